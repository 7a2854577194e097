/* Bad input: a problem document each, nothing changed, nothing crashed. */
#include "central_help.h"

#include "i18n/banned.h"

/* All that a question could have changed, as one number. */
static int64_t register_state(struct lab *lab)
{
	return centre_number(lab->ledger, -1,
			     "SELECT (SELECT sum(version) FROM resident) * 1000000"
			     " + (SELECT count(*) FROM request) * 10000"
			     " + (SELECT count(*) FROM verification) * 100"
			     " + (SELECT count(*) FROM decision)",
			     "");
}

struct bad {
	const char *body;
	unsigned status;
	const char *slug;
};

static void post(struct asker *a, const char *path, const char *body, size_t length,
		 struct got *got)
{
	const char *header[CENTRE_HEADER_COUNT] = {
		[CENTRE_HEADER_COOKIE] = a->cookie,
		[CENTRE_HEADER_WORLD] = a->world,
		[CENTRE_HEADER_TYPE] = "application/json",
		[CENTRE_HEADER_MATCH] = "\"1\"",
		[CENTRE_HEADER_KEY] = "\"01a209e7-8c24-7735-ad6a-461b315f6d16\""};

	lab_send(a->lab, "POST", path, header, body, length, got);
}

static void json_that_is_none(void **state)
{
	static const struct bad bad[] = {
		{"", 400, "bad-json"},
		{"{", 400, "bad-json"},
		{"{}x", 400, "bad-json"},
		{"{\"query\":1,\"query\":2}", 400, "bad-json"},
		{"{\"a\":\"\\ud800\"}", 400, "bad-json"},
		{"{\"a\":\"\xff\"}", 400, "bad-json"},
		{"{\"a\":\"\\u0000\"}", 400, "bad-json"},
		{"{\"a\":01}", 400, "bad-json"},
		{"[]", 422, "bad-shape"},
		{"null", 422, "bad-shape"},
		{"{}", 400, "needs-purpose"},
		{"{\"query\":{\"kind\":\"name\"}," PURPOSE "}", 422, "bad-shape"},
		{"{\"query\":{\"kind\":\"name\",\"name\":7}," PURPOSE "}", 422, "bad-shape"},
		{"{\"query\":{\"kind\":\"number\",\"number\":\"12\"}," PURPOSE "}", 422,
		 "bad-shape"},
		{"{\"query\":{\"kind\":\"all\"}," PURPOSE "}", 422, "bad-shape"},
		{"{\"query\":{\"kind\":\"name\",\"name\":\"a\"}," PURPOSE ",\"x\":1}", 422,
		 "unknown-field"},
		{"{\"query\":{\"kind\":\"name\",\"name\":\"a\",\"x\":1}," PURPOSE "}", 422,
		 "unknown-field"},
		{"{\"query\":{\"kind\":\"name\",\"name\":\"a\"},\"purpose\":{\"procedure\":"
		 "\"XX\",\"case\":\"1\"}}",
		 400, "needs-purpose"},
		{"{\"query\":{\"kind\":\"name\",\"name\":\"a\"},\"purpose\":{\"procedure\":"
		 "\"TH-02\",\"case\":\"\"}}",
		 400, "needs-purpose"},
	};
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	int64_t before = register_state(lab);
	struct got got = {0};

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		post(&a, "/v1/search", bad[i].body, strlen(bad[i].body), &got);
		if (got.status != bad[i].status || strcmp(got.slug, bad[i].slug) != 0)
			print_error("%s: %u %s\n", bad[i].body, got.status, got.slug);
		assert_int_equal(got.status, bad[i].status);
		assert_string_equal(got.slug, bad[i].slug);
		assert_non_null(json_text_at(got.body, "detail"));
	}
	post(&a, "/v1/search", "{}\0", 3, &got);
	assert_refused(&got, 400, "bad-json");
	assert_int_equal(register_state(lab), before);
	got_clear(&got);
	asker_clear(&a);
}

