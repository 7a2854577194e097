/* The whole job at the centre: look up, correct, decide, verify, and what is left behind. */
#include "central_help.h"

#include "i18n/banned.h"

static void find(struct asker *a, const char *query, struct got *got)
{
	g_autofree char *body = g_strdup_printf("{\"query\":%s," PURPOSE "}", query);

	ask(a, OP_FIND, NULL, body, got);
	assert_int_equal(got->status, 200);
}

static const char *row_id(const struct got *got, unsigned at)
{
	const struct json *row = json_first(json_get(got->body, "rows"));

	while (at-- > 0)
		row = json_next(row);
	return json_text_at(row, "id");
}

static void finds_by_everything(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	struct got got = {0};

	find(&a, "{\"kind\":\"number\",\"number\":\"099150000012\"}", &got);
	assert_string_equal(row_id(&got, 0), "r1");
	assert_null(strstr(got.text, "099150000012"));
	find(&a, "{\"kind\":\"old_number\",\"number\":\"201456789\"}", &got);
	assert_string_equal(row_id(&got, 0), "r1");
	find(&a, "{\"kind\":\"name\",\"name\":\"nguyen thi mau\"}", &got);
	assert_string_equal(row_id(&got, 0), "r1");
	find(&a, "{\"kind\":\"name\",\"name\":\"Nguyen Thi Mau\",\"year\":\"1950\"}", &got);
	assert_string_equal(row_id(&got, 0), "r1");
	find(&a, "{\"kind\":\"name\",\"name\":\"nguyen thi mau\",\"year\":\"1951\"}", &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 0);
	find(&a, "{\"kind\":\"household\",\"household\":\"127\"}", &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 3);
	assert_string_equal(row_id(&got, 0), "r1");
	find(&a, "{\"kind\":\"hamlet\",\"hamlet\":\"99001-02\"}", &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 1);
	got_clear(&got);
	asker_clear(&a);
}

static void exact_names_come_first(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	struct got got = {0};

	find(&a, "{\"kind\":\"name\",\"name\":\"nguyễn văn á\"}", &got);
	assert_string_equal(row_id(&got, 0), "r3");
	assert_int_equal(json_number_at(got.body, "exact", -1), 1);
	assert_int_equal(json_number_at(got.body, "total", -1), 2);
	find(&a, "{\"kind\":\"name\",\"name\":\"nguyễn văn a\"}", &got);
	assert_string_equal(row_id(&got, 0), "r2");
	got_clear(&got);
	asker_clear(&a);
}

static void pages_stay_put(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	struct got got = {0};
	g_autofree char *first = NULL, *body = NULL;
	const char *cursor;

	ask(&a, OP_FIND, NULL,
	    "{\"query\":{\"kind\":\"household\",\"household\":\"0127\"}," PURPOSE ",\"limit\":2}",
	    &got);
	assert_int_equal(json_count(json_get(got.body, "rows")), 2);
	first = g_strdup(row_id(&got, 1));
	cursor = json_text_at(got.body, "cursor");
	assert_non_null(cursor);
	body = g_strdup_printf("{\"query\":{\"kind\":\"household\",\"household\":\"0127\"}," PURPOSE
			       ",\"limit\":2,\"cursor\":\"%s\"}",
			       cursor);
	ask(&a, OP_FIND, NULL, body, &got);
	assert_int_equal(json_count(json_get(got.body, "rows")), 1);
	assert_int_equal(json_number_at(got.body, "total", -1), 3);
	assert_string_not_equal(row_id(&got, 0), first);
	got_clear(&got);
	asker_clear(&a);
}

#define MANY 1100

/* People of one name, sorted by when they were born; `from` on. */
static void add_namesakes(struct lab *lab, int from, int count)
{
	assert_true(centre_begin(lab->ledger));
	for (int i = from; i < from + count; i++) {
		g_autofree char *id = g_strdup_printf("n%d", i);
		g_autofree char *number = g_strdup_printf("0991%08d", i);

		lab_add_resident(lab, id, "99001", "99001-02", "h1", false, "Lường Thị Mẫu",
				 "1950", "2", number, "");
	}
	assert_true(centre_commit(lab->ledger));
}

