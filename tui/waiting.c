/*
 * waiting - letters, by who has to act: the line, me, nobody.
 *
 * What was refused, or overtaken by another change, is opened again with F8:
 * its draft is back in the journal since the answer came.  The letter stays in
 * this list, with the centre's answer, until the one that mends it is kept.
 */
#include "tui/screens.h"

#include <string.h>

#include "client/courier.h"
#include "client/line.h"
#include "client/outbox.h"
#include "forms/json.h"
#include "forms/patch.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/kept.h"
#include "tui/keys.h"
#include "tui/listview.h"
#include "tui/paint.h"
#include "tui/services.h"

#include "i18n/banned.h"

enum { MADE = 2, WHAT = 15, WHOM = 36, WHOM_CELLS = 18, MARK = 55, STATE = 57, LIST_ROW = 6 };
enum { NARROW = 80, LOOK_AGAIN_MS = 500, ROW_CELLS = 78 };

enum group { BY_THE_LINE, BY_ME, BY_NOBODY, GROUPS };

struct line_of_list {
	enum group group;
	const struct letter *letter; /* NULL: a heading, or blank */
	unsigned count;		     /* of the group; 0: a blank row */
};

struct waiting {
	struct screen base;
	GPtrArray *letters; /* struct letter, owned */
	GArray *lines;	    /* struct line_of_list */
	struct listview list;
	unsigned known;	    /* app->letters_changed when it was read */
	unsigned waiting;   /* app->waiting then */
	enum line_state line;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Waiting to be sent");
}

/* ---- reading ------------------------------------------------------------------------ */

static enum group group_of(const struct letter *letter)
{
	switch (letter->state) {
	case LETTER_WAITING:
	case LETTER_IN_FLIGHT:
		return BY_THE_LINE;
	case LETTER_REFUSED:
	case LETTER_CONFLICT:
		return BY_ME;
	case LETTER_DONE:
		return BY_NOBODY;
	}
	return BY_NOBODY;
}

static unsigned count_group(const GPtrArray *letters, enum group group)
{
	unsigned n = 0;

	for (unsigned i = 0; i < letters->len; i++)
		n += group_of(g_ptr_array_index(letters, i)) == group;
	return n;
}

static void add_group(struct waiting *s, enum group group)
{
	unsigned count = count_group(s->letters, group);
	struct line_of_list line = {.group = group};

	if (count == 0)
		return;
	if (s->lines->len > 0)
		g_array_append_val(s->lines, line);
	line.count = count;
	g_array_append_val(s->lines, line);
	for (unsigned i = 0; i < s->letters->len; i++) {
		line.letter = g_ptr_array_index(s->letters, i);
		if (group_of(line.letter) == group)
			g_array_append_val(s->lines, line);
	}
}

static void free_letter(void *letter)
{
	letter_free(letter);
}

static void read_letters(struct waiting *s)
{
	struct app *app = s->base.app;
	int64_t midnight = moment_of(moment_date(world_now(app->world)), 0, 0);
	g_autoptr(GError) error = NULL;
	GPtrArray *letters = outbox_list(app->outbox, midnight, &error);

	if (!letters) {
		app_say(app, "%s", error->message);
		letters = g_ptr_array_new_with_free_func(free_letter);
	}
	g_array_set_size(s->lines, 0);
	g_ptr_array_unref(s->letters);
	s->letters = letters;
	for (enum group group = BY_THE_LINE; group < GROUPS; group++)
		add_group(s, group);
	listview_set_count(&s->list, s->lines->len);
	s->known = app->letters_changed;
	s->waiting = app->waiting;
	s->line = line_state(app->line);
	s->base.wake_at = world_steady(app->world) + LOOK_AGAIN_MS;
	app_touch(app);
}

static void tick(struct screen *screen, int64_t steady)
{
	struct waiting *s = (struct waiting *)screen;
	struct app *app = screen->app;

	if (s->known != app->letters_changed || s->waiting != app->waiting ||
	    s->line != line_state(app->line))
		read_letters(s);
	screen->wake_at = steady + LOOK_AGAIN_MS;
}

