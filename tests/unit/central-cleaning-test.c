/* Cleaning lists find exactly what was planted, and go to zero as records become right. */
#include "central_help.h"

#include "central/cleaning.h"
#include "central/pairs.h"
#include "forms/identity.h"

#include "i18n/banned.h"

#define COMMUNE "99003"
#define PEOPLE 2400

static void add_commune(struct lab *lab, enum people_faults_wanted faults, GString *list)
{
	static const char *const hamlets[] = {"Bến Gỗ", "Suối Cát", "Gò Trám", "Vườn Ổi"};
	const struct centre_commune_plan plan = {COMMUNE, "xã Làm Sạch", "xa", "tỉnh Ví Dụ",
						 hamlets, 4, 0};
	const struct centre_population people = {COMMUNE, "7", PEOPLE, faults, list};
	GError *why = NULL;

	assert_true(centre_commune_add(lab->centre, lab->ledger, &plan, &why));
	assert_true(centre_populate_as(lab->centre, lab->ledger, &people, NULL, &why));
	lab_officer(lab, "canbo3", "Đỗ Thị Sạch", "officer", COMMUNE);
}

/* Every line of a kind, read page by page; of pairs both ids, the smaller first. */
static GHashTable *read_list(struct asker *a, const char *kind)
{
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *after = g_strdup("");
	struct got got = {0};

	do {
		g_autofree char *path = g_strdup_printf("/v1/cleaning/%s%s%s", kind,
							*after ? "?after=" : "", after);
		const char *header[CENTRE_HEADER_COUNT] = {[CENTRE_HEADER_COOKIE] = a->cookie,
							   [CENTRE_HEADER_WORLD] = a->world};
		struct cleaning_list *list;

		lab_send(a->lab, "GET", path, header, NULL, 0, &got);
		assert_int_equal(got.status, 200);
		list = cleaning_list_of_json(got.body, NULL);
		assert_non_null(list);
		for (guint i = 0; i < list->rows->len; i++) {
			const struct cleaning_row *row = list->rows->pdata[i];
			const char *id = *row->pair ? row->pair : row->person->id;

			assert_true(g_hash_table_add(seen, g_strdup(id)));
		}
		g_free(after);
		after = g_strdup(list->next);
		cleaning_list_free(list);
	} while (*after);
	got_clear(&got);
	return seen;
}

/* The same id that a line of the planted list has. */
static bool has_pair(struct lab *lab, GHashTable *seen, const char *one, const char *other)
{
	g_autofree char *id = centre_word(
		lab->ledger,
		"SELECT 'p' || row FROM pair WHERE a = min(?1, ?2) AND b = max(?1, ?2)", "ss", one,
		other);

	return id && g_hash_table_contains(seen, id);
}

static unsigned planted_of(struct lab *lab, const char *list, const char *kind, GHashTable *seen)
{
	g_auto(GStrv) lines = g_strsplit(list, "\n", -1);
	unsigned n = 0;

	for (size_t i = 0; lines[i]; i++) {
		g_auto(GStrv) part = g_strsplit(lines[i], "\t", 3);

		if (g_strv_length(part) != 3 || strcmp(part[0], kind) != 0)
			continue;
		n++;
		if (strcmp(kind, "duplicate") == 0)
			assert_true(has_pair(lab, seen, part[1], part[2]));
		else
			assert_true(g_hash_table_contains(seen, part[1]));
	}
	return n;
}

static void planted_is_found_and_nothing_else(void **state)
{
	struct lab *lab = *state;
	GString *list = g_string_new(NULL);
	struct asker a;

	add_commune(lab, PEOPLE_PLANTED, list);
	a = sign_in(lab, "canbo3");
	for (int k = 0; k < CLEANING_KINDS; k++) {
		const char *word = cleaning_word((enum cleaning_kind)k);
		GHashTable *seen = read_list(&a, word);
		unsigned planted = planted_of(lab, list->str, word, seen);

		print_message("# %s: planted %u, found %u\n", word, planted,
			      g_hash_table_size(seen));
		assert_true(planted > 3);
		assert_int_equal(g_hash_table_size(seen), planted);
		assert_int_equal(centre_cleaning_count(lab->ledger, COMMUNE,
						       (enum cleaning_kind)k, lab->now),
				 planted);
		g_hash_table_unref(seen);
	}
	asker_clear(&a);
	g_string_free(list, TRUE);
}

