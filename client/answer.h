/*
 * answer - what came back from the centre, as one of nine kinds and one
 * sentence.  Status codes, media types and broken lines end here: no code above
 * this floor knows that the wire is HTTP.
 *
 * Callers switch over the kind without a default, so that a new kind is met by
 * the compiler in every place.
 */
#ifndef CLIENT_ANSWER_H
#define CLIENT_ANSWER_H

#include "client/transport.h"
#include "forms/json.h"
#include "forms/operations.h"

enum answer_kind {
	ANSWER_DONE,	/* done; body and etag are here */
	ANSWER_SAME,	/* 304: what you have is what the register says */
	ANSWER_MISSING, /* 404: not there, or not ours to see: alike */
	ANSWER_REFUSED, /* 4xx: not in this form, not by you; slug says why */
	ANSWER_STALE,	/* 412: the register has moved on; body has base, mine, now */
	ANSWER_SIGN_IN, /* 401: sign in (again); at sign-in: the password was wrong */
	ANSWER_BUSY,	/* 429, 5xx: later, by itself; after retry_after seconds */
	ANSWER_NO_LINE, /* the centre was not reached, or fell silent */
	ANSWER_STRANGE, /* something answered that is not the centre, or not whole */
};

struct answer {
	enum answer_kind kind;
	char *sentence;	      /* translated, one or two sentences; "" when DONE */
	char *slug;	      /* of the problem, "four-eyes"; "" when there is none */
	struct json *body;    /* parsed; NULL when there is none */
	char *raw;	      /* the bytes of body; "" */
	bool shown;	      /* body had text the door refuses: it stands as ⟨U+202E⟩ now */
	char *etag;	      /* "7"; "" */
	unsigned status;      /* 0 without a reply */
	unsigned retry_after; /* seconds; 0 */
	enum wire_error error;
	bool copied;	      /* made of the commune's own copy, without a line */
	bool unsent;	      /* nothing of the question left this machine */
	unsigned elapsed;     /* milliseconds */
};

/* What this reply means to this operation.  Never NULL; answer_free(). */
struct answer *answer_of_reply(enum operation op, const struct wire_reply *reply);
/* An answer without a reply: NO_LINE or SIGN_IN before anything was sent. */
struct answer *answer_of_kind(enum answer_kind kind);
void answer_free(struct answer *answer);

/* The English word of a kind, for logs and tests: "no-line". */
const char *answer_kind_name(enum answer_kind kind);

#endif
