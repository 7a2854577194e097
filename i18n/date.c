/* date - typed, shown, on the wire; the calendar by days since 1970. */
#include "i18n/date.h"

#include <string.h>

#include <glib.h>

#include "i18n/language.h"

#include "i18n/banned.h"

#define PARTS_MAX 3

/* One part as typed: a number of so many digits, or not given (digits 0). */
struct part {
	int value;
	unsigned digits;
};

static bool is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	if (month < 1 || month > 12)
		return 0;
	return days[month - 1] + (month == 2 && is_leap(year));
}

bool date_is_none(struct date date)
{
	return date.year == 0 && date.month == 0 && date.day == 0;
}

bool date_is_whole(struct date date)
{
	return date.year != 0 && date.month != 0 && date.day != 0;
}

static enum date_flaw check_day(struct date date)
{
	if (date.day == 0)
		return DATE_FINE;
	if (date.day < 0 || date.day > 31)
		return DATE_DAY;
	if (date.month == 0)
		return DATE_NO_MONTH;
	if (date.month == 2 && date.day == 29)
		return date.year == 0 || is_leap(date.year) ? DATE_FINE : DATE_LEAP;
	return date.day > date_days_in(date.year, date.month) ? DATE_DAY_OF : DATE_FINE;
}

enum date_flaw date_check(struct date date)
{
	enum date_flaw flaw;

	if (date_is_none(date))
		return DATE_EMPTY;
	if (date.month < 0 || date.month > 12)
		return DATE_MONTH;
	flaw = check_day(date);
	if (flaw != DATE_FINE)
		return flaw;
	if (date.year == 0)
		return DATE_NO_YEAR;
	if (date.year < DATE_YEAR_MIN || date.year > DATE_YEAR_MAX)
		return DATE_YEAR;
	return DATE_FINE;
}

static bool is_blank_mark(char c)
{
	return c == '-' || c == '_';
}

/* One part: digits, or a run of - or _ for what is not given. */
static bool read_part(const char **at, struct part *part)
{
	const char *p = *at;

	*part = (struct part){ 0 };
	if (is_blank_mark(*p)) {
		for (; is_blank_mark(*p) && p - *at < 4; p++)
			;
	} else {
		for (; g_ascii_isdigit(*p) && part->digits < 8; p++, part->digits++)
			part->value = part->value * 10 + (*p - '0');
	}
	if (p == *at)
		return false;
	*at = p;
	return true;
}

/* Between parts: blanks, and at most one of / . - */
static bool read_gap(const char **at)
{
	const char *p = *at;

	while (*p == ' ')
		p++;
	if (*p == '/' || *p == '.' || (*p == '-' && !is_blank_mark(p[1])))
		p++;
	while (*p == ' ')
		p++;
	if (p == *at)
		return false;
	*at = p;
	return true;
}

/* All parts of the line; 0 when it is not made of parts. */
static unsigned read_parts(const char *p, struct part *parts)
{
	unsigned count = 0;

	p += strspn(p, " ");
	while (count < PARTS_MAX && read_part(&p, &parts[count])) {
		count++;
		if (*p == '\0' || !read_gap(&p))
			break;
	}
	return *p == '\0' ? count : 0;
}

static struct date date_of_parts(const struct part *parts, unsigned count)
{
	struct date date = { 0 };

	if (count == 3 && parts[0].digits == 4)
		return (struct date){ parts[0].value, parts[1].value, parts[2].value };
	if (count == 2 && parts[0].digits == 4)
		return (struct date){ parts[0].value, parts[1].value, 0 };
	date.year = parts[count - 1].value;
	if (count > 1)
		date.month = parts[count - 2].value;
	if (count > 2)
		date.day = parts[0].value;
	return date;
}

/* A part given as 0 or 00, or with too many digits, is not the same as not given. */
static enum date_flaw check_parts(const struct part *parts, unsigned count, struct date date)
{
	bool iso = count > 1 && parts[0].digits == 4;

	for (unsigned i = 0; i < count; i++) {
		const struct part *part = &parts[iso ? count - 1 - i : i];
		unsigned from_year = count - 1 - i;
		unsigned wide = from_year == 0 ? 4 : 2;

		if (part->digits > wide)
			return DATE_SHAPE;
		if (part->digits == 0 || (part->value > 0 && (wide == 2 || part->digits == 4)))
			continue;
		return from_year == 0 ? DATE_YEAR : from_year == 1 ? DATE_MONTH : DATE_DAY;
	}
	return date_check(date);
}

enum date_flaw date_read(const char *typed, struct date *date)
{
	struct part parts[PARTS_MAX] = { 0 };
	unsigned count = read_parts(typed, parts);

