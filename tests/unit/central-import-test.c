/*
 * The official example of QCVN 109:2017/BTTTT, put into JSON by hand, as far
 * as it is public: it comes in, is found, corrected, approved and verified.
 */
#include "central_help.h"

#include "central/message.h"

#include "i18n/banned.h"

static const char message[] =
	"{\"CongdanCollection\":{\"GhiChu\":\"Ví dụ thông điệp dữ liệu\","
	"\"ThoiDiemDuLieu\":\"2016-01-01T00:00:00\",\"SoCongDan\":\"1\",\"CongDan\":[{"
	"\"SoDinhDanh\":\"123456789123\",\"SoCMND\":\"123456789\","
	"\"HoVaTen\":{\"Ho\":\"Nguyễn\",\"ChuDem\":\"Văn\",\"Ten\":\"A\"},\"GioiTinh\":\"1\","
	"\"DanToc\":{\"MaDanToc\":\"02\",\"TenGoi\":\"Thù Lao\"},"
	"\"TonGiao\":{\"MaTonGiao\":\"99\"},\"TinhTrangHonNhan\":\"2\",\"NhomMau\":\"00\","
	"\"NgayThangNamSinh\":{\"NgayThangNam\":\"1950-01-01\"},"
	"\"NoiDangKyKhaiSinh\":{\"MaDonViHanhChinh\":\"00001\",\"ChiTiet\":"
	"\"Phường Phúc Xá, Ba Đình, Hà Nội\",\"QuocGia\":\"VN\"},"
	"\"NoiOHienTai\":{\"MaDonViHanhChinh\":\"00037\",\"ChiTiet\":"
	"\"Phường Phúc Tân, Quận Hoàn Kiếm, Hà Nội\",\"QuocGia\":\"VN\"},"
	"\"Cha\":{\"SoDinhDanh\":\"234567891234\",\"QuocTich\":\"VN\",\"HoVaTen\":"
	"{\"Ho\":\"Nguyễn\",\"ChuDem\":\"Văn\",\"Ten\":\"B\"}},"
	"\"Me\":{\"SoCMND\":\"123456789\",\"QuocTich\":\"VN\",\"HoVaTen\":"
	"{\"Ho\":\"Phạm\",\"ChuDem\":\"Thị\",\"Ten\":\"C\"}}}]}}";

static bool import_text(struct lab *lab, const char *text, struct centre_import_report *report,
			GError **why)
{
	FILE *file = fmemopen((void *)text, strlen(text), "r");
	bool done = centre_import(lab->centre, lab->ledger, "99001", file, report, why);

	fclose(file);
	return done;
}

static void import_message(struct lab *lab, unsigned wanted, unsigned wanted_known)
{
	struct centre_import_report report = {0};
	GError *why = NULL;

	if (!import_text(lab, message, &report, &why))
		fail_msg("%s", why->message);
	assert_int_equal(report.came, wanted);
	assert_int_equal(report.known, wanted_known);
	centre_import_report_clear(&report);
}

/* The id of the imported citizen; new. */
static char *find_imported(struct asker *a)
{
	struct got got = {0};
	char *id;

	ask(a, OP_FIND, NULL,
	    "{\"query\":{\"kind\":\"number\",\"number\":\"123456789123\"}," PURPOSE "}", &got);
	assert_int_equal(json_number_at(got.body, "total", 0), 1);
	id = g_strdup(json_text_at(json_first(json_get(got.body, "rows")), "id"));
	got_clear(&got);
	return id;
}

static void the_official_example_goes_the_whole_way(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *request = NULL, *id = NULL, *uuid = lab_uuid(lab);
	g_autofree char *key = quoted(uuid), *body = NULL;
	struct got got = {0};
	struct record *r;

	import_message(lab, 1, 0);
	import_message(lab, 0, 1);
	id = find_imported(&maker);
	ask(&maker, OP_RESIDENT, id, NULL, &got);
	r = record_of_json(got.body, NULL);
	assert_string_equal(r->value[FIELD_NUMBER], "**********23");
	assert_string_equal(r->value[FIELD_ETHNIC], "02\x1fThù Lao");
	assert_string_equal(r->value[FIELD_MOTHER_OLD], "*******89");
	record_free(r);
	assert_int_equal(send_correction(&maker, id, "1", "TinhTrangHonNhan", "\"2\"",
					 "\"3\"", &request, &got),
			 201);
	assert_int_equal(decide(&chief, request, "1", "approve", "", &got), 200);
	body = g_strdup_printf("{\"id\":\"%s\",\"resident\":\"%s\",\"base_version\":\"2\","
			       "\"person\":\"present\",\"fields\":[{\"field\":\"HoVaTen\","
			       "\"answer\":\"agrees\"},{\"field\":\"TinhTrangHonNhan\","
			       "\"answer\":\"rest\"}]," PURPOSE
			       ",\"made_at\":\"2026-01-01T00:00:00.000Z\",\"terminal\":\"t\"}",
			       uuid, id);
	ask_with(&maker, OP_VERIFY, NULL, key, NULL, body, &got);
	assert_int_equal(got.status, 201);
	ask(&maker, OP_RESIDENT, id, NULL, &got);
	assert_string_equal(json_text_at(got.body, "TinhTrangHonNhan"), "3");
	assert_string_not_equal(json_text_at(got.body, "verified"), "");
	assert_int_equal(json_number_at(got.body, "history", 0), 3);
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

static void a_bad_message_brings_nobody(void **state)
{
	static const char *const bad[] = {
		"", "{}", "[]", "{\"CongdanCollection\":{}}",
		"{\"CongdanCollection\":{\"CongDan\":[{\"SoDinhDanh\":\"12\"}]}}"};
	struct lab *lab = *state;
	int64_t before = centre_number(lab->ledger, -1, "SELECT count(*) FROM resident", "");

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		struct centre_import_report report = {0};
		GError *why = NULL;

		assert_false(import_text(lab, bad[i], &report, &why));
		centre_import_report_clear(&report);
		assert_non_null(strstr(why->message, "Nothing was changed."));
		assert_non_null(why);
		g_clear_error(&why);
	}
	assert_int_equal(centre_number(lab->ledger, -1, "SELECT count(*) FROM resident", ""),
			 before);
}

