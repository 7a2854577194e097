/* atlas_help - a list of places out of a centre, for tests; and where the official lists lie. */
#ifndef TESTS_ATLAS_HELP_H
#define TESTS_ATLAS_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "central/catalogue.h"
#include "central/catalogue_import.h"
#include "forms/places_rows.h"

/* The folder of the official lists; NULL: they are not here. */
static inline char *official_lists(void)
{
	const char *shared = g_getenv("DANCU_SHARED"), *source = g_getenv("srcdir");
	char *folder = shared ? g_build_filename(shared, "data", NULL)
			      : g_build_filename(source ? source : ".", "..", "shared", "data", NULL);
	g_autofree char *one = g_build_filename(folder, "mapping-2025.tsv", NULL);

	if (g_file_test(one, G_FILE_TEST_EXISTS))
		return folder;
	g_free(folder);
	return NULL;
}

static inline char *import_files(const struct centre *centre, struct centre_ledger *ledger,
				 const char *folder, const char *const *names, bool dry,
				 GError **why)
{
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	struct centre_catalogue_plan plan = {.dry = dry};
	char *text;

	for (; *names; names++)
		g_ptr_array_add(paths, g_build_filename(folder, *names, NULL));
	plan.file = (const char *const *)paths->pdata;
	plan.files = paths->len;
	text = centre_catalogue_import(centre, ledger, &plan, NULL, why);
	g_ptr_array_unref(paths);
	return text;
}

static inline struct place_list *places_of(struct centre_ledger *ledger)
{
	struct place_list *list = place_list_new();
	struct centre_rows *rows = centre_ask(
		ledger, "SELECT list, cells FROM catalogue_row WHERE gone = 0"
			" AND list IN ('E', 'U', 'L')", "");

	while (centre_next(rows)) {
		const char *cells = centre_text(rows, 1);
		struct delta_row *row = delta_row_of_text(
			delta_list_of(centre_text(rows, 0)[0]), cells, strlen(cells));

		assert_non_null(row);
		assert_true(place_list_row(list, row));
		delta_row_free(row);
	}
	centre_done(rows);
	place_list_seal(list);
	return list;
}

#endif
