/*
 * household - a household with its members; the hamlets and the worklists of
 * verification.
 */
#ifndef FORMS_HOUSEHOLD_H
#define FORMS_HOUSEHOLD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"
#include "forms/person_row.h"

struct household {
	char *id, *number, *house;
	char *hamlet_id, *hamlet;
	char *commune;
	char *head; /* KIND_NAME value of its head */
	GPtrArray *members; /* struct person_row, with relation; the head first */
	int64_t as_of;
};

struct household *household_new(void);
void household_free(struct household *household);
struct json *household_to_json(const struct household *household);
struct household *household_of_json(const struct json *json, GError **why);

/* A hamlet in the list of verification. Counts are of people unless named. */
struct hamlet_row {
	char *id, *name;
	unsigned households, people, left, done;
};

struct hamlet_list {
	GPtrArray *rows; /* struct hamlet_row */
	int64_t deadline, as_of;
};

struct hamlet_row *hamlet_row_new(void);
struct hamlet_list *hamlet_list_new(void);
void hamlet_list_free(struct hamlet_list *list);
struct json *hamlet_list_to_json(const struct hamlet_list *list);
struct hamlet_list *hamlet_list_of_json(const struct json *json, GError **why);

/* A household in the worklist of a hamlet: how its people's checks stand. */
struct work_row {
	char *id, *number, *house;
	char *head; /* KIND_NAME value */
	unsigned people, agree, differ, paper, left;
	char *note;
};

struct worklist {
	GPtrArray *rows; /* struct work_row */
	unsigned total;
	int64_t as_of;
};

struct work_row *work_row_new(void);
struct worklist *worklist_new(void);
void worklist_free(struct worklist *list);
struct json *worklist_to_json(const struct worklist *list);
struct worklist *worklist_of_json(const struct json *json, GError **why);

#endif
