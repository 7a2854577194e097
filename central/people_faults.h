/*
 * people_faults - what is wrong with an invented population, and known to be.
 *
 * Cleaning lists (forms/cleaning.h) are proved by a population whose faults are
 * written down while it is made: what the lists find must be what was written.
 * Nothing here knows the lists' rules in SQL; both are said from the same words.
 *
 * Planting takes nobody's place in the stream of chance: the same seed makes the
 * same people, of whom one in forty is changed afterwards, each kind in its turn.
 * For PEOPLE_CLEAN the holes of life are mended instead.
 */
#ifndef CENTRAL_PEOPLE_FAULTS_H
#define CENTRAL_PEOPLE_FAULTS_H

#include <glib.h>

#include "central/people_plan.h"

struct people_faults;

/* `numbers` (lent, a set of texts) holds every number given; new ones are added. */
struct people_faults *centre_people_faults_new(const struct people_plan *plan,
					       GHashTable *numbers);
void centre_people_faults_free(struct people_faults *faults);

/* Changes the household's members as the plan says, and fills in its faults and pairs. */
void centre_people_faults_visit(struct people_faults *faults, struct people_household *home);

#endif
