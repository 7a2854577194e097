/*
 * inputs - a few lines to type, one below the other: label, mark, text.
 *
 * For screens that ask one to four things (sign_in, search, compare, password);
 * forms over a record are formview's.  Columns: > in 0, label in 2, mark in 24,
 * text from 26.  The caller owns the array; labels and hints are lent and
 * translated.
 */
#ifndef TUI_INPUTS_H
#define TUI_INPUTS_H

#include <stdbool.h>
#include <stddef.h>

#include "tui/compose.h"
#include "tui/lineedit.h"
#include "tui/screen.h"

struct paint;

#define INPUT_LABEL_COLUMN 2
#define INPUT_MARK_COLUMN 24
#define INPUT_COLUMN 26

struct input {
	const char *label;
	const char *hint, *help;	/* row 22; F1 */
	struct lineedit edit;
	int row;			/* on the screen */
	bool wrong;			/* "!" beside it */
	bool typing;			/* Telex, VNI, VIQR may be used */
};

struct inputs {
	struct input *input;
	size_t count, focus;
	struct typing *typing;		/* lent, set before each key; NULL: off */
	char *refusal;			/* which letter may not be there, and where */
};

enum inputs_answer {
	INPUTS_NOT_MINE,
	INPUTS_TAKEN,	/* moved or edited */
	INPUTS_CHANGED,	/* the text of the focused one is another */
	INPUTS_FULL,	/* a letter found no room */
	INPUTS_ENTER,	/* Enter on the last one */
	INPUTS_REFUSED,	/* it holds what may not be there: `refusal`; the focus stays */
};

/* The word in the focused one is over: before its text is used. */
void inputs_end_word(struct inputs *inputs);
void inputs_clear(struct inputs *inputs);
enum inputs_answer inputs_key(struct inputs *inputs, const struct key *key);
/* What letters are for in the focused one. */
enum screen_text inputs_kind(const struct inputs *inputs, struct lineedit **line);
struct input *inputs_focused(const struct inputs *inputs);
const char *inputs_text(const struct inputs *inputs, size_t which);
void inputs_draw(struct inputs *inputs, struct paint *paint);

#endif
