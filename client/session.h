/*
 * session - who is signed in, where, until when.
 *
 * Everything but the tokens may be read by all; only central.c writes it.  The
 * bearer and the refresh token stay in locked memory in session.c and are
 * handed to central.c alone; they are never on a disk.
 */
#ifndef CLIENT_SESSION_H
#define CLIENT_SESSION_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "client/seal.h"
#include "forms/json.h"

struct session_hamlet {
	char *id, *name;
};

struct session_tokens;

struct session {
	bool open; /* signed in, as far as this terminal knows */
	bool offline; /* without a line, on what was remembered: the centre does not know yet */
	char *world, *centre; /* "practice", the centre's id: known since OP_CENTRE */
	char *centre_name;
	char *officer_id, *login, *name, *rank, *role; /* "" before sign-in */
	char *commune_code, *commune, *commune_kind, *province;
	char *deadline;	       /* of the verification, ISO; "" */
	int64_t last_time;     /* ms of the sign-in before; 0: the first */
	char *last_terminal;
	int64_t audit_sequence;
	char *audit_head;      /* witness of the centre's audit chain */
	GPtrArray *hamlets;    /* of struct session_hamlet */
	char *centre_key;      /* for packages, base64; "" when the centre told none */
	char *terminal_key;    /* what sign-in tells the centre, base64; "" nothing */
	struct session_tokens *tokens;
};

struct session *session_new(void);
void session_free(struct session *session);

/* Name of a hamlet by its id; "" when unknown.  Lent. */
const char *session_hamlet_name(const struct session *session, const char *id);
/* Chief or deputy: decides in the commune. */
bool session_is_chief(const struct session *session);
/* Of the province's police, or of C06: decides what communes forward, has no residents. */
bool session_is_above(const struct session *session);

/* False: the body names a world or a centre that is not the session's. */
bool session_agrees(const struct session *session, const struct json *body);

/* Before a sign-in: the public key of this terminal, base64. */
void session_set_terminal_key(struct session *session, const char *base64);

/* ---- for central.c only ------------------------------------------------------- */
bool session_take_centre(struct session *session, const struct json *body, GError **why);
bool session_take_sign_in(struct session *session, const struct json *body, GError **why);
bool session_take_refresh(struct session *session, const struct json *body, GError **why);
/*
 * Who was signed in, as text that a store may remember (no tokens), and back: the
 * session is open and offline then.  False: not such a text.
 */
char *session_print(const struct session *session);
bool session_recall(struct session *session, const char *text);
/* Tokens wiped, officer and commune forgotten; world and centre stay. */
void session_close(struct session *session);
const struct secret *session_bearer(const struct session *session);  /* NULL: none */
const struct secret *session_refresh(const struct session *session); /* NULL: none */

#endif
