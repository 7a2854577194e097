/*
 * keyring - libsecret, held at arm's length.
 *
 * A question goes   bus -> service -> "default" collection -> find, keep, forget
 * and each arrow is one asynchronous call.  The bus comes first because whoever
 * has the session bus from GLib is ended by a signal when that closes, unless he
 * says no; and because GLib shares it, so that one who comes soon after a bus
 * that was given up gets that one's failure: then it is asked for anew.  A question
 * that took too long is answered SILENT and cancelled; it lives on without anybody
 * to tell until its call has ended.
 */
#include "client/keyring.h"

#include <libsecret/secret.h>
#include <string.h>

#include "client/keyring_calls.h"
#include "client/late.h"
#include "client/seal.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define STEP_MS 10	/* between looks, where there is not one thing to wait for */
#define LEAVE_MS 200	/* what was cancelled has to end in */

struct calls {
	KEYRING_CALLS(KEYRING_CALL)
};

enum wish { WISH_FIND, WISH_KEEP, WISH_FORGET };

struct ask {
	struct keyring *keyring;
	enum wish wish;
	keyring_done done; /* NULL: told already */
	void *to;
	int64_t until; /* world_steady() */
	GCancellable *cancel;
	GHashTable *name; /* attributes */
	char *key;	  /* base64; NULL unless it is to be kept */
	bool anew;	  /* the bus is to be asked for once more */
	GDBusConnection *bus;
	SecretService *service;
	enum keyring_state nothing; /* what it is when no keyring is closed */
};

struct keyring {
	const struct world *world;
	struct calls call;
	GMainContext *context; /* NULL: not loaded */
	struct ask *ask;  /* whom somebody waits for; NULL: none */
	unsigned alive;	  /* asks whose call has not ended */
	int64_t until;	  /* world_steady(): then nobody waits for those any more */
};

/* The strings of a key's name in the keyring. */
#define WORD(name) { name, SECRET_SCHEMA_ATTRIBUTE_STRING }
static const SecretSchema schema = {
	.name = "dancu.store-key",
	.attributes = { WORD("world"), WORD("centre"), WORD("officer"), WORD("kek-id") },
};

struct keyring *keyring_new(const struct world *world)
{
	struct keyring *keyring = g_new0(struct keyring, 1);

	keyring->world = world;
	return keyring;
}

/* As GLib looks for it, but for starting one: without a bus nothing is loaded. */
static bool has_bus(void)
{
	const char *address = g_getenv("DBUS_SESSION_BUS_ADDRESS");
	g_autofree char *usual = g_build_filename(g_get_user_runtime_dir(), "bus", NULL);

	return (address && *address) || g_file_test(usual, G_FILE_TEST_EXISTS);
}

static bool wake(struct keyring *keyring)
{
	static const char *const names[] = { "libsecret-1.so.0", NULL };
	const struct late_name wanted[] = { KEYRING_CALLS(KEYRING_NAME) };

	if (keyring->context)
		return true;
	if (!has_bus() || !late_load(names, wanted, G_N_ELEMENTS(wanted)))
		return false;
	/* We wait for it ourselves, in the loop's poll(): it has no owner then. */
	keyring->context = g_main_context_new_with_flags(G_MAIN_CONTEXT_FLAGS_OWNERLESS_POLLING);
	return true;
}

/* ---- the end of a question ------------------------------------------------------ */

static void drop(const struct calls *call, gpointer object)
{
	if (object)
		call->g_object_unref(object);
}

static void ask_free(struct ask *ask)
{
	const struct calls *call = &ask->keyring->call;

	drop(call, ask->service);
	drop(call, ask->bus);
	drop(call, ask->cancel);
	g_hash_table_unref(ask->name);
	seal_wipe_text(ask->key);
	g_free(ask->key);
	g_free(ask);
}

/* The call has ended and so has the question. */
static void end(struct ask *ask, enum keyring_state state, const uint8_t *key)
{
	struct keyring *keyring = ask->keyring;

	if (keyring->ask == ask)
		keyring->ask = NULL;
	if (ask->done)
		ask->done(state, key, ask->to);
	ask_free(ask);
	keyring->alive--;
}

