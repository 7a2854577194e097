/*
 * world - time and chance as parameters.
 *
 * Nothing below a main.c reads a clock or draws a random number: it asks the
 * world that was handed down to it, so that a test or the simulator can run
 * the real code on a clock and a seed of its own.  The struct is lent for the
 * whole life of whoever is given it.
 *
 * Units: milliseconds.  `now` counts from 1970 UTC and may jump when somebody
 * sets the clock; `steady` only grows, also while the machine sleeps
 * (CLOCK_BOOTTIME), and is the one to measure waiting with.
 */
#ifndef FORMS_WORLD_H
#define FORMS_WORLD_H

#include <stddef.h>
#include <stdint.h>

struct world {
	int64_t (*now)(void *self);
	int64_t (*steady)(void *self);
	void (*random)(void *self, void *into, size_t bytes);
	void *self;
};

int64_t world_now(const struct world *world);
int64_t world_steady(const struct world *world);
void world_random(const struct world *world, void *into, size_t bytes);

/*
 * A new UUIDv7 (RFC 9562): its first 48 bits are `now`, the rest is chance, so
 * that what a terminal makes sorts by time.  36 letters; g_free() it.
 */
char *world_uuid(const struct world *world);

#endif
