/* typing_marks - a mark is put where the syllable can still be one, or at the last letter. */
#include "i18n/typing.h"

#include <string.h>

#include <glib.h>

#include "i18n/syllable.h"

#include "i18n/banned.h"

enum work { WORK_NONE, WORK_TONE, WORK_HAT, WORK_HORN, WORK_STROKE, WORK_LETTER };

struct key_work {
	char key;
	uint8_t work;	/* enum work */
	uint8_t what;	/* the tone; 1: a capital */
	const char *on;	/* the letters it can stand on */
};

static const struct key_work telex[] = {
	{'s', WORK_TONE, TONE_SAC, ""}, {'f', WORK_TONE, TONE_HUYEN, ""},
	{'r', WORK_TONE, TONE_HOI, ""}, {'x', WORK_TONE, TONE_NGA, ""},
	{'j', WORK_TONE, TONE_NANG, ""}, {'z', WORK_TONE, TONE_NONE, ""},
	{'a', WORK_HAT, 0, "a"}, {'e', WORK_HAT, 0, "e"}, {'o', WORK_HAT, 0, "o"},
	{'w', WORK_HORN, 0, "aou"}, {'d', WORK_STROKE, 0, "d"},
	{'[', WORK_LETTER, 0, "o"}, {']', WORK_LETTER, 0, "u"},
	{'{', WORK_LETTER, 1, "o"}, {'}', WORK_LETTER, 1, "u"},
	{0, WORK_NONE, 0, ""},
};

static const struct key_work vni[] = {
	{'1', WORK_TONE, TONE_SAC, ""}, {'2', WORK_TONE, TONE_HUYEN, ""},
	{'3', WORK_TONE, TONE_HOI, ""}, {'4', WORK_TONE, TONE_NGA, ""},
	{'5', WORK_TONE, TONE_NANG, ""}, {'0', WORK_TONE, TONE_NONE, ""},
	{'6', WORK_HAT, 0, "aeo"}, {'7', WORK_HORN, 0, "ou"}, {'8', WORK_HORN, 0, "a"},
	{'9', WORK_STROKE, 0, "d"}, {0, WORK_NONE, 0, ""},
};

static const struct key_work viqr[] = {
	{'\'', WORK_TONE, TONE_SAC, ""}, {'`', WORK_TONE, TONE_HUYEN, ""},
	{'?', WORK_TONE, TONE_HOI, ""}, {'~', WORK_TONE, TONE_NGA, ""},
	{'.', WORK_TONE, TONE_NANG, ""}, {'0', WORK_TONE, TONE_NONE, ""},
	{'^', WORK_HAT, 0, "aeo"}, {'+', WORK_HORN, 0, "ou"}, {'*', WORK_HORN, 0, "ou"},
	{'(', WORK_HORN, 0, "a"}, {'d', WORK_STROKE, 0, ""}, {0, WORK_NONE, 0, ""},
};

static const struct key_work *work_of(const struct typing *t, char key)
{
	static const struct key_work *const tables[] = {NULL, telex, vni, viqr};
	const struct key_work *row = tables[t->method];

	while (row->key != 0 && row->key != key)
		row++;
	return row;
}

/* The tone of A-rất is the second syllable's; anything else is its first. */
struct syllable typing_cut(const struct typing *t)
{
	struct syllable cut;

	if (t->letters < 3 || !letter_is_vowel(t->letter[0]))
		return syllable_cut(t->letter, t->letters);
	cut = syllable_cut_name(t->letter, t->letters);
	return cut.start == 1 ? cut : syllable_cut(t->letter, t->letters);
}

static bool fits(const struct typing *t)
{
	return syllable_rime_fits(t->letter, typing_cut(t));
}

static bool stands_on(char base, const char *bases)
{
	return base != 0 && strchr(bases, base) != NULL;
}

static bool is_uo(const struct typing *t, size_t u, struct syllable cut)
{
	return u + 1 < cut.ending && t->letter[u].base == 'u' && t->letter[u + 1].base == 'o';
}

/* ---- the tone ------------------------------------------------------------------------ */

/*
 * Ksor, Krajan: behind an onset of names s r j may be letters (and brief is none), so in
 * Telex they are tones only behind an ending (Mláh), s and f behind a hat too (Knớ).
 */
static bool is_tone_of_names(const struct typing *t, struct syllable cut, enum tone tone)
{
	if (t->method != TYPING_TELEX || cut.ending < cut.count)
		return true;
	if (cut.start > 0)
		return false;
	return (tone == TONE_SAC || tone == TONE_HUYEN) &&
	       t->letter[cut.ending - 1].hat != HAT_NONE;
}

