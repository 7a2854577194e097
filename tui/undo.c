/*
 * undo - "Hoàn tác": what an approval changed, what was approved after it, who
 * would decide; then the reason.
 */
#include "tui/undo.h"

#include "client/answer.h"
#include "client/central.h"
#include "client/outbox.h"
#include "client/session.h"
#include "forms/kinds.h"
#include "forms/register.h"
#include "forms/request.h"
#include "forms/undo.h"
#include "forms/world.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/app.h"
#include "tui/headline.h"
#include "tui/keys.h"
#include "tui/paint.h"
#include "tui/reason.h"
#include "tui/request_sheet.h"
#include "tui/screens.h"
#include "tui/services.h"
#include "tui/sheet.h"

#include "i18n/banned.h"

#define SHEET_ROW 4

struct undo {
	struct screen base;
	struct request *approved;
	struct undo_check *check; /* NULL until it has come */
	int top, rows, lines;
};

static const char *title(struct screen *screen)
{
	(void)screen;
	return _(form_undo.title);
}

/* ---- the picture ------------------------------------------------------------------- */

static void add_changes(struct sheet *sheet, const struct request *request)
{
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = g_ptr_array_index(request->changes, i);

		sheet_change(sheet, change->field, change->now ? change->now : change->to,
			     change->from);
	}
}

static char *decider_words(const struct undo_check *check)
{
	g_autofree char *until = check->until > 0 ? moment_show(check->until) : NULL;

	if (!until || !g_str_equal(check->decider, "chief"))
		return g_strdup(request_level_name(check->decider));
	return g_strdup_printf(_("the chief until %s, the province later"), until);
}

static void add_check(struct sheet *sheet, const struct undo_check *check)
{
	g_autofree char *decider = decider_words(check);

	if (check->after->len == 0)
		sheet_wide(sheet, _("Came after it"), _("nothing about this person"));
	request_sheet_after(sheet, check->after);
	sheet_wide(sheet, _("Who decides"), decider);
	if (!check->may)
		sheet_wide(sheet, NULL,
			   _("Not now: what stands with ! has changed the same field since. That "
			     "is undone first."));
}

static struct sheet *make_sheet(const struct undo *s, const struct paint *paint)
{
	struct sheet *sheet = sheet_new(paint->cols, paint->look->ascii);

	sheet_pair(sheet, P_("heading", "Field"), P_("heading", "On record"), "",
		   P_("heading", "After undoing"), false);
	sheet_blank(sheet);
	add_changes(sheet, s->approved);
	sheet_blank(sheet);
	add_check(sheet, s->check);
	return sheet;
}

static void draw(struct screen *screen, struct paint *paint)
{
	struct undo *s = (struct undo *)screen;
	struct sheet *sheet;

	if (s->approved->head)
		headline_draw_row(paint, 1, s->approved->head, NULL);
	paint_text(paint, 2, 2, 24, ROLE_PLAIN, s->approved->receipt);
	paint_cursor(paint, 1, 2);
	if (!s->check) {
		paint_text(paint, SHEET_ROW, 2, 30, ROLE_DIM, _("(reading…)"));
		return;
	}
	sheet = make_sheet(s, paint);
	s->rows = paint->rows - 3 - SHEET_ROW;
	s->lines = sheet_lines(sheet);
	sheet_draw(sheet, paint, SHEET_ROW, s->rows, s->top);
	sheet_free(sheet);
}

/* ---- asking, and the letter ----------------------------------------------------------- */

static void arrived(const struct answer *answer, void *to)
{
	struct undo *s = to;
	g_autoptr(GError) error = NULL;

	if (app_answered(s->base.app, answer))
		return;
	s->check = undo_check_of_json(answer->body, &error);
	if (!s->check)
		app_say(s->base.app, "%s", error->message);
	app_touch(s->base.app);
}

