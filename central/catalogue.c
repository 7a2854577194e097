/* catalogue - rows compared with what is there; pieces of what changed. */
#include "central/catalogue.h"

#include <stdlib.h>
#include <string.h>

#include "central/problem.h"

#include "i18n/banned.h"

#define CODE_TO 4 /* the cell of CODE that says until when */

void centre_catalogue_news_init(struct centre_catalogue_news *news)
{
	*news = (struct centre_catalogue_news){
		.examples = g_ptr_array_new_with_free_func(g_free)
	};
}

void centre_catalogue_news_clear(struct centre_catalogue_news *news)
{
	g_clear_pointer(&news->examples, g_ptr_array_unref);
}

void centre_catalogue_example(struct centre_catalogue_news *news, char mark,
			      const char *words)
{
	if (news->examples->len < CENTRE_CATALOGUE_EXAMPLES)
		g_ptr_array_add(news->examples, g_strdup_printf("%c %s", mark, words));
}

int64_t centre_catalogue_seq(struct centre_ledger *l)
{
	return centre_number(l, 0, "SELECT max(seq) FROM catalogue_row", "");
}

/* ---- what is there, and what came ------------------------------------------------ */

/* A row that is there, and whether the import named it. */
struct held {
	char *cells;
	bool named, gone;
};

static void held_free(void *held)
{
	g_free(((struct held *)held)->cells);
	g_free(held);
}

static const char *last_cell(const char *cells)
{
	const char *tab = strrchr(cells, '\t');

	return tab ? tab + 1 : cells;
}

static bool in_scope(const struct centre_catalogue_scope *scope, const char *key,
		     const char *cells)
{
	return (!scope->suffix || strcmp(last_cell(cells), scope->suffix) == 0) &&
	       (!scope->first || strcmp(key, scope->first) >= 0) &&
	       (!scope->last || strcmp(key, scope->last) <= 0);
}

static GHashTable *load(struct centre_ledger *l, enum delta_list list,
			const struct centre_catalogue_scope *scope)
{
	GHashTable *all =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, held_free);
	const char letter[2] = { delta_letter(list), '\0' };
	struct centre_rows *rows = centre_ask(
		l, "SELECT key, cells, gone FROM catalogue_row WHERE list = ?1", "s",
		letter);

	while (centre_next(rows)) {
		struct held *held;

		if (!in_scope(scope, centre_text(rows, 0), centre_text(rows, 1)))
			continue;
		held = g_new0(struct held, 1);
		held->cells = g_strdup(centre_text(rows, 1));
		held->gone = centre_int(rows, 2) != 0;
		g_hash_table_insert(all, g_strdup(centre_text(rows, 0)), held);
	}
	centre_done(rows);
	return all;
}

struct applying {
	struct centre_ledger *ledger;
	enum delta_list list;
	struct centre_catalogue_news *news;
	int64_t seq;
	bool fine;
};

static void put(struct applying *a, const char *key, const char *cells, bool gone)
{
	const char letter[2] = { delta_letter(a->list), '\0' };

	a->fine = a->fine &&
		  centre_do(a->ledger,
			    "INSERT INTO catalogue_row VALUES(?1, ?2, ?3, ?4, ?5)"
			    " ON CONFLICT(list, key) DO UPDATE SET cells = ?3, seq = ?4, "
			    "gone = ?5",
			    "sssid", letter, key, cells, ++a->seq, (int)gone);
}

/* "00004 Ba Đình": what stands in the first two cells. */
static void tell(struct applying *a, char mark, const char *cells)
{
	const char *tab = strchr(cells, '\t'), *end = tab ? strchr(tab + 1, '\t') : NULL;
	g_autofree char *words =
		end ? g_strndup(cells, (size_t)(end - cells)) : g_strdup(cells);

	centre_catalogue_example(a->news, mark, g_strdelimit(words, "\t", ' '));
}

static void take(struct applying *a, GHashTable *held, const struct delta_row *row)
{
	g_autofree char *key = delta_key(a->list, (const char *const *)row->cell);
	g_autofree char *cells = delta_row_text(row);
	struct held *old = g_hash_table_lookup(held, key);

	if (old)
		old->named = true;
	if (old && !old->gone && strcmp(old->cells, cells) == 0)
		return;
	if (old && !old->gone)
		a->news->changed++;
	else
		a->news->added++;
	tell(a, old && !old->gone ? '~' : '+', cells);
	put(a, key, cells, false);
}

