/*
 * Ten complaints of users of other registers (threads 1 to 10 of the list that this
 * project keeps), each as the test that would have caught it.
 */
#include "case_help.h"

#include "i18n/banned.h"

#define DAY (INT64_C(24) * 60 * 60 * 1000)

static int setup(void **state)
{
	lab_setup(state);
	lab_offices(*state);
	return 0;
}

/* A value of each kind that an ordinary correction can ask for, as the wire has it. */
static char *another_value(enum record_field field)
{
	switch (record_fields[field].kind) {
	case KIND_NAME:
		return g_strdup("{\"Ho\":\"Lò\",\"ChuDem\":\"Thị\",\"Ten\":\"Thử\"}");
	case KIND_DATE:
		return g_strdup(field == FIELD_BIRTH ? "{\"NgayThangNam\":\"1975-03-18\"}"
						     : "{\"NgayThangNam\":\"2001-02-03\"}");
	case KIND_PLACE:
		return g_strdup("{\"MaDonViHanhChinh\":\"00001\",\"ChiTiet\":\"Bến Gỗ, xã Thử\","
				"\"QuocGia\":\"VN\",\"DanhMuc\":\"2025\"}");
	case KIND_NUMBER12:
		return g_strdup_printf("\"0990501234%02d\"", (int)field);
	case KIND_NUMBER9:
		return g_strdup("\"201456123\"");
	case KIND_CODE:
		if (field == FIELD_ETHNIC)
			return g_strdup("{\"MaDanToc\":\"05\"}");
		if (field == FIELD_HEAD_RELATION)
			return g_strdup("\"QH05\"");
		if (field == FIELD_RELIGION)
			return g_strdup("{\"MaTonGiao\":\"01\"}");
		return g_strdup_printf("\"%s\"",
				       catalogue_rows(record_fields[field].catalogue,
						      &(size_t){0})[1].code);
	case KIND_TEXT:
		return g_strdup("\"điều thử\"");
	case KIND_PASSWORD:
	case KIND_LINE:
	case KIND_NUMBERS:
	case KIND_PEOPLE:
	case KIND_CARDS:
	case KIND_STAYS:
	case KIND_COUNT:
		break;
	}
	return NULL;
}

static char *wire_now(struct lab *lab, enum record_field field)
{
	g_autofree char *value = held(lab, "r2", field);
	struct json *wire = value_to_wire(field, value);
	char *text = json_print(wire);

	json_free(wire);
	return text;
}

static char *version_now(struct lab *lab)
{
	return centre_word(lab->ledger, "SELECT version FROM resident WHERE id = 'r2'", "");
}

/* The way up, whoever has the last word. */
static void approve_all_the_way(struct lab *lab, const char *id, struct got *got)
{
	static const char *const logins[] = {"truong", "tinh", "c06"};

	for (int step = 1; step <= 2; step++) {
		g_autofree char *level = centre_word(
			lab->ledger, "SELECT level FROM request WHERE id = ?1", "s", id);
		g_autofree char *version = g_strdup_printf("%d", step);
		struct asker by = sign_in(lab, logins[request_level_height(level) - 1]);

		assert_int_equal(decide(&by, id, version, "approve", "", got), 200);
		asker_clear(&by);
		if (strcmp(json_text_at(got->body, "state"), "approved") == 0)
			return;
	}
	fail();
}

