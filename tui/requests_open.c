/* requests_open - a request of the centre back in the form it was made with. */
#include "tui/requests_open.h"

#include "client/answer.h"
#include "client/central.h"
#include "forms/draft_request.h"
#include "forms/register.h"
#include "forms/request.h"
#include "i18n/language.h"
#include "tui/kept.h"
#include "tui/paint.h"
#include "tui/screens.h"

#include "i18n/banned.h"

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

static const char *title(struct screen *screen)
{
	(void)screen;
	return _("Request");
}

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

static char *came_back_words(const struct request *request)
{
	if (request->state == REQUEST_REFUSED)
		return g_strdup_printf(_("Refused: %s. Mended, it goes as a new request."),
				       last_words(request));
	if (request->state == REQUEST_WITHDRAWN)
		return g_strdup(_("Withdrawn. Mended, it goes as a new request."));
	return g_strdup_printf(_("Returned: %s"), last_words(request));
}

/* Where the cursor goes: what the decider marked, else what was to change first. */
static const char *marked(const struct request *request)
{
	const struct decision *last =
		request->decisions->len > 0
			? g_ptr_array_index(request->decisions, request->decisions->len - 1)
			: NULL;
	const struct change *first = request->changes->len > 0
					     ? g_ptr_array_index(request->changes, 0)
					     : NULL;

	if (last && last->fields->len > 0)
		return record_fields[GPOINTER_TO_INT(last->fields->pdata[0])].path;
	return first ? record_fields[first->field].path : "";
}

static struct kept *kept_of(struct app *app, const struct request *request,
			    const struct record *record)
{
	if (request_kind(request) == REQUEST_KIND_REISSUE)
		return kept_of_form(app, &form_reissue, "", record);
	return kept_of_record(app, record);
}

static void show_form(struct reopen *s, struct kept *kept)
{
	struct app *app = s->base.app;
	g_autofree char *words = s->words ? g_strdup(s->words) : came_back_words(s->request);
	g_autofree char *key = g_strdup(marked(s->request));

	if (s->words) {
		draft_take_request(kept->draft, s->request);
	} else if (!g_str_equal(kept->replaces, s->request->id)) {
		draft_take_request(kept->draft, s->request);
		if (s->request->state == REQUEST_RETURNED)
			kept_replace(kept, s->request);
		else
			purpose_copy(&kept->purpose, &s->request->purpose);
	}
	app_replace(app, entry_kept_screen(app, kept, key));
	app_say(app, "%s", words);
}

static void record_came(const struct answer *answer, void *to)
{
	struct reopen *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;
	struct record *record;
	struct kept *kept;

	if (app_answered(app, answer))
		return;
	record = record_of_json(answer->body, &error);
	if (!record) {
		app_say(app, "%s", error->message);
		return;
	}
	kept = kept_of(app, s->request, record);
	record_free(record);
	show_form(s, kept);
}

static void request_came(const struct answer *answer, void *to)
{
	struct reopen *s = to;
	struct app *app = s->base.app;
	g_autoptr(GError) error = NULL;

	if (app_answered(app, answer))
		return;
	s->request = request_of_json(answer->body, &error);
	if (s->request && request_is_claim(s->request) && !*s->request->resident)
		show_form(s, kept_of_claim(app, ""));
	else if (s->request)
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
