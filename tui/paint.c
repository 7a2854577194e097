/*
 * paint - cells to curses; one of the three files that know it.  The whole
 * picture is laid into stdscr each time and doupdate() finds the difference.
 */
#include "tui/paint.h"

#include <curses.h>

#include "i18n/cells.h"
#include "i18n/fold.h"
#include "i18n/text.h"

#include "i18n/banned.h"

bool paint_begin(struct paint *p, struct terminal *terminal)
{
	if (terminal_pending(terminal) && !terminal_flush(terminal))
		return false;
	p->terminal = terminal;
	p->look = terminal_look(terminal);
	terminal_size(terminal, &p->rows, &p->cols);
	p->cursor_row = p->cursor_col = -1;
	erase();
	return true;
}

/* A letter that may go to a terminal; what steers or hides becomes "?". */
static gunichar safe(gunichar c)
{
	return text_flaw_of(c) == TEXT_FINE ? c : '?';
}

/* Lays valid UTF-8 down; bytes that are not are one "?" each. */
static int lay(struct paint *p, int row, int col, int cells, enum role role, const char *s)
{
	wchar_t letter[CCHARW_MAX + 1];
	const char *at;
	cchar_t cell;
	int used = 0;
	attr_t attribute = (attr_t)theme_attribute(role, p->look);

	if (row < 0 || row >= p->rows || col < 0)
		return 0;
	cells = MIN(cells, p->cols - col);
	while (*s != '\0') {
		gunichar c = g_utf8_get_char_validated(s, -1);
		size_t n = 0;
		int width;

		at = s;
		s = c >= (gunichar)-2 ? s + 1 : g_utf8_next_char(s);
		letter[n++] = (wchar_t)(c >= (gunichar)-2 ? '?' : safe(c));
		if (text_is_mark((gunichar)letter[0])) /* on nothing */
			letter[0] = '?';
		width = letter[0] == '?' ? 1 : cells_letter(at);
		if (used + width > cells)
			break;
		while ((c = g_utf8_get_char_validated(s, -1)) < (gunichar)-2 &&
		       text_is_mark(c) && n < CCHARW_MAX) {
			letter[n++] = (wchar_t)c;
			s = g_utf8_next_char(s);
		}
		letter[n] = L'\0';
		if (setcchar(&cell, letter, attribute, 0, NULL) == OK)
			mvadd_wch(row, col + used, &cell);
		used += width;
	}
	return used;
}

int paint_text(struct paint *p, int row, int col, int cells, enum role role, const char *s)
{
	g_autofree char *ascii = p->look->ascii ? fold_ascii(s) : NULL;

	/* The cursor says where; a reader of screens would say "greater than". */
	if (p->look->plain && role == ROLE_MARK && g_str_equal(s, ">"))
		return 0;
	return lay(p, row, col, cells, role, ascii != NULL ? ascii : s);
}

int paint_data(struct paint *p, int row, int col, int cells, enum role role, const char *s)
{
	g_autofree char *ascii = p->look->ascii ? fold_viqr(s) : NULL;

	return lay(p, row, col, cells, role, ascii != NULL ? ascii : s);
}

void paint_rule(struct paint *p, int row, int col, int cells)
{
	const char *dash = p->look->ascii || p->look->plain ? "-" : "─";

	for (int i = 0; i < cells; i++)
		lay(p, row, col + i, 1, ROLE_RULE, dash);
}

void paint_cursor(struct paint *p, int row, int col)
{
	p->cursor_row = CLAMP(row, 0, p->rows - 1);
	p->cursor_col = CLAMP(col, 0, p->cols - 1);
}

void paint_end(struct paint *p)
{
	if (terminal_asking(p->terminal) && p->cursor_row < 1)
		paint_cursor(p, MAX(p->cursor_row, 1), MAX(p->cursor_col, 0));
	if (p->cursor_row < 0)
		paint_cursor(p, p->rows - 1, 0);
	move(p->cursor_row, p->cursor_col);
	wnoutrefresh(stdscr);
	doupdate();
	terminal_show(p->terminal);
}
