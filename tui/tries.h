/*
 * tries - a password that only this machine can judge (the lock, a sign-in without
 * a line): after each wrong one a pause, 1, 2, 4, 8 and 16 s; after the fifth the
 * program ends.  Nothing is ever deleted for it.
 */
#ifndef TUI_TRIES_H
#define TUI_TRIES_H

#include <stdbool.h>
#include <stdint.h>

#define TRIES_MOST 5

struct world;

struct tries {
	unsigned wrong;
	int64_t until; /* world_steady() of the next try; after the last: of the end */
};

/* Whether one may try now; if not, *why says when: new. */
bool tries_may(const struct tries *tries, const struct world *world, char **why);
/* It was wrong; what to say: new. */
char *tries_wrong(struct tries *tries, const struct world *world);
void tries_right(struct tries *tries);

/* world_steady() of the end; INT64_MAX: not in sight. */
int64_t tries_end(const struct tries *tries);

#endif
