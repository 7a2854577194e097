/* keeper_needs - what a keeper of the commune's copy works with (client/keeper.h). */
#ifndef CLIENT_KEEPER_NEEDS_H
#define CLIENT_KEEPER_NEEDS_H

struct central;
struct outbox;
struct session;
struct world;

/* All lent, and outlive it. */
struct keeper_needs {
	const struct world *world;
	struct central *central;
	const struct session *session; /* open */
	struct outbox *outbox;	       /* and its store */
	const char *dir;	       /* of the state */
	unsigned offline_days;
};

#endif
