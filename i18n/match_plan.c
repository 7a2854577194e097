/*
 * match_plan - every word typed collects the syllables that may stand for it; the
 * word whose syllables are in the fewest names decides.
 */
#include "i18n/match_plan.h"

#include <string.h>

#include "i18n/match_parts.h"

#include "i18n/banned.h"

/* One word typed. */
struct wish {
	const char *key;
	size_t count;
	bool spare;
	char sound[PHONETIC_BYTES];
	GPtrArray *syllables[MATCH_REACHES];
	unsigned names[MATCH_REACHES];
};

struct match_plan {
	struct wish *wish;
	unsigned count;
	struct match_plan *initials;
	GPtrArray *answer;
};

struct match_plan *match_plan_new(const struct match_query *query)
{
	struct match_plan *plan = g_new0(struct match_plan, 1);

	plan->answer = g_ptr_array_new();
	plan->count = MIN(g_strv_length(query->key), WORDS_MAX);
	plan->wish = g_new0(struct wish, plan->count + 1);
	for (unsigned i = 0; i < plan->count; i++) {
		struct wish *wish = &plan->wish[i];

		wish->key = query->key[i];
		wish->count = strlen(wish->key);
		wish->spare = query->spare[i];
		phonetic_key(wish->sound, wish->key, wish->count, PHONETIC_ANYWHERE);
		for (unsigned r = 0; r < MATCH_REACHES; r++)
			wish->syllables[r] = g_ptr_array_new_with_free_func(g_free);
	}
	if (query->initials != NULL)
		plan->initials = match_plan_new(query->initials);
	return plan;
}

void match_plan_free(struct match_plan *plan)
{
	if (plan == NULL)
		return;
	for (unsigned i = 0; i < plan->count; i++)
		for (unsigned r = 0; r < MATCH_REACHES; r++)
			g_ptr_array_unref(plan->wish[i].syllables[r]);
	match_plan_free(plan->initials);
	g_ptr_array_unref(plan->answer);
	g_free(plan->wish);
	g_free(plan);
}

/* tuy begins tuien: before another vowel y was written i. */
static bool begins(const struct wish *wish, const char *syllable)
{
	size_t count = wish->count;

	if (strncmp(wish->key, syllable, count) == 0)
		return true;
	return count > 1 && wish->key[count - 1] == 'y' && syllable[0] != '\0' &&
	       strncmp(wish->key, syllable, count - 1) == 0 && syllable[count - 1] == 'i';
}

/* The blank between two words was lost: the syllable is one end of what was typed. */
static bool is_joined(const struct wish *wish, const char *syllable, size_t count)
{
	return wish->count >= MATCH_JOINED && count < wish->count &&
	       (strncmp(wish->key, syllable, count) == 0 ||
		strcmp(wish->key + wish->count - count, syllable) == 0);
}

/* A blank was struck inside the syllable: this word and the next make it. */
static bool is_parted(const struct wish *first, const struct wish *second,
		      const char *syllable, size_t count)
{
	return first->count + second->count == count &&
	       strncmp(syllable, first->key, first->count) == 0 &&
	       strcmp(syllable + first->count, second->key) == 0;
}

static bool may_slip(const struct match_plan *plan, unsigned at, const char *syllable,
		     size_t count)
{
	const struct wish *wish = &plan->wish[at];

	return match_slips(wish->key, wish->count, syllable, count) < 2 ||
	       is_joined(wish, syllable, count) ||
	       (at + 1 < plan->count && is_parted(wish, wish + 1, syllable, count)) ||
	       (at > 0 && is_parted(wish - 1, wish, syllable, count));
}

static void add(struct wish *wish, enum match_reach reach, const char *syllable,
		unsigned names)
{
	g_ptr_array_add(wish->syllables[reach], g_strdup(syllable));
	wish->names[reach] += names;
}

void match_plan_offer(struct match_plan *plan, const char *syllable, unsigned names)
{
	char sound[PHONETIC_BYTES];
	size_t count = strlen(syllable);

	phonetic_key(sound, syllable, count, PHONETIC_ANYWHERE);
	for (unsigned i = 0; i < plan->count; i++) {
		struct wish *wish = &plan->wish[i];

		if (begins(wish, syllable))
			add(wish, MATCH_REACH_WORDS, syllable, names);
		if (may_slip(plan, i, syllable, count))
			add(wish, MATCH_REACH_SLIPS, syllable, names);
		if (strcmp(wish->sound, sound) == 0)
			add(wish, MATCH_REACH_SOUNDS, syllable, names);
	}
	if (plan->initials != NULL)
		match_plan_offer(plan->initials, syllable, names);
}

static void gather(struct match_plan *plan, enum match_reach reach, GPtrArray *into)
{
	const struct wish *least = NULL;

	for (unsigned i = 0; i < plan->count; i++) {
		const struct wish *wish = &plan->wish[i];

		if (!wish->spare && (least == NULL || wish->names[reach] < least->names[reach]))
			least = wish;
	}
	for (unsigned i = 0; least != NULL && i < least->syllables[reach]->len; i++)
		g_ptr_array_add(into, least->syllables[reach]->pdata[i]);
}

const GPtrArray *match_plan_syllables(struct match_plan *plan, enum match_reach reach)
{
	g_ptr_array_set_size(plan->answer, 0);
	gather(plan, reach, plan->answer);
	if (plan->initials != NULL && reach == MATCH_REACH_WORDS)
		gather(plan->initials, reach, plan->answer);
	return plan->answer;
}

enum match_reach match_reach_of(enum match_rank rank)
{
	if (rank <= MATCH_PART)
		return MATCH_REACH_WORDS;
	return rank == MATCH_NEAR ? MATCH_REACH_SLIPS : MATCH_REACH_SOUNDS;
}
