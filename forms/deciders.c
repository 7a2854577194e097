/* deciders - the table, and the highest of what a request touches. */
#include "forms/deciders.h"

#include <string.h>

#include "forms/catalogue.h"
#include "i18n/banned.h"

/* The field's own decider; a reason of the catalogue may raise it. */
static const struct decider_row rows[] = {
	{ FIELD_SEX, "c06", "2021-07-01", "", "TT 59/2021/TT-BCA Đ.6" },
	{ FIELD_BIRTH_PLACE, "c06", "2021-07-01", "", "TT 59/2021/TT-BCA Đ.6" },
	{ FIELD_NUMBER, "c06", "2021-07-01", "", "TT 59/2021/TT-BCA Đ.6" },
	{ FIELD_NATIONALITY, "province", "", "", "Luật Quốc tịch Việt Nam 2008" },
};

/*
 * What is asked for, whatever the fields.  A merge that cancels one of two numbers
 * is raised to C06 by the centre, which alone sees both.
 */
static const char *const kinds[REQUEST_KIND_COUNT] = {
	[REQUEST_KIND_CORRECTION] = "chief", [REQUEST_KIND_REISSUE] = "c06",
	[REQUEST_KIND_COLLECT] = "chief",    [REQUEST_KIND_UNDO] = "chief",
	[REQUEST_KIND_MERGE] = "chief",	     [REQUEST_KIND_UNMERGE] = "chief",
};

const struct decider_row *deciders_rows(size_t *count)
{
	*count = G_N_ELEMENTS(rows);
	return rows;
}

static bool holds(const struct decider_row *row, const char *on_date)
{
	return strcmp(row->from, on_date) <= 0 &&
	       (!*row->to || strcmp(on_date, row->to) <= 0);
}

const char *decider_of_field(enum record_field field, const char *on_date)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].field == field && holds(&rows[i], on_date))
			return rows[i].decider;
	return "chief";
}

static const char *higher(const char *a, const char *b)
{
	return request_level_height(b) > request_level_height(a) ? b : a;
}

const char *decider_of(const struct request *request, const char *on_date)
{
	enum request_kind kind = request_kind(request);
	const struct code_row *reason =
		catalogue_row(CATALOGUE_REASON, request->reason, on_date);
	const char *highest = kinds[kind];

	if (reason)
		highest = higher(highest, reason->decider);
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = request->changes->pdata[i];

		if (kind == REQUEST_KIND_COLLECT)
			break; /* a number that is not there yet is not changed */
		highest = higher(highest, decider_of_field(change->field, on_date));
		if (decider_opens_reissue(change->field, change->from, change->to))
			highest = higher(highest, "c06");
	}
	return highest;
}

bool decider_opens_reissue(enum record_field field, const char *from, const char *to)
{
	if (field == FIELD_SEX || field == FIELD_BIRTH_PLACE)
		return true;
	return field == FIELD_BIRTH && *from && strncmp(from, to, 4) != 0;
}