/* The page behind the cursor into `seen`; the next cursor, "" behind the last. New. */
static char *take_page(struct asker *a, const char *cursor, GHashTable *seen)
{
	g_autofree char *quoted_cursor = *cursor ? quoted(cursor) : g_strdup("null");
	g_autofree char *body = g_strdup_printf(
		"{\"query\":{\"kind\":\"name\",\"name\":\"luong thi mau\"}," PURPOSE
		",\"limit\":50,\"cursor\":%s}",
		quoted_cursor);
	struct got got = {0};
	char *next;

	ask(a, OP_FIND, NULL, body, &got);
	assert_int_equal(got.status, 200);
	assert_int_equal(json_number_at(got.body, "total", 0), 1000);
	assert_true(json_bool_at(got.body, "total_more", false));
	for (const struct json *row = json_first(json_get(got.body, "rows")); row;
	     row = json_next(row))
		assert_true(g_hash_table_add(seen, g_strdup(json_text_at(row, "id"))));
	next = g_strdup(json_text_at(got.body, "cursor"));
	got_clear(&got);
	return next;
}

/* More than 1,000 is said so; who comes in between moves nobody, and nobody is lost. */
static void many_are_counted_honestly_and_paged(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	g_autofree char *cursor = g_strdup("");
	int come = MANY;

	add_namesakes(lab, 0, MANY);
	do {
		char *next = take_page(&a, cursor, seen);

		g_free(cursor);
		cursor = next;
		add_namesakes(lab, come, 2);
		come += 2;
	} while (*cursor && come < 2 * MANY);
	assert_string_equal(cursor, "");
	for (int i = 0; i < MANY; i++) {
		g_autofree char *id = g_strdup_printf("n%d", i);

		assert_true(g_hash_table_contains(seen, id));
	}
	g_hash_table_unref(seen);
	asker_clear(&a);
}

static void reads_a_record_and_its_household(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	struct got got = {0};
	struct record *r;

	ask(&a, OP_RESIDENT, "r2", NULL, &got);
	assert_int_equal(got.status, 200);
	assert_string_equal(got.etag, "1");
	r = record_of_json(got.body, NULL);
	assert_string_equal(r->value[FIELD_NUMBER], "**********34");
	assert_string_equal(r->value[FIELD_HEAD_NUMBER], "**********12");
	assert_string_equal(r->number_agrees, "yes");
	assert_int_equal(r->members, 3);
	record_free(r);
	ask(&a, OP_HOUSEHOLD, "h1", NULL, &got);
	assert_int_equal(json_count(json_get(got.body, "members")), 3);
	ask(&a, OP_ACCESSES, "r2", NULL, &got);
	assert_int_equal(json_count(json_get(got.body, "entries")), 2);
	got_clear(&got);
	asker_clear(&a);
}

static void shows_and_compares_numbers(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	g_autofree char *uuid = lab_uuid(*state), *key = quoted(uuid);
	g_autofree char *body = g_strdup_printf(
		"{\"field\":\"SoDinhDanh\"," PURPOSE ",\"id\":\"%s\",\"made_at\":"
		"\"2026-01-01T00:00:00.000Z\"}",
		uuid);
	struct got got = {0};

	ask_with(&a, OP_REVEAL, "r2", key, NULL, body, &got);
	assert_string_equal(json_text_at(got.body, "number"), "099075000034");
	ask(&a, OP_MATCH, "r2",
	    "{\"field\":\"SoDinhDanh\",\"number\":\"099075000034\"," PURPOSE "}", &got);
	assert_true(json_bool_at(got.body, "match", false));
	assert_int_equal(json_number_at(got.body, "left", 0), CENTRE_MATCHES_A_DAY - 1);
	ask(&a, OP_MATCH, "r2",
	    "{\"field\":\"SoDinhDanh\",\"number\":\"099075000035\"," PURPOSE "}", &got);
	assert_false(json_bool_at(got.body, "match", true));
	ask(&a, OP_ACCESSES, "r2", NULL, &got);
	assert_int_equal(json_count(json_get(got.body, "entries")), 3);
	got_clear(&got);
	asker_clear(&a);
}

static void showing_has_a_daily_limit(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct got got = {0};

	for (int i = 0; i < CENTRE_MATCHES_A_DAY; i++) {
		ask(&a, OP_MATCH, "r2",
		    "{\"field\":\"SoDinhDanh\",\"number\":\"099075000034\"," PURPOSE "}", &got);
		assert_int_equal(got.status, 200);
	}
	ask(&a, OP_MATCH, "r2",
	    "{\"field\":\"SoDinhDanh\",\"number\":\"099075000034\"," PURPOSE "}", &got);
	assert_refused(&got, 429, "too-many");
	got_clear(&got);
	asker_clear(&a);
}

