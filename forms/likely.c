/* likely - the same name to a search, and no contradiction in the date of birth. */
#include "forms/likely.h"

#include <glib.h>
#include <string.h>

#include "forms/values.h"
#include "i18n/fold.h"
#include "i18n/banned.h"

char *likely_words(const char *name)
{
	g_autofree char *words = value_name_text(name);

	return fold_key(words, FOLD_ASCII);
}

static char *key_of(const char *name)
{
	g_autofree char *words = value_name_text(name);

	return fold_key(words, FOLD_SEARCH);
}

/* "1950" and "1950-03-17" do not contradict each other; nor does an unknown one. */
static bool dates_agree(const char *a, const char *b)
{
	size_t length = MIN(strlen(a), strlen(b));

	return strncmp(a, b, length) == 0;
}

bool likely_same(const char *name, const char *birth, const char *other_name,
		 const char *other_birth)
{
	g_autofree char *key = key_of(name);
	g_autofree char *other = key_of(other_name);

	return *key && strcmp(key, other) == 0 && dates_agree(birth, other_birth);
}
