/*
 * lunar - days of the Vietnamese lunar calendar (âm lịch), for public holidays.
 *
 * A month begins on the day (UTC+7) of the true new moon; month 11 holds the
 * winter solstice; where thirteen months lie between two solstices, the first
 * of them without a major term is the leap month.  New moons and the sun's
 * place follow Meeus, Astronomical Algorithms (chapters 25 and 49), good to a
 * minute or two; no new moon that moves a holiday of 2000-2100 is that near to
 * midnight (tests/unit/lunar-test.c).  Because of the hour between Hà Nội and Beijing
 * a month may begin on another day than in China: Tết 2007 was 17/02, theirs
 * 18/02.  Days before 1968 were counted by other meridians and are not meant.
 */
#ifndef FORMS_LUNAR_H
#define FORMS_LUNAR_H

#include <stdbool.h>

#include "i18n/date.h"

struct lunar {
	int year;  /* that in which the lunar year begins: Tết 2026 begins 2026 */
	int month; /* 1 to 12 */
	int day;   /* 1 to 30 */
	bool leap;
};

/* The lunar day of a whole date, 1900 to 2199; {0} outside. */
struct lunar lunar_of(struct date date);

/* The date of a lunar day; false when that month has no such day or there is
 * no such leap month, or the year is not 1901 to 2198. */
bool lunar_date(struct lunar lunar, struct date *out);

/* "Bính Ngọ" for 2026.  New. */
char *lunar_year_name(int year);

#endif
