/*
 * identity - "Kiểm tra số định danh": a number is typed and read aloud, digit by
 * digit, as it grows; with a birth date and a sex it says what does not fit.
 *
 * Nothing is asked of the register, nothing is kept: not in the journal, not in a
 * log.  What was typed is wiped when the screen is left, also by the lock.
 */
#include "tui/screens.h"

#include "forms/identity.h"
#include "forms/kinds.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/inputs.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define LINES_ROW 6
enum { NUMBER, BIRTH, SEX, INPUTS };
enum { DIGITS_COLUMN = 2, MARK_COLUMN = 11, WORDS_COLUMN = 13 };

struct identity_view {
	struct screen base;
	struct input input[INPUTS];
	struct inputs inputs;
	GPtrArray *lines; /* struct identity_line; NULL: nothing typed */
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Check a personal number");
}

/* What is typed there as a value; "" when nothing or not to be read.  New. */
static char *value_of(struct identity_view *s, size_t at, enum kind kind, enum catalogue cat)
{
	g_autofree char *complaint = NULL;
	char *value = NULL;
	const char *typed = inputs_text(&s->inputs, at);

	s->input[at].wrong = *typed && !kind_read(kind, cat, typed, "", &value, &complaint);
	if (value == NULL || s->input[at].wrong) {
		g_free(value);
		return g_strdup("");
	}
	return value;
}

static void read_aloud(struct identity_view *s)
{
	g_autofree char *birth = value_of(s, BIRTH, KIND_DATE, CATALOGUE_NONE);
	g_autofree char *sex = value_of(s, SEX, KIND_CODE, CATALOGUE_SEX);
	struct identity_bearer bearer = {
		.birth = birth,
		.sex = sex,
		.this_year = moment_date(world_now(s->base.app->world)).year,
	};
	const char *typed = inputs_text(&s->inputs, NUMBER);

	if (s->lines != NULL)
		g_ptr_array_free(s->lines, true);
	s->lines = *typed != '\0' ? identity_explain(typed, &bearer) : NULL;
	app_touch(s->base.app);
}

/* A lineedit wipes what it lets go. */
static void forget(struct identity_view *s)
{
	for (size_t i = 0; i < INPUTS; i++)
		lineedit_set(&s->input[i].edit, "");
	read_aloud(s);
}

/* ---- the picture ----------------------------------------------------------------------- */

static const char *mark_of(enum identity_mark mark)
{
	switch (mark) {
	case IDENTITY_PLAIN:
		return "";
	case IDENTITY_FITS:
		return "=";
	case IDENTITY_ODD:
		return "!";
	}
	return "";
}

/* The row below it. */
static int draw_line(struct paint *p, int row, const struct identity_line *line)
{
	bool closing = *line->digits == '\0';
	int column = closing ? DIGITS_COLUMN : WORDS_COLUMN, room = p->cols - 1 - column;
	g_auto(GStrv) words = cells_wrap(line->words, room);
	enum role role = line->mark == IDENTITY_ODD ? ROLE_MARK : ROLE_PLAIN;

	paint_text(p, row, DIGITS_COLUMN, MARK_COLUMN - DIGITS_COLUMN, ROLE_BOLD, line->digits);
	if (!closing)
		paint_text(p, row, MARK_COLUMN, 1, role, mark_of(line->mark));
	for (size_t i = 0; words[i] != NULL && row < p->rows - 2; i++)
		paint_text(p, row++, column, room, closing ? role : ROLE_PLAIN, words[i]);
	return row;
}

static void draw(struct screen *screen, struct paint *p)
{
	struct identity_view *s = (struct identity_view *)screen;
	int row = LINES_ROW;

	inputs_draw(&s->inputs, p);
	for (unsigned i = 0; s->lines != NULL && i < s->lines->len; i++) {
		const struct identity_line *line = g_ptr_array_index(s->lines, i);

		if (*line->digits == '\0' && i > 0)
			row++;
		if (row < p->rows - 2)
			row = draw_line(p, row, line);
	}
}

/* ---- keys ------------------------------------------------------------------------------ */

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct identity_view *s = (struct identity_view *)screen;
	enum inputs_answer answer;

	if (action != ACTION_NONE)
		return false;
	answer = inputs_key(&s->inputs, key);
	if (answer == INPUTS_NOT_MINE)
		return false;
	if (answer == INPUTS_REFUSED)
		app_say(screen->app, "%s", s->inputs.refusal);
	if (answer == INPUTS_FULL)
		app_say(screen->app, _("There is no room for more letters here."));
	if (answer == INPUTS_ENTER)
		s->inputs.focus = NUMBER;
	read_aloud(s);
	return true;
}

static char *hint(struct screen *screen)
{
	const struct identity_view *s = (const struct identity_view *)screen;

	switch (s->inputs.focus) {
	case BIRTH:
		return g_strdup(_("Birth date or year as on the paper; may stay empty."));
	case SEX:
		return g_strdup(_("1 Nam, 2 Nữ; may stay empty."));
	default:
		return g_strdup(_("12 digits; nothing is asked of the register, nothing is kept."));
	}
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct identity_view *)screen)->inputs, line);
}

static void leave(struct screen *screen)
{
	forget((struct identity_view *)screen);
}

static void close_view(struct screen *screen)
{
	struct identity_view *s = (struct identity_view *)screen;

	inputs_clear(&s->inputs);
	if (s->lines != NULL)
		g_ptr_array_free(s->lines, true);
}

static const struct screen_ops ops = {
	.name = "identity",
	.help = N_("Type a personal number: its digits are explained one part after the other. "
		   "With a birth date and a sex, “=” stands where they fit and “!” where they do "
		   "not. A place code that is not one of the 63 provinces is no error: births "
		   "abroad and newer codes have such. No register is asked and nothing typed here "
		   "is kept."),
	.row = {ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.leave = leave,
	.close = close_view,
};

struct screen *identity_screen(struct app *app)
{
	struct identity_view *s = (struct identity_view *)screen_new(&ops, app, sizeof(*s));

	s->input[NUMBER] = (struct input){.label = _("Personal number"), .row = 2};
	s->input[BIRTH] = (struct input){.label = _("Date of birth"), .row = 3};
	s->input[SEX] = (struct input){.label = _("Sex"), .row = 4};
	lineedit_init(&s->input[NUMBER].edit, 20);
	lineedit_init(&s->input[BIRTH].edit, 10);
	lineedit_init(&s->input[SEX].edit, 4);
	s->inputs = (struct inputs){s->input, INPUTS, NUMBER, NULL, NULL};
	return &s->base;
}
