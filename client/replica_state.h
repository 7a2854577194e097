/* replica_state - how far the copy is, and that as the text that is sealed. */
#ifndef CLIENT_REPLICA_STATE_H
#define CLIENT_REPLICA_STATE_H

#include <stdbool.h>
#include <stdint.h>

struct replica_state {
	int64_t seq;	 /* of the feed: all up to it is here */
	char *next;	 /* cursor of the next piece; "" */
	bool filling;	 /* pieces are missing */
	bool whole;	 /* it was filled once: of use */
	unsigned have, total; /* rows of this filling, and of all */
	int64_t round;	 /* counts fillings */
	int64_t began;	 /* this filling did */
	int64_t as_of;	 /* the centre was asked last, and it was up to date; 0 */
	int64_t seen;	 /* highest time ever seen */
};

char *replica_state_print(const struct replica_state *state); /* new */
/* False: damaged, nothing changed.  `seen` only grows. */
bool replica_state_read(struct replica_state *state, const char *text);

#endif