/* Nobody waits for it any more.  Cancelling may end it at once, within the call. */
static void give_up(struct ask *ask, enum keyring_state state)
{
	struct keyring *keyring = ask->keyring;
	struct ask told = *ask;

	ask->done = NULL;
	keyring->ask = NULL;
	keyring->until = world_steady(keyring->world) + LEAVE_MS;
	if (ask->cancel && !ask->anew)
		keyring->call.g_cancellable_cancel(ask->cancel);
	else
		end(ask, state, NULL);
	if (told.done)
		told.done(state, NULL, told.to);
}

/* What an error that a call ended with says about the keyring; frees it. */
static enum keyring_state state_of(const struct calls *call, GError *error)
{
	bool locked = g_error_matches(error, call->secret_error_get_quark(),
				      SECRET_ERROR_IS_LOCKED);

	g_error_free(error);
	return locked ? KEYRING_LOCKED : KEYRING_ABSENT;
}

/* ---- what is wished, of an open keyring ------------------------------------------- */

/* Nothing found in what is open: is any keyring closed?  Then that says nothing. */
static void have_all(GObject *source, GAsyncResult *result, gpointer to)
{
	struct ask *ask = to;
	const struct calls *call = &ask->keyring->call;
	GError *error = NULL;
	bool fine = call->secret_service_load_collections_finish(ask->service, result, &error);
	GList *all = fine ? call->secret_service_get_collections(ask->service) : NULL;
	bool locked = false;

	(void)source;
	for (GList *at = all; at; at = at->next)
		locked = locked || call->secret_collection_get_locked(at->data);
	g_list_free_full(all, call->g_object_unref);
	end(ask, error ? state_of(call, error) : locked ? KEYRING_LOCKED : ask->nothing, NULL);
}

/* Not before there is need: who has all keyrings loaded follows their changes, too. */
static void end_unless_locked(struct ask *ask, enum keyring_state state)
{
	ask->nothing = state;
	ask->keyring->call.secret_service_load_collections(ask->service, ask->cancel, have_all,
							   ask);
}

/* The key of an item: KEYRING_NONE when there is none in it. */
static void end_with(struct ask *ask, SecretItem *item)
{
	const struct calls *call = &ask->keyring->call;
	SecretValue *value = call->secret_item_get_secret(item);
	enum keyring_state state = KEYRING_NONE;
	gsize size = 0, length = 0;
	const char *text = value ? call->secret_value_get(value, &size) : NULL;
	g_autofree char *copy = text ? g_strndup(text, size) : NULL;
	g_autofree uint8_t *key = copy ? g_base64_decode(copy, &length) : NULL;

	seal_wipe_text(copy);
	if (value)
		call->secret_value_unref(value);
	if (call->secret_item_get_locked(item))
		state = KEYRING_LOCKED;
	else if (length == KEYRING_KEY)
		state = KEYRING_READY;
	end(ask, state, state == KEYRING_READY ? key : NULL);
	if (key)
		seal_wipe(key, length);
}

static void found(GObject *source, GAsyncResult *result, gpointer to)
{
	struct ask *ask = to;
	const struct calls *call = &ask->keyring->call;
	GError *error = NULL;
	GList *items = call->secret_service_search_finish(ask->service, result, &error);

	(void)source;
	if (error)
		end(ask, state_of(call, error), NULL);
	else if (items)
		end_with(ask, items->data);
	else
		end_unless_locked(ask, KEYRING_NONE);
	g_list_free_full(items, call->g_object_unref);
}

/* Kept, or forgotten. */
static void done_with(GObject *source, GAsyncResult *result, gpointer to)
{
	struct ask *ask = to;
	const struct calls *call = &ask->keyring->call;
	GError *error = NULL;
	bool some = ask->wish == WISH_KEEP ?
		call->secret_service_store_finish(ask->service, result, &error) :
		call->secret_service_clear_finish(ask->service, result, &error);

	(void)source;
	end(ask, error ? state_of(call, error) : some ? KEYRING_READY : KEYRING_NONE, NULL);
}

