/*
 * names_find - from a name as somebody typed it to those who bear one like it.
 *
 * A key is ranked first, without its marks: most keys fall there.  The name as it
 * is written is ranked for those who are left.
 */
#include <string.h>

#include "central/names.h"

#include "i18n/banned.h"

/* The birth is known less exactly than it was asked for: below all that fit wholly. */
#define BIRTH_PENALTY (MATCH_FOLDED * MATCH_SCORE_RANK)

/* From here on two slips: fewer are asked first, whatever the second would find. */
#define TWO_SLIPS (MATCH_NEAR * MATCH_SCORE_RANK + MATCH_SCORE_SLIPS)

/* One who waits whether there are enough others. */
struct later {
	unsigned score;
	char *sort, *id;
};

struct hunt {
	struct centre_ledger *ledger;
	const char *commune;
	const struct query *query;
	struct match_query *match;
	struct match_plan *plan;
	centre_names_found found;
	void *data;
	unsigned count;
	GArray *later; /* of struct later */
	char year[5];
};

static void later_clear(void *one)
{
	struct later *later = one;

	g_free(later->sort);
	g_free(later->id);
}

static void take(struct hunt *h, unsigned score, const char *sort, const char *id)
{
	h->found(score, sort, id, h->data);
	h->count++;
}

static void take_later(struct hunt *h)
{
	bool few = h->count < CENTRE_NAMES_ENOUGH;

	for (guint i = 0; few && i < h->later->len; i++) {
		const struct later *one = &g_array_index(h->later, struct later, i);

		take(h, one->score, one->sort, one->id);
	}
}

/* 0: the birth fits wholly, 1: as far as it is known, 2: not. */
static unsigned birth_misfit(const struct query *q, const char *birth)
{
	if (*q->date) {
		if (strcmp(birth, q->date) == 0)
			return 0;
		return *birth && strncmp(q->date, birth, strlen(birth)) == 0 ? 1 : 2;
	}
	return !*q->year || strncmp(birth, q->year, 4) == 0 ? 0 : 2;
}

/* Rows of id, sort, name_text, birth; taken if the name fits. */
static void consider(struct hunt *h, struct centre_rows *rows)
{
	unsigned misfit = birth_misfit(h->query, centre_text(rows, 3)), score;

	if (misfit == 2)
		return;
	score = match_score(h->match, centre_text(rows, 2));
	if (score >= MATCH_SCORE_NONE)
		return;
	/* what only sounds alike stays the last group, whatever the birth */
	if (misfit == 1 && score < MATCH_SOUND * MATCH_SCORE_RANK)
		score = MIN(score + BIRTH_PENALTY, MATCH_SOUND * MATCH_SCORE_RANK - 1);
	if (score >= TWO_SLIPS && score < MATCH_SOUND * MATCH_SCORE_RANK) {
		struct later one = {score, g_strdup(centre_text(rows, 1)),
				    g_strdup(centre_text(rows, 0))};

		g_array_append_val(h->later, one);
		return;
	}
	take(h, score, centre_text(rows, 1), centre_text(rows, 0));
}

static void consider_all(struct hunt *h, struct centre_rows *rows)
{
	while (centre_next(rows))
		consider(h, rows);
	centre_done(rows);
}

/* ---- in a commune -------------------------------------------------------------------- */

static void read_syllables(struct hunt *h)
{
	struct centre_rows *rows = centre_ask(
		h->ledger, "SELECT word, names FROM syllable WHERE commune = ?1 AND names > 0",
		"s", h->commune);

	while (centre_next(rows))
		match_plan_offer(h->plan, centre_text(rows, 0), (unsigned)centre_int(rows, 1));
	centre_done(rows);
}

static void take_key(struct hunt *h, const char *key)
{
	consider_all(h, centre_ask(h->ledger,
				   "SELECT id, sort, name_text, birth FROM resident"
				   " WHERE commune = ?1 AND fold = ?2",
				   "ss", h->commune, key));
}

