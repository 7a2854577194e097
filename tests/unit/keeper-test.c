/* keeper, reconcile: the copy filled over a wire, followed, speaking without a line, mended. */
#include "tests/unit/client_help.h"
#include "tests/unit/lab_wire.h"

#include "client/keeper.h"
#include "client/reconcile.h"
#include "forms/digest.h"
#include "forms/purpose.h"
#include "forms/query.h"

#include "i18n/banned.h"

struct kept {
	struct help_world help;
	struct lab *lab;
	struct lab_wire wire;
	struct session *session;
	struct central *central;
	struct store *store;
	struct outbox *outbox;
	struct keeper *keeper;
	char *dir;
	enum answer_kind kind; /* of the last answer */
	bool copied;
	char *body;
};

static void answered(const struct answer *answer, void *to)
{
	struct kept *k = to;

	k->kind = answer->kind;
	k->copied = answer->copied;
	g_free(k->body);
	k->body = answer->body ? json_print(answer->body) : g_strdup(answer->sentence);
}

static void turn(struct kept *k)
{
	transport_collect(&k->wire.base);
	if (k->keeper)
		keeper_tick(k->keeper);
}

static void settle(struct kept *k)
{
	for (int i = 0; i < 50; i++)
		turn(k);
}

static struct answer *stand_in(const struct central_asked *asked, const struct answer *answer,
			       void *self)
{
	struct kept *k = self;

	return answer->kind == ANSWER_NO_LINE ? keeper_answer(k->keeper, asked) : NULL;
}

static void begin(struct kept *k)
{
	const struct keeper_needs needs = {&k->help.world, k->central, k->session, k->outbox,
					   k->dir, 3};

	k->keeper = keeper_new(&needs);
	central_without_line(k->central, stand_in, k);
}

static int setup(void **state)
{
	struct kept *k = g_new0(struct kept, 1);
	struct store_owner owner = {"practice", NULL, "canbo1"};

	help_world_init(&k->help, 3);
	k->dir = help_folder();
	k->lab = lab_new_at(":memory:");
	lab_wire_init(&k->wire, k->lab);
	k->session = session_new();
	k->central = central_new(&k->help.world, &k->wire.base, k->session);
	central_centre(k->central, answered, k);
	turn(k);
	central_sign_in(k->central, "canbo1", PASSWORD, "t1", answered, k);
	turn(k);
	assert_int_equal(k->kind, ANSWER_DONE);
	owner.centre = k->session->centre;
	k->store = store_open_costing(&k->help.world, k->dir, &owner, PASSWORD, SEAL_COST_LEAST,
				      NULL);
	k->outbox = outbox_new(k->store);
	begin(k);
	*state = k;
	return 0;
}

static int teardown(void **state)
{
	struct kept *k = *state;
	void *lab = k->lab;

	keeper_free(k->keeper);
	outbox_free(k->outbox);
	store_close(k->store);
	central_free(k->central);
	session_free(k->session);
	lab_wire_clear(&k->wire);
	lab_teardown(&lab);
	help_remove(k->dir);
	g_free(k->dir);
	g_free(k->body);
	g_free(k);
	return 0;
}

static void find(struct kept *k, const char *name)
{
	struct query query;
	struct purpose purpose;

	query_init(&query);
	query.kind = QUERY_NAME;
	g_free(query.name);
	query.name = g_strdup(name);
	purpose_init(&purpose);
	purpose_set(&purpose, "TH-02", "0412/2026", k->help.now);
	central_find(k->central, &query, &purpose, NULL, 0, answered, k);
	settle(k);
	purpose_clear(&purpose);
	query_clear(&query);
}

static void filled_over_the_wire(void **state)
{
	struct kept *k = *state;

	settle(k);
	assert_int_equal(replica_use(keeper_replica(k->keeper), 3), REPLICA_READY);
	assert_int_equal(replica_index_count(replica_people(keeper_replica(k->keeper))), 3);
	assert_int_equal(k->wire.answered[OP_COPY_KEY], 1);
	assert_true(k->wire.answered[OP_FEED] > 0);
	keeper_free(k->keeper); /* the key is remembered: there without a line */
	k->wire.down = true;
	begin(k);
	assert_non_null(keeper_replica(k->keeper));
	assert_int_equal(replica_use(keeper_replica(k->keeper), 3), REPLICA_READY);
}

