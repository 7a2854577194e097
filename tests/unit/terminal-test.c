/*
 * What goes to the terminal, byte by byte, and how it is left: tests/stage's
 * canvas on a pseudo-terminal.
 */
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <glib.h>

#include "tests/stage/stage.h"

#include "i18n/banned.h"

static struct stage *canvas(const char *what, const char *term, const char *more)
{
	const char *const argv[] = { "tests/stage/canvas", what, more, NULL };
	struct stage_setup setup = { .argv = argv, .term = term };
	struct stage *s = stage_start(&setup);

	assert_true(stage_until(s, "F9", 10));
	return s;
}

static void leave(struct stage *s)
{
	stage_key(s, "F10");
	assert_int_equal(stage_end(s, 10), 0);
	assert_true(stage_cooked(s));
	assert_false(stage_alternate(s));
	assert_false(stage_brackets(s));
	stage_free(s);
}

/* What a key costs once all before it has been shown. */
static size_t cost(struct stage *s, const char *key, const char *shows)
{
	stage_settle(s, 0.05);
	stage_mark(s);
	if (!stage_key(s, key))
		stage_type(s, key);
	assert_true(stage_until(s, shows, 10));
	stage_settle(s, 0.05);
	return stage_bytes(s);
}

static void first_paints_are_small(void **state)
{
	static const char *const terms[] = { "xterm-256color", "linux", "vt100", "screen",
					     "tmux-256color" };
	(void)state;

	for (size_t i = 0; i < G_N_ELEMENTS(terms); i++) {
		struct stage *form = canvas("form", terms[i], NULL);
		struct stage *list = canvas("list", terms[i], NULL);

		stage_settle(form, 0.1);
		stage_settle(list, 0.1);
		print_message("# %-15s first paint: form %zu bytes, %zu reads; list %zu, %zu\n",
			      terms[i], stage_bytes(form), stage_reads(form),
			      stage_bytes(list), stage_reads(list));
		assert_true(stage_bytes(form) <= 1400);
		assert_true(stage_bytes(list) <= 2000);
		/* one write; a pty may hand it over in two pieces */
		assert_true(stage_reads(form) <= 2);
		assert_true(stage_reads(list) <= 2);
		leave(form);
		leave(list);
	}
}

/* A picture may not come in pieces: each is a packet on the line. */
static void every_refresh_is_one_write(void **state)
{
	static const char *const argv[] = { "strace", "-y",	"-e",	"trace=write",
					    "-o",     "writes.trace", "tests/stage/canvas",
					    "list",   NULL };
	struct stage_setup setup = { .argv = argv };
	g_autofree char *strace = g_find_program_in_path("strace");
	g_autofree char *trace = NULL;
	struct stage *s;
	int writes = 0;

	(void)state;
#ifdef __SANITIZE_ADDRESS__ /* which looks for leaks and may not when traced */
	g_clear_pointer(&strace, g_free);
#endif
	if (strace == NULL) { /* cmocka's skip() is a failure in TAP */
		print_message("# not counted: no strace\n");
		return;
	}
	s = stage_start(&setup);
	if (!stage_until(s, "F9", 10)) {
		stage_free(s);
		print_message("# not counted: nobody may be traced here\n");
		return;
	}
	cost(s, "PgDn", "••55");
	leave(s);
	assert_true(g_file_get_contents("writes.trace", &trace, NULL, NULL));
	for (const char *at = trace; (at = strstr(at, "</dev/pts/")) != NULL; at++)
		writes++;
	assert_int_equal(writes, 3); /* the first picture, the page, the farewell */
	remove("writes.trace");
}

static void a_letter_costs_a_byte(void **state)
{
	struct stage *s = canvas("form", NULL, NULL);
	size_t bytes;

	(void)state;
	assert_int_equal(cost(s, "x", "x"), 1);
	assert_int_equal(cost(s, "y", "xy"), 1);
	assert_int_equal(cost(s, "ệ", "xyệ"), 3);
	bytes = cost(s, "Tab", "> Cha");
	print_message("# field change %zu bytes\n", bytes);
	assert_true(bytes <= 20);
	leave(s);
}

