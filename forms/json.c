/*
 * json - cJSON behind a door.
 *
 * `struct json` is a cJSON node under another name: the cast stands in two
 * functions.  The bytes are proved by json_scan before cJSON reads them; keys
 * that stand twice are looked for afterwards, when \u escapes are resolved.
 */
#include "forms/json.h"

#include <cJSON.h>
#include <string.h>

#include "forms/json_scan.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/banned.h"

G_DEFINE_QUARK(forms - json, json_error)

static cJSON *node_of(const struct json *json)
{
	return (cJSON *)json;
}

static struct json *json_of(cJSON *node)
{
	/* Only without memory is a node NULL, and then this program ends. */
	if (!node)
		g_error("out of memory");
	return (struct json *)node;
}

bool json_shape_error(GError **why, const char *key)
{
	g_set_error(why, JSON_ERROR, JSON_SHAPE,
		    _("“%s” is missing or does not have the agreed form."), key);
	return false;
}

/* Counted from 1, as editors count; what stands before `where` is UTF-8. */
static void place_of(const char *bytes, size_t where, size_t *line, size_t *letter)
{
	const char *begin = bytes;

	*line = 1;
	for (const char *p = bytes; p < bytes + where; p++)
		if (*p == '\n') {
			++*line;
			begin = p + 1;
		}
	*letter = 1;
	for (const char *p = begin; p < bytes + where; p = g_utf8_next_char(p))
		*letter += !text_is_mark(g_utf8_get_char(p));
}

static void scan_error(GError **why, enum json_scan flaw, const char *bytes, size_t where)
{
	size_t line, letter;

	place_of(bytes, where, &line, &letter);
	switch (flaw) {
	case JSON_SCAN_BYTES:
	case JSON_SCAN_VALUES:
	case JSON_SCAN_DEPTH:
		g_set_error_literal(why, JSON_ERROR, JSON_TOO_LARGE,
				    _("The message is larger or deeper than agreed."));
		break;
	case JSON_SCAN_UTF8:
		g_set_error(why, JSON_ERROR, JSON_BAD,
			    _("The message is not UTF-8 text at line %zu, letter %zu."), line,
			    letter);
		break;
	case JSON_SCAN_NUMBER:
		g_set_error(why, JSON_ERROR, JSON_BAD,
			    _("The message has a number that is not allowed at line %zu, "
			      "letter %zu."),
			    line, letter);
		break;
	case JSON_SCAN_STRING:
		g_set_error(why, JSON_ERROR, JSON_BAD,
			    _("The message has a character that is not allowed at line %zu, "
			      "letter %zu."),
			    line, letter);
		break;
	case JSON_SCAN_FINE:
	case JSON_SCAN_SYNTAX:
		g_set_error(why, JSON_ERROR, JSON_BAD,
			    _("The message is not proper JSON at line %zu, letter %zu."), line,
			    letter);
		break;
	}
}

/* The first key that stands twice in one object, or NULL. */
static const char *twice_in(const cJSON *object)
{
	g_autoptr(GHashTable) seen = NULL;
	const cJSON *child;

	if (!object->child || !object->child->next)
		return NULL;
	seen = g_hash_table_new(g_str_hash, g_str_equal);
	cJSON_ArrayForEach(child, object)
	{
		if (!g_hash_table_add(seen, child->string))
			return child->string;
	}
	return NULL;
}

static const char *find_twice(const cJSON *node)
{
	const cJSON *child;
	const char *twice = cJSON_IsObject(node) ? twice_in(node) : NULL;

	if (twice)
		return twice;
	cJSON_ArrayForEach(child, node)
	{
		/* Recursion is bounded: the scan saw at most 32 levels. */
		if (child->child && (twice = find_twice(child)))
			return twice;
	}
	return NULL;
}

struct json *json_parse_file(const char *bytes, size_t length, size_t max_bytes,
			     size_t max_values, GError **why)
{
	size_t where = 0;
	enum json_scan flaw = json_scan(bytes, length, max_bytes, max_values, &where);
	const char *twice;
	cJSON *node;

	if (flaw != JSON_SCAN_FINE) {
		scan_error(why, flaw, bytes, where);
		return NULL;
	}
	node = cJSON_ParseWithLength(bytes, length);
	if (!node) {
		scan_error(why, JSON_SCAN_SYNTAX, bytes, 0);
		return NULL;
	}
	twice = find_twice(node);
	if (twice) {
		g_autofree char *shown = text_show_start(twice, JSON_KEY_LETTERS);

		g_set_error(why, JSON_ERROR, JSON_BAD,
			    _("“%s” stands twice in one place of the message."), shown);
		cJSON_Delete(node);
		return NULL;
	}
	return json_of(node);
}

