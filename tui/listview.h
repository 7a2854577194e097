/*
 * listview - a long list: where the cursor stands, which rows are on the
 * screen, which are marked.  Knows no curses and not what a row says: that
 * comes from the owner's callbacks.
 *
 * Rows count from 0 and include headings (a group's title, a blank row), on
 * which the cursor cannot stand and which cannot be marked.  Column 0 of the
 * screen shows > for the cursor, column 1 x for a mark; the owner draws from
 * column 2 on.
 */
#ifndef TUI_LISTVIEW_H
#define TUI_LISTVIEW_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "tui/keys.h"
#include "tui/paint.h"

struct listview_owner {
	void *self;
	/* May be NULL: no headings. */
	bool (*heading)(void *self, size_t row);
	/* Draws `row` on the screen's row `at`; the list has drawn its own columns. */
	void (*draw)(void *self, struct paint *paint, size_t row, int at);
};

/* Embedded in its owner; read the members, change them through the functions. */
struct listview {
	struct listview_owner owner;
	size_t count;
	size_t cursor; /* a row that is no heading, if there is one */
	size_t top;    /* the first row shown */
	int page;      /* rows on the screen, from the last draw; 12 before */
	GHashTable *marks;
};

void listview_init(struct listview *list, struct listview_owner owner);
void listview_clear(struct listview *list);

/* The list has changed: marks are forgotten, the cursor kept as near as can be. */
void listview_set_count(struct listview *list, size_t count);
void listview_move(struct listview *list, size_t row);

/*
 * Up, Down, PgUp, PgDn, Home, End move, Space (if `marking`) marks and steps
 * on.  True when the key was one of these.
 */
bool listview_key(struct listview *list, const struct key *key, bool marking);

/* True when the cursor stands on a row: the list is not empty. */
bool listview_has_cursor(const struct listview *list);

bool listview_marked(const struct listview *list, size_t row);
size_t listview_mark_count(const struct listview *list);
void listview_unmark(struct listview *list);

/* Calls `visit` for every marked row, in the order of the list. */
void listview_each_marked(const struct listview *list, void (*visit)(void *self, size_t row),
			  void *self);

/*
 * Draws into the screen's rows from `at` on, `rows` of them, and puts the
 * hardware cursor on its row, column 2.
 */
void listview_draw(struct listview *list, struct paint *paint, int at, int rows);

/*
 * "Rows 1-12 of 312", headings not counted: numbers of the first and last item
 * on the screen (0 when none) and of all.  After listview_draw().
 */
void listview_position(const struct listview *list, size_t *first, size_t *last,
		       size_t *total);

#endif
