/*
 * Two records of one person become one by a request, with all that hangs on them,
 * and become two again from what was kept of both (threads 34 and 35).
 */
#include "case_help.h"
#include "central_mirror.h"

#include "central/pairs.h"

#include "i18n/banned.h"

/* d1 and d2 are one person; child names d2 as the mother. */
static void add_double(struct lab *lab)
{
	struct record *r;
	const struct centre_event event = {"correction", "", "", "", lab->now};

	assert_true(centre_begin(lab->ledger));
	assert_true(centre_household_insert(lab->ledger, "h2", "0300", "9", "99001", "99001-02"));
	lab_add_resident(lab, "d1", "99001", "99001-01", "h1", false, "Đinh Thị Ví", "1985-02-03",
			 "2", "099185000011", "");
	lab_add_resident(lab, "d2", "99001", "99001-02", "h2", true, "Dinh Thị Vi", "1985-02-03",
			 "2", "099185000022", "201000022");
	lab_add_resident(lab, "c1", "99001", "99001-01", "h1", false, "Lò Văn Con", "2018-01-01",
			 "1", "099218000033", "");
	r = centre_resident_load(lab->ledger, "c1", lab->now, NULL);
	record_set(r, FIELD_MOTHER_NUMBER, "099185000022");
	assert_true(centre_resident_write(lab->ledger, r, NULL, 0, &event));
	record_free(r);
	assert_true(centre_commit(lab->ledger));
}

static unsigned merge_case(struct asker *a, const char *changes, char **id, struct got *got)
{
	return send_case(a, "merge", "d1", "1", changes, "", ",\"other\":\"d2\"", id, got);
}

/* The chief, the province and C06 say yes, one after the other. */
static void approve_up(struct lab *lab, const char *id, struct got *got)
{
	struct asker chief = sign_in(lab, "truong"), above = sign_in(lab, "c06");

	assert_int_equal(decide(&chief, id, "1", "approve", "", got), 200);
	if (strcmp(json_text_at(got->body, "state"), "approved") != 0)
		assert_int_equal(decide(&above, id, "2", "approve", "", got), 200);
	assert_string_equal(json_text_at(got->body, "state"), "approved");
	asker_clear(&chief);
	asker_clear(&above);
}

static char *value_of(struct lab *lab, const char *id, enum record_field field)
{
	struct record *r = centre_resident_load(lab->ledger, id, lab->now, NULL);
	char *value = r ? g_strdup(r->value[field]) : NULL;

	record_free(r);
	return value;
}

static void assert_value(struct lab *lab, const char *id, enum record_field field,
			 const char *wanted)
{
	g_autofree char *value = value_of(lab, id, field);

	assert_string_equal(value, wanted);
}

static int64_t count_of(struct lab *lab, const char *sql)
{
	return centre_number(lab->ledger, -1, sql, "");
}

/* A closed request and a verification hang on the second. */
static void hang_links(struct lab *lab, struct asker *a)
{
	struct asker chief = sign_in(lab, "truong");
	g_autofree char *id = NULL;
	struct got got = {0};

	assert_int_equal(send_correction(a, "d2", "1", "TinhTrangHonNhan", "\"2\"", "\"3\"", &id,
					 &got),
			 201);
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	assert_true(centre_do(lab->ledger,
			      "INSERT INTO verification(id, receipt, resident, officer, version,"
			      " person, document, made_at, at) SELECT 'v1', 'TH-V', 'd2', id, 1,"
			      " 'present', '{}', 1, 1 FROM officer WHERE login = 'canbo2'", ""));
	got_clear(&got);
	asker_clear(&chief);
}

