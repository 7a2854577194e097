/*
 * json - the one door of the wire, and the only file that knows cJSON.
 *
 * What comes in is proved before cJSON sees it: strict RFC 8259, strict UTF-8,
 * no NUL and no \u0000 (both cut strings short), no control bytes, no byte
 * order mark, nothing after the value, at most 32 levels, 1 MiB and 50,000
 * values, no key twice in one object (\u escapes counted as what they mean).
 * Numbers are whole and have 15 digits: cJSON prints larger ones wrong.  Identity
 * numbers, codes and versions are strings always.
 *
 * A `struct json *` from json_parse, json_object, json_array or json_copy is
 * owned and goes to json_free(), or is given away by json_put()/json_push().
 * What json_get(), json_first() and json_next() answer is lent and lives as
 * long as its parent.  Every reader takes NULL and answers as for "absent".
 */
#ifndef FORMS_JSON_H
#define FORMS_JSON_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "forms/json_scan.h" /* JSON_MAX_DEPTH, JSON_MAX_NUMBER */

struct json;

#define JSON_MAX_BYTES (1u << 20)
#define JSON_MAX_VALUES 50000u

/* The errors of everything in forms/ that reads the wire. Messages are translated. */
/* So much of a stranger's key is said in a sentence. */
#define JSON_KEY_LETTERS 40

#define JSON_ERROR json_error_quark()
enum json_error {
	JSON_BAD,	/* not JSON as above: slug bad-json */
	JSON_TOO_LARGE, /* too many bytes, values or levels: slug too-large */
	JSON_SHAPE,	/* JSON, but not what this place wants: slug bad-shape */
	JSON_STRANGER,	/* a key or a field that nobody knows: slug unknown-field */
};
GQuark json_error_quark(void);

/* Set `why` (may be NULL) to JSON_SHAPE, naming `key`; always false, for `return`. */
bool json_shape_error(GError **why, const char *key);

struct json *json_parse(const char *bytes, size_t length, GError **why);
/* For files that an administrator imports: other limits for bytes and values. */
struct json *json_parse_file(const char *bytes, size_t length, size_t max_bytes,
			     size_t max_values, GError **why);
void json_free(struct json *json);
struct json *json_copy(const struct json *json); /* of NULL: null */

bool json_is_object(const struct json *json);
bool json_is_array(const struct json *json);
bool json_is_string(const struct json *json);
bool json_is_number(const struct json *json);
bool json_is_bool(const struct json *json);
bool json_is_null(const struct json *json);
bool json_is_true(const struct json *json);

const struct json *json_get(const struct json *object, const char *key);
const char *json_text(const struct json *json); /* NULL when not a string */
int64_t json_number(const struct json *json, int64_t otherwise);
const char *json_text_at(const struct json *object, const char *key);
int64_t json_number_at(const struct json *object, const char *key, int64_t otherwise);
bool json_bool_at(const struct json *object, const char *key, bool otherwise);

/*
 * A data string out of `object`, through text_admit(): new, "" when absent or
 * null.  NULL: there, but not a string, more than `letters` letters, or text
 * that is refused; `why` names the key.
 */
char *json_admit(const struct json *object, const char *key, size_t letters, GError **why);

/*
 * The door for a whole answer that is only shown: the text of every string and
 * key that text_admit() would refuse becomes what text_show() makes of it, the
 * others stay.  Takes `taken` (may be NULL), returns it or its successor; *any
 * tells whether something was refused.
 */
struct json *json_show(struct json *taken, bool *any);

/* The repairs (enum text_repair) that text_admit() would do, and to how many strings. */
unsigned json_repairs(const struct json *json, size_t *strings);

/* The moment ("2026-03-12T01:42:07.123Z") under `key` in ms; `otherwise` when none is there. */
int64_t json_time_at(const struct json *object, const char *key, int64_t otherwise);

/* Children of an array or object: for (c = json_first(a); c; c = json_next(c)). */
size_t json_count(const struct json *parent);
const struct json *json_first(const struct json *parent);
const struct json *json_next(const struct json *child);
const char *json_key(const struct json *child); /* NULL in an array */

/* Whether all keys of `object` are in the NULL-ended `keys`; else *stranger is lent. */
bool json_only_keys(const struct json *object, const char *const keys[],
		    const char **stranger);
/* The same as an error JSON_STRANGER. */
bool json_check_keys(const struct json *object, const char *const keys[], GError **why);

struct json *json_object(void);
struct json *json_array(void);
void json_put(struct json *object, const char *key, struct json *taken);
void json_put_text(struct json *object, const char *key, const char *text); /* NULL: null */
void json_put_number(struct json *object, const char *key, int64_t number);
void json_put_bool(struct json *object, const char *key, bool value);
void json_put_null(struct json *object, const char *key);
void json_put_time(struct json *object, const char *key, int64_t ms); /* 0: null */
void json_push(struct json *array, struct json *taken);
void json_push_text(struct json *array, const char *text);
void json_push_number(struct json *array, int64_t number);
struct json *json_of_text(const char *text);

/* On one line, keys in the order they were put. New, g_free(). */
char *json_print(const struct json *json);

/* g_autoptr(json_owned) j = json_parse(...); */
typedef struct json json_owned;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(json_owned, json_free)

#endif
