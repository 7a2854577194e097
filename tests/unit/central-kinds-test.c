/* Re-issue, collecting, another commune's resident, due times: from letter to register. */
#include "case_help.h"

#include "i18n/moment.h"

#include "i18n/banned.h"

static int setup(void **state)
{
	lab_setup(state);
	lab_offices(*state);
	return 0;
}

/* Sex is inside the number: the chief proposes, C06 decides, a new number comes. */
static void a_number_is_reissued(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	struct asker province = sign_in(lab, "tinh"), c06 = sign_in(lab, "c06");
	g_autofree char *change = change_of("GioiTinh", "\"1\"", "\"2\"");
	g_autofree char *id = NULL, *number = NULL;
	struct got got = {0};

	/* an ordinary correction is told which procedure it is */
	send_case(&maker, "correction", "r2", "1", change, "SS01", "", NULL, &got);
	assert_refused(&got, 422, "locked-field");
	assert_string_equal(json_text_at(got.body, "procedure"), "huy-xac-lap");
	assert_int_equal(send_case(&maker, "reissue", "r2", "1", change, "SS01", "", &id, &got),
			 201);
	assert_string_equal(json_text_at(got.body, "decider"), "c06");
	assert_int_equal(decide(&c06, id, "1", "approve", "", &got), 404);
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	assert_string_equal(json_text_at(got.body, "state"), "forwarded");
	assert_string_equal(json_text_at(got.body, "level"), "c06");
	assert_held(lab, "r2", FIELD_SEX, "1");
	assert_int_equal(decide(&province, id, "2", "approve", "", &got), 404);
	assert_int_equal(list_count(&c06, "queue", &got), 1);
	assert_int_equal(decide(&c06, id, "2", "approve", "", &got), 200);
	assert_string_equal(json_text_at(got.body, "state"), "approved");
	assert_non_null(strstr(got.text, "SoDinhDanhDaHuy"));
	assert_null(strstr(got.text, "099075000034")); /* hidden, as every number */
	number = held(lab, "r2", FIELD_NUMBER);
	assert_int_equal(strlen(number), 12);
	assert_true(g_str_has_prefix(number, "099175")); /* a woman of 1975 */
	assert_held(lab, "r2", FIELD_SEX, "2");
	assert_held(lab, "r2", FIELD_CANCELLED, "099075000034");
	assert_int_equal(list_count(&c06, "decided", &got), 1);
	/* read again, a decided one says what the register holds */
	ask(&c06, OP_REQUEST_GET, id, NULL, &got);
	assert_int_equal(got.status, 200);
	assert_string_equal(json_text_at(json_first(json_get(got.body, "now")), "value"), "2");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
	asker_clear(&province);
	asker_clear(&c06);
}

/* Nobody is given a cancelled number again, not even by collecting him. */
static void a_cancelled_number_stays_cancelled(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1");
	struct got got = {0};
	const char *person =
		"{\"field\":\"HoVaTen\",\"from\":null,\"to\":{\"Ho\":\"Lò\",\"ChuDem\":\"\",\"Ten\":"
		"\"Mới\"}},{\"field\":\"NgayThangNamSinh\",\"from\":null,\"to\":{\"NgayThangNam\":"
		"\"1990-02-03\"}},{\"field\":\"GioiTinh\",\"from\":null,\"to\":\"1\"},"
		"{\"field\":\"SoDinhDanh\",\"from\":null,\"to\":\"099090111111\"}";

	assert_true(centre_begin(lab->ledger));
	assert_true(centre_do(lab->ledger,
			      "INSERT INTO number_cancelled VALUES('099090111111', 'x1', 1, 'TH-1',"
			      " '')",
			      ""));
	assert_true(centre_commit(lab->ledger));
	send_case(&maker, "collect", "", "0", person, "BS01", ",\"hamlet\":\"99001-01\"", NULL,
		  &got);
	assert_refused(&got, 409, "number-taken");
	assert_string_equal(json_text_at(got.body, "office"), "xã Suối Thử");
	got_clear(&got);
	asker_clear(&maker);
}

