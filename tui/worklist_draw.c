/* worklist_draw - hamlets with bars above, households below. */
#include "tui/worklist.h"

#include <string.h>

#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/paint.h"

#include "i18n/banned.h"

enum { BAR_CELLS = 20, WIDE = 76, TALL = 20 };

/* Columns; `*_end` are the first cells right of a right-aligned figure. */
enum { NAME = 3, HOUSEHOLDS_END = 28, PEOPLE_END = 36, LEFT_END = 42, BAR = 45 };
enum { HOUSE_END = 6, HEAD = 8, HEAD_CELLS = 25, NOTE = 64 };

struct ends {
	int people, agree, differ, paper, left, head_cells;
};

static struct ends ends_of(const struct paint *p)
{
	if (p->cols >= WIDE)
		return (struct ends){40, 46, 51, 57, 62, HEAD_CELLS};
	return (struct ends){37, 43, 48, 54, 59, 22};
}

static const char *more_of(const struct paint *p)
{
	return p->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE;
}

static void put_right(struct paint *p, int row, int end, const char *text)
{
	int width = cells_width(text);

	paint_text(p, row, end - width, width, ROLE_PLAIN, text);
}

static void put_figure(struct paint *p, int row, int end, unsigned figure)
{
	g_autofree char *text = figures_show(figure);

	put_right(p, row, end, text);
}

/* ---- hamlets --------------------------------------------------------------------------- */

static void draw_bar(struct paint *p, int row, const struct hamlet_row *h)
{
	unsigned done = h->people > h->left ? h->people - h->left : 0;
	unsigned filled = h->people > 0 ? BAR_CELLS * done / h->people : BAR_CELLS;
	unsigned percent = h->people > 0 ? 100 * done / h->people : 100;
	char bar[BAR_CELLS + 3] = "[";
	g_autofree char *share = g_strdup_printf("%u%%", percent);

	memset(bar + 1, '#', filled);
	memset(bar + 1 + filled, '.', BAR_CELLS - filled);
	bar[BAR_CELLS + 1] = ']';
	if (p->cols >= WIDE) {
		paint_text(p, row, BAR, BAR_CELLS + 2, ROLE_PLAIN, bar);
		put_right(p, row, BAR + BAR_CELLS + 7, share);
	} else {
		put_right(p, row, BAR + 4, share);
	}
}

static void draw_hamlet(struct worklist_view *s, struct paint *p, int row,
			const struct hamlet_row *hamlet)
{
	struct hamlet_row now = worklist_hamlet_now(s, hamlet);
	bool here = strcmp(hamlet->id, s->hamlet) == 0;
	g_autofree char *fit = cells_fit(hamlet->name, 19, more_of(p));
	g_autofree char *cell = g_strdup_printf(here ? "[%s]" : " %s ", fit);

	paint_text(p, row, NAME - 1, 22, here ? ROLE_BOLD : ROLE_PLAIN, cell);
	put_figure(p, row, HOUSEHOLDS_END, hamlet->households);
	put_figure(p, row, PEOPLE_END, hamlet->people);
	put_figure(p, row, LEFT_END, now.left);
	draw_bar(p, row, &now);
}

static void draw_hamlet_headings(struct worklist_view *s, struct paint *p, unsigned shown)
{
	const struct hamlet_list *list = rounds_hamlets(s->rounds);
	g_autofree char *at = moment_show(list->deadline);
	g_autofree char *due = p->cols >= WIDE && list->deadline > 0
				       ? g_strdup_printf(_("Verified, due %s"), at)
				       : g_strdup(P_("heading", "Verified"));
	g_autofree char *place = g_strdup_printf("%s %d / %u", P_("heading", "Hamlet"),
						 worklist_hamlet_index(s) + 1, list->rows->len);

	paint_text(p, 1, NAME - 1, 22, ROLE_PLAIN,
		   shown < list->rows->len ? place : P_("heading", "Hamlet"));
	put_right(p, 1, HOUSEHOLDS_END, P_("heading", "Hh."));
	put_right(p, 1, PEOPLE_END, P_("heading", "People"));
	put_right(p, 1, LEFT_END, P_("heading", "Left"));
	paint_text(p, 1, BAR, p->cols - 1 - BAR, ROLE_PLAIN, due);
}

/* As many as there is room for, the one shown among them. */
static void draw_hamlets(struct worklist_view *s, struct paint *p, int room)
{
	const struct hamlet_list *list = rounds_hamlets(s->rounds);
	int count = (int)list->rows->len, here = worklist_hamlet_index(s);
	int first = CLAMP(here - room / 2 + (room + 1) % 2, 0, MAX(count - room, 0));

	draw_hamlet_headings(s, p, (unsigned)room);
	for (int i = first; i < MIN(count, first + room); i++)
		draw_hamlet(s, p, 2 + i - first, g_ptr_array_index(list->rows, (guint)i));
}

/* ---- households ---------------------------------------------------------------------------- */

