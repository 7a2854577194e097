/*
 * access - who may do what, where, for which purpose.
 *
 * Duties are one table of roles and operations.  Scope is the officer's
 * commune; what lies elsewhere is answered exactly as what does not exist.
 */
#ifndef CENTRAL_ACCESS_H
#define CENTRAL_ACCESS_H

#include "central/call.h"
#include "central/ledger.h"

enum centre_role centre_role_of(const char *word);
/* What the officer's role allows now: a deputy decides within his dates only. */
bool centre_may(const struct centre_call *call, enum operation op);

/* An officer by his id, whoever asks; NULL: nobody. The texts are copied. */
struct centre_officer *centre_officer_load(struct centre_ledger *ledger, const char *id,
					   const char *session, const char *terminal,
					   bool *locked);

/* The session behind the cookie and its officer go into the call; false: refused. */
bool centre_admit(struct centre_call *call);
/* Dancu-World must name this centre; false: refused. */
bool centre_admit_world(struct centre_call *call);
/*
 * A letter says in its body whose it is.  Letters of older terminals do not; for
 * them Dancu-World has been proved.  False: refused.
 */
bool centre_is_for_us(struct centre_call *call, const char *world, const char *centre);
/* The purpose, from header or body, must be one the catalogue knows; false: refused. */
bool centre_admit_purpose(struct centre_call *call);

/* Whether a commune lies within the officer's scope. */
bool centre_in_scope(const struct centre_call *call, const char *commune);

/* Whether he may search by name and birth beyond his commune. */
bool centre_searches_widely(const struct centre_call *call);

/* Count one more of `what` today; false when more than `limit` were counted. */
bool centre_tally(struct centre_call *call, const char *what, int64_t limit);
int64_t centre_tally_left(struct centre_call *call, const char *what, int64_t limit);

#endif
