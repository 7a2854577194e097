/*
 * values - what values of records look like, whoever made them.
 *
 * The kinds and their canonical strings are told in forms/kinds.h; this adds
 * what the wire needs: putting parts together, and proving that a string that
 * came from outside has the shape of its kind.  Codes are not looked up here.
 */
#ifndef FORMS_VALUES_H
#define FORMS_VALUES_H

#include <stdbool.h>
#include <stddef.h>

#include "forms/parts.h"

#define VALUE_LETTERS 400	/* of a text, or of a place's detail */
#define VALUE_NAME_LETTERS 100	/* of one part of a name (QCVN 109) */
#define VALUE_CODE_LETTERS 20

/* The parts joined by KIND_PART; a NULL part is "". All parts empty: "". New, g_free(). */
char *value_join(const char *const parts[], size_t count);
char *value_name(const char *ho, const char *chu_dem, const char *ten);
char *value_place(const char *code, const char *edition, const char *detail,
		  const char *country);

/* The words of a name with blanks between: "Nguyễn Thị Mâu". New. */
char *value_name_text(const char *name);
/*
 * Words split as people are named: the first is Ho, the last Ten, what is
 * between ChuDem; one word alone is Ten.  New.
 */
char *value_name_of_text(const char *words);

/* Whether the string is UTF-8 and has the shape of its kind; "" always has. */
bool value_is_well_formed(enum kind kind, const char *value);

/* Equal, or numbers of which one is hidden and the last two digits fit. */
bool value_same(const char *a, const char *b);

/* Exactly `count` ASCII digits. */
bool value_is_digits(const char *text, size_t count);

#endif
