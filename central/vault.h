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

/* Forget: what a password was read into. */
void centre_wipe(void *bytes, size_t length);

#endif