static void keep(struct ask *ask)
{
	const struct calls *call = &ask->keyring->call;
	const char *officer = g_hash_table_lookup(ask->name, "officer");
	const char *world = g_hash_table_lookup(ask->name, "world");
	g_autofree char *label = g_strconcat("dancu: ", officer, ", ", world, NULL);
	SecretValue *value = call->secret_value_new(ask->key, -1, "text/plain");

	call->secret_service_store(ask->service, &schema, ask->name, SECRET_COLLECTION_DEFAULT,
				   label, value, ask->cancel, done_with, ask);
	call->secret_value_unref(value);
}

/* ---- the way there ---------------------------------------------------------------- */

static void have_collection(GObject *source, GAsyncResult *result, gpointer to)
{
	struct ask *ask = to;
	const struct calls *call = &ask->keyring->call;
	GError *error = NULL;
	SecretCollection *collection =
		call->secret_collection_for_alias_finish(result, &error);
	bool locked = collection && call->secret_collection_get_locked(collection);

	(void)source;
	drop(call, collection);
	if (error)
		end(ask, state_of(call, error), NULL);
	else if (!collection)
		end_unless_locked(ask, KEYRING_ABSENT);
	else if (locked)
		end(ask, KEYRING_LOCKED, NULL);
	else if (ask->wish == WISH_KEEP)
		keep(ask);
	else if (ask->wish == WISH_FORGET)
		call->secret_service_clear(ask->service, &schema, ask->name, ask->cancel,
					   done_with, ask);
	else /* no flag that unlocks: nobody sees a prompt on this terminal */
		call->secret_service_search(ask->service, &schema, ask->name,
					    SECRET_SEARCH_LOAD_SECRETS, ask->cancel, found, ask);
}

static void have_service(GObject *source, GAsyncResult *result, gpointer to)
{
	struct ask *ask = to;
	const struct calls *call = &ask->keyring->call;
	GError *error = NULL;

	(void)source;
	ask->service = call->secret_service_open_finish(result, &error);
	if (error)
		end(ask, state_of(call, error), NULL);
	else
		call->secret_collection_for_alias(ask->service, SECRET_COLLECTION_DEFAULT,
						  SECRET_COLLECTION_NONE, ask->cancel,
						  have_collection, ask);
}

static void have_bus(GObject *source, GAsyncResult *result, gpointer to)
{
	struct ask *ask = to;
	const struct calls *call = &ask->keyring->call;
	GError *error = NULL;

	(void)source;
	ask->bus = call->g_bus_get_finish(result, &error);
	if (ask->bus) {
		call->g_dbus_connection_set_exit_on_close(ask->bus, FALSE);
		call->secret_service_open(call->secret_service_get_type(), NULL,
					  SECRET_SERVICE_OPEN_SESSION, ask->cancel,
					  have_service, ask);
		return;
	}
	ask->anew = ask->done && g_error_matches(error, call->g_io_error_quark(),
						 G_IO_ERROR_CANCELLED);
	if (ask->anew)
		g_error_free(error);
	else
		end(ask, state_of(call, error), NULL);
}

/* ---- asking ------------------------------------------------------------------------ */

static void get_bus(struct ask *ask)
{
	struct keyring *keyring = ask->keyring;

	ask->anew = false;
	g_main_context_push_thread_default(keyring->context);
	keyring->call.g_bus_get(G_BUS_TYPE_SESSION, ask->cancel, have_bus, ask);
	g_main_context_pop_thread_default(keyring->context);
}

