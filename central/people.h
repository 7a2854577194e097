/*
 * people - an invented population for practice, tests and measurements.
 *
 * Households come one after the other, each with its members as full records
 * (struct record, all digits), until the wanted number of residents is there.
 * The same plan makes the same people.  Nobody in it exists: all numbers begin
 * with 099, a place of birth registration that no province has.  A number that
 * is taken is drawn anew: beside other communes a plan may make other numbers.
 *
 * What is kept true to life: family and given names by frequency and cohort,
 * the pyramid of ages, household sizes (mean about 3.7) and kinds, the peoples
 * of a highland commune with their ways of naming, parents and spouses who fit,
 * and the holes of real registers: one in ten of those over 60 has a birth year
 * alone, many parents have no number, few have a blood group.
 */
#ifndef CENTRAL_PEOPLE_H
#define CENTRAL_PEOPLE_H

#include <stdbool.h>
#include <stddef.h>

#include "i18n/date.h"

struct record;

struct people_plan {
	const char *seed;
	unsigned count;                 /* residents to make               */
	const char *commune_code;       /* five digits                     */
	const char *commune;            /* "xã Tập Huấn"                   */
	const char *province;           /* "tỉnh Ví Dụ"                    */
	const char *edition;            /* of the list the code belongs to */
	const char *const *hamlet;      /* names without "Thôn"            */
	size_t hamlets;                 /* at least 1                      */
	struct date today;              /* ages are counted to this day    */
	/* Whether somebody of another commune has this number; NULL: nobody. */
	bool (*is_taken)(const char *number, void *lent);
	void *lent;
};

struct people_household {
	size_t hamlet;                  /* index into the plan's names     */
	char number[16];                /* "0127", within the commune      */
	char house[16];                 /* "7", within the hamlet          */
	size_t members;
	struct record **member;         /* head first; owned by the people */
};

struct people;

/* The plan and all it points to are lent until centre_people_free(). */
struct people *centre_people_new(const struct people_plan *plan);
void centre_people_free(struct people *people);

/*
 * The next household, or false when all residents are made.  What it shows
 * lives until the next call.
 */
bool centre_people_next(struct people *people, struct people_household *out);

#endif
