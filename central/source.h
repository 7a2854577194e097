/*
 * source - the citizens of a message file, whatever form it has: JSON or XML, the
 * standard or the live dialect, with or without a wrapper.  What it is, the first
 * bytes say.
 */
#ifndef CENTRAL_SOURCE_H
#define CENTRAL_SOURCE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "forms/json.h"

struct centre_source;

/* The file is lent. */
struct centre_source *centre_source_new(FILE *file);
void centre_source_free(struct centre_source *source);
/* The next citizen, new; NULL and `why` unset: that was the last. */
struct json *centre_source_next(struct centre_source *source, GPtrArray *strangers,
				GError **why);
/* After the last: whether the message is whole and has as many as it says. */
bool centre_source_check(const struct centre_source *source, GError **why);
/*
 * Where what `sentence` complains of stands in the file: " (line 7, letter 3 of the
 * file)", or the line of the citizen last taken.  New.
 */
char *centre_source_place(const struct centre_source *source, const char *sentence);
/* What to do about text in another encoding; NULL: nothing. New. */
char *centre_source_advice(const struct centre_source *source);
/* The sentence about texts that the door mended; NULL: none. New. */
char *centre_source_mended(const struct centre_source *source);

#endif
