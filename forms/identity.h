/*
 * identity - what a 12-digit personal number says about its bearer.
 *
 * PPP G YY RRRRRR (NĐ 137/2015, điều 13; kept by Luật Căn cước 2023, điều
 * 12): place of birth registration, century and sex in one digit (0 = man of
 * 1900-1999, 1 = woman, 2 and 3 = 2000-2099, ... 9 = woman of 2300-2399), the
 * last two digits of the birth year, six of chance.  There is no check digit,
 * so a slip in the tail cannot be seen here.  PPP is read with its own table
 * of 63 (TT 07/2016/TT-BCA), never with the provinces of today; an unknown one
 * is not an error (births abroad, invented people: 099).
 */
#ifndef FORMS_IDENTITY_H
#define FORMS_IDENTITY_H

#include <glib.h>
#include <stdbool.h>

struct identity {
	char place[4];		/* "001" */
	const char *place_name; /* "Hà Nội"; NULL when the table of 63 lacks it */
	const char *sex;	/* code of catalogue SEX: "1" man, "2" woman */
	int century;		/* 1900, 2000, ... 2300 */
	int year;		/* 1950 */
};

enum identity_verdict {
	IDENTITY_UNKNOWN, /* a part is missing or hidden: nothing to say */
	IDENTITY_AGREES,
	IDENTITY_DIFFERS_YEAR,
	IDENTITY_DIFFERS_SEX,
	IDENTITY_DIFFERS_BOTH,
};

/* False when not exactly 12 ASCII digits. */
bool identity_read(const char *number, struct identity *out);

/* `birth` ISO ("1950", "1950-03-17" ...), `sex` a code; what is "" is not compared. */
enum identity_verdict identity_compare(const char *number, const char *birth, const char *sex);

/* "yes", "no" or "": as record.number_agrees has it. Lent, const. */
const char *identity_agrees(const char *number, const char *birth, const char *sex);

/* The name of PPP, lent, or NULL. */
const char *identity_place_name(const char *place);

/* What is known of the bearer beside the number; "" or 0 = nothing. */
struct identity_bearer {
	const char *birth;	 /* ISO, whole or partial */
	const char *sex;	 /* code */
	const char *birth_place; /* of registration, as numbers code it: "001" */
	int this_year;		 /* births after it are in the future */
};

enum identity_mark {
	IDENTITY_PLAIN, /* nothing to compare with */
	IDENTITY_FITS,
	IDENTITY_ODD, /* does not fit what is known: look at the papers */
};

struct identity_line {
	char *digits; /* of the number, "" for a closing sentence */
	char *words;  /* translated */
	enum identity_mark mark;
};

/*
 * Digit by digit in sentences (struct identity_line, owned): four lines for a number
 * of 12 digits and one that sums up; else one line that says what is missing.  Blanks,
 * dots and hyphens between digits are passed over.  An unknown place is told, never
 * marked odd.  A hidden number says that it is hidden.
 */
GPtrArray *identity_explain(const char *typed, const struct identity_bearer *bearer);

#endif
