/*
 * picture - a screen compared with rows of text.  A ~ matches any cell, a row
 * of only … any row; blanks at the ends of rows do not count and rows that
 * were not given are blank.
 */
#ifndef TESTS_STAGE_PICTURE_H
#define TESTS_STAGE_PICTURE_H

#include <glib.h>
#include <stdbool.h>

#include "tests/stage/stage.h"

bool picture_row_matches(const char *row, const char *wanted);

/* NULL: the same.  Else the rows that differ, to be printed; g_free() it. */
char *picture_differs(struct stage *stage, char **wanted, int count);

/* Appends the screen's rows; those that match keep their wildcards. */
void picture_record(GString *into, struct stage *stage, char **wanted, int count);

#endif
