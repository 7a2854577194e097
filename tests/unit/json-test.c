/* json - what the door of the wire lets in, and what it turns away. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "forms/canonical.h"
#include "forms/json.h"

#include "i18n/banned.h"

struct attack {
	const char *bytes;
	size_t length; /* 0: strlen */
	int code;      /* -1: must be read */
};

#define A(text, code)                                                                    \
	{                                                                                \
		text, 0, code                                                            \
	}
#define RAW(text, code)                                                                  \
	{                                                                                \
		text, sizeof(text) - 1, code                                             \
	}

static const struct attack attacks[] = {
	A("{}", -1),
	A(" [1, 2 ,3]\n", -1),
	A("\"x\"", -1),
	A("null", -1),
	A("{\"a\":{\"b\":[true,false,null,0,-1,999999999999999]}}", -1),
	A("\"\\u0041\\ud83d\\ude00\\n\"", -1),
	A("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]", -1),
	A("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
	  JSON_TOO_LARGE),
	A("", JSON_BAD),
	A("   ", JSON_BAD),
	A("{", JSON_BAD),
	A("}", JSON_BAD),
	A("{\"a\"}", JSON_BAD),
	A("{\"a\":}", JSON_BAD),
	A("{\"a\":1,}", JSON_BAD),
	A("{,}", JSON_BAD),
	A("{a:1}", JSON_BAD),
	A("{'a':1}", JSON_BAD),
	A("[1,]", JSON_BAD),
	A("[1 2]", JSON_BAD),
	A("[1}", JSON_BAD),
	A("{\"a\":1]", JSON_BAD),
	A("{} {}", JSON_BAD),
	A("{}x", JSON_BAD),
	A("nul", JSON_BAD),
	A("True", JSON_BAD),
	A("NaN", JSON_BAD),
	A("Infinity", JSON_BAD),
	A("0x10", JSON_BAD),
	A("+1", JSON_BAD),
	A("-", JSON_BAD),
	A(".5", JSON_BAD),
	A("1.5", JSON_BAD),
	A("1.", JSON_BAD),
	A("1e400", JSON_BAD),
	A("1e2", JSON_BAD),
	A("012", JSON_BAD),
	A("-012", JSON_BAD),
	A("012345678901", JSON_BAD),
	A("1000000000000000", JSON_BAD),
	A("99999999999999999999999999999", JSON_BAD),
	A("-1000000000000000", JSON_BAD),
	A("{\"a\":1,\"a\":2}", JSON_BAD),
	A("{\"a\":1,\"\\u0061\":2}", JSON_BAD),
	A("[{\"x\":{\"k\":1,\"l\":2,\"k\":3}}]", JSON_BAD),
	A("\"\\u0000\"", JSON_BAD),
	A("\"\\ud800\"", JSON_BAD),
	A("\"\\ud800x\"", JSON_BAD),
	A("\"\\ud800\\u0041\"", JSON_BAD),
	A("\"\\udc00\"", JSON_BAD),
	A("\"\\x41\"", JSON_BAD),
	A("\"\\u12g4\"", JSON_BAD),
	A("\"\\u12\"", JSON_BAD),
	A("\"\\", JSON_BAD),
	A("\"abc", JSON_BAD),
	A("\"a\nb\"", JSON_BAD),
	A("\"a\tb\"", JSON_BAD),
	A("\"\x7f\"", JSON_BAD),
	A("[\x01"
	  "1]",
	  JSON_BAD),
	A("[\x0b"
	  "1]",
	  JSON_BAD),
	A("\xef\xbb\xbf{}", JSON_BAD),
	A("\"\xc0\x80\"", JSON_BAD),
	A("\"\xed\xa0\x80\"", JSON_BAD),
	A("\"\xf4\x90\x80\x80\"", JSON_BAD),
	A("\"\xe1\xba\"", JSON_BAD),
	A("\"\xff\"", JSON_BAD),
	RAW("{}\0", JSON_BAD),
	RAW("\"a\0b\"", JSON_BAD),
	RAW("{\"a\0\":1}", JSON_BAD),
};

