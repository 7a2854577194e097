/*
 * sign_in - the way in: officer and password.
 *
 * In practice it also shows how far the practice commune is and who may sign
 * in with which password; nowhere else is a password ever shown.  The screen is
 * painted before the wire and the centre are woken.
 */
#include "tui/screens.h"

#include "client/central.h"
#include "client/practice.h"
#include "client/session.h"
#include "client/store.h"
#include "forms/catalogue.h"
#include "forms/register.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "tui/copy.h"
#include "tui/inputs.h"
#include "tui/keychain.h"
#include "tui/not_opened.h"
#include "tui/offline.h"
#include "tui/paint.h"
#include "tui/services.h"

#include "i18n/banned.h"

#define OFFICER_ROW 2
#define PASSWORD_ROW 3
#define STATE_ROW 5
#define OFFICERS_ROW 9
#define BAR_CELLS 20
#define READY_MS 100	/* between looks whether the centre is there */

struct sign_in {
	struct screen base;
	struct input input[2];
	struct inputs inputs;
	bool asking;	/* an answer is awaited */
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Sign in");
}

/* ---- asking the centre ------------------------------------------------------------ */

/* On what this machine remembers; false: *why may say more than that there is no line. */
static bool without_line(struct sign_in *s, char **why)
{
	struct app *app = s->base.app;
	g_autofree char *copy = NULL;

	if (!offline_sign_in(app, inputs_text(&s->inputs, 0), inputs_text(&s->inputs, 1), why))
		return false;
	s->asking = false;
	copy = copy_words(app);
	app_restart(app, home_screen(app));
	app_say(app, _("Signed in without a line. The commune's copy: %s."), copy);
	return true;
}

static void refused(struct sign_in *s, const struct answer *answer)
{
	struct input *password = &s->input[1];
	g_autofree char *why = NULL;

	if (answer->kind == ANSWER_NO_LINE && without_line(s, &why))
		return;

	s->asking = false;
	password->wrong = answer->kind == ANSWER_SIGN_IN || answer->kind == ANSWER_REFUSED ||
			  why != NULL;
	if (password->wrong)
		lineedit_set(&password->edit, "");
	s->inputs.focus = 1;
	app_say(s->base.app, "%s", why != NULL ? why : answer->sentence);
}

/* The store is open, whichever way; `kept`: where another one was put. */
static void entered(void *to, bool open, const char *kept)
{
	struct sign_in *s = to;
	struct app *app = s->base.app;

	s->asking = false;
	if (!open)
		return;
	app_restart(app, home_screen(app));
	if (kept != NULL)
		app_say(app, _("The old store could not be opened and was put aside: %s"), kept);
}

static void signed_in(const struct answer *answer, void *to)
{
	static const struct keychain_ways ways = {services_open_by_key, services_open_anew};
	struct sign_in *s = to;
	struct app *app = s->base.app;
	const char *password = inputs_text(&s->inputs, 1);
	g_autoptr(GError) error = NULL;
	g_autofree char *kept = NULL;

	if (answer->kind != ANSWER_DONE) {
		refused(s, answer);
		return;
	}
	if (services_open(app, password, &kept, &error)) {
		entered(s, true, kept);
	} else if (g_error_matches(error, STORE_ERROR, STORE_PASSPHRASE)) {
		keychain_recover(app, password, &ways, entered, s);
	} else {
		s->asking = false;
		not_opened(app, error);
	}
}

static void ask_sign_in(struct sign_in *s)
{
	struct app *app = s->base.app;

	services_tell_key(app, inputs_text(&s->inputs, 0));
	central_sign_in(app->central, inputs_text(&s->inputs, 0), inputs_text(&s->inputs, 1),
			app->options->machine, signed_in, s);
}

static void centre_known(const struct answer *answer, void *to)
{
	struct sign_in *s = to;

	if (answer->kind == ANSWER_DONE)
		ask_sign_in(s);
	else
		refused(s, answer);
	app_touch(s->base.app);
}

static void begin(struct sign_in *s)
{
	struct app *app = s->base.app;

	for (size_t i = 0; i < 2; i++) {
		if (inputs_text(&s->inputs, i)[0] != '\0')
			continue;
		s->inputs.focus = i;
		s->input[i].wrong = true;
		app_say(app, i == 0 ? _("Type your officer name first.") : _("Type your password."));
		return;
	}
	if (app->central == NULL) {
		/* Kept in mind: it goes on by itself as soon as the centre is there. */
		s->base.wake_at = world_steady(app->world) + READY_MS;
		if (app->practice != NULL)
			app_say(app, "%s", practice_sentence(app->practice));
		else
			services_wake(app); /* says what is missing */
		return;
	}
	if (s->asking)
		return;
	s->asking = true;
	app_hush(app);
	if (app->session->centre == NULL || app->session->centre[0] == '\0')
		central_centre(app->central, centre_known, s);
	else
		ask_sign_in(s);
}

/* ---- the picture -------------------------------------------------------------------- */

/* "[####......]": a byte a cell, the same in --plain. */
static char *bar(unsigned done, unsigned total)
{
	unsigned full = total > 0 ? (unsigned)((uint64_t)BAR_CELLS * done / total) : 0;
	g_autofree char *hashes = g_strnfill(MIN(full, BAR_CELLS), '#');
	g_autofree char *dots = g_strnfill(BAR_CELLS - MIN(full, BAR_CELLS), '.');

	return g_strdup_printf("[%s%s]", hashes, dots);
}

