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

/* NULL and an error: this store's id is not known. */
static char *place_of(struct store *store, const char *id, GError **error)
{
	g_autofree char *whole = store_meta(store, "id", error);

	return whole ? g_strdup_printf("%s|%s|" SLOT_WRAP "|1", whole, id) : NULL;
}

char *store_slot(struct store *store)
{
	char *id = store_meta(store, SLOT_ID, NULL);

	return id ? id : g_strdup("");
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
	g_autofree char *place = place_of(store, id, error);
	g_autoptr(GBytes) wrap = NULL;

	if (place)
		wrap = seal_close(under, place, seal_key(store->seal), SEAL_KEY);
	seal_free(under);
	return wrap && set_rows(store, id, wrap, error);
}

bool store_slot_drop(struct store *store, bool off, GError **error)
{
	return set_rows(store, off ? STORE_SLOT_OFF : NULL, NULL, error);
}

static struct seal *unwrap(struct store *store, const uint8_t *key, const void *wrap, size_t size,
			   GError **error)
{
	struct seal *under, *seal = NULL;
	g_autofree char *id = store_meta(store, SLOT_ID, error);
	g_autofree char *place = id ? place_of(store, id, error) : NULL;
	size_t length = 0;
	char *data;

	if (!place)
		return NULL;
	under = seal_of_key(store->world, key);
	data = seal_read(under, place, wrap, size, &length, NULL);
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
	GError *why = NULL;
	const void *wrap;
	size_t size;

	if (statement_step(s, &why) == STATEMENT_ROW) {
		wrap = statement_bytes(s, 0, &size);
		store->seal = unwrap(store, key, wrap, size, &why);
	}
	statement_free(s);
	if (why) {
		g_propagate_error(error, why);
		return false;
	}
	return store->seal ||
	       store_fail(error, STORE_PASSPHRASE,
			  _("The key in the keyring does not open what is kept on this machine."));
}
