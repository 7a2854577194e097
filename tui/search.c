/*
 * search - one line that understands them all, and below it for whom.
 *
 * After 0.7 s of rest row 22 says how the line was understood, before anything
 * goes to the centre.  The purpose is remembered for the same case for 30
 * minutes and stands there already; Enter finds.
 */
#include "tui/screens.h"

#include "client/central.h"
#include "client/session.h"
#include "forms/catalogue.h"
#include "forms/person_row.h"
#include "forms/purpose.h"
#include "forms/query.h"
#include "forms/register.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/moment.h"
#include "tui/aside.h"
#include "tui/choose.h"
#include "tui/inputs.h"
#include "tui/paint.h"
#include "tui/search_ways.h"

#include "i18n/banned.h"

enum { LINE, PROCEDURE, CASE, INPUTS };

#define SCOPE_ROW 6
#define WAYS_ROW 9
#define USUAL_PROCEDURE "TH-02"
#define KEEP_AFTER_MS 2000
#define SLOW_MS 300	/* a quick answer is not announced: 60 bytes less */

struct search {
	struct screen base;
	struct input input[INPUTS];
	struct inputs inputs;
	struct query query;
	char *typed;		/* the line that was sent */
	unsigned ticket;	/* 0: nothing is asked */
	bool slow;		/* it takes long enough to say that it is asked */
	struct aside aside;	/* what is typed, should the program end around it */
	bool changed;		/* since it was kept last */
	bool elsewhere;		/* the number that was sent is another commune's */
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Look up a resident");
}

/* ---- understanding --------------------------------------------------------------------- */

static bool understand(struct search *s, char **complaint)
{
	struct hamlet_names names = search_hamlets(s->base.app->session);
	bool read = query_read(inputs_text(&s->inputs, LINE), &names, &s->query, complaint);

	g_free((struct hamlet_name *)names.rows);
	return read;
}

/* ---- asking ------------------------------------------------------------------------------- */

static void nothing_found(struct search *s, const struct person_list *list)
{
	struct app *app = s->base.app;

	if (list->elsewhere[0] != '\0')
		app_say(app, _("Registered at %s. F6 makes a request to the police there."),
			list->elsewhere);
	else if (s->query.kind == QUERY_NAME)
		app_say(app, _("Nobody of that name here. Try fewer words, or no year."));
	else
		app_say(app, _("Nothing found here. Look at the line again, then Enter."));
}

static void found(const struct answer *answer, void *to)
{
	struct search *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	struct person_list *list;
	bool one;

	s->ticket = 0;
	s->base.wake_at = INT64_MAX;
	if (app_answered(app, answer))
		return;
	list = person_list_of_json(answer->body, &error);
	if (list == NULL) {
		app_say(app, "%s", error->message);
		return;
	}
	s->elsewhere = list->elsewhere[0] != '\0';
	one = list->total == 1 && list->rows->len == 1 && s->query.kind != QUERY_NAME;
	if (list->total == 0) {
		nothing_found(s, list);
	} else if (one) {
		const struct person_row *row = g_ptr_array_index(list->rows, 0);

		app_push(app, person_screen(app, row->id));
	} else {
		app_push(app, results_screen(app, &s->query, s->typed, answer->body));
	}
	s->base.copied = 0; /* this screen shows nobody */
	person_list_free(list);
}

static void wrong(struct search *s, size_t which, const char *sentence)
{
	s->inputs.focus = which;
	s->input[which].wrong = true;
	app_say(s->base.app, "%s", sentence);
}

static bool take_purpose(struct search *s)
{
	struct app *app = s->base.app;
	const char *code = inputs_text(&s->inputs, PROCEDURE);
	const char *number = inputs_text(&s->inputs, CASE);
	const struct code_row *row = catalogue_read(CATALOGUE_PROCEDURE, code, "", NULL);
	bool same;

	if (row == NULL) {
		wrong(s, PROCEDURE, _("No such procedure. Type its code or letters of its name, "
				      "or F4 to choose."));
		return false;
	}
	if (number[0] == '\0') {
		wrong(s, CASE, _("For whom? Type the number of the case being served, then Enter."));
		return false;
	}
	lineedit_set(&s->input[PROCEDURE].edit, row->code);
	same = purpose_is_alive(app->purpose, world_now(app->world)) &&
	       g_str_equal(app->purpose->procedure, row->code) &&
	       g_str_equal(app->purpose->case_number, number);
	if (!same)
		purpose_set(app->purpose, row->code, number, world_now(app->world));
	return true;
}

