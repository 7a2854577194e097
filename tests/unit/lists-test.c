/* lists - persons, households, worklists, histories, verifications: there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "forms/history.h"
#include "forms/household.h"
#include "forms/person_row.h"
#include "forms/verification.h"

#include "i18n/banned.h"

#define P "\x1f"
#define UUID "0198c2f1-7b3a-7def-8123-456789abcdef"

static struct json *again(struct json *taken)
{
	g_autoptr(json_owned) json = taken;
	g_autofree char *text = json_print(json);
	GError *why = NULL;
	struct json *back = json_parse(text, strlen(text), &why);

	if (!back)
		fail_msg("%s: %s", text, why->message);
	return back;
}

static struct json *read_text(const char *text)
{
	return json_parse(text, strlen(text), NULL);
}

static struct person_row *sample(const char *id)
{
	struct person_row *row = person_row_new();

	record_put(&row->id, id);
	record_put(&row->version, "3");
	record_put(&row->name, "Nguyễn" P "Thị" P "Mậu");
	record_put(&row->birth, "1943");
	record_put(&row->sex, "2");
	record_put(&row->number, "**********27");
	record_put(&row->hamlet, "Gò Trám");
	record_put(&row->house, "7");
	record_put(&row->household_id, "hh-1");
	record_put(&row->note, "đã chết");
	record_put(&row->rank, "exact");
	record_put(&row->relation, "01");
	record_put(&row->state, "2");
	record_put(&row->verified, "2026-03-12T01:44:05.123Z");
	return row;
}

static void same_person(const struct person_row *a, const struct person_row *b)
{
	assert_string_equal(a->id, b->id);
	assert_string_equal(a->version, b->version);
	assert_string_equal(a->name, b->name);
	assert_string_equal(a->birth, b->birth);
	assert_string_equal(a->sex, b->sex);
	assert_string_equal(a->number, b->number);
	assert_string_equal(a->hamlet, b->hamlet);
	assert_string_equal(a->house, b->house);
	assert_string_equal(a->household_id, b->household_id);
	assert_string_equal(a->note, b->note);
	assert_string_equal(a->rank, b->rank);
	assert_string_equal(a->relation, b->relation);
	assert_string_equal(a->state, b->state);
	assert_string_equal(a->verified, b->verified);
}

static void test_persons(void **state)
{
	struct person_list *list = person_list_new(), *back, *more = person_list_new();
	struct person_row *copy;
	g_autoptr(json_owned) json = NULL;

	(void)state;
	g_ptr_array_add(list->rows, sample("r-1"));
	list->total = 1000;
	list->total_more = true;
	list->exact = 5;
	list->as_of = 1234;
	record_put(&list->cursor, "next");
	record_put(&list->elsewhere, "Xã Suối Thử");
	json = again(person_list_to_json(list));
	back = person_list_of_json(json, NULL);
	assert_non_null(back);
	assert_int_equal(back->rows->len, 1);
	same_person(back->rows->pdata[0], list->rows->pdata[0]);
	assert_int_equal(back->total, 1000);
	assert_true(back->total_more);
	assert_int_equal(back->exact, 5);
	assert_int_equal(back->as_of, 1234);
	assert_string_equal(back->cursor, "next");
	assert_string_equal(back->elsewhere, "Xã Suối Thử");
	copy = person_row_copy(back->rows->pdata[0]);
	same_person(copy, list->rows->pdata[0]);
	person_row_free(copy);
	g_ptr_array_add(more->rows, sample("r-2"));
	more->total = 2;
	person_list_append(back, more);
	assert_int_equal(back->rows->len, 2);
	assert_string_equal(((struct person_row *)back->rows->pdata[1])->id, "r-2");
	assert_string_equal(back->cursor, "");
	assert_int_equal(back->total, 2);
	assert_false(back->total_more);
	person_list_free(back);
	person_list_free(list);
}

static void test_persons_refused(void **state)
{
	static const char *const bad[] = {
		"[]",
		"{\"rows\":{}}",
		"{\"rows\":[1]}",
		"{\"rows\":[{}]}",
		"{\"rows\":[{\"id\":\"r\",\"name\":\"Mẫu\"}]}",
		"{\"total\":-1}",
		"{\"total\":\"5\"}",
		"{\"total\":4294967296}",
		"{\"as_of\":\"now\"}",
		"{\"as_of\":12}",
		"{\"cursor\":1}",
		"{\"elsewhere\":{\"commune\":1}}",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(json_owned) json = read_text(bad[i]);
		g_autoptr(GError) why = NULL;

		assert_non_null(json);
		if (person_list_of_json(json, &why))
			fail_msg("let in: %s", bad[i]);
		assert_non_null(why);
	}
}

static void test_household(void **state)
{
	struct household *h = household_new(), *back;
	g_autoptr(json_owned) json = NULL;
	g_autoptr(json_owned) nobody = read_text("{\"number\":\"0127\"}");

	(void)state;
	record_put(&h->id, "hh-127");
	record_put(&h->number, "0127");
	record_put(&h->house, "7");
	record_put(&h->hamlet_id, "h-1");
	record_put(&h->hamlet, "Bến Gỗ");
	record_put(&h->commune, "Xã Tập Huấn");
	record_put(&h->head, "Đinh" P "Văn" P "Ví");
	h->as_of = 77;
	g_ptr_array_add(h->members, sample("r-1"));
	g_ptr_array_add(h->members, sample("r-2"));
	json = again(household_to_json(h));
	back = household_of_json(json, NULL);
	assert_non_null(back);
	assert_string_equal(back->id, "hh-127");
	assert_string_equal(back->number, "0127");
	assert_string_equal(back->house, "7");
	assert_string_equal(back->hamlet_id, "h-1");
	assert_string_equal(back->hamlet, "Bến Gỗ");
	assert_string_equal(back->commune, "Xã Tập Huấn");
	assert_string_equal(back->head, "Đinh" P "Văn" P "Ví");
	assert_int_equal(back->as_of, 77);
	assert_int_equal(back->members->len, 2);
	same_person(back->members->pdata[1], h->members->pdata[1]);
	assert_null(household_of_json(nobody, NULL));
	household_free(back);
	household_free(h);
}

static void test_hamlets(void **state)
{
	struct hamlet_list *list = hamlet_list_new(), *back;
	struct hamlet_row *row = hamlet_row_new();
	g_autoptr(json_owned) json = NULL;

	(void)state;
	record_put(&row->id, "h-1");
	record_put(&row->name, "Bến Gỗ");
	row->households = 262;
	row->people = 979;
	row->left = 132;
	row->done = 847;
	g_ptr_array_add(list->rows, row);
	list->deadline = 9;
	list->as_of = 8;
	json = again(hamlet_list_to_json(list));
	back = hamlet_list_of_json(json, NULL);
	assert_non_null(back);
	row = back->rows->pdata[0];
	assert_string_equal(row->id, "h-1");
	assert_string_equal(row->name, "Bến Gỗ");
	assert_int_equal(row->households, 262);
	assert_int_equal(row->people, 979);
	assert_int_equal(row->left, 132);
	assert_int_equal(row->done, 847);
	assert_int_equal(back->deadline, 9);
	assert_int_equal(back->as_of, 8);
	hamlet_list_free(back);
	hamlet_list_free(list);
}

static void test_worklist(void **state)
{
	struct worklist *list = worklist_new(), *back;
	struct work_row *row = work_row_new();
	g_autoptr(json_owned) json = NULL;

	(void)state;
	record_put(&row->id, "hh-7");
	record_put(&row->number, "0012");
	record_put(&row->house, "7");
	record_put(&row->head, "Đinh" P "Văn" P "Sắn");
	row->people = 5;
	row->agree = 2;
	row->differ = 1;
	row->paper = 1;
	row->left = 1;
	record_put(&row->note, "đang làm");
	g_ptr_array_add(list->rows, row);
	list->total = 31;
	json = again(worklist_to_json(list));
	back = worklist_of_json(json, NULL);
	assert_non_null(back);
	assert_int_equal(back->total, 31);
	row = back->rows->pdata[0];
	assert_string_equal(row->id, "hh-7");
	assert_string_equal(row->number, "0012");
	assert_string_equal(row->house, "7");
	assert_string_equal(row->head, "Đinh" P "Văn" P "Sắn");
	assert_string_equal(row->note, "đang làm");
	assert_int_equal(row->people, 5);
	assert_int_equal(row->agree, 2);
	assert_int_equal(row->differ, 1);
	assert_int_equal(row->paper, 1);
	assert_int_equal(row->left, 1);
	worklist_free(back);
	worklist_free(list);
}

static void test_history(void **state)
{
	g_autoptr(GPtrArray) entries =
		g_ptr_array_new_with_free_func((GDestroyNotify)history_entry_free);
	g_autoptr(GPtrArray) back = NULL;
	struct history_entry *entry = history_entry_new();
	struct change *change = g_new0(struct change, 1);
	g_autoptr(json_owned) json = NULL;
	g_autoptr(json_owned) nothing = NULL;

	(void)state;
	entry->time = 55;
	record_put(&entry->version, "7");
	record_put(&entry->kind, "correction");
	record_put(&entry->receipt, "TH-000391");
	record_put(&entry->actor, "Lê Văn Ví");
	record_put(&entry->office, "Công an xã Tập Huấn");
	change->field = FIELD_NAME;
	change->from = g_strdup(P P "Mâu");
	change->to = g_strdup(P P "Mậu");
	g_ptr_array_add(entry->changes, change);
	g_ptr_array_add(entries, entry);
	json = again(history_to_json(entries));
	back = history_of_json(json, NULL);
	assert_non_null(back);
	entry = back->pdata[0];
	assert_int_equal(entry->time, 55);
	assert_string_equal(entry->version, "7");
	assert_string_equal(entry->kind, "correction");
	assert_string_equal(entry->receipt, "TH-000391");
	assert_string_equal(entry->actor, "Lê Văn Ví");
	assert_string_equal(entry->office, "Công an xã Tập Huấn");
	change = entry->changes->pdata[0];
	assert_int_equal(change->field, FIELD_NAME);
	assert_string_equal(change->to, P P "Mậu");
	nothing = read_text("{}");
	assert_null(history_of_json(nothing, NULL));
}

static void test_accesses(void **state)
{
	g_autoptr(GPtrArray) entries =
		g_ptr_array_new_with_free_func((GDestroyNotify)access_entry_free);
	g_autoptr(GPtrArray) back = NULL;
	struct access_entry *entry = access_entry_new();
	g_autoptr(json_owned) json = NULL;

	(void)state;
	entry->time = 66;
	record_put(&entry->officer, "Nguyễn Văn Mẫu");
	record_put(&entry->action, "reveal");
	record_put(&entry->procedure, "TH-02");
	record_put(&entry->case_number, "0412/2026");
	g_ptr_array_add(entries, entry);
	json = again(accesses_to_json(entries));
	back = accesses_of_json(json, NULL);
	assert_non_null(back);
	entry = back->pdata[0];
	assert_int_equal(entry->time, 66);
	assert_string_equal(entry->officer, "Nguyễn Văn Mẫu");
	assert_string_equal(entry->procedure, "TH-02");
	assert_string_equal(entry->case_number, "0412/2026");
	assert_string_equal(access_action_name(entry->action), "had a number shown");
	assert_string_equal(access_action_name("?"), "?");
}

static void test_verification(void **state)
{
	struct verification *v = verification_new(), *back;
	g_autoptr(json_owned) json = NULL;

	(void)state;
	record_put(&v->id, UUID);
	record_put(&v->resident, "r-17");
	record_put(&v->base_version, "3");
	record_put(&v->terminal, "máy 1");
	v->made_at = 99;
	purpose_set(&v->purpose, "TH-05", "XM-1", 0);
	verification_answer(v, FIELD_NAME, VERIFIED_AGREES, NULL);
	verification_answer(v, FIELD_ETHNIC, VERIFIED_AGREES, NULL);
	verification_answer(v, FIELD_ETHNIC, VERIFIED_DIFFERS, "07");
	verification_answer(v, FIELD_BIRTH_PLACE, VERIFIED_NO_PAPER, NULL);
	verification_answer(v, FIELD_RELIGION, VERIFIED_REST, NULL);
	assert_int_equal(v->answers->len, 4);
	assert_int_equal(verification_count(v, VERIFIED_AGREES), 1);
	json = again(verification_to_json(v));
	back = verification_of_json(json, NULL);
	assert_non_null(back);
	assert_string_equal(back->id, UUID);
	assert_string_equal(back->resident, "r-17");
	assert_string_equal(back->base_version, "3");
	assert_string_equal(back->terminal, "máy 1");
	assert_int_equal(back->made_at, 99);
	assert_int_equal(back->person, PERSON_PRESENT);
	assert_string_equal(back->purpose.case_number, "XM-1");
	assert_int_equal(back->answers->len, 4);
	assert_int_equal(verification_answer_of(back, FIELD_ETHNIC)->word,
			 VERIFIED_DIFFERS);
	assert_string_equal(verification_answer_of(back, FIELD_ETHNIC)->value, "07");
	assert_int_equal(verification_answer_of(back, FIELD_RELIGION)->word,
			 VERIFIED_REST);
	assert_null(verification_answer_of(back, FIELD_SEX));
	verification_free(back);
	verification_free(v);
}

static void test_verification_refused(void **state)
{
	static const struct {
		const char *person, *fields;
		bool fine;
	} cases[] = {
		{ "present", "[]", true },
		{ "absent", "[]", true },
		{ "unknown", "[]", true },
		{ "here", "[]", false },
		{ "absent", "[{\"field\":\"GioiTinh\",\"answer\":\"agrees\"}]", false },
		{ "present", "{}", false },
		{ "present", "[{\"field\":\"GioiTinh\",\"answer\":\"agrees\"}]", true },
		{ "present", "[{\"field\":\"GioiTinh\",\"answer\":\"yes\"}]", false },
		{ "present", "[{\"field\":\"Sex\",\"answer\":\"agrees\"}]", false },
		{ "present",
		  "[{\"field\":\"GioiTinh\",\"answer\":\"agrees\",\"value\":\"2\"}]",
		  false },
		{ "present", "[{\"field\":\"GioiTinh\",\"answer\":\"differs\"}]", false },
		{ "present",
		  "[{\"field\":\"GioiTinh\",\"answer\":\"differs\",\"value\":\"2\"}]",
		  true },
		{ "present",
		  "[{\"field\":\"GioiTinh\",\"answer\":\"differs\",\"value\":2}]",
		  false },
		{ "present", "[{\"field\":\"GioiTinh\",\"answer\":\"agrees\",\"x\":1}]",
		  false },
		{ "present",
		  "[{\"field\":\"GioiTinh\",\"answer\":\"agrees\"},"
		  "{\"field\":\"GioiTinh\",\"answer\":\"agrees\"}]",
		  false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autofree char *text = g_strdup_printf(
			"{\"id\":\"" UUID "\",\"resident\":\"r\",\"base_version\":\"1\","
			"\"person\":\"%s\",\"fields\":%s,"
			"\"purpose\":{\"procedure\":\"TH-05\",\"case\":\"1\"}}",
			cases[i].person, cases[i].fields);
		g_autoptr(json_owned) json = read_text(text);
		struct verification *v;

		assert_non_null(json);
		v = verification_of_json(json, NULL);
		if ((v != NULL) != cases[i].fine)
			fail_msg("%s", text);
		verification_free(v);
	}
}

static void test_words(void **state)
{
	(void)state;
	assert_string_equal(verification_word_wire(VERIFIED_NO_PAPER), "no_paper");
	assert_string_equal(verification_word_name(VERIFIED_NO_PAPER), "paper not shown");
	assert_string_equal(verification_person_wire(PERSON_MOVED), "moved");
	assert_string_equal(verification_person_name(PERSON_MOVED), "moved away");
	for (unsigned i = 0; i < verification_field_count; i++)
		for (unsigned k = 0; k < i; k++)
			assert_int_not_equal((int)verification_fields[i],
					     (int)verification_fields[k]);
	assert_int_equal(verification_field_count, 12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_persons),
		cmocka_unit_test(test_persons_refused),
		cmocka_unit_test(test_household),
		cmocka_unit_test(test_hamlets),
		cmocka_unit_test(test_worklist),
		cmocka_unit_test(test_history),
		cmocka_unit_test(test_accesses),
		cmocka_unit_test(test_verification),
		cmocka_unit_test(test_verification_refused),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests_name("lists", tests, NULL, NULL);
}
