/*
 * approve - what was asked for becomes what the register says, and is read back.
 */
#ifndef CENTRAL_APPROVE_H
#define CENTRAL_APPROVE_H

#include "central/call.h"
#include "forms/record.h"
#include "forms/request.h"

/*
 * In the transaction of the last decision, the request's state being set after it.
 * *now is the record as it was (NULL: to be collected) and becomes what the
 * register holds afterwards, read anew.  *merged: other fields have changed since
 * the request's base.  False: refused, nothing was changed.
 */
bool centre_approve(struct centre_call *call, struct request *request, struct record **now,
		    bool *merged);

#endif
