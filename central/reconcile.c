/* reconcile - root, nodes, leaves, rows. */
#include "central/reconcile.h"

#include <string.h>

#include "central/copy_rows.h"
#include "central/feed.h"
#include "central/problem.h"
#include "forms/digest.h"

#include "i18n/banned.h"

/* Leaves of the buckets from `first` to `last`. */
static void add(struct centre_call *c, struct digest *d, unsigned first, unsigned last)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT bucket, leaf FROM resident WHERE commune = ?1 AND bucket >= ?2"
		" AND bucket <= ?3 ORDER BY bucket, id",
		"sdd", c->id, (int)first, (int)last);

	while (centre_next(rows)) {
		size_t length;
		const void *leaf = centre_blob(rows, 1, &length);

		if (length == DIGEST_BYTES)
			digest_add(d, (unsigned)centre_int(rows, 0), leaf);
	}
	centre_done(rows);
}

static void say_root(struct centre_call *c, const struct digest_question *q,
		     struct digest_answer *a)
{
	struct digest *d = digest_new();

	add(c, d, 0, DIGEST_BUCKETS - 1);
	digest_end(d);
	a->same = memcmp(d->root, q->root, DIGEST_BYTES) == 0;
	if (!a->same)
		digest_answer_add(a, d, NULL);
	digest_free(d);
}

static int by_number(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return x < y ? -1 : x > y;
}

/* Each node once and in order into the tree, but told as they were asked. */
static void say_nodes(struct centre_call *c, const struct digest_question *q,
		      struct digest_answer *a)
{
	struct digest *d = digest_new();
	g_autoptr(GArray) nodes = g_array_copy(q->at);
	unsigned next = 0;

	g_array_sort(nodes, by_number);
	for (guint i = 0; i < nodes->len; i++) {
		unsigned node = g_array_index(nodes, unsigned, i);

		if (node >= next)
			add(c, d, node * DIGEST_FAN, node * DIGEST_FAN + DIGEST_FAN - 1);
		next = node + 1;
	}
	digest_end(d);
	for (guint i = 0; i < q->at->len; i++)
		digest_answer_add(a, d, &g_array_index(q->at, unsigned, i));
	digest_free(d);
}

static void say_leaves(struct centre_call *c, const struct digest_question *q,
		       struct digest_answer *a)
{
	for (guint i = 0; i < q->at->len; i++) {
		struct centre_rows *rows = centre_ask(
			c->ledger,
			"SELECT id, version, leaf FROM resident WHERE commune = ?1"
			" AND bucket = ?2 ORDER BY id",
			"sd", c->id, (int)g_array_index(q->at, unsigned, i));

		while (centre_next(rows)) {
			size_t length;
			const void *leaf = centre_blob(rows, 2, &length);

			if (length == DIGEST_BYTES)
				g_ptr_array_add(a->leaves, digest_leaf_new(centre_text(rows, 0),
									   centre_text(rows, 1),
									   leaf));
		}
		centre_done(rows);
	}
}

static void say_rows(struct centre_call *c, const struct digest_question *q,
		     struct digest_answer *a)
{
	for (guint i = 0; i < q->ids->len; i++) {
		g_autofree char *commune = NULL;
		struct copy_row *row = centre_copy_row_load(c->ledger, q->ids->pdata[i], &commune);

		if (row && strcmp(commune, c->id) == 0)
			g_ptr_array_add(a->rows, row);
		else
			copy_row_free(row);
	}
}

static const struct {
	void (*say)(struct centre_call *c, const struct digest_question *q,
		    struct digest_answer *a);
	const char *word;
} steps[] = {
	[DIGEST_ROOT] = {say_root, "root"},
	[DIGEST_NODES] = {say_nodes, "nodes"},
	[DIGEST_LEAVES] = {say_leaves, "leaves"},
	[DIGEST_ROWS] = {say_rows, "rows"},
};

static void answer(struct centre_call *c, const struct digest_question *q, int64_t seq)
{
	struct digest_answer *a = digest_answer_new(seq);
	g_autofree char *detail = NULL;

	a->behind = q->seq != seq;
	if (!a->behind)
		steps[q->step].say(c, q, a);
	detail = g_strdup_printf("%s: %u", steps[q->step].word, a->leaves->len + a->rows->len);
	centre_owe(c, c->id, detail);
	centre_reply(c, 200, digest_answer_to_json(a, q->step));
	digest_answer_free(a);
}

void centre_reconcile(struct centre_call *c)
{
	g_autoptr(GError) why = NULL;
	struct centre_feed_head head;
	struct digest_question *q;

	if (!centre_feed_admit(c, &head))
		return;
	q = digest_question_of_json(c->document, &why);
	if (q)
		answer(c, q, head.seq);
	else
		centre_refuse_error(c, why);
	digest_question_free(q);
}
