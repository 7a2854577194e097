/*
 * headline - the person on row 1, in the same columns on every screen: name 2,
 * sex 28, birth 33, hidden number 45, and one word more from 60 on.  In a
 * window of 60 columns the columns move together and the last goes.
 */
#ifndef TUI_HEADLINE_H
#define TUI_HEADLINE_H

struct paint;
struct person_row;
struct record;

/* `more` may be NULL. */
void headline_draw(struct paint *paint, int row, const struct record *record, const char *more);
void headline_draw_row(struct paint *paint, int row, const struct person_row *person,
		       const char *more);
/* "bản 7, 08:44": version and clock time of a record.  g_free() it. */
char *headline_version(const struct record *record);

#endif
