/*
 * comparison - worklists of what differed between another sector's list and the
 * register (đối chiếu danh sách): how many lines are left, and the lines.
 *
 * A line is answered once: the register is wrong (a correction is asked for), the
 * list is wrong, or nobody here knows the person.  Answered lines leave the list,
 * so that it goes to zero.
 */
#ifndef FORMS_COMPARISON_H
#define FORMS_COMPARISON_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"

struct comparison_head {
	char *id, *name;
	int64_t at; /* when it was made */
	unsigned left, done;
};
struct comparison_heads {
	GPtrArray *rows; /* struct comparison_head, newest first */
	int64_t as_of;
};
struct comparison_heads *comparison_heads_new(void);
void comparison_heads_free(struct comparison_heads *heads);
struct comparison_head *comparison_heads_add(struct comparison_heads *heads, const char *id,
					     const char *name);
struct json *comparison_heads_to_json(const struct comparison_heads *heads);
struct comparison_heads *comparison_heads_of_json(const struct json *json, GError **why);

struct comparison_line {
	unsigned line;	/* of the list, from 1 */
	char *resident; /* id, or "": nobody has the number */
	char *result;	/* compare_word() */
	char *words;	/* the difference, for people */
	char *number;	/* as in the list, hidden */
	char *name, *birth; /* as in the list, free words */
};
struct comparison_page {
	char *id, *name;
	GPtrArray *rows; /* struct comparison_line */
	unsigned total;	 /* lines left */
	char *next;	 /* cursor; "" = that is all */
	int64_t as_of;
};
struct comparison_line *comparison_line_new(void);
void comparison_line_free(struct comparison_line *line);
struct comparison_page *comparison_page_new(void);
void comparison_page_free(struct comparison_page *page);
struct json *comparison_page_to_json(const struct comparison_page *page);
struct comparison_page *comparison_page_of_json(const struct json *json, GError **why);
/* The next page: rows of `more` move to the end; `more` is freed. */
void comparison_page_append(struct comparison_page *page, struct comparison_page *more);

/* The answers on the wire: "register" "list" "nobody". */
bool comparison_answer_is(const char *word);

#endif
