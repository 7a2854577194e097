/* request - states walked, documents there and back, what is refused. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "forms/request.h"

#include "i18n/banned.h"

#define P "\x1f"
#define UUID "0198c2f1-7b3a-7def-8123-456789abcdef"
#define UUID2 "0198c2f1-7b3a-7def-8123-456789abcdee"

static struct json *read_text(const char *text)
{
	GError *why = NULL;
	struct json *json = json_parse(text, strlen(text), &why);

	if (!json)
		fail_msg("%s: %s", text, why->message);
	return json;
}

static void test_every_step(void **state)
{
	int possible = 0, sources[REQUEST_STATE_COUNT] = { 0 },
	    targets[REQUEST_STATE_COUNT] = { 0 };

	(void)state;
	for (int s = 0; s < REQUEST_STATE_COUNT; s++)
		for (int e = 0; e < REQUEST_EVENT_COUNT; e++) {
			enum request_state to = REQUEST_STATE_COUNT;

			if (!request_step((enum request_state)s, (enum request_event)e,
					  &to)) {
				assert_int_equal(to, REQUEST_STATE_COUNT);
				continue;
			}
			possible++;
			sources[s]++;
			targets[to]++;
			/* from one higher office to the next */
			assert_true(s != (int)to || s == REQUEST_FORWARDED);
			assert_int_not_equal((int)to, REQUEST_DRAFT);
		}
	assert_int_equal(possible, 14);
	/* Every state but the draft can be reached; what is settled stays so. */
	for (int s = 1; s < REQUEST_STATE_COUNT; s++)
		assert_true(targets[s] > 0);
	assert_int_equal(sources[REQUEST_REFUSED] + sources[REQUEST_WITHDRAWN] +
				 sources[REQUEST_SUPERSEDED] + sources[REQUEST_UNDONE],
			 0);
	assert_true(request_state_is_open(REQUEST_PENDING));
	assert_true(request_state_is_open(REQUEST_FORWARDED));
	assert_false(request_state_is_open(REQUEST_RETURNED));
	assert_false(request_state_is_open(REQUEST_APPROVED));
}

static void test_words(void **state)
{
	enum request_state back;
	enum request_event event;

	(void)state;
	for (int s = 0; s < REQUEST_STATE_COUNT; s++) {
		assert_true(request_state_of_word(
			request_state_word((enum request_state)s), &back));
		assert_int_equal(back, s);
		assert_true(*request_state_name((enum request_state)s));
	}
	for (int e = 0; e < REQUEST_EVENT_COUNT; e++) {
		assert_true(request_event_of_word(
			request_event_word((enum request_event)e), &event));
		assert_int_equal(event, e);
	}
	assert_false(request_state_of_word("PENDING", &back));
	assert_false(request_state_of_word(NULL, &back));
	assert_false(request_event_of_word("", &event));
}

static struct request *sample(void)
{
	struct request *r = request_new();

	record_put(&r->id, UUID);
	record_put(&r->kind, "correction");
	record_put(&r->world, "practice");
	record_put(&r->centre, "c-1");
	record_put(&r->resident, "r-17");
	record_put(&r->base_version, "7");
	record_put(&r->reason, "SS-01");
	record_put(&r->note, "gặp tại nhà");
	record_put(&r->terminal, "máy số 1");
	r->made_at = INT64_C(1773279845123);
	purpose_set(&r->purpose, "TH-02", "0412/2026", 0);
	request_add_change(r, FIELD_NAME, "Nguyễn" P "Thị" P "Mâu",
			   "Nguyễn" P "Thị" P "Mậu");
	request_add_change(r, FIELD_BIRTH, "1950", "1950-03-17");
	request_add_change(r, FIELD_OLD_NUMBER, "*******31", "099456732");
	request_add_paper(r, "TLKS", "27/2026/TLKS", "2026-03-05", "UBND xã Tập Huấn");
	return r;
}

static struct request *there_and_back(const struct request *request, bool with_centre)
{
	g_autoptr(json_owned) json = request_to_json(request, with_centre);
	g_autofree char *text = json_print(json);
	g_autoptr(json_owned) again = read_text(text);
	GError *why = NULL;
	struct request *back = request_of_json(again, &why);

	if (!back)
		fail_msg("%s in %s", why->message, text);
	return back;
}

