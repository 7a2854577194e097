/* request_json - the request document, as the terminal writes and the centre completes
 * it. */
#include <string.h>

#include "forms/request.h"
#include "forms/request_parts.h"
#include "forms/uuid.h"
#include "i18n/banned.h"

static const char *const change_keys[] = { "field", "from", "to", "now", NULL };
static const char *const paper_keys[] = { "kind", "number", "date", "issuer", NULL };
static const char *const author_keys[] = { "id", "name", NULL };
static const char *const request_keys[] = {
	"id",	   "kind",     "world",	    "centre",	     "resident", "base_version",
	"changes", "reason",   "note",	    "papers",	     "purpose",	 "replaces",
	"made_at", "terminal", "receipt",   "state",	     "version",	 "author",
	"sent_at", "deadline", "decisions", "resident_head", "now",	 "form",
	"form_date", "applicant", "overrides", "person",     "undoes",	 "other",
	"household", "hamlet", "commune",   "origin",	     "level",	 "decider",
	"warn",	   "overdue",  "after",	    "answers",	     NULL,
};

struct json *change_to_json(const struct change *change)
{
	struct json *json = json_object();

	json_put_text(json, "field", record_fields[change->field].path);
	json_put(json, "from", value_to_wire(change->field, change->from));
	json_put(json, "to", value_to_wire(change->field, change->to));
	return json;
}

struct change *change_of_json(const struct json *json, GError **why)
{
	enum record_field field = record_field_of_path(json_text_at(json, "field"));
	struct change *change;

	if (!json_check_keys(json, change_keys, why))
		return NULL;
	if (field == FIELD_NONE || !json_get(json, "from") || !json_get(json, "to")) {
		json_shape_error(why, "changes");
		return NULL;
	}
	change = g_new0(struct change, 1);
	change->field = field;
	if ((change->from = value_of_wire(field, json_get(json, "from"), why)) &&
	    (change->to = value_of_wire(field, json_get(json, "to"), why)))
		return change;
	change_free(change);
	return NULL;
}

static struct json *now_to_json(const struct request *request)
{
	struct json *now = json_array();

	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = request->changes->pdata[i];
		struct json *row;

		if (!change->now)
			continue;
		row = json_object();
		json_put_text(row, "field", record_fields[change->field].path);
		json_put(row, "value", value_to_wire(change->field, change->now));
		json_push(now, row);
	}
	return now;
}

static struct json *write_paper(const void *paper)
{
	struct json *json = json_object();

	slots_put(json, paper, paper_slots);
	return json;
}

static struct json *write_decision(const void *item)
{
	const struct decision *decision = item;
	struct json *json = json_object();

	slots_put(json, decision, decision_slots);
	if (decision->fields->len > 0)
		fields_put(json, "fields", decision->fields);
	return json;
}

static void put_centre(struct json *json, const struct request *request)
{
	struct json *author = json_object();

	slots_put(json, request, request_centre_slots);
	json_put_text(json, "state", request_state_word(request->state));
	json_put_text(author, "id", request->author_id);
	json_put_text(author, "name", request->author);
	json_put(json, "author", author);
	slots_put_rows(json, "decisions", request->decisions, write_decision);
	request_offices_put(json, request);
	if (request->head)
		json_put(json, "resident_head", person_row_to_json(request->head));
	json_put(json, "now", now_to_json(request));
}

static struct json *write_change(const void *change)
{
	return change_to_json(change);
}

struct json *request_to_json(const struct request *request, bool with_centre)
{
	struct json *json = json_object();

	slots_put(json, request, request_slots);
	slots_put_rows(json, "changes", request->changes, write_change);
	slots_put_rows(json, "papers", request->papers, write_paper);
	json_put(json, "purpose", purpose_to_json(&request->purpose));
	if (*request->replaces)
		json_put_text(json, "replaces", request->replaces);
	request_desk_put(json, request);
	if (with_centre)
		put_centre(json, request);
	return json;
}

/* Undo, merge and unmerge point at what they are about; they ask for no values. */
static bool is_about_another(const struct request *request)
{
	return request_kind(request) >= REQUEST_KIND_UNDO;
}

/* A CT01 that asks for a procedure: the register stays as it is. */
static bool only_asks(const struct request *request)
{
	return request_kind(request) == REQUEST_KIND_CORRECTION && request->answers->len > 0;
}

