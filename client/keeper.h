/*
 * keeper - fills the commune's own copy and keeps it up to date, behind
 * everything else; and answers from it while there is no line.
 *
 *   key        the commune's key from the centre, wrapped into the officer's store
 *   fill       piece by piece, only while no other question is under way
 *   follow     the feed, held by the centre for 110 s on a connection of its own
 *
 * What has the right to be in the copy is decided by the centre: an officer of
 * another kind gets "not found", and there is no copy for him.  One process per
 * commune writes (client/replica.h); the others look every 30 s whether they
 * are the first now.
 *
 * Without a line (keeper_answer) every look and every number shown is a letter,
 * OP_LOOK, on disk before the answer is given.
 */
#ifndef CLIENT_KEEPER_H
#define CLIENT_KEEPER_H

#include <stdbool.h>
#include <stdint.h>

#include "client/central.h"
#include "client/outbox.h"
#include "client/keeper_needs.h"
#include "client/replica.h"

enum keeper_state {
	KEEPER_NONE,	  /* no key yet, or no right to a copy */
	KEEPER_FILLING,
	KEEPER_FOLLOWING,
	KEEPER_HELD,	  /* waits for the line, or for the time it was given */
	KEEPER_OTHER,	  /* another process keeps it */
	KEEPER_BROKEN,	  /* the disk or the file; keeper_cause() */
};

struct keeper;

/* Opens the copy when its key is remembered: about 0.5 s for 50,000 people. */
struct keeper *keeper_new(const struct keeper_needs *needs);
void keeper_free(struct keeper *keeper); /* NULL is fine */

/*
 * Begins what is due; after every transport_collect() and when the time has
 * passed that it asked for: ms; -1: not before keeper_wake() or an answer.
 */
int64_t keeper_tick(struct keeper *keeper);
/* The line is back, the officer is signed in. */
void keeper_wake(struct keeper *keeper);
/* Nothing is asked any more until keeper_wake(): the line is cut, a reconciliation. */
void keeper_rest(struct keeper *keeper);

enum keeper_state keeper_state(const struct keeper *keeper);
const char *keeper_cause(const struct keeper *keeper); /* translated; "" */
/* The copy; NULL: none.  Lent until the next tick. */
struct replica *keeper_replica(const struct keeper *keeper);
/* Fill it anew from the beginning. */
void keeper_begin_anew(struct keeper *keeper);

/*
 * For central_without_line(): an answer made of the copy, new, with `copied` set; NULL: there is
 * none.  A copy that is too old, and a letter that cannot be kept, are answers too.
 */
struct answer *keeper_answer(struct keeper *keeper, const struct central_asked *asked);

#endif
