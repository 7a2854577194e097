/*
 * collate - keys of printable ASCII.  Per word: two characters a letter (base,
 * hat), '.', the tone; '+', length and digits for a number; '~' and six hex
 * digits for any other letter; then '!' and the cases.  ' ' parts the names of
 * a person: lower than all, so a name sorts before the longer one.
 */
#include "i18n/collate.h"

#include <string.h>

#include <glib.h>

#include "i18n/text.h"
#include "i18n/word.h"

#include "i18n/banned.h"

static void append_number(GString *key, const struct word *word)
{
	unsigned zeros = 0;

	while (zeros + 1 < word->count && word->code[zeros] == '0')
		zeros++;
	g_string_append_printf(key, "+%c", (char)('0' + word->count - zeros));
	for (unsigned i = zeros; i < word->count; i++)
		g_string_append_c(key, (char)word->code[i]);
}

static void append_word(GString *key, GString *cases, const struct word *word)
{
	uint8_t tone = TONE_NONE;

	for (unsigned i = 0; i < word->count; i++) {
		struct letter letter = word->letter[i];

		if (letter.tone != TONE_NONE)
			tone = letter.tone;
		if (letter.base == 0 && letter.tone != TONE_NONE)
			continue;
		if (letter.base == 0 && letter.hat == HAT_NONE) {
			g_string_append_printf(key, "~%06x", word_code(word, i));
			continue;
		}
		g_string_append_c(key, letter.base != 0 ? letter.base : '|');
		g_string_append_c(key, (char)('0' + letter.hat));
		g_string_append_c(cases, letter.upper ? '1' : '0');
	}
	g_string_append_c(key, '.');
	g_string_append_c(key, (char)('0' + tone));
}

static void append_text(GString *key, GString *cases, const char *text)
{
	struct word word;
	size_t offset = 0;

	while (text != NULL && word_next(text, &offset, &word)) {
		if (word.code[0] < 0x80 && g_ascii_isdigit((char)word.code[0]))
			append_number(key, &word);
		else
			append_word(key, cases, &word);
	}
}

static char *key_of(const char *first, const char *second, const char *third, bool person)
{
	g_autoptr(GString) cases = g_string_new("!");
	GString *key = g_string_sized_new(64);

	append_text(key, cases, first);
	if (person) {
		g_string_append_c(key, ' ');
		append_text(key, cases, second);
		g_string_append_c(key, ' ');
		append_text(key, cases, third);
	}
	g_string_append(key, cases->str);
	return g_string_free(key, FALSE);
}

char *collate_key(const char *text)
{
	return key_of(text, NULL, NULL, false);
}

char *collate_person(const char *family, const char *middle, const char *given)
{
	return key_of(given, family, middle, true);
}

char *collate_person_family(const char *family, const char *middle, const char *given)
{
	return key_of(family, middle, given, true);
}

char *collate_family_first(const char *key)
{
	const char *family = strchr(key, ' '), *middle, *cases;

	middle = family != NULL ? strchr(family + 1, ' ') : NULL;
	cases = middle != NULL ? strchr(middle, '!') : NULL;
	if (cases == NULL)
		return g_strdup(key);
	return g_strdup_printf("%.*s %.*s %.*s%s", (int)(middle - family - 1), family + 1,
			       (int)(cases - middle - 1), middle + 1, (int)(family - key), key,
			       cases);
}

char *collate_name(const char *name, bool family_first)
{
	g_auto(GStrv) words = text_words(name);
	unsigned count = g_strv_length(words);
	g_autofree char *given = count > 0 ? g_steal_pointer(&words[count - 1]) : NULL;
	g_autofree char *middle = count > 2 ? g_strjoinv(" ", words + 1) : NULL;
	const char *family = count > 1 ? words[0] : "";

	return family_first ? collate_person_family(family, middle, given)
			    : collate_person(family, middle, given);
}
