/* requests_open - a request of the centre on the screen, and back in the form. */
#include "tui/requests_open.h"

#include "client/answer.h"
#include "client/central.h"
#include "forms/draft_request.h"
#include "forms/request.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/headline.h"
#include "tui/kept.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/print.h"
#include "tui/screens.h"
#include "tui/sheet.h"

#include "i18n/banned.h"

#define SHEET_ROW 4

/* ---- the lines of a request -------------------------------------------------------- */

static void add_paper(struct sheet *sheet, const struct paper *paper, bool first)
{
	g_autofree char *date = kind_show(KIND_DATE, CATALOGUE_NONE, paper->date);
	g_autofree char *words = g_strdup_printf(_("%s number %s, issued %s"),
						 catalogue_name(CATALOGUE_PAPER, paper->kind),
						 paper->number, date);

	sheet_wide(sheet, first ? _("Paper") : NULL, words);
	sheet_wide(sheet, NULL, paper->issuer);
}

void request_sheet(struct sheet *sheet, const struct request *request)
{
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);

		sheet_change(sheet, change->field, change->from, change->to);
		if (change->now && !g_str_equal(change->now, change->from)) {
			const struct record_field_row *row = &record_fields[change->field];
			g_autofree char *now = kind_show(row->kind, row->catalogue, change->now);
			g_autofree char *words = g_strdup_printf(_("the register says by now: %s"),
								 now);

			sheet_wide(sheet, NULL, words);
		}
	}
	sheet_blank(sheet);
	sheet_wide(sheet, _("Reason"), catalogue_name(CATALOGUE_REASON, request->reason));
	for (unsigned i = 0; i < request->papers->len; i++)
		add_paper(sheet, g_ptr_array_index(request->papers, i), i == 0);
	if (*request->note)
		sheet_wide(sheet, _("Note"), request->note);
}

/* ---- looking at one -------------------------------------------------------------------- */

struct view {
	struct screen base;
	struct request *request; /* NULL until it has come */
	int top, rows, lines;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Request");
}

static const char *decision_word(const char *decision)
{
	enum request_event event = REQUEST_SEND;
	enum request_state state = REQUEST_PENDING;

	if (request_event_of_word(decision, &event))
		request_step(REQUEST_PENDING, event, &state);
	return request_state_name(state);
}

static void add_decisions(struct sheet *sheet, const struct request *request)
{
	for (unsigned i = 0; i < request->decisions->len; i++) {
		const struct decision *d = g_ptr_array_index(request->decisions, i);
		enum catalogue reasons = g_str_equal(d->decision, "return")
						 ? CATALOGUE_RETURN_REASON
						 : CATALOGUE_REFUSE_REASON;
		g_autofree char *at = moment_show(d->at);
		g_autofree char *words = g_strdup_printf("%s %s, %s", decision_word(d->decision),
							 at, d->by);

		sheet_wide(sheet, i == 0 ? _("Decided") : NULL, words);
		if (*d->reason)
			sheet_wide(sheet, NULL, catalogue_name(reasons, d->reason));
		if (*d->note)
			sheet_wide(sheet, NULL, d->note);
	}
}

static struct sheet *view_sheet(const struct request *request, const struct paint *paint)
{
	struct sheet *sheet = sheet_new(paint->cols, paint->look->ascii);
	g_autofree char *on_record = g_strdup_printf(_("On record, version %s"),
						     request->base_version);

	sheet_pair(sheet, P_("heading", "Field"), on_record, "", P_("heading", "Proposed"), false);
	sheet_blank(sheet);
	request_sheet(sheet, request);
	sheet_blank(sheet);
	sheet_wide(sheet, P_("heading", "State"), request_state_name(request->state));
	add_decisions(sheet, request);
	return sheet;
}

static void draw(struct screen *screen, struct paint *paint)
{
	struct view *s = (struct view *)screen;
	g_autofree char *sent = NULL, *author = NULL;
	struct sheet *sheet;

	paint_cursor(paint, 1, 2);
	if (!s->request) {
		paint_text(paint, 1, 2, 30, ROLE_DIM, _("(reading…)"));
		return;
	}
	sent = moment_show(s->request->sent_at);
	author = g_strdup_printf(_("made by %s, %s"), s->request->author, sent);
	if (s->request->head)
		headline_draw_row(paint, 1, s->request->head, NULL);
	paint_text(paint, 2, 2, 24, ROLE_PLAIN, s->request->receipt);
	paint_text(paint, 2, 28, paint->cols - 29, ROLE_PLAIN, author);
	sheet = view_sheet(s->request, paint);
	s->rows = paint->rows - 3 - SHEET_ROW;
	s->lines = sheet_lines(sheet);
	sheet_draw(sheet, paint, SHEET_ROW, s->rows, s->top);
	sheet_free(sheet);
}

