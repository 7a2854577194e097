/*
 * text - the one door through which text comes in, and the one through which
 * it goes to the screen.
 *
 * In the program text is UTF-8, NFC, one blank between words, none at the
 * edges, and nothing in it that cannot be seen.  text_admit() makes it so:
 * it repairs what has only one meaning and says that it did, and refuses what
 * could deceive (control, bidi, invisible characters) or is not text at all.
 * text_show() is for text of which nothing is known yet: it always gives
 * something that can be drawn, and shows what is forbidden.
 *
 * A "letter" here is what a reader calls one: a base with its combining
 * marks (ơ̆ is two code points, one letter).  Sizes say whether they are bytes
 * or letters.
 */
#ifndef I18N_TEXT_H
#define I18N_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Marks on one letter: as many as a curses cell holds besides the letter. */
#define TEXT_MARKS_MAX 4

/* What was repaired, or-ed together. */
enum text_repair {
	TEXT_NFD = 1,	  /* letters were in pieces (as macOS and old editors write) */
	TEXT_NBSP = 2,	  /* a no-break or odd blank became a blank */
	TEXT_DSTROKE = 4, /* Ð (Icelandic) or Ɖ became Đ */
	TEXT_EDGES = 8,	  /* blanks at the edges or doubled went away */
};

/*
 * What is let in: letters, marks, figures, signs and blanks of any script that
 * Unicode has assigned, as far as this GLib knows it.  All else is refused:
 */
enum text_flaw {
	TEXT_FINE,
	TEXT_BAD_UTF8,	 /* code is the byte */
	TEXT_CONTROL,	 /* control characters, line and paragraph separators */
	TEXT_BIDI,	 /* turns the order of letters round */
	TEXT_INVISIBLE,	 /* zero width, soft hyphen, fillers, variation selectors */
	TEXT_TAG,	 /* U+E0000..E007F */
	TEXT_NOT_A_CHAR, /* noncharacters, U+FFFC, U+FFFD (a letter was lost), unassigned */
	TEXT_PRIVATE,	 /* private use */
	TEXT_MARKS,	 /* a mark without a letter, or more than four on one */
};

struct text_refusal {
	enum text_flaw flaw;
	uint32_t code;	/* the code point, or the byte for TEXT_BAD_UTF8 */
	size_t letter;	/* its place, counted in letters from 1 */
	size_t offset;	/* its place in bytes from 0 */
};

/*
 * Admit `bytes` of raw text.  The answer is new (g_free) and clean; `repairs`
 * (may be NULL) says what was mended.  NULL: refused, and `why` (may be NULL)
 * says where.  NUL bytes are control characters.  Empty text is fine.
 */
char *text_admit(const char *raw, size_t bytes, unsigned *repairs,
		 struct text_refusal *why);

/* "Character U+202E at place 3 ...", translated; g_free() it. */
char *text_refusal_sentence(const struct text_refusal *why);

/* What was mended, as one translated sentence; NULL when nothing was. g_free(). */
char *text_repair_sentence(unsigned repairs);

/* What is wrong with this code point by itself. */
enum text_flaw text_flaw_of(uint32_t code);

/*
 * Whether it stands on the letter before it and takes no cell of its own: marks,
 * and the vowels and finals of Korean in pieces.  Marks that take a cell (of
 * Khmer, of Cham) are letters here.
 */
bool text_is_mark(uint32_t code);

/*
 * The code point that begins at `at` of `bytes` (one at least), the bytes it
 * takes, and what is wrong with it; of TEXT_BAD_UTF8 one byte is taken.
 */
enum text_flaw text_read(const char *at, size_t bytes, uint32_t *code, size_t *length);

/*
 * Anything at all, made fit to be drawn on one line: NFC, what is forbidden as
 * ⟨U+202E⟩, a byte that is not UTF-8 as ⟨0xE7⟩.  Blanks are kept, odd ones are
 * plain.  What comes out would be let in, and is shown as it stands.  New.
 */
char *text_show(const char *any, size_t bytes);
/* Bytes of a ⟨U+202E⟩ or ⟨0xE7⟩ that `text` begins with; 0: none stands here. */
size_t text_shown_here(const char *text);
/* The same of a string, and no more of it than so many letters: for sentences. */
char *text_show_start(const char *any, size_t letters);

/* Letters in `text`, and the byte offset of the letter after, or before, `offset`. */
size_t text_letters(const char *text);
size_t text_next(const char *text, size_t offset);
size_t text_previous(const char *text, size_t offset);
/* The byte offset of letter number `letter` (from 0), at most the end. */
size_t text_offset(const char *text, size_t letter);

/* The place, counted in letters from 1, of the letter that the byte at `offset` is in. */
size_t text_place(const char *text, size_t offset);

/*
 * Case, NFC; new; the same on every machine, whatever its locale.
 *
 * title: the first letter of every word is a capital, the others are small.  A
 * word begins behind a blank, a hyphen, a bracket and all else that is neither
 * letter nor digit; and behind an apostrophe (' ’ ʼ) that follows the one letter
 * that the word began with: H'Hen, K'Brôih, M'Nông, Jean-Pierre, but Kbur'h.
 * Some families write K'brôih or Cư M'gar: what stands in a paper goes before
 * this rule, so offer it, and never do it unasked to what a person has typed.
 */
char *text_upper(const char *text);
char *text_lower(const char *text);
char *text_title(const char *text);

/* The words between blanks, none empty; a NULL-ended vector for g_strfreev(). */
char **text_words(const char *text);

#endif
