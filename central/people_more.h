/*
 * people_more - what the laws of 2020 and 2023 add to an invented person: cards,
 * residence, children, contacts.  Drawn from a stream of its own, so that names,
 * numbers and dates of birth of a seed stay what they were.
 */
#ifndef CENTRAL_PEOPLE_MORE_H
#define CENTRAL_PEOPLE_MORE_H

#include <stddef.h>

#include "central/people_person.h"

struct record;

/*
 * Into the record of person[at], which has all else already.  `persons` of his
 * household are looked through for his children; `province` issued old cards.
 */
void centre_people_more_write(const struct people_person *person, size_t persons, size_t at,
			      struct record *record, struct people_draw *draw,
			      const struct date *today, const char *province);

#endif
