/* input - keys, one after the other, to whoever they are meant for. */
#include "tui/input.h"

#include <string.h>

#include "forms/world.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/dialog.h"
#include "tui/general.h"
#include "tui/keys.h"
#include "tui/paste.h"
#include "tui/terminal.h"

#include "i18n/banned.h"

#define GUARD_RELAYED_MS 600	/* tmux, screen and mosh reply before the officer sees */
#define RELAYED_MS 20		/* ... a reply this quick over a line comes from them */

/* ---- type-ahead never answers a question ------------------------------------ */

static void guard_report(struct app *app)
{
	struct guard *guard = &app->guard;

	if (!guard->up || !guard->asked)
		return;
	if (app->options->ssh && world_steady(app->world) - guard->since < RELAYED_MS)
		guard->until = guard->since + GUARD_RELAYED_MS;
	else
		app_guard_down(app);
}

/* ---- keys --------------------------------------------------------------------- */

void input_offers(struct screen *screen, enum action offers[])
{
	if (screen->ops->offers != NULL) {
		screen->ops->offers(screen, offers);
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(screen->ops->row); i++) {
		offers[i] = screen->ops->row[i];
		if (offers[i] == ACTION_NONE)
			return;
	}
	offers[G_N_ELEMENTS(screen->ops->row)] = ACTION_NONE;
}

static void explain(struct app *app, const struct key *key)
{
	char name[40];

	if (key->code == K_UNKNOWN)
		app_say(app, _("The key %s is not known here; nothing was done."), key->text);
	else if (key->code == K_CTRL && strchr("czxvqd", key->letter) != NULL)
		app_say(app, _("%s does nothing here. F10 leaves, Esc goes back, F2 keeps a draft."),
			key_name(key, name, sizeof(name)));
	else if (key->code == K_CTRL || (key->code >= K_F1 && key->code <= K_F12))
		app_say(app, _("%s does nothing on this screen. F9 lists what can be done."),
			key_name(key, name, sizeof(name)));
}

static void answer_question(struct app *app, const struct key *key)
{
	unsigned answer = dialog_answer(app->dialog, key);

	if (answer == 0) {
		app_say(app, "%s", dialog_hint(app->dialog));
		return;
	}
	struct dialog *dialog = g_steal_pointer(&app->dialog);

	app_hush(app);
	dialog_tell(dialog, answer);
	dialog_free(dialog);
}

void input_action(struct app *app, enum action action)
{
	struct key none = {.code = K_NONE};
	struct screen *top = app_top(app);

	app_touch(app);
	if (top->ops->act == NULL || !top->ops->act(top, action, &none))
		general_action(app, action);
}

static void screen_key(struct app *app, const struct key *key)
{
	enum action offers[SCREEN_OFFERS + 1];
	struct screen *top = app_top(app);
	enum action action;

	input_offers(top, offers);
	action = action_of_key(key, offers);
	if (top->ops->act != NULL && top->ops->act(top, action, key)) {
		app_typing_aside(app);
		return;
	}
	if (key->code == K_TEXT && g_str_equal(key->text, "?"))
		action = ACTION_HELP;
	if (action == ACTION_NONE || !general_action(app, action))
		explain(app, key);
}

void input_key(struct app *app, const struct key *key)
{
	app->last_key = world_steady(app->world);
	if (key->code == K_CURSOR_REPORT) {
		if (app->terminal != NULL && terminal_learn(app->terminal, key->row, key->col))
			app_touch(app);
		else
			guard_report(app);
		return;
	}
	if (app->guard.up) {
		app->guard.ignored++;
		return;
	}
	app_rest(app);
	if (paste_key(app, key))
		return;
	app_touch(app);
	if (app->dialog != NULL)
		answer_question(app, key);
	else
		screen_key(app, key);
	app_typing_moved(app);
	g_ptr_array_set_size(app->closed, 0);
}
