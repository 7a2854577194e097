/* verify_state-test - digits at the door: what each means where, and when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/json.h"
#include "tui/verify_state.h"

#include "i18n/banned.h"

static unsigned index_of(const struct verify_state *s, enum record_field field)
{
	for (unsigned i = 0; i < s->count; i++)
		if (s->line[i].field == field)
			return i;
	return s->count;
}

/* Somebody present, the cursor on the first field. */
static void begin(struct verify_state *s)
{
	verify_state_init(s);
	assert_int_equal(verify_state_digit(s, 1, true), VERIFY_TAKEN);
}

static void the_person_comes_first(void **state)
{
	struct verify_state s;

	(void)state;
	verify_state_init(&s);
	assert_int_equal(s.cursor, VERIFY_PERSON_LINE);
	assert_false(verify_state_complete(&s));
	assert_int_equal(verify_state_digit(&s, 7, true), VERIFY_NO_SUCH);
	assert_int_equal(s.person, VERIFY_NOBODY);
	assert_int_equal(verify_state_digit(&s, 2, true), VERIFY_TAKEN);
	assert_int_equal(s.person, PERSON_ABSENT);
	assert_int_equal(s.cursor, VERIFY_PERSON_LINE);
	assert_true(verify_state_complete(&s));
	verify_state_move(&s, 1);
	assert_int_equal(verify_state_digit(&s, 1, true), VERIFY_NOT_ASKED);
	verify_state_move(&s, -1);
	assert_int_equal(verify_state_digit(&s, 1, true), VERIFY_TAKEN);
	assert_int_equal(s.cursor, 0);
	assert_false(verify_state_complete(&s));
	verify_state_clear(&s);
}

static void a_digit_answers_and_moves_on(void **state)
{
	struct verify_state s;

	(void)state;
	begin(&s);
	assert_int_equal(verify_state_digit(&s, 1, true), VERIFY_TAKEN);
	assert_int_equal(s.cursor, 1);
	assert_int_equal(verify_state_digit(&s, 3, true), VERIFY_TAKEN);
	assert_int_equal(s.line[1].word, VERIFIED_NO_PAPER);
	assert_int_equal(verify_state_digit(&s, 2, true), VERIFY_ASK_VALUE);
	assert_int_equal(s.cursor, 2);
	verify_state_differs(&s, "", false);
	assert_false(s.line[2].answered);
	verify_state_differs(&s, "2", true);
	assert_int_equal(s.cursor, 3);
	assert_true(s.line[2].corrected);
	assert_int_equal(verify_state_left(&s), s.count - 3);
	/* Answering anew forgets the value. */
	verify_state_move(&s, -1);
	assert_int_equal(verify_state_digit(&s, 1, true), VERIFY_TAKEN);
	assert_string_equal(s.line[2].value, "");
	assert_false(s.line[2].corrected);
	verify_state_clear(&s);
}

static void the_number_is_typed_from_the_card(void **state)
{
	struct verify_state s;
	unsigned at;

	(void)state;
	begin(&s);
	at = index_of(&s, FIELD_NUMBER);
	s.cursor = (int)at;
	assert_int_equal(verify_state_digit(&s, 1, true), VERIFY_ASK_NUMBER);
	assert_int_equal(verify_state_digit(&s, 0, true), VERIFY_ASK_NUMBER);
	assert_false(s.line[at].answered);
	verify_state_agrees(&s, COMPARED_CARD);
	assert_int_equal(s.line[at].compared, COMPARED_CARD);
	/* Nothing to compare with: 1 says that there is none. */
	s.cursor = (int)at;
	assert_int_equal(verify_state_digit(&s, 1, false), VERIFY_TAKEN);
	assert_int_equal(s.line[at].compared, COMPARED_NOT);
	verify_state_clear(&s);
}

