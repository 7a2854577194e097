/* printer - the helper and an lp of our own making. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib.h>

#include "client/printer.h"

#include "i18n/banned.h"

static char *folder, *lp;

/* An lp that keeps what it is told; `script` goes before that. */
static void make_lp(const char *script)
{
	g_autofree char *text = g_strdup_printf("#!/bin/sh\n%s\nprintf '%%s|' \"$@\" >%s/argv\n"
						"cat >%s/text\n",
						script, folder, folder);

	assert_true(g_file_set_contents(lp, text, -1, NULL));
	assert_int_equal(chmod(lp, 0700), 0);
}

static int setup(void **state)
{
	(void)state;
	folder = g_dir_make_tmp("dancu-lp-XXXXXX", NULL);
	lp = g_build_filename(folder, "lp", NULL);
	return folder ? 0 : -1;
}

static int teardown(void **state)
{
	static const char *const names[] = { "lp", "argv", "text" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		g_autofree char *path = g_build_filename(folder, names[i], NULL);

		unlink(path);
	}
	rmdir(folder);
	g_free(folder);
	g_free(lp);
	return 0;
}

static char *kept(const char *name)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	return text;
}

static struct printer *start(void)
{
	bool helper;
	struct printer *printer = printer_start(lp, &helper);

	if (helper)
		_exit(0);
	assert_non_null(printer);
	return printer;
}

static enum printer_news wait_for(struct printer *printer)
{
	enum printer_news news;

	while ((news = printer_news(printer)) == PRINTER_WORKING) {
		struct pollfd fd = { .fd = printer_fd(printer), .events = POLLIN };

		assert_int_equal(poll(&fd, 1, 10000), 1);
	}
	return news;
}

static void test_prints(void **state)
{
	struct printer *printer;
	GString *long_text = g_string_new(NULL);
	g_autofree char *argv = NULL, *text = NULL;

	(void)state;
	for (int i = 0; i < 20000; i++)
		g_string_append(long_text, "Nguyễn Văn Mẫu\n");
	make_lp("");
	printer = start();
	assert_int_equal(printer_news(printer), PRINTER_IDLE);
	assert_true(printer_send(printer, long_text->str, long_text->len, "IN-20261124-003"));
	assert_int_equal(wait_for(printer), PRINTER_DONE);
	assert_int_equal(printer_news(printer), PRINTER_IDLE);
	argv = kept("argv");
	text = kept("text");
	assert_string_equal(argv, "-t|IN-20261124-003|");
	assert_string_equal(text, long_text->str);
	/* and once more by the same helper */
	assert_true(printer_send(printer, "hai\n", strlen("hai\n"), "IN-20261124-004"));
	assert_int_equal(wait_for(printer), PRINTER_DONE);
	printer_free(printer);
	g_string_free(long_text, TRUE);
}

static void test_fails(void **state)
{
	struct printer *printer;

	(void)state;
	make_lp("exit 1");
	printer = start();
	assert_true(printer_send(printer, "x", 1, "IN-1"));
	assert_false(printer_send(printer, "y", 1, "IN-2"));
	assert_int_equal(wait_for(printer), PRINTER_FAILED);
	unlink(lp);
	assert_true(printer_send(printer, "x", 1, "IN-3"));
	assert_int_equal(wait_for(printer), PRINTER_ABSENT);
	printer_free(printer);
	assert_false(printer_send(NULL, "x", 1, "IN-4"));
	assert_int_equal(printer_news(NULL), PRINTER_IDLE);
}

/* Nothing of ours is open in lp but its own three. */
static void test_leaves_nothing_open(void **state)
{
	struct printer *printer;
	g_autofree char *script = g_strdup_printf("ls /proc/self/fd >%s/fds", folder);
	g_autofree char *path = g_build_filename(folder, "fds", NULL);
	g_autofree char *open_there = NULL;
	int kept_open = open("/dev/null", O_RDONLY);

	(void)state;
	make_lp(script);
	printer = start();
	assert_true(printer_send(printer, "x", 1, "IN-1"));
	assert_int_equal(wait_for(printer), PRINTER_DONE);
	open_there = kept("fds");
	unlink(path);
	/* the three, and the folder that ls reads */
	assert_string_equal(open_there, "0\n1\n2\n3\n");
	close(kept_open);
	printer_free(printer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_prints, setup, teardown),
		cmocka_unit_test_setup_teardown(test_fails, setup, teardown),
		cmocka_unit_test_setup_teardown(test_leaves_nothing_open, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
