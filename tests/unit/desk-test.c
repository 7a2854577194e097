/* desk-test - what the desk adds to a form: who asks, how it was seen, several papers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/desk_fields.h"
#include "forms/draft_request.h"
#include "tests/unit/draft_help.h"

#include "i18n/banned.h"

static struct draft *filled(void)
{
	struct draft *draft = correction();

	assert_true(draft_set(draft, "HoVaTen", "Nguyễn Thị Mậu"));
	assert_true(draft_set(draft, "reason", "SS01"));
	assert_true(draft_set(draft, "paper_kind", "P02"));
	assert_true(draft_set(draft, "paper_number", "27/2026/TLKS"));
	assert_true(draft_set(draft, "paper_date", "05/03/2026"));
	assert_true(draft_set(draft, "paper_issuer", "Ủy ban nhân dân xã Tập Huấn"));
	return draft;
}

static struct request *sent(const struct draft *draft)
{
	struct request *request = request_new();

	draft_to_request(draft, request);
	return request;
}

/* Nothing of it is typed, nothing of it makes a draft worth keeping. */
static void the_usual_case_costs_no_key(void **state)
{
	struct draft *draft = filled();
	struct request *request;

	(void)state;
	assert_string_equal(draft_typed(draft, "applicant_who"), "");
	assert_false(draft_changed(draft, "applicant_who"));
	assert_int_equal(draft_check(draft), -1);
	request = sent(draft);
	assert_string_equal(request->applicant.who, "self");
	assert_string_equal(request->applicant.checked, "card");
	assert_string_equal(request->reason, "SS01");
	assert_string_equal(request->base_version, "7");
	assert_int_equal(request->changes->len, 1);
	assert_int_equal(request->papers->len, 1);
	request_free(request);
	draft_free(draft);
}

static void somebody_else_has_a_name(void **state)
{
	struct draft *draft = filled();
	int at = form_index(&form_correction, "applicant_name");

	(void)state;
	assert_true(draft_set(draft, "applicant_who", "cha"));
	assert_int_equal(draft_check(draft), at);
	says(draft, "applicant_name", "Cha, mẹ");
	assert_true(draft_set(draft, "applicant_name", "Nguyễn Văn Thử"));
	assert_false(draft_set(draft, "applicant_number", "12345"));
	assert_true(draft_set(draft, "applicant_number", "099050000001"));
	assert_int_equal(draft_check(draft), -1);
	draft_free(draft);
}

static void who_proves_nothing_needs_a_note(void **state)
{
	struct draft *draft = filled();

	(void)state;
	assert_true(draft_choose(draft, "applicant_checked", "none"));
	assert_int_equal(draft_check(draft), form_index(&form_correction, "applicant_note"));
	says(draft, "applicant_note", "vì sao");
	assert_true(draft_set(draft, "applicant_note", "Trưởng thôn xác nhận"));
	assert_int_equal(draft_check(draft), -1);
	draft_free(draft);
}

static void a_further_paper_is_whole_or_not_there(void **state)
{
	struct draft *draft = filled();
	struct request *request;
	const struct paper *paper;

	(void)state;
	assert_true(draft_set(draft, "paper_2_number", "58/1975"));
	assert_int_equal(draft_check(draft), form_index(&form_correction, "paper_2_kind"));
	says(draft, "paper_2_kind", "chưa đủ");
	assert_true(draft_set(draft, "paper_2_kind", "P01"));
	assert_true(draft_set(draft, "paper_2_date", "20/10/1975"));
	assert_true(draft_set(draft, "paper_2_issuer", "Ủy ban nhân dân xã Suối Thử"));
	assert_int_equal(draft_check(draft), -1);
	request = sent(draft);
	assert_int_equal(request->papers->len, 2);
	paper = g_ptr_array_index(request->papers, 1);
	assert_string_equal(paper->number, "58/1975");
	assert_string_equal(paper->date, "1975-10-20");
	request_free(request);
	draft_free(draft);
}

/* Each paper is held against its own kind. */
static void a_paper_is_of_its_own_time(void **state)
{
	struct draft *draft = filled();

	(void)state;
	assert_true(draft_set(draft, "paper_2_kind", "P26"));
	assert_false(draft_set(draft, "paper_2_date", "01/02/2024"));
	says(draft, "paper_2_date", "31/12/2022");
	draft_free(draft);
}

/* A returned request comes back to the form whole. */
static void back_in_the_form(void **state)
{
	struct draft *draft = filled(), *again = correction();
	struct request *first, *second;

	(void)state;
	draft_set(draft, "applicant_who", "con");
	draft_set(draft, "applicant_name", "Nguyễn Văn Con");
	draft_choose(draft, "applicant_checked", "vneid");
	draft_set(draft, "paper_2_kind", "P01");
	draft_set(draft, "paper_2_number", "58/1975");
	draft_set(draft, "paper_2_date", "20/10/1975");
	draft_set(draft, "paper_2_issuer", "Ủy ban nhân dân xã Suối Thử");
	first = sent(draft);
	draft_take_request(again, first);
	second = sent(again);
	assert_string_equal(second->applicant.who, "child");
	assert_string_equal(second->applicant.name, "Nguyễn Văn Con");
	assert_string_equal(second->applicant.checked, "vneid");
	assert_int_equal(second->papers->len, 2);
	assert_string_equal(request_change_of(second, FIELD_NAME)->to,
			    "Nguyễn" P "Thị" P "Mậu");
	request_free(first);
	request_free(second);
	draft_free(draft);
	draft_free(again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_usual_case_costs_no_key),
		cmocka_unit_test(somebody_else_has_a_name),
		cmocka_unit_test(who_proves_nothing_needs_a_note),
		cmocka_unit_test(a_further_paper_is_whole_or_not_there),
		cmocka_unit_test(a_paper_is_of_its_own_time),
		cmocka_unit_test(back_in_the_form),
	};

	return cmocka_run_group_tests(tests, in_vietnamese, NULL);
}
