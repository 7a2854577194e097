/*
 * sheet - lines of a review: old and new side by side with carets under what
 * differs, and words across both.  Officer (review) and chief (decide) see the
 * same picture, so that they speak of the same lines.
 *
 * Made anew for every drawing, because it is made for a width; drawn from a
 * line on, so that what does not fit can be paged.
 */
#ifndef TUI_SHEET_H
#define TUI_SHEET_H

#include <stdbool.h>

#include "forms/record.h"

struct paint;
struct sheet;

/* For a window of so many columns. */
struct sheet *sheet_new(int columns, bool ascii);
void sheet_free(struct sheet *sheet);

void sheet_blank(struct sheet *sheet);
/* Headings and other pairs as they stand; NULL leaves that place empty. */
void sheet_pair(struct sheet *sheet, const char *label, const char *left, const char *mark,
		const char *right, bool bold);
/* Words from column 26 to the edge, on as many lines as they need. */
void sheet_wide(struct sheet *sheet, const char *label, const char *words);
/* One changed field: values, carets, and the difference in words below the label. */
void sheet_change(struct sheet *sheet, enum record_field field, const char *from, const char *to);

/* The same of two records side by side, of which neither is the change of the other. */
void sheet_sides(struct sheet *sheet, enum record_field field, const char *a, const char *b);

int sheet_lines(const struct sheet *sheet);
/* Lines from `top` on; returns the number of the first line not drawn. */
int sheet_draw(const struct sheet *sheet, struct paint *paint, int at, int rows, int top);

#endif
