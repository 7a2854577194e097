/*
 * copy_screen - the commune's copy: how much of it is here, of when, and whether
 * it says what the centre says (đối soát).
 */
#include "tui/screens.h"

#include "client/keeper.h"
#include "client/reconcile.h"
#include "client/session.h"
#include "client/settings.h"
#include "forms/digest.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/figures.h"
#include "tui/copy.h"
#include "tui/keys.h"
#include "tui/listview.h"
#include "tui/paint.h"

#include "i18n/banned.h"

#define LABEL_COLUMN 2
#define VALUE_COLUMN 26
#define LIST_ROW 8
#define BAR_CELLS 40

struct copy_view {
	struct screen base;
	struct reconcile *reconcile; /* NULL: not yet */
	struct listview view;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Copy of the commune");
}

/* ---- comparing ----------------------------------------------------------------------- */

static char *outcome(const struct copy_view *s)
{
	g_autofree char *bytes = NULL;

	if (s->reconcile == NULL)
		return g_strdup(_("not compared yet; F5 compares"));
	bytes = figures_show((int64_t)reconcile_bytes(s->reconcile));
	switch (reconcile_state(s->reconcile)) {
	case RECONCILE_RUNNING:
		return g_strdup(_("(comparing…)"));
	case RECONCILE_EQUAL:
		return g_strdup_printf(_("equal; %s bytes were enough to tell"), bytes);
	case RECONCILE_MENDED:
		return g_strdup_printf(_("%u differed and are mended; %s bytes"),
				       reconcile_differences(s->reconcile)->len, bytes);
	case RECONCILE_FAILED:
		return g_strdup(reconcile_cause(s->reconcile));
	}
	return g_strdup("");
}

static void changed(void *to)
{
	struct copy_view *s = to;
	struct app *app = s->base.app;

	listview_set_count(&s->view, reconcile_differences(s->reconcile)->len);
	if (reconcile_state(s->reconcile) != RECONCILE_RUNNING && app->keeper != NULL)
		keeper_wake(app->keeper);
	app_touch(app);
}

static void compare(struct copy_view *s)
{
	struct app *app = s->base.app;
	struct replica *replica = app->keeper != NULL ? keeper_replica(app->keeper) : NULL;

	if (replica == NULL || !replica_state(replica)->whole || replica_state(replica)->filling) {
		app_say(app, _("The copy is not whole yet: it is compared when it is."));
		return;
	}
	if (!replica_leads(replica)) {
		app_say(app, _("Another window keeps this copy; compare it there."));
		return;
	}
	if (s->reconcile != NULL && reconcile_state(s->reconcile) == RECONCILE_RUNNING)
		return;
	reconcile_free(s->reconcile);
	keeper_rest(app->keeper);
	s->reconcile = reconcile_new(app->central, app->session->commune_code, replica, changed, s);
	app_touch(app);
}

/* ---- the picture ----------------------------------------------------------------------- */

static void line(struct paint *p, int row, const char *label, const char *value)
{
	int room = p->cols - 1 - VALUE_COLUMN;
	g_autofree char *fit = cells_fit(value, room, p->look->ascii ? CELLS_MORE_ASCII
								     : CELLS_MORE);

	paint_text(p, row, LABEL_COLUMN, 23, ROLE_PLAIN, label);
	paint_text(p, row, VALUE_COLUMN, room, ROLE_PLAIN, fit);
}

static const char *state_word(const struct app *app)
{
	switch (app->keeper != NULL ? keeper_state(app->keeper) : KEEPER_NONE) {
	case KEEPER_NONE:
		return _("none for this officer, or not begun");
	case KEEPER_FILLING:
		return _("being filled, behind all other work");
	case KEEPER_FOLLOWING:
		return _("kept up to date as the register changes");
	case KEEPER_HELD:
		return _("waits for the line");
	case KEEPER_OTHER:
		return _("another window of this machine keeps it");
	case KEEPER_BROKEN:
		return _("the disk refused; it goes on after the next sign-in");
	}
	return "";
}

