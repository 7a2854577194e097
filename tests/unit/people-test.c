/* people - the invented population is the one that was asked for, every time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include <glib.h>

#include "central/people.h"
#include "forms/catalogue.h"
#include "forms/record.h"

static const char *const hamlets[] = { "Bến Gỗ", "Suối Cát", "Gò Trám", "Vườn Ổi" };

static struct people_plan plan(const char *seed, unsigned count)
{
	return (struct people_plan){
		.seed = seed, .count = count, .commune_code = "99001",
		.commune = "xã Tập Huấn", .province = "tỉnh Ví Dụ", .edition = "practice",
		.hamlet = hamlets, .hamlets = G_N_ELEMENTS(hamlets),
		.today = { 2026, 11, 23 },
	};
}

/* Every value of everybody as one hash. */
static char *fingerprint(const char *seed, unsigned count)
{
	struct people_plan p = plan(seed, count);
	struct people *people = centre_people_new(&p);
	struct people_household home;
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
	char *hex;

	while (centre_people_next(people, &home))
		for (size_t i = 0; i < home.members; i++)
			for (int f = 0; f < FIELD_COUNT; f++)
				g_checksum_update(sum, (const guchar *)home.member[i]->value[f],
						  (gssize)strlen(home.member[i]->value[f]) + 1);
	centre_people_free(people);
	hex = g_strdup(g_checksum_get_string(sum));
	g_checksum_free(sum);
	return hex;
}

static void same_seed_same_people(void **state)
{
	g_autofree char *a = fingerprint("tap-huan", 500), *b = fingerprint("tap-huan", 500);
	g_autofree char *c = fingerprint("khac", 500);

	(void)state;
	assert_string_equal(a, b);
	assert_string_not_equal(a, c);
}

static int atoi_year(const char *iso)
{
	return (int)g_ascii_strtoull(iso, NULL, 10);
}

static bool lives_in(const struct people_household *home, const char *number)
{
	for (size_t i = 0; i < home->members; i++)
		if (strcmp(home->member[i]->value[FIELD_NUMBER], number) == 0)
			return true;
	return false;
}

static unsigned check_children(const struct people_household *home, const struct record *r)
{
	g_autoptr(GPtrArray) children = value_items(r->value[FIELD_CHILDREN]);

	for (guint i = 0; i < children->len; i++) {
		g_autofree char *number = value_item_part(children->pdata[i], PERSON_NUMBER);

		assert_true(lives_in(home, number));
	}
	return children->len;
}

static unsigned check_cards(const struct record *r, int born)
{
	g_autoptr(GPtrArray) cards = value_items(r->value[FIELD_CARDS]);

	for (guint i = 0; i < cards->len; i++) {
		g_autofree char *kind = value_item_part(cards->pdata[i], CARD_KIND);
		g_autofree char *number = value_item_part(cards->pdata[i], CARD_NUMBER);
		g_autofree char *issued = value_item_part(cards->pdata[i], CARD_ISSUED);
		g_autofree char *expires = value_item_part(cards->pdata[i], CARD_EXPIRES);
		bool old = strcmp(kind, "cmnd9") == 0;

		assert_string_equal(number, r->value[old ? FIELD_OLD_NUMBER : FIELD_NUMBER]);
		assert_true(atoi_year(issued) >= born + 14);
		if (*expires && strcmp(expires, CARD_FOR_EVER) != 0)
			assert_true(strcmp(expires, issued) > 0);
	}
	return cards->len;
}

/* The laws of 2020 and 2023: all of it well formed, and true to the household. */
static void more_fits_the_household(void **state)
{
	struct people_plan p = plan("more", 2000);
	struct people *people = centre_people_new(&p);
	struct people_household home;
	unsigned cards = 0, stays = 0, absent = 0, phones = 0, children = 0;

	(void)state;
	while (centre_people_next(people, &home))
		for (size_t i = 0; i < home.members; i++) {
			const struct record *r = home.member[i];

			for (int f = 0; f < FIELD_COUNT; f++)
				if (!value_is_well_formed(record_fields[f].kind, r->value[f]))
					fail_msg("%s: %s", record_fields[f].path, r->value[f]);
			children += check_children(&home, r);
			cards += check_cards(r, atoi_year(r->value[FIELD_BIRTH]));
			stays += *r->value[FIELD_STAYS] != '\0';
			absent += *r->value[FIELD_ABSENCE] != '\0';
			phones += *r->value[FIELD_PHONE] != '\0';
		}
	centre_people_free(people);
	assert_in_range(cards, 1200, 2200);
	assert_in_range(children, 500, 2500);
	assert_in_range(stays, 60, 1000);
	assert_in_range(absent, 5, 100);
	assert_in_range(phones, 300, 900);
}

