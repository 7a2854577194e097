/*
 * results - who was found: the exact ones, then those it may be, then those whose
 * name only sounds alike, with an honest total.
 *
 * Pages are fetched when the cursor comes near their end; sorting and
 * filtering need all of them and fetch the rest first.  Numbers show their last
 * two digits.
 */
#include "tui/screens.h"

#include <string.h>

#include "client/central.h"
#include "forms/catalogue.h"
#include "forms/kinds.h"
#include "forms/person_row.h"
#include "forms/purpose.h"
#include "forms/query.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/collate.h"
#include "i18n/figures.h"
#include "i18n/fold.h"
#include "i18n/moment.h"
#include "tui/filter.h"
#include "tui/groups.h"
#include "tui/listview.h"
#include "tui/people.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define MOST_ROWS 2000	/* sorted and filtered; beyond, the search is to be narrowed */

enum order { ORDER_RANK, ORDER_NAME, ORDER_BIRTH, ORDER_HAMLET, ORDERS };

/* One line of the list: a person, or a heading. */
struct line {
	const struct person_row *person;
	char *heading;	/* NULL: a person; "": a blank row */
};

struct results {
	struct screen base;
	struct query query;
	char *typed;
	struct person_list *list;
	GPtrArray *lines;	/* struct line */
	struct listview view;
	struct filter filter;
	enum order order;
	unsigned ticket;
	bool want_all;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Found");
}

/* ---- lines ------------------------------------------------------------------------------ */

static void line_free(void *data)
{
	struct line *line = data;

	g_free(line->heading);
	g_free(line);
}

static void add_line(struct results *s, const struct person_row *person, char *heading)
{
	struct line *line = g_new0(struct line, 1);

	line->person = person;
	line->heading = heading;
	g_ptr_array_add(s->lines, line);
}

static bool is_heading(void *self, size_t row)
{
	struct results *s = self;
	const struct line *line = g_ptr_array_index(s->lines, row);

	return line->heading != NULL;
}

static bool passes(struct results *s, const struct person_row *row)
{
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, row->name);
	g_autofree char *birth = kind_show(KIND_DATE, CATALOGUE_NONE, row->birth);
	g_autofree char *line = g_strjoin(" ", name, birth, row->hamlet, row->note, NULL);

	return filter_passes(&s->filter, line);
}

/* All of one kind need no heading, unless they only sound alike. */
static bool has_groups(const struct results *s)
{
	if (s->order != ORDER_RANK || s->filter.folded[0] != '\0')
		return false;
	return s->list->sounds > 0 ||
	       (s->list->exact > 0 && s->list->exact < s->list->total);
}

static GPtrArray *kept_rows(struct results *s)
{
	GPtrArray *rows = g_ptr_array_new();

	for (unsigned i = 0; i < s->list->rows->len; i++) {
		struct person_row *row = g_ptr_array_index(s->list->rows, i);

		if (passes(s, row))
			g_ptr_array_add(rows, row);
	}
	return rows;
}

static void sort_rows(struct results *s, GPtrArray *rows)
{
	if (s->order == ORDER_NAME)
		people_sort(rows, PEOPLE_BY_NAME, app_name_order(s->base.app));
	else if (s->order == ORDER_BIRTH)
		people_sort(rows, PEOPLE_BY_BIRTH, app_name_order(s->base.app));
	else if (s->order == ORDER_HAMLET)
		people_sort(rows, PEOPLE_BY_HAMLET, app_name_order(s->base.app));
}

/* Builds the lines anew, the cursor staying on its person. */
static void build(struct results *s)
{
	const struct person_row *on = NULL;
	GPtrArray *rows = kept_rows(s);
	bool groups = has_groups(s);
	enum group group = GROUPS;
	size_t cursor = 0;

	if (listview_has_cursor(&s->view))
		on = ((struct line *)g_ptr_array_index(s->lines, s->view.cursor))->person;
	sort_rows(s, rows);
	g_ptr_array_set_size(s->lines, 0);
	for (unsigned i = 0; i < rows->len; i++) {
		const struct person_row *row = g_ptr_array_index(rows, i);

		if (groups && group != group_of(row)) {
			if (s->lines->len > 0)
				add_line(s, NULL, g_strdup(""));
			group = group_of(row);
			add_line(s, NULL, group_heading(s->list, group));
		}
		if (row == on)
			cursor = s->lines->len;
		add_line(s, row, NULL);
	}
	listview_set_count(&s->view, s->lines->len);
	listview_move(&s->view, cursor);
	g_ptr_array_free(rows, TRUE);
}

