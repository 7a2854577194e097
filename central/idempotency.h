/*
 * idempotency - the same message twice is done once and answered twice.
 *
 * The key is the terminal's (Idempotency-Key), per officer.  Beside it stand
 * the hash of what was asked (operation, target, version, canonical body) and
 * the answer; all in the transaction of the change itself.  Refusals are not
 * kept: they changed nothing, and are found anew.
 */
#ifndef CENTRAL_IDEMPOTENCY_H
#define CENTRAL_IDEMPOTENCY_H

#include "central/call.h"

#define CENTRE_KEY_MS (INT64_C(90) * 24 * 60 * 60 * 1000)

/* Idempotency-Key: "uuid"; false: refused. Fills key and hash. */
bool centre_key_read(struct centre_call *call);
/* True: this call was answered before; its answer stands in the call (or key-reused). */
bool centre_key_replay(struct centre_call *call);
void centre_key_keep(struct centre_call *call);

#endif