static void begin(struct keyring *keyring, enum wish wish, const struct keyring_name *name,
		  const uint8_t *key, keyring_done done, void *to)
{
	const char *const words[] = { name->world, name->centre, name->officer, name->id };
	struct ask *ask = g_new0(struct ask, 1);

	if (keyring->ask)
		give_up(keyring->ask, KEYRING_SILENT);
	*ask = (struct ask){ .keyring = keyring, .wish = wish, .done = done, .to = to };
	ask->until = world_steady(keyring->world) + KEYRING_LIMIT_MS;
	ask->name = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (words[i])
			g_hash_table_insert(ask->name, (char *)schema.attributes[i].name,
					    g_strdup(words[i]));
	ask->key = key ? g_base64_encode(key, KEYRING_KEY) : NULL;
	keyring->ask = ask;
	keyring->alive++;
	if (!wake(keyring))
		return; /* keyring_tick() says so */
	ask->cancel = keyring->call.g_cancellable_new();
	get_bus(ask);
}

void keyring_find(struct keyring *keyring, const struct keyring_name *name, keyring_done done,
		  void *to)
{
	begin(keyring, WISH_FIND, name, NULL, done, to);
}

void keyring_keep(struct keyring *keyring, const struct keyring_name *name,
		  const uint8_t key[KEYRING_KEY], keyring_done done, void *to)
{
	begin(keyring, WISH_KEEP, name, key, done, to);
}

void keyring_forget(struct keyring *keyring, const struct keyring_name *name,
		    keyring_done done, void *to)
{
	begin(keyring, WISH_FORGET, name, NULL, done, to);
}

/* ---- time --------------------------------------------------------------------------- */

/* Callbacks are called here; what they call in turn belongs to the same context. */
static void pump(struct keyring *keyring)
{
	g_main_context_push_thread_default(keyring->context);
	while (g_main_context_iteration(keyring->context, FALSE))
		;
	g_main_context_pop_thread_default(keyring->context);
}

int keyring_fd(const struct keyring *keyring)
{
	GPollFD fds[2];
	int limit;

	if (keyring->alive == 0 || !keyring->context)
		return -1;
	if (g_main_context_query(keyring->context, G_MAXINT, &limit, fds, G_N_ELEMENTS(fds)) != 1)
		return -1;
	return fds[0].fd;
}

int64_t keyring_tick(struct keyring *keyring)
{
	int64_t now, left;

	if (keyring->ask && !keyring->ask->cancel)
		give_up(keyring->ask, KEYRING_ABSENT);
	if (keyring->alive == 0)
		return -1;
	if (keyring->ask && keyring->ask->anew)
		get_bus(keyring->ask);
	pump(keyring);
	now = world_steady(keyring->world);
	if (keyring->ask && now >= keyring->ask->until)
		give_up(keyring->ask, KEYRING_SILENT);
	left = (keyring->ask ? keyring->ask->until : keyring->until) - now;
	if (keyring->alive == 0 || left <= 0)
		return -1;
	return keyring_fd(keyring) >= 0 && !(keyring->ask && keyring->ask->anew) ? left : STEP_MS;
}

static gboolean time_is_up(gpointer to)
{
	*(bool *)to = true;
	return G_SOURCE_REMOVE;
}

/* What does not end even now is left where it is: nobody moves its context again. */
static bool leave(struct keyring *keyring)
{
	GSource *limit = g_timeout_source_new(LEAVE_MS);
	bool late = false;

	g_source_set_callback(limit, time_is_up, &late, NULL);
	g_source_attach(limit, keyring->context);
	g_main_context_push_thread_default(keyring->context);
	while (keyring->alive > 0 && !late)
		g_main_context_iteration(keyring->context, TRUE);
	g_main_context_pop_thread_default(keyring->context);
	g_source_destroy(limit);
	g_source_unref(limit);
	return keyring->alive == 0;
}

void keyring_free(struct keyring *keyring)
{
	if (!keyring)
		return;
	if (keyring->ask)
		keyring->ask->done = NULL;
	if (keyring->ask)
		give_up(keyring->ask, KEYRING_ABSENT);
	if (keyring->alive > 0 && !leave(keyring))
		return;
	g_clear_pointer(&keyring->context, g_main_context_unref);
	g_free(keyring);
}
