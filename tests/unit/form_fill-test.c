/*
 * form_fill-test - every paper form is filled in by keys, item by item, as an officer
 * does; what is typed twice, names in capitals, and who may already have a record.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/form_answers.h"
#include "forms/likely.h"
#include "forms/name_case.h"
#include "forms/register.h"
#include "i18n/language.h"
#include "tui/formview.h"

#include "form_example.h"

#define OWN_NUMBER "099090000123" /* male, 1990 */

static int in_vietnamese(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	return 0;
}

/* ---- what is typed -------------------------------------------------------------------- */

static enum formview_reply press(struct formview *view, enum key_code code)
{
	struct key key = { .code = code };

	return formview_key(view, &key);
}

static void type(struct formview *view, const char *text)
{
	for (const char *s = text; *s; s = g_utf8_next_char(s)) {
		struct key key = { .code = K_TEXT };

		memcpy(key.text, s, (size_t)(g_utf8_next_char(s) - s));
		formview_key(view, &key);
	}
}

static char *sample_code(const struct draft *draft, const struct field *field)
{
	g_autoptr(GPtrArray) rows = g_ptr_array_new();
	const struct code_row *row;

	if (field->catalogue == CATALOGUE_SEX)
		return g_strdup("1");
	assert_true(draft_choices(draft, field->key, "", rows) > 0);
	for (unsigned i = 0; i < rows->len; i++) {
		row = g_ptr_array_index(rows, i);
		if (strspn(row->code, "0") != strlen(row->code)) /* not “unknown” */
			return g_strdup(row->code);
	}
	return NULL;
}

static char *sample(const struct draft *draft, const struct field *field)
{
	switch (field->kind) {
	case KIND_NAME:
		return g_strdup("LÒ VĂN THỬ");
	case KIND_DATE:
		return g_strdup(g_str_has_prefix(field->key, "paper") ? "5/3/2026" : "1/3/1990");
	case KIND_CODE:
		return sample_code(draft, field);
	case KIND_PLACE:
		return g_strdup("Thôn Bến Gỗ, xã Tập Huấn, tỉnh Ví Dụ");
	case KIND_NUMBER12:
		return g_strdup(field->record == FIELD_NUMBER ? OWN_NUMBER : "099060000456");
	case KIND_NUMBER9:
		return g_strdup("201456789");
	case KIND_TEXT:
	case KIND_PASSWORD:
	case KIND_LINE:
	case KIND_NUMBERS:
	case KIND_PEOPLE:
	case KIND_CARDS:
	case KIND_STAYS:
	case KIND_COUNT:
		break;
	}
	return g_strdup(!strcmp(field->key, "applicant_number") ? "099060000456"
								: "như phiếu ghi");
}

/* A second and third paper stay empty; the head is read from the household. */
static bool is_typed(const struct draft *draft, const struct field *field)
{
	return !draft_locked(draft, field) && !g_str_has_prefix(field->key, "paper_2") &&
	       !g_str_has_prefix(field->key, "paper_3");
}

static void fill_field(struct formview *view, const struct form *form, size_t at)
{
	const struct field *field = &form->field[at];
	g_autofree char *text = NULL;
	const char *complaint;

	assert_int_equal(view->cursor, at);
	if (is_typed(view->draft, field)) {
		text = sample(view->draft, field);
		type(view, text);
	}
	if (press(view, K_ENTER) == FORMVIEW_AGAIN) {
		assert_true(field->flags & FIELD_TWICE);
		type(view, text);
		press(view, K_ENTER);
	}
	complaint = draft_complaint(view->draft, field->key);
	if (complaint)
		fail_msg("%s/%s: %s: %s", form->name, field->key, text, complaint);
	if (text && !*draft_value(view->draft, field->key))
		fail_msg("%s/%s: %s was not taken", form->name, field->key, text);
}

