/* language - Vietnamese whatever the machine is set to, each start in a child. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>

#include "i18n/language.h"

#include "i18n/banned.h"

#define CATALOGUES "i18n/locale"

struct machine {
	const char *lc_all, *lc_ctype, *lang, *language, *wanted;
	const char *thousands; /* what P_ must give */
	const char *horn;      /* what _ must give */
	enum locale_charset charset;
};

static void set(const char *name, const char *value)
{
	if (value == NULL)
		unsetenv(name);
	else
		setenv(name, value, 1);
}

static bool speaks(const struct machine *m)
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		set("LC_ALL", m->lc_all);
		set("LC_CTYPE", m->lc_ctype);
		set("LANG", m->lang);
		set("LANGUAGE", m->language);
		bool good = language_start(m->wanted, CATALOGUES) == m->charset &&
			    strcmp(P_("thousands", ","), m->thousands) == 0 &&
			    strcmp(_("horn"), m->horn) == 0;
		_exit(good ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static void test_machines(void **state)
{
	static const struct machine machines[] = {
		{ NULL, NULL, NULL, NULL, NULL, ".", "dấu móc", LOCALE_UNSAID },
		{ "C", NULL, NULL, NULL, "vi", ".", "dấu móc", LOCALE_UNSAID },
		{ "POSIX", NULL, "en_US.UTF-8", "en", "", ".", "dấu móc", LOCALE_UNSAID },
		{ "C.UTF-8", NULL, NULL, NULL, "vi", ".", "dấu móc", LOCALE_UTF8 },
		{ "vi_VN.UTF-8", NULL, NULL, NULL, "vi", ".", "dấu móc", LOCALE_UTF8 },
		{ "vi_VN", NULL, NULL, NULL, "vi", ".", "dấu móc", LOCALE_UNSAID },
		{ "", "", "en_GB.utf8", NULL, NULL, ".", "dấu móc", LOCALE_UTF8 },
		{ "vi_VN.TCVN", NULL, NULL, NULL, "vi", ".", "dấu móc", LOCALE_ASCII },
		{ NULL, "en_US.ISO-8859-1", "C.UTF-8", NULL, NULL, ".", "dấu móc",
		  LOCALE_ASCII },
		{ NULL, NULL, "de_DE.ISO-8859-15@euro", NULL, NULL, ".", "dấu móc",
		  LOCALE_ASCII },
		{ NULL, NULL, NULL, NULL, "en", ",", "horn", LOCALE_UNSAID },
		{ "C", NULL, NULL, "vi", "en", ",", "horn", LOCALE_UNSAID },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(machines); i++)
		if (!speaks(&machines[i]))
			fail_msg("machine %zu speaks otherwise", i);
}

static void test_names(void **state)
{
	(void)state;
	assert_int_equal(language_charset("vi_VN.utf8@x"), LOCALE_UTF8);
	assert_int_equal(language_charset("vi_VN.UTF-8"), LOCALE_UTF8);
	assert_int_equal(language_charset("C"), LOCALE_UNSAID);
	assert_int_equal(language_charset("ru_RU.KOI8-R"), LOCALE_ASCII);
	assert_int_equal(language_charset("x.UTF-16"), LOCALE_ASCII);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_machines),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests_name("language", tests, NULL, NULL);
}
