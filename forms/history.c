/* history - entries of what changed and of who looked, by table. */
#include "forms/history.h"

#include <string.h>

#include "forms/slots.h"
#include "i18n/language.h"
#include "i18n/banned.h"

#define TEXT(type, name)                                                                 \
	{                                                                                \
#name, SLOT_TEXT, offsetof(struct type, name), 0                         \
	}
#define END                                                                              \
	{                                                                                \
		NULL, SLOT_TEXT, 0, 0                                                    \
	}

static const struct slot history_slots[] = {
	{ "time", SLOT_MOMENT, offsetof(struct history_entry, time), 0 },
	TEXT(history_entry, version),
	TEXT(history_entry, kind),
	TEXT(history_entry, receipt),
	TEXT(history_entry, actor),
	TEXT(history_entry, office),
	END,
};

static const struct slot access_slots[] = {
	{ "time", SLOT_MOMENT, offsetof(struct access_entry, time), 0 },
	TEXT(access_entry, officer),
	TEXT(access_entry, action),
	TEXT(access_entry, procedure),
	{ "case", SLOT_TEXT, offsetof(struct access_entry, case_number), 0 },
	END,
};

/* Names of operations, as people say them; msgids. */
static const struct {
	const char *action, *name;
} actions[] = {
	{ "find", N_("searched") },
	{ "resident", N_("read the record") },
	{ "history", N_("read the history") },
	{ "accesses", N_("read who looked") },
	{ "reveal", N_("had a number shown") },
	{ "match", N_("compared a number") },
	{ "household", N_("read the household") },
	{ "worklist", N_("read the worklist") },
	{ "request", N_("sent a request") },
	{ "requestGet", N_("opened a request") },
	{ "decide", N_("decided on a request") },
	{ "withdraw", N_("withdrew a request") },
	{ "verify", N_("verified") },
	{ "import", N_("imported") },
	{ "export", N_("exported") },
};

/* Kinds of changes; msgids. */
static const struct {
	const char *kind, *name;
} kinds[] = {
	{ "import", N_("first taken in") },
	{ "correction", N_("corrected") },
	{ "verification", N_("verified") },
};

const char *history_kind_name(const char *kind)
{
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return _(kinds[i].name);
	return kind;
}

const char *access_action_name(const char *action)
{
	for (size_t i = 0; i < G_N_ELEMENTS(actions); i++)
		if (strcmp(actions[i].action, action) == 0)
			return _(actions[i].name);
	return action;
}

struct history_entry *history_entry_new(void)
{
	struct history_entry *entry = g_new0(struct history_entry, 1);

	slots_init(entry, history_slots);
	entry->changes = g_ptr_array_new_with_free_func((GDestroyNotify)change_free);
	return entry;
}

void history_entry_free(struct history_entry *entry)
{
	if (!entry)
		return;
	slots_clear(entry, history_slots);
	g_ptr_array_unref(entry->changes);
	g_free(entry);
}

struct access_entry *access_entry_new(void)
{
	struct access_entry *entry = g_new0(struct access_entry, 1);

	slots_init(entry, access_slots);
	return entry;
}

void access_entry_free(struct access_entry *entry)
{
	if (!entry)
		return;
	slots_clear(entry, access_slots);
	g_free(entry);
}

static struct json *write_change(const void *change)
{
	return change_to_json(change);
}

static void *read_change(const struct json *json, GError **why)
{
	return change_of_json(json, why);
}

static struct json *write_history(const void *data)
{
	const struct history_entry *entry = data;
	struct json *json = json_object();

	slots_put(json, entry, history_slots);
	slots_put_rows(json, "fields", entry->changes, write_change);
	return json;
}

static void *read_history(const struct json *json, GError **why)
{
	struct history_entry *entry = history_entry_new();

	if (slots_take(entry, json, history_slots, why) &&
	    slots_take_rows(entry->changes, json, "fields", read_change, why))
		return entry;
	history_entry_free(entry);
	return NULL;
}

static struct json *write_access(const void *entry)
{
	struct json *json = json_object();

	slots_put(json, entry, access_slots);
	return json;
}

static void *read_access(const struct json *json, GError **why)
{
	struct access_entry *entry = access_entry_new();

	if (slots_take(entry, json, access_slots, why))
		return entry;
	access_entry_free(entry);
	return NULL;
}

static struct json *to_json(const GPtrArray *entries, slots_write write)
{
	struct json *json = json_object();

	slots_put_rows(json, "entries", entries, write);
	return json;
}

static GPtrArray *of_json(const struct json *json, slots_read read,
			  GDestroyNotify release, GError **why)
{
	GPtrArray *entries = g_ptr_array_new_with_free_func(release);

	if (json_is_array(json_get(json, "entries"))
		    ? slots_take_rows(entries, json, "entries", read, why)
		    : json_shape_error(why, "entries"))
		return entries;
	g_ptr_array_unref(entries);
	return NULL;
}

struct json *history_to_json(const GPtrArray *entries)
{
	return to_json(entries, write_history);
}

GPtrArray *history_of_json(const struct json *json, GError **why)
{
	return of_json(json, read_history, (GDestroyNotify)history_entry_free, why);
}

struct json *accesses_to_json(const GPtrArray *entries)
{
	return to_json(entries, write_access);
}

GPtrArray *accesses_of_json(const struct json *json, GError **why)
{
	return of_json(json, read_access, (GDestroyNotify)access_entry_free, why);
}
