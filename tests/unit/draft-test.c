/* draft-test - changes beside originals, checks between answers, papers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "tests/unit/draft_help.h"

#include "i18n/banned.h"

static void a_change_stands_beside_its_original(void **state)
{
	struct draft *d = correction();
	g_autoptr(GPtrArray) changes = NULL;
	const struct draft_change *change;

	(void)state;
	assert_string_equal(draft_version(d), "7");
	assert_true(draft_set(d, "HoVaTen", "Nguyễn Thị Mậu"));
	assert_true(draft_set(d, "NgayThangNamSinh", "17/03/1950"));
	assert_true(draft_set(d, "DanToc", "tay"));	     /* as it is */
	assert_true(draft_set(d, "QueQuan", "Thôn Bến Gỗ")); /* as it is */
	assert_true(draft_set(d, "reason", "SS01"));	     /* not of the record */
	assert_true(draft_changed(d, "HoVaTen"));
	assert_false(draft_changed(d, "DanToc"));
	assert_false(draft_changed(d, "QueQuan"));
	assert_int_equal(draft_count_changed(d), 2);
	assert_string_equal(draft_original(d, "HoVaTen"), "Nguyễn" P "Thị" P "Mâu");
	assert_string_equal(draft_typed(d, "HoVaTen"), "Nguyễn Thị Mậu");
	changes = draft_changes(d);
	assert_int_equal(changes->len, 2);
	change = changes->pdata[1];
	assert_int_equal(change->field, FIELD_BIRTH);
	assert_string_equal(change->from, "1950");
	assert_string_equal(change->to, "1950-03-17");
	draft_undo(d, "HoVaTen");
	assert_int_equal(draft_count_changed(d), 1);
	assert_string_equal(draft_value(d, "HoVaTen"), "Nguyễn" P "Thị" P "Mâu");
	draft_free(d);
}

static void empty_is_unchanged_and_a_dash_is_unknown(void **state)
{
	struct draft *d = correction();

	(void)state;
	assert_true(draft_set(d, "DanToc", ""));
	assert_false(draft_changed(d, "DanToc"));
	assert_true(draft_set(d, "NgayThangNamSinh", "__/__/____"));
	assert_false(draft_changed(d, "NgayThangNamSinh"));
	assert_true(draft_set(d, "DanToc", " - "));
	assert_true(draft_changed(d, "DanToc"));
	assert_string_equal(draft_value(d, "DanToc"), "");
	assert_false(draft_set(d, "HoVaTen", "-"));
	says(d, "HoVaTen", "không được bỏ trống");
	assert_string_equal(draft_typed(d, "HoVaTen"), "-");
	draft_free(d);
}

static void refused_text_is_kept_and_said_so(void **state)
{
	struct draft *d = correction();

	(void)state;
	assert_false(draft_set(d, "NgayThangNamSinh", "17/13/1950"));
	assert_string_equal(draft_complaint(d, "NgayThangNamSinh"),
			    "Không có tháng 13. Gõ 01-12, hoặc -- nếu giấy tờ không ghi. "
			    "Chữ đã gõ còn đó.");
	assert_string_equal(draft_typed(d, "NgayThangNamSinh"), "17/13/1950");
	assert_string_equal(draft_value(d, "NgayThangNamSinh"), "1950");
	assert_int_equal(draft_count_errors(d), 1);
	assert_int_equal(draft_check(d),
			 form_index(&form_correction, "NgayThangNamSinh"));
	assert_true(draft_set(d, "NgayThangNamSinh", "17/03/1950"));
	assert_null(draft_complaint(d, "NgayThangNamSinh"));
	draft_free(d);
}

static void locked_fields_and_the_birth_year_stay(void **state)
{
	struct draft *d = correction();

	(void)state;
	assert_false(draft_set(d, "GioiTinh", "Nam"));
	assert_string_equal(draft_typed(d, "GioiTinh"), "");
	assert_false(draft_choose(d, "GioiTinh", "1"));
	assert_false(draft_changed(d, "GioiTinh"));
	assert_int_equal(draft_count_errors(d), 0);
	assert_false(draft_set(d, "NgayThangNamSinh", "17/03/1951"));
	says(d, "NgayThangNamSinh", "hủy, xác lập lại");
	assert_false(draft_set(d, "NgayThangNamSinh", "1051"));
	assert_non_null(draft_complaint(d, "NgayThangNamSinh"));
	assert_false(draft_set(d, "nothing", "x"));
	draft_free(d);
}

