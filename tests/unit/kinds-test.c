/* kinds-test - every kind: what is read, what is refused and in which words, what is
 * shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/kinds.h"
#include "i18n/cells.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define P KIND_PART_TEXT

static int in_vietnamese(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	return 0;
}

struct good {
	enum kind kind;
	enum catalogue cat;
	const char *typed, *original, *value;
};

static const struct good goods[] = {
	{ KIND_NAME, 0, "Nguyễn Thị Mậu", "", "Nguyễn" P "Thị" P "Mậu" },
	{ KIND_NAME, 0, "  Nguyễn   Thị Mậu ", "", "Nguyễn" P "Thị" P "Mậu" },
	{ KIND_NAME, 0, "Lê Thử", "", "Lê" P P "Thử" },
	{ KIND_NAME, 0, "Thử", "", P P "Thử" },
	{ KIND_NAME, 0, "nguyễn văn mẫu", "", "nguyễn" P "văn" P "mẫu" },
	{ KIND_NAME, 0, "H'Hen Niê", "", "H'Hen" P P "Niê" },
	{ KIND_NAME, 0, "Tôn Nữ Thị Mẫu", "", "Tôn" P "Nữ Thị" P "Mẫu" },
	/* words of the register's Ho and Ten stay together */
	{ KIND_NAME, 0, "Tôn Nữ Thị Mẫu", "Tôn Nữ" P P "Mậu", "Tôn Nữ" P "Thị" P "Mẫu" },
	{ KIND_NAME, 0, "Trần Văn Bảo An", "Trần" P "Vân" P "Bảo An",
	  "Trần" P "Văn" P "Bảo An" },
	{ KIND_NAME, 0, "Bảo An", "Trần" P "Vân" P "Bảo An", "Bảo" P P "An" },
	{ KIND_NAME, 0, "Vi Văn Ky", "Tôn Nữ" P P "Bảo An", "Vi" P "Văn" P "Ky" },
	{ KIND_NAME, 0, "-", "Lê" P P "Thử", "" },
	{ KIND_DATE, 0, "17/03/1950", "", "1950-03-17" },
	{ KIND_DATE, 0, "17031950", "", "1950-03-17" },
	{ KIND_DATE, 0, "--/--/1950", "", "1950" },
	{ KIND_DATE, 0, "--/03/1950", "", "1950-03" },
	{ KIND_DATE, 0, "03/1950", "", "1950-03" },
	{ KIND_DATE, 0, "1950", "", "1950" },
	{ KIND_DATE, 0, "29/02/2024", "", "2024-02-29" },
	{ KIND_DATE, 0, "", "", "" },
	{ KIND_DATE, 0, "__/__/____", "", "" },
	{ KIND_CODE, CATALOGUE_SEX, "nữ", "", "2" },
	{ KIND_CODE, CATALOGUE_SEX, "0", "", "" },
	{ KIND_CODE, CATALOGUE_ETHNIC, "tay", "", "02" },
	{ KIND_CODE, CATALOGUE_ETHNIC, "Tày (Thù Lao)", "", "02" P "Thù Lao" },
	{ KIND_CODE, CATALOGUE_ETHNIC, "Tày (Thù Lao)", "02" P "Thù Lao",
	  "02" P "Thù Lao" },
	{ KIND_CODE, CATALOGUE_RELIGION, "khong", "", "00" },
	{ KIND_CODE, CATALOGUE_COUNTRY, "vn", "", "VN" },
	{ KIND_CODE, CATALOGUE_BLOOD, "O", "", "04" },
	{ KIND_PLACE, 0, "Thôn Bến Gỗ, xã Tập Huấn", "00001" P "2025" P "Thôn Bến" P "VN",
	  P P "Thôn Bến Gỗ, xã Tập Huấn" P "VN" },
	{ KIND_PLACE, 0, "Thôn Bến", "00001" P "2025" P "Thôn Bến" P "VN",
	  "00001" P "2025" P "Thôn Bến" P "VN" },
	{ KIND_PLACE, 0, "Luông Pha Băng", P P "Viêng Chăn" P "LA",
	  P P "Luông Pha Băng" P "LA" },
	{ KIND_NUMBER12, 0, "099150000112", "", "099150000112" },
	{ KIND_NUMBER12, 0, "0991 5000 0112", "", "099150000112" },
	{ KIND_NUMBER9, 0, "099000112", "", "099000112" },
	{ KIND_TEXT, 0, " 27/2026/TLKS ", "", "27/2026/TLKS" },
	{ KIND_LINE, 0, "-", "", "-" },
	{ KIND_PASSWORD, 0, "  hai dấu  cách ", "", "  hai dấu  cách " },
};