static void same_body(const struct request *a, const struct request *b)
{
	assert_string_equal(a->id, b->id);
	assert_string_equal(a->kind, b->kind);
	assert_string_equal(a->world, b->world);
	assert_string_equal(a->centre, b->centre);
	assert_string_equal(a->resident, b->resident);
	assert_string_equal(a->base_version, b->base_version);
	assert_string_equal(a->reason, b->reason);
	assert_string_equal(a->note, b->note);
	assert_string_equal(a->terminal, b->terminal);
	assert_string_equal(a->replaces, b->replaces);
	assert_int_equal(a->made_at, b->made_at);
	assert_string_equal(a->purpose.procedure, b->purpose.procedure);
	assert_string_equal(a->purpose.case_number, b->purpose.case_number);
	assert_int_equal(a->changes->len, b->changes->len);
	for (unsigned i = 0; i < a->changes->len; i++) {
		const struct change *x = a->changes->pdata[i], *y = b->changes->pdata[i];

		assert_int_equal(x->field, y->field);
		assert_string_equal(x->from, y->from);
		assert_string_equal(x->to, y->to);
	}
	assert_int_equal(a->papers->len, b->papers->len);
	for (unsigned i = 0; i < a->papers->len; i++) {
		const struct paper *x = a->papers->pdata[i], *y = b->papers->pdata[i];

		assert_string_equal(x->kind, y->kind);
		assert_string_equal(x->number, y->number);
		assert_string_equal(x->date, y->date);
		assert_string_equal(x->issuer, y->issuer);
	}
}

static void test_round_trip(void **state)
{
	struct request *r = sample(), *back;
	const struct decision *decision;

	(void)state;
	record_put(&r->replaces, UUID2);
	back = there_and_back(r, false);
	same_body(r, back);
	assert_string_equal(back->receipt, "");
	assert_null(back->head);
	request_free(back);

	record_put(&r->receipt, "TH-000391");
	record_put(&r->version, "2");
	r->state = REQUEST_RETURNED;
	record_put(&r->author_id, "o-1");
	record_put(&r->author, "Trần Văn Thử");
	r->sent_at = 1000;
	r->deadline = 2000;
	request_add_decision(r, "return", "TL-01", "thiếu trang 2", "Lê Văn Ví", 3000);
	r->head = person_row_new();
	record_put(&r->head->id, "r-17");
	record_put(&r->head->name, "Nguyễn" P "Thị" P "Mâu");
	request_change_of(r, FIELD_NAME)->now = g_strdup("Nguyễn" P "Thị" P "Mẫu");
	request_change_of(r, FIELD_BIRTH)->now = g_strdup("");
	back = there_and_back(r, true);
	same_body(r, back);
	assert_string_equal(back->receipt, "TH-000391");
	assert_string_equal(back->version, "2");
	assert_int_equal(back->state, REQUEST_RETURNED);
	assert_string_equal(back->author, "Trần Văn Thử");
	assert_int_equal(back->sent_at, 1000);
	assert_int_equal(back->deadline, 2000);
	decision = back->decisions->pdata[0];
	assert_string_equal(decision->decision, "return");
	assert_string_equal(decision->reason, "TL-01");
	assert_string_equal(decision->note, "thiếu trang 2");
	assert_string_equal(decision->by, "Lê Văn Ví");
	assert_int_equal(decision->at, 3000);
	assert_string_equal(back->head->name, r->head->name);
	assert_string_equal(request_change_of(back, FIELD_NAME)->now,
			    "Nguyễn" P "Thị" P "Mẫu");
	assert_string_equal(request_change_of(back, FIELD_BIRTH)->now, "");
	assert_null(request_change_of(back, FIELD_OLD_NUMBER)->now);
	assert_null(request_change_of(back, FIELD_SEX));
	request_free(back);
	request_free(r);
}

/* A good body with one member changed; `key` NULL changes nothing. */
static struct json *body_with(const char *key, const char *value)
{
	struct request *r = sample();
	g_autoptr(json_owned) good = request_to_json(r, false);
	struct json *body = json_object();

	for (const struct json *c = json_first(good); c; c = json_next(c))
		if (!key || strcmp(json_key(c), key) != 0)
			json_put(body, json_key(c), json_copy(c));
	if (key && value)
		json_put(body, key, read_text(value));
	request_free(r);
	return body;
}

