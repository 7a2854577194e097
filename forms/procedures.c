/* procedures - finding the row that holds, and counting its limit out. */
#include "forms/procedures.h"

#include <string.h>

#include "forms/procedures_tables.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "i18n/banned.h"

#define DAY_ENDS 17

static const struct procedure_table *const tables[] = {
	&procedures_residence,
	&procedures_identity,
};

static bool holds(const struct procedure_row *row, const char *on)
{
	if (!on || !*on)
		return !*row->to;
	return strcmp(on, row->from) >= 0 && (!*row->to || strcmp(on, row->to) <= 0);
}

/* `variant` NULL: the plain one, else any. */
static const struct procedure_row *find(const char *code, const char *variant,
					const char *on)
{
	const struct procedure_row *any = NULL;

	for (size_t t = 0; t < G_N_ELEMENTS(tables); t++)
		for (size_t i = 0; i < tables[t]->n; i++) {
			const struct procedure_row *row = &tables[t]->rows[i];

			if (strcmp(row->code, code) || !holds(row, on))
				continue;
			if (!strcmp(row->variant, variant ? variant : ""))
				return row;
			if (!any)
				any = row;
		}
	return variant ? NULL : any;
}

const struct procedure_row *procedure_on(const char *code, const char *iso_date)
{
	return find(code, NULL, iso_date);
}

const struct procedure_row *procedure_variant_on(const char *code, const char *variant,
						 const char *iso_date)
{
	return find(code, variant, iso_date);
}

const struct procedure_row *procedure_at(size_t index)
{
	for (size_t t = 0; t < G_N_ELEMENTS(tables); t++) {
		if (index < tables[t]->n)
			return &tables[t]->rows[index];
		index -= tables[t]->n;
	}
	return NULL;
}

/* The office day on which papers of this moment count as come. */
static struct date received_on(const struct workdays *sent, int64_t received, bool *late)
{
	struct date day = moment_date(received);

	*late = !workday_is(sent, day) || received >= moment_of(day, DAY_ENDS, 0);
	return *late ? workday_after(sent, day, 1) : day;
}

static int64_t due_half(const struct workdays *sent, struct date day, bool next_day,
			int64_t received, unsigned halves)
{
	bool afternoon = !next_day && received >= moment_of(day, 12, 0);
	unsigned end = halves + afternoon; /* noons and evenings from the morning on */

	if (end % 2)
		return moment_of(workday_after(sent, day, end / 2), 12, 0);
	return moment_of(workday_after(sent, day, end / 2 - 1), DAY_ENDS, 0);
}

int64_t procedure_due(const struct procedure_row *row, const struct workdays *sent,
		      int64_t received)
{
	bool next_day;
	struct date day = received_on(sent, received, &next_day);

	switch (row->unit) {
	case LIMIT_NONE:
		return 0;
	case LIMIT_AT_ONCE:
		return received;
	case LIMIT_HALF_DAYS:
		return due_half(sent, day, next_day, received, row->limit);
	case LIMIT_WORKDAYS:
		return moment_of(workday_after(sent, day, row->limit), DAY_ENDS, 0);
	case LIMIT_DAYS:
		day = date_of_number(date_number(day) + row->limit);
		return moment_of(workday_after(sent, day, 0), DAY_ENDS, 0);
	}
	return 0;
}

char *procedure_limit_text(const struct procedure_row *row)
{
	switch (row->unit) {
	case LIMIT_NONE:
		break;
	case LIMIT_AT_ONCE:
		return g_strdup(_("at once"));
	case LIMIT_HALF_DAYS:
		return row->limit == 1 ? g_strdup(_("half a working day"))
				       : g_strdup_printf(_("%u half working days"),
							 row->limit);
	case LIMIT_WORKDAYS:
		return g_strdup_printf(ngettext("%u working day", "%u working days",
						row->limit),
				       row->limit);
	case LIMIT_DAYS:
		return g_strdup_printf(ngettext("%u day", "%u days", row->limit),
				       row->limit);
	}
	return g_strdup("");
}
