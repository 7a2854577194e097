/* values_items - lists in one string: taking them apart, and proving their shape. */
#include <string.h>

#include "forms/values.h"
#include "i18n/text.h"

#include "i18n/banned.h"

unsigned value_item_parts(enum kind kind)
{
	return kind == KIND_PEOPLE    ? PERSON_PARTS
	       : kind == KIND_CARDS   ? CARD_PARTS
	       : kind == KIND_STAYS   ? STAY_PARTS
	       : kind == KIND_NUMBERS ? 1
				      : 0;
}

GPtrArray *value_items(const char *list)
{
	GPtrArray *items = g_ptr_array_new_with_free_func(g_free);

	while (*list) {
		size_t length = strcspn(list, KIND_ITEM_TEXT);

		g_ptr_array_add(items, g_strndup(list, length));
		list += length + (list[length] == KIND_ITEM);
	}
	return items;
}

char *value_item_part(const char *item, unsigned part)
{
	return kind_part(item, part);
}

char *value_item_name(const char *item)
{
	g_autofree char *ho = kind_part(item, PERSON_HO);
	g_autofree char *middle = kind_part(item, PERSON_CHU_DEM);
	g_autofree char *ten = kind_part(item, PERSON_TEN);

	return value_name(ho, middle, ten);
}

char *value_item_place(const char *item)
{
	g_autofree char *code = kind_part(item, STAY_CODE);
	g_autofree char *edition = kind_part(item, STAY_EDITION);
	g_autofree char *detail = kind_part(item, STAY_DETAIL);
	g_autofree char *country = kind_part(item, STAY_COUNTRY);

	return value_place(code, edition, detail, country);
}

char *value_items_add(const char *list, const char *item)
{
	return *list ? g_strconcat(list, KIND_ITEM_TEXT, item, NULL) : g_strdup(item);
}

/* A code that looks like a number would be hidden like one: no list has any. */
static bool is_like_number(const char *code)
{
	return value_is_digits(code, 9) || value_is_digits(code, 12);
}

static bool has(char *const part[], unsigned at, enum kind kind)
{
	if (kind == KIND_CODE && is_like_number(part[at]))
		return false;
	return value_is_well_formed(kind, part[at]);
}

static bool is_word(const char *word, const char *const words[])
{
	for (; *words; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

/* A name or a number at least: somebody must be meant. */
static bool is_person(const char *item, char *const part[])
{
	g_autofree char *name = value_item_name(item);

	return (*name || *part[PERSON_NUMBER] || *part[PERSON_OLD]) &&
	       value_is_well_formed(KIND_NAME, name) &&
	       has(part, PERSON_NUMBER, KIND_NUMBER12) && has(part, PERSON_OLD, KIND_NUMBER9) &&
	       has(part, PERSON_NATION, KIND_CODE) && has(part, PERSON_RELATION, KIND_CODE);
}

static bool is_card(char *const part[])
{
	static const char *const kinds[] = {"can_cuoc", "cccd", "cmnd12", "cmnd9", NULL};
	bool nine = strcmp(part[CARD_KIND], "cmnd9") == 0;

	return is_word(part[CARD_KIND], kinds) &&
	       has(part, CARD_NUMBER, nine ? KIND_NUMBER9 : KIND_NUMBER12) &&
	       has(part, CARD_ISSUED, KIND_DATE) &&
	       text_letters(part[CARD_ISSUER]) <= VALUE_NAME_LETTERS &&
	       (strcmp(part[CARD_EXPIRES], CARD_FOR_EVER) == 0 ||
		has(part, CARD_EXPIRES, KIND_DATE));
}

static bool is_stay(const char *item, char *const part[])
{
	static const char *const kinds[] = {STAY_PERMANENT, STAY_TEMPORARY, STAY_ABSENT,
					    STAY_GUEST, STAY_PRESENT, NULL};
	g_autofree char *place = value_item_place(item);

	return is_word(part[STAY_KIND], kinds) && value_is_well_formed(KIND_PLACE, place) &&
	       has(part, STAY_FROM, KIND_DATE) && has(part, STAY_TO, KIND_DATE) &&
	       has(part, STAY_WHY, KIND_CODE) && has(part, STAY_WHY_ENDED, KIND_CODE);
}

static bool is_item(enum kind kind, const char *item)
{
	g_auto(GStrv) part = g_strsplit(item, KIND_PART_TEXT, -1);

	if (!*item || g_strv_length(part) != value_item_parts(kind))
		return false;
	if (kind == KIND_PEOPLE)
		return is_person(item, part);
	if (kind == KIND_CARDS)
		return is_card(part);
	if (kind == KIND_STAYS)
		return is_stay(item, part);
	return value_is_well_formed(KIND_NUMBER12, item);
}

bool value_is_list(enum kind kind, const char *list)
{
	g_autoptr(GPtrArray) items = value_items(list);
	size_t length = strlen(list);

	/* An empty item at the end leaves no trace in `items`. */
	if (items->len > VALUE_ITEMS || length > VALUE_LIST_BYTES ||
	    (length && list[length - 1] == KIND_ITEM))
		return false;
	for (guint i = 0; i < items->len; i++)
		if (!is_item(kind, items->pdata[i]))
			return false;
	return true;
}
