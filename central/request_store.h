/*
 * request_store - what the use-cases of requests share: finding one as the caller may
 * see it, its state, its line in a list, and comparing it with the register.
 */
#ifndef CENTRAL_REQUEST_STORE_H
#define CENTRAL_REQUEST_STORE_H

#include "central/call.h"
#include "central/ledger.h"
#include "central/route.h"
#include "forms/patch.h"
#include "forms/request.h"

/* "TH-000391" in practice, "D-000391" in real work; new. */
char *centre_receipt_next(struct centre_call *call);
/* What goes with every receipt: whose it is, and the head of the audit trail. */
void centre_receipt_put(const struct centre_call *call, struct json *answer);

/* Seen by the caller at least so far, or refused as not found. */
struct request *centre_request_seek(struct centre_call *call, const char *id,
				    enum centre_view least);
bool centre_request_set_state(struct centre_ledger *ledger, const char *id,
			      enum request_state state);
/* It goes to `level`, with the request's own (new) deadline. */
bool centre_request_raise(struct centre_ledger *ledger, const struct request *request,
			  const char *level);
/* The holder's copies are told; a person who is not in the register yet is in none. */
bool centre_request_tell(struct centre_call *call, const struct request *request,
			 const char *columns);
/* A request as one line of a list, as the caller may see it; new, NULL: no such id. */
struct request_row *centre_request_row(struct centre_call *call, const char *id);

/*
 * Compares every change with the register: what it was at the request's base,
 * what is asked, what it is now.  NULL: nothing stands in the way (*merged:
 * other fields have changed since the base).
 */
struct stale *centre_request_compare(struct centre_ledger *ledger,
				     const struct request *request,
				     const struct record *now, bool *merged);
/* Date, office and receipt of the field's last change since the base; none: left as it is. */
void centre_stale_note(struct centre_ledger *ledger, struct patch_row *row,
		       const char *resident, int64_t base_version);
/* Answer 412 with it (freed); always false. */
bool centre_refuse_stale(struct centre_call *call, struct stale *stale);

#endif
