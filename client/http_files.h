/*
 * http_files - what https rests on: whom the terminal trusts, who it is itself,
 * and which of the two was wrong.
 */
#ifndef CLIENT_HTTP_FILES_H
#define CLIENT_HTTP_FILES_H

#include "client/transport.h"

/*
 * PEM files for https; NULL or "" where there is none.  With `ca` only the
 * certificates in it are trusted, without it the system's.  `cert` and `key`
 * are this terminal's own and count only together; the key has no password
 * (nobody is ever asked for one on the tty).
 */
struct http_files {
	const char *ca, *cert, *key;
};

/* A copy, "" as NULL; `from` may be NULL.  Clear what was copied, nothing else. */
void http_files_copy(struct http_files *to, const struct http_files *from);
void http_files_clear(struct http_files *files);

/*
 * The error that libcurl's words tell where its number does not: a date, or the
 * alert of a centre that saw no certificate of ours.  `otherwise` when neither.
 */
enum wire_error http_files_error(const char *words, enum wire_error otherwise);

#endif
