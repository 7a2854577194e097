/* undo - rows of what came after, there and back. */
#include "forms/undo.h"

#include "forms/record.h"
#include "forms/slots.h"
#include "i18n/banned.h"

static const struct slot after_slots[] = {
	{ "receipt", SLOT_TEXT, offsetof(struct after_row, receipt), 0 },
	{ "date", SLOT_MOMENT, offsetof(struct after_row, date), 0 },
	{ "office", SLOT_TEXT, offsetof(struct after_row, office), 0 },
	{ NULL, SLOT_TEXT, 0, 0 },
};

static const struct slot check_slots[] = {
	{ "decider", SLOT_TEXT, offsetof(struct undo_check, decider), 0 },
	{ "until", SLOT_MOMENT, offsetof(struct undo_check, until), 0 },
	{ NULL, SLOT_TEXT, 0, 0 },
};

struct after_row *after_row_new(void)
{
	struct after_row *row = g_new0(struct after_row, 1);

	slots_init(row, after_slots);
	row->fields = g_ptr_array_new();
	return row;
}

void after_row_free(struct after_row *row)
{
	if (!row)
		return;
	slots_clear(row, after_slots);
	g_ptr_array_unref(row->fields);
	g_free(row);
}

char *after_row_labels(const struct after_row *row)
{
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < row->fields->len; i++)
		g_string_append_printf(out, "%s%s", i ? ", " : "",
				       record_label((enum record_field)GPOINTER_TO_INT(
					       row->fields->pdata[i])));
	return g_string_free(out, FALSE);
}

static struct json *write_row(const void *item)
{
	const struct after_row *row = item;
	struct json *json = json_object();

	slots_put(json, row, after_slots);
	fields_put(json, "fields", row->fields);
	json_put_bool(json, "blocks", row->blocks);
	return json;
}

static void *read_row(const struct json *json, GError **why)
{
	struct after_row *row = after_row_new();

	if (!slots_take(row, json, after_slots, why)) {
		after_row_free(row);
		return NULL;
	}
	fields_take(row->fields, json, "fields");
	row->blocks = json_bool_at(json, "blocks", false);
	return row;
}

void after_put(struct json *object, const GPtrArray *after)
{
	slots_put_rows(object, "after", after, write_row);
}

bool after_take(GPtrArray *after, const struct json *object, GError **why)
{
	return slots_take_rows(after, object, "after", read_row, why);
}

struct undo_check *undo_check_new(void)
{
	struct undo_check *check = g_new0(struct undo_check, 1);

	slots_init(check, check_slots);
	check->after = g_ptr_array_new_with_free_func((GDestroyNotify)after_row_free);
	return check;
}

void undo_check_free(struct undo_check *check)
{
	if (!check)
		return;
	slots_clear(check, check_slots);
	g_ptr_array_unref(check->after);
	g_free(check);
}

struct json *undo_check_to_json(const struct undo_check *check)
{
	struct json *json = json_object();

	after_put(json, check->after);
	json_put_bool(json, "may", check->may);
	slots_put(json, check, check_slots);
	return json;
}

struct undo_check *undo_check_of_json(const struct json *json, GError **why)
{
	struct undo_check *check = undo_check_new();

	check->may = json_bool_at(json, "may", false);
	if (slots_take(check, json, check_slots, why) && after_take(check->after, json, why))
		return check;
	undo_check_free(check);
	return NULL;
}
