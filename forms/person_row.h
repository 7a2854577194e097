/*
 * person_row - a resident as one line of a list, and such lists.
 */
#ifndef FORMS_PERSON_ROW_H
#define FORMS_PERSON_ROW_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"

struct person_row {
	char *id, *version;
	char *name;	/* KIND_NAME value */
	char *birth;	/* KIND_DATE value */
	char *sex;	/* code */
	char *number;	/* hidden: "**********89" */
	char *hamlet;	/* its name */
	char *commune;	/* its name, in answers from beyond the own commune; else "" */
	char *house;
	char *household_id;
	char *note;	/* free words of the centre: "đã chết", "chờ duyệt" */
	char *rank;	/* "exact", "maybe", "sound" (only heard alike) or "" */
	char *relation; /* code, in a household */
	char *state;	/* life status code */
	char *verified; /* "" or ISO moment */
};

struct person_row *person_row_new(void); /* all strings "" */
void person_row_free(struct person_row *row);
struct person_row *person_row_copy(const struct person_row *row);
struct json *person_row_to_json(const struct person_row *row);
struct person_row *person_row_of_json(const struct json *json, GError **why);

/* What a search answers; and, without `rank`, the members of a household. */
struct person_list {
	GPtrArray *rows;  /* struct person_row, owned */
	unsigned total;	  /* honest: exact, or more than this many when total_more */
	bool total_more;
	unsigned exact;	  /* rows of rank "exact" in the total; they come first */
	unsigned sounds;  /* rows of rank "sound" in the total; they come last */
	char *cursor;	  /* "" = that is all */
	int64_t as_of;
	char *elsewhere;  /* "xã Suối Thử": the number belongs there; "" */
};

struct person_list *person_list_new(void);
void person_list_free(struct person_list *list);
struct json *person_list_to_json(const struct person_list *list);
struct person_list *person_list_of_json(const struct json *json, GError **why);
/* The next page: rows of `more` move to the end of `list`; `more` is freed. */
void person_list_append(struct person_list *list, struct person_list *more);

#endif
