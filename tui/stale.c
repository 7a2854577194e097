/*
 * stale - the register moved on while a request was made: what it was, what I
 * ask for, what it says now.  Each side is compared with the first column.
 *
 * What only one side changed merges by itself and says so; where both changed a
 * field, the officer chooses by a digit.  F8 reads the record again, puts the
 * draft on it and goes to the review; what was not chosen stands in the note, so
 * that both values stay in history.  The draft is kept as it is until then.
 */
#include "tui/screens.h"

#include <string.h>

#include "client/answer.h"
#include "client/central.h"
#include "forms/kinds.h"
#include "forms/patch.h"
#include "i18n/cells.h"
#include "i18n/diff.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/headline.h"
#include "tui/kept.h"
#include "tui/keys.h"
#include "tui/paint.h"

#include "i18n/banned.h"

enum { BASE = 2, MARK = 26, MINE = 28, NOW = 54, CELLS = 24, FIRST_ROW = 4 };

/* Digits: whose value is to be proposed where both sides changed it. */
enum choice { CHOICE_NONE, CHOICE_MINE, CHOICE_NOW, CHOICE_TYPE, CHOICES };

struct stale_view {
	struct screen base;
	struct kept *kept;
	struct stale *stale;
	GArray *choices;    /* enum choice, one for each row */
	unsigned at, top;   /* the field under the cursor, the first shown */
	unsigned shown;	    /* fields at the last draw */
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
		return _("changed by both: choose");
	case PATCH_MINE:
		return _("= only I change it: merges by itself");
	case PATCH_NOW:
		return _("= only the register has changed it: merges by itself");
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

/* "CSDL đổi 08:51 12/03/2026, Công an xã Suối Thử": the other change; "" unknown. */
static char *other_change(const struct patch_row *patch)
{
	g_autofree char *at = patch->changed_at ? moment_show(patch->changed_at) : g_strdup("");

	if (!*at && !*patch->office)
		return g_strdup("");
	return g_strdup_printf(_("On record since %s%s%s"), at, *at && *patch->office ? ", " : "",
			       patch->office);
}

static bool other_side(const struct patch_row *patch)
{
	return patch->patch == PATCH_BOTH || patch->patch == PATCH_NOW || patch->patch == PATCH_SAME;
}

/* Lines of one field: label, values, carets, the other change, the question, a blank. */
static int lines_of(const struct patch_row *patch)
{
	return 4 + other_side(patch) + (patch->patch == PATCH_BOTH);
}

static void draw_question(struct paint *paint, int row, enum choice choice)
{
	const char *chosen[CHOICES] = {"", "1", "2", "3"};

	paint_text(paint, row, BASE, CELLS, ROLE_PLAIN, _("Propose"));
	paint_text(paint, row, MINE, 40, ROLE_PLAIN, _("1 mine  2 on record  3 type anew"));
	paint_text(paint, row, 74, 4, ROLE_BOLD, chosen[choice]);
}

static void draw_row(const struct stale_view *s, struct paint *paint, int row, unsigned at)
{
	const struct patch_row *patch = g_ptr_array_index(s->stale->rows, at);
	const struct record_field_row *field = &record_fields[patch->field];
	g_autofree char *base = kind_show(field->kind, field->catalogue, patch->base);
	g_autofree char *mine = kind_show(field->kind, field->catalogue, patch->mine);
	g_autofree char *now = kind_show(field->kind, field->catalogue, patch->now);
	g_autofree char *other = other_change(patch);

	if (at == s->at) {
		paint_text(paint, row, 0, 1, ROLE_MARK, ">");
		paint_cursor(paint, row, BASE);
	}
	paint_text(paint, row, BASE, CELLS, ROLE_BOLD, record_label(patch->field));
	paint_text(paint, row, MINE, paint->cols - 1 - MINE, ROLE_PLAIN, patch_words(patch->patch));
	draw_value(paint, row + 1, BASE, base, NULL);
	if (patch->patch == PATCH_MINE || patch->patch == PATCH_BOTH)
		paint_text(paint, row + 1, MARK, 1, ROLE_MARK, "*");
	draw_value(paint, row + 1, MINE, mine, base);
	draw_value(paint, row + 1, NOW, now, base);
	if (other_side(patch))
		paint_text(paint, row + 3, MINE, paint->cols - 1 - MINE, ROLE_PLAIN, other);
	if (patch->patch == PATCH_BOTH)
		draw_question(paint, row + 4, g_array_index(s->choices, enum choice, at));
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

static void draw(struct screen *screen, struct paint *paint)
{
	struct stale_view *s = (struct stale_view *)screen;
	int row = FIRST_ROW + 2, end = paint->rows - 3;

	headline_draw(paint, 1, s->kept->record, NULL);
	paint_text(paint, 2, 0, 1, ROLE_MARK, "!");
	paint_text(paint, 2, 2, paint->cols - 3, ROLE_PLAIN,
		   _("The record has changed since it was opened. My draft is kept as it is."));
	draw_headings(s, paint);
	paint_cursor(paint, FIRST_ROW, BASE);
	s->shown = 0;
	for (unsigned i = s->top; i < s->stale->rows->len; i++, s->shown++) {
		int lines = lines_of(g_ptr_array_index(s->stale->rows, i));

		if (s->shown > 0 && row + lines - 1 > end)
			break;
		draw_row(s, paint, row, i);
		row += lines;
	}
}

/* ---- choosing ------------------------------------------------------------------------------- */

static struct patch_row *row_at(const struct stale_view *s, unsigned at)
{
	return at < s->stale->rows->len ? g_ptr_array_index(s->stale->rows, at) : NULL;
}

static enum choice *choice_at(struct stale_view *s, unsigned at)
{
	return &g_array_index(s->choices, enum choice, at);
}

/* The next field that wants a choice, from `from` on; -1: none. */
static int open_from(struct stale_view *s, unsigned from)
{
	for (unsigned i = 0; i < s->stale->rows->len; i++) {
		unsigned at = (from + i) % s->stale->rows->len;

		if (row_at(s, at)->patch == PATCH_BOTH && *choice_at(s, at) == CHOICE_NONE)
			return (int)at;
	}
	return -1;
}

static void move_to(struct stale_view *s, unsigned at)
{
	s->at = at;
	if (at < s->top)
		s->top = at;
	else if (s->shown > 0 && at >= s->top + s->shown)
		s->top = at - s->shown + 1;
	app_touch(s->base.app);
}

static void choose(struct stale_view *s, enum choice choice)
{
	struct app *app = s->base.app;
	const struct patch_row *row = row_at(s, s->at);
	int open;

	if (!row || row->patch != PATCH_BOTH) {
		app_say(app, _("Nothing is to be chosen here: this field merges by itself."));
		return;
	}
	*choice_at(s, s->at) = choice;
	open = open_from(s, s->at);
	if (open >= 0)
		move_to(s, (unsigned)open);
	else
		app_say(app, _("All is chosen. F8 puts the draft on the new version."));
	app_touch(app);
}

/* Numbers are not written into a note. */
static bool may_be_told(const struct patch_row *row)
{
	return !g_ascii_isdigit(row->mine[0]) || strlen(row->mine) < 9;
}

/* What was not proposed in the end stays in the history: in the note of the request. */
static void note_dropped(struct draft *draft, const struct patch_row *row)
{
	const struct record_field_row *field = &record_fields[row->field];
	const struct field *note = form_field(draft_form(draft), "note");
	g_autofree char *mine = kind_show(field->kind, field->catalogue, row->mine);
	g_autofree char *words = g_strdup_printf(
		_("%s: kept as on record, not \"%s\"."), record_label(row->field),
		may_be_told(row) ? mine : "…");
	const char *had = draft_value(draft, "note");
	g_autofree char *all = g_strdup_printf("%s%s%s", had, *had ? " " : "", words);

	if (note && g_utf8_strlen(all, -1) <= (glong)note->letters)
		draft_set(draft, "note", all);
}

/* ---- going on ---------------------------------------------------------------------------- */

/* True when the register says something else by now than what was chosen from. */
static bool moved_again(struct stale_view *s, const struct record *record)
{
	bool moved = false;

	for (unsigned i = 0; i < s->stale->rows->len; i++) {
		struct patch_row *row = row_at(s, i);
		const char *now = record->value[row->field];

		if (value_same(row->now, now))
			continue;
		g_free(row->now);
		row->now = g_strdup(now);
		row->patch = patch_compare(row->base, row->mine, row->now);
		row->changed_at = 0;
		*choice_at(s, i) = CHOICE_NONE;
		moved = true;
	}
	if (moved) {
		g_free(s->stale->now_version);
		s->stale->now_version = g_strdup(record->version);
	}
	return moved;
}

/* The draft on the record of now; the field that is to be typed anew, "" none. */
static const char *merge(struct stale_view *s, const struct record *record)
{
	struct draft *draft = s->kept->draft;
	const char *anew = "";

	draft_rebase(draft, record);
	for (unsigned i = 0; i < s->stale->rows->len; i++) {
		const struct patch_row *row = row_at(s, i);
		const char *key = record_fields[row->field].path;
		enum choice choice = *choice_at(s, i);

		if (choice == CHOICE_NOW || choice == CHOICE_TYPE)
			draft_undo(draft, key);
		if (choice == CHOICE_NOW)
			note_dropped(draft, row);
		if (choice == CHOICE_TYPE && !*anew)
			anew = key;
	}
	return anew;
}

/* Merged: on to the review, or to the field that is typed anew. */
static void open_merged(struct stale_view *s, struct record *record_taken)
{
	struct app *app = s->base.app;
	const char *anew = merge(s, record_taken);
	struct kept *kept = g_steal_pointer(&s->kept);
	bool ready = !*anew && draft_check(kept->draft) < 0 &&
		     draft_count_changed(kept->draft) > 0;
	g_autoptr(GError) error = NULL;

	record_free(kept->record);
	kept->record = record_taken;
	if (!kept_save(app, kept, &error))
		app_say(app, "%s", error->message);
	app_replace(app, entry_kept_screen(app, kept, *anew ? anew : draft_cursor(kept->draft)));
	if (ready)
		app_push(app, review_screen(app, kept));
	app_say(app, draft_count_changed(kept->draft) == 0 && !*anew
			     ? _("Nothing is left to propose: the register keeps what it says.")
		     : *anew ? _("Type this field anew; what merged is in the form. F8 sends it.")
		     : ready ? _("Merged with the register. Look at it once more, then send it.")
			     : _("What you typed stands beside what the register says now. F8 sends it."));
}

static void arrived(const struct answer *answer, void *to)
{
	struct stale_view *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	struct record *record;

	s->reading = false;
	if (app_answered(app, answer))
		return;
	record = record_of_json(answer->body, &error);
	if (!record) {
		app_say(app, "%s", error->message);
	} else if (moved_again(s, record)) {
		record_free(record);
		app_say(app, _("The register has changed once more: look at it again, then F8."));
		app_touch(app);
	} else {
		open_merged(s, record);
	}
}

static void go_on(struct stale_view *s)
{
	struct app *app = s->base.app;
	int open = open_from(s, s->at);

	if (s->reading)
		return;
	if (open >= 0) {
		move_to(s, (unsigned)open);
		app_say(app, _("Both sides changed this field: 1 mine, 2 on record, 3 type it anew."));
		return;
	}
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
	else if ((key->code == K_DOWN || key->code == K_PGDN) && s->at + 1 < s->stale->rows->len)
		move_to(s, s->at + 1);
	else if ((key->code == K_UP || key->code == K_PGUP) && s->at > 0)
		move_to(s, s->at - 1);
	else if (key->code == K_TEXT && key->text[0] >= '1' && key->text[0] <= '3')
		choose(s, (enum choice)(key->text[0] - '0'));
	else
		return false;
	return true;
}

static char *hint(struct screen *screen)
{
	struct stale_view *s = (struct stale_view *)screen;

	return g_strdup(open_from(s, 0) >= 0
				? _("1 mine, 2 what is on record, 3 type it anew. Esc: later.")
				: _("F8 puts the draft on the new version. Esc: later."));
}

static void close_stale(struct screen *screen)
{
	struct stale_view *s = (struct stale_view *)screen;

	kept_free(s->kept);
	g_array_unref(s->choices);
	stale_free(s->stale);
}

static const struct screen_ops ops = {
	.name = "stale",
	.help = N_("Somebody changed the record after you had opened it, so your request was not "
		   "taken. Left what stood there then, in the middle what you ask for, right what "
		   "stands there now, since when and by which office. What only one side "
		   "changed merges by itself (=). Where both changed a field, choose: 1 what you "
		   "ask for, 2 what is on record, 3 to type it anew. F8 then puts the draft on "
		   "the new version and shows it for sending."),
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
	s->choices = g_array_new(FALSE, TRUE, sizeof(enum choice));
	g_array_set_size(s->choices, stale_taken->rows->len);
	s->at = (unsigned)MAX(open_from(s, 0), 0);
	return &s->base;
}