static void test_attacks(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(attacks); i++) {
		const struct attack *a = &attacks[i];
		g_autoptr(GError) why = NULL;
		g_autoptr(json_owned) json = json_parse(
			a->bytes, a->length ? a->length : strlen(a->bytes), &why);

		if (a->code < 0) {
			if (!json)
				fail_msg("%zu refused: %s", i, a->bytes);
			continue;
		}
		if (json)
			fail_msg("%zu let in: %s", i, a->bytes);
		assert_non_null(why);
		assert_int_equal(why->code, a->code);
		assert_true(g_utf8_validate(why->message, -1, NULL));
	}
}

/* Every beginning of a good message is no message. */
static void test_cut_off(void **state)
{
	const char good[] =
		"{\"a\":[1,{\"b\":\"\\u00e1\\n\"},null],\"c\":-12,\"d\":true}";

	(void)state;
	for (size_t n = 0; n < sizeof(good) - 1; n++) {
		struct json *json = json_parse(good, n, NULL);

		assert_null(json);
	}
}

static void test_huge(void **state)
{
	g_autoptr(GError) why = NULL;
	GString *many = g_string_new("[0");
	g_autofree char *big = g_strnfill(JSON_MAX_BYTES + 1, ' ');

	(void)state;
	assert_null(json_parse(big, JSON_MAX_BYTES + 1, &why));
	assert_int_equal(why->code, JSON_TOO_LARGE);
	g_clear_error(&why);
	for (unsigned i = 0; i < JSON_MAX_VALUES; i++)
		g_string_append(many, ",0");
	g_string_append_c(many, ']');
	assert_null(json_parse(many->str, many->len, &why));
	assert_int_equal(why->code, JSON_TOO_LARGE);
	g_string_truncate(many, many->len - 5);
	g_string_append_c(many, ']');
	{
		g_autoptr(json_owned) json = json_parse(many->str, many->len, NULL);

		assert_non_null(json);
		assert_int_equal(json_count(json), JSON_MAX_VALUES - 1);
	}
	g_string_free(many, TRUE);
}

static struct json *read_text(const char *text)
{
	struct json *json = json_parse(text, strlen(text), NULL);

	assert_non_null(json);
	return json;
}

static void test_reading(void **state)
{
	g_autoptr(json_owned) json = read_text(
		"{\"Role\":\"big\",\"role\":\"small\",\"n\":12,\"t\":true,\"z\":null,"
		"\"a\":[\"x\",\"y\"],\"when\":\"2026-03-12T01:44:05.123Z\"}");
	const struct json *c;

	(void)state;
	assert_string_equal(json_text_at(json, "role"), "small");
	assert_string_equal(json_text_at(json, "Role"), "big");
	assert_null(json_text_at(json, "ROLE"));
	assert_null(json_text_at(json, "n"));
	assert_null(json_text_at(NULL, "n"));
	assert_int_equal(json_number_at(json, "n", -1), 12);
	assert_int_equal(json_number_at(json, "role", -1), -1);
	assert_true(json_bool_at(json, "t", false));
	assert_true(json_bool_at(json, "n", true));
	assert_true(json_is_null(json_get(json, "z")));
	assert_false(json_is_null(json_get(json, "nowhere")));
	assert_int_equal(json_time_at(json, "when", 0), INT64_C(1773279845123));
	assert_int_equal(json_time_at(json, "role", 7), 7);
	assert_int_equal(json_count(json_get(json, "a")), 2);
	c = json_first(json_get(json, "a"));
	assert_string_equal(json_text(c), "x");
	assert_null(json_key(c));
	c = json_next(c);
	assert_string_equal(json_text(c), "y");
	assert_null(json_next(c));
	assert_string_equal(json_key(json_first(json)), "Role");
}

