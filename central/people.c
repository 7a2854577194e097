/* people - households of an invented commune, one after the other. */
#include "central/people.h"

#include <glib.h>

#include "central/people_faults.h"
#include "central/people_more.h"
#include "central/people_person.h"
#include "forms/record.h"

#include "i18n/banned.h"

struct people {
	const struct people_plan *plan;
	struct people_draw draw, more; /* two streams: see people_more.h */
	struct people_words words;
	unsigned made, households;
	unsigned *house;                /* last house number per hamlet */
	GHashTable *numbers;            /* every 12-digit number given  */
	struct people_person person[PEOPLE_MAX_MEMBERS];
	unsigned persons;
	struct record *member[PEOPLE_MAX_MEMBERS];
	unsigned faults[PEOPLE_MAX_MEMBERS];
	struct people_faults *watch; /* NULL: as in life */
};

/* Relations to the head by the codes of forms/catalogue. */
static const char HEAD[] = "QH01", WIFE[] = "QH02", HUSBAND[] = "QH03", CHILD[] = "QH04";

struct people *centre_people_new(const struct people_plan *plan)
{
	struct people *p = g_new0(struct people, 1);
	g_autofree char *seed = g_strdup_printf("%s|%s", plan->seed, plan->commune_code);

	p->plan = plan;
	centre_people_draw_init(&p->draw, seed);
	g_free(seed);
	seed = g_strdup_printf("%s|%s|more", plan->seed, plan->commune_code);
	centre_people_draw_init(&p->more, seed);
	centre_people_words_init(&p->words);
	p->house = g_new0(unsigned, plan->hamlets);
	p->numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (plan->faults != PEOPLE_AS_IN_LIFE)
		p->watch = centre_people_faults_new(plan, p->numbers);
	return p;
}

static void drop_members(struct people *p)
{
	for (unsigned i = 0; i < PEOPLE_MAX_MEMBERS; i++)
		g_clear_pointer(&p->member[i], record_free);
	p->persons = 0;
}

void centre_people_free(struct people *p)
{
	if (!p)
		return;
	drop_members(p);
	centre_people_words_clear(&p->words);
	centre_people_faults_free(p->watch);
	g_hash_table_unref(p->numbers);
	g_free(p->house);
	g_free(p);
}

static bool is_given(struct people *p, const char *number)
{
	const struct people_plan *plan = p->plan;

	return g_hash_table_contains(p->numbers, number) ||
	       (plan->is_taken && plan->is_taken(number, plan->lent));
}

/* Adds somebody; the number is drawn again until nobody else has it. */
static struct people_person *add(struct people *p, unsigned group, bool man, int age,
				 const char *family, const char *relation)
{
	struct people_person *one = &p->person[p->persons++];

	do {
		*one = (struct people_person){ .group = group, .man = man, .age = age,
					       .relation = relation, .marital = '1' };
		centre_people_person_draw(one, &p->draw, &p->words, &p->plan->today,
					  family);
	} while (is_given(p, one->number));
	g_hash_table_add(p->numbers, g_strdup(one->number));
	return one;
}

static void marry(struct people_person *a, struct people_person *b)
{
	a->spouse = b;
	b->spouse = a;
	a->marital = b->marital = '2';
}

static bool has_room(const struct people *p)
{
	return p->persons < PEOPLE_MAX_MEMBERS &&
	       p->made + p->persons < p->plan->count;
}

/* Children at home: those who came while the mother was 19 to 41 and have not left. */
static void add_children(struct people *p, struct people_person *father,
			 struct people_person *mother, const char *relation)
{
	const struct people_person *elder = mother ? mother : father;
	static const signed char counts[] = {
		0, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4
	};
	int wanted = counts[centre_people_draw_below(&p->draw, G_N_ELEMENTS(counts))];
	int born_at = centre_people_draw_between(&p->draw, 19, 27);

