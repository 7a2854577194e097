/*
 * slots - structs of plain strings, counts and moments, to and from JSON by table.
 *
 * Rows of lists are all alike: a dozen strings that are never NULL, some
 * counts.  A table of {key, kind, offset} says it once, and new, free, copy,
 * reading and writing walk it.  For forms/ only.
 */
#ifndef FORMS_SLOTS_H
#define FORMS_SLOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "forms/json.h"
#include "forms/record.h"

enum slot_kind {
	SLOT_TEXT,   /* char *, never NULL; "" on the wire as absent */
	SLOT_NAME,   /* char *, a KIND_NAME value; an object on the wire */
	SLOT_DATE,   /* char *, a KIND_DATE value; an object on the wire */
	SLOT_COUNT,  /* unsigned */
	SLOT_MOMENT, /* int64_t, ms */
};

struct slot {
	const char *key;
	enum slot_kind kind;
	size_t offset;
	unsigned letters; /* of SLOT_TEXT; 0 = VALUE_LETTERS */
};

/* Tables end with a row without a key. */
void slots_init(void *self, const struct slot *slots); /* strings "" */
void slots_clear(void *self, const struct slot *slots);
void slots_copy(void *into, const void *from, const struct slot *slots);
void slots_put(struct json *object, const void *self, const struct slot *slots);
/* The same, but for texts that are "": what is rarely said costs nothing on the line. */
void slots_put_told(struct json *object, const void *self, const struct slot *slots);
/* `self` was inited. */
bool slots_take(void *self, const struct json *object, const struct slot *slots, GError **why);

/* An array of paths under `key`: enum record_field by GINT_TO_POINTER; nobody's are left out. */
void fields_put(struct json *object, const char *key, const GPtrArray *fields);
void fields_take(GPtrArray *fields, const struct json *object, const char *key);

/* An array under `key` of rows read by `read`; false: `why`. Absent = none. */
typedef void *(*slots_read)(const struct json *json, GError **why);
bool slots_take_rows(GPtrArray *rows, const struct json *object, const char *key,
		     slots_read read, GError **why);
typedef struct json *(*slots_write)(const void *row);
void slots_put_rows(struct json *object, const char *key, const GPtrArray *rows,
		    slots_write write);

#endif
