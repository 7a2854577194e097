/* kinds_items - one item of a list in words: a relative, a card, a stay. */
#include "forms/kinds.h"

#include <glib.h>
#include <string.h>

#include "forms/values.h"
#include "i18n/language.h"

#include "i18n/banned.h"

/* ", more" when there is more. */
static void add(GString *out, const char *text)
{
	if (*text)
		g_string_append_printf(out, "%s%s", out->len ? ", " : "", text);
}

static void add_part(GString *out, const char *item, unsigned part, enum kind kind,
		     enum catalogue cat)
{
	g_autofree char *value = value_item_part(item, part);
	g_autofree char *shown = *value ? kind_show(kind, cat, value) : g_strdup("");

	add(out, shown);
}

static const char *word_name(const char *const table[][2], const char *word)
{
	for (; (*table)[0]; table++)
		if (strcmp((*table)[0], word) == 0)
			return _((*table)[1]);
	return word;
}

const char *kind_card_name(const char *word)
{
	static const char *const names[][2] = {
		{"can_cuoc", N_("Identity card")},
		{"cccd", N_("Citizen identity card")},
		{"cmnd12", N_("People's card, 12 digits")},
		{"cmnd9", N_("People's card, 9 digits")},
		{NULL, NULL},
	};

	return word_name(names, word);
}

const char *kind_stay_name(const char *word)
{
	static const char *const names[][2] = {
		{STAY_PERMANENT, N_("Permanent residence")},
		{STAY_TEMPORARY, N_("Temporary residence")},
		{STAY_ABSENT, N_("Declared absence")},
		{STAY_GUEST, N_("Short stay")},
		{STAY_PRESENT, N_("Present abode")},
		{NULL, NULL},
	};

	return word_name(names, word);
}

char *kind_show_period(const char *from, const char *to)
{
	g_autofree char *begins = *from ? kind_show(KIND_DATE, CATALOGUE_NONE, from) : NULL;
	g_autofree char *ends = *to ? kind_show(KIND_DATE, CATALOGUE_NONE, to) : NULL;

	if (begins && ends)
		return g_strdup_printf("%s - %s", begins, ends);
	if (begins)
		return g_strdup_printf(_("from %s"), begins);
	return ends ? g_strdup_printf(_("until %s"), ends) : g_strdup("");
}

static void show_person(GString *out, const char *item)
{
	g_autofree char *name = value_item_name(item);
	g_autofree char *shown = *name ? kind_show(KIND_NAME, CATALOGUE_NONE, name)
				       : g_strdup("");

	add(out, shown);
	add_part(out, item, PERSON_NUMBER, KIND_NUMBER12, CATALOGUE_NONE);
	add_part(out, item, PERSON_OLD, KIND_NUMBER9, CATALOGUE_NONE);
	add_part(out, item, PERSON_RELATION, KIND_CODE, CATALOGUE_RELATION);
	add_part(out, item, PERSON_NATION, KIND_CODE, CATALOGUE_COUNTRY);
}

static void show_card(GString *out, const char *item)
{
	g_autofree char *kind = value_item_part(item, CARD_KIND);
	g_autofree char *expires = value_item_part(item, CARD_EXPIRES);
	g_autofree char *issued = value_item_part(item, CARD_ISSUED);
	bool for_ever = strcmp(expires, CARD_FOR_EVER) == 0;
	g_autofree char *period = kind_show_period(issued, for_ever ? "" : expires);

	add(out, kind_card_name(kind));
	add_part(out, item, CARD_NUMBER, KIND_NUMBER12, CATALOGUE_NONE);
	add(out, period);
	if (for_ever)
		add(out, _("without end"));
	add_part(out, item, CARD_ISSUER, KIND_TEXT, CATALOGUE_NONE);
}

static void show_stay(GString *out, const char *item)
{
	g_autofree char *kind = value_item_part(item, STAY_KIND);
	g_autofree char *from = value_item_part(item, STAY_FROM);
	g_autofree char *to = value_item_part(item, STAY_TO);
	g_autofree char *period = kind_show_period(from, to);
	g_autofree char *place = value_item_place(item);
	g_autofree char *where = *place ? kind_show(KIND_PLACE, CATALOGUE_NONE, place)
					: g_strdup("");

	add(out, kind_stay_name(kind));
	add(out, period);
	add(out, where);
	add_part(out, item, STAY_WHY, KIND_CODE, CATALOGUE_REASON);
	add_part(out, item, STAY_WHY_ENDED, KIND_CODE, CATALOGUE_REASON);
}

char *kind_show_item(enum kind kind, const char *item)
{
	GString *out = g_string_new(NULL);

	if (kind == KIND_PEOPLE)
		show_person(out, item);
	else if (kind == KIND_CARDS)
		show_card(out, item);
	else if (kind == KIND_STAYS)
		show_stay(out, item);
	else
		add_part(out, item, 0, KIND_NUMBER12, CATALOGUE_NONE);
	return g_string_free(out, FALSE);
}