static bool takes_tone(const struct typing *t, struct syllable cut, enum tone tone)
{
	bool sure = t->method != TYPING_TELEX;
	bool ends_in_h = t->letter[t->letters - 1].base == 'h';

	if (cut.start == 0 && syllable_onset_is_known(t->letter, cut))
		return fits(t) || syllable_is_loose(t->letter, cut) ||
		       (sure && syllable_is_of_names(t->letter, cut, sure));
	if (cut.start == 0 && !syllable_onset_is_of_names(t->letter, cut))
		return false;
	if (!fits(t) && !((sure || ends_in_h) && syllable_is_of_names(t->letter, cut, sure)))
		return false;
	return is_tone_of_names(t, cut, tone);
}

static enum mark_reply put_tone(struct typing *t, enum tone tone)
{
	struct syllable cut = typing_cut(t);

	if (tone == TONE_NONE) {
		if (t->tone == TONE_NONE)
			return MARK_NONE;
		t->tone = TONE_NONE;
		return MARK_DONE;
	}
	if (cut.ending == cut.vowels)
		return MARK_NONE;
	if (t->tone == tone) {
		t->tone = TONE_NONE;
		t->asleep = true;
		return MARK_BACK;
	}
	if (!takes_tone(t, cut, tone))
		return MARK_NONE;
	/* uở is a word, ưở is none; before an ending it is ươ again */
	if (t->pair && cut.vowels == 0 && t->letters == 2 && is_uo(t, 0, cut))
		t->letter[0].hat = HAT_NONE;
	t->tone_at = cut.ending - 1;
	if (syllable_is_stopped(t->letter, cut) && tone != TONE_SAC && tone != TONE_NANG)
		return MARK_NONE;
	t->tone = tone;
	return MARK_DONE;
}

/* ---- â ê ô --------------------------------------------------------------------------- */

/* alô: the last letter, when its own vowel group allows it. */
static bool fits_at_the_end(const struct typing *t)
{
	size_t from = t->letters - 1;

	while (from > 0 && letter_is_vowel(t->letter[from - 1]))
		from--;
	return syllable_rime_fits(t->letter + from,
				  syllable_cut(t->letter + from, t->letters - from));
}

/* ươ and ô exclude each other: the horn of the u goes with that of the o. */
static bool try_hat(struct typing *t, size_t at)
{
	struct letter was[2] = {t->letter[at], at > 0 ? t->letter[at - 1] : t->letter[at]};

	t->letter[at].hat = HAT_CIRCUMFLEX;
	if (at > 0 && t->letter[at].base == 'o' && t->letter[at - 1].hat == HAT_HORN)
		t->letter[at - 1].hat = HAT_NONE;
	if (fits(t) || (at + 1 == t->letters && fits_at_the_end(t)))
		return true;
	t->letter[at] = was[0];
	if (at > 0)
		t->letter[at - 1] = was[1];
	return false;
}

static enum mark_reply put_hat(struct typing *t, const char *bases)
{
	for (size_t i = t->letters; i-- > 0;) {
		struct letter *letter = &t->letter[i];

		if (!stands_on(letter->base, bases))
			continue;
		if (letter->hat == HAT_CIRCUMFLEX) {
			if (!fits(t) && i + 1 < t->letters)
				return MARK_NONE; /* bânn + a: not taken back, but banana */
			letter->hat = HAT_NONE;
			/* boong, xoong: the tone is still to come */
			t->asleep = !(letter->base == 'o' && i + 1 == t->letters &&
				      t->tone == TONE_NONE && bases[1] == '\0');
			return MARK_BACK;
		}
		if (try_hat(t, i))
			return MARK_DONE;
	}
	return MARK_NONE;
}

/* ---- ơ ư ă --------------------------------------------------------------------------- */

/* huơ, thuở, khuơ: these may end so; the second w makes them ươ. */
static bool may_stay_open(const struct typing *t, struct syllable cut)
{
	return cut.vowels > 0 && cut.vowels + 2 == t->letters &&
	       t->letter[cut.vowels - 1].base == 'h' &&
	       (cut.vowels == 1 ||
		(cut.vowels == 2 && stands_on(t->letter[0].base, "tk")));
}

static enum mark_reply put_horns(struct typing *t, size_t u, struct syllable cut)
{
	struct letter *pair = t->letter + u;
	struct letter was[2] = {pair[0], pair[1]};

