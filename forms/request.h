/*
 * request - đề nghị điều chỉnh thông tin: a field patch on a base version,
 * with reason and papers, from its maker to the one who decides.
 *
 * {field, from, to} travel for changed fields only.  For a hidden number
 * `from` is its last two digits; the base version decides.  Whoever drafted,
 * edited, sent or verified cannot decide (enforced by the centre's database).
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
};

struct request {
	char *id; /* uuid, made by the terminal */
	char *kind; /* "correction" */
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
	/* from the centre on, all "" or 0 or empty before: */
	char *receipt, *version;
	enum request_state state;
	char *author_id, *author;
	int64_t sent_at, deadline;
	GPtrArray *decisions;	      /* struct decision */
	struct person_row *head;      /* resident_head; NULL when not told */
};

#define REQUEST_MAX_PAPERS 5
#define REQUEST_NOTE_LETTERS 500
#define REQUEST_PAPER_LETTERS 100

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

void change_free(struct change *change);
struct json *change_to_json(const struct change *change);
struct change *change_of_json(const struct json *json, GError **why);

/*
 * of_json is strict (a stranger's key is an error): it is what the centre
 * reads.  Required: id (a uuid), kind, resident, base_version, changes (1 or
 * more, no field twice), reason, purpose.  Whether papers, codes, locks are
 * in order is request_flaw().
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
};

struct verdict *verdict_new(void);
void verdict_free(struct verdict *verdict);
struct json *verdict_to_json(const struct verdict *verdict);
struct verdict *verdict_of_json(const struct json *json, GError **why);

#endif
