/*
 * charset_syllable - how unlikely one word is as Vietnamese, as a logarithm: by
 * what can be a syllable, how it is written, and how rare its letters are.
 */
#include "i18n/charset_inside.h"

#include <string.h>

#include <glib.h>

#include "i18n/syllable.h"

#include "i18n/banned.h"

/* A letter of a common word costs about 2. */
#define COST_UNWRITTEN 3.5 /* a syllable nobody writes: tiéng, cê, ơng */
#define COST_ASTRAY 5.5	   /* a tone on the wrong vowel: laị */
#define COST_NO_ONSET 1.5
#define COST_RARE_ONSET 4.0
#define COST_CAPITAL 0.7 /* with a mark */
#define GAIN_COMMON 3.0

/* Tenths of a logarithm: how rare each letter is in names and office letters. */
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
		return letter.hat == HAT_NONE && letter.tone == TONE_NONE
			       ? 0
			       : CHARSET_STRANGE;
	if (letter.hat == HAT_NONE && letter.tone == TONE_NONE)
		return 0;
	tones = rarity[letter.base - 'a'][letter.hat];
	return tones[letter.tone] > 0
		       ? tones[letter.tone] / 10.0 + (letter.upper ? COST_CAPITAL : 0)
		       : CHARSET_STRANGE;
}

/* Abc, abc or ABC; TCVN3 and VPS have small letters among capitals: HOµNG. */
static bool case_is_sound(enum charset charset, const struct charset_piece *piece)
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

static double syllable_cost(const struct charset_piece *piece)
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
		return CHARSET_STRANGE;
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
	return MIN(cost, CHARSET_STRANGE);
}

double charset_piece_cost(enum charset charset, const struct charset_piece *piece)
{
	if (piece->strange)
		return CHARSET_STRANGE;
	if (piece->count == 0)
		return 0;
	return case_is_sound(charset, piece) ? syllable_cost(piece) : CHARSET_STRANGE;
}
