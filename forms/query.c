/* query - the life of a query, what it says of itself, and its JSON. */
#include "forms/query.h"

#include <string.h>

#include "forms/identity.h"
#include "forms/slots.h"
#include "i18n/cells.h"
#include "i18n/date.h"
#include "i18n/fold.h"
#include "i18n/language.h"
#include "i18n/syllable.h"
#include "i18n/banned.h"

/* Row 22 has 78 cells; a name in it gets so many. */
#define NAME_CELLS 30

#define TEXT(name, letters)                                                              \
	{                                                                                \
#name, SLOT_TEXT, offsetof(struct query, name), letters                  \
	}

/* What travels, and what only the terminal knows. */
static const struct slot sent[] = {
	TEXT(number, 12),
	TEXT(name, QUERY_LETTERS),
	TEXT(year, 4),
	TEXT(date, 10),
	TEXT(household, 10),
	TEXT(hamlet, 64),
	TEXT(order, 6),
	{ NULL, SLOT_TEXT, 0, 0 },
};
static const struct slot kept[] = {
	TEXT(old_number, 0), TEXT(hamlet_name, 0), TEXT(sex, 0),
	TEXT(address, 0),    TEXT(issued, 0),	   { NULL, SLOT_TEXT, 0, 0 },
};

static const char *const kinds[QUERY_KIND_COUNT] = {
	[QUERY_NONE] = "",
	[QUERY_NUMBER] = "number",
	[QUERY_OLD_NUMBER] = "old_number",
	[QUERY_NAME] = "name",
	[QUERY_HOUSEHOLD] = "household",
	[QUERY_HAMLET] = "hamlet",
	[QUERY_CARD] = "card",
};
static const char *const keys[] = { "kind", "number",	 "name",   "year",
				    "date", "household", "hamlet", "order", NULL };

void query_init(struct query *query)
{
	query->kind = QUERY_NONE;
	slots_init(query, sent);
	slots_init(query, kept);
}

void query_clear(struct query *query)
{
	query->kind = QUERY_NONE;
	slots_clear(query, sent);
	slots_clear(query, kept);
}

static bool is_marked(const char *name)
{
	g_autofree char *with = fold_key(name, FOLD_CANONICAL);
	g_autofree char *without = fold_key(name, FOLD_ASCII);

	return strcmp(with, without) != 0;
}

static char *show_date(const char *iso)
{
	struct date date = { 0, 0, 0 };

	(void)date_from_iso(iso, &date);
	return date_show(date);
}

/*
 * "Có phải Nguyễn?": only the last word may still be in the making, and a word
 * without marks is not a slip here but the quick way to ask.
 */
static char *slip_sentence(const struct query *query)
{
	const char *end = *query->year || *query->date ? NULL : strrchr(query->name, ' ');
	size_t bytes = end ? (size_t)(end - query->name) : strlen(query->name);
	bool whole = end || *query->year || *query->date;
	g_autofree char *words = g_strndup(query->name, whole ? bytes : 0);
	g_autofree char *meant = syllable_hint(words), *low = NULL, *bare = NULL;

	if (!meant)
		return NULL;
	low = g_utf8_strdown(words, -1);
	bare = fold_key(meant, FOLD_ASCII);
	if (strstr(low, bare))
		return NULL;
	return g_strdup_printf(_("Did you mean %s? If not: Enter searches."), meant);
}

static char *name_sentence(const struct query *query)
{
	g_autofree char *day = show_date(query->date);
	bool marked = is_marked(query->name);

	if (*query->date)
		return g_strdup_printf(marked ? _("Understood: name with marks and birth "
						  "date %s, in the "
						  "commune. Enter searches.")
					      : _("Understood: name without marks and "
						  "birth date %s, in the "
						  "commune. Enter searches."),
				       day);
	if (*query->year)
		return g_strdup_printf(marked ? _("Understood: name with marks and birth "
						  "year %s, in the "
						  "commune. Enter searches.")
					      : _("Understood: name without marks and "
						  "birth year %s, in the "
						  "commune. Enter searches."),
				       query->year);
	return g_strdup(
		marked ? _("Understood: name with marks, in the commune. Enter "
			   "searches.")
		       : _("Understood: name without marks, in the commune. Enter "
			   "searches."));
}

