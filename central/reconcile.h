/*
 * reconcile - the centre's half of comparing a copy with the register: the hash
 * tree of forms/digest.h out of the leaves that stand beside the residents.
 */
#ifndef CENTRAL_RECONCILE_H
#define CENTRAL_RECONCILE_H

#include "central/call.h"

/* The operation. */
void centre_reconcile(struct centre_call *call);

#endif
