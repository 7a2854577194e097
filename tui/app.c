/*
 * app - the stack, row 22, and the one place that paints.
 *
 * A screen that closes is not freed before the key has been dealt with: the
 * code that closed it may still be its own.
 */
#include "tui/app.h"

#include <stdarg.h>

#include "client/central.h"
#include "client/letter.h"
#include "client/line.h"
#include "client/session.h"
#include "forms/catalogue.h"
#include "forms/purpose.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "i18n/text.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/rounds.h"
#include "tui/statusbar.h"

#include "i18n/banned.h"

#define ROWS_LEAST 16
#define COLUMNS_LEAST 60
#define GUARD_MS 1000		/* no reply within it: the terminal gives none */

struct screen *screen_new(const struct screen_ops *ops, struct app *app, size_t size)
{
	struct screen *screen = g_malloc0(size);

	screen->ops = ops;
	screen->app = app;
	screen->wake_at = INT64_MAX;
	return screen;
}

void app_init(struct app *app, const struct world *world, const struct options *options)
{
	*app = (struct app){
		.world = world,
		.options = options,
		.exit_status = -1,
		.dirty = true,
		.last_key = world_steady(world),
		.courier_at = INT64_MAX,
		.keeper_at = INT64_MAX,
		.keychain_at = INT64_MAX,
		.practice_at = INT64_MAX,
		.line_at = INT64_MAX,
		.text_at = INT64_MAX,
	};
	app->stack = g_ptr_array_new();
	app->closed = g_ptr_array_new_with_free_func(g_free);
	app->speech.text = g_strdup("");
	app->speech.old = true;
	app->speech.rest_at = INT64_MAX;
	app->purpose = g_new0(struct purpose, 1);
	purpose_init(app->purpose);
	app->session = session_new();
}

/* ---- the stack ------------------------------------------------------------ */

static void close_screen(struct app *app, struct screen *screen)
{
	if (app->central != NULL)
		central_forget(app->central, screen);
	if (app->dialog != NULL && dialog_screen(app->dialog) == screen) {
		dialog_free(app->dialog);
		app->dialog = NULL;
	}
	if (screen->ops->close != NULL)
		screen->ops->close(screen);
	g_ptr_array_add(app->closed, screen);
}

static void close_down_to(struct app *app, unsigned left)
{
	while (app->stack->len > left) {
		struct screen *top = app_top(app);

		g_ptr_array_set_size(app->stack, (int)app->stack->len - 1);
		close_screen(app, top);
	}
}

void app_close_screens(struct app *app)
{
	close_down_to(app, 0);
}

void app_clear(struct app *app)
{
	app_typing_clear(app);
	dialog_free(app->dialog);
	g_ptr_array_free(app->stack, TRUE);
	g_ptr_array_free(app->closed, TRUE);
	g_free(app->speech.text);
	if (app->paste != NULL)
		g_string_free(app->paste, TRUE);
	purpose_clear(app->purpose);
	g_free(app->purpose);
	rounds_free(g_steal_pointer(&app->rounds));
	g_free(app->address);
	g_free(app->paper_date);
	session_free(app->session);
}

struct screen *app_top(const struct app *app)
{
	return app->stack->len > 0 ? g_ptr_array_index(app->stack, app->stack->len - 1) : NULL;
}

/* Another screen is on top: what was said about the one before goes at once. */
static void came_up(struct app *app)
{
	if (app->speech.old)
		app_hush(app);
	app_typing_follow(app);
	app_touch(app);
}

static void resume(struct app *app)
{
	struct screen *top = app_top(app);

	if (top != NULL && top->ops->resume != NULL)
		top->ops->resume(top);
	came_up(app);
}

void app_push(struct app *app, struct screen *taken)
{
	g_ptr_array_add(app->stack, taken);
	came_up(app);
}

void app_back(struct app *app)
{
	if (app->stack->len < 2)
		return;
	close_down_to(app, app->stack->len - 1);
	resume(app);
}

void app_replace(struct app *app, struct screen *taken)
{
	close_down_to(app, app->stack->len - 1);
	app_push(app, taken);
}

