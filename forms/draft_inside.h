/*
 * draft_inside - what a draft is made of; only forms/draft*.c look in here.
 */
#ifndef FORMS_DRAFT_INSIDE_H
#define FORMS_DRAFT_INSIDE_H

#include <stdbool.h>

#include "forms/form.h"

struct draft_slot {
	char *original;	 /* canonical, "" = none */
	char *typed;	 /* as typed, never NULL */
	char *value;	 /* canonical; NULL = the original stands */
	char *complaint; /* NULL = none */
	int mark;	 /* enum draft_mark */
};

struct draft {
	const struct form *form;
	bool over_record; /* empty means unchanged */
	char *resident, *version;
	char *today;
	char *cursor;
	struct draft_slot *slot; /* form->fields of them */
};

/* The slot of a key, or NULL. */
struct draft_slot *draft_slot_of(const struct draft *draft, const char *key);

/* A paper over a record that changes nothing in it and has answers. */
bool draft_only_asks(const struct draft *draft);

#endif
