/*
 * diff_sides - what diff.c and diff_marked.c share: two texts taken apart into
 * letters, and which letters both have.
 *
 * The texts may be any bytes: one that begins no character is a letter by
 * itself, and marks belong to the letter before them however many they are.
 */
#ifndef I18N_DIFF_SIDES_H
#define I18N_DIFF_SIDES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diff_side {
	const char *text; /* borrowed */
	size_t *at;	  /* byte offset of each letter, and of the end */
	size_t count;	  /* letters */
	bool *kept;	  /* in both texts; the kept letters of both sides are the same */
	bool fine;	  /* nothing in it that the door refuses */
};

void diff_side_init(struct diff_side *side, const char *text);
void diff_side_clear(struct diff_side *side);

/*
 * Mark as kept a longest common run of letters.  Memory goes with the number of
 * letters, time with letters times differences; when that would be more than
 * some tenths of a second, what is left is compared place by place.
 */
void diff_sides_keep(struct diff_side *a, struct diff_side *b);

/* Whether the door would let it in, mended or not. */
bool diff_is_fine(const char *text, size_t bytes);

/* Whether this is taken for another letter or sign that names are written with. */
bool diff_is_double(uint32_t code);

#endif