/* Plays and tests know people by seed, number and name: the later fields draw elsewhere. */
static void who_they_are_does_not_move(void **state)
{
	struct people_plan p = plan("fixed", 300);
	struct people *people = centre_people_new(&p);
	struct people_household home;
	GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);

	(void)state;
	while (centre_people_next(people, &home))
		for (size_t i = 0; i < home.members; i++)
			for (int f = 0; f <= FIELD_LIFE; f++)
				g_checksum_update(sum, (const guchar *)home.member[i]->value[f],
						  (gssize)strlen(home.member[i]->value[f]) + 1);
	assert_string_equal(g_checksum_get_string(sum),
			    "021b9e8ad6dc7ab45fdda30451310069"
			    "ab9e22d2e3680e5369d282c2a1c67fdd");
	g_checksum_free(sum);
	centre_people_free(people);
}

static int age_of(const struct record *r)
{
	return 2026 - (int)g_ascii_strtoull(r->value[FIELD_BIRTH], NULL, 10);
}

static void count_and_sizes(void **state)
{
	struct people_plan p = plan("sizes", 12180);
	struct people *people = centre_people_new(&p);
	struct people_household home;
	unsigned persons = 0, homes = 0, young = 0, old = 0, over60 = 0, year_alone = 0, men = 0;

	(void)state;
	while (centre_people_next(people, &home)) {
		homes++;
		persons += (unsigned)home.members;
		assert_in_range(home.members, 1, 12);
		for (size_t i = 0; i < home.members; i++) {
			const struct record *r = home.member[i];
			int age = age_of(r);

			young += age < 15;
			old += age >= 65;
			over60 += age > 61;
			year_alone += strlen(r->value[FIELD_BIRTH]) == 4;
			men += r->value[FIELD_SEX][0] == '1';
		}
	}
	centre_people_free(people);
	assert_int_equal(persons, 12180);
	/* 3,270 households of 12,180 people: within three per cent. */
	assert_in_range(homes, 3172, 3368);
	/* The pyramid of 2019: 24 % under 15, 8 % from 65 on; three points of room. */
	assert_in_range(young * 1000 / persons, 213, 273);
	assert_in_range(old * 1000 / persons, 50, 110);
	assert_in_range(men * 1000 / persons, 470, 530);
	/* One in ten of the old has a birth year alone. */
	assert_in_range(year_alone * 1000 / over60, 75, 125);
}

static void check_person(const struct record *r, GHashTable *numbers)
{
	const char *number = r->value[FIELD_NUMBER], *birth = r->value[FIELD_BIRTH];
	int century = (birth[0] == '1' ? 0 : 2) + (r->value[FIELD_SEX][0] == '2');

	assert_int_equal(strlen(number), 12);
	assert_memory_equal(number, "099", 3);
	assert_int_equal(number[3] - '0', century);
	assert_memory_equal(number + 4, birth + 2, 2);
	assert_true(g_hash_table_add(numbers, g_strdup(number)));
	assert_true(g_utf8_validate(r->value[FIELD_NAME], -1, NULL));
	assert_true(catalogue_row(CATALOGUE_ETHNIC, r->value[FIELD_ETHNIC], NULL));
	assert_true(catalogue_row(CATALOGUE_RELIGION, r->value[FIELD_RELIGION], NULL));
	assert_true(catalogue_row(CATALOGUE_MARITAL, r->value[FIELD_MARITAL], NULL));
	assert_true(catalogue_row(CATALOGUE_RELATION, r->value[FIELD_HEAD_RELATION], NULL));
	assert_true(catalogue_row(CATALOGUE_LIFE, r->value[FIELD_LIFE], NULL));
	if (*r->value[FIELD_BLOOD])
		assert_true(catalogue_row(CATALOGUE_BLOOD, r->value[FIELD_BLOOD], NULL));
}

static void everybody_fits(void **state)
{
	struct people_plan p = plan("fits", 3000);
	struct people *people = centre_people_new(&p);
	struct people_household home;
	GHashTable *numbers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	(void)state;
	while (centre_people_next(people, &home)) {
		const struct record *head = home.member[0];

		assert_string_equal(head->value[FIELD_HEAD_RELATION], "QH01");
		assert_true(home.hamlet < G_N_ELEMENTS(hamlets));
		for (size_t i = 0; i < home.members; i++) {
			check_person(home.member[i], numbers);
			assert_string_equal(home.member[i]->value[FIELD_HEAD_NUMBER],
					    head->value[FIELD_NUMBER]);
			if (g_str_equal(home.member[i]->value[FIELD_HEAD_RELATION], "QH04"))
				assert_true(age_of(head) - age_of(home.member[i]) >= 13);
		}
	}
	centre_people_free(people);
	assert_int_equal(g_hash_table_size(numbers), 3000);
	g_hash_table_unref(numbers);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_seed_same_people),
		cmocka_unit_test(more_fits_the_household),
		cmocka_unit_test(who_they_are_does_not_move),
		cmocka_unit_test(count_and_sizes),
		cmocka_unit_test(everybody_fits),
	};

	return cmocka_run_group_tests_name("people", tests, NULL, NULL);
}
