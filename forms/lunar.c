/*
 * lunar - new moons, the sun's place, and the months that follow from them.
 *
 * Days are counted as i18n/date counts them (0 = 01/01/1970); instants are Julian
 * ephemeris days.  Sines are made here: the library for them would be one more
 * thing to load at every start, for some thirty sines a holiday.
 */
#include "forms/lunar.h"

#include <glib.h>
#include <stdint.h>

#include "i18n/banned.h"

#define JULIAN_1970 2440587.5
#define ZONE (7.0 / 24) /* Việt Nam's clock, UTC+7 */

static double floor_of(double x)
{
	double whole = (double)(int64_t)x;

	return whole > x ? whole - 1 : whole;
}

static double within(double x, double turn)
{
	return x - turn * floor_of(x / turn);
}

/* Of an angle in degrees, by its series in the first eighth of a turn. */
static double sine(double degrees)
{
	double angle = within(degrees, 360), sign = 1, x, term, sum;

	if (angle >= 180) {
		angle -= 180;
		sign = -1;
	}
	if (angle > 90)
		angle = 180 - angle;
	x = angle * 3.14159265358979323846 / 180;
	term = sum = x;
	for (int i = 1; i <= 10; i++) {
		term *= -x * x / ((2 * i) * (2 * i + 1));
		sum += term;
	}
	return sign * sum;
}

/* Earth's clock behind the even one, in days (Espenak and Meeus; good enough: a
 * minute at the ends). */
static double clock_lag(double year)
{
	double t = year - 2000, u = (year - 1820) / 100;

	if (year >= 1960 && year < 2050)
		return (62.92 + 0.32217 * t + 0.005589 * t * t) / 86400;
	if (year < 1960)
		return (29.07 + 0.407 * (year - 1950)) / 86400;
	return (-20 + 32 * u * u - 0.5628 * (2150 - year)) / 86400;
}

/* The angles of a new moon, degrees, and E, how round the earth's way is. */
struct moon {
	double t, e, sun, moon, latitude, node;
};

static struct moon moon_angles(double k)
{
	double t = k / 1236.85, t2 = t * t, t3 = t2 * t;
	struct moon m = {
		.t = t,
		.e = 1 - 0.002516 * t - 0.0000074 * t2,
		.sun = 2.5534 + 29.10535670 * k - 0.0000014 * t2 - 0.00000011 * t3,
		.moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3,
		.latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t2 -
			    0.00000227 * t3,
		.node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3,
	};

	return m;
}

static double moon_correction(const struct moon *m)
{
	double e = m->e, s = m->sun, a = m->moon, f = m->latitude;

	return -0.40720 * sine(a) + 0.17241 * e * sine(s) + 0.01608 * sine(2 * a) +
	       0.01039 * sine(2 * f) + 0.00739 * e * sine(a - s) -
	       0.00514 * e * sine(a + s) + 0.00208 * e * e * sine(2 * s) -
	       0.00111 * sine(a - 2 * f) - 0.00057 * sine(a + 2 * f) +
	       0.00056 * e * sine(2 * a + s) - 0.00042 * sine(3 * a) +
	       0.00042 * e * sine(s + 2 * f) + 0.00038 * e * sine(s - 2 * f) -
	       0.00024 * e * sine(2 * a - s) - 0.00017 * sine(m->node) -
	       0.00007 * sine(a + 2 * s) + 0.00004 * sine(2 * a - 2 * f) +
	       0.00004 * sine(3 * s) + 0.00003 * sine(a + s - 2 * f) +
	       0.00003 * sine(2 * a + 2 * f) - 0.00003 * sine(a + s + 2 * f);
}

/* The day in Việt Nam of the new moon k (0 = the one of 06/01/2000). */
static int64_t month_start(int64_t k)
{
	struct moon m = moon_angles((double)k);
	double t2 = m.t * m.t, instant;

	instant = 2451550.09766 + 29.530588861 * (double)k + 0.00015437 * t2 -
		  0.000000150 * t2 * m.t + moon_correction(&m) +
		  0.000325 * sine(299.77 + 0.107408 * (double)k - 0.009173 * t2) +
		  0.000165 * sine(251.88 + 0.016321 * (double)k);
	instant -= clock_lag(2000 + (double)k / 12.3685);
	return (int64_t)floor_of(instant - JULIAN_1970 + ZONE);
}