static void nine_waits_until_all_was_shown(void **state)
{
	struct verify_state s;
	struct verification *v = verification_new();

	(void)state;
	begin(&s);
	verify_state_digit(&s, 1, true);
	verify_state_show(&s, s.count - 1);
	assert_int_equal(verify_state_digit(&s, 9, true), VERIFY_NOT_SHOWN);
	assert_int_equal(verify_state_left(&s), s.count - 1);
	verify_state_show(&s, s.count);
	verify_state_show(&s, 3);
	assert_int_equal(verify_state_digit(&s, 9, true), VERIFY_TAKEN);
	assert_true(verify_state_complete(&s));
	verify_state_fill(&s, v);
	assert_int_equal(verification_count(v, VERIFIED_AGREES), 1);
	assert_int_equal(verification_count(v, VERIFIED_REST), s.count - 1);
	assert_int_equal(verify_state_count(&s, VERIFIED_AGREES), s.count);
	verification_free(v);
	verify_state_clear(&s);
}

static void nothing_is_asked_of_the_absent(void **state)
{
	struct verify_state s;
	struct verification *v = verification_new();

	(void)state;
	begin(&s);
	verify_state_digit(&s, 1, true);
	verify_state_move(&s, -10);
	verify_state_digit(&s, 5, true);
	verify_state_fill(&s, v);
	assert_int_equal(v->person, PERSON_MOVED);
	assert_int_equal(v->answers->len, 0);
	verification_free(v);
	verify_state_clear(&s);
}

static void the_journal_gives_back_what_it_took(void **state)
{
	struct verify_state s, t;
	g_autoptr(json_owned) json = NULL, strange = NULL;
	const char *broken = "{\"person\":9,\"cursor\":99,\"lines\":[{\"field\":\"Nobody\"},"
			     "{\"field\":\"DanToc\",\"word\":1},{\"word\":0},3]}";

	(void)state;
	begin(&s);
	verify_state_digit(&s, 1, true);
	s.cursor = (int)index_of(&s, FIELD_ETHNIC);
	verify_state_differs(&s, "05", true);
	json = verify_state_to_json(&s);
	verify_state_of_json(&t, json);
	assert_int_equal(t.person, PERSON_PRESENT);
	assert_int_equal(t.cursor, s.cursor);
	assert_int_equal(verify_state_left(&t), s.count - 2);
	assert_string_equal(t.line[index_of(&t, FIELD_ETHNIC)].value, "05");
	assert_true(t.line[index_of(&t, FIELD_ETHNIC)].corrected);
	verify_state_clear(&t);
	strange = json_parse(broken, strlen(broken), NULL);
	assert_non_null(strange);
	verify_state_of_json(&t, strange);
	assert_int_equal(t.person, VERIFY_NOBODY);
	assert_int_equal(t.cursor, VERIFY_PERSON_LINE);
	assert_int_equal(verify_state_left(&t), t.count);
	verify_state_clear(&t);
	verify_state_clear(&s);
}

static void what_the_register_changed_is_asked_again(void **state)
{
	struct verify_state s;
	struct record *was = record_new(), *now = record_new();

	(void)state;
	record_set(was, FIELD_ETHNIC, "01");
	record_set(now, FIELD_ETHNIC, "02");
	begin(&s);
	verify_state_show(&s, s.count);
	verify_state_digit(&s, 9, true);
	assert_int_equal(verify_state_rebase(&s, was, was), 0);
	assert_true(verify_state_complete(&s));
	assert_int_equal(verify_state_rebase(&s, was, now), 1);
	assert_int_equal(s.cursor, (int)index_of(&s, FIELD_ETHNIC));
	assert_false(verify_state_complete(&s));
	record_free(was);
	record_free(now);
	verify_state_clear(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_person_comes_first),
		cmocka_unit_test(a_digit_answers_and_moves_on),
		cmocka_unit_test(the_number_is_typed_from_the_card),
		cmocka_unit_test(nine_waits_until_all_was_shown),
		cmocka_unit_test(nothing_is_asked_of_the_absent),
		cmocka_unit_test(the_journal_gives_back_what_it_took),
		cmocka_unit_test(what_the_register_changed_is_asked_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