static void a_correction_is_approved(void **state)
{
	struct asker maker = sign_in(*state, "canbo1"), chief = sign_in(*state, "truong");
	g_autofree char *id = NULL;
	struct got got = {0};
	const struct json *now;

	assert_int_equal(send_correction(&maker, "r2", "1", "TinhTrangHonNhan", "\"2\"",
					 "\"1\"", &id, &got),
			 201);
	assert_string_equal(json_text_at(got.body, "receipt"), "TH-000001");
	assert_string_equal(json_text_at(got.body, "state"), "pending");
	ask(&chief, OP_REQUESTS, NULL, "{\"list\":\"queue\"}", &got);
	assert_int_equal(json_number_at(got.body, "total", 0), 1);
	ask(&chief, OP_REQUEST_GET, id, NULL, &got);
	assert_int_equal(got.status, 200);
	assert_string_equal(got.etag, "1");
	assert_non_null(json_get(got.body, "resident_head"));
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	assert_string_equal(json_text_at(got.body, "state"), "approved");
	assert_string_equal(json_text_at(got.body, "resident_version"), "2");
	now = json_first(json_get(got.body, "now"));
	assert_string_equal(json_text_at(now, "value"), "1");
	ask(&maker, OP_RESIDENT, "r2", NULL, &got);
	assert_string_equal(got.etag, "2");
	assert_string_equal(json_text_at(got.body, "TinhTrangHonNhan"), "1");
	ask(&maker, OP_HISTORY, "r2", NULL, &got);
	now = json_first(json_get(json_first(json_get(got.body, "entries")), "fields"));
	assert_string_equal(json_text_at(now, "from"), "2");
	assert_string_equal(json_text_at(now, "to"), "1");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

static void a_name_changes_what_is_found(void **state)
{
	struct asker maker = sign_in(*state, "canbo1"), chief = sign_in(*state, "truong");
	g_autofree char *id = NULL;
	struct got got = {0};

	assert_int_equal(
		send_correction(&maker, "r1", "1", "HoVaTen",
				"{\"Ho\":\"Nguyễn\",\"ChuDem\":\"Thị\",\"Ten\":\"Mâu\"}",
				"{\"Ho\":\"Nguyễn\",\"ChuDem\":\"Thị\",\"Ten\":\"Sim\"}", &id,
				&got),
		201);
	assert_int_equal(decide(&chief, id, "1", "approve", "", &got), 200);
	find(&maker, "{\"kind\":\"name\",\"name\":\"nguyen thi sim\"}", &got);
	assert_string_equal(row_id(&got, 0), "r1");
	ask(&maker, OP_RESIDENT, "r2", NULL, &got);
	assert_non_null(strstr(got.text, "Sim"));
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

static void a_returned_one_is_sent_again(void **state)
{
	struct lab *lab = *state;
	struct asker maker = sign_in(lab, "canbo1"), chief = sign_in(lab, "truong");
	g_autofree char *old = NULL, *uuid = lab_uuid(lab), *key = quoted(uuid);
	g_autofree char *body = NULL, *more = NULL;
	size_t n;
	struct got got = {0};

	send_correction(&maker, "r2", "1", "TinhTrangHonNhan", "\"2\"", "\"1\"", &old, &got);
	assert_int_equal(decide(&chief, old, "1", "return",
				catalogue_rows(CATALOGUE_RETURN_REASON, &n)[0].code, &got),
			 200);
	assert_string_equal(json_text_at(got.body, "state"), "returned");
	ask(&maker, OP_REQUESTS, NULL, "{\"list\":\"returned\"}", &got);
	assert_int_equal(json_number_at(got.body, "total", 0), 1);
	assert_string_equal(
		json_text_at(json_first(json_get(got.body, "rows")), "decision_note"), "xem");
	more = g_strdup_printf(",\"replaces\":\"%s\"", old);
	body = correction(lab, uuid, "r2", "1", "TinhTrangHonNhan", "\"2\"", "\"1\"", more);
	ask_with(&maker, OP_REQUEST, NULL, key, "\"1\"", body, &got);
	assert_int_equal(got.status, 201);
	ask(&maker, OP_REQUEST_GET, old, NULL, &got);
	assert_string_equal(json_text_at(got.body, "state"), "superseded");
	assert_int_equal(decide(&chief, uuid, "1", "refuse",
				catalogue_rows(CATALOGUE_REFUSE_REASON, &n)[0].code, &got),
			 200);
	assert_int_equal(decide(&chief, uuid, "2", "approve", "", &got), 409);
	assert_refused(&got, 409, "not-open");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

static char *verification(struct lab *lab, const char *id, const char *person,
			  const char *fields)
{
	(void)lab;
	return g_strdup_printf("{\"id\":\"%s\",\"resident\":\"r2\",\"base_version\":\"1\","
			       "\"person\":\"%s\",\"fields\":[%s]," PURPOSE
			       ",\"made_at\":\"2026-01-01T00:00:00.000Z\",\"terminal\":\"t1\"}",
			       id, person, fields);
}

static unsigned verify(struct asker *a, const char *person, const char *fields,
		       struct got *got)
{
	g_autofree char *uuid = lab_uuid(a->lab), *key = quoted(uuid);
	g_autofree char *body = verification(a->lab, uuid, person, fields);

	ask_with(a, OP_VERIFY, NULL, key, NULL, body, got);
	return got->status;
}

static void a_hamlet_is_verified(void **state)
{
	struct asker a = sign_in(*state, "canbo1");
	struct got got = {0};
	const struct json *row;

	ask(&a, OP_HAMLETS, NULL, NULL, &got);
	row = json_first(json_get(got.body, "hamlets"));
	assert_int_equal(json_number_at(row, "left", 0), 2);
	assert_int_equal(verify(&a, "absent", "", &got), 201);
	assert_int_equal(json_number_at(got.body, "left", 0), 2);
	assert_int_equal(verify(&a, "present",
				"{\"field\":\"DanToc\",\"answer\":\"agrees\"}", &got),
			 201);
	assert_int_equal(json_number_at(got.body, "left", 0), 1);
	ask(&a, OP_WORKLIST, "99001-01", NULL, &got);
	row = json_first(json_get(got.body, "households"));
	assert_int_equal(json_number_at(row, "agree", 0), 1);
	assert_int_equal(json_number_at(row, "left", 0), 2);
	ask(&a, OP_HOME, NULL, NULL, &got);
	assert_int_equal(json_number_at(json_get(got.body, "progress"), "done", 0), 1);
	assert_int_equal(json_number_at(json_get(got.body, "today"), "verified", 0), 2);
	ask(&a, OP_RESIDENT, "r2", NULL, &got);
	assert_string_not_equal(json_text_at(got.body, "verified"), "");
	got_clear(&got);
	asker_clear(&a);
}

static void who_verified_cannot_decide(void **state)
{
	struct asker maker = sign_in(*state, "canbo1"), chief = sign_in(*state, "truong");
	g_autofree char *before = NULL, *after = NULL;
	struct got got = {0};

	send_correction(&maker, "r2", "1", "NhomMau", "null", "\"01\"", &before, &got);
	assert_int_equal(verify(&chief, "present",
				"{\"field\":\"TinhTrangHonNhan\",\"answer\":\"differs\","
				"\"value\":\"1\"},{\"field\":\"NhomMau\",\"answer\":\"differs\","
				"\"value\":\"01\"}",
				&got),
			 201);
	assert_int_equal(send_correction(&maker, "r2", "1", "TinhTrangHonNhan", "\"2\"",
					 "\"1\"", &after, &got),
			 201);
	decide(&chief, after, "1", "approve", "", &got);
	assert_refused(&got, 403, "four-eyes");
	got_clear(&got);
	asker_clear(&maker);
	asker_clear(&chief);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(finds_by_everything),
		AT_LAB(exact_names_come_first),
		AT_LAB(pages_stay_put),
		AT_LAB(many_are_counted_honestly_and_paged),
		AT_LAB(reads_a_record_and_its_household),
		AT_LAB(shows_and_compares_numbers),
		AT_LAB(showing_has_a_daily_limit),
		AT_LAB(a_correction_is_approved),
		AT_LAB(a_name_changes_what_is_found),
		AT_LAB(a_returned_one_is_sent_again),
		AT_LAB(a_hamlet_is_verified),
		AT_LAB(who_verified_cannot_decide),
	};

	return cmocka_run_group_tests_name("central job", tests, NULL, NULL);
}
