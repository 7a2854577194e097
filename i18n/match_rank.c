/*
 * match_rank - ranks a name by its worst letter, then by what else was forgiven.
 * Query and name are taken apart once (word.h) and compared letter by letter;
 * nothing is allocated per name.
 */
#include "i18n/match.h"

#include <string.h>

#include <glib.h>

#include "i18n/match_parts.h"

#include "i18n/banned.h"

uint32_t match_letter_bit(char base)
{
	if (base < 'a' || base > 'z')
		return 0;
	return 1u << ((base == 'y' ? 'i' : base) - 'a');
}

void match_text_read(struct match_text *text, const char *written)
{
	struct words *words = &text->words;

	words_read(words, written);
	text->seen = 0;
	for (unsigned t = 0; t < words->count; t++) {
		unsigned start = words->token[t].start, end = start + words->token[t].count;

		for (unsigned i = start; i < end; i++) {
			struct letter *letter = &words->letter[i];

			text->y[i] = letter->base == 'y' &&
				     word_y_is_i(i > start ? letter[-1].base : ' ',
						 i > start + 1 ? letter[-2].base : ' ',
						 i + 1 == end);
			if (text->y[i]) {
				letter->base = 'i';
				letter->upper = 0;
				words->code[i] = letter_code(*letter);
			}
			text->seen |= match_letter_bit(letter->base);
		}
	}
}

/* Three to five letters, consonants but for the last: nobody's name, but n v a. */
static bool may_be_initials(const struct words *words)
{
	if (words->count != 1 || words->letters < 2 || words->letters > 5)
		return false;
	for (unsigned i = 0; i + 1 < words->letters; i++)
		if (words->letter[i].base == 0 || letter_is_vowel(words->letter[i]))
			return false;
	return words->letter[words->letters - 1].base != 0;
}

static struct match_query *initials_of(const char *typed)
{
	GString *apart = g_string_new(NULL);
	struct match_query *query;

	for (const char *p = typed; *p != '\0'; p = g_utf8_next_char(p)) {
		g_string_append_unichar(apart, g_utf8_get_char(p));
		g_string_append_c(apart, ' ');
	}
	query = match_query_new(apart->str);
	g_string_free(apart, TRUE);
	return query;
}

static void sort_by_length(struct match_query *query)
{
	const struct token *token = query->text.words.token;

	for (unsigned i = 0; i < query->text.words.count; i++) {
		unsigned at = i;

		for (; at > 0 && token[query->by_length[at - 1]].count < token[i].count; at--)
			query->by_length[at] = query->by_length[at - 1];
		query->by_length[at] = i;
	}
}

/* Nearly every old name has Thị or Văn in its middle, and clerks leave it out. */
static bool is_spare(const struct match_query *query, unsigned t)
{
	const struct words *words = &query->text.words;
	bool thy = words->token[t].count == 3 && query->text.y[words->token[t].start + 2];

	return t > 0 && t + 1 < words->count && !thy &&
	       (strcmp(query->key[t], "thi") == 0 || strcmp(query->key[t], "van") == 0);
}

static void find_spare(struct match_query *query)
{
	const struct words *words = &query->text.words;

	for (unsigned t = 0; t < words->count; t++) {
		query->spare[t] = is_spare(query, t);
		for (unsigned i = 0; i < words->token[t].count && !query->spare[t]; i++)
			query->needed |=
				match_letter_bit(words->letter[words->token[t].start + i].base);
	}
}

/* The words as FOLD_SEARCH has them, without another look at the text. */
static char **keys_of(const struct match_text *text)
{
	const struct words *words = &text->words;
	char **keys = g_new0(char *, words->count + 1);

	for (unsigned t = 0; t < words->count; t++) {
		GString *key = g_string_new(NULL);
		unsigned start = words->token[t].start, end = start + words->token[t].count;

		for (unsigned i = start; i < end; i++) {
			if (words->letter[i].base != 0)
				g_string_append_c(key, words->letter[i].base);
			else
				g_string_append_unichar(key, words->code[i]);
		}
		keys[t] = g_string_free(key, FALSE);
	}
	return keys;
}

struct match_query *match_query_new(const char *typed)
{
	struct match_query *query = g_new0(struct match_query, 1);
	g_autofree char *nfc = g_utf8_normalize(typed, -1, G_NORMALIZE_DEFAULT_COMPOSE);

	match_text_read(&query->text, nfc != NULL ? nfc : "");
	query->key = keys_of(&query->text);
	sort_by_length(query);
	find_spare(query);
	match_query_listen(query);
	if (may_be_initials(&query->text.words))
		query->initials = initials_of(query->key[0]);
	return query;
}

void match_query_free(struct match_query *query)
{
	if (query == NULL)
		return;
	match_query_free(query->initials);
	g_strfreev(query->key);
	g_free(query);
}

enum match_rank match_letter(const struct match_text *q, unsigned i,
			     const struct match_text *n, unsigned j)
{
	struct letter typed = q->words.letter[i], written = n->words.letter[j];

	if (q->words.code[i] == n->words.code[j])
		return MATCH_EXACT;
	/* tuy is the beginning of tuyên, and tuyx a slip in tuy: there y was made i */
	if ((n->y[j] && typed.base == 'y') || (q->y[i] && written.base == 'y'))
		typed.base = written.base = 'y';
	if (typed.base == 0 || typed.base != written.base)
		return MATCH_NONE;
	if (typed.hat == written.hat && typed.tone == written.tone)
		return MATCH_EXACT;
	if (typed.hat == HAT_NONE && typed.tone == TONE_NONE)
		return MATCH_MARKS;
	if (typed.hat == written.hat)
		return MATCH_TONE;
	return typed.hat == HAT_STROKE ? MATCH_FOLDED : MATCH_HAT;
}