static void fill(const struct form *form, struct draft *draft)
{
	struct formview view;
	int wrong;

	draft_set_today(draft, "2026-11-24");
	formview_init(&view, draft, "");
	for (size_t i = 0; i < form->fields; i++)
		fill_field(&view, form, i);
	formview_settle(&view);
	wrong = draft_check(draft);
	if (wrong >= 0)
		fail_msg("%s/%s: %s", form->name, form->field[wrong].key,
			 draft_complaint(draft, form->field[wrong].key));
	formview_clear(&view);
}

static void a_new_person_fills_every_form(void **state)
{
	size_t n;
	const struct form *const *form = forms_registered(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		struct draft *draft;

		if (!form_is_paper(form[i]))
			continue;
		draft = draft_new(form[i]);
		draft_preset(draft, "reason", DRAFT_REASON_FIRST);
		fill(form[i], draft);
		assert_string_equal(draft_value(draft, "HoVaTen"), "Lò\x1fVăn\x1fThử");
		assert_string_equal(draft_value(draft, "NgayThangNamSinh"), "1990-03-01");
		draft_free(draft);
	}
}

/* The fields of the contributor's example are walked like the others. */
static void the_contributor_s_example_is_true(void **state)
{
	const char *dir = g_getenv("srcdir") ? g_getenv("srcdir") : "..";
	g_autofree char *path = g_build_filename(dir, "CONTRIBUTING.md", NULL);
	g_autofree char *example = g_build_filename(dir, "tests/unit/form_example.h", NULL);
	g_autofree char *papers = NULL, *code = NULL;
	struct draft *draft = draft_new(&form_ct08_2026);

	(void)state;
	assert_true(form_is_paper(&form_ct08_2026));
	fill(&form_ct08_2026, draft);
	assert_string_equal(draft_value(draft, "content"), "như phiếu ghi");
	draft_free(draft);
	assert_true(g_file_get_contents(path, &papers, NULL, NULL));
	assert_true(g_file_get_contents(example, &code, NULL, NULL));
	if (!strstr(papers, strchr(code, '\n') + 1))
		fail_msg("CONTRIBUTING.md does not show tests/unit/form_example.h any more");
}

/* ---- twice ------------------------------------------------------------------------------ */

static void a_difference_is_named(void **state)
{
	struct draft *draft = draft_new(&form_dc01_2025);
	struct formview view;

	(void)state;
	formview_init(&view, draft, "SoDinhDanh");
	type(&view, OWN_NUMBER);
	assert_int_equal(press(&view, K_ENTER), FORMVIEW_AGAIN);
	assert_string_equal(view.edit.text->str, ""); /* the first one is out of sight */
	assert_true(draft_is_once(draft, "SoDinhDanh"));
	type(&view, "099090000213");
	assert_int_equal(press(&view, K_ENTER), FORMVIEW_DIFFERS);
	assert_non_null(strstr(formview_refusal(&view), "thứ 10: lần đầu 1, lần này 2"));
	assert_true(draft_is_once(draft, "SoDinhDanh"));
	/* the cursor may leave; it is still once, and named before sending */
	press(&view, K_UP);
	draft_check(draft);
	assert_non_null(draft_complaint(draft, "SoDinhDanh"));
	formview_move(&view, (size_t)form_index(&form_dc01_2025, "SoDinhDanh"));
	assert_int_equal(press(&view, K_TAB), FORMVIEW_AGAIN);
	type(&view, OWN_NUMBER);
	press(&view, K_TAB);
	assert_false(draft_is_once(draft, "SoDinhDanh"));
	/* another text is typed once again */
	assert_true(draft_set(draft, "SoDinhDanh", "099090000124"));
	assert_true(draft_is_once(draft, "SoDinhDanh"));
	formview_clear(&view);
	draft_free(draft);
}

static void dates_are_compared_as_dates(void **state)
{
	struct draft *draft = draft_new(&form_dc01_2025);
	char *complaint;

	(void)state;
	assert_true(draft_set(draft, "NgayThangNamSinh", "1/3/1990"));
	assert_false(draft_repeat(draft, "NgayThangNamSinh", "01/04/1990", &complaint));
	assert_non_null(strstr(complaint, "thứ 4: lần đầu 3, lần này 4"));
	g_free(complaint);
	assert_false(draft_repeat(draft, "NgayThangNamSinh", "31/02/1990", &complaint));
	g_free(complaint);
	assert_true(draft_repeat(draft, "NgayThangNamSinh", "01/03/1990", &complaint));
	assert_false(draft_is_once(draft, "NgayThangNamSinh"));
	draft_free(draft);
}

