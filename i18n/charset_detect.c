/*
 * charset_detect - in which charset these bytes are Vietnamese.
 *
 * Each charset gets a weight, a logarithm of how likely the words with other
 * letters are when read in it: a word that cannot be a syllable is unlikely, and
 * so is one of rare letters.  All charsets read the same stretches of bytes, so
 * the weights compare; how sure the best one is follows from all of them.
 */
#include "i18n/charset_inside.h"

#include <string.h>

#include <glib.h>

#include "i18n/syllable.h"

#include "i18n/banned.h"

#define WORDS_ENOUGH 1000 /* with other letters; after these no doubt is left */
#define LONGEST_WORD 12

/* Costs, as logarithms: a letter of a common word is about 2. */
#define COST_STRANGE 10.0  /* no syllable, or no text at all */
#define COST_UNWRITTEN 3.5 /* a syllable nobody writes: tiéng, cê, ơng */
#define COST_ASTRAY 5.5	   /* a tone on the wrong vowel: laị */
#define COST_NO_ONSET 1.5
#define COST_RARE_ONSET 4.0
#define COST_CAPITAL 0.7 /* with a mark */
#define GAIN_COMMON 3.0
#define HUGE_COST 1e9
#define COST_UNKNOWN 7.0 /* a word of another language in another charset */

struct piece {
	struct letter letter[LONGEST_WORD];
	size_t count;
	bool strange;
};

/* Tenths of a natural logarithm: how rare each letter is in names and letters of offices.
 */
static const uint8_t rarity[][5][6] = {
	/* base, hat, tones - huyền hỏi ngã sắc nặng */
	['a' - 'a'] = { [HAT_NONE] = { 0, 10, 16, 25, 11, 16 },
			[HAT_BREVE] = { 12, 33, 42, 50, 27, 27 },
			[HAT_CIRCUMFLEX] = { 17, 16, 32, 35, 22, 22 } },
	['d' - 'a'] = { [HAT_STROKE] = { 12, 99, 99, 99, 99, 99 } },
	['e' - 'a'] = { [HAT_NONE] = { 0, 40, 45, 55, 40, 45 },
			[HAT_CIRCUMFLEX] = { 15, 25, 27, 20, 22, 17 } },
	['i' - 'a'] = { [HAT_NONE] = { 0, 25, 31, 36, 26, 14 } },
	['o' - 'a'] = { [HAT_NONE] = { 0, 33, 40, 36, 26, 30 },
			[HAT_CIRCUMFLEX] = { 20, 24, 32, 40, 25, 20 },
			[HAT_HORN] = { 21, 27, 31, 41, 30, 32 } },
	['u' - 'a'] = { [HAT_NONE] = { 0, 31, 27, 34, 27, 26 },
			[HAT_HORN] = { 13, 31, 36, 30, 31, 26 } },
	['y' - 'a'] = { [HAT_NONE] = { 0, 31, 38, 38, 30, 52 } },
};

static double letter_cost(struct letter letter)
{
	const uint8_t *tones;

	if (letter.base < 'a' || letter.base > 'y' || letter.hat > HAT_STROKE)
		return letter.hat == HAT_NONE && letter.tone == TONE_NONE ? 0
									  : COST_STRANGE;
	if (letter.hat == HAT_NONE && letter.tone == TONE_NONE)
		return 0;
	tones = rarity[letter.base - 'a'][letter.hat];
	return tones[letter.tone] > 0
		       ? tones[letter.tone] / 10.0 + (letter.upper ? COST_CAPITAL : 0)
		       : COST_STRANGE;
}

/* Abc, abc or ABC; TCVN3 and VPS have small letters among capitals: HOµNG. */
static bool case_is_sound(enum charset charset, const struct piece *piece)
{
	bool font = charset == CHARSET_TCVN3 || charset == CHARSET_VPS;
	size_t upper = 0, lower = 0;

	for (size_t i = 1; i < piece->count; i++) {
		struct letter letter = piece->letter[i];

		if (letter.upper)
			upper++;
		else if (!font || (letter.hat == HAT_NONE && letter.tone == TONE_NONE) ||
			 (charset == CHARSET_TCVN3 && letter.tone == TONE_NONE))
			lower++;
	}
	if (upper == 0)
		return true;
	if (lower > 0)
		return false;
	return piece->letter[0].upper || (font && (piece->letter[0].hat != HAT_NONE ||
						   piece->letter[0].tone != TONE_NONE));
}

/* Vowels that are written with a hat where they stand: tiếng, never tieng with a mark. */
static bool lacks_hat(const struct letter *word, struct syllable cut)
{
	static const char bare[][4] = { "ie",  "ye", "uo", "ieu", "yeu", "uoi", "uou",
					"uay", "ue", "eu", "uye", "uey", "ueu", "uu" };
	char group[4] = "";
	size_t count = cut.ending - cut.vowels;

	if (count < 2 || count > 3)
		return false;
	for (size_t i = 0; i < count; i++) {
		if (word[cut.vowels + i].hat != HAT_NONE)
			return false;
		group[i] = word[cut.vowels + i].base;
	}
	if (strcmp(group, "ua") == 0)
		return cut.ending < cut.count;
	for (size_t i = 0; i < G_N_ELEMENTS(bare); i++)
		if (strcmp(bare[i], group) == 0)
			return true;
	return false;
}

