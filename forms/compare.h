/*
 * compare - đối chiếu: a line of another sector's list beside what the register
 * holds of the same number.
 *
 * The classes are those in which vaccination lists were answered in 2022: the
 * number is there and all agrees, the name differs, the birth date differs, the
 * number is missing, ill-formed or nobody's, or something else stands against it
 * (sex, both name and birth, a person who is dead).
 *
 * Two names are the same when they differ in nothing but capitals, the place of the
 * tone mark (hòa, hoà), hyphens and blanks, and the kind of apostrophe
 * (FOLD_CANONICAL).  A tone, a hat, i for y, or a letter more is another name.
 * What the text door mends (blanks at the edges, letters in pieces) does not make
 * a difference, but is said.  A date that the register has only in part is a
 * difference of the birth date: it is the register that lacks it.
 */
#ifndef FORMS_COMPARE_H
#define FORMS_COMPARE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "forms/table.h"

enum compare_result {
	COMPARE_SAME,
	COMPARE_NAME,
	COMPARE_BIRTH,
	COMPARE_NO_NUMBER,
	COMPARE_OTHER,
	COMPARE_RESULTS,
};
const char *compare_word(enum compare_result result); /* "name-differs" on the wire */
bool compare_of_word(const char *word, enum compare_result *result);
const char *compare_name(enum compare_result result); /* translated: "sai họ tên" */

enum compare_column {
	COLUMN_NONE = -1,
	COLUMN_NUMBER,
	COLUMN_NAME,
	COLUMN_FAMILY, /* họ và chữ đệm, where the name stands in two columns */
	COLUMN_GIVEN,
	COLUMN_BIRTH,
	COLUMN_SEX,
	COLUMN_COUNT,
};

/* Which column of the list is what; -1: the list has none. */
struct compare_columns {
	int at[COLUMN_COUNT];
};

/*
 * By the words of a header row, with or without marks ("Họ và tên", "SO CCCD",
 * "ngay sinh").  False with `why`: number or name is not among them; the row may
 * be no header at all.
 */
bool compare_columns_of_header(struct compare_columns *columns, const struct table *table,
			       GError **why);
/* Told: "number,name,birth,sex" in the order of the list, "-" for what does not matter. */
bool compare_columns_of_words(struct compare_columns *columns, const char *words, GError **why);

/* A line as it stands in the list; all strings, "" when the list has no such column. */
struct compare_line {
	char *number, *name, *birth, *sex;
};
void compare_line_read(struct compare_line *line, const struct compare_columns *columns,
		       const struct table *table);
void compare_line_clear(struct compare_line *line);
/* The number without blanks, dots and an apostrophe before it: 12 digits, or "". New. */
char *compare_number(const struct compare_line *line);

/* What the register holds of that number. */
struct compare_known {
	const char *name;  /* in words: "Nguyễn Thị Mậu" */
	const char *birth; /* ISO */
	const char *sex;   /* code */
	const char *life;  /* code */
};

/*
 * `known` NULL: nobody has the number.  *words (new, translated, "" when all is the
 * same) says the difference letter by letter, what is invisible made visible.
 */
enum compare_result compare_judge(const struct compare_line *line,
				  const struct compare_known *known, char **words);

#endif
