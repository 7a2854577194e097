/* courier over a scripted wire and a clock set by hand: once, in order, later. */
#include "tests/unit/fake_wire.h"

#include "client/courier.h"

#include "i18n/banned.h"

struct fixture {
	struct help_world help;
	char *dir;
	struct fake_wire *wire;
	struct session *session;
	struct central *central;
	struct store *store;
	struct outbox *box;
	struct courier *courier;
	unsigned told;
	enum letter_state last;
};

static void changed(const char *uuid, enum letter_state state, const struct answer *answer,
		    void *to)
{
	struct fixture *f = to;

	(void)uuid;
	assert_non_null(answer);
	f->told++;
	f->last = state;
}

static struct store *open_store(struct fixture *f)
{
	const struct store_owner owner = { "practice", "c1", "canbo1" };
	struct store *store = store_open_costing(&f->help.world, f->dir, &owner, "mat-khau-1",
						 SEAL_COST_LEAST, NULL);

	assert_non_null(store);
	return store;
}

static void begin(struct fixture *f)
{
	f->store = open_store(f);
	f->box = outbox_new(f->store);
	f->courier = courier_new(&f->help.world, f->box, f->central);
	courier_on_change(f->courier, changed, f);
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

	help_world_init(&f->help, 11);
	f->dir = help_folder();
	f->wire = fake_new();
	f->session = session_new();
	f->central = central_new(&f->help.world, &f->wire->base, f->session);
	begin(f);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	end(f);
	central_free(f->central);
	session_free(f->session);
	transport_close(&f->wire->base);
	help_remove(f->dir);
	g_free(f->dir);
	g_free(f);
	return 0;
}

static char *put(struct fixture *f, enum operation op, const char *about, const char *mark)
{
	struct letter *letter = letter_new(op);
	char *uuid;

	letter->about = g_strdup(about);
	letter->path_id = g_strdup(mark);
	letter->base = g_strdup("7");
	letter->body = g_strdup_printf("{\"mark\":\"%s\"}", mark);
	assert_true(outbox_put(f->box, letter, NULL));
	uuid = g_strdup(letter->uuid);
	letter_free(letter);
	courier_note(f->courier);
	return uuid;
}

static void collect(struct fixture *f)
{
	transport_collect(&f->wire->base);
}

static enum letter_state state_of(struct fixture *f, const char *uuid)
{
	struct letter *letter = outbox_load(f->box, uuid, NULL);
	enum letter_state state = letter->state;

	letter_free(letter);
	return state;
}

/* The question on the wire carries this mark; answers it with a receipt. */
static void deliver(struct fixture *f, const char *mark)
{
	g_autofree char *body = g_strdup_printf("{\"mark\":\"%s\"}", mark);

	courier_tick(f->courier);
	assert_non_null(fake_open(f->wire));
	assert_string_equal(fake_open(f->wire)->body, body);
	fake_answer(f->wire, 201, "{\"receipt\":\"TH-000391\"}");
	collect(f);
	assert_int_equal(f->last, LETTER_DONE);
}

/* A receipt for another letter, or that names none, settles nothing. */
static void for_another_letter(void **state)
{
	static const char *const receipts[] = {
		"{\"receipt\":\"TH-1\",\"id\":\"01998b31-da4a-7eac-8426-af149ba6c9bd\"}",
		"{ \"receipt\":\"TH-1\"}",
		"{\"receipt\":\"TH-1\",\"id\":7}",
	};
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_VERIFY, "r1", "one");

	for (size_t i = 0; i < G_N_ELEMENTS(receipts); i++) {
		courier_tick(f->courier);
		fake_answer(f->wire, 201, receipts[i]);
		collect(f);
		assert_int_equal(f->last, LETTER_WAITING);
		courier_wake(f->courier);
	}
	deliver(f, "one");
}

static void once_and_in_order(void **state)
{
	struct fixture *f = *state;
	g_autofree char *one = put(f, OP_REQUEST, "r1", "one");
	g_autofree char *two = put(f, OP_VERIFY, "r1", "two");
	g_autofree char *decision = put(f, OP_DECIDE, "r2", "decision");

	deliver(f, "decision");
	deliver(f, "one");
	deliver(f, "two");
	assert_int_equal(courier_tick(f->courier), -1);
	assert_int_equal(f->wire->starts, 3);
	assert_int_equal(courier_state(f->courier), COURIER_IDLE);
	assert_int_equal(state_of(f, one), LETTER_DONE);
	assert_int_equal(outbox_waiting(f->box), 0);
}

