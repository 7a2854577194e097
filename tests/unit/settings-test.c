/* settings: defaults, every wrong value, and what is written is read again. */
#include "tests/unit/client_help.h"

#include <sys/stat.h>

#include "client/settings.h"

#include "i18n/banned.h"

static void defaults(void **state)
{
	struct settings *s = settings_new(true);
	g_autofree char *dir = help_folder();
	g_autofree char *file = g_build_filename(dir, "none.conf", NULL);

	(void)state;
	assert_true(settings_load(s, file, NULL));
	assert_int_equal(s->lock_minutes, 5);
	assert_string_equal(s->lang, "vi");
	assert_string_equal(settings_own(s, "canbo1", "typing"), "telex");
	assert_string_equal(s->name_order, "given");
	assert_string_equal(s->url, "");
	settings_free(s);
	help_remove(dir);
}

static void round_trip(void **state)
{
	struct settings *s = settings_new(false), *t = settings_new(false);
	g_autofree char *dir = help_folder();
	g_autofree char *file = g_build_filename(dir, "a", "b", "real.conf", NULL);
	g_autofree char *inner = g_build_filename(dir, "a", NULL);
	struct stat st;

	(void)state;
	assert_true(settings_set(s, "url", "https://trung-tam.example", NULL));
	assert_true(settings_set(s, "lock_minutes", "12", NULL));
	assert_true(settings_set(s, "typing", "telex", NULL));
	assert_true(settings_set_own(s, "canbo1", "typing", "vni", NULL));
	assert_true(settings_set_own(s, "canbo1", "tone", "new", NULL));
	assert_false(settings_set_own(s, "canbo1", "lone_w", "maybe", NULL));
	assert_true(settings_set_own(s, "canbo1", "name_order", "family", NULL));
	settings_set_macros(s, "canbo1", "ub=Ủy ban\nh=huyện Ví Dụ; \\ #1\n");
	assert_true(settings_save(s, file, NULL));
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(inner, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0700);
	assert_true(settings_load(t, file, NULL));
	assert_string_equal(t->url, "https://trung-tam.example");
	assert_int_equal(t->lock_minutes, 12);
	assert_string_equal(settings_own(t, "canbo1", "typing"), "vni");
	assert_string_equal(settings_own(t, "canbo2", "typing"), "telex");
	assert_string_equal(settings_own(t, "canbo1", "tone"), "new");
	assert_string_equal(settings_own(t, "canbo2", "tone"), "old");
	assert_string_equal(settings_own(t, "canbo1", "lone_w"), "on");
	assert_string_equal(settings_own(t, "canbo1", "name_order"), "family");
	assert_string_equal(settings_own(t, "canbo2", "name_order"), "given");
	assert_string_equal(settings_macros(t, "canbo1"), "ub=Ủy ban\nh=huyện Ví Dụ; \\ #1\n");
	assert_string_equal(settings_macros(t, "canbo2"), "");
	settings_free(s);
	settings_free(t);
	help_remove(dir);
}

