/*
 * syllable_names - what may stay as it is shown when a word ends.
 *
 * Wider than syllable.c: vowels that two good input methods leave alone though
 * no word has them, and the build of names of the Central Highlands, which
 * begin with two or three consonants (Kpă, Hdruê, Mláh), end in h l r (Păh,
 * Kpơr) or have one light syllable before (Êban, Alăng, Pơloong, Păngting).
 * Narrower, too: what begins like English (scr, wh) has no marks at all.
 */
#include "i18n/syllable.h"

#include <string.h>

#include <glib.h>

#include "i18n/banned.h"

#define LONGEST_CLUSTER 4

static bool is_one_of(char base, const char *bases)
{
	return base != 0 && strchr(bases, base) != NULL;
}

static bool is_plain(struct letter letter, const char *bases)
{
	return letter.hat == HAT_NONE && is_one_of(letter.base, bases);
}

/* screen, wheel: no name here begins so. */
static bool is_foreign(const struct letter *word, size_t onset)
{
	if (onset < 2)
		return false;
	if (word[0].base == 's')
		return is_one_of(word[1].base, "chklmnpqw") ||
		       (onset > 2 && word[1].base == 't');
	if (onset > 2 && is_one_of(word[0].base, "tp") && word[1].base == 'h')
		return true;
	return (is_one_of(word[0].base, "tdw") && word[1].base == 'w') ||
	       (word[0].base == 'w' && is_one_of(word[1].base, "hr"));
}

bool syllable_onset_is_of_names(const struct letter *word, struct syllable cut)
{
	size_t count = cut.vowels - cut.start;

	word += cut.start;
	if (count < 2 || count > LONGEST_CLUSTER || is_foreign(word, count))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (is_one_of(word[i].base, "fqz") || (i > 0 && word[i].base == 'x') || (i > 0 && word[i].base == 'g' &&
							word[i - 1].base != 'n'))
			return false;
		if (i == 0 && word[0].base == 'g' && !is_one_of(word[1].base, "hlnr"))
			return false;
		if (i > 0 && word[i].base == word[i - 1].base)
			return false;
	}
	return true;
}

/* ---- vowels that are left alone -------------------------------------------------------- */

enum behind { OPEN = 1, CLOSED = 2, NH = 4 };

static const struct {
	const char *bases;
	uint8_t hat[4];
	unsigned behind; /* enum behind */
} loose[] = {
	{"uyeu", {0, 0, HAT_CIRCUMFLEX, 0}, OPEN}, {"uau", {0, HAT_CIRCUMFLEX, 0}, OPEN},
	{"ueo", {0, 0, 0}, OPEN}, {"uai", {0, 0, 0}, OPEN}, {"ou", {HAT_HORN, 0}, OPEN},
	{"ai", {HAT_BREVE, 0}, OPEN}, {"ao", {HAT_BREVE, 0}, OPEN}, {"au", {HAT_BREVE, 0}, OPEN},
	{"ay", {HAT_BREVE, 0}, OPEN}, {"ua", {0, 0}, NH}, {"ua", {HAT_HORN, 0}, CLOSED},
};

static enum behind behind_of(const struct letter *word, struct syllable cut)
{
	const struct letter *end = word + cut.ending;

	if (cut.count == cut.ending)
		return OPEN;
	if (cut.count == cut.ending + 1)
		return is_plain(end[0], "cmnpt") ? CLOSED : 0;
	if (cut.count > cut.ending + 2 || !is_plain(end[0], "nc"))
		return 0;
	if (is_plain(end[1], "h"))
		return NH;
	return end[0].base == 'n' && is_plain(end[1], "g") ? CLOSED : 0;
}

bool syllable_is_loose(const struct letter *word, struct syllable cut)
{
	size_t count = cut.ending - cut.vowels;
	enum behind behind = behind_of(word, cut);

	for (size_t i = 0; i < G_N_ELEMENTS(loose); i++) {
		size_t same = 0;

		if (strlen(loose[i].bases) != count || !(loose[i].behind & behind))
			continue;
		while (same < count && word[cut.vowels + same].base == loose[i].bases[same] &&
		       word[cut.vowels + same].hat == loose[i].hat[same])
			same++;
		if (same == count)
			return true;
	}
	return false;
}

/* ---- one syllable ------------------------------------------------------------------------ */

/* Kpơr, Krêl, Pơl, Đar: but "pool" was pool, unless its mark was surely one. */
static bool takes_l_and_r(const struct letter *word, struct syllable cut, bool sure)
{
	uint8_t hat = word[cut.ending - 1].hat;
	bool light_hat = cut.start > 0 && (word[0].hat != HAT_NONE || word[1].hat != HAT_NONE);

	return sure || light_hat || !syllable_onset_is_known(word, cut) ||
	       (cut.start == 0 && cut.vowels > 0 && word[0].hat == HAT_STROKE) ||
	       hat == HAT_BREVE || hat == HAT_HORN ||
	       (hat == HAT_CIRCUMFLEX && cut.ending - cut.vowels > 1);
}

