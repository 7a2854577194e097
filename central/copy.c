/* copy - pieces and keys. */
#include "central/copy.h"

#include <string.h>

#include "central/copy_rows.h"
#include "central/feed.h"
#include "central/problem.h"

#include "i18n/banned.h"

/* "KEY.SEQ.PLACE" */
struct cursor {
	int64_t key, seq, place;
};

static bool cursor_read(struct cursor *cursor, const char *text)
{
	g_auto(GStrv) part = g_strsplit(text, ".", 4);
	int64_t *into[] = {&cursor->key, &cursor->seq, &cursor->place};

	if (g_strv_length(part) != G_N_ELEMENTS(into))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(into); i++) {
		guint64 n;

		if (!g_ascii_string_to_unsigned(part[i], 10, 0, JSON_MAX_NUMBER - 1, &n, NULL))
			return false;
		*into[i] = (int64_t)n;
	}
	return true;
}

static size_t bytes_of(const struct copy_row *row)
{
	size_t bytes = 0;

	for (unsigned i = 0; i < COPY_COLUMNS; i++)
		bytes += strlen(row->cell[i]);
	return bytes;
}

/* Rows behind cursor->place, which moves along; true: there is more. */
static bool fill(struct centre_call *c, struct copy_piece *piece, unsigned limit,
		 struct cursor *cursor)
{
	struct centre_rows *rows = centre_ask(c->ledger,
					      CENTRE_COPY_SELECT
					      "WHERE r.commune = ?1 AND r.row > ?2"
					      " ORDER BY r.row LIMIT ?3",
					      "sid", c->id, cursor->place, (int)limit + 1);
	size_t bytes = 0;
	bool more = false;

	while (!more && centre_next(rows)) {
		struct copy_row *row;

		more = piece->rows->len == limit || bytes >= CENTRE_COPY_BYTES;
		if (more)
			break;
		row = centre_copy_row_of(c->ledger, rows);
		bytes += bytes_of(row);
		g_ptr_array_add(piece->rows, row);
		cursor->place = centre_int(rows, CENTRE_COPY_PLACE);
	}
	centre_done(rows);
	return more;
}

static void answer(struct centre_call *c, struct cursor *cursor, unsigned limit)
{
	struct copy_piece *piece = copy_piece_new();
	g_autofree char *detail = NULL;
	int64_t from = cursor->place;

	piece->seq = cursor->seq;
	piece->total = (unsigned)centre_number(
		c->ledger, 0, "SELECT count(*) FROM resident WHERE commune = ?1", "s", c->id);
	g_free(piece->key);
	piece->key = g_strdup_printf("%" G_GINT64_FORMAT, cursor->key);
	if (fill(c, piece, limit, cursor)) {
		g_free(piece->next);
		piece->next = g_strdup_printf("%" G_GINT64_FORMAT ".%" G_GINT64_FORMAT
					      ".%" G_GINT64_FORMAT,
					      cursor->key, cursor->seq, cursor->place);
	}
	detail = g_strdup_printf("%u rows of the copy after %" G_GINT64_FORMAT,
				 piece->rows->len, from);
	centre_owe(c, c->id, detail);
	centre_reply(c, 200, copy_piece_to_json(piece));
	copy_piece_free(piece);
}

void centre_copy(struct centre_call *c)
{
	g_autofree char *after = NULL;
	struct centre_feed_head head;
	struct cursor cursor;
	unsigned limit;

	if (!centre_feed_admit(c, &head))
		return;
	cursor = (struct cursor){head.key_id, head.seq, 0};
	if (!copy_query_read(c->query, &after, &limit) ||
	    (*after && !cursor_read(&cursor, after)))
		centre_refuse(c, PROBLEM_BAD_SHAPE);
	else if (cursor.key != head.key_id || cursor.seq < head.oldest || cursor.seq > head.seq)
		centre_refuse(c, PROBLEM_GONE);
	else
		answer(c, &cursor, limit);
}

static bool load_key(struct centre_call *c, struct copy_key *key)
{
	struct centre_rows *rows = centre_ask(
		c->ledger, "SELECT key_id, key, key_at FROM feed_head WHERE commune = ?1", "s",
		c->id);
	size_t length = 0;
	const void *bytes = centre_next(rows) ? centre_blob(rows, 1, &length) : NULL;
	bool found = bytes && length == COPY_KEY_BYTES;

	*key = (struct copy_key){0};
	if (found) {
		memcpy(key->key, bytes, COPY_KEY_BYTES);
		key->commune = g_strdup(c->id);
		key->id = g_strdup(centre_text(rows, 0));
		key->made_at = centre_int(rows, 2);
	}
	centre_done(rows);
	return found;
}

void centre_copy_key(struct centre_call *c)
{
	struct centre_feed_head head;
	struct copy_key key;

	if (!centre_feed_admit(c, &head))
		return;
	if (load_key(c, &key)) {
		g_autofree char *detail = g_strdup_printf("key %s of the copy", key.id);

		centre_owe(c, c->id, detail);
		centre_reply(c, 200, copy_key_to_json(&key));
	} else {
		centre_refuse(c, PROBLEM_BUSY);
	}
	copy_key_clear(&key);
}

bool centre_copy_key_change(const struct centre *centre, struct centre_ledger *l,
			    const char *commune)
{
	uint8_t key[COPY_KEY_BYTES];
	bool done;

	world_random(centre->world, key, sizeof(key));
	done = centre_do(l,
			 "UPDATE feed_head SET key_id = key_id + 1, key = ?2, key_at = ?3"
			 " WHERE commune = ?1",
			 "sbi", commune, key, sizeof(key), world_now(centre->world)) &&
	       centre_touched(l) == 1 && centre_feed_restart(l, commune);
	centre_wipe(key, sizeof(key));
	return done;
}