static void a_clean_commune_has_no_lines(void **state)
{
	struct lab *lab = *state;

	add_commune(lab, PEOPLE_CLEAN, NULL);
	for (int k = 0; k < CLEANING_KINDS; k++)
		assert_int_equal(centre_cleaning_count(lab->ledger, COMMUNE,
						       (enum cleaning_kind)k, lab->now),
				 0);
}

/* The rule for numbers in SQL and the one in forms/identity are one rule. */
static void numbers_are_judged_alike(void **state)
{
	struct lab *lab = *state;
	struct centre_rows *rows;
	GHashTable *seen;
	struct asker a;
	unsigned bad = 0;

	add_commune(lab, PEOPLE_PLANTED, NULL);
	a = sign_in(lab, "canbo3");
	seen = read_list(&a, "bad-number");
	rows = centre_ask(lab->ledger,
			  "SELECT id, number, birth, sex FROM resident WHERE commune = ?1"
			  " AND life = '1'",
			  "s", COMMUNE);
	while (centre_next(rows)) {
		bool agrees = strcmp(identity_agrees(centre_text(rows, 1), centre_text(rows, 2),
						     centre_text(rows, 3)),
				     "no") != 0;

		bad += !agrees;
		assert_int_equal(agrees, !g_hash_table_contains(seen, centre_text(rows, 0)));
	}
	centre_done(rows);
	assert_true(bad > 0);
	g_hash_table_unref(seen);
	asker_clear(&a);
}

static void put_right(struct record *r, enum cleaning_kind kind)
{
	g_autofree char *whole = NULL;
	g_autofree char *number = NULL;

	switch (kind) {
	case CLEANING_PARTIAL_BIRTH:
		whole = g_strdup_printf("%.4s-03-17", r->value[FIELD_BIRTH]);
		record_set(r, FIELD_BIRTH, whole);
		break;
	case CLEANING_NO_PARENT_NUMBER:
		record_set(r, FIELD_FATHER_NUMBER, "099085000012");
		record_set(r, FIELD_MOTHER_NUMBER, "099185000012");
		break;
	case CLEANING_NO_RESIDENCE:
		record_set(r, FIELD_RESIDENCE, "99003\x1f" "2025\x1fxã Làm Sạch\x1fVN");
		break;
	case CLEANING_BAD_NUMBER:
		number = g_strdup(r->value[FIELD_NUMBER]);
		number[3] ^= 1;
		record_set(r, FIELD_NUMBER, number);
		break;
	case CLEANING_OVER_100:
		record_set(r, FIELD_LIFE, "2");
		record_set(r, FIELD_DEATH, "2020-01-01");
		record_set(r, FIELD_RESIDENCE, "");
		break;
	case CLEANING_DEAD_PRESENT:
		record_set(r, FIELD_RESIDENCE, "");
		break;
	case CLEANING_DUPLICATE:
	case CLEANING_KINDS:
		break;
	}
}

static void empty_list(struct lab *lab, struct asker *a, enum cleaning_kind kind)
{
	const struct centre_event event = {"correction", "TH-1", "", "", lab->now};
	GHashTable *seen = read_list(a, cleaning_word(kind));
	GHashTableIter iter;
	gpointer id;

	assert_true(centre_begin(lab->ledger));
	g_hash_table_iter_init(&iter, seen);
	while (g_hash_table_iter_next(&iter, &id, NULL)) {
		struct record *r = centre_resident_load(lab->ledger, id, lab->now, NULL);

		put_right(r, kind);
		assert_true(centre_resident_write(lab->ledger, r, NULL, 0, &event));
		record_free(r);
	}
	assert_true(centre_commit(lab->ledger));
	g_hash_table_unref(seen);
}

