/* verbs - what a line of a play can say; play.c reads the lines. */
#ifndef TESTS_STAGE_VERBS_H
#define TESTS_STAGE_VERBS_H

#include <glib.h>
#include <stdbool.h>

#include "tests/stage/places.h"
#include "tests/stage/stage.h"

struct play {
	const char *file;
	char **lines;
	int at; /* the line being played, from 0 */
	char *title, *term;
	int rows, cols;
	bool bytes, silent;
	struct places *places;
	struct stage *stage;
	GString *recorded; /* the file as it should be; NULL: compare */
	GString *why;	   /* not empty: failed */
};

/* Words come without their quotes, but for `keys` (see next_word() in play.c). */
struct verb {
	const char *name;
	int words; /* how many it needs at least */
	bool staged; /* needs a running program */
	void (*perform)(struct play *play, char **words);
};

/* The first failure counts. */
void play_fail(struct play *play, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* NULL: no such verb. */
const struct verb *verb_find(const char *name);

#endif
