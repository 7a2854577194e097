/* Comparing copies, conflicts between officers, letters of other centres. */
#include "central_mirror.h"

#include "forms/patch.h"

#include "i18n/banned.h"

/* Nodes, leaves and rows of the centre lead to the one that differs. */
static void the_centre_names_what_differs(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	g_autofree char *nodes = NULL, *leaves = NULL;
	struct digest_answer *answer;
	struct got got = {0};
	unsigned bucket = digest_bucket("r2");

	nodes = g_strdup_printf("{\"seq\":0,\"nodes\":[%u,%u]}", bucket / DIGEST_FAN,
				bucket / DIGEST_FAN);
	ask(&a, OP_RECONCILE, COMMUNE, nodes, &got);
	answer = digest_answer_of_json(got.body, NULL);
	assert_non_null(answer);
	assert_int_equal(answer->hashes->len, 2 * DIGEST_FAN * DIGEST_SHORT);
	assert_memory_equal(answer->hashes->data,
			    answer->hashes->data + DIGEST_FAN * DIGEST_SHORT,
			    DIGEST_FAN * DIGEST_SHORT);
	digest_answer_free(answer);
	leaves = g_strdup_printf("{\"seq\":0,\"buckets\":[%u]}", bucket);
	ask(&a, OP_RECONCILE, COMMUNE, leaves, &got);
	answer = digest_answer_of_json(got.body, NULL);
	assert_int_equal(answer->leaves->len, 1);
	assert_string_equal(((struct digest_leaf *)answer->leaves->pdata[0])->id, "r2");
	digest_answer_free(answer);
	/* nobody of another commune, whoever asks */
	ask(&a, OP_RECONCILE, COMMUNE, "{\"seq\":0,\"rows\":[\"r2\",\"x1\",\"khong\"]}", &got);
	answer = digest_answer_of_json(got.body, NULL);
	assert_int_equal(answer->rows->len, 1);
	digest_answer_free(answer);
	ask(&a, OP_RECONCILE, COMMUNE, "{\"seq\":7,\"nodes\":[1]}", &got);
	assert_true(json_bool_at(got.body, "behind", false));
	ask(&a, OP_RECONCILE, COMMUNE, "{\"seq\":0}", &got);
	assert_refused(&got, 422, "bad-shape");
	got_clear(&got);
	asker_clear(&a);
}

/* Two changed the same field: each value stands beside the others, with whose it is. */
static void a_conflict_says_when_and_by_whom(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct patch_row *row;
	struct stale *stale;
	struct got got = {0};

	approve(lab, "r1", "1", "TinhTrangHonNhan", "\"2\"", "\"1\"");
	lab->now += 1000;
	assert_int_equal(send_correction(&a, "r1", "1", "TinhTrangHonNhan", "\"2\"", "\"3\"",
					 NULL, &got),
			 412);
	stale = stale_of_json(got.body, NULL);
	assert_non_null(stale);
	assert_int_equal(stale->rows->len, 1);
	row = stale->rows->pdata[0];
	assert_string_equal(row->base, "2");
	assert_string_equal(row->mine, "3");
	assert_string_equal(row->now, "1");
	assert_int_equal(row->changed_at, lab->now - 1000);
	assert_string_equal(row->office, "xã Tập Huấn");
	assert_string_equal(row->receipt, "TH-000001");
	stale_free(stale);
	/* another field merges, and says so */
	assert_int_equal(send_correction(&a, "r1", "1", "NhomMau", "null", "\"01\"", NULL, &got),
			 201);
	assert_true(json_bool_at(got.body, "merged", false));
	/* chosen anew, on what the register says now */
	approve(lab, "r1", "2", "TinhTrangHonNhan", "\"1\"", "\"3\"");
	ask(&a, OP_HISTORY, "r1", NULL, &got);
	assert_non_null(strstr(got.text, "\"from\":\"2\",\"to\":\"1\""));
	assert_non_null(strstr(got.text, "\"from\":\"1\",\"to\":\"3\""));
	got_clear(&got);
	asker_clear(&a);
}

/* Letters say whose they are. */
static void letters_of_another_centre_are_refused(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *id = NULL, *uuid = lab_uuid(lab), *key = quoted(uuid);
	g_autofree char *visit = g_strdup_printf(
		"{\"id\":\"%s\",\"resident\":\"r3\",\"base_version\":\"1\",\"person\":\"absent\","
		"\"fields\":[]," PURPOSE ",\"made_at\":\"2026-01-01T00:00:00.000Z\",\"terminal\":"
		"\"t1\",\"world\":\"practice\",\"centre\":\"khac\"}", uuid);
	g_autofree char *reveal = g_strdup_printf(
		"{\"field\":\"SoDinhDanh\",\"id\":\"%s\",\"made_at\":\"2026-01-01T00:00:00.000Z\","
		PURPOSE ",\"world\":\"real\",\"centre\":\"%s\"}", uuid, lab->centre->id);
	g_autofree char *verdict = g_strdup_printf(
		"{\"id\":\"%s\",\"decision\":\"approve\",\"reason\":\"\",\"note\":\"\","
		"\"resident_version\":\"1\",\"opened_at\":\"2026-01-01T00:00:00.000Z\","
		"\"decided_at\":\"2026-01-01T00:01:00.000Z\",\"terminal\":\"t2\",\"world\":\"real\","
		"\"centre\":\"%s\"}", uuid, lab->centre->id);
	struct got got = {0};

	ask_with(&a, OP_VERIFY, NULL, key, NULL, visit, &got);
	assert_refused(&got, 421, "wrong-world");
	ask_with(&a, OP_REVEAL, "r1", key, NULL, reveal, &got);
	assert_refused(&got, 421, "wrong-world");
	assert_int_equal(send_correction(&a, "r2", "1", "NhomMau", "null", "\"01\"", &id, &got),
			 201);
	ask_with(&chief, OP_DECIDE, id, key, "\"1\"", verdict, &got);
	assert_refused(&got, 421, "wrong-world");
	ask_with(&a, OP_WITHDRAW, id, key, NULL,
		 "{\"reason\":\"nham\",\"world\":\"real\",\"centre\":\"khac\"}", &got);
	assert_refused(&got, 421, "wrong-world");
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&chief);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(the_centre_names_what_differs),
		AT_LAB(a_conflict_says_when_and_by_whom),
		AT_LAB(letters_of_another_centre_are_refused),
	};

	return cmocka_run_group_tests_name("central copies", tests, NULL, NULL);
}
