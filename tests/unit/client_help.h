/*
 * client_help - what the tests of the client floor share: a world whose clock
 * is set by hand and whose chance repeats, and a folder that goes away.
 */
#ifndef TESTS_UNIT_CLIENT_HELP_H
#define TESTS_UNIT_CLIENT_HELP_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <cmocka.h>

#include "forms/world.h"

struct help_world {
	struct world world;
	int64_t now, steady;
	uint64_t chance;
};

static inline int64_t help_now(void *self)
{
	return ((struct help_world *)self)->now;
}

static inline int64_t help_steady(void *self)
{
	return ((struct help_world *)self)->steady;
}

/* splitmix64 */
static inline void help_random(void *self, void *into, size_t bytes)
{
	struct help_world *help = self;
	uint8_t *out = into;

	for (size_t i = 0; i < bytes; i++) {
		uint64_t z = help->chance += UINT64_C(0x9e3779b97f4a7c15);

		z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
		z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
		out[i] = (uint8_t)(z >> 56);
	}
}

/* 12/03/2026 08:42 in Việt Nam. */
#define HELP_NOW INT64_C(1773279720000)

static inline void help_world_init(struct help_world *help, uint64_t seed)
{
	*help = (struct help_world){ .now = HELP_NOW, .steady = 5000, .chance = seed };
	help->world = (struct world){ .now = help_now,
				      .steady = help_steady,
				      .random = help_random,
				      .self = help };
}

static inline void help_pass(struct help_world *help, int64_t ms)
{
	help->now += ms;
	help->steady += ms;
}

/* A new folder, 0700; g_free() after help_remove(). */
static inline char *help_folder(void)
{
	char *dir = g_dir_make_tmp("dancu-test-XXXXXX", NULL);

	assert_non_null(dir);
	return dir;
}

static inline void help_remove(const char *dir)
{
	GDir *open = g_dir_open(dir, 0, NULL);
	const char *name;

	while (open && (name = g_dir_read_name(open))) {
		g_autofree char *path = g_build_filename(dir, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR) &&
		    !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
			help_remove(path);
		else
			g_unlink(path);
	}
	if (open)
		g_dir_close(open);
	g_rmdir(dir);
}

/* Whether any file of the folder holds these bytes. */
static inline bool help_found(const char *dir, const char *planted)
{
	GDir *open = g_dir_open(dir, 0, NULL);
	const char *name;
	bool found = false;

	while (open && !found && (name = g_dir_read_name(open))) {
		g_autofree char *path = g_build_filename(dir, name, NULL);
		g_autofree char *bytes = NULL;
		gsize length = 0;

		if (g_file_get_contents(path, &bytes, &length, NULL))
			found = memmem(bytes, length, planted, strlen(planted)) != NULL;
	}
	if (open)
		g_dir_close(open);
	return found;
}

#endif
