/* draft-test - typed text is never lost; changes, checks and the journal of a draft. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/draft.h"
#include "forms/draft_request.h"
#include "forms/json.h"
#include "forms/register.h"
#include "i18n/cells.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define P KIND_PART_TEXT
#define TODAY "2026-03-12"

static int in_vietnamese(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	return 0;
}

static struct draft *correction(void)
{
	struct record *record = record_new();
	struct draft *draft;

	record_put(&record->id, "r1");
	record_put(&record->version, "7");
	record_set(record, FIELD_NAME, "Nguyễn" P "Thị" P "Mâu");
	record_set(record, FIELD_BIRTH, "1950");
	record_set(record, FIELD_SEX, "2");
	record_set(record, FIELD_ETHNIC, "02");
	record_set(record, FIELD_NUMBER, "**********12");
	record_set(record, FIELD_HOMETOWN, "00001" P "2025" P "Thôn Bến Gỗ" P "VN");
	draft = draft_of_record(&form_correction, record);
	draft_set_today(draft, TODAY);
	record_free(record);
	return draft;
}

static void says(const struct draft *draft, const char *key, const char *words)
{
	const char *complaint = draft_complaint(draft, key);

	assert_non_null(complaint);
	if (!strstr(complaint, words))
		fail_msg("%s: %s", key, complaint);
	if (cells_width(complaint) > 78)
		fail_msg("%d cells: %s", cells_width(complaint), complaint);
}

static void a_change_stands_beside_its_original(void **state)
{
	struct draft *d = correction();
	g_autoptr(GPtrArray) changes = NULL;
	const struct draft_change *change;

	(void)state;
	assert_string_equal(draft_resident(d), "r1");
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

static void a_moved_register_leaves_the_text(void **state)
{
	struct draft *d = correction();
	struct record *now = record_new();

	(void)state;
	draft_set(d, "HoVaTen", "Nguyễn Thị Mậu");
	draft_set(d, "DanToc", "nung");
	draft_set(d, "NgayThangNamSinh", "17/13/1950");
	record_put(&now->version, "8");
	record_set(now, FIELD_NAME, "Nguyễn" P "Thị" P "Mậu");
	record_set(now, FIELD_BIRTH, "1950");
	draft_rebase(d, now);
	assert_string_equal(draft_version(d), "8");
	assert_false(draft_changed(d, "HoVaTen"));
	assert_true(draft_changed(d, "DanToc"));
	assert_string_equal(draft_typed(d, "HoVaTen"), "Nguyễn Thị Mậu");
	assert_string_equal(draft_typed(d, "NgayThangNamSinh"), "17/13/1950");
	assert_non_null(draft_complaint(d, "NgayThangNamSinh"));
	record_free(now);
	draft_free(d);
}

static void a_returned_request_is_opened_again(void **state)
{
	struct draft *d = correction();
	struct request *request = request_new();

	(void)state;
	request_add_change(request, FIELD_NAME, "", "Nguyễn" P "Thị" P "Mậu");
	request_add_change(request, FIELD_OLD_NUMBER, "", "099000112");
	request_add_paper(request, "P02", "27/2026/TLKS", "2026-03-05", "UBND xã Tập Huấn");
	g_free(request->reason);
	request->reason = g_strdup("SS01");
	draft_take_request(d, request);
	assert_int_equal(draft_count_changed(d), 2);
	assert_int_equal(draft_check(d), -1);
	assert_null(draft_missing(d));
	assert_string_equal(draft_typed(d, "paper_date"), "05/03/2026");
	request_free(request);
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

static void preferences_start_from_what_is_set(void **state)
{
	struct draft *d = draft_new(&form_preferences);

	(void)state;
	draft_set_original(d, "typing", "telex");
	draft_set_original(d, "lock_minutes", "15");
	assert_string_equal(draft_value(d, "typing"), "telex");
	assert_true(draft_set(d, "typing", "vni"));
	assert_string_equal(draft_value(d, "typing"), "vni");
	assert_false(draft_set(d, "lock_minutes", "0"));
	assert_false(draft_set(d, "lock_minutes", "1x"));
	assert_true(draft_set(d, "lock_minutes", "60"));
	draft_free(d);
}

static void same_drafts(const struct draft *a, const struct draft *b)
{
	const struct form *form = draft_form(a);

	assert_ptr_equal(form, draft_form(b));
	assert_string_equal(draft_resident(a), draft_resident(b));
	assert_string_equal(draft_version(a), draft_version(b));
	assert_string_equal(draft_cursor(a), draft_cursor(b));
	assert_int_equal(draft_count_changed(a), draft_count_changed(b));
	for (size_t i = 0; i < form->fields; i++) {
		const char *key = form->field[i].key;
		const char *said = draft_complaint(a, key),
			   *says_b = draft_complaint(b, key);

		assert_string_equal(draft_typed(a, key), draft_typed(b, key));
		assert_string_equal(draft_value(a, key), draft_value(b, key));
		assert_string_equal(draft_original(a, key), draft_original(b, key));
		assert_string_equal(said ? said : "", says_b ? says_b : "");
		assert_int_equal(draft_mark(a, key), draft_mark(b, key));
	}
}

static struct draft *through_the_journal(const struct draft *d)
{
	g_autoptr(json_owned) json = draft_to_json(d);
	g_autofree char *text = json_print(json);
	g_autoptr(json_owned) read = json_parse(text, strlen(text), NULL);
	struct draft *again;

	assert_non_null(read);
	again = draft_of_json(read, NULL);
	assert_non_null(again);
	return again;
}

static void the_journal_keeps_all(void **state)
{
	struct draft *d = correction(), *again;

	(void)state;
	draft_set(d, "HoVaTen", "Nguyễn Thị Mậu");
	draft_set(d, "NgayThangNamSinh", "17/13/1950");
	draft_note_difference(d, "DanToc", "07");
	draft_set(d, "note", "x\x1b[31m\"\\");
	draft_set(d, "paper_number", "t\xff\xfe");
	draft_set_cursor(d, "NgayThangNamSinh");
	again = through_the_journal(d);
	same_drafts(d, again);
	assert_string_equal(draft_typed(again, "paper_number"), "t\xff\xfe");
	draft_free(again);
	draft_free(d);
}

static void a_foreign_journal_is_refused(void **state)
{
	static const char *const all[] = {
		"{}",
		"[]",
		"{\"form\":\"nothing\"}",
		"{\"form\":\"correction\",\"fields\":[{\"key\":\"nothing\"}]}",
		"{\"form\":\"correction\",\"fields\":[7]}",
		"{\"form\":\"sign_in\",\"fields\":[{\"key\":\"password\"}]}",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autoptr(json_owned) json = json_parse(all[i], strlen(all[i]), NULL);
		g_autoptr(GError) why = NULL;

		assert_non_null(json);
		assert_null(draft_of_json(json, &why));
		assert_non_null(why);
	}
}

/* Whatever is typed, in whichever field: it is there afterwards, also from the journal.
 */
