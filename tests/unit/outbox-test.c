/* outbox and journal: every arrow and no other, and a process killed anywhere. */
#include "tests/unit/outbox_help.h"

#include <signal.h>
#include <sys/wait.h>

#include "i18n/banned.h"

static void body_is_kept_to_the_byte(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", NULL);
	struct letter *letter;

	for (int i = 0; i < 3; i++) {
		letter = outbox_next(f->box, f->help.now, NULL);
		assert_string_equal(letter->uuid, uuid);
		assert_string_equal(letter->body, "{\"x\":\"Đ\\n \\\"y\\\" \"}");
		assert_string_equal(letter->base, "7");
		assert_string_equal(letter->subject, "Nguyễn Thị Mâu");
		assert_string_equal(letter->officer, "canbo1");
		assert_int_equal(letter->op, OP_REQUEST);
		assert_int_equal(letter->tries, i);
		letter_free(letter);
		assert_true(outbox_begin(f->box, uuid, NULL));
		assert_true(outbox_postpone(f->box, uuid, f->help.now, "hết giờ chờ", NULL));
		close_all(f);
		open_all(f);
	}
}

static void only_drawn_arrows(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", NULL);

	assert_false(outbox_postpone(f->box, uuid, 0, "", NULL));
	assert_false(outbox_settle(f->box, uuid, LETTER_DONE, "TH-1", "", "", NULL));
	assert_false(outbox_drop(f->box, uuid, NULL));
	assert_true(outbox_begin(f->box, uuid, NULL));
	assert_false(outbox_begin(f->box, uuid, NULL));
	assert_false(outbox_withdraw(f->box, uuid, NULL));
	assert_false(outbox_settle(f->box, uuid, LETTER_WAITING, "", "", "", NULL));
	assert_true(outbox_postpone(f->box, uuid, 0, "x", NULL));
	assert_false(outbox_withdraw(f->box, uuid, NULL));
	assert_true(outbox_begin(f->box, uuid, NULL));
	assert_true(outbox_settle(f->box, uuid, LETTER_DONE, "TH-000391", "", "", NULL));
	assert_false(outbox_begin(f->box, uuid, NULL));
	assert_false(outbox_drop(f->box, uuid, NULL));
	assert_false(outbox_settle(f->box, uuid, LETTER_REFUSED, "", "", "", NULL));
	assert_false(outbox_begin(f->box, "nobody", NULL));
}

/* The same, asked of the database by hand: the triggers hold. */
static void database_refuses_too(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", NULL);
	static const char *const wrong[] = {
		"UPDATE letter SET state = 2",
		"UPDATE letter SET state = 3",
		"UPDATE letter SET body = x'00'",
		"UPDATE letter SET uuid = 'other'",
		"UPDATE letter SET state = 1; ", /* allowed: then it may not leave */
		"DELETE FROM letter",
		("INSERT INTO letter (uuid, op, place, made_at, draft, body, state) "
		 "VALUES ('z', 'request', '', 1, '', x'00', 2)"),
	};

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_int_equal(store_run(f->store, NULL, NULL, wrong[i], ""), i == 4);
	assert_int_equal(state_of(f, uuid), LETTER_IN_FLIGHT);
}

static void content_goes_only_against_a_receipt(void **state)
{
	struct fixture *f = *state;
	g_autofree char *done = put(f, OP_REQUEST, "r1", NULL);
	g_autofree char *stale = put(f, OP_REQUEST, "r2", NULL);
	g_autofree char *no = put(f, OP_VERIFY, "r3", NULL);
	struct letter *letter;

	assert_int_equal(outbox_waiting(f->box), 3);
	outbox_begin(f->box, done, NULL);
	outbox_begin(f->box, stale, NULL);
	outbox_begin(f->box, no, NULL);
	assert_true(outbox_settle(f->box, done, LETTER_DONE, "TH-000391", "", "{}", NULL));
	assert_true(outbox_settle(f->box, stale, LETTER_CONFLICT, "", "bản 7 đã cũ",
				  "{\"now_version\":\"8\"}", NULL));
	assert_true(outbox_settle(f->box, no, LETTER_REFUSED, "", "không được", "{}", NULL));
	letter = outbox_load(f->box, done, NULL);
	assert_string_equal(letter->body, "");
	assert_string_equal(letter->receipt, "TH-000391");
	assert_string_equal(letter->subject, "Nguyễn Thị Mâu");
	assert_int_equal(letter->settled_at, f->help.now);
	letter_free(letter);
	letter = outbox_load(f->box, stale, NULL);
	assert_int_equal(letter->state, LETTER_CONFLICT);
	assert_string_not_equal(letter->body, "");
	assert_string_equal(letter->answer, "{\"now_version\":\"8\"}");
	assert_string_equal(letter->cause, "bản 7 đã cũ");
	letter_free(letter);
	assert_int_equal(outbox_waiting(f->box), 0);
	assert_int_equal(outbox_troubled(f->box), 2);
	assert_true(outbox_drop(f->box, no, NULL));
	assert_int_equal(outbox_troubled(f->box), 1);
}

