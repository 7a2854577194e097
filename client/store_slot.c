/*
 * store_slot - the store's data key once more, sealed under a key that lies in
 * the keyring: the way in when the password was reset.
 *
 * Two rows of meta: the id of the keyring's key, and the data key sealed under
 * it, bound to this store and that id.  The wrap by the passphrase stands beside
 * it always and knows nothing of it.
 */
#include "client/store.h"

#include <string.h>
#include <unistd.h>

#include "client/store_private.h"
#include "client/storefile.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define SLOT_ID "keyring-id"
#define SLOT_WRAP "keyring-key"

static char *word_of(struct store *store, const char *key)
{
	struct statement *s = store_ask(store, "SELECT value FROM meta WHERE key = ?", "t", key);
	char *text = g_strdup(statement_step(s, NULL) == STATEMENT_ROW ? statement_text(s, 0) : "");

	statement_free(s);
	return text;
}

static char *place_of(struct store *store, const char *id)
{
	g_autofree char *whole = word_of(store, "id");

	return g_strdup_printf("%s|%s|" SLOT_WRAP "|1", whole, id);
}

char *store_slot(struct store *store)
{
	return word_of(store, SLOT_ID);
}

char *store_peek_slot(const char *dir, const char *officer)
{
	g_autofree char *path = storefile_name(dir, officer, ".db", NULL);
	struct store alone = { .path = path, .lock = -1 };
	char *text = NULL;

	if (path && access(path, R_OK) == 0 && store_connect(&alone, NULL))
		text = store_slot(&alone);
	store_disconnect(&alone);
	return text ? text : g_strdup("");
}

/* Both rows, or neither. */
static bool set_rows(struct store *store, const char *id, GBytes *wrap, GError **error)
{
	if (!store_begin(store, error))
		return false;
	if (store_run(store, error, NULL,
		      "DELETE FROM meta WHERE key IN ('" SLOT_ID "', '" SLOT_WRAP "')", "") &&
	    (!id || store_run(store, error, NULL, "INSERT INTO meta VALUES ('" SLOT_ID "', ?)",
			      "t", id)) &&
	    (!wrap || store_run(store, error, NULL,
				"INSERT INTO meta VALUES ('" SLOT_WRAP "', ?)", "b", wrap)))
		return store_commit(store, error);
	store_rollback(store);
	return false;
}

bool store_slot_add(struct store *store, const char *id, const uint8_t key[SEAL_KEY],
		    GError **error)
{
	struct seal *under = seal_of_key(store->world, key);
	g_autofree char *place = place_of(store, id);
	g_autoptr(GBytes) wrap = seal_close(under, place, seal_key(store->seal), SEAL_KEY);

	seal_free(under);
	return set_rows(store, id, wrap, error);
}

bool store_slot_drop(struct store *store, bool off, GError **error)
{
	return set_rows(store, off ? STORE_SLOT_OFF : NULL, NULL, error);
}

static struct seal *unwrap(struct store *store, const uint8_t *key, const void *wrap, size_t size)
{
	struct seal *under = seal_of_key(store->world, key), *seal = NULL;
	g_autofree char *id = store_slot(store);
	g_autofree char *place = place_of(store, id);
	size_t length = 0;
	char *data = seal_read(under, place, wrap, size, &length, NULL);

	seal_free(under);
	if (length == SEAL_KEY)
		seal = seal_of_key(store->world, (const uint8_t *)data);
	if (data)
		seal_wipe(data, length);
	g_free(data);
	return seal;
}

bool store_slot_open(struct store *store, const uint8_t key[SEAL_KEY], GError **error)
{
	struct statement *s =
		store_ask(store, "SELECT value FROM meta WHERE key = '" SLOT_WRAP "'", "");
	const void *wrap;
	size_t size;

	if (statement_step(s, NULL) == STATEMENT_ROW) {
		wrap = statement_bytes(s, 0, &size);
		store->seal = unwrap(store, key, wrap, size);
	}
	statement_free(s);
	return store->seal ||
	       store_fail(error, STORE_PASSPHRASE,
			  _("The key in the keyring does not open what is kept on this machine."));
}
