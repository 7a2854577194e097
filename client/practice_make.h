/*
 * practice_make - what has to be done, command by command, to make a practice
 * register in a folder; and who works there.  practice.h brings it along.
 */
#ifndef CLIENT_PRACTICE_MAKE_H
#define CLIENT_PRACTICE_MAKE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct practice_plan {
	const char *state_dir; /* $XDG_STATE_HOME/dancu/practice */
	const char *runtime;   /* $XDG_RUNTIME_DIR or NULL: a private temporary folder */
	const char *program;   /* path of dancu-central */
	unsigned people;       /* 0: 12,180 */
	uint64_t seed;	       /* 0: 2026 */
	bool hurried;	       /* searches without a limit, for measuring */
	bool fresh;	       /* make it anew; refused while it runs */
};

/* The invented officers, for the sign-in screen of the demo. */
struct practice_officer {
	const char *login, *password, *name, *rank, *role, *commune;
};
const struct practice_officer *practice_officers(size_t *count);

struct practice_step {
	char **argv; /* NULL-ended */
	char *input; /* NULL: none */
	bool people; /* says how far it is, "DONE TOTAL" */
};

/* The steps for FOLDER/register.db, in their order; of struct practice_step, owned. */
GPtrArray *practice_steps(const struct practice_plan *plan, const char *folder, int64_t now);

/* Removes a folder and what is in it (files, and folders of files). */
void practice_remove(const char *folder);
/* Removes what an interrupted making left in `state_dir`. */
void practice_sweep(const char *state_dir);
/* Whether somebody listens on this socket. */
bool practice_answers(const char *path);
/* The practice stores of all officers: --fresh renews them too. */
void practice_forget_stores(const char *state_dir);

/* Where dancu-central is: beside `self`'s folder, ../sbin, PATH.  New; NULL: nowhere. */
char *practice_find_program(const char *self);

#endif
