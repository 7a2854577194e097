/*
 * places_list - the list of places is built, row by row, and sealed.
 *
 * Names are kept once, however many units have them ("Tân Phú" stands 60 times);
 * a unit is five numbers.
 */
#include "forms/places.h"

#include <stdlib.h>
#include <string.h>

#include "forms/places_inside.h"
#include "i18n/fold.h"

#include "i18n/banned.h"

struct place_list *place_list_new(void)
{
	struct place_list *list = g_new0(struct place_list, 1);

	list->arena = g_string_new(NULL);
	list->editions = g_array_new(FALSE, TRUE, sizeof(struct place_edition_row));
	list->units = g_array_new(FALSE, TRUE, sizeof(struct unit));
	list->names = g_array_new(FALSE, TRUE, sizeof(struct place_name));
	list->links = g_array_new(FALSE, TRUE, sizeof(struct place_link));
	list->seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return list;
}

void place_list_free(struct place_list *list)
{
	if (!list)
		return;
	g_string_free(list->arena, TRUE);
	g_array_free(list->editions, TRUE);
	g_array_free(list->units, TRUE);
	g_array_free(list->names, TRUE);
	g_array_free(list->links, TRUE);
	g_free(list->by_name);
	if (list->seen)
		g_hash_table_destroy(list->seen);
	g_free(list);
}

bool place_list_edition(struct place_list *list, const char *name, const char *from_iso)
{
	struct place_edition_row row = { .from = place_day(from_iso) };

	if (!row.from || !*name || strlen(name) >= sizeof(row.name) || place_day(name))
		return false;
	g_strlcpy(row.name, name, sizeof(row.name));
	g_array_append_val(list->editions, row);
	return true;
}

char *place_key(const char *name)
{
	g_autofree char *plain = g_strdup(name);

	g_strdelimit(plain, ".,-()/", ' ');
	return fold_key(plain, FOLD_SEARCH);
}

static uint32_t keep_text(struct place_list *list, const char *text)
{
	uint32_t at = (uint32_t)list->arena->len;

	g_string_append_len(list->arena, text, (gssize)strlen(text) + 1);
	return at;
}

static uint32_t name_number(struct place_list *list, const char *words)
{
	size_t known = GPOINTER_TO_SIZE(g_hash_table_lookup(list->seen, words));
	g_autofree char *key = NULL;
	struct place_name name = { 0 };

	if (known)
		return (uint32_t)known - 1;
	key = place_key(words);
	name.words = keep_text(list, words);
	name.key = keep_text(list, key);
	g_array_append_val(list->names, name);
	g_hash_table_insert(list->seen, g_strdup(words),
			    GSIZE_TO_POINTER((size_t)list->names->len));
	return list->names->len - 1;
}

/* The level above that a code of `level` may name as its parent. */
static bool parent_fits(enum place_level level, const char *parent)
{
	enum place_level above = place_level_of(parent);

	switch (level) {
	case PLACE_PROVINCE:
		return !*parent;
	case PLACE_DISTRICT:
		return above == PLACE_PROVINCE;
	case PLACE_COMMUNE:
		return above == PLACE_PROVINCE || above == PLACE_DISTRICT;
	case PLACE_AREA:
		return above == PLACE_DISTRICT;
	case PLACE_NATION:
		break;
	}
	return false;
}

bool place_list_unit(struct place_list *list, const struct place_row *row)
{
	enum place_level level = place_level_of(row->code);
	struct unit unit = { .from = place_day(row->from), .to = place_day(row->to) };
	enum place_kind kind;

	if (!list->seen || !*row->name || strlen(row->name) > 200 || !unit.from ||
	    (*row->to && (!unit.to || unit.to < unit.from)) ||
	    !place_kind_read(row->kind, &kind) || !parent_fits(level, row->parent))
		return false;
	unit.code = place_number(row->code) & 0xffffff;
	unit.level = level & 15;
	unit.kind = kind & 15;
	unit.parent = place_number(row->parent) | (uint32_t)place_level_of(row->parent)
							  << 24;
	unit.name = name_number(list, row->name);
	g_array_append_val(list->units, unit);
	return true;
}

