/* The stage itself, with a shell script as the program. */
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <glib.h>

#include "tests/stage/picture.h"
#include "tests/stage/stage.h"

#include "i18n/banned.h"

static struct stage *script(const char *text)
{
	const char *const argv[] = { "sh", "-c", text, NULL };
	struct stage_setup setup = { .argv = argv, .rows = 10, .cols = 40 };

	return stage_start(&setup);
}

static void a_screen_is_read(void **state)
{
	struct stage *s = script("printf 'một\\r\\n\\033[3;5H\\033[1mhai\\033[0;7m ba\\033[m'; read x; "
				 "echo \"got $x\"; exit 3");
	g_autofree char *row = NULL, *screen = NULL;
	int at, col;

	(void)state;
	assert_true(stage_until(s, "ba", 10));
	row = stage_row(s, 2);
	assert_string_equal(row, "    hai ba");
	assert_true(stage_bold(s, 2, 4));
	assert_false(stage_bold(s, 2, 8));
	assert_true(stage_reverse(s, 2, 8));
	stage_cursor(s, &at, &col);
	assert_int_equal(at, 2);
	assert_int_equal(col, 10);
	screen = stage_screen(s);
	assert_string_equal(screen, "một\n\n    hai ba\n\n\n\n\n\n\n\n");
	stage_mark(s);
	assert_int_equal(stage_bytes(s), 0);
	stage_type(s, "yes");
	assert_true(stage_key(s, "Enter"));
	assert_true(stage_until(s, "got yes", 10));
	assert_true(stage_bytes(s) > 7);
	assert_true(stage_reads(s) >= 1);
	assert_int_equal(stage_end(s, 10), 3);
	stage_free(s);
}

static void what_does_not_come_is_not_waited_for_for_ever(void **state)
{
	struct stage *s = script("echo here; read x");

	(void)state;
	assert_true(stage_until(s, "here", 10));
	assert_false(stage_until(s, "there", 0.1));
	assert_false(stage_gone(s, "here", 0.1));
	assert_int_equal(stage_end(s, 0.1), -1);
	stage_free(s);
	s = script("echo short");
	assert_true(stage_until(s, "short", 10));
	assert_false(stage_until(s, "never", 60)); /* its end is seen */
	assert_int_equal(stage_end(s, 10), 0);
	stage_free(s);
}

static void a_terminal_answers_unless_it_is_mute(void **state)
{
	const char *ask = "stty raw -echo; printf '\\033[6;7H\\033[6n'; "
			  "dd bs=1 count=6 2>/dev/null | od -c | head -1";
	struct stage *s = script(ask);

	(void)state;
	assert_true(stage_until(s, "033   [   6   ;   7   R", 10));
	stage_free(s);
	s = script(ask);
	stage_mute(s, true);
	assert_false(stage_until(s, "033", 0.3));
	stage_free(s);
}

static void keys_are_sent_as_xterm_sends_them(void **state)
{
	struct stage *s = script("stty raw -echo; echo ready; dd bs=1 count=10 2>/dev/null | od -An -tx1");

	(void)state;
	assert_true(stage_until(s, "ready", 10));
	assert_true(stage_key(s, "F3"));
	assert_true(stage_key(s, "Shift-Tab"));
	assert_true(stage_key(s, "Backspace"));
	assert_true(stage_key(s, "Ctrl-S"));
	assert_true(stage_key(s, "Enter"));
	assert_true(stage_key(s, "Space"));
	assert_false(stage_key(s, "F13"));
	assert_true(stage_until(s, "1b 4f 52 1b 5b 5a 7f 13 0d 20", 10));
	stage_free(s);
}

static void paste_is_bracketed_on_request(void **state)
{
	struct stage *s = script("printf '\\033[?2004hon'; read x; printf '\\033[?2004loff'; read x");

	(void)state;
	assert_true(stage_until(s, "on", 10));
	assert_true(stage_brackets(s));
	stage_key(s, "Enter");
	assert_true(stage_until(s, "off", 10));
	assert_false(stage_brackets(s));
	stage_free(s);
}

static void ends_are_told_apart(void **state)
{
	struct stage *s = script("stty raw; printf '\\033[?1049hin'; trap 'exit 129' HUP; "
				 "while :; do read x || exit 9; done");

	(void)state;
	assert_true(stage_until(s, "in", 10));
	assert_true(stage_alternate(s));
	stage_signal(s, SIGKILL);
	assert_int_equal(stage_end(s, 10), 137);
	assert_true(stage_alternate(s));
	assert_false(stage_cooked(s));
	stage_free(s);
	s = script("trap 'exit 129' HUP; echo in; read x");
	assert_true(stage_until(s, "in", 10));
	stage_hangup(s);
	assert_int_equal(stage_end(s, 10), 129);
	stage_free(s);
}

static void size_is_told(void **state)
{
	struct stage *s = script("stty size; read x; stty size; read x");

	(void)state;
	assert_true(stage_until(s, "10 40", 10));
	stage_resize(s, 16, 60);
	stage_key(s, "Enter");
	assert_true(stage_until(s, "16 60", 10));
	stage_free(s);
}

static void pictures_have_wildcards(void **state)
{
	(void)state;
	assert_true(picture_row_matches("Nguyễn Văn Mẫu", "Nguyễn Văn Mẫu"));
	assert_true(picture_row_matches("ab", "ab   "));
	assert_true(picture_row_matches("ab  ", "ab"));
	assert_true(picture_row_matches("lúc 08:42", "lúc ~~:~~"));
	assert_true(picture_row_matches("Mẫu", "M~u"));
	assert_true(picture_row_matches("anything", "…"));
	assert_true(picture_row_matches("ab", "ab~~"));
	assert_false(picture_row_matches("ab", "a"));
	assert_false(picture_row_matches("ab", "abc"));
	assert_false(picture_row_matches("Mâu", "Mẫu"));
	assert_false(picture_row_matches("b", "…b"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_screen_is_read),
		cmocka_unit_test(what_does_not_come_is_not_waited_for_for_ever),
		cmocka_unit_test(a_terminal_answers_unless_it_is_mute),
		cmocka_unit_test(keys_are_sent_as_xterm_sends_them),
		cmocka_unit_test(paste_is_bracketed_on_request),
		cmocka_unit_test(ends_are_told_apart),
		cmocka_unit_test(size_is_told),
		cmocka_unit_test(pictures_have_wildcards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
