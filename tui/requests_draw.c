/* requests_draw - the picture of the four lists, the empty ones too. */
#include "tui/requests.h"

#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/paint.h"
#include "tui/readback.h"

#include "i18n/banned.h"

enum { WHEN = 2, NAME = 15, FIELDS = 42, STATE = 64, NAME_CELLS = 25, LIST_ROW = 5 };

void requests_draw_row(void *self, struct paint *paint, size_t at, int row)
{
	struct requests *s = self;
	const struct request_line *line = g_ptr_array_index(s->shown, at);
	int last = paint->cols - 1, state = last - (79 - STATE);
	int fields = paint->cols < 80 ? state : FIELDS;
	const char *more = paint->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
	g_autofree char *when = moment_near(line->at, world_now(s->base.app->world));
	g_autofree char *name = cells_fit_name(line->name, NAME_CELLS, more);
	g_autofree char *changed = cells_fit(line->fields, state - fields - 2, more);
	bool alarm = readback_is_alarm(s->base.app, line->id);
	g_autofree char *how = cells_fit(alarm ? P_("state", "! not recorded") : line->state, last - state,
					 more);

	paint_text(paint, row, WHEN, 12, ROLE_PLAIN, when);
	paint_data(paint, row, NAME, NAME_CELLS, ROLE_PLAIN, name);
	if (fields < state)
		paint_text(paint, row, fields, state - fields - 2, ROLE_PLAIN, changed);
	paint_text(paint, row, state, last - state, ROLE_PLAIN, how);
}

static const char *what_heading(const struct requests *s)
{
	if (s->which == LIST_INCOMING)
		return P_("heading", "Asked by");
	return s->which == LIST_OVERDUE ? P_("heading", "Commune") : P_("heading", "To be changed");
}

static const char *state_heading(const struct requests *s)
{
	if (s->which == LIST_INCOMING || s->which == LIST_OVERDUE)
		return P_("heading", "Due");
	if (s->which == LIST_RETURNED || s->which == LIST_QUEUE)
		return P_("heading", "Receipt");
	return P_("heading", "State");
}

static void draw_headings(const struct requests *s, struct paint *paint)
{
	int state = paint->cols - 1 - (79 - STATE), fields = paint->cols < 80 ? state : FIELDS;

	paint_text(paint, LIST_ROW - 2, WHEN, 12, ROLE_PLAIN,
		   s->which == LIST_DRAFTS ? P_("heading", "Kept at") : P_("heading", "Sent at"));
	paint_text(paint, LIST_ROW - 2, NAME, NAME_CELLS, ROLE_PLAIN, P_("heading", "About whom"));
	if (fields < state)
		paint_text(paint, LIST_ROW - 2, fields, 20, ROLE_PLAIN, what_heading(s));
	paint_text(paint, LIST_ROW - 2, state, 15, ROLE_PLAIN, state_heading(s));
	paint_rule(paint, LIST_ROW - 1, 1, paint->cols - 2);
}

const char *requests_empty_words(const struct requests *s)
{
	if (s->all->len > 0)
		return _("No line is like the filter. Esc shows all again.");
	if (!s->as_of)
		return _("not read; F5 reads again");
	switch (s->which) {
	case LIST_DRAFTS:
		return _("No drafts: all you began was sent or thrown away. F6 in a record begins "
			 "one.");
	case LIST_MINE:
		return _("You have no request at the centre. F6 in a record begins one.");
	case LIST_RETURNED:
		return _("Nothing was returned to you.");
	case LIST_QUEUE:
		return _("Nothing waits for a decision. F5 reads again.");
	case LIST_INCOMING:
		return _("No other commune has asked anything about your residents.");
	case LIST_OVERDUE:
		return _("Nothing is past its due date. F5 reads again.");
	case LIST_DECIDED:
		return _("You have decided nothing today.");
	}
	return "";
}

static void draw_head(struct requests *s, struct paint *paint)
{
	g_autofree char *total = figures_show(s->total);
	g_autofree char *as_of = moment_show(s->as_of);
	g_autofree char *words =
		s->reading ? g_strdup(_("(reading…)"))
			   : g_strdup_printf(s->which == LIST_DRAFTS ? _("%s drafts, NOT sent")
								     : _("%s requests"),
					     total);
	g_autofree char *when = g_strdup_printf(_("as of %s"), as_of);

	if (s->reading || s->as_of)
		paint_text(paint, 1, 2, paint->cols - 4 - cells_width(when),
			   s->reading ? ROLE_DIM : ROLE_BOLD, words);
	if (s->as_of && s->which != LIST_DRAFTS)
		paint_text(paint, 1, paint->cols - 1 - cells_width(when), 40, ROLE_PLAIN, when);
}

void requests_draw(struct screen *screen, struct paint *paint)
{
	struct requests *s = (struct requests *)screen;
	size_t first, last, total;

	draw_head(s, paint);
	draw_headings(s, paint);
	if (s->shown->len == 0 && !s->reading) {
		paint_text(paint, LIST_ROW, 2, paint->cols - 3, ROLE_PLAIN, requests_empty_words(s));
		paint_cursor(paint, LIST_ROW, 2);
	}
	listview_draw(&s->list, paint, LIST_ROW, paint->rows - 4 - LIST_ROW);
	listview_position(&s->list, &first, &last, &total);
	if (total > 0) {
		g_autofree char *where = g_strdup_printf(_("Lines %zu-%zu of %zu"), first, last,
							 total);

		paint_text(paint, paint->rows - 3, 2, 40, ROLE_PLAIN, where);
	}
	if (filter_is_on(&s->filter))
		filter_draw(&s->filter, paint, 2, 2);
}
