/* places-test - an invented country: found by letters, by code and edition, and what it became. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/places.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define TODAY 20260801

static const struct place_row rows[] = {
	/* until 2021 a district had another name; its commune was given to another */
	{"90", "Ví Dụ", "Tỉnh", "", "2019-10-01", "2025-06-30"},
	{"91", "Thử Nghiệm", "Tỉnh", "", "2019-10-01", "2025-06-30"},
	{"900", "Bến Cũ", "Huyện", "90", "2019-10-01", "2021-10-31"},
	{"900", "Bến Mới", "Thị xã", "90", "2021-11-01", "2025-06-30"},
	{"901", "Gò Đình", "Huyện", "91", "2019-10-01", "2025-06-30"},
	{"90001", "Bến Gỗ", "Xã", "900", "2019-10-01", "2021-10-31"},
	{"90001", "Bến Gỗ", "Phường", "900", "2021-11-01", "2025-06-30"},
	{"90002", "Bãi Cát", "Xã", "900", "2019-10-01", "2025-06-30"},
	{"90003", "Hoà Lý", "Xã", "900", "2019-10-01", "2021-10-31"},
	{"90011", "Gò Đỏ", "Xã", "901", "2019-10-01", "2025-06-30"},
	{"90012", "Gò Đen", "Thị trấn", "901", "2019-10-01", "2025-06-30"},
	{"900-1", "Bãi bồi ven sông", "Khu vực", "900", "2019-10-01", "2025-06-30"},
	{"90", "Ví Dụ Mới", "Tỉnh", "", "2025-07-01", ""},
	{"90001", "Tập Huấn", "Xã", "90", "2025-07-01", ""},
	{"90011", "Gò Đình", "Xã", "90", "2025-07-01", "2026-04-29"},
	{"90011", "Gò Đình", "Phường", "90", "2026-04-30", ""},
	{"90012", "Quý Lộc", "Xã", "90", "2025-07-01", ""},
	{"90099", "Hòn Xa", "Đặc khu", "90", "2025-07-01", ""},
};

static const struct {
	const char *old, *heir;
	char how;
} links[] = {
	{"90", "90", 'w'},	{"91", "90", 'w'},	  {"90001", "90001", 'w'},
	{"90002", "90001", 'p'}, {"90002", "90012", 'p'}, {"90011", "90011", 'w'},
	{"90012", "90011", 'w'}, {"900-1", "90012", 'w'},
};

static int make(void **state)
{
	struct place_list *list = place_list_new();

	assert_true(place_list_edition(list, "2025", "2025-07-01"));
	assert_true(place_list_edition(list, "2019", "2019-10-01"));
	assert_true(place_list_edition(list, "2020", "2021-11-01"));
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		assert_true(place_list_unit(list, &rows[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(links); i++)
		assert_true(place_list_link(list, links[i].old, links[i].heir, "2025-07-01",
					    links[i].how));
	place_list_seal(list);
	*state = list;
	return 0;
}

static int unmake(void **state)
{
	place_list_free(*state);
	return 0;
}

/* The text of the unit that typed letters mean first; "" none. */
static char *first(const struct place_list *list, const char *typed, unsigned *detail)
{
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct place_hit));

	if (!place_search(list, typed, TODAY, 20, hits))
		return g_strdup("");
	if (detail)
		*detail = g_array_index(hits, struct place_hit, 0).detail;
	return place_text(list, g_array_index(hits, struct place_hit, 0).unit);
}

static void letters_find_units(void **state)
{
	static const struct {
		const char *typed, *text;
	} cases[] = {
		{"tap huan", "xã Tập Huấn, tỉnh Ví Dụ Mới"},
		{"Tập Huấn", "xã Tập Huấn, tỉnh Ví Dụ Mới"},
		{"xa tap h", "xã Tập Huấn, tỉnh Ví Dụ Mới"},
		{"hx", "đặc khu Hòn Xa, tỉnh Ví Dụ Mới"},
		{"ben go", "phường Bến Gỗ, thị xã Bến Mới, tỉnh Ví Dụ"},
		{"xã bến gỗ", "xã Bến Gỗ, huyện Bến Cũ, tỉnh Ví Dụ"},
		{"p. bến gỗ", "phường Bến Gỗ, thị xã Bến Mới, tỉnh Ví Dụ"},
		{"bến gỗ, huyện bến cũ", "xã Bến Gỗ, huyện Bến Cũ, tỉnh Ví Dụ"},
		{"ben go ben moi", "phường Bến Gỗ, thị xã Bến Mới, tỉnh Ví Dụ"},
		{"ben go vi du", "phường Bến Gỗ, thị xã Bến Mới, tỉnh Ví Dụ"},
		{"xa ben go huyen ben cu tinh vi du", "xã Bến Gỗ, huyện Bến Cũ, tỉnh Ví Dụ"},
		{"go dinh", "phường Gò Đình, tỉnh Ví Dụ Mới"},
		{"h. go dinh", "huyện Gò Đình, tỉnh Thử Nghiệm"},
		{"quí lộc", "xã Quý Lộc, tỉnh Ví Dụ Mới"},
		{"qui loc", "xã Quý Lộc, tỉnh Ví Dụ Mới"},
		{"hòa lí", "xã Hoà Lý, huyện Bến Cũ, tỉnh Ví Dụ"},
		{"đặc khu hòn xa", "đặc khu Hòn Xa, tỉnh Ví Dụ Mới"},
		{"taap huan", "xã Tập Huấn, tỉnh Ví Dụ Mới"},
		{"tỉnh thử nghiệm", "tỉnh Thử Nghiệm"},
		{"bai boi", "khu vực Bãi bồi ven sông, thị xã Bến Mới, tỉnh Ví Dụ"},
		{"", "tỉnh Ví Dụ Mới"},
		{"khong co dau", ""},
		{"zz", ""},
		{",,", "tỉnh Ví Dụ Mới"},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = first(*state, cases[i].typed, NULL);

		assert_string_equal(text, cases[i].text);
	}
}