/* ---- pages -------------------------------------------------------------------------------- */

static void more_found(const struct answer *answer, void *to);

static void fetch(struct results *s)
{
	struct app *app = s->base.app;

	if (s->ticket != 0 || s->list->cursor[0] == '\0')
		return;
	s->ticket = central_find(app->central, &s->query, app->purpose, s->list->cursor, 0,
				 more_found, s);
}

static void more_found(const struct answer *answer, void *to)
{
	struct results *s = to;
	g_autoptr(GError) error = NULL;
	struct person_list *more;

	s->ticket = 0;
	if (app_answered(s->base.app, answer)) {
		s->want_all = false;
		return;
	}
	more = person_list_of_json(answer->body, &error);
	if (more == NULL) {
		app_say(s->base.app, "%s", error->message);
		return;
	}
	person_list_append(s->list, more);
	if (s->want_all && s->list->rows->len < MOST_ROWS)
		fetch(s);
	if (s->ticket == 0)
		s->want_all = false;
	build(s);
}

static void want_all(struct results *s)
{
	s->want_all = s->list->cursor[0] != '\0';
	if (s->want_all)
		fetch(s);
}

/* ---- the picture ----------------------------------------------------------------------------- */

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	struct results *s = self;
	const struct line *line = g_ptr_array_index(s->lines, row);

	if (line->heading == NULL)
		people_draw(line->person, p, at, false);
	else
		paint_text(p, at, 2, p->cols - 3, ROLE_BOLD, line->heading);
}

static void draw_right(struct paint *p, int row, const char *text)
{
	paint_text(p, row, p->cols - 1 - cells_width(text), p->cols, ROLE_PLAIN, text);
}

static void draw_head(struct results *s, struct paint *p)
{
	const struct purpose *purpose = s->base.app->purpose;
	g_autofree char *until = moment_clock(purpose->until);
	g_autofree char *as_of = moment_show(s->list->as_of);
	bool alive = purpose_is_alive(purpose, world_now(s->base.app->world));
	g_autofree char *for_whom =
		alive ? g_strdup_printf(_("Case %s, good until %s"), purpose->case_number, until)
		      : g_strdup(_("the purpose has ended: F9, Find"));
	g_autofree char *whole = g_strdup_printf(_("as of %s"), as_of);
	g_autofree char *words = group_total(s->list), *clock = moment_clock(s->list->as_of);
	const char *when = cells_width(words) + cells_width(whole) + 5 < p->cols ? whole : clock;
	int room = p->cols - 11 - cells_width(for_whom);
	g_autofree char *typed = cells_fit(s->typed, room, CELLS_MORE);

	paint_text(p, 1, 2, 6, ROLE_PLAIN, P_("short", "Find"));
	paint_data(p, 1, 8, room, ROLE_PLAIN, typed);
	draw_right(p, 1, for_whom);
	paint_text(p, 3, 2, p->cols - 4 - cells_width(when), ROLE_BOLD, words);
	draw_right(p, 3, when);
}

/* "Dòng 1-12 / 312", "Dòng 1-15 / hơn 1.000": exact once all has been read. */
static char *position_words(const struct results *s, size_t first, size_t last)
{
	bool all = s->list->cursor[0] == '\0';
	g_autofree char *total = figures_show(all ? s->list->rows->len : s->list->total);

	return g_strdup_printf(s->list->total_more && !all ? _("Lines %zu-%zu of more than %s")
							   : _("Lines %zu-%zu of %s"),
			       first, last, total);
}

static void draw_foot(struct results *s, struct paint *p)
{
	size_t first, last, total;
	const char *keys = _("Enter opens the record, PgDn next page");
	g_autofree char *where = NULL;

	listview_position(&s->view, &first, &last, &total);
	if (s->ticket != 0)
		where = g_strdup(_("(reading…)"));
	else if (total == 0)
		where = g_strdup(_("Nothing passes the filter; Esc takes it away."));
	else if (s->filter.folded[0] == '\0')
		where = position_words(s, first, last);
	else
		where = g_strdup_printf(_("Lines %zu-%zu of %zu, filtered"), first, last, total);
	paint_text(p, p->rows - 3, 2, p->cols - 3, s->ticket != 0 ? ROLE_DIM : ROLE_PLAIN, where);
	if (43 + cells_width(keys) < p->cols)
		paint_text(p, p->rows - 3, 43, p->cols - 44, ROLE_PLAIN, keys);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct results *s = (struct results *)screen;
	int rows = p->rows - 9;

	draw_head(s, p);
	people_headings(p, 4, false);
	listview_draw(&s->view, p, 6, rows);
	draw_foot(s, p);
	if (filter_is_on(&s->filter))
		filter_draw(&s->filter, p, 2, 2);
}

