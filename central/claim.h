/*
 * claim - a resident of another commune, by what he shows at the desk.
 *
 * Number, name and birth date must be the register's, all three; whatever
 * does not fit is answered as if nobody were there.  The values of his record
 * never come back: `from` is filled in here for the one who decides.
 */
#ifndef CENTRAL_CLAIM_H
#define CENTRAL_CLAIM_H

#include "central/call.h"
#include "forms/record.h"
#include "forms/request.h"

/* How many an officer may make in a day. */
#define CENTRE_CLAIMS_A_DAY 60

/*
 * The record of whom the request claims; resident, base_version and `from` of the
 * request are set.  NULL: refused.
 */
struct record *centre_claim_seek(struct centre_call *call, struct request *request);

#endif
