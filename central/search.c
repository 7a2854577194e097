/*
 * search - one query, ranked rows, an honest total, pages that stay put.
 *
 * All hits of a query are gathered by their keys (nearness, sort key, id),
 * sorted, and a page is cut out after the key that the cursor names.  A cursor
 * is sealed together with the query's hash and the commune: it opens only where
 * it was made, and a row that came or went meanwhile moves nobody else.
 */
#include <string.h>

#include "central/access.h"
#include "central/names.h"
#include "central/problem.h"
#include "central/residents.h"
#include "central/self.h"
#include "forms/canonical.h"
#include "forms/query.h"
#include "i18n/collate.h"
#include "i18n/language.h"
#include "i18n/match.h"

#include "i18n/banned.h"

#define EXACT_TOTAL 1000u /* beyond it the total says "more than" */
#define PAGE 20
#define MOST 50
#define MINUTE_MS (INT64_C(60) * 1000)

struct hit {
	unsigned score;
	char *sort, *id;
};

struct search {
	struct centre_call *call;
	struct query query;
	char *hash;	 /* of query and commune */
	GArray *hits;	 /* struct hit */
	unsigned exact, sounds;
	char *elsewhere; /* commune's name, or NULL */
	bool wide;	 /* beyond the commune */
};

static void hit_clear(void *hit)
{
	struct hit *h = hit;

	g_free(h->sort);
	g_free(h->id);
}

static int hit_compare(const void *a, const void *b)
{
	const struct hit *x = a, *y = b;
	int sort;

	if (x->score != y->score)
		return x->score < y->score ? -1 : 1;
	sort = strcmp(x->sort, y->sort);
	return sort ? sort : strcmp(x->id, y->id);
}

static void add(struct search *s, unsigned score, const char *sort, const char *id)
{
	bool family = strcmp(s->query.order, "family") == 0;
	struct hit hit = {score, family ? collate_family_first(sort) : g_strdup(sort),
			  g_strdup(id)};

	if (score < (MATCH_MARKS + 1) * MATCH_SCORE_RANK)
		s->exact++;
	if (score >= MATCH_SOUND * MATCH_SCORE_RANK)
		s->sounds++;
	g_array_append_val(s->hits, hit);
}

/* Rows of id, sort: all of them exact. */
static void gather(struct search *s, struct centre_rows *rows)
{
	while (centre_next(rows))
		add(s, 0, centre_text(rows, 1), centre_text(rows, 0));
	centre_done(rows);
}

static void by_number(struct search *s)
{
	struct centre_rows *rows =
		centre_ask(s->call->ledger,
			   "SELECT r.id, r.sort, r.commune, c.name FROM resident r"
			   " LEFT JOIN commune c ON c.code = r.commune WHERE r.number = ?1"
			   " AND r.number <> ''",
			   "s", s->query.number);

	if (centre_next(rows)) {
		if (centre_in_scope(s->call, centre_text(rows, 2)))
			add(s, 0, centre_text(rows, 1), centre_text(rows, 0));
		else
			s->elsewhere = g_strdup(centre_text(rows, 3));
	}
	centre_done(rows);
}

static void by_old_number(struct search *s)
{
	gather(s, centre_ask(s->call->ledger,
			     "SELECT id, sort FROM resident WHERE old_number = ?1"
			     " AND old_number <> '' AND commune = ?2",
			     "ss", s->query.number, s->call->officer->commune));
}

static void by_household(struct search *s)
{
	struct centre_rows *rows =
		centre_ask(s->call->ledger,
			   "SELECT r.id, r.sort, 1 - r.head FROM household k"
			   " JOIN resident r ON r.household = k.id WHERE k.commune = ?1"
			   " AND ltrim(k.number, '0') = ltrim(?2, '0')",
			   "ss", s->call->officer->commune, s->query.household);

	while (centre_next(rows)) /* the head stands before the others */
		add(s, (unsigned)centre_int(rows, 2), centre_text(rows, 1), centre_text(rows, 0));
	centre_done(rows);
}

static void by_hamlet(struct search *s)
{
	gather(s, centre_ask(s->call->ledger,
			     "SELECT id, sort FROM resident WHERE hamlet = ?1 AND commune = ?2",
			     "ss", s->query.hamlet, s->call->officer->commune));
}

static void add_person(unsigned score, const char *sort, const char *id, void *search)
{
	add(search, score, sort, id);
}

/* Province and C06, who say the year of birth, get all communes. */
static void by_name(struct search *s)
{
	s->wide = centre_searches_widely(s->call) && (*s->query.year || *s->query.date);
	centre_names_find(s->call->ledger, s->wide ? NULL : s->call->officer->commune, &s->query,
			  add_person, s);
}

static void gather_hits(struct search *s)
{
	switch (s->query.kind) {
	case QUERY_NUMBER:
	case QUERY_CARD:
		by_number(s);
		break;
	case QUERY_OLD_NUMBER:
		by_old_number(s);
		break;
	case QUERY_NAME:
		by_name(s);
		break;
	case QUERY_HOUSEHOLD:
		by_household(s);
		break;
	case QUERY_HAMLET:
		by_hamlet(s);
		break;
	case QUERY_NONE:
	case QUERY_KIND_COUNT:
		break;
	}
	g_array_sort(s->hits, hit_compare);
}