static void good_text_is_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(goods); i++) {
		const struct good *g = &goods[i];
		g_autofree char *value = NULL, *complaint = NULL;

		if (!kind_read(g->kind, g->cat, g->typed, g->original, &value,
			       &complaint))
			fail_msg("\"%s\" was refused: %s", g->typed, complaint);
		assert_null(complaint);
		assert_string_equal(value, g->value);
	}
}

struct bad {
	enum kind kind;
	enum catalogue cat;
	const char *typed, *says; /* part of the sentence */
};

static const struct bad bads[] = {
	{ KIND_NUMBER12, 0, "09915000011", "Thiếu 1 chữ số" },
	{ KIND_NUMBER12, 0, "09915000011223", "Thừa 2 chữ số" },
	{ KIND_NUMBER12, 0, "0991500001l2", "“l” ở vị trí 11" },
	{ KIND_NUMBER12, 0, "O99150000112", "“O” ở vị trí 1" },
	{ KIND_NUMBER12, 0, "٠٩٩١٥٠٠٠٠١١٢", "không phải là chữ số" },
	{ KIND_NUMBER12, 0, "**********12", "“*” ở vị trí 1" },
	{ KIND_NUMBER9, 0, "0990001", "Thiếu 2 chữ số" },
	{ KIND_NUMBER9, 0, "0990001122", "Thừa 1 chữ số" },
	{ KIND_DATE, 0, "17/13/1950", "Không có tháng 13" },
	{ KIND_DATE, 0, "31/04/1950", "30 ngày" },
	{ KIND_DATE, 0, "29/02/2023", "28 ngày" },
	{ KIND_DATE, 0, "mai", "Không phải ngày" },
	{ KIND_NAME, 0, "Nguyễn Văn 3", "không có chữ số" },
	{ KIND_NAME, 0, "Nguyễn @Văn", "“@”" },
	{ KIND_NAME, 0, "'.", "phải có chữ" },
	{ KIND_NAME, 0, "Nguyễn\xe2\x80\xaeVăn", "U+202E" },
	{ KIND_NAME, 0,
	  "Nguyễn\x1f"
	  "Văn",
	  "U+001F" },
	{ KIND_TEXT, 0, "a\x1b[31m", "U+001B" },
	{ KIND_TEXT, 0, "a\xff", "0xFF" },
	{ KIND_TEXT, 0,
	  "a\xe2\x80\x8b"
	  "b",
	  "U+200B" },
	{ KIND_PASSWORD, 0, "a\x01", "U+0001" },
	{ KIND_CODE, CATALOGUE_ETHNIC, "abc", "danh mục dân tộc" },
	{ KIND_CODE, CATALOGUE_RELIGION, "phat", "nhiều mục khớp" },
	{ KIND_CODE, CATALOGUE_ETHNIC, "Xyz (Abc)", "danh mục dân tộc" },
	{ KIND_CODE, CATALOGUE_MARITAL, "9", "Không có trong danh mục" },
};

static void bad_text_is_refused_in_one_sentence(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bads); i++) {
		const struct bad *b = &bads[i];
		g_autofree char *value = NULL, *complaint = NULL;

		if (kind_read(b->kind, b->cat, b->typed, "", &value, &complaint))
			fail_msg("\"%s\" was read as \"%s\"", b->typed, value);
		assert_null(value);
		if (!strstr(complaint, b->says))
			fail_msg("\"%s\": %s", b->typed, complaint);
		if (cells_width(complaint) > 78)
			fail_msg("%d cells: %s", cells_width(complaint), complaint);
	}
}

static void places_too_long_are_refused(void **state)
{
	g_autofree char *fill = g_strnfill(401, 'a'), *value = NULL, *complaint = NULL;

	(void)state;
	assert_false(kind_read(KIND_PLACE, 0, fill, "", &value, &complaint));
	assert_non_null(strstr(complaint, "400"));
	g_clear_pointer(&complaint, g_free);
	assert_false(kind_read(KIND_NAME, 0, fill, "", &value, &complaint));
	g_clear_pointer(&complaint, g_free);
	assert_true(kind_fits("ợ̂ộ", 2, &complaint));
	assert_false(kind_fits("abc", 2, &complaint));
	assert_non_null(strstr(complaint, "Bớt 1"));
}

