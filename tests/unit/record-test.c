/* record - every field there and back, hidden numbers, and what the wire may not say. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "forms/catalogue.h"
#include "forms/json.h"
#include "forms/record.h"
#include "i18n/cells.h"

#include "i18n/banned.h"

#define P "\x1f"
#define I "\x1e"

static const char *sample(enum record_field field)
{
	switch (record_fields[field].kind) {
	case KIND_NAME:
		return "Nguyễn" P "Thị" P "Mẫu";
	case KIND_DATE:
		return "1950-03-17";
	case KIND_CODE:
		return field == FIELD_ETHNIC ? "02" P "Thù Lao" : "01";
	case KIND_PLACE:
		return "00001" P "2025" P "Thôn Bến Gỗ, xã Tập Huấn" P "VN";
	case KIND_NUMBER12:
		return "099150003789";
	case KIND_NUMBER9:
		return "099456789";
	case KIND_NUMBERS:
		return "099150003789" I "099150004789";
	case KIND_PEOPLE:
		return "Nguyễn" P "Thị" P "Mẫu" P "099150003789" P P "VN" P "QH04" I
		       P P "Ngô" P P "099456789" P P;
	case KIND_CARDS:
		return "cccd" P "099150003789" P "2021-03" P "Cục Cảnh sát" P "2031-03-17" I
		       "cmnd9" P "099456789" P "1968" P P I
		       "can_cuoc" P P "2025-01-02" P P CARD_FOR_EVER;
	case KIND_STAYS:
		return "thuong-tru" P "00001" P "2025" P "Thôn Bến Gỗ" P "VN" P "1975" P P "CU01" P I
		       "tam-vang" P P P "Suối Thử" P P "2025-02" P "2025-08-01" P P "TV01";
	case KIND_TEXT:
	case KIND_PASSWORD:
	case KIND_LINE:
	case KIND_COUNT:
		break;
	}
	return "?";
}

static struct json *read_text(const char *text)
{
	GError *why = NULL;
	struct json *json = json_parse(text, strlen(text), &why);

	if (!json)
		fail_msg("%s: %s", text, why->message);
	return json;
}

static struct record *full_record(void)
{
	struct record *r = record_new();
	struct open_request *open = record_add_open(r);

	record_put(&r->id, "r-17");
	record_put(&r->version, "7");
	r->as_of = INT64_C(1773279845123);
	record_put(&r->commune_code, "00001");
	record_put(&r->commune, "Tập Huấn");
	record_put(&r->hamlet_id, "h-1");
	record_put(&r->hamlet, "Bến Gỗ");
	record_put(&r->household_id, "hh-127");
	record_put(&r->household_number, "0127");
	record_put(&r->house, "7");
	r->members = 4;
	r->history = 14;
	r->papers = 2;
	record_put(&r->number_agrees, "yes");
	record_put(&r->verified, "2026-03-12T01:44:05.123Z");
	record_put(&open->receipt, "TH-000391");
	record_put(&open->state, "pending");
	record_put(&open->fields, "HoVaTen Cha/HoVaTen");
	open->made_at = INT64_C(1773279000000);
	open->mine = true;
	for (int i = 0; i < FIELD_COUNT; i++)
		record_set(r, (enum record_field)i, sample((enum record_field)i));
	return r;
}

static struct record *there_and_back(const struct record *record, bool hide)
{
	g_autoptr(json_owned) json = record_to_json(record, hide);
	g_autoptr(json_owned) again = NULL;
	g_autofree char *text = json_print(json);
	GError *why = NULL;
	struct record *back;

	again = read_text(text);
	back = record_of_json(again, &why);
	if (!back)
		fail_msg("%s in %s", why->message, text);
	return back;
}

static void test_round_trip(void **state)
{
	struct record *r = full_record(), *back = there_and_back(r, false);
	struct record *copy = record_copy(back);
	const struct open_request *open;

	(void)state;
	for (int i = 0; i < FIELD_COUNT; i++)
		assert_string_equal(copy->value[i], r->value[i]);
	assert_string_equal(copy->id, "r-17");
	assert_string_equal(copy->version, "7");
	assert_int_equal(copy->as_of, r->as_of);
	assert_string_equal(copy->commune_code, "00001");
	assert_string_equal(copy->commune, "Tập Huấn");
	assert_string_equal(copy->hamlet_id, "h-1");
	assert_string_equal(copy->hamlet, "Bến Gỗ");
	assert_string_equal(copy->household_id, "hh-127");
	assert_string_equal(copy->household_number, "0127");
	assert_string_equal(copy->house, "7");
	assert_int_equal(copy->members, 4);
	assert_int_equal(copy->history, 14);
	assert_int_equal(copy->papers, 2);
	assert_string_equal(copy->number_agrees, "yes");
	assert_string_equal(copy->verified, r->verified);
	assert_int_equal(copy->open->len, 1);
	open = copy->open->pdata[0];
	assert_string_equal(open->receipt, "TH-000391");
	assert_string_equal(open->state, "pending");
	assert_string_equal(open->fields, "HoVaTen Cha/HoVaTen");
	assert_int_equal(open->made_at, INT64_C(1773279000000));
	assert_true(open->mine);
	record_free(copy);
	record_free(back);
	record_free(r);
}

/* One field alone, so that no field lives on another's wire name. */
static void test_each_field_alone(void **state)
{
	(void)state;
	for (int i = 0; i < FIELD_COUNT; i++) {
		struct record *r = record_new(), *back;

		record_put(&r->id, "r");
		record_put(&r->version, "1");
		record_set(r, (enum record_field)i, sample((enum record_field)i));
		back = there_and_back(r, false);
		for (int k = 0; k < FIELD_COUNT; k++)
			assert_string_equal(back->value[k], r->value[k]);
		assert_int_equal(record_field_of_path(record_fields[i].path), i);
		record_free(back);
		record_free(r);
	}
	assert_int_equal(record_field_of_path("Cha"), FIELD_NONE);
	assert_int_equal(record_field_of_path(NULL), FIELD_NONE);
}