	for (int i = 0; i < wanted && has_room(p); i++) {
		int age = elder->age - born_at;
		struct people_person *child;

		born_at += centre_people_draw_between(&p->draw, 2, 6);
		if (age < 0)
			break;
		/* Grown children leave: a fifth at 22, most past 30. */
		if (age >= 18 &&
		    centre_people_draw_chance(&p->draw,
					      MIN(900, 60 + (unsigned)(age - 18) * 38)))
			continue;
		child = add(p, elder->group, centre_people_draw_chance(&p->draw, 518),
			    age, father ? father->family : mother->family, relation);
		child->father = father;
		child->mother = mother;
	}
}

static struct people_person *add_spouse(struct people *p, struct people_person *of,
					const char *relation)
{
	int age = of->age +
		  (of->man ? -1 : 1) * centre_people_draw_between(&p->draw, -2, 6);
	unsigned group = of->group;
	struct people_person *spouse;

	if (centre_people_draw_chance(&p->draw, 120))
		group = centre_people_draw_below(&p->draw,
						 (unsigned)centre_people_groups_count);
	spouse = add(p, group, !of->man, MAX(age, 18), NULL, relation);
	marry(of, spouse);
	return spouse;
}

/* Ages of heads with children at home: most between 30 and 55. */
static int parent_age(struct people *p)
{
	return (centre_people_draw_between(&p->draw, 20, 66) +
		centre_people_draw_between(&p->draw, 20, 60)) /
	       2;
}

static void couple(struct people *p, unsigned group, bool with_children, int age)
{
	struct people_person *head =
		add(p, group, centre_people_draw_chance(&p->draw, 760), age, NULL, HEAD);
	struct people_person *spouse;

	if (!has_room(p))
		return;
	spouse = add_spouse(p, head, head->man ? WIFE : HUSBAND);
	if (with_children)
		add_children(p, head->man ? head : spouse, head->man ? spouse : head,
			     CHILD);
}

static void one_parent(struct people *p, unsigned group, bool man)
{
	struct people_person *head = add(p, group, man, parent_age(p), NULL, HEAD);

	head->marital = centre_people_draw_chance(&p->draw, 800) ? '3' : '1';
	add_children(p, man ? head : NULL, man ? NULL : head, CHILD);
}

/* Three generations: the middle couple heads it, the grandparents live with them. */
static void three_generations(struct people *p, unsigned group)
{
	struct people_person *head, *wife, *old;
	bool both = centre_people_draw_chance(&p->draw, 640);

	head = add(p, group, true, centre_people_draw_between(&p->draw, 24, 48), NULL,
		   HEAD);
	if (!has_room(p))
		return;
	wife = add_spouse(p, head, WIFE);
	add_children(p, head, wife, CHILD);
	if (!has_room(p))
		return;
	old = add(p, group, false,
		  head->age + centre_people_draw_between(&p->draw, 19, 36), NULL, "QH11");
	head->mother = old;
	old->marital = '3';
	if (both && has_room(p)) {
		struct people_person *father =
			add(p, group, true,
			    old->age + centre_people_draw_between(&p->draw, -2, 5),
			    head->family, "QH10");

		head->father = father;
		marry(old, father);
	}
}

static void alone(struct people *p, unsigned group)
{
	bool young = centre_people_draw_chance(&p->draw, 350);
	int age = young ? centre_people_draw_between(&p->draw, 20, 35)
			: centre_people_draw_between(&p->draw, 55, 93);
	struct people_person *head =
		add(p, group, centre_people_draw_chance(&p->draw, 330), age, NULL, HEAD);

	head->marital = young					   ? '1'
			: centre_people_draw_chance(&p->draw, 800) ? '3'
								   : '1';
}

/* Kinds of households as the family survey of 2014 counted them. */
static void draw_household(struct people *p)
{
	unsigned at = centre_people_draw_below(&p->draw, 1000),
		 share = centre_people_draw_below(&p->draw, 1000);
	unsigned group = 0;

	while (share >= centre_people_groups[group].share &&
	       group + 1 < centre_people_groups_count)
		share -= centre_people_groups[group++].share;
	if (at < 560)
		couple(p, group, true, parent_age(p));
	else if (at < 630)
		one_parent(p, group, false);
	else if (at < 660)
		one_parent(p, group, true);
	else if (at < 885)
		three_generations(p, group);
	else if (at < 965)
		couple(p, group, false,
		       centre_people_draw_chance(&p->draw, 350)
			       ? centre_people_draw_between(&p->draw, 21, 30)
			       : centre_people_draw_between(&p->draw, 54, 80));
	else
		alone(p, group);
}

