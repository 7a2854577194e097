/* likely - the same name and birth date in the commune: look before it is sent. */
#include "tui/likely.h"

#include <string.h>

#include "client/central.h"
#include "forms/likely.h"
#include "forms/person_row.h"
#include "forms/query.h"
#include "i18n/language.h"
#include "tui/inputs.h"
#include "tui/kept.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/people.h"
#include "tui/screens.h"

#include "i18n/banned.h"

#define HEAD_ROW 3
#define PAPER_ROW 5
#define LIST_ROW 7
#define MOST 50

struct likely {
	struct screen base;
	struct kept *kept;	/* the entry screen's, below */
	struct person_row *paper;
	GPtrArray *rows;	/* struct person_row */
	struct listview list;
	struct input input;	/* why it is another person */
	struct inputs inputs;
	bool asking;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Is there a record already?");
}

static void put(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

static struct person_row *row_of_draft(const struct draft *draft)
{
	struct person_row *row = person_row_new();

	put(&row->name, draft_value(draft, "HoVaTen"));
	put(&row->birth, draft_value(draft, "NgayThangNamSinh"));
	put(&row->sex, draft_value(draft, "GioiTinh"));
	g_free(row->number);
	row->number = kind_hide(draft_value(draft, "SoDinhDanh"));
	return row;
}

/* ---- looking ------------------------------------------------------------------------ */

static void to_review(struct likely *s)
{
	struct app *app = s->base.app;
	struct kept *kept = s->kept;

	app_replace(app, review_screen(app, kept));
}

static void take_rows(struct likely *s, const struct person_list *list)
{
	for (unsigned i = 0; i < list->rows->len; i++) {
		const struct person_row *row = g_ptr_array_index(list->rows, i);

		if (likely_same(s->paper->name, s->paper->birth, row->name, row->birth))
			g_ptr_array_add(s->rows, person_row_copy(row));
	}
	listview_set_count(&s->list, s->rows->len);
}

static void found(const struct answer *answer, void *to)
{
	struct likely *s = to;
	struct app *app = s->base.app;
	struct person_list *list = NULL;

	s->asking = false;
	if (answer->kind == ANSWER_DONE)
		list = person_list_of_json(answer->body, NULL);
	if (answer->kind == ANSWER_SIGN_IN) {
		app_answered(app, answer);
		return;
	}
	if (!list) {
		to_review(s);
		app_say(app, _("Nobody could be looked for now; the centre looks when it arrives."));
		return;
	}
	take_rows(s, list);
	person_list_free(list);
	if (s->rows->len == 0) {
		to_review(s);
		app_say(app, _("Nobody of this name and birth date has a record in the commune."));
		return;
	}
	app_hint_anew(app);
	app_touch(app);
}

static void look(struct likely *s)
{
	struct query query;

	query_init(&query);
	query.kind = QUERY_NAME;
	g_free(query.name);
	query.name = likely_words(s->paper->name);
	put(&query.year, "");
	if (strlen(s->paper->birth) >= 4) {
		g_free(query.year);
		query.year = g_strndup(s->paper->birth, 4);
	}
	s->asking = true;
	central_find(s->base.app->central, &query, &s->kept->purpose, NULL, MOST, found, s);
	query_clear(&query);
}

/* ---- keys ---------------------------------------------------------------------------- */

static void go_on(struct likely *s)
{
	struct app *app = s->base.app;
	const char *reason = inputs_text(&s->inputs, 0);

	inputs_end_word(&s->inputs);
	reason = inputs_text(&s->inputs, 0);
	if (!*reason) {
		s->input.wrong = true;
		app_say(app, _("Type why this is another person; then F8 goes on."));
		return;
	}
	kept_override(s->kept, LIKELY_RULE, reason);
	to_review(s);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct likely *s = (struct likely *)screen;
	enum inputs_answer answer;

	if (s->asking)
		return action == ACTION_SEND;
	if (action == ACTION_SEND) {
		go_on(s);
		return true;
	}
	if (action != ACTION_NONE)
		return false;
	if (key->code == K_ENTER && !*inputs_text(&s->inputs, 0)) {
		const struct person_row *row = g_ptr_array_index(s->rows, s->list.cursor);

		app_push(screen->app, person_screen(screen->app, row->id));
		return true;
	}
	if (key->code != K_TEXT && listview_key(&s->list, key, false))
		return true;
	s->inputs.typing = app_typing(screen->app);
	answer = inputs_key(&s->inputs, key);
	if (answer == INPUTS_ENTER)
		go_on(s);
	else if (answer == INPUTS_REFUSED)
		app_say(screen->app, "%s", s->inputs.refusal);
	return answer != INPUTS_NOT_MINE;
}

static void offers(struct screen *screen, enum action offers[SCREEN_OFFERS])
{
	(void)screen;
	offers[0] = ACTION_SEND;
	offers[1] = ACTION_NONE;
}

/* ---- the picture ------------------------------------------------------------------------- */

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	people_draw(g_ptr_array_index(((struct likely *)self)->rows, row), p, at, false);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct likely *s = (struct likely *)screen;
	g_autofree char *words = NULL;

	paint_cursor(p, 1, 2);
	if (s->asking) {
		paint_text(p, 1, 2, 40, ROLE_DIM, _("(looking in the commune…)"));
		return;
	}
	words = g_strdup_printf(_("%u of the commune with this name and birth date. The paper first:"),
				s->rows->len);
	paint_text(p, 1, 2, p->cols - 3, ROLE_BOLD, words);
	people_headings(p, HEAD_ROW, false);
	people_draw(s->paper, p, PAPER_ROW, false);
	listview_draw(&s->list, p, LIST_ROW, p->rows - 6 - LIST_ROW);
	s->input.row = p->rows - 5;
	inputs_draw(&s->inputs, p);
}

static char *hint(struct screen *screen)
{
	struct likely *s = (struct likely *)screen;

	if (s->asking)
		return g_strdup("");
	return g_strdup(_("Enter opens that record. Another person: type why, then F8 goes on."));
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	struct likely *s = (struct likely *)screen;

	return s->asking ? SCREEN_NO_TEXT : inputs_kind(&s->inputs, line);
}

static void close_likely(struct screen *screen)
{
	struct likely *s = (struct likely *)screen;

	inputs_clear(&s->inputs);
	listview_clear(&s->list);
	g_ptr_array_unref(s->rows);
	person_row_free(s->paper);
}

static void free_row(void *row)
{
	person_row_free(row);
}

static const struct screen_ops ops = {
	.name = "likely",
	.help = N_("People of the commune whose name, without marks, and birth date are those of "
		   "the paper. If one of them is the person, open that record and correct it "
		   "instead; the draft stays. If it is somebody else, type why, and F8 goes on to "
		   "the review: the reason is kept with the request."),
	.row = {ACTION_SEND, ACTION_NONE},
	.text = text,
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_likely,
};

void likely_begin(struct app *app, struct kept *kept)
{
	struct likely *s = (struct likely *)screen_new(&ops, app, sizeof(*s));
	const char *reason = kept_overridden(kept, LIKELY_RULE);

	s->kept = kept;
	s->paper = row_of_draft(kept->draft);
	s->rows = g_ptr_array_new_with_free_func(free_row);
	listview_init(&s->list, (struct listview_owner){.self = s, .draw = draw_row});
	s->input = (struct input){.label = _("Why another person"), .typing = true};
	lineedit_init(&s->input.edit, 200);
	lineedit_set(&s->input.edit, reason ? reason : "");
	s->inputs = (struct inputs){&s->input, 1, 0, NULL, NULL};
	app_push(app, &s->base);
	look(s);
}
