/*
 * readback-test - a centre that says "approved" and keeps the old value is found out,
 * and one that is right is not accused.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>

#include "forms/parts.h"
#include "forms/request.h"
#include "i18n/language.h"
#include "tui/app.h"
#include "tui/readback.h"

#include "i18n/banned.h"

#define P KIND_PART_TEXT

static int in_vietnamese(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	return 0;
}

static struct request *approved(enum record_field field, const char *to, const char *now)
{
	struct request *request = request_new();
	struct change *change = request_add_change(request, field, "", to);

	record_put(&request->receipt, "TH-000391");
	request->state = REQUEST_APPROVED;
	change->now = g_strdup(now);
	return request;
}

static void is_missing(enum record_field field, const char *to, const char *now, bool missing)
{
	struct request *request = approved(field, to, now);
	g_autofree char *labels = readback_missing(request);

	if ((labels != NULL) != missing)
		fail_msg("%s: asked %s, now %s: %s", record_fields[field].path, to,
			 now ? now : "(not told)", labels ? labels : "nothing missing");
	if (missing)
		assert_string_equal(labels, record_label(field));
	request_free(request);
}

/* One of every kind: what arrived, and what did not. */
static void each_kind_is_compared(void **state)
{
	(void)state;
	is_missing(FIELD_NAME, "Lê" P "Thị" P "Mẫu", "Lê" P "Thị" P "Mẫu", false);
	is_missing(FIELD_NAME, "Lê" P "Thị" P "Mẫu", "Lê" P "Thị" P "Mâu", true);
	is_missing(FIELD_BIRTH, "1950-03-17", "1950-03-17", false);
	is_missing(FIELD_BIRTH, "1950-03-17", "1950", true);
	is_missing(FIELD_ETHNIC, "02", "02", false);
	is_missing(FIELD_ETHNIC, "02", "01", true);
	/* the centre gives a place its code: the words decide */
	is_missing(FIELD_HOMETOWN, P P "Thôn Bến Gỗ" P "VN", "00001" P "2025" P "Thôn Bến Gỗ" P "VN",
		   false);
	is_missing(FIELD_HOMETOWN, P P "Thôn Bến Gỗ" P "VN", P P "Thôn Suối Cát" P "VN", true);
	/* a number comes back hidden */
	is_missing(FIELD_FATHER_NUMBER, "099050000012", "**********12", false);
	is_missing(FIELD_FATHER_NUMBER, "099050000012", "**********13", true);
	is_missing(FIELD_FATHER_NUMBER, "099050000012", "", true);
	/* another commune's record is not told */
	is_missing(FIELD_NAME, "Lê" P "Thị" P "Mẫu", NULL, false);
}

static void the_sentence_says_what_is_on_record(void **state)
{
	struct request *request = approved(FIELD_NAME, "Lê" P "Thị" P "Mẫu", "Lê" P "Thị" P "Mâu");
	g_autofree char *words = readback_sentence(request);

	(void)state;
	assert_string_equal(words, "CSDL hiện ghi: Lê Thị Mâu; số tiếp nhận TH-000391");
	request_free(request);
}

static void nobody_signed_in_has_no_alarm(void **state)
{
	struct app app = {0};

	(void)state;
	readback_want(&app, "x");
	readback_again(&app);
	readback_seen(&app, "x");
	assert_int_equal(readback_alarms(&app), 0);
	assert_string_equal(readback_alarm(&app), "");
	assert_false(readback_is_alarm(&app, "x"));
	assert_null(readback_words(&app, "x"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_is_compared),
		cmocka_unit_test(the_sentence_says_what_is_on_record),
		cmocka_unit_test(nobody_signed_in_has_no_alarm),
	};

	return cmocka_run_group_tests(tests, in_vietnamese, NULL);
}
