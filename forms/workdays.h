/*
 * workdays - which days are working days of a public office in Việt Nam.
 *
 * A week's rest is Saturday and Sunday.  Public holidays: Bộ luật Lao động 2019
 * điều 112 (before 2021 the code of 2012, điều 115): New Year, five days of Tết,
 * Giỗ Tổ, 30/04, 01/05, Quốc khánh (02/09 and, from 2021, the day before or
 * after), and from 01/07/2026 Ngày Văn hóa Việt Nam 24/11 (Nghị quyết
 * 28/2026/QH16).  A holiday on a day of rest is given back on the next working
 * day (điều 111 khoản 3).  Lunar days are computed (forms/lunar).
 *
 * Which five days are Tết, which day goes with 02/09, and the days that are
 * exchanged for a Saturday are decided anew each year.  Decisions up to 2026
 * stand in this program; a year whose decision it does not know takes only what
 * every decision so far had in common, so that a due date never comes too late,
 * and such days say `assumed`.  Tết 2027 is one of them.  The centre sends newer
 * decisions as rows (struct workdays), which rule over everything here; a day off
 * that is sent takes away what was assumed in the week before and after it.
 *
 * A Saturday on which papers are taken in (cư trú, since 2026) is not a working
 * day for limits.
 */
#ifndef FORMS_WORKDAYS_H
#define FORMS_WORKDAYS_H

#include <stdbool.h>

#include "forms/workdays_sent.h"
#include "i18n/date.h"

enum workday_kind {
	WORKDAY_ORDINARY,   /* Monday to Friday, nothing special */
	WORKDAY_REST,	    /* Saturday or Sunday */
	WORKDAY_HOLIDAY,
	WORKDAY_GIVEN_BACK, /* off, for a holiday on a day of rest (nghỉ bù) */
	WORKDAY_EXCHANGED,  /* off, made up for on another day (hoán đổi) */
	WORKDAY_MADE_UP,    /* a Saturday or Sunday that is worked (làm bù) */
};

struct workday {
	enum workday_kind kind;
	const char *name; /* of the holiday, Vietnamese, or ""; lent */
	struct date pair; /* the rest day given back, or the exchanged one; may be none */
	bool assumed;	  /* no decision was known when this was written */
};

/* `sent` may be NULL everywhere: then only what this program knows. */
struct workday workday_of(const struct workdays *sent, struct date day);
bool workday_is(const struct workdays *sent, struct date day);

/*
 * The n-th working day after `from`; `from` itself does not count (BLDS 2015
 * điều 147).  0: `from` when it is a working day, else the next.  A date that is not
 * whole comes back as it is.
 */
struct date workday_after(const struct workdays *sent, struct date from, unsigned days);

/* Working days after `from` up to and with `to`; negative when `to` is before. */
int workdays_between(const struct workdays *sent, struct date from, struct date to);

/* "Thứ Ba 24/11/2026: Ngày Văn hóa Việt Nam" and such: why a day is off.  New;
 * "" for an ordinary working day. */
char *workday_sentence(const struct workdays *sent, struct date day);

#endif
