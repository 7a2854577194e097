/* reconcile - from the root to the residents who differ, and back with their rows. */
#include "client/reconcile.h"

#include <string.h>

#include "forms/digest.h"
#include "forms/feed.h"
#include "forms/values.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define TIMES_BEHIND 5u

struct reconcile {
	struct central *central;
	char *commune;
	struct replica *replica;
	void (*changed)(void *to);
	void *to;
	enum reconcile_state state;
	char *cause;
	size_t bytes;
	unsigned behind;
	GArray *order;		/* unsigned: slots by bucket, then id */
	struct digest *digest;
	struct digest_question *asked;
	GArray *nodes, *buckets; /* unsigned: still to be looked into */
	GPtrArray *differences; /* struct reconcile_difference */
	GPtrArray *wanted;	/* lent ids: rows to be had */
};

static void begin(struct reconcile *r);

static void difference_free(void *self)
{
	struct reconcile_difference *d = self;

	g_free(d->id);
	g_free(d->name);
	g_free(d);
}

static const char *cell(const struct reconcile *r, unsigned slot, enum entry_cell which)
{
	return replica_index_cell(replica_people(r->replica), slot, which);
}

static void end(struct reconcile *r, enum reconcile_state state, const char *cause)
{
	r->state = state;
	g_free(r->cause);
	r->cause = g_strdup(cause);
	r->changed(r->to);
}

/* ---- the tree of the copy ---------------------------------------------------------- */

static int by_place(gconstpointer a, gconstpointer b, gpointer self)
{
	const struct reconcile *r = self;
	const char *x = cell(r, *(const unsigned *)a, ENTRY_ID);
	const char *y = cell(r, *(const unsigned *)b, ENTRY_ID);
	unsigned p = digest_bucket(x), q = digest_bucket(y);

	return p != q ? (p < q ? -1 : 1) : strcmp(x, y);
}

static bool leaf_of(const struct reconcile *r, unsigned slot, uint8_t hash[DIGEST_BYTES])
{
	gsize length = 0;
	g_autofree guchar *bytes = g_base64_decode(cell(r, slot, ENTRY_HASH), &length);

	memset(hash, 0, DIGEST_BYTES);
	memcpy(hash, bytes, MIN(length, (gsize)DIGEST_BYTES));
	return length == DIGEST_BYTES;
}

static void grow_tree(struct reconcile *r)
{
	unsigned slots = replica_index_slots(replica_people(r->replica));
	uint8_t hash[DIGEST_BYTES];

	g_array_set_size(r->order, 0);
	for (unsigned slot = 0; slot < slots; slot++)
		if (*cell(r, slot, ENTRY_ID))
			g_array_append_val(r->order, slot);
	g_array_sort_with_data(r->order, by_place, r);
	if (r->digest)
		digest_free(r->digest);
	r->digest = digest_new();
	for (guint i = 0; i < r->order->len; i++) {
		unsigned slot = g_array_index(r->order, unsigned, i);

		leaf_of(r, slot, hash);
		digest_add(r->digest, digest_bucket(cell(r, slot, ENTRY_ID)), hash);
	}
	digest_end(r->digest);
}

/* ---- asking ------------------------------------------------------------------------ */

static void answered(const struct answer *answer, void *to);

static void ask(struct reconcile *r, struct digest_question *taken)
{
	struct json *json = digest_question_to_json(taken);
	g_autofree char *text = json_print(json);

	json_free(json);
	if (r->asked)
		digest_question_free(r->asked);
	r->asked = taken;
	r->bytes += strlen(text);
	central_reconcile(r->central, r->commune, taken, answered, r);
}

static struct digest_question *question(struct reconcile *r, enum digest_step step)
{
	return digest_question_new(step, replica_state(r->replica)->seq);
}

/* The next of what is still to be looked into, at most `most`, go into the question. */
static void move(GArray *from, GArray *into, guint most)
{
	guint count = MIN(from->len, most);

	g_array_append_vals(into, from->data, count);
	g_array_remove_range(from, 0, count);
}