static void detail_stays_before_the_unit(void **state)
{
	const char *typed = "Thôn Bến Gỗ, xã Tập Huấn, tỉnh Ví Dụ Mới";
	unsigned detail = 0;
	g_autofree char *text = first(*state, typed, &detail);

	assert_string_equal(text, "xã Tập Huấn, tỉnh Ví Dụ Mới");
	assert_string_equal(typed + detail, "xã Tập Huấn, tỉnh Ví Dụ Mới");
	text = (g_free(text), first(*state, "số 5, Ngõ 2,  xã quý lộc", &detail));
	assert_string_equal(text, "xã Quý Lộc, tỉnh Ví Dụ Mới");
	assert_int_equal(detail, strlen("số 5, Ngõ 2,  "));
}

static void is_unit(const struct place_list *list, const char *code, const char *edition,
		    const char *title)
{
	int unit = place_find(list, code, edition);
	g_autofree char *has = unit == PLACE_NONE ? g_strdup("") : place_title(list, unit);

	assert_string_equal(has, title);
}

static void a_code_means_what_its_edition_says(void **state)
{
	struct place_list *list = *state;

	is_unit(list, "90001", "2019", "xã Bến Gỗ");
	is_unit(list, "90001", "2020", "phường Bến Gỗ");
	is_unit(list, "90001", "2025", "xã Tập Huấn");
	is_unit(list, "90001", "2021-10-31", "xã Bến Gỗ");
	is_unit(list, "90011", "2026-04-30", "phường Gò Đình");
	is_unit(list, "90001", "2018", "");
	is_unit(list, "90001", "", "");
	is_unit(list, "90001", "2019-09-30", "");
	is_unit(list, "90003", "2020", "");
	is_unit(list, "", "2020", "");
	is_unit(list, "9000", "2020", "");
	is_unit(list, "90", "2025", "tỉnh Ví Dụ Mới");
	is_unit(list, "900", "2025", "");
}

/* The code and edition that a record keeps lead back to the unit. */
static void an_edition_leads_back(void **state)
{
	struct place_list *list = *state;

	for (int i = 0; i < (int)place_count(list); i++) {
		struct place_unit unit = place_unit(list, i);
		g_autofree char *edition = place_edition(list, i);

		if (unit.level != PLACE_AREA)
			assert_int_equal(place_find(list, place_code(&unit), edition), i);
		else
			assert_string_equal(place_code(&unit), "");
	}
	g_autofree char *between = place_edition(list, place_on(list, "90011", 20260430));
	assert_string_equal(between, "2026-04-30");
}

static void says(const struct place_list *list, const char *code, const char *edition,
		 enum place_fate fate, const char *words)
{
	g_autoptr(GArray) heirs = g_array_new(FALSE, FALSE, sizeof(int));
	int unit = place_find(list, code, edition);
	g_autofree char *text = place_now_text(list, unit, TODAY, 3);

	assert_int_equal(place_now(list, unit, TODAY, heirs), fate);
	assert_string_equal(text, words);
}

