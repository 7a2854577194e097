/*
 * transport - the wire, seen from above: start, cancel, wait, collect.
 *
 * Behind it stand `http` (libcurl), `line` (a transport around another one that
 * measures it and can cut it) and, in tests, a scripted fake.  Nothing here
 * blocks but transport_wait(), which is the one place where the terminal waits.
 *
 * Rules that every transport keeps:
 *  - start() never calls back; the callback runs from collect(), exactly once,
 *    unless the ticket was cancelled before;
 *  - a callback may start, cancel and free nothing else of the transport;
 *  - the reply is lent for the length of the callback;
 *  - what start() is given is copied, and wiped when it is done with (a bearer
 *    travels in the headers).
 *
 * Units: milliseconds on the steady clock; bytes.
 */
#ifndef CLIENT_TRANSPORT_H
#define CLIENT_TRANSPORT_H

#include <poll.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why nothing usable came back.  WIRE_FINE: a complete reply with a status. */
enum wire_error {
	WIRE_FINE,
	WIRE_NO_ROUTE,	/* nobody there: no socket, refused, no name */
	WIRE_TIMEOUT,	/* nothing, or too little, within the time */
	WIRE_BROKEN,	/* closed in the middle, or cut short */
	WIRE_TOO_LARGE, /* more than 1 MiB of body or 16 KiB of headers */
	WIRE_STRANGE,	/* not what this protocol speaks */
	WIRE_CUT,	/* practice: the officer cut the line */
	WIRE_UNTRUSTED, /* the other side's certificate is nobody's we trust */
	WIRE_DATED,	/* it is not yet valid or no longer: or our clock is wrong */
	WIRE_NOT_KNOWN	/* our own certificate is missing or not taken */
};

struct wire_request {
	const char *method;	     /* "GET" or "POST" */
	const char *path;	     /* "/v1/home" */
	const char *const *headers;  /* "Name: value" ..., NULL; may be NULL */
	const char *body;	     /* NULL: none */
	size_t length;		     /* of the body, bytes */
	unsigned timeout;	     /* milliseconds for the whole; 0: 120 s */
	bool held;		     /* the centre may be silent as long: no pace is asked for,
				      * it has its connection, and says nothing of the line */
};

struct wire_reply {
	enum wire_error error;
	unsigned status;	     /* 200 ...; 0 when error */
	const char *etag;	     /* without its quotes; "" when absent */
	const char *content_type;    /* media type, no parameters, small letters; "" */
	unsigned retry_after;	     /* seconds; 0 when absent */
	const char *body;	     /* never NULL, a NUL stands behind it */
	size_t length;
	bool unsent;		     /* an error before anything left this machine */
	unsigned elapsed;	     /* milliseconds from start to the end */
	unsigned up, down;	     /* bytes on the wire, headers and all */
};

typedef void (*wire_done)(const struct wire_reply *reply, void *to);

struct transport_ops {
	unsigned (*start)(void *self, const struct wire_request *request, wire_done done,
			  void *to);
	void (*cancel)(void *self, unsigned ticket);
	int (*wait)(void *self, struct pollfd *fds, size_t count, int timeout);
	void (*collect)(void *self);
	void (*close)(void *self);
};

struct transport {
	const struct transport_ops *ops;
	void *self;
};

/* Sends; a ticket above 0.  The answer comes through collect(), always. */
static inline unsigned transport_start(const struct transport *t,
				       const struct wire_request *request, wire_done done,
				       void *to)
{
	return t->ops->start(t->self, request, done, to);
}

/* The callback of this ticket will not run.  An unknown ticket is ignored. */
static inline void transport_cancel(const struct transport *t, unsigned ticket)
{
	t->ops->cancel(t->self, ticket);
}

/*
 * Waits for the wire, for the caller's descriptors (revents are filled) or for
 * the time, whichever comes first; -1 waits for ever.  Returns how many of the
 * caller's descriptors are ready; -1 with errno EINTR after a signal.
 */
static inline int transport_wait(const struct transport *t, struct pollfd *fds, size_t count,
				 int timeout)
{
	return t->ops->wait(t->self, fds, count, timeout);
}

/* Moves what can move without waiting and runs the callbacks of what is done. */
static inline void transport_collect(const struct transport *t)
{
	t->ops->collect(t->self);
}

/* Frees the transport; what is under way is dropped without a callback. */
static inline void transport_close(struct transport *t)
{
	t->ops->close(t->self);
}

#endif
