/* services - the client floor, in the order in which a terminal needs it. */
#include "tui/services.h"

#include "client/central.h"
#include "client/courier.h"
#include "client/http.h"
#include "client/journal.h"
#include "client/line.h"
#include "client/outbox.h"
#include "client/practice.h"
#include "client/session.h"
#include "client/settings.h"
#include "client/store.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/atlas.h"
#include "tui/copy.h"
#include "tui/decide.h"
#include "tui/likely_told.h"
#include "tui/keychain.h"
#include "tui/readback.h"

#include "i18n/banned.h"

#define EXIT_COULD_NOT 1
#define PRACTICE_TICK_MS 100
#define PRACTICE_AGAIN_MS 2000	/* between looks at a practice centre that is gone */

static void line_changed(void *to)
{
	struct app *app = to;

	app_touch(app);
	copy_line_changed(app);
	atlas_line_changed(app);
	if (line_state(app->line) != LINE_DOWN) {
		services_hurry(app);
		readback_again(app);
		return;
	}
	if (line_is_cut(app->line))
		return;
	if (app->practice != NULL)
		app->practice_at = world_steady(app->world) + PRACTICE_AGAIN_MS;
}

/* Any answer of the centre, whatever it says, lifts "the line is down". */
static void probed(const struct answer *answer, void *to)
{
	(void)answer;
	(void)to;
}

static void probe(struct app *app)
{
	if (line_is_cut(app->line))
		return;
	central_centre(app->central, probed, app);
}

/* Opens the wire to `address`, or moves it there. */
static void reach(struct app *app, const char *address, const struct http_files *files)
{
	g_autoptr(GError) error = NULL;

	if (app->http != NULL) {
		http_move(app->http, address);
		probe(app);
		return;
	}
	app->http = http_new(address, files, &error);
	if (app->http == NULL) {
		app_say(app, "%s", error->message);
		return;
	}
	app->line = line_new(app->world, app->http);
	line_on_change(app->line, line_changed, app);
	app->transport = line_transport(app->line);
	app->central = central_new(app->world, app->transport, app->session);
	/* A real terminal talks to no practice centre, whoever answers at its url. */
	central_expect(app->central, app->options->demo ? "practice" : "real");
}

/* The one centre that real.conf names; one sentence when it cannot be used. */
static void reach_real(struct app *app)
{
	g_autoptr(GError) error = NULL;
	const struct settings *settings = app->settings;
	const struct http_files files = {settings->ca, settings->cert, settings->key};

	if (settings_check_real(settings, app->places->config_file, &error))
		reach(app, settings->url, &files);
	else
		app_say(app, "%s", error->message);
}

void services_wake(struct app *app)
{
	g_autofree char *program = NULL;
	struct practice_plan plan = {
		.state_dir = app->places->state_dir,
		.runtime = app->places->runtime,
		.fresh = app->options->fresh,
	};

	if (!app->options->demo) {
		reach_real(app);
		return;
	}
	program = practice_find_program(app->options->self);
	if (program == NULL) {
		app_say(app, _("The program dancu-central is not beside this one; nothing was "
			       "started."));
		return;
	}
	plan.program = program;
	app->practice = practice_new(app->world, &plan);
	app->practice_at = world_steady(app->world);
}

static void tick_practice(struct app *app, int64_t now)
{
	enum practice_state was = practice_state(app->practice);
	enum practice_state state;

	/* Ready before, and the wire found nobody: join or start it again. */
	if (was == PRACTICE_READY && app->http != NULL)
		practice_again(app->practice);
	state = practice_tick(app->practice);
	app_touch(app);
	app->practice_at = INT64_MAX;
	switch (state) {
	case PRACTICE_WAITING:
	case PRACTICE_MAKING:
	case PRACTICE_STARTING:
		app->practice_at = now + PRACTICE_TICK_MS;
		break;
	case PRACTICE_READY:
		reach(app, practice_address(app->practice), NULL);
		break;
	case PRACTICE_FAILED:
		app_say(app, "%s", practice_sentence(app->practice));
		break;
	}
}

/* ---- letters ------------------------------------------------------------------- */

