/* workdays - days off by law and decision, counted at their edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "forms/workdays.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static struct date day_of(const char *iso)
{
	struct date date;

	assert_true(date_from_iso(iso, &date));
	return date;
}

static void is_kind(const struct workdays *sent, const char *iso, enum workday_kind kind)
{
	enum workday_kind got = workday_of(sent, day_of(iso)).kind;

	if (got != kind)
		fail_msg("%s is of kind %d, not %d", iso, (int)got, (int)kind);
}

static void after(const struct workdays *sent, const char *from, unsigned days,
		  const char *want)
{
	g_autofree char *got = date_iso(workday_after(sent, day_of(from), days));

	if (strcmp(got, want))
		fail_msg("%s and %u days: %s, not %s", from, days, got, want);
}

static void the_law(void **state)
{
	(void)state;
	is_kind(NULL, "2026-11-24", WORKDAY_HOLIDAY); /* the first Ngày Văn hóa */
	is_kind(NULL, "2025-11-24", WORKDAY_ORDINARY);
	is_kind(NULL, "2020-09-01", WORKDAY_ORDINARY); /* one day by the code of 2012 */
	is_kind(NULL, "2020-09-03", WORKDAY_ORDINARY);
	is_kind(NULL, "2021-09-03", WORKDAY_HOLIDAY);
	is_kind(NULL, "2022-05-02", WORKDAY_GIVEN_BACK); /* 30/04 was a Saturday, */
	is_kind(NULL, "2022-05-03", WORKDAY_GIVEN_BACK); /* 01/05 a Sunday */
	is_kind(NULL, "2022-05-04", WORKDAY_ORDINARY);
	is_kind(NULL, "2023-05-02", WORKDAY_GIVEN_BACK); /* Giỗ Tổ on 29/04 */
	is_kind(NULL, "2023-05-03", WORKDAY_GIVEN_BACK);
	is_kind(NULL, "2026-04-27", WORKDAY_GIVEN_BACK);
	is_kind(NULL, "2026-08-22", WORKDAY_MADE_UP); /* a Saturday */
	is_kind(NULL, "2026-08-31", WORKDAY_EXCHANGED);
	is_kind(NULL, "2026-11-21", WORKDAY_REST);
	is_kind(NULL, "2026-11-23", WORKDAY_ORDINARY);
	assert_true(workday_is(NULL, day_of("2026-08-22")));
	assert_false(workday_is(NULL, day_of("2026-11-24")));
}

static void counting(void **state)
{
	(void)state;
	after(NULL, "2026-11-20", 1, "2026-11-23"); /* a Friday: over the weekend */
	after(NULL, "2026-11-20", 2, "2026-11-25"); /* and over 24/11 */
	after(NULL, "2026-11-23", 2, "2026-11-26");
	after(NULL, "2026-02-13", 1, "2026-02-23"); /* over Tết */
	after(NULL, "2026-08-21", 1, "2026-08-22"); /* the Saturday is worked */
	after(NULL, "2026-08-28", 1, "2026-09-03");
	after(NULL, "2026-11-24", 0, "2026-11-25");
	after(NULL, "2026-11-25", 0, "2026-11-25");
	after(NULL, "2025-12-31", 1, "2026-01-05"); /* 01/01 and the exchanged 02/01 */
	assert_int_equal(workdays_between(NULL, day_of("2026-11-20"), day_of("2026-11-25")),
			 2);
	assert_int_equal(workdays_between(NULL, day_of("2026-11-25"), day_of("2026-11-20")),
			 -2);
	assert_int_equal(workdays_between(NULL, day_of("2026-11-25"), day_of("2026-11-25")),
			 0);
	assert_int_equal(workday_after(NULL, (struct date){ 2026, 0, 0 }, 3).month, 0);
}

/* Tết 2027 was not decided: only what both proposals have is off, and it says so. */
static void the_open_year(void **state)
{
	(void)state;
	is_kind(NULL, "2027-02-04", WORKDAY_ORDINARY);
	is_kind(NULL, "2027-02-05", WORKDAY_HOLIDAY);
	is_kind(NULL, "2027-02-10", WORKDAY_GIVEN_BACK);
	is_kind(NULL, "2027-02-11", WORKDAY_ORDINARY);
	assert_true(workday_of(NULL, day_of("2027-02-05")).assumed);
	assert_true(workday_of(NULL, day_of("2027-09-03")).assumed);
	assert_false(workday_of(NULL, day_of("2027-09-02")).assumed);
	assert_false(workday_of(NULL, day_of("2026-02-17")).assumed);
}

