/* form_papers-test - the paper forms: which is offered on which day, and its answers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/form_answers.h"
#include "forms/register.h"
#include "i18n/date.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define ROOM 16

static int in_vietnamese(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	return 0;
}

static bool same_code(const struct form *a, const struct form *b)
{
	return !strncmp(a->name, b->name, 4);
}

static void editions_follow_one_another(void **state)
{
	size_t n;
	const struct form *const *form = forms_registered(&n);

	(void)state;
	for (size_t a = 0; a < n; a++) {
		struct date day;

		if (!form_is_paper(form[a]))
			continue;
		assert_true(date_from_iso(form[a]->from, &day));
		assert_true(!*form[a]->to || strcmp(form[a]->from, form[a]->to) < 0);
		assert_non_null(strstr(form[a]->circular, "/TT-BCA"));
		assert_memory_equal(form[a]->circular, form[a]->name, 4);
		for (size_t b = 0; b < n; b++) {
			bool before, after;

			if (a == b || !form_is_paper(form[b]) || !same_code(form[a], form[b]))
				continue;
			before = *form[a]->to && strcmp(form[a]->to, form[b]->from) < 0;
			after = *form[b]->to && strcmp(form[b]->to, form[a]->from) < 0;
			if (!before && !after)
				fail_msg("%s and %s overlap", form[a]->name, form[b]->name);
		}
	}
}

static void offered(const char *day, const char *names)
{
	const struct form *form[ROOM];
	size_t n = forms_offered(day, form, ROOM);
	g_autoptr(GString) list = g_string_new(NULL);

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(list, "%s%s", i ? " " : "", form[i]->name);
	assert_string_equal(list->str, names);
}

static void the_paper_s_date_offers_its_form(void **state)
{
	(void)state;
	offered("2015-12-31", "");
	offered("2018-03-05", "DC01-2015 DC02-2020 CC01-2015");
	offered("2020-11-28", "DC01-2020 DC02-2020 CC01-2015");
	offered("2021-06-30", "DC01-2020 DC02-2020 CC01-2015");
	offered("2021-07-01", "DC01-2020 DC02-2020 CT01-2021 CC01-2015");
	offered("2024-01-01", "DC01-2020 DC02-2020 CT01-2023 CC01-2015");
	offered("2024-06-30", "DC01-2020 DC02-2020 CT01-2023 CC01-2015");
	offered("2024-07-01", "DC01-2024 DC02-2024 CT01-2023 CC01-2024");
	offered("2025-07-01", "DC01-2025 DC02-2024 CT01-2025 CC01-2024");
	offered("2026-07-01", "DC01-2025 DC02-2024 CT01-2026 CC01-2024");
	offered("2026-07", "");
	offered("", "");
}

static void what_is_not_public_says_so(void **state)
{
	size_t n;
	const struct form *const *form = forms_registered(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		if (form_is_paper(form[i]))
			assert_int_equal(form[i]->unverified,
					 strncmp(form[i]->name, "CT01", 4) != 0);
	assert_false(form_is_paper(&form_correction));
	assert_true(form_collects(&form_dc01_2025));
	assert_false(form_collects(&form_dc02_2024));
}

/* The order of the paper: before this item comes that one. */
static void follows(const struct form *form, const char *keys)
{
	g_auto(GStrv) key = g_strsplit(keys, " ", 0);
	int last = -1;

	for (unsigned i = 0; key[i]; i++) {
		int at = form_index(form, key[i]);

		if (at <= last)
			fail_msg("%s: %s stands at %d, before %d", form->name, key[i], at,
				 last);
		last = at;
	}
}

static void items_stand_in_paper_order(void **state)
{
	(void)state;
	follows(&form_dc01_2020, "HoVaTen NgayThangNamSinh NhomMau GioiTinh "
				 "TinhTrangHonNhan NoiDangKyKhaiSinh QueQuan DanToc QuocTich "
				 "TonGiao SoDinhDanh SoCMND ThuongTru NoiOHienTai "
				 "Cha/HoVaTen Me/HoVaTen VoChong/HoVaTen "
				 "NguoiDaiDien/HoVaTen ChuHo/HoVaTen ChuHo/QuanHe reason");
	follows(&form_ct01_2021, "HoVaTen NgayThangNamSinh GioiTinh SoDinhDanh "
				 "LienHe/SoThueBao LienHe/ThuDienTu ThuongTru TamTru "
				 "NoiOHienTai NgheNghiep ChuHo/HoVaTen ChuHo/QuanHe "
				 "ChuHo/SoDinhDanh content member1_name member4_relation");
	follows(&form_ct01_2026, "HoVaTen NgayThangNamSinh GioiTinh SoDinhDanh "
				 "LienHe/SoThueBao LienHe/ThuDienTu ChuHo/HoVaTen "
				 "ChuHo/QuanHe ChuHo/SoDinhDanh content member1_name");
	follows(&form_cc01_2015, "HoVaTen TenGoiKhac NgayThangNamSinh GioiTinh SoDinhDanh "
				 "SoCMND DanToc TonGiao QuocTich TinhTrangHonNhan NhomMau "
				 "NoiDangKyKhaiSinh QueQuan ThuongTru NoiOHienTai "
				 "NgheNghiep schooling Cha/HoVaTen Me/HoVaTen "
				 "VoChong/HoVaTen NguoiDaiDien/HoVaTen ChuHo/HoVaTen wish "
				 "check_result");
}