static char *place(const struct people_plan *plan, bool with_code, const char *hamlet,
		   const char *commune)
{
	return g_strdup_printf(
		"%s\x1f%s\x1f%s%s%s%s, %s\x1fVN", with_code ? plan->commune_code : "",
		with_code ? plan->edition : "", hamlet ? "Thôn " : "",
		hamlet ? hamlet : "", hamlet ? ", " : "", commune, plan->province);
}

static void write_places(struct people *p, const struct people_person *one,
			 struct record *r, const char *hamlet)
{
	static const char *const elsewhere[] = { "xã Suối Thử", "xã Nà Mẫu",
						 "phường Ví Dụ", "xã Đồng Tập" };
	const char *other =
		elsewhere[centre_people_draw_below(&p->draw, G_N_ELEMENTS(elsewhere))];
	bool native = one->relation == CHILD || centre_people_draw_chance(&p->draw, 700);
	const char *commune = native ? p->plan->commune : other;
	g_autofree char *born = place(p->plan, native, NULL, commune);
	g_autofree char *home = place(p->plan, native, native ? hamlet : NULL, commune);
	g_autofree char *lives = place(p->plan, true, hamlet, p->plan->commune);
	g_autofree char *away = place(p->plan, false, NULL, other);

	record_set(r, FIELD_BIRTH_PLACE, born);
	record_set(r, FIELD_HOMETOWN, home);
	record_set(r, FIELD_RESIDENCE, lives);
	record_set(r, FIELD_PRESENT,
		   one->age > 17 && centre_people_draw_chance(&p->draw, 60) ? away
									    : lives);
}

/* A few of the old are dead and still on the list, as in every register. */
static void write_fate(struct people *p, const struct people_person *one,
		       struct record *r)
{
	const struct date *today = &p->plan->today;
	char died[16];

	if (one->relation == HEAD || one->age < 65 ||
	    !centre_people_draw_chance(&p->draw, 45))
		return;
	g_snprintf(died, sizeof died, "%04d-%02d-%02d",
		   today->year - centre_people_draw_between(&p->draw, 1, 4),
		   centre_people_draw_between(&p->draw, 1, 12),
		   centre_people_draw_between(&p->draw, 1, 28));
	record_set(r, FIELD_LIFE, "2");
	record_set(r, FIELD_DEATH, died);
}

bool centre_people_next(struct people *p, struct people_household *out)
{
	size_t hamlet;

	drop_members(p);
	if (p->made >= p->plan->count)
		return false;
	draw_household(p);
	/* Two draws: hamlets of unlike size, as in life. */
	hamlet = (centre_people_draw_below(&p->draw, (unsigned)p->plan->hamlets) +
		  centre_people_draw_below(&p->draw, (unsigned)p->plan->hamlets * 2)) /
		 3 % p->plan->hamlets;
	p->households++;
	p->house[hamlet] += centre_people_draw_chance(&p->draw, 200) ? 2 : 1;
	for (unsigned i = 0; i < p->persons; i++) {
		struct record *r = p->member[i] = record_new();

		centre_people_person_write(&p->person[i], r, &p->draw, &p->words);
		write_places(p, &p->person[i], r, p->plan->hamlet[hamlet]);
		write_fate(p, &p->person[i], r);
		record_set(r, FIELD_HEAD_NAME, p->person[0].name);
		record_set(r, FIELD_HEAD_NUMBER, p->person[0].number);
		record_set(r, FIELD_HEAD_RELATION, p->person[i].relation);
		centre_people_more_write(p->person, p->persons, i, r, &p->more,
					 &p->plan->today, p->plan->province);
	}
	p->made += p->persons;
	*out = (struct people_household){ .hamlet = hamlet, .members = p->persons,
					  .member = p->member, .faults = p->faults };
	g_snprintf(out->number, sizeof out->number, "%04u", p->households);
	g_snprintf(out->house, sizeof out->house, "%u", p->house[hamlet]);
	if (p->watch)
		centre_people_faults_visit(p->watch, out);
	return true;
}