static void reach(struct hunt *h, enum match_reach reach)
{
	const GPtrArray *syllables = match_plan_syllables(h->plan, reach);
	g_autoptr(GHashTable) taken =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < syllables->len; i++) {
		struct centre_rows *rows = centre_ask(
			h->ledger,
			"SELECT fold FROM name_word WHERE commune = ?1 AND word = ?2", "ss",
			h->commune, syllables->pdata[i]);

		while (centre_next(rows)) {
			const char *key = centre_text(rows, 0);
			enum match_rank rank;

			if (!(match_plan_hopes(h->plan, key) & (1u << reach)))
				continue;
			rank = match_rank_key(h->match, key);
			if (rank < MATCH_NONE && match_reach_of(rank) == reach &&
			    g_hash_table_add(taken, g_strdup(key)))
				take_key(h, key);
		}
		centre_done(rows);
	}
}

static void find_here(struct hunt *h)
{
	read_syllables(h);
	reach(h, MATCH_REACH_WORDS);
	if (h->count < CENTRE_NAMES_ENOUGH)
		reach(h, MATCH_REACH_SLIPS);
	reach(h, MATCH_REACH_SOUNDS);
}

/* ---- everywhere ----------------------------------------------------------------------- */

static void consider_rows(struct hunt *h, const GArray *rows)
{
	for (guint i = 0; i < rows->len; i++)
		consider_all(h, centre_ask(h->ledger,
					   "SELECT id, sort, name_text, birth FROM resident"
					   " WHERE row = ?1",
					   "i", g_array_index(rows, int64_t, i)));
}

/* The year's residents lie by their keys: each key is ranked once. */
static void find_everywhere(struct hunt *h)
{
	GArray *rows_of[MATCH_REACHES];
	g_autofree char *last = g_strdup("");
	enum match_rank rank = MATCH_NONE;
	struct centre_rows *rows =
		centre_ask(h->ledger,
			   "SELECT fold, row FROM resident WHERE substr(birth, 1, 4) = ?1"
			   " ORDER BY fold",
			   "s", h->year);

	for (int r = 0; r < MATCH_REACHES; r++)
		rows_of[r] = g_array_new(FALSE, FALSE, sizeof(int64_t));
	while (centre_next(rows)) {
		const char *key = centre_text(rows, 0);
		int64_t row = centre_int(rows, 1);

		if (strcmp(last, key) != 0) {
			g_free(last);
			last = g_strdup(key);
			rank = match_plan_hopes(h->plan, last) ?
				       match_rank_key(h->match, last) : MATCH_NONE;
		}
		if (rank < MATCH_NONE)
			g_array_append_val(rows_of[match_reach_of(rank)], row);
	}
	centre_done(rows);
	consider_rows(h, rows_of[MATCH_REACH_WORDS]);
	if (h->count < CENTRE_NAMES_ENOUGH)
		consider_rows(h, rows_of[MATCH_REACH_SLIPS]);
	consider_rows(h, rows_of[MATCH_REACH_SOUNDS]);
	for (int r = 0; r < MATCH_REACHES; r++)
		g_array_free(rows_of[r], TRUE);
}

void centre_names_find(struct centre_ledger *l, const char *commune, const struct query *query,
		       centre_names_found found, void *data)
{
	struct hunt h = {.ledger = l, .commune = commune, .query = query, .found = found,
			 .data = data};

	g_strlcpy(h.year, *query->date ? query->date : query->year, sizeof(h.year));
	h.match = match_query_new(query->name);
	h.plan = match_plan_new(h.match);
	h.later = g_array_new(FALSE, FALSE, sizeof(struct later));
	g_array_set_clear_func(h.later, later_clear);
	if (commune)
		find_here(&h);
	else
		find_everywhere(&h);
	take_later(&h);
	g_array_free(h.later, TRUE);
	match_plan_free(h.plan);
	match_query_free(h.match);
}
