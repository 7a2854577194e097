/* digest_wire - questions and answers of the reconciliation as JSON. */
#include <string.h>

#include "forms/digest.h"

#include "i18n/banned.h"

#define BLOCK (DIGEST_FAN * DIGEST_SHORT) /* bytes of 64 short hashes; no padding in base64 */

struct digest_question *digest_question_new(enum digest_step step, int64_t seq)
{
	struct digest_question *q = g_new0(struct digest_question, 1);

	q->step = step;
	q->seq = seq;
	q->at = g_array_new(FALSE, FALSE, sizeof(unsigned));
	q->ids = g_ptr_array_new_with_free_func(g_free);
	return q;
}

void digest_question_free(struct digest_question *q)
{
	if (!q)
		return;
	g_array_unref(q->at);
	g_ptr_array_unref(q->ids);
	g_free(q);
}

static void put_bytes(struct json *object, const char *key, const uint8_t *bytes, size_t n)
{
	g_autofree char *text = g_base64_encode(bytes, n);

	json_put_text(object, key, text);
}

static const char *const step_keys[] = {
	[DIGEST_ROOT] = "root",
	[DIGEST_NODES] = "nodes",
	[DIGEST_LEAVES] = "buckets",
	[DIGEST_ROWS] = "rows",
};

struct json *digest_question_to_json(const struct digest_question *q)
{
	struct json *j = json_object(), *list;

	json_put_number(j, "seq", q->seq);
	if (q->step == DIGEST_ROOT) {
		put_bytes(j, "root", q->root, DIGEST_BYTES);
		return j;
	}
	list = json_array();
	for (guint i = 0; i < q->at->len; i++)
		json_push_number(list, g_array_index(q->at, unsigned, i));
	for (guint i = 0; i < q->ids->len; i++)
		json_push_text(list, q->ids->pdata[i]);
	json_put(j, step_keys[q->step], list);
	return j;
}

/* Exactly `n` bytes of base64. */
static bool take_bytes(uint8_t *out, size_t n, const char *text)
{
	g_autofree guchar *bytes = NULL;
	gsize length = 0;

	if (text && strlen(text) == (n + 2) / 3 * 4)
		bytes = g_base64_decode(text, &length);
	if (length != n)
		return false;
	memcpy(out, bytes, n);
	return true;
}

static bool take_numbers(struct digest_question *q, const struct json *list, unsigned most,
			 int64_t bound)
{
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		int64_t number = json_number(n, -1);
		unsigned at = (unsigned)number;

		if (number < 0 || number >= bound || q->at->len == most)
			return false;
		g_array_append_val(q->at, at);
	}
	return q->at->len > 0;
}

static bool take_ids(struct digest_question *q, const struct json *list)
{
	for (const struct json *n = json_first(list); n; n = json_next(n)) {
		const char *id = json_text(n);

		if (!id || !*id || strlen(id) > 64 || q->ids->len == DIGEST_ASK_ROWS)
			return false;
		g_ptr_array_add(q->ids, g_strdup(id));
	}
	return q->ids->len > 0;
}

static bool take_question(struct digest_question *q, const struct json *value)
{
	switch (q->step) {
	case DIGEST_ROOT:
		return take_bytes(q->root, DIGEST_BYTES, json_text(value));
	case DIGEST_NODES:
		return take_numbers(q, value, DIGEST_FAN, DIGEST_FAN);
	case DIGEST_LEAVES:
		return take_numbers(q, value, DIGEST_ASK_BUCKETS, DIGEST_BUCKETS);
	case DIGEST_ROWS:
		return take_ids(q, value);
	}
	return false;
}

struct digest_question *digest_question_of_json(const struct json *json, GError **why)
{
	static const char *const keys[] = {"seq", "root", "nodes", "buckets", "rows", NULL};
	struct digest_question *q;
	int step = DIGEST_ROOT;

	if (!json_check_keys(json, keys, why))
		return NULL;
	while (step <= DIGEST_ROWS && !json_get(json, step_keys[step]))
		step++;
	if (step > DIGEST_ROWS || json_count(json) != 2) {
		json_shape_error(why, "root");
		return NULL;
	}
	q = digest_question_new((enum digest_step)step, json_number_at(json, "seq", -1));
	if (q->seq >= 0 && take_question(q, json_get(json, step_keys[step])))
		return q;
	json_shape_error(why, step_keys[step]);
	digest_question_free(q);
	return NULL;
}

struct digest_answer *digest_answer_new(int64_t seq)
{
	struct digest_answer *a = g_new0(struct digest_answer, 1);

