/*
 * Official messages as XML: an invented one of the shape of the official example,
 * and that example itself where it is at hand, into their commune 00001: found,
 * corrected, verified.  What is no message brings nobody and costs nothing.
 */
#include "central_help.h"

#include <stdlib.h>

#include "central/message.h"

#include "i18n/banned.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define SPACE "xmlns:dc=\"http://www.mic.gov.vn/dancu/1.0\""
#define PLACE(name, code, words) \
	"<dc:" name "><dc:MaDonViHanhChinh>" code "</dc:MaDonViHanhChinh><dc:ChiTiet>" words \
	"</dc:ChiTiet><dc:QuocGia>VN</dc:QuocGia></dc:" name ">\n"

/* Shaped as the official example is: same elements, same order, invented people. */
static const char example[] =
	HEAD "<!-- tập huấn -->\n"
	"<dc:CongdanCollection GhiChu=\"Thông điệp tập huấn\" ThoiDiemDuLieu=\"2026-01-01T00:00:00\""
	" SoCongDan=\"1\" " SPACE " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
	"<dc:CongDan>\n<dc:SoDinhDanh>099050123456</dc:SoDinhDanh>\n<dc:SoCMND>099123456</dc:SoCMND>\n"
	"<dc:HoVaTen><dc:Ho>Nguyễn</dc:Ho><dc:ChuDem>Văn</dc:ChuDem><dc:Ten>Mẫu</dc:Ten></dc:HoVaTen>\n"
	"<dc:GioiTinh>1</dc:GioiTinh>\n"
	"<dc:DanToc><dc:MaDanToc>02</dc:MaDanToc><dc:TenGoi>Thù Lao</dc:TenGoi></dc:DanToc>\n"
	"<dc:TonGiao><dc:MaTonGiao>99</dc:MaTonGiao></dc:TonGiao>\n"
	"<dc:TinhTrangHonNhan>2</dc:TinhTrangHonNhan>\n<dc:NhomMau>00</dc:NhomMau>\n"
	"<dc:NgayThangNamSinh><dc:NgayThangNam>1950-01-01</dc:NgayThangNam></dc:NgayThangNamSinh>\n"
	PLACE("NoiDangKyKhaiSinh", "00001", "Xã Tập Huấn, tỉnh Ví Dụ")
	PLACE("QueQuan", "002", "Huyện Thử, tỉnh Ví Dụ")
	PLACE("ThuongTru", "00001", "Xã Tập Huấn, tỉnh Ví Dụ")
	PLACE("NoiOHienTai", "00037", "Xã Suối Thử, tỉnh Ví Dụ")
	"<dc:Cha><dc:SoDinhDanh>099020000005</dc:SoDinhDanh><dc:QuocTich>VN</dc:QuocTich>"
	"<dc:HoVaTen><dc:Ho>Nguyễn</dc:Ho><dc:ChuDem>Văn</dc:ChuDem><dc:Ten>Thử</dc:Ten></dc:HoVaTen></dc:Cha>\n"
	"<dc:Me><dc:SoCMND>099000005</dc:SoCMND><dc:QuocTich>VN</dc:QuocTich>"
	"<dc:HoVaTen><dc:Ho>Phạm</dc:Ho><dc:ChuDem>Thị</dc:ChuDem><dc:Ten>Nụ</dc:Ten></dc:HoVaTen></dc:Me>\n"
	"</dc:CongDan>\n</dc:CongdanCollection>\n";

