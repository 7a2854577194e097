/* word - one walk over the text; the tone is settled when a word is whole. */
#include "i18n/word.h"

#include <glib.h>

#include "i18n/banned.h"

enum sort {
	SORT_LETTER,
	SORT_DIGIT,
	SORT_APOSTROPHE,
	SORT_OTHER,
};

static enum sort sort_of(uint32_t code)
{
	if (code < 0x80) {
		if (g_ascii_isalpha((char)code))
			return SORT_LETTER;
		if (g_ascii_isdigit((char)code))
			return SORT_DIGIT;
		return letter_is_apostrophe(code) ? SORT_APOSTROPHE : SORT_OTHER;
	}
	/* ʼ is a letter to Unicode and an apostrophe to us. */
	if (letter_is_apostrophe(code))
		return SORT_APOSTROPHE;
	return g_unichar_isalnum(code) || g_unichar_ismark(code) ? SORT_LETTER : SORT_OTHER;
}

/* Go to the next letter or digit; how it is linked to what was before. */
static bool skip_to_word(const char *text, size_t *offset, enum word_link *link)
{
	unsigned apostrophes = 0, others = 0;
	size_t at = *offset;

	for (; text[at] != '\0'; at = (size_t)(g_utf8_next_char(text + at) - text)) {
		enum sort sort = sort_of(g_utf8_get_char(text + at));

		if (sort == SORT_LETTER || sort == SORT_DIGIT)
			break;
		if (sort == SORT_APOSTROPHE)
			apostrophes++;
		else
			others++;
	}
	*link = WORD_BLANK;
	if (*offset > 0 && others == 0)
		*link = apostrophes > 0 ? WORD_APOSTROPHE : WORD_MORE;
	*offset = at;
	return text[at] != '\0';
}

bool word_next(const char *text, size_t *offset, struct word *word)
{
	enum sort sort;

	word->count = 0;
	if (!skip_to_word(text, offset, &word->link))
		return false;
	word->start = *offset;
	sort = sort_of(g_utf8_get_char(text + *offset));
	while (text[*offset] != '\0' && word->count < WORD_LETTERS) {
		uint32_t code = g_utf8_get_char(text + *offset);

		if (sort_of(code) != sort)
			break;
		word->code[word->count] = code;
		word->letter[word->count++] = letter_of(code);
		*offset = (size_t)(g_utf8_next_char(text + *offset) - text);
	}
	word->end = *offset;
	if (sort == SORT_LETTER)
		letter_settle_tone(word->letter, word->count);
	return true;
}

uint32_t word_code(const struct word *word, unsigned i)
{
	struct letter letter = word->letter[i];

	if (letter.base == 0 || letter.hat == HAT_OTHER)
		return g_unichar_tolower(word->code[i]);
	letter.upper = 0;
	if (letter.hat == HAT_NONE && letter.tone == TONE_NONE)
		return (uint32_t)(unsigned char)letter.base;
	return letter_code(letter);
}

bool word_y_is_i(char before, char earlier, bool last)
{
	bool vowel = before == 'a' || before == 'e' || before == 'i' || before == 'o' ||
		     (before == 'u' && earlier != 'q');

	return !last || !vowel;
}

/* A mark that stands alone (ơ̆) belongs to the letter before it. */
static void add_letter(struct words *words, struct token *token, const struct word *word,
		       unsigned i)
{
	struct letter letter = word->letter[i];
	bool mark = letter.base == 0 && (letter.hat != HAT_NONE || letter.tone != TONE_NONE);

	if (mark && token->count > 0) {
		words->code[words->letters - 1] ^= word->code[i] << 8;
		words->letter[words->letters - 1].hat = HAT_OTHER;
	} else if (words->letters < WORDS_LETTERS) {
		words->letter[words->letters] = letter;
		words->code[words->letters++] = word_code(word, i);
		token->count++;
	}
}

void words_read(struct words *words, const char *text)
{
	struct word word;
	struct token *token = NULL;
	size_t offset = 0;

	words->letters = words->count = 0;
	while (word_next(text, &offset, &word)) {
		if (word.link == WORD_BLANK || token == NULL) {
			if (words->count == WORDS_MAX)
				break;
			token = &words->token[words->count++];
			*token = (struct token){ words->letters, 0, word.start, word.end };
		}
		for (unsigned i = 0; i < word.count; i++)
			add_letter(words, token, &word, i);
		token->to = word.end;
	}
}
