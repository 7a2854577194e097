/*
 * filter - F3 in a list: only the lines that contain what is typed, marks
 * optional.  Embedded in its screen; while it is open it takes the letters.
 *
 *	act:	F3 -> filter_open(); if filter_key() is FILTER_CHANGED build the
 *		list anew, keeping rows for which filter_passes()
 *	draw:	filter_draw() on its row when filter_is_on()
 */
#ifndef TUI_FILTER_H
#define TUI_FILTER_H

#include <stdbool.h>

#include "tui/lineedit.h"
#include "tui/screen.h"

struct paint;
struct typing;

struct filter {
	struct lineedit edit;
	bool open;	/* letters go here */
	char *folded;
};

enum filter_answer {
	FILTER_NOT_MINE,
	FILTER_TAKEN,
	FILTER_CHANGED,	/* another text, or none any more */
};

void filter_init(struct filter *filter);
void filter_clear(struct filter *filter);
void filter_open(struct filter *filter);
bool filter_is_on(const struct filter *filter);
/* Enter and arrows close the line and keep the filter (arrows are not taken);
 * Esc takes the filter away, open or not.  `typing` composes; NULL: nothing does. */
enum filter_answer filter_key(struct filter *filter, const struct key *key,
			      struct typing *typing);
/* What letters are for: words while it is open. */
enum screen_text filter_kind(struct filter *filter, struct lineedit **line);
bool filter_passes(const struct filter *filter, const char *line);
/* "Lọc  ..." from column `col`; the cursor stands in it while it is open.
 * Draw it last. */
void filter_draw(struct filter *filter, struct paint *paint, int row, int col);

#endif
