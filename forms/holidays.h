/*
 * holidays - the public holidays of one year; forms/workdays asks here.
 *
 * Day numbers are those of date_number().  What is decided year by year stands in
 * two dated tables in holidays.c; a new decision is a row there, or a row that
 * the centre sends (workdays_load).
 */
#ifndef FORMS_HOLIDAYS_H
#define FORMS_HOLIDAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "i18n/date.h"

#define HOLIDAYS_MOST 16

struct holiday {
	int64_t number;
	const char *name; /* official, Vietnamese */
	bool assumed;
};

struct holidays {
	struct holiday day[HOLIDAYS_MOST]; /* in order, no day twice */
	size_t count;
};

struct exchange {
	struct date off, work;
};

void holidays_of_year(int year, struct holidays *out);

/* The decided exchange of which `day` is one half, or NULL. */
const struct exchange *holidays_exchange(struct date day);

#endif
