/*
 * request - đề nghị điều chỉnh thông tin: a field patch on a base version,
 * with reason and papers, from its maker to the one who decides.
 *
 * {field, from, to} travel for changed fields only.  For a hidden number
 * `from` is its last two digits; the base version decides.  Whoever drafted,
 * edited, sent or verified cannot decide (enforced by the centre's database).
 *
 * One kind of document carries all that is asked of the register (enum
 * request_kind).  A request begins with the commune's chief; where the law
 * gives the last word to a higher office (forms/deciders.h), his approval
 * forwards it.
 */
#ifndef FORMS_REQUEST_H
#define FORMS_REQUEST_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/json.h"
#include "forms/person_row.h"
#include "forms/purpose.h"
#include "forms/record.h"

enum request_state {
	REQUEST_DRAFT, /* at the terminal only */
	REQUEST_PENDING,
	REQUEST_RETURNED,
	REQUEST_REFUSED,
	REQUEST_WITHDRAWN,
	REQUEST_SUPERSEDED, /* a returned one, sent anew */
	REQUEST_FORWARDED,  /* to the province or C06 */
	REQUEST_APPROVED,
	REQUEST_UNDONE,
	REQUEST_STATE_COUNT,
};

/* What can happen to one. */
enum request_event {
	REQUEST_SEND,
	REQUEST_APPROVE,
	REQUEST_RETURN,
	REQUEST_REFUSE,
	REQUEST_WITHDRAW,
	REQUEST_REPLACE,
	REQUEST_FORWARD,
	REQUEST_UNDO,
	REQUEST_EVENT_COUNT,
};

/* On the wire: "pending". Lent, const. */
const char *request_state_word(enum request_state state);
/* False when nobody's. */
bool request_state_of_word(const char *word, enum request_state *state);
/* For people, translated: "chờ phê duyệt". Lent. */
const char *request_state_name(enum request_state state);
/* Open = still holds its fields against other requests. */
bool request_state_is_open(enum request_state state);
/* The transition table; false: this cannot happen in this state. */
bool request_step(enum request_state from, enum request_event event, enum request_state *to);

/* "approve" "return" "refuse" on the wire. */
const char *request_event_word(enum request_event event);
bool request_event_of_word(const char *word, enum request_event *event);

/* What is asked for. */
enum request_kind {
	REQUEST_KIND_CORRECTION,
	REQUEST_KIND_REISSUE, /* hủy, xác lập lại số định danh: sex, birth year, place of
				 birth registration (TT 59/2021 Đ.6): C06 decides */
	REQUEST_KIND_COLLECT, /* a person without a record; `from` of all changes is "" */
	REQUEST_KIND_UNDO,    /* of the approved request `undoes`; the centre makes the changes */
	REQUEST_KIND_MERGE,   /* `resident` stays, `other` becomes part of him */
	REQUEST_KIND_UNMERGE, /* `undoes` is the merge */
	REQUEST_KIND_COUNT,
};
const char *request_kind_word(enum request_kind kind); /* "correction" */
bool request_kind_of_word(const char *word, enum request_kind *kind);
/* For people, translated: "điều chỉnh thông tin". Lent. */
const char *request_kind_name(enum request_kind kind);

/* Whose word counts, from below: "chief" "province" "c06" on the wire; 0 nobody's. */
unsigned request_level_height(const char *level);
/* Translated: "Công an tỉnh". Lent; "" for nobody's. */
const char *request_level_name(const char *level);

struct change {
	enum record_field field;
	char *from, *to; /* canonical values */
	char *now;	 /* what the register says now; NULL when not told */
};

struct paper {
	char *kind;   /* code of catalogue PAPER */
	char *number; /* "27/2026/TLKS" */
	char *date;   /* ISO, whole */
	char *issuer;
};

struct decision {
	char *decision; /* "approve" "return" "refuse" */
	char *reason;	/* code of RETURN_REASON or REFUSE_REASON */
	char *note;
	char *by; /* the decider's name */
	int64_t at;
	GPtrArray *fields; /* marked by him: enum record_field by GINT_TO_POINTER; none = all */
};

/* Who came to the desk, and how it was seen who he is. */
struct applicant {
	char *who; /* "self" "parent" "child" "spouse" "guardian" "head" "agency" "officer" */
	char *name;
	char *number;  /* 12 or 9 digits, or "" */
	char *checked; /* "card" "vneid" "papers" "known"; "none": cannot prove it, see note */
	char *note;
};

/* A warning of forms/rules.h that the officer overrode. */
struct override {
	char *rule;   /* its code */
	char *reason; /* in words */
};

/* Another commune's resident, by what he shows: the centre wants all three exactly. */
struct person_claim {
	char *number; /* 12 digits */
	char *name;   /* KIND_NAME value */
	char *birth;  /* KIND_DATE value */
};

struct request {
	char *id; /* uuid, made by the terminal */
	char *kind; /* request_kind_word() */
	char *world, *centre;
	char *resident, *base_version;
	GPtrArray *changes; /* struct change */
	char *reason;	    /* code of catalogue REASON */
	char *note;
	GPtrArray *papers; /* struct paper */
	struct purpose purpose;
	char *replaces; /* id of a returned one, or "" */
	int64_t made_at;
	char *terminal;
	char *form, *form_date; /* the paper form: "DC02-2024", and its ISO date; "" none */
	struct applicant applicant;
	GPtrArray *overrides;	    /* struct override */
	/* of the paper form, beside the record: struct form_answer (form_answers.h); with
	 * them a correction may have no change, a CT01 may only ask for a procedure */
	GPtrArray *answers;
	struct person_claim person; /* then resident is "" and base_version "0" */
	char *undoes;		    /* id of the request to undo or to unmerge */
	char *other;		    /* id of the second resident of a merge */
	char *household, *hamlet;   /* where a collected person lives; household may be "" */
	/* from the centre on, all "" or 0 or empty before: */
	char *receipt, *version;
	enum request_state state;
	char *author_id, *author;
	int64_t sent_at, deadline; /* deadline: due, by the procedure's working days */
	GPtrArray *decisions;	      /* struct decision */
	struct person_row *head;      /* resident_head; NULL when not told */
	char *commune_code, *commune; /* who holds the resident */
	char *origin_code, *origin;   /* who asked */
	char *level;		      /* whose turn it is: "chief" "province" "c06" */
	char *decider;		      /* who has the last word */
	bool warn, overdue;	      /* open, and due within a working day; too late */
	GPtrArray *after; /* struct after_row (forms/undo.h): of an undo, what came since */
};

