/* keeper_private - what keeper.c and keeper_answer.c share; nobody else includes it. */
#ifndef CLIENT_KEEPER_PRIVATE_H
#define CLIENT_KEEPER_PRIVATE_H

#include <stdbool.h>
#include <stdint.h>

#include "client/keeper_needs.h"

struct replica;

struct keeper {
	struct keeper_needs needs;
	int state; /* enum keeper_state */
	char *cause;
	struct replica *replica; /* NULL: none */
	char *key_id;
	bool keyed;   /* the key was asked for in this session */
	bool barred;  /* no copy for this officer */
	bool resting; /* nothing is asked */
	bool piece;   /* what is under way is a piece, to be given up for others */
	unsigned ticket, fails;
	int64_t at; /* steady: not before */
};

#endif