static void no_typed_text_is_ever_lost(void **state)
{
	static const char *const bits[] = {
		"Nguyễn",   " ",	"1950",
		"/",	    "13",	"-",
		"--",	    "ợ",	"\xe2\x80\xae",
		"\x1f",	    "\x1b",	"\xff",
		"0991",	    "tay",	"'",
		"(",	    ")",	"|",
		"\t",	    "\xcc\x81", "SS01",
		"Thôn Bến",
	};
	GRand *rand = g_rand_new_with_seed(20261123);

	(void)state;
	for (unsigned round = 0; round < 400; round++) {
		struct draft *d = correction(), *again;
		const struct form *form = draft_form(d);
		g_autofree const char **keys = g_new0(const char *, form->fields);
		g_autofree char **texts = g_new0(char *, form->fields);

		for (size_t i = 0; i < form->fields; i++) {
			GString *text = g_string_new(NULL);
			int n = g_rand_int_range(rand, 0, 6);

			while (n-- > 0)
				g_string_append(
					text, bits[g_rand_int_range(rand, 0,
								    G_N_ELEMENTS(bits))]);
			keys[i] = form->field[i].key;
			texts[i] = g_string_free(text, FALSE);
			if (draft_set(d, keys[i], texts[i]))
				assert_null(draft_complaint(d, keys[i]));
			else if (!(form->field[i].flags & FIELD_LOCKED))
				assert_non_null(draft_complaint(d, keys[i]));
		}
		draft_check(d);
		again = through_the_journal(d);
		same_drafts(d, again);
		for (size_t i = 0; i < form->fields; i++) {
			bool locked = form->field[i].flags & FIELD_LOCKED;

			assert_string_equal(draft_typed(d, keys[i]),
					    locked ? "" : texts[i]);
			g_free(texts[i]);
		}
		draft_free(again);
		draft_free(d);
	}
	g_rand_free(rand);
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
		cmocka_unit_test(a_moved_register_leaves_the_text),
		cmocka_unit_test(a_returned_request_is_opened_again),
		cmocka_unit_test(passwords_are_checked_and_not_journalled),
		cmocka_unit_test(another_reason_needs_words),
		cmocka_unit_test(preferences_start_from_what_is_set),
		cmocka_unit_test(the_journal_keeps_all),
		cmocka_unit_test(a_foreign_journal_is_refused),
		cmocka_unit_test(no_typed_text_is_ever_lost),
	};

	return cmocka_run_group_tests(tests, in_vietnamese, NULL);
}
