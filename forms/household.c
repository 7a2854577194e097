/* household - households, hamlets and worklists, by table. */
#include "forms/household.h"

#include "forms/slots.h"
#include "i18n/banned.h"

#define TEXT(type, name)                                                                 \
	{                                                                                \
#name, SLOT_TEXT, offsetof(struct type, name), 0                         \
	}
#define NAME(type, name)                                                                 \
	{                                                                                \
#name, SLOT_NAME, offsetof(struct type, name), 0                         \
	}
#define COUNT(type, name)                                                                \
	{                                                                                \
#name, SLOT_COUNT, offsetof(struct type, name), 0                        \
	}
#define MOMENT(type, name)                                                               \
	{                                                                                \
#name, SLOT_MOMENT, offsetof(struct type, name), 0                       \
	}
#define END                                                                              \
	{                                                                                \
		NULL, SLOT_TEXT, 0, 0                                                    \
	}

static const struct slot household_slots[] = {
	TEXT(household, id),
	TEXT(household, number),
	TEXT(household, house),
	TEXT(household, commune),
	NAME(household, head),
	MOMENT(household, as_of),
	END,
};

static const struct slot hamlet_slots[] = {
	TEXT(hamlet_row, id),
	TEXT(hamlet_row, name),
	COUNT(hamlet_row, households),
	COUNT(hamlet_row, people),
	COUNT(hamlet_row, left),
	COUNT(hamlet_row, done),
	END,
};

static const struct slot hamlets_slots[] = {
	MOMENT(hamlet_list, deadline),
	MOMENT(hamlet_list, as_of),
	END,
};

static const struct slot work_slots[] = {
	TEXT(work_row, id),
	TEXT(work_row, number),
	TEXT(work_row, house),
	NAME(work_row, head),
	COUNT(work_row, people),
	COUNT(work_row, agree),
	COUNT(work_row, differ),
	COUNT(work_row, paper),
	COUNT(work_row, left),
	TEXT(work_row, note),
	END,
};

static const struct slot worklist_slots[] = {
	COUNT(worklist, total),
	MOMENT(worklist, as_of),
	END,
};

struct household *household_new(void)
{
	struct household *household = g_new0(struct household, 1);

	slots_init(household, household_slots);
	household->hamlet_id = g_strdup("");
	household->hamlet = g_strdup("");
	household->members =
		g_ptr_array_new_with_free_func((GDestroyNotify)person_row_free);
	return household;
}

void household_free(struct household *household)
{
	if (!household)
		return;
	slots_clear(household, household_slots);
	g_free(household->hamlet_id);
	g_free(household->hamlet);
	g_ptr_array_unref(household->members);
	g_free(household);
}

static struct json *write_person(const void *row)
{
	return person_row_to_json(row);
}

static void *read_person(const struct json *json, GError **why)
{
	return person_row_of_json(json, why);
}

struct json *household_to_json(const struct household *household)
{
	struct json *json = json_object(), *hamlet = json_object();

	slots_put(json, household, household_slots);
	json_put_text(hamlet, "id", household->hamlet_id);
	json_put_text(hamlet, "name", household->hamlet);
	json_put(json, "hamlet", hamlet);
	slots_put_rows(json, "members", household->members, write_person);
	return json;
}

struct household *household_of_json(const struct json *json, GError **why)
{
	struct household *household = household_new();
	const struct json *hamlet = json_get(json, "hamlet");
	char *text;

	if (!slots_take(household, json, household_slots, why) ||
	    !slots_take_rows(household->members, json, "members", read_person, why))
		goto refused;
	if (!*household->id) {
		json_shape_error(why, "id");
		goto refused;
	}
	if (!(text = json_admit(hamlet, "id", VALUE_LETTERS, why)))
		goto refused;
	g_free(household->hamlet_id);
	household->hamlet_id = text;
	if (!(text = json_admit(hamlet, "name", VALUE_LETTERS, why)))
		goto refused;
	g_free(household->hamlet);
	household->hamlet = text;
	return household;
refused:
	household_free(household);
	return NULL;
}

struct hamlet_row *hamlet_row_new(void)
{
	struct hamlet_row *row = g_new0(struct hamlet_row, 1);

	slots_init(row, hamlet_slots);
	return row;
}

static void hamlet_row_free(void *row)
{
	slots_clear(row, hamlet_slots);
	g_free(row);
}

struct hamlet_list *hamlet_list_new(void)
{
	struct hamlet_list *list = g_new0(struct hamlet_list, 1);

	list->rows = g_ptr_array_new_with_free_func(hamlet_row_free);
	return list;
}

void hamlet_list_free(struct hamlet_list *list)
{
	if (!list)
		return;
	g_ptr_array_unref(list->rows);
	g_free(list);
}

static struct json *write_hamlet(const void *row)
{
	struct json *json = json_object();

	slots_put(json, row, hamlet_slots);
	return json;
}

static void *read_hamlet(const struct json *json, GError **why)
{
	struct hamlet_row *row = hamlet_row_new();

	if (slots_take(row, json, hamlet_slots, why))
		return row;
	hamlet_row_free(row);
	return NULL;
}

struct json *hamlet_list_to_json(const struct hamlet_list *list)
{
	struct json *json = json_object();

	slots_put_rows(json, "hamlets", list->rows, write_hamlet);
	slots_put(json, list, hamlets_slots);
	return json;
}

struct hamlet_list *hamlet_list_of_json(const struct json *json, GError **why)
{
	struct hamlet_list *list = hamlet_list_new();

	if (slots_take(list, json, hamlets_slots, why) &&
	    slots_take_rows(list->rows, json, "hamlets", read_hamlet, why))
		return list;
	hamlet_list_free(list);
	return NULL;
}

struct work_row *work_row_new(void)
{
	struct work_row *row = g_new0(struct work_row, 1);

	slots_init(row, work_slots);
	return row;
}

static void work_row_free(void *row)
{
	slots_clear(row, work_slots);
	g_free(row);
}

struct worklist *worklist_new(void)
{
	struct worklist *list = g_new0(struct worklist, 1);

	list->rows = g_ptr_array_new_with_free_func(work_row_free);
	return list;
}

void worklist_free(struct worklist *list)
{
	if (!list)
		return;
	g_ptr_array_unref(list->rows);
	g_free(list);
}

static struct json *write_work(const void *row)
{
	struct json *json = json_object();

	slots_put(json, row, work_slots);
	return json;
}

static void *read_work(const struct json *json, GError **why)
{
	struct work_row *row = work_row_new();

	if (slots_take(row, json, work_slots, why))
		return row;
	work_row_free(row);
	return NULL;
}

struct json *worklist_to_json(const struct worklist *list)
{
	struct json *json = json_object();

	slots_put_rows(json, "households", list->rows, write_work);
	slots_put(json, list, worklist_slots);
	return json;
}

struct worklist *worklist_of_json(const struct json *json, GError **why)
{
	struct worklist *list = worklist_new();

	if (slots_take(list, json, worklist_slots, why) &&
	    slots_take_rows(list->rows, json, "households", read_work, why))
		return list;
	worklist_free(list);
	return NULL;
}