static void test_admit(void **state)
{
	g_autoptr(json_owned) json = read_text(
		"{\"ok\":\" Nguye\\u0302\\u0303n  A \",\"bidi\":\"a\\u202eb\",\"n\":1,"
		"\"us\":\"a\\u001fb\",\"z\":null,\"long\":\"abcdef\"}");
	g_autofree char *ok = json_admit(json, "ok", 10, NULL);
	g_autofree char *null = json_admit(json, "z", 10, NULL);
	g_autofree char *absent = json_admit(json, "no", 10, NULL);
	static const char *const bad[] = { "bidi", "n", "us", "long" };

	(void)state;
	assert_string_equal(ok, "Nguyễn A");
	assert_string_equal(null, "");
	assert_string_equal(absent, "");
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(GError) why = NULL;

		assert_null(json_admit(json, bad[i], 5, &why));
		assert_int_equal(why->code, JSON_SHAPE);
		assert_non_null(strstr(why->message, bad[i]));
	}
}

static void test_keys(void **state)
{
	static const char *const keys[] = { "a", "b", NULL };
	g_autoptr(json_owned) good = read_text("{\"b\":1}");
	g_autoptr(json_owned) bad = read_text("{\"b\":1,\"c\":2}");
	g_autoptr(json_owned) array = read_text("[1]");
	g_autoptr(GError) why = NULL;
	const char *stranger = NULL;

	(void)state;
	assert_true(json_check_keys(good, keys, NULL));
	assert_false(json_only_keys(bad, keys, &stranger));
	assert_string_equal(stranger, "c");
	assert_false(json_check_keys(bad, keys, &why));
	assert_int_equal(why->code, JSON_STRANGER);
	assert_false(json_check_keys(array, keys, NULL));
	assert_false(json_check_keys(NULL, keys, NULL));
}

static void test_building(void **state)
{
	g_autoptr(json_owned) json = json_object();
	g_autoptr(json_owned) copy = NULL;
	struct json *array = json_array();
	g_autofree char *printed = NULL, *again = NULL;

	(void)state;
	json_put_text(json, "z", "Mậu \"x\"\n");
	json_put_number(json, "n", JSON_MAX_NUMBER - 1);
	json_put_number(json, "m", -(JSON_MAX_NUMBER - 1));
	json_put_bool(json, "t", true);
	json_put_text(json, "none", NULL);
	json_put_time(json, "when", INT64_C(1773279845123));
	json_put_time(json, "never", 0);
	json_push_text(array, "one");
	json_push(array, json_object());
	json_put(json, "a", array);
	printed = json_print(json);
	assert_string_equal(printed,
			    "{\"z\":\"Mậu \\\"x\\\"\\n\",\"n\":999999999999999,"
			    "\"m\":-999999999999999,\"t\":true,\"none\":null,"
			    "\"when\":\"2026-03-12T01:44:05.123Z\",\"never\":null,"
			    "\"a\":[\"one\",{}]}");
	copy = read_text(printed);
	again = json_print(copy);
	assert_string_equal(again, printed);
}

static void test_canonical(void **state)
{
	g_autoptr(json_owned) a =
		read_text("{ \"b\" : [1, {\"y\":\"\\u1eadu\\u0001\\n\", \"x\":true}], "
			  "\"a\":null, \"B\":-0}");
	g_autoptr(json_owned) b = read_text(
		"{\"B\":0,\"a\":null,\"b\":[1,{\"x\":true,\"y\":\"ậu\\u0001\\u000a\"}]}");
	g_autofree char *text = canonical_print(a), *hash_a = canonical_hash(a),
			*hash_b = canonical_hash(b);

	(void)state;
	assert_string_equal(
		text,
		"{\"B\":0,\"a\":null,\"b\":[1,{\"x\":true,\"y\":\"ậu\\u0001\\n\"}]}");
	assert_string_equal(hash_a, hash_b);
	assert_int_equal(strlen(hash_a), 64);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_attacks),	 cmocka_unit_test(test_cut_off),
		cmocka_unit_test(test_huge),	 cmocka_unit_test(test_reading),
		cmocka_unit_test(test_admit),	 cmocka_unit_test(test_keys),
		cmocka_unit_test(test_building), cmocka_unit_test(test_canonical),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
