/* What the centre must never let pass: eyes, versions, keys, scope, a mended trail. */
#include "central_help.h"

#include "i18n/banned.h"

static char *send_one(struct asker *maker, struct got *got)
{
	char *id = NULL;

	assert_int_equal(send_correction(maker, "r2", "1", "TinhTrangHonNhan", "\"2\"",
					 "\"1\"", &id, got),
			 201);
	return id;
}

static void nobody_decides_his_own(void **state)
{
	struct asker chief = sign_in(*state, "truong"), officer = sign_in(*state, "canbo1");
	struct got got = {0};
	g_autofree char *id = send_one(&chief, &got);

	decide(&chief, id, "1", "approve", "", &got);
	assert_refused(&got, 403, "four-eyes");
	decide(&officer, id, "1", "approve", "", &got);
	assert_refused(&got, 403, "forbidden");
	/* nobody else decides there: it began with the province */
	ask(&chief, OP_REQUEST_GET, id, NULL, &got);
	assert_string_equal(json_text_at(got.body, "state"), "forwarded");
	assert_string_equal(json_text_at(got.body, "level"), "province");
	got_clear(&got);
	asker_clear(&chief);
	asker_clear(&officer);
}

#define DAY (INT64_C(24) * 60 * 60 * 1000)

/* The chief's own goes to the deputy, who decides within his dates only. */
static void a_deputy_decides_within_his_dates(void **state)
{
	struct lab *lab = *state;
	struct centre_officer_plan plan = {"pho",   "Vi Văn Tư", "Đại úy", "deputy", "99001",
					   PASSWORD, lab->now + DAY, lab->now + 2 * DAY};
	struct got got = {0};
	GError *why = NULL;
	struct asker chief, deputy;
	g_autofree char *id = NULL;

	plan.role = "officer";
	assert_false(centre_officer_add(lab->centre, lab->ledger, &plan, &why));
	g_clear_error(&why);
	plan.role = "deputy";
	assert_true(centre_officer_add(lab->centre, lab->ledger, &plan, &why));
	for (int day = 0; day < 3; day++) {
		bool within = day == 1;

		chief = sign_in(lab, "truong");
		deputy = sign_in(lab, "pho");
		if (!id)
			id = send_one(&chief, &got);
		ask(&deputy, OP_REQUESTS, NULL, "{\"list\":\"queue\"}", &got);
		assert_int_equal(got.status, within ? 200 : 403);
		decide(&deputy, id, within ? "1" : "9", "approve", "", &got);
		if (within)
			assert_int_equal(got.status, 200);
		else
			assert_refused(&got, 403, "forbidden");
		asker_clear(&chief);
		asker_clear(&deputy);
		lab->now += DAY;
	}
	got_clear(&got);
}

static unsigned withdraw(struct asker *a, const char *id, const char *reason, struct got *got)
{
	g_autofree char *uuid = lab_uuid(a->lab), *key = quoted(uuid);
	g_autofree char *body = g_strdup_printf("{\"reason\":\"%s\"}", reason);

	ask_with(a, OP_WITHDRAW, id, key, NULL, body, got);
	return got->status;
}

/* By its maker, with a reason, until it is settled; then its field is free. */
static void a_request_is_taken_back(void **state)
{
	struct asker maker = sign_in(*state, "canbo1"), other = sign_in(*state, "canbo2");
	struct asker far = sign_in(*state, "canbo9"), chief = sign_in(*state, "truong");
	struct got got = {0};
	g_autofree char *id = send_one(&maker, &got), *second = NULL;

	withdraw(&other, id, "nhầm", &got);
	assert_refused(&got, 403, "forbidden");
	withdraw(&far, id, "nhầm", &got);
	assert_refused(&got, 404, "not-found");
	withdraw(&maker, id, "", &got);
	assert_refused(&got, 422, "bad-shape");
	ask(&maker, OP_WITHDRAW, id, "{\"reason\":\"nhầm\"}", &got);
	assert_refused(&got, 400, "needs-key");
	assert_int_equal(withdraw(&maker, id, "nhầm người", &got), 200);
	assert_string_equal(json_text_at(got.body, "state"), "withdrawn");
	assert_string_equal(json_text_at(got.body, "receipt"), "TH-000001");
	withdraw(&maker, id, "nhầm", &got);
	assert_refused(&got, 409, "not-open");
	decide(&chief, id, "2", "approve", "", &got);
	assert_refused(&got, 409, "not-open");
	ask(&maker, OP_REQUESTS, NULL, "{\"list\":\"mine\"}", &got);
	assert_string_equal(json_text_at(json_first(json_get(got.body, "rows")), "decision_note"),
			    "nhầm người");
	second = send_one(&other, &got);
	assert_int_equal(decide(&chief, second, "1", "approve", "", &got), 200);
	withdraw(&other, second, "nhầm", &got);
	assert_refused(&got, 409, "not-open");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&other);
	asker_clear(&far);
	asker_clear(&chief);
}