/* Over a record the number is locked, and says which procedure it is. */
static void a_record_locks_its_fields(void **state)
{
	struct record *record = record_new();
	const struct field *sex = form_field(&form_dc02_2024, "GioiTinh");
	struct draft *over, *none = draft_new(&form_dc02_2024);

	(void)state;
	record_put(&record->id, "r1");
	over = draft_of_record(&form_dc02_2024, record);
	assert_true(draft_locked(over, sex));
	assert_false(draft_locked(none, sex));
	assert_string_not_equal(draft_hint(over, sex), draft_hint(none, sex));
	assert_false(draft_set(over, "GioiTinh", "2"));
	assert_true(draft_set(none, "GioiTinh", "2"));
	draft_free(over);
	draft_free(none);
	record_free(record);
}

static void a_residence_form_may_only_ask(void **state)
{
	struct record *record = record_new();
	struct draft *draft;
	g_autoptr(GPtrArray) answers = NULL;

	(void)state;
	record_put(&record->id, "r1");
	record_set(record, FIELD_NAME, "Lò\x1fVăn\x1fThử");
	record_set(record, FIELD_BIRTH, "1990");
	draft = draft_of_record(&form_ct01_2026, record);
	draft_set(draft, "procedure", "1.004194");
	draft_set(draft, "content", "đăng ký tạm trú");
	assert_int_equal(draft_check(draft), -1);
	assert_null(draft_missing(draft));
	answers = draft_answers(draft);
	assert_int_equal(answers->len, 2);
	/* what changes in the register needs a reason and a paper again */
	draft_set(draft, "LienHe/SoThueBao", "0900000000");
	assert_true(draft_check(draft) >= 0);
	draft_free(draft);
	record_free(record);
}

/* ---- names ------------------------------------------------------------------------------- */

static void mended(const char *typed, const char *expected)
{
	g_autofree char *name = name_case(typed);

	assert_string_equal(name ? name : typed, expected);
}

static void capitals_of_a_paper_become_a_name(void **state)
{
	(void)state;
	mended("NGUYỄN THỊ MẬU", "Nguyễn Thị Mậu");
	mended("đặng văn ổi", "Đặng Văn Ổi");
	mended("H'HEN NIÊ", "H'Hen Niê");
	mended("Nguyễn thị Mậu", "Nguyễn thị Mậu"); /* somebody's decision */
	mended("", "");
	mended("123", "123");
}

/* Two desks without a line each collect the same person: they are found alike. */
static void the_same_person_is_likely(void **state)
{
	(void)state;
	assert_true(likely_same("Lý\x1fThị\x1fQuý", "1990-03-01", "Lí\x1fThi\x1fQui", "1990"));
	assert_true(likely_same("Lò\x1f\x1fMẫu", "1990", "Lò\x1f\x1fMẫu", ""));
	assert_false(likely_same("Lò\x1f\x1fMẫu", "1990-03-01", "Lò\x1f\x1fMẫu", "1990-03-02"));
	assert_false(likely_same("Lò\x1f\x1fMẫu", "1990", "Lò\x1fVăn\x1fMẫu", "1990"));
	assert_false(likely_same("", "", "", ""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_person_fills_every_form),
		cmocka_unit_test(the_contributor_s_example_is_true),
		cmocka_unit_test(a_difference_is_named),
		cmocka_unit_test(dates_are_compared_as_dates),
		cmocka_unit_test(a_record_locks_its_fields),
		cmocka_unit_test(a_residence_form_may_only_ask),
		cmocka_unit_test(capitals_of_a_paper_become_a_name),
		cmocka_unit_test(the_same_person_is_likely),
	};

	return cmocka_run_group_tests(tests, in_vietnamese, NULL);
}
