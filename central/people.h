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

#include "central/people_plan.h"

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
