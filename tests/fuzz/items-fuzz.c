/* items-fuzz - any text as a list of a record: its shape, words, wire and copy. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "forms/copy.h"
#include "forms/kinds.h"
#include "forms/record.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

static void through_the_wire(enum record_field field, const char *list)
{
	g_autoptr(json_owned) json = value_to_wire(field, list);
	g_autofree char *text = json_print(json), *back = NULL;
	g_autoptr(json_owned) read = json_parse(text, strlen(text), NULL);

	/* Text that the door refuses or mends is no value that ever came in. */
	back = read ? value_of_wire(field, read, NULL) : NULL;
	if (back) {
		g_autoptr(json_owned) again = value_to_wire(field, back);
		g_autofree char *same = value_of_wire(field, again, NULL);

		must(same && strcmp(back, same) == 0);
	}
}

static void through_the_copy(enum record_field field, const char *list)
{
	struct copy_row *row = copy_row_new(), *back;
	g_autofree char *packed = NULL;

	copy_row_set(row, COPY_ID, "r1");
	copy_row_set(row, COPY_FIELDS + (unsigned)field, list);
	packed = copy_row_pack(row);
	back = copy_row_unpack(packed);
	must(strchr(list, '\x1d') ||
	     (back && strcmp(back->cell[COPY_FIELDS + field], list) == 0));
	copy_row_free(row);
	copy_row_free(back);
}

static void hide(enum kind kind, const char *list)
{
	g_autofree char *hidden = kind_hide(list), *twice = kind_hide(hidden);

	must(strlen(hidden) == strlen(list) && strcmp(hidden, twice) == 0);
	must(value_is_well_formed(kind, hidden));
}

static void look(enum kind kind, const char *list)
{
	g_autoptr(GPtrArray) items = value_items(list);

	for (guint i = 0; i < items->len; i++)
		g_free(kind_show_item(kind, items->pdata[i]));
	g_free(kind_show(kind, CATALOGUE_NONE, list));
}

/* '|' and ';' stand for what cannot be typed. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum record_field fields[] = {FIELD_CANCELLED, FIELD_CHILDREN, FIELD_CARDS,
						   FIELD_STAYS};
	g_autofree char *list = g_strndup((const char *)data, size);

	g_strdelimit(list, "|", KIND_PART);
	g_strdelimit(list, ";", KIND_ITEM);
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		enum kind kind = record_fields[fields[i]].kind;

		if (!*list || !value_is_well_formed(kind, list))
			continue;
		look(kind, list);
		if (record_fields[fields[i]].flags & RECORD_HIDDEN)
			hide(kind, list);
		through_the_wire(fields[i], list);
		through_the_copy(fields[i], list);
	}
	return 0;
}
