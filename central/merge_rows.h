/*
 * merge_rows - what a merge writes down: both records as they were, and each link
 * that moved.
 */
#ifndef CENTRAL_MERGE_ROWS_H
#define CENTRAL_MERGE_ROWS_H

#include "central/call.h"
#include "central/ledger.h"
#include "forms/record.h"
#include "forms/request.h"

/* The rows of both, whole. */
bool centre_merge_keep(struct centre_ledger *ledger, const struct request *request, int64_t now);
/* Requests, verifications and worklists of the second become the kept one's. */
bool centre_merge_move(struct centre_ledger *ledger, const struct request *request);
/* One more that moved. */
bool centre_merge_moved(struct centre_ledger *ledger, const char *merge, const char *what,
			const char *id);

/* Residents whose words about a relative were changed; ids, new. */
GPtrArray *centre_merge_relatives(struct centre_ledger *ledger, const char *merge);
/* The values of one of the two, as they were; NULL: not kept. */
struct record *centre_merge_image(struct centre_ledger *ledger, const char *merge,
				  const char *resident);
/* The second's row comes back, a version on; household and links go back. */
bool centre_merge_restore(struct centre_ledger *ledger, const char *merge, const char *second);

/* "moved": how many links of each sort, into an answer about a merge. */
void centre_merge_tell(struct centre_call *call, const struct request *request,
		       struct json *answer);

#endif
