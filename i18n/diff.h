/*
 * diff - which letters differ between two texts: where the carets go.
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

#endif