static void paging_keeps_what_stands(void **state)
{
	struct stage *s = canvas("list", NULL, NULL);
	size_t down = cost(s, "Down", ">");
	size_t page = cost(s, "PgDn", "••55");

	(void)state;
	print_message("# one row down %zu bytes, a page %zu\n", down, page);
	assert_true(down <= 20);
	assert_true(page <= 1200);
	leave(s);
}

static void idle_is_silent(void **state)
{
	struct stage *s = canvas("form", NULL, NULL);

	(void)state;
	stage_settle(s, 0.1);
	stage_mark(s);
	stage_settle(s, 1);
	assert_int_equal(stage_bytes(s), 0);
	leave(s);
}

/* However it ends, the terminal is as it was. */
static void ended_by(int number, const char *key, int status)
{
	struct stage *s = canvas("form", NULL, NULL);

	assert_true(stage_alternate(s));
	assert_true(stage_brackets(s));
	assert_false(stage_cooked(s));
	if (key != NULL)
		stage_key(s, key);
	else
		stage_signal(s, number);
	assert_int_equal(stage_end(s, 10), status);
	assert_true(stage_cooked(s));
	assert_false(stage_alternate(s));
	assert_false(stage_brackets(s));
	stage_free(s);
}

static void every_end_puts_it_back(void **state)
{
	(void)state;
	ended_by(SIGHUP, NULL, 129);
	ended_by(SIGTERM, NULL, 143);
#ifndef __SANITIZE_ADDRESS__ /* which ends programs in its own way */
	ended_by(0, "F12", 128 + SIGSEGV);
	ended_by(SIGSEGV, NULL, 128 + SIGSEGV);
	ended_by(0, "F11", 128 + SIGABRT);
#endif
}

/* Without an alternate screen too: what was shown is not left standing. */
static void nobodys_record_is_left_behind(void **state)
{
	static const char *const ends[] = { "F10", "F12" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		struct stage *s = canvas("form", "linux", NULL);

		assert_true(stage_shows(s, "Nguyễn Thị Mâu"));
		stage_key(s, ends[i]);
		assert_true(stage_end(s, 10) >= 0);
		assert_false(stage_shows(s, "Nguyễn Thị Mâu"));
		stage_free(s);
#ifdef __SANITIZE_ADDRESS__
		break;
#endif
	}
}

/* The shell shares fd 0 to 2 with us: O_NONBLOCK there would be its end. */
static void the_shells_descriptors_stay_blocking(void **state)
{
	struct stage *s = canvas("form", NULL, NULL);

	(void)state;
	for (int fd = 0; fd <= 2; fd++) {
		g_autofree char *path =
			g_strdup_printf("/proc/%d/fdinfo/%d", (int)stage_pid(s), fd);
		g_autofree char *info = NULL;
		const char *flags;

		assert_true(g_file_get_contents(path, &info, NULL, NULL));
		flags = strstr(info, "flags:");
		assert_non_null(flags);
		assert_int_equal(strtol(flags + strlen("flags:"), NULL, 8) & O_NONBLOCK, 0);
	}
	leave(s);
}

static void a_dropped_line_ends_it(void **state)
{
	struct stage *s = canvas("form", NULL, NULL);

	(void)state;
	stage_hangup(s);
	assert_int_equal(stage_end(s, 5), 129);
	stage_free(s);
}

static void keys_do_not_signal(void **state)
{
	struct stage *s = canvas("form", NULL, NULL);

	(void)state;
	stage_key(s, "Ctrl-C");
	assert_true(stage_until(s, "phím Ctrl-C", 10));
	stage_key(s, "Ctrl-S");
	assert_true(stage_until(s, "phím Ctrl-S", 10));
	stage_key(s, "Ctrl-Z");
	assert_true(stage_until(s, "phím Ctrl-Z", 10));
	stage_key(s, "Esc");
	assert_true(stage_until(s, "phím Esc", 10));
	stage_type(s, "\0331");
	assert_true(stage_until(s, "phím ESC1", 10));
	leave(s);
}

