/*
 * form_answers - the items of a paper form that are no fields of the record: what
 * a CT01 asks for, who changes together, the wish on a CC01.
 *
 * They travel in a request as rows, answers: [{key, value}], and are kept as rows;
 * nothing of them becomes part of the record by itself.  A value of parts (a name,
 * a place) is an array of its parts on the wire, as in the feed.
 */
#ifndef FORMS_FORM_ANSWERS_H
#define FORMS_FORM_ANSWERS_H

#include <glib.h>
#include <stdbool.h>

#include "forms/form.h"
#include "forms/json.h"

struct form_answer {
	char *key;   /* of a field of the form that is no record field */
	char *value; /* canonical, not "" */
};

#define FORM_ANSWERS_MOST 60

/* struct form_answer, owned by the array. */
GPtrArray *form_answers_new(void);
/* Copies; "" is no answer and adds nothing. */
void form_answers_add(GPtrArray *answers, const char *key, const char *value);
/* Lent; "" when nobody answered it. */
const char *form_answer(const GPtrArray *answers, const char *key);

/* Whether this field of a paper form travels as an answer: no record field, and not
 * reason, paper, applicant or note, which are columns of the request. */
bool form_field_is_answer(const struct field *field);

/*
 * Strict: `form_name` must be a paper form and each key an answer of it, once, with
 * a value of its kind through the text door.  NULL `array` (absent): no answers.
 */
GPtrArray *form_answers_of_json(const struct json *array, const char *form_name,
				GError **why);
struct json *form_answers_to_json(const GPtrArray *answers);

/* For a list of lines: the label, translated and lent, and the value in words, new. */
const char *form_answer_label(const char *form_name, const struct form_answer *answer);
char *form_answer_show(const char *form_name, const struct form_answer *answer);

#endif
