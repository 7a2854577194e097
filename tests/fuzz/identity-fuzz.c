/* identity-fuzz - number, birth, sex and a purpose header from any bytes, parted by
 * lines. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "forms/identity.h"
#include "forms/operations.h"
#include "forms/purpose.h"
#include "forms/uuid.h"
#include "forms/values.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

static void try_values(const char *text)
{
	g_autofree char *name = NULL, *shown = NULL;

	(void)uuid_is(text);
	for (int kind = 0; kind < KIND_COUNT; kind++)
		(void)value_is_well_formed((enum kind)kind, text);
	must(value_same(text, text));
	if (strchr(text, KIND_PART) || !g_utf8_validate(text, -1, NULL))
		return;
	name = value_name_of_text(text);
	shown = value_name_text(name);
	must(strlen(shown) <= strlen(text));
}

/* What is read aloud is what was typed, and an unknown place is never odd. */
static void try_explain(const char *number, const char *birth, const char *sex)
{
	struct identity_bearer bearer = { birth, sex, sex, 2026 };
	g_autoptr(GPtrArray) lines = identity_explain(number, &bearer);
	size_t digits = 0;

	must(lines->len == 1 || lines->len == 5);
	for (unsigned i = 0; i < lines->len; i++) {
		const struct identity_line *line = lines->pdata[i];

		must(*line->words != '\0');
		digits += strlen(line->digits);
		if (i == 0 && lines->len == 5 && !identity_place_name(line->digits))
			must(line->mark == IDENTITY_PLAIN);
	}
	must(digits == (lines->len == 5 ? 12 : 0));
}

static void try_purpose(const char *header)
{
	struct purpose read, again;
	g_autofree char *written = NULL;

	purpose_init(&read);
	purpose_init(&again);
	if (purpose_of_header(header, &read)) {
		written = purpose_to_header(&read);
		must(purpose_of_header(written, &again));
		must(strcmp(read.procedure, again.procedure) == 0);
		must(strcmp(read.case_number, again.case_number) == 0);
	}
	purpose_clear(&read);
	purpose_clear(&again);
}

static void try_path(const char *path)
{
	g_autofree char *id = NULL, *back = NULL;
	enum operation op = operation_of("GET", path, &id);

	if (op == OP_NONE)
		return;
	/* What stands behind a "?" belongs to the operation that takes it. */
	must(!strchr(path, '?') || (operations[op].needs & TAKES_QUERY));
	back = operation_path(op, id);
	must(strlen(back) == strcspn(path, "?") && strncmp(back, path, strlen(back)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	g_autofree char *text = g_strndup((const char *)data, size);
	g_auto(GStrv) line = g_strsplit(text, "\n", 4);
	unsigned n = g_strv_length(line);
	struct identity says;

	if (n == 0)
		return 0;
	if (identity_read(line[0], &says)) {
		must(strlen(line[0]) == 12 && says.year >= 1900 && says.year <= 2399);
		must(strncmp(says.place, line[0], 3) == 0);
	}
	if (n > 2) {
		(void)identity_agrees(line[0], line[1], line[2]);
		try_explain(line[0], line[1], line[2]);
	}
	for (unsigned i = 0; i < n; i++) {
		try_values(line[i]);
		try_purpose(line[i]);
		try_path(line[i]);
	}
	return 0;
}
