/*
 * word - text taken apart into words and their letters, for keys and ranks.
 *
 * A word is a run of letters, or a run of digits; everything else parts words.
 * Its tone stands where letter_settle_tone() puts it, so hòa and hoà read
 * alike.  Nothing is allocated: a word longer than WORD_LETTERS comes in
 * pieces, a text is read up to WORDS_LETTERS letters and WORDS_MAX words.
 */
#ifndef I18N_WORD_H
#define I18N_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "i18n/letter.h"

#define WORD_LETTERS 24

/* What stands before a word. */
enum word_link {
	WORD_BLANK,	 /* a blank, a hyphen, other punctuation, or the start */
	WORD_APOSTROPHE, /* H'Hen: the word behind it is "Hen" */
	WORD_MORE,	 /* nothing: digits behind letters, or the rest of a long word */
};

struct word {
	enum word_link link;
	unsigned count;
	struct letter letter[WORD_LETTERS];
	uint32_t code[WORD_LETTERS]; /* as written */
	size_t start, end;	     /* bytes in the text */
};

/* The word at or after byte *offset of NFC `text`; false at the end. */
bool word_next(const char *text, size_t *offset, struct word *word);

/* The code point of letter `i` in lower case, its tone where it is settled. */
uint32_t word_code(const struct word *word, unsigned i);

/*
 * Whether y is only another way to write i: not behind another vowel at the end
 * of its word (May, Tuy), but in Lý, Quý, Yên, Nguyên, Huỳnh.  `before` and
 * `earlier` are the bases to its left, ' ' where there is none.
 */
bool word_y_is_i(char before, char earlier, bool last);

#define WORDS_MAX 16
#define WORDS_LETTERS 128

/* A whole text: what apostrophes or nothing part is one token here (hhen). */
struct words {
	unsigned letters, count;
	struct letter letter[WORDS_LETTERS];
	uint32_t code[WORDS_LETTERS]; /* lower case, tone settled */
	struct token {
		unsigned start, count; /* letters */
		size_t from, to;       /* bytes in the text */
	} token[WORDS_MAX];
};

void words_read(struct words *words, const char *text);

#endif