/* Which twelfth of its way the sun is in when the day begins; 9 from the winter solstice. */
static int sun_sign(int64_t day)
{
	double jd = (double)day + JULIAN_1970 - ZONE;
	double t = (jd - 2451545.0 + clock_lag(1970 + (double)day / 365.25)) / 36525;
	double m = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
	double longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t +
			   (1.914602 - 0.004817 * t) * sine(m) +
			   (0.019993 - 0.000101 * t) * sine(2 * m) + 0.000289 * sine(3 * m);

	longitude -= 0.00569 + 0.00478 * sine(125.04 - 1934.136 * t);
	return (int)floor_of(within(longitude, 360) / 30);
}

/* The new moon whose month holds `day`. */
static int64_t moon_of(int64_t day)
{
	int64_t k = (int64_t)floor_of(((double)day - 10962) / 29.530588861) + 1;

	while (month_start(k) > day)
		k--;
	return k;
}

/* The new moon that begins month 11 of the year: the last whose month begins
 * before the sun has come into its tenth sign (on the day's end). */
static int64_t month_eleven(int year)
{
	int64_t k = moon_of(date_number((struct date){ year, 12, 31 }));

	if (sun_sign(month_start(k)) >= 9)
		k--;
	return k;
}

/* The first month after month 11 in which the sun enters no sign. */
static int64_t leap_month(int64_t eleven)
{
	int64_t k = eleven + 1;

	while (sun_sign(month_start(k)) != sun_sign(month_start(k + 1)))
		k++;
	return k;
}

/* Month and year of the new moon k, counted from month 11 (`eleven`, of `year`). */
static struct lunar month_name(int64_t k, int64_t eleven, int64_t next, int year)
{
	int64_t steps = k - eleven;
	struct lunar out = { .year = year };

	if (next - eleven == 13) {
		int64_t leap = leap_month(eleven);

		out.leap = k == leap;
		if (k >= leap)
			steps--;
	}
	out.month = (int)((10 + steps) % 12) + 1;
	if (steps >= 2)
		out.year++;
	return out;
}

struct lunar lunar_of(struct date date)
{
	struct lunar out = { 0 };
	int64_t day, k, eleven, next;
	int year = date.year;

	if (!date_is_whole(date) || year < 1900 || year > 2199)
		return out;
	day = date_number(date);
	k = moon_of(day);
	eleven = month_eleven(year);
	if (k < eleven) {
		next = eleven;
		eleven = month_eleven(--year);
	} else {
		next = month_eleven(year + 1);
	}
	out = month_name(k, eleven, next, year);
	out.day = (int)(day - month_start(k)) + 1;
	return out;
}

bool lunar_date(struct lunar lunar, struct date *out)
{
	struct date start;

	if (lunar.year < 1901 || lunar.year > 2198 || lunar.month < 1 ||
	    lunar.month > 12 || lunar.day < 1 || lunar.day > 30)
		return false;
	/* No lunar month begins later than 58 days after its namesake. */
	start = (struct date){ lunar.year, lunar.month, 1 };
	for (int64_t k = moon_of(date_number(start)), end = k + 4; k < end; k++) {
		int64_t day = month_start(k);
		struct lunar here = lunar_of(date_of_number(day));

		if (here.month != lunar.month || here.leap != lunar.leap ||
		    here.year != lunar.year)
			continue;
		day += lunar.day - 1;
		if (day >= month_start(k + 1))
			return false;
		*out = date_of_number(day);
		return true;
	}
	return false;
}

char *lunar_year_name(int year)
{
	static const char *const stems[] = { "Canh", "Tân", "Nhâm", "Quý",  "Giáp",
					     "Ất",   "Bính", "Đinh", "Mậu", "Kỷ" };
	static const char *const branches[] = { "Thân", "Dậu", "Tuất", "Hợi",
						"Tý",   "Sửu", "Dần",  "Mão",
						"Thìn", "Tỵ",  "Ngọ",  "Mùi" };

	return g_strconcat(stems[year % 10], " ", branches[year % 12], NULL);
}
