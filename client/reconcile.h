/*
 * reconcile - đối soát: does the commune's copy say what the centre says?
 *
 * The root of the hash tree (forms/digest.h) first; where it differs, down to
 * the residents who differ; then their rows are had from the centre and the
 * copy is mended.  68 bytes of bodies when all is equal.
 *
 * The copy is compared at one place of the feed: the keeper rests meanwhile, and
 * when the centre is further the feed is read first.
 */
#ifndef CLIENT_RECONCILE_H
#define CLIENT_RECONCILE_H

#include "client/central.h"
#include "client/replica.h"

enum reconcile_state {
	RECONCILE_RUNNING,
	RECONCILE_EQUAL,
	RECONCILE_MENDED, /* there were differences; they are mended */
	RECONCILE_FAILED, /* reconcile_cause() */
};

struct reconcile_difference {
	char *id, *name; /* as the copy had it, else as the centre has it */
	int kind;	 /* enum digest_kind */
};

struct reconcile;

/* All lent.  `changed` is called from transport_collect() whenever it has come further. */
struct reconcile *reconcile_new(struct central *central, const char *commune,
				struct replica *replica, void (*changed)(void *to), void *to);
/* Whatever is under way is given up. */
void reconcile_free(struct reconcile *reconcile);

enum reconcile_state reconcile_state(const struct reconcile *reconcile);
/* Bytes of bodies, both ways. */
size_t reconcile_bytes(const struct reconcile *reconcile);
/* struct reconcile_difference; lent. */
const GPtrArray *reconcile_differences(const struct reconcile *reconcile);
const char *reconcile_cause(const struct reconcile *reconcile); /* translated; "" */

#endif
