/*
 * statusbar - rows 0, 22 and 23: who and where, what is said, what can be done.
 *
 * Row 0: the title, TẬP HUẤN in a fixed column, commune and officer up to the
 * last column but one.  Row 22: one sentence.  Row 23: the keys, which never
 * move on a screen, and the state at the right, which alone gets shorter.
 * Whether the longer words stand on row 23 is decided by the worst state, once
 * per screen and width, so that no state ever moves a key.
 *
 * The functions that make text know no terminal; tests ask them for every
 * state.  Units: cells.  Every string is new, g_free().
 */
#ifndef TUI_STATUSBAR_H
#define TUI_STATUSBAR_H

#include <stdbool.h>

#include "client/line.h"
#include "tui/screen.h"

struct paint;

struct status {
	const char *title;
	bool practice;
	const char *commune;	/* "" before sign-in */
	const char *officer;	/* rank and name; "" before sign-in */
	const char *copied;	/* "Copy of 08:41, no line": stands where the officer does; NULL */
	enum line_state line;
	unsigned waiting;
	unsigned late;		/* days without a receipt for the oldest; 0: below three */
	enum screen_text text;	/* what letters are for in the line with the focus */
	const char *method;	/* "Telex" "VNI" "VIQR"; "": typing is off */
	bool folded;		/* the terminal draws no marks: words stand without them */
	const char *speech;	/* row 22 */
};

#define STATUS_WAITING_MOST 99	/* beyond: "99+" */

/* The column of TẬP HUẤN in a window of so many columns. */
int statusbar_badge_column(int columns);
/* Row 0: what stands left of the badge, and what stands right up to columns - 2. */
char *statusbar_left(const struct status *status, int columns, const char *more);
char *statusbar_right(const struct status *status, int columns, const char *more);
/* Row 23: the keys, and the state that fits beside them. */
char *statusbar_keys(const struct screen_ops *ops, int columns, bool plain);
char *statusbar_state(const struct status *status, int room);

void statusbar_draw(const struct status *status, const struct screen_ops *ops,
		    struct paint *paint);

#endif
