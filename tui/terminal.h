/*
 * terminal - the one terminal this program has: its modes, its size, the bytes
 * that go to it, and the signals that speak of it.
 *
 * curses draws into memory (newterm() on a memfd); terminal_show() sends what
 * it drew with one write().  The write goes through an own description of the
 * tty with O_NONBLOCK, because that flag set on fd 0 would be seen by the
 * shell too.  When the line is full the rest stays here: terminal_pending()
 * is true, nothing is drawn meanwhile (paint_begin() says no), and when
 * terminal_flush() has got it all out the caller draws the newest state, once.
 *
 * Modes are terminal's own: raw, no signals from keys, no flow control,
 * bracketed paste on, cursor and number-pad keys in normal mode, alternate
 * screen.  All of it is put back by terminal_close(), and, by tcsetattr() and
 * write() alone, when the program dies of SIGSEGV, SIGBUS, SIGILL, SIGFPE or
 * SIGABRT (which are then raised again).
 *
 * SIGHUP, SIGTERM, SIGWINCH and SIGCONT only leave a note and wake
 * terminal_wake_fd(); the main loop asks terminal_signals().  After
 * TERMINAL_HANGUP leave with status 129, after TERMINAL_ENDED with 143.
 *
 * One terminal may be open at a time.  setlocale(LC_CTYPE) must name UTF-8
 * before it is opened.
 */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "tui/theme.h"

struct terminal;
struct world;

enum terminal_signal {
	TERMINAL_RESIZED = 1, /* told once */
	TERMINAL_HANGUP = 2,  /* told from then on: the line is gone */
	TERMINAL_ENDED = 4    /* told from then on: somebody sent SIGTERM */
};

enum terminal_error {
	TERMINAL_ERROR_NO_TTY, /* fd is no terminal */
	TERMINAL_ERROR_UNKNOWN /* no terminfo entry for this TERM, nor for xterm and vt100 */
};

#define TERMINAL_ERROR terminal_error_quark()
GQuark terminal_error_quark(void);

/*
 * `fd` is the tty, lent until terminal_close().  `term` is the value of $TERM;
 * what terminfo does not know is served as vt100.  Nothing is sent before the
 * first paint.  The error's sentence is translated.
 */
struct terminal *terminal_open(int fd, const char *term, struct look look, GError **error);

/*
 * Where the locale does not say UTF-8: asks the terminal itself (probe.h), before
 * the first paint; struct look is ascii from then on unless it draws UTF-8.
 * What was typed meanwhile is appended to `typed`.
 */
void terminal_probe(struct terminal *terminal, const struct world *world, GByteArray *typed);

/*
 * A report of the cursor came: true when it is the answer to that question,
 * come late; then what the terminal draws may be known better, and all of it
 * is drawn again.
 */
bool terminal_learn(struct terminal *terminal, int row, int col);

/* Puts everything back (waits at most 1 s for a full line); NULL is allowed. */
void terminal_close(struct terminal *terminal);

/* What to poll: POLLIN always, POLLOUT while terminal_pending(). */
int terminal_fd(const struct terminal *terminal);

/* Readable as soon as a signal came; poll it for POLLIN. */
int terminal_wake_fd(const struct terminal *terminal);

/* A set of enum terminal_signal; also empties terminal_wake_fd(). */
unsigned terminal_signals(struct terminal *terminal);

/*
 * Takes over the window's size (after TERMINAL_RESIZED, the caller may wait
 * 50 ms to answer a series of them once); the next paint is a whole one.
 */
void terminal_resize(struct terminal *terminal);
void terminal_size(const struct terminal *terminal, int *rows, int *cols);

/*
 * What came from the keyboard: bytes read, 0 when there is nothing now, -1 when
 * the line is gone (TERMINAL_HANGUP is then told too).  Never blocks.
 */
ssize_t terminal_read(struct terminal *terminal, uint8_t *into, size_t size);

/* True while the line has not yet taken everything. */
bool terminal_pending(const struct terminal *terminal);

/* Sends on what waits; true when nothing waits any more. */
bool terminal_flush(struct terminal *terminal);

/* The next paint draws every cell again (Ctrl-L). */
void terminal_redraw(struct terminal *terminal);

/*
 * The next paint also asks where the cursor is, in the same write; the answer
 * comes as K_CURSOR_REPORT.  That paint must leave the cursor below the first
 * row (paint_end() moves it there otherwise), for `ESC [ 1 ; n R` means F3.
 */
void terminal_ask_cursor(struct terminal *terminal);

const struct look *terminal_look(const struct terminal *terminal);

/* For tui/paint alone: sends what curses has drawn, with one write(). */
void terminal_show(struct terminal *terminal);
bool terminal_asking(const struct terminal *terminal);

#endif
