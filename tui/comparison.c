/*
 * comparison - the lines of one list that differ from the register: opened, answered,
 * gone.
 *
 * 1 the register is wrong (and F6 makes the correction), 2 the list is wrong, 3
 * nobody here knows the person.
 */
#include <string.h>

#include "client/central_lists.h"
#include "forms/compare.h"
#include "forms/comparison.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "tui/lists.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/place_lines.h"
#include "tui/screens.h"
#include "tui/visit.h"

#include "i18n/banned.h"

#define LIST_ROW 5
#define DETAIL 4 /* rows below the list that say the difference */
enum { LINE = 2, NAME = 9, BIRTH = 36, RESULT = 49 };

struct comparison {
	struct screen base;
	char *id;
	struct comparison_page *page;
	struct listview view;
	bool reading, opening;
	char *result; /* of the line that is being opened */
};

static const char *title(struct screen *screen)
{
	const struct comparison *s = (const struct comparison *)screen;

	return s->page ? s->page->name : _("Lists to compare");
}

static void was_read(const struct answer *answer, void *to)
{
	struct comparison *s = to;
	g_autoptr(GError) why = NULL;
	struct comparison_page *page;

	s->reading = false;
	if (app_answered(s->base.app, answer))
		return;
	page = comparison_page_of_json(answer->body, &why);
	if (!page) {
		app_say(s->base.app, "%s", why->message);
		return;
	}
	if (s->page)
		comparison_page_append(s->page, page);
	else
		s->page = page;
	{
		size_t cursor = s->view.cursor;

		listview_set_count(&s->view, s->page->rows->len);
		listview_move(&s->view, cursor);
	}
	app_hint_anew(s->base.app);
}

static void read_page(struct comparison *s)
{
	if (s->reading || (s->page && !*s->page->next))
		return;
	s->reading = true;
	central_comparison(s->base.app->central, s->id, s->page ? s->page->next : "", was_read, s);
}

static void read_anew(struct comparison *s)
{
	if (s->reading)
		return;
	g_clear_pointer(&s->page, comparison_page_free);
	listview_set_count(&s->view, 0);
	read_page(s);
}

static const struct comparison_line *current(const struct comparison *s)
{
	return listview_has_cursor(&s->view) ? s->page->rows->pdata[s->view.cursor] : NULL;
}

/* ---- the picture --------------------------------------------------------------------- */

static const char *result_name(const char *word)
{
	enum compare_result result;

	return compare_of_word(word, &result) ? compare_name(result) : word;
}

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	const struct comparison *s = self;
	const struct comparison_line *line = s->page->rows->pdata[row];
	g_autofree char *number = g_strdup_printf("%u", line->line);
	g_autofree char *name = cells_fit_name(line->name, BIRTH - NAME - 1, CELLS_MORE);
	g_autofree char *birth = cells_fit(line->birth, RESULT - BIRTH - 1, CELLS_MORE);

	paint_text(p, at, LINE + 6 - cells_width(number), 6, ROLE_PLAIN, number);
	paint_data(p, at, NAME, BIRTH - NAME - 1, ROLE_PLAIN, name);
	paint_data(p, at, BIRTH, RESULT - BIRTH - 1, ROLE_PLAIN, birth);
	paint_text(p, at, RESULT, p->cols - 1 - RESULT, ROLE_PLAIN, result_name(line->result));
}

/* The whole difference of the line under the cursor. */
static void draw_detail(const struct comparison *s, struct paint *p)
{
	const struct comparison_line *line = current(s);
	int at = p->rows - 3 - DETAIL;
	GPtrArray *lines;

	paint_rule(p, at, 1, p->cols - 2);
	if (!line)
		return;
	lines = place_lines(line->words, p->cols - 4);
	for (guint i = 0; i < lines->len && i < DETAIL - 1; i++)
		paint_data(p, at + 1 + (int)i, 2, p->cols - 3, ROLE_PLAIN, lines->pdata[i]);
	g_ptr_array_unref(lines);
}

