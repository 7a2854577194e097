/* answer: what every status with every body means. */
#include "tests/unit/client_help.h"

#include "client/answer.h"

#include "i18n/banned.h"

#define JSON "application/json"
#define PROBLEM "application/problem+json"
#define P(slug, more) \
	"{\"type\":\"https://dancu.invalid/p/" slug "\",\"title\":\"t\"" more "}"

struct row {
	enum operation op;
	enum wire_error error;
	unsigned status;
	const char *type, *body;
	enum answer_kind kind;
	const char *slug;
};

static const struct row rows[] = {
	{ OP_HOME, WIRE_FINE, 200, JSON, "{}", ANSWER_DONE, "" },
	{ OP_REQUEST, WIRE_FINE, 201, JSON, "{\"receipt\":\"TH-1\"}", ANSWER_DONE, "" },
	{ OP_HOME, WIRE_FINE, 200, "text/html", "<html>", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 200, "text/html", "{}", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 200, JSON, "[]", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 200, JSON, "", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 200, JSON, "{\"a\":1} DROP", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 200, JSON, "{\"a\":1,\"a\":2}", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 200, JSON, "{\"a\":\"\xff\"}", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 200, PROBLEM, "{}", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 202, JSON, "{}", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 204, "", "", ANSWER_STRANGE, "" },
	{ OP_RESIDENT, WIRE_FINE, 304, "", "", ANSWER_SAME, "" },
	{ OP_HOME, WIRE_FINE, 304, "", "", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 302, JSON, "{}", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 400, PROBLEM, P("bad-json", ""), ANSWER_REFUSED, "bad-json" },
	{ OP_HOME, WIRE_FINE, 400, "text/html", "x", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 401, PROBLEM, P("signed-out", ""), ANSWER_SIGN_IN, "signed-out" },
	{ OP_SIGN_IN, WIRE_FINE, 401, PROBLEM, P("sign-in-failed", ""), ANSWER_SIGN_IN,
	  "sign-in-failed" },
	{ OP_SIGN_IN, WIRE_FINE, 403, PROBLEM, P("officer-locked", ""), ANSWER_REFUSED,
	  "officer-locked" },
	{ OP_DECIDE, WIRE_FINE, 403, PROBLEM, P("four-eyes", ""), ANSWER_REFUSED, "four-eyes" },
	{ OP_RESIDENT, WIRE_FINE, 404, PROBLEM, P("not-found", ""), ANSWER_MISSING,
	  "not-found" },
	{ OP_RESIDENT, WIRE_FINE, 404, "text/html", "nginx", ANSWER_STRANGE, "" },
	{ OP_SIGN_IN, WIRE_FINE, 404, PROBLEM, P("not-found", ""), ANSWER_STRANGE, "not-found" },
	{ OP_REQUEST, WIRE_FINE, 409, PROBLEM, P("field-pending", ""), ANSWER_REFUSED,
	  "field-pending" },
	{ OP_REQUEST, WIRE_FINE, 412, PROBLEM, P("stale", ""), ANSWER_STALE, "stale" },
	{ OP_HOME, WIRE_FINE, 421, PROBLEM, P("wrong-world", ""), ANSWER_REFUSED,
	  "wrong-world" },
	{ OP_REQUEST, WIRE_FINE, 422, PROBLEM, P("key-reused", ""), ANSWER_REFUSED,
	  "key-reused" },
	{ OP_REQUEST, WIRE_FINE, 428, PROBLEM, P("needs-match", ""), ANSWER_REFUSED,
	  "needs-match" },
	{ OP_HOME, WIRE_FINE, 429, PROBLEM, P("too-many", ""), ANSWER_BUSY, "too-many" },
	{ OP_HOME, WIRE_FINE, 429, "", "", ANSWER_BUSY, "" },
	{ OP_HOME, WIRE_FINE, 500, PROBLEM, P("busy", ""), ANSWER_BUSY, "busy" },
	{ OP_HOME, WIRE_FINE, 502, "text/html", "<html>", ANSWER_BUSY, "" },
	{ OP_HOME, WIRE_FINE, 503, PROBLEM, P("busy", ""), ANSWER_BUSY, "busy" },
	{ OP_HOME, WIRE_FINE, 599, "text/html", "x", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_FINE, 418, PROBLEM, P("../x", ""), ANSWER_REFUSED, "" },
	{ OP_HOME, WIRE_NO_ROUTE, 0, "", "", ANSWER_NO_LINE, "" },
	{ OP_HOME, WIRE_TIMEOUT, 0, "", "", ANSWER_NO_LINE, "" },
	{ OP_HOME, WIRE_BROKEN, 0, "", "", ANSWER_NO_LINE, "" },
	{ OP_HOME, WIRE_CUT, 0, "", "", ANSWER_NO_LINE, "" },
	{ OP_HOME, WIRE_TOO_LARGE, 0, "", "", ANSWER_STRANGE, "" },
	{ OP_HOME, WIRE_UNTRUSTED, 0, "", "", ANSWER_NO_LINE, "" },
	{ OP_HOME, WIRE_DATED, 0, "", "", ANSWER_NO_LINE, "" },
	{ OP_HOME, WIRE_NOT_KNOWN, 0, "", "", ANSWER_NO_LINE, "" },
	{ OP_HOME, WIRE_STRANGE, 0, "", "", ANSWER_STRANGE, "" },
};