void app_home(struct app *app)
{
	close_down_to(app, 1);
	resume(app);
}

void app_restart(struct app *app, struct screen *taken)
{
	close_down_to(app, 0);
	app_push(app, taken);
}

void app_touch(struct app *app)
{
	app->dirty = true;
}

void app_quit(struct app *app, int exit_status)
{
	app->exit_status = exit_status;
}

/* ---- row 22 ---------------------------------------------------------------- */

static void put_speech(struct app *app, char *taken)
{
	if (g_strcmp0(app->speech.text, taken) != 0)
		app_touch(app);
	g_free(app->speech.text);
	app->speech.text = taken;
}

void app_say(struct app *app, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	put_speech(app, g_strdup_vprintf(format, arguments));
	va_end(arguments);
	app->speech.old = false;
	app->speech.rest_at = INT64_MAX;
}

void app_hush(struct app *app)
{
	put_speech(app, g_strdup(""));
	app_rest(app);
}

void app_rest(struct app *app)
{
	app->speech.old = true;
	app->speech.rest_at = world_steady(app->world) + APP_REST_MS;
}

void app_hint_anew(struct app *app)
{
	if (app->speech.old)
		app_rest(app);
}

static void rested(struct app *app)
{
	struct screen *top = app_top(app);
	char *hint = NULL;

	app->speech.rest_at = INT64_MAX;
	if (app->dialog != NULL)
		hint = g_strdup(dialog_hint(app->dialog));
	else if (top != NULL && top->ops->hint != NULL)
		hint = top->ops->hint(top);
	put_speech(app, hint != NULL ? hint : g_strdup(""));
}

/* ---- questions ------------------------------------------------------------- */

void app_ask(struct app *app, const struct question *question)
{
	dialog_free(app->dialog);
	app->dialog = dialog_new(question, app_top(app));
	app_say(app, "%s", dialog_hint(app->dialog));
	app_guard(app);
}

void app_guard(struct app *app)
{
	app->guard = (struct guard){.up = true, .until = INT64_MAX};
	app_touch(app);
}

static void guard_asked(struct app *app)
{
	app->guard.asked = true;
	app->guard.since = world_steady(app->world);
	app->guard.until = app->guard.since + GUARD_MS;
}

void app_guard_down(struct app *app)
{
	unsigned ignored = app->guard.ignored;

	app->guard = (struct guard){0};
	if (ignored > 0)
		app_say(app, _("%u keys typed before the question stood here were ignored."),
			ignored);
}

bool app_answered(struct app *app, const struct answer *answer)
{
	app_touch(app);
	switch (answer->kind) {
	case ANSWER_DONE:
	case ANSWER_SAME:
		if (answer->shown)
			app_say(app, _("The centre sent characters that may not be in a text: "
				       "they stand as ⟨U+…⟩."));
		return false;
	case ANSWER_SIGN_IN:
		if (app->store != NULL && app->renew != NULL &&
		    !app_top(app)->ops->before_sign_in)
			app_push(app, app->renew(app));
		break;
	case ANSWER_MISSING:
	case ANSWER_REFUSED:
	case ANSWER_STALE:
	case ANSWER_BUSY:
	case ANSWER_NO_LINE:
	case ANSWER_STRANGE:
		break;
	}
	app_say(app, "%s", answer->sentence);
	return true;
}

/* ---- time ------------------------------------------------------------------ */

int64_t app_deadline(const struct app *app)
{
	int64_t at = MIN(app->speech.rest_at, app->text_at);

	if (app->guard.up)
		at = MIN(at, app->guard.until);
	for (unsigned i = 0; i < app->stack->len; i++) {
		const struct screen *screen = g_ptr_array_index(app->stack, i);

		at = MIN(at, screen->wake_at);
	}
	return at;
}