/* hỏi and ngã are one tone to half of the country: the least of all slips. */
static bool is_hook_and_tilde(struct letter a, struct letter b)
{
	return (a.tone == TONE_HOI && b.tone == TONE_NGA) ||
	       (a.tone == TONE_NGA && b.tone == TONE_HOI);
}

/* What a letter that is not quite the typed one adds; i for y is the smallest. */
static unsigned forgiveness(const struct match_text *q, unsigned i,
			    const struct match_text *n, unsigned j, enum match_rank rank)
{
	if (rank == MATCH_EXACT)
		return q->y[i] != n->y[j];
	if (rank != MATCH_TONE)
		return 1;
	return is_hook_and_tilde(q->words.letter[i], n->words.letter[j]) ? 1 : 2;
}

/*
 * The typed token against the written one, or its beginning: the worst of the
 * letters; *forgiven counts those that are not exact.
 */
static enum match_rank token_rank(const struct match_text *q, const struct token *typed,
				  const struct match_text *n, const struct token *written,
				  unsigned *forgiven)
{
	enum match_rank worst = MATCH_EXACT;

	*forgiven = 0;
	if (typed->count > written->count)
		return MATCH_NONE;
	for (unsigned i = 0; i < typed->count; i++) {
		enum match_rank rank =
			match_letter(q, typed->start + i, n, written->start + i);

		if (rank == MATCH_NONE)
			return MATCH_NONE;
		*forgiven += forgiveness(q, typed->start + i, n, written->start + i, rank);
		worst = MAX(worst, rank);
	}
	return worst;
}

unsigned match_score_of(enum match_rank rank, unsigned forgiven)
{
	return rank * MATCH_SCORE_RANK + MIN(forgiven, MATCH_SCORE_RANK - 1);
}

static unsigned whole_score(const struct match_text *q, const struct match_text *n)
{
	enum match_rank worst = MATCH_EXACT;
	const struct token *typed = q->words.token, *written = n->words.token;
	unsigned forgiven, all = 0;

	if (q->words.count != n->words.count || q->words.letters != n->words.letters)
		return MATCH_SCORE_NONE;
	for (unsigned i = 0; i < q->words.count; i++) {
		enum match_rank rank = MATCH_NONE;

		if (typed[i].count == written[i].count)
			rank = token_rank(q, &typed[i], n, &written[i], &forgiven);
		if (rank == MATCH_NONE)
			return MATCH_SCORE_NONE;
		all += forgiven;
		worst = MAX(worst, rank);
	}
	return match_score_of(worst, all);
}

/* How well token `t` of the query sits on token `i` of the name; more is worse. */
static unsigned seat_cost(const struct match_text *q, unsigned t, const struct match_text *n,
			  unsigned i)
{
	const struct token *typed = &q->words.token[t], *written = &n->words.token[i];
	unsigned forgiven, cost;
	enum match_rank rank = token_rank(q, typed, n, written, &forgiven);

	if (rank == MATCH_NONE)
		return MATCH_SCORE_NONE;
	cost = rank * 100 + MIN(forgiven, 9);
	if (typed->count < written->count)
		cost += 30 + MIN(written->count - typed->count, 9);
	return cost;
}

/* Every token typed takes a token of the name, the longest first. */
static unsigned part_score(const struct match_query *query, const struct match_text *n)
{
	const struct words *q = &query->text.words;
	unsigned used = 0, seat[WORDS_MAX], cost = 0;

	if (q->count == 0 || q->count > n->words.count || (query->text.seen & ~n->seen) != 0)
		return MATCH_SCORE_NONE;
	for (unsigned k = 0; k < q->count; k++) {
		unsigned t = query->by_length[k], best = MATCH_SCORE_NONE, best_at = 0;

		for (unsigned i = 0; i < n->words.count; i++) {
			unsigned here = used & (1u << i) ? MATCH_SCORE_NONE :
							   seat_cost(&query->text, t, n, i);

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
	return match_score_of(MATCH_PART, cost + n->words.count - q->count);
}

static unsigned score(const struct match_query *query, const struct match_text *text)
{
	unsigned score = whole_score(&query->text, text);

	if (score == MATCH_SCORE_NONE)
		score = part_score(query, text);
	if (score == MATCH_SCORE_NONE && query->initials != NULL)
		score = part_score(query->initials, text);
	if (score == MATCH_SCORE_NONE)
		score = match_sound_score(query, text);
	if (score == MATCH_SCORE_NONE)
		score = match_near_score(query, text);
	return score;
}

unsigned match_score(const struct match_query *query, const char *name)
{
	struct match_text text;

	if (query->text.words.count == 0)
		return MATCH_SCORE_NONE;
	match_text_read(&text, name);
	return score(query, &text);
}

enum match_rank match_rank(const struct match_query *query, const char *name)
{
	return match_score(query, name) / MATCH_SCORE_RANK;
}

enum match_rank match_rank_key(const struct match_query *query, const char *key)
{
	struct match_text text;

	if (query->text.words.count == 0)
		return MATCH_NONE;
	match_text_read(&text, key);
	/* any i of the key may have been y */
	for (unsigned i = 0; i < text.words.letters; i++)
		text.y[i] = text.words.letter[i].base == 'i';
	return score(query, &text) / MATCH_SCORE_RANK;
}
