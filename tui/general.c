/* general - the actions that mean the same on every screen. */
#include "tui/general.h"

#include "client/central.h"
#include "client/journal.h"
#include "client/line.h"
#include "client/session.h"
#include "client/settings.h"
#include "forms/purpose.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/lists.h"
#include "tui/paste.h"
#include "tui/places.h"
#include "tui/rounds.h"
#include "tui/screens.h"
#include "tui/services.h"
#include "tui/terminal.h"

#include "i18n/banned.h"

/* ---- back and leave --------------------------------------------------------------- */

static void leave_screen(struct screen *screen)
{
	if (screen->ops->leave != NULL)
		screen->ops->leave(screen);
}

static void go_back(struct app *app)
{
	if (app->stack->len < 2) {
		app_say(app, app->session->open ? _("This is the first page. F10 leaves the program.")
						: _("F10 leaves the program."));
		return;
	}
	app_hush(app);
	leave_screen(app_top(app));
	app_back(app);
}

static void leave_answered(void *to, unsigned answer)
{
	if (answer == 1)
		app_quit(to, 0);
}

static void leave_program(struct app *app)
{
	unsigned drafts = app->journal != NULL ? journal_count(app->journal) : 0;
	g_autofree char *draft_line = g_strdup_printf(
		_("Drafts only kept on this machine, NOT sent: %u"), drafts);
	g_autofree char *letter_line = g_strdup_printf(
		_("Waiting to be sent: %u; they go out when somebody signs in here again."),
		app->waiting);
	struct question question = {
		.text = _("Leave the program?"),
		.answers = {_("Leave"), _("Stay")},
		.safe = 2,
		.answered = leave_answered,
		.to = app,
	};
	unsigned n = 0;

	for (unsigned i = app->stack->len; i-- > 0;)
		leave_screen(g_ptr_array_index(app->stack, i));
	if (drafts == 0 && app->waiting == 0) {
		app_quit(app, 0);
		return;
	}
	if (drafts > 0)
		question.above[n++] = draft_line;
	if (app->waiting > 0)
		question.above[n++] = letter_line;
	app_ask(app, &question);
}

/* ---- signed in ---------------------------------------------------------------------- */

static void signed_out(const struct answer *answer, void *to)
{
	(void)answer;
	(void)to;
}

static void sign_out(struct app *app)
{
	for (unsigned i = app->stack->len; i-- > 0;)
		leave_screen(g_ptr_array_index(app->stack, i));
	services_shut(app);
	rounds_free(g_steal_pointer(&app->rounds));
	central_sign_out(app->central, signed_out, app);
	purpose_clear(app->purpose);
	purpose_init(app->purpose);
	app_restart(app, sign_in_screen(app));
}

static void lock(struct app *app)
{
	struct screen *top = app_top(app);

	if (!app->session->open || top->ops->before_sign_in)
		return;
	for (unsigned i = app->stack->len; i-- > 0;)
		leave_screen(g_ptr_array_index(app->stack, i));
	purpose_clear(app->purpose);
	purpose_init(app->purpose);
	app_push(app, lock_screen(app));
}

int64_t general_lock_at(const struct app *app)
{
	const struct screen *top = app_top(app);

	if (top == NULL || !app->session->open || top->ops->before_sign_in ||
	    app->settings->lock_minutes == 0)
		return INT64_MAX;
	return app->last_key + (int64_t)app->settings->lock_minutes * 60 * 1000;
}

void general_lock_tick(struct app *app)
{
	if (world_steady(app->world) >= general_lock_at(app))
		lock(app);
}

/* ---- the line, in practice ------------------------------------------------------------ */

static void cut(struct app *app)
{
	bool now = !line_is_cut(app->line);

	line_cut(app->line, now);
	if (!now)
		services_hurry(app);
	app_say(app, "%s", now ? _("The line is cut (practice). F9 puts it back; work goes on.")
			       : _("The line is back (practice). What waits goes out by itself."));
}

/* The province and C06 have no forms of citizens. */
static bool has_residents(const struct app *app)
{
	return app->session->open && !session_is_above(app->session);
}

bool general_action(struct app *app, enum action action)
{
	struct screen *top = app_top(app);

	if (action == ACTION_BACK) {
		go_back(app);
	} else if (action == ACTION_HELP) {
		g_autofree char *field = top->ops->field_help != NULL ? top->ops->field_help(top)
								     : NULL;

		app_push(app, help_screen(app, field, top));
	} else if (action == ACTION_MENU) {
		app_push(app, menu_screen(app, top));
	} else if (action == ACTION_QUIT) {
		leave_program(app);
	} else if (action == ACTION_TYPING) {
		app_typing_turn(app);
	} else if (action == ACTION_COMPOSE) {
		paste_compose(app);
	} else if (action == ACTION_REDRAW) {
		terminal_redraw(app->terminal);
		app_touch(app);
	} else if (action == ACTION_LOCK) {
		lock(app);
	} else if (action == ACTION_SIGN_OUT && app->session->open) {
		sign_out(app);
	} else if (action == ACTION_PREFERENCES) {
		app_push(app, preferences_screen(app));
	} else if (action == ACTION_IDENTITY && app->session->open) {
		app_push(app, identity_screen(app));
	} else if (action == ACTION_PAPERS && has_residents(app)) {
		app_push(app, papers_screen(app, NULL));
	} else if (action == ACTION_CLEANING && has_residents(app)) {
		app_push(app, cleaning_screen(app));
	} else if (action == ACTION_LISTS && has_residents(app)) {
		app_push(app, comparisons_screen(app));
	} else if (action == ACTION_PLACES && app->session->open) {
		places_open(app);
	} else if (action == ACTION_COPY && app->session->open) {
		app_push(app, copy_screen(app));
	} else if (action == ACTION_FIND && app->session->open) {
		for (unsigned i = app->stack->len; i-- > 0;)
			leave_screen(g_ptr_array_index(app->stack, i));
		app_home(app);
		app_push(app, search_screen(app));
	} else if (action == ACTION_CUT && app->options->demo && app->line != NULL) {
		cut(app);
	} else {
		return false;
	}
	return true;
}

static void offer(enum action offers[], size_t room, enum action action)
{
	size_t n = 0;

	for (; offers[n] != ACTION_NONE; n++)
		if (offers[n] == action)
			return;
	if (n + 1 < room) {
		offers[n] = action;
		offers[n + 1] = ACTION_NONE;
	}
}

void general_offers(struct app *app, enum action offers[], size_t room)
{
	offer(offers, room, ACTION_HELP);
	offer(offers, room, ACTION_QUIT);
	offer(offers, room, ACTION_TYPING);
	offer(offers, room, ACTION_COMPOSE);
	offer(offers, room, ACTION_REDRAW);
	if (app->session->open) {
		offer(offers, room, ACTION_PLACES);
		offer(offers, room, ACTION_IDENTITY);
	}
	if (has_residents(app)) {
		offer(offers, room, ACTION_PAPERS);
		offer(offers, room, ACTION_CLEANING);
		offer(offers, room, ACTION_LISTS);
		offer(offers, room, ACTION_COPY);
	}
	offer(offers, room, ACTION_PREFERENCES);
	if (app->session->open) {
		offer(offers, room, ACTION_LOCK);
		offer(offers, room, ACTION_SIGN_OUT);
	}
	if (app->options->demo && app->line != NULL)
		offer(offers, room, ACTION_CUT);
	offer(offers, room, ACTION_BACK);
}
