/*
 * lounge - where questions wait that have no answer yet (long-poll).
 *
 * A guest waits until the feed of his commune goes beyond the number he has
 * seen, until his time is over, or until the service ends; then he is woken,
 * once, and asks again.  News that came between his look and his sitting down
 * wake him at once.  Somebody who sits down twice (a terminal whose line broke)
 * gives up the first place.  No worker waits for any of it.
 */
#ifndef CENTRAL_LOUNGE_H
#define CENTRAL_LOUNGE_H

#include <stdbool.h>
#include <stdint.h>

#include "forms/world.h"

struct centre_lounge;

/*
 * Called from any thread, with the lounge's lock held: it must not block nor come
 * back.  `may_stay`: he may sit down again when there is still nothing for him;
 * else his place was given up.
 */
typedef void (*centre_wake)(void *guest, bool may_stay);

/* At most `most` guests.  NULL: no thread. */
struct centre_lounge *centre_lounge_new(const struct world *world, unsigned most,
					centre_wake wake);
/* Nobody is in it any more. */
void centre_lounge_free(struct centre_lounge *lounge);

struct centre_seat {
	const char *commune, *session; /* copied */
	int64_t seq;		       /* of the feed, as it was seen */
	int64_t until;		       /* steady ms */
	void *guest;
};
/* False: no place, or it closes; the guest is not woken then. */
bool centre_lounge_wait(struct centre_lounge *lounge, const struct centre_seat *seat);
/* After the commit. */
void centre_lounge_news(struct centre_lounge *lounge, const char *commune, int64_t seq);
/* Wakes everybody; nobody sits down any more. */
void centre_lounge_close(struct centre_lounge *lounge);

#endif
