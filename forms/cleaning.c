/* cleaning - the lists of what is missing or wrong, both ways on the wire. */
#include "forms/cleaning.h"

#include <string.h>

#include "forms/slots.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static const struct {
	const char *word, *name;
} kinds[CLEANING_KINDS] = {
	[CLEANING_PARTIAL_BIRTH] = { "partial-birth", N_("Birth day or month missing") },
	[CLEANING_NO_PARENT_NUMBER] = { "no-parent-number", N_("Parent without a number") },
	[CLEANING_NO_RESIDENCE] = { "no-residence", N_("No permanent residence") },
	[CLEANING_BAD_NUMBER] = { "bad-number", N_("Number does not fit the person") },
	[CLEANING_DUPLICATE] = { "duplicate", N_("Suspected duplicates") },
	[CLEANING_OVER_100] = { "over-100", N_("Over 100 years, not verified") },
	[CLEANING_DEAD_PRESENT] = { "dead-present", N_("Dead, not yet removed") },
};

const char *cleaning_word(enum cleaning_kind kind)
{
	return kinds[kind].word;
}

bool cleaning_of_word(const char *word, enum cleaning_kind *kind)
{
	for (int i = 0; i < CLEANING_KINDS; i++)
		if (strcmp(kinds[i].word, word) == 0) {
			*kind = (enum cleaning_kind)i;
			return true;
		}
	return false;
}

const char *cleaning_name(enum cleaning_kind kind)
{
	return _(kinds[kind].name);
}

enum record_field cleaning_field(enum cleaning_kind kind, const struct record *r)
{
	switch (kind) {
	case CLEANING_PARTIAL_BIRTH:
	case CLEANING_OVER_100:
		return FIELD_BIRTH;
	case CLEANING_NO_PARENT_NUMBER:
		return *r->value[FIELD_FATHER_NAME] && !*r->value[FIELD_FATHER_NUMBER]
			       ? FIELD_FATHER_NUMBER
			       : FIELD_MOTHER_NUMBER;
	case CLEANING_NO_RESIDENCE:
		return FIELD_RESIDENCE;
	case CLEANING_BAD_NUMBER:
		return FIELD_NUMBER;
	case CLEANING_DUPLICATE:
		return FIELD_NAME;
	case CLEANING_DEAD_PRESENT:
		return *r->value[FIELD_RESIDENCE] && strcmp(r->value[FIELD_LIFE], "2") == 0
			       ? FIELD_RESIDENCE
			       : FIELD_LIFE;
	case CLEANING_KINDS:
		break;
	}
	return FIELD_NONE;
}

#define SLOT(type, kind, member)                                                           \
	{                                                                                  \
#member, SLOT_##kind, offsetof(struct type, member), 0                     \
	}
#define END                                                                                \
	{                                                                                  \
		NULL, SLOT_TEXT, 0, 0                                                      \
	}

static const struct slot count_slots[] = {
	SLOT(cleaning_count, TEXT, kind),
	SLOT(cleaning_count, COUNT, left),
	SLOT(cleaning_count, COUNT, mine),
	SLOT(cleaning_count, COUNT, done),
	END,
};
static const struct slot officer_slots[] = {
	SLOT(cleaning_officer, TEXT, id),
	SLOT(cleaning_officer, TEXT, name),
	END,
};
static const struct slot lists_slots[] = {
	SLOT(cleaning_lists, MOMENT, as_of),
	END,
};
static const struct slot row_slots[] = {
	SLOT(cleaning_row, TEXT, pair),
	SLOT(cleaning_row, NAME, other),
	SLOT(cleaning_row, DATE, other_birth),
	SLOT(cleaning_row, TEXT, officer),
	END,
};
static const struct slot list_slots[] = {
	SLOT(cleaning_list, COUNT, total),
	SLOT(cleaning_list, TEXT, next),
	SLOT(cleaning_list, MOMENT, as_of),
	END,
};
static const struct slot pair_slots[] = {
	SLOT(pair, TEXT, id),
	SLOT(pair, TEXT, why),
	SLOT(pair, TEXT, state),
	SLOT(pair, TEXT, note),
	END,
};

static void count_free(void *self)
{
	slots_clear(self, count_slots);
	g_free(self);
}

static void officer_free(void *self)
{
	slots_clear(self, officer_slots);
	g_free(self);
}

struct cleaning_lists *cleaning_lists_new(void)
{
	struct cleaning_lists *lists = g_new0(struct cleaning_lists, 1);

	lists->lists = g_ptr_array_new_with_free_func(count_free);
	lists->officers = g_ptr_array_new_with_free_func(officer_free);
	return lists;
}

void cleaning_lists_free(struct cleaning_lists *lists)
{
	if (!lists)
		return;
	g_ptr_array_unref(lists->lists);
	g_ptr_array_unref(lists->officers);
	g_free(lists);
}

struct cleaning_count *cleaning_lists_add(struct cleaning_lists *lists, const char *kind)
{
	struct cleaning_count *count = g_new0(struct cleaning_count, 1);

	slots_init(count, count_slots);
	record_put(&count->kind, kind);
	g_ptr_array_add(lists->lists, count);
	return count;
}

void cleaning_lists_add_officer(struct cleaning_lists *lists, const char *id, const char *name)
{
	struct cleaning_officer *officer = g_new0(struct cleaning_officer, 1);

	officer->id = g_strdup(id);
	officer->name = g_strdup(name);
	g_ptr_array_add(lists->officers, officer);
}

static struct json *count_to_json(const void *row)
{
	struct json *json = json_object();

