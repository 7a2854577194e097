/*
 * theme - what a role looks like.
 *
 * Everything on the screen is drawn in a role; nobody else knows attributes.
 * Monochrome first: take all attributes away and nothing is lost.  Underline
 * is never used, it hides the dot below (ạ ẹ ị ọ ụ).
 */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>

enum role {
	ROLE_PLAIN,
	ROLE_TITLE, /* bold: the screen's name on row 0 */
	ROLE_BOLD,  /* a person's name, the current part, a group, the one total */
	ROLE_BADGE, /* reverse: TẬP HUẤN, and nothing else */
	ROLE_DIM,   /* only "(đang đọc…)" */
	ROLE_MARK,  /* > ! * x in their columns */
	ROLE_RULE   /* the line under a list's headings */
};

/* How this terminal is to be drawn on; fixed when it is opened. */
struct look {
	bool ascii; /* the terminal does not show UTF-8 */
	bool plain; /* --plain: no lines, no reverse video */
};

/* curses' attribute for a role, as a plain number so that no header names curses. */
unsigned long theme_attribute(enum role role, const struct look *look);

#endif
