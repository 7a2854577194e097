/*
 * draft - a form being filled in: per field the original, the typed text, the
 * value read from it, and the complaint if it could not be read.
 *
 * A draft never loses typed text: a refused text stays as it was typed beside its
 * complaint, through the journal and back.  Over a record an empty text means
 * "unchanged", and a lone "-" means "chưa có thông tin" (see kinds.h); elsewhere an
 * empty text is an empty answer.
 *
 * Keys are those of the form's table.  Returned strings are lent and live until
 * that field is set again or the draft is freed.
 */
#ifndef FORMS_DRAFT_H
#define FORMS_DRAFT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "forms/form.h"
#include "forms/record.h"

struct draft;
struct json;

/* The reason of a person's first record: of no correction, and of no other. */
#define DRAFT_REASON_FIRST "BS08"

enum draft_mark {
	DRAFT_MARK_NONE,
	DRAFT_MARK_NEEDS_PAPER, /* found in verification: "cần giấy tờ" */
	DRAFT_MARK_TWICE,	/* FIELD_TWICE: typed a second time, and the same */
	DRAFT_MARK_COUNT
};

/* {field, from, to}: what a correction would change.  Values are canonical. */
struct draft_change {
	enum record_field field;
	char *from;
	char *to;
};

/* An empty draft of a form; `form` is const and outlives it. */
struct draft *draft_new(const struct form *form);

/* A draft whose originals are the record's values; copies what it needs, also the
 * record's id and version.  */
struct draft *draft_of_record(const struct form *form, const struct record *record);
void draft_free(struct draft *draft);

/* The day for the checks, ISO; without it nothing is "in the future". */
void draft_set_today(struct draft *draft, const char *iso);

const struct form *draft_form(const struct draft *draft);
bool draft_over_record(const struct draft *draft);

/*
 * Takes no keys: locked over a record, or read from the household.  Of a person
 * without a record the locked fields of the form are typed.
 */
bool draft_locked(const struct draft *draft, const struct field *field);
/* The msgid for row 22: of a locked field which procedure changes it. */
const char *draft_hint(const struct draft *draft, const struct field *field);
/* What a draft without a record begins with (of the household, see FIELD_DERIVED; its
 * reason): shown and valid until something else is typed, and no change. */
void draft_preset(struct draft *draft, const char *key, const char *value);
const char *draft_version(const struct draft *draft); /* base version, "" without */

/*
 * Takes typed text.  True: it was read and passed its checks.  False: the text is
 * kept and its complaint too; the value is the original until the text is mended.
 * A locked field takes nothing (false, no complaint kept): say its hint.
 */
bool draft_set(struct draft *draft, const char *key, const char *typed);

/* Sets a value that needs no reading (chosen from a list): typed becomes its text.
 * "" says "chưa có thông tin". */
bool draft_choose(struct draft *draft, const char *key, const char *value);

/*
 * The rows that a list (F4) offers for a code field, best first: those that hold
 * today, of reasons and papers only those that serve what is to be changed and that
 * an ordinary correction may carry.  Appends const struct code_row * to `out`.
 */
size_t draft_choices(const struct draft *draft, const char *key, const char *typed,
		     GPtrArray *out);

/*
 * The register has moved on: originals and base version become those of `record`,
 * all that was typed and chosen stays.  What the register says by now is no change
 * any more.
 */
void draft_rebase(struct draft *draft, const struct record *record);

/* FIELD_TWICE, changed, read, and not typed a second time yet. */
bool draft_is_once(const struct draft *draft, const char *key);
/*
 * The second typing.  True: the same value, so it is no longer once.  False:
 * *complaint (g_free() it) says what is wrong, or at which digit the two differ;
 * the first one stays as it was.
 */
bool draft_repeat(struct draft *draft, const char *key, const char *typed, char **complaint);

/* Answers of a paper form (form_answers.h): those with a value, in form order. */
GPtrArray *draft_answers(const struct draft *draft);

/* Back to the original: what Esc in a field does. */
void draft_undo(struct draft *draft, const char *key);

const char *draft_typed(const struct draft *draft, const char *key);
const char *draft_value(const struct draft *draft,
			const char *key); /* original if unchanged */
const char *draft_original(const struct draft *draft, const char *key);
const char *draft_complaint(const struct draft *draft, const char *key); /* NULL = none */

bool draft_changed(const struct draft *draft, const char *key);
size_t draft_count_changed(const struct draft *draft); /* record fields only, if any */
size_t draft_count_errors(const struct draft *draft);

/* Where the cursor stood, for the journal; key or "". */
const char *draft_cursor(const struct draft *draft);
void draft_set_cursor(struct draft *draft, const char *key);

/* A difference found in verification: sets the canonical value and marks the field
 * DRAFT_MARK_NEEDS_PAPER. */
bool draft_note_difference(struct draft *draft, const char *key, const char *value);

enum draft_mark draft_mark(const struct draft *draft, const char *key);
void draft_set_mark(struct draft *draft, const char *key, enum draft_mark mark);

/* A paper is asked for: some field is marked so and no paper is entered. */
bool draft_needs_paper(const struct draft *draft);

/* Looks at everything once more.  Index of the first field that is wrong or missing
 * (its complaint is set then), -1 when the draft may be sent. */
int draft_check(struct draft *draft);

/* What hinders the sending of a correction, in one sentence ("Chưa có giấy tờ chứng
 * minh: ..."), or NULL when nothing does.  g_free() it. */
char *draft_missing(const struct draft *draft);

/* The changes in form order: GPtrArray of struct draft_change, with free function. */
GPtrArray *draft_changes(const struct draft *draft);

/* Journal form, complete: typed texts, complaints, originals, marks, cursor.  Fields
 * that are FIELD_SECRET are left out.  json_free() the answer. */
struct json *draft_to_json(const struct draft *draft);
struct draft *draft_of_json(const struct json *json, GError **why);

#endif
