/*
 * rules_context - what the rules look at: one record as it would be, and the
 * people around it as far as the asker knows them.
 */
#ifndef FORMS_RULES_CONTEXT_H
#define FORMS_RULES_CONTEXT_H

#include <glib.h>

#include "forms/record.h"

/* Someone else.  All lent; "" = unknown; a hidden number says nothing. */
struct rules_person {
	const char *id;
	const char *birth;    /* ISO, whole or partial */
	const char *sex;      /* code */
	const char *number;   /* 12 digits */
	const char *relation; /* to the head of household, code */
	const char *life;     /* code */
};

struct rules_context {
	const struct record *record; /* after the change */
	/* As it was, or NULL: what was broken before and did not change is left out. */
	const struct record *before;
	/* struct rules_person of the household; the record's own id is passed over.
	 * NULL: the household is not known, and nothing is said of it. */
	const GPtrArray *members;
	/* NULL: not known; then a parent's year and sex are read from the number. */
	const struct rules_person *father, *mother, *spouse, *guardian;
	/* Place of birth registration as numbers code it ("001"), "" or NULL unknown. */
	const char *birth_place;
};

#endif
