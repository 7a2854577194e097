/* central-form-test - a paper form at the centre: its answers are rows, a CT01 may only ask. */
#include "case_help.h"

#include "forms/form_answers.h"

#include "i18n/banned.h"

#define CT01 \
	",\"form\":\"CT01-2026\",\"form_date\":\"2026-07-02\",\"answers\":[" \
	"{\"key\":\"procedure\",\"value\":\"1.004194\"}," \
	"{\"key\":\"content\",\"value\":\"Đăng ký tạm trú tại nhà số 5\"}," \
	"{\"key\":\"member1_name\",\"value\":[\"Lò\",\"Văn\",\"Mẫu\"]}]"

static int setup(void **state)
{
	lab_setup(state);
	lab_offices(*state);
	return 0;
}

static void a_residence_form_only_asks(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *id = NULL, *value = NULL;
	struct request *request;
	struct got got = {0};

	/* without answers nothing is asked */
	assert_int_equal(send_case(&maker, "correction", "r2", "1", "", "", "", NULL, &got), 422);
	assert_int_equal(send_case(&maker, "correction", "r2", "1", "", "", CT01, &id, &got), 201);
	/* rows, not a text to be parsed */
	assert_int_equal(centre_number(lab->ledger, 0, "SELECT count(*) FROM request_answer", ""), 3);
	value = centre_word(lab->ledger,
			    "SELECT value FROM request_answer WHERE request = ?1 AND key = "
			    "'member1_name'",
			    "s", id);
	assert_string_equal(value, "Lò\x1fVăn\x1fMẫu");
	ask(&chief, OP_REQUEST_GET, id, NULL, &got);
	assert_int_equal(got.status, 200);
	request = request_of_json(got.body, NULL);
	assert_non_null(request);
	assert_string_equal(request->form, "CT01-2026");
	assert_string_equal(form_answer(request->answers, "procedure"), "1.004194");
	request_free(request);
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	assert_state(lab, id, "approved");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

/* A key of another form, a field of the record, a form nobody knows. */
static void what_no_form_asks_is_refused(void **state)
{
	static const char *const wrong[] = {
		",\"form\":\"CT01-2026\",\"answers\":[{\"key\":\"wish\",\"value\":\"x\"}]",
		",\"form\":\"CT01-2026\",\"answers\":[{\"key\":\"HoVaTen\",\"value\":\"x\"}]",
		",\"form\":\"CT99-2026\",\"answers\":[{\"key\":\"content\",\"value\":\"x\"}]",
		",\"answers\":[{\"key\":\"content\",\"value\":\"x\"}]",
	};
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1");
	struct got got = {0};

	for (size_t i = 0; i < G_N_ELEMENTS(wrong); i++)
		assert_int_equal(send_case(&maker, "correction", "r2", "1", "", "", wrong[i], NULL,
					   &got),
				 422);
	assert_int_equal(centre_number(lab->ledger, 0, "SELECT count(*) FROM request_answer", ""), 0);
	got_clear(&got);
	asker_clear(&maker);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_residence_form_only_asks, setup, lab_teardown),
		cmocka_unit_test_setup_teardown(what_no_form_asks_is_refused, setup, lab_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
