/*
 * replica_answer - what the centre would answer, out of the commune's own copy:
 * the same documents, so that a screen need not know where one came from.
 *
 * `as_of` in them is when the copy was last up to date.  Numbers are hidden as
 * the centre hides them.  History and accesses are not in the copy.
 */
#ifndef CLIENT_REPLICA_ANSWER_H
#define CLIENT_REPLICA_ANSWER_H

#include "client/replica.h"
#include "client/session.h"
#include "forms/json.h"
#include "forms/operations.h"

/* Whether this kind of question can be answered from a copy at all. */
bool replica_answers(enum operation op);

/*
 * The body of the answer, new; NULL: not here.  `id` is the one in the path,
 * `body` the question's (NULL: none).
 */
struct json *replica_answer(struct replica *replica, const struct session *session,
			    enum operation op, const char *id, const struct json *body);

/* For replica_work.c: a resident as a line of a list. */
struct person_row *replica_person(const struct replica *replica,
				  const struct session *session, unsigned slot);
struct json *replica_household(struct replica *replica, const struct session *session,
			       const char *id);
struct json *replica_hamlets(struct replica *replica, const struct session *session);
struct json *replica_worklist(struct replica *replica, const char *hamlet);

#endif