/* The trail counts: not more searches a minute than a person makes. */
static bool may_search(struct centre_call *c)
{
	unsigned limit = c->centre->searches;
	int64_t first;

	if (!limit)
		return true;
	first = centre_number(c->ledger, 0,
			      "SELECT time FROM audit WHERE officer = ?1 AND action = 'find'"
			      " AND result = 'ok' AND time > ?2 ORDER BY time DESC LIMIT 1"
			      " OFFSET ?3",
			      "sid", c->officer->id, c->now - MINUTE_MS, (int)limit - 1);
	if (!first)
		return true;
	centre_owe(c, "", NULL);
	centre_refuse_because(c, PROBLEM_TOO_MANY,
			      _("Too many searches in one minute. Wait a little, then search "
				"again."));
	c->retry_after = (unsigned)((first + MINUTE_MS - c->now + 999) / 1000);
	return false;
}

static bool read_search(struct search *s)
{
	static const char *const keys[] = {"query", "purpose", "cursor", "limit", NULL};
	struct centre_call *c = s->call;
	g_autoptr(GError) why = NULL;
	g_autofree char *query = NULL;

	if (!json_check_keys(c->document, keys, &why) ||
	    !query_of_json(json_get(c->document, "query"), &s->query, &why))
		return centre_refuse_error(c, why);
	query = canonical_print(json_get(c->document, "query"));
	s->hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, query, -1);
	return true;
}

/* The key after which the page begins; false: refused. */
static bool read_cursor(struct search *s, struct hit *after)
{
	struct centre_call *c = s->call;
	const struct json *said = json_get(c->document, "cursor");
	g_autofree char *text = NULL;
	g_auto(GStrv) parts = NULL;

	if (!said || json_is_null(said))
		return true;
	if (json_is_string(said))
		text = centre_unseal(c->centre->key, json_text(said));
	if (text)
		parts = g_strsplit(text, "\n", -1);
	if (!parts || g_strv_length(parts) != 5 || strcmp(parts[0], s->hash) != 0 ||
	    strcmp(parts[1], c->officer->commune) != 0)
		return centre_refuse_because(c, PROBLEM_BAD_SHAPE,
					     _("This page belongs to another search. Search "
					       "again."));
	after->score = (unsigned)g_ascii_strtoull(parts[2], NULL, 10);
	after->sort = g_strdup(parts[3]);
	after->id = g_strdup(parts[4]);
	return true;
}

static char *cursor_of(const struct search *s, const struct hit *last)
{
	g_autofree char *text = g_strdup_printf("%s\n%s\n%u\n%s\n%s", s->hash,
						s->call->officer->commune, last->score,
						last->sort, last->id);

	return centre_seal(s->call->centre->key, text);
}

/* The three groups of an answer, one behind the other. */
static const char *rank_of(const struct search *s, guint at)
{
	if (at < s->exact)
		return "exact";
	return at < s->hits->len - s->sounds ? "maybe" : "sound";
}

/* Rows of a wide search say whose residents they are. */
static void name_commune(struct search *s, struct person_row *row)
{
	char *name;

	if (!s->wide)
		return;
	name = centre_word(s->call->ledger,
			   "SELECT c.name FROM resident r JOIN commune c ON c.code = r.commune"
			   " WHERE r.id = ?1",
			   "s", row->id);
	g_free(row->commune);
	row->commune = name ? name : g_strdup("");
}

static void fill_page(struct search *s, struct person_list *list, const struct hit *after)
{
	int64_t limit = CLAMP(json_number_at(s->call->document, "limit", PAGE), 1, MOST);
	guint at = 0;

	while (after->id && at < s->hits->len &&
	       hit_compare(&g_array_index(s->hits, struct hit, at), after) <= 0)
		at++;
	for (; at < s->hits->len && list->rows->len < limit; at++) {
		struct person_row *row = centre_row_load(
			s->call->ledger, g_array_index(s->hits, struct hit, at).id);

		if (!row)
			continue;
		name_commune(s, row);
		g_free(row->rank);
		row->rank = g_strdup(rank_of(s, at));
		g_ptr_array_add(list->rows, row);
	}
	if (at < s->hits->len && at > 0) {
		g_free(list->cursor);
		list->cursor = cursor_of(s, &g_array_index(s->hits, struct hit, at - 1));
	}
}

static void owe(struct search *s, const struct person_list *list)
{
	g_autofree char *detail = g_strdup_printf(
		"kind=%d rows=%u total=%u query=%s", (int)s->query.kind, list->rows->len,
		list->total, s->hash);
	const struct person_row *only =
		list->total == 1 && list->rows->len == 1 ? list->rows->pdata[0] : NULL;

	centre_owe(s->call, only ? only->id : "", detail);
}

static void answer(struct search *s)
{
	struct person_list *list;
	struct hit after = {0};

	if (!may_search(s->call) || !read_cursor(s, &after))
		return;
	list = person_list_new();
	gather_hits(s);
	list->total = MIN(s->hits->len, EXACT_TOTAL);
	list->total_more = s->hits->len > EXACT_TOTAL;
	list->exact = MIN(s->exact, EXACT_TOTAL);
	list->sounds = list->total - MIN(list->total, s->hits->len - s->sounds);
	list->as_of = s->call->now;
	if (s->elsewhere) {
		g_free(list->elsewhere);
		list->elsewhere = g_strdup(s->elsewhere);
	}
	fill_page(s, list, &after);
	owe(s, list);
	centre_reply(s->call, 200, person_list_to_json(list));
	person_list_free(list);
	hit_clear(&after);
}

void centre_find(struct centre_call *c)
{
	struct search s = {.call = c};

	query_init(&s.query);
	s.hits = g_array_new(FALSE, FALSE, sizeof(struct hit));
	g_array_set_clear_func(s.hits, hit_clear);
	if (read_search(&s))
		answer(&s);
	g_array_free(s.hits, TRUE);
	query_clear(&s.query);
	g_free(s.hash);
	g_free(s.elsewhere);
}
