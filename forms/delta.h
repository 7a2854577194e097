/*
 * delta - what changed in the lists that the centre keeps for everybody: divisions,
 * what became of them, code lists, days that are worked or not.
 *
 * Every row has the number (seq) of its last change; whoever has seen all up to `after`
 * asks for what came behind it and gets rows as they are now.  So the same piece twice
 * does no harm, a fill that was interrupted goes on where it stopped, and who has
 * everything pays some forty bytes.  Nothing in it is about a person.
 *
 *   GET /v1/catalogues?after=SEQ        If-None-Match: "SEQ" -> 304
 *   200 {"seq":415,"left":300,"rows":{"U":[["00004","Ba Đình","P","01","2025-07-01",""],
 *        ["00008","Ngọc Hà"]],"L":[...]},"gone":{"U":[[...]]}}      ETag: "415"
 *
 * A row that is shorter goes on with the cells of the row before it: what repeats stands
 * last.  `left` rows come after this piece; 0: that was all.
 */
#ifndef FORMS_DELTA_H
#define FORMS_DELTA_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"

#define DELTA_COLUMNS 6u /* of a row, at most */
#define DELTA_CELL 400u  /* bytes of a cell, at most */

/*
 * The lists.  X(ID, letter, columns, bits of the columns that name a row)
 *   EDITION  name, from
 *   UNIT     code, name, kind (a letter of forms/places.h), parent, from, to
 *   LINK     old code, new code, how (PLACE_LINK_LETTERS), day
 *   CODE     code, name, other names (';' between), from, to, list ("ethnic-1019-2008",
 *            "ethnic-121-1979", "religion", "country")
 *   DAY      day, "off" or "work", name, pair    (forms/workdays_sent.h)
 */
#define DELTA_LISTS(X) \
	X(EDITION, 'E', 2, 1 << 0) \
	X(UNIT, 'U', 6, 1 << 0 | 1 << 4) \
	X(LINK, 'L', 4, 1 << 0 | 1 << 1 | 1 << 3) \
	X(CODE, 'C', 6, 1 << 0 | 1 << 3 | 1 << 5) \
	X(DAY, 'D', 4, 1 << 0)

enum delta_list {
	DELTA_NONE = -1,
#define X(id, letter, columns, key) DELTA_##id,
	DELTA_LISTS(X)
#undef X
	DELTA_LIST_COUNT
};

char delta_letter(enum delta_list list);
unsigned delta_columns(enum delta_list list);
enum delta_list delta_list_of(char letter); /* DELTA_NONE */
/* What names a row among those of its list: its key cells, a blank between.  New. */
char *delta_key(enum delta_list list, const char *const *cells);

struct delta_row {
	enum delta_list list;
	bool gone; /* it is taken out */
	char *cell[DELTA_COLUMNS];
};
/* Cells from a text with tabs between them; NULL: not UTF-8, not as many as the list has, too long. */
struct delta_row *delta_row_of_text(enum delta_list list, const char *text, size_t bytes);
char *delta_row_text(const struct delta_row *row); /* the same, back.  New. */
void delta_row_free(struct delta_row *row);

struct delta {
	int64_t seq; /* ask again from here */
	unsigned left;
	GPtrArray *rows; /* struct delta_row */
};
struct delta *delta_new(void);
void delta_free(struct delta *delta);
struct json *delta_to_json(const struct delta *delta);
/* Strict; NULL: `why`. */
struct delta *delta_of_json(const struct json *json, GError **why);

/* "?after=412"; the query without "?", may be NULL (0); false: not of this kind. */
char *delta_query_print(int64_t after);
bool delta_query_read(const char *query, int64_t *after);

#endif
