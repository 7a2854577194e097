/* waiting_draw - the picture of what waits, and what row 22 says of a letter. */
#include "tui/waiting.h"

#include <string.h>

#include "client/courier.h"
#include "client/outbox.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/app.h"
#include "tui/paint.h"

#include "i18n/banned.h"

enum { MADE = 2, WHAT = 15, WHOM = 36, WHOM_CELLS = 18, MARK = 55, STATE = 57, LIST_ROW = 6 };
enum { NARROW = 80, ROW_CELLS = 78 };

static const char *group_word(enum waiting_group group)
{
	switch (group) {
	case BY_THE_LINE:
		return _("Waiting for the line");
	case BY_ME:
		return _("For me to look at");
	case BY_NOBODY:
	case WAITING_GROUPS:
		break;
	}
	return _("Received by the centre today");
}

static char *waiting_words(const struct letter *letter, int64_t now)
{
	unsigned late = letter_days_late(letter->made_at, now);

	if (*letter->held)
		return g_strdup(_("after the other"));
	if (late > 0)
		return g_strdup_printf(_("late %u days"), late);
	if (letter->packed_at > 0)
		return g_strdup(_("in a package"));
	if (letter->op == OP_DECIDE)
		return g_strdup(_("signed, not sent"));
	return g_strdup(letter->tries > 0 ? _("could not be sent") : _("not sent yet"));
}

static char *state_words(const struct letter *letter, int64_t now)
{
	switch (letter->state) {
	case LETTER_IN_FLIGHT:
		return g_strdup(_("on its way"));
	case LETTER_WAITING:
		return waiting_words(letter, now);
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
	if (waiting_group_of(letter) == BY_THE_LINE)
		return letter->next_try ? moment_clock(letter->next_try) : g_strdup("");
	return letter->settled_at ? moment_clock(letter->settled_at) : g_strdup("");
}

static void draw_letter(struct waiting *s, struct paint *paint, const struct letter *letter, int row)
{
	bool narrow = paint->cols < NARROW;
	int state = narrow ? WHOM + WHOM_CELLS - 14 : STATE, whom = narrow ? WHAT : WHOM;
	int end = paint->cols - 1;
	int64_t now = world_now(s->base.app->world);
	g_autofree char *made = moment_near(letter->made_at, now);
	g_autofree char *what = cells_fit(letter->title, WHOM - WHAT - 1, CELLS_MORE);
	g_autofree char *who = cells_fit_name(letter->subject, WHOM_CELLS, CELLS_MORE);
	g_autofree char *words = state_words(letter, now);
	g_autofree char *fit = cells_fit(words, end - 7 - state, CELLS_MORE);
	g_autofree char *clock = clock_of(letter);

	paint_text(paint, row, MADE, 12, ROLE_PLAIN, made);
	if (!narrow)
		paint_text(paint, row, WHAT, WHOM - WHAT - 1, ROLE_PLAIN, what);
	paint_data(paint, row, whom, WHOM_CELLS, ROLE_PLAIN, who);
	if (waiting_group_of(letter) == BY_ME ||
	    (waiting_group_of(letter) == BY_THE_LINE && letter_days_late(letter->made_at, now) > 0))
		paint_text(paint, row, state - 2, 1, ROLE_MARK, "!");
	paint_text(paint, row, state, end - 7 - state, ROLE_PLAIN, fit);
	paint_text(paint, row, end - 5, 5, ROLE_PLAIN, clock);
}

void waiting_draw_row(void *self, struct paint *paint, size_t at, int row)
{
	struct waiting *s = self;
	const struct waiting_line *line = waiting_line_at(s, at);

	if (line->letter) {
		draw_letter(s, paint, line->letter, row);
	} else if (line->count > 0) {
		g_autofree char *words = g_strdup_printf(
			"%s  %u", s->receipts ? _("Received by the centre") : group_word(line->group),
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
	if (s->receipts) {
		g_free(first);
		first = g_strdup(_("All receipts of this machine, the newest first."));
		g_clear_pointer(&second, g_free);
		second = g_strdup(_("The centre has them; what was written is no longer kept here."));
	}
	paint_text(paint, 1, 2, paint->cols - 3, ROLE_BOLD, first);
	paint_text(paint, 2, 2, paint->cols - 3, ROLE_PLAIN, second);
}

/* "[Chờ gửi] Số tiếp nhận": like the parts of a person. */
static void draw_parts(const struct waiting *s, struct paint *paint)
{
	g_autofree char *parts = g_strdup_printf(
		s->receipts ? " %s  [%s]" : "[%s]  %s ", P_("part", "Waiting"),
		P_("part", "Receipts"));

	paint_text(paint, 3, 1, paint->cols - 2, ROLE_PLAIN, parts);
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

void waiting_draw(struct screen *screen, struct paint *paint)
{
	struct waiting *s = (struct waiting *)screen;
	size_t first, last, total;

	draw_head(s, paint);
	draw_parts(s, paint);
	draw_headings(paint, LIST_ROW - 2);
	if (s->lines->len == 0) {
		paint_text(paint, LIST_ROW, 2, paint->cols - 3, ROLE_PLAIN,
			   s->receipts ? _("No receipt has come to this machine yet.")
				       : _("Nothing waits, and nothing was sent today."));
		paint_cursor(paint, LIST_ROW, 2);
	}
	listview_draw(&s->list, paint, LIST_ROW, paint->rows - 5 - LIST_ROW);
	if (!s->receipts && line_state(screen->app->line) == LINE_DOWN)
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

static char *line_hint(const struct letter *letter, int64_t now)
{
	unsigned late = letter_days_late(letter->made_at, now);

	if (*letter->held)
		return g_strdup(_("An earlier letter on the same field came back: mend or drop it, "
				  "then this goes."));
	if (late > 0) {
		g_autofree char *words = g_strdup_printf(
			_("No receipt for %u days! F5 tries now; F9: by USB stick."), late);

		return cause_and(letter, words);
	}
	return cause_and(letter, letter->tries == 0 && letter->packed_at == 0 &&
						letter->state == LETTER_WAITING
					 ? _("F5 sends now; F8 takes it back.")
					 : _("Nothing is to be done; F5 tries now."));
}

char *waiting_hint(struct screen *screen)
{
	const struct letter *letter = waiting_here((struct waiting *)screen);

	if (!letter)
		return g_strdup("");
	switch (waiting_group_of(letter)) {
	case BY_THE_LINE:
		return line_hint(letter, world_now(screen->app->world));
	case BY_ME:
		return cause_and(letter, _("F8 opens it again."));
	case BY_NOBODY:
	case WAITING_GROUPS:
		break;
	}
	return g_strdup_printf(_("The centre has it: receipt %s."), letter->receipt);
}
