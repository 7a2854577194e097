/*
 * requests - from sending to decision.
 *
 * A request stays what its maker sent (request_rows.h); state, version, receipt
 * and decisions stand beside it.  Its fields are held (request_field.open)
 * while it is open, so that no two open requests name the same field of one
 * resident.  Who touched it is written by the database's triggers.
 */
#ifndef CENTRAL_REQUESTS_H
#define CENTRAL_REQUESTS_H

#include "central/call.h"
#include "central/request_store.h"

/* Lines in the caller's list of this name; -1: he has none. */
int64_t centre_requests_count(struct centre_call *call, const char *list);

/* Operations. */
void centre_request(struct centre_call *call);
void centre_requests(struct centre_call *call);
void centre_request_get(struct centre_call *call);
void centre_decide(struct centre_call *call);
void centre_withdraw(struct centre_call *call);

#endif
