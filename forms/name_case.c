/* name_case - one capital per word, and behind the apostrophe of H'Hen. */
#include "forms/name_case.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "i18n/banned.h"

static bool is_mixed(const char *typed)
{
	bool upper = false, lower = false;

	for (const char *s = typed; *s; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		upper |= g_unichar_isupper(c);
		lower |= g_unichar_islower(c);
	}
	return upper == lower; /* both, or no letter at all */
}

static bool begins_word(gunichar before)
{
	return before == 0 || before == ' ' || before == '-' || before == '\'' ||
	       before == 0x2019 || before == 0x02bc;
}

char *name_case(const char *typed)
{
	g_autoptr(GString) out = NULL;
	gunichar before = 0;

	if (!g_utf8_validate(typed, -1, NULL) || is_mixed(typed))
		return NULL;
	out = g_string_new(NULL);
	for (const char *s = typed; *s; s = g_utf8_next_char(s)) {
		gunichar c = g_utf8_get_char(s);

		g_string_append_unichar(out, begins_word(before) ? g_unichar_toupper(c)
								 : g_unichar_tolower(c));
		if (!g_unichar_ismark(c))
			before = c;
	}
	return strcmp(out->str, typed) != 0 ? g_strdup(out->str) : NULL;
}
