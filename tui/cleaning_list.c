/*
 * cleaning_list - the lines of one cleaning list, by hamlet.
 *
 * Enter opens the person (or the pair) under the purpose of the list; F6 reads the
 * record and stands in the field that is missing or wrong; F8 gives the marked
 * lines to an officer.  Nothing is corrected in a batch.
 */
#include <string.h>

#include "client/central_lists.h"
#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "tui/lists.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/people.h"
#include "tui/screens.h"
#include "tui/visit.h"

#include "i18n/banned.h"

#define LIST_ROW 5
#define OFFICERS 8 /* that fit in one question */
enum { NAME = 2, NAME_CELLS = 25, BIRTH = 28, THIRD = 40, OFFICER = 66 };

/* A line of the screen: a heading (a hamlet) or a row of the list. */
struct line {
	const struct cleaning_row *row; /* NULL: a heading */
	char *hamlet;
};

struct cleaning_lines {
	struct screen base;
	enum cleaning_kind kind;
	struct cleaning_list *list;
	GPtrArray *lines;    /* struct line */
	GPtrArray *officers; /* struct cleaning_officer, own copies */
	struct listview view;
	char *opening; /* id of the resident whose record F6 waits for */
	bool reading;
};

static const char *title(struct screen *screen)
{
	return cleaning_name(((struct cleaning_lines *)screen)->kind);
}

static void line_free(void *data)
{
	struct line *line = data;

	g_free(line->hamlet);
	g_free(line);
}

static void add_line(struct cleaning_lines *s, const struct cleaning_row *row, const char *hamlet)
{
	struct line *line = g_new0(struct line, 1);

	line->row = row;
	line->hamlet = row ? NULL : people_hamlet(hamlet);
	g_ptr_array_add(s->lines, line);
}

static void build(struct cleaning_lines *s)
{
	const char *hamlet = NULL;
	size_t cursor = s->view.cursor;

	g_ptr_array_set_size(s->lines, 0);
	for (guint i = 0; s->list && i < s->list->rows->len; i++) {
		const struct cleaning_row *row = s->list->rows->pdata[i];

		if (s->kind != CLEANING_DUPLICATE &&
		    (!hamlet || strcmp(hamlet, row->person->hamlet) != 0))
			add_line(s, NULL, row->person->hamlet);
		hamlet = row->person->hamlet;
		add_line(s, row, NULL);
	}
	listview_set_count(&s->view, s->lines->len);
	listview_move(&s->view, cursor);
}

/* ---- pages --------------------------------------------------------------------------- */

static void was_read(const struct answer *answer, void *to)
{
	struct cleaning_lines *s = to;
	g_autoptr(GError) why = NULL;
	struct cleaning_list *list;

	s->reading = false;
	if (app_answered(s->base.app, answer))
		return;
	list = cleaning_list_of_json(answer->body, &why);
	if (!list) {
		app_say(s->base.app, "%s", why->message);
		return;
	}
	if (s->list)
		cleaning_list_append(s->list, list);
	else
		s->list = list;
	build(s);
	app_hint_anew(s->base.app);
}

static void read_page(struct cleaning_lines *s)
{
	if (s->reading || (s->list && !*s->list->next))
		return;
	s->reading = true;
	central_cleaning_list(s->base.app->central, cleaning_word(s->kind),
			      s->list ? s->list->next : "", was_read, s);
}

static void read_anew(struct cleaning_lines *s)
{
	if (s->reading)
		return;
	g_ptr_array_set_size(s->lines, 0);
	listview_set_count(&s->view, 0);
	g_clear_pointer(&s->list, cleaning_list_free);
	read_page(s);
}

/* ---- the picture ------------------------------------------------------------------------ */

static bool is_heading(void *self, size_t row)
{
	const struct cleaning_lines *s = self;

	return !((struct line *)s->lines->pdata[row])->row;
}

static void draw_row(void *self, struct paint *p, size_t at_line, int at)
{
	const struct cleaning_lines *s = self;
	const struct line *line = s->lines->pdata[at_line];
	const struct cleaning_row *row = line->row;
	g_autofree char *name = NULL, *birth = NULL, *fit = NULL, *third = NULL, *shown = NULL;

	if (!row) {
		paint_text(p, at, NAME, p->cols - 3, ROLE_BOLD, line->hamlet);
		return;
	}
	name = kind_show(KIND_NAME, CATALOGUE_NONE, row->person->name);
	fit = cells_fit_name(name, NAME_CELLS, CELLS_MORE);
	birth = kind_show(KIND_DATE, CATALOGUE_NONE, row->person->birth);
	if (*row->pair) {
		g_autofree char *other = kind_show(KIND_NAME, CATALOGUE_NONE, row->other);

		third = cells_fit_name(other, OFFICER - THIRD - 1, CELLS_MORE);
	} else {
		third = people_number(row->person->number, _("no number"), false);
	}
	shown = cells_fit(row->mine ? P_("who", "me") : row->officer, p->cols - 1 - OFFICER,
			  CELLS_MORE);
	paint_data(p, at, NAME, NAME_CELLS, ROLE_PLAIN, fit);
	paint_text(p, at, BIRTH, 11, ROLE_PLAIN, birth);
	paint_data(p, at, THIRD, OFFICER - THIRD - 1, ROLE_PLAIN, third);
	paint_data(p, at, OFFICER, p->cols - 1 - OFFICER, ROLE_PLAIN, shown);
}

