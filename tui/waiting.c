/*
 * waiting - letters, by who has to act: the line, me, nobody.
 *
 * What was refused, or overtaken by another change, is opened again with F8:
 * its draft is back in the journal since the answer came.  The letter stays in
 * this list, with the centre's answer, until the one that mends it is kept.
 */
#include "tui/waiting.h"

#include "client/outbox.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/keys.h"
#include "tui/screens.h"
#include "tui/services.h"

#include "i18n/banned.h"

#define LOOK_AGAIN_MS 500
#define RECEIPTS_MOST 2000

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Waiting to be sent");
}

/* ---- reading ------------------------------------------------------------------------ */

enum waiting_group waiting_group_of(const struct letter *letter)
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

static unsigned count_group(const GPtrArray *letters, enum waiting_group group)
{
	unsigned n = 0;

	for (unsigned i = 0; i < letters->len; i++)
		n += waiting_group_of(g_ptr_array_index(letters, i)) == group;
	return n;
}

static void add_group(struct waiting *s, enum waiting_group group)
{
	unsigned count = count_group(s->letters, group);
	struct waiting_line line = {.group = group};

	if (count == 0)
		return;
	if (s->lines->len > 0)
		g_array_append_val(s->lines, line);
	line.count = count;
	g_array_append_val(s->lines, line);
	for (unsigned i = 0; i < s->letters->len; i++) {
		line.letter = g_ptr_array_index(s->letters, i);
		if (waiting_group_of(line.letter) == group)
			g_array_append_val(s->lines, line);
	}
}

static void free_letter(void *letter)
{
	letter_free(letter);
}

void waiting_read(struct waiting *s)
{
	struct app *app = s->base.app;
	int64_t midnight = moment_of(moment_date(world_now(app->world)), 0, 0);
	g_autoptr(GError) error = NULL;
	GPtrArray *letters = s->receipts ? outbox_receipts(app->outbox, RECEIPTS_MOST, &error)
					 : outbox_list(app->outbox, midnight, &error);

	if (!letters) {
		app_say(app, "%s", error->message);
		letters = g_ptr_array_new_with_free_func(free_letter);
	}
	g_array_set_size(s->lines, 0);
	g_ptr_array_unref(s->letters);
	s->letters = letters;
	for (enum waiting_group group = BY_THE_LINE; group < WAITING_GROUPS; group++)
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
		waiting_read(s);
	screen->wake_at = steady + LOOK_AGAIN_MS;
}

/* ---- where the cursor stands -------------------------------------------------------------- */

const struct waiting_line *waiting_line_at(const struct waiting *s, size_t at)
{
	return &g_array_index(s->lines, struct waiting_line, at);
}

const struct letter *waiting_here(const struct waiting *s)
{
	return listview_has_cursor(&s->list) ? waiting_line_at(s, s->list.cursor)->letter : NULL;
}

static bool heading(void *self, size_t row)
{
	return waiting_line_at(self, row)->letter == NULL;
}

/* The other part: what waits, or all receipts. */
static void turn(struct waiting *s)
{
	s->receipts = !s->receipts;
	waiting_read(s);
	listview_move(&s->list, 0);
	app_hush(s->base.app);
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_RELOAD;
	list[1] = ACTION_HANDLE;
	list[2] = ACTION_DROP;
	list[3] = ACTION_PARCEL;
	list[4] = ACTION_PRINT;
	list[5] = ACTION_NONE;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct waiting *s = (struct waiting *)screen;

	if (action == ACTION_RELOAD) {
		services_hurry(screen->app);
		waiting_read(s);
		if (screen->app->waiting == 0)
			app_say(screen->app, _("Nothing waits to be sent."));
		else
			app_say(screen->app, _("Trying now: %u."), screen->app->waiting);
	} else if (action == ACTION_HANDLE || (action == ACTION_NONE && key->code == K_ENTER)) {
		waiting_handle(s);
	} else if (action == ACTION_PRINT) {
		waiting_print((struct waiting *)screen);
	} else if (action == ACTION_PARCEL) {
		app_push(screen->app, parcel_screen(screen->app));
	} else if (action == ACTION_DROP) {
		waiting_drop(s);
	} else if (action == ACTION_NONE && (key->code == K_LEFT || key->code == K_RIGHT)) {
		turn(s);
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
		   "for you: F8 opens it again, as you wrote it. F8 on a letter that was never "
		   "tried takes it back. Left and Right show all receipts."),
	.row = {ACTION_RELOAD, ACTION_HANDLE, ACTION_NONE},
	.title = title,
	.offers = offers,
	.draw = waiting_draw,
	.act = act,
	.hint = waiting_hint,
	.tick = tick,
	.close = close_waiting,
};

struct screen *waiting_screen(struct app *app)
{
	struct waiting *s = (struct waiting *)screen_new(&ops, app, sizeof(*s));

	s->letters = g_ptr_array_new_with_free_func(free_letter);
	s->lines = g_array_new(FALSE, FALSE, sizeof(struct waiting_line));
	listview_init(&s->list, (struct listview_owner){s, heading, waiting_draw_row});
	waiting_read(s);
	return &s->base;
}
