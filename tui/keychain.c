/*
 * keychain - a key made after a sign-in, asked for after a reset, forgotten when
 * the officer wants it so.
 *
 * Two things are never done here: a new store is never begun beside one that
 * cannot be opened without the officer saying so; and a locked or silent keyring
 * is never taken for an empty one.
 */
#include "tui/keychain.h"

#include "client/central.h"
#include "client/keyring.h"
#include "client/seal.h"
#include "client/session.h"
#include "client/settings.h"
#include "client/store.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/app.h"

#include "i18n/banned.h"

#define LINE_CELLS 57

struct keychain {
	struct keyring *ring;
	bool due;	/* after the next picture: see whether a key is to be kept */
	bool say;	/* the officer has asked for it and is told how it went */
	char *id;	/* of the key being kept; NULL */
	uint8_t key[KEYRING_KEY];
	struct secret *password; /* while the store is being recovered; NULL */
	struct keychain_ways ways;
	keychain_done done;
	void *to;
	enum keyring_state state; /* what the keyring said */
	bool had_slot;
};

static struct keychain *keychain_of(struct app *app)
{
	if (app->keychain == NULL) {
		app->keychain = g_new0(struct keychain, 1);
		app->keychain->ring = keyring_new(app->world);
	}
	return app->keychain;
}

/* The keyring has been asked something: its clock begins. */
static void set_clock(struct app *app)
{
	app->keychain_at = world_steady(app->world);
}

static struct keyring_name name_of(const struct app *app, const char *id)
{
	return (struct keyring_name){app->session->world, app->session->centre,
				     app->session->login, id};
}

static bool is_real(const char *slot)
{
	return *slot != '\0' && !g_str_equal(slot, STORE_SLOT_OFF);
}

/* ---- after a sign-in ------------------------------------------------------------ */

static void drop_key(struct keychain *chain)
{
	seal_wipe(chain->key, sizeof(chain->key));
	g_clear_pointer(&chain->id, g_free);
}

static void say_kept(struct app *app, enum keyring_state state)
{
	app->keychain->say = false;
	switch (state) {
	case KEYRING_READY:
		app_say(app, _("Kept: the keyring opens it, too, when the password is reset."));
		break;
	case KEYRING_LOCKED:
		app_say(app, _("The keyring is locked: unlock it and try again."));
		break;
	case KEYRING_SILENT:
		app_say(app, _("The keyring does not answer; nothing was kept."));
		break;
	case KEYRING_ABSENT:
	case KEYRING_NONE:
		app_say(app, _("No keyring runs on this machine; nothing was kept."));
		break;
	}
}

/* Only when the keyring has it the store is wrapped with it. */
static void was_kept(enum keyring_state state, const uint8_t *key, void *to)
{
	struct app *app = to;
	struct keychain *chain = app->keychain;

	(void)key;
	if (state == KEYRING_READY && chain->id != NULL && app->store != NULL &&
	    store_slot_add(app->store, chain->id, chain->key, NULL))
		app_touch(app);
	drop_key(chain);
	if (chain->say)
		say_kept(app, state);
}

static void keep_key(struct app *app)
{
	struct keychain *chain = app->keychain;

	drop_key(chain);
	chain->id = world_uuid(app->world);
	world_random(app->world, chain->key, sizeof(chain->key));

	const struct keyring_name name = name_of(app, chain->id);

	keyring_keep(chain->ring, &name, chain->key, was_kept, app);
}

void keychain_signed_in(struct app *app)
{
	keychain_of(app)->due = true;
	set_clock(app);
}

static void look(struct app *app)
{
	app->keychain->due = false;
	if (app->store == NULL || app->keychain->password != NULL)
		return;

	g_autofree char *slot = store_slot(app->store);

	if (*slot == '\0')
		keep_key(app);
}

/* ---- after a reset ---------------------------------------------------------------- */

static void finish(struct app *app, bool open, const char *kept)
{
	struct keychain *chain = app->keychain;
	keychain_done done = chain->done;

	secret_free(g_steal_pointer(&chain->password));
	chain->done = NULL;
	if (done != NULL)
		done(chain->to, open, kept);
}

static void signed_out(const struct answer *answer, void *to)
{
	(void)answer;
	(void)to;
}

/* Nothing was opened and nothing was changed: nobody is signed in either. */
static void leave_it(struct app *app)
{
	central_sign_out(app->central, signed_out, app);
	finish(app, false, NULL);
}

static void begin_anew(struct app *app)
{
	struct keychain *chain = app->keychain;
	g_autoptr(GError) error = NULL;
	g_autofree char *kept = NULL;

	if (chain->ways.anew(app, secret_text(chain->password), &kept, &error)) {
		finish(app, true, kept);
		return;
	}
	leave_it(app);
	app_say(app, "%s", error->message);
}

static const char *advice(const struct keychain *chain)
{
	if (!chain->had_slot)
		return _("This machine's keyring has no key for it.");
	switch (chain->state) {
	case KEYRING_LOCKED:
		return _("The keyring that could open it is locked: unlock it and sign in again.");
	case KEYRING_SILENT:
		return _("The keyring that could open it does not answer: sign in again later.");
	case KEYRING_ABSENT:
		return _("The keyring that could open it is not running: sign in where it runs.");
	case KEYRING_NONE:
	case KEYRING_READY:
		break;
	}
	return _("The keyring has no key any more that opens it.");
}