#define PERSON(ten, number)                                                            \
	"{\"field\":\"HoVaTen\",\"from\":null,\"to\":{\"Ho\":\"Nguyễn\",\"ChuDem\":\"Văn\","    \
	"\"Ten\":\"" ten "\"}},{\"field\":\"NgayThangNamSinh\",\"from\":null,\"to\":"          \
	"{\"NgayThangNam\":\"1975-03-17\"}},{\"field\":\"GioiTinh\",\"from\":null,"            \
	"\"to\":\"1\"},{\"field\":\"SoDinhDanh\",\"from\":null,\"to\":\"" number "\"}"
#define HOME ",\"hamlet\":\"99001-01\",\"household\":\"h1\""

static void a_person_is_collected(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *id = NULL, *resident = NULL;
	struct got got = {0};

	send_case(&maker, "collect", "", "0", PERSON("A", "099150000012"), "BS01", HOME, NULL, &got);
	assert_refused(&got, 409, "number-taken");
	assert_string_equal(json_text_at(got.body, "office"), "xã Tập Huấn");
	send_case(&maker, "collect", "", "0", PERSON("A", "099075000099"), "BS01",
		  ",\"hamlet\":\"99002-01\"", NULL, &got);
	assert_refused(&got, 404, "not-found");
	assert_int_equal(send_case(&maker, "collect", "", "0", PERSON("A", "099075000099"), "BS01",
				   HOME, &id, &got),
			 201);
	/* two of the house carry the name, one the year as well */
	assert_int_equal(json_count(json_get(got.body, "duplicates")), 1);
	/* the second desk learns of the first */
	send_case(&maker, "collect", "", "0", PERSON("Á", "099075000099"), "BS01", HOME, NULL, &got);
	assert_refused(&got, 409, "number-taken");
	assert_non_null(json_text_at(got.body, "receipt"));
	ask(&chief, OP_REQUEST_GET, id, NULL, &got);
	assert_int_equal(got.status, 200);
	assert_string_equal(json_text_at(got.body, "resident"), "");
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	assert_non_null(strstr(got.text, "**********99"));
	ask(&chief, OP_REQUEST_GET, id, NULL, &got);
	resident = g_strdup(json_text_at(got.body, "resident"));
	assert_true(*resident);
	ask(&maker, OP_RESIDENT, resident, NULL, &got);
	assert_int_equal(got.status, 200);
	assert_held(lab, resident, FIELD_BIRTH, "1975-03-17");
	/* the pair is a task for review, never merged by itself */
	assert_int_equal(centre_number(lab->ledger, 0, "SELECT count(*) FROM pair", "") > 0, 1);
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

/* Without a household he becomes the head of a new one of that hamlet. */
static void a_new_household_is_made(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *id = NULL, *resident = NULL;
	struct record *r;
	struct got got = {0};

	assert_int_equal(send_case(&maker, "collect", "", "0", PERSON("Mới", "099075000098"), "BS01",
				   ",\"hamlet\":\"99001-02\"", &id, &got),
			 201);
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	resident = centre_word(lab->ledger, "SELECT resident FROM request WHERE id = ?1", "s", id);
	r = centre_resident_load(lab->ledger, resident, lab->now, NULL);
	assert_string_equal(r->household_number, "0128");
	assert_string_equal(r->hamlet_id, "99001-02");
	assert_int_equal(r->members, 1);
	record_free(r);
	assert_int_equal(centre_number(lab->ledger, 0, "SELECT head FROM resident WHERE id = ?1", "s",
				       resident),
			 1);
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

#define CLAIM(ten, birth)                                                              \
	",\"person\":{\"number\":\"099190000078\",\"name\":{\"Ho\":\"Lê\",\"ChuDem\":\"Thị\","   \
	"\"Ten\":\"" ten "\"},\"birth\":{\"NgayThangNam\":\"" birth "\"}}"

/* 400 km are walked by the letter, not by the citizen. */
static void another_communes_resident(void **state)
{
	struct lab *lab = *state;
	struct asker sender = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	struct asker holder = sign_in(lab, "truong9");
	g_autofree char *change = change_of("TinhTrangHonNhan", "null", "\"1\"");
	g_autofree char *id = NULL;
	struct got got = {0};

	send_case(&sender, "correction", "", "0", change, "TD07", CLAIM("Xa", "1990-01-03"), NULL,
		  &got);
	assert_refused(&got, 404, "not-found");
	send_case(&sender, "correction", "", "0", change, "TD07", CLAIM("Xá", "1990-01-02"), NULL,
		  &got);
	assert_refused(&got, 404, "not-found");
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT n FROM tally WHERE what = 'claim'", ""),
			 2);
	assert_int_equal(send_case(&sender, "correction", "", "0", change, "TD07",
				   CLAIM("Xa", "1990-01-02"), &id, &got),
			 201);
	/* both see it: here as sent, there as come in */
	assert_int_equal(list_count(&sender, "mine", &got), 1);
	assert_null(strstr(got.text, "\"x1\""));
	assert_int_equal(list_count(&holder, "incoming", &got), 1);
	assert_string_equal(
		json_text_at(json_first(json_get(got.body, "rows")), "origin"), "xã Tập Huấn");
	assert_int_equal(list_count(&holder, "queue", &got), 1);
	assert_int_equal(list_count(&chief, "queue", &got), 0);
	/* the sender never gets the record, nor his chief a say */
	ask(&sender, OP_REQUEST_GET, id, NULL, &got);
	assert_int_equal(got.status, 200);
	assert_string_equal(json_text_at(got.body, "resident"), "");
	assert_int_equal(json_count(json_get(got.body, "now")), 0);
	assert_true(json_is_null(
		json_get(json_first(json_get(got.body, "changes")), "from")));
	assert_true(!json_get(got.body, "resident_head") ||
		    json_is_null(json_get(got.body, "resident_head")));
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 404);
	ask(&holder, OP_REQUEST_GET, id, NULL, &got);
	assert_string_equal(
		json_text_at(json_first(json_get(got.body, "changes")), "from"), "2");
	assert_int_equal(decide(&holder, id, "1", "approve", "", &got), 200);
	assert_held(lab, "x1", FIELD_MARITAL, "1");
	ask(&sender, OP_REQUEST_GET, id, NULL, &got);
	assert_string_equal(json_text_at(got.body, "state"), "approved");
	ask(&sender, OP_RESIDENT, "x1", NULL, &got);
	assert_refused(&got, 404, "not-found");
	got_clear(&got);
	asker_clear(&sender);
	asker_clear(&chief);
	asker_clear(&holder);
}

