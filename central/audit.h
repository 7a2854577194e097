/*
 * audit - who did or saw what, when, for which purpose; a trail that shows
 * every later change of itself.
 *
 * Entry n carries h(n) = SHA-256(0x00 | h(n-1) | canonical entry), where the
 * canonical entry is its fields in order, each as "length:bytes," - so that no
 * letter can wander from one field into the next.  Values of residents never
 * stand in it, only opaque ids, counts and hashes.  Cutting off the tail is
 * seen by whoever kept a head: heads travel in receipts and at sign-in.
 *
 * Rows are written in the writer's transaction before the answer leaves.
 */
#ifndef CENTRAL_AUDIT_H
#define CENTRAL_AUDIT_H

#include "central/ledger.h"
#include "forms/json.h"

#define CENTRE_AUDIT_HASH 32

struct centre_audit {
	int64_t time;	     /* ms since 1970 UTC, the centre's */
	const char *officer; /* id; "" before sign-in */
	const char *name;    /* as shown in lists of accesses */
	const char *commune, *session;
	const char *action;  /* name of an operation: "resident" */
	const char *target;  /* id of a resident, request ..., or "" */
	const char *procedure, *case_number;
	const char *result;  /* "ok" or the slug of the refusal */
	const char *detail;  /* no content: "rows=20 total=312" */
};

bool centre_audit_append(struct centre_ledger *ledger, const struct centre_audit *entry);

struct centre_audit_head {
	int64_t seq;
	char hash[2 * CENTRE_AUDIT_HASH + 1];
};
struct centre_audit_head centre_audit_head(struct centre_ledger *ledger);
/* The head as the member "audit" of an answer: receipts and sign-in carry it. */
void centre_audit_put(struct centre_ledger *ledger, struct json *answer);

/* The number of the first entry that does not fit the chain; 0: all fit. */
int64_t centre_audit_check(struct centre_ledger *ledger);

#endif