static struct answer *read_as(enum operation op, enum wire_error error, unsigned status,
			      const char *type, const char *body)
{
	struct wire_reply reply = { .error = error,
				    .status = status,
				    .etag = "7",
				    .content_type = type,
				    .body = body,
				    .length = strlen(body) };

	return answer_of_reply(op, &reply);
}

static void every_status(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		const struct row *r = &rows[i];
		struct answer *a = read_as(r->op, r->error, r->status, r->type, r->body);

		if (a->kind != r->kind)
			print_message("# row %zu is %s\n", i, answer_kind_name(a->kind));
		assert_int_equal(a->kind, r->kind);
		assert_string_equal(a->slug, r->slug);
		assert_int_equal(*a->sentence == '\0', a->kind == ANSWER_DONE);
		assert_true(g_utf8_validate(a->sentence, -1, NULL));
		assert_true(a->kind != ANSWER_DONE || a->body);
		answer_free(a);
	}
}

/* All statuses there are, with and without a body: a kind each, and no crash. */
static void all_numbers(void **state)
{
	(void)state;
	for (unsigned status = 100; status < 1000; status++) {
		struct answer *a = read_as(OP_REQUEST, WIRE_FINE, status, PROBLEM, "{}");
		struct answer *b = read_as(OP_REQUEST, WIRE_FINE, status, "", "");

		assert_true(a->kind != ANSWER_DONE && b->kind != ANSWER_DONE);
		answer_free(a);
		answer_free(b);
	}
}

static void says(const char *body, const char *sentence, bool alike)
{
	struct answer *a = read_as(OP_REQUEST, WIRE_FINE, 403, PROBLEM, body);

	if (alike)
		assert_string_equal(a->sentence, sentence);
	else
		assert_null(strstr(a->sentence, sentence));
	answer_free(a);
}

/* The centre's detail is shown, what may not be in it by number. */
static void details(void **state)
{
	g_autofree char *much = g_strnfill(400, 'a');
	g_autofree char *big =
		g_strdup_printf("{\"type\":\"x\",\"detail\":\"%s\"}", much);

	(void)state;
	says(P("four-eyes", ",\"detail\":\"Đồng chí đã lập đề nghị này.\""),
	     "Đồng chí đã lập đề nghị này.", true);
	says(P("four-eyes", ",\"detail\":\"\\u202eabc\""), "⟨U+202E⟩abc", true);
	says(P("four-eyes", ",\"detail\":\"a\\u001b[2Jabc\""), "a⟨U+001B⟩[2Jabc", true);
	says(P("four-eyes", ",\"detail\":7"), "7", false);
	says(big, "aaaa", false);
}

/* Text of a record that may not be drawn stands by number in the body, and in raw. */
static void forbidden_text(void **state)
{
	static const char body[] = "{\"id\":\"Mẫu\\u202e\",\"a\":[\"x\xe2\x80\x8by\",\"z\"],"
				   "\"k\\u001b\":1,\"e\":null,\"n\":7}";
	static const char shown[] = "{\"id\":\"Mẫu⟨U+202E⟩\",\"a\":[\"x⟨U+200B⟩y\",\"z\"],"
				    "\"k⟨U+001B⟩\":1,\"e\":null,\"n\":7}";
	static const char odd[] = "{\"id\":\"Ma\\u0302\\u0303u\"}";
	struct answer *a = read_as(OP_RESIDENT, WIRE_FINE, 200, "application/json", body);
	struct answer *b = read_as(OP_RESIDENT, WIRE_FINE, 200, "application/json", odd);
	g_autofree char *clean = NULL;

	(void)state;
	assert_int_equal(a->kind, ANSWER_DONE);
	assert_true(a->shown);
	assert_string_equal(a->raw, shown);
	/* What can be repaired is, by each reader, and the body stays as it came. */
	assert_false(b->shown);
	assert_string_equal(b->raw, odd);
	clean = json_admit(b->body, "id", 9, NULL);
	assert_string_equal(clean, "Mẫu");
	answer_free(a);
	answer_free(b);
}

static void made_without_a_reply(void **state)
{
	struct answer *a = answer_of_kind(ANSWER_NO_LINE);

	(void)state;
	assert_int_equal(a->kind, ANSWER_NO_LINE);
	assert_true(*a->sentence);
	assert_string_equal(a->slug, "");
	answer_free(a);
	answer_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_status),
		cmocka_unit_test(all_numbers),
		cmocka_unit_test(details),
		cmocka_unit_test(forbidden_text),
		cmocka_unit_test(made_without_a_reply),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
