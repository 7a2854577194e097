/* person_items - lists of a record as lines: relatives, members, stays, cards, codes. */
#include "tui/person.h"

#include <string.h>

#include "forms/catalogue.h"
#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/language.h"
#include "tui/people.h"

#include "i18n/banned.h"

#define NAME_CELLS 26
#define NUMBER_CELLS 14
#define BIRTH_CELLS 11
#define PERIOD_CELLS 24

static char *column(const char *text, int cells)
{
	return cells_pad(text, cells, CELLS_MORE);
}

/* Items of a locked list: F6 on one names the procedure; numbers are never revealed. */
static void add_item(GPtrArray *lines, enum record_field field, const char *label,
		     char *value_taken)
{
	person_line_add(lines, label, value_taken)->field = field;
}

static void add_none(GPtrArray *lines, enum record_field field)
{
	add_item(lines, field, "", g_strdup(_("no information yet")));
}

static char *number_of(const char *item, unsigned part, unsigned other, bool plain)
{
	g_autofree char *number = value_item_part(item, part);
	g_autofree char *old = value_item_part(item, other);

	return people_number(*number ? number : old, _("no number"), plain);
}

void person_add_people(GPtrArray *lines, const struct person_source *source,
		       enum record_field field)
{
	g_autoptr(GPtrArray) items = value_items(source->record->value[field]);

	person_line_heading(lines, record_label(field));
	if (items->len == 0)
		add_none(lines, field);
	for (guint i = 0; i < items->len; i++) {
		const char *item = items->pdata[i];
		g_autofree char *name = value_item_name(item);
		g_autofree char *who = kind_show(KIND_NAME, CATALOGUE_NONE, name);
		g_autofree char *number = number_of(item, PERSON_NUMBER, PERSON_OLD, source->plain);
		g_autofree char *nation = value_item_part(item, PERSON_NATION);
		g_autofree char *relation = value_item_part(item, PERSON_RELATION);
		g_autofree char *first = column(who, NAME_CELLS);
		g_autofree char *second = column(number, NUMBER_CELLS);

		add_item(lines, field,
			 *relation ? catalogue_name(CATALOGUE_RELATION, relation) : "",
			 g_strconcat(first, second,
				     *nation ? catalogue_name(CATALOGUE_COUNTRY, nation) : "",
				     NULL));
	}
}

void person_add_members(GPtrArray *lines, const struct person_source *source)
{
	const struct household *home = source->household;

	person_line_heading(lines, _("Members"));
	for (guint i = 0; home != NULL && i < home->members->len; i++) {
		const struct person_row *row = g_ptr_array_index(home->members, i);
		g_autofree char *name = kind_show(KIND_NAME, CATALOGUE_NONE, row->name);
		g_autofree char *birth = kind_show(KIND_DATE, CATALOGUE_NONE, row->birth);
		g_autofree char *number = people_number(row->number, _("no number"), source->plain);
		g_autofree char *first = column(name, NAME_CELLS);
		g_autofree char *second = column(birth, BIRTH_CELLS);
		g_autofree char *third = column(number, NUMBER_CELLS);

		person_line_add(lines, catalogue_name(CATALOGUE_RELATION, row->relation),
				g_strconcat(first, second, third, row->note, NULL))
			->resident = g_strdup(row->id);
	}
	if (home == NULL)
		person_line_add(lines, _("(reading…)"), g_strdup(""));
}

/* ", reason of the beginning; reason of the end" where they are known. */
static char *reasons_of(const char *item)
{
	g_autofree char *why = value_item_part(item, STAY_WHY);
	g_autofree char *ended = value_item_part(item, STAY_WHY_ENDED);
	GString *out = g_string_new(NULL);

	if (*why)
		g_string_append_printf(out, _("; reason: %s"), catalogue_name(CATALOGUE_REASON, why));
	if (*ended)
		g_string_append_printf(out, _("; ended: %s"),
				       catalogue_name(CATALOGUE_REASON, ended));
	return g_string_free(out, FALSE);
}

void person_add_stays(GPtrArray *lines, const struct person_source *source,
		      enum record_field field)
{
	g_autoptr(GPtrArray) items = value_items(source->record->value[field]);

