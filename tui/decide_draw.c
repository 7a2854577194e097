/* decide_draw - the picture of the queue: the same lines as the officer's review. */
#include "tui/decide.h"

#include "client/session.h"
#include "forms/kinds.h"
#include "forms/request.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/app.h"
#include "tui/headline.h"
#include "tui/paint.h"
#include "tui/request_sheet.h"
#include "tui/sheet.h"

#include "i18n/banned.h"

enum {
	SHEET_ROW = 4,
	LOW_ROWS = 20,
	ANSWERS = 26,
	NARROW_ANSWERS = 15,
	NEXT_NAME = 29,
	NEXT_FIELDS = 54
};

/* What an approval here comes to, when a higher office has the last word. */
static const char *forwarded_words(const struct request *request)
{
	return g_str_equal(request->decider, "c06")
		       ? _("C06: an approval here forwards the request")
		       : _("the province: an approval here forwards the request");
}

static char *due_words(const struct request *request, int64_t now)
{
	g_autofree char *at = moment_near(request->deadline, now);

	if (request->overdue)
		return g_strdup(P_("due", "! overdue"));
	return g_strdup_printf(request->warn ? "! %s" : _("by %s"), at);
}

static const char *checked_words(const struct decide *s, const struct request *request)
{
	if (g_str_equal(request->author_id, s->base.app->session->officer_id))
		return _("you made this request: somebody else decides it");
	return request_sheet_is_usual(request)
		       ? _("the person himself, by card; not made, not changed by you")
		       : _("you did not make and did not change this request");
}

static struct sheet *make_sheet(const struct decide *s, const struct request *request,
				const struct paint *paint)
{
	struct sheet *sheet = sheet_new(paint->cols, paint->look->ascii);
	g_autofree char *on_record = g_strdup_printf(_("On record, version %s"),
						     request->base_version);

	sheet_pair(sheet, P_("heading", "Field"), on_record, "", P_("heading", "Proposed"), false);
	sheet_blank(sheet);
	request_sheet(sheet, request, false);
	if (request_level_height(request->decider) > request_level_height(request->level))
		sheet_wide(sheet, _("Last word"), forwarded_words(request));
	sheet_wide(sheet, _("Checked"), checked_words(s, request));
	return sheet;
}

static void draw_request(struct decide *s, struct paint *paint, int bottom)
{
	struct decide_item *item = decide_item_at(s, s->at);
	struct request *request = item->request;
	int64_t now = world_now(s->base.app->world);
	g_autofree char *sent = paint->cols < 80 ? moment_near(request->sent_at, now)
							: moment_show(request->sent_at);
	g_autofree char *deadline = due_words(request, now);
	g_autofree char *author = g_strdup_printf(_("made by %s, %s"), request->author, sent);
	struct sheet *sheet = make_sheet(s, request, paint);
	int at = paint->rows < LOW_ROWS ? SHEET_ROW - 1 : SHEET_ROW;

	if (request->head)
		headline_draw_row(paint, 1, request->head, deadline);
	paint_text(paint, 2, 2, 24, ROLE_PLAIN, request->receipt);
	paint_data(paint, 2, 28, paint->cols - 29, ROLE_PLAIN, author);
	s->rows = bottom - at;
	s->lines = sheet_lines(sheet);
	if (sheet_draw(sheet, paint, at, s->rows, s->top) >= s->lines)
		item->seen = true;
	if (!item->opened_at)
		item->opened_at = now;
	sheet_free(sheet);
}

static void draw_next(const struct decide *s, struct paint *paint, int row)
{
	for (unsigned i = s->at + 1; i < s->items->len && i < s->at + 3; i++, row++) {
		const struct request_row *next = decide_item_at(s, i)->row;
		g_autofree char *number = g_strdup_printf("%u", i + 1);
		g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, next->name);
		g_autofree char *fit = cells_fit_name(name, 24, CELLS_MORE);
		g_autofree char *labels = request_row_labels(next);
		g_autofree char *fields = cells_fit(labels, MAX(paint->cols - 1 - NEXT_FIELDS, 0),
						    CELLS_MORE);

		if (i == s->at + 1)
			paint_text(paint, row, 2, 22, ROLE_PLAIN, _("Next"));
		paint_text(paint, row, ANSWERS, 3, ROLE_PLAIN, number);
		paint_data(paint, row, NEXT_NAME, 24, ROLE_PLAIN, fit);
		paint_text(paint, row, NEXT_FIELDS, paint->cols - 1 - NEXT_FIELDS, ROLE_PLAIN, fields);
	}
}

static void draw_counts(const struct decide *s, struct paint *paint, int row)
{
	g_autofree char *head = g_strdup_printf(_("Chosen %u, NOT sent"),
						decide_count_chosen(s) + decide_count(s, PICK_LATER));
	g_autofree char *words = g_strdup_printf(
		_("approved %u, returned %u, refused %u, later %u"), decide_count(s, PICK_APPROVE),
		decide_count(s, PICK_RETURN), decide_count(s, PICK_REFUSE), decide_count(s, PICK_LATER));

	paint_text(paint, row, 2, 23, ROLE_PLAIN, head);
	paint_text(paint, row, ANSWERS, paint->cols - 1 - ANSWERS, ROLE_PLAIN, words);
}

static void draw_answers(const struct decide *s, struct paint *paint, int row)
{
	const struct decide_item *item = decide_item_at(s, s->at);
	GString *answers = g_string_new(NULL);
	int from = paint->cols < 80 ? NARROW_ANSWERS : ANSWERS, column = from;

	for (enum pick pick = PICK_APPROVE; pick <= PICK_LATER; pick++)
		g_string_append_printf(answers, "%s%d %s", pick > 1 ? "  " : "", (int)pick,
				       decide_pick_word(pick));
	paint_text(paint, row, 0, 1, ROLE_MARK, ">");
	paint_text(paint, row, 2, 22, ROLE_PLAIN, P_("heading", "Decision"));
	column += paint_text(paint, row, from, paint->cols - 1 - from, ROLE_PLAIN, answers->str);
	if (item->pick != PICK_NONE)
		paint_text(paint, row + 1, ANSWERS, paint->cols - 1 - ANSWERS, ROLE_BOLD,
			   decide_pick_word(item->pick));
	paint_cursor(paint, row, MIN(column + 2, paint->cols - 2));
	g_string_free(answers, TRUE);
}

static void draw_empty(const struct decide *s, struct paint *paint)
{
	if (s->reading)
		paint_text(paint, 2, 2, paint->cols - 3, ROLE_DIM, _("(reading…)"));
	else
		paint_text(paint, 2, 2, paint->cols - 3, ROLE_PLAIN,
			   g_hash_table_size(s->signed_already) > 0
				   ? _("All is decided; what is signed waits to be sent. F5 reads again.")
				   : _("Nothing waits for a decision. F5 reads again."));
	paint_cursor(paint, 2, 2);
}

void decide_draw(struct screen *screen, struct paint *paint)
{
	struct decide *s = (struct decide *)screen;
	bool low = paint->rows < LOW_ROWS;
	int answers = low ? paint->rows - 5 : paint->rows - 8;
	const struct decide_item *item = decide_item_at(s, s->at);

	if (!item) {
		draw_empty(s, paint);
		return;
	}
	if (item->request)
		draw_request(s, paint, low ? answers : answers - 1);
	else
		paint_text(paint, 1, 2, paint->cols - 3, ROLE_DIM, _("(reading…)"));
	draw_answers(s, paint, answers);
	if (low)
		return;
	draw_counts(s, paint, answers + 2);
	draw_next(s, paint, answers + 3);
}
