/*
 * merge - two records that are one person become one, by a request that somebody
 * else decides; and the way back.
 *
 * The request names the record that is kept (resident) and the second (other).  Its
 * changes say what the kept one takes from the second; their values are read here,
 * so that hidden numbers need not travel.  In one transaction the second's links
 * move (requests, verifications, worklists, the numbers by which relatives name him),
 * his number is cancelled, and what moved is written down.  The whole rows of both,
 * as they were, are kept: un-merging puts both back from them, and is refused when
 * something came after, naming number, date and office.
 */
#ifndef CENTRAL_MERGE_H
#define CENTRAL_MERGE_H

#include "central/call.h"
#include "forms/record.h"
#include "forms/request.h"

/* On arrival; false: refused. */
bool centre_merge_prepare(struct centre_call *call, struct request *request,
			  const struct record *kept);
bool centre_unmerge_prepare(struct centre_call *call, struct request *request,
			    const struct record *kept);

/*
 * On approval, before the kept record is written: everything but that.  Further
 * changes are added to the request.  False: refused, and the caller's savepoint
 * takes all of it back.
 */
bool centre_merge_apply(struct centre_call *call, struct request *request,
			const struct record *kept);
bool centre_unmerge_apply(struct centre_call *call, struct request *request,
			  const struct record *kept);

#endif
