/* replica: filled in pieces, followed, read by others, of no use without its key. */
#include "tests/unit/replica_help.h"

#include <sys/stat.h>

#include "i18n/banned.h"

#define DAY (INT64_C(24) * 3600 * 1000)

static void note(unsigned score, unsigned slot, void *to)
{
	(void)score;
	g_array_append_val((GArray *)to, slot);
}

/* How many bear such a name; the id of the last of them in *id (may be NULL). */
static unsigned named(struct copied *c, const char *name, const char **id)
{
	g_autoptr(GArray) slots = g_array_new(FALSE, FALSE, sizeof(unsigned));
	struct query query;

	query_init(&query);
	g_free(query.name);
	query.name = g_strdup(name);
	query.kind = QUERY_NAME;
	replica_index_find(replica_people(c->replica), &query, note, slots);
	query_clear(&query);
	if (id && slots->len)
		*id = replica_index_cell(replica_people(c->replica),
					 g_array_index(slots, unsigned, 0), ENTRY_ID);
	return slots->len;
}

static void filled_in_pieces(void **state)
{
	struct copied *c = *state;
	const char *id = "";
	struct copy_row *row;

	assert_true(replica_leads(c->replica));
	assert_int_equal(replica_use(c->replica, 3), REPLICA_EMPTY);
	assert_true(copied_piece(c, 2));
	assert_true(replica_state(c->replica)->filling);
	assert_int_equal(replica_state(c->replica)->have, 2);
	assert_int_equal(replica_state(c->replica)->total, 3);
	assert_int_equal(replica_use(c->replica, 3), REPLICA_EMPTY);
	copied_reopen(c); /* the filling goes on where it was */
	assert_int_equal(replica_state(c->replica)->have, 2);
	copied_fill(c);
	assert_int_equal(replica_use(c->replica, 3), REPLICA_READY);
	assert_int_equal(replica_index_count(replica_people(c->replica)), 3);
	copied_reopen(c);
	assert_int_equal(replica_use(c->replica, 3), REPLICA_READY);
	assert_int_equal(named(c, "nguyen thi mau", &id), 1);
	assert_string_equal(id, "r1");
	row = replica_row(c->replica, "r1", NULL);
	assert_non_null(row);
	assert_string_equal(row->cell[COPY_FIELDS + FIELD_NUMBER], "099150000012");
	copy_row_free(row);
	assert_null(replica_row(c->replica, "x1", NULL)); /* another commune's */
}

static void followed_by_the_feed(void **state)
{
	struct copied *c = *state;
	struct got got = {0};
	struct copy_row *row;

	copied_fill(c);
	assert_true(copied_follow(c));
	assert_int_equal(send_correction(&c->officer, "r2", "1", "TinhTrangHonNhan", "\"2\"", "\"3\"", NULL,
					 &got), 201);
	got_clear(&got);
	assert_true(copied_follow(c));
	row = replica_row(c->replica, "r2", NULL);
	assert_non_null(strstr(row->cell[COPY_OPEN], "TinhTrangHonNhan"));
	copy_row_free(row);
	assert_true(replica_state(c->replica)->seq > 0);
	copied_reopen(c);
	assert_string_equal(replica_index_cell(replica_people(c->replica), 1, ENTRY_PENDING), "1");
}

static void change(struct copied *c, const char *id, enum feed_kind kind, unsigned column,
		   const char *text, bool fine)
{
	struct feed *feed = feed_new();
	struct feed_change *one = feed_change_new(kind);

	copy_row_set(one->row, COPY_ID, id);
	copy_row_set(one->row, column, text);
	one->columns = COPY_BIT(column);
	feed->seq = replica_state(c->replica)->seq + 1;
	g_ptr_array_add(feed->changes, one);
	assert_int_equal(replica_take_feed(c->replica, feed, NULL), fine);
	feed_free(feed);
}

static void names_change_and_go(void **state)
{
	struct copied *c = *state;
	const char *id = "";
	int64_t seq;

	copied_fill(c);
	change(c, "r1", FEED_CELLS, COPY_FIELDS + FIELD_NAME, "Trần\x1fThị\x1fMơ", true);
	assert_int_equal(named(c, "nguyễn thị mâu", NULL), 0);
	assert_int_equal(named(c, "tran thi mo", &id), 1);
	assert_string_equal(id, "r1");
	change(c, "r1", FEED_GONE, COPY_ID, "r1", true);
	assert_int_equal(named(c, "tran thi mo", NULL), 0);
	copied_reopen(c);
	assert_int_equal(replica_index_count(replica_people(c->replica)), 2);
	seq = replica_state(c->replica)->seq;
	change(c, "r1", FEED_CELLS, COPY_VERSION, "9", false); /* nobody's: fill anew */
	assert_int_equal(replica_state(c->replica)->seq, seq);
	change(c, "r7", FEED_WHOLE, COPY_FIELDS + FIELD_NAME, "Lý\x1f\x1fMẫu", true);
	assert_int_equal(named(c, "li mau", NULL), 1);
}

