/*
 * app_typing - which method composes letters now, and what is said about it.
 *
 * Functions of app.h that stand apart: what is sent to the centre is a
 * struct letter too, and the two never meet in one file.
 */
#include "client/session.h"
#include "client/settings.h"
#include "i18n/language.h"
#include "i18n/typing.h"
#include "tui/app.h"

#include "i18n/banned.h"

static enum typing_method chosen(const struct app *app)
{
	return typing_method_of(settings_typing(app->settings, app->session->login));
}

struct typing *app_typing(struct app *app)
{
	enum typing_method method;

	if (app->pasted || app->typing_paused || app->settings == NULL || !app->session->open)
		return NULL;
	method = chosen(app);
	if (method == TYPING_OFF)
		return NULL;
	if (app->typing == NULL)
		app->typing = g_new0(struct typing, 1);
	if (app->typing->method != method)
		typing_init(app->typing, method, false);
	app->typing->new_style = g_str_equal(app->settings->tone, "new");
	return app->typing;
}

const char *app_typing_method(const struct app *app)
{
	return app->typing != NULL ? typing_method_name(app->typing->method) : "";
}

/* Whoever has chosen no method and presses Ctrl-T wants the usual one. */
void app_typing_turn(struct app *app)
{
	if (!app->session->open) {
		app_say(app, _("Vietnamese typing begins after signing in."));
		return;
	}
	app->typing_paused = !app->typing_paused;
	if (chosen(app) == TYPING_OFF) {
		settings_set_typing(app->settings, app->session->login, "telex");
		app->typing_paused = false;
	}
	app_touch(app);
	if (app->typing_paused)
		app_say(app, _("Vietnamese typing is off; Ctrl-T turns it on."));
	else
		app_say(app, _("Vietnamese typing is on: %s. Ctrl-T turns it off."),
			typing_method_name(chosen(app)));
}

void app_typing_aside(struct app *app)
{
	if (app->typing == NULL || !app->typing->heard_outside || app->typing_told)
		return;
	app->typing_told = true;
	app_say(app, _("Another input method is on: its words are left as they come."));
}

void app_typing_clear(struct app *app)
{
	g_clear_pointer(&app->typing, g_free);
}
