/* person_row - rows and lists of persons, by table. */
#include "forms/person_row.h"

#include "forms/slots.h"
#include "i18n/banned.h"

#define TEXT(name)                                                                       \
	{                                                                                \
#name, SLOT_TEXT, offsetof(struct person_row, name), 0                   \
	}

static const struct slot row_slots[] = {
	TEXT(id),
	TEXT(version),
	{ "name", SLOT_NAME, offsetof(struct person_row, name), 0 },
	{ "birth", SLOT_DATE, offsetof(struct person_row, birth), 0 },
	TEXT(sex),
	TEXT(number),
	TEXT(hamlet),
	TEXT(commune),
	TEXT(house),
	TEXT(household_id),
	TEXT(note),
	TEXT(rank),
	TEXT(relation),
	TEXT(state),
	TEXT(verified),
	{ NULL, SLOT_TEXT, 0, 0 },
};

struct person_row *person_row_new(void)
{
	struct person_row *row = g_new0(struct person_row, 1);

	slots_init(row, row_slots);
	return row;
}

void person_row_free(struct person_row *row)
{
	if (!row)
		return;
	slots_clear(row, row_slots);
	g_free(row);
}

struct person_row *person_row_copy(const struct person_row *row)
{
	struct person_row *copy = person_row_new();

	slots_copy(copy, row, row_slots);
	return copy;
}

struct json *person_row_to_json(const struct person_row *row)
{
	struct json *json = json_object();

	slots_put(json, row, row_slots);
	return json;
}

struct person_row *person_row_of_json(const struct json *json, GError **why)
{
	struct person_row *row = person_row_new();

	if (slots_take(row, json, row_slots, why) &&
	    (*row->id || json_shape_error(why, "id")))
		return row;
	person_row_free(row);
	return NULL;
}

static const struct slot list_slots[] = {
	{ "total", SLOT_COUNT, offsetof(struct person_list, total), 0 },
	{ "exact", SLOT_COUNT, offsetof(struct person_list, exact), 0 },
	{ "sounds", SLOT_COUNT, offsetof(struct person_list, sounds), 0 },
	{ "cursor", SLOT_TEXT, offsetof(struct person_list, cursor), 2000 },
	{ "as_of", SLOT_MOMENT, offsetof(struct person_list, as_of), 0 },
	{ NULL, SLOT_TEXT, 0, 0 },
};

struct person_list *person_list_new(void)
{
	struct person_list *list = g_new0(struct person_list, 1);

	slots_init(list, list_slots);
	list->elsewhere = g_strdup("");
	list->rows = g_ptr_array_new_with_free_func((GDestroyNotify)person_row_free);
	return list;
}

void person_list_free(struct person_list *list)
{
	if (!list)
		return;
	slots_clear(list, list_slots);
	g_free(list->elsewhere);
	g_ptr_array_unref(list->rows);
	g_free(list);
}

static struct json *write_row(const void *row)
{
	return person_row_to_json(row);
}

static void *read_row(const struct json *json, GError **why)
{
	return person_row_of_json(json, why);
}

struct json *person_list_to_json(const struct person_list *list)
{
	struct json *json = json_object(), *elsewhere;

	slots_put_rows(json, "rows", list->rows, write_row);
	slots_put(json, list, list_slots);
	json_put_bool(json, "total_more", list->total_more);
	if (*list->elsewhere) {
		elsewhere = json_object();
		json_put_text(elsewhere, "commune", list->elsewhere);
		json_put(json, "elsewhere", elsewhere);
	}
	return json;
}

struct person_list *person_list_of_json(const struct json *json, GError **why)
{
	struct person_list *list = person_list_new();
	char *elsewhere;

	list->total_more = json_bool_at(json, "total_more", false);
	if (!slots_take(list, json, list_slots, why) ||
	    !slots_take_rows(list->rows, json, "rows", read_row, why))
		goto refused;
	elsewhere =
		json_admit(json_get(json, "elsewhere"), "commune", VALUE_LETTERS, why);
	if (!elsewhere)
		goto refused;
	g_free(list->elsewhere);
	list->elsewhere = elsewhere;
	return list;
refused:
	person_list_free(list);
	return NULL;
}

void person_list_append(struct person_list *list, struct person_list *more)
{
	g_ptr_array_extend_and_steal(list->rows, g_steal_pointer(&more->rows));
	more->rows = g_ptr_array_new();
	record_put(&list->cursor, more->cursor);
	list->total = more->total;
	list->total_more = more->total_more;
	list->as_of = more->as_of;
	person_list_free(more);
}