	/* The absence that holds now is one line, named by its kind. */
	if (field != FIELD_ABSENCE)
		person_line_heading(lines, record_label(field));
	if (items->len == 0)
		add_none(lines, field);
	for (guint i = 0; i < items->len; i++) {
		const char *item = items->pdata[i];
		g_autofree char *kind = value_item_part(item, STAY_KIND);
		g_autofree char *from = value_item_part(item, STAY_FROM);
		g_autofree char *to = value_item_part(item, STAY_TO);
		g_autofree char *place = value_item_place(item);
		g_autofree char *where = kind_show(KIND_PLACE, CATALOGUE_NONE, place);
		g_autofree char *period = kind_show_period(from, to);
		g_autofree char *reasons = reasons_of(item);
		g_autofree char *first = column(period, PERIOD_CELLS);

		add_item(lines, field, kind_stay_name(kind),
			 g_strconcat(first, where, reasons, NULL));
	}
}

static char *expiry_of(const char *item)
{
	g_autofree char *expires = value_item_part(item, CARD_EXPIRES);
	g_autofree char *shown = NULL;

	if (!*expires)
		return g_strdup("");
	if (strcmp(expires, CARD_FOR_EVER) == 0)
		return g_strdup(_(", without end"));
	shown = kind_show(KIND_DATE, CATALOGUE_NONE, expires);
	return g_strdup_printf(_(", holds until %s"), shown);
}

void person_add_cards(GPtrArray *lines, const struct person_source *source)
{
	g_autoptr(GPtrArray) items = value_items(source->record->value[FIELD_CARDS]);

	person_line_heading(lines, record_label(FIELD_CARDS));
	if (items->len == 0)
		add_none(lines, FIELD_CARDS);
	for (guint i = 0; i < items->len; i++) {
		const char *item = items->pdata[i];
		g_autofree char *kind = value_item_part(item, CARD_KIND);
		g_autofree char *issued = value_item_part(item, CARD_ISSUED);
		g_autofree char *issuer = value_item_part(item, CARD_ISSUER);
		g_autofree char *day = kind_show(KIND_DATE, CATALOGUE_NONE, issued);
		g_autofree char *number = number_of(item, CARD_NUMBER, CARD_NUMBER, source->plain);
		g_autofree char *expiry = expiry_of(item);
		g_autofree char *first = column(number, NUMBER_CELLS);

		/* The date first: it says more than who issued it when the row is cut. */
		add_item(lines, FIELD_CARDS, kind_card_name(kind),
			 g_strconcat(first, day, expiry, *issuer ? ", " : "", issuer, NULL));
	}
}

void person_add_cancelled(GPtrArray *lines, const struct person_source *source)
{
	g_autoptr(GPtrArray) items = value_items(source->record->value[FIELD_CANCELLED]);

	for (guint i = 0; i < items->len; i++)
		add_item(lines, FIELD_CANCELLED, record_label(FIELD_CANCELLED),
			 number_of(items->pdata[i], 0, 0, source->plain));
}

/* ---- as written, its code, the edition of the list ------------------------------------ */

static void add_code(GPtrArray *lines, enum record_field field, const char *code,
		     const char *edition)
{
	if (*code == '\0')
		return;
	add_item(lines, field, record_label(field),
		 *edition ? g_strdup_printf(_("code %s, list %s"), code, edition)
			  : g_strdup_printf(_("code %s, list not said"), code));
}

void person_add_codes(GPtrArray *lines, const struct person_source *source)
{
	static const enum record_field places[] = {FIELD_BIRTH_PLACE, FIELD_BORN_AT,
						   FIELD_HOMETOWN,    FIELD_RESIDENCE,
						   FIELD_PRESENT,     FIELD_TEMPORARY};
	static const enum record_field coded[] = {FIELD_ETHNIC, FIELD_RELIGION};

	person_line_heading(lines, _("Codes beside the words"));
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *code = kind_part(source->record->value[places[i]], 0);
		g_autofree char *edition = kind_part(source->record->value[places[i]], 1);

		add_code(lines, places[i], code, edition);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(coded); i++) {
		g_autofree char *code = kind_part(source->record->value[coded[i]], 0);

		add_code(lines, coded[i], code,
			 catalogue_edition(record_fields[coded[i]].catalogue));
	}
}
