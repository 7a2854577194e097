/* people_more - cards that have not ended, moves, absences, children at home. */
#include "central/people_more.h"

#include <glib.h>
#include <string.h>

#include "forms/record.h"

#include "i18n/banned.h"

#define P KIND_PART_TEXT

static void add_item(struct record *r, enum record_field field, const char *item)
{
	char *list = value_items_add(r->value[field], item);

	g_free(r->value[field]);
	r->value[field] = list;
}

/*
 * Luật Căn cước 2023, điều 21 (and 2014, điều 21): a card holds until the birthday
 * of 14, 25, 40 or 60; one issued within two years before it, until the next one.
 */
static void draw_expiry(char *into, size_t bytes, const struct people_person *p, int issued)
{
	static const int ages[] = {14, 25, 40, 60};
	size_t i = 0;

	while (i < G_N_ELEMENTS(ages) && p->year + ages[i] - 2 <= issued)
		i++;
	if (i == G_N_ELEMENTS(ages))
		g_strlcpy(into, CARD_FOR_EVER, bytes);
	else if (p->month)
		g_snprintf(into, bytes, "%04d-%02d-%02d", p->year + ages[i], p->month,
			   MIN(p->day, 28));
	else
		g_snprintf(into, bytes, "%04d", p->year + ages[i]);
}

static void write_old_card(const struct people_person *p, struct record *r,
			   struct people_draw *draw, const char *province)
{
	int issued = MAX(p->year + centre_people_draw_between(draw, 15, 24), 1978);
	g_autofree char *item = NULL;

	if (issued > 2020)
		return;
	/* Old cards are known by hearsay: often only the year. */
	item = centre_people_draw_chance(draw, 500)
		       ? g_strdup_printf("cmnd9" P "%s" P "%04d" P "Công an %s" P, p->old_number,
					 issued, province)
		       : g_strdup_printf("cmnd9" P "%s" P "%04d-%02d-%02d" P "Công an %s" P,
					 p->old_number, issued,
					 centre_people_draw_between(draw, 1, 12),
					 centre_people_draw_between(draw, 1, 28), province);
	add_item(r, FIELD_CARDS, item);
}

static void write_cards(const struct people_person *p, struct record *r,
			struct people_draw *draw, const struct date *today, const char *province)
{
	bool newest = centre_people_draw_chance(draw, 250) || p->age < 17;
	int issued = newest ? centre_people_draw_between(draw, 2024, today->year - 1)
			    : centre_people_draw_between(draw, 2021, 2023);
	char expires[16];
	g_autofree char *item = NULL;

	if (*p->old_number && centre_people_draw_chance(draw, 300))
		write_old_card(p, r, draw, province);
	/* At 14, and a few of the old never came for one. */
	if (p->year + 14 > issued || (p->age > 75 && centre_people_draw_chance(draw, 100)))
		return;
	draw_expiry(expires, sizeof expires, p, issued);
	/* căn cước: from 01/07/2024 on */
	item = g_strdup_printf("%s" P "%s" P "%04d-%02d-%02d" P "%s" P "%s",
			       newest ? "can_cuoc" : "cccd", p->number, issued,
			       centre_people_draw_between(draw, newest ? 7 : 1, 12),
			       centre_people_draw_between(draw, 1, 28),
			       newest ? "Bộ Công an" : "Cục CSQLHC về TTXH", expires);
	add_item(r, FIELD_CARDS, item);
}

static char *stay(const char *kind, const char *place, const char *from, const char *to)
{
	/* A place that is all unknown has no parts; an item has them always. */
	return g_strjoin(P, kind, *place ? place : P P P, from, to, "", "", NULL);
}

static char *draw_day(struct people_draw *draw, int low, int high)
{
	int year = centre_people_draw_between(draw, low, high);
	int month = centre_people_draw_between(draw, 1, 12);
	int day = centre_people_draw_between(draw, 1, 28);

	if (year < 1990 && centre_people_draw_chance(draw, 600))
		return g_strdup_printf("%04d", year);
	if (year < 2005 && centre_people_draw_chance(draw, 300))
		return g_strdup_printf("%04d-%02d", year, month);
	return g_strdup_printf("%04d-%02d-%02d", year, month, day);
}

