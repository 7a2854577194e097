/*
 * patience - ends connections whose header does not come.
 *
 * libmicrohttpd counts the time since the last byte, so that one byte now and
 * then keeps a connection for ever.  Here every connection has a deadline that
 * no byte moves: by then its request must have its header whole.  What the
 * client has sent but the service has not read yet is not the client's fault;
 * such a connection gets the same time again.
 *
 * A thread of its own looks at them four times in that time, as long as there
 * is any connection.
 */
#ifndef CENTRAL_PATIENCE_H
#define CENTRAL_PATIENCE_H

#include <stdint.h>

#include "forms/world.h"

struct centre_patience;
struct centre_waiter; /* one connection */

/* `ms`: the shortest deadline there will be.  NULL: no thread. */
struct centre_patience *centre_patience_new(const struct world *world, int64_t ms);
void centre_patience_free(struct centre_patience *patience);

/* From now on the socket is watched; shut down after `ms`. Any thread. */
struct centre_waiter *centre_patience_add(struct centre_patience *patience, int fd, int64_t ms);
/* A new deadline; 0: none, its header has come. */
void centre_patience_set(struct centre_patience *patience, struct centre_waiter *waiter,
			 int64_t ms);
/* Before the socket is closed. */
void centre_patience_drop(struct centre_patience *patience, struct centre_waiter *waiter);

#endif
