/*
 * request_view - a request of the centre to look at: what was asked, by whom, why,
 * where it is, what was decided and what the register says now.
 *
 * From here it goes on: F6 asks anew what was refused or withdrawn, F8 withdraws
 * what nobody has decided, "Hoàn tác" asks to undo what was approved.
 */
#include "tui/screens.h"

#include "client/answer.h"
#include "client/central.h"
#include "client/session.h"
#include "forms/kinds.h"
#include "forms/request.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/headline.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/print.h"
#include "tui/readback.h"
#include "tui/request_sheet.h"
#include "tui/request_words.h"
#include "tui/requests_open.h"
#include "tui/sheet.h"
#include "tui/undo.h"
#include "tui/withdraw.h"

#include "i18n/banned.h"

#define SHEET_ROW 4

struct view {
	struct screen base;
	char *id;
	struct request *request; /* NULL until it has come */
	int top, rows, lines;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Request");
}

/* ---- where it is ------------------------------------------------------------------- */

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

static void add_state(const struct view *s, struct sheet *sheet)
{
	const struct request *r = s->request;
	g_autofree char *state = request_words_state(r->state, r->level);
	g_autofree char *due = request_words_due(r->state, r->deadline, r->warn, r->overdue,
						 world_now(s->base.app->world));
	g_autofree char *words = g_strdup_printf("%s%s%s", state, *due ? ", " : "", due);

	sheet_wide(sheet, P_("heading", "State"), words);
	if (*r->decider && !g_str_equal(r->decider, "chief"))
		sheet_wide(sheet, _("Who decides"), request_level_name(r->decider));
}

/* What has been read back, or at least what this answer says. */
static void add_readback(const struct view *s, struct sheet *sheet)
{
	const char *known = readback_words(s->base.app, s->request->id);
	g_autofree char *words = NULL;

	if (s->request->state != REQUEST_APPROVED)
		return;
	words = known ? g_strdup(known) : readback_sentence(s->request);
	sheet_wide(sheet, _("Read back"), words);
}

static struct sheet *view_sheet(const struct view *s, const struct paint *paint)
{
	struct sheet *sheet = sheet_new(paint->cols, paint->look->ascii);
	g_autofree char *on_record = g_strdup_printf(_("On record, version %s"),
						     s->request->base_version);

	sheet_pair(sheet, P_("heading", "Field"), on_record, "", P_("heading", "Proposed"), false);
	sheet_blank(sheet);
	request_sheet(sheet, s->request, true);
	sheet_blank(sheet);
	add_state(s, sheet);
	add_decisions(sheet, s->request);
	add_readback(s, sheet);
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
	sheet = view_sheet(s, paint);
	s->rows = paint->rows - 3 - SHEET_ROW;
	s->lines = sheet_lines(sheet);
	sheet_draw(sheet, paint, SHEET_ROW, s->rows, s->top);
	sheet_free(sheet);
}

/* ---- asking --------------------------------------------------------------------------- */

static void arrived(const struct answer *answer, void *to)
{
	struct view *s = to;
	g_autoptr(GError) error = NULL;

	if (app_answered(s->base.app, answer))
		return;
	request_free(s->request);
	s->request = request_of_json(answer->body, &error);
	if (!s->request)
		app_say(s->base.app, "%s", error->message);
	app_touch(s->base.app);
}

static void read_again(struct view *s)
{
	central_request(s->base.app->central, s->id, arrived, s);
}

/* ---- what can be done with it ------------------------------------------------------------ */

static bool is_mine(const struct view *s)
{
	return s->request &&
	       g_str_equal(s->request->author_id, s->base.app->session->officer_id);
}

static bool may_undo(const struct view *s)
{
	return s->request && s->request->state == REQUEST_APPROVED &&
	       (request_kind(s->request) <= REQUEST_KIND_REISSUE ||
		request_kind(s->request) == REQUEST_KIND_MERGE) &&
	       !session_is_above(s->base.app->session);
}

static bool may_withdraw(const struct view *s)
{
	return is_mine(s) && (s->request->state == REQUEST_PENDING ||
			      s->request->state == REQUEST_RETURNED);
}

/* A returned one is mended; of one that ended a new one is made. */
static bool may_ask_anew(const struct view *s)
{
	return is_mine(s) && request_kind(s->request) <= REQUEST_KIND_REISSUE &&
	       (s->request->state == REQUEST_RETURNED || s->request->state == REQUEST_REFUSED ||
		s->request->state == REQUEST_WITHDRAWN);
}

