/*
 * plausible - the syllables that Vietnamese has, strictly: every vowel group
 * with the endings that stand behind it, the spelling of c/k, g/gh, ng/ngh,
 * and the one or two places where the tone may be written.
 */
#include "i18n/syllable.h"

#include <string.h>

#include <glib.h>

#include "i18n/letter.h"

#include "i18n/banned.h"

#define LETTERS_MAX 8 /* "nghiêng" has seven */

/*
 * Vowels as in a ă â e ê i o ô ơ u ư y = a B A e E i o O P u U y; the endings
 * '-' none, G ng, H nh, X ch.  Unusual ones are in hunspell's Vietnamese list:
 * yêng, uâng, oap, ưm, ưn, uyn.
 */
static const struct {
	char vowels[4];
	char endings[12];
} rimes[] = {
	{"a", "-ckmnptGHX"}, {"B", "ckmnptG"}, {"A", "cmnptG"}, {"e", "-cmnptG"},
	{"E", "-cmnptHX"}, {"i", "-mnptHX"}, {"o", "-cmnptG"}, {"O", "-cmnptG"},
	{"P", "-mnpt"}, {"u", "-cmnptG"}, {"U", "-cmntG"}, {"y", "-"},
	{"ai", "-"}, {"ao", "-"}, {"au", "-"}, {"ay", "-"}, {"Au", "-"}, {"Ay", "-"},
	{"eo", "-"}, {"Eu", "-"}, {"ia", "-"}, {"iu", "-"}, {"oi", "-"}, {"Oi", "-"},
	{"Pi", "-"}, {"ua", "-"}, {"Ua", "-"}, {"ui", "-"}, {"Ui", "-"}, {"Uu", "-"},
	{"uy", "-ntpHX"}, {"uE", "-nHX"}, {"uP", "-"}, {"uA", "ntG"},
	{"iE", "cmnptG"}, {"yE", "mntG"}, {"uO", "cmntG"}, {"UP", "cmnptG"},
	{"oo", "cG"}, {"oa", "-cmnptGHX"}, {"oB", "cmnptG"}, {"oe", "-nt"},
	{"uyE", "nt"}, {"iEu", "-"}, {"yEu", "-"}, {"oai", "-"}, {"oao", "-"},
	{"oay", "-"}, {"oeo", "-"}, {"uAy", "-"}, {"uOi", "-"}, {"UPi", "-"},
	{"UPu", "-"}, {"uya", "-"}, {"uyu", "-"},
};

static char sign_of(struct letter letter)
{
	static const char signs[][3] = {"aBA", "e E", "o O"};

	if (letter.hat == HAT_HORN)
		return letter.base == 'o' ? 'P' : letter.base == 'u' ? 'U' : '?';
	if (letter.hat == HAT_NONE)
		return letter.base;
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (signs[i][0] == letter.base && letter.hat <= HAT_CIRCUMFLEX)
			return signs[i][letter.hat];
	return '?';
}

/* '-' for none, 0 for what ends no syllable. */
static char ending_of(const struct letter *end, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (end[i].hat != HAT_NONE)
			return 0;
	if (count == 0)
		return '-';
	if (count == 1)
		return strchr("ckmnpt", end[0].base) != NULL ? end[0].base : 0;
	if (count == 2 && end[0].base == 'n' && end[1].base == 'g')
		return 'G';
	if (count == 2 && end[1].base == 'h')
		return end[0].base == 'n' ? 'H' : end[0].base == 'c' ? 'X' : 0;
	return 0;
}

static bool rime_is_known(const char *vowels, char ending)
{
	for (size_t i = 0; i < G_N_ELEMENTS(rimes); i++)
		if (strcmp(rimes[i].vowels, vowels) == 0)
			return strchr(rimes[i].endings, ending) != NULL;
	return false;
}

/* The signs of the vowels behind the onset; with an i before them: giêng, giết. */
static bool rime_fits(const struct letter *word, struct syllable cut, const char *before)
{
	char vowels[8];
	size_t at = g_strlcpy(vowels, before, sizeof(vowels));
	size_t count = cut.ending - cut.vowels;
	char ending = ending_of(word + cut.ending, cut.count - cut.ending);

	if (ending == 0 || count == 0 || at + count > 3)
		return false;
	for (size_t i = cut.vowels; i < cut.ending; i++)
		vowels[at++] = sign_of(word[i]);
	vowels[at] = '\0';
	return rime_is_known(vowels, ending);
}

