/*
 * match - ranks a name by its worst letter, then by what else was forgiven.
 * Query and name are taken apart once (word.h) and compared letter by letter;
 * nothing is allocated per name.
 */
#include "i18n/match.h"

#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/word.h"

#include "i18n/banned.h"

struct match_query {
	struct words words;
	unsigned by_length[WORDS_MAX]; /* token numbers, the longest first */
};

struct match_query *match_query_new(const char *typed)
{
	struct match_query *query = g_new0(struct match_query, 1);
	struct words *words = &query->words;
	g_autofree char *nfc = g_utf8_normalize(typed, -1, G_NORMALIZE_DEFAULT_COMPOSE);

	words_read(words, nfc != NULL ? nfc : "");
	for (unsigned i = 0; i < words->count; i++) {
		unsigned at = i;

		for (; at > 0 && words->token[query->by_length[at - 1]].count <
					 words->token[i].count;
		     at--)
			query->by_length[at] = query->by_length[at - 1];
		query->by_length[at] = i;
	}
	return query;
}

void match_query_free(struct match_query *query)
{
	g_free(query);
}

/* One typed letter against one written; MATCH_NONE: not the same letter at all. */
static enum match_rank letter_rank(const struct words *q, unsigned i, const struct words *n,
				   unsigned j)
{
	struct letter typed = q->letter[i], written = n->letter[j];

	if (q->code[i] == n->code[j])
		return MATCH_EXACT;
	if (typed.base == 0 || typed.base != written.base)
		return MATCH_NONE;
	if (typed.hat == HAT_NONE && typed.tone == TONE_NONE)
		return MATCH_MARKS;
	if (typed.hat == written.hat)
		return MATCH_TONE;
	return typed.hat == HAT_STROKE ? MATCH_FOLDED : MATCH_HAT;
}

/*
 * The typed token against the written one, or its beginning: the worst of the
 * letters; *forgiven counts those that are not exact.
 */
static enum match_rank token_rank(const struct words *q, const struct token *typed,
				  const struct words *n, const struct token *written,
				  unsigned *forgiven)
{
	enum match_rank worst = MATCH_EXACT;

	*forgiven = 0;
	if (typed->count > written->count)
		return MATCH_NONE;
	for (unsigned i = 0; i < typed->count; i++) {
		enum match_rank rank =
			letter_rank(q, typed->start + i, n, written->start + i);

		if (rank == MATCH_NONE)
			return MATCH_NONE;
		*forgiven += rank != MATCH_EXACT;
		worst = MAX(worst, rank);
	}
	return worst;
}

static unsigned score_of(enum match_rank rank, unsigned forgiven)
{
	return rank * MATCH_SCORE_RANK + MIN(forgiven, MATCH_SCORE_RANK - 1);
}

static unsigned whole_score(const struct words *q, const struct words *n)
{
	enum match_rank worst = MATCH_EXACT;
	unsigned forgiven, all = 0;

	if (q->count != n->count || q->letters != n->letters)
		return MATCH_SCORE_NONE;
	for (unsigned i = 0; i < q->count; i++) {
		enum match_rank rank = MATCH_NONE;

		if (q->token[i].count == n->token[i].count)
			rank = token_rank(q, &q->token[i], n, &n->token[i], &forgiven);
		if (rank == MATCH_NONE)
			return MATCH_SCORE_NONE;
		all += forgiven;
		worst = MAX(worst, rank);
	}
	return score_of(worst, all);
}

/* How well token `t` of the query sits on token `i` of the name; more is worse. */
static unsigned seat_cost(const struct words *q, unsigned t, const struct words *n, unsigned i)
{
	unsigned forgiven, cost;
	enum match_rank rank = token_rank(q, &q->token[t], n, &n->token[i], &forgiven);

	if (rank == MATCH_NONE)
		return MATCH_SCORE_NONE;
	cost = rank * 100 + MIN(forgiven, 9);
	if (q->token[t].count < n->token[i].count)
		cost += 30;
	return cost;
}

