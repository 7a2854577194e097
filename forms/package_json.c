/* package_json - manifests of packages and of receipts. */
#include <string.h>

#include "forms/canonical.h"
#include "forms/package.h"
#include "forms/uuid.h"
#include "forms/values.h"

#include "i18n/banned.h"

#define TEXT_LETTERS 64

static bool take(char **slot, const struct json *json, const char *key, GError **why)
{
	char *text = json_admit(json, key, TEXT_LETTERS, why);

	if (!text)
		return false;
	g_free(*slot);
	*slot = text;
	return true;
}

static struct json *letter_to_wire(const struct package_letter *letter)
{
	struct json *j = json_object();

	json_put_text(j, "key", letter->key);
	json_put_text(j, "operation", operations[letter->op].name);
	json_put_text(j, "id", letter->id);
	json_put_text(j, "match", letter->match);
	json_put(j, "body", json_copy(letter->body));
	return j;
}

static char *print(struct json *taken)
{
	char *text = canonical_print(taken);

	json_free(taken);
	return text;
}

char *package_print(const struct package *p)
{
	struct json *j = json_object(), *list = json_array();

	json_put_text(j, "id", p->id);
	json_put_text(j, "world", p->world);
	json_put_text(j, "centre", p->centre);
	json_put_text(j, "officer", p->officer);
	json_put_text(j, "terminal", p->terminal);
	json_put_time(j, "made_at", p->made_at);
	for (guint i = 0; i < p->letters->len; i++)
		json_push(list, letter_to_wire(p->letters->pdata[i]));
	json_put(j, "letters", list);
	return print(j);
}

static bool take_letter(struct package *p, const struct json *json, GError **why)
{
	static const char *const keys[] = {"key", "operation", "id", "match", "body", NULL};
	const char *key = json_text_at(json, "key"), *name = json_text_at(json, "operation");
	const char *id = json_text_at(json, "id"), *match = json_text_at(json, "match");
	enum operation op = name ? operation_named(name) : OP_NONE;

	if (!json_is_object(json) || !json_check_keys(json, keys, why))
		return json_is_object(json) ? false : json_shape_error(why, "letters");
	if (!key || !uuid_is(key) || !package_takes(op) ||
	    !json_is_object(json_get(json, "body")))
		return json_shape_error(why, "letters");
	if (!id || strlen(id) > TEXT_LETTERS || !match || strlen(match) > VALUE_CODE_LETTERS)
		return json_shape_error(why, "match");
	package_add(p, op, key, id, match, json_copy(json_get(json, "body")));
	return true;
}

static bool take_package(struct package *p, const struct json *json, GError **why)
{
	static const char *const keys[] = {"id",       "world",	  "centre",  "officer",
					   "terminal", "made_at", "letters", NULL};
	const struct json *list = json_get(json, "letters");

	if (!json_is_object(json) || !json_is_array(list) ||
	    json_count(list) > PACKAGE_MOST_LETTERS)
		return json_shape_error(why, "letters");
	if (!json_check_keys(json, keys, why) || !take(&p->id, json, "id", why) ||
	    !take(&p->world, json, "world", why) || !take(&p->centre, json, "centre", why) ||
	    !take(&p->officer, json, "officer", why) ||
	    !take(&p->terminal, json, "terminal", why))
		return false;
	p->made_at = json_time_at(json, "made_at", 0);
	for (const struct json *c = json_first(list); c; c = json_next(c))
		if (!take_letter(p, c, why))
			return false;
	return uuid_is(p->id) || json_shape_error(why, "id");
}

struct package *package_of_json(const struct json *json, GError **why)
{
	struct package *p = package_new();

	if (take_package(p, json, why))
		return p;
	package_free(p);
	return NULL;
}

char *package_receipts_print(const struct package_receipts *r)
{
	struct json *j = json_object(), *list = json_array();

	json_put_text(j, "id", r->id);
	json_put_text(j, "world", r->world);
	json_put_text(j, "centre", r->centre);
	json_put_time(j, "at", r->at);
	for (guint i = 0; i < r->letters->len; i++) {
		const struct package_receipt *receipt = r->letters->pdata[i];
		struct json *row = json_object();

		json_put_text(row, "key", receipt->key);
		json_put_number(row, "status", receipt->status);
		json_put(row, "body", json_copy(receipt->body));
		json_push(list, row);
	}
	json_put(j, "letters", list);
	return print(j);
}

static bool take_receipt(struct package_receipts *r, const struct json *json, GError **why)
{
	const char *key = json_text_at(json, "key");
	int64_t status = json_number_at(json, "status", 0);
	const struct json *body = json_get(json, "body");

	if (!key || !uuid_is(key) || status < 100 || status > 599 || !json_is_object(body))
		return json_shape_error(why, "letters");
	package_receipts_add(r, key, (unsigned)status, json_copy(body));
	return true;
}

struct package_receipts *package_receipts_of_json(const struct json *json, GError **why)
{
	struct package_receipts *r = package_receipts_new();
	const struct json *list = json_get(json, "letters");
	bool fine = json_is_array(list) || json_shape_error(why, "letters");

	fine = fine && take(&r->id, json, "id", why) && take(&r->world, json, "world", why) &&
	       take(&r->centre, json, "centre", why);
	r->at = json_time_at(json, "at", 0);
	for (const struct json *c = json_first(list); fine && c; c = json_next(c))
		fine = take_receipt(r, c, why);
	if (fine)
		return r;
	package_receipts_free(r);
	return NULL;
}

void package_put_bytes(struct json *object, const char *key, const void *bytes,
		       size_t length)
{
	g_autofree char *text = g_base64_encode(bytes, length);

	json_put_text(object, key, text);
}

static bool is_base64(const char *text)
{
	size_t n = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
				"0123456789+/");

	return n > 0 && strlen(text) % 4 == 0 && strspn(text + n, "=") == strlen(text + n) &&
	       strlen(text + n) <= 2;
}

GBytes *package_take_bytes(const struct json *object, const char *key, size_t most,
			   GError **why)
{
	const char *text = json_text_at(object, key);
	gsize length = 0;
	guchar *bytes;

	if (!text || !is_base64(text)) {
		json_shape_error(why, key);
		return NULL;
	}
	bytes = g_base64_decode(text, &length);
	if (length <= most)
		return g_bytes_new_take(bytes, length);
	g_free(bytes);
	g_set_error_literal(why, JSON_ERROR, JSON_TOO_LARGE, key);
	return NULL;
}
