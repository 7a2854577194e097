/* decide - rows of the chief's queue, his verdicts, and patches on a register that moved.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "forms/patch.h"
#include "forms/request.h"

#include "i18n/banned.h"

#define P "\x1f"
#define UUID "0198c2f1-7b3a-7def-8123-456789abcdef"

static struct json *read_text(const char *text)
{
	GError *why = NULL;
	struct json *json = json_parse(text, strlen(text), &why);

	if (!json)
		fail_msg("%s: %s", text, why->message);
	return json;
}

static void test_rows(void **state)
{
	struct request_list *list = request_list_new(), *back;
	struct request_row *row = request_row_new();
	g_autoptr(json_owned) json = NULL;
	g_autofree char *labels = NULL;

	(void)state;
	record_put(&row->id, UUID);
	record_put(&row->receipt, "TH-000391");
	record_put(&row->name, "Nguyễn" P "Thị" P "Mâu");
	record_put(&row->decision_note, "thiếu");
	row->state = REQUEST_PENDING;
	row->deadline = 5000;
	g_ptr_array_add(row->fields, GINT_TO_POINTER(FIELD_NAME));
	g_ptr_array_add(row->fields, GINT_TO_POINTER(FIELD_PRESENT));
	g_ptr_array_add(list->rows, row);
	list->total = 41;
	record_put(&list->cursor, "abc");
	json = request_list_to_json(list);
	back = request_list_of_json(json, NULL);
	assert_non_null(back);
	assert_int_equal(back->total, 41);
	assert_string_equal(back->cursor, "abc");
	row = back->rows->pdata[0];
	assert_string_equal(row->id, UUID);
	assert_string_equal(row->name, "Nguyễn" P "Thị" P "Mâu");
	assert_string_equal(row->decision_note, "thiếu");
	assert_int_equal(row->state, REQUEST_PENDING);
	assert_int_equal(row->deadline, 5000);
	assert_int_equal(row->fields->len, 2);
	labels = request_row_labels(row);
	assert_string_equal(labels, "Full name, Present abode");
	request_list_free(back);
	request_list_free(list);
}

static void test_verdict(void **state)
{
	struct {
		const char *text;
		bool fine;
	} cases[] = {
		{ "{\"id\":\"" UUID
		  "\",\"decision\":\"approve\",\"resident_version\":\"7\"}",
		  true },
		{ "{\"id\":\"" UUID "\",\"decision\":\"approve\"}", false },
		{ "{\"id\":\"1\",\"decision\":\"approve\",\"resident_version\":\"7\"}",
		  false },
		{ "{\"id\":\"" UUID
		  "\",\"decision\":\"undo\",\"resident_version\":\"7\"}",
		  false },
		{ "{\"id\":\"" UUID "\",\"decision\":\"\",\"resident_version\":\"7\"}",
		  false },
		{ "{\"id\":\"" UUID
		  "\",\"decision\":\"refuse\",\"resident_version\":\"7\"}",
		  false },
		{ "{\"id\":\"" UUID
		  "\",\"decision\":\"refuse\",\"resident_version\":\"7\","
		  "\"reason\":\"TC-01\"}",
		  true },
		{ "{\"id\":\"" UUID
		  "\",\"decision\":\"approve\",\"resident_version\":\"7\","
		  "\"why\":1}",
		  false },
	};
	struct verdict *verdict = verdict_new(), *back;
	g_autoptr(json_owned) json = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(json_owned) body = read_text(cases[i].text);
		struct verdict *read = verdict_of_json(body, NULL);

		if ((read != NULL) != cases[i].fine)
			fail_msg("%s", cases[i].text);
		verdict_free(read);
	}
	record_put(&verdict->id, UUID);
	verdict->event = REQUEST_REFUSE;
	record_put(&verdict->reason, "TC-01");
	record_put(&verdict->note, "không đủ căn cứ");
	record_put(&verdict->resident_version, "8");
	verdict->opened_at = 1;
	verdict->decided_at = 2;
	json = verdict_to_json(verdict);
	back = verdict_of_json(json, NULL);
	assert_int_equal(back->event, REQUEST_REFUSE);
	assert_string_equal(back->note, "không đủ căn cứ");
	assert_string_equal(back->resident_version, "8");
	assert_int_equal(back->opened_at, 1);
	assert_int_equal(back->decided_at, 2);
	verdict_free(back);
	verdict_free(verdict);
}

static void test_patch(void **state)
{
	struct {
		const char *base, *mine, *now;
		enum patch patch;
	} cases[] = {
		{ "a", "a", "a", PATCH_NONE },
		{ "a", "b", "a", PATCH_MINE },
		{ "a", "a", "b", PATCH_NOW },
		{ "a", "b", "c", PATCH_BOTH },
		{ "a", "b", "b", PATCH_SAME },
		{ "", "b", "", PATCH_MINE },
		{ "a", "", "b", PATCH_BOTH },
		{ "a", "", "", PATCH_SAME },
		{ "*******31", "099456731", "*******31", PATCH_MINE },
		{ "*******31", "099456732", "*******32", PATCH_SAME },
		{ "*******31", "099456732", "*******33", PATCH_BOTH },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		assert_int_equal(
			patch_compare(cases[i].base, cases[i].mine, cases[i].now),
			cases[i].patch);
}

static void test_stale(void **state)
{
	struct stale *stale = stale_new(), *back;
	g_autoptr(json_owned) problem = json_object();
	g_autoptr(json_owned) odd = read_text("{\"base_version\":\"7\",\"now_version\":"
					      "\"9\",\"fields\":[{\"field\":\"x\"}]}");
	const struct patch_row *row;

	(void)state;
	record_put(&stale->base_version, "7");
	record_put(&stale->now_version, "9");
	stale_add(stale, FIELD_BIRTH, "1950", "1950-03-17", "1950");
	stale_add(stale, FIELD_NAME, P P "Mâu", P P "Mậu", P P "Mẫu");
	stale_put(problem, stale);
	back = stale_of_json(problem, NULL);
	assert_non_null(back);
	assert_string_equal(back->base_version, "7");
	assert_string_equal(back->now_version, "9");
	assert_int_equal(back->rows->len, 2);
	row = back->rows->pdata[1];
	assert_int_equal(row->field, FIELD_NAME);
	assert_string_equal(row->base, P P "Mâu");
	assert_string_equal(row->mine, P P "Mậu");
	assert_string_equal(row->now, P P "Mẫu");
	assert_int_equal(row->patch, PATCH_BOTH);
	assert_null(stale_of_json(odd, NULL));
	stale_free(back);
	stale_free(stale);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_verdict),
		cmocka_unit_test(test_patch),
		cmocka_unit_test(test_stale),
	};

	return cmocka_run_group_tests_name("decide", tests, NULL, NULL);
}
