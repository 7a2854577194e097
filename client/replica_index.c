/*
 * replica_index - one text per resident, his cells side by side, each ended by a
 * NUL; beside them the distinct keys of names, and the syllables that lead there.
 *
 * A key whose last bearer has gone stays, without bearers, until the index is
 * read anew: it is ranked and finds nobody.
 */
#include "client/replica_index.h"

#include <string.h>

#include "client/seal.h"
#include "forms/digest.h"
#include "forms/values.h"
#include "i18n/fold.h"
#include "i18n/match_plan.h"

#include "i18n/banned.h"

#define CELL_END '\x1d' /* neither can pass the text door */
#define LINE_END '\x1e'

struct name_key {
	char *fold;
	GArray *slots; /* unsigned */
};

struct replica_index {
	GPtrArray *lines;     /* char * of ENTRY_CELLS texts; NULL: empty */
	unsigned count;
	GHashTable *keys;     /* fold (lent of the value) -> struct name_key, owned */
	GHashTable *words;    /* syllable -> GPtrArray of lent struct name_key */
};

static void name_key_free(void *self)
{
	struct name_key *key = self;

	seal_wipe_text(key->fold);
	g_free(key->fold);
	g_array_unref(key->slots);
	g_free(key);
}

static size_t line_length(const char *line)
{
	const char *at = line;

	for (int i = 0; i < ENTRY_CELLS; i++)
		at += strlen(at) + 1;
	return (size_t)(at - line);
}

static void line_free(void *line)
{
	if (line)
		seal_wipe(line, line_length(line));
	g_free(line);
}

struct replica_index *replica_index_new(void)
{
	struct replica_index *index = g_new0(struct replica_index, 1);

	index->lines = g_ptr_array_new_with_free_func(line_free);
	index->keys = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, name_key_free);
	index->words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
					     (GDestroyNotify)g_ptr_array_unref);
	return index;
}

void replica_index_free(struct replica_index *index)
{
	if (!index)
		return;
	g_hash_table_unref(index->words);
	g_hash_table_unref(index->keys);
	g_ptr_array_unref(index->lines);
	g_free(index);
}

unsigned replica_index_slots(const struct replica_index *index)
{
	return index->lines->len;
}

unsigned replica_index_count(const struct replica_index *index)
{
	return index->count;
}

const char *replica_index_cell(const struct replica_index *index, unsigned slot,
			       enum entry_cell cell)
{
	const char *at = slot < index->lines->len ? index->lines->pdata[slot] : NULL;

	for (unsigned i = 0; at && i < cell; i++)
		at += strlen(at) + 1;
	return at ? at : "";
}

/* ---- names ---------------------------------------------------------------------- */

static void add_words(struct replica_index *index, struct name_key *key)
{
	g_auto(GStrv) words = g_strsplit(key->fold, " ", -1);

	for (size_t i = 0; words[i]; i++) {
		GPtrArray *keys = g_hash_table_lookup(index->words, words[i]);

		if (!keys) {
			keys = g_ptr_array_new();
			g_hash_table_insert(index->words, g_strdup(words[i]), keys);
		}
		if (keys->len == 0 || keys->pdata[keys->len - 1] != key)
			g_ptr_array_add(keys, key);
	}
}

static void add_name(struct replica_index *index, unsigned slot)
{
	const char *fold = replica_index_cell(index, slot, ENTRY_FOLD);
	struct name_key *key = g_hash_table_lookup(index->keys, fold);

	if (!key) {
		key = g_new0(struct name_key, 1);
		key->fold = g_strdup(fold);
		key->slots = g_array_sized_new(FALSE, FALSE, sizeof(unsigned), 1);
		g_hash_table_insert(index->keys, key->fold, key);
		add_words(index, key);
	}
	g_array_append_val(key->slots, slot);
}

static void drop_name(struct replica_index *index, unsigned slot)
{
	struct name_key *key = g_hash_table_lookup(
		index->keys, replica_index_cell(index, slot, ENTRY_FOLD));

	for (guint i = 0; key && i < key->slots->len; i++) {
		if (g_array_index(key->slots, unsigned, i) != slot)
			continue;
		g_array_remove_index_fast(key->slots, i);
		return;
	}
}

/* ---- slots ---------------------------------------------------------------------- */

