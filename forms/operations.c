/* operations - the table, and paths both ways. */
#include "forms/operations.h"

#include <glib.h>
#include <string.h>

#include "i18n/banned.h"

#define READS (NEEDS_SESSION)
#define READS_PERSON (NEEDS_SESSION | NEEDS_PURPOSE)
#define CHANGES (NEEDS_SESSION | NEEDS_KEY | WRITES)

const struct operation_row operations[OPERATION_COUNT] = {
	[OP_CENTRE] = { "centre", "GET", "/v1/centre", 0 },
	[OP_SIGN_IN] = { "signIn", "POST", "/v1/sign-in", WRITES },
	[OP_REFRESH] = { "refresh", "POST", "/v1/refresh", WRITES },
	[OP_SIGN_OUT] = { "signOut", "POST", "/v1/sign-out", NEEDS_SESSION | WRITES },
	[OP_PASSWORD] = { "password", "POST", "/v1/password", NEEDS_SESSION | WRITES },
	[OP_HOME] = { "home", "GET", "/v1/home", READS },
	[OP_FIND] = { "find", "POST", "/v1/search", READS_PERSON },
	[OP_RESIDENT] = { "resident", "GET", "/v1/residents/{id}", READS_PERSON },
	[OP_HISTORY] = { "history", "GET", "/v1/residents/{id}/history", READS_PERSON },
	[OP_ACCESSES] = { "accesses", "GET", "/v1/residents/{id}/accesses",
			  READS_PERSON },
	[OP_REVEAL] = { "reveal", "POST", "/v1/residents/{id}/reveal",
			CHANGES | NEEDS_PURPOSE },
	[OP_MATCH] = { "match", "POST", "/v1/residents/{id}/match",
		       NEEDS_SESSION | NEEDS_PURPOSE | WRITES },
	[OP_HOUSEHOLD] = { "household", "GET", "/v1/households/{id}", READS_PERSON },
	[OP_HAMLETS] = { "hamlets", "GET", "/v1/verification", READS },
	[OP_WORKLIST] = { "worklist", "GET", "/v1/verification/{id}", READS },
	[OP_REQUEST] = { "request", "POST", "/v1/requests",
			 CHANGES | NEEDS_MATCH | NEEDS_PURPOSE },
	[OP_REQUESTS] = { "requests", "POST", "/v1/requests/list", READS },
	[OP_REQUEST_GET] = { "requestGet", "GET", "/v1/requests/{id}", READS },
	[OP_DECIDE] = { "decide", "POST", "/v1/requests/{id}/decisions",
			CHANGES | NEEDS_MATCH },
	[OP_WITHDRAW] = { "withdraw", "POST", "/v1/requests/{id}/withdrawal", CHANGES },
	[OP_UNDO_CHECK] = { "undoCheck", "GET", "/v1/requests/{id}/after", READS },
	[OP_VERIFY] = { "verify", "POST", "/v1/verifications", CHANGES | NEEDS_PURPOSE },
	[OP_FEED] = { "feed", "GET", "/v1/communes/{id}/feed", READS | TAKES_QUERY },
	[OP_COPY] = { "copy", "GET", "/v1/communes/{id}/copy", READS | TAKES_QUERY },
	[OP_COPY_KEY] = { "copyKey", "GET", "/v1/communes/{id}/copy-key", READS },
	[OP_RECONCILE] = { "reconcile", "POST", "/v1/communes/{id}/reconcile", READS },
	[OP_LOOK] = { "look", "POST", "/v1/looks", CHANGES | NEEDS_PURPOSE },
	[OP_CLEANING] = { "cleaning", "GET", "/v1/cleaning", READS },
	[OP_CLEANING_LIST] = { "cleaningList", "GET", "/v1/cleaning/{id}", READS | TAKES_QUERY },
	[OP_CLEANING_ASSIGN] = { "cleaningAssign", "POST", "/v1/cleaning/{id}/assignments",
				 CHANGES },
	[OP_PAIR] = { "pair", "GET", "/v1/pairs/{id}", READS_PERSON },
	[OP_PAIR_ANSWER] = { "pairAnswer", "POST", "/v1/pairs/{id}/answer", CHANGES },
	[OP_COMPARISONS] = { "comparisons", "GET", "/v1/comparisons", READS },
	[OP_COMPARISON] = { "comparison", "GET", "/v1/comparisons/{id}", READS | TAKES_QUERY },
	[OP_COMPARISON_ANSWER] = { "comparisonAnswer", "POST", "/v1/comparisons/{id}/answers",
				   CHANGES },
	[OP_PACKAGE] = { "package", "POST", "/v1/package", NEEDS_SESSION | WRITES },
	[OP_CATALOGUE] = { "catalogue", "GET", "/v1/catalogues", READS | TAKES_QUERY },
};

char *operation_path(enum operation op, const char *id)
{
	const char *path = operations[op].path;
	const char *hole = strstr(path, "{id}");
	g_autofree char *escaped = NULL;

	if (!hole)
		return g_strdup(path);
	escaped = g_uri_escape_string(id ? id : "", NULL, false);
	return g_strdup_printf("%.*s%s%s", (int)(hole - path), path, escaped, hole + 4);
}

static size_t id_length(const char *at)
{
	size_t n = 0;

	while (g_ascii_isalnum(at[n]) || (at[n] && strchr("-_.", at[n])))
		n++;
	return n;
}

/* Whether `rest` is the end of this row's path: exactly, or with its query behind. */
static bool rest_fits(const struct operation_row *row, const char *rest, const char *end)
{
	size_t length = strlen(end);

	if (strncmp(rest, end, length) != 0)
		return false;
	return !rest[length] || (rest[length] == '?' && (row->needs & TAKES_QUERY));
}

/* Whether `path` is this row's; *id lent with *length, NULL when the row has none. */
static bool path_fits(const struct operation_row *row, const char *path, const char **id,
		      size_t *length)
{
	const char *hole = strstr(row->path, "{id}");
	size_t before;

	*id = NULL;
	*length = 0;
	if (!hole)
		return rest_fits(row, path, row->path);
	before = (size_t)(hole - row->path);
	if (strncmp(row->path, path, before) != 0)
		return false;
	*id = path + before;
	*length = id_length(*id);
	return *length >= 1 && *length <= 64 && rest_fits(row, *id + *length, hole + 4);
}

enum operation operation_of(const char *method, const char *path, char **id)
{
	const char *start;
	size_t length;

	if (id)
		*id = NULL;
	/* Rows without an id come first in meaning: /v1/requests/list is no request. */
	for (int with_id = 0; with_id < 2; with_id++)
		for (int i = 0; i < OPERATION_COUNT; i++) {
			if (!path_fits(&operations[i], path, &start, &length) ||
			    (start != NULL) != (with_id == 1) ||
			    strcmp(operations[i].method, method) != 0)
				continue;
			if (id && start)
				*id = g_strndup(start, length);
			return (enum operation)i;
		}
	return OP_NONE;
}

bool operation_path_is_known(const char *path)
{
	const char *start;
	size_t length;

	for (int i = 0; i < OPERATION_COUNT; i++)
		if (path_fits(&operations[i], path, &start, &length))
			return true;
	return false;
}

enum operation operation_named(const char *name)
{
	for (int i = 0; i < OPERATION_COUNT; i++)
		if (strcmp(operations[i].name, name) == 0)
			return (enum operation)i;
	return OP_NONE;
}