struct shown {
	enum kind kind;
	enum catalogue cat;
	const char *value, *shown, *edited;
};

static const struct shown all_shown[] = {
	{ KIND_NAME, 0, "Nguyễn" P "Thị" P "Mâu", "Nguyễn Thị Mâu", "Nguyễn Thị Mâu" },
	{ KIND_NAME, 0, P P "Thử", "Thử", "Thử" },
	{ KIND_NAME, 0, "", "chưa có thông tin", "" },
	{ KIND_DATE, 0, "1950", "--/--/1950", "--/--/1950" },
	{ KIND_DATE, 0, "1950-03", "--/03/1950", "--/03/1950" },
	{ KIND_DATE, 0, "1950-03-17", "17/03/1950", "17/03/1950" },
	{ KIND_CODE, CATALOGUE_SEX, "2", "Nữ", "Nữ" },
	{ KIND_CODE, CATALOGUE_SEX, "0", "chưa có thông tin", "" },
	{ KIND_CODE, CATALOGUE_SEX, "7", "7", "7" },
	{ KIND_CODE, CATALOGUE_ETHNIC, "02" P "Thù Lao", "Tày (Thù Lao)",
	  "Tày (Thù Lao)" },
	{ KIND_PLACE, 0, "00001" P "2025" P "Thôn Bến Gỗ" P "VN", "Thôn Bến Gỗ",
	  "Thôn Bến Gỗ" },
	{ KIND_PLACE, 0, P P P "LA", "Lào", "" },
	{ KIND_PLACE, 0, "00001" P "2025" P P "VN", "00001", "" },
	{ KIND_NUMBER12, 0, "**********89", "••••••••••89", "" },
	{ KIND_NUMBER12, 0, "099150000112", "099150000112", "099150000112" },
	{ KIND_PASSWORD, 0, "bí mật", "******", "" },
	{ KIND_TEXT, 0, "27/2026", "27/2026", "27/2026" },
};

static void values_are_shown_and_edited(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(all_shown); i++) {
		const struct shown *s = &all_shown[i];
		g_autofree char *shown = kind_show(s->kind, s->cat, s->value);
		g_autofree char *edited = kind_edit(s->kind, s->cat, s->value);

		assert_string_equal(shown, s->shown);
		assert_string_equal(edited, s->edited);
	}
}

/* What an input starts with reads back as the very value. */
static void edited_text_reads_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(all_shown); i++) {
		const struct shown *s = &all_shown[i];
		g_autofree char *edited = kind_edit(s->kind, s->cat, s->value);
		g_autofree char *value = NULL, *complaint = NULL;

		if (!*edited)
			continue;
		if (!kind_read(s->kind, s->cat, edited, s->value, &value, &complaint))
			fail_msg("%s: %s", edited, complaint);
		assert_string_equal(value, s->value);
	}
}

static void numbers_are_hidden(void **state)
{
	g_autofree char *hidden = kind_hide("099150000112");
	g_autofree char *again = kind_hide(hidden);
	g_autofree char *part = kind_part("a" P "b", 5);

	(void)state;
	assert_string_equal(hidden, "**********12");
	assert_string_equal(again, hidden);
	assert_true(kind_hidden(hidden));
	assert_false(kind_hidden("099150000112"));
	assert_false(kind_hidden("**"));
	assert_false(kind_hidden(""));
	assert_string_equal(part, "");
}

/* A code list of another day: what had not begun is not found. */
static void codes_are_read_as_of_a_day(void **state)
{
	g_autofree char *value = NULL, *complaint = NULL;

	(void)state;
	assert_false(kind_read_on(KIND_CODE, CATALOGUE_COMMUNE_KIND, "đặc khu", "",
				  "2025-06-30", &value, &complaint));
	g_clear_pointer(&complaint, g_free);
	assert_true(kind_read_on(KIND_CODE, CATALOGUE_COMMUNE_KIND, "đặc khu", "",
				 "2025-07-01", &value, &complaint));
	assert_string_equal(value, "dac-khu");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_text_is_read),
		cmocka_unit_test(bad_text_is_refused_in_one_sentence),
		cmocka_unit_test(places_too_long_are_refused),
		cmocka_unit_test(values_are_shown_and_edited),
		cmocka_unit_test(edited_text_reads_back),
		cmocka_unit_test(numbers_are_hidden),
		cmocka_unit_test(codes_are_read_as_of_a_day),
	};

	return cmocka_run_group_tests(tests, in_vietnamese, NULL);
}
