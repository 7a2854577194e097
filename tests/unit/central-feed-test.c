/* The commune's copy at the centre: pieces, feed, key, reconciliation. */
#include "central_mirror.h"

#include "central/feed.h"

#include "i18n/banned.h"

static void a_copy_is_filled_in_pieces_with_all_digits(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	struct mirror m;

	mirror_init(&m, &a);
	assert_true(fill(&m, 1));
	assert_true(fill(&m, 1));
	assert_false(fill(&m, 1));
	assert_int_equal(g_hash_table_size(m.rows), 3);
	assert_string_equal(cell(&m, "r1", COPY_FIELDS + FIELD_NUMBER), "099150000012");
	assert_string_equal(cell(&m, "r1", COPY_HEAD), "1");
	assert_string_equal(cell(&m, "r2", COPY_HEAD), "");
	assert_string_equal(cell(&m, "r2", COPY_HOUSE), "7");
	assert_null(cell(&m, "x1", COPY_ID));
	assert_true(agrees(&m));
	mirror_clear(&m);
	asker_clear(&a);
}

/* What changes while the copy is being filled comes by the feed. */
static void the_feed_closes_the_gap(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct mirror m;

	mirror_init(&m, &a);
	assert_true(fill(&m, 1));
	approve(lab, "r1", "1", "TinhTrangHonNhan", "\"2\"", "\"1\"");
	approve(lab, "r3", "1", "TinhTrangHonNhan", "\"2\"", "\"1\"");
	assert_true(centre_begin(lab->ledger));
	lab_add_resident(lab, "r4", COMMUNE, "99001-02", "h1", false, "Nguyễn Văn Mới",
			 "2020-05-06", "1", "099220000099", "");
	assert_true(centre_feed_add(lab->ledger, lab->now, "r4", CENTRE_FEED_WHOLE, NULL));
	assert_true(centre_commit(lab->ledger));
	while (fill(&m, 1))
		continue;
	assert_int_equal(m.seq, 0);
	assert_int_equal(follow(&m), 3);
	assert_int_equal(m.seq, 5);
	assert_string_equal(cell(&m, "r1", COPY_VERSION), "2");
	assert_string_equal(cell(&m, "r1", COPY_FIELDS + FIELD_MARITAL), "1");
	assert_string_equal(cell(&m, "r1", COPY_OPEN), "");
	assert_true(agrees(&m));
	assert_int_equal(follow(&m), 0);
	mirror_clear(&m);
	asker_clear(&a);
}

/* Every way in which a cell changes writes an entry: the copy always agrees. */
static void every_change_is_told(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1"), other = sign_in(lab, "canbo2");
	struct asker chief = sign_in(lab, "truong");
	g_autofree char *id = NULL, *visit = lab_uuid(lab), *key = quoted(visit), *body = NULL;
	g_autofree char *back = lab_uuid(lab), *back_key = quoted(back);
	struct got got = {0};
	struct mirror m;

	mirror_init(&m, &other);
	while (fill(&m, 2))
		continue;
	send_correction(&a, "r2", "1", "NhomMau", "null", "\"01\"", &id, &got);
	assert_int_equal(got.status, 201);
	assert_int_equal(follow(&m), 1);
	assert_non_null(strstr(cell(&m, "r2", COPY_OPEN), "pending"));
	assert_true(agrees(&m));
	decide(&chief, id, "1", "return", catalogue_rows(CATALOGUE_RETURN_REASON, &(size_t){0})[0].code, &got);
	assert_int_equal(got.status, 200);
	assert_int_equal(follow(&m), 1);
	assert_true(agrees(&m));
	ask_with(&a, OP_WITHDRAW, id, back_key, NULL, "{\"reason\":\"nham\"}", &got);
	assert_int_equal(got.status, 200);
	assert_int_equal(follow(&m), 1);
	assert_string_equal(cell(&m, "r2", COPY_OPEN), "");
	assert_true(agrees(&m));
	body = g_strdup_printf("{\"id\":\"%s\",\"resident\":\"r3\",\"base_version\":\"1\",\"person\":"
			       "\"present\",\"fields\":[]," PURPOSE ",\"made_at\":"
			       "\"2026-01-01T00:00:00.000Z\",\"terminal\":\"t1\",\"world\":"
			       "\"practice\",\"centre\":\"%s\"}", visit, lab->centre->id);
	ask_with(&a, OP_VERIFY, NULL, key, NULL, body, &got);
	assert_int_equal(got.status, 201);
	assert_int_equal(follow(&m), 1);
	assert_string_equal(cell(&m, "r3", COPY_VERIFIED), "agree");
	assert_string_not_equal(cell(&m, "r3", COPY_VERIFIED_AT), "");
	assert_true(agrees(&m));
	got_clear(&got);
	mirror_clear(&m);
	asker_clear(&a);
	asker_clear(&other);
	asker_clear(&chief);
}

