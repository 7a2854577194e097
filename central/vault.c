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

void centre_box_make(const struct world *world, uint8_t open[CENTRE_BOX_KEY],
		     uint8_t secret[CENTRE_BOX_KEY])
{
	uint8_t seed[crypto_box_SEEDBYTES];

	world_random(world, seed, sizeof(seed));
	crypto_box_seed_keypair(open, secret, seed);
	sodium_memzero(seed, sizeof(seed));
}

char *centre_box_open(const uint8_t open[CENTRE_BOX_KEY], const uint8_t secret[CENTRE_BOX_KEY],
		      const void *bytes, size_t size, size_t *length)
{
	char *text;

	if (size < crypto_box_SEALBYTES)
		return NULL;
	*length = size - crypto_box_SEALBYTES;
	text = g_malloc0(*length + 1);
	if (crypto_box_seal_open((unsigned char *)text, bytes, size, open, secret) == 0)
		return text;
	g_free(text);
	return NULL;
}

bool centre_signature_fits(const uint8_t key[CENTRE_SIGN_KEY], const void *bytes, size_t length,
			   const uint8_t signature[CENTRE_SIGNATURE])
{
	return crypto_sign_verify_detached(signature, bytes, length, key) == 0;
}

char *centre_box_answer(const struct world *world, const uint8_t secret[CENTRE_BOX_KEY],
			const uint8_t terminal[CENTRE_SIGN_KEY], const char *text,
			size_t *length)
{
	uint8_t key[crypto_box_PUBLICKEYBYTES];
	size_t size = strlen(text);
	unsigned char *out;

	if (crypto_sign_ed25519_pk_to_curve25519(key, terminal) != 0)
		return NULL;
	*length = crypto_box_NONCEBYTES + crypto_box_MACBYTES + size;
	out = g_malloc(*length);
	world_random(world, out, crypto_box_NONCEBYTES);
	if (crypto_box_easy(out + crypto_box_NONCEBYTES, (const unsigned char *)text, size, out,
			    key, secret) == 0)
		return (char *)out;
	g_free(out);
	return NULL;
}

void centre_wipe(void *bytes, size_t length)
{
	sodium_memzero(bytes, length);
}
