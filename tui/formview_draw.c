/* formview_draw - the picture of a form: two columns where the register has a value. */
#include <string.h>

#include "forms/form_answers.h"
#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/formview.h"
#include "tui/place_lines.h"

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

bool formview_two(const struct formview *view, const struct field *field)
{
	return field->record != FIELD_NONE && draft_over_record(view->draft);
}

/* ---- the words ------------------------------------------------------------------ */

char *formview_old_text(const struct formview *view, const struct field *field)
{
	return kind_show(field->kind, field->catalogue, draft_original(view->draft, field->key));
}

char *formview_ghost(const struct formview *view, const struct field *field, const char *typed)
{
	char mask[] = "__/__/____";
	size_t length = strlen(typed);

	if (field->record == FIELD_NONE && length == 0 &&
	    *draft_original(view->draft, field->key))
		return formview_old_text(view, field); /* what counts unless another is typed */
	if (field->kind != KIND_DATE || length >= sizeof mask - 1)
		return g_strdup("");
	if (formview_two(view, field) && length == 0)
		return g_strdup("");
	if (field->flags & FIELD_YEAR_STAYS) {
		const char *original = draft_original(view->draft, field->key);

		if (strlen(original) >= 4)
			memcpy(mask + 6, original, 4);
	}
	for (size_t i = 0; i < length; i++)
		if ((mask[i] == '/') != (typed[i] == '/'))
			return g_strdup("");
	return g_strdup(mask + length);
}

/* The words at the right: what was typed, or why nothing can be. */
char *formview_new_text(const struct formview *view, const struct field *field)
{
	const char *typed = draft_typed(view->draft, field->key);

	if (draft_locked(view->draft, field) && formview_two(view, field))
		return g_strdup(P_("field", "locked"));
	if (draft_locked(view->draft, field))
		return formview_old_text(view, field);
	if (!*typed && !formview_two(view, field) && *draft_original(view->draft, field->key))
		return formview_old_text(view, field);
	if (!*typed)
		return formview_ghost(view, field, "");
	if (field->flags & FIELD_SECRET)
		return g_strnfill(6, '*');
	return g_strdup(typed);
}

/* ---- lines ------------------------------------------------------------------------ */

static GPtrArray *lines_of(const struct field *field, const char *text, int width,
			   const char *more)
{
	GPtrArray *lines;

	if (field->kind == KIND_PLACE)
		return place_lines(text, width);
	lines = g_ptr_array_new_with_free_func(g_free);
	if (field->kind == KIND_NAME)
		g_ptr_array_add(lines, cells_fit_name(text, width, more));
	else
		g_ptr_array_add(lines, cells_fit(text, width, more));
	return lines;
}

static GPtrArray *old_lines(const struct formview *view, const struct field *field,
			    const struct columns *c)
{
	g_autofree char *old = formview_old_text(view, field);

	return lines_of(field, old, c->width, c->more);
}

static GPtrArray *new_lines(const struct formview *view, const struct field *field,
			    const struct columns *c)
{
	g_autofree char *new = formview_new_text(view, field);

	return lines_of(field, new, formview_two(view, field) ? c->width : c->whole, c->more);
}

static int height(const struct formview *view, size_t at, const struct columns *c)
{
	const struct field *field = &view->form->field[at];
	int lines = 1;

	if (field->kind != KIND_PLACE)
		return 1;
	if (formview_two(view, field)) {
		g_autoptr(GPtrArray) old = old_lines(view, field, c);

		lines = MAX(lines, (int)old->len);
	}
	if (at != view->cursor) {
		g_autoptr(GPtrArray) new = new_lines(view, field, c);

		lines = MAX(lines, (int)new->len);
	}
	return lines;
}

static bool is_desk(const struct field *field)
{
	return field->record == FIELD_NONE && !form_field_is_answer(field);
}