static void wrong_values(void **state)
{
	struct settings *s = settings_new(true);
	static const char *const rows[][2] = {
		{ "lock_minutes", "0" },  { "lock_minutes", "481" }, { "lock_minutes", "-1" },
		{ "lock_minutes", "5m" }, { "lock_minutes", "" },    { "lang", "fr" },
		{ "lang", "" },		  { "typing", "off telex" }, { "tone", "Old" },
		{ "url", "https://x" },	  { "colour", "red" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		GError *error = NULL;

		assert_false(settings_set(s, rows[i][0], rows[i][1], &error));
		assert_non_null(strstr(error->message, rows[i][0]));
		g_error_free(error);
	}
	assert_int_equal(s->lock_minutes, 5);
	assert_string_equal(s->lang, "vi");
	settings_free(s);
}

static void wrong_file_means_defaults(void **state)
{
	struct settings *s = settings_new(true);
	g_autofree char *dir = help_folder();
	g_autofree char *file = g_build_filename(dir, "practice.conf", NULL);
	static const char *const texts[] = {
		"[dancu]\nlock_minutes=9\nlang=xx\n",
		"[dancu]\nlock_minutes=9\nurl=https://x\n",
		"no key file at all",
		"[dancu]\nlock_minutes=9\n[typing]\ncanbo1=dvorak\n",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
		GError *error = NULL;

		assert_true(g_file_set_contents(file, texts[i], -1, NULL));
		assert_false(settings_load(s, file, &error));
		assert_non_null(error);
		g_error_free(error);
		assert_int_equal(s->lock_minutes, 5);
	}
	settings_free(s);
	help_remove(dir);
}

/* What cannot be seen is not taken, and never said as it stands. */
static void unseen_text_in_the_file(void **state)
{
	static const struct {
		const char *text, *says;
	} rows[] = {
		{ "[dancu]\nurl=https://a\u202eb.example\n", "\"url\": Character U+202E at place 10" },
		{ "[dancu]\nca=/etc/\x1b[2Jca.pem\n", "Character U+001B at place 6" },
		{ "[dancu]\nur\u200bl=https://a.example\n", "\"ur⟨U+200B⟩l\"" },
		{ "[typing]\ncanbo1\u2066=telex\n", "\"canbo1⟨U+2066⟩\": Character U+2066 at place 7" },
	};
	g_autofree char *dir = g_dir_make_tmp("dancu-settings-XXXXXX", NULL);
	g_autofree char *file = g_build_filename(dir, "real.conf", NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct settings *s = settings_new(false);
		g_autoptr(GError) error = NULL;

		assert_true(g_file_set_contents(file, rows[i].text, -1, NULL));
		assert_false(settings_load(s, file, &error));
		if (!strstr(error->message, rows[i].says))
			print_error("%s\n", error->message);
		assert_non_null(strstr(error->message, rows[i].says));
		assert_string_equal(s->url, "");
		settings_free(s);
	}
	unlink(file);
	rmdir(dir);
}

static void where_things_are(void **state)
{
	struct places *places;

	(void)state;
	g_setenv("XDG_STATE_HOME", "/s", TRUE);
	g_setenv("XDG_CONFIG_HOME", "", TRUE);
	g_setenv("XDG_RUNTIME_DIR", "relative", TRUE);
	places = places_new(true);
	assert_string_equal(places->state_dir, "/s/dancu/practice");
	assert_true(g_str_has_suffix(places->config_file, "/.config/dancu/practice.conf"));
	assert_null(places->runtime);
	places_free(places);
	places = places_new(false);
	assert_string_equal(places->state_dir, "/s/dancu/real");
	places_free(places);
}

/* Real work goes to https only, and what is wrong is said with the file's name. */
static void real_work_needs_https(void **state)
{
	static const struct {
		const char *url, *ca, *cert, *key;
		bool fine;
	} cases[] = {
		{ "", "", "", "", false },
		{ "http://trung-tam.example", "", "", "", false },
		{ "unix:/run/x", "", "", "", false },
		{ "https://trung-tam.example", "/nowhere/ca.pem", "", "", false },
		{ "https://trung-tam.example", "/dev/null", "", "", true },
		{ "https://trung-tam.example", "", "", "", true },
		{ "https://trung-tam.example", "", "/dev/null", "", false },
		{ "https://trung-tam.example", "", "", "/dev/null", false },
		{ "https://trung-tam.example", "", "/nowhere/c", "/dev/null", false },
		{ "https://trung-tam.example", "", "/dev/null", "/nowhere/k", false },
		{ "https://trung-tam.example", "", "/dev/null", "/dev/null", true },
	};
	struct settings *s = settings_new(false);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		GError *error = NULL;

		assert_true(settings_set(s, "url", cases[i].url, NULL));
		assert_true(settings_set(s, "ca", cases[i].ca, NULL));
		assert_true(settings_set(s, "cert", cases[i].cert, NULL));
		assert_true(settings_set(s, "key", cases[i].key, NULL));
		assert_int_equal(settings_check_real(s, "real.conf", &error), cases[i].fine);
		assert_true(cases[i].fine || strstr(error->message, "real.conf"));
		g_clear_error(&error);
	}
	settings_free(s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(defaults),
		cmocka_unit_test(round_trip),
		cmocka_unit_test(wrong_values),
		cmocka_unit_test(wrong_file_means_defaults),
		cmocka_unit_test(where_things_are),
		cmocka_unit_test(unseen_text_in_the_file),
		cmocka_unit_test(real_work_needs_https),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