static void ask_next(struct reconcile *r)
{
	struct digest_question *q;

	if (r->nodes->len) {
		q = question(r, DIGEST_NODES);
		move(r->nodes, q->at, DIGEST_FAN);
	} else if (r->buckets->len) {
		q = question(r, DIGEST_LEAVES);
		move(r->buckets, q->at, DIGEST_ASK_BUCKETS);
	} else if (r->wanted->len) {
		q = question(r, DIGEST_ROWS);
		for (guint i = 0; i < DIGEST_ASK_ROWS && r->wanted->len; i++) {
			g_ptr_array_add(q->ids, g_strdup(r->wanted->pdata[0]));
			g_ptr_array_remove_index(r->wanted, 0);
		}
	} else {
		end(r, RECONCILE_MENDED, "");
		return;
	}
	ask(r, q);
}

/* ---- differences -------------------------------------------------------------------- */

static GPtrArray *leaves_here(const struct reconcile *r, const GArray *buckets)
{
	GPtrArray *leaves = g_ptr_array_new_with_free_func((GDestroyNotify)digest_leaf_free);
	uint8_t hash[DIGEST_BYTES];

	for (guint i = 0; i < r->order->len; i++) {
		unsigned slot = g_array_index(r->order, unsigned, i);
		unsigned bucket = digest_bucket(cell(r, slot, ENTRY_ID));
		bool asked = false;

		for (guint b = 0; b < buckets->len && !asked; b++)
			asked = g_array_index(buckets, unsigned, b) == bucket;
		if (asked && leaf_of(r, slot, hash))
			g_ptr_array_add(leaves, digest_leaf_new(cell(r, slot, ENTRY_ID),
								cell(r, slot, ENTRY_VERSION),
								hash));
	}
	return leaves;
}

static char *name_here(const struct reconcile *r, const char *id)
{
	for (guint i = 0; i < r->order->len; i++) {
		unsigned slot = g_array_index(r->order, unsigned, i);

		if (!strcmp(cell(r, slot, ENTRY_ID), id))
			return value_name_text(cell(r, slot, ENTRY_NAME));
	}
	return g_strdup("");
}

static void take_leaves(struct reconcile *r, const struct digest_answer *answer)
{
	g_autoptr(GPtrArray) here = leaves_here(r, r->asked->at);
	g_autoptr(GPtrArray) found =
		g_ptr_array_new_with_free_func((GDestroyNotify)digest_difference_free);

	digest_compare(here, answer->leaves, found);
	for (guint i = 0; i < found->len; i++) {
		const struct digest_difference *one = found->pdata[i];
		struct reconcile_difference *d = g_new0(struct reconcile_difference, 1);

		d->id = g_strdup(one->id);
		d->name = name_here(r, one->id);
		d->kind = (int)one->kind;
		g_ptr_array_add(r->differences, d);
		g_ptr_array_add(r->wanted, d->id);
	}
}

static struct reconcile_difference *difference_of(const struct reconcile *r, const char *id)
{
	for (guint i = 0; i < r->differences->len; i++) {
		struct reconcile_difference *d = r->differences->pdata[i];

		if (!strcmp(d->id, id))
			return d;
	}
	return NULL;
}

/* Rows as the centre has them; whoever was asked for and did not come is not there. */
static void mend(struct reconcile *r, const GPtrArray *rows)
{
	g_autoptr(GPtrArray) gone = g_ptr_array_new();
	g_autoptr(GHashTable) came = g_hash_table_new(g_str_hash, g_str_equal);
	g_autoptr(GError) error = NULL;

	for (guint i = 0; i < rows->len; i++) {
		const struct copy_row *row = rows->pdata[i];
		struct reconcile_difference *d = difference_of(r, row->cell[COPY_ID]);

		g_hash_table_add(came, row->cell[COPY_ID]);
		if (d && !*d->name) {
			g_free(d->name);
			d->name = value_name_text(row->cell[COPY_FIELDS + FIELD_NAME]);
		}
	}
	for (guint i = 0; i < r->asked->ids->len; i++)
		if (!g_hash_table_contains(came, r->asked->ids->pdata[i]))
			g_ptr_array_add(gone, r->asked->ids->pdata[i]);
	if (replica_mend(r->replica, rows, gone, &error))
		ask_next(r);
	else
		end(r, RECONCILE_FAILED, error ? error->message : "");
}

/* ---- answers ------------------------------------------------------------------------- */

