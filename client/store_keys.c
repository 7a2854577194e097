/*
 * store_keys - the keys for packages, in the store: the terminal's pair, its
 * seed sealed and its public part in clear, and the public key of the centre.
 */
#include "client/store.h"

#include <string.h>
#include <unistd.h>

#include "client/store_private.h"
#include "client/storefile.h"

#include "i18n/banned.h"

#define SIGNER "signer"
#define SIGNER_PUBLIC "signer-public"
#define CENTRE_KEY "centre-key"

static char *word_of(struct store *store, const char *key)
{
	struct statement *s = store_ask(store, "SELECT value FROM meta WHERE key = ?", "t", key);
	char *text = g_strdup(statement_step(s, NULL) == STATEMENT_ROW ? statement_text(s, 0) : "");

	statement_free(s);
	return text;
}

static bool set_word(struct store *store, const char *key, const char *text, GError **error)
{
	return store_run(store, error, NULL, "INSERT OR REPLACE INTO meta VALUES (?, ?)", "tt", key,
			 text);
}

char *store_peek_signer(const char *dir, const char *officer)
{
	g_autofree char *path = storefile_name(dir, officer, ".db", NULL);
	struct store alone = { .path = path, .lock = -1, .windows = -1 };
	char *text = NULL;

	if (path && access(path, R_OK) == 0 && store_connect(&alone, NULL))
		text = word_of(&alone, SIGNER_PUBLIC);
	store_disconnect(&alone);
	return text ? text : g_strdup("");
}

static struct signer *load(struct store *store, GError **error)
{
	struct statement *s =
		store_ask(store, "SELECT value FROM meta WHERE key = '" SIGNER "'", "");
	struct signer *signer = NULL;
	const void *sealed;
	size_t size;

	if (statement_step(s, error) == STATEMENT_ROW) {
		sealed = statement_bytes(s, 0, &size);
		g_autofree char *text = store_unseal(store, SIGNER, SIGNER, sealed, size, error);
		gsize length = 0;
		g_autofree uint8_t *seed = text ? g_base64_decode(text, &length) : NULL;

		if (length == SIGNER_BYTES)
			signer = signer_of_seed(seed);
		if (seed)
			seal_wipe(seed, length);
		seal_wipe_text(text);
	}
	statement_free(s);
	return signer;
}

static bool keep(struct store *store, const struct signer *signer, GError **error)
{
	g_autofree char *seed = g_base64_encode(signer_seed(signer), SIGNER_BYTES);
	g_autofree char *public = g_base64_encode(signer_public(signer), SIGNER_BYTES);
	g_autoptr(GBytes) sealed = store_seal(store, SIGNER, SIGNER, seed);

	seal_wipe_text(seed);
	if (!store_begin(store, error))
		return false;
	if (store_run(store, error, NULL, "INSERT OR REPLACE INTO meta VALUES ('" SIGNER "', ?)",
		      "b", sealed) &&
	    set_word(store, SIGNER_PUBLIC, public, error))
		return store_commit(store, error);
	store_rollback(store);
	return false;
}

struct signer *store_signer(struct store *store, const struct signer *fresh, GError **error)
{
	struct signer *signer = load(store, NULL);

	if (signer)
		return signer;
	signer = fresh ? signer_of_seed(signer_seed(fresh)) : signer_new(store_world(store));
	if (keep(store, signer, error))
		return signer;
	signer_free(signer);
	return NULL;
}

char *store_centre_key(struct store *store)
{
	return word_of(store, CENTRE_KEY);
}

bool store_keep_centre_key(struct store *store, const char *base64, GError **error)
{
	return set_word(store, CENTRE_KEY, base64, error);
}