static char *number_sentence(const struct query *query)
{
	struct identity says;

	/* What the digits say of their bearer shows a slip before it is sent. */
	if (!identity_read(query->number, &says))
		return g_strdup("");
	return g_strdup_printf(says.sex[0] == '2' ? _("Understood: personal number of a "
						      "woman born in %d, nation-wide. "
						      "Enter searches.")
						  : _("Understood: personal number of a "
						      "man born in %d, nation-wide. "
						      "Enter searches."),
			       says.year);
}

static char *card_sentence(const struct query *query)
{
	g_autofree char *day = show_date(query->date);
	g_autofree char *name = cells_fit_name(query->name, NAME_CELLS, CELLS_MORE);

	switch (identity_compare(query->number, query->date, query->sex)) {
	case IDENTITY_DIFFERS_YEAR:
	case IDENTITY_DIFFERS_SEX:
	case IDENTITY_DIFFERS_BOTH:
		return g_strdup(
			_("The card's number does not fit its birth year or sex: look "
			  "at the card. Enter searches."));
	case IDENTITY_UNKNOWN:
	case IDENTITY_AGREES:
		break;
	}
	return g_strdup_printf(_("Understood: card of %s, born %s. Enter searches."),
			       name, day);
}

static char *hamlet_sentence(const struct query *query)
{
	g_autofree char *name = cells_fit(query->hamlet_name, NAME_CELLS, CELLS_MORE);

	return g_strdup_printf(
		_("Understood: everybody of the hamlet %s. Enter searches."), name);
}

char *query_sentence(const struct query *query)
{
	char *slip;

	switch (query->kind) {
	case QUERY_NUMBER:
		return number_sentence(query);
	case QUERY_OLD_NUMBER:
		return g_strdup(
			_("Understood: old card number of 9 digits, in the commune. "
			  "Enter searches."));
	case QUERY_NAME:
		slip = slip_sentence(query);
		return slip ? slip : name_sentence(query);
	case QUERY_HOUSEHOLD:
		return g_strdup_printf(
			_("Understood: household %s, in the commune. Enter searches."),
			query->household);
	case QUERY_HAMLET:
		return hamlet_sentence(query);
	case QUERY_CARD:
		return card_sentence(query);
	case QUERY_NONE:
	case QUERY_KIND_COUNT:
		break;
	}
	return g_strdup(
		_("Type a name, a number, household 0127, hamlet Ben Go, or scan a "
		  "card."));
}

void query_order(struct query *query, const char *order)
{
	g_free(query->order);
	query->order = g_strdup(order);
}

struct json *query_to_json(const struct query *query)
{
	struct json *json = json_object();

	json_put_text(json, "kind", kinds[query->kind]);
	for (const struct slot *slot = sent; slot->key; slot++) {
		const char *text = *(char *const *)((const char *)query + slot->offset);

		if (*text)
			json_put_text(json, slot->key, text);
	}
	return json;
}

static const char *flaw_of(const struct query *query)
{
	if (query->kind == QUERY_NUMBER || query->kind == QUERY_CARD)
		return value_is_digits(query->number, 12) ? NULL : "number";
	if (query->kind == QUERY_OLD_NUMBER)
		return value_is_digits(query->number, 9) ? NULL : "number";
	if (query->kind == QUERY_HOUSEHOLD)
		return *query->household && value_is_digits(query->household,
							    strlen(query->household))
			       ? NULL
			       : "household";
	if (query->kind == QUERY_HAMLET)
		return *query->hamlet ? NULL : "hamlet";
	return *query->name ? NULL : "name";
}

bool query_of_json(const struct json *json, struct query *out, GError **why)
{
	const char *kind = json_text_at(json, "kind"), *flaw;

	query_clear(out);
	query_init(out);
	if (!json_check_keys(json, keys, why) || !slots_take(out, json, sent, why))
		return false;
	for (int i = QUERY_NUMBER; kind && i < QUERY_KIND_COUNT; i++)
		if (strcmp(kinds[i], kind) == 0)
			out->kind = (enum query_kind)i;
	if (out->kind == QUERY_NONE)
		return json_shape_error(why, "kind");
	flaw = flaw_of(out);
	if (!flaw && *out->year && !value_is_digits(out->year, 4))
		flaw = "year";
	if (!flaw && *out->date &&
	    (strlen(out->date) != 10 || !value_is_well_formed(KIND_DATE, out->date)))
		flaw = "date";
	if (!flaw && *out->order && strcmp(out->order, "given") != 0 &&
	    strcmp(out->order, "family") != 0)
		flaw = "order";
	if (!flaw)
		return true;
	out->kind = QUERY_NONE;
	return json_shape_error(why, flaw);
}
