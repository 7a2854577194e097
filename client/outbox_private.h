/*
 * outbox_private - what outbox.c (the arrows) and outbox_read.c share; nobody
 * else includes it.
 */
#ifndef CLIENT_OUTBOX_PRIVATE_H
#define CLIENT_OUTBOX_PRIVATE_H

#include <glib.h>

struct store;

struct outbox {
	struct store *store;
};

/* Whole letters of this blind place in these states ("3, 4"), oldest first; NULL: failed. */
GPtrArray *outbox_on_record(struct outbox *box, const char *place, const char *states,
			    GError **error);

#endif