static const char live[] =
	"\xef\xbb\xbf" HEAD
	"<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\"><soapenv:Header>"
	"<x>1</x></soapenv:Header><soapenv:Body><ns1:CongdanCollection xmlns:ns1=\"x\"><ns1:CongDan>"
	"<ns1:SoDinhDanh>099150003789</ns1:SoDinhDanh><ns1:SoCMND/>"
	"<ns1:HoVaTen><ns1:Ho/><ns1:ChuDem/><ns1:Ten>NGUY&#x1EC4;N TH&#7882; M\xe1\xba\xaaU</ns1:Ten></ns1:HoVaTen>"
	"<ns1:GioiTinh>2</ns1:GioiTinh><ns1:DanToc>01</ns1:DanToc><ns1:TonGiao><![CDATA[00]]></ns1:TonGiao>"
	"<ns1:NgayThangNamSinh><ns1:NgayThangNam>19500317</ns1:NgayThangNam><ns1:Nam>1950</ns1:Nam></ns1:NgayThangNamSinh>"
	"<ns1:ThuongTru><ns1:MaTinhThanh>01</ns1:MaTinhThanh><ns1:MaPhuongXa>00001</ns1:MaPhuongXa>"
	"<ns1:ChiTiet>Thôn Bến Gỗ</ns1:ChiTiet></ns1:ThuongTru>"
	"<ns1:VoChong><ns1:HoVaTen>ĐINH VĂN VÍ</ns1:HoVaTen></ns1:VoChong>"
	"<ns1:VoChong><ns1:HoVaTen>LÒ VĂN THỬ</ns1:HoVaTen></ns1:VoChong>"
	"<ns1:NgheNghiep>thợ xây</ns1:NgheNghiep><ns1:BietDanh lang=\"vi\">Tư Mẫu</ns1:BietDanh>"
	"<ns1:SoSoHoKhau>0127</ns1:SoSoHoKhau></ns1:CongDan></ns1:CongdanCollection></soapenv:Body></soapenv:Envelope>";

static bool import_bytes(struct lab *lab, const char *commune, const char *bytes, size_t length,
			 struct centre_import_report *report, GError **why)
{
	FILE *file = fmemopen((void *)bytes, length, "r");
	bool done;

	*report = (struct centre_import_report){0};
	done = centre_import(lab->centre, lab->ledger, commune, file, report, why);
	fclose(file);
	return done;
}

static void add_commune(struct lab *lab)
{
	static const char *const hamlets[] = {"Bến Gỗ", "Suối Cát"};
	const struct centre_commune_plan plan = {"00001", "xã Mẫu", "xa", "tỉnh Ví Dụ", hamlets,
						 2, 0};
	struct centre_officer_plan officer = {"mot1", "Lê Văn Thử", "daiuy", "officer", "00001",
					      PASSWORD, 0, 0};

	assert_true(centre_commune_add(lab->centre, lab->ledger, &plan, NULL));
	assert_true(centre_officer_add(lab->centre, lab->ledger, &officer, NULL));
	officer.login = "truong1";
	officer.role = "chief";
	assert_true(centre_officer_add(lab->centre, lab->ledger, &officer, NULL));
}

static char *find(struct asker *a, const char *number)
{
	g_autofree char *body = g_strdup_printf(
		"{\"query\":{\"kind\":\"number\",\"number\":\"%s\"}," PURPOSE "}", number);
	struct got got = {0};
	char *id;

	ask(a, OP_FIND, NULL, body, &got);
	assert_int_equal(json_number_at(got.body, "total", 0), 1);
	id = g_strdup(json_text_at(json_first(json_get(got.body, "rows")), "id"));
	got_clear(&got);
	return id;
}

