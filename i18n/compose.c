/* compose - one table; looked up with the keys in either order. */
#include "i18n/compose.h"

#include <glib.h>

#include "i18n/banned.h"

/* Behind [ and { stand the letters with a horn or a hat, and a breve on top of that. */
static const struct compose_pair pairs[] = {
	{'(', 'a', "ă", "Ă"}, {'(', 'e', "ĕ", "Ĕ"}, {'(', 'i', "ĭ", "Ĭ"},
	{'(', 'o', "ŏ", "Ŏ"}, {'(', 'u', "ŭ", "Ŭ"},
	{'<', 'c', "č", "Č"}, {'~', 'n', "ñ", "Ñ"},
	{'-', 'b', "ƀ", "Ƀ"}, {'-', 'd', "đ", "Đ"},
	{'[', 'o', "ơ̆", "Ơ̆"}, {'[', 'u', "ư̆", "Ư̆"},
	{'{', 'a', "â̆", "Â̆"}, {'{', 'e', "ê̆", "Ê̆"}, {'{', 'o', "ô̆", "Ô̆"},
	{'^', 'a', "â", "Â"}, {'^', 'e', "ê", "Ê"}, {'^', 'o', "ô", "Ô"},
	{'+', 'o', "ơ", "Ơ"}, {'+', 'u', "ư", "Ư"},
};

const struct compose_pair *compose_pairs(size_t *count)
{
	*count = G_N_ELEMENTS(pairs);
	return pairs;
}

static const char *in_this_order(char sign, char base)
{
	char small = g_ascii_tolower(base);

	if (sign == 'v' || sign == 'V')
		sign = '<'; /* the caron looks like it */
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		if (pairs[i].sign == sign && pairs[i].base == small)
			return small == base ? pairs[i].lower : pairs[i].upper;
	return NULL;
}

const char *compose_letter(char sign, char base)
{
	const char *letter = in_this_order(sign, base);

	return letter != NULL ? letter : in_this_order(base, sign);
}
