/*
 * papers - which paper lies there: the date on it, and the forms that were in
 * force on that day.
 *
 * A paper of 2019 found today is entered into the form of 2019.  Over a record the
 * form opens at once; from elsewhere the officer says for whom: somebody to be
 * looked up (the choice waits in app->paper until his record is open), or somebody
 * without a record.
 */
#include "tui/screens.h"

#include <string.h>

#include "forms/kinds.h"
#include "forms/register.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/headline.h"
#include "tui/inputs.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define DATE_ROW 3
#define LIST_ROW 6
#define MOST 8
enum { DIGIT = 2, TITLE = 5, CIRCULAR = 40 };

struct papers {
	struct screen base;
	struct record *record; /* NULL: for whom is asked */
	struct input input;
	struct inputs inputs;
	char *usual;	       /* the date when none is typed: the last paper's, or today */
	char *date;	       /* of the forms below, ISO; "" when what is typed is none */
	const struct form *form[MOST];
	size_t count, cursor;
	bool listing;	       /* the cursor stands in the list */
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Enter a paper form");
}

/* ---- the date ------------------------------------------------------------------------ */

static char *today(struct papers *s)
{
	return date_iso(moment_date(world_now(s->base.app->world)));
}

/* Reads what is typed; false: *complaint (g_free() it). */
static bool read_date(struct papers *s, char **complaint)
{
	const char *typed = inputs_text(&s->inputs, 0);
	g_autofree char *now = today(s);
	g_autofree char *value = NULL;

	*complaint = NULL;
	if (!*typed)
		value = g_strdup(s->usual);
	else if (!kind_read(KIND_DATE, CATALOGUE_NONE, typed, "", &value, complaint))
		return false;
	if (strlen(value) != 10)
		*complaint = g_strdup(_("The whole date of the paper: day, month and year."));
	else if (strcmp(value, now) > 0)
		*complaint = g_strdup(_("This day has not come yet. Look at the paper."));
	if (*complaint)
		return false;
	g_free(s->date);
	s->date = g_steal_pointer(&value);
	return true;
}

static void offer(struct papers *s)
{
	g_autofree char *complaint = NULL;
	const char *wanted = s->base.app->paper;

	s->count = 0;
	s->cursor = 0;
	s->input.wrong = false;
	if (!read_date(s, &complaint))
		return;
	s->count = forms_offered(s->date, s->form, MOST);
	for (size_t i = 0; wanted && i < s->count; i++)
		if (!strncmp(s->form[i]->name, wanted, 4))
			s->cursor = i;
}

static void to_list(struct papers *s)
{
	struct app *app = s->base.app;
	g_autofree char *complaint = NULL;

	if (!read_date(s, &complaint)) {
		s->input.wrong = true;
		app_say(app, "%s", complaint);
	} else if (s->count == 0) {
		app_say(app, _("No form of that day is known here: they begin on 02/02/2016."));
	} else {
		s->listing = true;
		app_touch(app);
		app_hint_anew(app);
	}
}

/* ---- taking one ------------------------------------------------------------------------ */

static void remember(struct papers *s)
{
	struct app *app = s->base.app;

	app->paper = s->form[s->cursor]->name;
	g_free(app->paper_date);
	app->paper_date = g_strdup(s->date);
}

static void look_up(struct papers *s)
{
	struct app *app = s->base.app;

	app_replace(app, search_screen(app));
	app_say(app, _("Look the person up; F9 “Enter a paper form” there goes on with it."));
}

static void whose_answered(void *to, unsigned answer)
{
	struct papers *s = to;
	struct app *app = s->base.app;

	if (answer == 1)
		look_up(s);
	else if (answer == 2)
		app_replace(app, newcomer_screen(app, s->form[s->cursor], s->date));
}

static void ask_whose(struct papers *s)
{
	struct question question = {
		.text = _("Whose form is it?"),
		.answers = {_("has a record"), _("has none"), _("look again")},
		.safe = 3,
		.hint = _("1: look him up. 2: collect a new person. Enter or Esc: look again."),
		.answered = whose_answered,
		.to = s,
	};

	app_ask(s->base.app, &question);
}

static void take(struct papers *s)
{
	struct app *app = s->base.app;
	const struct form *form = s->form[s->cursor];

	remember(s);
	if (s->record)
		app_replace(app, entry_form_screen(app, form, s->date, s->record));
	else if (form_collects(form))
		ask_whose(s);
	else
		look_up(s);
}

/* ---- keys ------------------------------------------------------------------------------- */

