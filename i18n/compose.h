/*
 * compose - two plain keys that make one letter: ( o is ŏ, < c is č.
 *
 * For the letters of the minority languages (Ê-đê, Gia-rai, Ba-na, M'nông) that
 * Telex, VNI and VIQR do not know, and for ă â đ ê ô ơ ư where typing is off.  The
 * field that has a compose key asks for the letter, puts it into its line and
 * calls typing_reset(); the next key takes the word up from the line again.
 *
 * The sign may come first or last.  Some letters are two code points (ơ̆): one
 * letter to the reader, one Backspace.  All are NFC.
 */
#ifndef I18N_COMPOSE_H
#define I18N_COMPOSE_H

#include <stddef.h>

struct compose_pair {
	char sign, base;	/* base is a small letter */
	char lower[8], upper[8]; /* UTF-8 */
};

/* For the help, without the tones (` ? ~ ' . on a e i o u y); a sign's pairs stand together. */
const struct compose_pair *compose_pairs(size_t *count);

/* The letter of these two keys; a capital for a capital; NULL: there is none. */
const char *compose_letter(char sign, char base);

#endif
