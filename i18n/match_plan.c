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
	bool spare, foreign; /* foreign: letters beyond Latin, which slips count in bytes */
	char sound[PHONETIC_BYTES];
	GPtrArray *syllables[MATCH_REACHES];
	unsigned names[MATCH_REACHES];
};

/* The words typed that one syllable may stand for, a bit each. */
struct worth {
	uint16_t words[MATCH_REACHES];
};

G_STATIC_ASSERT(WORDS_MAX <= 16);

struct match_plan {
	struct wish *wish;
	uint16_t needed;     /* the words that a name must have */
	GHashTable *worths;  /* syllable -> struct worth */
	unsigned count;
	struct match_plan *initials;
	GPtrArray *answer;
};

struct match_plan *match_plan_new(const struct match_query *query)
{
	struct match_plan *plan = g_new0(struct match_plan, 1);

	plan->worths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	plan->answer = g_ptr_array_new();
	plan->count = MIN(g_strv_length(query->key), WORDS_MAX);
	plan->wish = g_new0(struct wish, plan->count + 1);
	for (unsigned i = 0; i < plan->count; i++) {
		struct wish *wish = &plan->wish[i];

		wish->key = query->key[i];
		wish->count = strlen(wish->key);
		plan->needed |= (uint16_t)(!query->spare[i] << i);
		wish->foreign = !g_str_is_ascii(wish->key);
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
	g_hash_table_unref(plan->worths);
	g_free(plan->wish);
	g_free(plan);
}

static bool begins(const struct wish *wish, const char *syllable, size_t count)
{
	return wish->count <= count && match_same_key(wish->key, syllable, wish->count);
}

/* The blank between two words was lost: the syllable is one end of what was typed. */
static bool is_joined(const struct wish *wish, const char *syllable, size_t count)
{
	return wish->count >= MATCH_JOINED && count < wish->count &&
	       (match_same_key(wish->key, syllable, count) ||
		match_same_key(wish->key + wish->count - count, syllable, count));
}

/* A blank was struck inside the syllable: this word and the next make it. */
static bool is_parted(const struct wish *first, const struct wish *second,
		      const char *syllable, size_t count)
{
	return first->count + second->count == count &&
	       match_same_key(syllable, first->key, first->count) &&
	       match_same_key(syllable + first->count, second->key, second->count);
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

static void note(struct worth *worth, const struct match_plan *plan, const char *syllable)
{
	char sound[PHONETIC_BYTES];
	size_t count = strlen(syllable);
	bool foreign = !g_str_is_ascii(syllable);

	phonetic_key(sound, syllable, count, PHONETIC_ANYWHERE);
	for (unsigned i = 0; i < plan->count; i++) {
		const struct wish *wish = &plan->wish[i];
		bool any = foreign || wish->foreign;
		bool found[MATCH_REACHES] = {
			[MATCH_REACH_WORDS] = begins(wish, syllable, count),
			[MATCH_REACH_SLIPS] = any || may_slip(plan, i, syllable, count),
			[MATCH_REACH_SOUNDS] = any || strcmp(wish->sound, sound) == 0,
		};

		for (unsigned r = 0; r < MATCH_REACHES; r++)
			worth->words[r] |= (uint16_t)(found[r] << i);
	}
}

/* Judged once, however often it is asked about. */
static const struct worth *worth_of(struct match_plan *plan, const char *syllable)
{
	struct worth *worth = g_hash_table_lookup(plan->worths, syllable);

	if (worth == NULL) {
		worth = g_new0(struct worth, 1);
		note(worth, plan, syllable);
		g_hash_table_insert(plan->worths, g_strdup(syllable), worth);
	}
	return worth;
}

void match_plan_offer(struct match_plan *plan, const char *syllable, unsigned names)
{
	const struct worth *worth = worth_of(plan, syllable);

	for (unsigned i = 0; i < plan->count; i++)
		for (unsigned r = 0; r < MATCH_REACHES; r++)
			if ((worth->words[r] & (1u << i)) != 0) {
				g_ptr_array_add(plan->wish[i].syllables[r],
						g_strdup(syllable));
				plan->wish[i].names[r] += names;
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

unsigned match_plan_hopes(struct match_plan *plan, const char *key)
{
	char word[WORDS_LETTERS];
	struct worth had = { { 0 } };
	unsigned hopes = 0;
	size_t count;

	for (const char *p = key; *p != '\0'; p += count + (p[count] == ' ')) {
		const struct worth *worth;

		count = strcspn(p, " ");
		if (count >= sizeof(word))
			return (1u << MATCH_REACHES) - 1;
		memcpy(word, p, count);
		word[count] = '\0';
		worth = worth_of(plan, word);
		for (unsigned r = 0; r < MATCH_REACHES; r++)
			had.words[r] |= worth->words[r];
	}
	for (unsigned r = 0; r < MATCH_REACHES; r++)
		if ((plan->needed & ~had.words[r]) == 0)
			hopes |= 1u << r;
	return plan->initials != NULL ? hopes | match_plan_hopes(plan->initials, key) : hopes;
}

enum match_reach match_reach_of(enum match_rank rank)
{
	if (rank <= MATCH_PART)
		return MATCH_REACH_WORDS;
	return rank == MATCH_NEAR ? MATCH_REACH_SLIPS : MATCH_REACH_SOUNDS;
}
