/*
 * draft_request - a returned request, opened again for mending.
 */
#ifndef FORMS_DRAFT_REQUEST_H
#define FORMS_DRAFT_REQUEST_H

#include "forms/draft.h"
#include "forms/request.h"

/*
 * Puts into a draft over the resident's record what a request asked for: its
 * changes, reason, first paper and note.  What the register says by now is no change
 * any more; what no longer passes its checks is kept as text with its complaint.
 * A number travels whole in a request of one's own, so it can be taken too.
 */
void draft_take_request(struct draft *draft, const struct request *request);

#endif
