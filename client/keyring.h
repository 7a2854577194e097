/*
 * keyring - a 32-byte key in the keyring of the desktop session: the only
 * libsecret file.
 *
 * The key wraps the data key of one store (store_key.h says how), beside the
 * wrap by the passphrase, which always exists.  So the keyring is a second way
 * in, never the only one: a keyring that is lost, locked or silent loses nothing.
 *
 * A *locked* keyring is not an *absent* one.  libsecret's own look-up answers
 * "nothing, no error" for both; whoever takes that for "no key yet" and makes a new
 * one destroys a store.  Here they are told apart before anything is looked up.
 *
 * libsecret is loaded at the first question and not linked.  It is asked by its
 * asynchronous interface alone, in a main context of our own that keyring_tick()
 * moves, and every question ends after KEYRING_LIMIT_MS of the steady clock: its
 * plain calls were seen to hang for 50 s, and for ever.  SECRET_BACKEND and
 * its file are out of reach: the service is named, and main.c keeps no variable
 * of theirs.
 *
 * One question at a time; the next one ends the one before (KEYRING_SILENT).
 */
#ifndef CLIENT_KEYRING_H
#define CLIENT_KEYRING_H

#include <stdbool.h>
#include <stdint.h>

#include "forms/world.h"

#define KEYRING_KEY 32	       /* bytes */
#define KEYRING_LIMIT_MS 3000  /* of a question */

enum keyring_state {
	KEYRING_READY,	/* done; of find: here is the key */
	KEYRING_ABSENT, /* no session bus, no service on it, no keyring, no libsecret */
	KEYRING_LOCKED, /* it is there and closed: whether it has the key nobody knows */
	KEYRING_NONE,	/* open, and the key is not in it */
	KEYRING_SILENT, /* no answer in time */
};

/* Whose key.  All lent; `id` NULL in keyring_forget(): every key of this officer. */
struct keyring_name {
	const char *world, *centre, *officer, *id;
};

struct keyring;

/* `key`: KEYRING_KEY bytes, lent until it returns; NULL but for a find that is READY. */
typedef void (*keyring_done)(enum keyring_state state, const uint8_t *key, void *to);

/* Costs nothing: the library is loaded at the first question. */
struct keyring *keyring_new(const struct world *world);
/* Nobody is called any more; waits 0.2 s at most for what was under way to end. */
void keyring_free(struct keyring *keyring);

/* The answer comes out of keyring_tick(), never at once. */
void keyring_find(struct keyring *keyring, const struct keyring_name *name, keyring_done done,
		  void *to);
void keyring_keep(struct keyring *keyring, const struct keyring_name *name,
		  const uint8_t key[KEYRING_KEY], keyring_done done, void *to);
void keyring_forget(struct keyring *keyring, const struct keyring_name *name,
		    keyring_done done, void *to);

/* Moves the question on; ms until it is to be called again, -1: nothing is asked. */
int64_t keyring_tick(struct keyring *keyring);
/* Readable: call keyring_tick() now.  -1: nothing to wait for. */
int keyring_fd(const struct keyring *keyring);

#endif
