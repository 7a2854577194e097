/* procedures - limits and fees by date, and due moments at their edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "forms/procedures.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

static void rows_are_in_order(void **state)
{
	const struct procedure_row *row, *other;
	struct date date;

	(void)state;
	for (size_t i = 0; (row = procedure_at(i)) != NULL; i++) {
		assert_true(*row->code && *row->basis && *row->decider);
		assert_true(!*row->from || date_from_iso(row->from, &date));
		assert_true(!*row->to || date_from_iso(row->to, &date));
		if (*row->to && strcmp(row->from, row->to) > 0)
			fail_msg("%s ends before it begins", row->code);
		assert_int_equal(row->limit != 0,
				 row->unit != LIMIT_NONE && row->unit != LIMIT_AT_ONCE);
		for (size_t j = i + 1; (other = procedure_at(j)) != NULL; j++) {
			if (strcmp(row->code, other->code) ||
			    strcmp(row->variant, other->variant))
				continue;
			if (!*row->to || strcmp(row->to, other->from) >= 0)
				fail_msg("%s %s overlaps", row->code, row->variant);
		}
	}
	assert_true(procedure_at(40) != NULL);
}

static void by_date(void **state)
{
	const struct procedure_row *row;

	(void)state;
	row = procedure_on("1.012564", "2026-08-18");
	assert_int_equal(row->limit, 2);
	assert_int_equal(row->unit, LIMIT_WORKDAYS);
	assert_int_equal(procedure_on("1.012564", "2026-08-17")->unit, LIMIT_NONE);
	assert_null(procedure_on("1.012564", "2024-06-30"));
	assert_ptr_equal(procedure_on("1.012564", ""), row);
	assert_ptr_equal(procedure_on("1.012564", NULL), row);
	assert_int_equal(procedure_on("1.014063", "2026-08-17")->fee, 25000);
	assert_null(procedure_on("1.014063", "2026-08-18"));
	assert_null(procedure_on("0.000000", "2026-08-18"));
	assert_int_equal(procedure_on("huy-xac-lap", "2026-11-24")->limit, 15);
	assert_string_equal(procedure_on("huy-xac-lap", "2026-11-24")->decider, "c06");
}

static void variants(void **state)
{
	const struct procedure_row *row = procedure_on("cap-can-cuoc", "2026-11-24");

	(void)state;
	assert_string_equal(row->variant, "");
	row = procedure_variant_on("cap-can-cuoc", "cấp lại", "2026-12-31");
	assert_int_equal(row->fee, 35000);
	row = procedure_variant_on("cap-can-cuoc", "cấp lại", "2027-01-01");
	assert_int_equal(row->fee, 70000);
	assert_int_equal(row->fee_online, 0);
	assert_null(procedure_variant_on("cap-can-cuoc", "cấp thêm", "2027-01-01"));
	/* No plain row: the first of the variants. */
	row = procedure_on("1.010041", "2026-11-24");
	assert_int_equal(row->unit, LIMIT_HALF_DAYS);
}

static void due(const struct procedure_row *row, const char *from, int hour, int minute,
		const char *want)
{
	struct date date;
	g_autofree char *got = NULL;

	assert_true(date_from_iso(from, &date));
	got = moment_iso_local(procedure_due(row, NULL, moment_of(date, hour, minute)));
	if (!g_str_has_prefix(got, want))
		fail_msg("%s %02d:%02d is due %s, not %s", from, hour, minute, got, want);
}

static void due_moments(void **state)
{
	const struct procedure_row *two = procedure_on("1.012564", "2026-11-24");
	const struct procedure_row *half = procedure_on("1.010041", "2026-11-24");
	const struct procedure_row *thirty = procedure_variant_on(
		"1.010040", "chưa có trong CSDLQGDC", "2026-11-24");
	const struct procedure_row *now = procedure_on("2.001159", "2026-11-24");

	(void)state;
	due(two, "2026-11-18", 8, 0, "2026-11-20T17:00");
	due(two, "2026-11-20", 16, 59, "2026-11-25T17:00"); /* weekend and 24/11 */
	due(two, "2026-11-20", 17, 0, "2026-11-26T17:00");  /* came on Monday */
	due(two, "2026-11-21", 9, 0, "2026-11-26T17:00");   /* a Saturday */
	due(two, "2026-11-24", 9, 0, "2026-11-27T17:00");   /* a holiday */
	due(half, "2026-11-18", 9, 0, "2026-11-18T12:00");
	due(half, "2026-11-18", 12, 0, "2026-11-18T17:00");
	due(half, "2026-11-18", 17, 0, "2026-11-19T12:00");
	due(thirty, "2026-11-20", 9, 0, "2026-12-21T17:00"); /* 20/12 is a Sunday */
	due(now, "2026-11-18", 23, 30, "2026-11-18T23:30");
	assert_int_equal(procedure_due(procedure_on("1.012564", "2026-08-17"), NULL, 5), 0);
}

static void limits_in_words(void **state)
{
	g_autofree char *a = procedure_limit_text(procedure_on("1.012564", ""));
	g_autofree char *b = procedure_limit_text(procedure_on("1.010041", ""));
	g_autofree char *c = procedure_limit_text(procedure_on("2.001159", ""));
	g_autofree char *d = procedure_limit_text(procedure_on("2.002622", ""));
	g_autofree char *e = procedure_limit_text(procedure_on("1.003677", ""));

	(void)state;
	assert_string_equal(a, "2 working days");
	assert_string_equal(b, "half a working day");
	assert_string_equal(c, "at once");
	assert_string_equal(d, "");
	assert_string_equal(e, "1 day");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_in_order), cmocka_unit_test(by_date),
		cmocka_unit_test(variants),	     cmocka_unit_test(due_moments),
		cmocka_unit_test(limits_in_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