static void order(void **state)
{
	struct fixture *f = *state;
	g_autofree char *first = put(f, OP_REQUEST, "r1", NULL);
	g_autofree char *second = put(f, OP_VERIFY, "r1", NULL);
	g_autofree char *third = put(f, OP_VERIFY, "r2", NULL);
	g_autofree char *decision = put(f, OP_DECIDE, "r3", NULL);

	next_is(f, decision);
	outbox_begin(f->box, decision, NULL);
	next_is(f, first);
	outbox_begin(f->box, first, NULL);
	/* first is on its way: its record's second letter waits, another does not */
	next_is(f, third);
	outbox_postpone(f->box, first, f->help.now + 60000, "x", NULL);
	next_is(f, third);
	outbox_begin(f->box, third, NULL);
	outbox_settle(f->box, third, LETTER_DONE, "TH-1", "", "", NULL);
	next_is(f, "");
	assert_int_equal(outbox_next_time(f->box, f->help.now), f->help.now + 60000);
	help_pass(&f->help, 60000);
	next_is(f, first);
	outbox_begin(f->box, first, NULL);
	outbox_settle(f->box, first, LETTER_REFUSED, "", "", "", NULL);
	next_is(f, second);
}

static void hold_hurry_and_a_clock_set_back(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", NULL);

	assert_int_equal(outbox_next_time(f->box, f->help.now), 0);
	assert_true(outbox_hold(f->box, f->help.now + 8000, NULL));
	assert_null(outbox_next(f->box, f->help.now, NULL));
	assert_true(outbox_hurry(f->box, NULL));
	next_is(f, uuid);
	assert_true(outbox_hold(f->box, f->help.now + 8000, NULL));
	f->help.now -= INT64_C(86400000) * 30;
	next_is(f, uuid);
}

/* A try of which nothing left this machine does not count: it may be taken back. */
static void never_left(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", NULL);

	for (int i = 0; i < 3; i++) {
		assert_true(outbox_begin(f->box, uuid, NULL));
		assert_true(outbox_unsend(f->box, uuid, 0, "mất mạng", NULL));
	}
	assert_false(outbox_unsend(f->box, uuid, 0, "", NULL));
	assert_true(outbox_withdraw(f->box, uuid, NULL));
	assert_int_equal(outbox_waiting(f->box), 0);
	g_free(uuid);
	uuid = put(f, OP_REQUEST, "r1", NULL);
	assert_true(outbox_begin(f->box, uuid, NULL));
	assert_true(outbox_postpone(f->box, uuid, 0, "hết giờ chờ", NULL));
	assert_true(outbox_begin(f->box, uuid, NULL));
	assert_true(outbox_unsend(f->box, uuid, 0, "mất mạng", NULL));
	assert_false(outbox_withdraw(f->box, uuid, NULL));
}

static void recovered_after_a_crash(void **state)
{
	struct fixture *f = *state;
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", NULL);

	outbox_begin(f->box, uuid, NULL);
	close_all(f);
	open_all(f);
	assert_int_equal(state_of(f, uuid), LETTER_IN_FLIGHT);
	assert_true(outbox_recover(f->box, NULL));
	assert_int_equal(state_of(f, uuid), LETTER_WAITING);
	next_is(f, uuid);
}

static void refuses_what_is_no_letter(void **state)
{
	struct fixture *f = *state;
	struct letter *letter = letter_new(OP_REQUEST);
	static const char *const bodies[] = { "", "[]", "{", "{\"a\":1,\"a\":2}" };
	g_autofree char *uuid = put(f, OP_REQUEST, "r1", NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_free(letter->body);
		letter->body = g_strdup(bodies[i]);
		assert_false(outbox_put(f->box, letter, NULL));
	}
	g_free(letter->body);
	letter->body = g_strdup("{}");
	letter->uuid = g_strdup(uuid);
	assert_false(outbox_put(f->box, letter, NULL));
	letter_free(letter);
	assert_int_equal(outbox_waiting(f->box), 1);
}

/* ---- drafts ------------------------------------------------------------------- */

