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
#include "central/self.h"

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