static char *name_of(const struct request *request)
{
	if (request->head)
		return kind_show(KIND_NAME, CATALOGUE_NONE, request->head->name);
	return kind_show(KIND_NAME, CATALOGUE_NONE, request->person.name);
}

static void undo(struct view *s)
{
	if (may_undo(s))
		app_push(s->base.app, undo_screen(s->base.app, s->request));
	else
		app_say(s->base.app, _("Only what has been approved can be undone."));
}

static void withdraw(struct view *s)
{
	g_autofree char *name = NULL;

	if (!may_withdraw(s)) {
		app_say(s->base.app, _("Only what nobody has decided yet can be withdrawn."));
		return;
	}
	name = name_of(s->request);
	withdraw_begin(s->base.app, s->id, s->request->resident, name);
}

static void ask_anew(struct view *s)
{
	if (may_ask_anew(s))
		request_reopen(s->base.app, s->id);
	else
		app_say(s->base.app, _("Only your own request that came back, was refused or "
				       "withdrawn is asked anew."));
}

static bool scroll(struct view *s, const struct key *key)
{
	int last = MAX(0, s->lines - s->rows);

	if (key->code == K_PGDN || key->code == K_DOWN)
		s->top = MIN(s->top + (key->code == K_DOWN ? 1 : MAX(1, s->rows - 1)), last);
	else if (key->code == K_PGUP || key->code == K_UP)
		s->top = MAX(s->top - (key->code == K_UP ? 1 : MAX(1, s->rows - 1)), 0);
	else
		return false;
	return true;
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct view *s = (struct view *)screen;

	if (action == ACTION_PRINT && s->request)
		print_request(screen->app, s->request);
	else if (action == ACTION_UNDO)
		undo(s);
	else if (action == ACTION_HANDLE)
		withdraw(s);
	else if (action == ACTION_CHANGE)
		ask_anew(s);
	else if (action == ACTION_RELOAD)
		read_again(s);
	else if (action != ACTION_NONE)
		return false;
	else
		return scroll(s, key);
	return true;
}

static void offers(struct screen *screen, enum action offers[SCREEN_OFFERS])
{
	const struct view *s = (const struct view *)screen;
	size_t n = 0;

	offers[n++] = ACTION_RELOAD;
	offers[n++] = ACTION_PRINT;
	if (may_ask_anew(s))
		offers[n++] = ACTION_CHANGE;
	if (may_withdraw(s))
		offers[n++] = ACTION_HANDLE;
	if (may_undo(s))
		offers[n++] = ACTION_UNDO;
	offers[n] = ACTION_NONE;
}

static char *hint(struct screen *screen)
{
	const struct view *s = (const struct view *)screen;

	if (s->top + s->rows < s->lines)
		return g_strdup(_("PgDn shows the rest."));
	if (may_ask_anew(s))
		return g_strdup(_("F6 opens it in the form again, to be mended and sent anew."));
	if (may_withdraw(s))
		return g_strdup(_("F8 withdraws it, with a reason."));
	return g_strdup(may_undo(s) ? _("F9, Undo: asks that this approval be undone.") : "");
}

/* ---- the screen ------------------------------------------------------------------------------ */

static void settled(struct screen *screen, const char *resident)
{
	(void)resident;
	read_again((struct view *)screen);
}

static void close_view(struct screen *screen)
{
	struct view *s = (struct view *)screen;

	if (s->request && s->rows > 0)
		readback_seen(screen->app, s->id);
	request_free(s->request);
	g_free(s->id);
}

static const struct screen_ops ops = {
	.name = "request",
	.help = N_("A request as the centre has it: what was to change, why, by which papers and "
		   "for whom, where it is and until when, and what was decided. After an approval "
		   "it says what the register has now. F6 asks anew what came back, F8 withdraws, "
		   "F9 undoes an approval: each with a reason."),
	.row = {ACTION_NONE},
	.title = title,
	.offers = offers,
	.draw = draw,
	.act = act,
	.hint = hint,
	.settled = settled,
	.close = close_view,
};

struct screen *request_view_screen(struct app *app, const char *id)
{
	struct view *s = (struct view *)screen_new(&ops, app, sizeof(*s));

	s->id = g_strdup(id);
	read_again(s);
	return &s->base;
}
