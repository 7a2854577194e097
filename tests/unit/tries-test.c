/* tries: five, with pauses that double, then the end; on a clock set by hand. */
#include "tests/unit/client_help.h"

#include "tui/app.h"
#include "tui/tries.h"

#include "i18n/banned.h"

static bool may(struct app *app)
{
	g_autofree char *why = NULL;
	bool yes = tries_may(&app->tries, app->world, &why);

	assert_true(yes == (why == NULL));
	return yes;
}

static void wrong(struct app *app)
{
	g_autofree char *said = tries_wrong(&app->tries, app->world);

	assert_non_null(said);
}

static void pauses_double_then_it_ends(void **state)
{
	static const int64_t pause[TRIES_MOST] = { 1000, 2000, 4000, 8000, 16000 };
	struct help_world help;
	struct options options = { 0 };
	struct app app;

	(void)state;
	help_world_init(&help, 7);
	app_init(&app, &help.world, &options);
	for (int i = 0; i < TRIES_MOST; i++) {
		assert_true(may(&app));
		assert_int_equal(tries_end(&app.tries), INT64_MAX);
		wrong(&app);
		help_pass(&help, pause[i] - 1);
		assert_false(may(&app));
		if (i == TRIES_MOST - 1)
			assert_int_equal(tries_end(&app.tries), help.steady + 1);
		help_pass(&help, 1);
	}
	assert_false(may(&app));
	assert_int_equal(tries_end(&app.tries), help.steady);
	app_clear(&app);
}

static void the_right_one_forgives(void **state)
{
	struct help_world help;
	struct options options = { 0 };
	struct app app;

	(void)state;
	help_world_init(&help, 7);
	app_init(&app, &help.world, &options);
	for (int i = 0; i < TRIES_MOST - 1; i++) {
		wrong(&app);
		help_pass(&help, 16000);
	}
	tries_right(&app.tries);
	wrong(&app);
	help_pass(&help, 1000);
	assert_true(may(&app));
	assert_int_equal(tries_end(&app.tries), INT64_MAX);
	app_clear(&app);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pauses_double_then_it_ends),
		cmocka_unit_test(the_right_one_forgives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
