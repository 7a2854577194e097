/*
 * verify_state - the answers about one person while they are being asked, and
 * what a digit means on the line where the cursor stands.  Knows no screen and
 * no wire: tui/verify.c draws it, asks for values and sends it.
 *
 * The first line is the person ("Người này", digits 1 to 6); the others are
 * verification_fields in their order.  A digit answers and moves on to the next
 * open line.  9 answers all open lines at once, only after the last line has
 * been shown, and is recorded as such (VERIFIED_REST).
 */
#ifndef TUI_VERIFY_STATE_H
#define TUI_VERIFY_STATE_H

#include <stdbool.h>

#include "forms/record.h"
#include "forms/verification.h"

#define VERIFY_LINES_MOST 16
#define VERIFY_PERSON_LINE (-1)	/* the cursor at "Người này" */
#define VERIFY_NOBODY (-1)	/* not yet said how the person was found */

/* How a number was found right: by the centre, or without a line by its last digits. */
enum verify_compared { COMPARED_NOT, COMPARED_CARD, COMPARED_ENDING };

struct verify_line {
	enum record_field field;
	bool answered;
	enum verification_word word;
	char *value;	/* canonical: what the person says, when it differs; else "" */
	enum verify_compared compared;
	bool corrected;	/* a draft correction was made of the difference */
};

/* Embedded in its owner; read the members, change them through the functions. */
struct verify_state {
	int person;	/* enum verification_person, or VERIFY_NOBODY */
	int cursor;	/* VERIFY_PERSON_LINE, or an index of `line` */
	unsigned shown;	/* lines 0 .. shown-1 have stood on the screen */
	unsigned count;
	struct verify_line line[VERIFY_LINES_MOST];
};

enum verify_reply {
	VERIFY_TAKEN,	   /* answered, and the cursor has moved on */
	VERIFY_NO_SUCH,	   /* this digit means nothing here */
	VERIFY_NOT_ASKED,  /* fields are asked only of somebody present */
	VERIFY_NOT_SHOWN,  /* 9 before the last line was shown */
	VERIFY_ASK_VALUE,  /* 2: what does the person say? */
	VERIFY_ASK_NUMBER, /* 1 at the number: it is typed from the card */
};

void verify_state_init(struct verify_state *state);
void verify_state_clear(struct verify_state *state);

/* `known`: the register holds something to compare with on this line. */
enum verify_reply verify_state_digit(struct verify_state *state, unsigned digit, bool known);
/* The line under the cursor: it differs, `value` is not ""; or the number agrees. */
void verify_state_differs(struct verify_state *state, const char *value, bool corrected);
void verify_state_agrees(struct verify_state *state, enum verify_compared compared);
/* Takes the answer of the line under the cursor back. */
void verify_state_forget(struct verify_state *state);
/* Up and down, as far as there are lines. */
void verify_state_move(struct verify_state *state, int step);
/* Lines up to this one have been painted. */
void verify_state_show(struct verify_state *state, unsigned lines);

bool verify_state_rest_allowed(const struct verify_state *state);
unsigned verify_state_left(const struct verify_state *state);
/* DIFFERS, NO_PAPER as they are; AGREES counts the rest too. */
unsigned verify_state_count(const struct verify_state *state, enum verification_word word);
/* Everything asked that must be: it may be sent. */
bool verify_state_complete(const struct verify_state *state);
/* The first line that wants an answer; VERIFY_PERSON_LINE for the person. */
int verify_state_open(const struct verify_state *state);

/* Answers about what the register no longer says are taken back; how many were. */
unsigned verify_state_rebase(struct verify_state *state, const struct record *was,
			     const struct record *now);

/* Into the body of a letter: person and answers. */
void verify_state_fill(const struct verify_state *state, struct verification *into);

/* For the journal.  of_json begins with init; what cannot be read stays open. */
struct json *verify_state_to_json(const struct verify_state *state);
void verify_state_of_json(struct verify_state *state, const struct json *json);

#endif
