/*
 * hostile - centres that are broken, or that want to be believed; what each says
 * and what must come of it stand in one table, in hostile_tricks.c.
 *
 * The server is a process of its own; trick and place are told to it through
 * memory that both share.  Elsewhere it is an honest centre.
 */
#ifndef TESTS_TORTURE_HOSTILE_H
#define TESTS_TORTURE_HOSTILE_H

#include <stdbool.h>
#include <stddef.h>

#include "client/letter.h"

#define HOSTILE_CENTRE "c1"
#define HOSTILE_HONEST (-1) /* as `shared->trick` */

/* Where a trick is played; which questions it is played to. */
enum hostile_place {
	TO_LETTER = 1,
	TO_PERSON = 2,
	TO_CENTRE = 4,
	TO_ALL = 7,
};

struct hostile_trick {
	const char *name;
	unsigned to; /* of enum hostile_place */
	/* What is said: whole replies, "@" is the letter's uuid or the id asked for. */
	const char *head; /* status line and headers; the length is added; NULL: `act` */
	const char *body;
	size_t bytes;	  /* of the body when it has a NUL; else 0 */
	void (*act)(int fd);
	enum letter_state letter; /* what a letter becomes */
	unsigned brief;		  /* it takes seconds: played here alone unless all is asked; 0 */
};

extern const struct hostile_trick hostile_tricks[];
extern const size_t hostile_count;

struct hostile_shared {
	volatile int trick;    /* index, or HOSTILE_HONEST */
	volatile int place;    /* one of enum hostile_place */
	volatile bool refuses; /* /v1/refresh says 401 */
	volatile int asked;    /* how often the trick was played */
};

/* bad_server_one; `self` is struct hostile_shared. */
bool hostile_serve(int fd, void *self);

#endif
