/*
 * call - one request on its way through the centre, and what is answered.
 *
 * Whoever received it (server, test, fuzzer) fills in what came; the texts are
 * lent until centre_call_clear().  centre_look() works on it with a reader,
 * centre_settle() in the writer's transaction; see centre.h.
 */
#ifndef CENTRAL_CALL_H
#define CENTRAL_CALL_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "forms/json.h"
#include "forms/operations.h"
#include "forms/purpose.h"

enum centre_header {
	CENTRE_HEADER_COOKIE,
	CENTRE_HEADER_KEY,	  /* Idempotency-Key */
	CENTRE_HEADER_MATCH,	  /* If-Match */
	CENTRE_HEADER_NONE_MATCH, /* If-None-Match */
	CENTRE_HEADER_PURPOSE,	  /* Dancu-Purpose */
	CENTRE_HEADER_WORLD,	  /* Dancu-World */
	CENTRE_HEADER_TYPE,	  /* Content-Type */
	CENTRE_HEADER_ENCODING,	  /* Content-Encoding: must be absent */
	CENTRE_HEADER_COUNT,
};
extern const char *const centre_header_names[CENTRE_HEADER_COUNT];

/* Bytes of a body; what is longer is refused before it is read. */
#define CENTRE_MAX_BODY ((size_t)256 << 10)

enum centre_role {
	CENTRE_ROLE_NONE,
	CENTRE_ROLE_OFFICER,
	CENTRE_ROLE_CHIEF,
	CENTRE_ROLE_DEPUTY,
	CENTRE_ROLE_PROVINCE,
	CENTRE_ROLE_C06,
	CENTRE_ROLE_AUDITOR,
	CENTRE_ROLE_SUPPORT,
	CENTRE_ROLE_ADMIN,
};

struct centre_officer {
	char *id, *login, *name, *rank, *role_word, *commune;
	enum centre_role role;
	int64_t decides_from, decides_to; /* a deputy's authorisation, ms; 0 none */
	char *session, *terminal; /* "" before there is a session */
};

/* A row of the audit trail that this call owes. */
struct centre_debt {
	char *target, *detail;
};

struct centre;
struct centre_ledger;

void centre_officer_free(struct centre_officer *officer); /* NULL is fine */

struct centre_call {
	/* where it is being worked on; set by centre_look and centre_settle */
	const struct centre *centre;
	struct centre_ledger *ledger;

	/* what came */
	const char *method, *path;
	const char *header[CENTRE_HEADER_COUNT]; /* NULL: not there */
	const char *body;
	size_t length;

	bool may_wait; /* whoever asks here can hold a question without an answer */

	/* what was found on the way */
	enum operation op;
	char *id;	       /* the id in the path, or NULL */
	const char *query;     /* behind the path's "?", lent; or NULL */
	struct json *document; /* the body, or NULL */
	struct centre_officer *officer;
	struct purpose purpose;
	char *key, *hash;      /* of an idempotent write */
	int64_t match;	       /* If-Match; -1 none */
	int64_t now;	       /* ms since 1970 UTC */
	GPtrArray *debts;      /* struct centre_debt */
	bool settles;	       /* the writer has work to do */
	bool keeps;	       /* what was written stays although the answer is a refusal */
	void *found;	       /* what look hands on to settle */
	GDestroyNotify found_free;
	char *news;	       /* the commune whose feed went on to news_seq, or NULL */
	int64_t news_seq;
	int64_t wait_ms;       /* nothing to say yet: hold it so long; 0 no */
	int64_t wait_seq;      /* ... or until the feed of commune `id` goes beyond */
	/* a letter of somebody else, brought by this call (in settle only) */
	void (*deliver)(struct centre_call *letter);

	/* the answer */
	unsigned status; /* 0: none yet */
	const char *slug; /* of the problem, or NULL */
	char *etag;	  /* bare version, or NULL */
	unsigned retry_after; /* seconds; 0 none */
	char *answer;	  /* JSON text, "" for none */
};

void centre_call_init(struct centre_call *call);
void centre_call_clear(struct centre_call *call);
/* Only what came stays: it is looked at once more. */
void centre_call_again(struct centre_call *call);

/* Answer with a document (taken). */
void centre_reply(struct centre_call *call, unsigned status, struct json *taken);
/* This call leaves a row about `target` in the audit trail; detail may be NULL. Both copied. */
void centre_owe(struct centre_call *call, const char *target, const char *detail);

#endif