/* One citizen of this name; %s is raw. */
#define NAMED(name) \
	"{\"CongDan\":[\n{\"SoDinhDanh\":\"099050000777\",\"HoVaTen\":" name "}]}"

static void imports(struct lab *lab, const char *raw, const char *says, const char *mends)
{
	struct centre_import_report report = {0};
	GError *why = NULL;

	assert_int_equal(import_text(lab, raw, &report, &why), !says);
	if (says && !strstr(why->message, says))
		print_error("%s\n", why->message);
	if (says)
		assert_non_null(strstr(why->message, says));
	g_clear_error(&why);
	if (mends)
		assert_string_equal(report.mended, mends);
	else
		assert_null(report.mended);
	centre_import_report_clear(&report);
}

/* What the text door refuses is said with its place, and brings nobody; what it mends is said. */
static void the_door_stands_before_the_register(void **state)
{
	struct lab *lab = *state;
	g_autofree char *name = NULL;

	imports(lab, NAMED("{\"Ho\":\"Lê\",\"Ten\":\"Mẫu\u202e\"}"),
		"CongDan 1: HoVaTen: Ten: Character U+202E at place 4 turns text round. "
		"Delete it. (line 2, letter 61 of the file) Nothing was changed.", NULL);
	imports(lab, NAMED("{\"Ho\":\"Lê\",\"Ten\":\"Mẫu\\u200b\"}"),
		"U+200B at place 4 cannot be seen. Delete it. (line 2 of the file) Nothing "
		"was changed.", NULL);
	imports(lab, NAMED("\"LÊ MẪU\\u001fX\""), "U+001F at place 7", NULL);
	imports(lab, NAMED("{\"Ho\":\"Nguy\xd4n\",\"Ten\":\"\xae\xd8nh\"}"), "dancu text from tcvn3", NULL);
	imports(lab, NAMED("{\"Ho\":\"L\xe7\"}"), "not UTF-8 text at line 2, letter 48", NULL);
	imports(lab, NAMED("{\"Ho\":\"L\xc0\x80\"}"), "not UTF-8 text at line 2", NULL);
	imports(lab, NAMED("{\"Ho\":\"L\xed\xa0\x80\"}"), "not UTF-8 text at line 2", NULL);
	imports(lab, NAMED("{\"\\u001b[2J\":\"x\",\"\\u001b[2J\":\"x\"}"), "⟨U+001B⟩[2J", NULL);
	imports(lab, NAMED("\"LE\u0302\u00a0THI\u0323  MA\u0302\u0303U\""), NULL,
		"Texts of the message that were mended: 1. Text was mended: letters put together, "
		"odd blanks made plain, extra blanks removed.");
	name = centre_word(lab->ledger, "SELECT name FROM resident WHERE number = '099050000777'",
			   "");
	assert_string_equal(name, "Lê\x1fThị\x1fMẫu");
}

static void the_same_seed_makes_the_same_people(void **state)
{
	static const char names[] = "SELECT group_concat(name || birth || number) FROM resident"
				    " WHERE commune = '99003'";
	static const char *const hamlet[] = {"Khe Sậy"};
	const struct centre_commune_plan plan = {"99003", "xã Đồng Sim", "xa", "tỉnh Ví Dụ",
						 hamlet, 1, 0};
	struct lab *lab = *state, *other = lab_new_at(":memory:");
	g_autofree char *a = NULL, *b = NULL;

	assert_true(centre_commune_add(lab->centre, lab->ledger, &plan, NULL));
	assert_true(centre_commune_add(other->centre, other->ledger, &plan, NULL));
	assert_true(centre_populate(lab->centre, lab->ledger, "99003", "7", 300, NULL, NULL));
	assert_true(
		centre_populate(other->centre, other->ledger, "99003", "7", 300, NULL, NULL));
	assert_false(
		centre_populate(lab->centre, lab->ledger, "99003", "7", 300, NULL, NULL));
	a = centre_word(lab->ledger, names, "");
	b = centre_word(other->ledger, names, "");
	assert_true(strlen(a) > 300);
	assert_string_equal(a, b);
	lab_teardown((void **)&other);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(the_official_example_goes_the_whole_way),
		AT_LAB(a_bad_message_brings_nobody),
		AT_LAB(the_door_stands_before_the_register),
		AT_LAB(the_same_seed_makes_the_same_people),
	};

	return cmocka_run_group_tests_name("central import", tests, NULL, NULL);
}
