/* offline - the way in without a line: a password that opens a store, and what lies in it. */
#include "tui/offline.h"

#include <string.h>

#include "client/session.h"
#include "client/settings.h"
#include "client/store.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/copy.h"
#include "tui/services.h"

#include "i18n/banned.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)

static char *days_sentence(const struct app *app)
{
	return g_strdup_printf(_("No line, and the last sign-in with one is more than %u days ago: "
				 "sign in when it is back."), app->settings->offline_days);
}

/* Whether what is remembered is young enough; then the session is his. */
static bool recall(struct app *app, char **why)
{
	g_autofree char *text = store_recall(app->store, "session");
	g_autoptr(json_owned) json = text != NULL ? json_parse(text, strlen(text), NULL) : NULL;
	const char *session = json != NULL ? json_text_at(json, "session") : NULL;
	int64_t at = json_number_at(json, "at", 0), now = world_now(app->world);
	int64_t seen = MAX(now, json_number_at(json, "seen", 0));

	if (session == NULL || at <= 0) {
		*why = g_strdup(_("No line, and nobody of this name has signed in here with one yet."));
		return false;
	}
	copy_remember(app, session, at, seen);
	if (seen - at > app->settings->offline_days * DAY_MS) {
		*why = days_sentence(app);
		return false;
	}
	return session_recall(app->session, session);
}

bool offline_sign_in(struct app *app, const char *login, const char *password, char **why)
{
	const struct store_owner owner = {
		.world = app->options->demo ? "practice" : "real",
		.officer = login,
	};
	const char *dir = app->places->state_dir;
	g_autoptr(GError) error = NULL;

	*why = NULL;
	if (!store_exists(dir, login))
		return false;
	if (!tries_may(&app->tries, app->world, why))
		return false;
	services_shut(app);
	app->store = store_open(app->world, dir, &owner, password, &error);
	if (app->store == NULL) {
		*why = g_error_matches(error, STORE_ERROR, STORE_PASSPHRASE)
			       ? tries_wrong(&app->tries, app->world)
			       : g_strdup(error->message);
		return false;
	}
	tries_right(&app->tries);
	if (!recall(app, why)) {
		store_close(g_steal_pointer(&app->store));
		return false;
	}
	services_begin(app);
	app->offline_password = secret_of_text(password);
	return true;
}