static void speaks_without_a_line(void **state)
{
	struct kept *k = *state;

	settle(k);
	find(k, "nguyen thi mau");
	assert_int_equal(k->kind, ANSWER_DONE);
	assert_false(k->copied);
	assert_int_equal(outbox_waiting(k->outbox), 0);
	k->wire.down = true;
	find(k, "nguyen thi mau");
	assert_int_equal(k->kind, ANSWER_DONE);
	assert_true(k->copied);
	assert_non_null(strstr(k->body, "\"r1\""));
	assert_null(strstr(k->body, "099150000012")); /* hidden, as the centre hides it */
	assert_int_equal(outbox_waiting(k->outbox), 1); /* the look is a letter */
	help_pass(&k->help, INT64_C(4) * 24 * 3600 * 1000);
	find(k, "nguyen thi mau");
	assert_int_equal(k->kind, ANSWER_REFUSED);
	assert_int_equal(outbox_waiting(k->outbox), 1);
}

static void a_look_reaches_the_trail(void **state)
{
	struct kept *k = *state;
	struct letter *letter;

	settle(k);
	k->wire.down = true;
	find(k, "nguyen thi mau");
	k->wire.down = false;
	letter = outbox_next(k->outbox, k->help.now, NULL);
	assert_non_null(letter);
	assert_int_equal(letter->op, OP_LOOK);
	central_send(k->central, letter, answered, k);
	turn(k);
	assert_int_equal(k->kind, ANSWER_DONE);
	assert_non_null(strstr(k->body, "\"receipt\""));
	letter_free(letter);
	assert_int_equal(centre_number(k->lab->ledger, 0,
				       "SELECT count(*) FROM audit WHERE action = 'look'"
				       " AND result = 'ok' AND case_number = '0412/2026'", ""),
			 1);
}

static void reconciled(void *to)
{
	(void)to;
}

static struct reconcile *compare(struct kept *k)
{
	struct reconcile *r;

	keeper_rest(k->keeper);
	r = reconcile_new(k->central, "99001", keeper_replica(k->keeper), reconciled, k);
	for (int i = 0; i < 20 && reconcile_state(r) == RECONCILE_RUNNING; i++)
		turn(k);
	return r;
}

/* Wrong values, somebody too many, somebody missing: named, and mended. */
static void reconciles(void **state)
{
	struct kept *k = *state;
	struct replica *replica;
	struct copy_row *row, *stranger = copy_row_new();
	g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)copy_row_free);
	g_autoptr(GPtrArray) gone = g_ptr_array_new();
	struct reconcile *r;

	settle(k);
	replica = keeper_replica(k->keeper);
	r = compare(k);
	assert_int_equal(reconcile_state(r), RECONCILE_EQUAL);
	assert_true(reconcile_bytes(r) <= 150);
	reconcile_free(r);
	row = replica_row(replica, "r1", NULL);
	copy_row_set(row, COPY_HOUSE, "99");
	copy_row_set(stranger, COPY_ID, "r9");
	g_ptr_array_add(rows, row);
	g_ptr_array_add(rows, stranger);
	g_ptr_array_add(gone, (char *)"r2");
	assert_true(replica_mend(replica, rows, gone, NULL));
	r = compare(k);
	assert_int_equal(reconcile_state(r), RECONCILE_MENDED);
	assert_int_equal(reconcile_differences(r)->len, 3);
	assert_true(reconcile_bytes(r) <= 5000);
	reconcile_free(r);
	r = compare(k);
	assert_int_equal(reconcile_state(r), RECONCILE_EQUAL);
	reconcile_free(r);
	assert_null(replica_row(replica, "r9", NULL));
}

static void without_a_line_it_waits(void **state)
{
	struct kept *k = *state;
	struct reconcile *r;

	settle(k);
	k->wire.down = true;
	r = compare(k);
	assert_int_equal(reconcile_state(r), RECONCILE_FAILED);
	assert_true(*reconcile_cause(r));
	reconcile_free(r);
}

int main(void)
{
#define KEPT(test) cmocka_unit_test_setup_teardown(test, setup, teardown)
	const struct CMUnitTest tests[] = {
		KEPT(filled_over_the_wire),	KEPT(speaks_without_a_line),
		KEPT(a_look_reaches_the_trail), KEPT(reconciles),
		KEPT(without_a_line_it_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