/* Past the program, with SQL alone. */
static void the_database_itself_keeps_four_eyes(void **state)
{
	static const char insert[] =
		"INSERT INTO decision(id, request, request_version, decision, reason, note,"
		" officer, officer_name, at, opened_at, decided_at, terminal)"
		" VALUES('d1', ?1, 1, 'approve', '', '', ?2, '', 0, 0, 0, '')";
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1");
	struct got got = {0};
	g_autofree char *id = send_one(&maker, &got);
	g_autofree char *who = centre_word(
		lab->ledger, "SELECT id FROM officer WHERE login = 'canbo1'", "");

	assert_true(centre_begin(lab->ledger));
	assert_false(centre_do(lab->ledger, insert, "ss", id, who));
	assert_non_null(strstr(centre_refusal(lab->ledger), "four-eyes"));
	assert_false(centre_do(lab->ledger, "DELETE FROM request_touch", ""));
	assert_false(centre_do(lab->ledger, "UPDATE request_touch SET officer = 'x'", ""));
	assert_false(centre_do(lab->ledger, "UPDATE request SET author = 'x'", ""));
	assert_false(centre_do(lab->ledger, "UPDATE request SET state = 'approved'", ""));
	assert_false(centre_do(lab->ledger, "DELETE FROM audit", ""));
	assert_false(centre_do(lab->ledger, "UPDATE audit SET name = 'x'", ""));
	assert_false(centre_do(lab->ledger, "UPDATE history SET actor = 'x'", ""));
	centre_rollback(lab->ledger);
	got_clear(&got);
	asker_clear(&maker);
}

static int64_t count(struct lab *lab, const char *sql)
{
	return centre_number(lab->ledger, -1, sql, "");
}

static void the_same_message_is_done_once(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	g_autofree char *uuid = lab_uuid(lab), *key = quoted(uuid), *first = NULL;
	g_autofree char *body = correction(lab, uuid, "r2", "1", "TinhTrangHonNhan", "\"2\"",
					   "\"1\"", "");
	g_autofree char *other = correction(lab, uuid, "r2", "1", "TinhTrangHonNhan", "\"2\"",
					    "\"3\"", "");
	struct got got = {0};

	ask_with(&a, OP_REQUEST, NULL, key, "\"1\"", body, &got);
	assert_int_equal(got.status, 201);
	first = g_strdup(got.text);
	lab->now += INT64_C(60) * 1000;
	for (int i = 0; i < 3; i++) {
		ask_with(&a, OP_REQUEST, NULL, key, "\"1\"", body, &got);
		assert_int_equal(got.status, 201);
		assert_string_equal(got.text, first);
		assert_string_equal(got.etag, "1");
	}
	assert_int_equal(count(lab, "SELECT count(*) FROM request"), 1);
	ask_with(&a, OP_REQUEST, NULL, key, "\"1\"", other, &got);
	assert_refused(&got, 422, "key-reused");
	got_clear(&got);
	asker_clear(&a);
}

static void one_open_request_for_a_field(void **state)
{
	struct asker a = sign_in(*state, "canbo1"), b = sign_in(*state, "canbo2");
	struct got got = {0};
	g_autofree char *id = send_one(&a, &got);

	send_correction(&b, "r2", "1", "TinhTrangHonNhan", "\"2\"", "\"3\"", NULL, &got);
	assert_refused(&got, 409, "field-pending");
	assert_string_equal(json_text_at(got.body, "receipt"), "TH-000001");
	assert_string_equal(json_text_at(got.body, "office"), "xã Tập Huấn");
	assert_int_equal(
		send_correction(&b, "r2", "1", "NhomMau", "null", "\"01\"", NULL, &got), 201);
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&b);
}