	*date = (struct date){ 0 };
	if (strspn(typed, " /.-_") == strlen(typed))
		return DATE_EMPTY;
	if (count == 1 && parts[0].digits == 8) {
		int all = parts[0].value;

		parts[0] = (struct part){ all / 1000000, 2 };
		parts[1] = (struct part){ all / 10000 % 100, 2 };
		parts[2] = (struct part){ all % 10000, 4 };
		count = 3;
	}
	if (count == 0 || (count == 1 && (parts[0].digits < 1 || parts[0].digits > 4)))
		return DATE_SHAPE;
	*date = date_of_parts(parts, count);
	return check_parts(parts, count, *date);
}

char *date_flaw_sentence(enum date_flaw flaw, struct date typed)
{
	switch (flaw) {
	case DATE_FINE:
		break;
	case DATE_EMPTY:
		return g_strdup(_("Type a date: dd/mm/yyyy, or --/--/1950 for a year alone."));
	case DATE_SHAPE:
		return g_strdup(_("Not a date. Type dd/mm/yyyy, mm/yyyy, or a year alone."));
	case DATE_MONTH:
		return g_strdup_printf(_("There is no month %02d. Type 01-12, or -- if the "
					 "paper does not give it."),
				       typed.month);
	case DATE_DAY:
		return g_strdup_printf(_("There is no day %02d. Type 01-31, or -- if the "
					 "paper does not give it."),
				       typed.day);
	case DATE_DAY_OF:
		return g_strdup_printf(_("Month %02d has only %d days. See the paper; "
					 "type -- if it gives no day."),
				       typed.month, date_days_in(typed.year, typed.month));
	case DATE_LEAP:
		return g_strdup_printf(_("February %d has only 28 days. See the paper; "
					 "type -- if it gives no day."),
				       typed.year);
	case DATE_YEAR:
		return g_strdup_printf(_("Year %d is out of range. Type four digits, %d to "
					 "%d."),
				       typed.year, DATE_YEAR_MIN, DATE_YEAR_MAX);
	case DATE_NO_YEAR:
		return g_strdup(_("The year is missing. Type it, or leave the date empty."));
	case DATE_NO_MONTH:
		return g_strdup(_("A day needs its month. Type the month, or -- for the day "
				  "too."));
	}
	return g_strdup("");
}

char *date_show(struct date date)
{
	g_autofree char *day = date.day ? g_strdup_printf("%02d", date.day) : g_strdup("--");
	g_autofree char *month = date.month ? g_strdup_printf("%02d", date.month) :
					      g_strdup("--");

	if (date_is_none(date))
		return g_strdup("");
	if (date.year == 0)
		return g_strdup_printf("%s/%s/----", day, month);
	return g_strdup_printf("%s/%s/%04d", day, month, date.year);
}

char *date_iso(struct date date)
{
	if (date.year == 0)
		return g_strdup("");
	if (date.month == 0)
		return g_strdup_printf("%04d", date.year);
	if (date.day == 0)
		return g_strdup_printf("%04d-%02d", date.year, date.month);
	return g_strdup_printf("%04d-%02d-%02d", date.year, date.month, date.day);
}

bool date_from_iso(const char *iso, struct date *date)
{
	static const char shape[] = "dddd-dd-dd";
	size_t length = strlen(iso);
	struct date read = { 0 };
	int *const parts[] = { &read.year, &read.month, &read.day };
	unsigned part = 0;

	if (length != 4 && length != 7 && length != 10)
		return false;
	for (size_t i = 0; i < length; i++) {
		if (shape[i] == '-') {
			if (iso[i] != '-')
				return false;
			part++;
		} else {
			if (!g_ascii_isdigit(iso[i]))
				return false;
			*parts[part] = *parts[part] * 10 + (iso[i] - '0');
		}
	}
	if ((part > 0 && read.month == 0) || (part > 1 && read.day == 0) ||
	    date_check(read) != DATE_FINE)
		return false;
	*date = read;
	return true;
}

int date_compare(struct date a, struct date b)
{
	if (a.year != b.year)
		return a.year < b.year ? -1 : 1;
	if (a.month != b.month)
		return a.month < b.month ? -1 : 1;
	return a.day == b.day ? 0 : a.day < b.day ? -1 : 1;
}

/* Howard Hinnant's days_from_civil: years begin in March, eras have 400 of them. */
int64_t date_number(struct date date)
{
	int64_t year = date.year - (date.month <= 2);
	int64_t era = (year >= 0 ? year : year - 399) / 400;
	int64_t of_era = year - era * 400;
	int64_t of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 +
			  date.day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_of_number(int64_t number)
{
	int64_t z = number + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int64_t shifted = (5 * of_year + 2) / 153;
	struct date date;

	date.day = (int)(of_year - (153 * shifted + 2) / 5 + 1);
	date.month = (int)(shifted + (shifted < 10 ? 3 : -9));
	date.year = (int)(year_of_era + era * 400 + (date.month <= 2));
	return date;
}
