/*
 * central_help - a small practice centre in memory, on a clock of the test's
 * own, and a way to ask it: two communes, three officers, a household of three.
 */
#ifndef TESTS_CENTRAL_HELP_H
#define TESTS_CENTRAL_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "central/admin.h"
#include "central/audit.h"
#include "central/centre.h"
#include "central/residents.h"
#include "forms/request.h"

#define PURPOSE "\"purpose\":{\"procedure\":\"TH-02\",\"case\":\"0412/2026\"}"
#define PASSWORD "mat khau dai"

struct lab {
	struct world world;
	int64_t now;
	uint64_t chance;
	struct centre_ledger *ledger;
	struct centre *centre;
	unsigned keys;
};

/* What came back; read it before the next question. */
struct got {
	unsigned status;
	struct json *body; /* NULL: none */
	char *text, *etag, *slug;
	unsigned retry_after;
};

/* Who asks, with which headers; NULL members are left out. */
struct asker {
	struct lab *lab;
	char *cookie, *world;
	char *bearer, *refresh;
};

static inline int64_t lab_now(void *self)
{
	return ((struct lab *)self)->now;
}

static inline void lab_random(void *self, void *into, size_t bytes)
{
	struct lab *lab = self;
	uint8_t *at = into;

	while (bytes-- > 0) {
		lab->chance = lab->chance * UINT64_C(6364136223846793005) +
			      UINT64_C(1442695040888963407);
		*at++ = (uint8_t)(lab->chance >> 56);
	}
}

static inline void got_clear(struct got *g)
{
	json_free(g->body);
	g_free(g->text);
	g_free(g->etag);
	g_free(g->slug);
	*g = (struct got){0};
}

static inline void got_of(struct got *g, const struct centre_call *c)
{
	got_clear(g);
	g->status = c->status;
	g->text = g_strdup(c->answer ? c->answer : "");
	g->etag = g_strdup(c->etag);
	g->slug = g_strdup(c->slug ? c->slug : "");
	g->retry_after = c->retry_after;
	if (*g->text)
		g->body = json_parse(g->text, strlen(g->text), NULL);
}

static inline void lab_add_resident(struct lab *lab, const char *id, const char *commune,
				    const char *hamlet, const char *household, bool head,
				    const char *name, const char *birth, const char *sex,
				    const char *number, const char *old_number)
{
	struct record *r = record_new();
	g_autofree char *made = NULL, *value = value_name_of_text(name);

	record_put(&r->id, id);
	record_put(&r->commune_code, commune);
	record_put(&r->hamlet_id, hamlet);
	record_put(&r->household_id, household);
	record_set(r, FIELD_NAME, value);
	record_set(r, FIELD_BIRTH, birth);
	record_set(r, FIELD_SEX, sex);
	record_set(r, FIELD_NUMBER, number);
	record_set(r, FIELD_OLD_NUMBER, old_number);
	record_set(r, FIELD_LIFE, "1");
	record_set(r, FIELD_ETHNIC, "01");
	record_set(r, FIELD_MARITAL, "2");
	record_set(r, FIELD_HEAD_RELATION, head ? "QH01" : "QH04");
	made = centre_resident_insert(lab->ledger, &lab->world, r, head);
	assert_non_null(made);
	record_free(r);
}

static inline void lab_people(struct lab *lab)
{
	assert_true(centre_begin(lab->ledger));
	assert_true(centre_household_insert(lab->ledger, "h1", "0127", "7", "99001", "99001-01"));
	assert_true(centre_household_insert(lab->ledger, "h9", "0001", "1", "99002", "99002-01"));
	lab_add_resident(lab, "r1", "99001", "99001-01", "h1", true, "Nguyễn Thị Mâu", "1950",
			 "2", "099150000012", "201456789");
	lab_add_resident(lab, "r2", "99001", "99001-01", "h1", false, "Nguyễn Văn A",
			 "1975-03-17", "1", "099075000034", "");
	lab_add_resident(lab, "r3", "99001", "99001-02", "h1", false, "Nguyễn Văn Á",
			 "1980-05-06", "1", "099080000056", "");
	lab_add_resident(lab, "x1", "99002", "99002-01", "h9", true, "Lê Thị Xa", "1990-01-02",
			 "2", "099190000078", "");
	assert_true(centre_commit(lab->ledger));
}

