/*
 * decide - what the three screens of deciding share: one request of the queue
 * with what the chief means to do about it.
 *
 *	decide (the queue) -> reason (why returned or refused) -> back
 *	                   -> table (all that was chosen) -> letters
 *
 * A choice is nothing yet: it is revocable until the table has been sent, and
 * then each goes as a letter of its own with its own base version.  Until then it
 * is in the journal (decide_kept.c), so that an interrupted evening goes on.
 */
#ifndef TUI_DECIDE_H
#define TUI_DECIDE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "tui/screen.h"

struct app;
struct json;
struct request;
struct request_row;

/* The digits 1 to 4. */
enum pick { PICK_NONE, PICK_APPROVE, PICK_RETURN, PICK_REFUSE, PICK_LATER, PICK_COUNT };

struct decide_item {
	struct request_row *row;
	struct request *request; /* NULL until it has been read */
	bool asked;		 /* ... it is on its way */
	bool seen;		 /* its last change and paper have been on the screen */
	int64_t opened_at;	 /* ms; when it was first shown */
	enum pick pick;
	char *reason, *note;
	char *letter;		 /* uuid once it is signed; NULL */
	char *kept;		 /* of the journal entry that has the choice; NULL: none */
};

enum decide_order { BY_DEADLINE, BY_FIELD, BY_AUTHOR, BY_HAMLET, DECIDE_ORDERS };

/* The queue; decide.c moves in it, decide_draw.c shows it. */
struct decide {
	struct screen base;
	char *title;
	GPtrArray *items;	    /* struct decide_item *, owned */
	GHashTable *signed_already; /* request ids whose letter is on its way */
	unsigned at;
	int top, rows, lines;	    /* of the sheet, at the last draw */
	enum decide_order order;
	bool reading;
	char *wanted;		    /* request whose reason was being typed; NULL */
	enum pick wanted_pick;
	GPtrArray *kept;	    /* struct journal_entry *: choices not taken up yet; NULL */
	unsigned taken, moved;	    /* of them, since the queue was read */
};

/* NULL beyond the last. */
struct decide_item *decide_item_at(const struct decide *decide, unsigned at);
unsigned decide_count(const struct decide *decide, enum pick pick);
/* Approved, returned and refused. */
unsigned decide_count_chosen(const struct decide *decide);
/* The next order; its words, translated, lent. */
const char *decide_order_next(struct decide *decide);
void decide_draw(struct screen *screen, struct paint *paint);

/* "phê duyệt": translated, lent. */
const char *decide_pick_word(enum pick pick);

/* `items`: of struct decide_item *, lent by the queue below, which outlives it. */
struct screen *decide_table_screen(struct app *app, GPtrArray *items);

/* ---- choices in the journal (decide_kept.c) ------------------------------------------- */
/* How many were made, in windows that are gone and in this one, and not signed. */
unsigned decide_kept_count(struct app *app);
/* The item's choice is on disk, or its entry gone when there is none. */
void decide_kept_save(struct app *app, struct decide_item *item);
void decide_kept_forget(struct app *app, struct decide_item *item);
/* Before the queue is read: what was chosen and not signed. */
void decide_kept_find(struct decide *decide);
/* One of them is about this item, and waits for its request. */
bool decide_kept_has(const struct decide *decide, const struct decide_item *item);
/* Its request is there: the choice stands again, or goes because something moved. */
void decide_kept_take(struct decide *decide, struct decide_item *item);
/* The whole queue is read: choices about what is no longer in it go. */
void decide_kept_rest(struct decide *decide);
/* Row 22, once all of them have been taken up. */
void decide_kept_say(struct decide *decide);

/* Signs one choice: its letter is on disk when it returns true. */
bool decide_sign(struct app *app, struct decide_item *item, GError **error);

/* What the register says after a decision, out of its answer's body: "CSDL hiện ghi:
 * Phạm Thị Nếp; số tiếp nhận TH-000391".  NULL when the body says nothing of it. */
char *decide_outcome(const struct json *body);

#endif