/* Thread 1: "done", and the record unchanged. Every field, end to end. */
static void thread_1_every_field_arrives(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1");
	struct got got = {0};
	unsigned fields = 0;

	for (int f = 0; f < FIELD_COUNT; f++) {
		enum record_field field = (enum record_field)f;
		g_autofree char *to = another_value(field), *from = wire_now(lab, field);
		g_autofree char *version = version_now(lab), *id = NULL, *change = NULL;
		g_autofree char *after = NULL;
		const struct json *now;
		g_autofree char *told = NULL;

		if (!to || (record_fields[field].flags & RECORD_LOCKED))
			continue;
		change = change_of(record_fields[field].path, from, to);
		send_case(&maker, "correction", "r2", version, change, "SS01", "", &id, &got);
		if (got.status != 201)
			print_message("%s: %s\n", record_fields[field].path, got.text);
		assert_int_equal(got.status, 201);
		approve_all_the_way(lab, id, &got);
		after = wire_now(lab, field);
		assert_string_not_equal(after, from);
		now = json_get(json_first(json_get(got.body, "now")), "value");
		told = json_print(now);
		if (!(record_fields[field].flags & RECORD_HIDDEN))
			assert_string_equal(told, after);
		fields++;
	}
	assert_true(fields >= 20);
	got_clear(&got);
	asker_clear(&maker);
}

