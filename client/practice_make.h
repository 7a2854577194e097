/*
 * practice_make - what has to be done, command by command, to make a practice
 * register in a folder; and who lives in it.
 */
#ifndef CLIENT_PRACTICE_MAKE_H
#define CLIENT_PRACTICE_MAKE_H

#include "client/practice.h"

struct practice_step {
	char **argv; /* NULL-ended */
	char *input; /* NULL: none */
	bool people; /* says how far it is, "DONE TOTAL" */
};

/* The steps for FOLDER/register.db, in their order; of struct practice_step, owned. */
GPtrArray *practice_steps(const struct practice_plan *plan, const char *folder);

/* Removes a folder and what is in it (files, and folders of files). */
void practice_remove(const char *folder);
/* Removes what an interrupted making left in `state_dir`. */
void practice_sweep(const char *state_dir);
/* Whether somebody listens on this socket. */
bool practice_answers(const char *path);
/* The practice stores of all officers: --fresh renews them too. */
void practice_forget_stores(const char *state_dir);

#endif
