/*
 * replica - the copy on disk and in memory, one transaction after the other.
 *
 * Memory is changed before the commit.  When that fails, memory is read anew
 * from the disk, which then is the truth.
 */
#include "client/replica.h"

#include <string.h>

#include "forms/world.h"

#include "i18n/banned.h"

#define DAY_MS (INT64_C(24) * 3600 * 1000)
#define KEEP_MS (INT64_C(10) * 60 * 1000) /* the time of the last contact is this coarse on disk */

struct replica {
	const struct world *world;
	struct store *store;
	struct replica_state state;
	bool unsure;	      /* a change failed: the disk has the last word */
	bool led;	      /* we hold the lock, and memory is what the disk is */
	int64_t stamp;	      /* of the state that memory is at; -1: of none */
	int64_t kept_at;      /* `seen` as it lies on disk */
	int64_t base, steady; /* a time and the steady clock then */
	struct replica_index *index;
	GHashTable *dirty;    /* block numbers + 1, in the open transaction */
};

/* ---- the state, one sealed row ---------------------------------------------------- */

static bool write_state(struct replica *r, GError **error)
{
	g_autofree char *text = replica_state_print(&r->state);
	g_autoptr(GBytes) sealed = store_seal(r->store, "state", "1", text);

	r->kept_at = r->state.seen;
	return store_run(r->store, error, NULL, "INSERT OR REPLACE INTO state VALUES (1, ?, ?)",
			 "nb", r->stamp + 1, sealed);
}

enum { NOT_READ = -2, NO_STATE };
/* The stamp on disk; NO_STATE, or NOT_READ when the disk did not say. */
static int64_t read_state(struct replica *r, GError **error)
{
	struct statement *s = store_ask(r->store, "SELECT stamp, body FROM state", "");
	enum statement_step step = statement_step(s, error);
	int64_t stamp = step == STATEMENT_FAILED ? NOT_READ : NO_STATE;
	size_t length;

	if (step == STATEMENT_ROW) {
		const void *bytes = statement_bytes(s, 1, &length);
		g_autofree char *text =
			store_unseal(r->store, "state", "1", bytes, length, NULL);

		if (text && replica_state_read(&r->state, text))
			stamp = statement_number(s, 0);
	}
	statement_free(s);
	return stamp;
}

/* ---- the blocks ------------------------------------------------------------------- */

static char *block_name(unsigned block)
{
	return g_strdup_printf("%u", block);
}

static bool read_block(struct replica *r, struct statement *s, GError **error)
{
	unsigned block = (unsigned)statement_number(s, 0);
	g_autofree char *name = block_name(block);
	size_t length;
	const void *bytes = statement_bytes(s, 1, &length);
	char *text = store_unseal(r->store, "block", name, bytes, length, error);
	bool fine = text && replica_index_read(r->index, block, text);

	seal_wipe_text(text);
	g_free(text);
	return fine;
}

/* Blocks written after `stamp`; memory is at the disk's stamp then. */
static bool read_blocks(struct replica *r, int64_t stamp, GError **error)
{
	struct statement *s = store_ask(r->store,
					"SELECT n, body FROM block WHERE stamp > ? ORDER BY n",
					"n", stamp);
	enum statement_step step;
	bool fine = true;

	while (fine && (step = statement_step(s, error)) == STATEMENT_ROW)
		fine = read_block(r, s, error);
	statement_free(s);
	return fine && step == STATEMENT_DONE;
}

/* From nothing; what cannot be read makes the copy empty. */
static bool reload(struct replica *r, GError **error)
{
	replica_index_free(r->index);
	r->index = replica_index_new();
	r->stamp = read_state(r, error);
	if (r->stamp == NO_STATE || (r->stamp >= 0 && read_blocks(r, -1, error))) {
		r->unsure = false;
		return true;
	}
	r->state.whole = false;
	return false;
}

bool replica_refresh(struct replica *r, GError **error)
{
	int64_t was = r->stamp, now;

	if (r->led)
		return true;
	r->led = replica_leads(r);
	now = read_state(r, error);
	if (now == was || now == NOT_READ)
		return now == was;
	r->stamp = now;
	return read_blocks(r, was, error) || reload(r, error);
}

static bool write_blocks(struct replica *r, GError **error)
{
	GHashTableIter iter;
	gpointer key;
	bool fine = true;

	g_hash_table_iter_init(&iter, r->dirty);
	while (fine && g_hash_table_iter_next(&iter, &key, NULL)) {
		unsigned block = GPOINTER_TO_UINT(key) - 1;
		g_autofree char *name = block_name(block);
		char *text = replica_index_print(r->index, block);
		g_autoptr(GBytes) sealed = store_seal(r->store, "block", name, text);

		seal_wipe_text(text);
		g_free(text);
		fine = store_run(r->store, error, NULL,
				 "INSERT OR REPLACE INTO block VALUES (?, ?, ?)", "nnb",
				 (int64_t)block, r->stamp + 1, sealed);
	}
	return fine;
}