static void links_move_and_are_listed(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	g_autofree char *id = NULL, *change = change_of("SoCMND", "null", "null");
	struct got got = {0};

	add_double(lab);
	hang_links(lab, &a);
	assert_int_equal(merge_case(&a, change, &id, &got), 201);
	/* nothing is merged by asking for it */
	assert_int_equal(count_of(lab, "SELECT count(*) FROM resident WHERE id = 'd2'"), 1);
	approve_up(lab, id, &got);
	assert_non_null(strstr(got.text, "{\"what\":\"request\",\"n\":1}"));
	assert_non_null(strstr(got.text, "{\"what\":\"verification\",\"n\":1}"));
	assert_non_null(strstr(got.text, "{\"what\":\"relative\",\"n\":1}"));
	assert_int_equal(count_of(lab, "SELECT count(*) FROM resident WHERE id = 'd2'"), 0);
	assert_value(lab, "d1", FIELD_OLD_NUMBER, "201000022");
	assert_value(lab, "d1", FIELD_NUMBER, "099185000011");
	assert_value(lab, "d1", FIELD_CANCELLED, "099185000022");
	assert_value(lab, "c1", FIELD_MOTHER_NUMBER, "099185000011");
	assert_int_equal(count_of(lab, "SELECT count(*) FROM request WHERE resident = 'd1'"), 2);
	assert_int_equal(
		count_of(lab, "SELECT count(*) FROM verification WHERE resident = 'd1'"), 1);
	assert_int_equal(count_of(lab, "SELECT count(*) FROM pair WHERE state = 'merged'"), 1);
	/* what happened to the second is part of the history of the one */
	ask(&a, OP_HISTORY, "d1", NULL, &got);
	assert_true(json_count(json_get(got.body, "entries")) >= 4);
	ask(&a, OP_RESIDENT, "d2", NULL, &got);
	assert_int_equal(got.status, 404);
	got_clear(&got);
	asker_clear(&a);
}

/* Everything the register holds of one, his place in the household too. */
static char *row_of(struct lab *lab, const char *id)
{
	struct record *r = centre_resident_load(lab->ledger, id, lab->now, NULL);
	GString *out = g_string_new(NULL);

	assert_non_null(r);
	g_string_append_printf(out, "%s %" G_GINT64_FORMAT, r->household_id,
			       centre_number(lab->ledger, -1,
					     "SELECT head FROM resident WHERE id = ?1", "s", id));
	for (int f = 0; f < FIELD_COUNT; f++)
		g_string_append_printf(out, "|%s", r->value[f]);
	record_free(r);
	return g_string_free(out, FALSE);
}

static unsigned unmerge_case(struct asker *a, const char *merge, const char *version, char **id,
			     struct got *got)
{
	g_autofree char *more = g_strdup_printf(",\"undoes\":\"%s\"", merge);

	return send_case(a, "unmerge", "d1", version, "", "", more, id, got);
}

/* Thread 35: the survivor's own words come back, too. */
static void both_come_back_as_they_were(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	g_autofree char *id = NULL, *back = NULL, *one = NULL, *other = NULL, *then = NULL,
			*now = NULL;
	g_autofree char *change = change_of("SoCMND", "null", "null");
	struct got got = {0};

	add_double(lab);
	hang_links(lab, &a);
	one = row_of(lab, "d1");
	other = row_of(lab, "d2");
	assert_int_equal(merge_case(&a, change, &id, &got), 201);
	approve_up(lab, id, &got);
	assert_int_equal(unmerge_case(&a, id, "2", &back, &got), 201);
	approve_up(lab, back, &got);
	then = row_of(lab, "d1");
	now = row_of(lab, "d2");
	assert_string_equal(then, one);
	assert_string_equal(now, other);
	assert_value(lab, "c1", FIELD_MOTHER_NUMBER, "099185000022");
	assert_int_equal(
		count_of(lab, "SELECT count(*) FROM verification WHERE resident = 'd2'"), 1);
	assert_int_equal(count_of(lab, "SELECT count(*) FROM number_cancelled"), 0);
	assert_int_equal(count_of(lab, "SELECT count(*) FROM request WHERE state = 'undone'"), 1);
	/* once is enough */
	assert_int_equal(unmerge_case(&a, id, "3", &back, &got), 404);
	/* the images cannot be lost or changed */
	assert_false(centre_do(lab->ledger, "DELETE FROM merge_image", ""));
	assert_false(centre_do(lab->ledger, "UPDATE merge_image SET fields = ''", ""));
	got_clear(&got);
	asker_clear(&a);
}

