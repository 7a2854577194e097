/*
 * macro - gõ tắt: a short name typed as a word becomes a longer text.
 *
 * The table is text, one macro a line: "tphcm=Thành phố Hồ Chí Minh" (":" for
 * "=" too, as UniKey writes it); empty lines and lines that begin with # or ;
 * are nothing.  A name is letters only, of any case, at most
 * MACRO_NAME_LETTERS; the text comes through the door (text_admit).  A line
 * that cannot be used is left out and told; the others stand.
 *
 * The typing engine looks a word up when it ends: as it is shown, then as its
 * keys were (typing.h, field `macros`).  Case: typed as in the table, or all
 * small, the text stands as it is written; TPHCM makes all of it capitals,
 * Tphcm its first letter.
 *
 * A table never changes once read.
 */
#ifndef I18N_MACRO_H
#define I18N_MACRO_H

#include <stdbool.h>
#include <stddef.h>

#define MACRO_NAME_LETTERS 16
#define MACRO_BYTES 320 /* of an expanded text, with its 0 */
#define MACROS_MAX 500

enum macro_flaw {
	MACRO_FINE,
	MACRO_NO_SIGN,	 /* neither = nor : */
	MACRO_BAD_NAME,	 /* empty, too long, or not letters only */
	MACRO_BAD_TEXT,	 /* empty, or refused by the door */
	MACRO_LONG_TEXT, /* too long, in small letters or in capitals */
	MACRO_TWICE,	 /* the name was there before, in whatever case */
	MACRO_TOO_MANY,
};

struct macro_fault {
	size_t line; /* from 1; 0: there was none */
	enum macro_flaw flaw;
};

struct macros;

/* `bytes` of text into a table, never NULL; `first` (may be NULL): the first bad line. */
struct macros *macros_new(const char *text, size_t bytes, struct macro_fault *first);
void macros_free(struct macros *macros);

/* In the order of the lines; name and text are as written, lent by the table. */
size_t macros_count(const struct macros *macros);
const char *macros_name(const struct macros *macros, size_t at);
const char *macros_text(const struct macros *macros, size_t at);

/* What this word stands for, NFC; false, and nothing written: it is no macro. */
bool macros_expand(const struct macros *macros, const char *word, char into[MACRO_BYTES]);

/* "A macro's name is letters only ...": translated, constant; "" for MACRO_FINE. */
const char *macro_flaw_sentence(enum macro_flaw flaw);

#endif