/* A claim may not ask what the register says by asking for it. */
static void a_claim_learns_nothing(void **state)
{
	struct lab *lab = *state;
	struct asker sender = sign_in(lab, "canbo1"), holder = sign_in(lab, "truong9");
	g_autofree char *same = change_of("TinhTrangHonNhan", "\"4\"", "\"2\"");
	g_autofree char *id = NULL;
	struct got got = {0};

	/* neither a wrong `from` nor the value that is there already is told */
	assert_int_equal(send_case(&sender, "correction", "", "0", same, "TD07",
				   CLAIM("Xa", "1990-01-02"), &id, &got),
			 201);
	/* the holder sees it */
	decide(&holder, id, "1", "approve", "", &got);
	assert_refused(&got, 422, "no-change");
	assert_state(lab, id, "pending");
	got_clear(&got);
	asker_clear(&sender);
	asker_clear(&holder);
}

/* Two working days since 18/08/2026; what is left lying goes to the province. */
static void due_times_and_the_province(void **state)
{
	struct lab *lab = *state;
	struct asker maker, chief, province;
	g_autofree char *change = change_of("TinhTrangHonNhan", "\"2\"", "\"1\""), *id = NULL;
	struct got got = {0};
	int64_t due;

	/* Thursday, 19 November 2026, 9:00 */
	lab->now = moment_of((struct date){2026, 11, 19}, 9, 0);
	maker = sign_in(lab, "canbo1");
	send_case(&maker, "correction", "r2", "1", change, "TD07", "", &id, &got);
	due = json_time_at(got.body, "deadline", 0);
	/* Friday, then Monday: not Sunday */
	assert_int_equal(due, moment_of((struct date){2026, 11, 23}, 17, 0));
	assert_int_equal(list_count(&maker, "mine", &got), 1);
	assert_false(json_bool_at(json_first(json_get(got.body, "rows")), "warn", false));
	asker_clear(&maker);
	lab->now = moment_of((struct date){2026, 11, 23}, 9, 0);
	maker = sign_in(lab, "canbo1");
	province = sign_in(lab, "tinh");
	list_count(&maker, "mine", &got);
	assert_true(json_bool_at(json_first(json_get(got.body, "rows")), "warn", false));
	assert_int_equal(list_count(&province, "overdue", &got), 0);
	assert_int_equal(decide(&province, id, "1", "approve", "", &got), 404);
	asker_clear(&maker);
	asker_clear(&province);
	lab->now = due + 1;
	maker = sign_in(lab, "canbo1");
	chief = sign_in(lab, "truong");
	province = sign_in(lab, "tinh");
	list_count(&maker, "mine", &got);
	assert_true(json_bool_at(json_first(json_get(got.body, "rows")), "overdue", false));
	assert_int_equal(list_count(&province, "overdue", &got), 1);
	assert_int_equal(list_count(&chief, "overdue", &got), 1);
	assert_int_equal(decide(&province, id, "1", "approve", "", &got), 200);
	assert_string_equal(json_text_at(got.body, "level"), "province");
	assert_held(lab, "r2", FIELD_MARITAL, "1");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
	asker_clear(&province);
}

