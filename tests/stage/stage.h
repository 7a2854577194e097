/*
 * stage - a program on a pseudo-terminal, and a pair of eyes (libvterm) that
 * read its screen.
 *
 * The stage never sleeps: it waits for what is wanted to be seen, with a
 * deadline.  Rows and columns count from 0, times are seconds.  It answers the
 * questions a terminal answers (where is the cursor), unless it is muted.
 */
#ifndef TESTS_STAGE_H
#define TESTS_STAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

struct stage;

struct stage_setup {
	int rows, cols;		       /* 0: 24 x 80 */
	const char *term;	       /* NULL: xterm-256color */
	bool bytes;		       /* it draws a letter per byte, no UTF-8 */
	bool silent;		       /* it answers no questions: stage_mute() from the start */
	const char *const *argv;       /* NULL-ended; argv[0] is looked up in PATH */
	const char *const *environment; /* NULL-ended "NAME=value", all there is;
					   TERM is added; NULL: ours */
};

/* Starts it; NULL when there is no pty or no process to be had. */
struct stage *stage_start(const struct stage_setup *setup);

/* Hangs up, waits up to 5 s, kills if need be, forgets. */
void stage_free(struct stage *stage);

/* ---- what goes in ---- */

/*
 * One key by its name as an xterm sends it: F1 to F12, Enter, Tab, Shift-Tab,
 * Esc, Up, Down, Left, Right, PgUp, PgDn, Home, End, Backspace, Delete, Insert,
 * Space, Ctrl-A to Ctrl-Z.  False: no such name.  Esc is followed by a pause,
 * without which it would be Alt with the next key.
 */
bool stage_key(struct stage *stage, const char *name);
void stage_type(struct stage *stage, const char *utf8);
void stage_raw(struct stage *stage, const void *bytes, size_t n);
/* As a terminal pastes: bracketed if the program asked for it. */
void stage_paste(struct stage *stage, const char *utf8);
void stage_mute(struct stage *stage, bool mute);
void stage_resize(struct stage *stage, int rows, int cols);
void stage_signal(struct stage *stage, int number);
/* The line drops: the program gets SIGHUP and can neither read nor write. */
void stage_hangup(struct stage *stage);
/* While stalled nothing is read from the program: a full line. */
void stage_stall(struct stage *stage, bool stall);

/* ---- what is seen ---- */

/* Until the text stands in one row, anywhere; or nowhere any more. */
bool stage_until(struct stage *stage, const char *text, double seconds);
bool stage_gone(struct stage *stage, const char *text, double seconds);
bool stage_shows(struct stage *stage, const char *text);
/* Takes in what comes until nothing came for so long. */
void stage_settle(struct stage *stage, double seconds);

/* A row or all of them (each ended by \n) as UTF-8, without blanks at their ends. */
char *stage_row(struct stage *stage, int row);
char *stage_screen(struct stage *stage);
void stage_size(const struct stage *stage, int *rows, int *cols);
void stage_cursor(struct stage *stage, int *row, int *col);
bool stage_bold(struct stage *stage, int row, int col);
bool stage_reverse(struct stage *stage, int row, int col);
/* The alternate screen is on; the line discipline is as it was before. */
bool stage_alternate(const struct stage *stage);
bool stage_cooked(const struct stage *stage);
/* The program has asked for bracketed paste. */
bool stage_brackets(struct stage *stage);

/* Since the last mark: bytes that came, and in how many reads. */
void stage_mark(struct stage *stage);
size_t stage_bytes(const struct stage *stage);
size_t stage_reads(const struct stage *stage);
/* The bytes themselves, with ESC readable, for a failure's report; g_free(). */
char *stage_trace(const struct stage *stage);

/* ---- its end ---- */

pid_t stage_pid(const struct stage *stage);

/* Waits: its exit status, 128 + the signal that ended it, or -1: still there. */
int stage_end(struct stage *stage, double seconds);

#endif
