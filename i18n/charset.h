/*
 * charset - Vietnamese text of the time before Unicode, read and written.
 *
 * TCVN3 (ABC, the .VnTime fonts) and VNI-Windows are in the offices' old
 * files, VISCII, VPS and VIQR in the oldest mail, CP1258 is Windows' own,
 * TCVN 5712-1 (VN1) the standard of 1993.  Inside the program all text is
 * UTF-8 in NFC; charset_decode() brings it there, charset_encode() back.
 * Nothing is guessed, dropped or replaced: what has no meaning or no place is
 * a fault that is told.
 *
 * Sources: TCVN 5712:1993; RFC 1456 (VISCII 1.1, VIQR); Microsoft's cp1258;
 * the tables of the VNI and VPS fonts as UniKey and GNU recode agree on them.
 *
 * - TCVN3 has no capital with a tone: an .VnTimeH font draws the small letter
 *   as a capital, so one gets small letters and may offer title case.
 *   .VnTime and VNI fonts share the signs of cp1252 from 0x80 to 0x9F.
 * - VPS has 14 capitals in the control codes.  Windows' VPS fonts write them
 *   with the code of the small letter, which is read as the small letter;
 *   written are the control codes, so nothing is lost.
 * - CP1258 and TCVN 5712-1 may put a tone behind its letter: read into one
 *   letter; CP1258 is written as Windows does, a tone behind what has no code.
 * - VIQR: + or * for the horn, \ before what is no mark; o( is no letter.
 * - mojibake is text that was one of these, or UTF-8, and was taken for cp1252
 *   on its way to UTF-8 ("TiÕng ViÖt", "Tiáº¿ng Viá»‡t").  Read: repaired by
 *   what is most plausible for this text, left alone where it is sound.
 *   Written: TCVN3 taken for cp1252, for tests and teaching.
 *
 * Sizes are bytes unless they say letters.  All answers are new (g_free).
 * Nothing is kept between calls, so text can go through line by line; a line
 * end is a letter like any other, and never part of one.
 */
#ifndef I18N_CHARSET_H
#define I18N_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum charset {
	CHARSET_NONE, /* not known, or no text at all */
	CHARSET_UTF8,
	CHARSET_TCVN3,
	CHARSET_TCVN5712,
	CHARSET_VNI,
	CHARSET_VISCII,
	CHARSET_CP1258,
	CHARSET_VPS,
	CHARSET_VIQR,
	CHARSET_MOJIBAKE,
};

/* "tcvn3" and so on, "utf-8"; in any case, with the names people use (abc, windows-1258). */
enum charset charset_of(const char *name);
/* The name that charset_of() takes; "unknown" for CHARSET_NONE. */
const char *charset_name(enum charset charset);

struct charset_fault {
	size_t offset; /* in what was given, from 0 */
	size_t letter; /* its place in letters, from 1 */
	uint32_t code; /* decoding: the byte; encoding: the code point, or a bad byte */
};

/*
 * To UTF-8 in NFC.  NULL: a byte without meaning, or NUL; `fault` (may be NULL)
 * says which.
 */
char *charset_decode(enum charset charset, const char *bytes, size_t count,
		     struct charset_fault *fault);

/*
 * From UTF-8 (NFD is taken too); `bytes` (may be NULL) gets the size without
 * the NUL behind it.  NULL: the first letter that has no place.
 */
char *charset_encode(enum charset charset, const char *utf8, size_t *bytes,
		     struct charset_fault *fault);

/* All letters of `utf8` without a place, each once, with blanks between; "" when none. */
char *charset_losses(enum charset charset, const char *utf8);

/* Sentences, translated: what the fault of a decode is; which letters an encode lacks. */
char *charset_fault_sentence(enum charset charset, const struct charset_fault *fault);
char *charset_losses_sentence(enum charset charset, const char *utf8);

/*
 * For a reader that refused bytes which are not UTF-8: "It reads as tcvn3
 * (97 %). Convert it first: dancu text from tcvn3 ...", translated; NULL when
 * they are UTF-8, or nothing that we know.
 */
char *charset_advice(const char *bytes, size_t count);

/*
 * What these bytes are: a whole file or column, never a cell, for one word is
 * often good text in several charsets.  `percent` (may be NULL) is how sure
 * that is: 50 is a coin.  ASCII is UTF-8 unless it reads as VIQR; nothing at
 * all is UTF-8, 100.  What is neither UTF-8 nor Vietnamese is CHARSET_NONE.
 * Looks at the first words with other letters, so a large file costs no more.
 */
enum charset charset_detect(const char *bytes, size_t count, unsigned *percent);

#endif
