/*
 * http_head - the header lines of one reply, checked as they arrive: how many,
 * how long, one length and only one, and the three that are wanted.
 */
#ifndef CLIENT_HTTP_HEAD_H
#define CLIENT_HTTP_HEAD_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "client/transport.h"

#define HTTP_HEAD_BYTES (16u << 10)
#define HTTP_HEAD_LINES 100u
#define HTTP_BODY_BYTES (1u << 20)

/* Zeroed to begin with. */
struct http_head {
	size_t bytes;
	unsigned lines, status, lengths, codings;
	bool encoded;
	char *etag, *type; /* NULL: absent */
	unsigned retry_after;
};

void http_head_clear(struct http_head *head);

/* One line as libcurl hands it out, its CR LF included. */
enum wire_error http_head_line(struct http_head *head, const char *line, size_t length);

/* Whether the whole head is one this protocol speaks: ask when the body begins, and at
 * the end. */
enum wire_error http_head_check(const struct http_head *head);

/* One reply as it arrives; `got` is made and freed by the owner. */
struct http_arrival {
	struct http_head head;
	GByteArray *got;
	enum wire_error error; /* what was found wrong */
};

/* libcurl's two callbacks; `self` is the arrival.  Less than all taken: it must end. */
size_t http_arrival_header(char *bytes, size_t one, size_t count, void *self);
size_t http_arrival_body(char *bytes, size_t one, size_t count, void *self);

#endif
