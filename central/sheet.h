/*
 * sheet - an official list as a file: lines of cells with tabs between, the first
 * line the names of the columns.  Taken whole or not at all.
 *
 * UTF-8 without anything that the text door refuses; every line has as many cells as
 * the first; LF or CRLF.  A last line "# rows N" is compared with the rows that came,
 * so that a file cut short at a line's end is found out.
 *
 * Errors are CENTRE_SHEET_ERROR, translated sentences that name file, line (from 1,
 * the names of the columns are line 1) and column, and end in what to do.
 */
#ifndef CENTRAL_SHEET_H
#define CENTRAL_SHEET_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#define CENTRE_SHEET_ERROR g_quark_from_static_string("centre-sheet")
#define CENTRE_SHEET_BYTES ((size_t)16 << 20)
#define CENTRE_SHEET_COLUMNS 40u

struct centre_sheet;

/* `name` stands in the sentences.  The bytes are copied. NULL: `why`. */
struct centre_sheet *centre_sheet_read(const char *name, const char *bytes, size_t length,
				       GError **why);
void centre_sheet_free(struct centre_sheet *sheet); /* NULL is fine */

const char *centre_sheet_name(const struct centre_sheet *sheet);
size_t centre_sheet_rows(const struct centre_sheet *sheet);
/* The number of a column; -1: it has none of that name. */
int centre_sheet_column(const struct centre_sheet *sheet, const char *name);
/* Lent; "" where it is empty, and for column -1. */
const char *centre_sheet_cell(const struct centre_sheet *sheet, size_t row, int column);

/* Sets `why` to "FILE, line N, column “C”: SENTENCE"; always false. */
bool centre_sheet_refuse(const struct centre_sheet *sheet, size_t row, int column,
			 const char *sentence, GError **why);

#endif
