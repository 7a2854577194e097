/*
 * requests - what the lists of drafts and requests hold; requests.c reads and
 * moves, requests_lines.c words, requests_draw.c shows.
 */
#ifndef TUI_REQUESTS_H
#define TUI_REQUESTS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "tui/filter.h"
#include "tui/listview.h"
#include "tui/screens.h"

enum request_order { BY_TIME, BY_NAME, BY_FIELD, REQUEST_ORDERS };

struct request_line {
	char *id; /* journal entry, or request */
	char *resident; /* of a request that may be withdrawn; else NULL */
	char *name, *fields, *state;
	char *note; /* row 22; NULL of a draft that may be sent */
	char *key;  /* of its name, to sort by */
	int64_t at; /* ms: kept, or sent */
	bool approved; /* of mine: read back */
};

struct requests {
	struct screen base;
	enum request_shelf which;
	GPtrArray *all, *shown; /* struct request_line; `shown` lends */
	struct listview list;
	struct filter filter;
	enum request_order order;
	unsigned total;
	int64_t as_of;
	bool reading;
	bool anew; /* the next answer replaces all lines */
};

struct journal_entry;
struct request_row;

void requests_line_free(void *line);
/* A correction being made; a verification that was begun; new. */
struct request_line *requests_draft_line(struct app *app, const struct journal_entry *entry);
struct request_line *requests_visit_line(const struct app *app, const struct journal_entry *entry);
/* A request of the centre, as this list shows it; new. */
struct request_line *requests_line(const struct requests *requests, const struct request_row *row);

/* `lines`: of struct request_line *. */
void requests_sort(GPtrArray *lines, enum request_order order);
void requests_draw(struct screen *screen, struct paint *paint);
void requests_draw_row(void *self, struct paint *paint, size_t at, int row);
/* Why there is no line, and which key changes that; translated, lent. */
const char *requests_empty_words(const struct requests *requests);

#endif
