/*
 * review - what will be sent, before it is: only what changes, old beside new,
 * with reason, paper and what was checked.
 *
 * The question at the bottom stands as soon as all of it has been on the
 * screen; its safe answer goes back to the form.  Sending means: a letter on
 * this machine's disk; the receipt is told on row 22 when the centre has it.
 */
#include "tui/screens.h"

#include "forms/deciders.h"
#include "forms/world.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/headline.h"
#include "tui/kept.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/request_sheet.h"
#include "tui/review_rules.h"
#include "tui/sheet.h"

#include "i18n/banned.h"

#define SHEET_ROW 3
#define QUESTION_ROWS 3 /* left free at the bottom for the question */

struct review {
	struct screen base;
	struct kept *kept; /* the entry screen's, below */
	int top, rows, lines; /* of the sheet; rows and lines from the last draw */
	bool asked;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Review before sending");
}

/* ---- what is shown -------------------------------------------------------------- */

static const char *number_words(const struct record *record)
{
	if (g_str_equal(record->number_agrees, "yes"))
		return _("the year of birth fits the personal number");
	if (g_str_equal(record->number_agrees, "no"))
		return _("the year of birth does NOT fit the personal number");
	return _("no personal number to check against");
}

/* The usual case has one line for both, so that all of it fits one page. */
static const char *checked_words(const struct record *record, bool usual, bool claim)
{
	if (claim)
		return usual ? _("the person himself, by card")
			     : _("nothing of the record can be seen from here");
	if (usual && g_str_equal(record->number_agrees, "yes"))
		return _("the year fits the number; the person himself, by card");
	if (usual && *record->number_agrees == '\0')
		return _("no number to check against; the person himself, by card");
	return number_words(record);
}

/* Said before it is sent: the highest of what it touches has the last word. */
static const char *decider_words(const struct review *s, const struct request *request)
{
	g_autofree char *today = date_iso(moment_date(world_now(s->base.app->world)));
	const char *decider = decider_of(request, today);

	if (g_str_equal(decider, "c06"))
		return _("C06, after the chief of the commune police has agreed");
	if (g_str_equal(decider, "province"))
		return _("the provincial police, after the chief of the commune police has agreed");
	if (request_is_claim(request))
		return _("the chief of the police where the person is registered");
	return _("the chief of the commune police, not the one who asks");
}

static struct sheet *make_sheet(const struct review *s, const struct paint *paint)
{
	struct sheet *sheet = sheet_new(paint->cols, paint->look->ascii);
	struct request *request = kept_request(s->base.app, s->kept, "");
	bool usual = request_sheet_is_usual(request), claim = request_is_claim(request);
	bool new_person = request_kind(request) == REQUEST_KIND_COLLECT;
	int before;

	if (!new_person) {
		sheet_pair(sheet, P_("heading", "Field"), P_("heading", "On record"), "",
			   P_("heading", "Proposed"), false);
		sheet_blank(sheet);
	}
	before = sheet_lines(sheet);
	request_sheet_about(sheet, request);
	if (sheet_lines(sheet) > before)
		sheet_blank(sheet);
	request_sheet_new_person(sheet, request);
	for (unsigned i = 0; !new_person && i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);

		request_sheet_change(sheet, request, change);
		sheet_blank(sheet);
	}
	if (!new_person)
		sheet_pair(sheet, _("All other fields"), _("unchanged"), "", NULL, false);
	sheet_blank(sheet);
	request_sheet_why(sheet, request);
	if (!usual)
		request_sheet_applicant(sheet, request);
	request_sheet_notes(sheet, request);
	sheet_wide(sheet, _("Checked"), checked_words(s->kept->record, usual, claim));
	sheet_wide(sheet, _("Who decides"), decider_words(s, request));
	review_rules_show(sheet, s->base.app, s->kept, request);
	request_free(request);
	return sheet;
}

