/*
 * formview_plain - a form for magnifiers and screen readers: one field below the
 * other, every line begins with what it is, every mark is a word, and a
 * complaint stands under its field.
 */
#include "tui/formview.h"

#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/language.h"

#include "i18n/banned.h"

enum { LEFT = 1, INDENT = 3 };

struct pen {
	struct formview *view;
	struct paint *paint;
	int row, last;
};

/* Label, answer and complaint: three lines at most. */
static int height(const struct formview *view, size_t at)
{
	const struct field *field = &view->form->field[at];

	return 1 + formview_two(view, field) + (draft_complaint(view->draft, field->key) != NULL);
}

static void line(struct pen *pen, int col, const char *words, const char *text)
{
	struct paint *paint = pen->paint;
	int room = paint->cols - 1 - col;
	int used = paint_text(paint, pen->row, col, room, ROLE_PLAIN, words);

	if (text) {
		g_autofree char *fit = cells_fit(text, room - used, CELLS_MORE_ASCII);

		paint_data(paint, pen->row, col + used, room - used, ROLE_PLAIN, fit);
	}
}

static const char *state_words(const struct formview *view, const struct field *field)
{
	if (view->again && field == formview_field(view))
		return _("second time: ");
	if (draft_complaint(view->draft, field->key))
		return _("proposed, wrong: ");
	if (draft_changed(view->draft, field->key))
		return _("proposed, changed: ");
	return _("proposed, unchanged: ");
}

static void draw_locked(struct pen *pen, const struct field *field)
{
	g_autofree char *words = g_strdup_printf(
		_("locked: procedure %s"), catalogue_name(CATALOGUE_PROCEDURE, field->procedure));

	line(pen, INDENT, words, NULL);
	if (field == formview_field(pen->view))
		paint_cursor(pen->paint, pen->row, INDENT);
}

static void draw_answer(struct pen *pen, const struct field *field, int col, const char *words)
{
	struct paint *paint = pen->paint;
	int used = paint_text(paint, pen->row, col, paint->cols - 1 - col, ROLE_PLAIN, words);
	int width = paint->cols - 1 - col - used;

	if (field == formview_field(pen->view) && !draft_locked(pen->view->draft, field)) {
		formview_draw_input(pen->view, paint, pen->row, col + used, width);
	} else {
		g_autofree char *text = formview_new_text(pen->view, field);
		g_autofree char *fit = cells_fit(text, width, CELLS_MORE_ASCII);

		paint_data(paint, pen->row, col + used, width, ROLE_PLAIN, fit);
		if (field == formview_field(pen->view))
			paint_cursor(paint, pen->row, col + used);
	}
}

static void draw_field(struct pen *pen, const struct field *field)
{
	const char *complaint = draft_complaint(pen->view->draft, field->key);

	if (formview_two(pen->view, field)) {
		g_autofree char *head = g_strdup_printf(_("%s, on record: "), _(field->label));
		g_autofree char *old = formview_old_text(pen->view, field);

		line(pen, LEFT, head, old);
		pen->row++;
		if (draft_locked(pen->view->draft, field))
			draw_locked(pen, field);
		else
			draw_answer(pen, field, INDENT, state_words(pen->view, field));
	} else {
		bool again = pen->view->again && field == formview_field(pen->view);
		g_autofree char *head = g_strdup_printf("%s: %s", _(field->label),
							again ? _("second time: ") : "");

		draw_answer(pen, field, LEFT, head);
	}
	pen->row++;
	if (complaint && pen->row <= pen->last)
		line(pen, INDENT, complaint, NULL);
	pen->row += complaint != NULL;
}

static void keep_cursor_visible(struct formview *view, int rows)
{
	int lines;

	if (view->cursor < view->top)
		view->top = view->cursor;
	for (;; view->top++) {
		lines = 0;
		for (size_t i = view->top; i <= view->cursor; i++)
			lines += height(view, i);
		if (lines <= rows || view->top >= view->cursor)
			return;
	}
}

void formview_draw_plain(struct formview *view, struct paint *paint, int at, int rows)
{
	struct pen pen = { view, paint, at, at + rows - 1 };
	size_t i;

	keep_cursor_visible(view, rows);
	for (i = view->top; i < view->form->fields; i++) {
		if (pen.row + height(view, i) - 1 > pen.last)
			break;
		draw_field(&pen, &view->form->field[i]);
	}
	view->shown = i - view->top;
}