static char *keep(struct fixture *f, const char *id, const char *target, const char *body)
{
	struct journal_entry *entry = g_new0(struct journal_entry, 1);
	char *kept;

	entry->id = g_strdup(id);
	entry->form = g_strdup("correction");
	entry->target = g_strdup(target);
	entry->subject = g_strdup("Bế Thị Lúa");
	entry->version = g_strdup("5");
	entry->body = g_strdup(body);
	assert_true(journal_keep(f->journal, entry, NULL));
	kept = g_strdup(entry->id);
	journal_entry_free(entry);
	return kept;
}

static void drafts(void **state)
{
	struct fixture *f = *state;
	g_autofree char *one = keep(f, NULL, "r1", "{\"a\":\"1\"}");
	g_autofree char *same = NULL, *two = NULL;
	struct journal_entry *entry;
	GPtrArray *list;

	help_pass(&f->help, 1000);
	same = keep(f, NULL, "r1", "{\"a\":\"2\"}");
	two = keep(f, NULL, "r2", "{}");
	assert_string_equal(one, same);
	assert_string_not_equal(one, two);
	assert_int_equal(journal_count(f->journal), 2);
	entry = journal_find(f->journal, "correction", "r1", NULL);
	assert_string_equal(entry->body, "{\"a\":\"2\"}");
	assert_string_equal(entry->version, "5");
	assert_int_equal(entry->saved_at, f->help.now);
	journal_entry_free(entry);
	assert_null(journal_find(f->journal, "verification", "r1", NULL));
	list = journal_list(f->journal, NULL);
	assert_int_equal(list->len, 2);
	g_ptr_array_unref(list);
	assert_true(journal_drop(f->journal, one, NULL));
	assert_null(journal_load(f->journal, one, NULL));
	assert_int_equal(journal_count(f->journal), 1);
}

/* A draft follows its letter: hidden, back when refused, gone with the receipt. */
static void draft_and_letter(void **state)
{
	struct fixture *f = *state;
	g_autofree char *draft = keep(f, NULL, "r1", "{}");
	g_autofree char *letter = put(f, OP_REQUEST, "r1", draft);
	g_autofree char *again = NULL;

	assert_int_equal(journal_count(f->journal), 0);
	assert_true(outbox_withdraw(f->box, letter, NULL));
	assert_int_equal(journal_count(f->journal), 1);
	again = put(f, OP_REQUEST, "r1", draft);
	outbox_begin(f->box, again, NULL);
	outbox_settle(f->box, again, LETTER_CONFLICT, "", "", "{}", NULL);
	assert_int_equal(journal_count(f->journal), 1);
	g_free(letter);
	letter = put(f, OP_REQUEST, "r1", draft);
	/* the new one takes the place of the one that it mends */
	assert_null(outbox_load(f->box, again, NULL));
	assert_int_equal(outbox_troubled(f->box), 0);
	assert_int_equal(journal_count(f->journal), 0);
	outbox_begin(f->box, letter, NULL);
	outbox_settle(f->box, letter, LETTER_DONE, "TH-2", "", "{}", NULL);
	assert_int_equal(journal_count(f->journal), 0);
	assert_null(journal_load(f->journal, draft, NULL));
}

static char *keep_open(struct fixture *f, const char *target, bool aside)
{
	struct journal_entry *entry = g_new0(struct journal_entry, 1);
	char *id;

	entry->form = g_strdup("correction");
	entry->target = g_strdup(target);
	entry->body = g_strdup("{}");
	entry->open = true;
	entry->aside = aside;
	assert_true(journal_keep(f->journal, entry, NULL));
	id = g_strdup(entry->id);
	journal_entry_free(entry);
	return id;
}