static void draw_head(const struct cleaning_lines *s, struct paint *p)
{
	bool pairs = s->kind == CLEANING_DUPLICATE;

	paint_text(p, 3, NAME, NAME_CELLS, ROLE_PLAIN, _("Family, middle and given name"));
	paint_text(p, 3, BIRTH, 11, ROLE_PLAIN, P_("column", "born"));
	paint_text(p, 3, THIRD, OFFICER - THIRD - 1, ROLE_PLAIN,
		   pairs ? _("Resembles") : P_("column", "personal number"));
	paint_text(p, 3, OFFICER, p->cols - 1 - OFFICER, ROLE_PLAIN, P_("column", "given to"));
	paint_rule(p, 4, 1, p->cols - 2);
}

static char *foot(struct cleaning_lines *s)
{
	size_t first, last, total;
	g_autofree char *all = NULL;

	if (s->reading)
		return g_strdup(_("(reading…)"));
	if (!s->list)
		return g_strdup(_("not read yet; F5 reads it"));
	if (s->list->total == 0)
		return g_strdup(_("Nothing is left in this list."));
	listview_position(&s->view, &first, &last, &total);
	all = figures_show(s->list->total);
	return g_strdup_printf(_("Lines %zu-%zu of %s"), first, last, all);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct cleaning_lines *s = (struct cleaning_lines *)screen;
	g_autofree char *where = NULL;

	draw_head(s, p);
	if (s->lines->len > 0)
		listview_draw(&s->view, p, LIST_ROW, p->rows - 4 - LIST_ROW);
	else
		paint_cursor(p, LIST_ROW, 2);
	where = foot(s);
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN, where);
}

/* ---- opening and giving -------------------------------------------------------------------- */

static const struct cleaning_row *current(const struct cleaning_lines *s)
{
	return listview_has_cursor(&s->view)
		       ? ((struct line *)s->lines->pdata[s->view.cursor])->row
		       : NULL;
}

static void open_row(struct cleaning_lines *s, const struct cleaning_row *row)
{
	struct app *app = s->base.app;

	visit_purpose(app, cleaning_word(s->kind), app->purpose);
	app_push(app, *row->pair ? pair_screen(app, row->pair)
				 : person_screen(app, row->person->id));
}

static void record_was_read(const struct answer *answer, void *to)
{
	struct cleaning_lines *s = to;
	struct record *record;

	g_clear_pointer(&s->opening, g_free);
	if (app_answered(s->base.app, answer))
		return;
	record = record_of_json(answer->body, NULL);
	app_hush(s->base.app);
	if (record)
		app_push(s->base.app, entry_screen(s->base.app, record,
						   cleaning_field(s->kind, record)));
	record_free(record);
}

/* F6: into the field that is missing or wrong. */
static void change(struct cleaning_lines *s, const struct cleaning_row *row)
{
	struct app *app = s->base.app;

	if (*row->pair || s->opening) {
		open_row(s, row);
		return;
	}
	visit_purpose(app, cleaning_word(s->kind), app->purpose);
	s->opening = g_strdup(row->person->id);
	app_say(app, _("(reading…)"));
	central_resident(app->central, s->opening, app->purpose, NULL, record_was_read, s);
}

static void was_given(const struct answer *answer, void *to)
{
	struct cleaning_lines *s = to;

	if (app_answered(s->base.app, answer))
		return;
	app_say(s->base.app, _("Given: %d lines."),
		(int)json_number_at(answer->body, "given", 0));
	listview_unmark(&s->view);
	read_anew(s);
}

static void add_id(void *self, size_t at)
{
	GString *ids = ((void **)self)[0];
	const struct cleaning_lines *s = ((void **)self)[1];
	const struct cleaning_row *row = ((struct line *)s->lines->pdata[at])->row;

	if (row)
		g_string_append_printf(ids, "%s%s", ids->len ? " " : "",
				       *row->pair ? row->pair : row->person->id);
}

