/*
 * match_near - the part of match.h that forgives fingers and ears.
 *
 * Words are laid side by side in their order.  A slip of the fingers is one
 * letter inserted, lost, replaced or swapped with its neighbour inside a word,
 * or the blank between two words lost or struck once too often.
 */
#include <string.h>

#include <glib.h>

#include "i18n/match_parts.h"

#include "i18n/banned.h"

/* What one thing costs; a score has room for 999. */
enum {
	SLIP = MATCH_SCORE_SLIPS / 2,
	OTHER = 5,    /* a letter that is not in the name: one of many, so less likely meant */
	MISSING = 20, /* a typed Thị or Văn that the register lacks */
	MORE = 10,    /* a word of the register that was not typed */
	NEVER = 10000,
};

#define LEAST_LETTERS 4 /* two or three are near to everything */
#define LONG_LETTERS 8	/* from here on two slips are forgiven */
#define PART_MISSING 850

static bool same_letter(const struct match_text *q, unsigned i, const struct match_text *n,
			unsigned j)
{
	return match_letter(q, i, n, j) != MATCH_NONE;
}

/* A run of letters: a word, or two words written as one. */
struct run {
	unsigned start, count;
};

static struct run run_of(const struct match_text *text, unsigned first, unsigned last)
{
	const struct token *token = text->words.token;

	return (struct run){ token[first].start,
			     token[last].start + token[last].count - token[first].start };
}

static bool swapped(const struct match_text *q, unsigned i, const struct match_text *n,
		    unsigned j)
{
	return same_letter(q, i, n, j + 1) && same_letter(q, i + 1, n, j);
}

/*
 * The cost of one run against the other: 0 to 4 for marks that were typed and are
 * not there, more with a slip, NEVER.  Of two names that one slip leads to, the one
 * that has all letters typed is nearer: phuco is rather Phước than Phúc.
 */
static unsigned run_cost(const struct match_text *q, struct run a, const struct match_text *n,
			 struct run b, bool may_slip)
{
	unsigned least = MIN(a.count, b.count), head = 0, tail = 0, marks = 0, cost, other;

	if (a.count > b.count + 1 || b.count > a.count + 1)
		return NEVER;
	while (head < least && same_letter(q, a.start + head, n, b.start + head))
		head++;
	while (tail < least - head && same_letter(q, a.start + a.count - 1 - tail, n,
						  b.start + b.count - 1 - tail))
		tail++;
	cost = MAX(a.count, b.count) - head - tail;
	other = cost == 1 && a.count >= b.count ? OTHER : 0;
	if (cost == 2 && a.count == b.count &&
	    swapped(q, a.start + head, n, b.start + head))
		cost = 1;
	/* of one letter typed the other was lost; it was not another letter */
	if (cost > 1 || (cost == 1 && (!may_slip || a.count + b.count < 3)))
		return NEVER;
	for (unsigned i = 0; i < head; i++)
		marks += match_letter(q, a.start + i, n, b.start + i) > MATCH_MARKS;
	for (unsigned i = 0; i < tail; i++)
		marks += match_letter(q, a.start + a.count - 1 - i, n,
				      b.start + b.count - 1 - i) > MATCH_MARKS;
	return cost * SLIP + other + MIN(marks, 4);
}

/* The cheapest way to lay the first `t` words typed beside the first `i` of the name. */
static unsigned cell(const struct match_query *query, const struct match_text *n,
		     const unsigned (*cost)[WORDS_MAX + 1], unsigned t, unsigned i)
{
	const struct match_text *q = &query->text;
	unsigned best = NEVER;

	if (i > 0 && q->words.count > 1)
		best = MIN(best, cost[t][i - 1] + MORE);
	/* Nguyễn Bá An is not Nguyễn Văn An without his Văn: he has another word */
	if (t > 0 && query->spare[t - 1] && n->words.count < q->words.count)
		best = MIN(best, cost[t - 1][i] + MISSING);
	if (t > 0 && i > 0 && cost[t - 1][i - 1] < NEVER)
		best = MIN(best, cost[t - 1][i - 1] +
					 run_cost(q, run_of(q, t - 1, t - 1), n,
						  run_of(n, i - 1, i - 1), true));
	if (t > 0 && i > 1 && cost[t - 1][i - 2] < NEVER &&
	    query->text.words.token[t - 1].count >= MATCH_JOINED)
		best = MIN(best, cost[t - 1][i - 2] + SLIP +
					 run_cost(q, run_of(q, t - 1, t - 1), n,
						  run_of(n, i - 2, i - 1), false));
	if (t > 1 && i > 0 && cost[t - 2][i - 1] < NEVER)
		best = MIN(best, cost[t - 2][i - 1] + SLIP +
					 run_cost(q, run_of(q, t - 2, t - 1), n,
						  run_of(n, i - 1, i - 1), false));
	return best;
}

static unsigned count_bits(uint32_t bits)
{
	return (unsigned)__builtin_popcount(bits);
}

unsigned match_slips_allowed(const struct match_query *query)
{
	unsigned letters = query->text.words.letters;

	if (letters < LEAST_LETTERS)
		return 0;
	return letters >= LONG_LETTERS ? 2 : 1;
}

