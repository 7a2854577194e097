/* practice: made, joined, found dead and started again, ended by the last. */
#include "tests/unit/client_help.h"

#include <poll.h>
#include <signal.h>

#include "client/practice.h"
#include "client/practice_make.h"

#include "i18n/banned.h"

struct fixture {
	struct help_world help;
	char *dir;
	struct practice_plan plan;
};

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	help_world_init(&f->help, (uint64_t)getpid());
	f->dir = help_folder();
	f->plan = (struct practice_plan){ .state_dir = f->dir,
					  .runtime = f->dir,
					  .program = "./dancu-central",
					  .people = 40 };
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	help_remove(f->dir);
	g_free(f->dir);
	g_free(f);
	return 0;
}

static struct practice *begin(struct fixture *f, enum practice_state end)
{
	struct practice *p = practice_new(&f->help.world, &f->plan);
	enum practice_state state = practice_run(p, NULL, NULL);

	if (state != end)
		print_message("# %s\n", practice_sentence(p));
	assert_int_equal(state, end);
	return p;
}

static pid_t pid_of(struct fixture *f)
{
	g_autofree char *file = g_build_filename(f->dir, "centre", "running", NULL);
	g_autofree char *text = NULL;

	assert_true(g_file_get_contents(file, &text, NULL, NULL));
	return (pid_t)strtol(strchr(text, '\n') + 1, NULL, 10);
}

/* Until nobody listens any more; bounded. */
static void until_gone(const char *address)
{
	struct pollfd none = { .fd = -1 };

	for (int i = 0; i < 200 && practice_answers(address + 5); i++)
		poll(&none, 1, 50);
	assert_false(practice_answers(address + 5));
}

static void life(void **state)
{
	struct fixture *f = *state;
	struct practice *one = begin(f, PRACTICE_READY), *two, *three;
	g_autofree char *address = g_strdup(practice_address(one));
	g_autofree char *again = NULL;
	unsigned done, total;

	practice_progress(one, &done, &total);
	assert_int_equal(total, 40);
	assert_int_equal(done, total);
	two = begin(f, PRACTICE_READY);
	assert_string_equal(practice_address(two), address);
	f->plan.fresh = true;
	three = begin(f, PRACTICE_FAILED);
	practice_free(three);
	f->plan.fresh = false;
	practice_free(one);
	assert_true(practice_answers(address + 5));
	kill(pid_of(f), SIGKILL);
	until_gone(address);
	practice_again(two);
	assert_int_equal(practice_run(two, NULL, NULL), PRACTICE_READY);
	again = g_strdup(practice_address(two));
	assert_true(practice_answers(again + 5));
	practice_free(two);
	until_gone(again);
}

/* The lock outlives the socket by the time that the database takes to close. */
static struct practice *begin_fresh(struct fixture *f)
{
	struct pollfd none = { .fd = -1 };
	struct practice *p;

	f->plan.fresh = true;
	for (int i = 0; i < 200; i++) {
		p = practice_new(&f->help.world, &f->plan);
		if (practice_run(p, NULL, NULL) == PRACTICE_READY)
			return p;
		practice_free(p);
		poll(&none, 1, 50);
	}
	fail_msg("--fresh is refused for ten seconds");
	return NULL;
}

/* A store of before goes with --fresh; the same register stays without it. */
static void fresh_renews(void **state)
{
	struct fixture *f = *state;
	g_autofree char *store = g_build_filename(f->dir, "canbo1.db", NULL);
	g_autofree char *address = NULL;
	struct practice *p = begin(f, PRACTICE_READY);

	address = g_strdup(practice_address(p));
	practice_free(p);
	until_gone(address);
	assert_true(g_file_set_contents(store, "x", 1, NULL));
	p = begin(f, PRACTICE_READY);
	g_free(address);
	address = g_strdup(practice_address(p));
	assert_true(g_file_test(store, G_FILE_TEST_EXISTS));
	practice_free(p);
	until_gone(address);
	p = begin_fresh(f);
	g_free(address);
	address = g_strdup(practice_address(p));
	assert_false(g_file_test(store, G_FILE_TEST_EXISTS));
	practice_free(p);
	until_gone(address);
}

static void no_half_made_state(void **state)
{
	struct fixture *f = *state;
	g_autofree char *folder = g_build_filename(f->dir, "centre", NULL);
	struct practice *p;

	f->plan.program = "/bin/false";
	p = begin(f, PRACTICE_FAILED);
	assert_true(*practice_sentence(p));
	practice_free(p);
	assert_false(g_file_test(folder, G_FILE_TEST_EXISTS));
	f->plan.program = "./dancu-central";
	p = practice_new(&f->help.world, &f->plan);
	while (practice_tick(p) == PRACTICE_WAITING)
		continue;
	assert_int_equal(practice_state(p), PRACTICE_MAKING);
	practice_free(p);
	assert_false(g_file_test(folder, G_FILE_TEST_EXISTS));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(life, setup, teardown),
		cmocka_unit_test_setup_teardown(fresh_renews, setup, teardown),
		cmocka_unit_test_setup_teardown(no_half_made_state, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
