/*
 * undo - an approved request is undone by a request of its own.
 *
 * What it changed goes back to what the history holds from before.  It cannot
 * be undone while a later approval, or an open request, stands on the same
 * field: that one is named (PROBLEM_UNDO_BLOCKED).
 */
#ifndef CENTRAL_UNDO_H
#define CENTRAL_UNDO_H

#include "central/call.h"
#include "forms/record.h"
#include "forms/request.h"
#include "forms/undo.h"

#define CENTRE_DAY_MS (INT64_C(24) * 60 * 60 * 1000)

/* Everything that came after `request`; new. */
struct undo_check *centre_undo_look(struct centre_call *call, const struct request *request);
/* The newest that stands in the way; lent, NULL: none. */
const struct after_row *centre_undo_blocker(const struct undo_check *check);

/*
 * The changes of a request of kind undo are made here: back to what was.  Its
 * decider is set, too.  False: refused; what stands in the way is named.
 */
bool centre_undo_prepare(struct centre_call *call, struct request *request,
			 const struct record *now);

/* Operation. */
void centre_undo_check(struct centre_call *call);

#endif
