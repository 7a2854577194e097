/* moment - the clock of Viet Nam whatever TZ says, and ISO both ways. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <time.h>

#include <glib.h>

#include "i18n/moment.h"

#include "i18n/banned.h"

/* 2026-03-12 08:42:07.123 in Viet Nam. */
#define MORNING INT64_C(1773279727123)

static void gives(char *taken, const char *wanted)
{
	assert_string_equal(taken, wanted);
	g_free(taken);
}

static void test_show(void **state)
{
	(void)state;
	setenv("TZ", "America/New_York", 1);
	tzset();
	gives(moment_show(MORNING), "08:42 12/03/2026");
	gives(moment_clock(MORNING), "08:42");
	gives(moment_iso(MORNING), "2026-03-12T01:42:07.123Z");
	gives(moment_iso_local(MORNING), "2026-03-12T08:42:07.123+07:00");
	gives(moment_near(MORNING, MORNING + 3600000), "08:42");
	gives(moment_near(MORNING, MORNING + 86400000), "08:42 12/03");
	gives(moment_show(0), "07:00 01/01/1970");
	gives(moment_iso(-1), "1969-12-31T23:59:59.999Z");
	/* The day changes at 17:00 UTC. */
	assert_int_equal(moment_date(INT64_C(1773334799999)).day, 12);
	assert_int_equal(moment_date(INT64_C(1773334800000)).day, 13);
}

static void test_read(void **state)
{
	int64_t ms = 0;

	(void)state;
	assert_true(moment_from_iso("2026-03-12T01:42:07.123Z", &ms));
	assert_int_equal(ms, MORNING);
	assert_true(moment_from_iso("2026-03-12T08:42:07.123+07:00", &ms));
	assert_int_equal(ms, MORNING);
	assert_true(moment_from_iso("2026-03-11T20:12:07.1239999-05:30", &ms));
	assert_int_equal(ms, MORNING);
	assert_true(moment_from_iso("2024-02-29T00:00:00Z", &ms));
	assert_true(moment_from_iso("1970-01-01T00:00:00Z", &ms));
	assert_int_equal(ms, 0);
}

static void test_refused(void **state)
{
	static const char *const wrong[] = {
		"", "2026-03-12", "2026-03-12T01:42:07", "2026-03-12T01:42Z",
		"2026-03-12 01:42:07Z", "2026-13-12T01:42:07Z", "2026-02-30T01:42:07Z",
		"2025-02-29T00:00:00Z", "2026-00-12T01:42:07Z", "2026-03-00T01:42:07Z",
		"2026-03-12T24:00:00Z", "2026-03-12T01:60:07Z", "2026-03-12T01:42:60Z",
		"2026-03-12T01:42:07.Z", "2026-03-12T01:42:07Z ", " 2026-03-12T01:42:07Z",
		"2026-03-12T01:42:07+7", "2026-03-12T01:42:07+0700", "26-03-12T01:42:07Z",
		"2026-03-12T01:42:07+24:00", "2026-3-12T01:42:07Z", "2026-03-12t01:42:07z",
	};
	int64_t ms = 5;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		if (moment_from_iso(wrong[i], &ms))
			fail_msg("%s was read", wrong[i]);
	assert_int_equal(ms, 5);
}

static void test_there_and_back(void **state)
{
	GRand *chance = g_rand_new_with_seed(2);

	(void)state;
	for (int i = 0; i < 20000; i++) {
		int64_t ms = (int64_t)g_rand_double_range(chance, -6e13, 2e14), back;
		g_autofree char *utc = moment_iso(ms), *here = moment_iso_local(ms);

		assert_true(moment_from_iso(utc, &back));
		assert_int_equal(back, ms);
		assert_true(moment_from_iso(here, &back));
		assert_int_equal(back, ms);
	}
	g_rand_free(chance);
}

static void test_of(void **state)
{
	struct date date = { 2026, 3, 12 };

	(void)state;
	gives(moment_show(moment_of(date, 17, 5)), "17:05 12/03/2026");
	g_free(moment_show(INT64_MAX));
	g_free(moment_iso(INT64_MIN));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_show),	cmocka_unit_test(test_read),
		cmocka_unit_test(test_refused), cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_of),
	};

	return cmocka_run_group_tests_name("moment", tests, NULL, NULL);
}
