/*
 * cleaning - làm sạch dữ liệu: what is missing or wrong in a commune's records,
 * as lists of work.
 *
 * The centre finds the lines by rules of its own (central/cleaning_rules.h); a
 * line leaves its list when the record is right again, so that the counts go to
 * zero by work and by nothing else.  Lines are given to officers in batches,
 * never corrected in batches.
 *
 *   partial-birth     the birth date lacks its day or month
 *   no-parent-number  born since 01/01/2016 (from when every birth is registered
 *                     with the parents' numbers: Luật Căn cước công dân 2014,
 *                     Luật Hộ tịch 2014), a parent is named without a number
 *   no-residence      no thường trú
 *   bad-number        the number does not fit birth year or sex (forms/identity)
 *   duplicate         two records that may be one person: lines are pairs
 *   over-100          born a hundred years ago, not verified as living
 *   dead-present      dead and still with a thường trú, or with a date of death
 *                     and living
 */
#ifndef FORMS_CLEANING_H
#define FORMS_CLEANING_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"
#include "forms/person_row.h"
#include "forms/record.h"

enum cleaning_kind {
	CLEANING_PARTIAL_BIRTH,
	CLEANING_NO_PARENT_NUMBER,
	CLEANING_NO_RESIDENCE,
	CLEANING_BAD_NUMBER,
	CLEANING_DUPLICATE,
	CLEANING_OVER_100,
	CLEANING_DEAD_PRESENT,
	CLEANING_KINDS,
};

const char *cleaning_word(enum cleaning_kind kind); /* "partial-birth" on the wire */
bool cleaning_of_word(const char *word, enum cleaning_kind *kind);
const char *cleaning_name(enum cleaning_kind kind); /* translated, at most 40 cells */
/* The field to go to in a record of this list: what is missing or wrong. */
enum record_field cleaning_field(enum cleaning_kind kind, const struct record *record);

struct cleaning_count {
	char *kind; /* cleaning_word() */
	unsigned left, mine, done; /* mine: given to the one who asks */
};
/* Somebody of the commune to whom lines can be given. */
struct cleaning_officer {
	char *id, *name;
};
struct cleaning_lists {
	GPtrArray *lists;    /* struct cleaning_count, one for each kind, in order */
	GPtrArray *officers; /* struct cleaning_officer */
	int64_t as_of;
};
struct cleaning_lists *cleaning_lists_new(void);
void cleaning_lists_free(struct cleaning_lists *lists);
struct cleaning_count *cleaning_lists_add(struct cleaning_lists *lists, const char *kind);
void cleaning_lists_add_officer(struct cleaning_lists *lists, const char *id, const char *name);
struct json *cleaning_lists_to_json(const struct cleaning_lists *lists);
struct cleaning_lists *cleaning_lists_of_json(const struct json *json, GError **why);

/* A line: a person, and in the list of duplicates the pair he is one of. */
struct cleaning_row {
	struct person_row *person; /* of a pair: its first */
	char *pair;    /* id of the pair, or "" */
	char *other;   /* the second's name (KIND_NAME value) */
	char *other_birth;
	char *officer; /* who does it: his name, or "" */
	bool mine;     /* that is the one who asks */
};
struct cleaning_list {
	GPtrArray *rows; /* struct cleaning_row */
	unsigned total;
	char *next; /* cursor, "" = that is all */
	int64_t as_of;
};
struct cleaning_row *cleaning_row_new(struct person_row *taken);
void cleaning_row_free(struct cleaning_row *row);
struct cleaning_list *cleaning_list_new(void);
void cleaning_list_free(struct cleaning_list *list);
struct json *cleaning_list_to_json(const struct cleaning_list *list);
struct cleaning_list *cleaning_list_of_json(const struct json *json, GError **why);
/* The next page: rows of `more` move to the end; `more` is freed. */
void cleaning_list_append(struct cleaning_list *list, struct cleaning_list *more);

/* Two records that may be one person. */
struct pair {
	char *id;
	char *why;   /* "name-birth", "name-year", "old-number", "arrival" */
	char *state; /* "open", "different", "merged", "gone" */
	char *note;  /* of the last answer */
	struct record *a, *b; /* one held by another commune has only what tells who he is */
};
struct pair *pair_new(void);
void pair_free(struct pair *pair);
const char *pair_why(const char *why); /* translated */
struct json *pair_to_json(const struct pair *pair);
struct pair *pair_of_json(const struct json *json, GError **why);

#endif
