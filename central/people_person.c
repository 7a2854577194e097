/* people_person - dates, names, numbers and family of one invented person. */
#include "central/people_person.h"

#include <glib.h>

#include "forms/record.h"

#include "i18n/banned.h"

void centre_people_words_init(struct people_words *w)
{
	w->men_old = centre_people_list_new(centre_people_men_old);
	w->men = centre_people_list_new(centre_people_men);
	w->women_old = centre_people_list_new(centre_people_women_old);
	w->women = centre_people_list_new(centre_people_women);
	w->middle_men = centre_people_list_new(centre_people_middle_men);
	w->middle_women = centre_people_list_new(centre_people_middle_women);
	w->families = g_new0(struct people_list *, centre_people_groups_count);
	w->group_men = g_new0(struct people_list *, centre_people_groups_count);
	w->group_women = g_new0(struct people_list *, centre_people_groups_count);
	for (size_t i = 0; i < centre_people_groups_count; i++) {
		w->families[i] = centre_people_list_new(centre_people_groups[i].families);
		if (centre_people_groups[i].men)
			w->group_men[i] =
				centre_people_list_new(centre_people_groups[i].men);
		if (centre_people_groups[i].women)
			w->group_women[i] =
				centre_people_list_new(centre_people_groups[i].women);
	}
}

void centre_people_words_clear(struct people_words *w)
{
	struct people_list *const one[] = { w->men_old, w->men, w->women_old,
					    w->women, w->middle_men, w->middle_women };

	for (size_t i = 0; i < G_N_ELEMENTS(one); i++)
		centre_people_list_free(one[i]);
	for (size_t i = 0; i < centre_people_groups_count; i++) {
		centre_people_list_free(w->families[i]);
		centre_people_list_free(w->group_men[i]);
		centre_people_list_free(w->group_women[i]);
	}
	g_free(w->families);
	g_free(w->group_men);
	g_free(w->group_women);
}

static const char *given_name(struct people_draw *draw, const struct people_words *w,
			      unsigned group, bool man, int born)
{
	const struct people_list *own = man ? w->group_men[group] : w->group_women[group];

	if (own && centre_people_draw_chance(draw, 850))
		return centre_people_list_draw(own, draw);
	if (man)
		return centre_people_list_draw(born < 1975 ? w->men_old : w->men, draw);
	return centre_people_list_draw(born < 1975 ? w->women_old : w->women, draw);
}

/* Văn and Thị were nearly universal; those born since use them less and less. */
static char *middle_names(struct people_draw *draw, const struct people_words *w,
			  bool man, int born)
{
	unsigned plain = born < 1960 ? 900 : born < 1980 ? 700 : born < 2000 ? 350 : 80;
	const struct people_list *list = man ? w->middle_men : w->middle_women;
	const char *first = centre_people_draw_chance(draw, plain)
				    ? (man ? "Văn" : "Thị")
				    : centre_people_list_draw(list, draw);
	unsigned two = man ? 60 : born < 1980 ? 80 : 330;
	const char *second;

	if (centre_people_draw_chance(draw, 15))
		return g_strdup("");
	if (!centre_people_draw_chance(draw, two))
		return g_strdup(first);
	second = centre_people_list_draw(list, draw);
	if (g_str_equal(second, first))
		return g_strdup(first);
	if (g_str_equal(second, "Văn") || g_str_equal(second, "Thị"))
		return g_strdup_printf("%s %s", second, first);
	return g_strdup_printf("%s %s", first, second);
}

static void name_draw(char *into, size_t bytes, struct people_draw *draw,
		      const struct people_words *w, unsigned group, bool man, int born,
		      const char *family)
{
	const char *given = given_name(draw, w, group, man, born);
	g_autofree char *middle = NULL;

	if (!family)
		family = centre_people_list_draw(w->families[group], draw);
	switch (centre_people_groups[group].order) {
	case NAME_AS_MONG:
		g_snprintf(into, bytes, "%s\x1f%s\x1f%s", family, man ? "A" : "Thị",
			   given);
		return;
	case NAME_AS_EDE:
		/* Written with the family last, so the first field is what stands first.
		 */
		if (man)
			g_snprintf(into, bytes, "Y\x1f%s\x1f%s", given, family);
		else
			g_snprintf(into, bytes, "H'%s\x1f\x1f%s", given, family);
		return;
	case NAME_AS_KINH:
		break;
	}
	middle = middle_names(draw, w, man, born);
	if (g_str_equal(middle, given))
		g_clear_pointer(&middle, g_free);
	g_snprintf(into, bytes, "%s\x1f%s\x1f%s", family, middle ? middle : "", given);
}

