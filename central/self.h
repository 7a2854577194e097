/*
 * self - which centre this is: its world, its id, its secrets.
 *
 * Decided once by `init`, kept in the database, read at start.  The world and
 * the id travel with every message, so that practice and real work, or two
 * centres, can never meet.
 */
#ifndef CENTRAL_SELF_H
#define CENTRAL_SELF_H

#include "central/ledger.h"
#include "central/vault.h"
#include "forms/world.h"

#define CENTRE_SEARCHES 60u
#define CENTRE_FEED_KEEP 20000u

struct centre {
	const struct world *world;
	char *world_name; /* "practice" or "real" */
	char *id, *name;
	struct centre_cost cost;
	unsigned searches; /* most of one officer in a minute; 0: as many as he likes */
	unsigned feed_keep; /* changes that a commune's feed reaches back */
	uint8_t key[CENTRE_VAULT_KEY]; /* seals cursors; lives in the database */
	/* packages are sealed to it */
	uint8_t box_public[CENTRE_BOX_KEY], box_secret[CENTRE_BOX_KEY];
};

/* What `init` decides, once. */
struct centre_birth {
	const char *world_name, *name;
	struct centre_cost cost;
};

/* Make the tables in an empty database. */
bool centre_found(struct centre_ledger *ledger, const struct world *world,
		  const struct centre_birth *birth, GError **why);
/* Know a database; the world is lent. */
struct centre *centre_new(const struct world *world, struct centre_ledger *ledger,
			  GError **why);
void centre_free(struct centre *centre);

#endif