/* While it is filled anew, the old one is of use; who does not come again, goes. */
static void filled_anew(void **state)
{
	struct copied *c = *state;

	copied_fill(c);
	change(c, "r7", FEED_WHOLE, COPY_FIELDS + FIELD_NAME, "Lý\x1f\x1fMẫu", true);
	assert_true(replica_begin_round(c->replica, NULL));
	assert_true(copied_piece(c, 2));
	assert_int_equal(replica_use(c->replica, 3), REPLICA_READY);
	assert_int_equal(named(c, "ly mau", NULL), 1);
	copied_fill(c);
	assert_int_equal(named(c, "ly mau", NULL), 0);
	assert_int_equal(replica_index_count(replica_people(c->replica)), 3);
}

static void too_old_whatever_the_clock(void **state)
{
	struct copied *c = *state;

	copied_fill(c);
	assert_true(copied_follow(c));
	help_pass(&c->help, 3 * DAY - 1000);
	assert_int_equal(replica_use(c->replica, 3), REPLICA_READY);
	help_pass(&c->help, 3600 * 1000);
	assert_int_equal(replica_use(c->replica, 3), REPLICA_TOO_OLD);
	c->help.now -= 2 * DAY; /* set back: still too old, also at the next start */
	assert_int_equal(replica_use(c->replica, 3), REPLICA_TOO_OLD);
	copied_reopen(c);
	assert_int_equal(replica_use(c->replica, 3), REPLICA_TOO_OLD);
	assert_true(copied_follow(c)); /* the centre sets it right */
	assert_int_equal(replica_use(c->replica, 3), REPLICA_READY);
}

static void others_read_along(void **state)
{
	struct copied *c = *state;
	const struct store_owner owner = copied_owner(c);
	struct replica *other;

	copied_fill(c);
	other = replica_open(&c->help.world, c->dir, &owner, &c->key, NULL);
	assert_non_null(other);
	assert_false(replica_leads(other));
	change(c, "r7", FEED_WHOLE, COPY_FIELDS + FIELD_NAME, "Lý\x1f\x1fMẫu", true);
	assert_int_equal(replica_index_count(replica_people(other)), 3);
	assert_true(replica_refresh(other, NULL));
	assert_int_equal(replica_index_count(replica_people(other)), 4);
	replica_close(c->replica); /* who leads goes: the other may */
	c->replica = other;
	assert_true(replica_leads(other));
}

static void useless_without_the_key(void **state)
{
	struct copied *c = *state;
	g_autofree char *path = g_build_filename(c->dir, "99001-replica.db", NULL);
	struct stat about;

	copied_fill(c);
	assert_false(help_found(c->dir, "099150000012"));
	assert_false(help_found(c->dir, "Nguyễn"));
	assert_false(help_found(c->dir, "nguien"));
	assert_false(help_found(c->dir, "0127"));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 0777, 0600);
	replica_close(c->replica);
	c->key.key[3] ^= 1; /* the id of the key is the same, the key is not */
	assert_true(copied_open(c));
	assert_int_equal(replica_index_count(replica_people(c->replica)), 0);
	assert_int_equal(replica_use(c->replica, 3), REPLICA_EMPTY);
}

static void damage_is_told(void **state)
{
	struct copied *c = *state;
	const struct store_owner owner = copied_owner(c);
	bool stale;
	struct store *store;

	copied_fill(c);
	replica_close(c->replica);
	store = store_open_copy(&c->help.world, c->dir, &owner, c->key.id, c->key.key, &stale,
				NULL);
	assert_non_null(store);
	assert_true(store_run(store, NULL, NULL, "UPDATE row SET body = (SELECT body FROM row"
						 " WHERE id = 'r2') WHERE id = 'r1'", ""));
	assert_true(store_run(store, NULL, NULL, "UPDATE block SET n = n + 1", ""));
	store_close(store);
	assert_true(copied_open(c)); /* a block in a wrong place: emptied, to be filled */
	assert_int_equal(replica_use(c->replica, 3), REPLICA_EMPTY);
	assert_null(replica_row(c->replica, "r1", NULL));
	copied_fill(c);
	assert_int_equal(replica_use(c->replica, 3), REPLICA_READY);
}

/* A cell that ends within a letter would be read beyond its end. */
static void a_block_is_text(void **state)
{
	struct copied *c = *state;
	struct replica_index *again = replica_index_new();
	g_autofree char *block = NULL;
	char *name;

	copied_fill(c);
	block = replica_index_print(replica_people(c->replica), 0);
	assert_true(replica_index_read(again, 0, block));
	name = strstr(block, "nguien");
	assert_non_null(name);
	name[5] = (char)0xf0;
	assert_false(replica_index_read(again, 0, block));
	assert_int_equal(replica_index_count(again), 3);
	replica_index_free(again);
}

int main(void)
{
#define IN_COPY(test) cmocka_unit_test_setup_teardown(test, copied_setup, copied_teardown)
	const struct CMUnitTest tests[] = {
		IN_COPY(filled_in_pieces),     IN_COPY(followed_by_the_feed),
		IN_COPY(names_change_and_go),  IN_COPY(filled_anew),
		IN_COPY(too_old_whatever_the_clock), IN_COPY(others_read_along),
		IN_COPY(useless_without_the_key), IN_COPY(damage_is_told),
		IN_COPY(a_block_is_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