/* quynh, quýt, quyên, quyết: what stands behind qu only. */
static bool rime_fits_behind_q(const struct letter *word, struct syllable cut)
{
	return rime_fits(word, cut, "") || (word[cut.vowels].base == 'y' && rime_fits(word, cut, "u"));
}

/* k also stands before a: Bắc Kạn. */
static bool is_onset(const char *onset, char first)
{
	static const char *const front_only[] = {"k", "gh", "ngh"};
	static const char *const back_only[] = {"c", "g", "ng"};
	static const char *const any[] = {"b", "ch", "d", "gi", "h", "kh", "l", "m", "n", "nh",
					  "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"};

	bool front = strchr("eiy", first) != NULL;

	if (onset[0] == '\0')
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(front_only); i++) {
		if (strcmp(onset, front_only[i]) == 0)
			return front || (i == 0 && first == 'a');
		if (strcmp(onset, back_only[i]) == 0)
			return !front || (onset[0] == 'g' && first == 'i'); /* gì, gìn */
	}
	for (size_t i = 0; i < G_N_ELEMENTS(any); i++)
		if (strcmp(onset, any[i]) == 0)
			return true;
	return false;
}

static bool onset_fits(const struct letter *word, struct syllable cut)
{
	char onset[4] = "";

	if (cut.vowels > 3)
		return false;
	for (size_t i = 0; i < cut.vowels; i++) {
		bool stroke = word[i].base == 'd' && word[i].hat == HAT_STROKE && cut.vowels == 1;

		if (word[i].hat != HAT_NONE && !stroke)
			return false;
		onset[i] = word[i].base;
	}
	return is_onset(onset, word[cut.vowels].base);
}

/* iê is spelt yê where no consonant stands before it, and only there. */
static bool spelling_fits(const struct letter *word, struct syllable cut)
{
	const struct letter *vowel = word + cut.vowels;

	if (cut.ending - cut.vowels < 2 || vowel[1].hat != HAT_CIRCUMFLEX)
		return true;
	if (vowel[0].base == 'i')
		return cut.vowels > 0;
	return vowel[0].base != 'y' || cut.vowels == 0;
}

/* As many as one, at its place in the old or the new style; a stop has sắc or nặng. */
static bool tone_fits(const struct letter *word, struct syllable cut)
{
	size_t at = cut.count;

	for (size_t i = 0; i < cut.count; i++) {
		if (word[i].tone == TONE_NONE)
			continue;
		if (at < cut.count)
			return false;
		at = i;
	}
	if (syllable_is_stopped(word, cut) &&
	    (at == cut.count || (word[at].tone != TONE_SAC && word[at].tone != TONE_NANG)))
		return false;
	return at == cut.count || at == syllable_tone_place(word, cut, false) ||
	       at == syllable_tone_place(word, cut, true);
}

bool syllable_letters_are_plausible(const struct letter *word, size_t count)
{
	struct syllable cut = syllable_cut(word, count);
	char onset = cut.vowels == 2 ? word[0].base : 0;
	bool fits;

	if (count > LETTERS_MAX || cut.vowels == count)
		return false;
	if (onset == 'q' && cut.vowels == 2)
		fits = rime_fits_behind_q(word, cut);
	else
		fits = rime_fits(word, cut, "") && spelling_fits(word, cut);
	if (!fits && onset == 'g' && word[1].base == 'i')
		fits = rime_fits(word, cut, "i");
	return fits && onset_fits(word, cut) && tone_fits(word, cut);
}

bool syllable_is_plausible(const char *word, size_t bytes)
{
	struct letter letter[LETTERS_MAX + 1];
	const char *end = word + bytes;
	size_t count = 0;

	for (const char *at = word; at < end; at = g_utf8_next_char(at)) {
		if (count == LETTERS_MAX)
			return false;
		letter[count] = letter_of(g_utf8_get_char(at));
		if (letter[count].base == 0)
			return false;
		count++;
	}
	return count > 0 && syllable_letters_are_plausible(letter, count);
}