static bool act_list(struct papers *s, const struct key *key)
{
	if (key->code == K_UP && s->cursor == 0)
		s->listing = false;
	else if (key->code == K_BACKTAB)
		s->listing = false;
	else if (key->code == K_UP)
		s->cursor--;
	else if (key->code == K_DOWN || key->code == K_TAB)
		s->cursor = MIN(s->cursor + 1, s->count - 1);
	else if (key->code == K_ENTER)
		take(s);
	else if (key->code == K_TEXT && key->text[0] >= '1' && key->text[0] < '1' + (int)s->count) {
		s->cursor = (size_t)(key->text[0] - '1');
		take(s);
	} else
		return false;
	app_touch(s->base.app);
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct papers *s = (struct papers *)screen;
	enum inputs_answer answer;

	if (action != ACTION_NONE)
		return false;
	if (s->listing)
		return act_list(s, key);
	if (key->code == K_DOWN || key->code == K_TAB) {
		to_list(s);
		return true;
	}
	answer = inputs_key(&s->inputs, key);
	if (answer == INPUTS_CHANGED)
		offer(s);
	else if (answer == INPUTS_ENTER)
		to_list(s);
	return answer != INPUTS_NOT_MINE;
}

/* ---- the picture -------------------------------------------------------------------------- */

static void draw_form(struct papers *s, struct paint *p, size_t i)
{
	const struct form *form = s->form[i];
	int row = LIST_ROW + (int)i, room = p->cols - 1 - CIRCULAR;
	g_autofree char *digit = g_strdup_printf("%zu", i + 1);
	g_autofree char *words =
		form->unverified ? g_strdup_printf(_("%s, not verified"), strchr(form->circular, ' ') + 1)
				 : g_strdup(strchr(form->circular, ' ') + 1);
	g_autofree char *fit = cells_fit(words, room, p->look->ascii ? CELLS_MORE_ASCII : CELLS_MORE);

	if (s->listing && i == s->cursor) {
		paint_text(p, row, 0, 1, ROLE_MARK, ">");
		paint_cursor(p, row, DIGIT);
	}
	paint_text(p, row, DIGIT, 2, ROLE_PLAIN, digit);
	paint_text(p, row, TITLE, CIRCULAR - TITLE - 1, ROLE_PLAIN, _(form->title));
	paint_text(p, row, CIRCULAR, room, ROLE_PLAIN, fit);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct papers *s = (struct papers *)screen;
	g_autofree char *usual = kind_show(KIND_DATE, CATALOGUE_NONE, s->usual);
	g_autofree char *words = g_strdup_printf(_("nothing typed: %s"), usual);

	if (s->record)
		headline_draw(p, 1, s->record, NULL);
	else
		paint_text(p, 1, 2, p->cols - 3, ROLE_PLAIN,
			   _("A form of paper, entered in its own order."));
	inputs_draw(&s->inputs, p);
	paint_text(p, DATE_ROW, INPUT_COLUMN + 12, p->cols - INPUT_COLUMN - 13, ROLE_PLAIN, words);
	if (s->count > 0)
		paint_text(p, LIST_ROW - 1, DIGIT, p->cols - 3, ROLE_PLAIN,
			   _("Forms in force on that day"));
	for (size_t i = 0; i < s->count; i++)
		draw_form(s, p, i);
}

static char *hint(struct screen *screen)
{
	struct papers *s = (struct papers *)screen;

	if (!s->listing)
		return g_strdup(_("The date written on the paper; Enter shows the forms of that day."));
	return g_strdup(_("A digit or Enter takes the form; Up goes back to the date."));
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	struct papers *s = (struct papers *)screen;

	return s->listing ? SCREEN_NO_TEXT : inputs_kind(&s->inputs, line);
}

static void close_papers(struct screen *screen)
{
	struct papers *s = (struct papers *)screen;

	inputs_clear(&s->inputs);
	record_free(s->record);
	g_free(s->usual);
	g_free(s->date);
}

static const struct screen_ops ops = {
	.name = "papers",
	.help = N_("Type the date that stands on the paper: the forms that were in force on that "
		   "day are offered, so that an old paper found later is entered item by item as "
		   "it stands. “Not verified” means that the official layout is not public and "
		   "our order may differ. DC01 may be of a person who has no record yet."),
	.row = {ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_papers,
};

struct screen *papers_screen(struct app *app, const struct record *record)
{
	struct papers *s = (struct papers *)screen_new(&ops, app, sizeof(*s));

	s->record = record ? record_copy(record) : NULL;
	s->input = (struct input){.label = _("Date on the paper"), .row = DATE_ROW};
	lineedit_init(&s->input.edit, 10);
	s->inputs = (struct inputs){&s->input, 1, 0, NULL, NULL};
	s->usual = app->paper_date ? g_strdup(app->paper_date) : today(s);
	s->date = g_strdup("");
	offer(s);
	s->listing = s->record != NULL && app->paper != NULL && s->count > 0;
	return &s->base;
}