	if (pair[0].hat == HAT_HORN && pair[1].hat == HAT_HORN && t->own_horn) {
		t->own_horn = false; /* buwoiw: each got its own w */
		return MARK_DONE;
	}
	if (pair[0].hat == HAT_HORN && pair[1].hat == HAT_HORN) {
		pair[0].hat = pair[1].hat = HAT_NONE;
		t->asleep = true;
		return MARK_BACK;
	}
	if (pair[0].hat == HAT_HORN || pair[1].hat == HAT_HORN || !may_stay_open(t, cut))
		pair[0].hat = HAT_HORN;
	pair[1].hat = HAT_HORN;
	t->pair = was[0].hat == HAT_NONE && was[1].hat == HAT_NONE;
	if (fits(t))
		return MARK_DONE;
	pair[0] = was[0];
	pair[1] = was[1];
	return MARK_NONE;
}

static enum mark_reply take_horn(struct typing *t, size_t at)
{
	t->asleep = true;
	if (t->from_w[at] && at + 1 == t->letters)
		t->letters--;
	else
		t->letter[at].hat = HAT_NONE;
	return MARK_BACK;
}

/* Rơchaw: the second of two syllables, when the key stands right behind its letter. */
static bool put_last_horn(struct typing *t, const char *bases, struct syllable cut)
{
	struct letter *last = &t->letter[t->letters - 1];

	if (cut.ending == t->letters || !stands_on(last->base, bases) || last->hat != HAT_NONE)
		return false;
	last->hat = last->base == 'a' ? HAT_BREVE : HAT_HORN;
	if (fits_at_the_end(t))
		return true;
	last->hat = HAT_NONE;
	return false;
}

static enum mark_reply put_one_horn(struct typing *t, const char *bases, struct syllable cut)
{
	if (put_last_horn(t, bases, cut))
		return MARK_DONE;
	for (size_t i = cut.vowels; i < t->letters; i++) {
		struct letter *letter = &t->letter[i];
		uint8_t was = letter->hat, horn = letter->base == 'a' ? HAT_BREVE : HAT_HORN;

		if (!stands_on(letter->base, bases))
			continue;
		if (was == horn)
			return take_horn(t, i);
		letter->hat = horn;
		if (fits(t) || (i + 1 == t->letters && fits_at_the_end(t)))
			return MARK_DONE;
		letter->hat = was;
	}
	return MARK_NONE;
}

static void append(struct typing *t, char base, bool upper, enum hat hat)
{
	t->from_w[t->letters] = hat != HAT_NONE;
	t->letter[t->letters++] =
		(struct letter){.base = base, .hat = (uint8_t)hat, .upper = upper};
}

static bool is_gi(const struct typing *t)
{
	return t->letters == 2 && t->letter[0].base == 'g' && t->letter[1].base == 'i';
}

/* A w without a vowel is ư: tw, giw; but not qw, and alone only where it is wished. */
static bool begins_with_u(const struct typing *t, struct syllable cut)
{
	if (t->letters == 0)
		return t->lone_w;
	return syllable_onset_is_known(t->letter, cut) && t->letter[0].base != 'q';
}

/*
 * wng, ws: no word and no name goes on from w like this, so the w was meant as
 * ư.  Wilson and Wu keep theirs.
 */
static void see_lone_w(struct typing *t, char key)
{
	if (t->method != TYPING_TELEX || t->letters != 1 || t->keys_typed != 1 ||
	    t->letter[0].base != 'w' || !stands_on(g_ascii_tolower(key), "cmntfjrsx"))
		return;
	t->letter[0].base = 'u';
	t->letter[0].hat = HAT_HORN;
	t->from_w[0] = t->marked = true;
}

/* ww is w, and stays so: wwin, for fingers that know w as ư. */
static bool settles_w(struct typing *t, char key)
{
	if (g_ascii_tolower(key) != 'w' || t->letters != 1 || t->letter[0].base != 'w')
		return false;
	t->letters--;
	t->asleep = true;
	return true;
}

static enum mark_reply put_horn(struct typing *t, const char *bases, char key)
{
	struct syllable cut = typing_cut(t);
	bool telex_w = g_ascii_tolower(key) == 'w';