bool place_list_link(struct place_list *list, const char *old_code, const char *new_code,
		     const char *day_iso, char how)
{
	const char *letter = how ? strchr(PLACE_LINK_LETTERS, how) : NULL;
	struct place_link link = { .day = place_day(day_iso) };
	enum place_level old_level = place_level_of(old_code);
	enum place_level new_level = place_level_of(new_code);

	if (!letter || !link.day || !old_level || !new_level)
		return false;
	link.old_code = place_number(old_code) & 0xffffff;
	link.old_level = old_level & 15;
	link.new_code = place_number(new_code) & 0xffffff;
	link.new_level = new_level & 15;
	link.how = (unsigned)(letter - PLACE_LINK_LETTERS) & 15;
	g_array_append_val(list->links, link);
	return true;
}

static int by_number(uint64_t a, uint64_t b)
{
	return a < b ? -1 : a > b;
}

static int by_code(const void *a, const void *b)
{
	const struct unit *x = a, *y = b;
	uint64_t left = (uint64_t)x->level << 24 | x->code,
		 right = (uint64_t)y->level << 24 | y->code;

	return left != right ? by_number(left, right) : by_number(x->from, y->from);
}

static int by_old_code(const void *a, const void *b)
{
	const struct place_link *x = a, *y = b;
	uint64_t left = (uint64_t)x->old_level << 24 | x->old_code,
		 right = (uint64_t)y->old_level << 24 | y->old_code;

	if (left != right)
		return by_number(left, right);
	if (x->day != y->day)
		return by_number(x->day, y->day);
	return by_number((uint64_t)x->new_level << 24 | x->new_code,
			 (uint64_t)y->new_level << 24 | y->new_code);
}

static int by_from(const void *a, const void *b)
{
	return by_number(((const struct place_edition_row *)a)->from,
			 ((const struct place_edition_row *)b)->from);
}

static void sort(GArray *array, int (*order)(const void *, const void *))
{
	if (array->len > 1)
		qsort(array->data, array->len, g_array_get_element_size(array), order);
}

/* The array anew, without room to grow. */
static GArray *tight(GArray *array)
{
	guint size = g_array_get_element_size(array);
	GArray *fit = g_array_sized_new(FALSE, FALSE, size, array->len);

	if (array->len)
		g_array_append_vals(fit, array->data, array->len);
	g_array_free(array, TRUE);
	return fit;
}

static void index_names(struct place_list *list)
{
	uint32_t at = 0;

	for (guint i = 0; i < list->units->len; i++)
		g_array_index(list->names, struct place_name, unit_at(list, (int)i)->name)
			.count++;
	for (guint i = 0; i < list->names->len; i++) {
		struct place_name *name =
			&g_array_index(list->names, struct place_name, i);

		name->first = at;
		at += name->count;
		name->count = 0;
	}
	list->by_name = g_new(uint32_t, MAX(at, 1));
	for (guint i = 0; i < list->units->len; i++) {
		struct place_name *name = &g_array_index(list->names, struct place_name,
							 unit_at(list, (int)i)->name);

		list->by_name[name->first + name->count++] = i;
	}
}

void place_list_seal(struct place_list *list)
{
	GString *arena;

	sort(list->units, by_code);
	sort(list->links, by_old_code);
	sort(list->editions, by_from);
	list->units = tight(list->units);
	list->links = tight(list->links);
	list->names = tight(list->names);
	arena = g_string_sized_new(list->arena->len + 1);
	g_string_append_len(arena, list->arena->str, (gssize)list->arena->len);
	g_string_free(list->arena, TRUE);
	list->arena = arena;
	g_hash_table_destroy(g_steal_pointer(&list->seen));
	index_names(list);
}
