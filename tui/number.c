/*
 * number - one hidden number of one person: shown for 10 seconds, or compared
 * with what is typed from a card.
 *
 * Both are operations of the centre, logged and counted there; nothing is kept
 * here.  The digits are wiped when the time is up or the screen closes.
 */
#include "tui/screens.h"

#include <string.h>

#include "client/central.h"
#include "client/seal.h"
#include "forms/kinds.h"
#include "forms/purpose.h"
#include "forms/world.h"
#include "i18n/moment.h"
#include "tui/inputs.h"
#include "tui/paint.h"
#include "tui/people.h"

#include "i18n/banned.h"

#define SHOWN_MS 10000
#define NUMBER_ROW 4
#define STATE_ROW 6

struct number {
	struct screen base;
	char *id, *name, *hidden;
	enum record_field field;
	bool compare, asking;
	char *digits;		/* shown now; NULL: hidden */
	char *result;		/* of the comparison, a sentence; "" */
	struct input input;
	struct inputs inputs;
};

static const char *title(struct screen *screen)
{
	return ((struct number *)screen)->compare ? _("Compare a number") : _("Show a number");
}

static void hide(struct number *s)
{
	seal_wipe_text(s->digits);
	g_clear_pointer(&s->digits, g_free);
	s->base.wake_at = INT64_MAX;
}

static void shown(const struct answer *answer, void *to)
{
	struct number *s = to;
	struct app *app = s->base.app;
	const char *digits;

	s->asking = false;
	if (app_answered(app, answer))
		return;
	digits = json_text_at(answer->body, "number");
	if (digits == NULL) {
		app_say(app, _("The centre did not give the number; nothing is shown."));
		return;
	}
	s->digits = g_strdup(digits);
	s->base.wake_at = world_steady(app->world) + SHOWN_MS;
	g_autofree char *at = moment_clock(world_now(app->world) + SHOWN_MS);
	app_say(app, _("Shown for 10 seconds, until %s. It was logged with your name."), at);
}

static void compared(const struct answer *answer, void *to)
{
	struct number *s = to;
	struct app *app = s->base.app;
	bool match;

	s->asking = false;
	if (app_answered(app, answer))
		return;
	match = json_bool_at(answer->body, "match", false);
	g_free(s->result);
	s->result = g_strdup(match ? _("matches the register")
				   : _("does NOT match the register"));
	s->input.wrong = !match;
	app_say(app, _("Compared and counted; %d comparisons are left today."),
		(int)json_number_at(answer->body, "left", 0));
}

static void ask_number(struct number *s)
{
	struct app *app = s->base.app;

	s->asking = true;
	central_reveal(app->central, s->id, record_fields[s->field].path, app->purpose, shown, s);
}

static void ask_match(struct number *s)
{
	struct app *app = s->base.app;
	const struct record_field_row *row = &record_fields[s->field];
	g_autofree char *value = NULL, *complaint = NULL;

	if (s->asking)
		return;
	if (!kind_read(row->kind, row->catalogue, inputs_text(&s->inputs, 0), "", &value,
		       &complaint) || value[0] == '\0') {
		s->input.wrong = true;
		app_say(app, "%s", complaint != NULL ? complaint : _("Type the number of the card."));
		return;
	}
	s->asking = true;
	central_match(app->central, s->id, row->path, value, app->purpose, compared, s);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct number *s = (struct number *)screen;
	int cells = p->cols - 1 - INPUT_COLUMN;

	paint_data(p, 1, 2, p->cols - 3, ROLE_BOLD, s->name);
	paint_text(p, NUMBER_ROW, 2, 22, ROLE_PLAIN, record_label(s->field));
	paint_text(p, NUMBER_ROW, INPUT_COLUMN, cells, ROLE_PLAIN,
		   s->digits != NULL ? s->digits : s->hidden);
	if (s->asking)
		paint_text(p, STATE_ROW + 2, INPUT_COLUMN, cells, ROLE_DIM, _("(asking…)"));
	else if (s->result != NULL)
		paint_text(p, STATE_ROW + 2, INPUT_COLUMN, cells, ROLE_BOLD, s->result);
	if (s->compare)
		inputs_draw(&s->inputs, p);
	else
		paint_cursor(p, NUMBER_ROW, INPUT_COLUMN);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct number *s = (struct number *)screen;

	if (action != ACTION_NONE)
		return false;
	if (!s->compare)
		return key->code == K_ENTER ? (app_back(screen->app), true) : false;
	switch (inputs_key(&s->inputs, key)) {
	case INPUTS_NOT_MINE:
		return false;
	case INPUTS_REFUSED:
		app_say(screen->app, "%s", s->inputs.refusal);
		break;
	case INPUTS_ENTER:
		ask_match(s);
		break;
	case INPUTS_CHANGED:
		g_clear_pointer(&s->result, g_free);
		break;
	case INPUTS_FULL:
	case INPUTS_TAKEN:
		break;
	}
	return true;
}

static void tick(struct screen *screen, int64_t steady)
{
	(void)steady;
	hide((struct number *)screen);
	app_say(screen->app, _("Hidden again. Esc goes back."));
}

static char *hint(struct screen *screen)
{
	struct number *s = (struct number *)screen;

	if (s->compare)
		return g_strdup(_("Type the number of the card, then Enter; nothing is shown."));
	return s->digits != NULL ? g_strdup(_("It hides itself; Esc or Enter hides it now."))
				 : g_strdup(_("Esc goes back."));
}

static void close_number(struct screen *screen)
{
	struct number *s = (struct number *)screen;

	hide(s);
	inputs_clear(&s->inputs);
	g_free(s->result);
	g_free(s->id);
	g_free(s->name);
	g_free(s->hidden);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	struct number *s = (struct number *)screen;

	return s->compare ? inputs_kind(&s->inputs, line) : SCREEN_NO_TEXT;
}

static const struct screen_ops ops = {
	.name = "number",
	.help = N_("Numbers are hidden but for their last two digits. Showing one takes the "
		   "centre, lasts 10 seconds, and is logged and counted with your name and the "
		   "case. To compare with a card no showing is needed: type the number and the "
		   "centre says whether it is the same."),
	.row = {ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.tick = tick,
	.hint = hint,
	.close = close_number,
};

struct screen *number_screen(struct app *app, const struct record *record,
			     enum record_field field, bool compare)
{
	struct number *s = (struct number *)screen_new(&ops, app, sizeof(*s));

	s->id = g_strdup(record->id);
	s->name = kind_show(KIND_NAME, CATALOGUE_NONE, record->value[FIELD_NAME]);
	s->hidden = people_number(record->value[field], "", app->options->plain);
	s->field = field;
	s->compare = compare;
	lineedit_init(&s->input.edit, 20);
	s->input.label = _("Number on the card");
	s->input.row = STATE_ROW;
	s->inputs = (struct inputs){&s->input, 1, 0, NULL, NULL};
	if (!compare)
		ask_number(s);
	return &s->base;
}
