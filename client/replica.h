/*
 * replica - the commune's own copy of its records at this terminal, for when the
 * line is down: COMMUNE-replica.db in the state folder.
 *
 * It is sealed with the commune's key, which the centre gives to officers of
 * that commune and which each of them keeps wrapped in his own store
 * (OFFICER.db); without it the file is useless.  Each resident is a sealed row;
 * what lists and searches need of 256 residents together is a sealed block,
 * and all blocks are opened at once (replica_index.h).
 *
 * One process writes it (replica_leads()), others read and see what it wrote by
 * replica_refresh().  It is filled in pieces, each one transaction with the
 * cursor of the next; while it is being filled anew, what was there before
 * stays of use.  Then it is kept by the feed.
 *
 * How old it is, is judged by the highest time ever seen, so that setting the
 * clock back makes nothing younger.  Contact with the centre sets it right.
 *
 * Times are ms since 1970 UTC.  Errors are STORE_ERROR, sentences.
 */
#ifndef CLIENT_REPLICA_H
#define CLIENT_REPLICA_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "client/replica_index.h"
#include "client/replica_state.h"
#include "client/store.h"
#include "forms/copy.h"
#include "forms/feed.h"

enum replica_use {
	REPLICA_EMPTY,	 /* never filled, or damaged */
	REPLICA_READY,
	REPLICA_TOO_OLD, /* not asked for too long */
};

struct replica;

/*
 * `owner->officer` is the commune's code.  Makes the file when it is missing;
 * one that does not fit the key or the centre is emptied by the process that
 * leads, an error for the others.
 */
struct replica *replica_open(const struct world *world, const char *dir,
			     const struct store_owner *owner, const struct copy_key *key,
			     GError **error);
void replica_close(struct replica *replica); /* NULL is fine */

/* Whether this process is the one that writes (now or already). */
bool replica_leads(struct replica *replica);
const struct replica_state *replica_state(const struct replica *replica);
const struct replica_index *replica_people(const struct replica *replica);
/* What another process wrote meanwhile; nothing when none did. */
bool replica_refresh(struct replica *replica, GError **error);

/* May it be answered from, after at most so many days without the centre? */
enum replica_use replica_use(struct replica *replica, unsigned offline_days);

/* One whole resident; NULL: not here, or damaged. */
struct copy_row *replica_row(struct replica *replica, const char *id, GError **error);

/* ---- for the one that leads ------------------------------------------------------ */

/* The next piece is the first again. */
bool replica_begin_round(struct replica *replica, GError **error);
bool replica_take_piece(struct replica *replica, const struct copy_piece *piece,
			GError **error);
/* False without an error: a change of somebody who is not here; fill anew. */
bool replica_take_feed(struct replica *replica, const struct feed *feed, GError **error);
/* Rows (struct copy_row) as the centre has them; `gone` (char *) are not there any more. */
bool replica_mend(struct replica *replica, const GPtrArray *rows, const GPtrArray *gone,
		  GError **error);

#endif
