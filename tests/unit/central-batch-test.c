/*
 * The writer's batches when the disk says no: one COMMIT for all, and when it
 * fails all of them hear 503 and nothing of them is in the file.
 */
#include <unistd.h>

#include <glib/gstdio.h>

#include "central/writer.h"
#include "central_help.h"

#include "i18n/banned.h"

#define CALLS 24
#define SESSIONS "SELECT count(*) FROM session"

struct batch {
	struct lab *lab;
	char *folder, *path;
	struct centre_call call[CALLS];
	GAsyncQueue *done;
};

static int setup(void **state)
{
	struct batch *b = g_new0(struct batch, 1);

	b->folder = g_dir_make_tmp("centre-XXXXXX", NULL);
	b->path = g_build_filename(b->folder, "r.db", NULL);
	b->lab = lab_new_at(b->path);
	b->done = g_async_queue_new();
	*state = b;
	return 0;
}

static int teardown(void **state)
{
	static const char *const tails[] = {"", "-wal", "-shm"};
	struct batch *b = *state;

	lab_teardown((void **)&b->lab);
	for (size_t i = 0; i < G_N_ELEMENTS(tails); i++) {
		g_autofree char *path = g_strconcat(b->path, tails[i], NULL);

		g_unlink(path);
	}
	g_rmdir(b->folder);
	g_free(b->folder);
	g_free(b->path);
	g_async_queue_unref(b->done);
	g_free(b);
	return 0;
}

/* In a reading of its own: a ledger that failed says nothing until it begins anew. */
static int64_t number(struct batch *b, const char *sql)
{
	int64_t n;

	assert_true(centre_begin_reading(b->lab->ledger));
	n = centre_number(b->lab->ledger, -1, sql, "");
	centre_rollback(b->lab->ledger);
	return n;
}

static int64_t trail(struct batch *b)
{
	return number(b, "SELECT count(*) FROM audit");
}

static void done(struct centre_call *call, void *to)
{
	g_async_queue_push(to, call);
}

/* Looks at r1, but for the call in the middle, which looks at r2. */
static void look_all(struct batch *b, struct asker *a)
{
	for (size_t i = 0; i < CALLS; i++) {
		struct centre_call *c = &b->call[i];

		centre_call_init(c);
		c->method = "GET";
		c->path = i == CALLS / 2 ? "/v1/residents/r2" : "/v1/residents/r1";
		c->header[CENTRE_HEADER_COOKIE] = a->cookie;
		c->header[CENTRE_HEADER_WORLD] = a->world;
		c->header[CENTRE_HEADER_PURPOSE] = "TH-02;1";
		centre_look(b->lab->centre, b->lab->ledger, c);
		assert_int_equal(c->status, 200);
		assert_true(centre_owes(c));
	}
}

/* All calls through the writer, which is held up until all of them wait. */
static void settle_all(struct batch *b)
{
	struct centre_ledger *hold = centre_ledger_open(b->path, CENTRE_LEDGER_WRITE, NULL);
	struct centre_writer *writer;

	assert_true(centre_begin(hold));
	writer = centre_writer_new(b->lab->centre, b->lab->ledger);
	for (size_t i = 0; i < CALLS; i++)
		centre_writer_put(writer, &b->call[i], done, b->done);
	centre_rollback(hold);
	for (size_t i = 0; i < CALLS; i++)
		assert_non_null(g_async_queue_timeout_pop(b->done, 20 * G_USEC_PER_SEC));
	centre_writer_free(writer);
	centre_ledger_close(hold);
}

/* How many were answered; the others heard 503 and not a word of a record. */
static unsigned answered(struct batch *b)
{
	unsigned count = 0;

	for (size_t i = 0; i < CALLS; i++) {
		struct centre_call *c = &b->call[i];

		count += c->status == 200;
		if (c->status == 200)
			continue;
		assert_int_equal(c->status, 503);
		assert_string_equal(c->slug, "busy");
		assert_null(strstr(c->answer, "HoVaTen"));
		assert_null(c->etag);
		assert_true(c->retry_after > 0);
	}
	return count;
}

static void clear_all(struct batch *b)
{
	for (size_t i = 0; i < CALLS; i++)
		centre_call_clear(&b->call[i]);
}

/* One row that fails only at COMMIT takes its whole batch with it, and no more. */
static void a_failed_commit_is_503_for_all(void **state)
{
	struct batch *b = *state;
	struct asker a = sign_in(b->lab, "canbo1");
	int64_t before = trail(b);
	unsigned fine;

	assert_true(centre_do_all(
		b->lab->ledger,
		"CREATE TABLE owed(x TEXT REFERENCES meta(key) DEFERRABLE INITIALLY DEFERRED);"
		"CREATE TRIGGER owes AFTER INSERT ON audit WHEN NEW.target = 'r2'"
		" BEGIN INSERT INTO owed VALUES('nothing'); END;"));
	look_all(b, &a);
	settle_all(b);
	fine = answered(b);
	assert_int_equal(b->call[CALLS / 2].status, 503);
	assert_true(fine < CALLS - 1);
	assert_int_equal(trail(b), before + fine);
	clear_all(b);
	assert_true(centre_do_all(b->lab->ledger, "DROP TRIGGER owes"));
	look_all(b, &a);
	settle_all(b);
	assert_int_equal(answered(b), CALLS);
	assert_int_equal(trail(b), before + fine + CALLS);
	assert_int_equal(centre_audit_check(b->lab->ledger), 0);
	clear_all(b);
	asker_clear(&a);
}

/* The file cannot grow: what was answered is in it, what is not heard 503. */
static void a_full_disk_is_503_and_nothing_else(void **state)
{
	struct batch *b = *state;
	struct asker a = sign_in(b->lab, "canbo1");
	int64_t pages = centre_number(b->lab->ledger, 0, "PRAGMA page_count", "");
	g_autofree char *full = g_strdup_printf("PRAGMA max_page_count=%d", (int)pages);
	struct got got = {0};
	int64_t sessions = 0;
	unsigned lost = 0;

	assert_true(centre_do_all(b->lab->ledger, full));
	for (int round = 0; round < 20 && !lost; round++) {
		int64_t before = trail(b);
		unsigned fine;

		look_all(b, &a);
		settle_all(b);
		fine = answered(b);
		lost = CALLS - fine;
		assert_int_equal(trail(b), before + fine);
		clear_all(b);
	}
	assert_true(lost > 0);
	/* Nothing of a sign-in is kept either, which writes in several steps. */
	for (int i = 0; i < 200 && got.status != 503; i++) {
		sessions = number(b, SESSIONS);
		try_sign_in(b->lab, "canbo2", PASSWORD, &got);
	}
	assert_int_equal(got.status, 503);
	assert_int_equal(number(b, SESSIONS), sessions);
	assert_true(centre_do_all(b->lab->ledger, "PRAGMA max_page_count=1000000"));
	assert_int_equal(try_sign_in(b->lab, "canbo2", PASSWORD, &got), 200);
	assert_int_equal(centre_audit_check(b->lab->ledger), 0);
	got_clear(&got);
	asker_clear(&a);
}

#define AT_BATCH(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_BATCH(a_failed_commit_is_503_for_all),
		AT_BATCH(a_full_disk_is_503_and_nothing_else),
	};

	return cmocka_run_group_tests_name("central batches", tests, NULL, NULL);
}
