/* The order of persons that an officer likes holds over all pages of a list. */
#include "central_help.h"
#include "forms/parts.h"
#include "forms/person_row.h"
#include "i18n/collate.h"

#include "i18n/banned.h"

#define PEOPLE 200

/* Without the cases, which the centre does not turn. */
static char *key_of(const struct person_row *row, bool family_first)
{
	g_autofree char *family = kind_part(row->name, 0), *middle = kind_part(row->name, 1);
	g_autofree char *given = kind_part(row->name, 2);
	char *key = family_first ? collate_person_family(family, middle, given)
				 : collate_person(family, middle, given);

	key[strcspn(key, "!")] = '\0';
	return key;
}

/* All pages of the hamlet; how many rows, each not before the one above it. */
static unsigned walk(struct asker *a, const char *order, bool family_first)
{
	g_autofree char *cursor = g_strdup("null"), *last = g_strdup("");
	struct got got = {0};
	unsigned count = 0;

	while (cursor != NULL) {
		g_autofree char *body = g_strdup_printf(
			"{\"query\":{\"kind\":\"hamlet\",\"hamlet\":\"99003-01\"%s}," PURPOSE
			",\"limit\":50,\"cursor\":%s}",
			order, cursor);
		struct person_list *list;

		a->lab->now += 2000;
		ask(a, OP_FIND, NULL, body, &got);
		assert_int_equal(got.status, 200);
		list = person_list_of_json(got.body, NULL);
		assert_non_null(list);
		for (guint i = 0; i < list->rows->len; i++, count++) {
			char *key = key_of(list->rows->pdata[i], family_first);

			assert_true(strcmp(last, key) <= 0);
			g_free(last);
			last = key;
		}
		g_free(cursor);
		cursor = *list->cursor ? g_strdup_printf("\"%s\"", list->cursor) : NULL;
		person_list_free(list);
	}
	got_clear(&got);
	return count;
}

static void persons_stand_in_the_order_asked_for(void **state)
{
	static const char *const hamlets[] = {"Suối Cát"};
	const struct centre_commune_plan plan = {"99003", "xã Đông", "xa", "tỉnh Ví Dụ",
						 hamlets, 1, 0};
	struct lab *lab = *state;
	struct asker a;
	struct got got = {0};

	assert_true(centre_commune_add(lab->centre, lab->ledger, &plan, NULL));
	lab_officer(lab, "canbo3", "Vi Văn Ba", "officer", "99003");
	assert_true(centre_populate(lab->centre, lab->ledger, "99003", "7", PEOPLE, NULL, NULL));
	lab->now += 1000;
	a = sign_in(lab, "canbo3");
	assert_int_equal(walk(&a, "", false), PEOPLE);
	assert_int_equal(walk(&a, ",\"order\":\"given\"", false), PEOPLE);
	assert_int_equal(walk(&a, ",\"order\":\"family\"", true), PEOPLE);
	ask(&a, OP_FIND, NULL,
	    "{\"query\":{\"kind\":\"hamlet\",\"hamlet\":\"99003-01\",\"order\":\"age\"}," PURPOSE "}",
	    &got);
	assert_refused(&got, 422, "bad-shape");
	got_clear(&got);
	asker_clear(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(persons_stand_in_the_order_asked_for, lab_setup,
						lab_teardown),
	};

	return cmocka_run_group_tests_name("central order", tests, NULL, NULL);
}
