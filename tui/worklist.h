/*
 * worklist - the hamlets and the households where somebody is still to be
 * verified.  Between tui/worklist.c (keys, answers), worklist_draw.c (the
 * picture) and worklist_absent.c (what F8 does to the marked).
 */
#ifndef TUI_WORKLIST_H
#define TUI_WORKLIST_H

#include <glib.h>
#include <stdbool.h>

#include "forms/household.h"
#include "forms/purpose.h"
#include "tui/app.h"
#include "tui/filter.h"
#include "tui/listview.h"
#include "tui/rounds.h"

struct paint;

enum worklist_order { WORK_BY_HOUSE, WORK_BY_HEAD, WORK_BY_LEFT, WORK_ORDERS };

/* What F8 has under way: households whose members are all absent. */
struct absent {
	GPtrArray *households;	/* ids, owned: still to be done */
	struct purpose purpose;
	unsigned people, done, unread;
	bool asking;
};

struct worklist_view {
	struct screen base;
	struct rounds *rounds;	/* lent by app */
	char *hamlet;		/* id of the one shown; "" while none is known */
	GPtrArray *rows;	/* lent struct work_row, of rounds_worklist() */
	struct listview view;
	struct filter filter;
	enum worklist_order order;
	unsigned settled;	/* app->letters_changed when the figures were made */
	bool reading_hamlets, reading_list, failed;
	struct absent absent;
	char typed[8];		/* a household's number, digit by digit */
	int64_t typed_at;	/* world_steady() */
};

/* The figures of a row with what was answered here since. */
struct work_row worklist_now(const struct worklist_view *s, const struct work_row *row);
/* The same of a hamlet. */
struct hamlet_row worklist_hamlet_now(const struct worklist_view *s,
				      const struct hamlet_row *hamlet);
/* Index of the hamlet shown; -1: none is known. */
int worklist_hamlet_index(const struct worklist_view *s);
/* Rows, order, filter anew; the marks stay on their households. */
void worklist_build(struct worklist_view *s);
/* The row under the cursor, or NULL. */
const struct work_row *worklist_row(const struct worklist_view *s);

/* worklist_draw.c */
void worklist_draw(struct screen *screen, struct paint *paint);
void worklist_draw_row(void *self, struct paint *paint, size_t row, int at);
/* worklist_absent.c: asks about the marked rows, or the one under the cursor. */
void worklist_handle(struct worklist_view *s);
/* worklist_paper.c: the sheet for the round, and the digits that lead back from it. */
void worklist_print(struct worklist_view *s);
bool worklist_digit(struct worklist_view *s, const struct key *key);

#endif
