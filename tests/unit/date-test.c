/* date - whole and partial, typed, shown, on the wire; the rule that was broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "i18n/date.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static void reads(const char *typed, const char *iso)
{
	struct date date;
	g_autofree char *text = NULL;

	if (date_read(typed, &date) != DATE_FINE)
		fail_msg("%s was refused", typed);
	text = date_iso(date);
	assert_string_equal(text, iso);
}

static void test_read(void **state)
{
	(void)state;
	reads("17/03/1950", "1950-03-17");
	reads("7/3/1950", "1950-03-07");
	reads("17.03.1950", "1950-03-17");
	reads("17-03-1950", "1950-03-17");
	reads("17 3 1950", "1950-03-17");
	reads(" 17 / 3 / 1950 ", "1950-03-17");
	reads("17031950", "1950-03-17");
	reads("03/1950", "1950-03");
	reads("3/1950", "1950-03");
	reads("1950", "1950");
	reads("--/--/1950", "1950");
	reads("--/03/1950", "1950-03");
	reads("__/__/1950", "1950");
	reads("--/1950", "1950");
	reads("1950-03-17", "1950-03-17");
	reads("1950-03", "1950-03");
	reads("29/02/2024", "2024-02-29");
	reads("31/12/2200", "2200-12-31");
	reads("01/01/1850", "1850-01-01");
}

static void refuses(const char *typed, enum date_flaw flaw)
{
	struct date date;
	enum date_flaw got = date_read(typed, &date);
	g_autofree char *sentence = date_flaw_sentence(got, date);

	if (got != flaw)
		fail_msg("%s: flaw %d, not %d", typed, (int)got, (int)flaw);
	assert_true(g_utf8_strlen(sentence, -1) > 10);
	assert_true(g_utf8_strlen(sentence, -1) <= 78);
}

static void test_refused(void **state)
{
	(void)state;
	refuses("", DATE_EMPTY);
	refuses("  ", DATE_EMPTY);
	refuses("__/__/____", DATE_EMPTY);
	refuses("--/--/----", DATE_EMPTY);
	refuses("17/13/1950", DATE_MONTH);
	refuses("17/00/1950", DATE_MONTH);
	refuses("17/99/1950", DATE_MONTH);
	refuses("32/01/1950", DATE_DAY);
	refuses("00/01/1950", DATE_DAY);
	refuses("31/04/1950", DATE_DAY_OF);
	refuses("30/02/1950", DATE_DAY_OF);
	refuses("29/02/1950", DATE_LEAP);
	refuses("29/02/1900", DATE_LEAP);
	refuses("17/03/1849", DATE_YEAR);
	refuses("17/03/2201", DATE_YEAR);
	refuses("17/03/50", DATE_YEAR);
	refuses("50", DATE_YEAR);
	refuses("0000", DATE_YEAR);
	refuses("17/03/--", DATE_NO_YEAR);
	refuses("17/03/____", DATE_NO_YEAR);
	refuses("17/--/1950", DATE_NO_MONTH);
	refuses("17/03", DATE_YEAR);
	refuses("abc", DATE_SHAPE);
	refuses("17/03/1950x", DATE_SHAPE);
	refuses("17/03/1950/1", DATE_SHAPE);
	refuses("017/03/1950", DATE_SHAPE);
	refuses("17//03/1950", DATE_SHAPE);
	refuses("1703195", DATE_SHAPE);
	refuses("17/03/19500", DATE_SHAPE);
	refuses("170319500", DATE_SHAPE);
	refuses("99999999999999999999", DATE_SHAPE);
	refuses("17/03/１９50", DATE_SHAPE);
	refuses("-5/03/1950", DATE_SHAPE);
}

static void test_sentence(void **state)
{
	struct date date;
	g_autofree char *month = NULL, *leap = NULL;

	(void)state;
	language_start("vi", "i18n/locale");
	month = date_flaw_sentence(date_read("17/13/1950", &date), date);
	assert_string_equal(month,
			    "Không có tháng 13. Gõ 01-12, hoặc -- nếu giấy tờ không ghi.");
	leap = date_flaw_sentence(date_read("29/02/1950", &date), date);
	assert_non_null(strstr(leap, "02/1950"));
	for (int flaw = DATE_EMPTY; flaw <= DATE_NO_MONTH; flaw++) {
		g_autofree char *any = date_flaw_sentence((enum date_flaw)flaw, date);

		assert_true(g_utf8_strlen(any, -1) <= 78);
	}
	language_start("en", "i18n/locale");
}

static void shows(struct date date, const char *shown, const char *iso)
{
	g_autofree char *a = date_show(date), *b = date_iso(date);

	assert_string_equal(a, shown);
	assert_string_equal(b, iso);
}

static void test_show(void **state)
{
	(void)state;
	shows((struct date){ 1950, 3, 17 }, "17/03/1950", "1950-03-17");
	shows((struct date){ 1950, 3, 0 }, "--/03/1950", "1950-03");
	shows((struct date){ 1950, 0, 0 }, "--/--/1950", "1950");
	shows((struct date){ 0, 0, 0 }, "", "");
}

static void test_iso(void **state)
{
	static const char *const wrong[] = { "",	   "195",      "1950-",	     "1950-3",
					     "1950-13",	   "1950-00",  "1950-03-00", "1950-03-32",
					     "1950-02-29", "1950/03",  "1849",	     "2201",
					     "1950-03-17T", "0000",    "195a",	     "1950-0317 " };
	struct date date = { 1, 2, 3 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		if (date_from_iso(wrong[i], &date))
			fail_msg("%s was read", wrong[i]);
	assert_int_equal(date.year, 1);
	assert_true(date_from_iso("2024-02-29", &date));
	assert_int_equal(date.day, 29);
	assert_true(date_from_iso("1950-03", &date));
	assert_int_equal(date.day, 0);
	assert_true(date_from_iso("1950", &date));
	assert_int_equal(date.month, 0);
}

/* Every day of 350 years: number, shown, typed, sent, read again. */
static void test_every_day(void **state)
{
	int64_t first = date_number((struct date){ DATE_YEAR_MIN, 1, 1 });
	int64_t last = date_number((struct date){ DATE_YEAR_MAX, 12, 31 });
	struct date before = { 0 };

	(void)state;
	assert_int_equal(date_number((struct date){ 1970, 1, 1 }), 0);
	assert_int_equal(date_number((struct date){ 2026, 11, 23 }), 20780);
	for (int64_t day = first; day <= last; day++) {
		struct date date = date_of_number(day), read = { 0 }, typed;
		g_autofree char *iso = date_iso(date), *shown = date_show(date);

		assert_int_equal(date_number(date), day);
		assert_int_equal(date_check(date), DATE_FINE);
		assert_true(date_from_iso(iso, &read));
		assert_int_equal(date_read(shown, &typed), DATE_FINE);
		assert_int_equal(date_compare(read, typed), 0);
		assert_int_equal(date_compare(read, date), 0);
		assert_true(date_compare(before, date) < 0);
		before = date;
	}
}

static void test_compare(void **state)
{
	struct date year = { 1950, 0, 0 }, whole = { 1950, 3, 17 }, other = { 1951, 3, 17 };

	(void)state;
	assert_true(date_compare(year, whole) < 0);
	assert_true(date_compare(other, whole) > 0);
	assert_true(date_is_whole(whole));
	assert_false(date_is_whole(year));
	assert_true(date_is_none((struct date){ 0 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_read),	  cmocka_unit_test(test_refused),
		cmocka_unit_test(test_sentence),  cmocka_unit_test(test_show),
		cmocka_unit_test(test_iso),	  cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_compare),
	};

	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
