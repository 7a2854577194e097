/* qcvn109 - official messages in both dialects, invented people, and the official
 * example. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "forms/qcvn109.h"

#include "i18n/banned.h"

#define P "\x1f"

static const char standard[] =
	"{\"CongdanCollection\":{\"GhiChu\":\"Thông điệp tập huấn\","
	"\"ThoiDiemDuLieu\":\"2026-03-12T08:00:00\",\"SoCongDan\":\"2\",\"CongDan\":["
	"{\"SoDinhDanh\":\"099150003789\",\"SoCMND\":\"099456731\","
	"\"HoVaTen\":{\"Ho\":\"Nguyễn\",\"ChuDem\":\"Thị\",\"Ten\":\"Mẫu\"},\"GioiTinh\":"
	"\"2\","
	"\"DanToc\":{\"MaDanToc\":\"02\",\"TenGoi\":\"Thù Lao\"},"
	"\"TonGiao\":{\"MaTonGiao\":\"99\"},\"TinhTrangHonNhan\":\"3\",\"NhomMau\":"
	"\"00\","
	"\"NgayThangNamSinh\":{\"Nam\":\"1950\"},"
	"\"NoiDangKyKhaiSinh\":{\"MaDonViHanhChinh\":\"00001\",\"ChiTiet\":\"Xã Tập "
	"Huấn\","
	"\"QuocGia\":\"VN\"},"
	"\"QuocTich\":\"VN\","
	"\"QueQuan\":{\"MaDonViHanhChinh\":\"002\",\"ChiTiet\":\"Huyện Ví "
	"Dụ\",\"QuocGia\":\"VN\"},"
	"\"Cha\":{\"SoDinhDanh\":\"099020000005\",\"QuocTich\":\"VN\","
	"\"HoVaTen\":{\"Ho\":\"Nguyễn\",\"ChuDem\":\"Văn\",\"Ten\":\"Thử\"}},"
	"\"Me\":{\"SoCMND\":\"099000005\",\"HoVaTen\":{\"Ho\":\"Hoàng\",\"Ten\":\"Nụ\"}},"
	"\"VoChong\":[{\"HoVaTen\":{\"Ho\":\"Đinh\",\"Ten\":\"Ví\"}}],"
	"\"ChuHo\":{\"QuanHe\":\"01\",\"HoVaTen\":{\"Ho\":\"Nguyễn\",\"Ten\":\"Mẫu\"}}},"
	"{\"HoVaTen\":{\"Ho\":\"Bế\",\"Ten\":\"Lúa\"},\"GioiTinh\":\"1\","
	"\"NgayThangNamSinh\":{\"NgayThangNam\":\"1987-02-14\"}}]}}";

static const char live[] =
	"{\"ns1:CongdanCollection\":{\"xmlns:ns1\":\"x\",\"@ThoiDiemDuLieu\":"
	"\"2026-03-12T01:00:00Z\",\"ns1:CongDan\":{"
	"\"ns1:SoDinhDanh\":\"099150003789\",\"ns1:SoCMND\":\"\","
	"\"ns1:HoVaTen\":{\"ns1:Ho\":\"\",\"ns1:ChuDem\":\"\",\"ns1:Ten\":\"NGUYỄN THỊ "
	"THANH MẪU\"},"
	"\"ns1:GioiTinh\":\"2\",\"ns1:DanToc\":\"01\",\"ns1:TonGiao\":\"00\",\"ns1:"
	"QuocTich\":{},"
	"\"ns1:NgayThangNamSinh\":{\"ns1:NgayThangNam\":\"19500317\",\"ns1:Nam\":"
	"\"1950\"},"
	"\"ns1:QueQuan\":{\"ns1:MaTinhThanh\":\"01\",\"ns1:MaQuanHuyen\":\"002\","
	"\"ns1:MaPhuongXa\":\"00037\",\"ns1:ChiTiet\":\"Thôn Bến "
	"Gỗ\",\"ns1:QuocGia\":\"VN\"},"
	"\"ns1:ThuongTru\":{\"ns1:MaTinhThanh\":\"01\",\"ns1:MaPhuongXa\":\"\","
	"\"ns1:ChiTiet\":\"Thôn Suối Cát\"},"
	"\"ns1:Cha\":{\"ns1:HoVaTen\":\"NGUYỄN VĂN THỬ\"},"
	"\"ns1:ChuHo\":{\"ns1:QuanHe\":\"CH01\",\"ns1:HoVaTen\":\"NGUYỄN THỊ THANH "
	"MẪU\"},"
	"\"ns1:SoSoHoKhau\":\"0127\"}}}";

static struct qcvn109 *read_message(const char *text)
{
	GError *why = NULL;
	g_autoptr(json_owned) json = json_parse(text, strlen(text), &why);
	struct qcvn109 *message = json ? qcvn109_of_json(json, &why) : NULL;

	if (!message)
		fail_msg("%s", why->message);
	return message;
}

static void test_standard(void **state)
{
	struct qcvn109 *message = read_message(standard);
	const struct record *r = message->records->pdata[0],
			    *s = message->records->pdata[1];

	(void)state;
	assert_string_equal(message->note, "Thông điệp tập huấn");
	assert_int_equal(message->as_of, INT64_C(1773277200000));
	assert_int_equal(message->records->len, 2);
	assert_string_equal(r->value[FIELD_NUMBER], "099150003789");
	assert_string_equal(r->value[FIELD_OLD_NUMBER], "099456731");
	assert_string_equal(r->value[FIELD_NAME], "Nguyễn" P "Thị" P "Mẫu");
	assert_string_equal(r->value[FIELD_SEX], "2");
	assert_string_equal(r->value[FIELD_ETHNIC], "02" P "Thù Lao");
	assert_string_equal(r->value[FIELD_RELIGION], "99");
	assert_string_equal(r->value[FIELD_MARITAL], "3");
	assert_string_equal(r->value[FIELD_BLOOD], "00");
	assert_string_equal(r->value[FIELD_BIRTH], "1950");
	assert_string_equal(r->value[FIELD_BIRTH_PLACE],
			    "00001" P P "Xã Tập Huấn" P "VN");
	assert_string_equal(r->value[FIELD_HOMETOWN], "002" P P "Huyện Ví Dụ" P "VN");
	assert_string_equal(r->value[FIELD_FATHER_NUMBER], "099020000005");
	assert_string_equal(r->value[FIELD_FATHER_NATION], "VN");
	assert_string_equal(r->value[FIELD_MOTHER_OLD], "099000005");
	assert_string_equal(r->value[FIELD_MOTHER_NAME], "Hoàng" P P "Nụ");
	assert_string_equal(r->value[FIELD_SPOUSE_NAME], "Đinh" P P "Ví");
	assert_string_equal(r->value[FIELD_HEAD_RELATION], "01");
	assert_string_equal(s->value[FIELD_BIRTH], "1987-02-14");
	assert_string_equal(s->value[FIELD_NUMBER], "");
	qcvn109_free(message);
}

static void test_live(void **state)
{
	struct qcvn109 *message = read_message(live);
	const struct record *r = message->records->pdata[0];

	(void)state;
	assert_int_equal(message->as_of, INT64_C(1773277200000));
	assert_int_equal(message->records->len, 1);
	assert_string_equal(r->value[FIELD_NAME], "Nguyễn" P "Thị Thanh" P "Mẫu");
	assert_string_equal(r->value[FIELD_OLD_NUMBER], "");
	assert_string_equal(r->value[FIELD_ETHNIC], "01");
	assert_string_equal(r->value[FIELD_RELIGION], "00");
	assert_string_equal(r->value[FIELD_NATIONALITY], "");
	assert_string_equal(r->value[FIELD_BIRTH], "1950-03-17");
	assert_string_equal(r->value[FIELD_HOMETOWN], "00037" P P "Thôn Bến Gỗ" P "VN");
	assert_string_equal(r->value[FIELD_RESIDENCE], "01" P P "Thôn Suối Cát" P);
	assert_string_equal(r->value[FIELD_FATHER_NAME], "Nguyễn" P "Văn" P "Thử");
	assert_string_equal(r->value[FIELD_HEAD_RELATION], "CH01");
	assert_string_equal(r->household_number, "0127");
	qcvn109_free(message);
}

static void test_round_trip(void **state)
{
	struct qcvn109 *message = read_message(standard), *back;
	g_autoptr(json_owned) json = qcvn109_to_json(message, QCVN109_STANDARD);
	g_autofree char *text = json_print(json);

	(void)state;
	assert_non_null(strstr(text, "\"ThoiDiemDuLieu\":\"2026-03-12T08:00:00\""));
	assert_non_null(strstr(text, "\"SoCongDan\":\"2\""));
	back = read_message(text);
	assert_int_equal(back->as_of, message->as_of);
	assert_int_equal(back->records->len, 2);
	for (unsigned i = 0; i < 2; i++)
		for (int f = 0; f < FIELD_COUNT; f++)
			assert_string_equal(
				((struct record *)back->records->pdata[i])->value[f],
				((struct record *)message->records->pdata[i])->value[f]);
	qcvn109_free(back);
	qcvn109_free(message);
}

static void test_refused(void **state)
{
	static const struct {
		const char *text, *words;
	} cases[] = {
		{ "{}", "CongDan" },
		{ "[]", "CongDan" },
		{ "{\"CongdanCollection\":{}}", "CongDan" },
		{ "{\"CongDan\":[1]}", "CongDan 1" },
		{ "{\"CongDan\":[{}]}", "HoVaTen" },
		{ "{\"CongDan\":[{\"HoVaTen\":\"A B\"},{\"HoVaTen\":\"A "
		  "B\",\"GioiTinh\":1}]}",
		  "CongDan 2: GioiTinh" },
		{ "{\"CongDan\":{\"HoVaTen\":\"A B\",\"SoDinhDanh\":\"12\"}}",
		  "SoDinhDanh" },
		{ "{\"CongDan\":{\"HoVaTen\":\"A B\",\"NgayThangNamSinh\":\"19500231\"}}",
		  "NgayThangNamSinh" },
		{ "{\"CongDan\":{\"HoVaTen\":[],\"GioiTinh\":\"1\"}}", "HoVaTen" },
		{ "{\"CongDan\":{\"HoVaTen\":\"A B\",\"SoSoHoKhau\":7}}", "SoSoHoKhau" },
		{ "{\"SoCongDan\":\"3\",\"CongDan\":{\"HoVaTen\":\"A B\"}}", "3" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(json_owned) json =
			json_parse(cases[i].text, strlen(cases[i].text), NULL);
		g_autoptr(GError) why = NULL;

		assert_non_null(json);
		if (qcvn109_of_json(json, &why))
			fail_msg("let in: %s", cases[i].text);
		if (!strstr(why->message, cases[i].words))
			fail_msg("%s", why->message);
	}
}

/*
 * The official example is XML; its elements have no attributes inside CongDan,
 * so that turning tags into JSON by hand is a walk over the text.
 */