static bool take_changes(struct request *request, const struct json *array, GError **why)
{
	if ((array && !json_is_array(array)) ||
	    (!json_first(array) && !is_about_another(request) && !only_asks(request)))
		return json_shape_error(why, "changes");
	for (const struct json *c = json_first(array); c; c = json_next(c)) {
		struct change *change = change_of_json(c, why);

		if (!change)
			return false;
		if (request_change_of(request, change->field)) {
			change_free(change);
			return json_shape_error(why, "changes");
		}
		g_ptr_array_add(request->changes, change);
	}
	return true;
}

static bool take_papers(struct request *request, const struct json *array, GError **why)
{
	if (array && !json_is_array(array))
		return json_shape_error(why, "papers");
	for (const struct json *c = json_first(array); c; c = json_next(c)) {
		if (request->papers->len == REQUEST_MAX_PAPERS)
			return json_shape_error(why, "papers");
		if (!json_check_keys(c, paper_keys, why) ||
		    !slots_take(request_new_paper(request), c, paper_slots, why))
			return false;
	}
	return true;
}

static bool take_now(struct request *request, const struct json *array, GError **why)
{
	for (const struct json *c = json_first(array); c; c = json_next(c)) {
		enum record_field field = record_field_of_path(json_text_at(c, "field"));
		struct change *change = request_change_of(request, field);

		if (!change)
			continue;
		g_free(change->now);
		change->now = value_of_wire(field, json_get(c, "value"), why);
		if (!change->now)
			return false;
	}
	return true;
}

static bool take_author(struct request *request, const struct json *author, GError **why)
{
	char *id, *name;

	if (!author)
		return true;
	if (!json_check_keys(author, author_keys, why))
		return false;
	id = json_admit(author, "id", VALUE_LETTERS, why);
	name = id ? json_admit(author, "name", VALUE_LETTERS, why) : NULL;
	if (!name) {
		g_free(id);
		return false;
	}
	g_free(request->author_id);
	g_free(request->author);
	request->author_id = id;
	request->author = name;
	return true;
}

static bool take_centre(struct request *request, const struct json *json, GError **why)
{
	const struct json *head = json_get(json, "resident_head");
	const char *state = json_text_at(json, "state");

	if (state && !request_state_of_word(state, &request->state))
		return json_shape_error(why, "state");
	if (!slots_take(request, json, request_centre_slots, why) ||
	    !take_author(request, json_get(json, "author"), why))
		return false;
	for (const struct json *c = json_first(json_get(json, "decisions")); c;
	     c = json_next(c)) {
		struct decision *decision = request_new_decision(request);

		if (!slots_take(decision, c, decision_slots, why))
			return false;
		fields_take(decision->fields, c, "fields");
	}
	if (json_is_object(head) && !(request->head = person_row_of_json(head, why)))
		return false;
	if (!request_offices_take(request, json, why))
		return false;
	return take_now(request, json_get(json, "now"), why);
}

/* What must be there, whatever is asked for. */
static bool check_shape(const struct request *request, bool known, GError **why)
{
	enum request_kind kind;

	if (!uuid_is(request->id))
		return json_shape_error(why, "id");
	if (!request_kind_of_word(request->kind, &kind))
		return json_shape_error(why, "kind");
	if (!*request->resident && kind != REQUEST_KIND_COLLECT && !request_is_claim(request))
		return json_shape_error(why, "resident");
	/* one or the other; the centre's own document has found him */
	if (*request->resident && request_is_claim(request) && !known)
		return json_shape_error(why, "person");
	if (!*request->base_version)
		return json_shape_error(why, "base_version");
	return *request->reason || is_about_another(request) || only_asks(request) ||
	       json_shape_error(why, "reason");
}

static bool take_all(struct request *request, const struct json *json, GError **why)
{
	char *replaces;

	if (!json_check_keys(json, request_keys, why) ||
	    !slots_take(request, json, request_slots, why) ||
	    !request_desk_take(request, json, why) ||
	    !check_shape(request, json_get(json, "receipt") != NULL, why))
		return false;
	replaces = json_admit(json, "replaces", VALUE_LETTERS, why);
	if (!replaces)
		return false;
	g_free(request->replaces);
	request->replaces = replaces;
	if (*replaces && !uuid_is(replaces))
		return json_shape_error(why, "replaces");
	return purpose_of_json(json_get(json, "purpose"), &request->purpose, why) &&
	       take_changes(request, json_get(json, "changes"), why) &&
	       take_papers(request, json_get(json, "papers"), why) &&
	       take_centre(request, json, why);
}

struct request *request_of_json(const struct json *json, GError **why)
{
	struct request *request = request_new();

	if (take_all(request, json, why))
		return request;
	request_free(request);
	return NULL;
}
