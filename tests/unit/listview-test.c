/* The cursor of a list: never on a heading, always on the page. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>
#include <glib.h>

#include "tui/listview.h"

#include "i18n/banned.h"

/* Rows 0, 1 and 50 are headings. */
static bool heading(void *self, size_t row)
{
	(void)self;
	return row <= 1 || row == 50;
}

static void press(struct listview *l, enum key_code code)
{
	struct key key = { .code = code };

	assert_true(listview_key(l, &key, true));
	assert_true(l->count == 0 || l->cursor < l->count);
	assert_true(l->cursor >= l->top && l->cursor < l->top + (size_t)l->page);
}

static void space(struct listview *l)
{
	struct key key = { .code = K_TEXT, .text = " " };

	assert_true(listview_key(l, &key, true));
}

static void start(struct listview *l, size_t count)
{
	listview_init(l, (struct listview_owner){ NULL, heading, NULL });
	l->page = 10;
	listview_set_count(l, count);
}

static void the_cursor_skips_headings(void **state)
{
	struct listview l;

	(void)state;
	start(&l, 100);
	assert_int_equal(l.cursor, 2);
	assert_int_equal(l.top, 0);
	press(&l, K_UP);
	assert_int_equal(l.cursor, 2);
	assert_int_equal(l.top, 0);
	listview_move(&l, 49);
	press(&l, K_DOWN);
	assert_int_equal(l.cursor, 51);
	press(&l, K_UP);
	assert_int_equal(l.cursor, 49);
	listview_move(&l, 50);
	assert_int_equal(l.cursor, 51);
	listview_clear(&l);
}

static void pages_turn(void **state)
{
	struct listview l;
	size_t first, last, total;

	(void)state;
	start(&l, 100);
	press(&l, K_PGDN);
	assert_int_equal(l.top, 10);
	assert_int_equal(l.cursor, 12);
	listview_position(&l, &first, &last, &total);
	assert_int_equal(first, 9);
	assert_int_equal(last, 18);
	assert_int_equal(total, 97);
	for (int i = 0; i < 20; i++)
		press(&l, K_PGDN);
	assert_int_equal(l.cursor, 99);
	assert_int_equal(l.top, 90);
	press(&l, K_PGUP);
	assert_int_equal(l.top, 80);
	press(&l, K_HOME);
	assert_int_equal(l.cursor, 2);
	assert_int_equal(l.top, 0);
	press(&l, K_END);
	assert_int_equal(l.cursor, 99);
	assert_int_equal(l.top, 90);
	listview_clear(&l);
}

static void mark(void *self, size_t row)
{
	g_string_append_printf(self, "%zu ", row);
}

static void rows_are_marked(void **state)
{
	struct listview l;
	GString *marked = g_string_new(NULL);
	struct key key = { .code = K_TEXT, .text = " " };

	(void)state;
	start(&l, 100);
	space(&l);
	space(&l);
	assert_int_equal(l.cursor, 4);
	listview_move(&l, 49);
	space(&l);
	assert_int_equal(l.cursor, 51);
	listview_move(&l, 3);
	space(&l); /* off again */
	assert_int_equal(listview_mark_count(&l), 2);
	assert_true(listview_marked(&l, 2));
	assert_false(listview_marked(&l, 3));
	listview_each_marked(&l, mark, marked);
	assert_string_equal(marked->str, "2 49 ");
	assert_false(listview_key(&l, &key, false));
	listview_set_count(&l, 90);
	assert_int_equal(listview_mark_count(&l), 0);
	g_string_free(marked, TRUE);
	listview_clear(&l);
}

static void an_empty_list_has_no_cursor(void **state)
{
	struct listview l;
	size_t first, last, total;

	(void)state;
	start(&l, 0);
	assert_false(listview_has_cursor(&l));
	for (enum key_code code = K_UP; code <= K_END; code++)
		listview_key(&l, &(struct key){ .code = code }, true);
	space(&l);
	assert_int_equal(listview_mark_count(&l), 0);
	listview_position(&l, &first, &last, &total);
	assert_int_equal(first + last + total, 0);
	listview_set_count(&l, 2); /* headings alone */
	assert_false(listview_has_cursor(&l));
	listview_set_count(&l, 3);
	assert_true(listview_has_cursor(&l));
	assert_int_equal(l.cursor, 2);
	listview_clear(&l);
}

static void a_shorter_list_keeps_the_cursor_near(void **state)
{
	struct listview l;

	(void)state;
	start(&l, 100);
	press(&l, K_END);
	listview_set_count(&l, 51); /* its last row is a heading */
	assert_int_equal(l.cursor, 49);
	assert_true(l.top <= 49);
	listview_clear(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_cursor_skips_headings),
		cmocka_unit_test(pages_turn),
		cmocka_unit_test(rows_are_marked),
		cmocka_unit_test(an_empty_list_has_no_cursor),
		cmocka_unit_test(a_shorter_list_keeps_the_cursor_near),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
