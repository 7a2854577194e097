/* formview - keys in, replies and draft values out; no terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/register.h"
#include "tui/formview.h"

#include "i18n/banned.h"

struct fixture {
	struct record *record;
	struct draft *draft;
	struct formview view;
};

static int set_up(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	f->record = record_new();
	record_put(&f->record->id, "r1");
	record_put(&f->record->version, "7");
	record_set(f->record, FIELD_NAME, "Nguyễn\x1fThị\x1fMâu");
	record_set(f->record, FIELD_BIRTH, "1950");
	record_set(f->record, FIELD_ETHNIC, "01");
	f->draft = draft_of_record(&form_correction, f->record);
	draft_set_today(f->draft, "2026-03-12");
	formview_init(&f->view, f->draft, "HoVaTen");
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	formview_clear(&f->view);
	draft_free(f->draft);
	record_free(f->record);
	g_free(f);
	return 0;
}

static enum formview_reply press(struct fixture *f, enum key_code code)
{
	struct key key = { .code = code };

	return formview_key(&f->view, &key);
}

/* Every letter of `text`; the last reply. */
static enum formview_reply type(struct fixture *f, const char *text)
{
	enum formview_reply reply = FORMVIEW_OTHER;

	for (const char *at = text; *at; at = g_utf8_next_char(at)) {
		struct key key = { .code = K_TEXT };

		memcpy(key.text, at, (size_t)(g_utf8_next_char(at) - at));
		reply = formview_key(&f->view, &key);
	}
	return reply;
}

static void go_to(struct fixture *f, const char *key)
{
	formview_move(&f->view, (size_t)form_index(&form_correction, key));
}

static void a_field_is_read_when_it_is_left(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(type(f, "Nguyễn Thị Mậu"), FORMVIEW_DONE);
	assert_false(draft_changed(f->draft, "HoVaTen"));
	assert_int_equal(press(f, K_ENTER), FORMVIEW_LEFT);
	assert_string_equal(draft_value(f->draft, "HoVaTen"), "Nguyễn\x1fThị\x1fMậu");
	assert_string_equal(formview_field(&f->view)->key, "NgayThangNamSinh");
	assert_int_equal(f->view.left, 0);
	assert_int_equal(press(f, K_DOWN), FORMVIEW_DONE);
}

static void the_year_stays_and_the_slash_comes(void **state)
{
	struct fixture *f = *state;

	go_to(f, "NgayThangNamSinh");
	type(f, "1703");
	assert_string_equal(lineedit_text(&f->view.edit), "17/03");
	press(f, K_TAB);
	assert_string_equal(draft_value(f->draft, "NgayThangNamSinh"), "1950-03-17");
	assert_string_equal(draft_typed(f->draft, "NgayThangNamSinh"), "17/03/1950");
}

static void another_year_is_refused_and_kept(void **state)
{
	struct fixture *f = *state;

	go_to(f, "NgayThangNamSinh");
	type(f, "17031951");
	press(f, K_TAB);
	assert_non_null(draft_complaint(f->draft, "NgayThangNamSinh"));
	assert_string_equal(draft_typed(f->draft, "NgayThangNamSinh"), "17/03/1951");
	assert_string_equal(draft_value(f->draft, "NgayThangNamSinh"), "1950");
}