static inline void lab_officer(struct lab *lab, const char *login, const char *name,
			       const char *role, const char *commune)
{
	const struct centre_officer_plan plan = {login, name, "Đại úy", role, commune, PASSWORD,
						0, 0};
	GError *why = NULL;

	assert_true(centre_officer_add(lab->centre, lab->ledger, &plan, &why));
}

static inline struct lab *lab_new_at(const char *path)
{
	static const char *const hamlets[] = {"Bến Gỗ", "Gò Trám"};
	const struct centre_birth birth = {"practice", "Trung tâm tập huấn", CENTRE_COST_TEST};
	const struct centre_commune_plan one = {"99001", "xã Tập Huấn", "xa", "tỉnh Ví Dụ",
						hamlets, 2, 0};
	const struct centre_commune_plan two = {"99002", "xã Suối Thử", "xa", "tỉnh Ví Dụ",
						hamlets, 1, 0};
	struct lab *lab = g_new0(struct lab, 1);

	assert_true(centre_vault_start());
	lab->now = INT64_C(1763900000000);
	lab->chance = 7;
	lab->world = (struct world){lab_now, lab_now, lab_random, lab};
	lab->ledger = centre_ledger_open(path, CENTRE_LEDGER_CREATE, NULL);
	assert_non_null(lab->ledger);
	assert_true(centre_found(lab->ledger, &lab->world, &birth, NULL));
	lab->centre = centre_new(&lab->world, lab->ledger, NULL);
	assert_non_null(lab->centre);
	assert_true(centre_commune_add(lab->centre, lab->ledger, &one, NULL));
	assert_true(centre_commune_add(lab->centre, lab->ledger, &two, NULL));
	lab_officer(lab, "canbo1", "Nguyễn Văn Mẫu", "officer", "99001");
	lab_officer(lab, "canbo2", "Lò Thị Ngô", "officer", "99001");
	lab_officer(lab, "truong", "Trần Thị Ví", "chief", "99001");
	lab_officer(lab, "canbo9", "Lê Văn Xa", "officer", "99002");
	lab_officer(lab, "quantri", "Phạm Văn Ống", "admin", "99001");
	lab_people(lab);
	return lab;
}

static inline int lab_setup(void **state)
{
	*state = lab_new_at(":memory:");
	return 0;
}

static inline int lab_teardown(void **state)
{
	struct lab *lab = *state;

	centre_free(lab->centre);
	centre_ledger_close(lab->ledger);
	g_free(lab);
	return 0;
}

/* The bare way: whatever headers, whatever bytes. */
static inline void lab_send(struct lab *lab, const char *method, const char *path,
			    const char *const header[CENTRE_HEADER_COUNT], const char *body,
			    size_t length, struct got *got)
{
	struct centre_call call;

	centre_call_init(&call);
	call.method = method;
	call.path = path;
	memcpy(call.header, header, sizeof(call.header));
	call.body = body;
	call.length = length;
	centre_answer(lab->centre, lab->ledger, &call);
	got_of(got, &call);
	centre_call_clear(&call);
}

/* A question with everything that it needs; key and match may be NULL. */
static inline void ask_with(struct asker *a, enum operation op, const char *id,
			    const char *key, const char *match, const char *body,
			    struct got *got)
{
	const char *header[CENTRE_HEADER_COUNT] = {
		[CENTRE_HEADER_COOKIE] = a->cookie, [CENTRE_HEADER_KEY] = key,
		[CENTRE_HEADER_MATCH] = match, [CENTRE_HEADER_WORLD] = a->world,
		[CENTRE_HEADER_PURPOSE] = "TH-02;0412/2026"};
	g_autofree char *path = operation_path(op, id);

	if (body)
		header[CENTRE_HEADER_TYPE] = "application/json";
	lab_send(a->lab, operations[op].method, path, header, body, body ? strlen(body) : 0,
		 got);
}

static inline void ask(struct asker *a, enum operation op, const char *id, const char *body,
		       struct got *got)
{
	ask_with(a, op, id, NULL, NULL, body, got);
}

/* A new uuid in quotes, as Idempotency-Key; and bare. */
static inline char *lab_uuid(struct lab *lab)
{
	return world_uuid(&lab->world);
}

static inline char *quoted(const char *text)
{
	return g_strdup_printf("\"%s\"", text);
}

static inline void asker_clear(struct asker *a)
{
	g_free(a->cookie);
	g_free(a->world);
	g_free(a->bearer);
	g_free(a->refresh);
}