static void find(struct search *s)
{
	struct app *app = s->base.app;
	g_autofree char *complaint = NULL;

	if (s->ticket != 0)
		return;
	if (!understand(s, &complaint)) {
		wrong(s, LINE, complaint);
		return;
	}
	if (!take_purpose(s))
		return;
	g_free(s->typed);
	s->typed = g_strdup(inputs_text(&s->inputs, LINE));
	s->inputs.focus = LINE;
	s->slow = false;
	s->base.wake_at = world_steady(app->world) + SLOW_MS;
	app_hush(app);
	query_order(&s->query, app_name_order(app));
	s->ticket = central_find(app->central, &s->query, app->purpose, NULL, 0, found, s);
}

/* ---- the picture --------------------------------------------------------------------------- */

static void draw_purpose(struct search *s, struct paint *p)
{
	struct app *app = s->base.app;
	const char *code = inputs_text(&s->inputs, PROCEDURE);
	const struct code_row *row = catalogue_row(CATALOGUE_PROCEDURE, code, "");
	int column = INPUT_COLUMN + cells_width(code) + 2;

	if (row != NULL) {
		g_autofree char *name = cells_fit(row->name, p->cols - 1 - column, CELLS_MORE);

		paint_text(p, s->input[PROCEDURE].row, column, p->cols, ROLE_PLAIN, name);
	}
	if (purpose_is_alive(app->purpose, world_now(app->world)) &&
	    g_str_equal(app->purpose->case_number, inputs_text(&s->inputs, CASE))) {
		g_autofree char *until = moment_clock(app->purpose->until);
		g_autofree char *words = g_strdup_printf(_("good until %s"), until);

		column = MAX(40, INPUT_COLUMN + cells_width(inputs_text(&s->inputs, CASE)) + 2);
		paint_text(p, s->input[CASE].row, column, p->cols - 1 - column, ROLE_PLAIN,
			   words);
	}
}

static void draw(struct screen *screen, struct paint *p)
{
	struct search *s = (struct search *)screen;
	g_autofree char *commune = app_commune(screen->app);

	paint_text(p, SCOPE_ROW, 2, 22, ROLE_PLAIN, _("Scope"));
	paint_text(p, SCOPE_ROW, INPUT_COLUMN, p->cols - 1 - INPUT_COLUMN, ROLE_PLAIN, commune);
	draw_purpose(s, p);
	if (s->ticket != 0 && s->slow)
		paint_text(p, 3, INPUT_COLUMN, 30, ROLE_DIM, _("(searching…)"));
	search_ways_draw(p, WAYS_ROW);
	inputs_draw(&s->inputs, p);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void procedure_picked(void *to, const struct code_row *row)
{
	struct search *s = to;

	lineedit_set(&s->input[PROCEDURE].edit, row->code);
	s->input[PROCEDURE].wrong = false;
	s->inputs.focus = CASE;
}

static void choose_procedure(struct search *s)
{
	struct choice choice = {
		.catalogue = CATALOGUE_PROCEDURE,
		.title = s->input[PROCEDURE].label,
		.picked = procedure_picked,
		.to = s,
	};

	app_push(s->base.app, choose_screen(s->base.app, &choice));
}

/* Esc: stops what is asked, then empties the line, then goes back. */
static bool undo(struct search *s)
{
	struct app *app = s->base.app;

	if (s->ticket != 0) {
		central_cancel(app->central, s->ticket);
		s->ticket = 0;
		app_say(app, _("The search was stopped."));
		return true;
	}
	if (s->inputs.focus == LINE && inputs_text(&s->inputs, LINE)[0] != '\0') {
		lineedit_set(&s->input[LINE].edit, "");
		s->input[LINE].wrong = false;
		return true;
	}
	return false;
}

/* Another case is typed over the remembered one, not behind it. */
static void begin_other_case(struct search *s, const struct key *key)
{
	const char *kept = s->base.app->purpose->case_number;

	if (s->inputs.focus == CASE && key->code == K_TEXT && *kept != '\0' &&
	    g_str_equal(inputs_text(&s->inputs, CASE), kept))
		lineedit_set(&s->input[CASE].edit, "");
}

static void keep(struct search *s)
{
	aside_keep_inputs(s->base.app, &s->aside, &form_lookup, &s->inputs);
	s->changed = false;
}

static void note_change(struct search *s)
{
	s->changed = true;
	if (s->ticket == 0)
		s->base.wake_at = world_steady(s->base.app->world) + KEEP_AFTER_MS;
}

static bool act_key(struct search *s, const struct key *key)
{
	size_t focus = s->inputs.focus;

	s->inputs.typing = app_typing(s->base.app);
	if (key->code == K_ENTER) {
		inputs_end_word(&s->inputs);
		keep(s);
		find(s);
		return true;
	}
	if (key->code == K_TEXT && g_str_equal(key->text, "?") &&
	    lineedit_text(&inputs_focused(&s->inputs)->edit)[0] == '\0')
		return false;
	begin_other_case(s, key);
	switch (inputs_key(&s->inputs, key)) {
	case INPUTS_NOT_MINE:
		return false;
	case INPUTS_FULL:
		app_say(s->base.app, _("There is no room for more letters here."));
		return true;
	case INPUTS_CHANGED:
		note_change(s);
		break;
	case INPUTS_REFUSED:
		app_say(s->base.app, "%s", s->inputs.refusal);
		return true;
	case INPUTS_ENTER:
	case INPUTS_TAKEN:
		break;
	}
	if (s->changed && s->inputs.focus != focus)
		keep(s);
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct search *s = (struct search *)screen;

	if (action == ACTION_CLAIM) {
		if (take_purpose(s))
			search_claim(screen->app, s->elsewhere ? s->typed : "");
	} else if (action == ACTION_FIND) {
		find(s);
	} else if (action == ACTION_CHOOSE) {
		choose_procedure(s);
	} else if (action == ACTION_PURPOSE) {
		purpose_clear(screen->app->purpose);
		purpose_init(screen->app->purpose);
		lineedit_set(&s->input[CASE].edit, "");
		s->inputs.focus = CASE;
	} else if (action == ACTION_BACK) {
		return undo(s);
	} else if (action != ACTION_NONE) {
		return false;
	} else {
		return act_key(s, key);
	}
	return true;
}

static void tick(struct screen *screen, int64_t steady)
{
	struct search *s = (struct search *)screen;

	(void)steady;
	if (s->changed)
		keep(s);
	if (s->ticket == 0)
		return;
	s->slow = true;
	app_touch(screen->app);
}

static char *hint(struct screen *screen)
{
	struct search *s = (struct search *)screen;
	const char *line = inputs_text(&s->inputs, LINE);
	char *complaint = NULL;

	if (s->ticket != 0)
		return g_strdup(_("The centre is asked; Esc stops it."));
	if (s->inputs.focus != LINE || line[0] == '\0')
		return g_strdup(_(inputs_focused(&s->inputs)->hint));
	return understand(s, &complaint) ? query_sentence(&s->query) : complaint;
}

static char *field_help(struct screen *screen)
{
	return g_strdup(_(inputs_focused(&((struct search *)screen)->inputs)->help));
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_FIND;
	list[1] = ACTION_CHOOSE;
	list[2] = ACTION_PURPOSE;
	list[3] = ACTION_CLAIM;
	list[4] = ACTION_NONE;
}

static void leave(struct screen *screen)
{
	struct search *s = (struct search *)screen;

	if (s->changed)
		keep(s);
}

static void close_search(struct screen *screen)
{
	struct search *s = (struct search *)screen;

	aside_close(screen->app, &s->aside);
	inputs_clear(&s->inputs);
	query_clear(&s->query);
	g_free(s->typed);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct search *)screen)->inputs, line);
}

