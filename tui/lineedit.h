/*
 * lineedit - one line being typed: the text, the cursor, what of it is shown.
 *
 * Knows no curses and no rules: what may be typed is the caller's business
 * (the text door, the field's kind), and so is an input method, which works
 * through lineedit_before() and lineedit_replace().  A shown letter is a code
 * point with the marks that follow it; the cursor stands between shown letters
 * and one Backspace takes one.  Text is valid UTF-8; `at` counts bytes, `room`
 * letters, views cells.  What the text door refuses stands here as text_show()
 * writes it, ⟨U+202E⟩, and is one letter too.  A letter that comes in pieces is
 * composed (NFC).
 */
#ifndef TUI_LINEEDIT_H
#define TUI_LINEEDIT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "tui/keys.h"

/* Embedded in its owner; read the members, change them through the functions. */
struct lineedit {
	GString *text;
	size_t at;     /* where the cursor stands, in bytes */
	size_t room;   /* how many shown letters fit */
	size_t scroll; /* the byte that is shown first */
	bool masked;   /* a password: shown as stars, wiped when cleared */
	bool viqr;     /* the terminal shows letters in VIQR: set it before the view */
};

void lineedit_init(struct lineedit *edit, size_t room);
void lineedit_clear(struct lineedit *edit);

/* Replaces everything; the cursor goes to the end.  What has no room is cut. */
void lineedit_set(struct lineedit *edit, const char *utf8);

const char *lineedit_text(const struct lineedit *edit);
size_t lineedit_letters(const struct lineedit *edit);
/* Letters before the cursor. */
size_t lineedit_place(const struct lineedit *edit);

/*
 * Inserts at the cursor, whole letters as far as there is room; false when
 * something was left out.  Bytes that are not UTF-8 are left out too.
 */
bool lineedit_insert(struct lineedit *edit, const char *utf8);

/* The text before the cursor, lent until the next change, and its bytes. */
const char *lineedit_before(const struct lineedit *edit, size_t *bytes);

/* The last `back` bytes before the cursor become `utf8`; an input method's verb. */
bool lineedit_replace(struct lineedit *edit, size_t back, const char *utf8);

/*
 * Backspace, Delete, Left, Right, Home and End, and text.  True when the key
 * was one of these, also where it changed nothing (Left at the beginning);
 * *full (may be NULL) is set when a letter found no room.
 */
bool lineedit_key(struct lineedit *edit, const struct key *key, bool *full);

/*
 * What `cells` cells show of it, the cursor always among them (it needs a cell
 * of its own behind the last letter).  `cursor` is its cell.  g_free() it.
 */
char *lineedit_view(struct lineedit *edit, int cells, int *cursor);

#endif