static inline unsigned try_sign_in(struct lab *lab, const char *login, const char *password,
				   struct got *got)
{
	const char *header[CENTRE_HEADER_COUNT] = {[CENTRE_HEADER_TYPE] = "application/json"};
	g_autofree char *body = g_strdup_printf("{\"officer\":\"%s\",\"password\":\"%s\","
						"\"world\":\"practice\",\"terminal\":\"t1\"}",
						login, password);

	lab_send(lab, "POST", "/v1/sign-in", header, body, strlen(body), got);
	return got->status;
}

static inline struct asker sign_in(struct lab *lab, const char *login)
{
	struct asker a = {.lab = lab};
	struct got got = {0};

	assert_int_equal(try_sign_in(lab, login, PASSWORD, &got), 200);
	a.bearer = g_strdup(json_text_at(got.body, "bearer"));
	a.refresh = g_strdup(json_text_at(got.body, "refresh"));
	a.cookie = g_strdup_printf("s=%s", a.bearer);
	a.world = g_strdup_printf("practice;%s", lab->centre->id);
	got_clear(&got);
	return a;
}

/* A correction of one field; from and to are JSON. */
static inline char *correction(struct lab *lab, const char *id, const char *resident,
			       const char *version, const char *field, const char *from,
			       const char *to, const char *more)
{
	return g_strdup_printf(
		"{\"id\":\"%s\",\"kind\":\"correction\",\"world\":\"practice\",\"centre\":\"%s\","
		"\"resident\":\"%s\",\"base_version\":\"%s\",\"changes\":[{\"field\":\"%s\","
		"\"from\":%s,\"to\":%s}],\"reason\":\"%s\",\"note\":\"\",\"papers\":[{\"kind\":"
		"\"%s\",\"number\":\"27/2026\",\"date\":\"2020-03-01\",\"issuer\":\"UBND xã\"}],"
		PURPOSE ",\"made_at\":\"2026-01-01T00:00:00.000Z\",\"terminal\":\"t1\"%s}",
		id, lab->centre->id, resident, version, field, from, to,
		catalogue_rows(CATALOGUE_REASON, &(size_t){0})[0].code,
		catalogue_rows(CATALOGUE_PAPER, &(size_t){0})[0].code, more);
}

/* Sends one; *id (may be NULL) gets its id. The status is the answer. */
static inline unsigned send_correction(struct asker *a, const char *resident,
				       const char *version, const char *field,
				       const char *from, const char *to, char **id,
				       struct got *got)
{
	g_autofree char *uuid = lab_uuid(a->lab), *key = quoted(uuid);
	g_autofree char *match = quoted(version);
	g_autofree char *body =
		correction(a->lab, uuid, resident, version, field, from, to, "");

	ask_with(a, OP_REQUEST, NULL, key, match, body, got);
	if (id)
		*id = g_steal_pointer(&uuid);
	return got->status;
}

static inline unsigned decide(struct asker *a, const char *request, const char *version,
			      const char *decision, const char *reason, struct got *got)
{
	g_autofree char *uuid = lab_uuid(a->lab), *key = quoted(uuid);
	g_autofree char *match = quoted(version);
	g_autofree char *body = g_strdup_printf(
		"{\"id\":\"%s\",\"decision\":\"%s\",\"reason\":\"%s\",\"note\":\"xem\","
		"\"resident_version\":\"1\",\"opened_at\":\"2026-01-01T00:00:00.000Z\","
		"\"decided_at\":\"2026-01-01T00:01:00.000Z\",\"terminal\":\"t2\"}",
		uuid, decision, reason);

	ask_with(a, OP_DECIDE, request, key, match, body, got);
	return got->status;
}

#define assert_refused(got, expected_status, expected_slug)                            \
	do {                                                                           \
		assert_string_equal((got)->slug, expected_slug);                       \
		assert_int_equal((got)->status, expected_status);                      \
		assert_int_equal(json_number_at((got)->body, "status", 0),             \
				 expected_status);                                     \
		assert_string_equal(json_text_at((got)->body, "type"),                 \
				    "https://dancu.invalid/p/" expected_slug);         \
		assert_non_null(json_text_at((got)->body, "title"));                   \
		assert_non_null(json_text_at((got)->body, "detail"));                  \
	} while (0)

#endif