/* Each record that is put right leaves its list at once; at the end nothing is left. */
static void counts_go_to_zero(void **state)
{
	struct lab *lab = *state;
	struct got got = {0};
	struct asker a;

	add_commune(lab, PEOPLE_PLANTED, NULL);
	a = sign_in(lab, "canbo3");
	for (int k = 0; k < CLEANING_KINDS; k++)
		if (k != CLEANING_DUPLICATE)
			empty_list(lab, &a, (enum cleaning_kind)k);
	for (int k = 0; k < CLEANING_KINDS; k++)
		if (k != CLEANING_DUPLICATE)
			assert_int_equal(centre_cleaning_count(lab->ledger, COMMUNE,
							       (enum cleaning_kind)k, lab->now),
					 0);
	ask(&a, OP_CLEANING, NULL, NULL, &got);
	assert_int_equal(got.status, 200);
	for (const struct json *j = json_first(json_get(got.body, "lists")); j; j = json_next(j))
		if (strcmp(json_text_at(j, "kind"), "partial-birth") == 0)
			assert_true(json_number_at(j, "done", 0) > 20);
	got_clear(&got);
	asker_clear(&a);
}

/*
 * Thread 32: both were made without a line, each terminal could not know of the
 * other; the centre sees it on arrival and the pair is work for both communes.
 */
static void who_comes_twice_is_a_pair_for_both(void **state)
{
	struct lab *lab = *state;
	struct asker here = sign_in(lab, "canbo1"), there = sign_in(lab, "canbo9");
	struct got got = {0};
	struct pair *pair;
	GHashTable *seen;

	assert_true(centre_begin(lab->ledger));
	lab_add_resident(lab, "d1", "99001", "99001-01", "h1", false, "Đinh Thị Ví", "2001-02-03",
			 "2", "099301000011", "");
	lab_add_resident(lab, "d2", "99002", "99002-01", "h9", false, "Dinh Thi Vi", "2001-02-03",
			 "2", "099301000022", "");
	assert_true(centre_commit(lab->ledger));
	seen = read_list(&there, "duplicate");
	assert_int_equal(g_hash_table_size(seen), 1);
	g_hash_table_unref(seen);
	ask(&here, OP_PAIR, "p1", NULL, &got);
	assert_int_equal(got.status, 200);
	pair = pair_of_json(got.body, NULL);
	assert_string_equal(pair->why, "name-birth");
	assert_string_equal(pair->a->id, "d1");
	assert_string_equal(pair->a->value[FIELD_NUMBER], "**********11");
	/* who is held elsewhere is told by name, birth and commune, without his numbers */
	assert_string_equal(pair->b->commune, "xã Suối Thử");
	assert_string_equal(pair->b->value[FIELD_NUMBER], "");
	pair_free(pair);
	got_clear(&got);
	asker_clear(&here);
	asker_clear(&there);
}

static unsigned answer_pair(struct asker *a, const char *body, struct got *got)
{
	g_autofree char *uuid = lab_uuid(a->lab), *key = quoted(uuid);

	ask_with(a, OP_PAIR_ANSWER, "p1", key, NULL, body, got);
	return got->status;
}