/* A blank line parts what the paper says from reason and proof. */
static bool begins_part(const struct formview *view, size_t at)
{
	return at > 0 && is_desk(&view->form->field[at]) != is_desk(&view->form->field[at - 1]);
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

/* ---- the picture --------------------------------------------------------------------- */

/* What stands there until something else is typed. */
static void draw_preset(const struct formview *view, struct paint *paint, int row, int col,
			int width)
{
	const struct field *field = formview_field(view);
	g_autofree char *text = NULL;

	if (formview_two(view, field) || !*draft_original(view->draft, field->key))
		return;
	text = formview_old_text(view, field);
	paint_data(paint, row, col, width, ROLE_PLAIN, text);
}

void formview_draw_input(struct formview *view, struct paint *paint, int row, int col, int width)
{
	int cursor = 0, used;

	view->edit.viqr = paint->look->ascii;
	g_autofree char *shown = lineedit_view(&view->edit, width, &cursor);
	g_autofree char *ghost = formview_ghost(view, formview_field(view),
						lineedit_text(&view->edit));

	used = paint_data(paint, row, col, width, ROLE_PLAIN, shown);
	if (*ghost)
		paint_text(paint, row, col + used, width - used, ROLE_PLAIN, ghost);
	else if (!*lineedit_text(&view->edit) && !view->again)
		draw_preset(view, paint, row, col, width);
	paint_cursor(paint, row, col + cursor);
}

static void draw_lines(struct paint *paint, GPtrArray *lines, int row, int last, int col, int width)
{
	for (unsigned i = 0; i < lines->len && row <= last; i++, row++)
		paint_data(paint, row, col, width, ROLE_PLAIN, g_ptr_array_index(lines, i));
}

static const char *mark_of(const struct formview *view, const struct field *field)
{
	if (view->again && field == formview_field(view))
		return "2";
	if (view->typed && field == formview_field(view))
		return "";
	if (draft_complaint(view->draft, field->key))
		return "!";
	return formview_two(view, field) && draft_changed(view->draft, field->key) ? "*" : "";
}

static void draw_field(struct formview *view, struct paint *paint, size_t at, int row, int last,
		       const struct columns *c)
{
	const struct field *field = &view->form->field[at];
	bool two = formview_two(view, field), here = at == view->cursor;
	int col = two ? c->new : OLD, width = two ? c->width : c->whole;
	g_autofree char *label = cells_fit(_(field->label), LABEL_CELLS, c->more);

	if (here)
		paint_text(paint, row, 0, 1, ROLE_MARK, ">");
	paint_text(paint, row, LABEL, LABEL_CELLS, ROLE_PLAIN, label);
	paint_text(paint, row, two ? c->mark : OLD - 2, 1, ROLE_MARK, mark_of(view, field));
	if (two) {
		g_autoptr(GPtrArray) old = old_lines(view, field, c);

		draw_lines(paint, old, row, last, OLD, c->width);
	}
	if (here && !draft_locked(view->draft, field)) {
		formview_draw_input(view, paint, row, col, width);
		return;
	}
	g_autoptr(GPtrArray) new = new_lines(view, field, c);

	draw_lines(paint, new, row, last, col, width);
	if (here)
		paint_cursor(paint, row, col);
}

void formview_draw(struct formview *view, struct paint *paint, int at, int rows)
{
	struct columns c = columns_of(paint);
	int row = at, last = at + rows - 1;
	size_t i;

	if (paint->look->plain) {
		formview_draw_plain(view, paint, at, rows);
		return;
	}
	keep_cursor_visible(view, rows, &c);
	for (i = view->top; i < view->form->fields; i++) {
		int lines = height(view, i, &c);

		if (i > view->top && begins_part(view, i))
			row++;
		if (row > last || (i > view->cursor && row + lines - 1 > last))
			break;
		draw_field(view, paint, i, row, last, &c);
		row += lines;
	}
	view->shown = i - view->top;
}

/* ---- row 21 -------------------------------------------------------------------------- */

char *formview_position(const struct formview *view)
{
	size_t changed = draft_count_changed(view->draft), wrong = draft_count_errors(view->draft);
	GString *text = g_string_new(NULL);

	g_string_printf(text, _("Field %zu / %zu"), view->cursor + 1, view->form->fields);
	if (changed)
		g_string_append_printf(text,
				       draft_over_record(view->draft) ? _(", changed %zu")
								      : _(", filled in %zu"),
				       changed);
	if (wrong)
		g_string_append_printf(text, _(", wrong %zu"), wrong);
	return g_string_free(text, FALSE);
}

char *formview_below(const struct formview *view, int cells)
{
	GString *text = g_string_new(NULL);
	g_autofree char *fit = NULL;
	size_t first = view->top + view->shown;

	for (size_t i = first; i < view->form->fields && i < first + 6; i++)
		g_string_append_printf(text, "%s%s", i > first ? ", " : "PgDn ",
				       _(view->form->field[i].label));
	fit = cells_fit(text->str, cells, CELLS_MORE);
	g_string_free(text, TRUE);
	return g_steal_pointer(&fit);
}
