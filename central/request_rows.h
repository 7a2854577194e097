/*
 * request_rows - a request as rows: every member in a column of its own.
 *
 * Reason, form, applicant, papers, overrides, levels and values asked for can be
 * counted and searched; nothing of a request is kept as a text to be parsed.
 */
#ifndef CENTRAL_REQUEST_ROWS_H
#define CENTRAL_REQUEST_ROWS_H

#include "central/ledger.h"
#include "forms/request.h"

/*
 * A new one with its papers, overrides and held fields.  Who asks, whose it is,
 * level, decider, state, receipt, sent_at and deadline are the request's own
 * members.  False: refused by a rule of the database, or broken.
 */
bool centre_request_keep(struct centre_ledger *ledger, const struct request *request);
/* With decisions and the offices' names; without head and now.  NULL: no such id. */
struct request *centre_request_load(struct centre_ledger *ledger, const char *id);
/* Once, from version 5: documents become columns. */
bool centre_request_unfold(struct centre_ledger *ledger);

#endif
