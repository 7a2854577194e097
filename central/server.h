/*
 * server - HTTP/1.1 in front of the centre; the only file that knows
 * libmicrohttpd.
 *
 * A few workers read requests and look (each with a reader of its own); what
 * owes something to the writer is suspended until it was committed, so no
 * worker waits for the disk.  A question that has no answer yet (the feed) is
 * suspended too, in the lounge.
 *
 * What libmicrohttpd 0.9.75 leaves to us, all measured: it sleeps with requests
 * unread when exactly k x 128 events are ready in one worker, so a worker never
 * has that many connections; it takes Content-Length beside Transfer-Encoding,
 * and two Content-Length, so both are refused here; its socket is 0600 and the
 * peer must be this user or root, and TCP is for practice on 127.0.0.1 only.
 */
#ifndef CENTRAL_SERVER_H
#define CENTRAL_SERVER_H

#include "central/centre.h"
#include "central/faults.h"

#define CENTRE_WORKERS 4
/* Below 128 minus the worker's own descriptors. */
#define CENTRE_CONNECTIONS_EACH 116

struct centre_server_plan {
	const char *listen; /* "unix:PATH" or "127.0.0.1:PORT" */
	const char *database;
	struct centre_faults faults;
	unsigned workers; /* 0: CENTRE_WORKERS */
	unsigned held;	  /* questions held without an answer; 0: half of all connections */
	int64_t header_ms; /* for the header of a request; 0: ten seconds */
};

struct centre_server;

/* Writes go through `ledger`, which is lent until free. NULL: `why`. */
struct centre_server *centre_server_new(const struct centre *centre,
					struct centre_ledger *ledger,
					const struct centre_server_plan *plan, GError **why);
/* Takes nothing new, answers what has come, ends. */
void centre_server_free(struct centre_server *server);

#endif