struct walk {
	const char *at;
	GString *json;
};

static char *tag_name(const char *tag)
{
	const char *colon = strchr(tag, ':');

	return g_strndup(colon + 1, strcspn(colon + 1, " >\n"));
}

static void walk_element(struct walk *w)
{
	g_autofree char *name = tag_name(w->at);
	bool leaf;
	size_t text;

	g_string_append_printf(w->json, "\"%s\":", name);
	w->at = strchr(w->at, '>') + 1;
	text = strcspn(w->at, "<");
	leaf = w->at[text + 1] == '/';
	if (leaf) {
		g_string_append_printf(w->json, "\"%.*s\"", (int)text, w->at);
	} else {
		g_string_append_c(w->json, '{');
		for (w->at += text; w->at[1] != '/'; w->at += strcspn(w->at, "<")) {
			if (w->json->str[w->json->len - 1] != '{')
				g_string_append_c(w->json, ',');
			walk_element(w);
		}
		g_string_append_c(w->json, '}');
		text = 0;
	}
	w->at = strchr(w->at + text, '>') + 1;
}

static void test_official_example(void **state)
{
	const char *shared = getenv("DANCU_SHARED"), *source = getenv("srcdir");
	g_autofree char *folder =
		shared ? g_strdup(shared)
		       : g_strdup_printf("%s/../shared", source ? source : ".");
	g_autofree char *path =
		g_build_filename(folder, "data", "qcvn109-example.xml", NULL);
	g_autofree char *xml = NULL;
	struct walk w;
	struct qcvn109 *message;
	const struct record *r;

	(void)state;
	if (!g_file_get_contents(path, &xml, NULL, NULL))
		return; /* not told where it is: there is nothing to compare with */
	w.at = strstr(xml, "<dc:CongdanCollection");
	w.json = g_string_new("{");
	walk_element(&w);
	g_string_append_c(w.json, '}');
	message = read_message(w.json->str);
	assert_int_equal(message->records->len, 1);
	r = message->records->pdata[0];
	assert_string_equal(r->value[FIELD_NAME], "Nguyễn" P "Văn" P "A");
	assert_string_equal(r->value[FIELD_BIRTH], "1950-01-01");
	assert_string_equal(r->value[FIELD_SEX], "1");
	assert_string_equal(r->value[FIELD_ETHNIC], "02" P "Thù Lao");
	assert_true(g_str_has_prefix(r->value[FIELD_HOMETOWN], "002" P P));
	assert_true(g_str_has_prefix(r->value[FIELD_PRESENT], "00037" P P));
	assert_string_equal(r->value[FIELD_FATHER_NAME], "Nguyễn" P "Văn" P "B");
	assert_true(value_is_digits(r->value[FIELD_MOTHER_OLD], 9));
	qcvn109_free(message);
	g_string_free(w.json, TRUE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_standard),	 cmocka_unit_test(test_live),
		cmocka_unit_test(test_round_trip),	 cmocka_unit_test(test_refused),
		cmocka_unit_test(test_official_example),
	};

	return cmocka_run_group_tests_name("qcvn109", tests, NULL, NULL);
}