static void test_refused(void **state)
{
	struct {
		const char *key, *value;
		int code;
	} cases[] = {
		{ "id", NULL, JSON_SHAPE },
		{ "id", "\"17\"", JSON_SHAPE },
		{ "id", "17", JSON_SHAPE },
		{ "kind", "\"\"", JSON_SHAPE },
		{ "resident", NULL, JSON_SHAPE },
		{ "base_version", "7", JSON_SHAPE },
		{ "base_version", NULL, JSON_SHAPE },
		{ "reason", "null", JSON_SHAPE },
		{ "note", "\"a\\u202eb\"", JSON_SHAPE },
		{ "purpose", NULL, JSON_SHAPE },
		{ "purpose", "{}", JSON_SHAPE },
		{ "changes", NULL, JSON_SHAPE },
		{ "changes", "[]", JSON_SHAPE },
		{ "changes", "{}", JSON_SHAPE },
		{ "changes", "[1]", JSON_SHAPE },
		{ "changes", "[{\"field\":\"HoVaTen\"}]", JSON_SHAPE },
		{ "changes", "[{\"field\":\"Chuc\",\"from\":null,\"to\":null}]",
		  JSON_SHAPE },
		{ "changes", "[{\"field\":\"DanToc\",\"from\":null,\"to\":\"02\"}]",
		  JSON_SHAPE },
		{ "changes",
		  "[{\"field\":\"NhomMau\",\"from\":null,\"to\":\"02\"},"
		  "{\"field\":\"NhomMau\",\"from\":null,\"to\":\"03\"}]",
		  JSON_SHAPE },
		{ "changes",
		  "[{\"field\":\"NhomMau\",\"from\":null,\"to\":\"02\",\"x\":1}]",
		  JSON_STRANGER },
		{ "papers", "{}", JSON_SHAPE },
		{ "papers", "[{\"kind\":\"TLKS\",\"size\":\"big\"}]", JSON_STRANGER },
		{ "papers", "[{},{},{},{},{},{}]", JSON_SHAPE },
		{ "papers", "[{\"kind\":1}]", JSON_SHAPE },
		{ "replaces", "\"x\"", JSON_SHAPE },
		{ "made_at", "\"yesterday\"", JSON_SHAPE },
		{ "made_at", "1773279845123", JSON_SHAPE },
		{ "state", "\"fine\"", JSON_SHAPE },
		{ "urgent", "true", JSON_STRANGER },
	};
	g_autoptr(json_owned) good = body_with(NULL, NULL);
	struct request *fine = request_of_json(good, NULL);

	(void)state;
	assert_non_null(fine);
	request_free(fine);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_autoptr(json_owned) body = body_with(cases[i].key, cases[i].value);
		g_autoptr(GError) why = NULL;

		if (request_of_json(body, &why))
			fail_msg("let in: %s %s", cases[i].key, cases[i].value);
		assert_non_null(why);
		if (why->code != cases[i].code)
			fail_msg("%s: %s", cases[i].value, why->message);
	}
}

static void flaw_is(const struct request *r, enum request_flaw wanted,
		    enum record_field where)
{
	enum record_field field;
	enum request_flaw flaw = request_check(r, &field);
	g_autofree char *sentence = request_flaw_sentence(flaw, field);

	assert_int_equal(flaw, wanted);
	assert_int_equal(field, where);
	assert_int_equal(*sentence != '\0', wanted != REQUEST_FINE);
}

static void test_check(void **state)
{
	static const struct {
		enum record_field field;
		const char *from, *to;
		enum request_flaw flaw;
	} cases[] = {
		{ FIELD_SEX, "1", "2", REQUEST_LOCKED },
		{ FIELD_BIRTH_PLACE, "", P P "x" P, REQUEST_LOCKED },
		{ FIELD_NUMBER, "**********89", "099150003789", REQUEST_LOCKED },
		{ FIELD_RESIDENCE, "", P P "x" P, REQUEST_LOCKED },
		{ FIELD_DEATH, "", "2026-01-01", REQUEST_LOCKED },
		{ FIELD_HEAD_NAME, "", P P "Mẫu", REQUEST_LOCKED },
		{ FIELD_BIRTH, "1950", "1951-03-17", REQUEST_YEAR },
		{ FIELD_BIRTH, "1950-03-17", "", REQUEST_YEAR },
		{ FIELD_BIRTH, "1950-03-17", "1950-03-18", REQUEST_FINE },
		{ FIELD_OLD_NUMBER, "", "*******31", REQUEST_HIDDEN },
		{ FIELD_OLD_NUMBER, "*******31", "", REQUEST_FINE },
		{ FIELD_NAME, P P "Mẫu", "", REQUEST_NO_NAME },
		{ FIELD_BLOOD, "01", "01", REQUEST_NO_CHANGE },
		{ FIELD_BLOOD, "01", "", REQUEST_FINE },
		{ FIELD_HEAD_RELATION, "", "01", REQUEST_FINE },
	};
	struct request *r;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		r = request_new();
		request_add_paper(r, "TLKS", "27", "2026-03-05", "UBND");
		request_add_change(r, cases[i].field, cases[i].from, cases[i].to);
		flaw_is(r, cases[i].flaw,
			cases[i].flaw == REQUEST_FINE ? FIELD_NONE : cases[i].field);
		request_free(r);
	}
	r = request_new();
	flaw_is(r, REQUEST_NO_CHANGE, FIELD_NONE);
	request_add_change(r, FIELD_BLOOD, "", "01");
	flaw_is(r, REQUEST_NO_PAPER, FIELD_NONE);
	request_add_paper(r, "TLKS", "27", "2026-03", "UBND");
	flaw_is(r, REQUEST_PAPER, FIELD_NONE);
	record_put(&((struct paper *)r->papers->pdata[0])->date, "2026-03-05");
	flaw_is(r, REQUEST_FINE, FIELD_NONE);
	record_put(&((struct paper *)r->papers->pdata[0])->issuer, "");
	flaw_is(r, REQUEST_PAPER, FIELD_NONE);
	request_free(r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_step), cmocka_unit_test(test_words),
		cmocka_unit_test(test_round_trip), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_check),

	};

	return cmocka_run_group_tests_name("request", tests, NULL, NULL);
}
