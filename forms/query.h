/*
 * query - the one search line: a number, a name, a name and a year or a date,
 * a household, a hamlet, or the QR line of a card.
 *
 *   099304003789            12 digits, blanks and dots between them allowed
 *   201 456 789             9 digits: the old CMND
 *   nguyen thi mau          name; marks that are typed must match
 *   nguyễn thị mậu 1950     name and birth year
 *   nguyễn thị mậu 17/03/1950
 *   hộ 0127, ho 0127        household number
 *   thôn bến gỗ, tdp 3      hamlet, found among the names given
 *   099304003789|201456789|Nguyễn Văn Mẫu|17031950|Nam|Thôn ...|12032024
 *
 * Reading never asks the centre: query_sentence() says on row 22 how the line
 * was understood before anything is sent, or asks about a name that looks misspelt.
 */
#ifndef FORMS_QUERY_H
#define FORMS_QUERY_H

#include <stdbool.h>
#include <stddef.h>

#include "forms/json.h"

#define QUERY_LETTERS 120 /* of the line, but a card's: */
#define QUERY_CARD_LETTERS 400

enum query_kind {
	QUERY_NONE,
	QUERY_NUMBER,
	QUERY_OLD_NUMBER,
	QUERY_NAME,
	QUERY_HOUSEHOLD,
	QUERY_HAMLET,
	QUERY_CARD,
	QUERY_KIND_COUNT,
};

/* Strings are "" when not given, never NULL after query_init(). */
struct query {
	enum query_kind kind;
	char *number;	   /* 12 digits, or 9 for QUERY_OLD_NUMBER */
	char *old_number;  /* of a card; not sent */
	char *name;	   /* as typed, cleaned */
	char *year;	   /* "1950" */
	char *date;	   /* ISO, whole */
	char *household;   /* digits */
	char *hamlet;	   /* id */
	char *order;	   /* of persons equally near: "family", or "given" or "" */
	char *hamlet_name; /* not sent */
	char *sex;	   /* of a card, code; not sent */
	char *address;	   /* of a card; not sent */
	char *issued;	   /* of a card, ISO; not sent */
};

struct hamlet_name {
	const char *id, *name;
};
struct hamlet_names {
	const struct hamlet_name *rows;
	size_t count;
};

void query_init(struct query *query);
void query_clear(struct query *query);
void query_order(struct query *query, const char *order);

/*
 * Read a line; `out` was inited and is filled anew.  False: *complaint (may be
 * NULL) is one translated sentence, new ("Thiếu 1 chữ số ..."), and out->kind
 * is QUERY_NONE.  An empty line is refused with what can be typed.
 */
bool query_read(const char *line, const struct hamlet_names *hamlets, struct query *out,
		char **complaint);

/* "Hiểu là: họ tên có dấu và năm sinh 1950, tìm trong xã. Enter để tìm." New. */
char *query_sentence(const struct query *query);

/* {kind, number?, name?, year?, date?, household?, hamlet?, order?}; of_json is strict. */
struct json *query_to_json(const struct query *query);
bool query_of_json(const struct json *json, struct query *out, GError **why);

#endif