/* What a screen held when the program ended is offered again; what was left is not. */
static void resumed(void **state)
{
	struct fixture *f = *state;
	struct journal_entry *entry = g_new0(struct journal_entry, 1), *found;
	g_autofree char *old = keep(f, NULL, "r9", "{}");
	g_autofree char *id = NULL, *letter = NULL, *open_one = NULL, *lookup = NULL;

	assert_null(journal_resume(f->journal, NULL));
	entry->form = g_strdup("correction");
	entry->target = g_strdup("r1");
	entry->body = g_strdup("{}");
	entry->open = true;
	entry->at = 14;
	assert_true(journal_keep(f->journal, entry, NULL));
	id = g_strdup(entry->id);
	close_all(f);
	open_all(f);
	found = journal_resume(f->journal, NULL);
	assert_non_null(found);
	assert_string_equal(found->id, id);
	assert_int_equal(found->at, 14);
	assert_int_equal(found->saved_at, f->help.now);
	journal_entry_free(found);
	assert_true(journal_close(f->journal, id, NULL));
	assert_null(journal_resume(f->journal, NULL));
	assert_int_equal(journal_count(f->journal), 2);
	entry->aside = true;
	assert_true(journal_keep(f->journal, entry, NULL));
	assert_int_equal(journal_count(f->journal), 1);
	found = journal_resume(f->journal, NULL);
	assert_string_equal(found->id, id);
	journal_entry_free(found);
	/* two were open: the older one is a draft again */
	assert_non_null(open_one = keep_open(f, "r7", false));
	assert_non_null(lookup = keep_open(f, "r8", true));
	help_pass(&f->help, 1000);
	assert_true(journal_keep(f->journal, entry, NULL));
	assert_true(journal_begin(f->journal, NULL));
	found = journal_resume(f->journal, NULL);
	assert_string_equal(found->id, id);
	journal_entry_free(found);
	found = journal_load(f->journal, open_one, NULL);
	assert_false(found->open);
	journal_entry_free(found);
	assert_null(journal_load(f->journal, lookup, NULL));
	letter = put(f, OP_REQUEST, "r1", id);
	assert_null(journal_resume(f->journal, NULL));
	outbox_begin(f->box, letter, NULL);
	outbox_settle(f->box, letter, LETTER_REFUSED, "", "", "{}", NULL);
	assert_null(journal_resume(f->journal, NULL));
	journal_entry_free(entry);
}

/* ---- kill -9 ------------------------------------------------------------------ */

/* The child: puts, begins and settles until it is killed; each kept uuid goes up. */
static void work_until_killed(struct fixture *f, int up)
{
	for (unsigned i = 0;; i++) {
		g_autofree char *uuid = put(f, OP_REQUEST, i % 2 ? "r1" : "r2", NULL);

		if (write(up, uuid, 36) != 36)
			_exit(1);
		if (i % 3 == 0) {
			outbox_begin(f->box, uuid, NULL);
			outbox_settle(f->box, uuid, LETTER_DONE, "TH-9", "", "", NULL);
		} else if (i % 3 == 1) {
			outbox_begin(f->box, uuid, NULL);
		}
	}
}

/* Kills a child after it has told of `after` letters; all told are there, whole. */
static void kill_one(struct fixture *f, unsigned after)
{
	int fds[2];
	char uuid[37] = "";
	GPtrArray *told = g_ptr_array_new_with_free_func(g_free);
	pid_t child;

	assert_int_equal(pipe(fds), 0);
	f->help.chance += 1000003;
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		struct fixture own = *f;

		close(fds[0]);
		own.help.world.self = &own.help;
		open_all(&own);
		work_until_killed(&own, fds[1]);
	}
	close(fds[1]);
	while (read(fds[0], uuid, 36) == 36) {
		g_ptr_array_add(told, g_strdup(uuid));
		if (told->len == after)
			kill(child, SIGKILL);
	}
	close(fds[0]);
	waitpid(child, NULL, 0);
	assert_true(told->len >= after);
	open_all(f);
	assert_true(outbox_recover(f->box, NULL));
	for (unsigned i = 0; i < told->len; i++) {
		struct letter *letter = outbox_load(f->box, told->pdata[i], NULL);

		assert_non_null(letter);
		assert_true(letter->state == LETTER_WAITING || letter->state == LETTER_DONE);
		assert_true(letter->state == LETTER_DONE || strlen(letter->body) > 5);
		letter_free(letter);
	}
	g_ptr_array_unref(told);
}

static void killed_anywhere(void **state)
{
	struct fixture *f = *state;

	for (unsigned after = 1; after <= 15; after++) {
		close_all(f);
		kill_one(f, after);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(body_is_kept_to_the_byte, setup, teardown),
		cmocka_unit_test_setup_teardown(only_drawn_arrows, setup, teardown),
		cmocka_unit_test_setup_teardown(database_refuses_too, setup, teardown),
		cmocka_unit_test_setup_teardown(content_goes_only_against_a_receipt, setup,
						teardown),
		cmocka_unit_test_setup_teardown(order, setup, teardown),
		cmocka_unit_test_setup_teardown(resumed, setup, teardown),
		cmocka_unit_test_setup_teardown(hold_hurry_and_a_clock_set_back, setup,
						teardown),
		cmocka_unit_test_setup_teardown(never_left, setup, teardown),
		cmocka_unit_test_setup_teardown(recovered_after_a_crash, setup, teardown),
		cmocka_unit_test_setup_teardown(refuses_what_is_no_letter, setup, teardown),
		cmocka_unit_test_setup_teardown(drafts, setup, teardown),
		cmocka_unit_test_setup_teardown(draft_and_letter, setup, teardown),
		cmocka_unit_test_setup_teardown(killed_anywhere, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
