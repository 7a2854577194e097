/*
 * atlas - the official lists on this machine: divisions above all (forms/places.h).
 *
 * Filled from the centre behind everything else, piece by piece (forms/delta.h), kept in
 * a plain file for all officers of the machine (client/atlas_file.h), usable without a line
 * from then on.  An interruption costs the piece that was under way.  Asked once after each
 * sign-in, and every six hours: who has everything pays some forty bytes.
 *
 * The program needs none of it: without a list a place is typed as text.
 */
#ifndef CLIENT_ATLAS_H
#define CLIENT_ATLAS_H

#include <stdbool.h>
#include <stdint.h>

#include "client/central.h"
#include "forms/delta.h"
#include "forms/places.h"

struct atlas;

/* All lent, and outlive it. */
struct atlas_needs {
	const struct world *world;
	struct central *central;
	const struct session *session; /* names the centre */
	const char *dir;	       /* of the state */
};

/* Never NULL: where nothing can be kept, it just has no list. */
struct atlas *atlas_new(const struct atlas_needs *needs);
void atlas_free(struct atlas *atlas); /* NULL is fine */

/* Begins what is due; ms until it wants to be called again, -1: not before atlas_wake(). */
int64_t atlas_tick(struct atlas *atlas);
void atlas_wake(struct atlas *atlas);

/* The divisions; NULL: not (wholly) here yet.  Lent until the next tick or answer. */
const struct place_list *atlas_places(struct atlas *atlas);
/* Rows that are still to come, and the seq at hand. */
unsigned atlas_left(const struct atlas *atlas);
int64_t atlas_seq(const struct atlas *atlas);
/* The rows of another list as they are now (struct delta_row), new; empty when there are none. */
GPtrArray *atlas_rows(const struct atlas *atlas, enum delta_list list);
/* The days, as workdays_load() reads them.  New. */
char *atlas_days(const struct atlas *atlas);

#endif
