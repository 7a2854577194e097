/*
 * central - the operations of the centre as functions.
 *
 * Each returns a ticket at once; `done` is called later from
 * transport_collect(), exactly once, unless the ticket was cancelled or its
 * `to` forgotten.  The answer is lent for the length of the call.  A callback
 * may start, cancel and forget whatever it likes.
 *
 * A 401 is answered by one refresh of the session, shared by all that wait for
 * it, and one more try; only then the answer is ANSWER_SIGN_IN.
 *
 * Arguments are copied.  Nothing here blocks.
 */
#ifndef CLIENT_CENTRAL_H
#define CLIENT_CENTRAL_H

#include "client/answer.h"
#include "client/outbox.h"
#include "client/session.h"
#include "client/transport.h"
#include "forms/world.h"

struct query;
struct purpose;
struct central;

typedef void (*central_done)(const struct answer *answer, void *to);

/* All lent, and outlive it. */
struct central *central_new(const struct world *world, const struct transport *transport,
			    struct session *session);
void central_free(struct central *central);

/*
 * Only a centre of this world ("practice" or "real") is spoken to: central_centre()
 * of another is ANSWER_REFUSED, slug wrong-world, and the session learns nothing.
 */
void central_expect(struct central *central, const char *world);

/* The callback of this ticket will not run. */
void central_cancel(struct central *central, unsigned ticket);
/* No callback with this `to` will run any more: call it when a screen closes. */
void central_forget(struct central *central, void *to);
/*
 * Sees every answer before the one who asked does, and may give another (new)
 * in its place: one made at this terminal, when there was no line.  NULL: as it
 * is.
 */
struct central_asked {
	enum operation op;
	const char *path, *body, *purpose; /* body and purpose (the header's) may be NULL */
	void *to;
};
typedef struct answer *(*central_instead)(const struct central_asked *asked,
					  const struct answer *answer, void *self);
void central_without_line(struct central *central, central_instead instead, void *self);

/* How many questions are under way. */
unsigned central_busy(const struct central *central);
/* ... without those that the centre holds (the feed). */
unsigned central_asking(const struct central *central);

/* Which world, which centre: the first question; fills session->world and centre. */
unsigned central_centre(struct central *central, central_done done, void *to);
/*
 * `terminal` is the machine's name.  DONE: the session is filled before `done`
 * runs, and the answer has no body (it held the tokens).  SIGN_IN: wrong officer or password (the centre does not say which).
 */
unsigned central_sign_in(struct central *central, const char *login, const char *password,
			 const char *terminal, central_done done, void *to);
/* The session is closed here at once, whatever the centre says. */
unsigned central_sign_out(struct central *central, central_done done, void *to);
/* Change of password; between store_rewrap_begin() and _end(). */
unsigned central_password(struct central *central, const char *old_password,
			  const char *new_password, central_done done, void *to);
unsigned central_home(struct central *central, central_done done, void *to);
/* `cursor` NULL: from the beginning; `limit` rows, 0: 50. */
unsigned central_find(struct central *central, const struct query *query,
		      const struct purpose *purpose, const char *cursor, unsigned limit,
		      central_done done, void *to);
/* `version`: the one at hand (SAME when the register still says so), or NULL. */
unsigned central_resident(struct central *central, const char *id,
			  const struct purpose *purpose, const char *version,
			  central_done done, void *to);
unsigned central_history(struct central *central, const char *id,
			 const struct purpose *purpose, central_done done, void *to);
unsigned central_accesses(struct central *central, const char *id,
			  const struct purpose *purpose, central_done done, void *to);
/* `field` is a wire path: "SoDinhDanh", "Cha/SoDinhDanh". */
unsigned central_reveal(struct central *central, const char *id, const char *field,
			const struct purpose *purpose, central_done done, void *to);
unsigned central_match(struct central *central, const char *id, const char *field,
		       const char *number, const struct purpose *purpose,
		       central_done done, void *to);
unsigned central_household(struct central *central, const char *id,
			   const struct purpose *purpose, central_done done, void *to);
unsigned central_hamlets(struct central *central, central_done done, void *to);
unsigned central_worklist(struct central *central, const char *hamlet, central_done done,
			  void *to);
/* `list`: "mine" "returned" "queue" "incoming" "overdue" "decided". */
unsigned central_requests(struct central *central, const char *list, const char *cursor,
			  central_done done, void *to);
unsigned central_request(struct central *central, const char *id, central_done done,
			 void *to);
/* What was approved after this one, and whether it can be undone: struct undo_check. */
unsigned central_undo_check(struct central *central, const char *id, central_done done,
			    void *to);
/* Carries the package of another terminal; the receipts are for that one alone. */
unsigned central_package(struct central *central, GBytes *file, central_done done, void *to);
/* The commune's own copy (forms/copy.h, feed.h, digest.h); `commune` is its code. */
unsigned central_copy_key(struct central *central, const char *commune, central_done done,
			  void *to);
unsigned central_copy(struct central *central, const char *commune, const char *after,
		      unsigned limit, central_done done, void *to);
/* Held by the centre up to `wait` seconds, on a connection of its own. */
unsigned central_feed(struct central *central, const char *commune, int64_t after,
		      unsigned wait, central_done done, void *to);
/* What changed in the official lists after `seq` (forms/delta.h). */
unsigned central_catalogue(struct central *central, int64_t seq, central_done done, void *to);
struct digest_question;
unsigned central_reconcile(struct central *central, const char *commune,
			   const struct digest_question *question, central_done done, void *to);
/* For the courier: the letter as it stands, its uuid as the key, its base as If-Match. */
unsigned central_send(struct central *central, const struct letter *letter,
		      central_done done, void *to);

#endif
