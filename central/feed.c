/* feed - entries in, pages out. */
#include "central/feed.h"

#include <string.h>

#include "central/access.h"
#include "central/copy_rows.h"
#include "central/problem.h"
#include "central/self.h"
#include "forms/feed.h"

#include "i18n/banned.h"

#define ENTRIES 2000 /* read for one page at most: a resident may be in many */
#define COMPACT_EACH 128
#define DAY_MS (INT64_C(24) * 60 * 60 * 1000)

static bool insert(struct centre_ledger *l, int64_t now, const char *commune,
		   const char *resident, const char *columns, int64_t *seq)
{
	int64_t n;

	if (!centre_do(l, "UPDATE feed_head SET seq = seq + 1 WHERE commune = ?1", "s", commune))
		return false;
	n = centre_number(l, 0, "SELECT seq FROM feed_head WHERE commune = ?1", "s", commune);
	if (seq)
		*seq = n;
	return centre_do(l, "INSERT INTO feed VALUES(?1, ?2, ?3, ?4, ?5)", "siiss", commune, n,
			 now, resident, columns);
}

bool centre_feed_add(struct centre_ledger *l, int64_t now, const char *resident,
		     const char *columns, int64_t *seq)
{
	g_autofree char *commune = NULL;
	struct copy_row *row = centre_copy_row_load(l, resident, &commune);
	bool done = row && centre_leaf_write(l, row) &&
		    insert(l, now, commune, resident, columns, seq);

	copy_row_free(row);
	return done;
}

bool centre_feed_tell(struct centre_call *c, const char *resident, const char *columns)
{
	g_autofree char *commune =
		centre_word(c->ledger, "SELECT commune FROM resident WHERE id = ?1", "s", resident);
	int64_t seq = 0;

	if (!commune || !centre_feed_add(c->ledger, c->now, resident, columns, &seq))
		return false;
	g_free(c->news);
	c->news = g_strdup(commune);
	c->news_seq = seq;
	return seq % COMPACT_EACH != 0 ||
	       centre_feed_compact(c->ledger, commune, c->centre->feed_keep,
				   c->now - CENTRE_FEED_DAYS * DAY_MS);
}

bool centre_feed_restart(struct centre_ledger *l, const char *commune)
{
	return centre_do(l,
			 "UPDATE feed_head SET seq = seq + 1, oldest = seq + 1"
			 " WHERE commune = ?1",
			 "s", commune) &&
	       centre_do(l, "DELETE FROM feed WHERE commune = ?1", "s", commune);
}

bool centre_feed_compact(struct centre_ledger *l, const char *commune, int64_t keep,
			 int64_t before)
{
	return centre_do(l,
			 "UPDATE feed_head SET oldest = max(oldest, seq - ?2, coalesce((SELECT"
			 " max(f.seq) FROM feed f WHERE f.commune = ?1 AND f.at < ?3), 0))"
			 " WHERE commune = ?1",
			 "sii", commune, keep, before) &&
	       centre_do(l,
			 "DELETE FROM feed WHERE commune = ?1 AND seq <= (SELECT oldest"
			 " FROM feed_head WHERE commune = ?1)",
			 "s", commune);
}

bool centre_feed_head(struct centre_ledger *l, const char *commune,
		      struct centre_feed_head *head)
{
	struct centre_rows *rows = centre_ask(
		l, "SELECT seq, oldest, key_id FROM feed_head WHERE commune = ?1", "s", commune);
	bool found = centre_next(rows);

	if (found)
		*head = (struct centre_feed_head){centre_int(rows, 0), centre_int(rows, 1),
						  centre_int(rows, 2)};
	centre_done(rows);
	return found;
}

bool centre_feed_admit(struct centre_call *c, struct centre_feed_head *head)
{
	if (centre_in_scope(c, c->id) && centre_feed_head(c->ledger, c->id, head))
		return true;
	centre_owe(c, c->id, NULL);
	return centre_refuse(c, PROBLEM_NOT_FOUND);
}

/* The change of this resident in the page, made when he is new in it. */
static struct feed_change *change_for(struct feed *feed, GHashTable *known, const char *resident)
{
	struct feed_change *change = g_hash_table_lookup(known, resident);

	if (change)
		return change;
	change = feed_change_new(FEED_CELLS);
	copy_row_set(change->row, COPY_ID, resident);
	g_ptr_array_add(feed->changes, change);
	g_hash_table_insert(known, change->row->cell[COPY_ID], change);
	return change;
}

static void note(struct feed_change *change, const char *columns)
{
	g_auto(GStrv) names = g_strsplit(columns, " ", -1);

	if (strcmp(columns, CENTRE_FEED_WHOLE) == 0)
		change->kind = FEED_WHOLE;
	for (size_t i = 0; names[i]; i++) {
		unsigned column = copy_column_named(names[i]);

		if (column < COPY_COLUMNS)
			change->columns |= COPY_BIT(column);
	}
}

/* Who is in the page, and which columns; feed->seq becomes the last entry's. */
static void gather(struct centre_call *c, struct feed *feed)
{
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	struct centre_rows *rows = centre_ask(c->ledger,
					      "SELECT seq, resident, columns FROM feed"
					      " WHERE commune = ?1 AND seq > ?2 ORDER BY seq"
					      " LIMIT ?3",
					      "sid", c->id, feed->seq, ENTRIES);

	while (centre_next(rows)) {
		const char *resident = centre_text(rows, 1);

		if (feed->changes->len == FEED_PAGE && !g_hash_table_contains(known, resident))
			break;
		note(change_for(feed, known, resident), centre_text(rows, 2));
		feed->seq = centre_int(rows, 0);
	}
	centre_done(rows);
}

/* The cells as they are now. */
static void fill(struct centre_call *c, struct feed_change *change)
{
	g_autofree char *commune = NULL;
	struct copy_row *row =
		centre_copy_row_load(c->ledger, change->row->cell[COPY_ID], &commune);

	if (!row || strcmp(commune, c->id) != 0) {
		change->kind = FEED_GONE;
		copy_row_free(row);
		return;
	}
	copy_row_free(change->row);
	change->row = row;
}

static void answer(struct centre_call *c, int64_t after, const struct centre_feed_head *head)
{
	struct feed *feed = feed_new();

	feed->seq = after;
	gather(c, feed);
	for (guint i = 0; i < feed->changes->len; i++)
		fill(c, feed->changes->pdata[i]);
	feed->more = feed->seq < head->seq;
	if (feed->changes->len > 0) {
		g_autofree char *detail =
			g_strdup_printf("%u changes after %" G_GINT64_FORMAT,
					feed->changes->len, after);

		centre_owe(c, c->id, detail);
	}
	centre_reply(c, 200, feed_to_json(feed));
	feed_free(feed);
}

void centre_feed(struct centre_call *c)
{
	struct centre_feed_head head;
	int64_t after;
	unsigned wait;

	if (!centre_feed_admit(c, &head))
		return;
	if (!feed_query_read(c->query, &after, &wait)) {
		centre_refuse(c, PROBLEM_BAD_SHAPE);
	} else if (after < head.oldest || after > head.seq) {
		centre_refuse(c, PROBLEM_GONE);
	} else if (after == head.seq && wait && c->may_wait) {
		c->wait_ms = wait * INT64_C(1000);
		c->wait_seq = head.seq;
	} else {
		answer(c, after, &head);
	}
}