void worklist_draw_row(void *self, struct paint *p, size_t row, int at)
{
	struct worklist_view *s = self;
	const struct work_row now = worklist_now(s, g_ptr_array_index(s->rows, row));
	const struct ends ends = ends_of(p);
	g_autofree char *head = kind_show(KIND_NAME, CATALOGUE_NONE, now.head);
	g_autofree char *fit = cells_fit_name(head, ends.head_cells, more_of(p));
	g_autofree char *house = cells_fit(now.house, HOUSE_END - 2, "");
	g_autofree char *note = cells_fit(now.note, MAX(p->cols - 1 - NOTE, 0), more_of(p));

	put_right(p, at, HOUSE_END, house);
	paint_data(p, at, HEAD, ends.head_cells, ROLE_PLAIN, fit);
	put_figure(p, at, ends.people, now.people);
	put_figure(p, at, ends.agree, now.agree);
	put_figure(p, at, ends.differ, now.differ);
	put_figure(p, at, ends.paper, now.paper);
	put_figure(p, at, ends.left, now.left);
	if (p->cols >= WIDE)
		paint_data(p, at, NOTE, p->cols - 1 - NOTE, ROLE_PLAIN, note);
}

static void draw_list_headings(struct paint *p, int row)
{
	const struct ends ends = ends_of(p);

	put_right(p, row, HOUSE_END, P_("heading", "House"));
	paint_text(p, row, HEAD, ends.head_cells, ROLE_PLAIN, P_("heading", "Head of household"));
	put_right(p, row, ends.people, P_("heading", "People"));
	put_right(p, row, ends.agree, P_("heading", "Right"));
	put_right(p, row, ends.differ, P_("heading", "Diff"));
	put_right(p, row, ends.paper, P_("heading", "Paper"));
	put_right(p, row, ends.left, P_("heading", "Left"));
	if (p->cols >= WIDE)
		paint_text(p, row, NOTE, p->cols - 1 - NOTE, ROLE_PLAIN, P_("heading", "Note"));
	paint_rule(p, row + 1, 1, p->cols - 2);
}

static const char *order_words(enum worklist_order order)
{
	static const char *const words[WORK_ORDERS] = {
		[WORK_BY_HOUSE] = N_("by house"),
		[WORK_BY_HEAD] = N_("by head of household"),
		[WORK_BY_LEFT] = N_("most left first"),
	};

	return _(words[order]);
}

static void draw_summary(struct worklist_view *s, struct paint *p, int row)
{
	size_t marked = listview_mark_count(&s->view);
	g_autofree char *words = g_strdup_printf(_("%u households with people left, %s"),
						 s->rows->len, order_words(s->order));
	g_autofree char *marks = g_strdup_printf(_("%zu marked"), marked);

	paint_text(p, row, 2, p->cols - 3, ROLE_BOLD, words);
	if (marked > 0)
		paint_text(p, row, MIN(NOTE, p->cols - 1 - cells_width(marks)),
			   p->cols - 1, ROLE_PLAIN, marks);
}

static void draw_foot(struct worklist_view *s, struct paint *p, bool wide)
{
	size_t first, last, total;
	g_autofree char *where = NULL;

	listview_position(&s->view, &first, &last, &total);
	where = g_strdup_printf(_("Lines %zu-%zu of %zu"), first, last, total);
	paint_text(p, p->rows - 3, 2, 23, ROLE_PLAIN, where);
	paint_text(p, p->rows - 3, 26, p->cols - 27, ROLE_PLAIN,
		   wide ? _("Left, Right: other hamlet  Space: marks")
			: _("Left, Right: other hamlet"));
}

/* Why nothing stands there, and what changes that. */
static const char *why_empty(const struct worklist_view *s)
{
	if (s->reading_list || s->reading_hamlets)
		return _("(reading…)");
	if (rounds_worklist(s->rounds, s->hamlet) == NULL)
		return _("This hamlet was not read yet: no line. F5 tries again.");
	if (filter_is_on(&s->filter))
		return _("No household passes the filter; Esc takes it away.");
	return _("Everybody of this hamlet is verified. Left and Right: other hamlets.");
}

static void draw_nothing(struct worklist_view *s, struct paint *p)
{
	bool reading = s->reading_hamlets && !s->failed;

	paint_text(p, 1, 2, p->cols - 3, reading ? ROLE_DIM : ROLE_PLAIN,
		   reading ? _("(reading…)")
			   : _("The worklists were not read: no line. F5 tries again."));
	paint_cursor(p, 1, 2);
}

void worklist_draw(struct screen *screen, struct paint *p)
{
	struct worklist_view *s = (struct worklist_view *)screen;
	bool tall = p->rows >= TALL;
	int summary = tall ? 5 : 3, list = summary + 3;
	int rows = p->rows - 3 - list - (tall ? 1 : 0);

	if (rounds_hamlets(s->rounds) == NULL || worklist_hamlet_index(s) < 0) {
		draw_nothing(s, p);
		return;
	}
	draw_hamlets(s, p, tall ? 2 : 1);
	draw_list_headings(p, summary + 1);
	if (s->rows->len > 0) {
		draw_summary(s, p, summary);
		listview_draw(&s->view, p, list, rows);
		if (listview_has_cursor(&s->view))
			paint_cursor(p, list + (int)(s->view.cursor - s->view.top), HOUSE_END - 1);
	} else {
		paint_text(p, list, 2, p->cols - 3, s->reading_list ? ROLE_DIM : ROLE_PLAIN,
			   why_empty(s));
		paint_cursor(p, list, 2);
	}
	draw_foot(s, p, p->cols >= WIDE);
	if (filter_is_on(&s->filter))
		filter_draw(&s->filter, p, tall ? 4 : p->rows - 3, 2);
}