/* Number and birth date of the person are typed twice, addresses can be repeated. */
static void flags_stand_where_they_belong(void **state)
{
	size_t n;
	const struct form *const *form = forms_registered(&n);

	(void)state;
	for (size_t f = 0; f < n; f++)
		for (size_t i = 0; i < form[f]->fields; i++) {
			const struct field *field = &form[f]->field[i];
			bool own = field->record == FIELD_NUMBER ||
				   field->record == FIELD_BIRTH;
			bool paper = form_is_paper(form[f]);

			assert_int_equal((field->flags & FIELD_TWICE) != 0, paper && own);
			if (field->flags & FIELD_REPEATS_HOME)
				assert_int_equal(field->kind, KIND_PLACE);
			if (paper && field->record == FIELD_RESIDENCE)
				assert_true(field->flags & FIELD_REPEATS_HOME);
		}
}

/* ---- answers -------------------------------------------------------------------------- */

static GPtrArray *read_answers(const char *text, const char *form)
{
	g_autoptr(json_owned) json = json_parse(text, strlen(text), NULL);

	assert_non_null(json);
	return form_answers_of_json(json, form, NULL);
}

static void answers_come_back_whole(void **state)
{
	g_autoptr(GPtrArray) answers = form_answers_new(), back = NULL;
	g_autoptr(json_owned) json = NULL;
	g_autofree char *shown = NULL, *text = NULL;

	(void)state;
	form_answers_add(answers, "content", "Đăng ký tạm trú tại nhà số 5");
	form_answers_add(answers, "member1_name", "Nguyễn\x1fVăn\x1fMẫu");
	form_answers_add(answers, "member1_birth", "1999-03");
	form_answers_add(answers, "member2_name", "");
	assert_int_equal(answers->len, 3);
	json = form_answers_to_json(answers);
	text = json_print(json);
	assert_non_null(strstr(text, "[\"Nguyễn\",\"Văn\",\"Mẫu\"]"));
	back = read_answers(text, "CT01-2026");
	assert_non_null(back);
	assert_int_equal(back->len, 3);
	assert_string_equal(form_answer(back, "member1_name"), "Nguyễn\x1fVăn\x1fMẫu");
	assert_string_equal(form_answer(back, "member1_birth"), "1999-03");
	assert_string_equal(form_answer(back, "wish"), "");
	assert_string_equal(form_answer_label("CT01-2026", g_ptr_array_index(back, 1)),
			    "Người 1: họ tên");
	shown = form_answer_show("CT01-2026", g_ptr_array_index(back, 2));
	assert_string_equal(shown, "--/03/1999");
}

static void refused(const char *text, const char *form)
{
	g_autoptr(GPtrArray) answers = read_answers(text, form);

	if (answers)
		fail_msg("taken: %s", text);
}

static void what_is_no_answer_is_refused(void **state)
{
	(void)state;
	refused("[{\"key\":\"HoVaTen\",\"value\":\"x\"}]", "CT01-2026");
	refused("[{\"key\":\"reason\",\"value\":\"SS01\"}]", "CT01-2026");
	refused("[{\"key\":\"wish\",\"value\":\"x\"}]", "CT01-2026");
	refused("[{\"key\":\"content\",\"value\":\"x\"}]", "correction");
	refused("[{\"key\":\"content\",\"value\":\"x\"}]", "");
	refused("[{\"key\":\"content\",\"value\":\"\"}]", "CT01-2026");
	refused("[{\"key\":\"content\",\"value\":7}]", "CT01-2026");
	refused("[{\"key\":\"content\",\"value\":\"x\",\"more\":\"y\"}]", "CT01-2026");
	refused("[{\"key\":\"content\",\"value\":\"x\"},{\"key\":\"content\",\"value\":\"y\"}]",
		"CT01-2026");
	refused("[{\"key\":\"member1_birth\",\"value\":\"hom qua\"}]", "CT01-2026");
	refused("[{\"key\":\"member1_number\",\"value\":\"**********89\"}]", "CT01-2026");
	refused("[{\"key\":\"member1_name\",\"value\":[\"a\",\"b\",\"c\",\"d\",\"e\"]}]",
		"CT01-2026");
	refused("[{\"key\":\"content\",\"value\":\"a\\u202Eb\"}]", "CT01-2026");
	refused("{}", "CT01-2026");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(editions_follow_one_another),
		cmocka_unit_test(the_paper_s_date_offers_its_form),
		cmocka_unit_test(what_is_not_public_says_so),
		cmocka_unit_test(items_stand_in_paper_order),
		cmocka_unit_test(flags_stand_where_they_belong),
		cmocka_unit_test(answers_come_back_whole),
		cmocka_unit_test(what_is_no_answer_is_refused),
	};

	return cmocka_run_group_tests(tests, in_vietnamese, NULL);
}
