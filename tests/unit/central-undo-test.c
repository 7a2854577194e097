/* What becomes of an approval: undone, returned with a mark, judged by the rules. */
#include "case_help.h"

#include "i18n/banned.h"

#define DAY (INT64_C(24) * 60 * 60 * 1000)

static int setup(void **state)
{
	lab_setup(state);
	lab_offices(*state);
	return 0;
}

static char *approve_one(struct asker *maker, struct asker *chief, const char *version,
			 const char *field, const char *from, const char *to, struct got *got)
{
	g_autofree char *change = change_of(field, from, to);
	char *id = NULL;

	assert_int_equal(send_case(maker, "correction", "r2", version, change, "SS01", "", &id, got),
			 201);
	assert_int_equal(decide(chief, id, "1", "approve", "", got), 200);
	return id;
}

static void an_approval_is_undone(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *first = NULL, *second = NULL, *other = NULL, *undo = NULL;
	struct got got = {0};

	first = approve_one(&maker, &chief, "1", "TinhTrangHonNhan", "\"2\"", "\"1\"", &got);
	assert_int_equal(json_time_at(json_get(got.body, "undo"), "until", 0),
			 lab->now + 30 * DAY);
	assert_string_equal(json_text_at(json_get(got.body, "undo"), "later"), "province");
	other = approve_one(&maker, &chief, "2", "DanToc", "{\"MaDanToc\":\"01\"}",
			    "{\"MaDanToc\":\"02\"}", &got);
	ask(&maker, OP_UNDO_CHECK, first, NULL, &got);
	assert_int_equal(got.status, 200);
	assert_true(json_bool_at(got.body, "may", false));
	assert_string_equal(json_text_at(got.body, "decider"), "chief");
	assert_int_equal(json_count(json_get(got.body, "after")), 1);
	assert_false(json_bool_at(json_first(json_get(got.body, "after")), "blocks", true));
	second = approve_one(&maker, &chief, "3", "TinhTrangHonNhan", "\"1\"", "\"3\"", &got);
	ask(&maker, OP_UNDO_CHECK, first, NULL, &got);
	assert_false(json_bool_at(got.body, "may", true));
	undo_case(&maker, "r2", "4", first, &undo, &got);
	assert_refused(&got, 409, "undo-blocked");
	assert_string_equal(json_text_at(got.body, "office"), "xã Tập Huấn");
	assert_non_null(json_text_at(got.body, "receipt"));
	assert_string_equal(json_text(json_first(json_get(got.body, "fields"))),
			    "TinhTrangHonNhan");
	assert_int_equal(undo_case(&maker, "r2", "4", second, &undo, &got), 201);
	/* an undo waits for a second pair of eyes like anything else */
	assert_held(lab, "r2", FIELD_MARITAL, "3");
	assert_int_equal(decide(&chief, undo, "1", "approve", "", &got), 200);
	assert_held(lab, "r2", FIELD_MARITAL, "1");
	assert_state(lab, second, "undone");
	/* that one is out of the way now: both are told, neither blocks */
	ask(&maker, OP_UNDO_CHECK, first, NULL, &got);
	assert_true(json_bool_at(got.body, "may", false));
	assert_int_equal(json_count(json_get(got.body, "after")), 3);
	assert_int_equal(undo_case(&maker, "r2", "5", first, &undo, &got), 201);
	assert_int_equal(decide(&chief, undo, "1", "approve", "", &got), 200);
	assert_held(lab, "r2", FIELD_MARITAL, "2");
	/* an undo is not undone: a new correction says what is right */
	undo_case(&maker, "r2", "6", undo, NULL, &got);
	assert_refused(&got, 409, "not-open");
	assert_held(lab, "r2", FIELD_ETHNIC, "02");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

/* Later than the window the province decides: there is a way, and it is named. */
static void after_the_window_the_province(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong"), province;
	g_autofree char *id = NULL, *undo = NULL;
	struct got got = {0};

	id = approve_one(&maker, &chief, "1", "TinhTrangHonNhan", "\"2\"", "\"1\"", &got);
	asker_clear(&maker);
	asker_clear(&chief);
	lab->now += 31 * DAY;
	maker = sign_in(lab, "canbo1");
	chief = sign_in(lab, "truong");
	province = sign_in(lab, "tinh");
	ask(&maker, OP_UNDO_CHECK, id, NULL, &got);
	assert_true(json_bool_at(got.body, "may", false));
	assert_string_equal(json_text_at(got.body, "decider"), "province");
	assert_int_equal(undo_case(&maker, "r2", "2", id, &undo, &got), 201);
	assert_int_equal(decide(&chief, undo, "1", "approve", "", &got), 200);
	assert_string_equal(json_text_at(got.body, "state"), "forwarded");
	assert_int_equal(decide(&province, undo, "2", "approve", "", &got), 200);
	assert_held(lab, "r2", FIELD_MARITAL, "2");
	assert_state(lab, id, "undone");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
	asker_clear(&province);
}

/* Returned and refused: the reason, and which field is meant, come back to the author. */
static void what_is_returned_is_marked(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	const char *changes =
		"{\"field\":\"TinhTrangHonNhan\",\"from\":\"2\",\"to\":\"1\"},"
		"{\"field\":\"DanToc\",\"from\":{\"MaDanToc\":\"01\"},\"to\":{\"MaDanToc\":\"02\"}}";
	g_autofree char *id = NULL, *uuid = lab_uuid(lab), *key = quoted(uuid), *body = NULL;
	const char *reason = catalogue_rows(CATALOGUE_RETURN_REASON, &(size_t){0})[0].code;
	const struct json *decision;
	struct got got = {0};

	send_case(&maker, "correction", "r2", "1", changes, "SS01", "", &id, &got);
	body = g_strdup_printf("{\"id\":\"%s\",\"decision\":\"return\",\"reason\":\"%s\",\"note\":"
			       "\"thiếu giấy\",\"resident_version\":\"1\",\"fields\":[\"DanToc\"]}",
			       uuid, reason);
	ask_with(&chief, OP_DECIDE, id, key, "\"1\"", body, &got);
	assert_int_equal(got.status, 200);
	assert_int_equal(list_count(&maker, "returned", &got), 1);
	assert_string_equal(json_text_at(json_first(json_get(got.body, "rows")), "decision_note"),
			    "thiếu giấy");
	ask(&maker, OP_REQUEST_GET, id, NULL, &got);
	decision = json_first(json_get(got.body, "decisions"));
	assert_string_equal(json_text_at(decision, "reason"), reason);
	assert_int_equal(json_count(json_get(decision, "fields")), 1);
	assert_string_equal(json_text(json_first(json_get(decision, "fields"))), "DanToc");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

/* A rule refuses by its name; a warning gives way to a reason, which is a row. */
static void rules_are_asked_on_arrival(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *own = change_of("Cha/SoDinhDanh", "null", "\"099075000034\"");
	g_autofree char *single = change_of("TinhTrangHonNhan", "\"2\"", "\"1\"");
	g_autofree char *alone = change_of("TinhTrangHonNhan", "\"1\"", "\"2\""), *id = NULL;
	g_autofree char *bare = NULL;
	struct got got = {0};

	/* nobody is his own father */
	send_case(&maker, "correction", "r2", "1", own, "SS06", "", NULL, &got);
	assert_refused(&got, 422, "rule-broken");
	assert_true(*json_text_at(got.body, "rule"));
	assert_string_equal(json_text_at(got.body, "field"), "Cha/SoDinhDanh");
	/* married, and no spouse named: unlikely, not impossible */
	assert_int_equal(send_case(&maker, "correction", "r2", "1", single, "SS01", "", &id, &got),
			 201);
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	bare = correction(lab, "018f3d2a-7c11-7abc-8def-0123456789ab", "r2", "2",
			  "TinhTrangHonNhan", "\"1\"", "\"2\"", "");
	ask_with(&maker, OP_REQUEST, NULL, "\"018f3d2a-7c11-7abc-8def-0123456789ab\"", "\"2\"", bare,
		 &got);
	assert_refused(&got, 422, "needs-override");
	assert_string_equal(json_text_at(got.body, "rule"), "married-alone");
	assert_int_equal(
		send_case(&maker, "correction", "r2", "2", alone, "SS01",
			  ",\"overrides\":[{\"rule\":\"married-alone\",\"reason\":\"vợ ở nước ngoài\"}]",
			  &id, &got),
		201);
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT count(*) FROM request_override WHERE rule ="
				       " 'married-alone' AND reason = 'vợ ở nước ngoài'",
				       ""),
			 1);
	ask(&chief, OP_REQUEST_GET, id, NULL, &got);
	assert_string_equal(
		json_text_at(json_first(json_get(got.body, "overrides")), "reason"),
		"vợ ở nước ngoài");
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

#define AT_LAB(test) cmocka_unit_test_setup_teardown(test, setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(an_approval_is_undone),
		AT_LAB(after_the_window_the_province),
		AT_LAB(what_is_returned_is_marked),
		AT_LAB(rules_are_asked_on_arrival),
	};

	return cmocka_run_group_tests_name("central undo", tests, NULL, NULL);
}
