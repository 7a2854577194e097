/* Covers and manifests of packages, there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/package.h"

#include "i18n/banned.h"

#define ID "0198a1b2-0000-7000-8000-000000000001"
#define KEY "0198a1b2-0000-7000-8000-000000000002"

static void a_cover_shows_no_more_than_it_must(void **state)
{
	const struct package_cover cover = {PACKAGE_LETTERS, (char *)"practice", (char *)"c1",
					    (char *)ID, "\0box\n", 5};
	g_autoptr(GBytes) file = package_cover_print(&cover);
	struct package_cover back;
	gsize length;
	const char *bytes = g_bytes_get_data(file, &length);

	(void)state;
	assert_int_equal(length, strlen("dancu-package 1\npractice\nc1\n" ID "\n") + 5);
	assert_true(package_cover_read(&back, bytes, length, NULL));
	assert_int_equal(back.kind, PACKAGE_LETTERS);
	assert_string_equal(back.world, "practice");
	assert_string_equal(back.centre, "c1");
	assert_string_equal(back.id, ID);
	assert_int_equal(back.length, 5);
	assert_memory_equal(back.box, "\0box\n", 5);
	package_cover_clear(&back);
	for (size_t cut = 0; cut + 5 <= length; cut++)
		assert_false(package_cover_read(&back, bytes, cut, NULL));
}

static void other_files_are_refused(void **state)
{
	static const char *const bad[] = {
		"", "\n\n\n\n", "dancu-package 2\npractice\nc1\n" ID "\nx",
		"dancu-package 1\n\nc1\n" ID "\nx", "dancu-package 1\npractice\n\n" ID "\nx",
		"dancu-package 1\npractice\nc1\nID\nx", "dancu-package 1\npractice\nc1\n" ID "\n",
		"dancu-package 1\nprac\x01tice\nc1\n" ID "\nx", "PK\x03\x04"};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		struct package_cover cover;
		g_autoptr(GError) why = NULL;

		assert_false(package_cover_read(&cover, bad[i], strlen(bad[i]), &why));
		assert_non_null(why);
		package_cover_clear(&cover);
	}
}

static void a_manifest_comes_back(void **state)
{
	struct package *p = package_new(), *back;
	g_autofree char *text = NULL, *again = NULL;
	g_autoptr(json_owned) json = NULL;
	const struct package_letter *letter;

	(void)state;
	g_free(p->id);
	p->id = g_strdup(ID);
	g_free(p->officer);
	p->officer = g_strdup("o1");
	p->made_at = 1763900000000;
	package_add(p, OP_REQUEST, KEY, NULL, "7", json_object());
	package_add(p, OP_DECIDE, ID, "q1", "2", json_object());
	text = package_print(p);
	json = json_parse(text, strlen(text), NULL);
	back = package_of_json(json, NULL);
	assert_non_null(back);
	assert_int_equal(back->letters->len, 2);
	letter = back->letters->pdata[1];
	assert_int_equal(letter->op, OP_DECIDE);
	assert_string_equal(letter->id, "q1");
	assert_string_equal(letter->match, "2");
	again = package_print(back);
	assert_string_equal(text, again);
	package_free(p);
	package_free(back);
}

#define FRONT "{\"id\":\"" ID "\",\"world\":\"practice\",\"centre\":\"c1\",\"officer\":\"o1\"," \
	      "\"terminal\":\"t\",\"made_at\":\"2026-01-01T00:00:00.000Z\",\"letters\":["

static void only_letters_travel(void **state)
{
	static const char *const bad[] = {
		"{}",
		FRONT "{}]}",
		FRONT "{\"key\":\"x\",\"operation\":\"request\",\"id\":\"\",\"match\":\"1\",\"body\":{}}]}",
		FRONT "{\"key\":\"" KEY "\",\"operation\":\"find\",\"id\":\"\",\"match\":\"1\",\"body\":{}}]}",
		FRONT "{\"key\":\"" KEY "\",\"operation\":\"signIn\",\"id\":\"\",\"match\":\"1\",\"body\":{}}]}",
		FRONT "{\"key\":\"" KEY "\",\"operation\":\"package\",\"id\":\"\",\"match\":\"1\",\"body\":{}}]}",
		FRONT "{\"key\":\"" KEY "\",\"operation\":\"request\",\"id\":\"\",\"match\":\"1\",\"body\":[]}]}",
		FRONT "{\"key\":\"" KEY "\",\"operation\":\"request\",\"id\":\"\",\"body\":{}}]}",
		FRONT "{\"key\":\"" KEY "\",\"operation\":\"request\",\"id\":\"\",\"match\":\"1\",\"body\":{},\"x\":1}]}",
		FRONT "],\"more\":1}",
	};
	static const char fine[] = FRONT "]}";
	g_autoptr(json_owned) empty = json_parse(fine, strlen(fine), NULL);
	struct package *p = package_of_json(empty, NULL);

	(void)state;
	assert_non_null(p);
	package_free(p);
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		g_autoptr(json_owned) json = json_parse(bad[i], strlen(bad[i]), NULL);
		g_autoptr(GError) why = NULL;

		assert_non_null(json);
		assert_null(package_of_json(json, &why));
		assert_non_null(why);
	}
}

static void receipts_come_back(void **state)
{
	struct package_receipts *r = package_receipts_new(), *back;
	g_autofree char *text = NULL;
	g_autoptr(json_owned) json = NULL;

	(void)state;
	g_free(r->id);
	r->id = g_strdup(ID);
	r->at = 1763900000000;
	package_receipts_add(r, KEY, 201, NULL);
	text = package_receipts_print(r);
	json = json_parse(text, strlen(text), NULL);
	back = package_receipts_of_json(json, NULL);
	assert_non_null(back);
	assert_string_equal(back->id, ID);
	assert_int_equal(back->at, r->at);
	assert_int_equal(((struct package_receipt *)back->letters->pdata[0])->status, 201);
	package_receipts_free(r);
	package_receipts_free(back);
}

static void bytes_are_read_strictly(void **state)
{
	static const char *const bad[] = {"", "QUJD=", "QU JD", "QUJ", "QUJD====", "Q=JD", "\u00e9QJD"};
	struct json *json = json_object();
	g_autoptr(GBytes) back = NULL;

	(void)state;
	package_put_bytes(json, "package", "\0\1\2", 3);
	back = package_take_bytes(json, "package", 3, NULL);
	assert_non_null(back);
	assert_int_equal(g_bytes_get_size(back), 3);
	assert_null(package_take_bytes(json, "package", 2, NULL));
	assert_null(package_take_bytes(json, "nothing", 3, NULL));
	json_free(json);
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		struct json *j = json_object();

		json_put_text(j, "k", bad[i]);
		assert_null(package_take_bytes(j, "k", 100, NULL));
		json_free(j);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cover_shows_no_more_than_it_must),
		cmocka_unit_test(other_files_are_refused),
		cmocka_unit_test(a_manifest_comes_back),
		cmocka_unit_test(only_letters_travel),
		cmocka_unit_test(receipts_come_back),
		cmocka_unit_test(bytes_are_read_strictly),
	};

	return cmocka_run_group_tests_name("package", tests, NULL, NULL);
}
