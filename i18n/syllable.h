/*
 * syllable - how a Vietnamese syllable is built: onset, vowels, ending.
 *
 * Written down from the orthography, generously: what could be a syllable or
 * become one, not what is found in a dictionary.  So a mark is put wherever
 * it can make sense, and a foreign word is still told from a Vietnamese one.
 * Letters are base + hat, lower case; the tone is no part of this.
 */
#ifndef I18N_SYLLABLE_H
#define I18N_SYLLABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "i18n/letter.h"

/* Where the parts of a word begin, in letters. */
struct syllable {
	size_t vowels;	/* the onset is before it; "gi" and "qu" are onsets */
	size_t ending;	/* first letter behind the vowels */
	size_t count;
	size_t start;	/* of the onset; not 0 only where a light syllable is before it */
};

/* Cuts a word at its first vowel group. */
struct syllable syllable_cut(const struct letter *word, size_t count);

/* b, ngh, qu ... and f j w z, which stand in names; no letter at all is one. */
bool syllable_onset_is_known(const struct letter *word, struct syllable cut);

/*
 * Vowels and ending fit, or are the beginning of what fits; a vowel that has
 * no hat yet stands for those with one.  False without a vowel.
 */
bool syllable_rime_fits(const struct letter *word, struct syllable cut);

/* c ch k p t: only sắc and nặng can stand here. */
bool syllable_is_stopped(const struct letter *word, struct syllable cut);

/*
 * The same, but a name in two syllables is cut at the second: Ê-ban, A-rất.
 * Only where the first is a light one, and the second can begin a word.
 */
struct syllable syllable_cut_name(const struct letter *word, size_t count);

/* kp, hdr, mđr ...: two to four consonants that names begin with, and Vietnamese does not. */
bool syllable_onset_is_of_names(const struct letter *word, struct syllable cut);

/* Bueó, buyếu, bừang: a whole rime of no word, which is left alone all the same. */
bool syllable_is_loose(const struct letter *word, struct syllable cut);

/*
 * Such an onset, or one of ours, and an ending that names have: Bhnươch, Teh,
 * Kpơr.  `sure`: marks are digits or signs, not letters that English has too.
 */
bool syllable_is_of_names(const struct letter *word, struct syllable cut, bool sure);

/*
 * At the end of a word: it may be Vietnamese, or a name of the minorities, and
 * stays as it is.  False for "nẽt" and "gôgle", which are given back as typed.
 */
bool syllable_may_stand(const struct letter *word, size_t count, enum tone tone, bool sure);

/* Which letter carries the tone; `new_style` is hoà, thuý; else hòa, thúy. */
size_t syllable_tone_place(const struct letter *word, struct syllable cut, bool new_style);

/*
 * Is this a whole Vietnamese syllable, spelt and toned as one?  Strict, unlike
 * the above: c/k, g/gh, ng/ngh, one tone at its old or new place, sắc or nặng
 * before a stop.  Kinh names and words only: Bhŏ, H'Hen, UBND are none.  `word`
 * is NFC, any case, `bytes` long.
 */
bool syllable_is_plausible(const char *word, size_t bytes);
bool syllable_letters_are_plausible(const struct letter *word, size_t count);

/*
 * Does the line show itself as a name of a minority people, of which spelling says
 * nothing?  `word` is the first of it that is not plausible: its build tells, too.
 */
bool syllable_line_is_of_names(const char *line, size_t bytes, const char *word,
			       size_t word_bytes);

/*
 * A person's whole name, family name first, as far as it is typed: what its
 * first word with a slip may have been meant to be ("Nguỹên" and "Nguyển":
 * "Nguyễn"), for "Có phải Nguyễn?"; NULL: nothing to ask.  A hint, never a
 * reason to refuse.  Silent from the first word on that looks like no Kinh name;
 * do not ask where another ethnic group is recorded.  New (g_free).
 */
char *syllable_hint(const char *name);

#endif