static void draw_progress(struct app *app, struct paint *p)
{
	unsigned done, total;

	practice_progress(app->practice, &done, &total);
	g_autofree char *have = figures_show(done), *all = figures_show(total);
	g_autofree char *picture = bar(done, total);
	g_autofree char *count = g_strdup_printf(_("%s of %s people"), have, all);

	paint_text(p, STATE_ROW, INPUT_LABEL_COLUMN, 22, ROLE_PLAIN, _("Making the commune"));
	paint_text(p, STATE_ROW, INPUT_COLUMN, 30, ROLE_PLAIN, picture);
	if (total > 0)
		paint_text(p, STATE_ROW, INPUT_COLUMN + BAR_CELLS + 4, 28, ROLE_PLAIN, count);
}

static void draw_state(struct sign_in *s, struct paint *p)
{
	struct app *app = s->base.app;
	int cells = p->cols - 1 - INPUT_LABEL_COLUMN;

	if (s->asking)
		paint_text(p, STATE_ROW, INPUT_LABEL_COLUMN, cells, ROLE_DIM, _("(signing in…)"));
	else if (app->practice == NULL)
		return;
	else if (practice_state(app->practice) == PRACTICE_MAKING)
		draw_progress(app, p);
	else if (practice_state(app->practice) != PRACTICE_READY)
		paint_text(p, STATE_ROW, INPUT_LABEL_COLUMN, cells, ROLE_PLAIN,
			   practice_sentence(app->practice));
}

static void draw_officers(struct paint *p)
{
	size_t count;
	const struct practice_officer *officer = practice_officers(&count);
	int row = OFFICERS_ROW;

	paint_text(p, row - 2, 2, p->cols - 3, ROLE_PLAIN,
		   _("Practice officers: invented people, nothing here is real."));
	paint_text(p, row, 2, 14, ROLE_PLAIN, P_("heading", "Officer"));
	paint_text(p, row, 17, 18, ROLE_PLAIN, P_("heading", "Password"));
	paint_text(p, row++, 37, p->cols - 38, ROLE_PLAIN, P_("heading", "Who"));
	paint_rule(p, row++, 1, p->cols - 2);
	for (size_t i = 0; i < count && row < p->rows - 3; i++, row++) {
		g_autofree char *who = g_strdup_printf(
			"%s %s, %s", catalogue_name(CATALOGUE_RANK, officer[i].rank),
			officer[i].name, officer[i].commune);
		g_autofree char *fit = cells_fit(who, p->cols - 38, CELLS_MORE);

		paint_text(p, row, 2, 14, ROLE_PLAIN, officer[i].login);
		paint_text(p, row, 17, 18, ROLE_PLAIN, officer[i].password);
		paint_text(p, row, 37, p->cols - 38, ROLE_PLAIN, fit);
	}
}

static void draw(struct screen *screen, struct paint *p)
{
	struct sign_in *s = (struct sign_in *)screen;

	if (screen->app->options->demo)
		draw_officers(p);
	draw_state(s, p);
	inputs_draw(&s->inputs, p);
}

/* ---- keys ------------------------------------------------------------------------------ */

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct sign_in *s = (struct sign_in *)screen;

	if (action != ACTION_NONE)
		return false;
	if (s->asking && key->code != K_ESC)
		return true;
	switch (inputs_key(&s->inputs, key)) {
	case INPUTS_NOT_MINE:
		return false;
	case INPUTS_FULL:
		app_say(screen->app, _("There is no room for more letters here."));
		return true;
	case INPUTS_REFUSED:
		app_say(screen->app, "%s", s->inputs.refusal);
		return true;
	case INPUTS_ENTER:
		begin(s);
		return true;
	case INPUTS_TAKEN:
	case INPUTS_CHANGED:
		return true;
	}
	return true;
}

static void tick(struct screen *screen, int64_t steady)
{
	struct app *app = screen->app;

	if (app->central != NULL)
		begin((struct sign_in *)screen);
	else if (app->practice != NULL && practice_state(app->practice) != PRACTICE_FAILED)
		screen->wake_at = steady + READY_MS;
}

static char *hint(struct screen *screen)
{
	struct sign_in *s = (struct sign_in *)screen;

	return g_strdup(s->asking ? "" : _(inputs_focused(&s->inputs)->hint));
}

static char *field_help(struct screen *screen)
{
	struct sign_in *s = (struct sign_in *)screen;

	return g_strdup(_(inputs_focused(&s->inputs)->help));
}

static void close_sign_in(struct screen *screen)
{
	keychain_stop(screen->app);
	inputs_clear(&((struct sign_in *)screen)->inputs);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct sign_in *)screen)->inputs, line);
}

static const struct screen_ops ops = {
	.name = "sign_in",
	.help = N_("Sign in with the name and password your administrator gave you. The "
		   "password also opens the drafts and letters kept on this machine; when the "
		   "administrator has set a new one, the keyring of this machine opens them "
		   "if it has the key, else you are asked before they are put aside."),
	.row = {ACTION_QUIT, ACTION_NONE},
	.before_sign_in = true,
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.tick = tick,
	.hint = hint,
	.field_help = field_help,
	.close = close_sign_in,
};

struct screen *sign_in_screen(struct app *app)
{
	struct sign_in *s = (struct sign_in *)screen_new(&ops, app, sizeof(*s));

	app->renew = renew_screen;
	for (size_t i = 0; i < 2; i++) {
		const struct field *field = &form_sign_in.field[i];
		struct input *input = &s->input[i];

		lineedit_init(&input->edit, i == 0 ? 40 : 128);
		input->label = _(field->label);
		input->hint = field->hint;
		input->help = field->help;
		input->row = i == 0 ? OFFICER_ROW : PASSWORD_ROW;
		input->edit.masked = i == 1;
	}
	s->inputs = (struct inputs){s->input, 2, 0, NULL, NULL};
	return &s->base;
}
