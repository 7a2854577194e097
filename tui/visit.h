/*
 * visit - what a visit at the door leaves behind: one letter per person on
 * disk, and a draft correction per difference.  Used by verify and worklist.
 */
#ifndef TUI_VISIT_H
#define TUI_VISIT_H

#include <glib.h>
#include <stdbool.h>

#include "forms/purpose.h"
#include "forms/record.h"
#include "tui/rounds.h"
#include "tui/verify_state.h"

struct app;

#define VISIT_PROCEDURE "TH-01"	/* catalogue PROCEDURE: kiểm tra, xác minh */

/* Whom a letter is about. */
struct visit_person {
	const char *id, *version;
	const char *name;	/* KIND_NAME value */
	const char *household;	/* id */
};

/* app->rounds, made when it is first wanted. */
struct rounds *visit_rounds(struct app *app);
/* The purpose of a worklist's item: its number serves as the case. `out` was inited. */
void visit_purpose(struct app *app, const char *household_number, struct purpose *out);

/*
 * The letter is on disk when it returns true, and the draft `journal_id` ("" none)
 * is marked sent by the same commit.  Wakes the courier; notes it in the rounds.
 */
bool visit_send(struct app *app, const struct visit_person *person,
		const struct verify_state *state, const struct purpose *purpose,
		const char *journal_id, GError **error);
/* Asks the outbox what became of the letters that the rounds still count. */
void visit_settle(struct app *app);

/* Keeps a draft correction, marked "cần giấy tờ"; true when it is on disk. */
bool visit_note_difference(struct app *app, const struct record *record,
			   enum record_field field, const char *value,
			   const struct purpose *purpose);
/* The answer was another one after all: takes that change out of the draft again. */
void visit_forget_difference(struct app *app, const struct record *record,
			     enum record_field field);

#endif
