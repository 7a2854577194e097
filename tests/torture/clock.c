/*
 * clock - the wall clock is wrong, or is set while the terminal runs, or the
 * machine sleeps: by 20 years, 60 days, an hour, both ways.  No wait is negative
 * or longer than 16 minutes, no letter is forgotten, ages are right, nothing
 * that was granted for minutes is granted for years.
 */
#include "tests/unit/fake_wire.h"

#include "client/courier.h"
#include "client/line.h"
#include "forms/purpose.h"

#include "i18n/banned.h"

#define HOUR INT64_C(3600000)
#define DAY (24 * HOUR)
#define YEARS_20 (7305 * DAY)
#define LONGEST (16 * 60 * 1000) /* a centre may ask for 15 minutes */

static const int64_t jumps[] = { -YEARS_20, -60 * DAY, -DAY, -HOUR, -600000, -1,
				 1,	    600000,    HOUR, DAY,   60 * DAY, YEARS_20 };

struct fixture {
	struct help_world help;
	char *dir;
	struct fake_wire *wire;
	struct line *line;
	struct session *session;
	struct central *central;
	struct store *store;
	struct outbox *box;
	struct courier *courier;
	unsigned waits;
	int64_t longest;
};

static void begin(struct fixture *f)
{
	const struct store_owner owner = { "practice", "c1", "canbo1" };

	f->store = store_open_costing(&f->help.world, f->dir, &owner, "mat-khau-1",
				      SEAL_COST_LEAST, NULL);
	assert_non_null(f->store);
	f->box = outbox_new(f->store);
	f->courier = courier_new(&f->help.world, f->box, f->central);
}

static void end(struct fixture *f)
{
	courier_free(f->courier);
	outbox_free(f->box);
	store_close(f->store);
}

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	help_world_init(&f->help, 17);
	f->dir = help_folder();
	f->wire = fake_new();
	f->line = line_new(&f->help.world, &f->wire->base);
	f->session = session_new();
	f->central = central_new(&f->help.world, line_transport(f->line), f->session);
	begin(f);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	print_message("# %u waits, the longest %" G_GINT64_FORMAT " ms\n", f->waits, f->longest);
	end(f);
	central_free(f->central);
	session_free(f->session);
	line_free(f->line);
	transport_close(&f->wire->base);
	help_remove(f->dir);
	g_free(f->dir);
	g_free(f);
	return 0;
}

static void put(struct fixture *f)
{
	struct letter *letter = letter_new(OP_REQUEST);

	letter->about = g_strdup("r1");
	letter->base = g_strdup("7");
	letter->body = g_strdup("{\"a\":1}");
	assert_true(outbox_put(f->box, letter, NULL));
	letter_free(letter);
	courier_note(f->courier);
}

/* What the courier and the line want to wait: -1, or what a person would bear. */
static int64_t tick(struct fixture *f)
{
	int64_t wait = courier_tick(f->courier), probe = line_tick(f->line);

	assert_in_range(wait + 1, 0, LONGEST + 1);
	assert_in_range(probe + 1, 0, 60000 + 1);
	if (wait > 0 && courier_next_try(f->courier))
		assert_in_range(courier_next_try(f->courier) - f->help.now + 1, 0, LONGEST + 1);
	f->waits++;
	f->longest = MAX(f->longest, wait);
	return wait;
}

static void collect(struct fixture *f)
{
	transport_collect(line_transport(f->line));
}

/* The letter on the wire is answered; the line's own question with it. */
static void deliver(struct fixture *f)
{
	int64_t asked = 0;

	for (int i = 0; i < 12 && outbox_waiting(f->box); i++) {
		struct fake_ask *ask;
		int64_t wait = tick(f);

		for (; (ask = fake_open(f->wire)); collect(f))
			if (!strcmp(ask->path, "/v1/centre"))
				fake_fail(f->wire, WIRE_NO_ROUTE);
			else
				fake_answer(f->wire, 201, "{\"receipt\":\"TH-000001\"}");
		help_pass(&f->help, MAX(wait, 0));
		asked += MAX(wait, 0);
	}
	assert_int_equal(outbox_waiting(f->box), 0);
	assert_true(asked <= 2 * LONGEST);
}

