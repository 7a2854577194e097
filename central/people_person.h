/*
 * people_person - one invented person before he becomes a record: what the
 * household needs to know to give him a spouse, parents and a place.
 */
#ifndef CENTRAL_PEOPLE_PERSON_H
#define CENTRAL_PEOPLE_PERSON_H

#include <stdbool.h>
#include <stddef.h>

#include "central/people_draw.h"
#include "central/people_names.h"
#include "i18n/date.h"

struct record;

enum { PEOPLE_MAX_MEMBERS = 12 };

struct people_person {
	unsigned group;                 /* index into centre_people_groups          */
	bool man;
	int age;
	int year, month, day;           /* month and day 0: year alone       */
	const char *family;             /* Ho as written; lent by the lists  */
	char name[160];                 /* "Ho US ChuDem US Ten"             */
	char number[13], old_number[10];
	struct people_person *father, *mother, *spouse;
	const char *relation;           /* to the head, a catalogue code     */
	char marital;                   /* '1' never, '2' married, '3' ended */
};

/* The lists of a population, made ready once. */
struct people_words {
	struct people_list *men_old, *men, *women_old, *women;
	struct people_list *middle_men, *middle_women;
	struct people_list **families, **group_men, **group_women; /* per group */
};

void centre_people_words_init(struct people_words *words);
void centre_people_words_clear(struct people_words *words);

/* Draws the birth date from the age, then name and numbers; family may be NULL. */
void centre_people_person_draw(struct people_person *person, struct people_draw *draw,
			const struct people_words *words, const struct date *today,
			const char *family);

/* Writes the person into a record; household and places are the caller's. */
void centre_people_person_write(const struct people_person *person, struct record *record,
			 struct people_draw *draw, const struct people_words *words);

#endif