	if (settles_w(t, key))
		return MARK_BACK;
	if (cut.ending == cut.vowels || (telex_w && is_gi(t))) {
		if (!telex_w || !begins_with_u(t, cut))
			return MARK_NONE;
		append(t, 'u', g_ascii_isupper(key), HAT_HORN);
		return MARK_DONE;
	}
	for (size_t u = cut.vowels; u < cut.ending && stands_on('o', bases); u++)
		if (is_uo(t, u, cut))
			return put_horns(t, u, cut);
	return put_one_horn(t, bases, cut);
}

/* [ is ơ, ] is ư, and the same again is the bracket, which is no part of a word. */
static enum mark_reply put_letter(struct typing *t, const struct key_work *row)
{
	struct letter letter = {.base = row->on[0], .hat = HAT_HORN, .upper = row->what};

	if (t->letters > 0 && t->from_w[t->letters - 1] &&
	    memcmp(&t->letter[t->letters - 1], &letter, sizeof(letter)) == 0) {
		t->letters--;
		return MARK_NONE;
	}
	append(t, letter.base, letter.upper, HAT_HORN);
	return MARK_DONE;
}

/* ---- đ -------------------------------------------------------------------------------- */

static enum mark_reply stroke(struct typing *t, size_t at)
{
	if (t->letter[at].hat == HAT_STROKE) {
		t->letter[at].hat = HAT_NONE;
		t->asleep = true;
		return MARK_BACK;
	}
	t->letter[at].hat = HAT_STROKE;
	return MARK_DONE;
}

static enum mark_reply put_stroke(struct typing *t, const char *bases)
{
	struct syllable cut = typing_cut(t);

	if (t->letters == 0)
		return MARK_NONE;
	if (t->letter[t->letters - 1].base == 'd')
		return stroke(t, t->letters - 1);
	if (bases[0] != '\0' && cut.vowels == 1 && t->letter[0].base == 'd' && fits(t))
		return stroke(t, 0);
	return MARK_NONE;
}

/* ---- keys ----------------------------------------------------------------------------- */

enum mark_reply typing_mark(struct typing *t, char key)
{
	const struct key_work *row = work_of(t, g_ascii_tolower(key));

	see_lone_w(t, key);
	switch ((enum work)row->work) {
	case WORK_TONE:
		return put_tone(t, (enum tone)row->what);
	case WORK_HAT:
		return put_hat(t, row->on);
	case WORK_HORN:
		return put_horn(t, row->on, key);
	case WORK_STROKE:
		return put_stroke(t, row->on);
	case WORK_LETTER:
		return t->brackets ? put_letter(t, row) : MARK_NONE;
	case WORK_NONE:
		break;
	}
	return MARK_NONE;
}

/* uơ and ưo are ươ as soon as something follows. */
static void join_horns(struct typing *t, struct syllable before)
{
	struct letter *pair;

	if (t->asleep || before.ending != before.count || before.ending < before.vowels + 2 ||
	    !is_uo(t, before.ending - 2, before))
		return;
	pair = t->letter + before.ending - 2;
	if (pair[0].hat == HAT_HORN && pair[1].hat == HAT_NONE)
		t->own_horn = true;
	if (pair[0].hat == HAT_HORN || pair[1].hat == HAT_HORN)
		pair[0].hat = pair[1].hat = HAT_HORN;
}

/*
 * Zơr + â, Sar + i: a tone was put, and the next key shows that it was a
 * consonant of the next syllable.
 */
static bool was_a_letter(struct typing *t, struct syllable before)
{
	char mark = t->keys_typed >= 2 && t->keys_typed < TYPING_KEYS - 1
			    ? t->keys[t->keys_typed - 2] : '\0';

	return t->method == TYPING_TELEX && !t->asleep && t->tone != TONE_NONE &&
	       stands_on(g_ascii_tolower(mark), "rsx") && before.ending == before.count &&
	       before.ending == before.vowels + 1 && !fits(t) &&
	       !syllable_may_stand(t->letter, t->letters, t->tone, false) &&
	       letter_is_vowel(t->letter[t->letters - 1]);
}

void typing_append(struct typing *t, char key)
{
	struct syllable before = typing_cut(t);

	append(t, g_ascii_tolower(key), g_ascii_isupper(key), HAT_NONE);
	if (was_a_letter(t, before) && t->letters < TYPING_LETTERS - 1) {
		char mark = t->keys[t->keys_typed - 2];

		t->letters--;
		t->tone = TONE_NONE;
		append(t, g_ascii_tolower(mark), g_ascii_isupper(mark), HAT_NONE);
		append(t, g_ascii_tolower(key), g_ascii_isupper(key), HAT_NONE);
	}
	if (g_ascii_isalpha(key))
		join_horns(t, before);
}
