/*
 * diff - which letters differ between two texts: where the carets go, and the
 * same as a line of text.
 *
 * Ranges are half-open and counted in letters (text.h), in order, apart from
 * each other.  Two ranges with a single blank between them become one, so
 * that "Bến Gỗ" and "Suối Cát" differ as a whole.
 */
#ifndef I18N_DIFF_H
#define I18N_DIFF_H

#include <stddef.h>

struct diff_range {
	size_t start, end;
};

struct diff {
	struct diff_range *a, *b; /* owned; what is only in the first, the second text */
	size_t a_count, b_count;
};

void diff_init(struct diff *diff, const char *a, const char *b);
void diff_clear(struct diff *diff);

/*
 * The line to draw below `text`: `^` in every cell of a differing letter,
 * blanks before and between, none at the end.  An empty range (something is
 * missing here) is not marked.  New (g_free).
 */
char *diff_carets(const char *text, const struct diff_range *ranges, size_t count);

/*
 * Both texts as one line, what differs marked: "Nguyễn Thị M[-â-]{+ậ+}u".  The
 * fewest letters are marked; what is only in the first text stands as [-x-], only
 * in the second as {+x+}, and [-x-]{+y+} stands where x became y.  A lost or
 * doubled blank is {+ +} or [- -].  The brackets are not escaped: for people.
 *
 * What does not show itself is written out.  Within the marks, where it
 * differs:
 *   ⟨e U+0302 U+0323⟩  a letter in pieces (NFD), or its marks in another order
 *   ⟨Ð U+00D0⟩         what looks like another letter or sign: Ð Ɖ ð, ǎ for ă,
 *                      Greek and Cyrillic, ’ ʼ and other apostrophes, dashes,
 *                      full width and other letters by compatibility
 *   ⟨U+00A0⟩           an odd blank
 * and everywhere ⟨U+202E⟩ for what the door refuses, ⟨0xE7⟩ for a byte that is
 * not UTF-8.  Any bytes may come; what is returned can be drawn.  New (g_free).
 */
char *diff_marked(const char *a, const char *b);

/*
 * When the two differ and a reader may not see how, a few translated words (at
 * most 20 cells) that say it: "capitals differ", "blanks only", "another apostrophe",
 * "look-alike U+0430".  NULL when they are equal, or when the difference shows.
 * New (g_free).
 */
char *diff_unseen(const char *a, const char *b);

#endif