static void fed(const struct answer *answer, void *to)
{
	struct reconcile *r = to;
	struct feed *feed = answer->kind == ANSWER_DONE ? feed_of_json(answer->body, NULL) : NULL;

	if (feed && replica_take_feed(r->replica, feed, NULL))
		begin(r);
	else
		end(r, RECONCILE_FAILED, *answer->sentence ? answer->sentence :
			_("The copy could not be brought up to date; it will be filled anew."));
	if (feed)
		feed_free(feed);
}

/* The answer is to another place of the feed than the copy is at. */
static void catch_up(struct reconcile *r)
{
	if (r->behind++ < TIMES_BEHIND)
		central_feed(r->central, r->commune, replica_state(r->replica)->seq, 0, fed, r);
	else
		end(r, RECONCILE_FAILED, _("The register changes too quickly just now: try again "
					   "in a little while."));
}

static void go_on(struct reconcile *r, const struct digest_answer *answer)
{
	bool fine = true;

	switch (r->asked->step) {
	case DIGEST_ROOT:
		fine = digest_differing(r->digest, answer, NULL, r->nodes);
		break;
	case DIGEST_NODES:
		fine = digest_differing(r->digest, answer, r->asked->at, r->buckets);
		break;
	case DIGEST_LEAVES:
		take_leaves(r, answer);
		break;
	case DIGEST_ROWS:
		mend(r, answer->rows);
		return;
	}
	if (fine)
		ask_next(r);
	else
		end(r, RECONCILE_FAILED, _("What the centre answered does not fit; nothing was "
					   "changed. Try again."));
}

static void answered(const struct answer *answer, void *to)
{
	struct reconcile *r = to;
	struct digest_answer *a = NULL;

	if (answer->kind == ANSWER_DONE)
		a = digest_answer_of_json(answer->body, NULL);
	if (!a) {
		end(r, RECONCILE_FAILED, *answer->sentence ? answer->sentence :
			_("What the centre answered does not fit; nothing was changed. Try "
			  "again."));
		return;
	}
	r->bytes += strlen(answer->raw);
	if (a->behind)
		catch_up(r);
	else if (a->same)
		end(r, RECONCILE_EQUAL, "");
	else
		go_on(r, a);
	digest_answer_free(a);
}

static void begin(struct reconcile *r)
{
	struct digest_question *q;

	grow_tree(r);
	g_array_set_size(r->nodes, 0);
	g_array_set_size(r->buckets, 0);
	g_ptr_array_set_size(r->wanted, 0);
	g_ptr_array_set_size(r->differences, 0);
	q = question(r, DIGEST_ROOT);
	memcpy(q->root, r->digest->root, DIGEST_BYTES);
	ask(r, q);
}

struct reconcile *reconcile_new(struct central *central, const char *commune,
				struct replica *replica, void (*changed)(void *to), void *to)
{
	struct reconcile *r = g_new0(struct reconcile, 1);

	r->central = central;
	r->commune = g_strdup(commune);
	r->replica = replica;
	r->changed = changed;
	r->to = to;
	r->cause = g_strdup("");
	r->order = g_array_new(FALSE, FALSE, sizeof(unsigned));
	r->nodes = g_array_new(FALSE, FALSE, sizeof(unsigned));
	r->buckets = g_array_new(FALSE, FALSE, sizeof(unsigned));
	r->differences = g_ptr_array_new_with_free_func(difference_free);
	r->wanted = g_ptr_array_new();
	begin(r);
	return r;
}

void reconcile_free(struct reconcile *r)
{
	if (!r)
		return;
	central_forget(r->central, r);
	if (r->asked)
		digest_question_free(r->asked);
	if (r->digest)
		digest_free(r->digest);
	g_array_unref(r->order);
	g_array_unref(r->nodes);
	g_array_unref(r->buckets);
	g_ptr_array_unref(r->wanted);
	g_ptr_array_unref(r->differences);
	g_free(r->commune);
	g_free(r->cause);
	g_free(r);
}

enum reconcile_state reconcile_state(const struct reconcile *r)
{
	return r->state;
}

size_t reconcile_bytes(const struct reconcile *r)
{
	return r->bytes;
}

const GPtrArray *reconcile_differences(const struct reconcile *r)
{
	return r->differences;
}

const char *reconcile_cause(const struct reconcile *r)
{
	return r->cause;
}
