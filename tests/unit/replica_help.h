/*
 * replica_help - a centre in memory, an officer, and his commune's copy in a
 * folder; pieces and the feed go from one to the other without a wire.
 */
#ifndef TESTS_UNIT_REPLICA_HELP_H
#define TESTS_UNIT_REPLICA_HELP_H

#include "tests/unit/client_help.h"
#include "tests/unit/central_help.h"

#include "client/replica.h"

struct copied {
	struct help_world help;
	struct lab *lab;
	struct asker officer;
	char *dir;
	struct copy_key key;
	struct replica *replica;
};

static inline struct json *copied_get(struct copied *c, enum operation op, const char *query,
				      struct got *got)
{
	const char *header[CENTRE_HEADER_COUNT] = {
		[CENTRE_HEADER_COOKIE] = c->officer.cookie,
		[CENTRE_HEADER_WORLD] = c->officer.world};
	g_autofree char *path = operation_path(op, "99001");
	g_autofree char *whole = g_strconcat(path, query, NULL);

	lab_send(c->lab, operations[op].method, whole, header, NULL, 0, got);
	return got->status == 200 ? got->body : NULL;
}

static inline struct store_owner copied_owner(const struct copied *c)
{
	return (struct store_owner){"practice", c->lab->centre->id, "99001"};
}

static inline bool copied_open(struct copied *c)
{
	const struct store_owner owner = copied_owner(c);

	c->replica = replica_open(&c->help.world, c->dir, &owner, &c->key, NULL);
	return c->replica != NULL;
}

static inline void copied_reopen(struct copied *c)
{
	replica_close(c->replica);
	assert_true(copied_open(c));
}

/* One piece of so many rows. */
static inline bool copied_piece(struct copied *c, unsigned limit)
{
	g_autofree char *query = copy_query_print(replica_state(c->replica)->next, limit);
	struct got got = {0};
	struct copy_piece *piece =
		copy_piece_of_json(copied_get(c, OP_COPY, query, &got), NULL);
	bool fine = piece && replica_take_piece(c->replica, piece, NULL);

	if (piece)
		copy_piece_free(piece);
	got_clear(&got);
	return fine;
}

static inline void copied_fill(struct copied *c)
{
	while (replica_state(c->replica)->filling)
		assert_true(copied_piece(c, 2));
}

static inline bool copied_follow(struct copied *c)
{
	g_autofree char *query = feed_query_print(replica_state(c->replica)->seq, 0);
	struct got got = {0};
	struct feed *feed = feed_of_json(copied_get(c, OP_FEED, query, &got), NULL);
	bool fine = feed && replica_take_feed(c->replica, feed, NULL);

	if (feed)
		feed_free(feed);
	got_clear(&got);
	return fine;
}

static inline int copied_setup(void **state)
{
	struct copied *c = g_new0(struct copied, 1);
	struct got got = {0};

	help_world_init(&c->help, 11);
	c->lab = lab_new_at(":memory:");
	c->officer = sign_in(c->lab, "canbo1");
	c->dir = help_folder();
	assert_true(copy_key_of_json(&c->key, copied_get(c, OP_COPY_KEY, "", &got), NULL));
	got_clear(&got);
	assert_true(copied_open(c));
	*state = c;
	return 0;
}

static inline int copied_teardown(void **state)
{
	struct copied *c = *state;
	void *lab = c->lab;

	replica_close(c->replica);
	copy_key_clear(&c->key);
	asker_clear(&c->officer);
	lab_teardown(&lab);
	help_remove(c->dir);
	g_free(c->dir);
	g_free(c);
	return 0;
}

#endif
