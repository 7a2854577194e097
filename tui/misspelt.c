/* misspelt - the question about a name, for forms and verifications. */
#include "tui/misspelt.h"

#include <string.h>

#include <glib.h>

#include "i18n/language.h"
#include "i18n/syllable.h"

#include "i18n/banned.h"

#define KINH "01"

char *misspelt_question(const char *words, const char *people)
{
	g_autofree char *meant = NULL;

	if (people[0] != '\0' && strcmp(people, KINH) != 0)
		return NULL;
	meant = syllable_hint(words);
	return meant ? g_strdup_printf(_("Did you mean %s? If not, just go on."), meant) : NULL;
}

char *misspelt_so_far(const char *typed, const char *people)
{
	const char *end = strrchr(typed, ' ');
	g_autofree char *words = g_strndup(typed, end ? (size_t)(end - typed) : 0);

	return misspelt_question(words, people);
}
