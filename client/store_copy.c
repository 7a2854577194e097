/*
 * store_copy - a store that is no officer's: the commune's copy, sealed with the
 * commune's key; and the words that an officer's store remembers.
 *
 * What is in a copy came from the centre and can be had again, so a file that
 * does not fit is emptied, never repaired.  Its pages are not checked when it
 * is opened (that reads all of them): every part is proved by its own seal.
 */
#include <stdlib.h>
#include <string.h>

#include "client/store.h"
#include "client/store_private.h"
#include "client/storefile.h"

#include "i18n/banned.h"

#define LAYOUT "1"

/* One sealed row per resident, a sealed block of the index for 256 of them. */
static const char tables[] =
	"PRAGMA user_version=1;"
	"CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value BLOB NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS row (slot INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
	" round INTEGER NOT NULL, body BLOB NOT NULL);"
	"CREATE TABLE IF NOT EXISTS block (n INTEGER PRIMARY KEY, stamp INTEGER NOT NULL,"
	" body BLOB NOT NULL);"
	"CREATE TABLE IF NOT EXISTS state (one INTEGER PRIMARY KEY CHECK (one = 1),"
	" stamp INTEGER NOT NULL, body BLOB NOT NULL);";

static bool set_meta(struct store *store, const char *key, const char *value, GError **error)
{
	return store_run(store, error, NULL, "INSERT OR REPLACE INTO meta VALUES (?, ?)", "tt",
			 key, value);
}

static bool is(struct store *store, const char *key, const char *value)
{
	g_autofree char *text = store_meta(store, key, NULL);

	return text && !strcmp(text, value);
}

static bool fits(struct store *store, const struct store_owner *owner, const char *key_id)
{
	return is(store, "layout", LAYOUT) && is(store, "world", owner->world) &&
	       is(store, "centre", owner->centre) && is(store, "commune", owner->officer) &&
	       is(store, "key", key_id);
}

struct store *store_open_copy(const struct world *world, const char *dir,
			      const struct store_owner *owner, const char *key_id,
			      const uint8_t key[SEAL_KEY], bool *stale, GError **error)
{
	g_autofree char *folder = storefile_folder(dir, error);
	g_autofree char *path = folder ? storefile_name(folder, owner->officer, "-replica.db",
							error) : NULL;
	struct store *store;

	if (!path || !storefile_ready(path, error))
		return NULL;
	store = g_new0(struct store, 1);
	store->world = world;
	store->lock = store->windows = -1;
	store->path = g_steal_pointer(&path);
	store->officer = g_strdup(owner->officer);
	store->seal = seal_of_key(world, key);
	if (!store_attach(store, error)) {
		store_close(store);
		return NULL;
	}
	*stale = !fits(store, owner, key_id);
	store->id = store_meta(store, "id", NULL);
	if (!store->id) /* no table yet: stale */
		store->id = g_strdup("");
	return store;
}

bool store_begin_copy(struct store *store, const struct store_owner *owner,
		      const char *key_id, GError **error)
{
	static const char drop[] = "DROP TABLE IF EXISTS row; DROP TABLE IF EXISTS block;"
				   "DROP TABLE IF EXISTS state; DROP TABLE IF EXISTS meta;";
	g_autofree char *id = world_uuid(store->world);
	bool fine = store_begin(store, error);

	if (!fine)
		return false;
	fine = store_script(store, drop, error) && store_script(store, tables, error) &&
	       set_meta(store, "layout", LAYOUT, error) &&
	       set_meta(store, "id", id, error) &&
	       set_meta(store, "world", owner->world, error) &&
	       set_meta(store, "centre", owner->centre, error) &&
	       set_meta(store, "commune", owner->officer, error) &&
	       set_meta(store, "key", key_id, error);
	if (!fine) {
		store_rollback(store);
		return false;
	}
	g_free(store->id);
	store->id = g_steal_pointer(&id);
	return store_commit(store, error);
}

/* ---- what an officer's store remembers ------------------------------------------ */

bool store_remember(struct store *store, const char *what, const char *text, GError **error)
{
	g_autofree char *key = g_strconcat("memo-", what, NULL);
	g_autoptr(GBytes) sealed = store_seal(store, "memo", what, text);

	return store_run(store, error, NULL, "INSERT OR REPLACE INTO meta VALUES (?, ?)", "tb",
			 key, sealed);
}

char *store_recall(struct store *store, const char *what)
{
	g_autofree char *key = g_strconcat("memo-", what, NULL);
	struct statement *s = store_ask(store, "SELECT value FROM meta WHERE key = ?", "t", key);
	char *text = NULL;
	const void *bytes;
	size_t length;

	if (statement_step(s, NULL) == STATEMENT_ROW) {
		bytes = statement_bytes(s, 0, &length);
		text = store_unseal(store, "memo", what, bytes, length, NULL);
	}
	statement_free(s);
	return text;
}
