/*
 * seal - one data key per store, wrapped by a passphrase; payloads bound to
 * their place.  libsodium lives here and nowhere else in the terminal.
 *
 * The header, all numbers little-endian:
 *
 *   "DK1\n"  passes  memory  salt  nonce  wrapped key + tag  checksum
 *    4        8       8       16    24     32 + 16            16
 *
 * Everything before the nonce is associated data of the wrap.  The checksum is
 * not secret: it tells a damaged header from a wrong passphrase, so that a
 * flipped bit on the disk is never told to the officer as "wrong password".
 */
#include "client/seal.h"

#include <sodium.h>
#include <string.h>

#include "i18n/language.h"

#include "i18n/banned.h"

#define PAD 256
#define MOST_PASSES 32
#define MOST_MEMORY (UINT64_C(1) << 30)

enum { AT_PASSES = 4,
       AT_MEMORY = 12,
       AT_SALT = 20,
       AT_NONCE = AT_SALT + SEAL_SALT,
       AT_KEY = AT_NONCE + SEAL_NONCE,
       AT_CHECK = AT_KEY + SEAL_KEY + SEAL_TAG };

G_STATIC_ASSERT(AT_CHECK + SEAL_CHECK == SEAL_HEADER_BYTES);
G_STATIC_ASSERT(SEAL_NONCE == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
G_STATIC_ASSERT(SEAL_TAG == crypto_aead_xchacha20poly1305_ietf_ABYTES);
G_STATIC_ASSERT(SEAL_SALT == crypto_pwhash_argon2id_SALTBYTES);

static const uint8_t magic[4] = { 'D', 'K', '1', '\n' };

struct secret {
	size_t length;
	char bytes[];
};

/* Lies in locked memory as a whole. */
struct seal {
	const struct world *world;
	uint8_t data[SEAL_KEY];
	uint8_t body[SEAL_KEY];	 /* derived of data: payloads */
	uint8_t blind[SEAL_KEY]; /* derived of data: blind index */
};

G_DEFINE_QUARK(dancu-seal-error, seal_error)

/*
 * Locked, guarded memory; libsodium aborts when there is none.  It ends at a
 * page's end, so only a round size begins where a struct may.
 */
static void *locked(size_t size)
{
	void *memory;

	size = (size + 15) & ~(size_t)15;
	if (sodium_init() < 0)
		sodium_misuse();
	memory = sodium_malloc(size);
	if (!memory)
		sodium_misuse();
	sodium_memzero(memory, size);
	return memory;
}

static struct secret *secret_new(const void *bytes, size_t length)
{
	struct secret *secret = locked(sizeof(*secret) + length + 1);

	secret->length = length;
	memcpy(secret->bytes, bytes, length);
	return secret;
}

struct secret *secret_of_text(const char *text)
{
	return secret_new(text, strlen(text));
}

const char *secret_text(const struct secret *secret)
{
	return secret ? secret->bytes : "";
}

size_t secret_length(const struct secret *secret)
{
	return secret ? secret->length : 0;
}

void secret_free(struct secret *secret)
{
	sodium_free(secret);
}

void seal_wipe(void *bytes, size_t length)
{
	sodium_memzero(bytes, length);
}

void seal_wipe_text(char *text)
{
	if (text)
		sodium_memzero(text, strlen(text));
}

static void put_u64(uint8_t *at, uint64_t number)
{
	for (int i = 0; i < 8; i++)
		at[i] = (uint8_t)(number >> (8 * i));
}

static uint64_t get_u64(const uint8_t *at)
{
	uint64_t number = 0;

	for (int i = 0; i < 8; i++)
		number |= (uint64_t)at[i] << (8 * i);
	return number;
}

static void header_sum(const uint8_t *header, uint8_t sum[SEAL_CHECK])
{
	crypto_generichash(sum, SEAL_CHECK, header, AT_CHECK, NULL, 0);
}

/* The key-wrapping key of a passphrase, in locked memory; NULL without memory. */
static uint8_t *wrapping_key(const uint8_t *header, const char *passphrase, GError **error)
{
	uint8_t *key = locked(SEAL_KEY);

	if (crypto_pwhash(key, SEAL_KEY, passphrase, strlen(passphrase), header + AT_SALT,
			  get_u64(header + AT_PASSES), (size_t)get_u64(header + AT_MEMORY),
			  crypto_pwhash_ALG_ARGON2ID13) == 0)
		return key;
	sodium_free(key);
	g_set_error(error, SEAL_ERROR, SEAL_MEMORY, "%s",
		    _("This machine is short of memory: the store cannot be opened now. "
		      "Close other programs and try again."));
	return NULL;
}

static void derive(struct seal *seal)
{
	crypto_kdf_derive_from_key(seal->body, SEAL_KEY, 1, "dancu-db", seal->data);
	crypto_kdf_derive_from_key(seal->blind, SEAL_KEY, 2, "dancu-db", seal->data);
}

bool seal_rewrap(struct seal *seal, struct seal_cost cost, const char *passphrase,
		 uint8_t header[SEAL_HEADER_BYTES], GError **error)
{
	uint8_t made[SEAL_HEADER_BYTES];
	uint8_t *key;

	memcpy(made, magic, sizeof(magic));
	put_u64(made + AT_PASSES, cost.passes);
	put_u64(made + AT_MEMORY, cost.memory);
	world_random(seal->world, made + AT_SALT, SEAL_SALT + SEAL_NONCE);
	key = wrapping_key(made, passphrase, error);
	if (!key)
		return false;
	crypto_aead_xchacha20poly1305_ietf_encrypt(made + AT_KEY, NULL, seal->data, SEAL_KEY,
						   made, AT_NONCE, NULL, made + AT_NONCE, key);
	sodium_free(key);
	header_sum(made, made + AT_CHECK);
	memcpy(header, made, sizeof(made));
	return true;
}

struct seal *seal_new(const struct world *world, struct seal_cost cost,
		      const char *passphrase, uint8_t header[SEAL_HEADER_BYTES],
		      GError **error)
{
	struct seal *seal = locked(sizeof(*seal));

	seal->world = world;
	world_random(world, seal->data, SEAL_KEY);
	derive(seal);
	if (seal_rewrap(seal, cost, passphrase, header, error))
		return seal;
	seal_free(seal);
	return NULL;
}

struct seal *seal_of_key(const struct world *world, const uint8_t key[SEAL_KEY])
{
	struct seal *seal = locked(sizeof(*seal));

	seal->world = world;
	memcpy(seal->data, key, SEAL_KEY);
	derive(seal);
	return seal;
}

const uint8_t *seal_key(const struct seal *seal)
{
	return seal->data;
}

static bool header_is_whole(const uint8_t *header, size_t length)
{
	uint8_t sum[SEAL_CHECK];
	uint64_t passes, memory;

	if (length != SEAL_HEADER_BYTES || memcmp(header, magic, sizeof(magic)))
		return false;
	header_sum(header, sum);
	passes = get_u64(header + AT_PASSES);
	memory = get_u64(header + AT_MEMORY);
	return !memcmp(sum, header + AT_CHECK, SEAL_CHECK) && passes >= 1 &&
	       passes <= MOST_PASSES && memory >= 8192 && memory <= MOST_MEMORY;
}

static void say_damaged(GError **error)
{
	g_set_error(error, SEAL_ERROR, SEAL_DAMAGED, "%s",
		    _("What is kept on this machine is damaged and was not opened."));
}

struct seal *seal_open(const struct world *world, const uint8_t *header, size_t length,
		       const char *passphrase, GError **error)
{
	struct seal *seal;
	uint8_t *key;
	int wrong;

	if (sodium_init() < 0 || !header_is_whole(header, length)) {
		say_damaged(error);
		return NULL;
	}
	key = wrapping_key(header, passphrase, error);
	if (!key)
		return NULL;
	seal = locked(sizeof(*seal));
	seal->world = world;
	wrong = crypto_aead_xchacha20poly1305_ietf_decrypt(seal->data, NULL, NULL,
							   header + AT_KEY, SEAL_KEY + SEAL_TAG,
							   header, AT_NONCE, header + AT_NONCE, key);
	sodium_free(key);
	if (!wrong) {
		derive(seal);
		return seal;
	}
	seal_free(seal);
	g_set_error(error, SEAL_ERROR, SEAL_PASSPHRASE, "%s",
		    _("The password does not open what is kept on this machine."));
	return NULL;
}

void seal_free(struct seal *seal)
{
	sodium_free(seal);
}

GBytes *seal_close(struct seal *seal, const char *place, const void *bytes, size_t length)
{
	size_t padded = (length / PAD + 1) * PAD;
	size_t size = SEAL_NONCE + padded + SEAL_TAG;
	uint8_t *out = g_malloc(size);
	uint8_t *plain = g_malloc0(padded);

	memcpy(plain, bytes, length);
	plain[length] = 0x80;
	world_random(seal->world, out, SEAL_NONCE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(out + SEAL_NONCE, NULL, plain, padded,
						   (const uint8_t *)place, strlen(place), NULL,
						   out, seal->body);
	sodium_memzero(plain, padded);
	g_free(plain);
	return g_bytes_new_take(out, size);
}

/* Length without the padding 0x80 0x00...; -1 when there is none. */
static long unpad(const char *plain, size_t size)
{
	while (size > 0 && plain[size - 1] == 0)
		size--;
	return size > 0 && (uint8_t)plain[size - 1] == 0x80 ? (long)size - 1 : -1;
}

char *seal_read(struct seal *seal, const char *place, const void *sealed, size_t size,
		size_t *length, GError **error)
{
	const uint8_t *in = sealed;
	size_t padded = size - SEAL_NONCE - SEAL_TAG;
	char *plain;
	long found;

	if (!sealed || size < SEAL_NONCE + SEAL_TAG + PAD || padded % PAD) {
		say_damaged(error);
		return NULL;
	}
	plain = g_malloc(padded + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt((uint8_t *)plain, NULL, NULL,
						       in + SEAL_NONCE, size - SEAL_NONCE,
						       (const uint8_t *)place, strlen(place), in,
						       seal->body) != 0 ||
	    (found = unpad(plain, padded)) < 0) {
		g_free(plain);
		say_damaged(error);
		return NULL;
	}
	plain[found] = '\0';
	if (length)
		*length = (size_t)found;
	return plain;
}

char *seal_blind(struct seal *seal, const char *what, const char *text)
{
	crypto_generichash_state state;
	uint8_t hash[16];
	char hex[33];

	crypto_generichash_init(&state, seal->blind, SEAL_KEY, sizeof(hash));
	crypto_generichash_update(&state, (const uint8_t *)what, strlen(what) + 1);
	crypto_generichash_update(&state, (const uint8_t *)text, strlen(text));
	crypto_generichash_final(&state, hash, sizeof(hash));
	sodium_memzero(&state, sizeof(state));
	return g_strdup(sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash)));
}

