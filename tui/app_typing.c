/*
 * app_typing - which method composes letters now, and what is said about it.
 *
 * Functions of app.h that stand apart: what is sent to the centre is a
 * struct letter too, and the two never meet in one file.
 */
#include <string.h>

#include "client/session.h"
#include "client/settings.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "i18n/typing.h"
#include "tui/app.h"

#include "i18n/banned.h"

static const char *own(const struct app *app, const char *key)
{
	return settings_own(app->settings, app->session->login, key);
}

static enum typing_method chosen(const struct app *app)
{
	return typing_method_of(own(app, "typing"));
}

/* What composes now, whether the line with the focus wants it or not. */
static enum typing_method method_now(const struct app *app)
{
	if (app->typing_paused || app->settings == NULL || !app->session->open)
		return TYPING_OFF;
	return chosen(app);
}

/* Read once per officer; typing is told only when another officer signs in. */
static const struct macros *macros_now(struct app *app)
{
	const char *login = app->session->login, *text;

	if (app->macros != NULL && g_strcmp0(app->macros_of, login) == 0)
		return app->macros;
	app_typing_macros(app);
	text = settings_macros(app->settings, login);
	app->macros = macros_new(text, strlen(text), NULL);
	app->macros_of = g_strdup(login);
	return app->macros;
}

struct typing *app_typing(struct app *app)
{
	enum typing_method method = method_now(app);

	if (app->pasted || method == TYPING_OFF)
		return NULL;
	if (app->typing == NULL)
		app->typing = g_new0(struct typing, 1);
	if (app->typing->method != method)
		typing_init(app->typing, method, false);
	app->typing->new_style = g_str_equal(own(app, "tone"), "new");
	app->typing->lone_w = g_str_equal(own(app, "lone_w"), "on");
	app->typing->brackets = g_str_equal(own(app, "brackets"), "on");
	app->typing->macros = macros_now(app);
	return app->typing;
}

const char *app_typing_method(const struct app *app)
{
	return typing_method_name(method_now(app));
}

static enum screen_text text_of(const struct app *app, struct lineedit **line)
{
	struct screen *top = app_top(app);

	if (top == NULL || top->ops->text == NULL)
		return SCREEN_NO_TEXT;
	return top->ops->text(top, line);
}

struct lineedit *app_line(const struct app *app)
{
	struct lineedit *line = NULL;

	return text_of(app, &line) != SCREEN_NO_TEXT ? line : NULL;
}

enum screen_text app_text(const struct app *app)
{
	struct lineedit *line;
	enum screen_text text = text_of(app, &line);

	if (!app->session->open)
		return SCREEN_NO_TEXT;
	if (text == SCREEN_NUMBERED_TEXT && method_now(app) != TYPING_VNI)
		return SCREEN_TYPED_TEXT;
	return text;
}

void app_typing_follow(struct app *app)
{
	enum screen_text text = app_text(app);

	app->text_at = INT64_MAX;
	if (text != app->text)
		app_touch(app);
	app->text = text;
}

void app_typing_moved(struct app *app)
{
	app->text_at = app_text(app) != app->text ? world_steady(app->world) + APP_REST_MS
						  : INT64_MAX;
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
		settings_set_own(app->settings, app->session->login, "typing", "telex", NULL);
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

void app_typing_macros(struct app *app)
{
	if (app->typing != NULL)
		app->typing->macros = NULL;
	g_clear_pointer(&app->macros, macros_free);
	g_clear_pointer(&app->macros_of, g_free);
}

void app_typing_clear(struct app *app)
{
	app_typing_macros(app);
	g_clear_pointer(&app->typing, g_free);
}

const char *app_name_order(const struct app *app)
{
	return own(app, "name_order");
}
