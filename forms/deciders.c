/* deciders - the table, and the highest of what a request touches. */
#include "forms/deciders.h"

#include <string.h>

#include "forms/catalogue.h"
#include "i18n/banned.h"

#define APPROVES "TT 59/2021/TT-BCA Đ.3"
#define INSIDE "TT 59/2021/TT-BCA Đ.6"

/* The field's own decider; a reason of the catalogue may raise it. */
static const struct decider_row rows[] = {
	{ FIELD_SEX, "c06", "2021-07-01", "", INSIDE },
	{ FIELD_BIRTH_PLACE, "c06", "2021-07-01", "", INSIDE },
	{ FIELD_NUMBER, "c06", "2021-07-01", "", INSIDE },
	{ FIELD_CANCELLED, "c06", "2021-07-01", "", INSIDE },
	{ FIELD_CARDS, "c06", "2024-07-01", "", "Luật Căn cước 2023 Đ.27" },
	/* proposed: no text names the province for these */
	{ FIELD_NATIONALITY, "province", "", "", "Luật Quốc tịch Việt Nam 2008" },
	{ FIELD_RESIDENCE_FILE, "c06", "2025-07-01", "", "Luật Cư trú 2020 Đ.26" },
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

struct verdict_of {
	const char *decider, *basis;
};

static void lift(struct verdict_of *to, const char *decider, const char *basis)
{
	if (request_level_height(decider) <= request_level_height(to->decider))
		return;
	to->decider = decider;
	to->basis = basis;
}

static const struct decider_row *row_of(enum record_field field, const char *on_date)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].field == field && holds(&rows[i], on_date))
			return &rows[i];
	return NULL;
}

const char *decider_of_field(enum record_field field, const char *on_date)
{
	const struct decider_row *row = row_of(field, on_date);

	return row ? row->decider : "chief";
}

static struct verdict_of judge(const struct request *request, const char *on_date)
{
	enum request_kind kind = request_kind(request);
	const struct code_row *reason =
		catalogue_row(CATALOGUE_REASON, request->reason, on_date);
	struct verdict_of out = { "", APPROVES };

	lift(&out, kinds[kind], kind == REQUEST_KIND_REISSUE ? INSIDE : APPROVES);
	if (reason)
		lift(&out, reason->decider, reason->basis);
	for (unsigned i = 0; i < request->changes->len; i++) {
		const struct change *change = request->changes->pdata[i];
		const struct decider_row *row = row_of(change->field, on_date);

		if (kind == REQUEST_KIND_COLLECT)
			break; /* a number that is not there yet is not changed */
		if (row)
			lift(&out, row->decider, row->basis);
		if (decider_opens_reissue(change->field, change->from, change->to))
			lift(&out, "c06", INSIDE);
	}
	return out;
}

const char *decider_of(const struct request *request, const char *on_date)
{
	return judge(request, on_date).decider;
}

const char *decider_basis(const struct request *request, const char *on_date)
{
	return judge(request, on_date).basis;
}

bool decider_opens_reissue(enum record_field field, const char *from, const char *to)
{
	if (field == FIELD_SEX || field == FIELD_BIRTH_PLACE)
		return true;
	return field == FIELD_BIRTH && *from && strncmp(from, to, 4) != 0;
}
