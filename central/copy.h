/*
 * copy - a commune's records for its own terminals: pieces to fill a copy with,
 * and the key that seals it there.
 *
 * A piece is what follows a place in the order in which residents came, so that
 * nothing moves while others change; what changed meanwhile comes by the feed,
 * from the number that the first piece said.  The cursor carries that number,
 * the key's and the place.  Each piece leaves one line in the audit trail.
 */
#ifndef CENTRAL_COPY_H
#define CENTRAL_COPY_H

#include "central/call.h"
#include "central/self.h"

/* Bytes after which a piece ends before its rows are full. */
#define CENTRE_COPY_BYTES ((size_t)400 << 10)

/* Operations. */
void centre_copy(struct centre_call *call);
void centre_copy_key(struct centre_call *call);

/*
 * A new key, and every copy sealed with the old one is to be filled anew.  In a
 * transaction of the caller's; false: no such commune, or the ledger.
 */
bool centre_copy_key_change(const struct centre *centre, struct centre_ledger *ledger,
			    const char *commune);

#endif