static int days_in(int year, int month)
{
	static const char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

static void draw_birth(struct people_person *p, struct people_draw *draw,
		       const struct date *today)
{
	p->year = today->year - p->age;
	p->month = centre_people_draw_between(draw, 1, 12);
	p->day = centre_people_draw_between(draw, 1, days_in(p->year, p->month));
	if (p->month > today->month ||
	    (p->month == today->month && p->day > today->day)) {
		p->year--;
		p->day = MIN(p->day, days_in(p->year, p->month));
	}
	if (p->age > 60 && centre_people_draw_chance(draw, 100))
		p->month = p->day = 0;
}

void centre_people_person_draw(struct people_person *p, struct people_draw *draw,
			const struct people_words *w, const struct date *today,
			const char *family)
{
	int century;

	draw_birth(p, draw, today);
	p->family =
		family ? family : centre_people_list_draw(w->families[p->group], draw);
	name_draw(p->name, sizeof p->name, draw, w, p->group, p->man,
				p->year, p->family);
	century = (p->year - 1900) / 100 * 2 + (p->man ? 0 : 1);
	g_snprintf(p->number, sizeof p->number, "099%d%02d%06u", century, p->year % 100,
		   centre_people_draw_below(draw, 1000000));
	if (p->age > 22 && centre_people_draw_chance(draw, 700))
		g_snprintf(p->old_number, sizeof p->old_number, "099%06u",
			   centre_people_draw_below(draw, 1000000));
}

static void write_relative(struct record *r, enum record_field name,
			   const char *is_called, const char *number,
			   const char *old_number)
{
	/* The four leaves of a relative stand in this order in record.h. */
	record_set(r, name, is_called);
	record_set(r, name + 1, number);
	record_set(r, name + 2, old_number);
	record_set(r, name + 3, is_called[0] ? "VN" : "");
}

/* A parent outside the household: a fitting name, a number in a third of cases. */
static void write_parent_elsewhere(const struct people_person *p, struct record *r,
				   bool man, struct people_draw *draw,
				   const struct people_words *w)
{
	int born = p->year - centre_people_draw_between(draw, 20, 38);
	char name[160], number[13] = "", old_number[10] = "";

	name_draw(name, sizeof name, draw, w, p->group, man, born,
				man ? p->family : NULL);
	if (born > 1950 && centre_people_draw_chance(draw, 400))
		g_snprintf(number, sizeof number, "099%d%02d%06u",
			   (born - 1900) / 100 * 2 + (man ? 0 : 1), born % 100,
			   centre_people_draw_below(draw, 1000000));
	else if (born > 1930 && centre_people_draw_chance(draw, 300))
		g_snprintf(old_number, sizeof old_number, "099%06u",
			   centre_people_draw_below(draw, 1000000));
	/* who is registered since 2016 has his parents' numbers; chance is not asked */
	if (p->year >= 2016 && !number[0]) {
		g_snprintf(number, sizeof number, "099%d%02d%06u",
			   (born - 1900) / 100 * 2 + (man ? 0 : 1), born % 100,
			   g_str_hash(p->number) % 1000000);
		old_number[0] = '\0';
	}
	write_relative(r, man ? FIELD_FATHER_NAME : FIELD_MOTHER_NAME, name, number,
		       old_number);
}

static void write_family(const struct people_person *p, struct record *r,
			 struct people_draw *draw, const struct people_words *w)
{
	if (p->father)
		write_relative(r, FIELD_FATHER_NAME, p->father->name, p->father->number,
			       "");
	else if (p->age < 85)
		write_parent_elsewhere(p, r, true, draw, w);
	if (p->mother)
		write_relative(r, FIELD_MOTHER_NAME, p->mother->name, p->mother->number,
			       "");
	else if (p->age < 85)
		write_parent_elsewhere(p, r, false, draw, w);
	if (p->spouse)
		write_relative(r, FIELD_SPOUSE_NAME, p->spouse->name, p->spouse->number,
			       "");
}

static const char *draw_blood(struct people_draw *draw)
{
	unsigned at = centre_people_draw_below(draw, 1000);

	/* Shares of ABO groups among Vietnamese; most records have none. */
	if (at >= 130)
		return "";
	return at < 57 ? "04" : at < 94 ? "02" : at < 123 ? "01" : "03";
}

static const char *draw_religion(const struct people_person *p, struct people_draw *draw)
{
	unsigned at = centre_people_draw_below(draw, 1000);

	if (centre_people_groups[p->group].order != NAME_AS_KINH)
		return at < 250 ? "08" : "00";
	return at < 55 ? "01" : at < 100 ? "02" : "00";
}

void centre_people_person_write(const struct people_person *p, struct record *r,
			 struct people_draw *draw, const struct people_words *w)
{
	char text[16];

	record_set(r, FIELD_NAME, p->name);
	if (p->month)
		g_snprintf(text, sizeof text, "%04d-%02d-%02d", p->year, p->month,
			   p->day);
	else
		g_snprintf(text, sizeof text, "%04d", p->year);
	record_set(r, FIELD_BIRTH, text);
	record_set(r, FIELD_SEX, p->man ? "1" : "2");
	record_set(r, FIELD_ETHNIC, centre_people_groups[p->group].code);
	record_set(r, FIELD_RELIGION, draw_religion(p, draw));
	record_set(r, FIELD_NATIONALITY, "VN");
	g_snprintf(text, sizeof text, "%c", p->marital);
	record_set(r, FIELD_MARITAL, text);
	record_set(r, FIELD_BLOOD, draw_blood(draw));
	record_set(r, FIELD_NUMBER, p->number);
	record_set(r, FIELD_OLD_NUMBER, p->old_number);
	record_set(r, FIELD_LIFE, "1");
	write_family(p, r, draw, w);
}
