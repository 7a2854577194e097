/*
 * deciders - who has the last word about a request: data, by kind, reason and field.
 *
 * The chief of the commune police approves a correction (TT 59/2021 Đ.3 and its
 * successors); nationality goes to the province; whatever is inside the personal
 * number, and whatever cancels one, to C06 (TT 59/2021 Đ.6).  The rows are
 * dated; what no row names is the chief's.  The highest of all decides.
 */
#ifndef FORMS_DECIDERS_H
#define FORMS_DECIDERS_H

#include <stdbool.h>
#include <stddef.h>

#include "forms/request.h"

struct decider_row {
	enum record_field field;
	const char *decider;  /* "chief" "province" "c06" */
	const char *from, *to; /* ISO dates in force, "" open */
	const char *basis;
};

/* Lent. */
const struct decider_row *deciders_rows(size_t *count);
/* Of one field alone; "chief" where no row stands. */
const char *decider_of_field(enum record_field field, const char *on_date);
/* Of a whole request: "chief" "province" "c06", lent. */
const char *decider_of(const struct request *request, const char *on_date);
/* The legal text behind decider_of(): of the highest field or reason.  Lent. */
const char *decider_basis(const struct request *request, const char *on_date);
/* The change is inside the personal number: it needs a request of kind re-issue. */
bool decider_opens_reissue(enum record_field field, const char *from, const char *to);

#endif
