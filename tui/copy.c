/* copy - the keeper of the commune's copy, the marks on screens, and the line that is back. */
#include "tui/copy.h"

#include <string.h>

#include "client/central.h"
#include "client/courier.h"
#include "client/keeper.h"
#include "client/line.h"
#include "client/replica_answer.h"
#include "client/session.h"
#include "client/settings.h"
#include "forms/world.h"
#include "i18n/figures.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/app.h"

#include "i18n/banned.h"

#define QUIET_MS 3000 /* without a key, before the copy is filled */

/* ---- answers from the copy ---------------------------------------------------------- */

static bool is_open(const struct app *app, const void *screen)
{
	for (unsigned i = 0; i < app->stack->len; i++)
		if (app->stack->pdata[i] == screen)
			return true;
	return false;
}

/* The screen that asked shows the copy from now on, or the centre's own again. */
static void note(struct app *app, const struct central_asked *asked, int64_t as_of)
{
	if (replica_answers(asked->op) && is_open(app, asked->to))
		((struct screen *)asked->to)->copied = as_of;
}

static struct answer *stand_in(const struct central_asked *asked, const struct answer *answer,
			       void *self)
{
	struct app *app = self;
	struct answer *own;

	if (answer->kind != ANSWER_NO_LINE) {
		note(app, asked, 0);
		return NULL;
	}
	own = keeper_answer(app->keeper, asked);
	if (own != NULL && own->kind == ANSWER_DONE) {
		app->letter_put = true;
		note(app, asked, replica_state(keeper_replica(app->keeper))->as_of);
	}
	return own;
}

static char *filling_words(const struct replica_state *state)
{
	g_autofree char *have = figures_show(state->have), *total = figures_show(state->total);

	return g_strdup_printf(_("being filled: %s of %s people, %d%%"), have, total,
			       state->total > 0 ? (int)(100 * (uint64_t)state->have / state->total)
						: 0);
}

char *copy_words(const struct app *app)
{
	const struct replica *replica = app->keeper ? keeper_replica(app->keeper) : NULL;
	const struct replica_state *state = replica ? replica_state(replica) : NULL;
	g_autofree char *people = NULL, *at = NULL;

	if (state == NULL)
		return g_strdup(_("none on this machine"));
	if (!state->whole)
		return filling_words(state);
	people = figures_show(replica_index_count(replica_people(replica)));
	at = moment_show(state->as_of);
	return g_strdup_printf(_("%s people, as of %s"), people, at);
}

/* ---- keeping it ----------------------------------------------------------------------- */

void copy_open(struct app *app)
{
	const struct keeper_needs needs = {
		.world = app->world,
		.central = app->central,
		.session = app->session,
		.outbox = app->outbox,
		.dir = app->places->state_dir,
		.offline_days = app->settings->offline_days,
	};

	copy_shut(app);
	if (session_is_above(app->session))
		return; /* many communes: nothing of them is kept on this machine */
	app->keeper = keeper_new(&needs);
	app->keeper_at = world_steady(app->world);
	central_without_line(app->central, stand_in, app);
}

void copy_shut(struct app *app)
{
	if (app->central != NULL)
		central_without_line(app->central, NULL, NULL);
	keeper_free(g_steal_pointer(&app->keeper));
	secret_free(g_steal_pointer(&app->offline_password));
	app->keeper_at = INT64_MAX;
}

/* What a page says of it is drawn anew tenth by tenth: a few bytes each. */
static void show_progress(struct app *app)
{
	const struct replica *replica = keeper_replica(app->keeper);
	const struct replica_state *state = replica != NULL ? replica_state(replica) : NULL;
	unsigned tenth = 0;

	if (state != NULL && state->whole)
		tenth = 10;
	else if (state != NULL && state->total > 0)
		tenth = (unsigned)(10 * (uint64_t)state->have / state->total);
	tenth += 100 * (unsigned)keeper_state(app->keeper);
	if (tenth != app->keeper_shown)
		app_touch(app);
	app->keeper_shown = tenth;
}

/* Keys go first: it is filled when nobody types. */
void copy_tick(struct app *app)
{
	int64_t now = world_steady(app->world), quiet = app->last_key + QUIET_MS, left;

	if (app->keeper == NULL)
		return;
	if (keeper_state(app->keeper) != KEEPER_FOLLOWING && now < quiet) {
		app->keeper_at = quiet;
		return;
	}
	left = keeper_tick(app->keeper);
	show_progress(app);
	app->keeper_at = left < 0 ? INT64_MAX : now + left;
}

int64_t copy_deadline(const struct app *app)
{
	return app->keeper != NULL ? app->keeper_at : INT64_MAX;
}

/* ---- signed in with a line: what is remembered ------------------------------------------- */

void copy_remember(struct app *app, const char *session, int64_t at, int64_t seen)
{
	g_autoptr(json_owned) json = json_object();
	g_autofree char *text = NULL;

	json_put_text(json, "session", session);
	json_put_number(json, "at", at);
	json_put_number(json, "seen", seen);
	text = json_print(json);
	store_remember(app->store, "session", text, NULL);
}

void copy_signed_in(struct app *app)
{
	g_autofree char *session = session_print(app->session);
	int64_t now = world_now(app->world);

	copy_remember(app, session, now, now);
	secret_free(g_steal_pointer(&app->offline_password));
	if (app->keeper != NULL)
		keeper_wake(app->keeper);
	app->keeper_at = world_steady(app->world);
}

/* ---- and the line is back ------------------------------------------------------------------- */

static void resumed(const struct answer *answer, void *to)
{
	struct app *app = to;

	if (app->store == NULL || answer->kind == ANSWER_NO_LINE || answer->kind == ANSWER_BUSY)
		return;
	if (answer->kind == ANSWER_DONE) {
		store_rewrap_settle(app->store, NULL);
		copy_signed_in(app);
		courier_wake(app->courier);
		app->courier_at = world_steady(app->world);
		app_say(app, _("The line is back and you are signed in; what waits goes out by itself."));
		return;
	}
	secret_free(g_steal_pointer(&app->offline_password));
	if (app->renew != NULL && !app_top(app)->ops->before_sign_in)
		app_push(app, app->renew(app));
	app_say(app, "%s", answer->sentence);
}

static void centre_there(const struct answer *answer, void *to)
{
	struct app *app = to;
	g_autofree char *login = g_strdup(app->session->login);

	if (answer->kind == ANSWER_DONE && app->offline_password != NULL)
		central_sign_in(app->central, login, secret_text(app->offline_password),
				app->options->machine, resumed, app);
}

void copy_line_changed(struct app *app)
{
	if (app->keeper == NULL || line_state(app->line) == LINE_DOWN)
		return;
	keeper_wake(app->keeper);
	app->keeper_at = world_steady(app->world);
	if (app->session->offline && app->offline_password != NULL)
		central_centre(app->central, centre_there, app);
}
