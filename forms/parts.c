/* parts - cutting canonical strings, hiding numbers, counting letters. */
#include "forms/parts.h"

#include <glib.h>
#include <string.h>

#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/banned.h"

char *kind_part(const char *value, unsigned at)
{
	const char *end;

	while (at > 0 && (value = strchr(value, KIND_PART))) {
		value++;
		at--;
	}
	if (!value)
		return g_strdup("");
	end = strchr(value, KIND_PART);
	return end ? g_strndup(value, (size_t)(end - value)) : g_strdup(value);
}

bool kind_hidden(const char *value)
{
	size_t stars = strspn(value, "*");

	value += stars;
	return stars > 0 && *value && !value[strspn(value, "0123456789")];
}

bool kind_is_list(enum kind kind)
{
	return kind == KIND_NUMBERS || kind == KIND_PEOPLE || kind == KIND_CARDS ||
	       kind == KIND_STAYS;
}

char *kind_hide(const char *value)
{
	static const char between[] = KIND_PART_TEXT KIND_ITEM_TEXT;
	size_t length = strlen(value);
	char *hidden = g_strdup(value);

	if (!strpbrk(value, between)) {
		if (length > 2 && !kind_hidden(value))
			memset(hidden, '*', length - 2);
		return hidden;
	}
	for (char *at = hidden; *at; at += *at != '\0') {
		size_t part = strcspn(at, between), digits = strspn(at, "0123456789");

		if (part == digits && (part == 9 || part == 12))
			memset(at, '*', part - 2);
		at += part;
	}
	return hidden;
}

bool kind_fits(const char *typed, unsigned letters, char **complaint)
{
	size_t has = text_letters(typed);

	if (!letters || has <= letters)
		return true;
	*complaint = g_strdup_printf(_("%u letters, at most %u. Take away %u."),
				     (unsigned)has, letters, (unsigned)has - letters);
	return false;
}