struct json *json_parse(const char *bytes, size_t length, GError **why)
{
	return json_parse_file(bytes, length, JSON_MAX_BYTES, JSON_MAX_VALUES, why);
}

void json_free(struct json *json)
{
	cJSON_Delete(node_of(json));
}

struct json *json_copy(const struct json *json)
{
	return json_of(json ? cJSON_Duplicate(node_of(json), true) : cJSON_CreateNull());
}

bool json_is_object(const struct json *json)
{
	return cJSON_IsObject(node_of(json));
}

bool json_is_array(const struct json *json)
{
	return cJSON_IsArray(node_of(json));
}

bool json_is_string(const struct json *json)
{
	return cJSON_IsString(node_of(json));
}

bool json_is_number(const struct json *json)
{
	return cJSON_IsNumber(node_of(json));
}

bool json_is_bool(const struct json *json)
{
	return cJSON_IsBool(node_of(json));
}

bool json_is_null(const struct json *json)
{
	return cJSON_IsNull(node_of(json));
}

const struct json *json_get(const struct json *object, const char *key)
{
	if (!json_is_object(object))
		return NULL;
	return (const struct json *)cJSON_GetObjectItemCaseSensitive(node_of(object),
								     key);
}

const char *json_text(const struct json *json)
{
	return json_is_string(json) ? node_of(json)->valuestring : NULL;
}

int64_t json_number(const struct json *json, int64_t otherwise)
{
	return json_is_number(json) ? (int64_t)node_of(json)->valuedouble : otherwise;
}

bool json_is_true(const struct json *json)
{
	return cJSON_IsTrue(node_of(json));
}

size_t json_count(const struct json *parent)
{
	return parent ? (size_t)cJSON_GetArraySize(node_of(parent)) : 0;
}

const struct json *json_first(const struct json *parent)
{
	return parent ? (const struct json *)node_of(parent)->child : NULL;
}

const struct json *json_next(const struct json *child)
{
	return (const struct json *)node_of(child)->next;
}

const char *json_key(const struct json *child)
{
	return child ? node_of(child)->string : NULL;
}

/*
 * Without memory cJSON leaves out what it cannot hold, and a draft read or written so
 * lacks a part: the program ends instead, as it does wherever GLib has none.
 */
__attribute__((constructor)) static void end_without_memory(void)
{
	cJSON_Hooks hooks = { g_malloc, g_free };

	cJSON_InitHooks(&hooks);
}

struct json *json_object(void)
{
	return json_of(cJSON_CreateObject());
}

struct json *json_array(void)
{
	return json_of(cJSON_CreateArray());
}

struct json *json_of_text(const char *text)
{
	return json_of(text ? cJSON_CreateString(text) : cJSON_CreateNull());
}

void json_put(struct json *object, const char *key, struct json *taken)
{
	if (!cJSON_AddItemToObject(node_of(object), key, node_of(taken)))
		g_error("out of memory");
}

void json_put_number(struct json *object, const char *key, int64_t number)
{
	/* Beyond 15 digits cJSON may print another number: none is better than a wrong one. */
	if (number < JSON_MAX_NUMBER && number > -JSON_MAX_NUMBER)
		json_put(object, key, json_of(cJSON_CreateNumber((double)number)));
	else
		json_put_null(object, key);
}

void json_put_bool(struct json *object, const char *key, bool value)
{
	json_put(object, key, json_of(cJSON_CreateBool(value)));
}

void json_put_null(struct json *object, const char *key)
{
	json_put(object, key, json_of(cJSON_CreateNull()));
}

void json_push(struct json *array, struct json *taken)
{
	if (!cJSON_AddItemToArray(node_of(array), node_of(taken)))
		g_error("out of memory");
}

void json_push_number(struct json *array, int64_t number)
{
	json_push(array, json_of(cJSON_CreateNumber((double)number)));
}

char *json_print(const struct json *json)
{
	char *printed = cJSON_PrintUnformatted(node_of(json));
	char *copy = g_strdup(printed ? printed : "null");

	if (json && !printed) /* a letter must never be kept as "null" */
		g_error("out of memory");
	cJSON_free(printed);
	return copy;
}
