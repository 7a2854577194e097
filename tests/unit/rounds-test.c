/* rounds-test - figures between what the centre said and what was answered here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "tui/rounds.h"

#include "i18n/banned.h"

static void put(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

static struct worklist *a_worklist(void)
{
	struct worklist *list = worklist_new();
	struct work_row *row = work_row_new();

	put(&row->id, "h1");
	put(&row->number, "0127");
	row->people = row->left = 3;
	g_ptr_array_add(list->rows, row);
	return list;
}

static struct household *a_household(void)
{
	struct household *household = household_new();
	const char *const ids[] = {"r1", "r2", "r3", "dead", "done"};

	put(&household->id, "h1");
	for (size_t i = 0; i < G_N_ELEMENTS(ids); i++) {
		struct person_row *row = person_row_new();

		put(&row->id, ids[i]);
		put(&row->state, g_str_equal(ids[i], "dead") ? "2" : "1");
		put(&row->verified, g_str_equal(ids[i], "done") ? "2026-03-12T01:00:00Z" : "");
		g_ptr_array_add(household->members, row);
	}
	return household;
}

static unsigned open_count(struct rounds *rounds)
{
	GPtrArray *open = rounds_open(rounds, rounds_household(rounds, "h1"));
	unsigned n = open->len;

	g_ptr_array_free(open, TRUE);
	return n;
}

static void who_is_still_to_be_asked(void **state)
{
	struct rounds *rounds = rounds_new();

	(void)state;
	rounds_keep_household(rounds, a_household());
	assert_int_equal(open_count(rounds), 3);
	rounds_note(rounds, "h1", "r1", "l1", ROUND_AGREES);
	assert_int_equal(open_count(rounds), 2);
	/* Somebody absent is asked again. */
	rounds_note(rounds, "h1", "r2", "l2", ROUND_ABSENT);
	assert_int_equal(open_count(rounds), 2);
	/* A letter that was refused counts no more. */
	rounds_settle(rounds, "l1", false);
	assert_int_equal(open_count(rounds), 3);
	assert_false(rounds_answered(rounds, "r1", NULL));
	rounds_free(rounds);
}

static void nothing_is_counted_twice(void **state)
{
	struct rounds *rounds = rounds_new();
	struct round_count count;

	(void)state;
	rounds_keep_worklist(rounds, "t1", a_worklist());
	assert_string_equal(rounds_household_number(rounds, "h1"), "0127");
	assert_string_equal(rounds_household_number(rounds, "h2"), "");
	rounds_note(rounds, "h1", "r1", "l1", ROUND_AGREES);
	rounds_note(rounds, "h1", "r2", "l2", ROUND_DIFFERS);
	rounds_note(rounds, "h1", "r3", "l3", ROUND_ABSENT);
	rounds_count(rounds, "h1", &count);
	assert_int_equal(count.done, 2);
	assert_int_equal(count.agree, 1);
	assert_int_equal(count.absent, 1);
	/* l1 arrived before the list was asked for, l2 between asking and answer. */
	rounds_settle(rounds, "l1", true);
	rounds_ask(rounds);
	rounds_settle(rounds, "l2", true);
	rounds_keep_worklist(rounds, "t1", a_worklist());
	rounds_count(rounds, "h1", &count);
	assert_int_equal(count.agree, 0);
	assert_int_equal(count.differ, 1);
	assert_int_equal(count.done, 1);
	assert_true(rounds_answered(rounds, "r1", NULL));
	rounds_free(rounds);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_is_still_to_be_asked),
		cmocka_unit_test(nothing_is_counted_twice),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
