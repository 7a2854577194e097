/* probe - the answer is found among what was typed, whole, and nothing else is taken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "tui/probe.h"

#include "i18n/banned.h"

static void answers_are_taken_out(void **state)
{
	static const struct {
		const char *came;
		int col;
		const char *left;
	} cases[] = {
		{ "\033[2;2R", 2, "" },
		{ "ab\033[2;3Rc", 3, "abc" },
		{ "\033[A\033[2;4R", 4, "\033[A" },
		{ "\033[2;", 0, "\033[2;" },
		{ "\033[1;2R", 0, "\033[1;2R" },     /* a key: F3 */
		{ "\033[2;2", 0, "\033[2;2" },
		{ "\033[2;R", 0, "\033[2;R" },
		{ "\033\033[2;12345R", 0, "\033\033[2;12345R" },
		{ "\033\033[2;80R", 80, "\033" },
		{ "", 0, "" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		GByteArray *bytes = g_byte_array_new();

		g_byte_array_append(bytes, (const guint8 *)cases[i].came,
				    (guint)strlen(cases[i].came));
		assert_int_equal(probe_take_answer(bytes), cases[i].col);
		assert_int_equal(bytes->len, strlen(cases[i].left));
		assert_memory_equal(bytes->data, cases[i].left, bytes->len);
		g_byte_array_unref(bytes);
	}
	assert_int_equal(probe_judge(2), PROBE_UTF8);
	assert_int_equal(probe_judge(3), PROBE_BYTES);
	assert_int_equal(probe_judge(4), PROBE_BYTES);
	assert_int_equal(probe_judge(1), PROBE_BYTES);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers_are_taken_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
