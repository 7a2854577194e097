/*
 * outbox - letters: everything that changes the register, on disk first, then
 * on the wire, until the centre has given a receipt.
 *
 *              put
 *               v
 *    +----> WAITING ----begin----> IN_FLIGHT ---settle---> DONE      receipt kept,
 *    |          |                   |  |  |                          content deleted
 *    |          | withdraw          |  |  +-----settle---> REFUSED   kept, with the
 *    |          | (never tried)     |  |                             centre's answer
 *    |          v                   |  +--------settle---> CONFLICT  the same, 412
 *    |        (gone)                |
 *    +-- postpone, unsend, recover -+        REFUSED, CONFLICT --drop--> (gone)
 *                                            or put of the letter that mends it
 *
 * Each arrow is one transaction; the database itself refuses every other
 * (trigger), and outbox_put() returns true only after the commit is on disk.
 *
 * Letters about one record go in the order in which they were put.  When one of
 * them is REFUSED or in CONFLICT, those behind it that change one of its fields
 * are held (letter->held) until it is mended or dropped: the officer wrote them
 * believing that the first would be taken.  Those that change other fields go on.
 * A mended letter takes the place of the one that it replaces.
 *
 * The uuid is the idempotency key, and the body that is sent is the same bytes
 * on every try.  A letter made of a draft (`draft`) marks it sent in the same
 * transaction; DONE deletes the draft, REFUSED and CONFLICT give it back.
 */
#ifndef CLIENT_OUTBOX_H
#define CLIENT_OUTBOX_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "client/letter.h"
#include "client/store.h"

struct outbox;

struct outbox *outbox_new(struct store *store); /* the store is lent */
void outbox_free(struct outbox *box);
struct store *outbox_store(const struct outbox *box); /* lent */

/*
 * Keeps the letter; on disk before it returns true.  Fills uuid, made_at, state.
 * The caller still owns `letter`.  The same uuid twice is an error.
 */
bool outbox_put(struct outbox *box, struct letter *letter, GError **error);

/*
 * All that are not DONE, oldest first, then the DONE settled since `done_since`
 * (ms), newest first.  Without bodies.
 */
GPtrArray *outbox_list(struct outbox *box, int64_t done_since, GError **error);
/* The DONE, newest first, at most `most`. */
GPtrArray *outbox_receipts(struct outbox *box, unsigned most, GError **error);
/* One whole letter; NULL: unknown or damaged. */
struct letter *outbox_load(struct outbox *box, const char *uuid, GError **error);
/* WAITING and IN_FLIGHT: "chờ gửi". */
unsigned outbox_waiting(struct outbox *box);
/* When the oldest of them was made: ms; 0 when none waits. */
int64_t outbox_oldest(struct outbox *box);
/* REFUSED and CONFLICT: "cần tôi xem lại". */
unsigned outbox_troubled(struct outbox *box);
/* When the next letter may be tried: ms wall clock, 0 at once, -1 nothing waits. */
int64_t outbox_next_time(struct outbox *box, int64_t now);

/*
 * The letter to carry now, whole: decisions first, then the oldest; never one
 * about a record for which an older letter still waits, nor a held one.  NULL: none
 * is due.
 */
struct letter *outbox_next(struct outbox *box, int64_t now, GError **error);

/* The arrows.  False and an error when the letter is not in the state the arrow leaves. */
bool outbox_begin(struct outbox *box, const char *uuid, GError **error);
bool outbox_postpone(struct outbox *box, const char *uuid, int64_t next_try,
		     const char *cause, GError **error);
/* The same when nothing of it left this machine: the try does not count. */
bool outbox_unsend(struct outbox *box, const char *uuid, int64_t next_try, const char *cause,
		   GError **error);
bool outbox_settle(struct outbox *box, const char *uuid, enum letter_state state,
		   const char *receipt, const char *cause, const char *answer,
		   GError **error);
bool outbox_withdraw(struct outbox *box, const char *uuid, GError **error);
bool outbox_drop(struct outbox *box, const char *uuid, GError **error);

/*
 * What may go into a package now: waiting, not held, in the order in which it must
 * arrive, whole; at most `most`.  It stays WAITING: the line may be the quicker way.
 */
GPtrArray *outbox_packable(struct outbox *box, unsigned most, GError **error);
/* They stand in a package from now on: not to be taken back any more. */
bool outbox_pack(struct outbox *box, const GPtrArray *letters, GError **error);

/* The line is down: nothing before `next_try` (ms wall clock). */
bool outbox_hold(struct outbox *box, int64_t next_try, GError **error);
/* Try all at once. */
bool outbox_hurry(struct outbox *box, GError **error);
/* After a crash: what was in flight waits again.  Only with store_lock() held. */
bool outbox_recover(struct outbox *box, GError **error);

#endif
