/*
 * likely - whether two persons may be one: what is looked at before a new person is
 * collected.  Names are compared as they are looked up (FOLD_SEARCH: without marks,
 * i and y alike), birth dates as far as both are known.
 */
#ifndef FORMS_LIKELY_H
#define FORMS_LIKELY_H

#include <stdbool.h>

/* KIND_NAME and KIND_DATE values of both. */
bool likely_same(const char *name, const char *birth, const char *other_name,
		 const char *other_birth);

/* The words to look the name up by: without marks.  New. */
char *likely_words(const char *name);

#endif