/* Whatever happens between, the key and the bytes of every try are the same. */
static void same_bytes_every_try(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", "one");
	g_autofree char *key = g_strdup_printf("\nIdempotency-Key: \"%s\"\n", uuid);

	for (int i = 0; i < 5; i++) {
		courier_tick(f->courier);
		assert_string_equal(fake_open(f->wire)->body, "{\"mark\":\"one\"}");
		assert_non_null(strstr(fake_open(f->wire)->headers, key));
		assert_non_null(strstr(fake_open(f->wire)->headers, "\nIf-Match: \"7\"\n"));
		fake_fail(f->wire, i % 2 ? WIRE_TIMEOUT : WIRE_BROKEN);
		collect(f);
		assert_int_equal(f->last, LETTER_WAITING);
		help_pass(&f->help, 400000);
	}
	deliver(f, "one");
}

static void pauses_grow(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", "one");
	int64_t pause, last = 0;

	for (int i = 0; i < 14; i++) {
		int64_t least = MIN(INT64_C(2000) << MIN(i, 12), 300000);

		courier_tick(f->courier);
		fake_fail(f->wire, WIRE_NO_ROUTE);
		collect(f);
		pause = courier_tick(f->courier);
		assert_in_range(pause, least, MIN(least + least / 4, 300000));
		assert_true(pause >= last);
		assert_int_equal(courier_state(f->courier), COURIER_HELD);
		assert_int_equal(courier_next_try(f->courier), f->help.now + pause);
		assert_true(*courier_cause(f->courier));
		help_pass(&f->help, pause - 1);
		assert_int_equal(courier_tick(f->courier), 1);
		help_pass(&f->help, 1);
		last = pause;
	}
	courier_tick(f->courier);
	fake_fail(f->wire, WIRE_NO_ROUTE);
	collect(f);
	courier_wake(f->courier);
	deliver(f, "one");
}

/* A letter the centre cannot digest is postponed alone. */
static void one_bad_never_blocks(void **state)
{
	struct fixture *f = *state;
	g_autofree char *bad = put(f, OP_REQUEST, "r1", "bad");
	g_autofree char *good = put(f, OP_REQUEST, "r2", "good");

	courier_tick(f->courier);
	fake_problem(f->wire, 500, "busy");
	collect(f);
	deliver(f, "good");
	assert_int_equal(state_of(f, bad), LETTER_WAITING);
	assert_true(courier_tick(f->courier) > 0);
	help_pass(&f->help, 3000);
	courier_tick(f->courier);
	fake_answer(f->wire, 200, "<html>");
	collect(f);
	assert_int_equal(state_of(f, bad), LETTER_WAITING);
}

static void settles(void **state)
{
	struct fixture *f = *state;
	static const struct {
		unsigned status;
		const char *slug;
		enum letter_state state;
	} rows[] = {
		{ 412, "stale", LETTER_CONFLICT },     { 403, "four-eyes", LETTER_REFUSED },
		{ 404, "not-found", LETTER_REFUSED },  { 409, "field-pending", LETTER_REFUSED },
		{ 422, "key-reused", LETTER_REFUSED }, { 428, "needs-match", LETTER_REFUSED },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *uuid = put(f, OP_REQUEST, "r1", "x");
		struct letter *letter;

		courier_tick(f->courier);
		fake_problem(f->wire, rows[i].status, rows[i].slug);
		collect(f);
		assert_int_equal(f->last, rows[i].state);
		letter = outbox_load(f->box, uuid, NULL);
		assert_int_equal(letter->state, rows[i].state);
		assert_non_null(strstr(letter->answer, rows[i].slug));
		assert_non_null(strstr(letter->body, "mark"));
		assert_true(*letter->cause);
		letter_free(letter);
	}
	assert_int_equal(outbox_troubled(f->box), G_N_ELEMENTS(rows));
}

static void no_receipt_no_deletion(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", "one");

	courier_tick(f->courier);
	fake_answer(f->wire, 201, "{}");
	collect(f);
	assert_int_equal(state_of(f, uuid), LETTER_WAITING);
	help_pass(&f->help, 3000);
	deliver(f, "one");
}

static void rests_when_signed_out(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", "one");

	courier_tick(f->courier);
	fake_problem(f->wire, 401, "signed-out");
	collect(f);
	assert_int_equal(courier_state(f->courier), COURIER_SIGN_IN);
	help_pass(&f->help, 900000);
	assert_int_equal(courier_tick(f->courier), -1);
	assert_int_equal(f->wire->starts, 1);
	courier_wake(f->courier);
	deliver(f, "one");
}

