/*
 * practice - the life of the practice centre behind `dancu demo`: made once,
 * started by the first terminal, joined by the others, ended by itself when the
 * last one leaves.
 *
 *   STATE/centre/register.db   the practice register (dancu-central's own)
 *   STATE/centre/companion     every terminal holds a shared flock on it; the
 *                              centre ends when it can lock it alone
 *   STATE/centre/running       socket path and pid of the centre that serves
 *   STATE/start.lock           held while somebody makes or starts it
 *
 * Making takes seconds: it happens in STATE/centre.new-PID, is renamed when it
 * is complete, and tells how far it is.  Nothing here blocks: the loop waits on
 * practice_fd() and calls practice_tick().
 */
#ifndef CLIENT_PRACTICE_H
#define CLIENT_PRACTICE_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "client/practice_make.h"
#include "forms/world.h"

enum practice_state {
	PRACTICE_WAITING,  /* another terminal is making or starting it */
	PRACTICE_MAKING,   /* people are being invented: practice_progress() */
	PRACTICE_STARTING, /* the service comes up */
	PRACTICE_READY,	   /* practice_address() answers */
	PRACTICE_FAILED,   /* practice_sentence() says why; practice_again() */
};

struct practice;

struct practice *practice_new(const struct world *world, const struct practice_plan *plan);
/* Lets go of the companion lock: the centre ends when we were the last. */
void practice_free(struct practice *practice);

/* Moves what can move.  Call it when practice_fd() is readable and every 100 ms
 * until READY or FAILED; later, when the line is down, practice_again(). */
enum practice_state practice_tick(struct practice *practice);
enum practice_state practice_state(const struct practice *practice);
/* A descriptor to poll for reading while it is being made; -1: none. */
int practice_fd(const struct practice *practice);
/* How many of how many people are written; total 0: not known yet. */
void practice_progress(const struct practice *practice, unsigned *done, unsigned *total);
/* "unix:/path" when READY; "" before. */
const char *practice_address(const struct practice *practice);
/* What is happening, or why it failed: a translated sentence. */
const char *practice_sentence(const struct practice *practice);
/* The centre is gone or would not start: begin again (joins or starts). */
void practice_again(struct practice *practice);

/*
 * Waits until READY or FAILED, calling `progress` (may be NULL) now and then:
 * for command lines and tests.
 */
enum practice_state practice_run(struct practice *practice,
				 void (*progress)(const struct practice *practice,
						  void *to),
				 void *to);

#endif