/* Who was not born here came from somewhere, at some time. */
static void write_move(const struct people_person *p, struct record *r,
		       struct people_draw *draw, const struct date *today)
{
	int low = MAX(p->year + (p->age > 18 ? 16 : 0), 1960);
	g_autofree char *on = NULL, *before = NULL, *now = NULL;

	if (strcmp(r->value[FIELD_BIRTH_PLACE], r->value[FIELD_HOMETOWN]) != 0 ||
	    low >= today->year)
		return;
	on = draw_day(draw, low, today->year - 1);
	before = stay(STAY_PERMANENT, r->value[FIELD_HOMETOWN], "", on);
	now = stay(STAY_PERMANENT, r->value[FIELD_RESIDENCE], on, "");
	add_item(r, FIELD_STAYS, before);
	add_item(r, FIELD_STAYS, now);
}

/* Who lives elsewhere: declared as absent, registered there, or only known to be away. */
static void write_away(struct record *r, struct people_draw *draw, const struct date *today)
{
	const char *away = r->value[FIELD_PRESENT];
	unsigned how = centre_people_draw_below(draw, 3);
	g_autofree char *since = draw_day(draw, today->year - 2, today->year - 1);
	g_autofree char *until = g_strdup_printf("%04d-%02d-01", today->year + 1,
						 centre_people_draw_between(draw, 1, 12));
	g_autofree char *item = NULL;

	if (strcmp(away, r->value[FIELD_RESIDENCE]) == 0)
		return;
	item = how == 0	  ? stay(STAY_ABSENT, away, since, until)
	       : how == 1 ? stay(STAY_TEMPORARY, away, since, until)
			  : stay(STAY_PRESENT, away, since, "");
	add_item(r, FIELD_STAYS, item);
	if (how == 0)
		add_item(r, FIELD_ABSENCE, item);
	if (how == 1)
		record_set(r, FIELD_TEMPORARY, away);
}

static void write_children(const struct people_person *person, size_t persons, size_t at,
			   struct record *r)
{
	for (size_t i = 0; i < persons; i++) {
		const struct people_person *child = &person[i];
		g_autofree char *item = NULL;

		if (child->father != &person[at] && child->mother != &person[at])
			continue;
		item = g_strjoin(P, child->name, child->number, "", "VN", "QH04", NULL);
		add_item(r, FIELD_CHILDREN, item);
	}
}

static void write_contact(const struct people_person *p, struct record *r,
			  struct people_draw *draw)
{
	static const char *const jobs[] = {"làm ruộng", "làm rẫy", "buôn bán", "thợ xây",
					   "giáo viên", "công nhân", "lái xe", "hưu trí"};
	char phone[16];

	if (p->age < 16)
		return;
	/* 099 is no operator's: nobody is rung up from practice. */
	g_snprintf(phone, sizeof phone, "0990%06u", centre_people_draw_below(draw, 1000000));
	if (centre_people_draw_chance(draw, 450))
		record_set(r, FIELD_PHONE, phone);
	if (p->age > 60 && centre_people_draw_chance(draw, 600))
		record_set(r, FIELD_JOB, jobs[G_N_ELEMENTS(jobs) - 1]);
	else if (p->age > 20 && centre_people_draw_chance(draw, 400))
		record_set(r, FIELD_JOB,
			   jobs[centre_people_draw_below(draw, G_N_ELEMENTS(jobs) - 1)]);
}

void centre_people_more_write(const struct people_person *person, size_t persons, size_t at,
			      struct record *r, struct people_draw *draw,
			      const struct date *today, const char *province)
{
	const struct people_person *p = &person[at];

	write_cards(p, r, draw, today, province);
	write_move(p, r, draw, today);
	write_away(r, draw, today);
	write_children(person, persons, at, r);
	write_contact(p, r, draw);
}
