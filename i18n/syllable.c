/* syllable - two short tables: the onsets, and the vowel groups with what may follow each. */
#include "i18n/syllable.h"

#include <string.h>

#include <glib.h>

#include "i18n/banned.h"

#define LONGEST_ONSET 3
#define LONGEST_GROUP 3

enum endings {
	OPEN = 1 << 0,
	PLAIN = 1 << 1,	/* c k m n p t */
	NG = 1 << 2,
	NH = 1 << 3,	/* ch nh */
	OF_NAMES = 1 << 4, /* h: Tẻh, Păh */
};

struct group {
	char vowels[LONGEST_GROUP + 1];	/* A â, B ă, E ê, O ô, P ơ, U ư */
	unsigned endings;
};

static const struct group groups[] = {
	{"a", OPEN | PLAIN | NG | NH}, {"A", OPEN | PLAIN | NG}, {"B", OPEN | PLAIN | NG},
	{"e", OPEN | PLAIN | NG}, {"E", OPEN | PLAIN | NG | NH}, {"i", OPEN | PLAIN | NH},
	{"o", OPEN | PLAIN | NG}, {"O", OPEN | PLAIN | NG}, {"P", OPEN | PLAIN | NG},
	{"u", OPEN | PLAIN | NG}, {"U", OPEN | PLAIN | NG}, {"y", OPEN | PLAIN | NH},
	{"ai", OPEN}, {"ao", OPEN}, {"au", OPEN}, {"ay", OPEN}, {"Au", OPEN}, {"Ay", OPEN},
	{"eo", OPEN}, {"Eu", OPEN}, {"ia", OPEN}, {"iu", OPEN}, {"oi", OPEN}, {"Oi", OPEN},
	{"Pi", OPEN}, {"ui", OPEN}, {"ua", OPEN | PLAIN | NG}, {"Ua", OPEN}, {"Ui", OPEN},
	{"Uu", OPEN}, {"ue", OPEN}, {"uP", OPEN},
	{"iE", OPEN | PLAIN | NG}, {"yE", OPEN | PLAIN | NG}, {"uO", OPEN | PLAIN | NG},
	{"UP", OPEN | PLAIN | NG}, {"oo", OPEN | PLAIN | NG},
	{"oa", OPEN | PLAIN | NG | NH}, {"oB", OPEN | PLAIN | NG}, {"oe", OPEN | PLAIN | NG},
	{"uA", OPEN | PLAIN | NG}, {"uE", OPEN | PLAIN | NG | NH},
	{"uy", OPEN | PLAIN | NH}, {"uyE", OPEN | PLAIN | NG},
	{"iEu", OPEN}, {"yEu", OPEN}, {"oai", OPEN}, {"oao", OPEN}, {"oay", OPEN},
	{"oeo", OPEN}, {"uAy", OPEN}, {"uEu", OPEN}, {"uOi", OPEN}, {"UPi", OPEN},
	{"UPu", OPEN}, {"uya", OPEN}, {"uyu", OPEN},
	{"yu", OPEN}, /* quỷu */
	{"uB", PLAIN | NG}, {"ea", NG}, /* Kuăng, Neáng */
	{"yB", OPEN | PLAIN | NG}, {"iB", OPEN | PLAIN | NG}, /* Byă, Hiăp */
};

static const char onsets[][LONGEST_ONSET + 1] = {
	"", "b", "c", "ch", "d", "f", "g", "gh", "gi", "h", "j", "k", "kh", "l", "m", "n", "ng",
	"ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "w", "x", "y", "z",
};

static char vowel_sign(struct letter letter)
{
	static const char signs[][3] = {"aBA", "e E", "o O"};

	if (letter.hat == HAT_HORN)
		return letter.base == 'o' ? 'P' : letter.base == 'u' ? 'U' : '?';
	if (letter.hat == HAT_NONE)
		return letter.base;
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (signs[i][0] == letter.base && letter.hat <= HAT_CIRCUMFLEX &&
		    signs[i][letter.hat] != ' ')
			return signs[i][letter.hat];
	return '?';
}

struct syllable syllable_cut(const struct letter *word, size_t count)
{
	struct syllable cut = {0, 0, count, 0};
	size_t at = 0;

