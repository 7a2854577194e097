/*
 * charset_detect - in which charset these bytes are Vietnamese.
 *
 * Each charset gets a weight, a logarithm of how likely the words with other
 * letters are when read in it.  All charsets read the same stretches of bytes,
 * so the weights compare; how sure the best one is follows from all of them.
 */
#include "i18n/charset_inside.h"

#include <string.h>

#include <glib.h>

#include "i18n/banned.h"

#define WORDS_ENOUGH 1000 /* with other letters; after these no doubt is left */
#define HUGE_COST 1e9
#define COST_UNKNOWN 7.0 /* a word of another language in another charset */

/* Blanks, dashes, quotes: they part words.  Other signs do not stand within one. */
static bool parts(uint32_t code)
{
	return code == 0xa0 || (code >= 0x2013 && code <= 0x201e) || code == 0x2026 ||
	       code == 0xab || code == 0xbb;
}

/* The cost of one stretch of letters without blanks, `count` bytes, in this charset. */
static double stretch_cost(enum charset charset, const unsigned char *bytes, size_t count)
{
	struct charset_piece piece = { .count = 0 };
	double cost = 0;
	size_t at = 0;

	while (at < count) {
		struct letter letter;
		uint32_t code;

		if (!charset_step(charset, bytes, count, &at, &code))
			return CHARSET_STRANGE * 1.5;
		if (parts(code)) {
			cost += charset_piece_cost(charset, &piece) + 1;
			piece.count = 0;
			piece.strange = false;
			continue;
		}
		letter = letter_of(code);
		if (letter.base == 0 || piece.count == CHARSET_LETTERS)
			piece.strange = true;
		else
			piece.letter[piece.count++] = letter;
	}
	return cost + charset_piece_cost(charset, &piece);
}

static bool is_other(unsigned char byte)
{
	return byte >= 0x80 || (byte < ' ' && (byte < '\t' || byte > '\r'));
}

/* The next stretch with a byte that is no ASCII text, from *at; false at the end. */
static bool next_stretch(const unsigned char *bytes, size_t count, size_t *at,
			 size_t *end)
{
	while (*at < count) {
		bool other = false;
		size_t to = *at;

		for (; to < count && (is_other(bytes[to]) || g_ascii_isalpha(bytes[to]));
		     to++)
			other = other || is_other(bytes[to]);
		*end = to;
		if (other)
			return true;
		*at = to + 1;
	}
	return false;
}

/* How seldom they are met at all; TCVN3 is what most old files are. */
static const double seldom[] = {
	[CHARSET_NONE] = 9,	[CHARSET_UTF8] = 0,  [CHARSET_TCVN3] = 0,
	[CHARSET_TCVN5712] = 9, [CHARSET_VNI] = 3.4, [CHARSET_VISCII] = 5.2,
	[CHARSET_CP1258] = 4.1, [CHARSET_VPS] = 5.4, [CHARSET_VIQR] = 0,
	[CHARSET_MOJIBAKE] = 0,
};

double charset_weight(enum charset charset, const unsigned char *bytes, size_t count,
		      double least)
{
	double weight = -seldom[charset];
	unsigned words = 0;

	for (size_t at = 0, end; weight > least && words < WORDS_ENOUGH &&
				 next_stretch(bytes, count, &at, &end);
	     at = end, words++)
		weight -= stretch_cost(charset, bytes + at, end - at);
	return weight;
}

/* A text that is no Vietnamese in any of them. */
static double weight_of_unknown(const unsigned char *bytes, size_t count)
{
	double weight = -seldom[CHARSET_NONE];
	unsigned words = 0;

	for (size_t at = 0, end;
	     words < WORDS_ENOUGH && next_stretch(bytes, count, &at, &end);
	     at = end, words++)
		weight -= COST_UNKNOWN;
	return weight;
}

/* e to the power of -`distance`, without a library for one function. */
static double falling(double distance)
{
	double power = distance < 60 ? 1 - distance / 1024 : 0;

	for (int i = 0; i < 10; i++)
		power *= power;
	return power;
}

