/*
 * split - a message in JSON, one citizen at a time.
 *
 * The bytes of each CongDan (one object, or the elements of an array) are cut out of
 * the file without being understood; all that stands around them is kept as the
 * envelope, with an empty array in their place.  forms/json judges both: nothing is
 * taken here that it would refuse in a whole message, and memory holds one citizen.
 */
#ifndef CENTRAL_SPLIT_H
#define CENTRAL_SPLIT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct centre_split {
	FILE *file;	   /* lent */
	GString *slice;	   /* the citizen last found, not yet proved to be JSON */
	GString *envelope; /* whole after the last one */
	size_t line, letter; /* of the slice's first byte, from 1 */
	/* private from here */
	size_t at_line, at_letter;
	GString *word;
	int state;
	bool in_word, escaped, is_key, too_large;
};

void centre_split_init(struct centre_split *split, FILE *file);
void centre_split_clear(struct centre_split *split);
/* False: no more; then `too_large` tells of a citizen or envelope beyond 1 MiB. */
bool centre_split_next(struct centre_split *split);

#endif