	while (at < count && !letter_is_vowel(word[at]))
		at++;
	if (at == 1 && count > 1 && word[0].base == 'q' && word[1].base == 'u' &&
	    word[1].hat == HAT_NONE)
		at++;
	else if (at == 1 && count > 2 && word[0].base == 'g' && word[1].base == 'i' &&
		 letter_is_vowel(word[2]))
		at++;
	else if (at == 0 && count > 1 && word[0].base == 'y' && word[1].base != 0 &&
		 strchr("aiou", word[1].base) != NULL)
		at++; /* Yông, Yiêng, but yêu */
	cut.vowels = at;
	while (at < count && letter_is_vowel(word[at]))
		at++;
	cut.ending = at;
	return cut;
}

bool syllable_onset_is_known(const struct letter *word, struct syllable cut)
{
	char onset[LONGEST_ONSET + 1] = "";

	word += cut.start;
	cut.vowels -= cut.start;
	if (cut.vowels > LONGEST_ONSET)
		return false;
	for (size_t i = 0; i < cut.vowels; i++) {
		if (word[i].hat != HAT_NONE && (i > 0 || cut.vowels > 1))
			return false;
		onset[i] = word[i].base;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(onsets); i++)
		if (strcmp(onset, onsets[i]) == 0)
			return true;
	return false;
}

/* Which of enum endings the letters behind the vowels are; 0: none of them. */
static unsigned ending_of(const struct letter *word, struct syllable cut)
{
	const struct letter *end = word + cut.ending;
	size_t count = cut.count - cut.ending;

	for (size_t i = 0; i < count; i++)
		if (end[i].hat != HAT_NONE)
			return 0;
	if (count == 0)
		return OPEN;
	if (count == 1)
		return end[0].base == 'h' ? OF_NAMES
		       : end[0].base != 0 && strchr("cknmpt", end[0].base) != NULL ? PLAIN : 0;
	if (count > 2)
		return 0;
	if (end[0].base == 'n' && end[1].base == 'g')
		return NG;
	return end[1].base == 'h' && (end[0].base == 'n' || end[0].base == 'c') ? NH : 0;
}

/* The letters so far can be the beginning of this group, hats still to come. */
static bool group_takes(const struct group *group, const struct letter *vowel, size_t count)
{
	static const char bare['U' - 'A' + 1] = {
		['A' - 'A'] = 'a', ['B' - 'A'] = 'a', ['E' - 'A'] = 'e',
		['O' - 'A'] = 'o', ['P' - 'A'] = 'o', ['U' - 'A'] = 'u',
	};

	for (size_t i = 0; i < count; i++) {
		char sign = vowel_sign(vowel[i]), want = group->vowels[i];
		if (sign != want && (want > 'U' || bare[want - 'A'] != sign))
			return false;
	}
	return true;
}

/* By hand: it is asked for each group at each key. */
static size_t group_length(const struct group *group)
{
	if (group->vowels[1] == '\0')
		return 1;
	return group->vowels[2] == '\0' ? 2 : 3;
}

bool syllable_rime_fits(const struct letter *word, struct syllable cut)
{
	size_t count = cut.ending - cut.vowels;
	unsigned ending = ending_of(word, cut);

	if (count == 0 || count > LONGEST_GROUP || ending == 0)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(groups); i++) {
		const struct group *group = &groups[i];
		size_t length = group_length(group);

		if ((ending == OPEN ? count <= length : count == length) &&
		    ((group->endings & ending) || ending == OF_NAMES) && group_takes(group, word + cut.vowels, count))
			return true;
	}
	return false;
}

bool syllable_is_stopped(const struct letter *word, struct syllable cut)
{
	char end = cut.ending < cut.count ? word[cut.ending].base : 0;

	return end != 0 && strchr("ckpt", end) != NULL;
}

size_t syllable_tone_place(const struct letter *word, struct syllable cut, bool new_style)
{
	const struct letter *vowel = word + cut.vowels;
	size_t count = cut.ending - cut.vowels, at = 0;
	bool glide;

	for (size_t i = count; i-- > 0;)
		if (vowel[i].hat != HAT_NONE)
			return cut.vowels + i;
	if (count == 2 && cut.ending < cut.count) {
		at = 1;
	} else if (count == 2) {
		char a = vowel[0].base, b = vowel[1].base;

		glide = (a == 'o' && (b == 'a' || b == 'e')) || (a == 'u' && b == 'y');
		at = glide ? new_style
			   : (b == 'e' && a != 'u') || (a == 'u' && b == 'o') || (a == 'o' && b == 'o');
	} else if (count >= 3) {
		at = cut.ending < cut.count ? count - 1 : 1;
	}
	return cut.vowels + at;
}
