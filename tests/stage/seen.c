/* seen - what the stage's eyes read off the screen. */
#include "tests/stage/stage.h"

#include <string.h>

#include "tests/stage/inside.h"

#include "i18n/banned.h"

static bool cell_at(struct stage *s, int row, int col, VTermScreenCell *cell)
{
	return vterm_screen_get_cell(s->screen, (VTermPos){ .row = row, .col = col }, cell) != 0;
}

char *stage_row(struct stage *s, int row)
{
	GString *line = g_string_new(NULL);
	VTermScreenCell cell;

	for (int col = 0; col < s->cols && cell_at(s, row, col, &cell);
	     col += MAX(cell.width, 1)) {
		if (cell.chars[0] == 0)
			g_string_append_c(line, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] != 0; i++)
			g_string_append_unichar(line, cell.chars[i]);
	}
	g_strchomp(line->str);
	return g_string_free(line, FALSE);
}

char *stage_screen(struct stage *s)
{
	GString *all = g_string_new(NULL);

	for (int row = 0; row < s->rows; row++) {
		g_autofree char *line = stage_row(s, row);

		g_string_append_printf(all, "%s\n", line);
	}
	return g_string_free(all, FALSE);
}

void stage_size(const struct stage *s, int *rows, int *cols)
{
	*rows = s->rows;
	*cols = s->cols;
}

void stage_cursor(struct stage *s, int *row, int *col)
{
	VTermPos at;

	vterm_state_get_cursorpos(s->state, &at);
	*row = at.row;
	*col = at.col;
}

bool stage_bold(struct stage *s, int row, int col)
{
	VTermScreenCell cell;

	return cell_at(s, row, col, &cell) && cell.attrs.bold;
}

bool stage_reverse(struct stage *s, int row, int col)
{
	VTermScreenCell cell;

	return cell_at(s, row, col, &cell) && cell.attrs.reverse;
}

bool stage_alternate(const struct stage *s)
{
	return s->alternate;
}

bool stage_cooked(const struct stage *s)
{
	struct termios now;

	return tcgetattr(s->master, &now) == 0 && now.c_lflag == s->before.c_lflag &&
	       now.c_iflag == s->before.c_iflag && now.c_oflag == s->before.c_oflag;
}

void stage_mark(struct stage *s)
{
	while (stage_take(s))
		;
	g_byte_array_set_size(s->seen, 0);
	s->reads = 0;
}

size_t stage_bytes(const struct stage *s)
{
	return s->seen->len;
}

size_t stage_reads(const struct stage *s)
{
	return s->reads;
}

char *stage_trace(const struct stage *s)
{
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < s->seen->len; i++) {
		guint8 c = s->seen->data[i];

		if (c == 27)
			g_string_append(out, "\\e");
		else if (c < 32 || c == 127)
			g_string_append_printf(out, "\\x%02x", c);
		else
			g_string_append_c(out, (char)c);
	}
	return g_string_free(out, FALSE);
}
