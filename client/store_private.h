/*
 * store_private - what store.c (the database) and store_open.c (whose it is)
 * share; nobody else includes it.
 */
#ifndef CLIENT_STORE_PRIVATE_H
#define CLIENT_STORE_PRIVATE_H

#include <glib.h>
#include <stdbool.h>

#include "client/seal.h"

struct sqlite3;
struct world;

struct store {
	const struct world *world;
	struct sqlite3 *db;
	struct seal *seal;
	char *path, *officer, *id;
	int lock;     /* the courier's; -1 */
	int windows;  /* the file of all windows, this one's byte locked; -1 */
	unsigned window; /* number of this one; 0: not asked yet */
	bool by_next; /* opened with the passphrase of a change without an answer */
	bool broken; /* the disk has refused: nothing more until it is opened anew */
};

/* Sets the error; always false, for `return`. */
bool store_fail(GError **error, int code, const char *sentence); /* enum store_error */
bool store_damaged(GError **error);

/* Opens store->path, which was looked at already, and checks its pages. */
bool store_attach(struct store *store, GError **error); /* without the look at its pages */
bool store_connect(struct store *store, GError **error);
void store_disconnect(struct store *store);
/* store_slot.c: store->seal, by a key of the keyring. */
bool store_slot_open(struct store *store, const uint8_t key[SEAL_KEY], GError **error);
/* Several statements without parameters. */
bool store_script(struct store *store, const char *sql, GError **error);
/*
 * The first column of the first row as text, and a value of meta: "" when there is
 * none; NULL and an error when that is not known (no memory, a disk that does not
 * read): who takes the one for the other opens a store as if it were new. New.
 */
char *store_word(struct store *store, const char *sql, GError **error);
char *store_meta(struct store *store, const char *key, GError **error);
/* Everything of the log into the file, so that the file alone is the whole. */
bool store_gather(struct store *store);

#endif