static void fill_paper(struct draft *d)
{
	assert_true(draft_set(d, "reason", "sai sot khi thu"));
	assert_true(draft_set(d, "paper_kind", "trich luc khai sinh"));
	assert_true(draft_set(d, "paper_number", "27/2026/TLKS"));
	assert_true(draft_set(d, "paper_date", "05/03/2026"));
	assert_true(draft_set(d, "paper_issuer", "Ủy ban nhân dân xã Tập Huấn"));
}

static void without_a_paper_nothing_goes(void **state)
{
	struct draft *d = correction();
	g_autofree char *nothing = draft_missing(d), *reason = NULL, *paper = NULL;

	(void)state;
	assert_non_null(strstr(nothing, "Chưa có mục nào"));
	draft_set(d, "HoVaTen", "Nguyễn Thị Mậu");
	reason = draft_missing(d);
	assert_non_null(strstr(reason, "lý do"));
	draft_set(d, "reason", "SS01");
	draft_set(d, "paper_kind", "P02");
	paper = draft_missing(d);
	assert_string_equal(paper,
			    "Chưa có giấy tờ chứng minh: Số giấy tờ, Ngày cấp, Nơi cấp.");
	assert_int_equal(draft_check(d), form_index(&form_correction, "paper_number"));
	fill_paper(d);
	assert_int_equal(draft_check(d), -1);
	assert_null(draft_missing(d));
	assert_false(draft_set(d, "NhomMau", "x"));
	g_free(paper);
	paper = draft_missing(d);
	assert_non_null(strstr(paper, "Còn sai: Nhóm máu"));
	draft_free(d);
}

struct dated {
	const char *key, *typed, *words; /* NULL: good */
};

static void papers_have_their_time(void **state)
{
	static const struct dated all[] = {
		{ "paper_date", "05/03/2026", NULL },
		{ "paper_date", "12/03/2026", NULL },
		{ "paper_date", "13/03/2026", "chưa tới" },
		{ "paper_date", "2026", "đủ ngày" },
		{ "paper_date", "31/12/1949", "trước ngày sinh" },
		{ "paper_date", "31/12/2015", "cấp từ 01/01/2016" },
	};
	struct draft *d = correction();

	(void)state;
	fill_paper(d);
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		bool good = draft_set(d, all[i].key, all[i].typed);

		assert_int_equal(good, all[i].words == NULL);
		if (all[i].words)
			says(d, all[i].key, all[i].words);
	}
	assert_true(draft_set(d, "paper_kind", "P04"));
	assert_true(draft_set(d, "paper_date", "20/10/2010"));
	assert_false(draft_set(d, "paper_date", "20/10/2016"));
	says(d, "paper_date", "đến 31/12/2015");
	draft_free(d);
}

static void reason_and_paper_fit_the_changes(void **state)
{
	struct draft *d = correction();

	(void)state;
	draft_set(d, "HoVaTen", "Nguyễn Thị Mậu");
	assert_false(draft_set(d, "reason", "TD17"));
	says(d, "reason", "Họ, chữ đệm và tên");
	assert_false(draft_set(d, "reason", "DD01"));
	says(d, "reason", "hủy, xác lập lại");
	assert_false(draft_set(d, "paper_kind", "P29"));
	says(d, "paper_kind", "không chứng minh");
	fill_paper(d);
	/* what fitted may fit no longer when another field changes */
	draft_undo(d, "HoVaTen");
	draft_set(d, "NhomMau", "O");
	assert_int_equal(draft_check(d), form_index(&form_correction, "paper_kind"));
	draft_set(d, "paper_kind", "P29");
	assert_int_equal(draft_check(d), -1);
	draft_free(d);
}

static void a_difference_needs_a_paper(void **state)
{
	struct draft *d = correction();

	(void)state;
	assert_true(draft_note_difference(d, "DanToc", "07"));
	assert_int_equal(draft_mark(d, "DanToc"), DRAFT_MARK_NEEDS_PAPER);
	assert_string_equal(draft_typed(d, "DanToc"), "Nùng");
	assert_true(draft_needs_paper(d));
	assert_false(draft_note_difference(d, "GioiTinh", "1"));
	assert_true(draft_note_difference(d, "HoVaTen", "Nguyễn" P "Thị" P "Mâu"));
	assert_int_equal(draft_mark(d, "HoVaTen"), DRAFT_MARK_NONE);
	fill_paper(d);
	assert_false(draft_needs_paper(d));
	draft_undo(d, "DanToc");
	assert_int_equal(draft_mark(d, "DanToc"), DRAFT_MARK_NONE);
	draft_free(d);
}