/* ---- keys -------------------------------------------------------------------------------------- */

static const struct person_row *current(const struct results *s)
{
	if (!listview_has_cursor(&s->view))
		return NULL;
	return ((struct line *)g_ptr_array_index(s->lines, s->view.cursor))->person;
}

static void next_order(struct results *s)
{
	static const char *const said[ORDERS] = {
		[ORDER_RANK] = N_("As the centre ranked them: exact first."),
		[ORDER_NAME] = N_("By name."),
		[ORDER_BIRTH] = N_("By date of birth."),
		[ORDER_HAMLET] = N_("By hamlet, then name."),
	};

	s->order = (s->order + 1) % ORDERS;
	want_all(s);
	build(s);
	listview_move(&s->view, 0);
	app_say(s->base.app, "%s", _(said[s->order]));
}

static bool act_filter(struct results *s, const struct key *key)
{
	switch (filter_key(&s->filter, key, app_typing(s->base.app))) {
	case FILTER_NOT_MINE:
		return false;
	case FILTER_TAKEN:
		return true;
	case FILTER_CHANGED:
		want_all(s);
		build(s);
		return true;
	}
	return false;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct results *s = (struct results *)screen;
	const struct person_row *row = current(s);

	if (action == ACTION_BACK && s->ticket != 0) {
		central_cancel(screen->app->central, s->ticket);
		s->ticket = 0;
		s->want_all = false;
		app_say(screen->app, _("The search was stopped."));
	} else if (act_filter(s, key)) {
		return true;
	} else if (action == ACTION_FILTER) {
		filter_open(&s->filter);
	} else if (action == ACTION_SORT) {
		next_order(s);
	} else if (action == ACTION_HOUSEHOLD && row != NULL) {
		app_push(screen->app, household_screen(screen->app, row->household_id));
	} else if (action != ACTION_NONE) {
		return false;
	} else if (key->code == K_ENTER && row != NULL) {
		app_push(screen->app, person_screen(screen->app, row->id));
	} else if (listview_key(&s->view, key, false)) {
		if (s->view.cursor + (size_t)s->view.page >= s->lines->len)
			fetch(s);
	} else {
		return false;
	}
	return true;
}

static char *hint(struct screen *screen)
{
	struct results *s = (struct results *)screen;
	const struct person_row *row = current(s);

	if (s->filter.open)
		return g_strdup(_("Letters narrow the list; Enter keeps it, Esc takes the filter away."));
	if (row == NULL)
		return g_strdup(_("Nothing here passes the filter; Esc takes it away."));
	return people_sentence(row, s->query.kind == QUERY_NAME ? s->query.name : "");
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_FILTER;
	list[1] = ACTION_SORT;
	list[2] = ACTION_HOUSEHOLD;
	list[3] = ACTION_NONE;
}

static void close_results(struct screen *screen)
{
	struct results *s = (struct results *)screen;

	listview_clear(&s->view);
	filter_clear(&s->filter);
	g_ptr_array_free(s->lines, TRUE);
	person_list_free(s->list);
	query_clear(&s->query);
	g_free(s->typed);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return filter_kind(&((struct results *)screen)->filter, line);
}

static const struct screen_ops ops = {
	.name = "results",
	.help = N_("Those whose name is written exactly as typed come first, then those it may "
		   "be, nearest first, and last those whose name only sounds alike. The total is "
		   "exact, or says that there are more. Row 22 "
		   "says how the line under the cursor differs from what was typed."),
	.row = {ACTION_FILTER, ACTION_SORT, ACTION_NONE},
	.text = text,
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_results,
};

struct screen *results_screen(struct app *app, const struct query *query, const char *typed,
			      const struct json *answer_body)
{
	struct results *s = (struct results *)screen_new(&ops, app, sizeof(*s));
	struct json *as_json = query_to_json(query);

	query_init(&s->query);
	query_of_json(as_json, &s->query, NULL);
	json_free(as_json);
	s->typed = g_strdup(typed);
	if (app_top(app) != NULL)
		s->base.copied = app_top(app)->copied; /* of the search that found them */
	s->list = person_list_of_json(answer_body, NULL);
	if (s->list == NULL)
		s->list = person_list_new();
	s->lines = g_ptr_array_new_with_free_func(line_free);
	listview_init(&s->view, (struct listview_owner){s, is_heading, draw_row});
	filter_init(&s->filter);
	build(s);
	return &s->base;
}
