/*
 * collect - a person without a record comes into the register.
 *
 * He is in no list before the approval: the request holds his values, under
 * the id that he will have.  A number that somebody has is refused on arrival
 * and once more on approval, by name of the office.
 */
#ifndef CENTRAL_COLLECT_H
#define CENTRAL_COLLECT_H

#include "central/call.h"
#include "forms/record.h"
#include "forms/request.h"

/* Household and hamlet are the commune's, the number is free; gives the person an id. */
bool centre_collect_prepare(struct centre_call *call, struct request *request);
/*
 * The member "duplicates": the commune's own residents whose name folds alike and
 * who were born in the same year.  After the approval they are a pair for review
 * (pairs.h), wherever the other one lives.
 */
void centre_collect_alike(struct centre_call *call, const struct request *request,
			  struct json *answer);
/* Into the register, into a household of his own when none is named; NULL: refused. */
struct record *centre_collect_insert(struct centre_call *call, const struct request *request);
/* The number is free; false: refused, naming whose it is. */
bool centre_number_admit(struct centre_call *call, const char *number, const char *but_for);

#endif
