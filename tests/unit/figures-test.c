/* figures - thousands parted as people read them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "i18n/figures.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static void shows(int64_t number, const char *wanted)
{
	g_autofree char *shown = figures_show(number);

	assert_string_equal(shown, wanted);
}

static void test_vietnamese(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	shows(0, "0");
	shows(999, "999");
	shows(1000, "1.000");
	shows(12180, "12.180");
	shows(-1234567, "-1.234.567");
	shows(INT64_MIN, "-9.223.372.036.854.775.808");
}

static void test_english(void **state)
{
	(void)state;
	language_start("en", "i18n/locale");
	shows(12180, "12,180");
}

static void test_read(void **state)
{
	static const char *const wrong[] = { "",      " ",     "-",	"1,",	   "1.0",
					     "1.0000", "1.000,000", "0x10", "1e3",
					     "--1",   "12a",   ".123",	"1234.567",
					     "9223372036854775808", "1  000", "٣" };
	int64_t number = 7;

	(void)state;
	assert_true(figures_read(" 12.180 ", &number));
	assert_int_equal(number, 12180);
	assert_true(figures_read("-1,234,567", &number));
	assert_int_equal(number, -1234567);
	assert_true(figures_read("+1 000", &number));
	assert_int_equal(number, 1000);
	assert_true(figures_read("0099", &number));
	assert_int_equal(number, 99);
	number = 7;
	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_false(figures_read(wrong[i], &number));
	assert_int_equal(number, 7);
}

static void test_there_and_back(void **state)
{
	GRand *chance = g_rand_new_with_seed(1);

	(void)state;
	for (int i = 0; i < 5000; i++) {
		int64_t number = (int64_t)(((uint64_t)g_rand_int(chance) << 32) |
					   g_rand_int(chance)) >>
				 g_rand_int_range(chance, 0, 63);
		int64_t back = 0;
		g_autofree char *shown = figures_show(number);

		assert_true(figures_read(shown, &back));
		assert_int_equal(back, number);
	}
	g_rand_free(chance);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vietnamese),
		cmocka_unit_test(test_english),
		cmocka_unit_test(test_read),
		cmocka_unit_test(test_there_and_back),
	};

	return cmocka_run_group_tests_name("figures", tests, NULL, NULL);
}
