/*
 * newcomer - where a person lives who has no record yet: his household by its
 * number, or a new household in a hamlet; and for which case he is collected.
 *
 * Number and hamlet are asked of the register (or of the commune's copy without a
 * line), so that the form begins with the household's head and address.
 */
#include "tui/screens.h"

#include <string.h>

#include "client/central.h"
#include "client/session.h"
#include "forms/household.h"
#include "forms/purpose.h"
#include "forms/query.h"
#include "forms/world.h"
#include "i18n/fold.h"
#include "i18n/language.h"
#include "tui/inputs.h"
#include "tui/kept.h"
#include "tui/paint.h"
#include "tui/people.h"

#include "i18n/banned.h"

#define PROCEDURE "thu-thap" /* thu thập, cập nhật thông tin công dân */
#define FIRST_ROW 4
enum { HOUSEHOLD, HAMLET, CASE, INPUTS };

struct newcomer {
	struct screen base;
	const struct form *form;
	char *form_date;
	struct input input[INPUTS];
	struct inputs inputs;
	bool asking;
};

static const char *title(struct screen *screen)
{
	return _(((struct newcomer *)screen)->form->title);
}

static void wrong(struct newcomer *s, size_t at, const char *sentence)
{
	s->inputs.focus = at;
	s->input[at].wrong = true;
	app_say(s->base.app, "%s", sentence);
}

/* ---- the household ------------------------------------------------------------------- */

static void begin(struct newcomer *s, const struct household *household)
{
	struct app *app = s->base.app;
	struct kept *kept = kept_of_new(app, s->form, s->form_date, household);

	app_replace(app, entry_kept_screen(app, kept, ""));
}

static void household_came(const struct answer *answer, void *to)
{
	struct newcomer *s = to;
	g_autoptr(GError) error = NULL;
	struct household *household;

	s->asking = false;
	if (app_answered(s->base.app, answer))
		return;
	household = household_of_json(answer->body, &error);
	if (!household) {
		app_say(s->base.app, "%s", error->message);
		return;
	}
	begin(s, household);
	household_free(household);
}

static void members_came(const struct answer *answer, void *to)
{
	struct newcomer *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	struct person_list *list;

	s->asking = false;
	if (app_answered(app, answer))
		return;
	list = person_list_of_json(answer->body, &error);
	if (!list) {
		app_say(app, "%s", error->message);
	} else if (list->rows->len == 0) {
		wrong(s, HOUSEHOLD, _("No household of this number here. Empty: a new one, in a hamlet."));
	} else {
		const struct person_row *row = g_ptr_array_index(list->rows, 0);

		s->asking = true;
		central_household(app->central, row->household_id, app->purpose, household_came, s);
	}
	person_list_free(list);
	app_touch(app);
}

static void ask_household(struct newcomer *s, const char *number)
{
	struct query query;

	query_init(&query);
	query.kind = QUERY_HOUSEHOLD;
	g_free(query.household);
	query.household = g_strdup(number);
	s->asking = true;
	central_find(s->base.app->central, &query, s->base.app->purpose, NULL, 0, members_came, s);
	query_clear(&query);
}

/* ---- a new one in a hamlet -------------------------------------------------------------- */

/* The one hamlet whose name contains these letters, accents left out; NULL: none or several. */
static const struct session_hamlet *hamlet_of(const struct newcomer *s, const char *typed)
{
	const GPtrArray *hamlets = s->base.app->session->hamlets;
	g_autofree char *wanted = fold_key(typed, FOLD_ASCII);
	const struct session_hamlet *found = NULL;

	for (unsigned i = 0; hamlets && i < hamlets->len; i++) {
		const struct session_hamlet *hamlet = g_ptr_array_index(hamlets, i);
		g_autofree char *name = people_hamlet(hamlet->name);
		g_autofree char *folded = fold_key(name, FOLD_ASCII);

		if (!strstr(folded, wanted))
			continue;
		if (found)
			return NULL;
		found = hamlet;
	}
	return found;
}

static void begin_new_household(struct newcomer *s, const char *typed)
{
	const struct session_hamlet *hamlet = *typed ? hamlet_of(s, typed) : NULL;
	struct household *household;

	if (!hamlet) {
		wrong(s, HAMLET,
		      *typed ? _("Several hamlets or none have these letters. Type more of the name.")
			     : _("Type the household's number, or the hamlet of a new household."));
		return;
	}
	household = household_new();
	g_free(household->hamlet_id);
	household->hamlet_id = g_strdup(hamlet->id);
	g_free(household->hamlet);
	household->hamlet = g_strdup(hamlet->name);
	begin(s, household);
	household_free(household);
}