void services_note_letters(struct app *app)
{
	unsigned waiting = app->outbox != NULL ? outbox_waiting(app->outbox) : 0;

	if (waiting != app->waiting)
		app_touch(app);
	app->waiting = waiting;
	app->oldest = app->outbox != NULL ? outbox_oldest(app->outbox) : 0;
	if (app->courier != NULL) {
		courier_note(app->courier);
		app->courier_at = world_steady(app->world);
	}
}

void services_hurry(struct app *app)
{
	if (app->courier == NULL)
		return;
	courier_wake(app->courier);
	app->courier_at = world_steady(app->world);
}

static void say_settled(struct app *app, enum letter_state state, const struct letter *letter)
{
	switch (state) {
	case LETTER_DONE:
		app_say(app, _("%s, %s: the centre has it, receipt %s."), letter->title,
			letter->subject, letter->receipt);
		break;
	case LETTER_REFUSED:
		app_say(app, _("%s, %s: refused, kept under Waiting: %s"), letter->title,
			letter->subject, letter->cause);
		break;
	case LETTER_CONFLICT:
		app_say(app, _("%s, %s: the register has moved on; kept under Waiting."),
			letter->title, letter->subject);
		break;
	case LETTER_WAITING:
	case LETTER_IN_FLIGHT:
		break;
	}
}

/* What they show of this resident may be old now. */
static void tell_screens(struct app *app, enum letter_state state, const char *resident)
{
	if (state == LETTER_WAITING || state == LETTER_IN_FLIGHT)
		return;
	for (unsigned i = 0; i < app->stack->len; i++) {
		struct screen *screen = g_ptr_array_index(app->stack, i);

		if (screen->ops->settled != NULL)
			screen->ops->settled(screen, resident);
	}
}

static void letter_changed(const char *uuid, enum letter_state state,
			   const struct answer *answer, void *to)
{
	struct app *app = to;
	struct letter *letter = outbox_load(app->outbox, uuid, NULL);

	g_autofree char *outcome = state == LETTER_DONE && answer != NULL
					   ? decide_outcome(answer->body)
					   : NULL;
	g_autofree char *likely = state == LETTER_DONE && answer != NULL
					  ? likely_outcome(answer->body)
					  : NULL;

	services_note_letters(app);
	if (letter != NULL)
		tell_screens(app, state, letter->about);
	if (outcome != NULL && letter != NULL && letter->op == OP_DECIDE &&
	    g_strcmp0(json_text_at(answer->body, "state"), "approved") == 0)
		readback_want(app, letter->path_id);
	if (letter != NULL && outcome != NULL)
		app_say(app, "%s.", outcome);
	else if (letter != NULL && likely != NULL)
		app_say(app, _("%s, %s: %s."), letter->subject, letter->receipt, likely);
	else if (letter != NULL && state == LETTER_DONE && answer != NULL &&
		 json_bool_at(answer->body, "merged", false))
		app_say(app, _("%s, %s: merged with another change, receipt %s."), letter->title,
			letter->subject, letter->receipt);
	else if (letter != NULL && !(state == LETTER_DONE && letter->op == OP_LOOK))
		say_settled(app, state, letter);
	letter_free(letter);
	app->letters_changed++;
	app_touch(app);
}

/* ---- the officer's store --------------------------------------------------------- */

void services_begin(struct app *app)
{
	app->journal = journal_new(app->store);
	journal_begin(app->journal, NULL);
	app->outbox = outbox_new(app->store);
	app->courier = courier_new(app->world, app->outbox, app->central);
	courier_on_change(app->courier, letter_changed, app);
	app->readback = readback_new(app);
	services_note_letters(app);
	copy_open(app);
	atlas_open(app);
}

void services_tell_key(struct app *app, const char *login)
{
	g_autofree char *known = store_peek_signer(app->places->state_dir, login);
	g_autofree char *fresh = NULL;

	signer_free(g_steal_pointer(&app->signer));
	if (*known == '\0') {
		app->signer = signer_new(app->world);
		fresh = g_base64_encode(signer_public(app->signer), SIGNER_BYTES);
	}
	session_set_terminal_key(app->session, fresh ? fresh : known);
}

