/*
 * tty - the line below the terminal: a description of our own, its size, raw
 * mode.  No curses; terminal alone uses it.
 */
#ifndef TUI_TTY_H
#define TUI_TTY_H

#include <termios.h>

/*
 * An own description of the tty that `fd` is, with O_NONBLOCK: that flag
 * belongs to the description, and the shell shares the one of fd 0 to 2.
 * After su(1) the tty may belong to somebody else and not open: then the
 * caller's own is used as it is, and a full line blocks.  -1: no tty.
 */
int tty_own(int fd);

/* In cells; 24 x 80 when the line does not know. */
void tty_size(int fd, int *rows, int *cols);

/* Raw as cfmakeraw(3) means it: no signals, no flow control, no translation. */
struct termios tty_raw(int fd, const struct termios *before);

#endif
