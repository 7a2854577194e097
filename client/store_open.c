/*
 * store_open - who may open a store: its folder and file first, then whose it
 * is, then the passphrase.  A new one is made in one transaction, so that a
 * crash leaves either nothing or a whole store.
 */
#include "client/store.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client/store_private.h"
#include "client/store_schema.h"
#include "client/storefile.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

#define APPLICATION_ID 0x64616e63 /* "danc" */

static bool set_meta(struct store *store, const char *key, const char *value, GError **error)
{
	return store_run(store, error, NULL, "INSERT OR REPLACE INTO meta VALUES (?, ?)", "tt",
			 key, value);
}

/* Wraps of the data key: the one that holds, and the one of a change under way. */
#define WRAP_NOW "key"
#define WRAP_NEXT "next-key"

static bool set_header(struct store *store, const char *which, const uint8_t *header,
		       GError **error)
{
	g_autoptr(GBytes) bytes = g_bytes_new(header, SEAL_HEADER_BYTES);

	return store_run(store, error, NULL, "INSERT OR REPLACE INTO meta VALUES (?, ?)", "tb",
			 which, bytes);
}

static bool drop_next(struct store *store, GError **error)
{
	return store_run(store, error, NULL, "DELETE FROM meta WHERE key = '" WRAP_NEXT "'", "");
}

/* The next wrap becomes the one that holds; nothing when there is none. */
static bool promote_next(struct store *store, GError **error)
{
	return store_run(store, error, NULL,
			 "UPDATE meta SET value = (SELECT value FROM meta WHERE key = '" WRAP_NEXT
			 "') WHERE key = '" WRAP_NOW "' AND EXISTS (SELECT 1 FROM meta WHERE"
			 " key = '" WRAP_NEXT "')",
			 "") &&
	       drop_next(store, error);
}

static bool version_of(struct store *store, int64_t *version, GError **error)
{
	g_autofree char *text = store_word(store, "PRAGMA user_version", error);

	*version = text ? g_ascii_strtoll(text, NULL, 10) : 0;
	return text != NULL;
}

/* Written by a program that knows more steps than this one? */
static bool is_newer(int64_t version)
{
	int64_t known = 0;

	while (store_schema[known])
		known++;
	return version > known;
}

/* Brings the tables up to date inside the transaction that is open. */
static bool migrate(struct store *store, int64_t from, GError **error)
{
	g_autofree char *mark = NULL;
	int64_t at = from;

	for (; store_schema[at]; at++)
		if (!store_script(store, store_schema[at], error))
			return false;
	mark = g_strdup_printf("PRAGMA user_version=%d; PRAGMA application_id=%d", (int)at,
			       APPLICATION_ID);
	return at == from || store_script(store, mark, error);
}

/* A store that is new: its id, its owner, its key. */
static bool begin_new(struct store *store, const struct store_owner *owner,
		      const char *passphrase, struct seal_cost cost, GError **error)
{
	uint8_t header[SEAL_HEADER_BYTES];
	g_autofree char *id = world_uuid(store->world);

	store->seal = seal_new(store->world, cost, passphrase, header, error);
	return store->seal && set_meta(store, "id", id, error) &&
	       set_meta(store, "world", owner->world, error) &&
	       set_meta(store, "centre", owner->centre, error) &&
	       set_meta(store, "officer", owner->officer, error) &&
	       set_header(store, WRAP_NOW, header, error);
}

/* `wanted` NULL: whatever it is. */
static bool agrees(struct store *store, const char *key, const char *wanted, GError **error)
{
	g_autofree char *value = store_meta(store, key, error);

	if (!value || !wanted || !strcmp(value, wanted))
		return value != NULL;
	return store_fail(error, STORE_FOREIGN,
		    _("What is kept on this machine belongs to another centre and was not "
		      "opened. Nothing was changed. Ask for support."));
}

static bool check_owner(struct store *store, const struct store_owner *owner, GError **error)
{
	return agrees(store, "world", owner->world, error) &&
	       agrees(store, "centre", owner->centre, error) &&
	       agrees(store, "officer", owner->officer, error);
}

/* The errors of the seal become those of the store. */
static bool open_wrap(struct store *store, const char *which, const char *passphrase,
		      GError **error)
{
	struct statement *s =
		store_ask(store, "SELECT value FROM meta WHERE key = ?", "t", which);
	enum statement_step step = statement_step(s, error);
	GError *why = NULL;
	const void *header = NULL;
	size_t length = 0;

	if (step == STATEMENT_ROW)
		header = statement_bytes(s, 0, &length);
	store->seal = step == STATEMENT_FAILED ? NULL :
		      seal_open(store->world, header, length, passphrase, &why);
	statement_free(s);
	if (store->seal || step == STATEMENT_FAILED)
		return store->seal != NULL;
	store_fail(error,
	     g_error_matches(why, SEAL_ERROR, SEAL_PASSPHRASE) ? STORE_PASSPHRASE :
	     g_error_matches(why, SEAL_ERROR, SEAL_DAMAGED)    ? STORE_DAMAGED :
								  STORE_FAILED,
	     why->message);
	g_error_free(why);
	return false;
}