static void the_cursor_is_asked_for(void **state)
{
	struct stage *s = canvas("form", NULL, NULL);

	(void)state;
	stage_key(s, "F5");
	assert_true(stage_until(s, "con trỏ 15 27", 10));
	leave(s);
}

static void size_changes_are_followed(void **state)
{
	struct stage *s = canvas("form", NULL, NULL);
	g_autofree char *bar = NULL;
	int row, col;

	(void)state;
	stage_resize(s, 30, 100);
	stage_settle(s, 0.2);
	bar = stage_row(s, 29);
	assert_non_null(strstr(bar, "F9 Việc khác"));
	stage_resize(s, 5, 20);
	stage_settle(s, 0.2);
	stage_resize(s, 24, 80);
	assert_true(stage_until(s, "Nơi ở hiện tại", 10));
	stage_cursor(s, &row, &col);
	assert_int_equal(row, 14);
	assert_int_equal(col, 26);
	leave(s);
}

/* Nobody reads: the program neither blocks nor piles up pictures. */
static void a_full_line_gets_the_newest(void **state)
{
	struct stage *s = canvas("list", NULL, NULL);
	size_t bytes;

	(void)state;
	stage_settle(s, 0.1);
	stage_stall(s, true);
	for (int i = 0; i < 400; i++) {
		stage_key(s, "Ctrl-L");
		stage_settle(s, 0.001);
	}
	stage_key(s, "End");
	stage_settle(s, 0.1);
	stage_mark(s);
	stage_stall(s, false);
	assert_true(stage_until(s, ">", 10));
	stage_settle(s, 0.2);
	assert_true(stage_shows(s, "••07")); /* row 311, the last */
	bytes = stage_bytes(s);
	print_message("# after a full line: %zu bytes\n", bytes);
	assert_true(bytes < 100 * 1024);
	leave(s);
}

static void ascii_is_served(void **state)
{
	struct stage *s = canvas("form", "vt100", "ascii");
	g_autofree char *all = stage_screen(s);

	(void)state;
	assert_non_null(strstr(all, "Ho so cong dan"));
	assert_non_null(strstr(all, "**********12"));
	for (const char *at = all; *at != '\0'; at++)
		assert_true((unsigned char)*at < 128);
	leave(s);
}

static void roles_are_seen(void **state)
{
	struct stage *s = canvas("list", NULL, NULL);

	(void)state;
	assert_true(stage_bold(s, 0, 0));
	assert_true(stage_reverse(s, 0, 33));
	assert_false(stage_reverse(s, 0, 42));
	assert_true(stage_bold(s, 3, 2));
	assert_false(stage_bold(s, 4, 2));
	leave(s);
}

static void unknown_terminals_are_served(void **state)
{
	(void)state;
	leave(canvas("form", "no-such-terminal", NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_paints_are_small),
		cmocka_unit_test(every_refresh_is_one_write),
		cmocka_unit_test(a_letter_costs_a_byte),
		cmocka_unit_test(paging_keeps_what_stands),
		cmocka_unit_test(idle_is_silent),
		cmocka_unit_test(every_end_puts_it_back),
		cmocka_unit_test(nobodys_record_is_left_behind),
		cmocka_unit_test(the_shells_descriptors_stay_blocking),
		cmocka_unit_test(a_dropped_line_ends_it),
		cmocka_unit_test(keys_do_not_signal),
		cmocka_unit_test(the_cursor_is_asked_for),
		cmocka_unit_test(size_changes_are_followed),
		cmocka_unit_test(a_full_line_gets_the_newest),
		cmocka_unit_test(ascii_is_served),
		cmocka_unit_test(roles_are_seen),
		cmocka_unit_test(unknown_terminals_are_served),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