/* ---- rows ------------------------------------------------------------------------- */

static void soil(struct replica *r, unsigned slot)
{
	g_hash_table_add(r->dirty, GUINT_TO_POINTER(slot / REPLICA_BLOCK + 1));
}

/* -1: not here. */
static int64_t slot_of(struct replica *r, const char *id)
{
	struct statement *s = store_ask(r->store, "SELECT slot FROM row WHERE id = ?", "t", id);
	int64_t slot = statement_step(s, NULL) == STATEMENT_ROW ? statement_number(s, 0) : -1;

	statement_free(s);
	return slot;
}

static bool put_row(struct replica *r, const struct copy_row *row, GError **error)
{
	const char *id = row->cell[COPY_ID];
	int64_t slot = slot_of(r, id);
	char *text = copy_row_pack(row);
	g_autoptr(GBytes) sealed = store_seal(r->store, "row", id, text);

	seal_wipe_text(text);
	g_free(text);
	if (slot < 0)
		slot = replica_index_slots(r->index);
	replica_index_put(r->index, (unsigned)slot, row);
	soil(r, (unsigned)slot);
	return store_run(r->store, error, NULL, "INSERT OR REPLACE INTO row VALUES (?, ?, ?, ?)",
			 "ntnb", slot, id, r->state.round, sealed);
}

static bool drop_row(struct replica *r, const char *id, GError **error)
{
	int64_t slot = slot_of(r, id);

	if (slot < 0)
		return true;
	replica_index_drop(r->index, (unsigned)slot);
	soil(r, (unsigned)slot);
	return store_run(r->store, error, NULL, "DELETE FROM row WHERE slot = ?", "n", slot);
}

struct copy_row *replica_row(struct replica *r, const char *id, GError **error)
{
	struct statement *s = store_ask(r->store, "SELECT body FROM row WHERE id = ?", "t", id);
	struct copy_row *row = NULL;
	size_t length;

	if (statement_step(s, error) == STATEMENT_ROW) {
		const void *bytes = statement_bytes(s, 0, &length);
		char *text = store_unseal(r->store, "row", id, bytes, length, error);

		row = text ? copy_row_unpack(text) : NULL;
		seal_wipe_text(text);
		g_free(text);
	}
	statement_free(s);
	return row;
}

/* ---- transactions ----------------------------------------------------------------- */

/* After a failure nothing is done before memory is what the disk has. */
static bool begin(struct replica *r, GError **error)
{
	g_hash_table_remove_all(r->dirty);
	return (!r->unsure || reload(r, error)) && store_begin(r->store, error);
}

/* Ends it well if `fine` so far; else disk and memory are as before. */
static bool finish(struct replica *r, bool fine, GError **error)
{
	if (fine && write_blocks(r, error) && write_state(r, error) &&
	    store_commit(r->store, error)) {
		r->stamp++;
		return true;
	}
	store_rollback(r->store);
	r->state.seen = 0;
	r->unsure = true;
	reload(r, NULL);
	return false;
}

/* ---- time ------------------------------------------------------------------------- */

/* Never less than before, and not less than the steady clock has counted since. */
static int64_t time_seen(struct replica *r)
{
	int64_t counted = r->base + world_steady(r->world) - r->steady;

	r->state.seen = MAX(r->state.seen, MAX(counted, world_now(r->world)));
	return r->state.seen;
}

/* The centre has just said that all is here. */
static void in_contact(struct replica *r)
{
	r->base = world_now(r->world);
	r->steady = world_steady(r->world);
	r->state.as_of = r->state.seen = r->base;
}

static bool keep_time(struct replica *r, GError **error)
{
	if (ABS(r->state.seen - r->kept_at) < KEEP_MS || !replica_leads(r))
		return true;
	return begin(r, error) && finish(r, true, error);
}

enum replica_use replica_use(struct replica *r, unsigned offline_days)
{
	int64_t now = time_seen(r);

	keep_time(r, NULL);
	if (!r->state.whole)
		return REPLICA_EMPTY;
	return now - r->state.as_of > (int64_t)offline_days * DAY_MS ? REPLICA_TOO_OLD :
								       REPLICA_READY;
}

/* ---- filling and following -------------------------------------------------------- */

bool replica_begin_round(struct replica *r, GError **error)
{
	if (!begin(r, error))
		return false;
	r->state.round++;
	r->state.filling = true;
	r->state.have = 0;
	g_free(r->state.next);
	r->state.next = g_strdup("");
	return finish(r, true, error);
}