/* Every token typed takes a token of the name, the longest first. */
static unsigned part_score(const struct match_query *query, const struct words *n)
{
	const struct words *q = &query->words;
	unsigned used = 0, seat[WORDS_MAX], cost = 0;

	if (q->count == 0 || q->count > n->count)
		return MATCH_SCORE_NONE;
	for (unsigned k = 0; k < q->count; k++) {
		unsigned t = query->by_length[k], best = MATCH_SCORE_NONE, best_at = 0;

		for (unsigned i = 0; i < n->count; i++) {
			unsigned here = used & (1u << i) ? MATCH_SCORE_NONE :
							   seat_cost(q, t, n, i);

			if (here < best) {
				best = here;
				best_at = i;
			}
		}
		if (best == MATCH_SCORE_NONE)
			return MATCH_SCORE_NONE;
		used |= 1u << best_at;
		seat[t] = best_at;
		cost = MAX(cost, best);
	}
	for (unsigned t = 1; t < q->count; t++)
		cost += seat[t] < seat[t - 1] ? 20 : 0;
	return score_of(MATCH_PART, cost + n->count - q->count);
}

/*
 * Three rows of the table are enough: this one, the last, the one before it
 * (for swaps).  Everything fits on the stack because texts are names.
 */
static unsigned distance(const uint32_t *a, unsigned n, const uint32_t *b, unsigned m,
			 unsigned limit)
{
	uint16_t rows[3][WORDS_LETTERS + WORDS_MAX + 1];
	uint16_t *before = rows[0], *last = rows[1], *row = rows[2];

	if ((n > m ? n - m : m - n) > limit)
		return limit + 1;
	for (unsigned j = 0; j <= m; j++)
		last[j] = before[j] = (uint16_t)j;
	for (unsigned i = 1; i <= n; i++) {
		uint16_t *free_row = before;
		unsigned least = row[0] = (uint16_t)i;

		for (unsigned j = 1; j <= m; j++) {
			unsigned best = last[j - 1] + (a[i - 1] != b[j - 1]);

			best = MIN(best, last[j] + 1u);
			best = MIN(best, row[j - 1] + 1u);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				best = MIN(best, before[j - 2] + 1u);
			row[j] = (uint16_t)best;
			least = MIN(least, best);
		}
		if (least > limit)
			return limit + 1;
		before = last;
		last = row;
		row = free_row;
	}
	return MIN(last[m], limit + 1);
}

/* The words without marks, a blank between them; the count. */
static unsigned flatten(const struct words *words, uint32_t *codes)
{
	unsigned count = 0;

	for (unsigned t = 0; t < words->count; t++) {
		const struct token *token = &words->token[t];

		if (t > 0)
			codes[count++] = ' ';
		for (unsigned i = token->start; i < token->start + token->count; i++) {
			char base = words->letter[i].base;

			codes[count++] = base != 0 ? (unsigned char)base : words->code[i];
		}
	}
	return count;
}

static unsigned near_score(const struct words *q, const struct words *n)
{
	uint32_t a[WORDS_LETTERS + WORDS_MAX], b[WORDS_LETTERS + WORDS_MAX];
	unsigned limit = q->letters >= 8 ? 2 : 1, slips;

	/* Two or three letters are near to everything. */
	if (q->letters < 4)
		return MATCH_SCORE_NONE;
	slips = distance(a, flatten(q, a), b, flatten(n, b), limit);
	return slips > limit ? MATCH_SCORE_NONE : score_of(MATCH_NEAR, slips);
}

unsigned match_score(const struct match_query *query, const char *name)
{
	struct words words;
	unsigned score;

	words_read(&words, name);
	if (query->words.count == 0)
		return MATCH_SCORE_NONE;
	score = whole_score(&query->words, &words);
	if (score == MATCH_SCORE_NONE)
		score = part_score(query, &words);
	if (score == MATCH_SCORE_NONE)
		score = near_score(&query->words, &words);
	return score;
}

enum match_rank match_rank(const struct match_query *query, const char *name)
{
	return match_score(query, name) / MATCH_SCORE_RANK;
}
