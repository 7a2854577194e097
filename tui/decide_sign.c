/* decide_sign - a choice becomes a letter; an answer becomes a sentence. */
#include "tui/decide.h"

#include "client/letter.h"
#include "client/outbox.h"
#include "client/session.h"
#include "forms/json.h"
#include "forms/kinds.h"
#include "forms/record.h"
#include "forms/request.h"
#include "forms/world.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/app.h"

#include "i18n/banned.h"

#define OUTCOME_CELLS 38 /* so that the receipt is never cut off row 22 */

const char *decide_pick_word(enum pick pick)
{
	static const char *const words[PICK_COUNT] = {
		[PICK_NONE] = "",
		[PICK_APPROVE] = NP_("decision", "approve"),
		[PICK_RETURN] = NP_("decision", "return"),
		[PICK_REFUSE] = NP_("decision", "refuse"),
		[PICK_LATER] = NP_("decision", "later"),
	};

	return pick == PICK_NONE ? "" : P_("decision", words[pick]);
}

unsigned decide_count(const struct decide *s, enum pick pick)
{
	unsigned n = 0;

	for (unsigned i = 0; i < s->items->len; i++)
		n += decide_item_at(s, i)->pick == pick;
	return n;
}

unsigned decide_count_chosen(const struct decide *s)
{
	return decide_count(s, PICK_APPROVE) + decide_count(s, PICK_RETURN) + decide_count(s, PICK_REFUSE);
}

static void put_text(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text ? text : "");
}

static char *verdict_body(struct app *app, const struct decide_item *item, const char *uuid)
{
	static const enum request_event events[PICK_COUNT] = {
		[PICK_APPROVE] = REQUEST_APPROVE,
		[PICK_RETURN] = REQUEST_RETURN,
		[PICK_REFUSE] = REQUEST_REFUSE,
	};
	struct verdict *verdict = verdict_new();
	struct json *json;
	char *body;

	put_text(&verdict->id, uuid);
	verdict->event = events[item->pick];
	put_text(&verdict->reason, item->reason);
	put_text(&verdict->note, item->note);
	put_text(&verdict->resident_version, item->request->head->version);
	verdict->opened_at = item->opened_at;
	verdict->decided_at = world_now(app->world);
	put_text(&verdict->terminal, app->options->machine);
	put_text(&verdict->world, app->session->world);
	put_text(&verdict->centre, app->session->centre);
	json = verdict_to_json(verdict);
	body = json_print(json);
	json_free(json);
	verdict_free(verdict);
	return body;
}

bool decide_sign(struct app *app, struct decide_item *item, GError **error)
{
	g_autofree char *uuid = world_uuid(app->world);
	g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, item->row->name);
	struct letter *letter = letter_new(OP_DECIDE);
	bool done;

	put_text(&letter->uuid, uuid);
	put_text(&letter->path_id, item->row->id);
	put_text(&letter->base, item->request->version);
	put_text(&letter->about, item->request->resident);
	put_text(&letter->subject, name);
	g_free(letter->title);
	letter->title = g_strdup_printf(_("Decision: %s"), decide_pick_word(item->pick));
	g_free(letter->body);
	letter->body = verdict_body(app, item, uuid);
	done = outbox_put(app->outbox, letter, error);
	if (done) {
		item->letter = g_strdup(uuid);
		decide_kept_forget(app, item);
	}
	letter_free(letter);
	return done;
}

char *decide_outcome(const struct json *body)
{
	const struct json *now = json_get(body, "now");
	const char *receipt = json_text_at(body, "receipt");
	const char *level = json_text_at(body, "level");

	if (receipt && g_strcmp0(json_text_at(body, "state"), "forwarded") == 0)
		return g_strdup_printf(_("Approved here and forwarded to %s; receipt %s"),
				       request_level_name(level ? level : "province"), receipt);
	GString *text = g_string_new(NULL);

	for (const struct json *at = json_first(now); at; at = json_next(at)) {
		const char *path = json_text_at(at, "field");
		enum record_field field = path ? record_field_of_path(path) : FIELD_NONE;
		g_autofree char *value = NULL, *shown = NULL;

		if (field == FIELD_NONE)
			continue;
		value = value_of_wire(field, json_get(at, "value"), NULL);
		shown = kind_show(record_fields[field].kind, record_fields[field].catalogue,
				  value ? value : "");
		g_string_append_printf(text, "%s%s", text->len ? ", " : "", shown);
	}
	if (!text->len || !receipt) {
		g_string_free(text, TRUE);
		return NULL;
	}
	g_autofree char *values = g_string_free(text, FALSE);
	g_autofree char *fit = cells_fit(values, OUTCOME_CELLS, CELLS_MORE);

	return g_strdup_printf(_("The register says now: %s; receipt %s"), fit, receipt);
}
