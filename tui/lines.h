/*
 * lines - text in, line by line, and text out, for `dancu text`.
 *
 * A line ends with LF or CRLF, the last one perhaps with nothing, and is
 * written with the end it was read with.  Bytes are taken as they are.  What
 * is ready is written before waiting for more, so a pair of pipes works.  A
 * line of more than LINES_BYTES is passed over and said: memory stays flat.
 */
#ifndef TUI_LINES_H
#define TUI_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include <glib.h>

#define LINES_BYTES ((size_t)16 << 20)

struct lines {
	int in, out, err;	/* descriptors, lent */
	size_t number;		/* of this line, from 1 */
	GString *text;		/* this line without its end */
	const char *ending;	/* "\n" "\r\n" "\r" "" */
	bool too_long;		/* this line was; text is empty */
	bool failed;		/* a fault was said: the status will be 1 */
	bool broken;		/* reading or writing failed: the end */
	GString *ready;		/* to be written */
	char *chunk;
	size_t at, filled;	/* bytes of the chunk */
};

void lines_init(struct lines *lines, int in, int out, int err);
void lines_clear(struct lines *lines);

/* The next line; false at the end of all, or when it broke. */
bool lines_next(struct lines *lines);

/* `text` and the end of this line. */
void lines_put(struct lines *lines, const char *text, size_t bytes);

/* A line of our own. */
void lines_say(struct lines *lines, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* "LINE:COLUMN: sentence"; column in letters from 1. */
void lines_fault(struct lines *lines, size_t column, const char *sentence);

/* Writes what is left; false when anything failed. */
bool lines_end(struct lines *lines);

#endif
