/*
 * lock - the screen is locked, or the centre wants to know again who is here.
 *
 * Unlocking asks nobody: the password opens the officer's store a second time,
 * so it works without a line.  A session that has ended needs the centre.
 * What stood below is there again afterwards, drafts and all.
 */
#include "tui/screens.h"

#include "client/central.h"
#include "client/session.h"
#include "client/settings.h"
#include "client/store.h"
#include "i18n/moment.h"
#include "forms/world.h"
#include "tui/copy.h"
#include "tui/general.h"
#include "tui/inputs.h"
#include "tui/paint.h"
#include "tui/services.h"

#include "i18n/banned.h"

struct lock {
	struct screen base;
	struct input input;
	struct inputs inputs;
	bool expired;	/* the centre has ended the session */
	bool asking;
	int64_t since;	/* wall clock */
};

static const char *title(struct screen *screen)
{
	return ((struct lock *)screen)->expired ? _("Sign in again") : _("Locked");
}

static void wrong(struct lock *s, const char *sentence)
{
	s->input.wrong = true;
	lineedit_set(&s->input.edit, "");
	app_say(s->base.app, "%s", sentence);
}

static void signed_in(const struct answer *answer, void *to)
{
	struct lock *s = to;
	struct app *app = s->base.app;

	s->asking = false;
	app_touch(app);
	if (answer->kind != ANSWER_DONE) {
		wrong(s, answer->sentence);
		return;
	}
	services_hurry(app);
	copy_signed_in(app);
	app_hush(app);
	app_back(app);
}

static void unlock(struct lock *s)
{
	struct app *app = s->base.app;
	struct store_owner owner = {
		.world = app->session->world,
		.centre = app->session->centre,
		.officer = store_officer(app->store),
	};
	g_autoptr(GError) error = NULL;
	g_autofree char *why = NULL;
	struct store *store;

	if (s->expired) {
		s->asking = true;
		central_sign_in(app->central, owner.officer, lineedit_text(&s->input.edit),
				app->options->machine, signed_in, s);
		return;
	}
	if (!tries_may(&app->tries, app->world, &why)) {
		wrong(s, why);
		return;
	}
	store = store_open(app->world, app->places->state_dir, &owner,
			   lineedit_text(&s->input.edit), &error);
	if (store == NULL) {
		if (g_error_matches(error, STORE_ERROR, STORE_PASSPHRASE))
			why = tries_wrong(&app->tries, app->world);
		wrong(s, why != NULL ? why : error->message);
		return;
	}
	tries_right(&app->tries);
	store_close(store);
	app_hush(app);
	app_back(app);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct lock *s = (struct lock *)screen;
	g_autofree char *since = moment_clock(s->since);
	g_autofree char *sentence = g_strdup_printf(
		s->expired ? _("The centre has ended the session. Everything here is kept.")
			   : _("Locked since %s. Everything here is kept."), since);

	paint_text(p, 2, INPUT_LABEL_COLUMN, p->cols - 3, ROLE_PLAIN, sentence);
	if (s->asking)
		paint_text(p, 6, INPUT_LABEL_COLUMN, p->cols - 3, ROLE_DIM, _("(signing in…)"));
	inputs_draw(&s->inputs, p);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct lock *s = (struct lock *)screen;

	if (action == ACTION_BACK || action == ACTION_FIND || action == ACTION_PREFERENCES) {
		app_say(screen->app, _("Type your password to go on; F10 leaves the program."));
		return true;
	}
	if (action != ACTION_NONE)
		return false;
	if (!s->asking && inputs_key(&s->inputs, key) == INPUTS_ENTER)
		unlock(s);
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("Type your password and Enter; what was open is there again."));
}

static void close_lock(struct screen *screen)
{
	inputs_clear(&((struct lock *)screen)->inputs);
}

static enum screen_text text(struct screen *screen, struct lineedit **line)
{
	return inputs_kind(&((struct lock *)screen)->inputs, line);
}

static const struct screen_ops ops = {
	.name = "lock",
	.help = N_("The terminal locks itself when nobody has pressed a key for some minutes. "
		   "Drafts were kept before; the purpose of looking up has ended and is asked "
		   "for again."),
	.row = {ACTION_QUIT, ACTION_NONE},
	.before_sign_in = true,
	.text = text,
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_lock,
};

static struct screen *make(struct app *app, bool expired)
{
	struct lock *s = (struct lock *)screen_new(&ops, app, sizeof(*s));

	s->expired = expired;
	s->since = world_now(app->world);
	lineedit_init(&s->input.edit, 128);
	s->input.edit.masked = true;
	s->input.label = _("Password");
	s->input.row = 4;
	s->inputs = (struct inputs){&s->input, 1, 0, NULL, NULL};
	return &s->base;
}

struct screen *lock_screen(struct app *app)
{
	return make(app, false);
}

struct screen *renew_screen(struct app *app)
{
	return make(app, true);
}
