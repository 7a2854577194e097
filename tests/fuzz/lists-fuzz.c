/* lists-fuzz - a list as an administrator gives it, and the file of lists of a terminal. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "central/sheet.h"
#include "client/atlas_file.h"
#include "forms/places_rows.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_sheet(const char *bytes, size_t size)
{
	GError *why = NULL;
	struct centre_sheet *sheet = centre_sheet_read("list.tsv", bytes, size, &why);

	if ((sheet == NULL) != (why != NULL) || (why && !g_utf8_validate(why->message, -1, NULL)))
		g_error("a list is neither read nor refused");
	for (size_t i = 0; sheet && i < centre_sheet_rows(sheet); i++)
		if (!centre_sheet_cell(sheet, i, 0) || strchr(centre_sheet_cell(sheet, i, 0), '\t'))
			g_error("a cell with a tab");
	centre_sheet_free(sheet);
	g_clear_error(&why);
}

/* Lines as rows of a list, and what is found in it. */
static void read_places(const char *bytes, size_t size)
{
	g_autofree char *text = g_strndup(bytes, size);
	g_auto(GStrv) lines = g_strsplit(text, "\n", 200);
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct place_hit));
	g_autoptr(GArray) heirs = g_array_new(FALSE, FALSE, sizeof(int));
	struct place_list *list = place_list_new();

	for (unsigned i = 0; lines[i]; i++) {
		enum delta_list which = delta_list_of(lines[i][0]);
		struct delta_row *row =
			which == DELTA_NONE || !lines[i][1]
				? NULL
				: delta_row_of_text(which, lines[i] + 2, strlen(lines[i] + 2));

		if (row)
			place_list_row(list, row);
		delta_row_free(row);
	}
	place_list_seal(list);
	for (int i = 0; i < (int)place_count(list); i++) {
		g_autofree char *title = place_text(list, i), *now = NULL, *edition = NULL;

		place_search(list, title, 20260801, 5, hits);
		place_now(list, i, 20260801, heirs);
		now = place_now_text(list, i, 20260801, 3);
		edition = place_edition(list, i);
	}
	place_search(list, lines[0] ? lines[0] : "", 20260801, 0, hits);
	place_list_free(list);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *bytes = g_strndup((const char *)data, size);
	int64_t seq;
	unsigned left;

	memcpy(bytes, data, size);
	if (size > 20000)
		return 0;
	read_sheet(bytes, size);
	if (atlas_file_read(bytes, size, "lab", &seq, &left) > size)
		g_error("more whole pieces than bytes");
	read_places(bytes, size);
	return 0;
}
