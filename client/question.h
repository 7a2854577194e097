/*
 * question - one operation on its way; shared by central.c, which carries it,
 * and central_ask.c and central_lists.c, which word it.  Nobody else includes this.
 */
#ifndef CLIENT_QUESTION_H
#define CLIENT_QUESTION_H

#include <stdbool.h>

#include "forms/operations.h"

struct answer;
struct central;
struct session;
struct world;

struct question {
	/* Given; the strings are taken over. */
	enum operation op;
	char *path, *body; /* body NULL: none */
	char *key;	   /* Idempotency-Key; NULL: a new one when the operation needs one */
	char *match, *none_match, *purpose;
	unsigned held; /* ms that the centre may hold it; 0: an ordinary question */
	void (*done)(const struct answer *answer, void *to); /* NULL: the centre's own */
	void *to;

	/* central.c's own. */
	struct central *central;
	unsigned ticket, below;
	unsigned age; /* of the bearer it was sent with */
	bool again;   /* was sent a second time after a 401 */
	bool waits;   /* for the refresh */
};

/* Sends it; its ticket. */
unsigned central_ask(struct central *central, const struct question *asked);
const struct world *central_world(const struct central *central);
const struct session *central_session(const struct central *central);

#endif