	slots_put(json, row, count_slots);
	return json;
}

static struct json *officer_to_json(const void *row)
{
	struct json *json = json_object();

	slots_put(json, row, officer_slots);
	return json;
}

struct json *cleaning_lists_to_json(const struct cleaning_lists *lists)
{
	struct json *json = json_object();

	slots_put_rows(json, "lists", lists->lists, count_to_json);
	slots_put_rows(json, "officers", lists->officers, officer_to_json);
	slots_put(json, lists, lists_slots);
	return json;
}

static void *count_of_json(const struct json *json, GError **why)
{
	struct cleaning_count *count = g_new0(struct cleaning_count, 1);

	slots_init(count, count_slots);
	if (slots_take(count, json, count_slots, why))
		return count;
	count_free(count);
	return NULL;
}

static void *officer_of_json(const struct json *json, GError **why)
{
	struct cleaning_officer *officer = g_new0(struct cleaning_officer, 1);

	slots_init(officer, officer_slots);
	if (slots_take(officer, json, officer_slots, why))
		return officer;
	officer_free(officer);
	return NULL;
}

struct cleaning_lists *cleaning_lists_of_json(const struct json *json, GError **why)
{
	struct cleaning_lists *lists = cleaning_lists_new();

	if (slots_take(lists, json, lists_slots, why) &&
	    slots_take_rows(lists->lists, json, "lists", count_of_json, why) &&
	    slots_take_rows(lists->officers, json, "officers", officer_of_json, why))
		return lists;
	cleaning_lists_free(lists);
	return NULL;
}

struct cleaning_row *cleaning_row_new(struct person_row *taken)
{
	struct cleaning_row *row = g_new0(struct cleaning_row, 1);

	slots_init(row, row_slots);
	row->person = taken;
	return row;
}

void cleaning_row_free(struct cleaning_row *row)
{
	if (!row)
		return;
	person_row_free(row->person);
	slots_clear(row, row_slots);
	g_free(row);
}

struct cleaning_list *cleaning_list_new(void)
{
	struct cleaning_list *list = g_new0(struct cleaning_list, 1);

	slots_init(list, list_slots);
	list->rows = g_ptr_array_new_with_free_func((GDestroyNotify)cleaning_row_free);
	return list;
}

void cleaning_list_free(struct cleaning_list *list)
{
	if (!list)
		return;
	g_ptr_array_unref(list->rows);
	slots_clear(list, list_slots);
	g_free(list);
}

static struct json *row_to_json(const void *self)
{
	const struct cleaning_row *row = self;
	struct json *json = person_row_to_json(row->person);

	if (*row->pair) {
		slots_put(json, row, row_slots);
	} else if (*row->officer) {
		json_put_text(json, "officer", row->officer);
	}
	if (row->mine)
		json_put_bool(json, "mine", true);
	return json;
}

static void *row_of_json(const struct json *json, GError **why)
{
	struct person_row *person = person_row_of_json(json, why);
	struct cleaning_row *row = person ? cleaning_row_new(person) : NULL;

	if (!row)
		return NULL;
	row->mine = json_bool_at(json, "mine", false);
	if (slots_take(row, json, row_slots, why))
		return row;
	cleaning_row_free(row);
	return NULL;
}

struct json *cleaning_list_to_json(const struct cleaning_list *list)
{
	struct json *json = json_object();

	slots_put_rows(json, "rows", list->rows, row_to_json);
	slots_put(json, list, list_slots);
	return json;
}

struct cleaning_list *cleaning_list_of_json(const struct json *json, GError **why)
{
	struct cleaning_list *list = cleaning_list_new();

	if (slots_take(list, json, list_slots, why) &&
	    slots_take_rows(list->rows, json, "rows", row_of_json, why))
		return list;
	cleaning_list_free(list);
	return NULL;
}

void cleaning_list_append(struct cleaning_list *list, struct cleaning_list *more)
{
	while (more->rows->len > 0)
		g_ptr_array_add(list->rows, g_ptr_array_steal_index(more->rows, 0));
	record_put(&list->next, more->next);
	list->total = more->total;
	list->as_of = more->as_of;
	cleaning_list_free(more);
}

struct pair *pair_new(void)
{
	struct pair *pair = g_new0(struct pair, 1);

	slots_init(pair, pair_slots);
	return pair;
}

void pair_free(struct pair *pair)
{
	if (!pair)
		return;
	slots_clear(pair, pair_slots);
	record_free(pair->a);
	record_free(pair->b);
	g_free(pair);
}

const char *pair_why(const char *why)
{
	if (strcmp(why, "name-birth") == 0)
		return _("same name and date of birth");
	if (strcmp(why, "name-year") == 0)
		return _("same name, year of birth and hamlet");
	if (strcmp(why, "old-number") == 0)
		return _("same CMND number and year of birth");
	return _("found alike when it arrived");
}

struct json *pair_to_json(const struct pair *pair)
{
	struct json *json = json_object();

	slots_put(json, pair, pair_slots);
	json_put(json, "a", record_to_json(pair->a, true));
	json_put(json, "b", record_to_json(pair->b, true));
	return json;
}

struct pair *pair_of_json(const struct json *json, GError **why)
{
	struct pair *pair = pair_new();

	if (slots_take(pair, json, pair_slots, why)) {
		pair->a = record_of_json(json_get(json, "a"), why);
		pair->b = pair->a ? record_of_json(json_get(json, "b"), why) : NULL;
	}
	if (pair->b)
		return pair;
	pair_free(pair);
	return NULL;
}