/* A refused letter leaves no entry, and no number is missing. */
static void the_feed_has_no_gap(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};

	for (unsigned i = 0; i < 20; i++)
		send_correction(&a, i % 2 ? "r1" : "x1", "1", "NhomMau", "null", "\"01\"", NULL, &got);
	send_correction(&a, "r2", "1", "NhomMau", "null", "\"01\"", NULL, &got);
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT max(seq) - count(*) FROM feed WHERE commune = ?1",
				       "s", COMMUNE),
			 0);
	assert_int_equal(centre_number(lab->ledger, -1,
				       "SELECT h.seq - max(f.seq) FROM feed f JOIN feed_head h"
				       " ON h.commune = f.commune",
				       ""),
			 0);
	got_clear(&got);
	asker_clear(&a);
}

/* Who is elsewhere, or is no officer, learns not even that there is a commune. */
static void only_its_own_officers_get_it(void **state)
{
	static const enum operation ops[] = {OP_COPY, OP_COPY_KEY, OP_FEED};
	struct lab *lab = *state;
	struct asker stranger = sign_in(lab, "canbo9"), admin = sign_in(lab, "quantri");
	struct got got = {0};

	for (size_t i = 0; i < G_N_ELEMENTS(ops); i++) {
		const char *query = ops[i] == OP_FEED ? "?after=0" : "";

		get(&stranger, ops[i], COMMUNE, query, &got);
		assert_refused(&got, 404, "not-found");
		get(&stranger, ops[i], "77777", query, &got);
		assert_refused(&got, 404, "not-found");
		get(&admin, ops[i], COMMUNE, query, &got);
		assert_refused(&got, 403, "forbidden");
	}
	ask(&stranger, OP_RECONCILE, COMMUNE, "{\"seq\":0,\"nodes\":[1]}", &got);
	assert_refused(&got, 404, "not-found");
	assert_true(centre_number(lab->ledger, 0,
				  "SELECT count(*) FROM audit WHERE target = ?1 AND result ="
				  " 'not-found'",
				  "s", COMMUNE) >= 4);
	got_clear(&got);
	asker_clear(&stranger);
	asker_clear(&admin);
}

static void a_copy_leaves_one_line_for_each_piece(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};
	struct mirror m;

	mirror_init(&m, &a);
	while (fill(&m, 2))
		continue;
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT count(*) FROM audit WHERE action = 'copy'", ""),
			 2);
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT count(*) FROM audit WHERE action = 'copy' AND"
				       " target = '99001' AND detail LIKE '2 rows%'",
				       ""),
			 1);
	get(&a, OP_COPY_KEY, COMMUNE, "", &got);
	assert_int_equal(got.status, 200);
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT count(*) FROM audit WHERE action = 'copyKey'", ""),
			 1);
	follow(&m);
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT count(*) FROM audit WHERE action = 'feed'", ""),
			 0);
	got_clear(&got);
	mirror_clear(&m);
	asker_clear(&a);
}

static void what_was_compacted_is_gone(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};

	approve(lab, "r1", "1", "TinhTrangHonNhan", "\"2\"", "\"1\"");
	assert_true(centre_begin(lab->ledger));
	assert_true(centre_feed_compact(lab->ledger, COMMUNE, 1, 0));
	assert_true(centre_commit(lab->ledger));
	get(&a, OP_FEED, COMMUNE, "?after=0", &got);
	assert_refused(&got, 410, "gone");
	get(&a, OP_FEED, COMMUNE, "?after=1", &got);
	assert_int_equal(got.status, 200);
	get(&a, OP_FEED, COMMUNE, "?after=3", &got);
	assert_refused(&got, 410, "gone");
	get(&a, OP_COPY, COMMUNE, "?after=1.0.1", &got);
	assert_refused(&got, 410, "gone");
	get(&a, OP_COPY, COMMUNE, "?after=1.1.1", &got);
	assert_int_equal(got.status, 200);
	/* by age, too */
	assert_true(centre_begin(lab->ledger));
	assert_true(centre_feed_compact(lab->ledger, COMMUNE, 1000, lab->now + 1));
	assert_true(centre_commit(lab->ledger));
	get(&a, OP_FEED, COMMUNE, "?after=1", &got);
	assert_refused(&got, 410, "gone");
	get(&a, OP_FEED, COMMUNE, "?after=2", &got);
	assert_int_equal(got.status, 200);
	got_clear(&got);
	asker_clear(&a);
}