static void was_chosen(void *to, unsigned answer)
{
	struct cleaning_lines *s = to;
	GString *ids = g_string_new(NULL);
	void *both[] = {ids, s};
	const char *officer = "";

	if (answer <= MIN(s->officers->len, OFFICERS - 1u))
		officer = ((struct cleaning_officer *)s->officers->pdata[answer - 1])->id;
	else if (answer != MIN(s->officers->len, OFFICERS - 1u) + 1) {
		g_string_free(ids, TRUE);
		return;
	}
	listview_each_marked(&s->view, add_id, both);
	if (ids->len == 0 && listview_has_cursor(&s->view))
		add_id(both, s->view.cursor);
	if (ids->len > 0)
		central_cleaning_assign(s->base.app->central, cleaning_word(s->kind), officer,
					ids->str, was_given, s);
	g_string_free(ids, TRUE);
}

/* Officers by digits (their given names, whole names above), then nobody, then not now. */
static void give(struct cleaning_lines *s)
{
	size_t marked = listview_mark_count(&s->view);
	g_autofree char *text =
		g_strdup_printf(_("Give %zu lines to whom?"), marked ? marked : (size_t)1);
	struct question question = {.answered = was_chosen, .to = s};
	GString *names = g_string_new(NULL);
	unsigned n = 0;

	for (; n < MIN(s->officers->len, OFFICERS - 1u); n++) {
		const char *name = ((struct cleaning_officer *)s->officers->pdata[n])->name;
		const char *given = strrchr(name, ' ');

		g_string_append_printf(names, "%s%u %s", n ? "   " : "", n + 1, name);
		question.answers[n] = given ? given + 1 : name;
	}
	question.answers[n++] = _("nobody");
	question.answers[n++] = _("Not now");
	question.safe = n;
	question.text = text;
	question.above[0] = names->str;
	app_ask(s->base.app, &question);
	g_string_free(names, TRUE);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct cleaning_lines *s = (struct cleaning_lines *)screen;
	const struct cleaning_row *row = current(s);

	if (action == ACTION_RELOAD) {
		read_anew(s);
	} else if (action == ACTION_HANDLE && row) {
		give(s);
	} else if (action == ACTION_CHANGE && row) {
		change(s, row);
	} else if (action != ACTION_NONE) {
		return false;
	} else if (key->code == K_ENTER && row) {
		open_row(s, row);
	} else if (listview_key(&s->view, key, true)) {
		if (s->view.cursor + (size_t)s->view.page >= s->lines->len)
			read_page(s);
	} else {
		return false;
	}
	return true;
}

static char *hint(struct screen *screen)
{
	const struct cleaning_row *row = current((struct cleaning_lines *)screen);

	if (!row)
		return g_strdup("");
	return g_strdup(*row->pair ? _("Enter shows both records side by side. Space marks, F8 gives.")
				   : _("Enter opens the record, F6 the field. Space marks, F8 gives."));
}

static void resume(struct screen *screen)
{
	read_anew((struct cleaning_lines *)screen);
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_RELOAD;
	list[1] = ACTION_CHANGE;
	list[2] = ACTION_HANDLE;
	list[3] = ACTION_NONE;
}

static void officer_free(void *data)
{
	struct cleaning_officer *officer = data;

	g_free(officer->id);
	g_free(officer->name);
	g_free(officer);
}

static void close_lines(struct screen *screen)
{
	struct cleaning_lines *s = (struct cleaning_lines *)screen;

	listview_clear(&s->view);
	g_ptr_array_unref(s->lines);
	g_ptr_array_unref(s->officers);
	cleaning_list_free(s->list);
	g_free(s->opening);
}

static const struct screen_ops ops = {
	.name = "cleaning_list",
	.help = N_("The lines of one list, by hamlet. Enter opens the record, or the pair; F6 "
		   "stands in the field that is missing or wrong. Space marks lines, and F8 gives "
		   "them to an officer: lines are shared out in batches, but each is corrected by "
		   "itself, with its paper."),
	.row = {ACTION_CHANGE, ACTION_HANDLE, ACTION_NONE},
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.resume = resume,
	.hint = hint,
	.close = close_lines,
};

struct screen *cleaning_list_screen(struct app *app, enum cleaning_kind kind,
				    const GPtrArray *officers)
{
	struct cleaning_lines *s = (struct cleaning_lines *)screen_new(&ops, app, sizeof(*s));

	s->kind = kind;
	s->lines = g_ptr_array_new_with_free_func(line_free);
	s->officers = g_ptr_array_new_with_free_func(officer_free);
	for (guint i = 0; i < officers->len; i++) {
		const struct cleaning_officer *o = officers->pdata[i];
		struct cleaning_officer *copy = g_new0(struct cleaning_officer, 1);

		copy->id = g_strdup(o->id);
		copy->name = g_strdup(o->name);
		g_ptr_array_add(s->officers, copy);
	}
	listview_init(&s->view, (struct listview_owner){s, is_heading, draw_row});
	read_page(s);
	return &s->base;
}
