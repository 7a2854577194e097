/*
 * waiting - what waits to be sent, in groups by who has to act (the line, me,
 * nobody), and beside it all receipts.  waiting.c reads and moves, waiting_draw.c
 * shows, waiting_open.c deals with one letter.
 */
#ifndef TUI_WAITING_H
#define TUI_WAITING_H

#include <glib.h>
#include <stdbool.h>

#include "client/letter.h"
#include "client/line.h"
#include "tui/listview.h"
#include "tui/screen.h"

enum waiting_group { BY_THE_LINE, BY_ME, BY_NOBODY, WAITING_GROUPS };

struct waiting_line {
	enum waiting_group group;
	const struct letter *letter; /* NULL: a heading, or blank */
	unsigned count;		     /* of the group; 0: a blank row */
};

struct waiting {
	struct screen base;
	GPtrArray *letters; /* struct letter, owned */
	GArray *lines;	    /* struct waiting_line */
	struct listview list;
	bool receipts;	    /* the part that shows all receipts */
	unsigned known;	    /* app->letters_changed when it was read */
	unsigned waiting;   /* app->waiting then */
	enum line_state line;
};

enum waiting_group waiting_group_of(const struct letter *letter);
const struct waiting_line *waiting_line_at(const struct waiting *waiting, size_t at);
/* The letter under the cursor; NULL: none. */
const struct letter *waiting_here(const struct waiting *waiting);
/* Reads the letters again. */
void waiting_read(struct waiting *waiting);

/* ---- waiting_draw.c -------------------------------------------------------------- */
void waiting_draw(struct screen *screen, struct paint *paint);
void waiting_draw_row(void *self, struct paint *paint, size_t at, int row);
char *waiting_hint(struct screen *screen);

/* ---- waiting_open.c -------------------------------------------------------------- */
/* F8: opens again what was refused, takes back what was never tried. */
void waiting_handle(struct waiting *waiting);
/* Throws a refused letter away, after a question; its draft stays a draft. */
void waiting_drop(struct waiting *waiting);

/* ---- waiting_paper.c ------------------------------------------------------------- */
/* The papers of the request under the cursor, which has no receipt yet. */
void waiting_print(struct waiting *waiting);

#endif
