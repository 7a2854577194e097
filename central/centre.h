/*
 * centre - the reference service, free of server and threads.
 *
 * A call is worked on in two steps.  centre_look() needs a reader only: it
 * finds the operation, proves headers, session, duties and body, and answers
 * questions.  centre_settle() runs inside the writer's transaction: it makes
 * changes, each under its own savepoint, stores the answer under the call's
 * idempotency key, and writes the audit rows that the call owes.  The answer
 * may leave only after that transaction was committed; if the commit fails,
 * centre_lost() makes it 503.
 *
 * centre_answer() does all of it at once for tests, the fuzzer and the
 * simulator.
 */
#ifndef CENTRAL_CENTRE_H
#define CENTRAL_CENTRE_H

#include "central/call.h"
#include "central/ledger.h"
#include "central/vault.h"
#include "forms/world.h"

struct centre {
	const struct world *world;
	char *world_name; /* "practice" or "real" */
	char *id, *name;
	struct centre_cost cost;
	uint8_t key[CENTRE_VAULT_KEY]; /* seals cursors; lives in the database */
};

/* What `init` decides, once. */
struct centre_birth {
	const char *world_name, *name;
	struct centre_cost cost;
};

/* Make the tables in an empty database. */
bool centre_found(struct centre_ledger *ledger, const struct world *world,
		  const struct centre_birth *birth, GError **why);
/* Know a database; the world is lent. */
struct centre *centre_new(const struct world *world, struct centre_ledger *ledger,
			  GError **why);
void centre_free(struct centre *centre);

void centre_look(const struct centre *centre, struct centre_ledger *reader,
		 struct centre_call *call);
/* Whether centre_settle() has anything to do. */
bool centre_owes(const struct centre_call *call);
void centre_settle(const struct centre *centre, struct centre_ledger *writer,
		   struct centre_call *call);
void centre_lost(struct centre_call *call);

void centre_answer(const struct centre *centre, struct centre_ledger *ledger,
		   struct centre_call *call);

#endif
