/* Two copies of a commune compared, with the bytes that it costs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/digest.h"

#include "i18n/banned.h"

#define PEOPLE 10000u
#define EQUAL_BYTES 150u   /* issue 4: bodies, both ways */
#define THREE_BYTES 5120u

/* One side: rows by bucket and id, each with its leaf. */
struct side {
	GPtrArray *rows; /* struct copy_row */
	struct digest *digest;
	size_t bytes; /* of all bodies, both ways */
};

static int by_place(const void *a, const void *b)
{
	const struct copy_row *x = *(struct copy_row *const *)a;
	const struct copy_row *y = *(struct copy_row *const *)b;
	unsigned p = digest_bucket(x->cell[COPY_ID]), q = digest_bucket(y->cell[COPY_ID]);

	return p != q ? (p < q ? -1 : 1) : strcmp(x->cell[COPY_ID], y->cell[COPY_ID]);
}

static void make_tree(struct side *s)
{
	uint8_t hash[DIGEST_BYTES];

	digest_free(s->digest);
	s->digest = digest_new();
	g_ptr_array_sort(s->rows, by_place);
	for (guint i = 0; i < s->rows->len; i++) {
		const struct copy_row *row = s->rows->pdata[i];

		digest_row(row, hash);
		digest_add(s->digest, digest_bucket(row->cell[COPY_ID]), hash);
	}
	digest_end(s->digest);
}

/* An id as world_uuid() makes them, the same for the same number. */
static char *id_of(unsigned n)
{
	return g_strdup_printf("0198a1b2-%04x-7%03x-8f12-%012x", n % 65536, n % 4096, n * 2654435761u);
}

static struct copy_row *person(unsigned n)
{
	struct copy_row *row = copy_row_new();
	g_autofree char *id = id_of(n), *number = g_strdup_printf("0990500%05u", n);

	copy_row_set(row, COPY_ID, id);
	copy_row_set(row, COPY_VERSION, "1");
	copy_row_set(row, COPY_FIELDS + FIELD_NUMBER, number);
	return row;
}

static struct side *side_new(unsigned count)
{
	struct side *s = g_new0(struct side, 1);

	s->rows = g_ptr_array_new_with_free_func((GDestroyNotify)copy_row_free);
	for (unsigned i = 0; i < count; i++)
		g_ptr_array_add(s->rows, person(i));
	make_tree(s);
	return s;
}

static void side_free(struct side *s)
{
	g_ptr_array_unref(s->rows);
	digest_free(s->digest);
	g_free(s);
}

static GPtrArray *leaves_of(const struct side *s, const GArray *buckets)
{
	GPtrArray *out = g_ptr_array_new_with_free_func((GDestroyNotify)digest_leaf_free);
	uint8_t hash[DIGEST_BYTES];

	for (guint i = 0; i < s->rows->len; i++) {
		const struct copy_row *row = s->rows->pdata[i];

		for (guint b = 0; b < buckets->len; b++) {
			if (g_array_index(buckets, unsigned, b) !=
			    digest_bucket(row->cell[COPY_ID]))
				continue;
			digest_row(row, hash);
			g_ptr_array_add(out, digest_leaf_new(row->cell[COPY_ID],
							     row->cell[COPY_VERSION], hash));
		}
	}
	return out;
}

static struct json *carry(struct side *here, struct json *taken)
{
	g_autofree char *text = json_print(taken);

	here->bytes += strlen(text);
	json_free(taken);
	return json_parse(text, strlen(text), NULL);
}

/* What the centre does with a question. */
static struct digest_answer *answer(const struct side *there, const struct digest_question *q)
{
	struct digest_answer *a = digest_answer_new(412);

	a->same = q->step == DIGEST_ROOT &&
		  memcmp(q->root, there->digest->root, DIGEST_BYTES) == 0;
	if (q->step == DIGEST_ROOT && !a->same)
		digest_answer_add(a, there->digest, NULL);
	for (guint i = 0; q->step == DIGEST_NODES && i < q->at->len; i++)
		digest_answer_add(a, there->digest, &g_array_index(q->at, unsigned, i));
	if (q->step == DIGEST_LEAVES) {
		g_ptr_array_unref(a->leaves);
		a->leaves = leaves_of(there, q->at);
	}
	for (guint i = 0; q->step == DIGEST_ROWS && i < q->ids->len; i++)
		for (guint r = 0; r < there->rows->len; r++) {
			const struct copy_row *row = there->rows->pdata[r];
			g_autofree char *packed = NULL;

			if (strcmp(row->cell[COPY_ID], q->ids->pdata[i]) != 0)
				continue;
			packed = copy_row_pack(row);
			g_ptr_array_add(a->rows, copy_row_unpack(packed));
		}
	return a;
}