/* ---- the picture ------------------------------------------------------------------------ */

static const struct line_of_list *line_at(const struct waiting *s, size_t at)
{
	return &g_array_index(s->lines, struct line_of_list, at);
}

static const struct letter *here(const struct waiting *s)
{
	return listview_has_cursor(&s->list) ? line_at(s, s->list.cursor)->letter : NULL;
}

static bool heading(void *self, size_t row)
{
	return line_at(self, row)->letter == NULL;
}

static const char *group_word(enum group group)
{
	switch (group) {
	case BY_THE_LINE:
		return _("Waiting for the line");
	case BY_ME:
		return _("For me to look at");
	case BY_NOBODY:
	case GROUPS:
		break;
	}
	return _("Received by the centre today");
}

static char *state_words(const struct letter *letter)
{
	switch (letter->state) {
	case LETTER_IN_FLIGHT:
		return g_strdup(_("on its way"));
	case LETTER_WAITING:
		return g_strdup(letter->op == OP_DECIDE ? _("signed, not sent")
				: letter->tries > 0	? _("could not be sent")
							: _("not sent yet"));
	case LETTER_CONFLICT:
		return g_strdup_printf(_("version %s is old"), letter->base);
	case LETTER_REFUSED:
		return g_strdup(_("refused"));
	case LETTER_DONE:
		return g_strdup(letter->receipt);
	}
	return g_strdup("");
}

/* Next try, came back at, received at: clock times. */
static char *clock_of(const struct letter *letter)
{
	if (group_of(letter) == BY_THE_LINE)
		return letter->next_try ? moment_clock(letter->next_try) : g_strdup("");
	return letter->settled_at ? moment_clock(letter->settled_at) : g_strdup("");
}

static void draw_letter(struct waiting *s, struct paint *paint, const struct letter *letter, int row)
{
	bool narrow = paint->cols < NARROW;
	int state = narrow ? WHOM + WHOM_CELLS - 14 : STATE, whom = narrow ? WHAT : WHOM;
	int end = paint->cols - 1;
	g_autofree char *made = moment_near(letter->made_at, world_now(s->base.app->world));
	g_autofree char *what = cells_fit(letter->title, WHOM - WHAT - 1, CELLS_MORE);
	g_autofree char *who = cells_fit_name(letter->subject, WHOM_CELLS, CELLS_MORE);
	g_autofree char *words = state_words(letter);
	g_autofree char *fit = cells_fit(words, end - 7 - state, CELLS_MORE);
	g_autofree char *clock = clock_of(letter);

	paint_text(paint, row, MADE, 12, ROLE_PLAIN, made);
	if (!narrow)
		paint_text(paint, row, WHAT, WHOM - WHAT - 1, ROLE_PLAIN, what);
	paint_data(paint, row, whom, WHOM_CELLS, ROLE_PLAIN, who);
	if (group_of(letter) == BY_ME)
		paint_text(paint, row, state - 2, 1, ROLE_MARK, "!");
	paint_text(paint, row, state, end - 7 - state, ROLE_PLAIN, fit);
	paint_text(paint, row, end - 5, 5, ROLE_PLAIN, clock);
}

static void draw_row(void *self, struct paint *paint, size_t at, int row)
{
	struct waiting *s = self;
	const struct line_of_list *line = line_at(s, at);

	if (line->letter) {
		draw_letter(s, paint, line->letter, row);
	} else if (line->count > 0) {
		g_autofree char *words = g_strdup_printf("%s  %u", group_word(line->group),
							 line->count);

		paint_text(paint, row, 2, paint->cols - 3, ROLE_BOLD, words);
	}
}