static void put_text(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

/* Two records that became one become two again, from what was kept of both. */
static bool undoes_a_merge(const struct request *approved)
{
	return request_kind(approved) == REQUEST_KIND_MERGE;
}

static char *body_of(const struct app *app, const struct request *approved, const char *uuid,
		     const char *why)
{
	struct request *request = request_new();
	g_autoptr(json_owned) json = NULL;

	put_text(&request->id, uuid);
	put_text(&request->kind, request_kind_word(undoes_a_merge(approved)
							    ? REQUEST_KIND_UNMERGE
							    : REQUEST_KIND_UNDO));
	put_text(&request->world, app->session->world);
	put_text(&request->centre, app->session->centre);
	put_text(&request->resident, approved->resident);
	put_text(&request->base_version, approved->head ? approved->head->version : "0");
	put_text(&request->undoes, approved->id);
	put_text(&request->note, why);
	put_text(&request->terminal, app->options->machine);
	request->made_at = world_now(app->world);
	purpose_copy(&request->purpose, &approved->purpose);
	json = request_to_json(request, false);
	request_free(request);
	return json_print(json);
}

static void reasoned(const struct form *form, const char *why, const char *note, void *to)
{
	struct undo *s = to;
	struct app *app = s->base.app;
	struct letter *letter = letter_new(OP_REQUEST);
	g_autoptr(GError) error = NULL;
	bool done;

	(void)note;
	g_free(letter->uuid);
	letter->uuid = world_uuid(app->world);
	put_text(&letter->about, s->approved->resident);
	put_text(&letter->base, s->approved->head ? s->approved->head->version : "0");
	put_text(&letter->title, _(form->title));
	g_free(letter->subject);
	letter->subject = s->approved->head
				  ? kind_show(KIND_NAME, CATALOGUE_NONE, s->approved->head->name)
				  : g_strdup(s->approved->receipt);
	g_free(letter->body);
	letter->body = body_of(app, s->approved, letter->uuid, why);
	done = outbox_put(app->outbox, letter, &error);
	letter_free(letter);
	if (!done) {
		app_say(app, "%s", error->message);
		return;
	}
	services_note_letters(app);
	app_back(app);
	app_say(app, _("Kept, waiting to be sent. The receipt is told on this line."));
}

static void ask_why(struct undo *s)
{
	struct app *app = s->base.app;
	g_autofree char *name = s->approved->head
					? kind_show(KIND_NAME, CATALOGUE_NONE,
						    s->approved->head->name)
					: g_strdup(s->approved->receipt);

	if (!s->check)
		app_say(app, _("What came after it is still being read."));
	else if (!s->check->may)
		app_say(app, _("Not now: what stands with ! is undone first."));
	else
		app_push(app, reason_screen(app, &form_undo, s->approved->id, name, reasoned, s,
					    NULL));
}

/* ---- keys --------------------------------------------------------------------------------- */

static bool act(struct screen *screen, enum action action, const struct key *key)
{
	struct undo *s = (struct undo *)screen;
	int last = MAX(0, s->lines - s->rows);

	if (action == ACTION_SEND)
		ask_why(s);
	else if (action != ACTION_NONE)
		return false;
	else if (key->code == K_PGDN || key->code == K_DOWN)
		s->top = MIN(s->top + (key->code == K_DOWN ? 1 : MAX(1, s->rows - 1)), last);
	else if (key->code == K_PGUP || key->code == K_UP)
		s->top = MAX(s->top - (key->code == K_UP ? 1 : MAX(1, s->rows - 1)), 0);
	else
		return false;
	return true;
}

static char *hint(struct screen *screen)
{
	const struct undo *s = (const struct undo *)screen;

	if (!s->check)
		return g_strdup("");
	if (s->top + s->rows < s->lines)
		return g_strdup(_("PgDn shows the rest."));
	return g_strdup(s->check->may ? _("F8 asks for the reason, then it is sent to be decided.")
				      : _("Esc goes back: it cannot be undone now."));
}

static void close_undo(struct screen *screen)
{
	struct undo *s = (struct undo *)screen;

	request_free(s->approved);
	undo_check_free(s->check);
}

static const struct screen_ops ops = {
	.name = "undo",
	.help = N_("What would stand in the register when this approval is undone, and what was "
		   "approved about this person after it. What stands with ! has changed the same "
		   "field since and is undone first. F8 asks for the reason; the request goes to "
		   "the chief, after thirty days to the province."),
	.row = {ACTION_SEND, ACTION_NONE},
	.title = title,
	.draw = draw,
	.act = act,
	.hint = hint,
	.close = close_undo,
};

struct screen *undo_screen(struct app *app, const struct request *approved)
{
	struct undo *s = (struct undo *)screen_new(&ops, app, sizeof(*s));
	g_autoptr(json_owned) json = request_to_json(approved, true);

	s->approved = request_of_json(json, NULL);
	central_undo_check(app->central, approved->id, arrived, s);
	return &s->base;
}
