/*
 * rules_check - the rules of forms/rules.h, on what the record would be.
 *
 * On arrival and once more before an approval is written.  An error refuses (the
 * rule and its field are named); a warning, too, unless the request overrides it
 * with a reason, which is kept as a row and shown to the decider.  On arrival the
 * request's note is such a reason, for the rules that only the centre can see
 * broken: it is kept under each of them.  An undo puts back what stood there and is
 * not asked.
 */
#ifndef CENTRAL_RULES_CHECK_H
#define CENTRAL_RULES_CHECK_H

#include "central/call.h"
#include "forms/record.h"
#include "forms/request.h"

/* `before`: the record as it is, NULL for a person who is to be collected. */
bool centre_rules_arrive(struct centre_call *call, struct request *request,
			 const struct record *before);
bool centre_rules_admit(struct centre_call *call, const struct request *request,
			const struct record *before);

#endif