static void deep_and_huge(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	g_autofree char *deep = g_strnfill(2000, '[');
	g_autofree char *huge = g_strnfill(CENTRE_MAX_BODY + 1, ' ');
	g_autofree char *wide = g_strnfill(CENTRE_MAX_BODY, ',');
	struct got got = {0};

	post(&a, "/v1/search", deep, 2000, &got);
	assert_true(got.status == 400 || got.status == 413);
	post(&a, "/v1/search", huge, CENTRE_MAX_BODY + 1, &got);
	assert_refused(&got, 413, "too-large");
	wide[0] = '[';
	post(&a, "/v1/search", wide, CENTRE_MAX_BODY, &got);
	assert_true(got.status == 400 || got.status == 413);
	got_clear(&got);
	asker_clear(&a);
}

/* A good request, with one header spoilt or gone. */
static void headers(void **state)
{
	static const struct {
		enum centre_header header;
		const char *value;
		unsigned status;
		const char *slug;
	} bad[] = {
		{CENTRE_HEADER_KEY, NULL, 400, "needs-key"},
		{CENTRE_HEADER_KEY, "01a209e7-8c24-7735-ad6a-461b315f6d16", 400, "needs-key"},
		{CENTRE_HEADER_KEY, "\"not-a-uuid\"", 400, "needs-key"},
		{CENTRE_HEADER_MATCH, NULL, 428, "needs-match"},
		{CENTRE_HEADER_MATCH, "1", 400, "bad-header"},
		{CENTRE_HEADER_MATCH, "\"1\",\"2\"", 400, "bad-header"},
		{CENTRE_HEADER_MATCH, "*", 400, "bad-header"},
		{CENTRE_HEADER_MATCH, "\"99999999999999999999\"", 400, "bad-header"},
		{CENTRE_HEADER_COOKIE, NULL, 401, "signed-out"},
		{CENTRE_HEADER_COOKIE, "s=", 401, "signed-out"},
		{CENTRE_HEADER_COOKIE, "s=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 401,
		 "signed-out"},
		{CENTRE_HEADER_COOKIE, "t=x; s=y", 401, "signed-out"},
		{CENTRE_HEADER_WORLD, NULL, 421, "wrong-world"},
		{CENTRE_HEADER_WORLD, "practice;other", 421, "wrong-world"},
		{CENTRE_HEADER_TYPE, NULL, 400, "bad-header"},
		{CENTRE_HEADER_TYPE, "text/plain", 400, "bad-header"},
		{CENTRE_HEADER_ENCODING, "gzip", 400, "bad-header"},
	};
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	g_autofree char *uuid = lab_uuid(lab), *key = quoted(uuid);
	g_autofree char *body = correction(lab, uuid, "r2", "1", "TinhTrangHonNhan", "\"2\"",
					   "\"1\"", "");
	int64_t before = register_state(lab);
	struct got got = {0};

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		const char *header[CENTRE_HEADER_COUNT] = {
			[CENTRE_HEADER_COOKIE] = a.cookie, [CENTRE_HEADER_WORLD] = a.world,
			[CENTRE_HEADER_TYPE] = "application/json", [CENTRE_HEADER_KEY] = key,
			[CENTRE_HEADER_MATCH] = "\"1\""};

		header[bad[i].header] = bad[i].value;
		lab_send(lab, "POST", "/v1/requests", header, body, strlen(body), &got);
		if (got.status != bad[i].status || strcmp(got.slug, bad[i].slug) != 0)
			print_error("%zu: %u %s\n", i, got.status, got.slug);
		assert_int_equal(got.status, bad[i].status);
		assert_string_equal(got.slug, bad[i].slug);
	}
	assert_int_equal(register_state(lab), before);
	got_clear(&got);
	asker_clear(&a);
}