static const char decision[] = "# Tết 2027, option two\r\n"
			       "2027-02-05\toff\tTết Nguyên đán\n"
			       "2027-02-06\toff\tTết Nguyên đán\n"
			       "2027-02-07\toff\tTết Nguyên đán\n"
			       "2027-02-08\toff\tTết Nguyên đán\n"
			       "2027-02-09\toff\tTết Nguyên đán\n"
			       "2027-02-10\toff\tTết Nguyên đán\t2027-02-06\n"
			       "2027-02-11\toff\tTết Nguyên đán\t2027-02-07\r\n"
			       "\n"
			       "2027-02-12\toff\t\t2027-02-20\n"
			       "2027-02-20\twork\t\t2027-02-12\n";

static void a_decision_that_came_later(void **state)
{
	struct workdays *sent = workdays_new(), *copy = workdays_new();
	GError *why = NULL;
	struct json *json;

	(void)state;
	assert_true(workdays_load(sent, decision, strlen(decision), &why));
	assert_null(why);
	json = workdays_to_json(sent);
	assert_true(workdays_of_json(copy, json, &why));
	assert_int_equal(workdays_count(copy), 9);
	for (int i = 0; i < 2; i++) {
		const struct workdays *use = i ? copy : sent;

		is_kind(use, "2027-02-11", WORKDAY_HOLIDAY);
		is_kind(use, "2027-02-12", WORKDAY_EXCHANGED);
		is_kind(use, "2027-02-20", WORKDAY_MADE_UP);
		after(use, "2027-02-04", 1, "2027-02-15");
		after(use, "2027-02-19", 1, "2027-02-20");
	}
	/* A day that is told again replaces the old row. */
	assert_true(workdays_load(sent, "2027-02-11\twork", 15, &why));
	assert_int_equal(workdays_count(sent), 9);
	is_kind(sent, "2027-02-11", WORKDAY_ORDINARY);
	json_free(json);
	workdays_free(sent);
	workdays_free(copy);
}

/* Only the decided days are off, not also what was assumed before. */
static void a_decision_replaces_what_was_assumed(void **state)
{
	static const char rows[] = "2027-02-05\toff\tTết\n2027-02-06\toff\tTết\n"
				   "2027-09-02\toff\tQuốc khánh\n";
	struct workdays *sent = workdays_new();

	(void)state;
	assert_true(workdays_load(sent, rows, strlen(rows), NULL));
	is_kind(sent, "2027-02-05", WORKDAY_HOLIDAY);
	is_kind(sent, "2027-02-08", WORKDAY_ORDINARY);
	is_kind(sent, "2027-02-09", WORKDAY_ORDINARY);
	/* 02/09 is law and decides nothing about the day beside it */
	is_kind(sent, "2027-09-03", WORKDAY_HOLIDAY);
	assert_true(workdays_load(sent, "2027-09-01\toff", 14, NULL));
	is_kind(sent, "2027-09-03", WORKDAY_ORDINARY);
	workdays_free(sent);
}

static void bad_lists_change_nothing(void **state)
{
	static const char *const bad[] = {
		"2027-02-30\toff",    "2027-02\toff",		 "2027-02-03\tmaybe",
		"2027-02-03",	      "2027-02-03\toff\ta\tb",	 "2027-02-03\toff\ta\t\tc",
		"2027-02-03\toff\t\xff", "2027-02-03\toff\t\t2027-02-03", "x",
	};
	struct workdays *sent = workdays_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autofree char *text =
			g_strdup_printf("2027-03-01\toff\n%s\n", bad[i]);
		GError *why = NULL;

		if (workdays_load(sent, text, strlen(text), &why))
			fail_msg("taken: %s", bad[i]);
		assert_non_null(strstr(why->message, "Line 2"));
		assert_int_equal(workdays_count(sent), 0);
		g_error_free(why);
	}
	workdays_free(sent);
}

