/* wire - numbers of persons, purposes, routes and ids: the small pieces of the wire. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "forms/identity.h"
#include "forms/operations.h"
#include "forms/purpose.h"
#include "forms/uuid.h"
#include "forms/values.h"

#include "i18n/banned.h"

static void test_identity(void **state)
{
	struct identity says;

	(void)state;
	for (int g = 0; g < 10; g++) {
		g_autofree char *number = g_strdup_printf("001%d50123456", g);

		assert_true(identity_read(number, &says));
		assert_string_equal(says.place, "001");
		assert_string_equal(says.place_name, "Hà Nội");
		assert_string_equal(says.sex, g % 2 ? "2" : "1");
		assert_int_equal(says.century, 1900 + g / 2 * 100);
		assert_int_equal(says.year, says.century + 50);
	}
	assert_true(identity_read("099150003789", &says));
	assert_null(says.place_name);
	assert_false(identity_read("", &says));
	assert_false(identity_read("09915000378", &says));
	assert_false(identity_read("0991500037890", &says));
	assert_false(identity_read("09915000378x", &says));
	assert_false(identity_read("**********89", &says));
	assert_false(identity_read("０99150003789", &says));
}

static void test_places(void **state)
{
	int known = 0;

	(void)state;
	for (int i = 0; i < 1000; i++) {
		g_autofree char *code = g_strdup_printf("%03d", i);

		known += identity_place_name(code) != NULL;
	}
	assert_int_equal(known, 63);
	assert_string_equal(identity_place_name("096"), "Cà Mau");
	assert_string_equal(identity_place_name("015"), "Yên Bái");
	assert_null(identity_place_name("003"));
}

static void test_agrees(void **state)
{
	struct {
		const char *number, *birth, *sex;
		enum identity_verdict verdict;
	} cases[] = {
		{ "099150003789", "1950-03-17", "2", IDENTITY_AGREES },
		{ "099150003789", "1950", "2", IDENTITY_AGREES },
		{ "099150003789", "1950", "", IDENTITY_AGREES },
		{ "099150003789", "", "2", IDENTITY_AGREES },
		{ "099150003789", "1950", "0", IDENTITY_AGREES },
		{ "099150003789", "1951", "2", IDENTITY_DIFFERS_YEAR },
		{ "099150003789", "2050", "2", IDENTITY_DIFFERS_YEAR },
		{ "099150003789", "1950", "1", IDENTITY_DIFFERS_SEX },
		{ "099150003789", "1951", "1", IDENTITY_DIFFERS_BOTH },
		{ "099150003789", "", "", IDENTITY_UNKNOWN },
		{ "", "1950", "2", IDENTITY_UNKNOWN },
		{ "**********89", "1950", "2", IDENTITY_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		enum identity_verdict verdict =
			identity_compare(cases[i].number, cases[i].birth, cases[i].sex);
		const char *word = verdict == IDENTITY_UNKNOWN	? ""
				   : verdict == IDENTITY_AGREES ? "yes"
								: "no";

		assert_int_equal(verdict, cases[i].verdict);
		assert_string_equal(
			identity_agrees(cases[i].number, cases[i].birth, cases[i].sex),
			word);
	}
}

static void test_purpose(void **state)
{
	struct purpose p, q;
	g_autofree char *header = NULL;
	g_autoptr(json_owned) json = NULL;

	(void)state;
	purpose_init(&p);
	purpose_init(&q);
	assert_false(purpose_is_alive(&p, 0));
	purpose_set(&p, "TH-02", "0412/2026 QĐ;x", 1000);
	assert_true(purpose_is_alive(&p, 1000 + PURPOSE_MS - 1));
	assert_false(purpose_is_alive(&p, 1000 + PURPOSE_MS));
	header = purpose_to_header(&p);
	assert_string_equal(header, "TH-02;0412/2026%20Q%C4%90%3Bx");
	assert_true(purpose_of_header(header, &q));
	assert_string_equal(q.procedure, "TH-02");
	assert_string_equal(q.case_number, "0412/2026 QĐ;x");
	json = purpose_to_json(&p);
	purpose_set(&q, "", "", 0);
	assert_true(purpose_of_json(json, &q, NULL));
	assert_string_equal(q.case_number, "0412/2026 QĐ;x");
	purpose_copy(&p, &q);
	assert_string_equal(p.procedure, "TH-02");
	purpose_clear(&p);
	purpose_clear(&q);
}

static void test_purpose_refused(void **state)
{
	static const char *const headers[] = {
		"",
		"TH-02",
		";1",
		"TH-02;",
		"TH 02;1",
		"TH-02;%E2%80%AE",
		"TH-02;%00",
		"TH-02;%zz",
		"TH-02;12345678901234567890123456789012345678901",
		"ABCDEFGHIJKLMNOPQRSTU;1",
	};
	static const char *const bodies[] = {
		"null",
		"{}",
		"[]",
		"{\"procedure\":\"TH-02\"}",
		"{\"procedure\":\"TH-02\",\"case\":1}",
		"{\"procedure\":\"\",\"case\":\"1\"}",
		"{\"procedure\":\"a b\",\"case\":\"1\"}",
		"{\"procedure\":\"TH-02\",\"case\":\"1\",\"x\":1}",
	};
	struct purpose p;

	(void)state;
	purpose_init(&p);
	purpose_set(&p, "kept", "kept", 0);
	assert_false(purpose_of_header(NULL, &p));
	for (size_t i = 0; i < G_N_ELEMENTS(headers); i++)
		if (purpose_of_header(headers[i], &p))
			fail_msg("let in: %s", headers[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(bodies); i++) {
		g_autoptr(json_owned) json =
			json_parse(bodies[i], strlen(bodies[i]), NULL);
		g_autoptr(GError) why = NULL;

		if (purpose_of_json(json, &p, &why))
			fail_msg("let in: %s", bodies[i]);
		assert_non_null(why);
	}
	assert_string_equal(p.procedure, "kept");
	purpose_clear(&p);
}

static void test_routes(void **state)
{
	(void)state;
	for (int i = 0; i < OPERATION_COUNT; i++) {
		bool with_id = strstr(operations[i].path, "{id}") != NULL;
		g_autofree char *path =
			operation_path((enum operation)i, "0198c2f1-a_b.c");
		g_autofree char *id = NULL;

		assert_int_equal(operation_of(operations[i].method, path, &id), i);
		assert_int_equal(id != NULL, with_id);
		if (with_id)
			assert_string_equal(id, "0198c2f1-a_b.c");
		assert_true(operation_path_is_known(path));
		assert_int_equal(operation_named(operations[i].name), i);
		assert_int_equal(operation_of("PUT", path, NULL), OP_NONE);
		/* What needs a key or a version changes something, and somebody did it.
		 */
		if (operations[i].needs & (NEEDS_KEY | NEEDS_MATCH))
			assert_true((operations[i].needs & (WRITES | NEEDS_SESSION)) ==
				    (WRITES | NEEDS_SESSION));
	}
	assert_int_equal(operation_named("nothing"), OP_NONE);
}

