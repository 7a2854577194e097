/* The inside of a stage, for stage.c (acts and waits) and seen.c (looks). */
#ifndef TESTS_STAGE_INSIDE_H
#define TESTS_STAGE_INSIDE_H

#include <glib.h>
#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

struct stage {
	VTerm *term;
	VTermScreen *screen;
	VTermState *state;
	int rows, cols;
	int master, slave, ended; /* ended: a pidfd */
	pid_t pid;
	int status; /* -1: still there */
	struct termios before;
	bool alternate, muted, stalled, bytes;
	GByteArray *answers; /* what the terminal says; master is written from here */
	GByteArray *seen;    /* since the mark */
	size_t reads;
	bool probing;	/* looking what the terminal would say */
	bool brackets;
};

/* One read; false when there is nothing (more) to read. */
bool stage_take(struct stage *stage);

#endif
