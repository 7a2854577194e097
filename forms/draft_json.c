/*
 * draft_json - a draft in the journal and back, whole: also what was refused.
 *
 * Typed text may be anything, even bytes that are not UTF-8 (a torn paste): those
 * travel as base64 under another key.  Secrets stay out.
 */
#include <string.h>

#include "forms/draft.h"
#include "forms/draft_inside.h"
#include "forms/json.h"
#include "forms/register.h"
#include "i18n/banned.h"

static void put_typed(struct json *row, const char *typed)
{
	g_autofree char *coded = NULL;

	if (g_utf8_validate(typed, -1, NULL)) {
		json_put_text(row, "typed", typed);
		return;
	}
	coded = g_base64_encode((const unsigned char *)typed, strlen(typed));
	json_put_text(row, "typed_bytes", coded);
}

static struct json *slot_to_json(const struct field *field, const struct draft_slot *slot)
{
	struct json *row = json_object();

	json_put_text(row, "key", field->key);
	json_put_text(row, "original", slot->original);
	put_typed(row, slot->typed);
	if (slot->value)
		json_put_text(row, "value", slot->value);
	if (slot->complaint)
		json_put_text(row, "complaint", slot->complaint);
	json_put_number(row, "mark", slot->mark);
	return row;
}

struct json *draft_to_json(const struct draft *draft)
{
	struct json *json = json_object();
	struct json *fields = json_array();
	size_t i;

	json_put_text(json, "form", draft->form->name);
	json_put_bool(json, "over_record", draft->over_record);
	json_put_text(json, "resident", draft->resident);
	json_put_text(json, "version", draft->version);
	json_put_text(json, "cursor", draft->cursor);
	for (i = 0; i < draft->form->fields; i++)
		if (!(draft->form->field[i].flags & FIELD_SECRET))
			json_push(fields,
				  slot_to_json(&draft->form->field[i], &draft->slot[i]));
	json_put(json, "fields", fields);
	return json;
}

static void take(char **slot, const char *text)
{
	if (!text)
		return;
	g_free(*slot);
	*slot = g_strdup(text);
}

static void take_bytes(char **slot, const char *coded)
{
	gsize length;
	unsigned char *bytes;

	if (!coded)
		return;
	bytes = g_base64_decode(coded, &length);
	g_free(*slot);
	*slot = g_strndup((const char *)bytes, length);
	g_free(bytes);
}

static bool slot_of_json(struct draft *draft, const struct json *row, GError **why)
{
	const char *key = json_text_at(row, "key");
	int at = form_index(draft->form, key ? key : "");
	struct draft_slot *slot;
	int64_t mark;

	if (at < 0 || draft->form->field[at].flags & FIELD_SECRET)
		return json_shape_error(why, "key");
	slot = &draft->slot[at];
	take(&slot->original, json_text_at(row, "original"));
	take(&slot->typed, json_text_at(row, "typed"));
	take_bytes(&slot->typed, json_text_at(row, "typed_bytes"));
	take(&slot->value, json_text_at(row, "value"));
	take(&slot->complaint, json_text_at(row, "complaint"));
	mark = json_number_at(row, "mark", 0);
	slot->mark = mark > 0 && mark < DRAFT_MARK_COUNT ? (int)mark : DRAFT_MARK_NONE;
	return true;
}

struct draft *draft_of_json(const struct json *json, GError **why)
{
	const char *name = json_text_at(json, "form");
	const struct form *form = name ? form_named(name) : NULL;
	const struct json *row;
	struct draft *draft;

	if (!form) {
		json_shape_error(why, "form");
		return NULL;
	}
	draft = draft_new(form);
	draft->over_record = json_bool_at(json, "over_record", false);
	take(&draft->resident, json_text_at(json, "resident"));
	take(&draft->version, json_text_at(json, "version"));
	take(&draft->cursor, json_text_at(json, "cursor"));
	for (row = json_first(json_get(json, "fields")); row; row = json_next(row))
		if (!slot_of_json(draft, row, why)) {
			draft_free(draft);
			return NULL;
		}
	return draft;
}
