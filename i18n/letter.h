/*
 * letter - what a Vietnamese letter is made of: base, hat, tone, case.
 *
 * One table from code point to parts, and back, for the 134 Vietnamese
 * letters and the precomposed ones of the minority languages (č ĕ ĭ ŏ ŭ ñ ƀ).
 * Search keys, sorting, tone placement and differences all stand on it, so
 * they agree.  No allocation, no locale.  Text is expected in NFC; a letter
 * without precomposed form (ơ̆) is its base followed by combining marks, which
 * letter_of() describes with base 0.
 */
#ifndef I18N_LETTER_H
#define I18N_LETTER_H

#include <stdbool.h>
#include <stdint.h>

/* In dictionary order: a ă â, e ê, o ô ơ, u ư, d đ. */
enum hat {
	HAT_NONE,
	HAT_BREVE,	/* ă, ŏ */
	HAT_CIRCUMFLEX, /* â ê ô */
	HAT_HORN,	/* ơ ư */
	HAT_STROKE,	/* đ, ƀ */
	HAT_CARON,	/* č */
	HAT_OTHER,	/* ñ, ü and whatever else Latin has */
};

/* In dictionary order. */
enum tone {
	TONE_NONE,
	TONE_HUYEN,
	TONE_HOI,
	TONE_NGA,
	TONE_SAC,
	TONE_NANG,
};

struct letter {
	char base;     /* 'a'..'z', or 0: not a Latin letter */
	uint8_t hat;   /* enum hat */
	uint8_t tone;  /* enum tone */
	uint8_t upper; /* 1: a capital */
};

/* The parts of one code point.  Base 0 with hat or tone set: a combining mark. */
struct letter letter_of(uint32_t code);

/* The code point of these parts, or 0 when there is no precomposed one. */
uint32_t letter_code(struct letter letter);

/* a e i o u y with any hat.  Here, because each key of typing asks for it many times. */
static inline bool letter_is_vowel(struct letter letter)
{
	const uint32_t vowels = 1 << 0 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20 | 1 << 24;

	return letter.base >= 'a' && letter.base <= 'z' && (vowels >> (letter.base - 'a') & 1);
}

/* ' ’ ‘ ʼ ʻ ` ´ as written inside names such as H'Hen, K’Brôih. */
bool letter_is_apostrophe(uint32_t code);

/*
 * Put the tone of one syllable where it belongs (hòa, hoà -> hoà; thủy,
 * thuỷ -> thuỷ), in place.  A syllable with no tone, with two, or without a
 * vowel is left alone.  quý and quí stay two spellings.
 */
void letter_settle_tone(struct letter *syllable, unsigned count);

#endif
