/*
 * people_plan - which people are wanted, and a household of them (see people.h).
 */
#ifndef CENTRAL_PEOPLE_PLAN_H
#define CENTRAL_PEOPLE_PLAN_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "forms/cleaning.h"
#include "i18n/date.h"

struct record;

/* What the population has of the faults that cleaning lists look for. */
enum people_faults_wanted {
	PEOPLE_AS_IN_LIFE, /* the holes above, and dead who were not removed; not told */
	PEOPLE_PLANTED,	   /* those and a known share of every kind, all told */
	PEOPLE_CLEAN,	   /* none */
};

struct people_plan {
	enum people_faults_wanted faults;
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
	/* of each member, bits by enum cleaning_kind; and who looks like somebody
	 * before him, "NUMBER\tNUMBER" each (lent).  All 0 and NULL as in life. */
	unsigned *faults;
	GPtrArray *pairs;
};

#endif
