/*
 * phonetic - which syllables are heard as one.
 *
 * Somebody says a name and somebody else types it.  What they confuse depends on
 * where they come from, and nobody confuses everything: two names may sound
 * alike in the North (d gi r; s x; ch tr; l n; ưu iu, ươu iêu) or in the South
 * (v d gi; final n ng nh; final t c ch), both with c k q, g gh, ng ngh and i y as
 * one.  Tones are no part of it: hỏi and ngã differ in marks only, which is a
 * nearer kind of match.
 *
 * Syllables are ASCII as fold_key(FOLD_SEARCH) makes them, but đ may be written
 * as D: a đ that was typed or stands in a record is never heard as d.
 */
#ifndef I18N_PHONETIC_H
#define I18N_PHONETIC_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define PHONETIC_BYTES 32

enum phonetic_region {
	PHONETIC_NORTH,
	PHONETIC_SOUTH,
	PHONETIC_ANYWHERE, /* all confusions at once: for finding, not for judging */
	PHONETIC_REGIONS,
};

/*
 * The key of one syllable of `count` letters; what is too long for a syllable is
 * its own key, cut to PHONETIC_BYTES - 1.
 */
void phonetic_key(char key[PHONETIC_BYTES], const char *syllable, size_t count,
		  enum phonetic_region region);

/* PHONETIC_ANYWHERE, any length. */
void phonetic_append(GString *out, const char *syllable);

#endif