/* The line is taken; NULL empties the slot.  A name that stays costs nothing. */
static void set_line(struct replica_index *index, unsigned slot, char *line)
{
	char *was;

	if (slot >= index->lines->len)
		g_ptr_array_set_size(index->lines, (int)slot + 1);
	was = index->lines->pdata[slot];
	if (was)
		drop_name(index, slot);
	index->count += (line != NULL) - (was != NULL);
	line_free(was);
	index->lines->pdata[slot] = line;
	if (line)
		add_name(index, slot);
}

static const char *cell_of(const struct copy_row *row, enum entry_cell cell)
{
	static const unsigned columns[ENTRY_CELLS] = {
		[ENTRY_ID] = COPY_ID,
		[ENTRY_NUMBER] = COPY_FIELDS + FIELD_NUMBER,
		[ENTRY_OLD_NUMBER] = COPY_FIELDS + FIELD_OLD_NUMBER,
		[ENTRY_HOUSEHOLD] = COPY_HOUSEHOLD,
		[ENTRY_HAMLET] = COPY_HAMLET,
		[ENTRY_HOUSEHOLD_NUMBER] = COPY_NUMBER,
		[ENTRY_HOUSE] = COPY_HOUSE,
		[ENTRY_HEAD] = COPY_HEAD,
		[ENTRY_VERIFIED] = COPY_VERIFIED,
		[ENTRY_VERIFIED_AT] = COPY_VERIFIED_AT,
		[ENTRY_LIFE] = COPY_FIELDS + FIELD_LIFE,
		[ENTRY_VERSION] = COPY_VERSION,
		[ENTRY_BIRTH] = COPY_FIELDS + FIELD_BIRTH,
		[ENTRY_SEX] = COPY_FIELDS + FIELD_SEX,
		[ENTRY_RELATION] = COPY_FIELDS + FIELD_HEAD_RELATION,
		[ENTRY_NAME] = COPY_FIELDS + FIELD_NAME,
	};

	return row->cell[columns[cell]];
}

static bool waits(const struct copy_row *row)
{
	return strstr(row->cell[COPY_OPEN], KIND_PART_TEXT "pending" KIND_PART_TEXT) != NULL;
}

static void print_cell(GString *out, const struct copy_row *row, enum entry_cell cell)
{
	uint8_t hash[DIGEST_BYTES];
	g_autofree char *made = NULL;

	if (cell == ENTRY_HASH) {
		digest_row(row, hash);
		made = g_base64_encode(hash, sizeof(hash));
	} else if (cell == ENTRY_FOLD) {
		g_autofree char *name = value_name_text(cell_of(row, ENTRY_NAME));

		made = fold_key(name, FOLD_SEARCH);
	} else if (cell == ENTRY_PENDING) {
		made = g_strdup(waits(row) ? "1" : "");
	}
	g_string_append(out, made ? made : cell_of(row, cell));
	g_string_append_c(out, '\0');
}

void replica_index_put(struct replica_index *index, unsigned slot, const struct copy_row *row)
{
	GString *line = g_string_sized_new(256);

	for (enum entry_cell cell = ENTRY_ID; cell < ENTRY_CELLS; cell++)
		print_cell(line, row, cell);
	set_line(index, slot, g_memdup2(line->str, line->len));
	seal_wipe(line->str, line->len);
	g_string_free(line, TRUE);
}

void replica_index_drop(struct replica_index *index, unsigned slot)
{
	if (slot < index->lines->len && index->lines->pdata[slot])
		set_line(index, slot, NULL);
}

/* ---- blocks --------------------------------------------------------------------- */

char *replica_index_print(const struct replica_index *index, unsigned block)
{
	unsigned from = block * REPLICA_BLOCK;
	unsigned to = MIN(from + REPLICA_BLOCK, index->lines->len);
	GString *out = g_string_sized_new(REPLICA_BLOCK * 256);

	for (unsigned slot = from; slot < to; slot++) {
		for (unsigned c = 0; index->lines->pdata[slot] && c < ENTRY_CELLS; c++) {
			g_string_append(out, replica_index_cell(index, slot, c));
			g_string_append_c(out, CELL_END);
		}
		g_string_append_c(out, LINE_END);
	}
	return g_string_free(out, FALSE);
}

/* Cells of one line, NUL-ended; NULL: not so many as there must be. */
static char *line_of(const char *text, size_t length)
{
	char *line = g_memdup2(text, length);
	unsigned cells = 0;

	for (size_t i = 0; i < length; i++) {
		if (line[i] != CELL_END)
			continue;
		line[i] = '\0';
		cells++;
	}
	if (cells == ENTRY_CELLS && length > 0 && line[length - 1] == '\0')
		return line;
	g_free(line);
	return NULL;
}

