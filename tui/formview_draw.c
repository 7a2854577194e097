/* formview_draw - the picture of a form: two columns where the register has a value. */
#include <string.h>

#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/formview.h"

#include "i18n/banned.h"

enum { LABEL = 2, LABEL_CELLS = 22, OLD = 26 };

/* Where the columns stand in a window of so many cells; the last one stays empty. */
struct columns {
	int width; /* of the old value, and of the new one */
	int mark, new, whole;
	const char *more;
};

static struct columns columns_of(const struct paint *paint)
{
	int room = paint->cols - 1 - OLD;
	struct columns c = { .width = (room - 3) / 2, .whole = room };

	c.mark = OLD + c.width + 1;
	c.new = c.mark + 2;
	c.more = paint->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
	return c;
}

/* A place: its detail, then commune and province; the comma between them goes. */
static void break_place(const char *text, int width, char *line[2], const char *more)
{
	const char *comma = NULL;

	line[1] = NULL;
	if (cells_width(text) <= width) {
		line[0] = g_strdup(text);
		return;
	}
	for (const char *at = strstr(text, ", "); at; at = strstr(at + 2, ", ")) {
		g_autofree char *head = g_strndup(text, (gsize)(at - text));

		if (cells_width(head) > width)
			break;
		comma = at;
		if (cells_width(at + 2) <= width)
			break;
	}
	if (comma) {
		line[0] = g_strndup(text, (gsize)(comma - text));
		line[1] = cells_fit(comma + 2, width, more);
	} else {
		g_auto(GStrv) words = cells_wrap(text, width);

		line[0] = g_strdup(words[0]);
		line[1] = words[1] ? cells_fit(text + strlen(words[0]) + 1, width, more) : NULL;
	}
}

static void break_value(const struct field *field, const char *text, int width, char *line[2],
			const char *more)
{
	line[1] = NULL;
	if (field->kind == KIND_PLACE)
		break_place(text, width, line, more);
	else if (field->kind == KIND_NAME)
		line[0] = cells_fit_name(text, width, more);
	else
		line[0] = cells_fit(text, width, more);
}

static char *old_text(const struct formview *view, const struct field *field)
{
	return kind_show(field->kind, field->catalogue, draft_original(view->draft, field->key));
}

/* The words at the right: what was typed, or why nothing can be. */
static char *new_text(const struct formview *view, size_t at)
{
	const struct field *field = &view->form->field[at];
	const char *typed = draft_typed(view->draft, field->key);

	if (field->flags & FIELD_LOCKED)
		return g_strdup(P_("field", "locked"));
	if (!*typed && field->kind == KIND_DATE && field->record == FIELD_NONE)
		return g_strdup("__/__/____");
	if (field->flags & FIELD_SECRET)
		return g_strnfill(g_utf8_strlen(typed, -1) > 0 ? 6 : 0, '*');
	return g_strdup(typed);
}

static int height(const struct formview *view, size_t at, const struct columns *c)
{
	const struct field *field = &view->form->field[at];
	g_autofree char *old = NULL, *new = NULL;

	if (field->kind != KIND_PLACE)
		return 1;
	new = new_text(view, at);
	if (field->record == FIELD_NONE)
		return cells_width(new) > c->whole && at != view->cursor ? 2 : 1;
	old = old_text(view, field);
	return cells_width(old) > c->width ||
			       (at != view->cursor && cells_width(new) > c->width)
		       ? 2
		       : 1;
}

/* A blank line parts the fields of the record from reason and paper. */
static bool begins_part(const struct formview *view, size_t at)
{
	return at > 0 && view->form->field[at].record == FIELD_NONE &&
	       view->form->field[at - 1].record != FIELD_NONE;
}

static int lines_between(const struct formview *view, size_t from, size_t to,
			 const struct columns *c)
{
	int lines = 0;

	for (size_t i = from; i <= to; i++)
		lines += height(view, i, c) + (i > from && begins_part(view, i));
	return lines;
}

static void keep_cursor_visible(struct formview *view, int rows, const struct columns *c)
{
	if (view->cursor < view->top)
		view->top = view->cursor;
	while (view->top < view->cursor && lines_between(view, view->top, view->cursor, c) > rows)
		view->top++;
}

static void draw_input(struct formview *view, struct paint *paint, int row, int col, int width)
{
	const struct field *field = formview_field(view);
	int cursor = 0;
	g_autofree char *shown = lineedit_view(&view->edit, width, &cursor);

	if (!*shown && field->kind == KIND_DATE && field->record == FIELD_NONE)
		paint_text(paint, row, col, width, ROLE_PLAIN, "__/__/____");
	else
		paint_data(paint, row, col, width, ROLE_PLAIN, shown);
	paint_cursor(paint, row, col + cursor);
}

static void draw_lines(struct paint *paint, const struct field *field, int row, int last, int col,
		       int width, const char *text, const char *more)
{
	char *line[2];

	break_value(field, text, width, line, more);
	paint_data(paint, row, col, width, ROLE_PLAIN, line[0]);
	if (line[1] && row < last)
		paint_data(paint, row + 1, col, width, ROLE_PLAIN, line[1]);
	g_free(line[0]);
	g_free(line[1]);
}

static const char *mark_of(const struct formview *view, const struct field *field)
{
	if (draft_complaint(view->draft, field->key))
		return "!";
	return field->record != FIELD_NONE && draft_changed(view->draft, field->key) ? "*" : "";
}

static void draw_field(struct formview *view, struct paint *paint, size_t at, int row, int last,
		       const struct columns *c)
{
	const struct field *field = &view->form->field[at];
	bool two = field->record != FIELD_NONE, here = at == view->cursor;
	int col = two ? c->new : OLD, width = two ? c->width : c->whole;
	g_autofree char *label = cells_fit(_(field->label), LABEL_CELLS, c->more);
	g_autofree char *new = new_text(view, at);

	if (here)
		paint_text(paint, row, 0, 1, ROLE_MARK, ">");
	paint_text(paint, row, LABEL, LABEL_CELLS, ROLE_PLAIN, label);
	paint_text(paint, row, two ? c->mark : OLD - 2, 1, ROLE_MARK, mark_of(view, field));
	if (two) {
		g_autofree char *old = old_text(view, field);

		draw_lines(paint, field, row, last, OLD, c->width, old, c->more);
	}
	if (here && !(field->flags & FIELD_LOCKED)) {
		draw_input(view, paint, row, col, width);
		return;
	}
	draw_lines(paint, field, row, last, col, width, new, c->more);
	if (here)
		paint_cursor(paint, row, col);
}

void formview_draw(struct formview *view, struct paint *paint, int at, int rows)
{
	struct columns c = columns_of(paint);
	int row = at, last = at + rows - 1;

	keep_cursor_visible(view, rows, &c);
	for (size_t i = view->top; i < view->form->fields && row <= last; i++) {
		if (i > view->top && begins_part(view, i))
			row++;
		if (row > last || (i > view->cursor && row + height(view, i, &c) - 1 > last))
			break;
		draw_field(view, paint, i, row, last, &c);
		row += height(view, i, &c);
	}
}
