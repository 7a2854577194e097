/* request_desk - kinds, applicant, overrides, claims, offices, undo: there, back, refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/deciders.h"
#include "forms/request.h"
#include "forms/undo.h"

#include "i18n/banned.h"

#define ID "018f3d2a-7c11-7abc-8def-0123456789ab"
#define P KIND_PART_TEXT

static struct request *sample(const char *kind)
{
	struct request *r = request_new();

	record_put(&r->id, ID);
	record_put(&r->kind, kind);
	record_put(&r->world, "practice");
	record_put(&r->centre, "c-1");
	record_put(&r->resident, "r-17");
	record_put(&r->base_version, "7");
	record_put(&r->reason, "SS03");
	record_put(&r->note, "ghi chú");
	purpose_set(&r->purpose, "TH-02", "0412/2026", 0);
	return r;
}

static struct request *there_and_back(const struct request *r, bool with_centre, GError **why)
{
	g_autoptr(json_owned) json = request_to_json(r, with_centre);
	g_autofree char *text = json_print(json);
	g_autoptr(json_owned) again = json_parse(text, strlen(text), NULL);

	assert_non_null(again);
	return request_of_json(again, why);
}

static void words_there_and_back(void **state)
{
	enum request_kind kind = REQUEST_KIND_COUNT;

	(void)state;
	for (int k = 0; k < REQUEST_KIND_COUNT; k++) {
		assert_true(request_kind_of_word(request_kind_word((enum request_kind)k), &kind));
		assert_int_equal(kind, k);
		assert_true(*request_kind_name(kind));
	}
	assert_false(request_kind_of_word("Correction", &kind));
	assert_false(request_kind_of_word(NULL, &kind));
	assert_true(request_level_height("c06") > request_level_height("province"));
	assert_true(request_level_height("province") > request_level_height("chief"));
	assert_int_equal(request_level_height("mayor"), 0);
	assert_string_equal(request_level_name("mayor"), "");
	assert_true(*request_level_name("c06"));
}

static void the_desk_there_and_back(void **state)
{
	struct request *r = sample("correction"), *back;
	const struct override *override;

	(void)state;
	request_add_change(r, FIELD_MARITAL, "2", "1");
	record_put(&r->form, "DC02-2024");
	record_put(&r->form_date, "2026-11-20");
	record_put(&r->applicant.who, "parent");
	record_put(&r->applicant.name, "Lò Văn Cha");
	record_put(&r->applicant.number, "099060123456");
	record_put(&r->applicant.checked, "none");
	record_put(&r->applicant.note, "bỏ quên thẻ");
	request_add_override(r, "married-alone", "vợ ở nước ngoài");
	back = there_and_back(r, false, NULL);
	assert_non_null(back);
	assert_string_equal(back->form, "DC02-2024");
	assert_string_equal(back->form_date, "2026-11-20");
	assert_string_equal(back->applicant.who, "parent");
	assert_string_equal(back->applicant.name, "Lò Văn Cha");
	assert_string_equal(back->applicant.number, "099060123456");
	assert_string_equal(back->applicant.checked, "none");
	assert_string_equal(back->applicant.note, "bỏ quên thẻ");
	assert_int_equal(back->overrides->len, 1);
	override = back->overrides->pdata[0];
	assert_string_equal(override->rule, "married-alone");
	assert_string_equal(override->reason, "vợ ở nước ngoài");
	request_free(back);
	request_free(r);
}

static void a_claim_there_and_back(void **state)
{
	struct request *r = sample("correction"), *back;
	GError *why = NULL;

	(void)state;
	request_add_change(r, FIELD_MARITAL, "", "1");
	record_put(&r->person.number, "099190000078");
	record_put(&r->person.name, "Lê" P "Thị" P "Xa");
	record_put(&r->person.birth, "1990-01-02");
	/* both a resident and a claim: which one? */
	assert_null(there_and_back(r, false, &why));
	assert_non_null(why);
	g_clear_error(&why);
	record_put(&r->resident, "");
	record_put(&r->base_version, "0");
	back = there_and_back(r, false, NULL);
	assert_non_null(back);
	assert_true(request_is_claim(back));
	assert_string_equal(back->person.name, "Lê" P "Thị" P "Xa");
	assert_string_equal(back->person.birth, "1990-01-02");
	request_free(back);
	record_put(&r->person.number, "0991900000");
	assert_null(there_and_back(r, false, NULL));
	record_put(&r->person.number, "099190000078");
	record_put(&r->person.birth, "");
	assert_null(there_and_back(r, false, NULL));
	request_free(r);
}

static void offices_there_and_back(void **state)
{
	struct request *r = sample("undo"), *back;
	struct after_row *row = after_row_new();
	const struct after_row *again;
	g_autofree char *labels = NULL;

	(void)state;
	record_put(&r->undoes, ID);
	record_put(&r->receipt, "TH-000001");
	record_put(&r->level, "province");
	record_put(&r->decider, "c06");
	record_put(&r->commune_code, "99002");
	record_put(&r->commune, "xã Suối Thử");
	record_put(&r->origin_code, "99001");
	record_put(&r->origin, "xã Tập Huấn");
	r->state = REQUEST_FORWARDED;
	r->warn = r->overdue = true;
	record_put(&row->receipt, "TH-000009");
	record_put(&row->office, "xã Tập Huấn");
	row->date = 5000;
	row->blocks = true;
	g_ptr_array_add(row->fields, GINT_TO_POINTER(FIELD_MARITAL));
	g_ptr_array_add(r->after, row);
	back = there_and_back(r, true, NULL);
	assert_non_null(back);
	assert_string_equal(back->level, "province");
	assert_string_equal(back->decider, "c06");
	assert_string_equal(back->commune, "xã Suối Thử");
	assert_string_equal(back->origin_code, "99001");
	assert_true(back->warn && back->overdue);
	assert_int_equal(back->after->len, 1);
	again = back->after->pdata[0];
	assert_string_equal(again->receipt, "TH-000009");
	assert_int_equal(again->date, 5000);
	assert_true(again->blocks);
	labels = after_row_labels(again);
	assert_string_equal(labels, record_label(FIELD_MARITAL));
	request_free(back);
	request_free(r);
}