static void draw_head(struct waiting *s, struct paint *paint)
{
	struct app *app = s->base.app;
	g_autofree char *since = moment_clock(line_down_since(app->line));
	g_autofree char *next = moment_clock(courier_next_try(app->courier));
	g_autofree char *first = NULL, *second = NULL;

	if (line_state(app->line) == LINE_DOWN) {
		first = g_strdup_printf(_("No line since %s. Kept on this machine, waiting: %u."), since,
					app->waiting);
		second = courier_next_try(app->courier) > 0
				 ? g_strdup_printf(_("Sent by itself when the line is back; next try "
						     "at %s."),
						   next)
				 : g_strdup(_("Sent by itself when the line is back."));
	} else {
		first = g_strdup_printf(_("The line is up. Waiting: %u."), app->waiting);
		second = g_strdup(courier_cause(app->courier));
	}
	paint_text(paint, 1, 2, paint->cols - 3, ROLE_BOLD, first);
	paint_text(paint, 2, 2, paint->cols - 3, ROLE_PLAIN, second);
}

static void draw_headings(struct paint *paint, int row)
{
	bool narrow = paint->cols < NARROW;

	paint_text(paint, row, MADE, 12, ROLE_PLAIN, P_("heading", "Made at"));
	if (!narrow)
		paint_text(paint, row, WHAT, 20, ROLE_PLAIN, P_("heading", "What"));
	paint_text(paint, row, narrow ? WHAT : WHOM, 18, ROLE_PLAIN, P_("heading", "Whose"));
	paint_text(paint, row, narrow ? WHOM + WHOM_CELLS - 14 : STATE, 16, ROLE_PLAIN,
		   P_("heading", "State"));
	paint_text(paint, row, paint->cols - 4, 3, ROLE_PLAIN, P_("heading", "At"));
	paint_rule(paint, row + 1, 1, paint->cols - 2);
}

static void draw(struct screen *screen, struct paint *paint)
{
	struct waiting *s = (struct waiting *)screen;
	size_t first, last, total;

	draw_head(s, paint);
	draw_headings(paint, LIST_ROW - 2);
	if (s->lines->len == 0) {
		paint_text(paint, LIST_ROW, 2, paint->cols - 3, ROLE_PLAIN,
			   _("Nothing waits, and nothing was sent today."));
		paint_cursor(paint, LIST_ROW, 2);
	}
	listview_draw(&s->list, paint, LIST_ROW, paint->rows - 5 - LIST_ROW);
	if (line_state(screen->app->line) == LINE_DOWN)
		paint_text(paint, paint->rows - 4, 2, paint->cols - 3, ROLE_PLAIN,
			   _("Goes on: open records, verifying, requests. Has to wait: new searches."));
	listview_position(&s->list, &first, &last, &total);
	if (total > 0) {
		g_autofree char *where = g_strdup_printf(_("Lines %zu-%zu of %zu"), first, last,
							 total);

		paint_text(paint, paint->rows - 3, 2, 40, ROLE_PLAIN, where);
	}
}

/* Why, as far as it fits beside what to do about it: row 22 is one line. */
static char *cause_and(const struct letter *letter, const char *advice)
{
	const char *end = strstr(letter->cause, ". ");
	g_autofree char *first = end ? g_strndup(letter->cause, (gsize)(end + 1 - letter->cause))
				     : g_strdup(letter->cause);
	g_autofree char *fit = cells_fit(first, ROW_CELLS - 1 - cells_width(advice), CELLS_MORE);

	return g_strdup_printf("%s%s%s", fit, *fit ? " " : "", advice);
}

static char *hint(struct screen *screen)
{
	const struct letter *letter = here((struct waiting *)screen);

	if (!letter)
		return g_strdup("");
	switch (group_of(letter)) {
	case BY_THE_LINE:
		return cause_and(letter, _("Nothing is to be done; F5 tries now."));
	case BY_ME:
		return cause_and(letter, _("F8 opens it again."));
	case BY_NOBODY:
	case GROUPS:
		break;
	}
	return g_strdup_printf(_("The centre has it: receipt %s."), letter->receipt);
}