/* The feed keeps to its length by itself. */
static void the_feed_does_not_grow_for_ever(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};

	lab->centre->feed_keep = 10;
	for (unsigned i = 0; i < 300; i++) {
		g_autofree char *id = NULL, *uuid = lab_uuid(lab), *key = quoted(uuid);

		assert_int_equal(send_correction(&a, "r1", "1", "NhomMau", "null", "\"01\"",
						 &id, &got),
				 201);
		ask_with(&a, OP_WITHDRAW, id, key, NULL, "{\"reason\":\"nham\"}", &got);
		assert_int_equal(got.status, 200);
	}
	assert_true(centre_number(lab->ledger, 0, "SELECT count(*) FROM feed", "") <= 10 + 128);
	got_clear(&got);
	asker_clear(&a);
}

static void a_new_key_asks_for_a_new_copy(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct copy_key first, second;
	struct got got = {0};
	GError *why = NULL;

	get(&a, OP_COPY_KEY, COMMUNE, "", &got);
	assert_true(copy_key_of_json(&first, got.body, NULL));
	assert_true(centre_commune_new_key(lab->centre, lab->ledger, COMMUNE, &why));
	get(&a, OP_COPY_KEY, COMMUNE, "", &got);
	assert_true(copy_key_of_json(&second, got.body, NULL));
	assert_string_equal(first.id, "1");
	assert_string_equal(second.id, "2");
	assert_memory_not_equal(first.key, second.key, COPY_KEY_BYTES);
	get(&a, OP_FEED, COMMUNE, "?after=0", &got);
	assert_refused(&got, 410, "gone");
	get(&a, OP_COPY, COMMUNE, "?after=1.0.1", &got);
	assert_refused(&got, 410, "gone");
	get(&a, OP_FEED, COMMUNE, "?after=1", &got);
	assert_int_equal(got.status, 200);
	assert_false(centre_commune_new_key(lab->centre, lab->ledger, "77777", &why));
	g_clear_error(&why);
	copy_key_clear(&first);
	copy_key_clear(&second);
	got_clear(&got);
	asker_clear(&a);
}

static void bad_queries_are_refused(void **state)
{
	static const char *const feeds[] = {"", "?", "?after=x", "?after=0&wait=111", "?wait=1"};
	static const char *const copies[] = {"?after=1.2", "?after=1.2.3.4", "?after=a.b.c",
					     "?limit=0", "?x=1", "?after=-1.0.0"};
	struct asker a = sign_in(*state, "canbo1");
	struct got got = {0};

	for (size_t i = 0; i < G_N_ELEMENTS(feeds); i++) {
		get(&a, OP_FEED, COMMUNE, feeds[i], &got);
		assert_refused(&got, 422, "bad-shape");
	}
	for (size_t i = 0; i < G_N_ELEMENTS(copies); i++) {
		get(&a, OP_COPY, COMMUNE, copies[i], &got);
		assert_refused(&got, 422, "bad-shape");
	}
	get(&a, OP_COPY_KEY, COMMUNE, "?a=b", &got);
	assert_refused(&got, 404, "not-found");
	got_clear(&got);
	asker_clear(&a);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(a_copy_is_filled_in_pieces_with_all_digits),
		AT_LAB(the_feed_closes_the_gap),
		AT_LAB(every_change_is_told),
		AT_LAB(the_feed_has_no_gap),
		AT_LAB(only_its_own_officers_get_it),
		AT_LAB(a_copy_leaves_one_line_for_each_piece),
		AT_LAB(what_was_compacted_is_gone),
		AT_LAB(the_feed_does_not_grow_for_ever),
		AT_LAB(a_new_key_asks_for_a_new_copy),
		AT_LAB(bad_queries_are_refused),
	};

	return cmocka_run_group_tests_name("central feed", tests, NULL, NULL);
}