static void draw(struct screen *screen, struct paint *paint)
{
	struct review *s = (struct review *)screen;
	g_autofree char *version = headline_version(s->kept->record);
	struct sheet *sheet = make_sheet(s, paint);

	s->rows = paint->rows - 3 - SHEET_ROW - QUESTION_ROWS;
	s->lines = sheet_lines(sheet);
	if (kept_is_claim(s->kept)) {
		g_autofree char *name = kept_subject(s->kept);

		paint_data(paint, 1, 2, paint->cols - 3, ROLE_BOLD, name);
	} else {
		headline_draw(paint, 1, s->kept->record, version);
	}
	sheet_draw(sheet, paint, SHEET_ROW, s->rows, s->top);
	paint_cursor(paint, SHEET_ROW, 2);
	sheet_free(sheet);
	if (!s->asked && s->top + s->rows >= s->lines)
		screen->wake_at = 0; /* all of it is on the screen: the tick asks */
}

/* ---- sending ------------------------------------------------------------------------ */

static void back_to_form(struct review *s)
{
	struct app *app = s->base.app;

	app_back(app);
	app_say(app, _("The draft is kept, NOT sent. You can go on with it here."));
}

static void send(struct review *s)
{
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	g_autofree char *hinders = review_rules_hinder(app, s->kept);

	if (hinders != NULL) {
		back_to_form(s);
		app_say(app, "%s", hinders);
		return;
	}
	if (!kept_send(app, s->kept, &error)) {
		back_to_form(s);
		app_say(app, _("Could not be kept for sending; the draft stays: %s"),
			error->message);
		return;
	}
	app_back(app); /* the review ... */
	app_back(app); /* ... and the form: the draft is a letter now */
	app_say(app, _("Kept on this machine, waiting to be sent. The receipt comes here."));
}

static void answered(void *to, unsigned answer)
{
	if (answer == 1)
		send(to);
	else
		back_to_form(to);
}

static void ask(struct review *s)
{
	struct question question = {
		.text = _("Send this request?"),
		.answers = {_("Send"), _("Look again")},
		.safe = 2,
		.hint = _("1 sends it. Enter or Esc: back to the form; the draft is kept, NOT sent."),
		.answered = answered,
		.to = s,
	};

	s->asked = true;
	app_ask(s->base.app, &question);
}

/* The question comes when the last line has been on the screen. */
static void ask_if_seen(struct review *s)
{
	if (!s->asked && s->rows > 0 && s->top + s->rows >= s->lines)
		ask(s);
}

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct review *s = (struct review *)screen;
	int last = MAX(0, s->lines - s->rows);

	if (action == ACTION_SAVE || action == ACTION_BACK) {
		back_to_form(s);
		return true;
	}
	/* Before the first drawing nothing has been seen, and there is nowhere to go. */
	if (action == ACTION_SEND && (s->rows == 0 || s->top < last))
		app_say(screen->app, _("PgDn first: there is more to see before it is sent."));
	else if (action == ACTION_SEND)
		ask(s);
	else if (key->code == K_PGDN || key->code == K_DOWN)
		s->top = MIN(s->top + (key->code == K_DOWN ? 1 : MAX(1, s->rows - 1)), last);
	else if (key->code == K_PGUP || key->code == K_UP)
		s->top = MAX(s->top - (key->code == K_UP ? 1 : MAX(1, s->rows - 1)), 0);
	else
		return false;
	ask_if_seen(s);
	return true;
}

static void tick(struct screen *screen, int64_t steady)
{
	(void)steady;
	ask_if_seen((struct review *)screen);
}

static char *hint(struct screen *screen)
{
	struct review *s = (struct review *)screen;

	return g_strdup(s->top + s->rows < s->lines ? _("PgDn shows the rest; then it can be sent.")
						    : _("F8 sends it; Esc goes back to the form."));
}

static const struct screen_ops ops = {
	.name = "review",
	.help = N_("Only what would change stands here, old beside new, with ^ under the letters "
		   "that differ and the difference in words below the label. 1 sends the request "
		   "to the chief, 2 goes back to the form. A request cannot be sent without a "
		   "reason and a paper."),
	.row = {ACTION_SAVE, ACTION_SEND, ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.tick = tick,
};

struct screen *review_screen(struct app *app, struct kept *kept)
{
	struct review *s = (struct review *)screen_new(&ops, app, sizeof(*s));

	s->kept = kept;
	return &s->base;
}
