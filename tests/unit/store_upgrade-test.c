/*
 * store_upgrade - a store of each earlier version, with letters and drafts in
 * it, opened by this program: everything is there and goes on; one of a later
 * version is refused and not touched.
 *
 * The earlier stores are written here as SQL text, as those programs wrote them;
 * nothing of the program's own schema is used for it.
 */
#include "tests/unit/client_help.h"

#include <sqlite3.h>

#include "client/journal.h"
#include "client/outbox.h"
#include "client/seal.h"

#include "i18n/banned.h"

#define PASS "mat-khau-1"
#define STORE_ID "11111111-2222-4333-8444-555555555555"

/* Version 1, as released with the first delivery. */
static const char version_1[] =
	"CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE draft ("
	" id TEXT PRIMARY KEY, place TEXT NOT NULL, saved_at INTEGER NOT NULL,"
	" sent INTEGER NOT NULL DEFAULT 0 CHECK (sent IN (0, 1)), body BLOB NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE INDEX draft_place ON draft (place);"
	"CREATE TABLE letter ("
	" seq INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE,"
	" op TEXT NOT NULL, place TEXT NOT NULL,"
	" state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 4),"
	" made_at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,"
	" next_try INTEGER NOT NULL DEFAULT 0, settled_at INTEGER NOT NULL DEFAULT 0,"
	" draft TEXT NOT NULL, body BLOB NOT NULL, fate BLOB);"
	"CREATE INDEX letter_state ON letter (state, next_try);"
	"CREATE INDEX letter_place ON letter (place, seq);"
	"CREATE TRIGGER letter_begins BEFORE INSERT ON letter WHEN NEW.state <> 0"
	" BEGIN SELECT RAISE(ABORT, 'a letter begins by waiting'); END;"
	"CREATE TRIGGER letter_moves BEFORE UPDATE OF state ON letter"
	" WHEN NOT (OLD.state = 0 AND NEW.state = 1"
	"  OR OLD.state = 1 AND NEW.state IN (0, 2, 3, 4))"
	" BEGIN SELECT RAISE(ABORT, 'a letter cannot move so'); END;"
	"CREATE TRIGGER letter_stays BEFORE UPDATE OF uuid, op, place, body, made_at ON letter"
	" WHEN NEW.uuid <> OLD.uuid OR NEW.op <> OLD.op OR NEW.place <> OLD.place"
	"  OR NEW.made_at <> OLD.made_at OR NEW.state <> 2"
	" BEGIN SELECT RAISE(ABORT, 'a letter is not changed before its receipt'); END;"
	"CREATE TRIGGER letter_leaves BEFORE DELETE ON letter"
	" WHEN NOT (OLD.state IN (3, 4) OR OLD.state = 0 AND OLD.tries = 0)"
	" BEGIN SELECT RAISE(ABORT, 'a letter cannot leave so'); END;"
	"INSERT INTO meta VALUES ('id', '" STORE_ID "'), ('world', 'practice'),"
	" ('centre', 'centre-1'), ('officer', 'canbo1');"
	"PRAGMA user_version=1; PRAGMA application_id=1684106851;";

/* Version 2: held letters, interrupted drafts. */
static const char version_2[] =
	"ALTER TABLE letter ADD COLUMN held TEXT NOT NULL DEFAULT '';"
	"ALTER TABLE letter ADD COLUMN packed_at INTEGER NOT NULL DEFAULT 0;"
	"ALTER TABLE draft ADD COLUMN open INTEGER NOT NULL DEFAULT 0 CHECK (open IN (0, 1));"
	"ALTER TABLE draft ADD COLUMN work INTEGER NOT NULL DEFAULT 1 CHECK (work IN (0, 1));"
	"PRAGMA user_version=2;";

/* Version 3: a letter in a package stays. */
static const char version_3[] =
	"DROP TRIGGER letter_leaves;"
	"CREATE TRIGGER letter_leaves BEFORE DELETE ON letter"
	" WHEN NOT (OLD.state IN (3, 4) OR"
	"  OLD.state = 0 AND OLD.tries = 0 AND OLD.packed_at = 0)"
	" BEGIN SELECT RAISE(ABORT, 'a letter cannot leave so'); END;"
	"PRAGMA user_version=3;";

struct fixture {
	struct help_world help;
	char *dir, *file;
	struct seal *seal;
};

static void run(sqlite3 *db, const char *sql)
{
	char *why = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &why) != SQLITE_OK)
		fail_msg("%s", why);
}

static char *hex_of(const void *bytes, size_t length)
{
	GString *hex = g_string_new(NULL);

	for (size_t i = 0; i < length; i++)
		g_string_append_printf(hex, "%02x", ((const uint8_t *)bytes)[i]);
	return g_string_free(hex, FALSE);
}