static void arrived(const struct answer *answer, void *to)
{
	struct view *s = to;
	g_autoptr(GError) error = NULL;

	if (app_answered(s->base.app, answer))
		return;
	s->request = request_of_json(answer->body, &error);
	if (!s->request)
		app_say(s->base.app, "%s", error->message);
	app_touch(s->base.app);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct view *s = (struct view *)screen;
	int last = MAX(0, s->lines - s->rows);

	if (action == ACTION_PRINT && s->request)
		print_request(screen->app, s->request);
	else if (key->code == K_PGDN || key->code == K_DOWN)
		s->top = MIN(s->top + (key->code == K_DOWN ? 1 : MAX(1, s->rows - 1)), last);
	else if (key->code == K_PGUP || key->code == K_UP)
		s->top = MAX(s->top - (key->code == K_UP ? 1 : MAX(1, s->rows - 1)), 0);
	else
		return false;
	return true;
}

static void offers(struct screen *screen, enum action list[SCREEN_OFFERS])
{
	(void)screen;
	list[0] = ACTION_PRINT;
	list[1] = ACTION_NONE;
}

static char *hint(struct screen *screen)
{
	struct view *s = (struct view *)screen;

	return g_strdup(s->top + s->rows < s->lines ? _("PgDn shows the rest.") : "");
}

static void close_view(struct screen *screen)
{
	request_free(((struct view *)screen)->request);
}

static const struct screen_ops ops = {
	.name = "request",
	.help = N_("A request as the centre has it: what was to change, why, by which paper, and "
		   "what was decided."),
	.row = {ACTION_NONE},
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_view,
};

struct screen *request_view_screen(struct app *app, const char *id)
{
	struct view *s = (struct view *)screen_new(&ops, app, sizeof(*s));

	central_request(app->central, id, arrived, s);
	return &s->base;
}

/* ---- opening a returned one ---------------------------------------------------------------- */

/*
 * A screen of its own while the request and the record are on their way: closing
 * it (Esc) forgets both answers.
 */
struct reopen {
	struct screen base;
	struct request *request;
	char *words; /* of a letter that came back; NULL: of one that was returned */
};

static void draw_reopen(struct screen *screen, struct paint *paint)
{
	(void)screen;
	paint_text(paint, 1, 2, 30, ROLE_DIM, _("(reading…)"));
	paint_cursor(paint, 1, 2);
}

static const char *last_words(const struct request *request)
{
	const struct decision *last;

	if (request->decisions->len == 0)
		return "";
	last = g_ptr_array_index(request->decisions, request->decisions->len - 1);
	return *last->note ? last->note : catalogue_name(CATALOGUE_RETURN_REASON, last->reason);
}

static void record_came(const struct answer *answer, void *to)
{
	struct reopen *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	g_autofree char *words = NULL;
	struct record *record;
	struct kept *kept;

	if (app_answered(app, answer))
		return;
	record = record_of_json(answer->body, &error);
	if (!record) {
		app_say(app, "%s", error->message);
		return;
	}
	kept = kept_of_record(app, record);
	if (s->words) {
		draft_take_request(kept->draft, s->request);
	} else if (!g_str_equal(kept->replaces, s->request->id)) {
		draft_take_request(kept->draft, s->request);
		kept_replace(kept, s->request);
	}
	words = s->words ? g_strdup(s->words)
			 : g_strdup_printf(_("Returned: %s"), last_words(s->request));
	record_free(record);
	app_replace(app, entry_kept_screen(app, kept, ""));
	app_say(app, "%s", words);
}

static void request_came(const struct answer *answer, void *to)
{
	struct reopen *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;

	if (app_answered(app, answer))
		return;
	s->request = request_of_json(answer->body, &error);
	if (s->request)
		central_resident(app->central, s->request->resident, &s->request->purpose, NULL,
				 record_came, s);
	else
		app_say(app, "%s", error->message);
}

static void close_reopen(struct screen *screen)
{
	request_free(((struct reopen *)screen)->request);
	g_free(((struct reopen *)screen)->words);
}

static const struct screen_ops reopen_ops = {
	.name = "reopen",
	.help = N_("The returned request and the record are being read."),
	.row = {ACTION_NONE},
	.title = title,
	.draw = draw_reopen,
	.close = close_reopen,
};

void request_reopen_kept(struct app *app, struct request *taken, const char *words)
{
	struct reopen *s = (struct reopen *)screen_new(&reopen_ops, app, sizeof(*s));

	s->request = taken;
	s->words = g_strdup(words);
	app_push(app, &s->base);
	central_resident(app->central, taken->resident, &taken->purpose, NULL, record_came, s);
}

void request_reopen(struct app *app, const char *id)
{
	struct reopen *s = (struct reopen *)screen_new(&reopen_ops, app, sizeof(*s));

	app_push(app, &s->base);
	central_request(app->central, id, request_came, s);
}
