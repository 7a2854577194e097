/*
 * table - a list from somewhere else, read row by row: CSV or TSV of any size.
 *
 * Separator (tab ; ,) and character set are seen from the file's beginning, or
 * told.  RFC 4180 with what programs really write: a UTF-8 mark at the start,
 * lines that end in CRLF, LF or CR, quotes doubled inside quotes, a line end
 * inside quotes, blank lines (passed over).  Cells come as NFC UTF-8 with blanks,
 * odd and invisible characters as they stand, because those are what a comparison
 * is to show; the text door (i18n/text.h) is the caller's.
 *
 * Memory is one row and one piece of the file, whatever the file's size.  A row
 * that cannot be read (a byte without meaning, a quote that does not end, too long)
 * is an error of that row, with its line and column; the next row is read as ever.
 */
#ifndef FORMS_TABLE_H
#define FORMS_TABLE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "i18n/charset.h"

#define TABLE_ROW_BYTES ((size_t)64 << 10) /* the longest row */
#define TABLE_CELLS 64			   /* in a row, at most */
#define TABLE_ERROR g_quark_from_static_string("table")

struct table;

/* Where the bytes come from: as read(2); -1: cannot be read. */
typedef ssize_t (*table_source)(void *self, char *into, size_t bytes);

/*
 * `charset` CHARSET_NONE: by looking; `separator` 0: by looking.  NULL with `why`:
 * the file's beginning cannot be read, or is no text that we know (16-bit text
 * for one).
 */
struct table *table_new(table_source source, void *self, enum charset charset, char separator,
			GError **why);
void table_free(struct table *table);

enum charset table_charset(const struct table *table);
char table_separator(const struct table *table);

enum table_row {
	TABLE_END,    /* no more */
	TABLE_ROW,
	TABLE_FAULTY, /* this row cannot be read: `why` */
	TABLE_BROKEN, /* the source failed: `why`, and that is the end */
};
/* The next row; its cells are lent until the next call. */
enum table_row table_next(struct table *table, GError **why);
size_t table_cells(const struct table *table);
const char *table_cell(const struct table *table, size_t at); /* "" beyond the last */
/* The line, counted from 1, where the row began. */
unsigned table_line(const struct table *table);
/* Bytes read so far, for progress. */
size_t table_taken(const struct table *table);

#endif
