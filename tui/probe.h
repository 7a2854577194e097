/*
 * probe - what a terminal makes of UTF-8, when the locale does not say.
 *
 * One letter of three bytes is written at the beginning of the second row, and
 * the terminal is asked where its cursor is: in column 2 it has drawn one
 * letter, in column 3 or 4 it has drawn bytes.  It has 0.3 s to answer; a line
 * may be slower than that, so an answer that comes later still counts
 * (terminal_learn).  The second row, because ESC [ 1 ; n R is a key.
 */
#ifndef TUI_PROBE_H
#define TUI_PROBE_H

#include <glib.h>

struct world;

enum probe {
	PROBE_UTF8,
	PROBE_BYTES,	/* eight bits a letter, or something else */
	PROBE_SILENT,	/* no answer in time */
};

#define PROBE_ROW 2

/*
 * Asks through `fd`, a tty in raw mode with O_NONBLOCK; waits 0.3 s at most.
 * What came and was no answer, typed ahead or half an answer, is appended to
 * `typed`.
 */
enum probe probe_ask(int fd, const struct world *world, GByteArray *typed);

/* What a cursor in this column (from 1) means. */
enum probe probe_judge(int col);

/* Finds an answer in `bytes` and takes it out; its column, or 0: there is none. */
int probe_take_answer(GByteArray *bytes);

#endif
