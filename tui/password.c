/*
 * password - a new one, at the centre first, then for the store on this
 * machine, whose key is wrapped anew.  What was typed is wiped when the screen
 * closes.
 */
#include "tui/screens.h"

#include "client/central.h"
#include "client/store.h"
#include "forms/draft.h"
#include "forms/register.h"
#include "tui/inputs.h"
#include "tui/paint.h"

#include "i18n/banned.h"

enum { OLD, NEW, AGAIN, INPUTS };

struct password {
	struct screen base;
	struct input input[INPUTS];
	struct inputs inputs;
	bool asking;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _(form_password.title);
}

/* Whether the centre has surely not changed it; otherwise the next sign-in tells. */
static bool is_refusal(const struct answer *answer)
{
	return answer->kind == ANSWER_REFUSED || answer->kind == ANSWER_SIGN_IN;
}

static void changed(const struct answer *answer, void *to)
{
	struct password *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;

	s->asking = false;
	if (answer->kind != ANSWER_DONE) {
		if (is_refusal(answer) && app->store != NULL)
			store_rewrap_end(app->store, false, NULL);
		s->inputs.focus = OLD;
		s->input[OLD].wrong = true;
		app_say(app, "%s", answer->sentence);
		return;
	}
	if (store_rewrap_end(app->store, true, &error))
		app_say(app, _("The password is changed, at the centre and on this machine."));
	else
		app_say(app, _("Changed at the centre; the store here keeps the old one: %s"),
			error->message);
	app_back(app);
}

/*
 * First the store, so that a change whose answer is lost locks nobody out of
 * what waits here; the centre judges the old password.
 */
static void ask(struct password *s)
{
	struct app *app = s->base.app;
	const char *old = inputs_text(&s->inputs, OLD), *new = inputs_text(&s->inputs, NEW);
	g_autoptr(GError) error = NULL;

	if (!store_rewrap_begin(app->store, old, new, &error) &&
	    !g_error_matches(error, STORE_ERROR, STORE_PASSPHRASE)) {
		app_say(app, "%s", error->message);
		return;
	}
	s->asking = true;
	central_password(app->central, old, new, changed, s);
}

/* The rules are the form's: what it complains about stands on row 22. */
static bool in_order(struct password *s)
{
	struct draft *draft = draft_new(&form_password);
	int bad;

	for (size_t i = 0; i < INPUTS; i++)
		draft_set(draft, form_password.field[i].key, inputs_text(&s->inputs, i));
	bad = draft_check(draft);
	if (bad >= 0) {
		const char *complaint = draft_complaint(draft, form_password.field[bad].key);

		s->inputs.focus = (size_t)bad;
		s->input[bad].wrong = true;
		app_say(s->base.app, "%s", complaint != NULL ? complaint : "");
	}
	draft_free(draft);
	return bad < 0;
}

static void draw(struct screen *screen, struct paint *p)
{
	struct password *s = (struct password *)screen;

	if (s->asking)
		paint_text(p, 6, INPUT_COLUMN, 30, ROLE_DIM, _("(asking…)"));
	inputs_draw(&s->inputs, p);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct password *s = (struct password *)screen;

	if (action != ACTION_NONE)
		return false;
	if (s->asking)
		return true;
	switch (inputs_key(&s->inputs, key)) {
	case INPUTS_NOT_MINE:
		return false;
	case INPUTS_REFUSED:
		app_say(screen->app, "%s", s->inputs.refusal);
		break;
	case INPUTS_ENTER:
		if (in_order(s))
			ask(s);
		break;
	case INPUTS_FULL:
	case INPUTS_TAKEN:
	case INPUTS_CHANGED:
		break;
	}
	return true;
}

static char *hint(struct screen *screen)
{
	return g_strdup(_(inputs_focused(&((struct password *)screen)->inputs)->hint));
}

static char *field_help(struct screen *screen)
{
	return g_strdup(_(inputs_focused(&((struct password *)screen)->inputs)->help));
}

static void close_password(struct screen *screen)
{
	inputs_clear(&((struct password *)screen)->inputs);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct password *)screen)->inputs, line);
}

static const struct screen_ops ops = {
	.name = "password",
	.help = N_("A new password for you: at the centre, and for the drafts and letters kept "
		   "on this machine. Other machines ask for it at their next sign-in."),
	.row = {ACTION_NONE},
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.field_help = field_help,
	.close = close_password,
};

struct screen *password_screen(struct app *app)
{
	struct password *s = (struct password *)screen_new(&ops, app, sizeof(*s));

	for (size_t i = 0; i < INPUTS; i++) {
		const struct field *field = &form_password.field[i];

		lineedit_init(&s->input[i].edit, 128);
		s->input[i].edit.masked = true;
		s->input[i].label = _(field->label);
		s->input[i].hint = field->hint;
		s->input[i].help = field->help;
		s->input[i].row = 2 + (int)i;
	}
	s->inputs = (struct inputs){s->input, INPUTS, 0, NULL, NULL};
	return &s->base;
}
