/*
 * pairs - two records that may be one person.
 *
 * A record that comes or changes is compared with those whose name folds alike
 * and who were born in the same year, wherever they live, and with those who have
 * the same old number (cleaning_rules.h says when two are alike).  Looking happens
 * in the transaction of the change.  A pair leaves the list when the two are no
 * longer alike, when an officer says that they are different people, or when the
 * two were merged by request; it is never merged by itself.
 */
#ifndef CENTRAL_PAIRS_H
#define CENTRAL_PAIRS_H

#include "central/call.h"
#include "central/ledger.h"

/* A name with more likenesses than this is a custom, not a suspicion. */
#define CENTRE_PAIRS_MOST 8

/*
 * After a resident was written: his pairs as they are now.  For residents_store;
 * whoever inserts or writes residents by it need not call it.
 */
bool centre_pairs_watch(struct centre_ledger *ledger, const char *resident, int64_t now);
/*
 * Put a pair on the list (why: "arrival" or one of struct pair); again is no
 * error, and what was answered "different" stays so.  False: the ledger.
 */
bool centre_pair_note(struct centre_ledger *ledger, const char *a, const char *b,
		      const char *why, int64_t now);

/* Operations. */
void centre_pair(struct centre_call *call);
void centre_pair_answer(struct centre_call *call);

#endif
