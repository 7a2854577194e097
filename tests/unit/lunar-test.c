/* lunar - computed lunar days against days that everybody has lived through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "forms/lunar.h"

#include "i18n/banned.h"

/* Mùng 1 Tết as Việt Nam kept it; in 1968, 1969, 1985, 2007 and 2030 China's is another. */
static const char *const tet[] = {
	"1968-01-29", "1969-02-16", "1975-02-11", "1976-01-31", "1984-02-02", "1985-01-21",
	"1986-02-09", "1990-01-27", "1995-01-31", "1999-02-16", "2000-02-05", "2001-01-24",
	"2002-02-12", "2003-02-01", "2004-01-22", "2005-02-09", "2006-01-29", "2007-02-17",
	"2008-02-07", "2009-01-26", "2010-02-14", "2011-02-03", "2012-01-23", "2013-02-10",
	"2014-01-31", "2015-02-19", "2016-02-08", "2017-01-28", "2018-02-16", "2019-02-05",
	"2020-01-25", "2021-02-12", "2022-02-01", "2023-01-22", "2024-02-10", "2025-01-29",
	"2026-02-17", "2027-02-06", "2028-01-26", "2029-02-13", "2030-02-02",
};

/* 10/3, by public announcements. */
static const char *const founders[] = {
	"2016-04-16", "2017-04-06", "2018-04-25", "2019-04-14", "2020-04-02",
	"2021-04-21", "2022-04-10", "2023-04-29", "2024-04-18", "2025-04-07",
	"2026-04-26", "2027-04-16",
};

static void is_day(int month, int day, const char *iso)
{
	struct lunar lunar = { .month = month, .day = day }, back;
	struct date want, date;
	g_autofree char *got = NULL;

	assert_true(date_from_iso(iso, &want));
	lunar.year = want.year;
	assert_true(lunar_date(lunar, &date));
	got = date_iso(date);
	assert_string_equal(got, iso);
	back = lunar_of(want);
	assert_int_equal(back.year, lunar.year);
	assert_int_equal(back.month, month);
	assert_int_equal(back.day, day);
	assert_false(back.leap);
}

static void holidays_fall_where_they_did(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(tet); i++)
		is_day(1, 1, tet[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(founders); i++)
		is_day(3, 10, founders[i]);
	is_day(8, 15, "2026-09-25"); /* Trung thu */
}

static void leap_months(void **state)
{
	static const int leap[][2] = {
		{ 2001, 4 }, { 2004, 2 }, { 2006, 7 }, { 2009, 5 },  { 2012, 4 }, { 2014, 9 },
		{ 2017, 6 }, { 2020, 4 }, { 2023, 2 }, { 2025, 6 }, { 2028, 5 }, { 2031, 3 },
		{ 2033, 11 },
	};
	size_t at = 0;
	struct date date;

	(void)state;
	for (int year = 2000; year <= 2034; year++)
		for (int month = 1; month <= 12; month++) {
			struct lunar first = { year, month, 1, true };
			bool is = at < G_N_ELEMENTS(leap) && leap[at][0] == year &&
				  leap[at][1] == month;

			if (lunar_date(first, &date) != is)
				fail_msg("%d/%d: leap or not?", month, year);
			at += is;
		}
	assert_int_equal(at, G_N_ELEMENTS(leap));
}

/* Every day of two centuries follows the day before. */
static void days_follow_each_other(void **state)
{
	int64_t day = date_number((struct date){ 1901, 1, 1 });
	int64_t end = date_number((struct date){ 2199, 12, 31 });
	struct lunar before = lunar_of(date_of_number(day));

	(void)state;
	/* Every ninth, to be quick: months are 29 or 30 days. */
	for (day += 9; day <= end; day += 9) {
		struct lunar now = lunar_of(date_of_number(day));
		int step = now.day - before.day;
		bool same = now.month == before.month && now.leap == before.leap;

		assert_in_range(now.day, 1, 30);
		if (same ? step != 9 : step != 9 - 29 && step != 9 - 30)
			fail_msg("day %d/%d/%d after %d/%d", now.day, now.month, now.year,
				 before.day, before.month);
		if (!same && !now.leap && now.month != before.month % 12 + 1)
			fail_msg("month %d after %d", now.month, before.month);
		if (now.month == 1 && before.month == 12)
			assert_int_equal(now.year, before.year + 1);
		else
			assert_int_equal(now.year, before.year);
		before = now;
	}
}

static void what_is_not_there(void **state)
{
	static const struct lunar none[] = {
		{ 2026, 0, 1, false },	{ 2026, 13, 1, false }, { 2026, 1, 0, false },
		{ 2026, 1, 31, false }, { 2026, 6, 1, true },	{ 1900, 1, 1, false },
		{ 2199, 1, 1, false },	{ 2025, 12, 30, false }, /* a month of 29 */
	};
	struct date date = { 1, 1, 1 };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
		assert_false(lunar_date(none[i], &date));
	assert_int_equal(date.year, 1);
	assert_int_equal(lunar_of((struct date){ 1899, 12, 31 }).day, 0);
	assert_int_equal(lunar_of((struct date){ 2026, 0, 0 }).day, 0);
}

static void year_names(void **state)
{
	g_autofree char *a = lunar_year_name(1984), *b = lunar_year_name(2026);

	(void)state;
	assert_string_equal(a, "Giáp Tý");
	assert_string_equal(b, "Bính Ngọ");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(holidays_fall_where_they_did),
		cmocka_unit_test(leap_months),
		cmocka_unit_test(days_follow_each_other),
		cmocka_unit_test(what_is_not_there),
		cmocka_unit_test(year_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