static void what_each_kind_needs(void **state)
{
	static const struct {
		const char *kind;
		enum request_flaw bare; /* nothing but what sample() says */
	} rows[] = {
		{"undo", REQUEST_TARGET},
		{"merge", REQUEST_TARGET},
		{"unmerge", REQUEST_TARGET},
		{"collect", REQUEST_INCOMPLETE},
		{"correction", REQUEST_NO_CHANGE},
	};
	enum record_field field;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct request *r = sample(rows[i].kind);
		g_autofree char *sentence = NULL;

		assert_int_equal(request_check(r, &field), rows[i].bare);
		sentence = request_flaw_sentence(rows[i].bare, field);
		assert_true(*sentence);
		request_free(r);
	}
}

static void a_reissue_is_about_the_number_only(void **state)
{
	static const struct {
		enum record_field field;
		const char *from, *to;
		enum request_flaw flaw;
	} rows[] = {
		{FIELD_SEX, "1", "2", REQUEST_NO_PAPER},
		{FIELD_BIRTH, "1975-03-17", "1976-03-17", REQUEST_NO_PAPER},
		{FIELD_BIRTH, "1975-03-17", "1975-03-18", REQUEST_REISSUES},
		{FIELD_BIRTH_PLACE, "", "00001" P "2025" P "x" P "VN", REQUEST_NO_PAPER},
		{FIELD_MARITAL, "1", "2", REQUEST_REISSUES},
		{FIELD_SEX, "1", "1", REQUEST_NO_CHANGE},
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct request *r = sample("reissue");
		enum record_field field;

		request_add_change(r, rows[i].field, rows[i].from, rows[i].to);
		assert_int_equal(request_check(r, &field), rows[i].flaw);
		assert_string_equal(decider_of(r, "2026-11-24"), "c06");
		request_free(r);
	}
}

static void who_asks_is_known_or_noted(void **state)
{
	static const struct {
		const char *who, *checked, *note;
		enum request_flaw flaw;
	} rows[] = {
		{"", "", "", REQUEST_NO_PAPER}, /* an older terminal does not say */
		{"self", "card", "", REQUEST_NO_PAPER},
		{"self", "none", "", REQUEST_APPLICANT},
		{"self", "none", "quên thẻ", REQUEST_NO_PAPER},
		{"neighbour", "card", "", REQUEST_APPLICANT},
		{"self", "", "", REQUEST_APPLICANT},
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct request *r = sample("correction");
		enum record_field field;

		request_add_change(r, FIELD_MARITAL, "2", "1");
		record_put(&r->applicant.who, rows[i].who);
		record_put(&r->applicant.checked, rows[i].checked);
		record_put(&r->applicant.note, rows[i].note);
		assert_int_equal(request_check(r, &field), rows[i].flaw);
		request_free(r);
	}
}

static void a_collected_person_is_whole(void **state)
{
	struct request *r = sample("collect");
	enum record_field field;

	(void)state;
	request_add_change(r, FIELD_NAME, "", "Lò" P P "Thử");
	request_add_change(r, FIELD_BIRTH, "", "1990");
	request_add_change(r, FIELD_SEX, "", "1");
	assert_int_equal(request_check(r, &field), REQUEST_INCOMPLETE);
	record_put(&r->hamlet, "99001-01");
	assert_int_equal(request_check(r, &field), REQUEST_NO_PAPER);
	request_add_change(r, FIELD_NUMBER, "", "**********12");
	assert_int_equal(request_check(r, &field), REQUEST_HIDDEN);
	assert_int_equal(field, FIELD_NUMBER);
	assert_string_equal(decider_of(r, "2026-11-24"), "chief");
	request_free(r);
}

static void an_undo_check_there_and_back(void **state)
{
	struct undo_check *check = undo_check_new(), *back;
	g_autoptr(json_owned) json = NULL;

	(void)state;
	check->may = true;
	check->until = 9000;
	record_put(&check->decider, "chief");
	g_ptr_array_add(check->after, after_row_new());
	json = undo_check_to_json(check);
	back = undo_check_of_json(json, NULL);
	assert_non_null(back);
	assert_true(back->may);
	assert_int_equal(back->until, 9000);
	assert_string_equal(back->decider, "chief");
	assert_int_equal(back->after->len, 1);
	undo_check_free(back);
	undo_check_free(check);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_there_and_back),
		cmocka_unit_test(the_desk_there_and_back),
		cmocka_unit_test(a_claim_there_and_back),
		cmocka_unit_test(offices_there_and_back),
		cmocka_unit_test(what_each_kind_needs),
		cmocka_unit_test(a_reissue_is_about_the_number_only),
		cmocka_unit_test(who_asks_is_known_or_noted),
		cmocka_unit_test(a_collected_person_is_whole),
		cmocka_unit_test(an_undo_check_there_and_back),
	};

	return cmocka_run_group_tests_name("request desk", tests, NULL, NULL);
}
