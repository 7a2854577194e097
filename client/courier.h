/*
 * courier - carries what waits in the outbox to the centre, never twice and
 * never forgotten.
 *
 * One letter at a time; the loop calls courier_tick() and is told when it wants
 * to be called again.  No line: everything is held and tried again after 2 s,
 * doubling to 5 minutes, with jitter.  A busy or strange answer postpones that
 * letter alone.  Signed out: it rests until courier_wake().
 *
 * One courier per store: another terminal on the same store holds the lock, and
 * this one looks again every 5 s.
 */
#ifndef CLIENT_COURIER_H
#define CLIENT_COURIER_H

#include <stdbool.h>
#include <stdint.h>

#include "client/central.h"
#include "client/outbox.h"

enum courier_state {
	COURIER_IDLE,	  /* nothing to carry */
	COURIER_CARRYING, /* a letter is on the wire */
	COURIER_HELD,	  /* waits for the line or for a letter's next try */
	COURIER_SIGN_IN,  /* waits for the officer to sign in */
	COURIER_OTHER,	  /* another terminal carries */
	COURIER_BROKEN,	  /* the store failed; courier_cause() says why */
};

struct courier;

/* Called from transport_collect() when a letter changed its state; `uuid` is lent. */
typedef void (*courier_changed)(const char *uuid, enum letter_state state,
				const struct answer *answer, void *to);

/* All lent, and outlive it. */
struct courier *courier_new(const struct world *world, struct outbox *outbox,
			    struct central *central);
void courier_free(struct courier *courier);

/*
 * Begins what is due.  Call it after every transport_collect() and when the time
 * has passed that it asked for: milliseconds; -1: not before courier_wake(),
 * courier_note() or an answer.
 */
int64_t courier_tick(struct courier *courier);
/* Something was put, the officer signed in, the line is back, F5: try all now. */
void courier_wake(struct courier *courier);
/* A letter was put: look at once, but do not hurry what is held. */
void courier_note(struct courier *courier);
/*
 * The answer to a letter that came another way (a package): it is settled as if it
 * had come over the line.  False: it does not wait (any more), or is on the wire now.
 */
bool courier_receive(struct courier *courier, const char *uuid, const struct answer *answer);
void courier_on_change(struct courier *courier, courier_changed changed, void *to);

enum courier_state courier_state(const struct courier *courier);
/* Wall clock in ms of the next try; 0 when none is planned. */
int64_t courier_next_try(const struct courier *courier);
/* Why it waits, translated; "". */
const char *courier_cause(const struct courier *courier);

#endif