/* ---- packages ----------------------------------------------------------------- */

struct signer {
	uint8_t secret[crypto_sign_SECRETKEYBYTES];
	uint8_t key[crypto_sign_PUBLICKEYBYTES];
	uint8_t seed[crypto_sign_SEEDBYTES];
};

G_STATIC_ASSERT(SIGNER_BYTES == crypto_sign_SEEDBYTES);
G_STATIC_ASSERT(SIGNER_BYTES == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT(SIGNER_SIGNATURE == crypto_sign_BYTES);

struct signer *signer_of_seed(const uint8_t seed[SIGNER_BYTES])
{
	struct signer *signer = locked(sizeof(*signer));

	memcpy(signer->seed, seed, SIGNER_BYTES);
	crypto_sign_seed_keypair(signer->key, signer->secret, seed);
	return signer;
}

struct signer *signer_new(const struct world *world)
{
	uint8_t seed[SIGNER_BYTES];
	struct signer *signer;

	world_random(world, seed, sizeof(seed));
	signer = signer_of_seed(seed);
	sodium_memzero(seed, sizeof(seed));
	return signer;
}

void signer_free(struct signer *signer)
{
	sodium_free(signer);
}

const uint8_t *signer_seed(const struct signer *signer)
{
	return signer->seed;
}

const uint8_t *signer_public(const struct signer *signer)
{
	return signer->key;
}

void signer_sign(const struct signer *signer, const void *bytes, size_t length,
		 uint8_t signature[SIGNER_SIGNATURE])
{
	crypto_sign_detached(signature, NULL, bytes, length, signer->secret);
}

GBytes *seal_for(const uint8_t to[SIGNER_BYTES], const void *bytes, size_t length)
{
	uint8_t *box = g_malloc(length + crypto_box_SEALBYTES);

	if (sodium_init() < 0 || crypto_box_seal(box, bytes, length, to) != 0)
		sodium_misuse();
	return g_bytes_new_take(box, length + crypto_box_SEALBYTES);
}

char *signer_open(const struct signer *signer, const uint8_t from[SIGNER_BYTES],
		  const void *box, size_t size, size_t *length)
{
	const uint8_t *nonce = box;
	uint8_t secret[crypto_box_SECRETKEYBYTES];
	char *plain;
	bool fine;

	if (size < crypto_box_NONCEBYTES + crypto_box_MACBYTES)
		return NULL;
	*length = size - crypto_box_NONCEBYTES - crypto_box_MACBYTES;
	plain = g_malloc0(*length + 1);
	fine = crypto_sign_ed25519_sk_to_curve25519(secret, signer->secret) == 0 &&
	       crypto_box_open_easy((uint8_t *)plain, nonce + crypto_box_NONCEBYTES,
				    size - crypto_box_NONCEBYTES, nonce, from, secret) == 0;
	sodium_memzero(secret, sizeof(secret));
	if (fine)
		return plain;
	g_free(plain);
	return NULL;
}