static const struct screen_ops ops = {
	.name = "search",
	.help = N_("One line finds by number, name, name and year, household, hamlet or the QR "
		   "of a card. Below it stand the procedure and the case number of the person "
		   "being served: they go into the log with every look-up and hold for 30 "
		   "minutes. Enter finds from every line."),
	.row = {ACTION_FIND, ACTION_CHOOSE, ACTION_NONE},
	.text = text,
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.tick = tick,
	.hint = hint,
	.field_help = field_help,
	.leave = leave,
	.close = close_search,
};

struct screen *search_screen(struct app *app)
{
	static const int rows[INPUTS] = {2, 4, 5};
	static const size_t rooms[INPUTS] = {QUERY_CARD_LETTERS, 60, PURPOSE_CASE_LETTERS};
	struct search *s = (struct search *)screen_new(&ops, app, sizeof(*s));
	bool alive = purpose_is_alive(app->purpose, world_now(app->world));

	query_init(&s->query);
	for (size_t i = 0; i < INPUTS; i++) {
		const struct field *field = &form_lookup.field[i];

		lineedit_init(&s->input[i].edit, rooms[i]);
		s->input[i].label = _(field->label);
		s->input[i].hint = field->hint;
		s->input[i].help = field->help;
		s->input[i].row = rows[i];
		s->input[i].typing = i != CASE;
	}
	lineedit_set(&s->input[PROCEDURE].edit,
		     alive ? app->purpose->procedure : USUAL_PROCEDURE);
	lineedit_set(&s->input[CASE].edit, alive ? app->purpose->case_number : "");
	s->inputs = (struct inputs){s->input, INPUTS, LINE, NULL, NULL};
	aside_find_inputs(app, &s->aside, &form_lookup, &s->inputs);
	return &s->base;
}
