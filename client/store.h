/*
 * store - the officer's database on this machine: OFFICER.db in the state
 * folder of a world.  The only file of the terminal that includes sqlite3.h; it
 * lends journal and outbox a thin way to run their own SQL.
 *
 * What is written is on the disk when commit returns: WAL, synchronous=FULL.
 * What says anything about a person is sealed (client/seal.h) before it becomes
 * a column; in clear stand uuids, states, kinds, sizes (padded) and times.
 *
 * The tables have a version (store_schema.h).  An older store is brought up to
 * date in one transaction, with everything in it; a newer one is not opened.
 *
 * File 0600 in a folder 0700 that belongs to this user, opened without
 * following links, checked by quick_check.  A store belongs to the world, the
 * centre and the officer of its first sign-in and refuses every other.
 *
 * When the administrator has reset the password, the old passphrase is gone.  If
 * the keyring of this machine has a key (client/keyring.h, store_slot.c), it opens the
 * store and wraps it under the new password.  Otherwise its key is gone, too:
 * store_set_aside() renames the file (nothing is deleted) and a new store begins.
 *
 * Not for threads: one store, one thread.  Several processes may open the same.
 */
#ifndef CLIENT_STORE_H
#define CLIENT_STORE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "client/seal.h"
#include "forms/world.h"

enum store_error {
	STORE_FOLDER,	  /* cannot be made, or others can read it */
	STORE_FOREIGN,	  /* belongs to another world, centre or officer */
	STORE_PASSPHRASE, /* the passphrase does not open it */
	STORE_DAMAGED,	  /* not a database, or not whole any more */
	STORE_FULL,	  /* no room on the disk */
	STORE_BUSY,	  /* another program holds it too long */
	STORE_NEWER,	  /* a newer version of this program wrote it; untouched */
	STORE_FAILED,	  /* the disk or the system refused */
};
#define STORE_ERROR store_error_quark()
GQuark store_error_quark(void); /* messages are translated sentences */

/* Whose it is.  All lent. */
struct store_owner {
	const char *world;   /* "practice" or "real" */
	const char *centre;  /* the centre's id */
	const char *officer; /* login; also names the file */
};

struct store;

/*
 * Opens OFFICER.db in `dir`, making both when missing.  Takes about 0.1 s (Argon2id).
 * owner->centre NULL: without a line, whichever centre it belongs to.
 */
struct store *store_open(const struct world *world, const char *dir,
			 const struct store_owner *owner, const char *passphrase,
			 GError **error);
/* The same with another cost for a store that is new (tests). */
struct store *store_open_costing(const struct world *world, const char *dir,
				 const struct store_owner *owner, const char *passphrase,
				 struct seal_cost cost, GError **error);
void store_close(struct store *store);

/*
 * The other kind of file: COMMUNE-replica.db, the commune's own copy
 * (client/replica.h).  `owner->officer` is the commune's code; what is in it is
 * sealed with the commune's key, whose id `key_id` is.  A file of another centre
 * or key, of another layout, or a damaged one is of no use to anybody and can be
 * had again from the centre: *stale says so, and store_begin_copy() empties it.
 */
struct store *store_open_copy(const struct world *world, const char *dir,
			      const struct store_owner *owner, const char *key_id,
			      const uint8_t key[SEAL_KEY], bool *stale, GError **error);
/* Empties the file and makes it this owner's.  Only with store_lock() held. */
bool store_begin_copy(struct store *store, const struct store_owner *owner,
		      const char *key_id, GError **error);

/*
 * A word that the store keeps sealed for its officer ("session", "copy-key");
 * recall: new, NULL when there is none.
 */
bool store_remember(struct store *store, const char *what, const char *text, GError **error);
char *store_recall(struct store *store, const char *what);

/*
 * A change of the password, in two steps around the centre's answer: begin wraps
 * the same data key under the new one beside the old (STORE_PASSPHRASE when the
 * old one does not fit), end keeps the one that holds.  When no answer came, end
 * is not called and both open the store, until the centre has let one of them in:
 * settle then keeps the one that opened it.
 */
bool store_rewrap_begin(struct store *store, const char *old_passphrase,
			const char *new_passphrase, GError **error);
bool store_rewrap_end(struct store *store, bool changed, GError **error);
bool store_rewrap_settle(struct store *store, GError **error);