/* The pair of the store, or the fresh one that the centre was just told. */
static void take_keys(struct app *app)
{
	struct signer *fresh = g_steal_pointer(&app->signer);

	app->signer = store_signer(app->store, fresh, NULL);
	signer_free(fresh);
	if (*app->session->centre_key)
		store_keep_centre_key(app->store, app->session->centre_key, NULL);
}

static struct store_owner owner_of(const struct app *app)
{
	return (struct store_owner){
		.world = app->session->world,
		.centre = app->session->centre,
		.officer = app->session->login,
	};
}

static bool begin_work(struct app *app)
{
	store_rewrap_settle(app->store, NULL); /* the centre has let this password in */
	take_keys(app);
	services_begin(app);
	copy_signed_in(app);
	keychain_signed_in(app);
	return true;
}

bool services_open(struct app *app, const char *password, char **kept, GError **error)
{
	const struct store_owner owner = owner_of(app);
	GError *why = NULL;

	services_shut(app);
	app->store = store_open(app->world, app->places->state_dir, &owner, password, &why);
	if (app->store != NULL)
		return begin_work(app);
	if (app->options->demo && g_error_matches(why, STORE_ERROR, STORE_FOREIGN)) {
		g_error_free(why);
		return services_open_anew(app, password, kept, error);
	}
	g_propagate_error(error, why);
	return false;
}

bool services_open_by_key(struct app *app, const uint8_t *key, const char *password,
			  GError **error)
{
	const struct store_owner owner = owner_of(app);

	services_shut(app);
	app->store = store_open_by_key(app->world, app->places->state_dir, &owner, key, password,
				       error);
	return app->store != NULL && begin_work(app);
}

bool services_open_anew(struct app *app, const char *password, char **kept, GError **error)
{
	const struct store_owner owner = owner_of(app);

	services_shut(app);
	if (!store_set_aside(app->world, app->places->state_dir, owner.officer, kept, error))
		return false;
	app->store = store_open(app->world, app->places->state_dir, &owner, password, error);
	return app->store != NULL && begin_work(app);
}

void services_shut(struct app *app)
{
	copy_shut(app);
	atlas_shut(app);
	keychain_shut(app);
	if (app->store == NULL)
		return;
	readback_free(g_steal_pointer(&app->readback));
	courier_free(g_steal_pointer(&app->courier));
	outbox_free(g_steal_pointer(&app->outbox));
	journal_free(g_steal_pointer(&app->journal));
	store_close(g_steal_pointer(&app->store));
	signer_free(g_steal_pointer(&app->signer));
	app->waiting = 0;
	app->oldest = 0;
	app->courier_at = INT64_MAX;
}

void services_clear(struct app *app)
{
	services_shut(app);
	keychain_clear(app);
	if (app->http != NULL) {
		central_free(g_steal_pointer(&app->central));
		line_free(g_steal_pointer(&app->line));
		transport_close(g_steal_pointer(&app->http));
		app->transport = NULL;
	}
	if (app->practice != NULL)
		practice_free(g_steal_pointer(&app->practice));
}

/* ---- time ------------------------------------------------------------------------- */

int64_t services_deadline(const struct app *app)
{
	int64_t at = MIN(MIN(app->courier_at, app->practice_at),
			 MIN(copy_deadline(app), atlas_deadline(app)));

	return MIN(MIN(at, app->line_at), MIN(app->keychain_at, tries_end(&app->tries)));
}

void services_tick(struct app *app)
{
	int64_t now = world_steady(app->world);

	if (app->line != NULL) {
		int64_t again = line_tick(app->line);

		app->line_at = again < 0 ? INT64_MAX : now + again;
	}
	if (app->practice != NULL && now >= app->practice_at)
		tick_practice(app, now);
	if (app->letter_put)
		services_note_letters(app);
	app->letter_put = false;
	if (app->courier != NULL && now >= app->courier_at) {
		int64_t again = courier_tick(app->courier);

		app->courier_at = again < 0 ? INT64_MAX : now + again;
	}
	copy_tick(app);
	atlas_turn(app);
	if (now >= app->keychain_at)
		keychain_tick(app);
	if (now >= tries_end(&app->tries))
		app_quit(app, EXIT_COULD_NOT);
}
