/*
 * match_plan - which names of a large register are worth ranking.
 *
 * Ranking everybody (match_score) finds everything and takes too long for a
 * commune.  A register that keeps, beside its names, the syllables of their
 * FOLD_SEARCH keys, and for each syllable the names that hold it, asks a plan:
 * it offers every syllable once, the plan says for each way of matching the few
 * syllables one of which every name to be found must hold, and only those names
 * are ranked.  Nothing is missed: what match_score() accepts holds one of them.
 *
 * The centre's tables and a terminal's own copy work with the same plan; it
 * knows nothing of how they are kept.
 */
#ifndef I18N_MATCH_PLAN_H
#define I18N_MATCH_PLAN_H

#include <glib.h>

#include "i18n/match.h"

/* What is looked for: MATCH_EXACT to MATCH_PART; MATCH_NEAR; MATCH_SOUND. */
enum match_reach {
	MATCH_REACH_WORDS,
	MATCH_REACH_SLIPS,
	MATCH_REACH_SOUNDS,
	MATCH_REACHES,
};

/* The query is lent until match_plan_free(). */
struct match_plan;
struct match_plan *match_plan_new(const struct match_query *query);
void match_plan_free(struct match_plan *plan);

/* A syllable of the register and how many names hold it; each once. */
void match_plan_offer(struct match_plan *plan, const char *syllable, unsigned names);

/*
 * char *, lent until the next call; empty: nobody can be found in this way.  One
 * name may hold several of them, and one may stand twice.
 */
const GPtrArray *match_plan_syllables(struct match_plan *plan, enum match_reach reach);

/*
 * In which reaches a name with this FOLD_SEARCH key may be found, a bit for each
 * enum match_reach.  A bit that is not there is certain, and ten times quicker
 * than ranking.  Nothing need have been offered.
 */
unsigned match_plan_hopes(struct match_plan *plan, const char *key);

/* The reach in which a name of this rank is found. */
enum match_reach match_reach_of(enum match_rank rank);

#endif
