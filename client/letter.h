/*
 * letter - something addressed to the centre: what the officer wrote, and what
 * became of it.  The outbox keeps it; central_send() carries it.
 *
 * All strings are owned by the letter, g_free().
 */
#ifndef CLIENT_LETTER_H
#define CLIENT_LETTER_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/operations.h"

enum letter_state {
	LETTER_WAITING,
	LETTER_IN_FLIGHT,
	LETTER_DONE,
	LETTER_REFUSED,
	LETTER_CONFLICT,
};

struct letter {
	/* What the maker fills in; immutable once put. NULL counts as "". */
	char *uuid;	 /* NULL in outbox_put(): made there; also `id` in the body */
	enum operation op; /* OP_REQUEST OP_DECIDE OP_VERIFY OP_REVEAL */
	char *path_id;	 /* {id} of the path: request id of a decision; "" */
	char *base;	 /* If-Match; "" when the operation takes none */
	char *about;	 /* resident id: letters about one record keep their order */
	char *subject;	 /* "Nguyễn Thị Mâu", "hộ Lý Văn Mẫu": for the list */
	char *title;	 /* "Đề nghị điều chỉnh" */
	char *body;	 /* JSON text; NULL in a list, "" once DONE */
	char *draft;	 /* id of the journal entry it was made of; "" */
	int64_t made_at; /* ms; 0 in outbox_put(): now */

	/* What the outbox knows; read-only outside. */
	enum letter_state state;
	unsigned tries;
	int64_t next_try;   /* ms wall clock; 0: at once */
	char *cause;	    /* why it is not there yet, or why refused: a sentence; "" */
	char *receipt;	    /* "TH-000391"; "" */
	char *answer;	    /* the centre's body when REFUSED or CONFLICT; "" */
	int64_t settled_at; /* ms; 0 */
	char *officer;	    /* login of the store */
	char *held;	    /* uuid of the letter that has to be dealt with first; "" */
	int64_t packed_at;  /* ms: last put into a package; 0 */
	int64_t seq;	    /* the order of the outbox */
};

struct letter *letter_new(enum operation op);
void letter_free(struct letter *letter);

/*
 * Whole days without a receipt, when they are LETTER_LATE_DAYS or more: then every
 * screen says so.  0 before, and when the clock stands before `made_at`.
 */
#define LETTER_LATE_DAYS 3
unsigned letter_days_late(int64_t made_at, int64_t now);

/* Both are requests that change one and the same field. */
bool letter_meets(const struct letter *one, const struct letter *other);
/* The new one is the old one mended: of the same draft, or about the same request. */
bool letter_replaces(const struct letter *letter, const struct letter *old);

/* ---- for outbox.c: the two sealed parts of a row, as JSON text ----------------- */
char *letter_print(const struct letter *letter, bool with_body);
char *letter_print_fate(const char *receipt, const char *cause, const char *answer);
bool letter_read(struct letter *letter, const char *text, bool with_body, GError **error);
bool letter_read_fate(struct letter *letter, const char *text, bool with_body,
		      GError **error);

#endif
