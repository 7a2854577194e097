/* One line being typed: letters, not bytes; cells, not letters. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>
#include <glib.h>

#include "tui/lineedit.h"

#include "i18n/banned.h"

static void press(struct lineedit *e, enum key_code code)
{
	struct key key = { .code = code };

	assert_true(lineedit_key(e, &key, NULL));
}

static bool letter(struct lineedit *e, const char *text)
{
	struct key key = { .code = K_TEXT };
	bool full = false;

	g_strlcpy(key.text, text, sizeof(key.text));
	assert_true(lineedit_key(e, &key, &full));
	return !full;
}

static void looks(struct lineedit *e, int cells, const char *view, int cursor)
{
	int at;
	g_autofree char *is = lineedit_view(e, cells, &at);

	assert_string_equal(is, view);
	assert_int_equal(at, cursor);
}

static void letters_go_in_at_the_cursor(void **state)
{
	struct lineedit e;

	(void)state;
	lineedit_init(&e, 20);
	looks(&e, 10, "", 0);
	letter(&e, "M");
	letter(&e, "u");
	press(&e, K_LEFT);
	letter(&e, "ẫ");
	assert_string_equal(lineedit_text(&e), "Mẫu");
	looks(&e, 10, "Mẫu", 2);
	press(&e, K_HOME);
	letter(&e, "·");
	press(&e, K_END);
	looks(&e, 10, "·Mẫu", 4);
	press(&e, K_RIGHT); /* at the end: nothing, but ours */
	looks(&e, 10, "·Mẫu", 4);
	lineedit_clear(&e);
}

static void a_shown_letter_goes_at_once(void **state)
{
	struct lineedit e;

	(void)state;
	lineedit_init(&e, 20);
	lineedit_set(&e, "ao\xcc\x86ệ");
	assert_int_equal(lineedit_letters(&e), 3);
	press(&e, K_BACKSPACE);
	assert_string_equal(lineedit_text(&e), "aŏ");
	press(&e, K_LEFT);
	looks(&e, 10, "aŏ", 1);
	press(&e, K_DELETE);
	assert_string_equal(lineedit_text(&e), "a");
	press(&e, K_DELETE);
	press(&e, K_BACKSPACE);
	press(&e, K_BACKSPACE);
	press(&e, K_LEFT);
	assert_string_equal(lineedit_text(&e), "");
	lineedit_clear(&e);
}

static void room_is_counted_in_letters(void **state)
{
	struct lineedit e;

	(void)state;
	lineedit_init(&e, 3);
	assert_true(letter(&e, "ệ"));
	assert_true(letter(&e, "ệ"));
	assert_true(letter(&e, "o"));
	assert_false(letter(&e, "x"));
	assert_true(letter(&e, "\xcc\x86")); /* belongs to the o */
	assert_string_equal(lineedit_text(&e), "ệệŏ");
	assert_false(lineedit_insert(&e, "more"));
	assert_false(lineedit_insert(&e, "\xff"));
	assert_int_equal(lineedit_letters(&e), 3);
	lineedit_clear(&e);
}

static void an_input_method_replaces_what_is_before(void **state)
{
	struct lineedit e;
	size_t bytes;
	const char *before;

	(void)state;
	lineedit_init(&e, 20);
	lineedit_set(&e, "Tra aa");
	before = lineedit_before(&e, &bytes);
	assert_int_equal(bytes, 6);
	assert_memory_equal(before, "Tra aa", 6);
	assert_true(lineedit_replace(&e, 2, "â"));
	assert_string_equal(lineedit_text(&e), "Tra â");
	looks(&e, 10, "Tra â", 5);
	lineedit_replace(&e, 99, "");
	assert_string_equal(lineedit_text(&e), "");
	lineedit_clear(&e);
}