#define REQUEST_MAX_PAPERS 5
#define REQUEST_NOTE_LETTERS 500
#define REQUEST_PAPER_LETTERS 100
#define REQUEST_MAX_OVERRIDES 20

struct request *request_new(void);
void request_free(struct request *request);
/* Both copy. */
struct change *request_add_change(struct request *request, enum record_field field,
				  const char *from, const char *to);
struct paper *request_add_paper(struct request *request, const char *kind, const char *number,
				const char *date, const char *issuer);
struct decision *request_add_decision(struct request *request, const char *decision,
				      const char *reason, const char *note, const char *by,
				      int64_t at);
struct change *request_change_of(const struct request *request, enum record_field field);
struct override *request_add_override(struct request *request, const char *rule,
				      const char *reason);
/* Its kind; a word that is nobody's was refused when it was read. */
enum request_kind request_kind(const struct request *request);
/* Whether it names its resident by a claim. */
bool request_is_claim(const struct request *request);

void change_free(struct change *change);
struct json *change_to_json(const struct change *change);
struct change *change_of_json(const struct json *json, GError **why);

/*
 * of_json is strict (a stranger's key is an error): it is what the centre
 * reads.  Required: id (a uuid), kind, base_version, purpose; resident or
 * person (not for collect); reason and changes (1 or more, no field twice),
 * but for undo, merge and unmerge.  Whether papers, codes, locks are in order
 * is request_check().
 */
struct request *request_of_json(const struct json *json, GError **why);
/* with_centre: also what the centre added (receipt, state ... resident_head, now). */
struct json *request_to_json(const struct request *request, bool with_centre);

/* What is not allowed in a request by itself, before any register is asked. */
enum request_flaw {
	REQUEST_FINE,
	REQUEST_LOCKED,	   /* a locked field: its procedure is named by record_fields[] */
	REQUEST_YEAR,	   /* the birth year would change: procedure huy-xac-lap */
	REQUEST_NO_PAPER,
	REQUEST_PAPER,	   /* kind, number, whole date or issuer is missing */
	REQUEST_NO_CHANGE, /* from and to are the same */
	REQUEST_HIDDEN,	   /* `to` is a hidden number */
	REQUEST_NO_NAME,   /* a name without Ten, or emptied */
	REQUEST_APPLICANT, /* an unknown word, or unproven without a note */
	REQUEST_NOTE,	   /* undo, merge and unmerge say why in the note */
	REQUEST_REISSUES,  /* a re-issue changes sex, birth year, birth registration only */
	REQUEST_INCOMPLETE, /* a collected person needs name, birth, sex and a hamlet */
	REQUEST_TARGET,	   /* undoes or other is missing, or is the resident himself */
};
enum request_flaw request_check(const struct request *request, enum record_field *field);
/* One translated sentence; new. */
char *request_flaw_sentence(enum request_flaw flaw, enum record_field field);

/* One line of a list of requests. */
struct request_row {
	char *id, *receipt, *version, *resident;
	enum request_state state;
	char *name;   /* KIND_NAME value */
	char *hamlet; /* its name */
	GPtrArray *fields; /* enum record_field by GINT_TO_POINTER */
	char *reason; /* code */
	char *author; /* name */
	int64_t sent_at, deadline;
	char *decision_note;
	char *kind;		    /* request_kind_word() */
	char *origin;		    /* name of the commune that asked; "" = this one */
	char *commune;		    /* name of the commune that holds him; "" = this one */
	char *level;		    /* whose turn: "chief" "province" "c06" */
	bool warn, overdue;
};

struct request_list {
	GPtrArray *rows; /* struct request_row */
	unsigned total;
	char *cursor; /* "" = that is all */
	int64_t as_of;
};

struct request_row *request_row_new(void);
void request_row_free(struct request_row *row);
/* The labels of its fields, ", " between: "Họ, chữ đệm và tên, Nơi ở hiện tại". New. */
char *request_row_labels(const struct request_row *row);

struct request_list *request_list_new(void);
void request_list_free(struct request_list *list);
struct json *request_list_to_json(const struct request_list *list);
struct request_list *request_list_of_json(const struct json *json, GError **why);

/* The chief's decision: body of DECIDE. */
struct verdict {
	char *id; /* uuid of the decision */
	enum request_event event; /* APPROVE, RETURN or REFUSE */
	char *reason, *note;
	char *resident_version; /* which he saw */
	int64_t opened_at, decided_at;
	char *terminal;
	char *world, *centre; /* whose it is; "" in letters of older terminals */
	GPtrArray *fields; /* what is to be mended: enum record_field by GINT_TO_POINTER */
};

struct verdict *verdict_new(void);
void verdict_free(struct verdict *verdict);
struct json *verdict_to_json(const struct verdict *verdict);
struct verdict *verdict_of_json(const struct json *json, GError **why);

#endif
