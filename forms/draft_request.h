/*
 * draft_request - from what is filled in at the desk to the request that is sent,
 * and back to the form when it is returned.
 */
#ifndef FORMS_DRAFT_REQUEST_H
#define FORMS_DRAFT_REQUEST_H

#include "forms/draft.h"
#include "forms/request.h"

/*
 * The changes and what DESK_FIELDS asked: reason, papers, applicant, note, and the
 * base version.  Who sends it, from where and for what is the caller's to add.
 */
void draft_to_request(const struct draft *draft, struct request *request);

/*
 * Puts the changes, reason, note, papers and applicant of `request` into `draft`,
 * whose form has their keys.  What the register says by now is no change any more; a
 * number that came hidden has to be typed again.
 */
void draft_take_request(struct draft *draft, const struct request *request);

#endif
