/*
 * bench - what the benches share: the clock, medians, and a row of the table.
 *
 * A row is printed as fields behind tabs: figure, ours, floor or peer, ratio,
 * target; tests/bench/bench.sh sets them in columns.
 */
#ifndef TESTS_BENCH_H
#define TESTS_BENCH_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/random.h>
#include <time.h>

#include "forms/world.h"

static inline double bench_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static inline int64_t bench_now(void *self)
{
	struct timespec t;

	(void)self;
	clock_gettime(CLOCK_REALTIME, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static inline int64_t bench_steady(void *self)
{
	(void)self;
	return (int64_t)bench_ms();
}

static inline void bench_random(void *self, void *into, size_t bytes)
{
	(void)self;
	while (getrandom(into, bytes, 0) != (ssize_t)bytes)
		continue;
}

static const struct world bench_world = { bench_now, bench_steady, bench_random, NULL };

/* ---- samples: GArray of double ---- */

static inline int bench_compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return x < y ? -1 : x > y;
}

/* The value below which `percent` of the samples lie; sorts them. */
static inline double bench_percentile(GArray *samples, double percent)
{
	guint at = (guint)(percent / 100 * samples->len);

	g_array_sort(samples, bench_compare);
	return samples->len ? g_array_index(samples, double, MIN(at, samples->len - 1)) : 0;
}

static inline void bench_row(const char *figure, const char *ours, const char *floor,
			     double ratio, const char *target)
{
	printf("%s\t%s\t%s\t", figure, ours, floor);
	if (ratio > 0)
		printf("%.2f", ratio);
	printf("\t%s\n", target);
	fflush(stdout);
}

#endif
