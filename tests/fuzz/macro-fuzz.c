/* macro-fuzz - any table of macros, and every name of it typed: what comes out is text that fits. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/compose.h"
#include "i18n/macro.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(int good)
{
	if (!good)
		abort();
}

static void look_up(const struct macros *macros, const char *word)
{
	char into[MACRO_BYTES];

	must(macros_expand(macros, word, into));
	must(g_utf8_validate(into, -1, NULL));
	must(*into != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct macro_fault fault;
	struct macros *macros = macros_new((const char *)data, size, &fault);

	must((fault.line == 0) == (fault.flaw == MACRO_FINE));
	for (size_t i = 0; i < macros_count(macros); i++) {
		g_autofree char *upper = g_utf8_strup(macros_name(macros, i), -1);
		char into[MACRO_BYTES];

		look_up(macros, macros_name(macros, i));
		must(strlen(macros_text(macros, i)) < MACRO_BYTES);
		macros_expand(macros, upper, into); /* of ŉ there is no such capital */
	}
	macros_free(macros);
	if (size >= 2)
		(void)compose_letter((char)data[0], (char)data[1]);
	return 0;
}
