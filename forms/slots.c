/* slots - walking the tables. */
#include "forms/slots.h"

#include <string.h>

#include "i18n/banned.h"

static void *at(const void *self, const struct slot *slot)
{
	return (char *)self + slot->offset;
}

static bool is_string(const struct slot *slot)
{
	return slot->kind == SLOT_TEXT || slot->kind == SLOT_NAME ||
	       slot->kind == SLOT_DATE;
}

void slots_init(void *self, const struct slot *slots)
{
	for (; slots->key; slots++)
		if (is_string(slots))
			*(char **)at(self, slots) = g_strdup("");
}

void slots_clear(void *self, const struct slot *slots)
{
	for (; slots->key; slots++)
		if (is_string(slots))
			g_clear_pointer((char **)at(self, slots), g_free);
}

void slots_copy(void *into, const void *from, const struct slot *slots)
{
	for (; slots->key; slots++)
		if (is_string(slots))
			record_put(at(into, slots), *(char **)at(from, slots));
		else if (slots->kind == SLOT_COUNT)
			*(unsigned *)at(into, slots) = *(unsigned *)at(from, slots);
		else
			*(int64_t *)at(into, slots) = *(int64_t *)at(from, slots);
}

static void put_one(struct json *object, const void *slot, const struct slot *row)
{
	switch (row->kind) {
	case SLOT_TEXT:
		json_put_text(object, row->key, *(char *const *)slot);
		break;
	case SLOT_NAME:
		json_put(object, row->key,
			 value_to_wire(FIELD_NAME, *(char *const *)slot));
		break;
	case SLOT_DATE:
		json_put(object, row->key,
			 value_to_wire(FIELD_BIRTH, *(char *const *)slot));
		break;
	case SLOT_COUNT:
		json_put_number(object, row->key, *(const unsigned *)slot);
		break;
	case SLOT_MOMENT:
		json_put_time(object, row->key, *(const int64_t *)slot);
		break;
	}
}

void slots_put(struct json *object, const void *self, const struct slot *slots)
{
	for (; slots->key; slots++)
		put_one(object, at(self, slots), slots);
}

void slots_put_told(struct json *object, const void *self, const struct slot *slots)
{
	for (; slots->key; slots++)
		if (!is_string(slots) || **(char *const *)at(self, slots))
			put_one(object, at(self, slots), slots);
}

static bool take_string(char **slot, const struct json *object, const struct slot *row,
			GError **why)
{
	const struct json *json = json_get(object, row->key);
	char *text = NULL;

	if (row->kind == SLOT_TEXT)
		text = json_admit(object, row->key,
				  row->letters ? row->letters : VALUE_LETTERS, why);
	else
		text = value_of_wire(row->kind == SLOT_NAME ? FIELD_NAME : FIELD_BIRTH,
				     json, why);
	if (!text)
		return false;
	g_free(*slot);
	*slot = text;
	return true;
}

static bool take_count(unsigned *slot, const struct json *object, const char *key,
		       GError **why)
{
	int64_t n = json_number_at(object, key, 0);

	if (n < 0 || n > INT32_MAX ||
	    (json_get(object, key) && !json_is_number(json_get(object, key))))
		return json_shape_error(why, key);
	*slot = (unsigned)n;
	return true;
}

static bool take_moment(int64_t *slot, const struct json *object, const char *key,
			GError **why)
{
	const struct json *json = json_get(object, key);

	*slot = 0;
	if (!json || json_is_null(json))
		return true;
	*slot = json_time_at(object, key, INT64_MIN);
	return *slot != INT64_MIN || json_shape_error(why, key);
}

bool slots_take(void *self, const struct json *object, const struct slot *slots,
		GError **why)
{
	if (!json_is_object(object))
		return json_shape_error(why, "{}");
	for (; slots->key; slots++) {
		bool fine;

		if (is_string(slots))
			fine = take_string(at(self, slots), object, slots, why);
		else if (slots->kind == SLOT_COUNT)
			fine = take_count(at(self, slots), object, slots->key, why);
		else
			fine = take_moment(at(self, slots), object, slots->key, why);
		if (!fine)
			return false;
	}
	return true;
}

bool slots_take_rows(GPtrArray *rows, const struct json *object, const char *key,
		     slots_read read, GError **why)
{
	const struct json *array = json_get(object, key);

	if (array && !json_is_null(array) && !json_is_array(array))
		return json_shape_error(why, key);
	for (const struct json *c = json_first(array); c; c = json_next(c)) {
		void *row = read(c, why);

		if (!row)
			return false;
		g_ptr_array_add(rows, row);
	}
	return true;
}

void slots_put_rows(struct json *object, const char *key, const GPtrArray *rows,
		    slots_write write)
{
	struct json *array = json_array();

	for (unsigned i = 0; i < rows->len; i++)
		json_push(array, write(rows->pdata[i]));
	json_put(object, key, array);
}

void fields_put(struct json *object, const char *key, const GPtrArray *fields)
{
	struct json *array = json_array();

	for (unsigned i = 0; i < fields->len; i++)
		json_push_text(array,
			       record_fields[GPOINTER_TO_INT(fields->pdata[i])].path);
	json_put(object, key, array);
}

void fields_take(GPtrArray *fields, const struct json *object, const char *key)
{
	for (const struct json *c = json_first(json_get(object, key)); c;
	     c = json_next(c)) {
		enum record_field field = record_field_of_path(json_text(c));

		if (field != FIELD_NONE)
			g_ptr_array_add(fields, GINT_TO_POINTER(field));
	}
}
