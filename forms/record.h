/*
 * record - what the register holds of one resident: the resident document.
 *
 * Its field names on the wire are those of QCVN 109:2017/BTTTT (SoDinhDanh,
 * HoVaTen{Ho,ChuDem,Ten} ...); what the protocol adds is English (id, version,
 * as_of, commune{code,name}, hamlet{id,name}, household{id,number,house,
 * members}, history, papers, number_agrees, open[], verified).  The fields are
 * those of Luật Căn cước công dân 2014, điều 9, Luật Cư trú 2020 and Luật Căn cước
 * 2023, điều 9 (26 items); elements that QCVN 109 does not know bear names in its
 * style.  A list (children, cards, stays) is an array of objects.  In memory a field is one
 * canonical string (forms/values.h), "" = unknown, never NULL.
 *
 * The record owns all its strings.  Identity numbers are hidden (stars and the
 * last two digits) in every document that leaves the centre.
 */
#ifndef FORMS_RECORD_H
#define FORMS_RECORD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"
#include "forms/values.h"

enum record_field {
	FIELD_NONE = -1,
	FIELD_NAME,
	FIELD_BIRTH,
	FIELD_SEX,
	FIELD_BIRTH_PLACE,
	FIELD_HOMETOWN,
	FIELD_ETHNIC,
	FIELD_RELIGION,
	FIELD_NATIONALITY,
	FIELD_MARITAL,
	FIELD_BLOOD,
	FIELD_NUMBER,
	FIELD_OLD_NUMBER,
	FIELD_FATHER_NAME,
	FIELD_FATHER_NUMBER,
	FIELD_FATHER_OLD,
	FIELD_FATHER_NATION,
	FIELD_MOTHER_NAME,
	FIELD_MOTHER_NUMBER,
	FIELD_MOTHER_OLD,
	FIELD_MOTHER_NATION,
	FIELD_SPOUSE_NAME,
	FIELD_SPOUSE_NUMBER,
	FIELD_SPOUSE_OLD,
	FIELD_SPOUSE_NATION,
	FIELD_GUARDIAN_NAME,
	FIELD_GUARDIAN_NUMBER,
	FIELD_GUARDIAN_OLD,
	FIELD_GUARDIAN_NATION,
	FIELD_HEAD_NAME,
	FIELD_HEAD_NUMBER,
	FIELD_HEAD_OLD,
	FIELD_HEAD_RELATION,
	FIELD_RESIDENCE,
	FIELD_PRESENT,
	FIELD_DEATH,
	FIELD_LIFE,
	/* of the laws of 2020 and 2023 */
	FIELD_OTHER_NAME,
	FIELD_BORN_AT,
	FIELD_CANCELLED,
	FIELD_CHILDREN,
	FIELD_WARDS,
	FIELD_MEMBERS, /* the others of the household; derived, in no document by itself */
	FIELD_TEMPORARY, /* the one that holds now; all of them are in FIELD_STAYS */
	FIELD_STAYS,
	FIELD_ABSENCE, /* as FIELD_TEMPORARY: at most the one that holds now */
	FIELD_RESIDENCE_FILE,
	FIELD_BOOK,
	FIELD_CARDS,
	FIELD_PHONE,
	FIELD_EMAIL,
	FIELD_JOB,
	FIELD_OTHER,
	FIELD_COUNT,
};

/* The parts of the person screen, in the order of its Left and Right. */
enum record_part {
	PART_PERSON,	/* Nhân thân */
	PART_RESIDENCE, /* Cư trú */
	PART_HOUSEHOLD, /* Hộ gia đình */
	PART_PAPERS,	/* Giấy tờ */
	PART_REQUESTS,	/* Đề nghị */
	PART_HISTORY,	/* Lịch sử */
	PART_COUNT,
};

enum record_flags {
	RECORD_LOCKED = 1, /* an ordinary correction is refused: see procedure */
	RECORD_HIDDEN = 2, /* a number: travels as its last two digits */
	RECORD_YEAR_LOCKED = 4, /* a date whose year is part of the personal number */
};

struct record_field_row {
	const char *path;  /* on the wire: "Cha/HoVaTen" */
	const char *label; /* msgid, at most 22 cells when translated: use record_label() */
	enum kind kind;
	enum catalogue catalogue;
	enum record_part part;
	unsigned flags;	       /* enum record_flags, or-ed */
	const char *procedure; /* code of catalogue PROCEDURE that changes it instead, or "" */
};

extern const struct record_field_row record_fields[FIELD_COUNT];
extern const char *const record_part_names[PART_COUNT]; /* msgids: _() them */

/* Translated, lent. */
const char *record_label(enum record_field field);
/* A plain number: what reveal and match take.  Lists with numbers are never revealed. */
bool record_is_number(enum record_field field);
/* FIELD_NONE when nobody's. */
enum record_field record_field_of_path(const char *path);

/* A request that is open on this resident. */
struct open_request {
	char *receipt, *state; /* state as request_state_word() has it */
	int64_t made_at;
	char *fields; /* paths, blank separated */
	bool mine;
};

struct record {
	char *id, *version;
	int64_t as_of; /* ms since 1970 UTC */
	char *commune_code, *commune;
	char *hamlet_id, *hamlet;
	char *household_id, *household_number, *house;
	unsigned members, history, papers; /* counts, for the headings of the parts */
	char *number_agrees; /* "yes" "no" "": does the number fit birth year and sex */
	GPtrArray *open;     /* struct open_request, owned */
	char *verified;	     /* "" or an ISO moment */
	char *value[FIELD_COUNT];
};

struct record *record_new(void);
struct record *record_copy(const struct record *record);
void record_free(struct record *record);
/* Copies `value`; NULL counts as "". Nothing is checked. */
void record_set(struct record *record, enum record_field field, const char *value);
/* How many cards and cancelled numbers it has: what `papers` counts. */
unsigned record_papers(const struct record *record);
/* Replace one of the record's own strings: record_put(&r->id, "..."); NULL counts as "". */
void record_put(char **slot, const char *text);
struct open_request *record_add_open(struct record *record);

/* Unknown keys are passed over: a newer centre may say more. NULL: `why`. */
struct record *record_of_json(const struct json *json, GError **why);
struct json *record_to_json(const struct record *record, bool hide_numbers);

/*
 * One value as the wire has it: name object, date object, place object, string
 * or null.  value_of_wire: new canonical value, or NULL and `why` (shape, text
 * refused, or a value that is not well formed).
 */
struct json *value_to_wire(enum record_field field, const char *value);
char *value_of_wire(enum record_field field, const struct json *json, GError **why);

/* The fields alone, without the envelope: {HoVaTen, ..., Cha{...}}; unknown ones left out. */
struct json *record_fields_to_json(const struct record *record, bool hide_numbers);
bool record_fields_of_json(struct record *record, const struct json *json, GError **why);

#endif
