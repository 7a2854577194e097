/*
 * case_help - requests of every kind against the centre of central_help.h, and the
 * offices above its communes: province (tinh), C06 (c06), and a chief next door.
 */
#ifndef TESTS_CASE_HELP_H
#define TESTS_CASE_HELP_H

#include "central_help.h"
#include "forms/undo.h"

/* One change; from and to are JSON. */
static inline char *change_of(const char *field, const char *from, const char *to)
{
	return g_strdup_printf("{\"field\":\"%s\",\"from\":%s,\"to\":%s}", field, from, to);
}

/* `more` begins with a comma, or is "". */
static inline char *case_document(struct lab *lab, const char *id, const char *kind,
				  const char *resident, const char *version,
				  const char *changes, const char *reason, const char *more)
{
	return g_strdup_printf(
		"{\"id\":\"%s\",\"kind\":\"%s\",\"world\":\"practice\",\"centre\":\"%s\","
		"\"resident\":\"%s\",\"base_version\":\"%s\",\"changes\":[%s],\"reason\":\"%s\","
		"\"note\":\"ghi chú\",\"papers\":[{\"kind\":\"P01\",\"number\":\"27/2026\",\"date\":"
		"\"2020-03-01\",\"issuer\":\"UBND xã\"}]," PURPOSE
		",\"made_at\":\"2026-01-01T00:00:00.000Z\",\"terminal\":\"t1\"%s}",
		id, kind, lab->centre->id, resident, version, changes, reason, more);
}

/* Sends one; *id (may be NULL) gets its id, new. The status is the answer. */
static inline unsigned send_case(struct asker *a, const char *kind, const char *resident,
				 const char *version, const char *changes, const char *reason,
				 const char *more, char **id, struct got *got)
{
	g_autofree char *uuid = lab_uuid(a->lab), *key = quoted(uuid);
	g_autofree char *match = quoted(version);
	g_autofree char *body = case_document(a->lab, uuid, kind, resident, version, changes,
					      reason, more);

	ask_with(a, OP_REQUEST, NULL, key, match, body, got);
	if (id) {
		g_free(*id);
		*id = g_steal_pointer(&uuid);
	}
	return got->status;
}

static inline unsigned undo_case(struct asker *a, const char *resident, const char *version,
				 const char *undoes, char **id, struct got *got)
{
	g_autofree char *more = g_strdup_printf(",\"undoes\":\"%s\"", undoes);

	return send_case(a, "undo", resident, version, "", "", more, id, got);
}

static inline unsigned withdraw_case(struct asker *a, const char *id, struct got *got)
{
	g_autofree char *uuid = lab_uuid(a->lab), *key = quoted(uuid);

	ask_with(a, OP_WITHDRAW, id, key, NULL, "{\"reason\":\"nhầm người\"}", got);
	return got->status;
}

static inline void lab_offices(struct lab *lab)
{
	lab_officer(lab, "truong9", "Lò Văn Xa", "chief", "99002");
	lab_officer(lab, "tinh", "Vi Thị Tỉnh", "province", "99001");
	lab_officer(lab, "c06", "Vi Văn Sáu", "c06", "99001");
}

static inline char *state_of(struct lab *lab, const char *id)
{
	return centre_word(lab->ledger, "SELECT state FROM request WHERE id = ?1", "s", id);
}

#define assert_state(lab, id, expected)                                                \
	do {                                                                           \
		g_autofree char *state_is = state_of(lab, id);                         \
		assert_string_equal(state_is, expected);                               \
	} while (0)

/* What the register holds of a field; new. */
static inline char *held(struct lab *lab, const char *resident, enum record_field field)
{
	struct record *r = centre_resident_load(lab->ledger, resident, lab->now, NULL);
	char *value = g_strdup(r ? r->value[field] : "(nobody)");

	record_free(r);
	return value;
}

#define assert_held(lab, resident, field, expected)                                    \
	do {                                                                           \
		g_autofree char *is_held = held(lab, resident, field);                 \
		assert_string_equal(is_held, expected);                                \
	} while (0)

/* So many rows in a list; -1 refused. */
static inline int list_count(struct asker *a, const char *list, struct got *got)
{
	g_autofree char *body = g_strdup_printf("{\"list\":\"%s\"}", list);

	ask(a, OP_REQUESTS, NULL, body, got);
	if (got->status != 200)
		return -1;
	assert_int_equal(json_number_at(got->body, "total", -1),
			 json_count(json_get(got->body, "rows")));
	return (int)json_number_at(got->body, "total", -1);
}

#endif