/* "[####......]" while pieces are missing. */
static void draw_bar(const struct app *app, struct paint *p, int row)
{
	const struct replica *replica = app->keeper != NULL ? keeper_replica(app->keeper) : NULL;
	const struct replica_state *state = replica != NULL ? replica_state(replica) : NULL;
	unsigned full;

	if (state == NULL || !state->filling || state->total == 0)
		return;
	full = (unsigned)MIN((uint64_t)BAR_CELLS * state->have / state->total, BAR_CELLS);
	g_autofree char *hashes = g_strnfill(full, '#');
	g_autofree char *dots = g_strnfill(BAR_CELLS - full, '.');
	g_autofree char *bar = g_strdup_printf("[%s%s]", hashes, dots);

	paint_text(p, row, VALUE_COLUMN, BAR_CELLS + 2, ROLE_PLAIN, bar);
}

static void draw(struct screen *screen, struct paint *p)
{
	struct copy_view *s = (struct copy_view *)screen;
	struct app *app = screen->app;
	g_autofree char *words = copy_words(app), *result = outcome(s);
	g_autofree char *days = g_strdup_printf(_("%u days without a line, then it is silent"),
						app->settings->offline_days);

	line(p, 1, _("Here"), words);
	draw_bar(app, p, 2);
	line(p, 3, P_("copy", "State"), state_word(app));
	line(p, 4, _("Good for"), days);
	line(p, 6, _("Against the centre"), result);
	listview_draw(&s->view, p, LIST_ROW, p->rows - 3 - LIST_ROW);
	if (!listview_has_cursor(&s->view))
		paint_cursor(p, 6, VALUE_COLUMN);
}

static const char *kind_word(int kind)
{
	switch ((enum digest_kind)kind) {
	case DIGEST_MISSING_HERE:
		return _("was missing here");
	case DIGEST_MISSING_THERE:
		return _("is not in the commune any more");
	case DIGEST_OTHER_VERSION:
		return _("was an older version here");
	case DIGEST_OTHER_VALUES:
		return _("had other values here");
	}
	return "";
}

static void draw_row(void *self, struct paint *p, size_t row, int at)
{
	struct copy_view *s = self;
	const struct reconcile_difference *d =
		g_ptr_array_index(reconcile_differences(s->reconcile), row);
	g_autofree char *name = cells_fit(d->name, 36, CELLS_MORE);

	paint_data(p, at, 2, 36, ROLE_PLAIN, name);
	paint_text(p, at, 40, p->cols - 41, ROLE_PLAIN, kind_word(d->kind));
}

/* ---- keys ---------------------------------------------------------------------------------- */

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct copy_view *s = (struct copy_view *)screen;

	if (action == ACTION_RELOAD || (action == ACTION_NONE && key->code == K_ENTER)) {
		compare(s);
		return true;
	}
	return action == ACTION_NONE && listview_key(&s->view, key, false);
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("F5 or Enter compares the copy with the centre and mends it."));
}

static void close_view(struct screen *screen)
{
	struct copy_view *s = (struct copy_view *)screen;

	if (s->reconcile != NULL && reconcile_state(s->reconcile) == RECONCILE_RUNNING &&
	    screen->app->keeper != NULL)
		keeper_wake(screen->app->keeper);
	reconcile_free(s->reconcile);
	listview_clear(&s->view);
}

static const struct screen_ops ops = {
	.name = "copy",
	.help = N_("The commune's own copy on this machine, sealed: looked into when there is no "
		   "line. Every such look is logged. F5 compares it with the centre by a tree of "
		   "hashes, shows who differed, and mends them."),
	.row = {ACTION_RELOAD, ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_view,
};

struct screen *copy_screen(struct app *app)
{
	struct copy_view *s = (struct copy_view *)screen_new(&ops, app, sizeof(*s));

	listview_init(&s->view, (struct listview_owner){.self = s, .draw = draw_row});
	return &s->base;
}
