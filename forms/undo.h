/*
 * undo - what stands between an approved request and its being undone.
 *
 * An approval is undone by a request of its own (REQUEST_KIND_UNDO).  Within
 * the window its commune's chief decides, later the province; what C06 decided
 * only C06 undoes.  Whatever was approved on the same resident since is told,
 * newest first; where it changed the same fields, it has to be undone before.
 */
#ifndef FORMS_UNDO_H
#define FORMS_UNDO_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"

/* Days in which the commune's own chief may undo. This project's own figure. */
#define UNDO_DAYS 30

struct after_row {
	char *receipt;
	int64_t date; /* ms since 1970 UTC */
	char *office; /* "xã Tập Huấn" */
	GPtrArray *fields; /* enum record_field by GINT_TO_POINTER */
	bool blocks; /* it changed the same field, or holds it now */
};

struct after_row *after_row_new(void);
void after_row_free(struct after_row *row);
/* The labels of its fields, ", " between. New. */
char *after_row_labels(const struct after_row *row);

/* Answer of OP_UNDO_CHECK. */
struct undo_check {
	GPtrArray *after; /* struct after_row */
	bool may;	  /* an undo would be taken */
	char *decider;	  /* "chief" "province" "c06" */
	int64_t until;	  /* until then the chief; 0: never */
};

struct undo_check *undo_check_new(void);
void undo_check_free(struct undo_check *check);
struct json *undo_check_to_json(const struct undo_check *check);
struct undo_check *undo_check_of_json(const struct json *json, GError **why);

/* The array `after` alone; absent = none. */
void after_put(struct json *object, const GPtrArray *after);
bool after_take(GPtrArray *after, const struct json *object, GError **why);

#endif
