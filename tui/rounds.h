/*
 * rounds - what a round from door to door stands on while somebody is signed
 * in: the hamlets, worklists, households and records that were last read, and
 * what was answered here since, which the centre's figures do not hold yet.
 *
 * In memory only, one per sign-in (app->rounds), so that worklist and verify
 * work on with the line down; it knows no screen and no wire.  What is lent
 * lives until the same thing is kept anew.
 */
#ifndef TUI_ROUNDS_H
#define TUI_ROUNDS_H

#include <stdbool.h>
#include <stdint.h>

#include "forms/household.h"
#include "forms/record.h"

#define ROUNDS_RECORDS_MOST 400	/* beyond, the records read so far are let go */

struct rounds;

enum round_outcome { ROUND_AGREES, ROUND_DIFFERS, ROUND_PAPER, ROUND_ABSENT, ROUND_GONE };

/* How a household's figures move by what was answered here. */
struct round_count {
	unsigned agree, differ, paper;
	unsigned done;	 /* fewer are left */
	unsigned absent; /* stay left */
};

struct rounds *rounds_new(void);
void rounds_free(struct rounds *rounds);

void rounds_keep_hamlets(struct rounds *rounds, struct hamlet_list *taken);
const struct hamlet_list *rounds_hamlets(const struct rounds *rounds);

/*
 * A worklist is asked for at one moment and comes at another: answers that had
 * arrived at the centre before rounds_ask() are in its figures and counted here
 * no more after rounds_keep_worklist().
 */
void rounds_ask(struct rounds *rounds);
void rounds_keep_worklist(struct rounds *rounds, const char *hamlet, struct worklist *taken);
const struct worklist *rounds_worklist(const struct rounds *rounds, const char *hamlet);

void rounds_keep_household(struct rounds *rounds, struct household *taken);
const struct household *rounds_household(const struct rounds *rounds, const char *id);
/* "0127", of the household or the worklists at hand; "" when it is in none. */
const char *rounds_household_number(const struct rounds *rounds, const char *id);
/* Copies it. */
void rounds_keep_record(struct rounds *rounds, const struct record *record);
const struct record *rounds_record(const struct rounds *rounds, const char *resident);

/* Answered here; `letter` is its uuid.  A later answer about the same person replaces it. */
void rounds_note(struct rounds *rounds, const char *household, const char *resident,
		 const char *letter, enum round_outcome outcome);
/* What became of a letter: it arrived at the centre, or it was refused and counts no more. */
void rounds_settle(struct rounds *rounds, const char *letter, bool arrived);
bool rounds_answered(const struct rounds *rounds, const char *resident,
		     enum round_outcome *outcome);
void rounds_count(const struct rounds *rounds, const char *household,
		  struct round_count *count);
/* Letters that have not settled, as far as known here; of const char *, lent. */
GPtrArray *rounds_letters(const struct rounds *rounds);

/* Of a household: who is still to be asked, neither verified nor answered here
 * (somebody absent is asked again) nor dead; of const struct person_row *, lent.  g_ptr_array_free(). */
GPtrArray *rounds_open(const struct rounds *rounds, const struct household *household);

#endif