/* A decision that came after the program: Friday is off, Saturday is worked for it. */
static void a_decided_day_moves_the_due_time(void **state)
{
	struct lab *lab = *state;
	struct asker maker;
	g_autofree char *change = change_of("TinhTrangHonNhan", "\"2\"", "\"1\""), *id = NULL;
	struct got got = {0};

	assert_true(centre_begin(lab->ledger));
	assert_true(centre_do(lab->ledger,
			      "INSERT INTO catalogue_row(list, key, cells, seq) VALUES"
			      "('D', '2026-11-20', '2026-11-20' || char(9) || 'off' || char(9) ||"
			      " char(9) || '2026-11-28', 1),"
			      "('D', '2026-11-28', '2026-11-28' || char(9) || 'work' || char(9)"
			      " || char(9) || '2026-11-20', 2)",
			      ""));
	assert_true(centre_commit(lab->ledger));
	lab->now = moment_of((struct date){2026, 11, 19}, 9, 0);
	maker = sign_in(lab, "canbo1");
	send_case(&maker, "correction", "r2", "1", change, "TD07", "", &id, &got);
	/* Monday, then Wednesday: the 24th is a holiday */
	assert_int_equal(json_time_at(got.body, "deadline", 0),
			 moment_of((struct date){2026, 11, 25}, 17, 0));
	got_clear(&got);
	asker_clear(&maker);
}

#define AT_LAB(test) cmocka_unit_test_setup_teardown(test, setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(a_number_is_reissued),	     AT_LAB(a_cancelled_number_stays_cancelled),
		AT_LAB(a_person_is_collected),	     AT_LAB(another_communes_resident),
		AT_LAB(a_new_household_is_made),
		AT_LAB(a_claim_learns_nothing),	     AT_LAB(due_times_and_the_province),
		AT_LAB(a_decided_day_moves_the_due_time),
	};

	return cmocka_run_group_tests_name("central kinds", tests, NULL, NULL);
}
