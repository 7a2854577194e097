/* waiting_open - what the officer does about one letter. */
#include "tui/waiting.h"

#include <string.h>

#include "client/outbox.h"
#include "forms/json.h"
#include "forms/patch.h"
#include "forms/request.h"
#include "i18n/language.h"
#include "tui/kept.h"
#include "tui/requests_open.h"
#include "tui/screens.h"
#include "tui/services.h"

#include "i18n/banned.h"

/* ---- what was refused -------------------------------------------------------------------------- */

static struct stale *stale_of(const struct letter *letter)
{
	g_autoptr(json_owned) answer = json_parse(letter->answer, strlen(letter->answer), NULL);

	return answer ? stale_of_json(answer, NULL) : NULL;
}

/* The field that the centre named, "" when it named none. */
static char *field_of(const struct letter *letter)
{
	g_autoptr(json_owned) answer = json_parse(letter->answer, strlen(letter->answer), NULL);
	const char *field = json_text_at(answer, "field");

	return g_strdup(field ? field : "");
}

/* From the letter itself, when its draft was thrown away: the content is still there. */
static bool reopened_from_body(struct app *app, const struct letter *letter)
{
	g_autoptr(json_owned) body = json_parse(letter->body, strlen(letter->body), NULL);
	struct request *request = body ? request_of_json(body, NULL) : NULL;

	if (!request)
		return false;
	if (request_kind(request) < REQUEST_KIND_UNDO) {
		request_reopen_kept(app, request, letter->cause);
		return true;
	}
	/* Nothing of it was typed in a form: it is asked for anew where it began. */
	request_free(request);
	app_push(app, requests_screen(app, LIST_MINE));
	app_say(app, "%s", letter->cause);
	return true;
}

/* Opens the screen in which a request goes on, at the field that the centre named. */
static void reopen_request(struct app *app, const struct letter *letter)
{
	struct stale *stale = letter->state == LETTER_CONFLICT ? stale_of(letter) : NULL;
	g_autoptr(GError) error = NULL;
	struct kept *kept = kept_load(app, letter->draft, &error);
	g_autofree char *field = field_of(letter);

	if (!kept && reopened_from_body(app, letter)) {
		stale_free(stale);
		return;
	}
	if (!kept) {
		stale_free(stale);
		app_say(app, "%s", error->message);
		return;
	}
	app_push(app, stale ? stale_screen(app, kept, stale)
			    : entry_kept_screen(app, kept, field));
	app_say(app, "%s", letter->cause);
}

/* The letter stays until what mends it is kept. */
static void reopen(struct app *app, const struct letter *letter)
{
	if (letter->op == OP_REQUEST) {
		reopen_request(app, letter);
		return;
	}
	if (letter->op == OP_VERIFY)
		app_push(app, verify_screen(app, letter->about, ""));
	else if (letter->op == OP_DECIDE)
		app_push(app, decide_screen(app));
	else
		app_push(app, requests_screen(app, LIST_MINE));
	app_say(app, "%s", letter->cause);
}

/* ---- taking back ----------------------------------------------------------------------- */

static void take_back(struct waiting *s)
{
	struct app *app = s->base.app;
	const struct letter *letter = waiting_here(s);
	g_autoptr(GError) error = NULL;
	bool has_draft;

	if (!letter)
		return;
	has_draft = *letter->draft != '\0';
	if (!outbox_withdraw(app->outbox, letter->uuid, &error)) {
		app_say(app, "%s", error->message);
		return;
	}
	services_note_letters(app);
	waiting_read(s);
	app_say(app, "%s",
		has_draft ? _("Taken back; it is a draft again, NOT sent. You find it under My drafts.")
			  : _("Taken back; it will not be sent."));
}

static void take_back_answered(void *to, unsigned answer)
{
	if (answer == 1)
		take_back(to);
}

static void ask_take_back(struct waiting *s)
{
	struct question question = {
		.text = _("Take it back?"),
		.answers = {_("Take back"), _("Leave it to be sent")},
		.safe = 2,
		.answered = take_back_answered,
		.to = s,
	};

	app_ask(s->base.app, &question);
}

static void handle_waiting(struct waiting *s, const struct letter *letter)
{
	struct app *app = s->base.app;

	if (*letter->held)
		app_say(app, _("The letter before it comes first: mend or drop that one."));
	else if (letter->packed_at > 0)
		app_say(app, _("It stands in a package and may be at the centre; F5 tries now."));
	else if (letter->state == LETTER_WAITING && letter->tries == 0)
		ask_take_back(s);
	else
		app_say(app, _("It was tried already and may be at the centre; F5 tries now."));
}

void waiting_handle(struct waiting *s)
{
	struct app *app = s->base.app;
	const struct letter *listed = waiting_here(s);
	g_autoptr(GError) error = NULL;
	struct letter *letter;

	if (!listed)
		return;
	switch (waiting_group_of(listed)) {
	case BY_THE_LINE:
		handle_waiting(s, listed);
		return;
	case BY_NOBODY:
		app_say(app, _("The centre has this one; nothing is to be done."));
		return;
	case BY_ME:
	case WAITING_GROUPS:
		break;
	}
	letter = outbox_load(app->outbox, listed->uuid, &error);
	if (letter)
		reopen(app, letter);
	else
		app_say(app, "%s", error ? error->message : "");
	letter_free(letter);
}

/* ---- dropping ---------------------------------------------------------------------------- */

static void drop_answered(void *to, unsigned answer)
{
	struct waiting *s = to;
	struct app *app = s->base.app;
	const struct letter *letter = waiting_here(s);
	g_autoptr(GError) error = NULL;

	if (answer != 1 || !letter)
		return;
	if (!outbox_drop(app->outbox, letter->uuid, &error)) {
		app_say(app, "%s", error->message);
		return;
	}
	services_note_letters(app);
	waiting_read(s);
	app_say(app, _("Thrown away. Its draft is still under My drafts."));
}

void waiting_drop(struct waiting *s)
{
	const struct letter *letter = waiting_here(s);
	struct question question = {
		.text = _("Throw it away?"),
		.answers = {_("Throw away"), _("Keep")},
		.safe = 2,
		.answered = drop_answered,
		.to = s,
	};

	if (letter && waiting_group_of(letter) == BY_ME)
		app_ask(s->base.app, &question);
	else
		app_say(s->base.app, _("Only what came back can be thrown away; F8 takes back what "
				       "was never tried."));
}
