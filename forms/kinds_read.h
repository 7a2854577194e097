/*
 * kinds_read - the readers behind kind_read(); nobody but forms/kinds.c and the
 * fuzzers calls them.  `clean` has passed the text door and is not empty.  Each
 * returns a new value, or NULL and a complaint.
 */
#ifndef FORMS_KINDS_READ_H
#define FORMS_KINDS_READ_H

#include <stdbool.h>

#include "forms/catalogue.h"

struct kind_question {
	enum catalogue cat;
	const char *clean;
	const char *original; /* the value in the register, "" = none */
	const char *before;   /* the text it was edited from: kind_edit(original) */
	const char *on;	      /* ISO date for the code lists, or NULL */
};

char *kind_read_name(const struct kind_question *question, char **complaint);
char *kind_read_date(const struct kind_question *question, char **complaint);
char *kind_read_code(const struct kind_question *question, char **complaint);
char *kind_read_place(const struct kind_question *question, char **complaint);
char *kind_read_number(const struct kind_question *question, unsigned digits,
		       char **complaint);

/* The official lists have a code for "not known"; in memory that is "". */
bool kind_is_unknown_row(const struct code_row *row);

#endif
