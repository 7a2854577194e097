/*
 * keyring_calls - every function that keyring calls of libsecret and of what
 * libsecret stands on: KEYRING_CALLS(X) says X(name) for each.  They are looked
 * up when they are first needed, so none may be called by its own name.
 */
#ifndef CLIENT_KEYRING_CALLS_H
#define CLIENT_KEYRING_CALLS_H

#define KEYRING_CALLS(X)                                                                    \
	X(g_bus_get) X(g_bus_get_finish) X(g_dbus_connection_set_exit_on_close)            \
	X(secret_service_open) X(secret_service_open_finish) X(g_io_error_quark)           \
	X(g_cancellable_new) X(g_cancellable_cancel) X(g_object_unref)                     \
	X(secret_service_get_type) X(secret_service_get_collections)                       \
	X(secret_service_load_collections) X(secret_service_load_collections_finish)       \
	X(secret_collection_for_alias) X(secret_collection_for_alias_finish)               \
	X(secret_collection_get_locked) X(secret_service_search)                           \
	X(secret_service_search_finish) X(secret_item_get_locked)                          \
	X(secret_item_get_secret) X(secret_service_store) X(secret_service_store_finish)   \
	X(secret_service_clear) X(secret_service_clear_finish) X(secret_value_new)         \
	X(secret_value_get) X(secret_value_unref) X(secret_error_get_quark)
/* A pointer of its type, and where late_load() puts it. */
#define KEYRING_CALL(name) __typeof__(&name) name;
#define KEYRING_NAME(name) { #name, &keyring->call.name },

#endif
