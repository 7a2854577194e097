/*
 * values - what values of records look like, whoever made them.
 *
 * The kinds and their canonical strings are told in forms/kinds.h; this adds
 * what the wire needs: putting parts together, and proving that a string that
 * came from outside has the shape of its kind.  Codes are not looked up here.
 */
#ifndef FORMS_VALUES_H
#define FORMS_VALUES_H

#include <glib.h>
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

/*
 * Lists.  Items are separated by KIND_ITEM, their parts by KIND_PART; every item
 * has all its parts, empty ones too:
 *   NUMBERS  the number
 *   PEOPLE   enum person_part: a name, two numbers, nationality, relation
 *   CARDS    enum card_part: kind (can_cuoc cccd cmnd12 cmnd9), number, dates
 *   STAYS    enum stay_part: kind (thuong-tru tam-tru tam-vang luu-tru noi-o), a
 *            place, from and to (whole or partial, ISO), reasons of start and end
 */
enum person_part {
	PERSON_HO, PERSON_CHU_DEM, PERSON_TEN, PERSON_NUMBER, PERSON_OLD,
	PERSON_NATION, PERSON_RELATION, PERSON_PARTS,
};
enum card_part {
	CARD_KIND, CARD_NUMBER, CARD_ISSUED, CARD_ISSUER, CARD_EXPIRES, CARD_PARTS,
};
enum stay_part {
	STAY_KIND, STAY_CODE, STAY_EDITION, STAY_DETAIL, STAY_COUNTRY, STAY_FROM,
	STAY_TO, STAY_WHY, STAY_WHY_ENDED, STAY_PARTS,
};
#define VALUE_ITEMS 40		/* of a list */
#define VALUE_LIST_BYTES 8000	/* of a whole list */
#define CARD_FOR_EVER "khong-thoi-han"
#define STAY_PERMANENT "thuong-tru"
#define STAY_TEMPORARY "tam-tru"
#define STAY_ABSENT "tam-vang"
#define STAY_GUEST "luu-tru"
#define STAY_PRESENT "noi-o"

/* How many parts an item of this kind has; 0: not a list. */
unsigned value_item_parts(enum kind kind);
/* The items as strings of their own, none for "".  New, frees its elements. */
GPtrArray *value_items(const char *list);
/* A part of an item; "" beyond the last.  New. */
char *value_item_part(const char *item, unsigned part);
/* The name in a PEOPLE item, the place in a STAYS item, as values of their own.  New. */
char *value_item_name(const char *item);
char *value_item_place(const char *item);
/* The list with one more item at its end.  New. */
char *value_items_add(const char *list, const char *item);
/* What value_is_well_formed() says of a list. */
bool value_is_list(enum kind kind, const char *list);
/* A whole or partial ISO date. */
bool value_is_date(const char *iso);

/* Whether the string is UTF-8 and has the shape of its kind; "" always has. */
bool value_is_well_formed(enum kind kind, const char *value);

/* Equal, or numbers of which one is hidden and the last two digits fit. */
bool value_same(const char *a, const char *b);

/* Exactly `count` ASCII digits. */
bool value_is_digits(const char *text, size_t count);

#endif
