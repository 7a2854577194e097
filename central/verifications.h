/*
 * verifications - what officers found at the door, and how far each hamlet is.
 *
 * A verification changes no value: it is kept as it came, and the resident's
 * row says when he was verified and how it ended: "agree", "differ", "paper"
 * (no paper shown), or, when he was not met, the word for that ("dead" ...).
 * Somebody absent stays to be done.
 */
#ifndef CENTRAL_VERIFICATIONS_H
#define CENTRAL_VERIFICATIONS_H

#include "central/call.h"

/* Operations. */
void centre_verify(struct centre_call *call);
void centre_hamlets(struct centre_call *call);
void centre_worklist(struct centre_call *call);

#endif