/* ---- the second wrap: by a key of the keyring (store_slot.c) ------------------- */
#define STORE_SLOT_OFF "off" /* in place of an id: the officer wants none here */

/* The id of the key that the store is wrapped with; "" none; new. */
char *store_slot(struct store *store);
/* The same of a store that is not open; "" also when there is no store. */
char *store_peek_slot(const char *dir, const char *officer);
/* Wraps the data key under `key`, which the keyring keeps under `id`. */
bool store_slot_add(struct store *store, const char *id, const uint8_t key[SEAL_KEY],
		    GError **error);
/* The wrap goes; `off`: and no other is to be made. */
bool store_slot_drop(struct store *store, bool off, GError **error);
/*
 * Opens what only the keyring's key opens any more and wraps it under
 * `passphrase` in the place of the one before, in one transaction.  Makes
 * nothing: STORE_DAMAGED where there is no store, STORE_PASSPHRASE when the key
 * is another one.
 */
struct store *store_open_by_key(const struct world *world, const char *dir,
				const struct store_owner *owner, const uint8_t key[SEAL_KEY],
				const char *passphrase, GError **error);

/*
 * Renames OFFICER.db (and what belongs to it) to OFFICER.aside-DATE.db.  No
 * store is open on it then.  The new path in *kept (may be NULL; g_free()).
 */
bool store_set_aside(const struct world *world, const char *dir, const char *officer,
		     char **kept, GError **error);
/* Whether OFFICER.db is there. */
bool store_exists(const char *dir, const char *officer);

const struct world *store_world(const struct store *store);
const char *store_officer(const struct store *store);
const char *store_path(const struct store *store);

/*
 * The courier's lock: true when this store holds it (now or already).  One
 * terminal per store carries letters; the lock ends with the store or the process.
 */
bool store_lock(struct store *store);

/*
 * The number of this window among those that have this store open, from 1; it is
 * free again when the store is closed or the process ends, however it ends.
 */
unsigned store_window(struct store *store);
/* Whether another window that is open now has this number. */
bool store_window_lives(struct store *store, unsigned window);

/* ---- the terminal's key pair for packages (store_keys.c) ----------------------- */
/* Its public part as the store has it, before it is open: base64; "" when it has none. */
char *store_peek_signer(const char *dir, const char *officer);
/* The store's key pair; when it has none yet, `fresh` becomes it (NULL: one is made). */
struct signer *store_signer(struct store *store, const struct signer *fresh, GError **error);
/* The centre's key in base64, as it was told at sign-in last; "" when never. */
char *store_centre_key(struct store *store);
bool store_keep_centre_key(struct store *store, const char *base64, GError **error);

/* ---- sealing: `kind` and `id` bind the bytes to their row --------------------- */
GBytes *store_seal(struct store *store, const char *kind, const char *id, const char *text);
char *store_unseal(struct store *store, const char *kind, const char *id, const void *bytes,
		   size_t length, GError **error);
char *store_blind(struct store *store, const char *what, const char *text);

/* ---- statements --------------------------------------------------------------- */
bool store_begin(struct store *store, GError **error); /* BEGIN IMMEDIATE */
bool store_commit(struct store *store, GError **error);
void store_rollback(struct store *store);
/* After a commit that deleted content: takes what it was out of the log, too. */
void store_forget(struct store *store);

enum statement_step { STATEMENT_ROW, STATEMENT_DONE, STATEMENT_FAILED };

struct statement;
/*
 * A statement with its parameters bound by `types`: 't' const char * (NULL: null),
 * 'n' int64_t, 'b' GBytes *.  All are copied.  Never NULL: what is wrong comes
 * out of the first step.  Columns count from 0.
 */
struct statement *store_ask(struct store *store, const char *sql, const char *types, ...);
enum statement_step statement_step(struct statement *s, GError **error);
const char *statement_text(struct statement *s, int column); /* lent to the next step; "" */
int64_t statement_number(struct statement *s, int column);
const void *statement_bytes(struct statement *s, int column, size_t *length);
void statement_free(struct statement *statement);

/* Asks, steps to the end and frees: *changed (may be NULL) is how many rows changed. */
bool store_run(struct store *store, GError **error, int64_t *changed, const char *sql,
	       const char *types, ...);

#endif
