/*
 * seal - secrets in memory and sealed bytes on disk: the only libsodium file.
 *
 * A store has one random 32-byte data key.  It is kept wrapped by a key that
 * Argon2id makes of the officer's passphrase (the sign-in password); salt and
 * cost stand beside it (struct seal_header), and a key check value tells a
 * wrong passphrase from a damaged header.  Changing the password wraps the same
 * data key anew; losing the password loses the data key: that is meant.
 *
 * Payloads: XChaCha20-Poly1305, a fresh 24-byte nonce each, padded to a
 * multiple of 256 bytes, bound to their place by the associated data, so that
 * a body copied to another row, kind or database does not open.
 *
 * Random bytes come from the world that is handed in (a test has its own).
 * Keys and tokens live in locked memory that is wiped when freed.
 */
#ifndef CLIENT_SEAL_H
#define CLIENT_SEAL_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "forms/world.h"

enum seal_error {
	SEAL_PASSPHRASE, /* the passphrase does not fit */
	SEAL_DAMAGED,	 /* header or payload is not what was sealed here */
	SEAL_MEMORY,	 /* Argon2id could not get its memory */
};
#define SEAL_ERROR seal_error_quark()
GQuark seal_error_quark(void);

/* ---- a secret: bytes in locked, wiped memory; a NUL stands behind them -------- */
struct secret;
struct secret *secret_of_text(const char *text);
const char *secret_text(const struct secret *secret); /* lent; NULL gives "" */
size_t secret_length(const struct secret *secret);
void secret_free(struct secret *secret); /* NULL is fine */

/* Overwrites bytes that held something secret; never optimised away. */
void seal_wipe(void *bytes, size_t length);
void seal_wipe_text(char *text); /* up to its NUL; NULL is fine */

/* ---- packages: who signs, and who alone may open -------------------------------- */
#define SIGNER_BYTES 32	   /* of seed and of public key */
#define SIGNER_SIGNATURE 64

/* The terminal's Ed25519 key pair, in locked memory. */
struct signer;
struct signer *signer_new(const struct world *world);
struct signer *signer_of_seed(const uint8_t seed[SIGNER_BYTES]);
void signer_free(struct signer *signer); /* NULL is fine */
const uint8_t *signer_seed(const struct signer *signer);   /* lent */
const uint8_t *signer_public(const struct signer *signer); /* lent */
void signer_sign(const struct signer *signer, const void *bytes, size_t length,
		 uint8_t signature[SIGNER_SIGNATURE]);
/* crypto_box_seal(): only the holder of the secret behind `to` opens it; new.  Its one
 * ephemeral key comes from libsodium. */
GBytes *seal_for(const uint8_t to[SIGNER_BYTES], const void *bytes, size_t length);
/* Nonce and crypto_box_easy() of `from` for this signer; new with a NUL behind; NULL: no. */
char *signer_open(const struct signer *signer, const uint8_t from[SIGNER_BYTES],
		  const void *box, size_t size, size_t *length);

/* ---- the wrapped data key, as it lies in the database ------------------------- */
#define SEAL_SALT 16
#define SEAL_NONCE 24
#define SEAL_KEY 32
#define SEAL_TAG 16
#define SEAL_CHECK 16
#define SEAL_HEADER_BYTES (4 + 8 + 8 + SEAL_SALT + SEAL_NONCE + SEAL_KEY + SEAL_TAG + SEAL_CHECK)

/* The cost of one guess: passes, and bytes of memory. */
struct seal_cost {
	uint64_t passes, memory;
};
#define SEAL_COST_OFFICER ((struct seal_cost){ 3, 64u << 20 })
#define SEAL_COST_LEAST ((struct seal_cost){ 1, 8192 }) /* tests only */

/* An open data key. */
struct seal;

/* A new data key, wrapped into `header`.  NULL only when memory is short. */
struct seal *seal_new(const struct world *world, struct seal_cost cost,
		      const char *passphrase, uint8_t header[SEAL_HEADER_BYTES],
		      GError **error);
struct seal *seal_open(const struct world *world, const uint8_t *header, size_t length,
		       const char *passphrase, GError **error);
/* Wraps the same key under another passphrase, with a new salt, into `header`. */
bool seal_rewrap(struct seal *seal, struct seal_cost cost, const char *passphrase,
		 uint8_t header[SEAL_HEADER_BYTES], GError **error);
/* One of a key that came from elsewhere: the commune's.  It has no header. */
struct seal *seal_of_key(const struct world *world, const uint8_t key[SEAL_KEY]);
/* The data key itself, lent, to be sealed under another one (store_slot.c). */
const uint8_t *seal_key(const struct seal *seal);
void seal_free(struct seal *seal);

/* Seals `length` bytes bound to `place`; new. */
GBytes *seal_close(struct seal *seal, const char *place, const void *bytes, size_t length);
/* Opens them: new bytes with a NUL behind, *length without it; NULL: SEAL_DAMAGED. */
char *seal_read(struct seal *seal, const char *place, const void *sealed, size_t size,
		size_t *length, GError **error);
/* A keyed 16-byte hash as 32 hex digits: equal texts are found, nothing is told. New. */
char *seal_blind(struct seal *seal, const char *what, const char *text);

#endif