static void test_no_routes(void **state)
{
	static const char *const nowhere[] = {
		"",
		"/",
		"/v1",
		"/v1/",
		"/v1/home/",
		"/v1/home?x=1",
		"/v2/home",
		"/v1/HOME",
		"/v1/residents",
		"/v1/residents/",
		"/v1/residents//history",
		"/v1/residents/a/",
		"/v1/residents/a/b",
		"/v1/residents/a/history/",
		"/v1/residents/%61",
		"/v1/residents/a b",
		"/v1/residents/../home",
		"/v1/residents/"
		"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
		"//v1/home",
		"v1/home",
		"/v1/residents/a;b",
	};
	g_autofree char *escaped = operation_path(OP_RESIDENT, "a/b?c");
	g_autofree char *id = NULL;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(nowhere); i++) {
		if (operation_of("GET", nowhere[i], NULL) != OP_NONE)
			fail_msg("somewhere: %s", nowhere[i]);
		assert_int_equal(operation_of("POST", nowhere[i], NULL), OP_NONE);
	}
	assert_string_equal(escaped, "/v1/residents/a%2Fb%3Fc");
	assert_int_equal(operation_of("POST", "/v1/requests/list", &id), OP_REQUESTS);
	assert_null(id);
	assert_true(operation_path_is_known("/v1/sign-in"));
	assert_false(operation_path_is_known("/v1/sign-ins"));
}

static void test_uuid(void **state)
{
	(void)state;
	assert_true(uuid_is("0198c2f1-7b3a-7def-8123-456789abcdef"));
	assert_false(uuid_is(NULL));
	assert_false(uuid_is(""));
	assert_false(uuid_is("0198C2F1-7b3a-7def-8123-456789abcdef"));
	assert_false(uuid_is("0198c2f1-7b3a-7def-8123-456789abcde"));
	assert_false(uuid_is("0198c2f1-7b3a-7def-8123-456789abcdeff"));
	assert_false(uuid_is("0198c2f1x7b3a-7def-8123-456789abcdef"));
	assert_false(uuid_is("0198c2f1-7b3a-7def-8123-456789abcdeg"));
}

static void test_values(void **state)
{
	(void)state;
	assert_true(value_same("", ""));
	assert_true(value_same("*******89", "099456789"));
	assert_true(value_same("099456789", "*******89"));
	assert_false(value_same("*******88", "099456789"));
	assert_false(value_same("**********89", "*******89"));
	assert_false(value_same("099456789", "099456780"));
	assert_false(value_same("", "*******89"));
	assert_true(value_is_well_formed(KIND_TEXT, "x"));
	assert_false(value_is_well_formed(KIND_TEXT, "x\x1fy"));
	assert_false(value_is_well_formed(KIND_NAME, "a\x1f"
						     "b\x1f"
						     "c\x1f"
						     "d"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_identity),	cmocka_unit_test(test_places),
		cmocka_unit_test(test_agrees),		cmocka_unit_test(test_purpose),
		cmocka_unit_test(test_purpose_refused), cmocka_unit_test(test_routes),
		cmocka_unit_test(test_no_routes),	cmocka_unit_test(test_uuid),
		cmocka_unit_test(test_values),
	};

	return cmocka_run_group_tests_name("wire", tests, NULL, NULL);
}
