/*
 * gate - how many requests are on their way, and whether any may still come in:
 * the service ends when the last of them was answered.
 */
#ifndef CENTRAL_GATE_H
#define CENTRAL_GATE_H

#include <stdbool.h>
#include <stdint.h>

#include "forms/world.h"

struct centre_gate;

struct centre_gate *centre_gate_new(void);
void centre_gate_free(struct centre_gate *gate); /* NULL is fine */

/* A request begins, is answered.  Any thread. */
void centre_gate_enter(struct centre_gate *gate);
void centre_gate_leave(struct centre_gate *gate);

/* From now on nothing new is to be begun. */
void centre_gate_close(struct centre_gate *gate);
bool centre_gate_is_closed(struct centre_gate *gate);
/* Until nobody is on his way, for at most `ms`. */
void centre_gate_drain(struct centre_gate *gate, const struct world *world, int64_t ms);

#endif
