/* central/openapi.yaml says what forms/operations.c and central/problem.c do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "central/problem.h"

#include "i18n/banned.h"

static int load(void **state)
{
	const char *folder = g_getenv("srcdir") ? g_getenv("srcdir") : "..";
	g_autofree char *path = g_build_filename(folder, "central/openapi.yaml", NULL);
	char *text = NULL;

	assert_true(g_file_get_contents(path, &text, NULL, NULL));
	*state = text;
	return 0;
}

static int unload(void **state)
{
	g_free(*state);
	return 0;
}

/* The lines of one path, up to the next; new. */
static char *lines_of(const char *text, const char *path)
{
	g_autofree char *head = g_strdup_printf("\n  %s:\n", path);
	const char *at = strstr(text, head), *end;

	assert_non_null(at);
	at += strlen(head);
	end = strstr(at, "\n  /");
	return end ? g_strndup(at, (gsize)(end - at)) : g_strdup(at);
}

static void every_operation_is_described(void **state)
{
	for (int op = 0; op < OPERATION_COUNT; op++) {
		const struct operation_row *row = &operations[op];
		g_autofree char *lines = lines_of(*state, row->path);
		g_autofree char *id = g_strdup_printf("operationId: %s\n", row->name);
		g_autofree char *method = g_ascii_strdown(row->method, -1);

		assert_non_null(strstr(lines, id));
		g_strchug(lines);
		assert_true(g_str_has_prefix(lines, method));
		assert_true(!strstr(lines, "parameters/IdempotencyKey") ==
			    !(row->needs & NEEDS_KEY));
		assert_true(!strstr(lines, "parameters/IfMatch") == !(row->needs & NEEDS_MATCH));
		assert_true(!strstr(lines, "parameters/World") == !(row->needs & NEEDS_SESSION));
	}
}

static void nothing_else_is_described(void **state)
{
	unsigned described = 0, known = 0;

	for (const char *at = *state; (at = strstr(at, "operationId: ")); at++)
		described++;
	for (int op = 0; op < OPERATION_COUNT; op++)
		known += operations[op].path != NULL;
	assert_int_equal(described, known);
}

static void every_refusal_is_described(void **state)
{
	for (int p = 0; p < PROBLEM_COUNT; p++) {
		const char *slug = centre_problem_slug((enum centre_problem)p);

		if (p != PROBLEM_WRONG_METHOD)
			assert_non_null(strstr(*state, slug));
		assert_true(centre_problem_status((enum centre_problem)p) >= 400);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_operation_is_described),
		cmocka_unit_test(nothing_else_is_described),
		cmocka_unit_test(every_refusal_is_described),
	};

	return cmocka_run_group_tests_name("central contract", tests, load, unload);
}
