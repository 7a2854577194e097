/*
 * history - what changed in a record, and who looked at it.
 */
#ifndef FORMS_HISTORY_H
#define FORMS_HISTORY_H

#include <glib.h>
#include <stdint.h>

#include "forms/json.h"
#include "forms/request.h"

struct history_entry {
	int64_t time;
	char *version; /* which this change made */
	char *kind;    /* "import" "correction" "verification" ... */
	char *receipt; /* "" when no request stood behind it */
	char *actor, *office;
	GPtrArray *changes; /* struct change */
};

struct access_entry {
	int64_t time;
	char *officer;	 /* name */
	char *action;	 /* name of an operation: "resident" "reveal" "find" ... */
	char *procedure; /* code */
	char *case_number;
};

struct history_entry *history_entry_new(void);
void history_entry_free(struct history_entry *entry);
struct access_entry *access_entry_new(void);
void access_entry_free(struct access_entry *entry);

/* {entries:[...]} <-> GPtrArray that owns its entries. NULL: `why`. */
struct json *history_to_json(const GPtrArray *entries);
GPtrArray *history_of_json(const struct json *json, GError **why);
struct json *accesses_to_json(const GPtrArray *entries);
GPtrArray *accesses_of_json(const struct json *json, GError **why);

/* "corrected", "verified" ...: how a version came about, translated; lent. */
const char *history_kind_name(const char *kind);
/* "looked up", "read the record" ...: what an action was, translated; lent. */
const char *access_action_name(const char *action);

#endif
