/*
 * workdays_sent - decisions about working days that came after this program was
 * made: rows that the centre sends and terminals keep.  forms/workdays asks here.
 */
#ifndef FORMS_WORKDAYS_SENT_H
#define FORMS_WORKDAYS_SENT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "forms/json.h"

/* Decisions that came later: owned rows, sorted by day. */
struct workdays;

struct workdays *workdays_new(void);
void workdays_free(struct workdays *sent);
size_t workdays_count(const struct workdays *sent);

/*
 * Reads rows of UTF-8 text, one a line, parts divided by a tab:
 *   2027-02-04 <tab> off|work <tab> name <tab> pair (ISO or empty)
 * "#" begins a remark.  All or nothing: false leaves `sent` as it was and `why`
 * (translated) names the line.  A day that is there already is replaced.
 */
bool workdays_load(struct workdays *sent, const char *text, size_t bytes, GError **why);

/* As they travel: [{"day","kind","name","pair"}]. */
struct json *workdays_to_json(const struct workdays *sent);
bool workdays_of_json(struct workdays *sent, const struct json *rows, GError **why);

#define WORKDAY_NO_PAIR INT64_MIN

struct workday_row {
	int64_t number, pair; /* date_number(); pair may be WORKDAY_NO_PAIR */
	bool works;
	char *name;
};

/* The row of that day, lent, or NULL; `sent` may be NULL. */
const struct workday_row *workdays_sent(const struct workdays *sent, int64_t number);

#endif
