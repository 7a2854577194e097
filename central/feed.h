/*
 * feed - what changed in a commune, one entry for each change, without a gap.
 *
 * Every commune has its own counter, a row that is locked until the commit: a
 * number is seen by nobody before all smaller ones are.  (Numbers of a sequence
 * are taken before the commit; read by "greater than the last seen", such a feed
 * loses changes.)  An entry names a resident and columns; what the cells are is
 * read when it is asked for.
 *
 * Entries are kept for CENTRE_FEED_DAYS and at most centre->feed_keep of them;
 * whoever asks for older ones is answered 410 and fills his copy anew.
 */
#ifndef CENTRAL_FEED_H
#define CENTRAL_FEED_H

#include "central/call.h"

#define CENTRE_FEED_DAYS 30

/* Instead of names of columns, blank separated, an entry may say: */
#define CENTRE_FEED_WHOLE "*" /* new here */
#define CENTRE_FEED_GONE "-"  /* not of this commune any more */

/*
 * After the change, in its transaction: an entry for a resident, and his leaf.
 * *seq (may be NULL) becomes its number.
 */
bool centre_feed_add(struct centre_ledger *ledger, int64_t now, const char *resident,
		     const char *columns, int64_t *seq);
/* The same for a call, whosever officer it is; those who wait there are woken by it. */
bool centre_feed_tell(struct centre_call *call, const char *resident, const char *columns);
/* Everything may have changed: every copy of the commune is to be filled anew. */
bool centre_feed_restart(struct centre_ledger *ledger, const char *commune);
/* Forget all but the last `keep` entries, and what is older than `before` (ms). */
bool centre_feed_compact(struct centre_ledger *ledger, const char *commune, int64_t keep,
			 int64_t before);

/* How far the feed is and reaches back; false: no such commune. */
struct centre_feed_head {
	int64_t seq, oldest, key_id;
};
bool centre_feed_head(struct centre_ledger *ledger, const char *commune,
		      struct centre_feed_head *head);
/* The commune in the path must be the officer's; false: refused as not found. */
bool centre_feed_admit(struct centre_call *call, struct centre_feed_head *head);

/* The operation. Without an answer it leaves call->wait_ms: hold it. */
void centre_feed(struct centre_call *call);

#endif