static void go_on(struct newcomer *s)
{
	struct app *app = s->base.app;
	const char *number = inputs_text(&s->inputs, HOUSEHOLD);
	const char *of_case = inputs_text(&s->inputs, CASE);

	if (s->asking)
		return;
	for (size_t i = 0; i < INPUTS; i++)
		s->input[i].wrong = false;
	if (!*of_case) {
		wrong(s, CASE, _("The case number of this file; it is written into the log."));
		return;
	}
	purpose_set(app->purpose, PROCEDURE, of_case, world_now(app->world));
	if (*number && strspn(number, "0123456789") != strlen(number))
		wrong(s, HOUSEHOLD, _("A household's number has digits only."));
	else if (*number)
		ask_household(s, number);
	else
		begin_new_household(s, inputs_text(&s->inputs, HAMLET));
	app_touch(app);
}

/* ---- the screen ------------------------------------------------------------------------------ */

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct newcomer *s = (struct newcomer *)screen;
	enum inputs_answer answer;

	if (action == ACTION_SEND) {
		go_on(s);
		return true;
	}
	if (action != ACTION_NONE)
		return false;
	s->inputs.typing = app_typing(screen->app);
	answer = inputs_key(&s->inputs, key);
	if (answer == INPUTS_ENTER)
		go_on(s);
	else if (answer == INPUTS_REFUSED)
		app_say(screen->app, "%s", s->inputs.refusal);
	return answer != INPUTS_NOT_MINE;
}

static void draw(struct screen *screen, struct paint *p)
{
	struct newcomer *s = (struct newcomer *)screen;

	paint_text(p, 1, 2, p->cols - 3, ROLE_BOLD, _("A person who has no record yet"));
	paint_text(p, 2, 2, p->cols - 3, ROLE_PLAIN,
		   _("Where will this person be registered? Likely records are looked for first."));
	inputs_draw(&s->inputs, p);
	if (s->asking)
		paint_text(p, FIRST_ROW + INPUTS + 1, INPUT_COLUMN, 30, ROLE_DIM, _("(reading…)"));
}

static char *hint(struct screen *screen)
{
	return g_strdup(inputs_focused(&((struct newcomer *)screen)->inputs)->hint);
}

static char *field_help(struct screen *screen)
{
	return g_strdup(inputs_focused(&((struct newcomer *)screen)->inputs)->help);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct newcomer *)screen)->inputs, line);
}

static void close_newcomer(struct screen *screen)
{
	struct newcomer *s = (struct newcomer *)screen;

	inputs_clear(&s->inputs);
	g_free(s->form_date);
}

static const struct screen_ops ops = {
	.name = "newcomer",
	.help = N_("A person without a record is collected into a household: type its number, or "
		   "leave it empty and type the hamlet in which a new household is to be made. "
		   "Head and address of the household come into the form by themselves."),
	.row = {ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.field_help = field_help,
	.close = close_newcomer,
};

struct screen *newcomer_screen(struct app *app, const struct form *form, const char *form_date)
{
	struct newcomer *s = (struct newcomer *)screen_new(&ops, app, sizeof(*s));
	const char *alive = purpose_is_alive(app->purpose, world_now(app->world))
				    ? app->purpose->case_number
				    : "";

	s->form = form;
	s->form_date = g_strdup(form_date);
	s->input[HOUSEHOLD] = (struct input){
		.label = _("Household number"),
		.hint = _("The number of the household; empty when a new one is to be made."),
		.help = _("The household this person belongs to, by its number in the commune."),
	};
	s->input[HAMLET] = (struct input){
		.label = _("Hamlet of a new one"),
		.hint = _("Letters of the hamlet's name; only for a new household."),
		.help = _("Only when no household number is typed: the hamlet in which a new "
			  "household is to be made."),
		.typing = true,
	};
	s->input[CASE] = (struct input){
		.label = _("Case number"),
		.hint = _("The number of this case, as 0412/2026; Enter goes on to the form."),
		.help = _("The number of the case that is served. It is written into the log of "
			  "every look that follows."),
	};
	for (size_t i = 0; i < INPUTS; i++) {
		lineedit_init(&s->input[i].edit, i == HAMLET ? 60 : 40);
		s->input[i].row = FIRST_ROW + (int)i;
	}
	lineedit_set(&s->input[CASE].edit, alive);
	s->inputs = (struct inputs){s->input, INPUTS, 0, NULL, NULL};
	return &s->base;
}