static void stale_is_refused_and_disjoint_merges(void **state)
{
	struct asker a = sign_in(*state, "canbo1"), chief = sign_in(*state, "truong");
	struct got got = {0};
	g_autofree char *id = send_one(&a, &got), *blood = NULL;
	const struct json *field;

	assert_int_equal(
		send_correction(&a, "r2", "1", "NhomMau", "null", "\"01\"", &blood, &got), 201);
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	send_correction(&a, "r2", "1", "TinhTrangHonNhan", "\"2\"", "\"3\"", NULL, &got);
	assert_refused(&got, 412, "stale");
	assert_string_equal(json_text_at(got.body, "base_version"), "1");
	assert_string_equal(json_text_at(got.body, "now_version"), "2");
	field = json_first(json_get(got.body, "fields"));
	assert_string_equal(json_text_at(field, "base"), "2");
	assert_string_equal(json_text_at(field, "mine"), "3");
	assert_string_equal(json_text_at(field, "now"), "1");
	assert_int_equal(
		send_correction(&a, "r2", "1", "DanToc", "{\"MaDanToc\":\"01\"}",
				"{\"MaDanToc\":\"02\"}", NULL, &got),
		201);
	assert_true(json_bool_at(got.body, "merged", false));
	assert_int_equal(decide(&chief, blood, "1", "approve", "", &got), 200);
	assert_true(json_bool_at(got.body, "merged", false));
	assert_string_equal(json_text_at(got.body, "resident_version"), "3");
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&chief);
}

static void a_lie_about_the_old_value_is_stale(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	struct got got = {0};

	send_correction(&a, "r2", "1", "TinhTrangHonNhan", "\"3\"", "\"1\"", NULL, &got);
	assert_refused(&got, 412, "stale");
	send_correction(&a, "r2", "7", "TinhTrangHonNhan", "\"2\"", "\"1\"", NULL, &got);
	assert_refused(&got, 412, "stale");
	got_clear(&got);
	asker_clear(&a);
}

static void a_decision_on_an_old_version_is_stale(void **state)
{
	struct asker a = sign_in(*state, "canbo1"), chief = sign_in(*state, "truong");
	struct got got = {0};
	g_autofree char *id = send_one(&a, &got);

	decide(&chief, id, "2", "approve", "", &got);
	assert_refused(&got, 412, "stale");
	decide(&chief, id, "1", "return", "", &got);
	assert_refused(&got, 422, "bad-shape");
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&chief);
}

static void locked_fields_name_their_procedure(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	struct got got = {0};

	send_correction(&a, "r2", "1", "GioiTinh", "\"1\"", "\"2\"", NULL, &got);
	assert_refused(&got, 422, "locked-field");
	assert_string_equal(json_text_at(got.body, "field"), "GioiTinh");
	assert_string_not_equal(json_text_at(got.body, "procedure"), "");
	send_correction(&a, "r2", "1", "NgayThangNamSinh", "{\"NgayThangNam\":\"1975-03-17\"}",
			"{\"NgayThangNam\":\"1976-03-17\"}", NULL, &got);
	assert_refused(&got, 422, "locked-field");
	assert_int_equal(send_correction(&a, "r2", "1", "NgayThangNamSinh",
					 "{\"NgayThangNam\":\"1975-03-17\"}",
					 "{\"NgayThangNam\":\"1975-03-18\"}", NULL, &got),
			 201);
	got_clear(&got);
	asker_clear(&a);
}

static void elsewhere_looks_like_nowhere(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	g_autofree char *absent = NULL;
	struct got got = {0};

	ask(&a, OP_RESIDENT, "nobody", NULL, &got);
	assert_refused(&got, 404, "not-found");
	absent = g_strdup(got.text);
	ask(&a, OP_RESIDENT, "x1", NULL, &got);
	assert_string_equal(got.text, absent);
	ask(&a, OP_HOUSEHOLD, "h9", NULL, &got);
	assert_string_equal(got.text, absent);
	ask(&a, OP_WORKLIST, "99002-01", NULL, &got);
	assert_string_equal(got.text, absent);
	send_correction(&a, "x1", "1", "TinhTrangHonNhan", "\"2\"", "\"1\"", NULL, &got);
	assert_string_equal(got.text, absent);
	ask(&a, OP_FIND, NULL, "{\"query\":{\"kind\":\"name\",\"name\":\"le thi xa\"}," PURPOSE "}",
	    &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 0);
	ask(&a, OP_FIND, NULL,
	    "{\"query\":{\"kind\":\"number\",\"number\":\"099190000078\"}," PURPOSE "}", &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 0);
	assert_string_equal(json_text_at(json_get(got.body, "elsewhere"), "commune"),
			    "xã Suối Thử");
	got_clear(&got);
	asker_clear(&a);
}