static void a_chosen_value_keeps_its_code(void **state)
{
	struct draft *d = correction();
	const char *place = "00002" P "2025" P "xã Suối Thử, tỉnh Ví Dụ" P "VN";

	(void)state;
	assert_true(draft_choose(d, "QueQuan", place));
	assert_string_equal(draft_value(d, "QueQuan"), place);
	assert_string_equal(draft_typed(d, "QueQuan"), "xã Suối Thử, tỉnh Ví Dụ");
	assert_int_equal(draft_check(d), form_index(&form_correction, "reason"));
	assert_string_equal(draft_value(d, "QueQuan"), place);
	assert_false(draft_choose(d, "QueQuan", "bad" P "x" P "y"));
	assert_true(draft_choose(d, "DanToc", ""));
	assert_true(draft_changed(d, "DanToc"));
	assert_false(draft_choose(d, "SoCMND", "*******12"));
	draft_free(d);
}

static bool offers(const struct draft *d, const char *key, const char *code)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new();

	draft_choices(d, key, "", found);
	for (unsigned i = 0; i < found->len; i++)
		if (!strcmp(((const struct code_row *)found->pdata[i])->code, code))
			return true;
	return false;
}

static void lists_offer_what_fits_the_changes(void **state)
{
	struct draft *d = correction();

	(void)state;
	assert_true(offers(d, "reason", "TD17"));
	assert_false(offers(d, "reason", "DD01"));
	assert_true(offers(d, "DanToc", "07"));
	draft_set(d, "HoVaTen", "Nguyễn Thị Mậu");
	assert_true(offers(d, "reason", "SS01"));
	assert_false(offers(d, "reason", "TD17"));
	assert_true(offers(d, "paper_kind", "P01"));
	assert_false(offers(d, "paper_kind", "P29"));
	draft_set(d, "NhomMau", "O");
	assert_false(offers(d, "reason", "TD01"));
	assert_true(offers(d, "paper_kind", "P29"));
	assert_false(offers(d, "HoVaTen", "x"));
	draft_free(d);
}

static void passwords_are_checked_and_not_journalled(void **state)
{
	struct draft *d = draft_new(&form_password);
	g_autofree char *text = NULL;
	g_autoptr(json_owned) json = NULL;

	(void)state;
	assert_true(draft_set(d, "old", "mat khau cu"));
	assert_false(draft_set(d, "new", "ngan"));
	says(d, "new", "ít nhất 8");
	assert_false(draft_set(d, "new", "mat khau cu"));
	assert_true(draft_set(d, "new", "mat khau moi"));
	assert_false(draft_set(d, "again", "mat khau moj"));
	assert_int_equal(draft_check(d), 2);
	assert_true(draft_set(d, "again", "mat khau moi"));
	assert_int_equal(draft_check(d), -1);
	json = draft_to_json(d);
	text = json_print(json);
	assert_null(strstr(text, "mat khau"));
	draft_free(d);
}

static void another_reason_needs_words(void **state)
{
	struct draft *d = draft_new(&form_return);

	(void)state;
	assert_true(draft_set(d, "reason", "TL01"));
	assert_int_equal(draft_check(d), -1);
	assert_true(draft_set(d, "reason", "ly do khac"));
	assert_int_equal(draft_check(d), 1);
	says(d, "note", "ghi rõ");
	assert_true(draft_set(d, "note", "Thiếu trang 2."));
	assert_int_equal(draft_check(d), -1);
	draft_free(d);
}

static void preferences_are_checked(void **state)
{
	struct draft *d = draft_new(&form_preferences);

	(void)state;
	assert_true(draft_set(d, "typing", "vni"));
	assert_string_equal(draft_value(d, "typing"), "vni");
	assert_false(draft_set(d, "lock_minutes", "0"));
	assert_false(draft_set(d, "lock_minutes", "1x"));
	assert_true(draft_set(d, "lock_minutes", "60"));
	draft_free(d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_change_stands_beside_its_original),
		cmocka_unit_test(empty_is_unchanged_and_a_dash_is_unknown),
		cmocka_unit_test(refused_text_is_kept_and_said_so),
		cmocka_unit_test(locked_fields_and_the_birth_year_stay),
		cmocka_unit_test(without_a_paper_nothing_goes),
		cmocka_unit_test(papers_have_their_time),
		cmocka_unit_test(reason_and_paper_fit_the_changes),
		cmocka_unit_test(a_difference_needs_a_paper),
		cmocka_unit_test(a_chosen_value_keeps_its_code),
		cmocka_unit_test(lists_offer_what_fits_the_changes),
		cmocka_unit_test(passwords_are_checked_and_not_journalled),
		cmocka_unit_test(another_reason_needs_words),
		cmocka_unit_test(preferences_are_checked),
	};

	return cmocka_run_group_tests(tests, in_vietnamese, NULL);
}