/* k gh ngh before e ê i y, else c g ng; q with u. */
static bool onset_is_spelled(const struct letter *word, struct syllable cut)
{
	char first = word[0].base, last, vowel = word[cut.vowels].base;
	bool front = vowel == 'e' || vowel == 'i' || vowel == 'y';

	if (cut.vowels == 0)
		return true;
	last = word[cut.vowels - 1].base;
	if (cut.vowels == 1 && first == 'c')
		return !front;
	if (cut.vowels == 1 && first == 'k')
		return front;
	if (cut.vowels == 1 && first == 'g')
		return vowel != 'e' && vowel != 'y';
	if (last == 'h' && cut.vowels > 1 && word[cut.vowels - 2].base == 'g')
		return front && vowel != 'y';
	if (last == 'g' && first == 'n')
		return !front;
	return true;
}

/*
 * Rimes that the orthography would allow and nobody uses: êng ơc ưn oong, and y
 * alone behind most onsets.
 */
static bool rime_is_odd(const struct letter *word, struct syllable cut)
{
	static const char behind_y[] = "hklmstvq"; /* th, tr and qu too */
	struct letter vowel = word[cut.vowels];
	char end = cut.ending < cut.count ? word[cut.ending].base : 0;
	bool back = end == 'c' || (end == 'n' && word[cut.count - 1].base == 'g');

	if (cut.ending - cut.vowels == 2)
		return vowel.base == 'o' && word[cut.vowels + 1].base == 'o';
	if (cut.ending - cut.vowels > 2)
		return false;
	if (vowel.base == 'y' && cut.vowels > 0)
		return end != 0 ? word[0].base != 'q' : !strchr(behind_y, word[0].base);
	if ((vowel.base == 'e' && vowel.hat == HAT_CIRCUMFLEX) ||
	    (vowel.base == 'o' && vowel.hat == HAT_HORN))
		return back && cut.count - cut.ending <= 2 &&
		       word[cut.count - 1].base != 'h';
	return vowel.base == 'u' && vowel.hat == HAT_HORN && end != 0 && !back &&
	       end != 't';
}

static bool tone_is_in_place(const struct letter *word, struct syllable cut, size_t toned)
{
	return toned == syllable_tone_place(word, cut, false) ||
	       toned == syllable_tone_place(word, cut, true);
}

static double syllable_cost(const struct piece *piece)
{
	const struct letter *word = piece->letter;
	struct syllable cut = syllable_cut(word, piece->count);
	size_t tones = 0, toned = 0;
	double cost = 0;

	for (size_t i = 0; i < piece->count; i++) {
		cost += letter_cost(word[i]);
		if (word[i].tone != TONE_NONE) {
			tones++;
			toned = i;
		}
	}
	if (tones > 1 || !syllable_onset_is_known(word, cut) ||
	    !syllable_rime_fits(word, cut))
		return COST_STRANGE;
	if (cut.vowels == 0)
		cost += COST_NO_ONSET;
	else if (strchr("fjpwz", word[0].base) != NULL && cut.vowels == 1)
		cost += COST_RARE_ONSET;
	if (lacks_hat(word, cut) || !onset_is_spelled(word, cut) ||
	    rime_is_odd(word, cut))
		cost += COST_UNWRITTEN;
	if (tones == 1 && !tone_is_in_place(word, cut, toned))
		cost += COST_ASTRAY;
	if (syllable_is_stopped(word, cut) &&
	    (tones == 0 ||
	     (word[toned].tone != TONE_SAC && word[toned].tone != TONE_NANG)))
		cost += COST_UNWRITTEN;
	if (charset_word_is_common(word, piece->count))
		cost -= GAIN_COMMON;
	return MIN(cost, COST_STRANGE);
}

static double piece_cost(enum charset charset, const struct piece *piece)
{
	if (piece->strange)
		return COST_STRANGE;
	if (piece->count == 0)
		return 0;
	return case_is_sound(charset, piece) ? syllable_cost(piece) : COST_STRANGE;
}

/* Blanks, dashes, quotes: they part words.  Other signs do not stand within one. */
static bool parts(uint32_t code)
{
	return code == 0xa0 || (code >= 0x2013 && code <= 0x201e) || code == 0x2026 ||
	       code == 0xab || code == 0xbb;
}

/* The cost of one stretch of letters without blanks, `count` bytes, in this charset. */
static double stretch_cost(enum charset charset, const unsigned char *bytes, size_t count)
{
	struct piece piece = { .count = 0 };
	double cost = 0;
	size_t at = 0;

	while (at < count) {
		struct letter letter;
		uint32_t code;

		if (!charset_step(charset, bytes, count, &at, &code))
			return COST_STRANGE * 1.5;
		if (parts(code)) {
			cost += piece_cost(charset, &piece) + 1;
			piece.count = 0;
			piece.strange = false;
			continue;
		}
		letter = letter_of(code);
		if (letter.base == 0 || piece.count == LONGEST_WORD)
			piece.strange = true;
		else
			piece.letter[piece.count++] = letter;
	}
	return cost + piece_cost(charset, &piece);
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
	struct piece piece = { .count = 0 };
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
		if (piece.count == LONGEST_WORD)
			return -1;
		piece.letter[piece.count++] = letter_of(code);
	}
	if (!inside && !hat)
		return 0; /* "ba." and "to?" are sentences */
	return piece_cost(CHARSET_VIQR, &piece) < COST_STRANGE ? hat ? 3 : 2 : -3;
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