/* Thread 1: and were the write lost, the approval is refused, not told as done. */
static void thread_1_a_lost_write_is_no_silence(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *change = change_of("TinhTrangHonNhan", "\"2\"", "\"1\""), *id = NULL;
	struct got got = {0};

	send_case(&maker, "correction", "r2", "1", change, "TD07", "", &id, &got);
	assert_true(centre_do_all(lab->ledger,
				  "CREATE TRIGGER lose AFTER UPDATE OF fields ON resident WHEN"
				  " NEW.fields <> OLD.fields BEGIN UPDATE resident SET fields ="
				  " OLD.fields WHERE id = OLD.id; END;"));
	decide(&chief, id, "1", "approve", "", &got);
	assert_refused(&got, 500, "not-recorded");
	assert_string_equal(json_text_at(got.body, "office"), "xã Tập Huấn");
	assert_state(lab, id, "pending");
	assert_int_equal(centre_number(lab->ledger, -1, "SELECT count(*) FROM decision", ""), 0);
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

/* Thread 2: the approver's list is the stored request; none of its changes is missing. */
static void thread_2_nothing_is_missing_for_the_approver(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *id = NULL;
	const char *changes =
		"{\"field\":\"NgayThangNamSinh\",\"from\":{\"NgayThangNam\":\"1975-03-17\"},"
		"\"to\":{\"NgayThangNam\":\"1975-03-19\"}},"
		"{\"field\":\"TinhTrangHonNhan\",\"from\":\"2\",\"to\":\"1\"},"
		"{\"field\":\"DanToc\",\"from\":{\"MaDanToc\":\"01\"},\"to\":{\"MaDanToc\":\"02\"}}";
	struct got got = {0};

	assert_int_equal(send_case(&maker, "correction", "r2", "1", changes, "SS01", "", &id, &got),
			 201);
	ask(&chief, OP_REQUEST_GET, id, NULL, &got);
	assert_int_equal(json_count(json_get(got.body, "changes")), 3);
	assert_int_equal(json_count(json_get(got.body, "now")), 3);
	/* and to ask for nothing is an error */
	send_case(&maker, "correction", "r3", "1", "", "SS01", "", NULL, &got);
	assert_refused(&got, 422, "bad-shape");
	send_case(&maker, "correction", "r3", "1",
		  "{\"field\":\"TinhTrangHonNhan\",\"from\":\"2\",\"to\":\"2\"}", "SS01", "", NULL,
		  &got);
	assert_refused(&got, 422, "bad-shape");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

/* Thread 3: the next request starts from the register, not from one that was refused. */
static void thread_3_a_refused_one_leaves_nothing(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *change = change_of("TinhTrangHonNhan", "\"2\"", "\"1\"");
	g_autofree char *stale = change_of("TinhTrangHonNhan", "\"1\"", "\"3\"");
	g_autofree char *fresh = change_of("TinhTrangHonNhan", "\"2\"", "\"3\""), *id = NULL;
	struct got got = {0};

	send_case(&maker, "correction", "r2", "1", change, "TD07", "", &id, &got);
	decide(&chief, id, "1", "refuse",
	       catalogue_rows(CATALOGUE_REFUSE_REASON, &(size_t){0})[0].code, &got);
	assert_int_equal(got.status, 200);
	ask(&maker, OP_RESIDENT, "r2", NULL, &got);
	assert_string_equal(json_text_at(got.body, "TinhTrangHonNhan"), "2");
	/* built on what was refused: stale, and what is true is said */
	send_case(&maker, "correction", "r2", "1", stale, "TD08", "", NULL, &got);
	assert_refused(&got, 412, "stale");
	assert_string_equal(
		json_text_at(json_first(json_get(got.body, "fields")), "now"), "2");
	assert_int_equal(send_case(&maker, "correction", "r2", "1", fresh, "TD08", "", NULL, &got),
			 201);
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

/* Thread 4: a request blocks its own fields, names itself, and has an end and an owner. */
static void thread_4_only_its_own_fields_are_held(void **state)
{
	struct lab *lab = *state;
	struct asker one = sign_in(lab, "canbo1"), two = sign_in(lab, "canbo2");
	g_autofree char *a = change_of("TinhTrangHonNhan", "\"2\"", "\"1\"");
	g_autofree char *b =
		change_of("DanToc", "{\"MaDanToc\":\"01\"}", "{\"MaDanToc\":\"02\"}");
	g_autofree char *receipt = NULL;
	struct got got = {0};

	assert_int_equal(send_case(&one, "correction", "r2", "1", a, "TD07", "", NULL, &got), 201);
	receipt = g_strdup(json_text_at(got.body, "receipt"));
	assert_true(json_time_at(got.body, "deadline", 0) > lab->now);
	assert_int_equal(send_case(&two, "correction", "r2", "1", b, "SS01", "", NULL, &got), 201);
	send_case(&two, "correction", "r2", "1", a, "TD07", "", NULL, &got);
	assert_refused(&got, 409, "field-pending");
	assert_string_equal(json_text_at(got.body, "receipt"), receipt);
	assert_string_equal(json_text_at(got.body, "office"), "xã Tập Huấn");
	assert_int_equal(json_time_at(got.body, "date", 0), lab->now);
	assert_non_null(strstr(json_text_at(got.body, "detail"), receipt));
	got_clear(&got);
	asker_clear(&one);
	asker_clear(&two);
}

/* Thread 5: whoever asks does not approve, nor twice the same hand on the way up. */
static void thread_5_one_hand_is_not_two(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong"), moved;
	g_autofree char *change = change_of("QuocTich", "null", "\"LA\"");
	g_autofree char *own = NULL, *id = NULL;
	struct got got = {0};

	assert_int_equal(send_case(&chief, "correction", "r3", "1", change, "TD15", "", &own, &got),
			 201);
	assert_string_equal(json_text_at(got.body, "level"), "province");
	decide(&chief, own, "1", "approve", "", &got);
	assert_refused(&got, 403, "four-eyes");
	assert_non_null(json_text_at(got.body, "receipt"));
	/* the chief who said yes is moved to the province: his yes counts once */
	send_case(&maker, "correction", "r2", "1", change, "TD15", "", &id, &got);
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	assert_true(centre_begin(lab->ledger));
	assert_true(centre_do(lab->ledger,
			      "UPDATE officer SET role = 'province' WHERE login = 'truong'", ""));
	assert_true(centre_commit(lab->ledger));
	moved = sign_in(lab, "truong");
	decide(&moved, id, "2", "approve", "", &got);
	assert_refused(&got, 403, "four-eyes");
	assert_state(lab, id, "forwarded");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
	asker_clear(&moved);
}

/* Thread 6: who asked, how he was known, why, with which papers: in columns. */
static void thread_6_who_asked_can_be_counted(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *change = change_of("TinhTrangHonNhan", "\"2\"", "\"1\""), *id = NULL;
	const char *who = ",\"form\":\"DC02-2024\",\"form_date\":\"2026-11-20\",\"applicant\":"
			  "{\"who\":\"parent\",\"name\":\"Lò Văn Cha\",\"checked\":\"none\","
			  "\"note\":\"bỏ quên thẻ\"}";
	const char *mute = ",\"applicant\":{\"who\":\"parent\",\"checked\":\"none\"}";
	struct got got = {0};

	send_case(&maker, "correction", "r2", "1", change, "TD07", mute, NULL, &got);
	assert_refused(&got, 422, "bad-shape");
	assert_int_equal(send_case(&maker, "correction", "r2", "1", change, "TD07", who, &id, &got),
			 201);
	assert_int_equal(
		centre_number(lab->ledger, 0,
			      "SELECT count(*) FROM request JOIN request_paper p ON p.request = id"
			      " WHERE reason = 'TD07' AND applicant = 'parent' AND checked = 'none'"
			      " AND applicant_note = 'bỏ quên thẻ' AND form = 'DC02-2024' AND"
			      " form_date = '2026-11-20' AND p.kind = 'P01' AND purpose = 'TH-02'"
			      " AND decider = 'chief' AND origin = '99001'",
			      ""),
		1);
	ask(&chief, OP_REQUEST_GET, id, NULL, &got);
	assert_string_equal(json_text_at(json_get(got.body, "applicant"), "note"), "bỏ quên thẻ");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

/* Thread 7: who has the last word depends on the field and the reason, and is data. */
static void thread_7_the_level_is_data(void **state)
{
	static const struct {
		const char *kind, *field, *from, *to, *reason, *decider;
	} rows[] = {
		{"correction", "TinhTrangHonNhan", "\"2\"", "\"1\"", "TD07", "chief"},
		{"correction", "QuocTich", "null", "\"LA\"", "SS01", "province"},
		{"correction", "QuocTich", "null", "\"LA\"", "TD15", "province"},
		{"reissue", "GioiTinh", "\"1\"", "\"2\"", "SS01", "c06"},
		{"reissue", "NgayThangNamSinh", "{\"NgayThangNam\":\"1975-03-17\"}",
		 "{\"NgayThangNam\":\"1976-03-17\"}", "SS01", "c06"},
	};
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1");
	struct got got = {0};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *change = change_of(rows[i].field, rows[i].from, rows[i].to);
		g_autofree char *id = NULL;

		assert_int_equal(send_case(&maker, rows[i].kind, "r2", "1", change, rows[i].reason,
					   "", &id, &got),
				 201);
		assert_string_equal(json_text_at(got.body, "decider"), rows[i].decider);
		assert_int_equal(withdraw_case(&maker, id, &got), 200);
	}
	got_clear(&got);
	asker_clear(&maker);
}

/* Thread 8: "is not the last": which one is? Named by number, date, office, fields. */
static void thread_8_what_blocks_has_a_name(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *a = change_of("TinhTrangHonNhan", "\"2\"", "\"1\"");
	g_autofree char *b = change_of("TinhTrangHonNhan", "\"1\"", "\"3\"");
	g_autofree char *first = NULL, *second = NULL, *receipt = NULL;
	struct got got = {0};

	send_case(&maker, "correction", "r2", "1", a, "TD07", "", &first, &got);
	decide(&chief, first, "1", "approve", "", &got);
	send_case(&maker, "correction", "r2", "2", b, "TD08", "", &second, &got);
	receipt = g_strdup(json_text_at(got.body, "receipt"));
	for (int open = 1; open >= 0; open--) {
		undo_case(&maker, "r2", open ? "2" : "3", first, NULL, &got);
		assert_refused(&got, 409, "undo-blocked");
		assert_string_equal(json_text_at(got.body, "receipt"), receipt);
		assert_int_equal(json_time_at(got.body, "date", 0), lab->now);
		assert_string_equal(json_text_at(got.body, "office"), "xã Tập Huấn");
		assert_string_equal(json_text(json_first(json_get(got.body, "fields"))),
				    "TinhTrangHonNhan");
		assert_non_null(strstr(json_text_at(got.body, "detail"), receipt));
		if (open)
			assert_int_equal(decide(&chief, second, "1", "approve", "", &got), 200);
	}
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

/* Thread 9: after a day the commune cannot undo: here it can, and who can later is said. */
static void thread_9_there_is_always_a_way_back(void **state)
{
	static const int days[] = {1, 29, 31, 400};
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *change = change_of("NgayThangNamSinh", "{\"NgayThangNam\":\"1975-03-17\"}",
					    "{\"NgayThangNam\":\"1975-03-18\"}");
	g_autofree char *id = NULL;
	int64_t then = lab->now;
	struct got got = {0};

	send_case(&maker, "correction", "r2", "1", change, "SS01", "", &id, &got);
	decide(&chief, id, "1", "approve", "", &got);
	assert_int_equal(json_time_at(json_get(got.body, "undo"), "until", 0), then + 30 * DAY);
	asker_clear(&maker);
	asker_clear(&chief);
	for (size_t i = 0; i < G_N_ELEMENTS(days); i++) {
		lab->now = then + days[i] * DAY;
		maker = sign_in(lab, "canbo1");
		ask(&maker, OP_UNDO_CHECK, id, NULL, &got);
		assert_true(json_bool_at(got.body, "may", false));
		assert_string_equal(json_text_at(got.body, "decider"),
				    days[i] <= 30 ? "chief" : "province");
		asker_clear(&maker);
	}
	got_clear(&got);
}

/* Thread 10: corrections of corrections, three deep, and back again. */
static void thread_10_three_deep_and_back(void **state)
{
	static const char *const values[] = {"\"2\"", "\"1\"", "\"3\"", "\"1\""};
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	char *ids[3] = {NULL, NULL, NULL};
	struct got got = {0};

	for (int i = 0; i < 3; i++) {
		g_autofree char *change = change_of("TinhTrangHonNhan", values[i], values[i + 1]);
		g_autofree char *version = version_now(lab);

		assert_int_equal(send_case(&maker, "correction", "r2", version, change, "SS01", "",
					   &ids[i], &got),
				 201);
		assert_int_equal(decide(&chief, ids[i], "1", "approve", "", &got), 200);
	}
	for (int i = 2; i >= 0; i--) {
		g_autofree char *version = version_now(lab), *undo = NULL, *expected = NULL;

		assert_int_equal(undo_case(&maker, "r2", version, ids[i], &undo, &got), 201);
		assert_int_equal(decide(&chief, undo, "1", "approve", "", &got), 200);
		expected = g_strndup(values[i] + 1, 1);
		assert_held(lab, "r2", FIELD_MARITAL, expected);
	}
	ask(&maker, OP_HISTORY, "r2", NULL, &got);
	assert_int_equal(json_count(json_get(got.body, "entries")), 7);
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
	g_free(ids[0]);
	g_free(ids[1]);
	g_free(ids[2]);
}

#define AT_LAB(test) cmocka_unit_test_setup_teardown(test, setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(thread_1_every_field_arrives),
		AT_LAB(thread_1_a_lost_write_is_no_silence),
		AT_LAB(thread_2_nothing_is_missing_for_the_approver),
		AT_LAB(thread_3_a_refused_one_leaves_nothing),
		AT_LAB(thread_4_only_its_own_fields_are_held),
		AT_LAB(thread_5_one_hand_is_not_two),
		AT_LAB(thread_6_who_asked_can_be_counted),
		AT_LAB(thread_7_the_level_is_data),
		AT_LAB(thread_8_what_blocks_has_a_name),
		AT_LAB(thread_9_there_is_always_a_way_back),
		AT_LAB(thread_10_three_deep_and_back),
	};

	return cmocka_run_group_tests_name("central threads", tests, NULL, NULL);
}
