/*
 * copy - one resident as a row of the commune's own copy, and pieces of it.
 *
 * The copy (replica) holds everything that a terminal shows of a resident
 * without a line, all digits included: it leaves the centre only to officers of
 * that commune, and lies sealed at the terminal.  A row is one text per column;
 * "" is unknown, never NULL.  Values are canonical as in forms/record.h; the
 * head of a household (ChuHo/HoVaTen, /SoDinhDanh, /SoCMND) is not kept in its
 * members: read the row of the same household whose COPY_HEAD is "1".
 *
 * On the wire a cell is a string, or the array of a value's parts; in a piece the
 * number 0 says "as in the row above", and columns that are empty in all of its
 * rows are left out.
 */
#ifndef FORMS_COPY_H
#define FORMS_COPY_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"
#include "forms/record.h"

enum copy_column {
	COPY_ID,
	COPY_VERSION,	  /* "7" */
	COPY_HAMLET,	  /* its id */
	COPY_HOUSEHOLD,	  /* its id */
	COPY_NUMBER,	  /* of the household, shown */
	COPY_HOUSE,
	COPY_HEAD,	  /* "1": the head of the household; "" */
	COPY_VERIFIED,	  /* "agree" "differ" "paper" "absent" ... or "" */
	COPY_VERIFIED_AT, /* ISO moment; "" = still to verify */
	COPY_OPEN,	  /* open requests: see copy_row_open() */
	COPY_FIELDS,	  /* + enum record_field */
	COPY_COLUMNS = COPY_FIELDS + FIELD_COUNT,
};
#define COPY_BIT(column) (UINT64_C(1) << (column))
#define COPY_ALL (COPY_BIT(COPY_COLUMNS) - 1)

struct copy_row {
	char *cell[COPY_COLUMNS];
};

struct copy_row *copy_row_new(void); /* all "" */
void copy_row_free(struct copy_row *row);
/* Copies `text`; NULL counts as "". */
void copy_row_set(struct copy_row *row, unsigned column, const char *text);

/* "id", "verified", "HoVaTen", "Cha/SoDinhDanh"; lent. */
const char *copy_column_name(unsigned column);
/* COPY_COLUMNS: nobody's, or one that is derived. */
unsigned copy_column_named(const char *name);

/* From and to a record's own members (names of hamlet and commune are not in the copy). */
void copy_row_of_record(struct copy_row *row, const struct record *record);
/* `officer` (an id) makes his open requests `mine`; the record was new. */
void copy_row_to_record(const struct copy_row *row, const char *officer,
			struct record *record);

/*
 * COPY_OPEN is one line for each open request: receipt, state, ms since 1970
 * UTC, author's officer id, paths (blank separated), with KIND_PART between.
 */
void copy_row_add_open(struct copy_row *row, const char *receipt, const char *state,
		       int64_t made_at, const char *author, const char *fields);

/* One text of a whole row (to be sealed), and back; NULL: damaged. New. */
char *copy_row_pack(const struct copy_row *row);
struct copy_row *copy_row_unpack(const char *text);

/* {"id":..., ...}: the cells in `columns` (COPY_BIT), id always; put or taken. */
void copy_cells_put(struct json *object, const struct copy_row *row, uint64_t columns);
/* Cells of unknown columns are passed over; *columns tells which came. */
bool copy_cells_take(struct copy_row *row, const struct json *object, uint64_t *columns,
		     GError **why);

/* {"columns":[...],"rows":[[...]]} into an object, and back into `rows` (struct copy_row). */
void copy_rows_put(struct json *object, const GPtrArray *rows);
bool copy_rows_take(GPtrArray *rows, const struct json *object, GError **why);

/* ---- a piece: answer of GET /v1/communes/{code}/copy -------------------------- */

#define COPY_PIECE 250u	     /* rows unless asked otherwise */
#define COPY_PIECE_MOST 500u
#define COPY_CURSOR_LETTERS 60

struct copy_piece {
	char *key;	/* id of the commune's key: another one = begin anew */
	int64_t seq;	/* the feed is to be read from here when all pieces are there */
	unsigned total; /* rows in all, now */
	char *next;	/* cursor of the next piece; "" = that was the last */
	GPtrArray *rows; /* struct copy_row */
};

struct copy_piece *copy_piece_new(void);
void copy_piece_free(struct copy_piece *piece);
struct json *copy_piece_to_json(const struct copy_piece *piece);
struct copy_piece *copy_piece_of_json(const struct json *json, GError **why);

/* What stands behind the path: "?after=CURSOR&limit=N"; "" and 0 leave them out. New. */
char *copy_query_print(const char *after, unsigned limit);
/* The query without "?", may be NULL; *after new.  False: not a query of this kind. */
bool copy_query_read(const char *query, char **after, unsigned *limit);

/* ---- the commune's key: answer of GET /v1/communes/{code}/copy-key ------------ */

#define COPY_KEY_BYTES 32u

struct copy_key {
	char *commune, *id;
	int64_t made_at;
	uint8_t key[COPY_KEY_BYTES]; /* wipe it */
};
void copy_key_clear(struct copy_key *key);
struct json *copy_key_to_json(const struct copy_key *key);
bool copy_key_of_json(struct copy_key *key, const struct json *json, GError **why);

#endif
