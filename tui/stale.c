/*
 * stale - the register moved on while a request was made: what it was, what I
 * ask for, what it says now.  Each side is compared with the first column.
 *
 * The draft is kept as it is.  F8 reads the record again and opens the form with
 * what was typed beside what the register says now.
 */
#include "tui/screens.h"

#include "client/answer.h"
#include "client/central.h"
#include "forms/kinds.h"
#include "forms/patch.h"
#include "i18n/cells.h"
#include "i18n/diff.h"
#include "i18n/language.h"
#include "tui/headline.h"
#include "tui/kept.h"
#include "tui/keys.h"
#include "tui/paint.h"

#include "i18n/banned.h"

enum { BASE = 2, MARK = 26, MINE = 28, NOW = 54, CELLS = 24, FIRST_ROW = 4, ROWS_OF_ONE = 4 };

struct stale_view {
	struct screen base;
	struct kept *kept;
	struct stale *stale;
	unsigned top; /* the first field shown */
	bool reading;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Review before sending");
}

/* ---- the picture ---------------------------------------------------------------------- */

static const char *patch_words(enum patch patch)
{
	switch (patch) {
	case PATCH_BOTH:
		return _("changed by both: look at it");
	case PATCH_MINE:
		return _("= only I change it");
	case PATCH_NOW:
		return _("= only the register has changed it");
	case PATCH_SAME:
		return _("= the register says so already");
	case PATCH_NONE:
		break;
	}
	return "";
}

/* One column: the value, and carets where it differs from the first. */
static void draw_value(struct paint *paint, int row, int col, const char *text, const char *first)
{
	g_autofree char *fit = cells_fit(text, CELLS, CELLS_MORE);
	struct diff diff;

	paint_data(paint, row, col, CELLS, ROLE_PLAIN, fit);
	if (!first)
		return;
	diff_init(&diff, first, text);
	g_autofree char *carets = diff_carets(text, diff.b, diff.b_count);

	diff_clear(&diff);
	paint_text(paint, row + 1, col, CELLS, ROLE_PLAIN, carets);
}

static void draw_row(struct paint *paint, int row, const struct patch_row *patch)
{
	const struct record_field_row *field = &record_fields[patch->field];
	g_autofree char *base = kind_show(field->kind, field->catalogue, patch->base);
	g_autofree char *mine = kind_show(field->kind, field->catalogue, patch->mine);
	g_autofree char *now = kind_show(field->kind, field->catalogue, patch->now);
	g_autofree char *unseen = diff_unseen(base, patch->patch == PATCH_NOW ? now : mine);
	g_autofree char *words = NULL;

	paint_text(paint, row, BASE, CELLS, ROLE_BOLD, record_label(patch->field));
	words = unseen ? g_strdup_printf("%s (%s)", patch_words(patch->patch), unseen)
		       : g_strdup(patch_words(patch->patch));
	paint_text(paint, row, MINE, paint->cols - 1 - MINE, ROLE_PLAIN, words);
	draw_value(paint, row + 1, BASE, base, NULL);
	if (patch->patch == PATCH_MINE || patch->patch == PATCH_BOTH)
		paint_text(paint, row + 1, MARK, 1, ROLE_MARK, "*");
	draw_value(paint, row + 1, MINE, mine, base);
	draw_value(paint, row + 1, NOW, now, base);
}

static void draw_headings(const struct stale_view *s, struct paint *paint)
{
	g_autofree char *base = g_strdup_printf(_("When opened, version %s"),
						s->stale->base_version);
	g_autofree char *now = g_strdup_printf(_("On record, version %s"), s->stale->now_version);

	paint_text(paint, FIRST_ROW, BASE, CELLS, ROLE_PLAIN, base);
	paint_text(paint, FIRST_ROW, MINE, CELLS, ROLE_PLAIN, P_("heading", "My proposal"));
	paint_text(paint, FIRST_ROW, NOW, CELLS + 1, ROLE_PLAIN, now);
}

static unsigned rows_shown(const struct paint *paint)
{
	return (unsigned)MAX((paint->rows - 3 - FIRST_ROW - 2) / ROWS_OF_ONE, 1);
}

static void draw(struct screen *screen, struct paint *paint)
{
	struct stale_view *s = (struct stale_view *)screen;
	unsigned rows = rows_shown(paint), shown = 0;
	int row = FIRST_ROW + 2;

	headline_draw(paint, 1, s->kept->record, NULL);
	paint_text(paint, 2, 0, 1, ROLE_MARK, "!");
	paint_text(paint, 2, 2, paint->cols - 3, ROLE_PLAIN,
		   _("The record has changed since it was opened. My draft is kept as it is."));
	draw_headings(s, paint);
	for (unsigned i = s->top; i < s->stale->rows->len && shown < rows; i++, shown++) {
		draw_row(paint, row, g_ptr_array_index(s->stale->rows, i));
		row += ROWS_OF_ONE;
	}
	paint_cursor(paint, FIRST_ROW + 2, BASE);
}

/* ---- going on ---------------------------------------------------------------------------- */

static void arrived(const struct answer *answer, void *to)
{
	struct stale_view *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	struct record *record;
	struct kept *kept;

	s->reading = false;
	if (app_answered(app, answer))
		return;
	record = record_of_json(answer->body, &error);
	if (!record) {
		app_say(app, "%s", error->message);
		return;
	}
	kept = g_steal_pointer(&s->kept);
	draft_rebase(kept->draft, record);
	record_free(kept->record);
	kept->record = record;
	kept_save(app, kept, NULL);
	app_replace(app, entry_kept_screen(app, kept, draft_cursor(kept->draft)));
	app_say(app, _("What you typed stands beside what the register says now. F8 sends it."));
}

static void go_on(struct stale_view *s)
{
	struct app *app = s->base.app;

	if (s->reading)
		return;
	s->reading = true;
	central_resident(app->central, s->kept->record->id, &s->kept->purpose, NULL, arrived, s);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct stale_view *s = (struct stale_view *)screen;

	if (action == ACTION_SEND)
		go_on(s);
	else if (action == ACTION_SAVE)
		app_say(screen->app, _("The draft is kept on this machine, NOT sent."));
	else if (action != ACTION_NONE)
		return false;
	else if ((key->code == K_DOWN || key->code == K_PGDN) && s->top + 1 < s->stale->rows->len)
		s->top++;
	else if ((key->code == K_UP || key->code == K_PGUP) && s->top > 0)
		s->top--;
	else
		return false;
	return true;
}

static char *hint(struct screen *screen)
{
	(void)screen;
	return g_strdup(_("F8 opens the form on the new version, with what you typed. Esc: later."));
}

static void close_stale(struct screen *screen)
{
	struct stale_view *s = (struct stale_view *)screen;

	kept_free(s->kept);
	stale_free(s->stale);
}

static const struct screen_ops ops = {
	.name = "stale",
	.help = N_("Somebody changed the record after you had opened it, so your request was not "
		   "taken. Left what stood there then, in the middle what you ask for, right what "
		   "stands there now. Your draft is kept; F8 opens it on the new version."),
	.row = {ACTION_SAVE, ACTION_SEND, ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_stale,
};

struct screen *stale_screen(struct app *app, struct kept *taken, struct stale *stale_taken)
{
	struct stale_view *s = (struct stale_view *)screen_new(&ops, app, sizeof(*s));

	s->kept = taken;
	s->stale = stale_taken;
	return &s->base;
}
