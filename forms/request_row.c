/* request_row - lines and lists of requests, and the chief's verdict. */
#include <string.h>

#include "forms/request.h"
#include "forms/slots.h"
#include "forms/uuid.h"
#include "i18n/banned.h"

#define TEXT(type, name)                                                                 \
	{                                                                                \
#name, SLOT_TEXT, offsetof(struct type, name), 0                         \
	}
#define MOMENT(type, name)                                                               \
	{                                                                                \
#name, SLOT_MOMENT, offsetof(struct type, name), 0                       \
	}
#define END                                                                              \
	{                                                                                \
		NULL, SLOT_TEXT, 0, 0                                                    \
	}

static const struct slot row_slots[] = {
	TEXT(request_row, id),
	TEXT(request_row, receipt),
	TEXT(request_row, version),
	TEXT(request_row, resident),
	{ "name", SLOT_NAME, offsetof(struct request_row, name), 0 },
	TEXT(request_row, hamlet),
	TEXT(request_row, reason),
	TEXT(request_row, author),
	MOMENT(request_row, sent_at),
	MOMENT(request_row, deadline),
	{ "decision_note", SLOT_TEXT, offsetof(struct request_row, decision_note),
	  REQUEST_NOTE_LETTERS },
	END,
};

static const struct slot more_slots[] = {
	TEXT(request_row, kind),
	TEXT(request_row, origin),
	TEXT(request_row, commune),
	TEXT(request_row, level),
	END,
};

static const struct slot list_slots[] = {
	{ "total", SLOT_COUNT, offsetof(struct request_list, total), 0 },
	{ "cursor", SLOT_TEXT, offsetof(struct request_list, cursor), 2000 },
	MOMENT(request_list, as_of),
	END,
};

static const struct slot verdict_slots[] = {
	TEXT(verdict, id),
	TEXT(verdict, reason),
	{ "note", SLOT_TEXT, offsetof(struct verdict, note), REQUEST_NOTE_LETTERS },
	TEXT(verdict, resident_version),
	MOMENT(verdict, opened_at),
	MOMENT(verdict, decided_at),
	TEXT(verdict, terminal),
	TEXT(verdict, world),
	TEXT(verdict, centre),
	END,
};

static const char *const verdict_keys[] = { "id",	  "decision",	      "reason",
					    "note",	  "resident_version", "opened_at",
					    "decided_at", "terminal",	      "world",
					    "centre",	  "fields",
					    NULL };

struct request_row *request_row_new(void)
{
	struct request_row *row = g_new0(struct request_row, 1);

	slots_init(row, row_slots);
	slots_init(row, more_slots);
	row->fields = g_ptr_array_new();
	return row;
}

void request_row_free(struct request_row *row)
{
	if (!row)
		return;
	slots_clear(row, row_slots);
	slots_clear(row, more_slots);
	g_ptr_array_unref(row->fields);
	g_free(row);
}

static struct json *write_row(const void *item)
{
	const struct request_row *row = item;
	struct json *json = json_object();

	slots_put(json, row, row_slots);
	slots_put_told(json, row, more_slots);
	json_put_text(json, "state", request_state_word(row->state));
	if (row->warn)
		json_put_bool(json, "warn", true);
	if (row->overdue)
		json_put_bool(json, "overdue", true);
	fields_put(json, "fields", row->fields);
	return json;
}

static void *read_row(const struct json *json, GError **why)
{
	struct request_row *row = request_row_new();

	if (!slots_take(row, json, row_slots, why) ||
	    !slots_take(row, json, more_slots, why))
		goto refused;
	if (!request_state_of_word(json_text_at(json, "state"), &row->state)) {
		json_shape_error(why, "state");
		goto refused;
	}
	row->warn = json_bool_at(json, "warn", false);
	row->overdue = json_bool_at(json, "overdue", false);
	fields_take(row->fields, json, "fields");
	return row;
refused:
	request_row_free(row);
	return NULL;
}

char *request_row_labels(const struct request_row *row)
{
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < row->fields->len; i++)
		g_string_append_printf(out, "%s%s", i ? ", " : "",
				       record_label((enum record_field)GPOINTER_TO_INT(
					       row->fields->pdata[i])));
	return g_string_free(out, FALSE);
}

struct request_list *request_list_new(void)
{
	struct request_list *list = g_new0(struct request_list, 1);

	slots_init(list, list_slots);
	list->rows = g_ptr_array_new_with_free_func((GDestroyNotify)request_row_free);
	return list;
}

void request_list_free(struct request_list *list)
{
	if (!list)
		return;
	slots_clear(list, list_slots);
	g_ptr_array_unref(list->rows);
	g_free(list);
}

struct json *request_list_to_json(const struct request_list *list)
{
	struct json *json = json_object();

	slots_put_rows(json, "rows", list->rows, write_row);
	slots_put(json, list, list_slots);
	return json;
}

struct request_list *request_list_of_json(const struct json *json, GError **why)
{
	struct request_list *list = request_list_new();

	if (slots_take(list, json, list_slots, why) &&
	    slots_take_rows(list->rows, json, "rows", read_row, why))
		return list;
	request_list_free(list);
	return NULL;
}

struct verdict *verdict_new(void)
{
	struct verdict *verdict = g_new0(struct verdict, 1);

	slots_init(verdict, verdict_slots);
	verdict->event = REQUEST_RETURN;
	verdict->fields = g_ptr_array_new();
	return verdict;
}

void verdict_free(struct verdict *verdict)
{
	if (!verdict)
		return;
	slots_clear(verdict, verdict_slots);
	g_ptr_array_unref(verdict->fields);
	g_free(verdict);
}

struct json *verdict_to_json(const struct verdict *verdict)
{
	struct json *json = json_object();

	slots_put(json, verdict, verdict_slots);
	json_put_text(json, "decision", request_event_word(verdict->event));
	if (verdict->fields->len > 0)
		fields_put(json, "fields", verdict->fields);
	return json;
}

static bool is_decision(enum request_event event)
{
	return event == REQUEST_APPROVE || event == REQUEST_RETURN ||
	       event == REQUEST_REFUSE;
}

static bool take_verdict(struct verdict *verdict, const struct json *json, GError **why)
{
	if (!json_check_keys(json, verdict_keys, why) ||
	    !slots_take(verdict, json, verdict_slots, why))
		return false;
	if (!uuid_is(verdict->id))
		return json_shape_error(why, "id");
	if (!request_event_of_word(json_text_at(json, "decision"), &verdict->event) ||
	    !is_decision(verdict->event))
		return json_shape_error(why, "decision");
	fields_take(verdict->fields, json, "fields");
	if (verdict->event != REQUEST_APPROVE && !*verdict->reason)
		return json_shape_error(why, "reason");
	if (!*verdict->resident_version)
		return json_shape_error(why, "resident_version");
	return true;
}

struct verdict *verdict_of_json(const struct json *json, GError **why)
{
	struct verdict *verdict = verdict_new();

	if (take_verdict(verdict, json, why))
		return verdict;
	verdict_free(verdict);
	return NULL;
}
