/*
 * names - the index of names: which names a commune has, by their syllables.
 *
 * Beside each resident stands the key of his name (FOLD_SEARCH).  Every different
 * key of a commune is kept once, under each of its syllables (name_word), and
 * every syllable with the number of keys that hold it (syllable).  A search reads
 * the syllables, has i18n/match_plan choose among them, ranks the keys that hold
 * the chosen ones, and only then looks at residents.  A key without a resident
 * left is harmless, for residents are asked for by it.
 */
#ifndef CENTRAL_NAMES_H
#define CENTRAL_NAMES_H

#include "central/ledger.h"
#include "forms/query.h"
#include "i18n/match_plan.h"

/* A resident got a name with this key, or lost it; in a transaction of the caller. */
bool centre_names_add(struct centre_ledger *ledger, const char *commune, const char *key);
bool centre_names_drop(struct centre_ledger *ledger, const char *commune, const char *key);

/* All keys anew, with the rules that the program has now (FOLD_VERSION). */
bool centre_names_rebuild(struct centre_ledger *ledger);

/* One who fits; texts are lent for the call.  `score` is never MATCH_SCORE_NONE. */
typedef void (*centre_names_found)(unsigned score, const char *sort, const char *id,
				   void *data);

/*
 * Everybody whose name and birth fit the query, in any order, each once.  Slips of
 * the fingers are looked for only while there are not CENTRE_NAMES_ENOUGH others
 * that are nearer, two slips only while there are not as many others at all; what
 * sounds alike always.  `commune` NULL: everywhere, for which
 * the query must have a year or a date.
 */
#define CENTRE_NAMES_ENOUGH 20
void centre_names_find(struct centre_ledger *ledger, const char *commune,
		       const struct query *query, centre_names_found found, void *data);

#endif