unsigned match_near_score(const struct match_query *query, const struct match_text *n)
{
	const struct words *q = &query->text.words;
	unsigned limit = match_slips_allowed(query), least;
	unsigned cost[WORDS_MAX + 1][WORDS_MAX + 1];

	if (limit == 0 || count_bits(query->needed & ~n->seen) > limit)
		return MATCH_SCORE_NONE;
	for (unsigned t = 0; t <= q->count; t++)
		for (unsigned i = 0; i <= n->words.count; i++)
			cost[t][i] = t + i == 0 ? 0 : cell(query, n, cost, t, i);
	least = cost[q->count][n->words.count];
	if (least < SLIP)
		return match_score_of(MATCH_PART, PART_MISSING + least);
	return least < (limit + 1) * SLIP ? match_score_of(MATCH_NEAR, least) :
					    MATCH_SCORE_NONE;
}

/* As in match_letter(): which of them it is, the rest of the word decides. */
static bool same_key_letter(char a, char b)
{
	return a == b || (a == 'i' && b == 'y') || (a == 'y' && b == 'i');
}

bool match_same_key(const char *a, const char *b, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!same_key_letter(a[i], b[i]))
			return false;
	return true;
}

unsigned match_slips(const char *a, size_t a_count, const char *b, size_t b_count)
{
	size_t least = MIN(a_count, b_count), head = 0, tail = 0, middle;

	if (a_count > b_count + 1 || b_count > a_count + 1)
		return 2;
	while (head < least && same_key_letter(a[head], b[head]))
		head++;
	while (tail < least - head &&
	       same_key_letter(a[a_count - 1 - tail], b[b_count - 1 - tail]))
		tail++;
	middle = MAX(a_count, b_count) - head - tail;
	if (middle == 2 && a_count == b_count && same_key_letter(a[head], b[head + 1]) &&
	    same_key_letter(a[head + 1], b[head]))
		return 1;
	return (unsigned)MIN(middle, 2u);
}

static bool same_word(const struct match_text *q, unsigned t, const struct match_text *n,
		      unsigned i)
{
	return run_cost(q, run_of(q, t, t), n, run_of(n, i, i), false) < SLIP;
}

/*
 * As it is heard; đ is D, but for somebody who typed a d that may be đ.  "" when it
 * is no word: digits, or letters beyond Latin.
 */
static void sound_of(char key[PHONETIC_BYTES], const struct match_text *text, unsigned t,
		     enum phonetic_region region, bool d_may_be)
{
	const struct token *token = &text->words.token[t];
	char letters[PHONETIC_BYTES];
	unsigned count = MIN(token->count, PHONETIC_BYTES - 1);

	for (unsigned i = 0; i < count; i++) {
		struct letter letter = text->words.letter[token->start + i];

		letters[i] = letter.base;
		if (letter.base == 0) {
			key[0] = '\0';
			return;
		}
		if (letter.base == 'd' && letter.hat == HAT_STROKE && !d_may_be)
			letters[i] = 'D';
	}
	phonetic_key(key, letters, count, region);
}

void match_query_listen(struct match_query *query)
{
	for (unsigned r = 0; r < PHONETIC_ANYWHERE; r++)
		for (unsigned t = 0; t < query->text.words.count; t++)
			sound_of(query->sound[r][t], &query->text, t, r, false);
}

static bool heard_alike(const struct match_query *query, unsigned t,
			const struct match_text *n, unsigned i, enum phonetic_region region)
{
	const struct words *q = &query->text.words, *w = &n->words;
	struct letter first = q->letter[q->token[t].start];
	char key[PHONETIC_BYTES];

	/* giang and ran are as far apart as what is heard alike can be written */
	if (q->token[t].count < 2 || w->token[i].count < 2 ||
	    q->token[t].count > w->token[i].count + 2 ||
	    w->token[i].count > q->token[t].count + 2)
		return false;
	sound_of(key, n, i, region, first.base == 'd' && first.hat == HAT_NONE);
	return key[0] != '\0' && strcmp(key, query->sound[region][t]) == 0;
}

static unsigned region_score(const struct match_query *query, const struct match_text *n,
			     enum phonetic_region region)
{
	unsigned other = 0, more = 0, t = 0;

	for (unsigned i = 0; i < n->words.count; i++) {
		if (t < query->text.words.count && same_word(&query->text, t, n, i)) {
			t++;
		} else if (t < query->text.words.count &&
			   heard_alike(query, t, n, i, region)) {
			t++;
			other++;
		} else {
			more++;
		}
	}
	if (t < query->text.words.count || other == 0 ||
	    (more > 0 && query->text.words.count == 1))
		return MATCH_SCORE_NONE;
	return match_score_of(MATCH_SOUND, other * 100 + more * 10);
}

unsigned match_sound_score(const struct match_query *query, const struct match_text *n)
{
	unsigned north, south;

	if (query->text.words.count > n->words.count)
		return MATCH_SCORE_NONE;
	north = region_score(query, n, PHONETIC_NORTH);
	south = region_score(query, n, PHONETIC_SOUTH);
	return MIN(north, south);
}