static char *foot(struct comparison *s)
{
	size_t first, last, total;
	g_autofree char *all = NULL;

	if (s->reading)
		return g_strdup(_("(reading…)"));
	if (!s->page)
		return g_strdup(_("not read yet; F5 reads it"));
	if (s->page->total == 0)
		return g_strdup(_("Nothing is left in this list."));
	listview_position(&s->view, &first, &last, &total);
	all = figures_show(s->page->total);
	return g_strdup_printf(_("Lines %zu-%zu of %s"), first, last, all);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct comparison *s = (struct comparison *)screen;
	g_autofree char *where = NULL;

	paint_text(p, 1, 2, p->cols - 3, ROLE_PLAIN,
		   _("1 the register is wrong   2 the list is wrong   3 nobody here knows the "
		     "person"));
	paint_text(p, 3, LINE, 6, ROLE_PLAIN, P_("column", "line"));
	paint_text(p, 3, NAME, BIRTH - NAME - 1, ROLE_PLAIN, _("Name in the list"));
	paint_text(p, 3, BIRTH, RESULT - BIRTH - 1, ROLE_PLAIN, P_("column", "born"));
	paint_text(p, 3, RESULT, p->cols - 1 - RESULT, ROLE_PLAIN, P_("column", "result"));
	paint_rule(p, 4, 1, p->cols - 2);
	if (s->view.count > 0)
		listview_draw(&s->view, p, LIST_ROW, p->rows - 3 - DETAIL - LIST_ROW);
	else
		paint_cursor(p, LIST_ROW, 2);
	draw_detail(s, p);
	where = foot(s);
	paint_text(p, p->rows - 3, 2, p->cols - 3, ROLE_PLAIN, where);
}

/* ---- answering and opening -------------------------------------------------------------- */

static void was_answered(const struct answer *answer, void *to)
{
	struct comparison *s = to;

	if (app_answered(s->base.app, answer))
		return;
	app_say(s->base.app, _("Noted at the centre. Left: %d."),
		(int)json_number_at(answer->body, "left", 0));
	read_anew(s);
}

static bool answer_digit(struct comparison *s, char digit)
{
	static const char *const words[] = {"register", "list", "nobody"};
	const struct comparison_line *line = current(s);

	if (!line || digit < '1' || digit > '3')
		return false;
	central_comparison_answer(s->base.app->central, s->id, line->line, words[digit - '1'], "",
				  was_answered, s);
	return true;
}

static enum record_field field_of(const char *result)
{
	return strcmp(result, compare_word(COMPARE_BIRTH)) == 0 ? FIELD_BIRTH : FIELD_NAME;
}

static void record_was_read(const struct answer *answer, void *to)
{
	struct comparison *s = to;
	struct record *record;

	s->opening = false;
	if (app_answered(s->base.app, answer))
		return;
	record = record_of_json(answer->body, NULL);
	app_hush(s->base.app);
	if (record)
		app_push(s->base.app, entry_screen(s->base.app, record, field_of(s->result)));
	record_free(record);
}

static void open_line(struct comparison *s, bool change)
{
	struct app *app = s->base.app;
	const struct comparison_line *line = current(s);

	if (!line || s->opening)
		return;
	if (!*line->resident) {
		app_say(app, _("Nobody has this number here: F3 looks the person up by name."));
		return;
	}
	visit_purpose(app, s->page->name, app->purpose);
	if (!change) {
		app_push(app, person_screen(app, line->resident));
		return;
	}
	s->opening = true;
	g_free(s->result);
	s->result = g_strdup(line->result);
	app_say(app, _("(reading…)"));
	central_resident(app->central, line->resident, app->purpose, NULL, record_was_read, s);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct comparison *s = (struct comparison *)screen;

	if (action == ACTION_RELOAD) {
		read_anew(s);
	} else if (action == ACTION_CHANGE) {
		open_line(s, true);
	} else if (action != ACTION_NONE) {
		return false;
	} else if (key->code == K_ENTER) {
		open_line(s, false);
	} else if (key->code == K_TEXT) {
		return answer_digit(s, key->text[0]);
	} else if (listview_key(&s->view, key, false)) {
		if (s->view.cursor + (size_t)s->view.page >= s->view.count)
			read_page(s);
	} else {
		return false;
	}
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("Enter opens the record, F6 proposes a change; 1 2 3 answers the line."));
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_RELOAD;
	list[1] = ACTION_CHANGE;
	list[2] = ACTION_NONE;
}

static void close_comparison(struct screen *screen)
{
	struct comparison *s = (struct comparison *)screen;

	listview_clear(&s->view);
	comparison_page_free(s->page);
	g_free(s->id);
	g_free(s->result);
}

static const struct screen_ops ops = {
	.name = "comparison",
	.help = N_("The lines of another sector's list that differ from the register. Below the "
		   "list stands the whole difference of the line under the cursor: [-what the "
		   "register has-]{+what the list has+}, and what is invisible is written out. "
		   "Enter opens the record, F6 proposes the change. 1, 2 or 3 answers the line, "
		   "and it leaves the list."),
	.row = {ACTION_RELOAD, ACTION_CHANGE, ACTION_NONE},
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_comparison,
};

struct screen *comparison_screen(struct app *app, const char *id)
{
	struct comparison *s = (struct comparison *)screen_new(&ops, app, sizeof(*s));

	s->id = g_strdup(id);
	listview_init(&s->view, (struct listview_owner){.self = s, .draw = draw_row});
	read_page(s);
	return &s->base;
}