static void what_is_missing_of_a_date_stands_there(void **state)
{
	struct fixture *f = *state;
	const struct field *birth = form_field(&form_correction, "NgayThangNamSinh");
	const struct field *issued = form_field(&form_correction, "paper_date");
	const struct {
		const struct field *field;
		const char *typed, *ghost;
	} rows[] = {
		{ issued, "", "__/__/____" },	{ issued, "1", "_/__/____" },
		{ issued, "05/03", "/____" },	{ issued, "05/03/2026", "" },
		{ birth, "", "" },		{ birth, "17", "/__/1950" },
		{ issued, "2026-03-05", "" },	{ issued, "5/3", "" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *ghost = formview_ghost(&f->view, rows[i].field, rows[i].typed);

		assert_string_equal(ghost, rows[i].ghost);
	}
}

static void a_locked_field_takes_no_keys(void **state)
{
	struct fixture *f = *state;

	go_to(f, "GioiTinh");
	assert_int_equal(type(f, "n"), FORMVIEW_LOCKED);
	assert_int_equal(press(f, K_BACKSPACE), FORMVIEW_LOCKED);
	assert_string_equal(draft_typed(f->draft, "GioiTinh"), "");
	assert_int_equal(press(f, K_ESC), FORMVIEW_ESC);
}

static void esc_takes_back_then_goes(void **state)
{
	struct fixture *f = *state;

	type(f, "Lý Văn Mẫu");
	assert_int_equal(press(f, K_ESC), FORMVIEW_UNDONE);
	assert_string_equal(lineedit_text(&f->view.edit), "");
	assert_int_equal(press(f, K_ESC), FORMVIEW_ESC);
}

static void a_question_mark_asks_only_in_an_empty_field(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(type(f, "?"), FORMVIEW_HELP);
	type(f, "L");
	assert_int_equal(type(f, "?"), FORMVIEW_DONE);
}

static void paste(struct fixture *f, const char *text, enum formview_reply wanted)
{
	press(f, K_PASTE_BEGIN);
	type(f, text);
	assert_int_equal(press(f, K_PASTE_END), wanted);
}

static void a_refused_paste_is_kept_and_refused_again(void **state)
{
	struct fixture *f = *state;

	go_to(f, "paper_number");
	paste(f, "27\u202e/2026", FORMVIEW_REFUSED);
	assert_non_null(formview_refusal(&f->view));
	assert_string_equal(lineedit_text(&f->view.edit), "27⟨U+202E⟩/2026");
	press(f, K_TAB);
	assert_non_null(draft_complaint(f->draft, "paper_number"));
	assert_string_equal(draft_typed(f->draft, "paper_number"), "27⟨U+202E⟩/2026");
}

static void a_clean_paste_is_text_and_no_command(void **state)
{
	struct fixture *f = *state;
	size_t cursor = f->view.cursor;

	paste(f, "Nguyễn Thị Mậu", FORMVIEW_DONE);
	assert_string_equal(lineedit_text(&f->view.edit), "Nguyễn Thị Mậu");
	lineedit_set(&f->view.edit, "");
	paste(f, "  Nguyễn Thị  Mậu ", FORMVIEW_MENDED);
	assert_non_null(formview_refusal(&f->view));
	assert_string_equal(lineedit_text(&f->view.edit), "Nguyễn Thị Mậu");
	paste(f, "a\nb", FORMVIEW_REFUSED);
	assert_int_equal(f->view.cursor, cursor);
}

static void a_code_shows_its_name_when_left(void **state)
{
	struct fixture *f = *state;

	go_to(f, "DanToc");
	type(f, "tay");
	press(f, K_TAB);
	assert_string_equal(draft_typed(f->draft, "DanToc"), "Tày");
}

static void too_many_letters_are_said(void **state)
{
	struct fixture *f = *state;

	go_to(f, "paper_date");
	type(f, "05032026");
	assert_int_equal(type(f, "9"), FORMVIEW_FULL);
	assert_string_equal(lineedit_text(&f->view.edit), "05/03/2026");
}

static void says(struct fixture *f, const char *meant)
{
	g_autofree char *hint = formview_hint(&f->view);

	if ((strstr(hint, "Did you mean") != NULL) != (meant != NULL) ||
	    (meant != NULL && strstr(hint, meant) == NULL))
		fail_msg("%s", hint);
}

static void a_slip_in_a_name_is_asked_about(void **state)
{
	struct fixture *f = *state;
	g_autofree char *left = NULL;

	type(f, "Nguỹên");
	says(f, NULL); /* the word may not be whole yet */
	type(f, " Thị Mậu");
	says(f, "Nguyễn");
	assert_int_equal(press(f, K_ENTER), FORMVIEW_LEFT);
	left = formview_says(&f->view, f->view.left);
	assert_non_null(strstr(left, "Nguyễn"));
	assert_null(draft_complaint(f->draft, "HoVaTen")); /* asked, not refused */
	says(f, NULL);
}

static void other_peoples_are_not_asked(void **state)
{
	struct fixture *f = *state;

	type(f, "Nguỹên Thị Mậu");
	draft_set(f->draft, "DanToc", "Ê-đê");
	assert_string_equal(draft_value(f->draft, "DanToc"), "11");
	says(f, NULL);
}

static void enter_on_the_last_field_ends(void **state)
{
	struct fixture *f = *state;

	formview_move(&f->view, form_correction.fields - 1);
	assert_int_equal(press(f, K_ENTER), FORMVIEW_LAST);
	assert_int_equal(press(f, K_DOWN), FORMVIEW_DONE);
	assert_int_equal(f->view.cursor, form_correction.fields - 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_field_is_read_when_it_is_left),
		TEST(the_year_stays_and_the_slash_comes),
		TEST(another_year_is_refused_and_kept),
		TEST(what_is_missing_of_a_date_stands_there),
		TEST(a_locked_field_takes_no_keys),
		TEST(esc_takes_back_then_goes),
		TEST(a_question_mark_asks_only_in_an_empty_field),
		TEST(a_refused_paste_is_kept_and_refused_again),
		TEST(a_clean_paste_is_text_and_no_command),
		TEST(a_code_shows_its_name_when_left),
		TEST(too_many_letters_are_said),
		TEST(a_slip_in_a_name_is_asked_about),
		TEST(other_peoples_are_not_asked),
		TEST(enter_on_the_last_field_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