void app_tick(struct app *app)
{
	int64_t now = world_steady(app->world);

	if (app->guard.up && now >= app->guard.until)
		app_guard_down(app);
	for (unsigned i = 0; i < app->stack->len; i++) {
		struct screen *screen = g_ptr_array_index(app->stack, i);

		if (now < screen->wake_at)
			continue;
		screen->wake_at = INT64_MAX;
		if (screen->ops->tick != NULL)
			screen->ops->tick(screen, now);
	}
	if (now >= app->speech.rest_at)
		rested(app);
	if (now >= app->text_at)
		app_typing_follow(app);
	g_ptr_array_set_size(app->closed, 0);
}

/* ---- the picture ------------------------------------------------------------ */

static char *officer_name(const struct app *app)
{
	const struct session *who = app->session;

	if (!who->open)
		return g_strdup("");
	return g_strdup_printf("%s %s", catalogue_name(CATALOGUE_RANK, who->rank), who->name);
}

static char *first_large(const char *words)
{
	size_t first = text_next(words, 0);
	g_autofree char *head = g_strndup(words, first), *upper = text_upper(head);

	return g_strdup_printf("%s%s", upper, words + first);
}

/* "Xã Tập Huấn": kind and name, once, the first letter large. */
static char *commune_name(const struct session *who)
{
	const char *kind = catalogue_name(CATALOGUE_COMMUNE_KIND, who->commune_kind);
	g_autofree char *small_kind = text_lower(kind), *small = text_lower(who->commune);
	g_autofree char *whole = g_str_has_prefix(small, small_kind)
					 ? g_strdup(who->commune)
					 : g_strdup_printf("%s %s", kind, who->commune);

	return first_large(whole);
}

/* "Tỉnh Ví Dụ" for the province's police. */
char *app_commune(const struct app *app)
{
	const struct session *who = app->session;

	if (g_str_equal(who->role, "c06"))
		return g_strdup("C06");
	return session_is_above(who) ? first_large(who->province) : commune_name(who);
}

/* Where the screen on top shows the commune's copy; else NULL. */
static char *copied_words(const struct app *app)
{
	const struct screen *top = app_top(app);
	g_autofree char *at = NULL;

	if (top == NULL || top->copied == 0)
		return NULL;
	at = moment_near(top->copied, world_now(app->world));
	/* TRANSLATORS: at most 36 cells; %s is a time, perhaps with a date. */
	return g_strdup_printf(_("Copy of %s, no line"), at);
}

static void draw_bars(struct app *app, struct screen *top, struct paint *paint)
{
	g_autofree char *officer = officer_name(app);
	g_autofree char *commune = app->session->open ? app_commune(app) : g_strdup("");
	g_autofree char *copied = copied_words(app);
	struct status status = {
		.title = top->ops->title(top),
		.practice = app->options->demo,
		.commune = commune,
		.officer = officer,
		.copied = copied,
		.line = app->line != NULL ? line_state(app->line) : LINE_GOOD,
		.waiting = app->waiting,
		.late = letter_days_late(app->oldest, world_now(app->world)),
		.text = app->text,
		.method = app_typing_method(app),
		.folded = paint->look->ascii,
		.speech = app->speech.text,
	};

	statusbar_draw(&status, top->ops, paint);
}

static void draw_too_small(struct paint *paint)
{
	paint_text(paint, 0, 0, paint->cols - 1, ROLE_PLAIN,
		   _("Window too small: 60 columns, 16 rows are needed."));
	paint_cursor(paint, 0, 0);
}

void app_draw(struct app *app)
{
	struct screen *top = app_top(app);
	struct paint paint;

	if (!app->dirty || top == NULL)
		return;
	if (app->guard.up && !app->guard.asked)
		terminal_ask_cursor(app->terminal);
	if (!paint_begin(&paint, app->terminal))
		return;
	if (paint.rows < ROWS_LEAST || paint.cols < COLUMNS_LEAST) {
		draw_too_small(&paint);
	} else {
		if (top->ops->draw != NULL)
			top->ops->draw(top, &paint);
		draw_bars(app, top, &paint);
		if (app->dialog != NULL)
			dialog_draw(app->dialog, &paint);
	}
	paint_end(&paint);
	app->dirty = false;
	if (app->guard.up && !app->guard.asked)
		guard_asked(app);
}