static void what_came_after_is_named(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1"), chief;
	g_autofree char *id = NULL, *later = NULL, *back = NULL;
	struct got got = {0};

	add_double(lab);
	assert_int_equal(merge_case(&a, "", &id, &got), 201);
	approve_up(lab, id, &got);
	chief = sign_in(lab, "truong");
	assert_int_equal(send_correction(&a, "d1", "2", "TinhTrangHonNhan", "\"2\"", "\"3\"",
					 &later, &got),
			 201);
	assert_int_equal(unmerge_case(&a, id, "2", &back, &got), 409);
	assert_refused(&got, 409, "undo-blocked");
	assert_int_equal(decide(&chief, later, "1", "approve", "", &got), 200);
	assert_int_equal(unmerge_case(&a, id, "3", &back, &got), 409);
	assert_refused(&got, 409, "undo-blocked");
	assert_non_null(json_text_at(got.body, "receipt"));
	assert_non_null(json_text_at(got.body, "date"));
	assert_string_equal(json_text_at(got.body, "office"), "xã Tập Huấn");
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&chief);
}

static void an_open_request_on_the_second_blocks(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	g_autofree char *id = NULL;
	struct got got = {0};

	add_double(lab);
	assert_int_equal(
		send_correction(&a, "d2", "1", "TinhTrangHonNhan", "\"2\"", "\"3\"", NULL, &got),
		201);
	assert_int_equal(merge_case(&a, "", &id, &got), 409);
	assert_refused(&got, 409, "undo-blocked");
	assert_non_null(json_text_at(got.body, "receipt"));
	got_clear(&got);
	asker_clear(&a);
}

static void what_cannot_be_merged_is_refused(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	g_autofree char *number = change_of("SoDinhDanh", "\"**********11\"", "\"**********22\"");
	struct got got = {0};

	add_double(lab);
	assert_int_equal(merge_case(&a, number, NULL, &got), 422);
	assert_int_equal(send_case(&a, "merge", "d1", "1", "", "", ",\"other\":\"x1\"", NULL, &got),
			 404);
	assert_int_equal(send_case(&a, "merge", "d1", "1", "", "", ",\"other\":\"d1\"", NULL, &got),
			 422);
	/* r1 heads a household with others in it */
	assert_int_equal(send_case(&a, "merge", "d2", "1", "", "", ",\"other\":\"r1\"", NULL, &got),
			 422);
	got_clear(&got);
	asker_clear(&a);
}

/* The terminals' copies have one person less, and again one more. */
static void copies_follow(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	g_autofree char *id = NULL, *back = NULL;
	struct got got = {0};
	struct mirror m;

	add_double(lab);
	mirror_init(&m, &a);
	fill(&m, 100);
	assert_int_equal(merge_case(&a, "", &id, &got), 201);
	approve_up(lab, id, &got);
	follow(&m);
	assert_true(agrees(&m));
	assert_int_equal(unmerge_case(&a, id, "2", &back, &got), 201);
	approve_up(lab, back, &got);
	follow(&m);
	assert_true(agrees(&m));
	mirror_clear(&m);
	got_clear(&got);
	asker_clear(&a);
}

static int setup(void **state)
{
	lab_setup(state);
	lab_offices(*state);
	return 0;
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, lab_teardown)
	const struct CMUnitTest tests[] = {
		T(links_move_and_are_listed),
		T(both_come_back_as_they_were),
		T(what_came_after_is_named),
		T(an_open_request_on_the_second_blocks),
		T(what_cannot_be_merged_is_refused),
		T(copies_follow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