static bool ends_as_names_do(const struct letter *word, struct syllable cut, bool sure)
{
	const struct letter *end = word + cut.ending;
	size_t count = cut.count - cut.ending;

	if (count == 0 || (count == 1 && is_plain(end[0], "h")))
		return true;
	/* ôi, ao: nothing but h goes behind a gliding vowel; oo is none */
	if (cut.ending > cut.vowels + 1 && is_plain(end[-1], "iouy") &&
	    !(is_plain(end[-1], "o") && end[-2].base == 'o'))
		return false;
	if (count == 1 && is_plain(end[0], "kcmnpt"))
		return true;
	if (count == 1)
		return is_plain(end[0], "lr") && takes_l_and_r(word, cut, sure);
	return count == 2 && is_plain(end[0], "nc") &&
	       (is_plain(end[1], "h") || (end[0].base == 'n' && is_plain(end[1], "g")));
}

bool syllable_is_of_names(const struct letter *word, struct syllable cut, bool sure)
{
	struct syllable open = {cut.vowels, cut.ending, cut.ending, cut.start};

	/* Măih */
	if (cut.count == cut.ending + 1 && is_plain(word[cut.ending], "h") &&
	    cut.ending > cut.vowels + 1 && is_plain(word[cut.ending - 1], "i"))
		open.ending = --open.count;
	return (syllable_onset_is_known(word, cut) || syllable_onset_is_of_names(word, cut)) &&
	       ends_as_names_do(word, cut, sure) && syllable_rime_fits(word, open);
}

static bool stands(const struct letter *word, struct syllable cut, enum tone tone, bool sure)
{
	bool known = syllable_onset_is_known(word, cut);

	if (is_foreign(word + cut.start, cut.vowels - cut.start))
		return false;
	/* mi-đle */
	if (cut.start > 0 && !known && word[cut.start].hat == HAT_STROKE &&
	    word[cut.start + 1].base != 'r')
		return false;
	if (tone != TONE_NONE && tone != TONE_SAC && tone != TONE_NANG &&
	    syllable_is_stopped(word, cut))
		return false;
	if (known && (syllable_rime_fits(word, cut) || syllable_is_loose(word, cut)))
		return true;
	if (syllable_is_of_names(word, cut, sure))
		return true;
	/* Kbuơi: more vowels than are written down here */
	return !known && tone == TONE_NONE && cut.ending - cut.vowels > 1 &&
	       syllable_onset_is_of_names(word, cut) && ends_as_names_do(word, cut, sure);
}

/* ---- a light syllable before it ------------------------------------------------------------ */

/* How many letters of "Êban", "Pơloong", "Păngting" stand before the main onset; 0: no such word. */
static size_t light_syllable(const struct letter *word, size_t count)
{
	size_t at = count > 0 && !letter_is_vowel(word[0]) ? 1 : 0;
	bool weak;

	if (at >= count)
		return 0;
	weak = word[at].hat == HAT_BREVE || word[at].hat == HAT_HORN;
	if (!weak && !(at == 0 ? is_plain(word[0], "ae") ||
				 (word[0].base == 'e' && word[0].hat == HAT_CIRCUMFLEX)
			       : is_plain(word[at], "aiuo")))
		return 0;
	at++;
	if (at >= count || letter_is_vowel(word[at]))
		return 0;
	/* ng closes it when there is more to come: Păng-ting, but Tơ-ngôl */
	if (weak && at + 3 < count && word[at].base == 'n' && word[at + 1].base == 'g' &&
	    !letter_is_vowel(word[at + 2]))
		return at + 2;
	return at;
}

struct syllable syllable_cut_name(const struct letter *word, size_t count)
{
	struct syllable cut = syllable_cut(word, count);
	size_t before = light_syllable(word, count);
	struct syllable main;

	if (before == 0 || cut.ending == count)
		return cut;
	main = syllable_cut(word + before, count - before);
	if (main.ending == main.vowels)
		return cut;
	main.start = before;
	main.vowels += before;
	main.ending += before;
	main.count = count;
	/* An-dơ: nothing of ours begins with n or m and another consonant inside a word */
	if (!syllable_onset_is_known(word, main) &&
	    (!syllable_onset_is_of_names(word, main) || is_one_of(word[before].base, "nm")))
		return cut;
	return main;
}

bool syllable_may_stand(const struct letter *word, size_t count, enum tone tone, bool sure)
{
	struct syllable cut = syllable_cut_name(word, count);

	if (cut.ending == cut.vowels)
		return true; /* QĐ */
	return stands(word, cut, tone, sure);
}
