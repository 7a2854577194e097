/*
 * central_mirror - a terminal's copy of commune 99001 of the laboratory: filled
 * in pieces, kept by the feed, compared by its root.
 */
#ifndef TESTS_CENTRAL_MIRROR_H
#define TESTS_CENTRAL_MIRROR_H

#include "central_help.h"

#include "forms/digest.h"
#include "forms/feed.h"

#define COMMUNE "99001"

/* A terminal's copy, as little of it as a test needs. */
struct mirror {
	struct asker *who;
	GHashTable *rows; /* id -> struct copy_row */
	int64_t seq;
	char *cursor;
};

static inline void row_free(void *row)
{
	copy_row_free(row);
}

static inline void mirror_init(struct mirror *m, struct asker *who)
{
	*m = (struct mirror){.who = who, .cursor = g_strdup("")};
	m->rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, row_free);
}

static inline void mirror_clear(struct mirror *m)
{
	g_hash_table_destroy(m->rows);
	g_free(m->cursor);
}

/* GET with a query behind the path. */
static inline void get(struct asker *a, enum operation op, const char *commune, const char *query,
		struct got *got)
{
	const char *header[CENTRE_HEADER_COUNT] = {[CENTRE_HEADER_COOKIE] = a->cookie,
						   [CENTRE_HEADER_WORLD] = a->world};
	g_autofree char *path = operation_path(op, commune);
	g_autofree char *all = g_strconcat(path, query, NULL);

	lab_send(a->lab, "GET", all, header, NULL, 0, got);
}

static inline void keep(struct mirror *m, struct copy_row *taken)
{
	g_hash_table_replace(m->rows, g_strdup(taken->cell[COPY_ID]), taken);
}

/* One piece; false: that was the last. */
static inline bool fill(struct mirror *m, unsigned limit)
{
	g_autofree char *query = copy_query_print(m->cursor, limit);
	struct copy_piece *piece;
	struct got got = {0};
	bool more;

	get(m->who, OP_COPY, COMMUNE, query, &got);
	assert_int_equal(got.status, 200);
	piece = copy_piece_of_json(got.body, NULL);
	assert_non_null(piece);
	m->seq = piece->seq;
	record_put(&m->cursor, piece->next);
	while (piece->rows->len > 0)
		keep(m, g_ptr_array_steal_index(piece->rows, 0));
	more = *piece->next != '\0';
	copy_piece_free(piece);
	got_clear(&got);
	return more;
}

static inline void apply(struct mirror *m, const struct feed_change *change)
{
	const char *id = change->row->cell[COPY_ID];
	struct copy_row *row = g_hash_table_lookup(m->rows, id);

	if (change->kind == FEED_GONE) {
		g_hash_table_remove(m->rows, id);
		return;
	}
	if (!row) {
		assert_int_equal(change->kind, FEED_WHOLE);
		row = copy_row_new();
		copy_row_set(row, COPY_ID, id);
		keep(m, row);
	}
	feed_change_apply(change, row);
}

/* Reads the feed to its end; how many changes came. */
static inline unsigned follow(struct mirror *m)
{
	unsigned came = 0;
	bool more = true;

	while (more) {
		g_autofree char *query = feed_query_print(m->seq, 0);
		struct got got = {0};
		struct feed *feed;

		get(m->who, OP_FEED, COMMUNE, query, &got);
		assert_int_equal(got.status, 200);
		feed = feed_of_json(got.body, NULL);
		assert_non_null(feed);
		for (guint i = 0; i < feed->changes->len; i++)
			apply(m, feed->changes->pdata[i]);
		came += feed->changes->len;
		m->seq = feed->seq;
		more = feed->more;
		feed_free(feed);
		got_clear(&got);
	}
	return came;
}

static inline int by_place(const void *a, const void *b)
{
	const struct copy_row *x = *(struct copy_row *const *)a;
	const struct copy_row *y = *(struct copy_row *const *)b;
	unsigned p = digest_bucket(x->cell[COPY_ID]), q = digest_bucket(y->cell[COPY_ID]);

	return p != q ? (p < q ? -1 : 1) : strcmp(x->cell[COPY_ID], y->cell[COPY_ID]);
}

static inline void root_of(const struct mirror *m, uint8_t root[DIGEST_BYTES])
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	struct digest *d = digest_new();
	GHashTableIter iter;
	void *each;

	g_hash_table_iter_init(&iter, m->rows);
	while (g_hash_table_iter_next(&iter, NULL, &each))
		g_ptr_array_add(rows, each);

	g_ptr_array_sort(rows, by_place);
	for (guint i = 0; i < rows->len; i++) {
		const struct copy_row *row = rows->pdata[i];
		uint8_t hash[DIGEST_BYTES];

		digest_row(row, hash);
		digest_add(d, digest_bucket(row->cell[COPY_ID]), hash);
	}
	digest_end(d);
	memcpy(root, d->root, DIGEST_BYTES);
	digest_free(d);
}

/* Whether the centre's tree has this root, at this place of the feed. */
static inline bool agrees(struct mirror *m)
{
	struct digest_question *q = digest_question_new(DIGEST_ROOT, m->seq);
	g_autofree char *body = NULL;
	struct json *json;
	struct got got = {0};
	bool same;

	root_of(m, q->root);
	json = digest_question_to_json(q);
	body = json_print(json);
	json_free(json);
	digest_question_free(q);
	ask(m->who, OP_RECONCILE, COMMUNE, body, &got);
	assert_int_equal(got.status, 200);
	same = json_bool_at(got.body, "same", false);
	got_clear(&got);
	return same;
}

static inline const char *cell(const struct mirror *m, const char *id, unsigned column)
{
	const struct copy_row *row = g_hash_table_lookup(m->rows, id);

	return row ? row->cell[column] : NULL;
}

/* A correction, sent by canbo1 and approved. */
static inline void approve(struct lab *lab, const char *resident, const char *version,
			const char *field, const char *from, const char *to)
{
	struct asker a = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *id = NULL;
	struct got got = {0};

	assert_int_equal(send_correction(&a, resident, version, field, from, to, &id, &got), 201);
	decide(&chief, id, "1", "approve", "", &got);
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&chief);
}

#endif
