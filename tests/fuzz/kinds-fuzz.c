/* kinds-fuzz - any bytes typed into any kind: read or refused with a sentence, shown,
 * read again. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "forms/kinds.h"
#include "forms/values.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

/* What was read has the shape of its kind, and its own text reads back as it. */
static void look_at(enum kind kind, enum catalogue cat, const char *value)
{
	g_autofree char *shown = kind_show(kind, cat, value);
	g_autofree char *edited = kind_edit(kind, cat, value);
	g_autofree char *again = NULL, *complaint = NULL;

	must(*shown != '\0' || kind == KIND_PASSWORD);
	if (kind == KIND_NUMBER12 || kind == KIND_NUMBER9 || kind == KIND_DATE)
		must(value_is_well_formed(kind, value));
	if (kind == KIND_PASSWORD || !*edited || !strcmp(edited, KIND_UNKNOWN_TYPED))
		return;
	must(kind_read(kind, cat, edited, value, &again, &complaint));
	must(!strcmp(again, value));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum catalogue lists[] = { CATALOGUE_ETHNIC, CATALOGUE_MARITAL,
						CATALOGUE_REASON };
	g_autofree char *typed = NULL, *value = NULL, *complaint = NULL;
	enum catalogue cat = CATALOGUE_NONE;
	enum kind kind;

	if (size < 1 || size > 2000)
		return 0;
	kind = (enum kind)(data[0] % KIND_COUNT);
	if (kind == KIND_CODE)
		cat = lists[data[0] / KIND_COUNT % G_N_ELEMENTS(lists)];
	typed = g_strndup((const char *)data + 1, size - 1);
	if (kind_read(kind, cat, typed, "", &value, &complaint)) {
		must(value != NULL && complaint == NULL);
		look_at(kind, cat, value);
	} else {
		must(value == NULL && complaint != NULL && *complaint != '\0');
	}
	return 0;
}