static void paths_and_methods(void **state)
{
	const char *none[CENTRE_HEADER_COUNT] = {NULL};
	static const struct {
		const char *method, *path;
		unsigned status;
	} bad[] = {
		{"GET", "/", 404},
		{"GET", "", 404},
		{"GET", "/v1", 404},
		{"GET", "/v1/centre/", 404},
		{"GET", "/v1/centre?x=1", 404},
		{"GET", "/v1/%63entre", 404},
		{"GET", "http://x/v1/centre", 404},
		{"GET", "/v1/residents/../centre", 404},
		{"POST", "/v1/centre", 405},
		{"DELETE", "/v1/residents/r1", 405},
		{"HEAD", "/v1/centre", 405},
		{"BREW", "/v1/coffee", 404},
	};
	struct got got = {0};

	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++) {
		lab_send(*state, bad[i].method, bad[i].path, none, NULL, 0, &got);
		assert_int_equal(got.status, bad[i].status);
		assert_non_null(json_text_at(got.body, "type"));
	}
	got_clear(&got);
}

/* Requests that are JSON and yet must not be taken; %s is replaced nowhere. */
static void requests_that_are_not_in_order(void **state)
{
	static const struct {
		const char *cut, *put;
		const char *slug;
	} spoil[] = {
		{"\"papers\":[{", "\"papers\":[],\"note2\":[{", "unknown-field"},
		{"\"number\":\"27/2026\"", "\"number\":\"\"", "bad-shape"},
		{"\"date\":\"2020-03-01\"", "\"date\":\"2020-13-01\"", "bad-shape"},
		{"\"to\":\"1\"", "\"to\":\"2\"", "bad-shape"},
		{"\"to\":\"1\"", "\"to\":\"77\"", "bad-shape"},
		{"\"to\":\"1\"", "\"to\":1", "bad-shape"},
		{"TinhTrangHonNhan", "KhongCo", "bad-shape"},
		{"\"kind\":\"correction\"", "\"kind\":\"birth\"", "bad-shape"},
		{"\"world\":\"practice\"", "\"world\":\"real\"", "wrong-world"},
		{"\"base_version\":\"1\"", "\"base_version\":\"2\"", "bad-shape"},
		{"\"base_version\":\"1\"", "\"base_version\":1", "bad-shape"},
		{"\"note\":\"\"", "\"note\":\"a\\u202eb\"", "bad-shape"},
	};
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	int64_t before = register_state(lab);
	struct got got = {0};

	for (size_t i = 0; i < G_N_ELEMENTS(spoil); i++) {
		g_autofree char *uuid = lab_uuid(lab), *key = quoted(uuid);
		g_autofree char *good = correction(lab, uuid, "r2", "1", "TinhTrangHonNhan",
						   "\"2\"", "\"1\"", "");
		g_auto(GStrv) parts = g_strsplit(good, spoil[i].cut, 2);
		g_autofree char *body = g_strjoinv(spoil[i].put, parts);

		assert_int_equal(g_strv_length(parts), 2);
		ask_with(&a, OP_REQUEST, NULL, key, "\"1\"", body, &got);
		if (strcmp(got.slug, spoil[i].slug) != 0)
			print_error("%s: %u %s\n", spoil[i].put, got.status, got.text);
		assert_string_equal(got.slug, spoil[i].slug);
	}
	assert_int_equal(register_state(lab), before);
	got_clear(&got);
	asker_clear(&a);
}

/* When the disk is gone everybody hears 503, and nothing half-done is told. */
static void a_broken_database_is_busy(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};

	assert_true(centre_do_all(lab->ledger, "ALTER TABLE audit RENAME TO gone"));
	ask(&a, OP_RESIDENT, "r1", NULL, &got);
	assert_refused(&got, 503, "busy");
	assert_null(strstr(got.text, "HoVaTen"));
	got_clear(&got);
	asker_clear(&a);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(json_that_is_none),
		AT_LAB(deep_and_huge),
		AT_LAB(headers),
		AT_LAB(paths_and_methods),
		AT_LAB(requests_that_are_not_in_order),
		AT_LAB(a_broken_database_is_busy),
	};

	return cmocka_run_group_tests_name("central bad input", tests, NULL, NULL);
}