static bool block_is_whole(const char *text)
{
	unsigned lines = 0, cells = 0;

	if (!g_utf8_validate(text, -1, NULL))
		return false;
	for (; *text; text++) {
		cells += *text == CELL_END;
		if (*text != LINE_END)
			continue;
		if (cells != 0 && (cells != ENTRY_CELLS || text[-1] != CELL_END))
			return false;
		cells = 0;
		lines++;
	}
	return cells == 0 && lines <= REPLICA_BLOCK;
}

bool replica_index_read(struct replica_index *index, unsigned block, const char *text)
{
	unsigned slot = block * REPLICA_BLOCK;

	if (!block_is_whole(text))
		return false;
	for (const char *end; (end = strchr(text, LINE_END)); text = end + 1, slot++) {
		char *line = end > text ? line_of(text, (size_t)(end - text)) : NULL;

		set_line(index, slot, line);
	}
	return true;
}

/* ---- names, found ---------------------------------------------------------------- */

/* The birth is known less exactly than it was asked for: below all that fit wholly. */
#define BIRTH_PENALTY (MATCH_FOLDED * MATCH_SCORE_RANK)
#define ENOUGH 20u /* slips of the fingers are looked for when so few were found */

struct hunt {
	const struct replica_index *index;
	const struct query *query;
	struct match_query *match;
	struct match_plan *plan;
	replica_found found;
	void *to;
	unsigned count;
	const char *name; /* scored last; those of one name stand side by side */
	unsigned score;
};

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

static unsigned score_of(struct hunt *h, const char *name)
{
	g_autofree char *text = NULL;

	if (!h->name || strcmp(h->name, name) != 0) {
		text = value_name_text(name);
		h->score = match_score(h->match, text);
		h->name = name;
	}
	return h->score;
}

static void consider(struct hunt *h, unsigned slot)
{
	unsigned misfit =
		birth_misfit(h->query, replica_index_cell(h->index, slot, ENTRY_BIRTH));
	unsigned score;

	if (misfit == 2)
		return;
	score = score_of(h, replica_index_cell(h->index, slot, ENTRY_NAME));
	if (score >= MATCH_SCORE_NONE)
		return;
	/* what only sounds alike stays the last group, whatever the birth */
	if (misfit == 1 && score < MATCH_SOUND * MATCH_SCORE_RANK)
		score = MIN(score + BIRTH_PENALTY, MATCH_SOUND * MATCH_SCORE_RANK - 1);
	h->found(score, slot, h->to);
	h->count++;
}

static void reach(struct hunt *h, enum match_reach reach)
{
	const GPtrArray *syllables = match_plan_syllables(h->plan, reach);
	g_autoptr(GHashTable) taken = g_hash_table_new(NULL, NULL);

	for (guint i = 0; i < syllables->len; i++) {
		const GPtrArray *keys =
			g_hash_table_lookup(h->index->words, syllables->pdata[i]);

		for (guint k = 0; keys && k < keys->len; k++) {
			const struct name_key *key = keys->pdata[k];
			enum match_rank rank;

			if (!g_hash_table_add(taken, keys->pdata[k]))
				continue;
			rank = match_rank(h->match, key->fold);
			if (rank >= MATCH_NONE || match_reach_of(rank) != reach)
				continue;
			for (guint n = 0; n < key->slots->len; n++)
				consider(h, g_array_index(key->slots, unsigned, n));
		}
	}
}

void replica_index_find(const struct replica_index *index, const struct query *query,
			replica_found found, void *to)
{
	struct hunt h = {.index = index, .query = query, .found = found, .to = to};
	GHashTableIter iter;
	gpointer word, keys;

	h.match = match_query_new(query->name);
	h.plan = match_plan_new(h.match);
	g_hash_table_iter_init(&iter, index->words);
	while (g_hash_table_iter_next(&iter, &word, &keys))
		match_plan_offer(h.plan, word, ((const GPtrArray *)keys)->len);
	reach(&h, MATCH_REACH_WORDS);
	if (h.count < ENOUGH)
		reach(&h, MATCH_REACH_SLIPS);
	reach(&h, MATCH_REACH_SOUNDS);
	match_plan_free(h.plan);
	match_query_free(h.match);
}