/* ---- what was refused -------------------------------------------------------------------------- */

static struct stale *stale_of(const struct letter *letter)
{
	g_autoptr(json_owned) answer = json_parse(letter->answer, strlen(letter->answer), NULL);

	return answer ? stale_of_json(answer, NULL) : NULL;
}

/* The field that the centre named, "" when it named none. */
static char *field_of(const struct letter *letter)
{
	g_autoptr(json_owned) answer = json_parse(letter->answer, strlen(letter->answer), NULL);
	const char *field = json_text_at(answer, "field");

	return g_strdup(field ? field : "");
}

/* The screen in which a request goes on; NULL when its draft is gone. */
static struct screen *reopened(struct app *app, const struct letter *letter, GError **error)
{
	struct stale *stale = letter->state == LETTER_CONFLICT ? stale_of(letter) : NULL;
	struct kept *kept = kept_load(app, letter->draft, error);
	g_autofree char *field = field_of(letter);

	if (!kept) {
		stale_free(stale);
		return NULL;
	}
	return stale ? stale_screen(app, kept, stale) : entry_kept_screen(app, kept, field);
}

static void handle(struct waiting *s)
{
	struct app *app = s->base.app;
	const struct letter *listed = here(s);
	g_autoptr(GError) error = NULL;
	struct letter *letter;
	struct screen *next;

	if (!listed)
		return;
	if (group_of(listed) != BY_ME) {
		app_say(app, group_of(listed) == BY_NOBODY
				     ? _("The centre has this one; nothing is to be done.")
				     : _("It goes out by itself; F5 tries now."));
		return;
	}
	letter = outbox_load(app->outbox, listed->uuid, &error);
	if (!letter) {
		app_say(app, "%s", error ? error->message : "");
		return;
	}
	if (letter->op == OP_REQUEST)
		next = reopened(app, letter, &error);
	else if (letter->op == OP_DECIDE)
		next = decide_screen(app);
	else
		next = verify_screen(app, letter->about, "");
	if (next) {
		app_push(app, next); /* the letter goes when what mends it is kept */
		app_say(app, "%s", letter->cause);
	} else {
		app_say(app, "%s", error ? error->message : "");
	}
	letter_free(letter);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct waiting *s = (struct waiting *)screen;

	if (action == ACTION_RELOAD) {
		services_hurry(screen->app);
		read_letters(s);
		if (screen->app->waiting == 0)
			app_say(screen->app, _("Nothing waits to be sent."));
		else
			app_say(screen->app, _("Trying now: %u."), screen->app->waiting);
	} else if (action == ACTION_HANDLE || (action == ACTION_NONE && key->code == K_ENTER)) {
		handle(s);
	} else if (action != ACTION_NONE) {
		return false;
	} else {
		return listview_key(&s->list, key, false);
	}
	return true;
}

static void close_waiting(struct screen *screen)
{
	struct waiting *s = (struct waiting *)screen;

	listview_clear(&s->list);
	g_array_unref(s->lines);
	g_ptr_array_unref(s->letters);
}

static const struct screen_ops ops = {
	.name = "waiting",
	.help = N_("Everything that changes the register is kept on this machine first, sealed, and "
		   "then sent; the same letter never counts twice. What waits for the line goes out "
		   "by itself. What the centre refused, or what another change has overtaken, waits "
		   "for you: F8 opens it again, as you wrote it. Receipts of today stand below."),
	.row = {ACTION_RELOAD, ACTION_HANDLE, ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.tick = tick,
	.close = close_waiting,
};

struct screen *waiting_screen(struct app *app)
{
	struct waiting *s = (struct waiting *)screen_new(&ops, app, sizeof(*s));

	s->letters = g_ptr_array_new_with_free_func(free_letter);
	s->lines = g_array_new(FALSE, FALSE, sizeof(struct line_of_list));
	listview_init(&s->list, (struct listview_owner){s, heading, draw_row});
	read_letters(s);
	return &s->base;
}
