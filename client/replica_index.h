/*
 * replica_index - the commune's people in memory: what a list shows of each, and
 * the syllables of their names.
 *
 * Each resident has a slot, a number from 0 that he keeps as long as the copy
 * lives; a slot whose resident is gone is empty.  256 slots are a block, which
 * is what replica.c seals.  Names are found as the centre finds them: by
 * match_plan over the syllables of the FOLD_SEARCH keys, each key ranked once.
 *
 * About 300 bytes per resident; all wiped when it is freed.
 */
#ifndef CLIENT_REPLICA_INDEX_H
#define CLIENT_REPLICA_INDEX_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "forms/copy.h"
#include "forms/query.h"

enum entry_cell {
	ENTRY_ID,
	ENTRY_HASH,	   /* digest_row() in 24 letters of base64 */
	ENTRY_NUMBER,
	ENTRY_OLD_NUMBER,
	ENTRY_HOUSEHOLD,
	ENTRY_HAMLET,
	ENTRY_HOUSEHOLD_NUMBER,
	ENTRY_HOUSE,
	ENTRY_HEAD,	   /* "1" or "" */
	ENTRY_VERIFIED,
	ENTRY_VERIFIED_AT, /* ISO moment; "" */
	ENTRY_LIFE,
	ENTRY_PENDING,	   /* "1": a request waits */
	ENTRY_VERSION,
	ENTRY_BIRTH,
	ENTRY_SEX,
	ENTRY_RELATION,
	ENTRY_NAME,	   /* KIND_NAME value */
	ENTRY_FOLD,	   /* FOLD_SEARCH key of the name */
	ENTRY_CELLS,
};

#define REPLICA_BLOCK 256u

struct replica_index;

struct replica_index *replica_index_new(void);
void replica_index_free(struct replica_index *index); /* NULL is fine */

/* One more than the highest slot in use ever; slots below may be empty. */
unsigned replica_index_slots(const struct replica_index *index);
/* Residents. */
unsigned replica_index_count(const struct replica_index *index);
/* "" for an empty slot or one that is not there.  Lent until the slot changes. */
const char *replica_index_cell(const struct replica_index *index, unsigned slot,
			       enum entry_cell cell);

void replica_index_put(struct replica_index *index, unsigned slot,
		       const struct copy_row *row);
void replica_index_drop(struct replica_index *index, unsigned slot);

/* A block as text to be sealed, new; and back.  False: damaged, nothing changed. */
char *replica_index_print(const struct replica_index *index, unsigned block);
bool replica_index_read(struct replica_index *index, unsigned block, const char *text);

/* Each resident whose name and birth fit the query, with his score (i18n/match.h). */
typedef void (*replica_found)(unsigned score, unsigned slot, void *to);
void replica_index_find(const struct replica_index *index, const struct query *query,
			replica_found found, void *to);

#endif
