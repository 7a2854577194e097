/* rules_papers - rules of cards and of residence, item by item. */
#include "forms/rules_inside.h"

#include <string.h>

#include "i18n/banned.h"

/* Luật Căn cước 2023: cards for children, and no nine-digit cards any more. */
#define NEW_LAW "2024-07-01"

typedef bool (*item_test)(const struct rules_context *c, const char *item, const char *on);

static bool any_item(const struct rules_context *c, enum record_field field, const char *on,
		     item_test test)
{
	g_autoptr(GPtrArray) items = value_items(rule_value(c, field));

	for (unsigned i = 0; i < items->len; i++)
		if (test(c, items->pdata[i], on))
			return true;
	return false;
}

static bool item_is(const char *item, unsigned part, const char *word)
{
	g_autofree char *text = value_item_part(item, part);

	return strcmp(text, word) == 0;
}

static bool under_14(const struct rules_context *c, const char *item, const char *on)
{
	g_autofree char *issued = value_item_part(item, CARD_ISSUED);

	(void)on;
	return rule_before(issued, NEW_LAW) &&
	       rule_younger(rule_value(c, FIELD_BIRTH), issued, 14);
}

RULE_ASKS(rule_card_under_14)
{
	return any_item(c, FIELD_CARDS, on, under_14);
}

static bool before_birth(const struct rules_context *c, const char *item, const char *on)
{
	g_autofree char *issued = value_item_part(item, CARD_ISSUED);

	(void)on;
	return rule_before(issued, rule_value(c, FIELD_BIRTH));
}

RULE_ASKS(rule_card_before_birth)
{
	return any_item(c, FIELD_CARDS, on, before_birth);
}

static bool in_future(const struct rules_context *c, const char *item, const char *on)
{
	g_autofree char *issued = value_item_part(item, CARD_ISSUED);

	(void)c;
	return rule_before(on, issued);
}

RULE_ASKS(rule_card_future)
{
	return any_item(c, FIELD_CARDS, on, in_future);
}

static bool ends_first(const struct rules_context *c, const char *item, const char *on)
{
	g_autofree char *issued = value_item_part(item, CARD_ISSUED);
	g_autofree char *expires = value_item_part(item, CARD_EXPIRES);

	(void)c;
	(void)on;
	return rule_before(expires, issued);
}

RULE_ASKS(rule_card_order)
{
	return any_item(c, FIELD_CARDS, on, ends_first);
}

static bool late_cmnd(const struct rules_context *c, const char *item, const char *on)
{
	g_autofree char *issued = value_item_part(item, CARD_ISSUED);

	(void)c;
	(void)on;
	return item_is(item, CARD_KIND, "cmnd9") && rule_before("2024-06-30", issued);
}

RULE_ASKS(rule_cmnd_late)
{
	return any_item(c, FIELD_CARDS, on, late_cmnd);
}

/* The last card is a CMND: it counted until 31/12/2024 at most. */
RULE_ASKS(rule_cmnd_lapsed)
{
	g_autoptr(GPtrArray) items = value_items(rule_value(c, FIELD_CARDS));

	(void)on;
	if (items->len == 0 || !rule_alive(rule_value(c, FIELD_LIFE)))
		return false;
	for (unsigned i = 0; i < items->len; i++)
		if (!item_is(items->pdata[i], CARD_KIND, "cmnd9"))
			return false;
	return true;
}

/* ---- residence ------------------------------------------------------------------- */

/* An open end lasts. */
static bool meets(const char *a, const char *b)
{
	g_autofree char *a_from = value_item_part(a, STAY_FROM);
	g_autofree char *a_to = value_item_part(a, STAY_TO);
	g_autofree char *b_from = value_item_part(b, STAY_FROM);
	g_autofree char *b_to = value_item_part(b, STAY_TO);

	if (!*a_from || !*b_from)
		return false;
	return (!*a_to || rule_before(b_from, a_to)) && (!*b_to || rule_before(a_from, b_to));
}

/* One has one permanent residence at a time; the day of a move is in both. */
RULE_ASKS(rule_stays_overlap)
{
	g_autoptr(GPtrArray) items = value_items(rule_value(c, FIELD_STAYS));

	(void)on;
	for (unsigned i = 0; i < items->len; i++)
		for (unsigned j = i + 1; j < items->len; j++)
			if (item_is(items->pdata[i], STAY_KIND, "thuong-tru") &&
			    item_is(items->pdata[j], STAY_KIND, "thuong-tru") &&
			    meets(items->pdata[i], items->pdata[j]))
				return true;
	return false;
}

static bool stay_ends_first(const struct rules_context *c, const char *item, const char *on)
{
	g_autofree char *from = value_item_part(item, STAY_FROM);
	g_autofree char *to = value_item_part(item, STAY_TO);

	(void)c;
	(void)on;
	return rule_before(to, from);
}

RULE_ASKS(rule_stay_order)
{
	return any_item(c, FIELD_STAYS, on, stay_ends_first);
}

static bool stay_too_early(const struct rules_context *c, const char *item, const char *on)
{
	g_autofree char *from = value_item_part(item, STAY_FROM);

	(void)on;
	return rule_before(from, rule_value(c, FIELD_BIRTH));
}

RULE_ASKS(rule_stay_before_birth)
{
	return any_item(c, FIELD_STAYS, on, stay_too_early);
}

/* Whole days from `from` to `to`; 0 when either is not whole. */
static int64_t days_of(const char *item)
{
	g_autofree char *from = value_item_part(item, STAY_FROM);
	g_autofree char *to = value_item_part(item, STAY_TO);
	struct date a, b;

	if (!date_from_iso(from, &a) || !date_from_iso(to, &b) || !date_is_whole(a) ||
	    !date_is_whole(b))
		return 0;
	return date_number(b) - date_number(a);
}

static bool long_temporary(const struct rules_context *c, const char *item, const char *on)
{
	(void)c;
	(void)on;
	return item_is(item, STAY_KIND, "tam-tru") && days_of(item) > 2 * 366;
}

RULE_ASKS(rule_temporary_long)
{
	return any_item(c, FIELD_STAYS, on, long_temporary);
}

static bool long_short(const struct rules_context *c, const char *item, const char *on)
{
	(void)c;
	(void)on;
	return item_is(item, STAY_KIND, "luu-tru") && days_of(item) >= 30;
}

RULE_ASKS(rule_short_stay_long)
{
	return any_item(c, FIELD_STAYS, on, long_short);
}

/* Code and edition of a place alike: two codes of different times say nothing. */
RULE_ASKS(rule_temporary_at_home)
{
	g_autofree char *home = kind_part(rule_value(c, FIELD_RESIDENCE), 0);
	g_autofree char *home_edition = kind_part(rule_value(c, FIELD_RESIDENCE), 1);
	g_autofree char *stay = kind_part(rule_value(c, FIELD_TEMPORARY), 0);
	g_autofree char *stay_edition = kind_part(rule_value(c, FIELD_TEMPORARY), 1);

	(void)on;
	return strlen(home) == 5 && !strcmp(home, stay) &&
	       !strcmp(home_edition, stay_edition);
}

static bool resides(const struct rules_context *c, const char *item, const char *on)
{
	(void)c;
	(void)on;
	return item_is(item, STAY_KIND, "thuong-tru") && item_is(item, STAY_TO, "");
}

RULE_ASKS(rule_dead_resides)
{
	return rule_is(c, FIELD_LIFE, "2") && any_item(c, FIELD_STAYS, on, resides);
}
