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

/* Not in the help: typing puts these itself, but on its own letters only (Hrú, Néang). */
static const struct compose_pair tones[] = {
	{'`', 'a', "à", "À"}, {'`', 'e', "è", "È"}, {'`', 'i', "ì", "Ì"},
	{'`', 'o', "ò", "Ò"}, {'`', 'u', "ù", "Ù"}, {'`', 'y', "ỳ", "Ỳ"},
	{'?', 'a', "ả", "Ả"}, {'?', 'e', "ẻ", "Ẻ"}, {'?', 'i', "ỉ", "Ỉ"},
	{'?', 'o', "ỏ", "Ỏ"}, {'?', 'u', "ủ", "Ủ"}, {'?', 'y', "ỷ", "Ỷ"},
	{'~', 'a', "ã", "Ã"}, {'~', 'e', "ẽ", "Ẽ"}, {'~', 'i', "ĩ", "Ĩ"},
	{'~', 'o', "õ", "Õ"}, {'~', 'u', "ũ", "Ũ"}, {'~', 'y', "ỹ", "Ỹ"},
	{'\'', 'a', "á", "Á"}, {'\'', 'e', "é", "É"}, {'\'', 'i', "í", "Í"},
	{'\'', 'o', "ó", "Ó"}, {'\'', 'u', "ú", "Ú"}, {'\'', 'y', "ý", "Ý"},
	{'.', 'a', "ạ", "Ạ"}, {'.', 'e', "ẹ", "Ẹ"}, {'.', 'i', "ị", "Ị"},
	{'.', 'o', "ọ", "Ọ"}, {'.', 'u', "ụ", "Ụ"}, {'.', 'y', "ỵ", "Ỵ"},
};

const struct compose_pair *compose_pairs(size_t *count)
{
	*count = G_N_ELEMENTS(pairs);
	return pairs;
}

static const char *in_table(const struct compose_pair *table, size_t count, char sign, char base)
{
	char small = g_ascii_tolower(base);

	for (size_t i = 0; i < count; i++)
		if (table[i].sign == sign && table[i].base == small)
			return small == base ? table[i].lower : table[i].upper;
	return NULL;
}

static const char *in_this_order(char sign, char base)
{
	const char *letter;

	if (sign == 'v' || sign == 'V')
		sign = '<'; /* the caron looks like it */
	letter = in_table(pairs, G_N_ELEMENTS(pairs), sign, base);
	return letter != NULL ? letter : in_table(tones, G_N_ELEMENTS(tones), sign, base);
}

const char *compose_letter(char sign, char base)
{
	const char *letter = in_this_order(sign, base);

	return letter != NULL ? letter : in_this_order(base, sign);
}