/* With the passphrase that holds, or with that of a change whose answer never came. */
static bool open_seal(struct store *store, const char *passphrase, GError **error)
{
	GError *why = NULL;

	store->by_next = false;
	if (open_wrap(store, WRAP_NOW, passphrase, &why))
		return true;
	if (g_error_matches(why, STORE_ERROR, STORE_PASSPHRASE))
		store->by_next = open_wrap(store, WRAP_NEXT, passphrase, NULL);
	if (store->by_next)
		g_error_free(why);
	else
		g_propagate_error(error, why);
	return store->by_next;
}

/* What opens it: the passphrase, or a key, and then the passphrase becomes its own. */
struct way {
	const char *passphrase;
	const uint8_t *key;
	struct seal_cost cost; /* of a wrap that is made */
};

static bool open_by_key(struct store *store, const struct way *way, GError **error)
{
	uint8_t header[SEAL_HEADER_BYTES];

	return store_slot_open(store, way->key, error) &&
	       seal_rewrap(store->seal, way->cost, way->passphrase, header, error) &&
	       set_header(store, WRAP_NOW, header, error) && drop_next(store, error);
}

static bool enter(struct store *store, const struct store_owner *owner, const struct way *way,
		  GError **error)
{
	int64_t version;
	bool fine;

	if (!store_connect(store, error) || !store_begin(store, error))
		return false;
	if (!version_of(store, &version, error))
		fine = false;
	else if (is_newer(version))
		fine = store_fail(error, STORE_NEWER,
				  _("A newer dancu keeps drafts and letters here; not touched. "
				    "Start that version."));
	else if (version > 0)
		fine = check_owner(store, owner, error) &&
		       (way->key ? open_by_key(store, way, error) :
				   open_seal(store, way->passphrase, error)) &&
		       migrate(store, version, error);
	else if (way->key)
		fine = store_damaged(error);
	else
		fine = migrate(store, 0, error) &&
		       begin_new(store, owner, way->passphrase, way->cost, error);
	store->id = fine ? store_meta(store, "id", error) : NULL;
	fine = fine && store->id;
	if (fine && !*store->id && !way->key) /* what is sealed without it stays shut */
		fine = store_damaged(error);
	if (!fine) {
		store_rollback(store);
		return false;
	}
	return store_commit(store, error);
}

static struct store *open_way(const struct world *world, const char *dir,
			      const struct store_owner *owner, const struct way *way,
			      GError **error)
{
	g_autofree char *folder = storefile_folder(dir, error);
	g_autofree char *path = folder ? storefile_name(folder, owner->officer, ".db", error) :
					 NULL;
	struct store *store;

	if (!path || !storefile_ready(path, error))
		return NULL;
	store = g_new0(struct store, 1);
	store->world = world;
	store->lock = store->windows = -1;
	store->path = g_steal_pointer(&path);
	store->officer = g_strdup(owner->officer);
	if (enter(store, owner, way, error))
		return store;
	store_close(store);
	return NULL;
}

struct store *store_open_costing(const struct world *world, const char *dir,
				 const struct store_owner *owner, const char *passphrase,
				 struct seal_cost cost, GError **error)
{
	const struct way way = { passphrase, NULL, cost };

	return open_way(world, dir, owner, &way, error);
}

struct store *store_open_by_key(const struct world *world, const char *dir,
				const struct store_owner *owner, const uint8_t key[SEAL_KEY],
				const char *passphrase, GError **error)
{
	const struct way way = { passphrase, key, SEAL_COST_OFFICER };

	if (!store_exists(dir, owner->officer)) {
		store_damaged(error);
		return NULL;
	}
	return open_way(world, dir, owner, &way, error);
}

struct store *store_open(const struct world *world, const char *dir,
			 const struct store_owner *owner, const char *passphrase,
			 GError **error)
{
	return store_open_costing(world, dir, owner, passphrase, SEAL_COST_OFFICER, error);
}

void store_close(struct store *store)
{
	if (!store)
		return;
	store_disconnect(store);
	if (store->lock >= 0)
		close(store->lock);
	if (store->windows >= 0)
		close(store->windows);
	seal_free(store->seal);
	g_free(store->path);
	g_free(store->officer);
	g_free(store->id);
	g_free(store);
}