/* Whatever is typed, the cursor is on the screen and the view fits. */
static void long_lines_scroll(void **state)
{
	struct lineedit e;
	GString *typed = g_string_new(NULL);

	(void)state;
	lineedit_init(&e, 200);
	for (int i = 0; i < 120; i++) {
		int cursor;
		g_autofree char *view = NULL;

		g_string_append(typed, i % 7 == 0 ? "ệ" : i % 11 == 0 ? "字" : "x");
		lineedit_set(&e, typed->str);
		view = lineedit_view(&e, 20, &cursor);
		assert_in_range(cursor, 0, 19);
		assert_true(g_utf8_strlen(view, -1) <= 20);
	}
	for (int i = 0; i < 120; i++) {
		int cursor;
		g_autofree char *view = NULL;

		press(&e, K_LEFT);
		view = lineedit_view(&e, 20, &cursor);
		assert_in_range(cursor, 0, 19);
	}
	looks(&e, 5, "ệxxxx", 0);
	g_string_free(typed, TRUE);
	lineedit_clear(&e);
}

static void a_password_is_stars(void **state)
{
	struct lineedit e;

	(void)state;
	lineedit_init(&e, 20);
	e.masked = true;
	lineedit_set(&e, "mật khẩu");
	looks(&e, 20, "********", 8);
	lineedit_clear(&e);
}

static void other_keys_are_not_ours(void **state)
{
	struct key key = { .code = K_F3 };
	struct lineedit e;

	(void)state;
	lineedit_init(&e, 20);
	assert_false(lineedit_key(&e, &key, NULL));
	key.code = K_UP;
	assert_false(lineedit_key(&e, &key, NULL));
	lineedit_clear(&e);
}

/* What the door refuses is one letter of eight cells; one Backspace deletes it. */
static void a_refused_letter_is_one_letter(void **state)
{
	struct lineedit e;

	(void)state;
	lineedit_init(&e, 4);
	letter(&e, "a");
	letter(&e, "⟨U+202E⟩");
	letter(&e, "b");
	looks(&e, 20, "a⟨U+202E⟩b", 10);
	assert_int_equal(lineedit_letters(&e), 3);
	press(&e, K_LEFT);
	looks(&e, 20, "a⟨U+202E⟩b", 9);
	press(&e, K_LEFT);
	looks(&e, 20, "a⟨U+202E⟩b", 1);
	press(&e, K_RIGHT);
	press(&e, K_BACKSPACE);
	assert_string_equal(lineedit_text(&e), "ab");
	lineedit_set(&e, "x⟨U+E0041⟩⟨U+20⟩");
	assert_int_equal(lineedit_letters(&e), 4); /* the last has no room, and is none */
	press(&e, K_HOME);
	press(&e, K_DELETE);
	press(&e, K_DELETE);
	assert_string_equal(lineedit_text(&e), "⟨U");
	lineedit_set(&e, "abcd");
	assert_false(letter(&e, "⟨U+0001⟩")); /* whole or not at all */
	assert_string_equal(lineedit_text(&e), "abcd");
	lineedit_clear(&e);
}

static void pieces_become_a_letter(void **state)
{
	struct lineedit e;

	(void)state;
	lineedit_init(&e, 3);
	letter(&e, "e");
	letter(&e, "\u0323");
	letter(&e, "\u0302");
	assert_string_equal(lineedit_text(&e), "ệ");
	letter(&e, "x");
	press(&e, K_LEFT);
	letter(&e, "ơ");
	letter(&e, "\u0306");
	assert_string_equal(lineedit_text(&e), "ệơ\u0306x");
	assert_int_equal(lineedit_letters(&e), 3);
	assert_int_equal(lineedit_place(&e), 2);
	lineedit_clear(&e);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_go_in_at_the_cursor),
		cmocka_unit_test(a_refused_letter_is_one_letter),
		cmocka_unit_test(pieces_become_a_letter),
		cmocka_unit_test(a_shown_letter_goes_at_once),
		cmocka_unit_test(room_is_counted_in_letters),
		cmocka_unit_test(an_input_method_replaces_what_is_before),
		cmocka_unit_test(long_lines_scroll),
		cmocka_unit_test(a_password_is_stars),
		cmocka_unit_test(other_keys_are_not_ours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