/* A code that is not in the list any more stays, with the day of its end. */
static void end(struct applying *a, const char *key, const char *cells, const char *day)
{
	struct delta_row *row = delta_row_of_text(a->list, cells, strlen(cells));
	g_autofree char *ended = NULL;

	if (row && !*row->cell[CODE_TO]) {
		g_free(row->cell[CODE_TO]);
		row->cell[CODE_TO] = g_strdup(day);
		ended = delta_row_text(row);
		a->news->ended++;
		tell(a, '-', cells);
		put(a, key, ended, false);
	}
	delta_row_free(row);
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void drop_rest(struct applying *a, GHashTable *held, const char *ends)
{
	guint count = 0;
	g_autofree void **keys = g_hash_table_get_keys_as_array(held, &count);

	if (count > 1)
		qsort(keys, count, sizeof(keys[0]), by_text);
	for (guint i = 0; i < count; i++) {
		const struct held *old = g_hash_table_lookup(held, keys[i]);

		if (old->named || old->gone)
			continue;
		if (ends) {
			end(a, keys[i], old->cells, ends);
			continue;
		}
		a->news->dropped++;
		tell(a, '-', old->cells);
		put(a, keys[i], old->cells, true);
	}
}

bool centre_catalogue_apply(struct centre_ledger *l, enum delta_list list,
			    const GPtrArray *rows,
			    const struct centre_catalogue_scope *scope,
			    struct centre_catalogue_news *news)
{
	g_autoptr(GHashTable) held = load(l, list, scope);
	struct applying a = { l, list, news, centre_catalogue_seq(l), true };

	for (guint i = 0; a.fine && i < rows->len; i++)
		take(&a, held, rows->pdata[i]);
	drop_rest(&a, held, scope->ends);
	return a.fine && !centre_is_broken(l);
}

/* ---- the operation --------------------------------------------------------------- */

static void fill(struct centre_call *c, struct delta *delta)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT list, cells, gone, seq FROM catalogue_row WHERE seq > ?1"
		" ORDER BY seq",
		"i", delta->seq);
	size_t bytes = 0;

	while (bytes < CENTRE_DELTA_BYTES && centre_next(rows)) {
		enum delta_list list = delta_list_of(centre_text(rows, 0)[0]);
		const char *cells = centre_text(rows, 1);
		struct delta_row *row =
			list == DELTA_NONE
				? NULL
				: delta_row_of_text(list, cells, strlen(cells));

		delta->seq = centre_int(rows, 3);
		if (!row)
			continue;
		row->gone = centre_int(rows, 2) != 0;
		bytes += strlen(cells) / 2; /* much of it repeats */
		g_ptr_array_add(delta->rows, row);
	}
	centre_done(rows);
}

static bool has_it(const struct centre_call *c, int64_t seq)
{
	const char *match = c->header[CENTRE_HEADER_NONE_MATCH];
	g_autofree char *etag = g_strdup_printf("\"%" G_GINT64_FORMAT "\"", seq);

	return match && strcmp(match, etag) == 0;
}

void centre_catalogue(struct centre_call *c)
{
	int64_t seq = centre_catalogue_seq(c->ledger), after;
	struct delta *delta;

	if (!delta_query_read(c->query, &after)) {
		centre_refuse(c, PROBLEM_BAD_SHAPE);
		return;
	}
	if (after > seq) {
		centre_refuse(
			c,
			PROBLEM_GONE); /* another list than the one it was filled from */
		return;
	}
	c->etag = g_strdup_printf("%" G_GINT64_FORMAT, seq);
	if (has_it(c, seq) && after == seq) {
		centre_reply(c, 304, NULL);
		return;
	}
	delta = delta_new();
	delta->seq = after;
	fill(c, delta);
	delta->left = (unsigned)centre_number(
		c->ledger, 0, "SELECT count(*) FROM catalogue_row WHERE seq > ?1", "i",
		delta->seq);
	centre_reply(c, 200, delta_to_json(delta));
	delta_free(delta);
}