/* There and back over the wire; `q` is freed. */
static struct digest_answer *ask(struct side *here, const struct side *there,
				 struct digest_question *q)
{
	g_autoptr(json_owned) said = carry(here, digest_question_to_json(q));
	struct digest_question *heard = digest_question_of_json(said, NULL);
	struct digest_answer *a, *back;
	g_autoptr(json_owned) told = NULL;

	assert_non_null(heard);
	a = answer(there, heard);
	told = carry(here, digest_answer_to_json(a, heard->step));
	back = digest_answer_of_json(told, NULL);
	assert_non_null(back);
	digest_question_free(q);
	digest_question_free(heard);
	digest_answer_free(a);
	return back;
}

/* From the root to the names of what differs. */
static GPtrArray *reconcile(struct side *here, const struct side *there)
{
	GPtrArray *out = g_ptr_array_new_with_free_func((GDestroyNotify)digest_difference_free);
	struct digest_question *q = digest_question_new(DIGEST_ROOT, 412);
	g_autoptr(GArray) nodes = g_array_new(FALSE, FALSE, sizeof(unsigned));
	g_autoptr(GArray) buckets = g_array_new(FALSE, FALSE, sizeof(unsigned));
	struct digest_answer *a;

	memcpy(q->root, here->digest->root, DIGEST_BYTES);
	a = ask(here, there, q);
	if (a->same) {
		digest_answer_free(a);
		return out;
	}
	assert_true(digest_differing(here->digest, a, NULL, nodes));
	digest_answer_free(a);
	q = digest_question_new(DIGEST_NODES, 412);
	g_array_append_vals(q->at, nodes->data, nodes->len);
	a = ask(here, there, q);
	assert_true(digest_differing(here->digest, a, nodes, buckets));
	digest_answer_free(a);
	q = digest_question_new(DIGEST_LEAVES, 412);
	g_array_append_vals(q->at, buckets->data, buckets->len);
	a = ask(here, there, q);
	GPtrArray *mine = leaves_of(here, buckets);

	digest_compare(mine, a->leaves, out);
	g_ptr_array_unref(mine);
	digest_answer_free(a);
	return out;
}

static void equal_copies_cost_a_hundred_bytes(void **state)
{
	struct side *here = side_new(PEOPLE), *there = side_new(PEOPLE);
	GPtrArray *found = reconcile(here, there);

	(void)state;
	assert_int_equal(found->len, 0);
	print_message("# equal: %zu bytes of bodies, both ways\n", here->bytes);
	assert_true(here->bytes <= EQUAL_BYTES);
	g_ptr_array_unref(found);
	side_free(here);
	side_free(there);
}

static const struct digest_difference *difference(const GPtrArray *found, const char *id)
{
	for (guint i = 0; i < found->len; i++) {
		const struct digest_difference *d = found->pdata[i];

		if (strcmp(d->id, id) == 0)
			return d;
	}
	fail_msg("no difference is named for %s", id);
	return NULL;
}

/* One missing here, one missing there, one older; each named, within the bytes. */
static void three_differences_are_named(void **state)
{
	struct side *here = side_new(PEOPLE), *there = side_new(PEOPLE);
	g_autofree char *newer = id_of(4711), *extra = id_of(PEOPLE + 1), *lost = id_of(17);
	GPtrArray *found;

	(void)state;
	for (guint i = 0; i < here->rows->len; i++) {
		struct copy_row *row = there->rows->pdata[i];

		if (strcmp(row->cell[COPY_ID], newer) == 0)
			copy_row_set(row, COPY_VERSION, "2");
	}
	for (guint i = 0; i < here->rows->len; i++)
		if (strcmp(((struct copy_row *)here->rows->pdata[i])->cell[COPY_ID], lost) == 0)
			g_ptr_array_remove_index(here->rows, i--);
	g_ptr_array_add(here->rows, person(PEOPLE + 1));
	make_tree(here);
	make_tree(there);
	found = reconcile(here, there);
	assert_int_equal(found->len, 3);
	assert_int_equal(difference(found, newer)->kind, DIGEST_OTHER_VERSION);
	assert_int_equal(difference(found, extra)->kind, DIGEST_MISSING_THERE);
	assert_int_equal(difference(found, lost)->kind, DIGEST_MISSING_HERE);
	print_message("# three differences in %u: %zu bytes of bodies, both ways\n", PEOPLE,
		      here->bytes);
	assert_true(here->bytes <= THREE_BYTES);
	g_ptr_array_unref(found);
	side_free(here);
	side_free(there);
}

