/*
 * charset_inside - what the files of i18n/charset share: one letter at a time.
 *
 * Nobody else includes this.  CHARSET_MOJIBAKE means cp1252 here, with the
 * five codes it lacks as themselves: the wrong reading that mojibake went
 * through.
 */
#ifndef I18N_CHARSET_INSIDE_H
#define I18N_CHARSET_INSIDE_H

#include "i18n/charset.h"
#include "i18n/letter.h"

/*
 * The letter at bytes[*at], which moves behind it; marks that have a letter in
 * one piece are in it.  False: no meaning, *at stays.
 */
bool charset_step(enum charset charset, const unsigned char *bytes, size_t count,
		  size_t *at, uint32_t *code);

/*
 * The bytes of one code point behind `before` (0: the start), at most
 * CHARSET_LONGEST; 0: it has no place.  *before is brought forward.  When it is
 * not 0, the byte before `out` is its last and may be mended (VIQR).
 */
#define CHARSET_LONGEST 4
size_t charset_put(enum charset charset, uint32_t code, uint32_t *before,
		   unsigned char *out);

/* ---- one byte, one letter: charset_tables.c ---- */

struct charset_pair {
	uint16_t code;
	uint8_t byte;
};

/* Letters lie close together in two ranges; other signs are few. */
#define CHARSET_LOW_END 0x244
#define CHARSET_HIGH_START 0x1ea0
#define CHARSET_HIGH_END 0x1efa
#define CHARSET_AT(code)                                                                 \
	((code) < CHARSET_LOW_END ? (code) : (code) - CHARSET_HIGH_START + CHARSET_LOW_END)
#define CHARSET_CODES (CHARSET_LOW_END + CHARSET_HIGH_END - CHARSET_HIGH_START)

struct charset_table {
	uint16_t code[256];	     /* 0: none; below 0x80 then itself */
	uint8_t byte[CHARSET_CODES]; /* 0: none */
	uint8_t tone[6];	     /* the byte of each tone behind a letter, or 0 */
	uint8_t rest_count;
	struct charset_pair rest[26]; /* signs and marks outside the ranges */
};

/* NULL for VIQR, UTF-8 and none; VNI has the letters of one byte. */
const struct charset_table *charset_table(enum charset charset);
uint32_t charset_table_code(const struct charset_table *table, unsigned char byte);
unsigned char charset_table_byte(const struct charset_table *table, uint32_t code);

/* ---- two bytes, or many: charset_marks.c ---- */

bool charset_vni_step(const unsigned char *bytes, size_t count, size_t *at, uint32_t *code);
size_t charset_vni_put(uint32_t code, unsigned char *out);
bool charset_viqr_step(const unsigned char *bytes, size_t count, size_t *at, uint32_t *code);
size_t charset_viqr_put(uint32_t code, uint32_t *before, unsigned char *out);

/* ---- what was taken for cp1252: charset_mojibake.c ---- */

char *charset_mojibake_read(const char *utf8, size_t count, struct charset_fault *fault);
char *charset_mojibake_write(const char *text, size_t *bytes, struct charset_fault *fault);

/*
 * The bytes that NFC or other UTF-8 `text` was when it was taken for cp1252,
 * new, in *was; false: it never was.
 */
bool charset_mojibake_bytes(const char *text, size_t count, unsigned char **was,
			    size_t *size);

/* ---- one word: charset_syllable.c, charset_common.c ---- */

#define CHARSET_LETTERS 12

struct charset_piece {
	struct letter letter[CHARSET_LETTERS];
	size_t count;
	bool strange; /* there was more, or something that is no letter */
};

#define CHARSET_STRANGE 10.0 /* what a word costs that is no syllable */

/* How unlikely this word is as Vietnamese, a logarithm; less than 0: common. */
double charset_piece_cost(enum charset charset, const struct charset_piece *piece);

/* One of the few hundred syllables with marks that are met most; in any case. */
bool charset_word_is_common(const struct letter *word, size_t count);

/* ---- which: charset_detect.c ---- */

/* How much better than text as it stands its repair must read, as a logarithm. */
#define CHARSET_DOUBT 2.0

/* So far behind another a reading needs no more words. */
#define CHARSET_HOPELESS 12.0

/*
 * How well the bytes read as Vietnamese, as a logarithm; for comparing readings.
 * Given up when it falls below `least`.
 */
double charset_weight(enum charset charset, const unsigned char *bytes, size_t count,
		      double least);

#endif
