/*
 * operations - what can be asked of the centre: one table that the terminal
 * calls by and the centre routes by.  central/openapi.yaml says the same.
 */
#ifndef FORMS_OPERATIONS_H
#define FORMS_OPERATIONS_H

#include <stdbool.h>

enum operation {
	OP_NONE = -1,
	OP_CENTRE,
	OP_SIGN_IN,
	OP_REFRESH,
	OP_SIGN_OUT,
	OP_PASSWORD,
	OP_HOME,
	OP_FIND,
	OP_RESIDENT,
	OP_HISTORY,
	OP_ACCESSES,
	OP_REVEAL,
	OP_MATCH,
	OP_HOUSEHOLD,
	OP_HAMLETS,
	OP_WORKLIST,
	OP_REQUEST,
	OP_REQUESTS,
	OP_REQUEST_GET,
	OP_DECIDE,
	OP_WITHDRAW,
	OP_VERIFY,
	OP_FEED,
	OP_COPY,
	OP_COPY_KEY,
	OP_RECONCILE,
	OP_PACKAGE,
	OP_LOOK,
	OP_UNDO_CHECK,
	OP_CLEANING,
	OP_CLEANING_LIST,
	OP_CLEANING_ASSIGN,
	OP_PAIR,
	OP_PAIR_ANSWER,
	OP_COMPARISONS,
	OP_COMPARISON,
	OP_COMPARISON_ANSWER,
	OP_CATALOGUE,
	OPERATION_COUNT,
};

enum operation_needs {
	NEEDS_SESSION = 1, /* Cookie: s=TOKEN, and Dancu-World */
	NEEDS_KEY = 2,	   /* Idempotency-Key: "uuid" */
	NEEDS_MATCH = 4,   /* If-Match: "version" */
	NEEDS_PURPOSE = 8, /* Dancu-Purpose, or purpose in the body of a POST */
	WRITES = 16,	   /* changes something: goes to the writer */
	TAKES_QUERY = 32,  /* "?after=..." may stand behind the path */
};

struct operation_row {
	const char *name;   /* "find": in logs, letters and openapi's operationId */
	const char *method; /* "GET" or "POST" */
	const char *path;   /* "/v1/residents/{id}"; at most one {id} */
	unsigned needs;	    /* enum operation_needs, or-ed */
};

extern const struct operation_row operations[OPERATION_COUNT];

/* The path with `id` put in its place (percent-escaped); new, g_free(). */
char *operation_path(enum operation op, const char *id);

/*
 * Which operation a request line means; OP_NONE when none.  *id (may be NULL)
 * becomes the id in the path (1 to 64 of A-Z a-z 0-9 - _ .), or NULL: new.  A
 * path that ends in '/' or has an escape is nobody's, and so is one with a
 * query unless the operation takes one.
 */
enum operation operation_of(const char *method, const char *path, char **id);

/* Whether the path is somebody's under another method (405 rather than 404). */
bool operation_path_is_known(const char *path);

/* The operation of this name; OP_NONE. */
enum operation operation_named(const char *name);

#endif
