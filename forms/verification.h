/*
 * verification - kiểm tra, xác minh: what an officer found when asking a
 * resident at the door, field by field.  Body of VERIFY.
 */
#ifndef FORMS_VERIFICATION_H
#define FORMS_VERIFICATION_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"
#include "forms/purpose.h"
#include "forms/record.h"

/* The digits 1 to 6 at "Người này". */
enum verification_person {
	PERSON_PRESENT,
	PERSON_ABSENT,
	PERSON_DEAD,
	PERSON_MISSING,
	PERSON_MOVED,
	PERSON_UNKNOWN,
	PERSON_COUNT,
};

enum verification_word {
	VERIFIED_AGREES,   /* 1 đúng */
	VERIFIED_DIFFERS,  /* 2 sai lệch */
	VERIFIED_NO_PAPER, /* 3 chưa xuất trình được giấy tờ */
	VERIFIED_REST,	   /* 9 các mục còn lại đúng: recorded as such */
	VERIFIED_COUNT,
};

struct verification_answer {
	enum record_field field;
	enum verification_word word;
	char *value; /* what the resident says, when VERIFIED_DIFFERS; else "" */
};

struct verification {
	char *id; /* uuid */
	char *resident, *base_version;
	enum verification_person person;
	GPtrArray *answers; /* struct verification_answer; empty unless present */
	struct purpose purpose;
	int64_t made_at;
	char *terminal;
	char *world, *centre; /* whose it is; "" in letters of older terminals */
};

/* The fields that are asked, in the order of the screen. */
extern const enum record_field verification_fields[];
extern const unsigned verification_field_count;

/* On the wire: "agrees"; for people, translated: "đúng". Lent. */
const char *verification_word_wire(enum verification_word word);
const char *verification_word_name(enum verification_word word);
const char *verification_person_wire(enum verification_person person);
const char *verification_person_name(enum verification_person person);

struct verification *verification_new(void);
void verification_free(struct verification *verification);
/* Sets or replaces the answer of a field; `value` may be NULL. */
void verification_answer(struct verification *verification, enum record_field field,
			 enum verification_word word, const char *value);
struct verification_answer *verification_answer_of(const struct verification *verification,
						   enum record_field field);
/* How many fields have this answer. */
unsigned verification_count(const struct verification *verification,
			    enum verification_word word);

struct json *verification_to_json(const struct verification *verification);
/* Strict; DIFFERS wants a value, the others none; no field twice; answers only of PRESENT. */
struct verification *verification_of_json(const struct json *json, GError **why);

#endif
