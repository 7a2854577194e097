/*
 * date - days as papers give them: whole, or month and year, or a year alone.
 *
 * The officer reads and types dd/mm/yyyy and `--/--/1950`; the wire and the
 * store have ISO 8601: 1950-03-17, 1950-03, 1950.  A part that the paper does
 * not give is 0, never a guess.  Proleptic Gregorian calendar, years
 * DATE_YEAR_MIN to DATE_YEAR_MAX.  No clock here: see i18n/moment.h.
 */
#ifndef I18N_DATE_H
#define I18N_DATE_H

#include <stdbool.h>
#include <stdint.h>

#define DATE_YEAR_MIN 1850
#define DATE_YEAR_MAX 2200

struct date {
	int year, month, day; /* 0: not known; a day only with its month */
};

enum date_flaw {
	DATE_FINE,
	DATE_EMPTY,	/* nothing but blanks, _ and separators */
	DATE_SHAPE,	/* not in one of the shapes below */
	DATE_MONTH,	/* no such month */
	DATE_DAY,	/* no such day in any month */
	DATE_DAY_OF,	/* no such day in this month: 31/04 */
	DATE_LEAP,	/* 29/02 in a year without one */
	DATE_YEAR,	/* out of range, or not four digits */
	DATE_NO_YEAR,	/* the year is missing */
	DATE_NO_MONTH,	/* a day, but no month */
};

/*
 * Read what an officer types: dd/mm/yyyy (also d/m/yyyy, . - or a blank
 * between), ddmmyyyy, mm/yyyy, yyyy, --/mm/yyyy, --/--/yyyy, and ISO.  `date`
 * gets the parts as far as they were read, also when refused, so that the
 * sentence can name them.
 */
enum date_flaw date_read(const char *typed, struct date *date);

/* The rule that was broken and what to type instead, translated; new. */
char *date_flaw_sentence(enum date_flaw flaw, struct date typed);

/* Whether the parts make a date, whole or partial. */
enum date_flaw date_check(struct date date);

/* "17/03/1950", "--/03/1950", "--/--/1950"; "" for no date.  New. */
char *date_show(struct date date);
/* "1950-03-17", "1950-03", "1950"; "" for no date.  New. */
char *date_iso(struct date date);
/* The three ISO shapes and nothing else; false leaves `date` alone. */
bool date_from_iso(const char *iso, struct date *date);

bool date_is_none(struct date date);  /* nothing known */
bool date_is_whole(struct date date); /* day, month and year known */

/* <0, 0, >0; what is not known sorts before what is. */
int date_compare(struct date a, struct date b);

int date_days_in(int year, int month);

/* Days since 01/01/1970 of a whole date, and back. */
int64_t date_number(struct date date);
struct date date_of_number(int64_t number);

#endif