static void test_hidden(void **state)
{
	struct record *r = full_record(), *back = there_and_back(r, true), *twice;
	g_autoptr(json_owned) json = record_to_json(r, true);
	g_autofree char *text = json_print(json);

	(void)state;
	assert_null(strstr(text, "099150003789"));
	assert_null(strstr(text, "099456789"));
	for (int i = 0; i < FIELD_COUNT; i++) {
		if (!(record_fields[i].flags & RECORD_HIDDEN)) {
			assert_string_equal(back->value[i], r->value[i]);
			continue;
		}
		if (kind_is_list(record_fields[i].kind)) {
			g_autofree char *hidden = kind_hide(r->value[i]);

			assert_string_equal(back->value[i], hidden);
			assert_non_null(strstr(hidden, "**********89"));
			continue;
		}
		assert_true(kind_hidden(back->value[i]));
		assert_true(value_same(back->value[i], r->value[i]));
		assert_string_equal(back->value[i], record_fields[i].kind == KIND_NUMBER12
							    ? "**********89"
							    : "*******89");
	}
	twice = there_and_back(back, true);
	assert_string_equal(twice->value[FIELD_NUMBER], "**********89");
	record_free(twice);
	record_free(back);
	record_free(r);
}

static void test_wire_names(void **state)
{
	struct {
		enum record_field field;
		const char *value, *wire;
	} cases[] = {
		{ FIELD_NAME, "Nguyễn" P P "Mẫu", "{\"Ho\":\"Nguyễn\",\"Ten\":\"Mẫu\"}" },
		{ FIELD_BIRTH, "1950", "{\"Nam\":\"1950\"}" },
		{ FIELD_BIRTH, "1950-03", "{\"ThangNam\":\"1950-03\"}" },
		{ FIELD_BIRTH, "1950-03-17", "{\"NgayThangNam\":\"1950-03-17\"}" },
		{ FIELD_ETHNIC, "02", "{\"MaDanToc\":\"02\"}" },
		{ FIELD_ETHNIC, "02" P "Thù Lao",
		  "{\"MaDanToc\":\"02\",\"TenGoi\":\"Thù Lao\"}" },
		{ FIELD_RELIGION, "99", "{\"MaTonGiao\":\"99\"}" },
		{ FIELD_NATIONALITY, "VN", "\"VN\"" },
		{ FIELD_HOMETOWN, "002" P P "Quận Mẫu" P "VN",
		  "{\"MaDonViHanhChinh\":\"002\",\"ChiTiet\":\"Quận "
		  "Mẫu\",\"QuocGia\":\"VN\"}" },
		{ FIELD_HOMETOWN, P P "Chỉ có chữ" P, "{\"ChiTiet\":\"Chỉ có chữ\"}" },
		{ FIELD_NUMBER, "**********89", "\"**********89\"" },
		{ FIELD_BLOOD, "", "null" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(json_owned) wire =
			value_to_wire(cases[i].field, cases[i].value);
		g_autofree char *text = json_print(wire);
		g_autofree char *back = value_of_wire(cases[i].field, wire, NULL);

		assert_string_equal(text, cases[i].wire);
		assert_string_equal(back, cases[i].value);
	}
}

static void test_refused(void **state)
{
	struct {
		enum record_field field;
		const char *wire;
		int code;
	} cases[] = {
		{ FIELD_NAME, "\"Nguyễn Văn Mẫu\"", JSON_SHAPE },
		{ FIELD_NAME, "{\"Ho\":\"Nguyễn\"}", JSON_SHAPE },
		{ FIELD_NAME, "{\"Ho\":1,\"Ten\":\"Mẫu\"}", JSON_SHAPE },
		{ FIELD_NAME, "{\"Ten\":\"Mẫu\",\"Rank\":\"x\"}", JSON_STRANGER },
		{ FIELD_NAME, "{\"Ten\":\"M\\u202e\"}", JSON_SHAPE },
		{ FIELD_NAME, "{\"Ten\":\"M\\u001fx\"}", JSON_SHAPE },
		{ FIELD_BIRTH, "\"1950\"", JSON_SHAPE },
		{ FIELD_BIRTH, "{\"Nam\":\"50\"}", JSON_SHAPE },
		{ FIELD_BIRTH, "{\"NgayThangNam\":\"1950-02-30\"}", JSON_SHAPE },
		{ FIELD_BIRTH, "{\"NgayThangNam\":\"1950-3-17\"}", JSON_SHAPE },
		{ FIELD_BIRTH, "{\"ThangNam\":\"1950-13\"}", JSON_SHAPE },
		{ FIELD_BIRTH, "{\"NgayThangNam\":\"1950-03-17\",\"Nam\":\"1951\"}",
		  JSON_SHAPE },
		{ FIELD_BIRTH,
		  "{\"NgayThangNam\":\"1950-03-17\",\"ThangNam\":\"1950-03\"}",
		  JSON_SHAPE },
		{ FIELD_SEX, "{}", JSON_SHAPE },
		{ FIELD_SEX, "1", JSON_SHAPE },
		{ FIELD_SEX, "\"1 2\"", JSON_SHAPE },
		{ FIELD_NUMBER, "\"09915000378\"", JSON_SHAPE },
		{ FIELD_NUMBER, "\"***********9\"", JSON_SHAPE },
		{ FIELD_NUMBER, "99150003789", JSON_SHAPE },
		{ FIELD_OLD_NUMBER, "\"0994567890\"", JSON_SHAPE },
		{ FIELD_HOMETOWN, "{\"MaDonViHanhChinh\":\"1234\"}", JSON_SHAPE },
		{ FIELD_HOMETOWN, "{\"QuocGia\":\"vn\"}", JSON_SHAPE },
		{ FIELD_HOMETOWN, "[]", JSON_SHAPE },
		{ FIELD_ETHNIC, "\"02\"", JSON_SHAPE },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(json_owned) wire = read_text(cases[i].wire);
		g_autoptr(GError) why = NULL;
		g_autofree char *value = value_of_wire(cases[i].field, wire, &why);

		if (value)
			fail_msg("let in: %s", cases[i].wire);
		assert_int_equal(why->code, cases[i].code);
		assert_non_null(strstr(why->message, record_fields[cases[i].field].path));
	}
}

static void test_document_refused(void **state)
{
	static const char *const bad[] = {
		"[]",
		"{}",
		"{\"id\":\"r\"}",
		"{\"id\":\"r\",\"version\":7}",
		"{\"id\":\"r\",\"version\":\"7\",\"GioiTinh\":2}",
		"{\"id\":\"r\",\"version\":\"7\",\"Cha\":{\"HoVaTen\":\"x\"}}",
	};
	g_autoptr(json_owned) more =
		read_text("{\"id\":\"r\",\"version\":\"7\",\"tomorrow\":1,\"Cha\":[],"
			  "\"open\":[{}]}");
	struct record *fine = record_of_json(more, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(json_owned) json = read_text(bad[i]);
		g_autoptr(GError) why = NULL;

		assert_null(record_of_json(json, &why));
		assert_non_null(why);
	}
	assert_non_null(fine);
	assert_string_equal(fine->value[FIELD_FATHER_NAME], "");
	record_free(fine);
}

static void test_names(void **state)
{
	g_autofree char *one = value_name_of_text("Mẫu");
	g_autofree char *two = value_name_of_text(" Nguyễn  Mẫu ");
	g_autofree char *five = value_name_of_text("Nguyễn Thị Thanh Thảo Mẫu");
	g_autofree char *none = value_name_of_text("  ");
	g_autofree char *shown = value_name_text(five),
			*short_shown = value_name_text(one);

	(void)state;
	assert_string_equal(one, P P "Mẫu");
	assert_string_equal(two, "Nguyễn" P P "Mẫu");
	assert_string_equal(five, "Nguyễn" P "Thị Thanh Thảo" P "Mẫu");
	assert_string_equal(none, "");
	assert_string_equal(shown, "Nguyễn Thị Thanh Thảo Mẫu");
	assert_string_equal(short_shown, "Mẫu");
}

static void test_table(void **state)
{
	(void)state;
	for (int i = 0; i < FIELD_COUNT; i++) {
		const struct record_field_row *row = &record_fields[i];
		bool barred = row->flags & (RECORD_LOCKED | RECORD_YEAR_LOCKED);

		assert_true(cells_width(row->label) <= 22);
		assert_int_equal(*row->procedure != '\0', barred);
		if (barred)
			assert_non_null(
				catalogue_row(CATALOGUE_PROCEDURE, row->procedure, ""));
		assert_int_equal(row->kind == KIND_CODE,
				 row->catalogue != CATALOGUE_NONE);
	}
	assert_true(record_fields[FIELD_SEX].flags & RECORD_LOCKED);
	assert_true(record_fields[FIELD_BIRTH_PLACE].flags & RECORD_LOCKED);
	assert_true(record_fields[FIELD_RESIDENCE].flags & RECORD_LOCKED);
	assert_false(record_fields[FIELD_HEAD_RELATION].flags & RECORD_LOCKED);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_each_field_alone),
		cmocka_unit_test(test_hidden),
		cmocka_unit_test(test_wire_names),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_document_refused),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_table),
	};

	return cmocka_run_group_tests_name("record", tests, NULL, NULL);
}
