/*
 * typing - Telex, VNI and VIQR: keys in, Vietnamese letters out.
 *
 * For a bare console or PuTTY, where no input method is.  The word at the
 * cursor is a row of letters {base, hat, capital}, one tone, and the keys as
 * they were typed; where the tone stands is found anew after each key, so it
 * moves by itself while the syllable grows and shrinks.
 *
 * - A mark may be typed anywhere behind its letter: duongwf, dduowngf.
 * - The same mark again takes it back and stays as a letter (as+s -> as); the
 *   rest of that word is then left alone.  z (VNI 0) takes the tone off.
 * - A tone is put only on what can be a Vietnamese syllable, or surely is meant
 *   in a name of the minorities: Ksor stays Ksor, Mlahs is Mláh.
 * - A word that got marks and cannot be Vietnamese or such a name is given back
 *   as it was typed when it ends: next, google.  No word list: its build decides.
 * - A w at the beginning of a word (Telex) is ư if `lone_w`; else it waits: it is
 *   one only before c m n t or a tone.  ww is w.
 * - A word that is the name of a macro becomes its text when it ends.
 * - A letter that comes composed already is another input method's: the word
 *   is left to it.
 *
 * What is decided where other engines differ: ARCHITECTURE.md, "Typing".
 *
 * Every change is said as "take back so many bytes before the cursor, put
 * this there"; the stretch is the shortest one.  No allocation, no clock.
 */
#ifndef I18N_TYPING_H
#define I18N_TYPING_H

#include <stdbool.h>
#include <stddef.h>

#include "i18n/letter.h"
#include "i18n/macro.h"
#include "i18n/syllable.h"

#define TYPING_LETTERS 24 /* a longer word is no Vietnamese word: left alone */
#define TYPING_KEYS 48
#define TYPING_BYTES (TYPING_LETTERS * 4 + 8)
#define TYPING_PUT (MACRO_BYTES + 16)

enum typing_method { TYPING_OFF, TYPING_TELEX, TYPING_VNI, TYPING_VIQR };

enum typing_reply {
	TYPING_PLAIN,	/* the key stands there as it is */
	TYPING_CHANGED,	/* letters before it changed, or it was a mark */
	TYPING_OUTSIDE,	/* the first composed letter of a word: someone else composes */
};

/* Embedded in its owner.  Set the first five, leave the rest to the functions. */
struct typing {
	enum typing_method method;
	bool new_style;	/* hoà instead of hòa */
	bool lone_w;	/* Telex: w at the beginning of a word is ư */
	bool brackets;	/* Telex: [ is ơ, ] is ư */
	const struct macros *macros; /* gõ tắt, lent; NULL: none */

	struct letter letter[TYPING_LETTERS];
	bool from_w[TYPING_LETTERS]; /* ư that came of w (or a bracket) alone */
	size_t letters;
	enum tone tone;
	size_t tone_at;	/* the letter that carries it */
	bool other_style; /* taken up with its tone where the other setting puts it */
	bool pair;	/* one key made ươ of uo */
	bool own_horn;	/* ươ after uw and o: the horn of the o came by itself */
	bool asleep;	/* the rest of this word is not touched */
	bool outside;	/* ... because it comes composed */
	bool marked;	/* a key became a mark, and the keys are all known */
	bool adopted;	/* it stood there before: no macro */
	bool heard_outside; /* one came composed once; stays set */
	bool quoted;	/* VIQR: after the backslash */
	char keys[TYPING_KEYS];
	size_t keys_typed;
	char shown[TYPING_BYTES]; /* the word as it stands before the cursor */
	char put[TYPING_PUT];
};

/* "telex" "vni" "viqr", and anything else for off. */
enum typing_method typing_method_of(const char *name);

/* "Telex" "VNI" "VIQR" "" */
const char *typing_method_name(enum typing_method method);

void typing_init(struct typing *typing, enum typing_method method, bool new_style);

/* The cursor moved, the text was replaced: a new word begins. */
void typing_reset(struct typing *typing);

/*
 * The same, but with the cursor behind text: its last word (the end of
 * `before`, `bytes` long, NFC) is taken up and can be marked.  Does nothing
 * when that is the word being typed already.
 */
void typing_adopt(struct typing *typing, const char *before, size_t bytes);

/*
 * One letter, digit or sign as it was typed.  *put is lent until the next
 * call.  What is no part of a word ends it and stands at the end of *put.
 */
enum typing_reply typing_key(struct typing *typing, const char *letter,
			     size_t *take_back_bytes, const char **put);

/*
 * The word is over (Enter, Tab, the field is left, the end of a line); true when
 * it changes by that: given back raw, or a macro's text in its place.
 */
bool typing_end_word(struct typing *typing, size_t *take_back_bytes, const char **put);

/* Takes the last shown letter; false when no letter is known: the owner does it. */
bool typing_backspace(struct typing *typing, size_t *take_back_bytes, const char **put);

/* ---- between typing.c and typing_marks.c: what one key does to the word ---------------- */

enum mark_reply {
	MARK_NONE,	/* the key is a letter here */
	MARK_DONE,	/* it was a mark */
	MARK_BACK,	/* it took its mark back, and is a letter now */
};

/* The syllable that marks go to. */
struct syllable typing_cut(const struct typing *typing);

enum mark_reply typing_mark(struct typing *typing, char key);

/* One more letter (or a digit of VNI) behind the word. */
void typing_append(struct typing *typing, char key);

#endif
