/*
 * vault - the centre's secrets: passwords, tokens, seals on cursors.
 *
 * Passwords are kept as libsodium's Argon2id strings (64 MiB, ops 2 unless the
 * database was made cheaper for a test).  A token is 32 random bytes as 43
 * letters; only its hash is kept, so a copy of the database signs nobody in.
 * The only libsodium file of the centre.
 */
#ifndef CENTRAL_VAULT_H
#define CENTRAL_VAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "forms/world.h"

#define CENTRE_VAULT_HASH 32 /* bytes of a token's hash */
#define CENTRE_VAULT_KEY 32  /* bytes of the key that seals cursors */

struct centre_cost {
	int64_t ops, memory; /* Argon2id; memory in bytes */
};
#define CENTRE_COST_REAL ((struct centre_cost){2, INT64_C(64) << 20})
#define CENTRE_COST_TEST ((struct centre_cost){1, INT64_C(8) << 10})

/* Once, before any thread. */
bool centre_vault_start(void);

char *centre_password_hash(const char *password, struct centre_cost cost); /* new; NULL: no memory */
bool centre_password_fits(const char *hash, const char *password);
/* As long as fitting a real one takes; always false: for officers that do not exist. */
bool centre_password_pretend(const char *password, struct centre_cost cost);

/* A new token out of the world's chance; its hash goes to `hash`. */
char *centre_token_new(const struct world *world, uint8_t hash[CENTRE_VAULT_HASH]);
void centre_token_hash(const char *token, uint8_t hash[CENTRE_VAULT_HASH]);

/* Text and seal in letters that fit a JSON string; open answers the text or NULL. New. */
char *centre_seal(const uint8_t key[CENTRE_VAULT_KEY], const char *text);
char *centre_unseal(const uint8_t key[CENTRE_VAULT_KEY], const char *sealed);

/* ---- packages (forms/package.h): the centre's box, and terminals' signatures ---- */
#define CENTRE_BOX_KEY 32
#define CENTRE_SIGN_KEY 32
#define CENTRE_SIGNATURE 64

void centre_box_make(const struct world *world, uint8_t open[CENTRE_BOX_KEY],
		     uint8_t secret[CENTRE_BOX_KEY]);
/* What was sealed to the centre; new, *length bytes and a NUL behind. NULL: not for it. */
char *centre_box_open(const uint8_t open[CENTRE_BOX_KEY], const uint8_t secret[CENTRE_BOX_KEY],
		      const void *bytes, size_t size, size_t *length);
bool centre_signature_fits(const uint8_t key[CENTRE_SIGN_KEY], const void *bytes, size_t length,
			   const uint8_t signature[CENTRE_SIGNATURE]);
/*
 * A text that only the terminal with this signing key opens, and that only the
 * centre can have written: nonce and box, new.  NULL: that is no key.
 */
char *centre_box_answer(const struct world *world, const uint8_t secret[CENTRE_BOX_KEY],
			const uint8_t terminal[CENTRE_SIGN_KEY], const char *text,
			size_t *length);

/* Forget: what a password was read into. */
void centre_wipe(void *bytes, size_t length);

#endif
