/*
 * paint - one picture of the whole screen, in roles and cells.
 *
 *	struct paint p;
 *	if (paint_begin(&p, terminal)) {
 *		paint_text(&p, 0, 0, 32, ROLE_TITLE, title);
 *		paint_data(&p, 1, 2, 25, ROLE_BOLD, name);
 *		paint_cursor(&p, 2, 26);
 *		paint_end(&p);
 *	}
 *
 * The picture begins empty: draw all of it each time; what goes to the
 * terminal is the difference to what stands there, with one write().  Rows
 * and columns count from 0.  What lies outside is left out, in silence.  Leave
 * the last column empty (autowrap).  A string is cut after `cells` cells, never
 * inside a letter; cutting with "…" is i18n/cells' work and done before.
 *
 * On a terminal without UTF-8 the program's words lose their marks
 * (paint_text), but a name may not: paint_data writes it in VIQR, which needs
 * more cells.  Control and invisible characters become "?": they must have
 * been judged by the text door long before.
 */
#ifndef TUI_PAINT_H
#define TUI_PAINT_H

#include <stdbool.h>

#include "tui/terminal.h"
#include "tui/theme.h"

struct paint {
	struct terminal *terminal;
	const struct look *look;
	int rows, cols;
	int cursor_row, cursor_col; /* -1: nobody has said */
};

/*
 * False while the line is full (terminal_pending()): nothing may be drawn now;
 * draw again when terminal_flush() has returned true.
 */
bool paint_begin(struct paint *paint, struct terminal *terminal);

/* The program's words.  Returns the cells used. */
int paint_text(struct paint *paint, int row, int col, int cells, enum role role,
	       const char *utf8);

/* What the register or the officer wrote.  Returns the cells used. */
int paint_data(struct paint *paint, int row, int col, int cells, enum role role,
	       const char *utf8);

/* A line of `cells` cells: ─, or - in ASCII and --plain. */
void paint_rule(struct paint *paint, int row, int col, int cells);

/* Where the hardware cursor stands: on the focused answer. */
void paint_cursor(struct paint *paint, int row, int col);

/* Sends it.  Nothing changed: nothing is sent. */
void paint_end(struct paint *paint);

#endif
