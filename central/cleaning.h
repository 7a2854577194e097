/*
 * cleaning - the lists of what is missing or wrong in a commune (forms/cleaning.h).
 *
 * Nothing is computed ahead: each list is a partial index that the database keeps
 * with every change (cleaning_rules.h), so that a count or a page costs
 * milliseconds in a commune of 50,000.  Pages go on behind a line (its id), in
 * order of hamlet and name.
 */
#ifndef CENTRAL_CLEANING_H
#define CENTRAL_CLEANING_H

#include "central/call.h"
#include "central/ledger.h"
#include "forms/cleaning.h"

#define CENTRE_CLEANING_PAGE 20

/* How many lines of a kind a commune has; `now` matters to over-100. */
int64_t centre_cleaning_count(struct centre_ledger *ledger, const char *commune,
			      enum cleaning_kind kind, int64_t now);

/* Operations. */
void centre_cleaning(struct centre_call *call);
void centre_cleaning_list(struct centre_call *call);
void centre_cleaning_assign(struct centre_call *call);

#endif
