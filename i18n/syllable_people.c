/*
 * syllable_people - does a line show itself as a name of a minority people?
 *
 * By letters that Vietnamese has not, an apostrophe inside a word, the Y, H or K
 * before a name, or the build of the first word that is not Vietnamese.  That
 * word is what tells: Ksor does, Nguỹên does not.
 */
#include "i18n/syllable.h"

#include <string.h>

#include <glib.h>

#include "i18n/banned.h"

#define LETTERS_MAX 16
#define COMBINING_BREVE 0x306

/* ŏ ĕ ĭ ŭ č ñ ƀ, and ơ̆ by its second part. */
static bool is_letter_of_peoples(uint32_t code)
{
	struct letter letter = letter_of(code);

	if (code == COMBINING_BREVE)
		return true;
	if (letter.hat == HAT_BREVE)
		return letter.base != 'a' && letter.base != 0;
	return (letter.hat == HAT_STROKE && letter.base == 'b') ||
	       (letter.hat == HAT_CARON && letter.base == 'c') || code == 0xf1 || code == 0xd1;
}

static bool is_inner_apostrophe(const char *line, const char *at, const char *end)
{
	const char *next = g_utf8_next_char(at);

	return letter_is_apostrophe(g_utf8_get_char(at)) && at > line && next < end &&
	       g_unichar_isalpha(g_utf8_get_char(g_utf8_prev_char(at))) &&
	       g_unichar_isalpha(g_utf8_get_char(next));
}

/* Y Bhok, H Hen, K Brôih: and a name behind it, not "Y tế". */
static bool begins_as_names_do(const char *line, size_t bytes)
{
	return bytes > 2 && strchr("YHK", line[0]) != NULL && line[1] == ' ' &&
	       g_unichar_isupper(g_utf8_get_char(line + 2));
}

/* Niê: no Vietnamese word ends so; with a tone it is a slip (bìê). */
static bool is_open_ie(const struct letter *word, struct syllable cut)
{
	return cut.ending == cut.count && cut.ending - cut.vowels == 2 &&
	       word[cut.vowels].base == 'i' && word[cut.vowels + 1].base == 'e' &&
	       word[cut.vowels + 1].hat == HAT_CIRCUMFLEX &&
	       word[cut.vowels].tone == TONE_NONE && word[cut.vowels + 1].tone == TONE_NONE;
}

/* Kpă, Ksor, Nuôl, Păh, Niê; hỏi and ngã stand in none. */
static bool is_built_as_names(const char *text, size_t bytes)
{
	struct letter word[LETTERS_MAX];
	struct syllable cut;
	const char *end = text + bytes;
	size_t count = 0;

	for (; text < end; text = g_utf8_next_char(text)) {
		if (count == LETTERS_MAX)
			return false;
		word[count] = letter_of(g_utf8_get_char(text));
		if (word[count].tone == TONE_HOI || word[count].tone == TONE_NGA)
			return false;
		count++;
	}
	cut = syllable_cut_name(word, count);
	if (cut.ending == cut.vowels || !syllable_is_of_names(word, cut, true))
		return false;
	if (cut.start > 0 || !syllable_onset_is_known(word, cut) || is_open_ie(word, cut))
		return true;
	return cut.count == cut.ending + 1 && strchr("hlr", word[cut.ending].base) != NULL;
}

bool syllable_line_is_of_names(const char *line, size_t bytes, const char *word,
			       size_t word_bytes)
{
	const char *end = line + bytes;

	if (begins_as_names_do(line, bytes) || is_built_as_names(word, word_bytes))
		return true;
	for (const char *at = line; at < end; at = g_utf8_next_char(at))
		if (is_letter_of_peoples(g_utf8_get_char(at)) ||
		    is_inner_apostrophe(line, at, end))
			return true;
	return false;
}