/* Whoever did not come in this filling is not of the commune any more. */
static bool drop_older(struct replica *r, GError **error)
{
	struct statement *s = store_ask(r->store, "SELECT id FROM row WHERE round < ?", "n",
					r->state.round);
	g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func(g_free);
	enum statement_step step;
	bool fine;


	while ((step = statement_step(s, error)) == STATEMENT_ROW)
		g_ptr_array_add(ids, g_strdup(statement_text(s, 0)));
	statement_free(s);
	fine = step == STATEMENT_DONE;
	for (guint i = 0; fine && i < ids->len; i++)
		fine = drop_row(r, ids->pdata[i], error);
	return fine;
}

static bool end_round(struct replica *r, GError **error)
{
	r->state.filling = false;
	r->state.whole = true;
	r->state.total = r->state.have;
	r->state.as_of = r->state.began;
	return drop_older(r, error);
}

bool replica_take_piece(struct replica *r, const struct copy_piece *piece, GError **error)
{
	bool fine = begin(r, error);

	for (guint i = 0; fine && i < piece->rows->len; i++)
		fine = put_row(r, piece->rows->pdata[i], error);
	if (!r->state.have)
		r->state.began = world_now(r->world);
	r->state.have += piece->rows->len;
	r->state.total = MAX(piece->total, r->state.have);
	r->state.seq = r->state.whole && *piece->next ? r->state.seq : piece->seq;
	g_free(r->state.next);
	r->state.next = g_strdup(piece->next);
	if (fine && !*piece->next)
		fine = end_round(r, error);
	return finish(r, fine, error);
}

/* False: not here, though it should be. */
static bool take_change(struct replica *r, const struct feed_change *change, bool *known,
			GError **error)
{
	const char *id = change->row->cell[COPY_ID];
	struct copy_row *row;
	bool fine;

	if (change->kind == FEED_GONE)
		return drop_row(r, id, error);
	row = change->kind == FEED_WHOLE ? copy_row_new() : replica_row(r, id, error);
	*known = row != NULL;
	if (!row)
		return false;
	feed_change_apply(change, row);
	fine = put_row(r, row, error);
	copy_row_free(row);
	return fine;
}

bool replica_take_feed(struct replica *r, const struct feed *feed, GError **error)
{
	bool same = feed->seq == r->state.seq && feed->changes->len == 0;
	bool known = true, fine = same || begin(r, error);

	if (!feed->more)
		in_contact(r);
	if (same)
		return keep_time(r, error);
	for (guint i = 0; fine && i < feed->changes->len; i++)
		fine = take_change(r, feed->changes->pdata[i], &known, error);
	r->state.seq = feed->seq;
	r->state.total = r->state.have = replica_index_count(r->index);
	return finish(r, fine, error);
}

bool replica_mend(struct replica *r, const GPtrArray *rows, const GPtrArray *gone,
		  GError **error)
{
	bool fine = begin(r, error);

	for (guint i = 0; fine && i < rows->len; i++)
		fine = put_row(r, rows->pdata[i], error);
	for (guint i = 0; fine && i < gone->len; i++)
		fine = drop_row(r, gone->pdata[i], error);
	r->state.total = r->state.have = replica_index_count(r->index);
	return finish(r, fine, error);
}

/* ---- opening ---------------------------------------------------------------------- */

bool replica_leads(struct replica *r)
{
	return store_lock(r->store);
}

const struct replica_state *replica_state(const struct replica *r)
{
	return &r->state;
}

const struct replica_index *replica_people(const struct replica *r)
{
	return r->index;
}

/* A copy that is of no use is emptied, by the one process that may. */
static bool enter(struct replica *r, const struct store_owner *owner, const char *key_id,
		  bool stale, GError **error)
{
	if (!stale && reload(r, NULL) && r->stamp >= 0)
		return true;
	if (!replica_leads(r)) {
		g_set_error_literal(error, STORE_ERROR, STORE_BUSY, "");
		return false;
	}
	return store_begin_copy(r->store, owner, key_id, error) && reload(r, error) &&
	       replica_begin_round(r, error);
}

struct replica *replica_open(const struct world *world, const char *dir,
			     const struct store_owner *owner, const struct copy_key *key,
			     GError **error)
{
	bool stale = false;
	struct store *store =
		store_open_copy(world, dir, owner, key->id, key->key, &stale, error);
	struct replica *r;

	if (!store)
		return NULL;
	r = g_new0(struct replica, 1);
	r->world = world;
	r->store = store;
	r->state.next = g_strdup("");
	r->stamp = -1;
	r->dirty = g_hash_table_new(NULL, NULL);
	r->index = replica_index_new();
	r->base = world_now(world);
	r->steady = world_steady(world);
	if (enter(r, owner, key->id, stale, error))
		return r;
	replica_close(r);
	return NULL;
}

void replica_close(struct replica *r)
{
	if (!r)
		return;
	replica_index_free(r->index);
	g_hash_table_unref(r->dirty);
	store_close(r->store);
	g_free(r->state.next);
	g_free(r);
}