static void json_that_is_no_list(void **state)
{
	static const char *const bad[] = {
		"{}", "[1]", "[{}]", "[{\"day\":\"2027-02-03\"}]",
		"[{\"day\":\"2027-02-03\",\"kind\":\"off\"},{\"day\":3,\"kind\":\"off\"}]",
	};
	struct workdays *sent = workdays_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		struct json *json = json_parse(bad[i], strlen(bad[i]), NULL);
		GError *why = NULL;

		assert_false(workdays_of_json(sent, json, &why));
		assert_non_null(why);
		assert_int_equal(workdays_count(sent), 0);
		g_error_free(why);
		json_free(json);
	}
	workdays_free(sent);
}

static void says(const char *iso, const char *want)
{
	g_autofree char *got = workday_sentence(NULL, day_of(iso));

	assert_string_equal(got, want);
}

static void sentences(void **state)
{
	(void)state;
	says("2026-11-24", "Tuesday 24/11/2026: Ngày Văn hóa Việt Nam");
	says("2026-11-25", "");
	says("2026-11-22", "Sunday 22/11/2026: weekly rest");
	says("2026-04-27",
	     "Monday 27/04/2026: Giỗ Tổ Hùng Vương, given back for 26/04/2026");
	says("2026-08-31", "Monday 31/08/2026: off, made up for on 22/08/2026");
	says("2026-08-22", "Saturday 22/08/2026: worked, for 31/08/2026");
	says("2027-02-08",
	     "Monday 08/02/2027: Tết Nguyên đán (assumed: no decision known yet)");
}

static enum workday_kind kind_of(const char *word)
{
	if (!strcmp(word, "holiday"))
		return WORKDAY_HOLIDAY;
	if (!strcmp(word, "compensatory"))
		return WORKDAY_GIVEN_BACK;
	return strcmp(word, "swapped-work") ? WORKDAY_EXCHANGED : WORKDAY_MADE_UP;
}

/* Every day of 2020-2027 against the gathered calendar, where it is at hand. */
static void every_day_of_eight_years(void **state)
{
	const char *folder = g_getenv("DANCU_SHARED"), *source = g_getenv("srcdir");
	g_autofree char *beside =
		g_build_filename(source ? source : ".", "..", "shared", NULL);
	g_autofree char *path = g_build_filename(folder ? folder : beside, "data", "law",
						 "holidays.tsv", NULL);
	g_autofree char *text = NULL;
	g_autoptr(GHashTable) kinds = NULL;
	g_auto(GStrv) lines = NULL;
	int64_t day = date_number((struct date){ 2020, 1, 1 });
	int64_t end = date_number((struct date){ 2027, 12, 31 });

	(void)state;
	if (!g_file_get_contents(path, &text, NULL, NULL)) {
		printf("# not run: no gathered calendar\n");
		return;
	}
	kinds = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	lines = g_strsplit(text, "\n", -1);
	for (size_t i = 1; lines[i] && *lines[i]; i++) {
		g_auto(GStrv) cell = g_strsplit(lines[i], "\t", 3);

		g_hash_table_insert(kinds, g_strdup(cell[0]),
				    GINT_TO_POINTER((int)kind_of(cell[1])));
	}
	assert_int_equal(g_hash_table_size(kinds), 117);
	for (; day <= end; day++) {
		g_autofree char *iso = date_iso(date_of_number(day));
		void *listed = g_hash_table_lookup(kinds, iso);
		enum workday_kind usual = (day + 3) % 7 >= 5 ? WORKDAY_REST :
							       WORKDAY_ORDINARY;

		is_kind(NULL, iso,
			listed ? (enum workday_kind)GPOINTER_TO_INT(listed) : usual);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_law),
		cmocka_unit_test(counting),
		cmocka_unit_test(the_open_year),
		cmocka_unit_test(a_decision_that_came_later),
		cmocka_unit_test(a_decision_replaces_what_was_assumed),
		cmocka_unit_test(bad_lists_change_nothing),
		cmocka_unit_test(json_that_is_no_list),
		cmocka_unit_test(sentences),
		cmocka_unit_test(every_day_of_eight_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