static void fail_once(struct fixture *f, bool line)
{
	tick(f);
	assert_non_null(fake_open(f->wire));
	while (fake_open(f->wire))
		if (line)
			fake_fail(f->wire, WIRE_NO_ROUTE);
		else
			fake_problem(f->wire, 503, "busy");
	collect(f);
}

/* Postponed, or held for want of a line; then the clock is set. */
static void set_while_it_waits(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(jumps); i++)
		for (int line = 0; line < 2; line++) {
			put(f);
			fail_once(f, line);
			f->help.now += jumps[i];
			deliver(f);
			f->help.now -= jumps[i];
		}
}

static void set_while_on_the_wire(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(jumps); i++)
		for (int line = 0; line < 2; line++) {
			put(f);
			tick(f);
			f->help.now += jumps[i];
			fail_once(f, line);
			f->help.now -= jumps[i];
			deliver(f);
		}
}

/* The clock was wrong when it was written down; the next start has the right one. */
static void set_between_two_starts(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(jumps); i++) {
		put(f);
		fail_once(f, i % 2);
		end(f);
		f->help.now += jumps[i];
		f->help.steady = 1000; /* the machine was started, too */
		begin(f);
		line_cut(f->line, true);
		line_cut(f->line, false);
		deliver(f);
		f->help.now -= jumps[i];
	}
}

/* Eight hours of sleep: both clocks go on, or the steady one stood still. */
static void sleeps(void **state)
{
	struct fixture *f = *state;

	for (int steady = 0; steady < 2; steady++) {
		put(f);
		for (int i = 0; i < 12; i++) {
			int64_t wait;

			fail_once(f, true);
			wait = tick(f);
			assert_true(wait > 0);
			help_pass(&f->help, wait);
		}
		f->help.now += 8 * HOUR;
		f->help.steady += steady ? 8 * HOUR : 0;
		deliver(f);
	}
}

static void jumps_all_the_time(void **state)
{
	struct fixture *f = *state;

	for (int i = 0; i < 300; i++) {
		uint8_t dice;

		world_random(&f->help.world, &dice, 1);
		if (outbox_waiting(f->box) < 3)
			put(f);
		f->help.now += jumps[dice % G_N_ELEMENTS(jumps)];
		f->help.now = CLAMP(f->help.now, HELP_NOW - YEARS_20, HELP_NOW + YEARS_20);
		if (!fake_open(f->wire))
			help_pass(&f->help, MAX(tick(f), 0));
		else if (dice & 1)
			fake_fail(f->wire, dice & 2 ? WIRE_TIMEOUT : WIRE_STRANGE);
		else
			fake_answer(f->wire, 201, "{\"receipt\":\"TH-000001\"}");
		collect(f);
	}
	f->help.now = HELP_NOW;
	deliver(f);
}

static void ages(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(jumps); i++) {
		unsigned days = letter_days_late(HELP_NOW, HELP_NOW + jumps[i]);

		assert_int_equal(days, jumps[i] < 3 * DAY ? 0 : jumps[i] / DAY);
	}
}

/* Half an hour is half an hour: not until a clock that was set back comes round again. */
static void purposes(void **state)
{
	struct purpose purpose;

	(void)state;
	purpose_init(&purpose);
	purpose_set(&purpose, "TH-02", "0412/2026", HELP_NOW);
	assert_true(purpose_is_alive(&purpose, HELP_NOW));
	assert_true(purpose_is_alive(&purpose, HELP_NOW + 29 * 60000));
	for (size_t i = 0; i < G_N_ELEMENTS(jumps); i++)
		if (jumps[i] <= -HOUR || jumps[i] >= HOUR)
			assert_false(purpose_is_alive(&purpose, HELP_NOW + jumps[i]));
	purpose_clear(&purpose);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(set_while_it_waits, setup, teardown),
		cmocka_unit_test_setup_teardown(set_while_on_the_wire, setup, teardown),
		cmocka_unit_test_setup_teardown(set_between_two_starts, setup, teardown),
		cmocka_unit_test_setup_teardown(sleeps, setup, teardown),
		cmocka_unit_test_setup_teardown(jumps_all_the_time, setup, teardown),
		cmocka_unit_test(ages),
		cmocka_unit_test(purposes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