static void roles_without_residents_see_none(void **state)
{
	struct asker a = sign_in(*state, "quantri");
	struct got got = {0};

	ask(&a, OP_RESIDENT, "r1", NULL, &got);
	assert_refused(&got, 403, "forbidden");
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_int_equal(got.status, 200);
	got_clear(&got);
	asker_clear(&a);
}

static void every_look_is_in_the_trail(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	int64_t before = count(lab, "SELECT count(*) FROM audit");
	struct got got = {0};

	ask(&a, OP_RESIDENT, "r1", NULL, &got);
	ask(&a, OP_RESIDENT, "x1", NULL, &got);
	ask(&a, OP_FIND, NULL, "{\"query\":{\"kind\":\"name\",\"name\":\"mau\"}," PURPOSE "}",
	    &got);
	ask(&a, OP_WORKLIST, "99001-01", NULL, &got);
	ask(&a, OP_REQUESTS, NULL, "{\"list\":\"mine\"}", &got);
	assert_int_equal(count(lab, "SELECT count(*) FROM audit"), before + 5);
	assert_int_equal(count(lab, "SELECT count(*) FROM audit WHERE result = 'not-found'"), 1);
	assert_int_equal(count(lab, "SELECT count(*) FROM audit WHERE detail LIKE '%mau%'"), 0);
	assert_int_equal(centre_audit_check(lab->ledger), 0);
	got_clear(&got);
	asker_clear(&a);
}

static void a_mended_trail_is_found(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};

	for (int i = 0; i < 5; i++)
		ask(&a, OP_RESIDENT, "r1", NULL, &got);
	assert_int_equal(centre_audit_check(lab->ledger), 0);
	assert_true(centre_do_all(lab->ledger, "DROP TRIGGER audit_is; DROP TRIGGER audit_stays;"
					       "UPDATE audit SET target = 'r2' WHERE seq = 3"));
	assert_int_equal(centre_audit_check(lab->ledger), 3);
	assert_true(centre_do_all(lab->ledger, "UPDATE audit SET target = 'r1' WHERE seq = 3;"
					       "DELETE FROM audit WHERE seq = 2"));
	assert_int_equal(centre_audit_check(lab->ledger), 2);
	got_clear(&got);
	asker_clear(&a);
}

static void find_page(struct asker *a, const char *cursor, struct got *got)
{
	g_autofree char *body = g_strdup_printf(
		"{\"query\":{\"kind\":\"household\",\"household\":\"0127\"}," PURPOSE
		",\"limit\":1,\"cursor\":\"%s\"}",
		cursor);

	ask(a, OP_FIND, NULL, body, got);
}

static void cursors_are_sealed(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	g_autofree char *cursor = NULL;
	struct got got = {0};

	ask(&a, OP_FIND, NULL,
	    "{\"query\":{\"kind\":\"household\",\"household\":\"0127\"}," PURPOSE ",\"limit\":1}",
	    &got);
	cursor = g_strdup(json_text_at(got.body, "cursor"));
	for (size_t at = 0, n = strlen(cursor); at < n; at += 7) {
		char was = cursor[at];

		cursor[at] = was == 'A' ? 'B' : 'A';
		find_page(&a, cursor, &got);
		assert_refused(&got, 422, "bad-shape");
		cursor[at] = was;
	}
	find_page(&a, cursor, &got);
	assert_int_equal(got.status, 200);
	find_page(&a, "", &got);
	assert_refused(&got, 422, "bad-shape");
	got_clear(&got);
	asker_clear(&a);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(nobody_decides_his_own),
		AT_LAB(a_deputy_decides_within_his_dates),
		AT_LAB(a_request_is_taken_back),
		AT_LAB(the_database_itself_keeps_four_eyes),
		AT_LAB(the_same_message_is_done_once),
		AT_LAB(one_open_request_for_a_field),
		AT_LAB(stale_is_refused_and_disjoint_merges),
		AT_LAB(a_lie_about_the_old_value_is_stale),
		AT_LAB(a_decision_on_an_old_version_is_stale),
		AT_LAB(locked_fields_name_their_procedure),
		AT_LAB(elsewhere_looks_like_nowhere),
		AT_LAB(roles_without_residents_see_none),
		AT_LAB(every_look_is_in_the_trail),
		AT_LAB(a_mended_trail_is_found),
		AT_LAB(cursors_are_sealed),
	};

	return cmocka_run_group_tests_name("central guards", tests, NULL, NULL);
}