bool store_rewrap_begin(struct store *store, const char *old_passphrase,
			const char *new_passphrase, GError **error)
{
	uint8_t header[SEAL_HEADER_BYTES];
	struct seal *before = store->seal;

	if (!open_seal(store, old_passphrase, error) || !store_rewrap_settle(store, error)) {
		seal_free(store->seal);
		store->seal = before;
		return false;
	}
	seal_free(before);
	return seal_rewrap(store->seal, SEAL_COST_OFFICER, new_passphrase, header, error) &&
	       set_header(store, WRAP_NEXT, header, error);
}

bool store_rewrap_end(struct store *store, bool changed, GError **error)
{
	bool fine;

	if (!store_begin(store, error))
		return false;
	fine = changed ? promote_next(store, error) : drop_next(store, error);
	if (!fine)
		store_rollback(store);
	return fine && store_commit(store, error);
}

bool store_rewrap_settle(struct store *store, GError **error)
{
	bool fine = store_rewrap_end(store, store->by_next, error);

	store->by_next = false;
	return fine;
}

/* ---- the rest ----------------------------------------------------------------- */

const struct world *store_world(const struct store *store)
{
	return store->world;
}

const char *store_officer(const struct store *store)
{
	return store->officer;
}

const char *store_path(const struct store *store)
{
	return store->path;
}

bool store_lock(struct store *store)
{
	g_autofree char *path = NULL;

	if (store->lock >= 0)
		return true;
	path = g_strconcat(store->path, "-courier", NULL);
	store->lock = storefile_lock(path);
	return store->lock >= 0;
}

unsigned store_window(struct store *store)
{
	if (store->window == 0) {
		g_autofree char *path = g_strconcat(store->path, "-windows", NULL);

		store->windows = storefile_window(path, &store->window);
	}
	return store->window;
}

bool store_window_lives(struct store *store, unsigned window)
{
	return window != store_window(store) && storefile_window_lives(store->windows, window);
}

/* What a payload is bound to: the database, the row, the kind, the layout. */
static char *place_of(const struct store *store, const char *kind, const char *id)
{
	return g_strdup_printf("%s|%s|%s|1", store->id, id, kind);
}

GBytes *store_seal(struct store *store, const char *kind, const char *id, const char *text)
{
	g_autofree char *place = place_of(store, kind, id);

	return seal_close(store->seal, place, text, strlen(text));
}

char *store_unseal(struct store *store, const char *kind, const char *id, const void *bytes,
		   size_t length, GError **error)
{
	g_autofree char *place = place_of(store, kind, id);
	char *text = seal_read(store->seal, place, bytes, length, NULL, NULL);

	if (!text)
		store_damaged(error);
	return text;
}

char *store_blind(struct store *store, const char *what, const char *text)
{
	return *text ? seal_blind(store->seal, what, text) : g_strdup("");
}

/* ---- set aside ---------------------------------------------------------------- */

bool store_exists(const char *dir, const char *officer)
{
	g_autofree char *path = storefile_name(dir, officer, ".db", NULL);

	return path && access(path, F_OK) == 0;
}

/* The log goes into the file first; a damaged file keeps its log beside it. */
static void gather(const char *path)
{
	struct store alone = { .path = (char *)path, .lock = -1, .windows = -1 };

	if (store_connect(&alone, NULL))
		store_gather(&alone);
	store_disconnect(&alone);
}

static bool rename_all(const char *from, const char *to)
{
	static const char *const endings[] = { "-wal", "-shm", "" };
	bool moved = false;

	for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
		g_autofree char *old = g_strconcat(from, endings[i], NULL);
		g_autofree char *kept = g_strconcat(to, endings[i], NULL);

		moved = rename(old, kept) == 0;
	}
	return moved;
}

bool store_set_aside(const struct world *world, const char *dir, const char *officer,
		     char **kept, GError **error)
{
	g_autofree char *folder = storefile_folder(dir, error);
	g_autofree char *from = folder ? storefile_name(folder, officer, ".db", error) : NULL;
	g_autofree char *when = moment_iso(world_now(world));
	g_autofree char *ending = NULL;
	g_autofree char *to = NULL;

	if (!from)
		return false;
	ending = g_strdup_printf(".aside-%s.db", g_strdelimit(when, ":", '-'));
	to = storefile_name(folder, officer, ending, error);
	if (!to || !storefile_ready(from, error))
		return false;
	gather(from);
	if (!rename_all(from, to))
		return store_fail(error, STORE_FAILED,
				  _("What was kept before could not be put aside. Nothing "
				    "was changed."));
	if (kept)
		*kept = g_steal_pointer(&to);
	return true;
}