/* Found by number, corrected by two pairs of eyes, verified: with the real operations. */
static void goes_the_whole_way(struct lab *lab, const char *number)
{
	struct asker maker = sign_in(lab, "mot1"), chief = sign_in(lab, "truong1");
	g_autofree char *request = NULL, *id = find(&maker, number), *uuid = lab_uuid(lab);
	g_autofree char *key = quoted(uuid), *body = NULL;
	struct got got = {0};

	ask(&maker, OP_RESIDENT, id, NULL, &got);
	assert_string_equal(json_text_at(json_get(got.body, "commune"), "code"), "00001");
	assert_string_equal(json_text_at(json_get(got.body, "DanToc"), "TenGoi"), "Thù Lao");
	assert_int_equal(send_correction(&maker, id, "1", "TinhTrangHonNhan", "\"2\"", "\"3\"",
					 &request, &got),
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
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

static void an_example_comes_into_its_commune(void **state)
{
	struct lab *lab = *state;
	struct centre_import_report report;
	g_autoptr(GError) why = NULL;

	assert_false(import_bytes(lab, NULL, example, sizeof(example) - 1, &report, &why));
	assert_non_null(strstr(why->message, "CongDan 1: The register has no commune 00001."));
	assert_non_null(strstr(why->message, "(line 4 of the file) Nothing was changed."));
	centre_import_report_clear(&report);
	add_commune(lab);
	assert_true(import_bytes(lab, NULL, example, sizeof(example) - 1, &report, NULL));
	assert_int_equal(report.came, 1);
	assert_int_equal(g_hash_table_size(report.strangers), 0);
	centre_import_report_clear(&report);
	goes_the_whole_way(lab, "099050123456");
}

static void the_official_example_comes_into_its_commune(void **state)
{
	struct lab *lab = *state;
	const char *shared = getenv("DANCU_SHARED"), *src = getenv("srcdir");
	g_autofree char *path = shared ? g_strdup_printf("%s/data/qcvn109-example.xml", shared)
				       : g_strdup_printf("%s/../shared/data/qcvn109-example.xml",
							 src ? src : ".");
	struct centre_import_report report;
	g_autofree char *bytes = NULL;
	gsize length;

	if (!g_file_get_contents(path, &bytes, &length, NULL)) {
		print_message("# not run: %s is not there\n", path);
		return;
	}
	add_commune(lab);
	assert_true(import_bytes(lab, NULL, bytes, length, &report, NULL));
	assert_int_equal(report.came, 1);
	centre_import_report_clear(&report);
	goes_the_whole_way(lab, "123456789123");
}

static void a_live_answer_is_taken_and_its_strangers_kept(void **state)
{
	struct lab *lab = *state;
	struct centre_import_report report;
	g_autofree char *paths = NULL, *note = NULL, *name = NULL, *fields = NULL;

	add_commune(lab);
	assert_true(import_bytes(lab, NULL, live, sizeof(live) - 1, &report, NULL));
	assert_int_equal(report.came, 1);
	paths = centre_paths_print(report.strangers);
	assert_string_equal(paths, "BietDanh (1), BietDanh/@lang (1), VoChong/HoVaTen (1)");
	centre_import_report_clear(&report);
	note = centre_word(lab->ledger, "SELECT group_concat(text) FROM import_note", "");
	assert_non_null(strstr(note, "LÒ VĂN THỬ"));
	assert_non_null(strstr(note, "Tư Mẫu"));
	name = centre_word(lab->ledger, "SELECT name FROM resident WHERE number = '099150003789'",
			   "");
	assert_string_equal(name, "Nguyễn\x1fThị\x1fMẫu");
	fields = centre_word(lab->ledger,
			     "SELECT fields FROM resident WHERE number = '099150003789'", "");
	assert_non_null(strstr(fields, "NgheNghiep=thợ xây\n"));
	assert_non_null(strstr(fields, "NgayThangNamSinh=1950-03-17\n"));
	assert_non_null(strstr(fields, "VoChong/HoVaTen=Đinh\x1fVăn\x1fVí\n"));
}

#define CITIZEN(inside) "<CongDan>" inside "</CongDan>"
#define NAMED(more) CITIZEN("<HoVaTen>LÊ VĂN MẪU</HoVaTen>" more)

/* Each says why, and where; nothing came in. */
static void bombs_and_rubbish_are_refused(void **state)
{
	static const struct {
		const char *bytes, *says;
	} bad[] = {
		{"<", "Line 1 of the file is not proper XML"},
		{"<a/>", "“CongDan”"},
		{"<CongdanCollection SoCongDan=\"2\">" NAMED("") "</CongdanCollection>",
		 "it has 2 citizens, but it has 1"},
		{"<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>" NAMED("<TenGoiKhac>&b;</TenGoiKhac>") "</a>",
		 "a document type or an entity"},
		{"<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a>" NAMED("") "</a>",
		 "a document type or an entity"},
		{"<a>" NAMED("&nothing;") "</a>", "not proper XML"},
		{"<a>\n<b>\n" NAMED("<GioiTinh>\n9\n9\n9 9 9 9 9 9 9 9 9 9 9 9 9 9</GioiTinh>") "</b></a>",
		 "CongDan 1: GioiTinh"},
		{"<a>" NAMED("chữ") "</a>", "text among the elements of CongDan"},
		{"<a>" NAMED("") "\n\n" CITIZEN("<GioiTinh>1</GioiTinh>") "</a>", "CongDan 2: "},
		{"<a>" NAMED("") "</b>", "not proper XML"},
		{"<a>" NAMED("") , "not proper XML"},
		{"<a><HoVaTen>L\xe7</HoVaTen></a>", "not proper XML"},
		{"<e:Envelope xmlns:e=\"x\"><e:Body><e:Fault><faultstring>het han</faultstring></e:Fault>"
		 "</e:Body></e:Envelope>", "het han"},
	};
	struct lab *lab = *state;
	int64_t before = centre_number(lab->ledger, -1, "SELECT count(*) FROM resident", "");

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		struct centre_import_report report;
		g_autoptr(GError) why = NULL;

		if (import_bytes(lab, "99001", bad[i].bytes, strlen(bad[i].bytes), &report, &why))
			fail_msg("let in: %s", bad[i].bytes);
		if (!strstr(why->message, bad[i].says) ||
		    !strstr(why->message, "Nothing was changed."))
			fail_msg("%s", why->message);
		centre_import_report_clear(&report);
	}
	assert_int_equal(centre_number(lab->ledger, -1, "SELECT count(*) FROM resident", ""),
			 before);
}

/* `count` times the middle between the ends. */
static char *many(const char *begin, const char *middle, unsigned count, const char *end)
{
	GString *text = g_string_new(begin);

	while (count-- > 0)
		g_string_append(text, middle);
	g_string_append(text, end);
	return g_string_free(text, FALSE);
}

static void size_has_limits(void **state)
{
	struct lab *lab = *state;
	struct {
		char *bytes;
		const char *says;
	} bad[] = {
		{many("<a><CongDan>", "<b>", 20000, ""), "nested too deep"},
		{many("<a><CongDan><HoVaTen>", "<b/>", 3000, "</HoVaTen></CongDan></a>"),
		 "too many elements"},
		{many("<a><CongDan><HoVaTen>", "chữ chữ chữ ", 40000, "</HoVaTen></CongDan></a>"),
		 "too much text"},
		{many("{\"CongDan\":[{\"HoVaTen\":\"", "chữ chữ chữ ", 90000, "\"}]}"), "1 MiB"},
		{many("{\"a\":", "[", 2000000, ""), "1 MiB"},
		{many("{\"CongDan\":", "[", 500, ""), "larger or deeper"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		struct centre_import_report report;
		g_autoptr(GError) why = NULL;

		if (import_bytes(lab, "99001", bad[i].bytes, strlen(bad[i].bytes), &report, &why))
			fail_msg("let in: case %zu", i);
		if (!strstr(why->message, bad[i].says))
			fail_msg("case %zu: %s", i, why->message);
		centre_import_report_clear(&report);
		g_free(bad[i].bytes);
	}
}

/* ---- both dialects, both syntaxes ------------------------------------------------------- */

static FILE *export_to(struct lab *lab, const struct centre_export_plan *plan, char **bytes,
		       size_t *length, char **lost)
{
	FILE *file = open_memstream(bytes, length);
	g_autoptr(GError) why = NULL;
	GHashTable *paths = NULL;
	unsigned count;

	if (!centre_export(lab->centre, lab->ledger, plan, file, &count, &paths, &why))
		fail_msg("%s", why->message);
	assert_int_equal(count, 240);
	*lost = centre_paths_print(paths);
	g_hash_table_unref(paths);
	fclose(file);
	return fmemopen(*bytes, *length, "r");
}

static struct record *load_by_number(struct lab *lab, const char *number)
{
	g_autofree char *id = centre_word(
		lab->ledger, "SELECT id FROM resident WHERE number = ?1", "s", number);

	return id ? centre_resident_load(lab->ledger, id, 0, NULL) : NULL;
}

/* Each value came through, or its path was named as lost. */
static void agrees(const struct record *was, const struct record *is, const char *lost)
{
	for (int f = 0; f < FIELD_COUNT; f++) {
		/* ChuHo is read from the head's own row, who may be in another household now. */
		if (f >= FIELD_HEAD_NAME && f <= FIELD_HEAD_OLD)
			continue;
		if (strcmp(was->value[f], is->value[f]) == 0 || f == FIELD_BOOK)
			continue;
		if (!strstr(lost, record_fields[f].path))
			fail_msg("%s: %s became %s, and only %s was named",
				 record_fields[f].path, was->value[f], is->value[f], lost);
	}
}

static void round_trip(const struct centre_export_plan *plan)
{
	static const char *const hamlets[] = {"Bến Gỗ", "Suối Cát"};
	const struct centre_commune_plan commune = {"00001", "xã Mẫu", "xa", "tỉnh Ví Dụ",
						    hamlets, 2, 0};
	struct lab *from = lab_new_at(":memory:"), *to = lab_new_at(":memory:");
	struct centre_import_report report = {0};
	g_autoptr(GError) why = NULL;
	g_autofree char *lost = NULL;
	char *bytes = NULL;
	size_t length = 0;
	struct centre_rows *rows;
	FILE *file;

	assert_true(centre_commune_add(from->centre, from->ledger, &commune, NULL));
	assert_true(centre_commune_add(to->centre, to->ledger, &commune, NULL));
	assert_true(centre_populate(from->centre, from->ledger, "00001", "5", 240, NULL, NULL));
	file = export_to(from, plan, &bytes, &length, &lost);
	if (!centre_import(to->centre, to->ledger, NULL, file, &report, &why))
		fail_msg("%s", why->message);
	fclose(file);
	free(bytes);
	assert_int_equal(report.came, 240);
	assert_int_equal(g_hash_table_size(report.strangers), 0);
	centre_import_report_clear(&report);
	rows = centre_ask(from->ledger, "SELECT id, number FROM resident WHERE commune = '00001'",
			  "");
	while (centre_next(rows)) {
		struct record *was =
			centre_resident_load(from->ledger, centre_text(rows, 0), 0, NULL);
		struct record *is = load_by_number(to, centre_text(rows, 1));

		assert_non_null(is);
		agrees(was, is, lost);
		record_free(was);
		record_free(is);
	}
	centre_done(rows);
	/* What the standard knows comes through whole; what it does not know is no secret. */
	assert_non_null(strstr(lost, "TheCanCuoc ("));
	if (plan->dialect == QCVN109_STANDARD)
		assert_null(strstr(lost, "HoVaTen"));
	lab_teardown((void **)&from);
	lab_teardown((void **)&to);
}

static void what_goes_out_comes_in_again(void **state)
{
	static const struct centre_export_plan plans[] = {
		{"00001", NULL, QCVN109_STANDARD, true, "tập huấn"},
		{"00001", NULL, QCVN109_STANDARD, false, NULL},
		{"00001", NULL, QCVN109_LIVE, true, NULL},
		{"00001", NULL, QCVN109_LIVE, false, "a & <b>"},
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(plans); i++)
		round_trip(&plans[i]);
}

static void one_resident_goes_out_alone(void **state)
{
	struct lab *lab = *state;
	struct centre_export_plan plan = {NULL, "099150003789", QCVN109_STANDARD, true, NULL};
	struct centre_import_report report;
	g_autoptr(GError) why = NULL;
	GHashTable *lost = NULL;
	char *bytes = NULL;
	size_t length = 0;
	unsigned count;
	FILE *file = open_memstream(&bytes, &length);

	add_commune(lab);
	assert_true(import_bytes(lab, NULL, live, sizeof(live) - 1, &report, NULL));
	centre_import_report_clear(&report);
	assert_true(centre_export(lab->centre, lab->ledger, &plan, file, &count, &lost, NULL));
	assert_int_equal(count, 1);
	g_hash_table_unref(lost);
	fflush(file);
	assert_non_null(strstr(bytes, "<dc:SoDinhDanh>099150003789</dc:SoDinhDanh>"));
	assert_non_null(strstr(bytes, "SoCongDan=\"1\""));
	assert_null(strstr(bytes, "NgheNghiep"));
	plan.resident = "nobody";
	assert_false(centre_export(lab->centre, lab->ledger, &plan, file, &count, &lost, &why));
	assert_non_null(why);
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT count(*) FROM audit WHERE action = 'export'", ""),
			 1);
	fclose(file);
	free(bytes);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(an_example_comes_into_its_commune),
		AT_LAB(the_official_example_comes_into_its_commune),
		AT_LAB(a_live_answer_is_taken_and_its_strangers_kept),
		AT_LAB(bombs_and_rubbish_are_refused),
		AT_LAB(size_has_limits),
		cmocka_unit_test(what_goes_out_comes_in_again),
		AT_LAB(one_resident_goes_out_alone),
	};

	return cmocka_run_group_tests_name("central message", tests, NULL, NULL);
}