static void answered(void *to, unsigned answer)
{
	struct app *app = to;
	struct keychain *chain = app->keychain;

	if (chain->password == NULL)
		return;
	if (answer == 2) {
		begin_anew(app);
		return;
	}
	leave_it(app);
	app_say(app, chain->had_slot && chain->state == KEYRING_LOCKED
			     ? _("Nothing was changed. Unlock the keyring, then sign in again.")
			     : _("Nothing was changed; what is kept here waits."));
}

/* Over lines that are whole in the smallest window, too. */
static void ask_officer(struct app *app)
{
	g_autofree char *all = g_strconcat(
		_("The password is new; drafts and letters here open with the old one."), " ",
		advice(app->keychain), NULL);
	g_auto(GStrv) lines = cells_wrap(all, LINE_CELLS);
	struct question question = {
		.text = "",
		.answers = {_("Leave it"), _("Put it aside")},
		.safe = 1,
		.hint = _("2: what is kept here goes into another file, and a new one begins."),
		.answered = answered,
		.to = app,
	};

	for (size_t i = 0; i < G_N_ELEMENTS(question.above) && lines[i] != NULL; i++)
		question.above[i] = lines[i];
	app_ask(app, &question);
}

static void was_found(enum keyring_state state, const uint8_t *key, void *to)
{
	struct app *app = to;
	struct keychain *chain = app->keychain;
	g_autoptr(GError) error = NULL;

	app_touch(app);
	if (chain->password == NULL)
		return;
	chain->state = state;
	if (key == NULL) {
		ask_officer(app);
	} else if (chain->ways.by_key(app, key, secret_text(chain->password), &error)) {
		finish(app, true, NULL);
		app_say(app, _("Opened by the keyring; from now on it opens with the new password."));
	} else if (g_error_matches(error, STORE_ERROR, STORE_PASSPHRASE)) {
		chain->state = KEYRING_NONE;
		ask_officer(app);
	} else {
		leave_it(app);
		app_say(app, "%s", error->message);
	}
}

void keychain_recover(struct app *app, const char *password,
		      const struct keychain_ways *ways, keychain_done done, void *to)
{
	struct keychain *chain = keychain_of(app);
	g_autofree char *slot = store_peek_slot(app->places->state_dir, app->session->login);
	const struct keyring_name name = name_of(app, slot);

	keychain_stop(app);
	chain->password = secret_of_text(password);
	chain->ways = *ways;
	chain->done = done;
	chain->to = to;
	chain->state = KEYRING_NONE;
	chain->had_slot = is_real(slot);
	if (!chain->had_slot) {
		ask_officer(app);
		return;
	}
	keyring_find(chain->ring, &name, was_found, app);
	set_clock(app);
}

void keychain_stop(struct app *app)
{
	struct keychain *chain = app->keychain;

	if (chain == NULL)
		return;
	chain->done = NULL;
	secret_free(g_steal_pointer(&chain->password));
}

/* ---- settings ----------------------------------------------------------------------- */

const char *keychain_word(const struct app *app)
{
	g_autofree char *slot = app->store != NULL ? store_slot(app->store) : NULL;

	if (slot == NULL)
		return _("after signing in");
	return is_real(slot) ? _("yes; Enter forgets it") : _("no; Enter keeps one");
}

static void was_forgotten(enum keyring_state state, const uint8_t *key, void *to)
{
	struct app *app = to;

	(void)key;
	if (state == KEYRING_READY || state == KEYRING_NONE)
		app_say(app, _("Forgotten: only the password opens what is kept here."));
	else
		app_say(app, _("Only the password opens what is kept here; the keyring still has a "
			       "dead key."));
}

/* The wrap goes first: from then on the key in the keyring opens nothing. */
static void forget(struct app *app)
{
	const struct keyring_name name = name_of(app, NULL);
	g_autoptr(GError) error = NULL;

	if (!store_slot_drop(app->store, true, &error)) {
		app_say(app, "%s", error->message);
		return;
	}
	keyring_forget(keychain_of(app)->ring, &name, was_forgotten, app);
	set_clock(app);
}

void keychain_turn(struct app *app)
{
	g_autofree char *slot = app->store != NULL ? store_slot(app->store) : NULL;

	if (slot == NULL)
		return;
	if (is_real(slot)) {
		forget(app);
		return;
	}
	if (!store_slot_drop(app->store, false, NULL))
		return;
	keychain_signed_in(app);
	app->keychain->say = true;
}

/* ---- time and end ------------------------------------------------------------------- */

void keychain_shut(struct app *app)
{
	if (app->keychain == NULL)
		return;
	app->keychain->due = false;
	app->keychain->say = false;
	drop_key(app->keychain);
}

void keychain_clear(struct app *app)
{
	struct keychain *chain = g_steal_pointer(&app->keychain);

	if (chain == NULL)
		return;
	keyring_free(chain->ring);
	secret_free(chain->password);
	drop_key(chain);
	g_free(chain);
}

void keychain_tick(struct app *app)
{
	int64_t again;

	if (app->keychain == NULL)
		return;
	if (app->keychain->due)
		look(app);
	again = keyring_tick(app->keychain->ring);
	app->keychain_at = again < 0 ? INT64_MAX : world_steady(app->world) + again;
}

int keychain_fd(const struct app *app)
{
	return app->keychain != NULL ? keyring_fd(app->keychain->ring) : -1;
}
