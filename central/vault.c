/* vault - the only file of the centre that knows libsodium. */
#include "central/vault.h"

#include <glib.h>
#include <sodium.h>
#include <string.h>

#include "i18n/banned.h"

#define VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING
#define SEAL 16 /* bytes of the seal on a cursor */

bool centre_vault_start(void)
{
	return sodium_init() >= 0;
}

/* The same letters are the same password, whichever keyboard put them together. */
static char *composed(const char *password)
{
	char *nfc = g_utf8_normalize(password, -1, G_NORMALIZE_NFC);

	return nfc ? nfc : g_strdup(password);
}

static void wipe_text(char *text)
{
	sodium_memzero(text, strlen(text));
	g_free(text);
}

char *centre_password_hash(const char *password, struct centre_cost cost)
{
	char out[crypto_pwhash_STRBYTES];
	char *nfc = composed(password);
	bool done = crypto_pwhash_str_alg(out, nfc, strlen(nfc), (unsigned long long)cost.ops,
					  (size_t)cost.memory,
					  crypto_pwhash_ALG_ARGON2ID13) == 0;

	wipe_text(nfc);
	return done ? g_strdup(out) : NULL;
}

bool centre_password_fits(const char *hash, const char *password)
{
	char *nfc = composed(password);
	bool fits = crypto_pwhash_str_verify(hash, nfc, strlen(nfc)) == 0;

	wipe_text(nfc);
	return fits;
}

bool centre_password_pretend(const char *password, struct centre_cost cost)
{
	g_free(centre_password_hash(password, cost));
	return false;
}

void centre_token_hash(const char *token, uint8_t hash[CENTRE_VAULT_HASH])
{
	crypto_generichash(hash, CENTRE_VAULT_HASH, (const unsigned char *)token,
			   strlen(token), NULL, 0);
}

static char *encode(const uint8_t *bytes, size_t length)
{
	size_t room = sodium_base64_encoded_len(length, VARIANT);
	char *out = g_malloc(room);

	return sodium_bin2base64(out, room, bytes, length, VARIANT);
}

char *centre_token_new(const struct world *world, uint8_t hash[CENTRE_VAULT_HASH])
{
	uint8_t secret[32];
	char *token;

	world_random(world, secret, sizeof(secret));
	token = encode(secret, sizeof(secret));
	sodium_memzero(secret, sizeof(secret));
	centre_token_hash(token, hash);
	return token;
}

char *centre_seal(const uint8_t key[CENTRE_VAULT_KEY], const char *text)
{
	size_t length = strlen(text);
	g_autofree uint8_t *bytes = g_malloc(SEAL + length);

	crypto_generichash(bytes, SEAL, (const unsigned char *)text, length, key,
			   CENTRE_VAULT_KEY);
	memcpy(bytes + SEAL, text, length);
	return encode(bytes, SEAL + length);
}

char *centre_unseal(const uint8_t key[CENTRE_VAULT_KEY], const char *sealed)
{
	size_t length, room = strlen(sealed) + 1;
	g_autofree uint8_t *bytes = g_malloc(room);
	uint8_t seal[SEAL];

	if (sodium_base642bin(bytes, room, sealed, strlen(sealed), NULL, &length, NULL,
			      VARIANT) != 0 ||
	    length < SEAL)
		return NULL;
	crypto_generichash(seal, SEAL, bytes + SEAL, length - SEAL, key, CENTRE_VAULT_KEY);
	if (sodium_memcmp(seal, bytes, SEAL) != 0 ||
	    memchr(bytes + SEAL, 0, length - SEAL))
		return NULL;
	return g_strndup((const char *)bytes + SEAL, length - SEAL);
}

void centre_wipe(void *bytes, size_t length)
{
	sodium_memzero(bytes, length);
}
