/*
 * reissue - hủy, xác lập lại số định danh: the old number is cancelled, a new one given.
 *
 * PPP G YY RRRRRR, as forms/identity.h reads it: six digits of chance, drawn
 * until nobody has or ever had the number.  The place of birth registration
 * stays the old number's, unless the new place names a province by its code.
 */
#ifndef CENTRAL_REISSUE_H
#define CENTRAL_REISSUE_H

#include "central/call.h"
#include "forms/record.h"
#include "forms/request.h"

/*
 * Adds to the approved request what becomes of the numbers: the new one, and the
 * old one among the cancelled.  `now` is the record as it was.  False: refused.
 */
bool centre_reissue_prepare(struct centre_call *call, struct request *request,
			    const struct record *now);

#endif