/* The disk is full when the session ends: signed in again, the letter goes, no restart. */
static void postponed_nowhere(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", "one");

	courier_tick(f->courier);
	assert_true(store_run(f->store, NULL, NULL,
			      "CREATE TEMP TRIGGER full BEFORE UPDATE ON letter BEGIN "
			      "SELECT RAISE(ABORT, 'full'); END", ""));
	fake_problem(f->wire, 401, "signed-out");
	collect(f);
	assert_int_equal(courier_state(f->courier), COURIER_SIGN_IN);
	assert_int_equal(state_of(f, uuid), LETTER_IN_FLIGHT);
	courier_wake(f->courier);
	courier_tick(f->courier);
	assert_int_equal(courier_state(f->courier), COURIER_BROKEN);
	assert_true(store_run(f->store, NULL, NULL, "DROP TRIGGER full", ""));
	courier_note(f->courier);
	deliver(f, "one");
	assert_int_equal(state_of(f, uuid), LETTER_DONE);
}

/* The terminal dies with a letter on the wire: the next one carries it on. */
static void crash_in_flight(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", "one");

	courier_tick(f->courier);
	assert_int_equal(state_of(f, uuid), LETTER_IN_FLIGHT);
	end(f);
	begin(f);
	deliver(f, "one");
	assert_int_equal(state_of(f, uuid), LETTER_DONE);
}

static void one_courier_per_store(void **state)
{
	struct fixture *f = *state;
	struct store *store = open_store(f);
	struct outbox *box = outbox_new(store);
	struct courier *second = courier_new(&f->help.world, box, f->central);
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", "one");

	courier_tick(f->courier);
	assert_int_equal(courier_tick(second), 5000);
	assert_int_equal(courier_state(second), COURIER_OTHER);
	assert_int_equal(f->wire->starts, 1);
	assert_int_equal(state_of(f, uuid), LETTER_IN_FLIGHT);
	courier_free(second);
	outbox_free(box);
	store_close(store);
}

/* A thousand random answers over thirty letters: all arrive, each once, and the
 * letters on one record in their order. */
static void storm(void **state)
{
	struct fixture *f = *state;
	GPtrArray *arrived = g_ptr_array_new_with_free_func(g_free);
	uint8_t dice;

	for (int i = 0; i < 30; i++) {
		g_autofree char *about = g_strdup_printf("r%d", i % 5);
		g_autofree char *mark = g_strdup_printf("%02d", i);
		g_autofree char *uuid = put(f, OP_REQUEST, about, mark);
	}
	for (int i = 0; i < 5000 && outbox_waiting(f->box); i++) {
		int64_t pause = courier_tick(f->courier);
		struct fake_ask *ask = fake_open(f->wire);

		if (!ask) {
			help_pass(&f->help, MAX(pause, 1));
			continue;
		}
		world_random(&f->help.world, &dice, 1);
		if (dice < 100) {
			g_ptr_array_add(arrived, g_strndup(ask->body + 9, 2));
			fake_answer(f->wire, 201, "{\"receipt\":\"TH-1\"}");
		} else if (dice < 160) {
			fake_fail(f->wire, WIRE_TIMEOUT);
		} else if (dice < 220) {
			fake_problem(f->wire, 503, "busy");
		} else {
			fake_answer(f->wire, 200, "[]");
		}
		collect(f);
	}
	assert_int_equal(outbox_waiting(f->box), 0);
	assert_int_equal(arrived->len, 30);
	for (guint i = 0; i < arrived->len; i++)
		for (guint k = i + 1; k < arrived->len; k++) {
			int first = (int)strtol(arrived->pdata[i], NULL, 10);
			int then = (int)strtol(arrived->pdata[k], NULL, 10);

			assert_int_not_equal(first, then);
			if (first % 5 == then % 5)
				assert_true(first < then);
		}
	g_ptr_array_unref(arrived);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(for_another_letter, setup, teardown),
		cmocka_unit_test_setup_teardown(once_and_in_order, setup, teardown),
		cmocka_unit_test_setup_teardown(same_bytes_every_try, setup, teardown),
		cmocka_unit_test_setup_teardown(pauses_grow, setup, teardown),
		cmocka_unit_test_setup_teardown(one_bad_never_blocks, setup, teardown),
		cmocka_unit_test_setup_teardown(settles, setup, teardown),
		cmocka_unit_test_setup_teardown(no_receipt_no_deletion, setup, teardown),
		cmocka_unit_test_setup_teardown(rests_when_signed_out, setup, teardown),
		cmocka_unit_test_setup_teardown(postponed_nowhere, setup, teardown),
		cmocka_unit_test_setup_teardown(crash_in_flight, setup, teardown),
		cmocka_unit_test_setup_teardown(one_courier_per_store, setup, teardown),
		cmocka_unit_test_setup_teardown(storm, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
