/*
 * moment - instants: milliseconds since 1970 UTC, shown as Việt Nam's clock.
 *
 * Việt Nam is UTC+7 all year; the C library's time zone is never asked, so a
 * terminal with a wrong TZ still shows the right time.  All strings are new.
 */
#ifndef I18N_MOMENT_H
#define I18N_MOMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "i18n/date.h"

char *moment_show(int64_t ms);	/* "08:42 12/03/2026" */
char *moment_clock(int64_t ms); /* "08:42" */
/* "08:42" when `ms` is on the same day as `now`, else "16:20 11/03". */
char *moment_near(int64_t ms, int64_t now);

char *moment_iso(int64_t ms);	    /* "2026-03-12T01:42:07.123Z" */
char *moment_iso_local(int64_t ms); /* "2026-03-12T08:42:07.123+07:00" */
/*
 * RFC 3339 with T, seconds, optional fraction (beyond milliseconds dropped) and
 * Z or an offset; nothing before, after or missing.  False leaves `ms` alone.
 */
bool moment_from_iso(const char *iso, int64_t *ms);

/* The day in Việt Nam, and the first instant of hour:minute on a whole date there. */
struct date moment_date(int64_t ms);
int64_t moment_of(struct date date, int hour, int minute);

#endif
