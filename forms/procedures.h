/*
 * procedures - what each administrative procedure may take, and what it costs.
 *
 * Limits, fees, deciders and papers change more often than names, so they stand
 * apart from the names (CATALOGUE_PROCEDURE), one row per period.  A code may have
 * variants with limits of their own ("cần xác minh"); the plain one comes first.
 *
 * How certain: `certainty` of a row is that of its limit and dates.  OFFICIAL = the
 * text itself was read; STORED = read in a copy; KNOWN = general knowledge, to be
 * checked before it is relied on.  Codes of words with hyphens are ours.
 */
#ifndef FORMS_PROCEDURES_H
#define FORMS_PROCEDURES_H

#include <stddef.h>
#include <stdint.h>

#include "forms/procedure_row.h"
#include "forms/workdays.h"

/* All rows, one after the other; NULL past the last. */
const struct procedure_row *procedure_at(size_t index);

/* The plain row (else the first variant) of `code` on the ISO day; "" or NULL: the
 * one that has not ended.  NULL: none. */
const struct procedure_row *procedure_on(const char *code, const char *iso_date);
const struct procedure_row *procedure_variant_on(const char *code, const char *variant,
						 const char *iso_date);

/*
 * When an answer is due for papers taken in at `received` (ms since 1970): the end
 * of the office day (17:00 in Việt Nam) of the last day.  Papers that come after
 * 17:00 or on a day off count as come on the next working day.  Half a day ends at
 * 12:00 or 17:00, at once is `received` itself.  0 without a limit.
 */
int64_t procedure_due(const struct procedure_row *row, const struct workdays *sent,
		      int64_t received);

/* "2 ngày làm việc" and such, translated.  New; "" without a limit. */
char *procedure_limit_text(const struct procedure_row *row);

#endif
