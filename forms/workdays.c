/* workdays - holidays of a year by the law and by the decisions of that year. */
#include "forms/workdays.h"

#include <string.h>

#include "forms/holidays.h"
#include "i18n/language.h"
#include "i18n/banned.h"

/* 0 = Monday.  01/01/1970 was a Thursday. */
static int weekday_of(int64_t number)
{
	return (int)(((number + 3) % 7 + 7) % 7);
}

static bool is_rest(int64_t number)
{
	return weekday_of(number) >= 5;
}

static struct workday plain(int64_t number)
{
	return (struct workday){
		.kind = is_rest(number) ? WORKDAY_REST : WORKDAY_ORDINARY,
		.name = "",
	};
}

static const struct holiday *holiday_on(const struct holidays *year, int64_t number)
{
	for (size_t i = 0; i < year->count; i++)
		if (year->day[i].number == number)
			return &year->day[i];
	return NULL;
}

/*
 * The holiday that is given back on `number`: rest days that are holidays take
 * the working days after them in order, one each.
 */
static const struct holiday *given_back(const struct holidays *year, int64_t number)
{
	int64_t last = 0;

	for (size_t i = 0; i < year->count; i++) {
		int64_t day = year->day[i].number;

		if (!is_rest(day))
			continue;
		if (day < last)
			day = last;
		do
			day++;
		while (is_rest(day) || holiday_on(year, day));
		if (day == number)
			return &year->day[i];
		last = day;
	}
	return NULL;
}

/*
 * Whether a decision about the holiday on `number` was sent: a day off near it that no
 * law makes one.
 */
static bool is_decided(const struct workdays *sent, const struct holidays *year,
		       int64_t number)
{
	for (int64_t day = number - 7; day <= number + 7; day++) {
		const struct workday_row *row = workdays_sent(sent, day);
		const struct holiday *own = row ? holiday_on(year, day) : NULL;

		if (row && !row->works && (!own || own->assumed))
			return true;
	}
	return false;
}

/* A decision that came takes the place of what was assumed. */
static void drop_assumed(const struct workdays *sent, struct holidays *year)
{
	struct holidays left = { 0 };

	for (size_t i = 0; i < year->count; i++)
		if (!year->day[i].assumed || !is_decided(sent, year, year->day[i].number))
			left.day[left.count++] = year->day[i];
	*year = left;
}

/* What the program itself knows, but for what was decided since. */
static struct workday known(const struct workdays *sent, struct date day)
{
	int64_t number = date_number(day);
	const struct exchange *exchange = holidays_exchange(day);
	struct workday out = plain(number);
	struct holidays year;
	const struct holiday *found;

	if (exchange) {
		bool off = date_compare(exchange->off, day) == 0;

		out.kind = off ? WORKDAY_EXCHANGED : WORKDAY_MADE_UP;
		out.pair = off ? exchange->work : exchange->off;
		return out;
	}
	holidays_of_year(day.year, &year);
	if (sent)
		drop_assumed(sent, &year);
	found = holiday_on(&year, number);
	if (found) {
		out.kind = WORKDAY_HOLIDAY;
	} else if (!is_rest(number) && (found = given_back(&year, number)) != NULL) {
		out.kind = WORKDAY_GIVEN_BACK;
		out.pair = date_of_number(found->number);
	}
	if (found) {
		out.name = found->name;
		out.assumed = found->assumed;
	}
	return out;
}

struct workday workday_of(const struct workdays *sent, struct date day)
{
	const struct workday_row *row;
	struct workday out = { .name = "" };

	if (!date_is_whole(day))
		return out;
	row = workdays_sent(sent, date_number(day));
	if (!row)
		return known(sent, day);
	out = plain(row->number);
	out.name = row->name;
	if (row->works) {
		if (out.kind == WORKDAY_REST)
			out.kind = WORKDAY_MADE_UP;
	} else {
		out.kind = *row->name ? WORKDAY_HOLIDAY : WORKDAY_EXCHANGED;
	}
	if (row->pair != WORKDAY_NO_PAIR)
		out.pair = date_of_number(row->pair);
	return out;
}

bool workday_is(const struct workdays *sent, struct date day)
{
	enum workday_kind kind = workday_of(sent, day).kind;

	return kind == WORKDAY_ORDINARY || kind == WORKDAY_MADE_UP;
}

struct date workday_after(const struct workdays *sent, struct date from, unsigned days)
{
	int64_t number;

	if (!date_is_whole(from))
		return from;
	number = date_number(from);
	if (days == 0)
		while (!workday_is(sent, date_of_number(number)))
			number++;
	while (days > 0)
		if (workday_is(sent, date_of_number(++number)))
			days--;
	return date_of_number(number);
}

int workdays_between(const struct workdays *sent, struct date from, struct date to)
{
	int64_t a, b;
	int count = 0;

	if (!date_is_whole(from) || !date_is_whole(to))
		return 0;
	a = date_number(from);
	b = date_number(to);
	if (b < a)
		return -workdays_between(sent, to, from);
	while (a < b)
		count += workday_is(sent, date_of_number(++a));
	return count;
}

static const char *weekday_name(int64_t number)
{
	switch (weekday_of(number)) {
	case 0:
		return _("Monday");
	case 1:
		return _("Tuesday");
	case 2:
		return _("Wednesday");
	case 3:
		return _("Thursday");
	case 4:
		return _("Friday");
	case 5:
		return _("Saturday");
	default:
		return _("Sunday");
	}
}

static char *reason_of(const struct workday *what)
{
	g_autofree char *pair = date_show(what->pair);

	switch (what->kind) {
	case WORKDAY_ORDINARY:
		return NULL;
	case WORKDAY_REST:
		return g_strdup(_("weekly rest"));
	case WORKDAY_HOLIDAY:
		return g_strdup(what->name);
	case WORKDAY_GIVEN_BACK:
		return g_strdup_printf(_("%s, given back for %s"), what->name, pair);
	case WORKDAY_EXCHANGED:
		return *pair ? g_strdup_printf(_("off, made up for on %s"), pair)
			     : g_strdup(_("off by decision"));
	case WORKDAY_MADE_UP:
		return *pair ? g_strdup_printf(_("worked, for %s"), pair)
			     : g_strdup(_("worked by decision"));
	}
	return NULL;
}

char *workday_sentence(const struct workdays *sent, struct date day)
{
	struct workday what = workday_of(sent, day);
	g_autofree char *reason = reason_of(&what);
	g_autofree char *shown = date_show(day);

	if (!reason)
		return g_strdup("");
	return g_strdup_printf(what.assumed ? _("%s %s: %s (assumed: no decision known yet)")
					    : "%s %s: %s",
			       weekday_name(date_number(day)), shown, reason);
}
