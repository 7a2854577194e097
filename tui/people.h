/*
 * people - residents as lines of a list: one look and one order wherever people
 * are listed.
 *
 * Columns at 80: name 2-26, birth 28, sex 40, number 45, hamlet 59, note 70.
 */
#ifndef TUI_PEOPLE_H
#define TUI_PEOPLE_H

#include <glib.h>
#include <stdbool.h>

#include "forms/person_row.h"

struct paint;

enum people_order { PEOPLE_BY_NAME, PEOPLE_BY_BIRTH, PEOPLE_BY_HAMLET };

/* Headings on `row` and the rule below it; `member`: of a household, whose last
 * column is the relation to the head. */
void people_headings(struct paint *paint, int row, bool member);
void people_draw(const struct person_row *person, struct paint *paint, int row, bool member);

/* The sort key of a KIND_NAME value in an order as in the settings; new. */
char *people_name_key(const char *name, const char *order);

/* Sorts lent struct person_row; `name_order` as in the settings ("given", "family"). */
void people_sort(GPtrArray *rows, enum people_order order, const char *name_order);

/* "Thôn Bến Gỗ" of "Bến Gỗ"; a name that says its kind stays as it is.  New. */
char *people_hamlet(const char *name);

/* Row 22: the whole name, where it was cut, and how it differs from what was
 * typed ("" for a list that was not searched by name).  New, g_free(). */
char *people_sentence(const struct person_row *person, const char *typed);

/* "••••••••••12" of a hidden number ("ẩn, cuối 12" with --plain), or `none` when
 * there is none.  New. */
char *people_number(const char *value, const char *none, bool plain);

#endif