/* The best of the readings, the first of equals; its share of all is how sure it is. */
static enum charset choose(const unsigned char *bytes, size_t count, bool sound,
			   unsigned *percent)
{
	static const enum charset all[] = { CHARSET_TCVN3,  CHARSET_VNI, CHARSET_CP1258,
					    CHARSET_VISCII, CHARSET_VPS, CHARSET_TCVN5712,
					    CHARSET_NONE };
	double weight[G_N_ELEMENTS(all)], sum = 0, least = -HUGE_COST;
	size_t best = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		weight[i] =
			all[i] != CHARSET_NONE
				? charset_weight(all[i], bytes, count, least)
			: sound ? charset_weight(CHARSET_MOJIBAKE, bytes, count, least) +
					  CHARSET_DOUBT
				: weight_of_unknown(bytes, count);
		if (weight[i] > weight[best])
			best = i;
		least = weight[best] - CHARSET_HOPELESS;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		sum += falling(weight[best] - weight[i]);
	*percent = (unsigned)(100 / sum + 0.5);
	return all[best];
}

/* ---- ASCII: VIQR or not ---- */

/* What one word of ASCII says for VIQR: signs inside it, or a hat, that make a syllable.
 */
static double viqr_evidence(const unsigned char *word, size_t count)
{
	struct charset_piece piece = { .count = 0 };
	bool inside = false, hat = false;

	for (size_t at = 0, before = 0; at < count; before = at) {
		uint32_t code;

		if (!charset_step(CHARSET_VIQR, word, count, &at, &code))
			return 0;
		if (code >= 0x80) {
			struct letter letter = letter_of(code);

			inside = inside || at < count || word[before] == '\\';
			hat = hat || letter.hat != HAT_NONE;
		}
		if (letter_of(code).base == 0)
			return inside || hat ? -1 : 0;
		if (piece.count == CHARSET_LETTERS)
			return -1;
		piece.letter[piece.count++] = letter_of(code);
	}
	if (!inside && !hat)
		return 0; /* "ba." and "to?" are sentences */
	return charset_piece_cost(CHARSET_VIQR, &piece) < CHARSET_STRANGE ? hat ? 3 : 2
									  : -3;
}

static enum charset choose_ascii(const unsigned char *bytes, size_t count,
				 unsigned *percent)
{
	double weight = -1, evidence;
	bool any = false;
	unsigned words = 0;

	for (size_t at = 0, end; at < count && words < WORDS_ENOUGH; at = end + 1) {
		for (end = at; end < count && bytes[end] > ' ';)
			end++;
		evidence = viqr_evidence(bytes + at, end - at);
		any = any || evidence > 0;
		words += evidence != 0;
		weight += evidence;
	}
	*percent = any ? (unsigned)(100 / (1 + falling(ABS(weight)))) : 100;
	return weight > 0 ? CHARSET_VIQR : CHARSET_UTF8;
}

/* ---- all ---- */

/* Two bytes of an old charset may be a letter of UTF-8 by chance, never a Latin one. */
static bool may_be_chance(const char *text, size_t count)
{
	for (const char *p = text; p < text + count; p = g_utf8_next_char(p)) {
		uint32_t code = g_utf8_get_char(p);

		if (code >= 0x80 && (code < 0x250 || code >= 0x800))
			return false;
	}
	return true;
}

/* Sound UTF-8 may have been made from a wrong reading. */
static enum charset choose_utf8(const char *text, size_t count, unsigned *percent)
{
	g_autofree unsigned char *was = NULL;
	enum charset charset = CHARSET_NONE;
	size_t size;

	*percent = 100;
	if (may_be_chance(text, count)) {
		charset = choose((const unsigned char *)text, count, false, percent);
		if (charset != CHARSET_NONE)
			return charset;
		*percent = 100;
	}
	if (!charset_mojibake_bytes(text, count, &was, &size))
		return CHARSET_UTF8;
	if (g_utf8_validate_len((const char *)was, size, NULL)) {
		*percent = 99;
		return CHARSET_MOJIBAKE;
	}
	charset = choose(was, size, true, percent);
	if (charset == CHARSET_NONE)
		return CHARSET_UTF8;
	return CHARSET_MOJIBAKE;
}

enum charset charset_detect(const char *bytes, size_t count, unsigned *percent)
{
	const unsigned char *raw = (const unsigned char *)bytes;
	unsigned sure = 100;
	enum charset found = CHARSET_UTF8;
	bool ascii = true;

	if (memchr(bytes, '\0', count) != NULL) { /* UTF-16, or no text */
		if (percent != NULL)
			*percent = 100;
		return CHARSET_NONE;
	}
	for (size_t i = 0; i < count && ascii; i++)
		ascii = !is_other(raw[i]);
	if (ascii)
		found = choose_ascii(raw, count, &sure);
	else if (g_utf8_validate_len(bytes, count, NULL))
		found = choose_utf8(bytes, count, &sure);
	else
		found = choose(raw, count, false, &sure);
	if (percent != NULL)
		*percent = sure;
	return found;
}
