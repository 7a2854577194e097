/* moment - instants by arithmetic: UTC+7 is added, the calendar is date's. */
#include "i18n/moment.h"

#include <string.h>

#include <glib.h>

#include "i18n/banned.h"

#define SECOND_MS INT64_C(1000)
#define MINUTE_MS (60 * SECOND_MS)
#define DAY_MS (1440 * MINUTE_MS)
#define VIET_NAM_MS (7 * 60 * MINUTE_MS)

struct clock {
	struct date date;
	int hour, minute, second, ms;
};

static struct clock clock_of(int64_t ms)
{
	int64_t day = ms / DAY_MS, rest = ms % DAY_MS;
	struct clock clock;

	if (rest < 0) {
		rest += DAY_MS;
		day--;
	}
	clock.date = date_of_number(day);
	clock.hour = (int)(rest / (60 * MINUTE_MS));
	clock.minute = (int)(rest / MINUTE_MS % 60);
	clock.second = (int)(rest / SECOND_MS % 60);
	clock.ms = (int)(rest % SECOND_MS);
	return clock;
}

/* Far outside of any record, arithmetic must not overflow. */
static int64_t bounded(int64_t ms)
{
	const int64_t far = INT64_C(100000) * 366 * DAY_MS;

	return CLAMP(ms, -far, far);
}

static struct clock local(int64_t ms)
{
	return clock_of(bounded(ms) + VIET_NAM_MS);
}

char *moment_show(int64_t ms)
{
	struct clock c = local(ms);

	return g_strdup_printf("%02d:%02d %02d/%02d/%04d", c.hour, c.minute, c.date.day,
			       c.date.month, c.date.year);
}

char *moment_clock(int64_t ms)
{
	struct clock c = local(ms);

	return g_strdup_printf("%02d:%02d", c.hour, c.minute);
}

char *moment_near(int64_t ms, int64_t now)
{
	struct clock c = local(ms);

	if (date_compare(c.date, local(now).date) == 0)
		return moment_clock(ms);
	return g_strdup_printf("%02d:%02d %02d/%02d", c.hour, c.minute, c.date.day,
			       c.date.month);
}

static char *iso(struct clock c, const char *zone)
{
	return g_strdup_printf("%04d-%02d-%02dT%02d:%02d:%02d.%03d%s", c.date.year,
			       c.date.month, c.date.day, c.hour, c.minute, c.second, c.ms,
			       zone);
}

char *moment_iso(int64_t ms)
{
	return iso(clock_of(bounded(ms)), "Z");
}

char *moment_iso_local(int64_t ms)
{
	return iso(local(ms), "+07:00");
}

struct date moment_date(int64_t ms)
{
	return local(ms).date;
}

int64_t moment_of(struct date date, int hour, int minute)
{
	return date_number(date) * DAY_MS + (hour * 60 + minute) * MINUTE_MS - VIET_NAM_MS;
}

/* Exactly `digits` digits of at most `max`, and the sign behind them if not NUL. */
static bool take(const char **at, int digits, int max, char behind, int *value)
{
	const char *p = *at;

	*value = 0;
	for (; digits > 0; digits--, p++) {
		if (!g_ascii_isdigit(*p))
			return false;
		*value = *value * 10 + (*p - '0');
	}
	if (*value > max || (behind != '\0' && *p++ != behind))
		return false;
	*at = p;
	return true;
}

static bool take_fraction(const char **at, int *ms)
{
	const char *p = *at;
	int scale = 100;

	*ms = 0;
	if (*p != '.')
		return true;
	if (!g_ascii_isdigit(*++p))
		return false;
	for (; g_ascii_isdigit(*p); p++, scale /= 10)
		*ms += (*p - '0') * scale;
	*at = p;
	return true;
}

/* Z or +hh:mm, and then the end. */
static bool take_zone(const char *p, int64_t *offset)
{
	int hours, minutes;
	bool west = *p == '-';

	*offset = 0;
	if (strcmp(p, "Z") == 0)
		return true;
	if (*p != '+' && *p != '-')
		return false;
	p++;
	if (!take(&p, 2, 23, ':', &hours) || !take(&p, 2, 59, '\0', &minutes) || *p != '\0')
		return false;
	*offset = (hours * 60 + minutes) * MINUTE_MS * (west ? -1 : 1);
	return true;
}

bool moment_from_iso(const char *p, int64_t *ms)
{
	struct clock c = { 0 };
	int64_t offset;

	if (!take(&p, 4, 9999, '-', &c.date.year) || !take(&p, 2, 12, '-', &c.date.month) ||
	    !take(&p, 2, 31, 'T', &c.date.day) || !take(&p, 2, 23, ':', &c.hour) ||
	    !take(&p, 2, 59, ':', &c.minute) || !take(&p, 2, 59, '\0', &c.second) ||
	    !take_fraction(&p, &c.ms) || !take_zone(p, &offset))
		return false;
	if (c.date.month == 0 || c.date.day == 0 ||
	    c.date.day > date_days_in(c.date.year, c.date.month))
		return false;
	*ms = date_number(c.date) * DAY_MS + (c.hour * 60 + c.minute) * MINUTE_MS +
	      c.second * SECOND_MS + c.ms - offset;
	return true;
}
