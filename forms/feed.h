/*
 * feed - what changed in a commune, in the order of the commits, without a gap.
 *
 * Every commune counts its own changes: seq 1, 2, 3 ...  Whoever has seen all
 * up to `after` asks for what came behind it.  What is told is not what a change
 * did but how the changed cells are now; so the same page twice, or a page
 * after a newer row, does no harm, and a resident who changed often stands in a
 * page once.
 *
 *   GET /v1/communes/{code}/feed?after=SEQ&wait=SECONDS
 *   200 {"seq":415,"more":false,"changes":[
 *          {"id":"...","version":"3","TinhTrangHonNhan":"1"},
 *          {"id":"...","whole":true,"version":"1","HoVaTen":["Lý","Văn","Mẫu"]},
 *          {"id":"...","gone":true}]}
 *   410 gone: the feed does not reach back that far (or the key was changed):
 *       fill the copy anew.
 *
 * With `wait` the centre holds a question that has no answer yet; an empty page
 * means that nothing came, or that it holds too many: then Retry-After says
 * when to ask again.
 */
#ifndef FORMS_FEED_H
#define FORMS_FEED_H

#include "forms/copy.h"

#define FEED_PAGE 200u	    /* changes in one answer, at most */
#define FEED_WAIT_MOST 110u /* seconds */

enum feed_kind {
	FEED_CELLS, /* the cells in `columns` are as in `row` now */
	FEED_WHOLE, /* so is the whole row; what is not named is "" */
	FEED_GONE,  /* not of this commune any more */
};

struct feed_change {
	enum feed_kind kind;
	uint64_t columns;     /* COPY_BIT */
	struct copy_row *row; /* COPY_ID is always set */
};
struct feed_change *feed_change_new(enum feed_kind kind);
void feed_change_free(struct feed_change *change);
/* Brings the row (of the same id; any after copy_row_new() for FEED_WHOLE) up to it. */
void feed_change_apply(const struct feed_change *change, struct copy_row *row);

struct feed {
	int64_t seq; /* ask again from here */
	bool more;   /* there is more at once */
	GPtrArray *changes; /* struct feed_change */
};
struct feed *feed_new(void);
void feed_free(struct feed *feed);
struct json *feed_to_json(const struct feed *feed);
struct feed *feed_of_json(const struct json *json, GError **why);

/* "?after=412&wait=110"; wait 0 is left out. New. */
char *feed_query_print(int64_t after, unsigned wait);
/* The query without "?", may be NULL; false: not of this kind. */
bool feed_query_read(const char *query, int64_t *after, unsigned *wait);

/*
 * "a=1&b=2" into the values of the named parameters (NULL-ended names; each at
 * most once, letters A-Z a-z 0-9 - _ .).  values[i] is new or NULL.
 */
bool feed_parameters_read(const char *query, const char *const names[], char **values);

#endif
