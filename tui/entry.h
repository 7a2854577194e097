/*
 * entry - the screen of a form being filled in: its state, for entry.c (keys) and
 * entry_draw.c (picture) only.
 */
#ifndef TUI_ENTRY_H
#define TUI_ENTRY_H

#include "tui/formview.h"
#include "tui/kept.h"
#include "tui/screens.h"

struct entry {
	struct screen base;
	struct kept *kept;
	struct formview view;
	bool changed;	/* since it was kept last */
	char *position;	/* row 21; follows the cursor when it rests, so that moving is cheap */
};

void entry_draw(struct screen *screen, struct paint *paint);
/* Of the paper under the cursor: that it may not be asked for now; NULL.  New. */
char *entry_advice(const struct entry *entry);
/* F6 on what is inside the number: explains hủy, xác lập lại, then opens its form. */
void entry_reissue(struct entry *entry);

#endif