	a->seq = seq;
	a->hashes = g_array_new(FALSE, FALSE, 1);
	a->leaves = g_ptr_array_new_with_free_func((GDestroyNotify)digest_leaf_free);
	a->rows = g_ptr_array_new_with_free_func((GDestroyNotify)copy_row_free);
	return a;
}

void digest_answer_free(struct digest_answer *a)
{
	if (!a)
		return;
	g_array_unref(a->hashes);
	g_ptr_array_unref(a->leaves);
	g_ptr_array_unref(a->rows);
	g_free(a);
}

void digest_answer_add(struct digest_answer *a, const struct digest *d, const unsigned *node)
{
	for (unsigned i = 0; i < DIGEST_FAN; i++) {
		const uint8_t *hash =
			node ? d->bucket[(size_t)*node * DIGEST_FAN + i] : d->node[i];

		g_array_append_vals(a->hashes, hash, DIGEST_SHORT);
	}
}

static struct json *leaf_to_wire(const struct digest_leaf *leaf)
{
	struct json *row = json_array();
	g_autofree char *hash = g_base64_encode(leaf->hash, DIGEST_SHORT);

	json_push_text(row, leaf->id);
	json_push_text(row, leaf->version);
	json_push_text(row, hash);
	return row;
}

static void put_leaves(struct json *j, const struct digest_answer *a)
{
	struct json *list = json_array();

	for (guint i = 0; i < a->leaves->len; i++)
		json_push(list, leaf_to_wire(a->leaves->pdata[i]));
	json_put(j, "leaves", list);
}

static void put_buckets(struct json *j, const struct digest_answer *a)
{
	struct json *list = json_array();

	for (guint i = 0; i + BLOCK <= a->hashes->len; i += BLOCK) {
		g_autofree char *text = g_base64_encode((guchar *)a->hashes->data + i, BLOCK);

		json_push_text(list, text);
	}
	json_put(j, "buckets", list);
}

struct json *digest_answer_to_json(const struct digest_answer *a, enum digest_step step)
{
	struct json *j = json_object();

	json_put_number(j, "seq", a->seq);
	if (a->behind)
		json_put_bool(j, "behind", true);
	else if (a->same)
		json_put_bool(j, "same", true);
	else if (step == DIGEST_ROOT)
		put_bytes(j, "nodes", (uint8_t *)a->hashes->data, a->hashes->len);
	else if (step == DIGEST_NODES)
		put_buckets(j, a);
	else if (step == DIGEST_LEAVES)
		put_leaves(j, a);
	else
		copy_rows_put(j, a->rows);
	return j;
}

static bool take_block(struct digest_answer *a, const struct json *json)
{
	uint8_t block[BLOCK];

	if (a->hashes->len >= DIGEST_FAN * BLOCK || !take_bytes(block, BLOCK, json_text(json)))
		return false;
	g_array_append_vals(a->hashes, block, BLOCK);
	return true;
}

static bool take_leaf(struct digest_answer *a, const struct json *json)
{
	const struct json *id = json_first(json), *version = json_next(id);
	const struct json *hash = json_next(version);
	uint8_t bytes[DIGEST_SHORT];

	if (!json_text(id) || !*json_text(id) || strlen(json_text(id)) > 64 ||
	    !json_text(version) || strlen(json_text(version)) > 20 ||
	    !take_bytes(bytes, DIGEST_SHORT, json_text(hash)))
		return false;
	g_ptr_array_add(a->leaves, digest_leaf_new(json_text(id), json_text(version), bytes));
	return true;
}

static bool take_answer(struct digest_answer *a, const struct json *json, GError **why)
{
	const struct json *c;
	bool fine = true;

	a->same = json_bool_at(json, "same", false);
	a->behind = json_bool_at(json, "behind", false);
	if ((c = json_get(json, "nodes")))
		fine = take_block(a, c);
	for (c = json_first(json_get(json, "buckets")); fine && c; c = json_next(c))
		fine = take_block(a, c);
	for (c = json_first(json_get(json, "leaves")); fine && c; c = json_next(c))
		fine = take_leaf(a, c);
	if (!fine || a->seq < 0)
		return json_shape_error(why, "seq");
	return !json_get(json, "rows") || copy_rows_take(a->rows, json, why);
}

struct digest_answer *digest_answer_of_json(const struct json *json, GError **why)
{
	struct digest_answer *a = digest_answer_new(json_number_at(json, "seq", -1));

	if (take_answer(a, json, why))
		return a;
	digest_answer_free(a);
	return NULL;
}
