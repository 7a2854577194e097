/*
 * holidays - the public holidays of a year, by law and by that year's decision.
 *
 * Law: Bộ luật Lao động 2012 điều 115, 2019 điều 112 (from 01/01/2021), Nghị
 * quyết 28/2026/QH16 (24/11, from 01/07/2026).  How many of the five days of Tết
 * lie before mùng 1 and which day goes with Quốc khánh was announced each year by
 * the labour ministry (from 2025 the home ministry).
 */
#include "forms/holidays.h"

#include "forms/lunar.h"
#include "i18n/banned.h"

static const struct exchange exchanges[] = {
	{ .off = { 2024, 4, 29 }, .work = { 2024, 5, 4 } },
	{ .off = { 2025, 5, 2 }, .work = { 2025, 4, 26 } },
	{ .off = { 2026, 1, 2 }, .work = { 2026, 1, 10 } },
	{ .off = { 2026, 8, 31 }, .work = { 2026, 8, 22 } },
};

struct decision {
	int year;
	int before;   /* days of Tết before mùng 1, of five */
	int national; /* the other day of Quốc khánh: 1 or 3 September; 0 = none */
};

static const struct decision decisions[] = {
	{ 2020, 2, 0 }, { 2021, 2, 3 }, { 2022, 1, 1 }, { 2023, 2, 1 },
	{ 2024, 2, 3 }, { 2025, 2, 1 }, { 2026, 1, 1 },
};

const struct exchange *holidays_exchange(struct date day)
{
	for (size_t i = 0; i < sizeof exchanges / sizeof *exchanges; i++)
		if (date_compare(exchanges[i].off, day) == 0 ||
		    date_compare(exchanges[i].work, day) == 0)
			return &exchanges[i];
	return NULL;
}

static const struct decision *decision_of(int year)
{
	for (size_t i = 0; i < sizeof decisions / sizeof *decisions; i++)
		if (decisions[i].year == year)
			return &decisions[i];
	return NULL;
}

/* Kept in order: 30/04 may be Giỗ Tổ too, then the day stands once. */
static void add(struct holidays *out, int64_t number, const char *name, bool assumed)
{
	size_t at = out->count;

	for (size_t i = 0; i < out->count; i++)
		if (out->day[i].number == number)
			return;
	if (at == HOLIDAYS_MOST)
		return;
	while (at > 0 && out->day[at - 1].number > number) {
		out->day[at] = out->day[at - 1];
		at--;
	}
	out->day[at] = (struct holiday){ number, name, assumed };
	out->count++;
}

static int64_t on(int year, int month, int day)
{
	return date_number((struct date){ year, month, day });
}

/* Undecided: the four days, from the eve to mùng 3, that no decision left out. */
static void add_tet(struct holidays *out, int year, const struct decision *decided)
{
	struct lunar first = { .year = year, .month = 1, .day = 1 };
	struct date date;
	int before = decided ? decided->before : 1, days = decided ? 5 : 4;

	if (!lunar_date(first, &date))
		return;
	for (int i = 0; i < days; i++)
		add(out, date_number(date) - before + i, "Tết Nguyên đán", !decided);
}

/* By the weekday of 02/09 as it was decided so far: the day that makes one rest. */
static int usual_national(int year)
{
	static const int other[7] = { 3, 1, 1, 3, 1, 1, 3 }; /* from Monday */

	return other[(on(year, 9, 2) + 3) % 7];
}

static void add_national(struct holidays *out, int year, const struct decision *decided)
{
	int other = decided ? decided->national : usual_national(year);

	add(out, on(year, 9, 2), "Quốc khánh", false);
	if (year >= 2021 && other)
		add(out, on(year, 9, other), "Quốc khánh (ngày liền kề)", !decided);
}

void holidays_of_year(int year, struct holidays *out)
{
	const struct decision *decided = decision_of(year);
	struct date date;

	*out = (struct holidays){ 0 };
	if (year < 1970)
		return;
	add(out, on(year, 1, 1), "Tết Dương lịch", false);
	add_tet(out, year, decided);
	if (lunar_date((struct lunar){ .year = year, .month = 3, .day = 10 }, &date))
		add(out, date_number(date), "Giỗ Tổ Hùng Vương", false);
	add(out, on(year, 4, 30), "Ngày Chiến thắng", false);
	add(out, on(year, 5, 1), "Ngày Quốc tế lao động", false);
	add_national(out, year, decided);
	if (year >= 2026)
		add(out, on(year, 11, 24), "Ngày Văn hóa Việt Nam", false);
}
