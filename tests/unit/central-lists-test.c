/*
 * Children, cards, stays at the centre: their numbers are hidden in every answer and
 * shown by none, partial dates stay partial, and the commune's copy has it all.
 */
#include "central_help.h"

#include "central/copy_rows.h"
#include "central/message.h"
#include "forms/copy.h"

#include "i18n/banned.h"

static const char message[] =
	"{\"CongDan\":[{\"SoDinhDanh\":\"099150003789\",\"HoVaTen\":\"LÝ THỊ MẪU\","
	"\"NgayThangNamSinh\":{\"ThangNam\":\"1950-03\"},\"SoDinhDanhDaHuy\":[\"099150003700\"],"
	"\"Con\":[{\"HoVaTen\":{\"Ho\":\"Lý\",\"Ten\":\"Thử\"},\"SoDinhDanh\":\"099175000011\"},"
	"{\"HoVaTen\":{\"Ten\":\"Ví\"},\"SoCMND\":\"099000123\"}],"
	"\"TheCanCuoc\":[{\"LoaiThe\":\"cmnd9\",\"SoThe\":\"099456123\",\"NgayCap\":\"1978\"},"
	"{\"LoaiThe\":\"cccd\",\"SoThe\":\"099150003789\",\"NgayCap\":\"2021-05-12\","
	"\"ThoiHan\":\"khong-thoi-han\"}],"
	"\"CuTru\":[{\"Loai\":\"thuong-tru\",\"NoiO\":{\"MaDonViHanhChinh\":\"00001\",\"DanhMuc\":"
	"\"2019\",\"ChiTiet\":\"Thôn Bến Gỗ\"},\"TuNgay\":\"1975\",\"DenNgay\":\"1990-06\"}],"
	"\"LienHe\":{\"SoThueBao\":\"0990000001\"},\"SoSoHoKhau\":\"9127\"},"
	"{\"HoVaTen\":\"LÝ VĂN THỬ\",\"SoDinhDanh\":\"099075000011\",\"SoSoHoKhau\":\"9127\"}]}";

static char *import_one(struct lab *lab)
{
	struct centre_import_report report = {0};
	g_autoptr(GError) why = NULL;
	FILE *file = fmemopen((void *)message, sizeof(message) - 1, "r");

	if (!centre_import(lab->centre, lab->ledger, "99001", file, &report, &why))
		fail_msg("%s", why->message);
	fclose(file);
	assert_int_equal(g_hash_table_size(report.strangers), 0);
	centre_import_report_clear(&report);
	return centre_word(lab->ledger, "SELECT id FROM resident WHERE number = '099150003789'",
			   "");
}

static void no_answer_shows_a_number_of_a_list(void **state)
{
	static const char *const digits[] = {"099150003789", "099150003700", "099175000011",
					     "099000123", "099456123"};
	static const char *const lists[] = {"Con", "TheCanCuoc", "SoDinhDanhDaHuy", "CuTru",
					    "ThanhVienHo", "HoVaTen"};
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1");
	g_autofree char *id = import_one(lab);
	struct got got = {0};
	struct record *r;

	ask(&maker, OP_RESIDENT, id, NULL, &got);
	assert_int_equal(got.status, 200);
	for (size_t i = 0; i < G_N_ELEMENTS(digits); i++)
		assert_null(strstr(got.text, digits[i]));
	/* Who lives with him stands in the household's answer, with a trail of its own. */
	assert_null(json_get(got.body, "ThanhVienHo"));
	r = record_of_json(got.body, NULL);
	assert_non_null(r);
	assert_string_equal(r->value[FIELD_CANCELLED], "**********00");
	assert_non_null(strstr(r->value[FIELD_CHILDREN], "**********11"));
	assert_int_equal(r->papers, 3);
	record_free(r);
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_autofree char *uuid = lab_uuid(lab), *other = lab_uuid(lab);
		g_autofree char *key = quoted(other);
		g_autofree char *body = g_strdup_printf(
			"{\"field\":\"%s\"," PURPOSE ",\"id\":\"%s\","
			"\"made_at\":\"2026-01-01T00:00:00.000Z\"}", lists[i], uuid);
		g_autofree char *match = g_strdup_printf(
			"{\"field\":\"%s\",\"number\":\"099150003789\"," PURPOSE "}", lists[i]);

		ask_with(&maker, OP_REVEAL, id, key, NULL, body, &got);
		assert_int_equal(got.status, 422);
		ask(&maker, OP_MATCH, id, match, &got);
		assert_int_equal(got.status, 422);
	}
	got_clear(&got);
	asker_clear(&maker);
}

static void partial_dates_and_editions_walk_through(void **state)
{
	struct lab *lab = *state;
	g_autofree char *id = import_one(lab), *packed = NULL;
	struct record *r = centre_resident_load(lab->ledger, id, 0, NULL), *copied = record_new();
	struct copy_row *row = centre_copy_row_load(lab->ledger, id, NULL), *unpacked;
	g_autoptr(json_owned) json = json_object(), read = NULL;
	g_autofree char *text = NULL;
	uint64_t columns;

	assert_string_equal(r->value[FIELD_BIRTH], "1950-03");
	assert_string_equal(r->value[FIELD_STAYS], "thuong-tru\x1f" "00001\x1f" "2019\x1fThôn Bến Gỗ\x1f"
						   "\x1f" "1975\x1f" "1990-06\x1f\x1f");
	/* over the wire of the copy, sealed, and back into a record */
	copy_cells_put(json, row, COPY_ALL);
	text = json_print(json);
	read = json_parse(text, strlen(text), NULL);
	unpacked = copy_row_new();
	assert_true(copy_cells_take(unpacked, read, &columns, NULL));
	packed = copy_row_pack(unpacked);
	copy_row_free(unpacked);
	unpacked = copy_row_unpack(packed);
	copy_row_to_record(unpacked, NULL, copied);
	for (int f = 0; f < FIELD_COUNT; f++)
		if (f < FIELD_HEAD_NAME || f > FIELD_HEAD_OLD)
			assert_string_equal(copied->value[f], r->value[f]);
	copy_row_free(unpacked);
	copy_row_free(row);
	record_free(copied);
	record_free(r);
}

static void members_are_the_others_of_the_household(void **state)
{
	struct lab *lab = *state;
	g_autofree char *id = import_one(lab);
	struct record *r = centre_resident_load(lab->ledger, id, 0, NULL);

	assert_string_equal(r->value[FIELD_MEMBERS], "");
	centre_members_load(lab->ledger, r);
	assert_string_equal(r->value[FIELD_MEMBERS],
			    "Lý\x1fVăn\x1fThử\x1f" "099075000011\x1f\x1f\x1f");
	assert_true(value_is_well_formed(KIND_PEOPLE, r->value[FIELD_MEMBERS]));
	record_free(r);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(no_answer_shows_a_number_of_a_list),
		AT_LAB(partial_dates_and_editions_walk_through),
		AT_LAB(members_are_the_others_of_the_household),
	};

	return cmocka_run_group_tests_name("central lists", tests, NULL, NULL);
}