static void what_became_of_it(void **state)
{
	struct place_list *list = *state;

	says(list, "90001", "2025", PLACE_STANDS, "");
	says(list, "90001", "2019", PLACE_BECAME, "now xã Tập Huấn, tỉnh Ví Dụ Mới");
	says(list, "90012", "2019", PLACE_BECAME, "now phường Gò Đình, tỉnh Ví Dụ Mới");
	says(list, "90011", "2025", PLACE_BECAME, "now phường Gò Đình, tỉnh Ví Dụ Mới");
	says(list, "90002", "2020", PLACE_SPLIT,
	     "now part of 2 units: xã Tập Huấn, xã Quý Lộc (tỉnh Ví Dụ Mới)");
	says(list, "90003", "2019", PLACE_ENDED, "no longer there since 01/11/2021");
	says(list, "901", "2019", PLACE_BECAME, "now phường Gò Đình, tỉnh Ví Dụ Mới");
	says(list, "900", "2019", PLACE_SPLIT,
	     "now part of 2 units: xã Tập Huấn, xã Quý Lộc (tỉnh Ví Dụ Mới)");
	says(list, "91", "2019", PLACE_BECAME, "now tỉnh Ví Dụ Mới");
}

static void a_value_says_what_it_is_now(void **state)
{
	static const struct {
		const char *value, *now;
	} cases[] = {
		{"90001\x1f" "2019\x1fThôn 1, xã Bến Gỗ\x1fVN", "now xã Tập Huấn, tỉnh Ví Dụ Mới"},
		{"90001\x1f" "2025\x1fxã Tập Huấn\x1fVN", ""},
		{"90001\x1f\x1fxã Bến Gỗ\x1fVN", ""},
		{"\x1f\x1fxã Bến Gỗ\x1fVN", ""},
		{"99999\x1f" "2019\x1fxã Lạ\x1fVN", ""},
		{"", ""},
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *now = place_value_now(*state, cases[i].value, TODAY);
		g_autofree char *none = place_value_now(NULL, cases[i].value, TODAY);

		assert_string_equal(now, cases[i].now);
		assert_string_equal(none, "");
	}
}

static void on_an_earlier_day_it_still_stood(void **state)
{
	g_autoptr(GArray) heirs = g_array_new(FALSE, FALSE, sizeof(int));
	struct place_list *list = *state;
	int unit = place_find(list, "90001", "2019");

	assert_int_equal(place_now(list, unit, 20200101, heirs), PLACE_STANDS);
	assert_int_equal(place_now(list, unit, 20220101, heirs), PLACE_BECAME);
	assert_int_equal(g_array_index(heirs, int, 0), place_find(list, "90001", "2020"));
}

static void bad_rows_are_refused(void **state)
{
	static const struct place_row bad[] = {
		{"9", "A", "Xã", "90", "2019-10-01", ""},
		{"90001", "", "Xã", "90", "2019-10-01", ""},
		{"90001", "A", "Làng", "90", "2019-10-01", ""},
		{"90001", "A", "Xã", "90002", "2019-10-01", ""},
		{"90001", "A", "Xã", "", "2019-10-01", ""},
		{"90", "A", "Tỉnh", "91", "2019-10-01", ""},
		{"90001", "A", "Xã", "90", "2019-10", ""},
		{"90001", "A", "Xã", "90", "", ""},
		{"90001", "A", "Xã", "90", "2019-10-01", "2019-09-30"},
		{"90001", "A", "Xã", "90", "2019-10-01", "x"},
		{"9000a", "A", "Xã", "90", "2019-10-01", ""},
	};
	struct place_list *list = place_list_new();

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		assert_false(place_list_unit(list, &bad[i]));
	assert_false(place_list_edition(list, "", "2019-10-01"));
	assert_false(place_list_edition(list, "2019", "2019"));
	assert_false(place_list_edition(list, "2019-10-01", "2019-10-01"));
	assert_false(place_list_link(list, "90001", "9", "2025-07-01", 'w'));
	assert_false(place_list_link(list, "90001", "90002", "2025-07-01", 'x'));
	assert_false(place_list_link(list, "90001", "90002", "", 'w'));
	place_list_seal(list);
	assert_int_equal(place_count(list), 0);
	g_autofree char *none = first(list, "ben go", NULL);
	assert_string_equal(none, "");
	place_list_free(list);
}

static void days_go_by(void **state)
{
	(void)state;
	assert_int_equal(place_day_after(20241231), 20250101);
	assert_int_equal(place_day_after(20240228), 20240229);
	assert_int_equal(place_day_before(20250301), 20250228);
	g_autofree char *iso = place_day_iso(20250701), *none = place_day_iso(0);
	assert_string_equal(iso, "2025-07-01");
	assert_string_equal(none, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_find_units),
		cmocka_unit_test(detail_stays_before_the_unit),
		cmocka_unit_test(a_code_means_what_its_edition_says),
		cmocka_unit_test(an_edition_leads_back),
		cmocka_unit_test(what_became_of_it),
		cmocka_unit_test(a_value_says_what_it_is_now),
		cmocka_unit_test(on_an_earlier_day_it_still_stood),
		cmocka_unit_test(bad_rows_are_refused),
		cmocka_unit_test(days_go_by),
	};

	return cmocka_run_group_tests(tests, make, unmake);
}
