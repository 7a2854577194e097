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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_vietnamese),
		cmocka_unit_test(test_english),
	};

	return cmocka_run_group_tests_name("figures", tests, NULL, NULL);
}