/* A payload as version 1 sealed it: bound to store, row, kind and layout. */
static char *sealed(struct fixture *f, const char *kind, const char *id, const char *text)
{
	g_autofree char *place = g_strdup_printf(STORE_ID "|%s|%s|1", id, kind);
	g_autoptr(GBytes) bytes = seal_close(f->seal, place, text, strlen(text));
	gsize size;
	const void *data = g_bytes_get_data(bytes, &size);

	return hex_of(data, size);
}

static void add_letter(struct fixture *f, sqlite3 *db, const char *uuid, int state,
		       const char *draft)
{
	g_autofree char *place = seal_blind(f->seal, "about", "r1");
	g_autofree char *body = sealed(
		f, "letter", uuid,
		"{\"path_id\":\"\",\"base\":\"7\",\"about\":\"r1\",\"subject\":\"Nguyễn Thị Mâu\","
		"\"title\":\"Đề nghị điều chỉnh\",\"officer\":\"canbo1\","
		"\"body\":\"{\\\"changes\\\":[{\\\"field\\\":\\\"HoVaTen\\\"}]}\"}");
	g_autofree char *fate = sealed(f, "fate", uuid,
				       "{\"receipt\":\"TH-000007\",\"cause\":\"bận\",\"answer\":\"\"}");
	g_autofree char *add = g_strdup_printf(
		"INSERT INTO letter (uuid, op, place, made_at, draft, body, fate) VALUES "
		"('%s', 'request', '%s', 1773270000000, '%s', x'%s', x'%s');",
		uuid, place, draft, body, fate);
	g_autofree char *move = g_strdup_printf(
		"UPDATE letter SET state = 1, tries = 3 WHERE uuid = '%s';"
		"UPDATE letter SET state = %d WHERE uuid = '%s';", uuid, state, uuid);

	run(db, add);
	if (state == 1)
		run(db, "UPDATE letter SET state = 1 WHERE seq = last_insert_rowid();");
	else if (state > 0)
		run(db, move);
}

static void add_draft(struct fixture *f, sqlite3 *db, const char *id, const char *target)
{
	g_autofree char *both = g_strdup_printf("correction\n%s", target);
	g_autofree char *place = seal_blind(f->seal, "draft", both);
	g_autofree char *entry = g_strdup_printf(
		"{\"form\":\"correction\",\"target\":\"%s\",\"subject\":\"Bế Thị Lúa\","
		"\"version\":\"5\",\"body\":\"{\\\"a\\\":1}\"}", target);
	g_autofree char *body = sealed(f, "draft", id, entry);
	g_autofree char *sql = g_strdup_printf(
		"INSERT INTO draft (id, place, saved_at, sent, body) VALUES "
		"('%s', '%s', 1773270000000, 0, x'%s');", id, place, body);

	run(db, sql);
}

static void make(struct fixture *f, const char *schema)
{
	uint8_t header[SEAL_HEADER_BYTES];
	g_autofree char *key = NULL, *sql = NULL;
	sqlite3 *db;

	f->seal = seal_new(&f->help.world, SEAL_COST_LEAST, PASS, header, NULL);
	assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
	run(db, "PRAGMA journal_mode=WAL");
	run(db, schema);
	key = hex_of(header, sizeof(header));
	sql = g_strdup_printf("INSERT INTO meta VALUES ('key', x'%s')", key);
	run(db, sql);
	add_letter(f, db, "aaaaaaaa-0000-4000-8000-000000000001", 0, "");
	add_letter(f, db, "aaaaaaaa-0000-4000-8000-000000000002", 1, "");
	add_letter(f, db, "aaaaaaaa-0000-4000-8000-000000000003", 3, "dddddddd-1");
	add_letter(f, db, "aaaaaaaa-0000-4000-8000-000000000004", 2, "");
	add_draft(f, db, "dddddddd-1", "r1");
	add_draft(f, db, "dddddddd-2", "r2");
	sqlite3_close(db);
	chmod(f->file, 0600);
}

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	help_world_init(&f->help, 3);
	f->dir = help_folder();
	f->file = g_build_filename(f->dir, "canbo1.db", NULL);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	seal_free(f->seal);
	help_remove(f->dir);
	g_free(f->dir);
	g_free(f->file);
	g_free(f);
	return 0;
}

static struct store *open_it(struct fixture *f, GError **error)
{
	const struct store_owner owner = { "practice", "centre-1", "canbo1" };

	return store_open_costing(&f->help.world, f->dir, &owner, PASS, SEAL_COST_LEAST, error);
}

