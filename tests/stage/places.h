/*
 * places - folders and an environment of a play's own, and the broom at its
 * end: processes that were left behind are ended, folders are taken away.
 */
#ifndef TESTS_STAGE_PLACES_H
#define TESTS_STAGE_PLACES_H

#include <stdbool.h>

struct places;

struct places *places_new(void);
void places_free(struct places *places);

void places_set(struct places *places, const char *name, const char *value);

/* NULL-ended NAME=value, lent until the next places_set(). */
const char *const *places_environment(const struct places *places);

/* Copies the folder `seed` into XDG_STATE_HOME; *why is to be freed. */
bool places_seed(struct places *places, const char *seed, char **why);

#endif