static void a_pair_is_answered_with_a_reason(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1"), stranger;
	struct got got = {0};

	assert_true(centre_begin(lab->ledger));
	lab_add_resident(lab, "d1", "99001", "99001-01", "h1", false, "Đinh Thị Ví", "2001-02-03",
			 "2", "099301000011", "");
	lab_add_resident(lab, "d2", "99001", "99001-02", "h1", false, "Dinh Thị Vi", "2001-02-03",
			 "2", "099301000022", "");
	assert_true(centre_commit(lab->ledger));
	stranger = sign_in(lab, "canbo9");
	assert_int_equal(answer_pair(&stranger, "{\"answer\":\"later\",\"note\":\"\"}", &got), 404);
	assert_int_equal(answer_pair(&a, "{\"answer\":\"different\",\"note\":\"\"}", &got), 422);
	assert_int_equal(answer_pair(&a, "{\"answer\":\"merge\",\"note\":\"x\"}", &got), 422);
	assert_int_equal(answer_pair(&a, "{\"answer\":\"later\",\"note\":\"\"}", &got), 200);
	assert_int_equal(centre_cleaning_count(lab->ledger, "99001", CLEANING_DUPLICATE, 0), 1);
	assert_int_equal(
		answer_pair(&a, "{\"answer\":\"different\",\"note\":\"chị em họ\"}", &got), 200);
	assert_int_equal(centre_cleaning_count(lab->ledger, "99001", CLEANING_DUPLICATE, 0), 0);
	/* noted again it stays answered */
	assert_true(centre_pair_note(lab->ledger, "d2", "d1", "arrival", lab->now));
	assert_int_equal(centre_cleaning_count(lab->ledger, "99001", CLEANING_DUPLICATE, 0), 0);
	assert_int_equal(answer_pair(&a, "{\"answer\":\"later\",\"note\":\"\"}", &got), 409);
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&stranger);
}

/* A correction that makes two unlike closes their pair; back again opens it. */
static void a_pair_goes_when_they_are_no_longer_alike(void **state)
{
	struct lab *lab = *state;
	const struct centre_event event = {"correction", "TH-1", "", "", lab->now};
	struct record *r;

	lab_add_resident(lab, "d1", "99001", "99001-01", "h1", false, "Đinh Thị Ví", "2001-02-03",
			 "2", "099301000011", "");
	lab_add_resident(lab, "d2", "99001", "99001-01", "h1", false, "Đinh Thị Vĩ", "2001", "2",
			 "099301000022", "");
	assert_int_equal(centre_cleaning_count(lab->ledger, "99001", CLEANING_DUPLICATE, 0), 1);
	r = centre_resident_load(lab->ledger, "d2", lab->now, NULL);
	record_set(r, FIELD_BIRTH, "2001-11-12");
	assert_true(centre_resident_write(lab->ledger, r, NULL, 0, &event));
	assert_int_equal(centre_cleaning_count(lab->ledger, "99001", CLEANING_DUPLICATE, 0), 0);
	record_set(r, FIELD_BIRTH, "2001");
	assert_true(centre_resident_write(lab->ledger, r, NULL, 0, &event));
	assert_int_equal(centre_cleaning_count(lab->ledger, "99001", CLEANING_DUPLICATE, 0), 1);
	record_free(r);
}

static void lines_are_given_in_batches(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "truong");
	g_autofree char *officer = centre_word(
		lab->ledger, "SELECT id FROM officer WHERE login = 'canbo2'", "");
	g_autofree char *uuid = lab_uuid(lab), *key = quoted(uuid);
	g_autofree char *body = g_strdup_printf(
		"{\"officer\":\"%s\",\"lines\":\"r1 r2 x1\"}", officer);
	struct got got = {0};
	struct cleaning_list *list;
	const struct cleaning_row *row;

	ask_with(&a, OP_CLEANING_ASSIGN, "partial-birth", key, NULL, body, &got);
	assert_int_equal(got.status, 200);
	assert_int_equal(json_number_at(got.body, "given", 0), 2); /* x1 is another commune's */
	ask(&a, OP_CLEANING_LIST, "partial-birth", NULL, &got);
	list = cleaning_list_of_json(got.body, NULL);
	assert_int_equal(list->total, 1);
	row = list->rows->pdata[0];
	assert_string_equal(row->person->id, "r1");
	assert_string_equal(row->officer, "Lò Thị Ngô");
	assert_false(row->mine);
	cleaning_list_free(list);
	got_clear(&got);
	asker_clear(&a);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, lab_setup, lab_teardown)
	const struct CMUnitTest tests[] = {
		T(planted_is_found_and_nothing_else),
		T(a_clean_commune_has_no_lines),
		T(numbers_are_judged_alike),
		T(counts_go_to_zero),
		T(who_comes_twice_is_a_pair_for_both),
		T(a_pair_is_answered_with_a_reason),
		T(a_pair_goes_when_they_are_no_longer_alike),
		T(lines_are_given_in_batches),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