/* Everything that was there is there, and can be carried to its end. */
static void goes_on(struct fixture *f, struct store *store)
{
	struct outbox *box = outbox_new(store);
	struct journal *journal = journal_new(store);
	struct letter *letter;
	g_autofree char *again = NULL;

	assert_int_equal(outbox_waiting(box), 2);
	assert_int_equal(outbox_troubled(box), 1);
	assert_int_equal(journal_count(journal), 2);
	assert_true(outbox_recover(box, NULL));
	for (unsigned i = 1; i <= 2; i++) {
		letter = outbox_next(box, f->help.now, NULL);
		assert_non_null(letter);
		assert_int_equal(letter->uuid[35], '0' + i);
		assert_string_equal(letter->subject, "Nguyễn Thị Mâu");
		assert_string_equal(letter->body, "{\"changes\":[{\"field\":\"HoVaTen\"}]}");
		assert_true(outbox_begin(box, letter->uuid, NULL));
		assert_true(outbox_settle(box, letter->uuid, LETTER_DONE, "TH-8", "", "", NULL));
		letter_free(letter);
	}
	letter = outbox_load(box, "aaaaaaaa-0000-4000-8000-000000000003", NULL);
	assert_string_equal(letter->cause, "bận");
	assert_string_equal(letter->held, "");
	letter_free(letter);
	letter = outbox_load(box, "aaaaaaaa-0000-4000-8000-000000000004", NULL);
	assert_string_equal(letter->receipt, "TH-000007");
	letter_free(letter);
	journal_free(journal);
	outbox_free(box);
}

static void from_version_1(void **state)
{
	struct fixture *f = *state;
	GError *error = NULL;
	struct store *store;

	make(f, version_1);
	store = open_it(f, &error);
	if (error)
		print_message("# %s\n", error->message);
	assert_non_null(store);
	store_close(store);
	/* and once more, by now of the newest version */
	store = open_it(f, NULL);
	assert_non_null(store);
	goes_on(f, store);
	store_close(store);
}

static void from_version_2(void **state)
{
	struct fixture *f = *state;
	g_autofree char *schema = g_strconcat(version_1, version_2, NULL);
	struct store *store;

	make(f, schema);
	store = open_it(f, NULL);
	assert_non_null(store);
	goes_on(f, store);
	store_close(store);
}

static void from_version_3(void **state)
{
	struct fixture *f = *state;
	g_autofree char *schema = g_strconcat(version_1, version_2, version_3, NULL);
	struct store *store;

	make(f, schema);
	store = open_it(f, NULL);
	assert_non_null(store);
	goes_on(f, store);
	store_close(store);
}

/* An upgrade that is torn in its middle leaves the old store, whole. */
static void torn(void **state)
{
	struct fixture *f = *state;
	struct store *store;
	sqlite3 *db;

	make(f, version_1);
	/* a table in the way of the second step: its last statement cannot run */
	assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
	run(db, "ALTER TABLE draft ADD COLUMN work INTEGER");
	sqlite3_close(db);
	assert_null(open_it(f, NULL));
	assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
	run(db, "ALTER TABLE draft DROP COLUMN work");
	assert_int_equal(sqlite3_exec(db, "SELECT held FROM letter", NULL, NULL, NULL),
			 SQLITE_ERROR);
	sqlite3_close(db);
	store = open_it(f, NULL);
	assert_non_null(store);
	goes_on(f, store);
	store_close(store);
}

/* Not opened, and to the byte what it was. */
static void a_newer_one_is_refused(void **state)
{
	struct fixture *f = *state;
	g_autofree char *before = NULL, *after = NULL;
	g_autoptr(GError) error = NULL;
	gsize had, has;
	sqlite3 *db;

	make(f, version_1);
	assert_int_equal(sqlite3_open(f->file, &db), SQLITE_OK);
	run(db, "PRAGMA user_version=99");
	sqlite3_close(db);
	assert_true(g_file_get_contents(f->file, &before, &had, NULL));
	assert_null(open_it(f, &error));
	assert_true(g_error_matches(error, STORE_ERROR, STORE_NEWER));
	assert_true(g_file_get_contents(f->file, &after, &has, NULL));
	assert_int_equal(had, has);
	assert_memory_equal(before, after, had);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(from_version_1, setup, teardown),
		cmocka_unit_test_setup_teardown(from_version_2, setup, teardown),
		cmocka_unit_test_setup_teardown(from_version_3, setup, teardown),
		cmocka_unit_test_setup_teardown(torn, setup, teardown),
		cmocka_unit_test_setup_teardown(a_newer_one_is_refused, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
