/*
 * cells - text fitted into screen cells.
 *
 * A cell is one column of the terminal.  A letter takes one, a combining mark
 * none, an East Asian wide letter two; a control character counts none (do not
 * draw one: text_show() first).  What East Asian terminals may draw narrow or
 * wide (đ, “, ─) counts one: set such a terminal to narrow.  All that
 * text_admit() lets in takes as many cells as it is counted here.
 * Nothing here ever cuts a letter in two.
 *
 * `more` is what stands for what was cut: CELLS_MORE, or CELLS_MORE_ASCII on a
 * screen without it.  All strings are new (g_free).
 */
#ifndef I18N_CELLS_H
#define I18N_CELLS_H

#include <stddef.h>

#define CELLS_MORE "…"
#define CELLS_MORE_ASCII ".."

int cells_width(const char *text);

/* Cells of the letter that `text` (not empty) begins with. */
int cells_letter(const char *text);

/* Cut at the end to at most `cells`: "Thôn Bến Gỗ, xã…". */
char *cells_fit(const char *text, int cells, const char *more);

/*
 * Cut in the middle, keeping the last two words and as many of the first as
 * fit: "Nguyễn Thị … Thảo Mậu".  When even that does not fit, as cells_fit().
 */
char *cells_fit_name(const char *name, int cells, const char *more);

/* Exactly `cells` wide: cut as cells_fit(), or blanks added behind. */
char *cells_pad(const char *text, int cells, const char *more);

/*
 * Broken at blanks into lines of at most `cells` (a longer word is cut where
 * the line ends; "\n" begins a new line); a NULL-ended vector for g_strfreev(),
 * at least one line.
 */
char **cells_wrap(const char *text, int cells);

#endif