static void what_differs_is_fetched_and_then_equal(void **state)
{
	struct side *here = side_new(100), *there = side_new(101);
	struct digest_question *q = digest_question_new(DIGEST_ROWS, 412);
	GPtrArray *found = reconcile(here, there);
	struct digest_answer *a;

	(void)state;
	assert_int_equal(found->len, 1);
	g_ptr_array_add(q->ids, g_strdup(((struct digest_difference *)found->pdata[0])->id));
	g_ptr_array_add(q->ids, g_strdup("khong-co"));
	a = ask(here, there, q);
	assert_int_equal(a->rows->len, 1);
	g_ptr_array_add(here->rows, g_ptr_array_steal_index(a->rows, 0));
	make_tree(here);
	assert_memory_equal(here->digest->root, there->digest->root, DIGEST_BYTES);
	digest_answer_free(a);
	g_ptr_array_unref(found);
	side_free(here);
	side_free(there);
}

/* Known values: a terminal and a centre of other versions must not differ. */
static void hashes_stay_what_they_are(void **state)
{
	struct copy_row *row = person(1);
	uint8_t hash[DIGEST_BYTES];
	g_autofree char *leaf = NULL, *root = NULL;
	struct digest *d = digest_new();

	(void)state;
	digest_row(row, hash);
	leaf = g_base64_encode(hash, DIGEST_BYTES);
	assert_string_equal(leaf, "vs4b4Yf9+Q3CjT1Tc8HzUjpe");
	assert_int_equal(digest_bucket("r1"), 432);
	digest_end(d);
	root = g_base64_encode(d->root, DIGEST_BYTES);
	assert_string_equal(root, "7cKLmsHC1caBtDBZlACbXNOa");
	digest_free(d);
	copy_row_free(row);
}

/* Every cell is in the leaf, and none can pass for another. */
static void every_cell_counts(void **state)
{
	struct copy_row *row = person(1);
	uint8_t was[DIGEST_BYTES], is[DIGEST_BYTES];

	(void)state;
	digest_row(row, was);
	for (unsigned c = 0; c < COPY_COLUMNS; c++) {
		g_autofree char *kept = g_strdup(row->cell[c]);

		copy_row_set(row, c, "x");
		digest_row(row, is);
		assert_memory_not_equal(was, is, DIGEST_BYTES);
		copy_row_set(row, c, kept);
	}
	digest_row(row, is);
	assert_memory_equal(was, is, DIGEST_BYTES);
	copy_row_free(row);
}

static void damaged_questions_are_refused(void **state)
{
	static const char *const bad[] = {
		"{}",
		"{\"seq\":1}",
		"{\"seq\":-1,\"nodes\":[1]}",
		"{\"seq\":1,\"root\":\"QUJD\"}",
		"{\"seq\":1,\"root\":7}",
		"{\"seq\":1,\"nodes\":[]}",
		"{\"seq\":1,\"nodes\":[64]}",
		"{\"seq\":1,\"nodes\":[-1]}",
		"{\"seq\":1,\"buckets\":[4096]}",
		"{\"seq\":1,\"buckets\":[\"1\"]}",
		"{\"seq\":1,\"rows\":[]}",
		"{\"seq\":1,\"rows\":[1]}",
		"{\"seq\":1,\"nodes\":[1],\"buckets\":[1]}",
		"{\"seq\":1,\"nodes\":[1],\"x\":1}",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(json_owned) json = json_parse(bad[i], strlen(bad[i]), NULL);
		g_autoptr(GError) why = NULL;

		assert_null(digest_question_of_json(json, &why));
		assert_non_null(why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(equal_copies_cost_a_hundred_bytes),
		cmocka_unit_test(three_differences_are_named),
		cmocka_unit_test(what_differs_is_fetched_and_then_equal),
		cmocka_unit_test(hashes_stay_what_they_are),
		cmocka_unit_test(every_cell_counts),
		cmocka_unit_test(damaged_questions_are_refused),
	};

	return cmocka_run_group_tests_name("digest", tests, NULL, NULL);
}
