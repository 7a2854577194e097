/* store: whose it is, what it refuses, and that nothing lies in clear. */
#include "tests/unit/client_help.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "client/journal.h"
#include "client/outbox.h"
#include "client/store.h"

#include "i18n/banned.h"

#define PASS "mat-khau-1"

struct fixture {
	struct help_world help;
	char *dir;
	struct store_owner owner;
};

static int setup(void **state)
{
	struct fixture *f = g_new0(struct fixture, 1);

	help_world_init(&f->help, 7);
	f->dir = help_folder();
	f->owner = (struct store_owner){ "practice", "01930000-aaaa", "canbo1" };
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	help_remove(f->dir);
	g_free(f->dir);
	g_free(f);
	return 0;
}

static struct store *open_with(struct fixture *f, const char *pass, GError **error)
{
	return store_open_costing(&f->help.world, f->dir, &f->owner, pass, SEAL_COST_LEAST,
				  error);
}

static struct store *open_one(struct fixture *f)
{
	GError *error = NULL;
	struct store *store = open_with(f, PASS, &error);

	if (error)
		print_message("# %s\n", error->message);
	assert_non_null(store);
	return store;
}

static void refused(struct fixture *f, const char *pass, enum store_error code)
{
	GError *error = NULL;

	assert_null(open_with(f, pass, &error));
	assert_non_null(error);
	if (!g_error_matches(error, STORE_ERROR, (int)code))
		print_message("# %d: %s\n", error->code, error->message);
	assert_true(g_error_matches(error, STORE_ERROR, (int)code));
	g_error_free(error);
}

static void opens_again(void **state)
{
	struct fixture *f = *state;
	struct store *store = open_one(f);
	struct stat st;

	assert_string_equal(store_officer(store), "canbo1");
	assert_int_equal(stat(store_path(store), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	store_close(store);
	store_close(open_one(f));
	assert_true(store_exists(f->dir, "canbo1"));
	assert_false(store_exists(f->dir, "canbo2"));
}

static void wrong_passphrase(void **state)
{
	struct fixture *f = *state;

	store_close(open_one(f));
	refused(f, "mat-khau-2", STORE_PASSPHRASE);
	store_close(open_one(f));
}

static void other_world_centre_officer(void **state)
{
	struct fixture *f = *state;

	store_close(open_one(f));
	f->owner.world = "real";
	refused(f, PASS, STORE_FOREIGN);
	f->owner.world = "practice";
	f->owner.centre = "01930000-bbbb";
	refused(f, PASS, STORE_FOREIGN);
	f->owner.centre = "01930000-aaaa";
	store_close(open_one(f));
	f->owner.officer = "../canbo1";
	refused(f, PASS, STORE_FOLDER);
}

static void wrong_modes(void **state)
{
	struct fixture *f = *state;
	g_autofree char *file = g_build_filename(f->dir, "canbo1.db", NULL);
	g_autofree char *elsewhere = g_build_filename(f->dir, "elsewhere.db", NULL);

	store_close(open_one(f));
	chmod(file, 0640);
	refused(f, PASS, STORE_FOLDER);
	chmod(file, 0600);
	chmod(f->dir, 0750);
	refused(f, PASS, STORE_FOLDER);
	chmod(f->dir, 0700);
	assert_int_equal(rename(file, elsewhere), 0);
	assert_int_equal(symlink(elsewhere, file), 0);
	refused(f, PASS, STORE_FOLDER);
	unlink(file);
	assert_int_equal(link(elsewhere, file), 0);
	refused(f, PASS, STORE_FOLDER);
	unlink(elsewhere);
	store_close(open_one(f));
}

/* One letter and one draft with planted words; both closed. */
static void plant(struct store *store)
{
	struct journal *journal = journal_new(store);
	struct outbox *box = outbox_new(store);
	struct letter *letter = letter_new(OP_REQUEST);
	struct journal_entry *entry = g_new0(struct journal_entry, 1);

	entry->form = g_strdup("correction");
	entry->target = g_strdup("r-PLANTED-TARGET");
	entry->subject = g_strdup("Đặng PLANTED-SUBJECT");
	entry->body = g_strdup("{\"to\":\"PLANTED-DRAFT\"}");
	assert_true(journal_keep(journal, entry, NULL));
	letter->about = g_strdup("r-PLANTED-TARGET");
	letter->subject = g_strdup("Đặng PLANTED-SUBJECT");
	letter->title = g_strdup("PLANTED-TITLE");
	letter->body = g_strdup("{\"to\":\"PLANTED-LETTER\"}");
	assert_true(outbox_put(box, letter, NULL));
	assert_true(outbox_begin(box, letter->uuid, NULL));
	assert_true(outbox_postpone(box, letter->uuid, 1, "PLANTED-CAUSE", NULL));
	letter_free(letter);
	journal_entry_free(entry);
	outbox_free(box);
	journal_free(journal);
}

/* Looks while the log is still there, and once more when it is gone. */
static void nothing_in_clear(void **state)
{
	struct fixture *f = *state;
	struct store *store = open_one(f);

	plant(store);
	assert_false(help_found(f->dir, "PLANTED"));
	assert_false(help_found(f->dir, PASS));
	assert_true(help_found(f->dir, "canbo1"));
	store_close(store);
	assert_false(help_found(f->dir, "PLANTED"));
	assert_true(help_found(f->dir, "canbo1"));
}

/* A payload copied to another row does not open. */
static void rows_cannot_be_exchanged(void **state)
{
	struct fixture *f = *state;
	struct store *store = open_one(f);
	g_autoptr(GBytes) sealed = store_seal(store, "draft", "a", "Nguyễn Văn Mẫu");
	size_t size;
	const void *bytes = g_bytes_get_data(sealed, &size);
	g_autofree char *plain = store_unseal(store, "draft", "a", bytes, size, NULL);

	assert_string_equal(plain, "Nguyễn Văn Mẫu");
	assert_null(store_unseal(store, "draft", "b", bytes, size, NULL));
	assert_null(store_unseal(store, "letter", "a", bytes, size, NULL));
	store_close(store);
}

static void not_a_database(void **state)
{
	struct fixture *f = *state;
	g_autofree char *file = g_build_filename(f->dir, "canbo1.db", NULL);
	int fd = open(file, O_WRONLY | O_CREAT, 0600);

	assert_int_equal(write(fd, "this is no database, but it is long enough to be read as one "
				   "by somebody who does not look at its first bytes at all....",
			       120),
			 120);
	close(fd);
	refused(f, PASS, STORE_DAMAGED);
}

/* Each page of the file in turn, torn: refused, or opened and still whole. */
static void damaged_pages(void **state)
{
	struct fixture *f = *state;
	g_autofree char *file = g_build_filename(f->dir, "canbo1.db", NULL);
	g_autofree char *whole = NULL;
	struct store *store = open_one(f);
	gsize length;
	unsigned damaged = 0;

	plant(store);
	store_close(store);
	assert_true(g_file_get_contents(file, &whole, &length, NULL));
	for (gsize at = 0; at < length; at += 4096) {
		g_autofree char *torn = g_memdup2(whole, length);
		GError *error = NULL;
		int fd = open(file, O_WRONLY | O_TRUNC);

		memset(torn + at, 0x5a, 2048);
		assert_int_equal(write(fd, torn, length), (ssize_t)length);
		close(fd);
		store = open_with(f, PASS, &error);
		damaged += g_error_matches(error, STORE_ERROR, STORE_DAMAGED);
		assert_true((store != NULL) != (error != NULL));
		g_clear_error(&error);
		store_close(store);
	}
	assert_true(damaged >= length / 4096 / 2);
}

#define NEXT "mat-khau-2"

static void opens_with(struct fixture *f, const char *passphrase)
{
	struct store *store = open_with(f, passphrase, NULL);

	assert_non_null(store);
	store_close(store);
}

static void rewrapped(void **state)
{
	struct fixture *f = *state;
	struct store *store = open_one(f);
	GError *error = NULL;

	plant(store);
	assert_false(store_rewrap_begin(store, "falsch", NEXT, &error));
	assert_true(g_error_matches(error, STORE_ERROR, STORE_PASSPHRASE));
	g_error_free(error);
	assert_true(store_rewrap_begin(store, PASS, NEXT, NULL));
	assert_true(store_rewrap_end(store, true, NULL));
	store_close(store);
	refused(f, PASS, STORE_PASSPHRASE);
	opens_with(f, NEXT);
}

static void a_refused_change_leaves_the_old(void **state)
{
	struct fixture *f = *state;
	struct store *store = open_one(f);

	assert_true(store_rewrap_begin(store, PASS, NEXT, NULL));
	assert_true(store_rewrap_end(store, false, NULL));
	store_close(store);
	refused(f, NEXT, STORE_PASSPHRASE);
	opens_with(f, PASS);
}

static void settles_with(struct fixture *f, const char *passphrase)
{
	struct store *store = open_with(f, passphrase, NULL);

	assert_non_null(store);
	assert_true(store_rewrap_settle(store, NULL));
	store_close(store);
}

/* The line broke before the answer: both open, until the centre has let one in. */
static void a_change_without_an_answer(void **state)
{
	static const char *const lets_in[] = { PASS, NEXT }, *const shuts_out[] = { NEXT, PASS };
	struct fixture *f = *state;

	for (size_t i = 0; i < G_N_ELEMENTS(lets_in); i++) {
		struct store *store = open_one(f);

		assert_true(store_rewrap_begin(store, PASS, NEXT, NULL));
		store_close(store);
		opens_with(f, PASS);
		opens_with(f, NEXT);
		opens_with(f, PASS);
		settles_with(f, lets_in[i]);
		refused(f, shuts_out[i], STORE_PASSPHRASE);
	}
}

static void set_aside(void **state)
{
	struct fixture *f = *state;
	struct store *store = open_one(f);
	g_autofree char *kept = NULL;
	g_autofree char *bytes = NULL;
	gsize length;

	plant(store);
	store_close(store);
	assert_true(store_set_aside(&f->help.world, f->dir, "canbo1", &kept, NULL));
	assert_false(store_exists(f->dir, "canbo1"));
	assert_non_null(strstr(kept, "canbo1.aside-2026-03-12"));
	assert_true(g_file_get_contents(kept, &bytes, &length, NULL));
	assert_true(length > 4096);
	store = open_with(f, "mat-khau-moi", NULL);
	assert_non_null(store);
	store_close(store);
}

static void one_courier(void **state)
{
	struct fixture *f = *state;
	struct store *one = open_one(f);
	struct store *two = open_one(f);

	assert_true(store_lock(one));
	assert_true(store_lock(one));
	assert_false(store_lock(two));
	store_close(one);
	assert_true(store_lock(two));
	store_close(two);
}

/* ---- no room ------------------------------------------------------------------ */

/* What each write of SQLite answers; 0: it writes. */
static int refuses;

static ssize_t refusing_write(int fd, const void *bytes, size_t n)
{
	errno = refuses;
	return refuses ? -1 : write(fd, bytes, n);
}

static ssize_t refusing_pwrite(int fd, const void *bytes, size_t n, off_t at)
{
	errno = refuses;
	return refuses ? -1 : pwrite(fd, bytes, n, at);
}

static void stand_before_writes(bool stand)
{
	sqlite3_vfs *vfs = sqlite3_vfs_find(NULL);

	refuses = 0;
	vfs->xSetSystemCall(vfs, "write", stand ? (sqlite3_syscall_ptr)refusing_write : NULL);
	vfs->xSetSystemCall(vfs, "pwrite", stand ? (sqlite3_syscall_ptr)refusing_pwrite : NULL);
	vfs->xSetSystemCall(vfs, "pwrite64",
			    stand ? (sqlite3_syscall_ptr)refusing_pwrite : NULL);
}

static void keeps(struct journal *journal, const char *body, int code)
{
	struct journal_entry entry = { .form = (char *)"correction", .target = (char *)"r1",
				       .body = (char *)body };
	GError *error = NULL;

	assert_int_equal(journal_keep(journal, &entry, &error), code == 0);
	if (code != 0)
		assert_true(g_error_matches(error, STORE_ERROR, code));
	g_clear_error(&error);
	g_free(entry.id);
}

/* A quota is a full disk: nothing is broken, and it goes on when there is room. */
static void no_room(void **state)
{
	struct fixture *f = *state;
	struct store *store = open_one(f);
	struct journal *journal = journal_new(store);

	keeps(journal, "{\"a\":1}", 0);
	stand_before_writes(true);
	refuses = EDQUOT;
	keeps(journal, "{\"a\":2}", STORE_FULL);
	refuses = ENOSPC;
	keeps(journal, "{\"a\":3}", STORE_FULL);
	refuses = 0;
	keeps(journal, "{\"a\":4}", 0);
	refuses = EIO; /* the disk itself: until the next start nothing is believed */
	keeps(journal, "{\"a\":5}", STORE_FAILED);
	refuses = EDQUOT;
	keeps(journal, "{\"a\":6}", STORE_FAILED);
	stand_before_writes(false);
	keeps(journal, "{\"a\":7}", STORE_FAILED);
	journal_free(journal);
	store_close(store);
	store = open_one(f);
	journal = journal_new(store);
	keeps(journal, "{\"a\":8}", 0);
	journal_free(journal);
	store_close(store);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(opens_again, setup, teardown),
		cmocka_unit_test_setup_teardown(wrong_passphrase, setup, teardown),
		cmocka_unit_test_setup_teardown(other_world_centre_officer, setup, teardown),
		cmocka_unit_test_setup_teardown(wrong_modes, setup, teardown),
		cmocka_unit_test_setup_teardown(nothing_in_clear, setup, teardown),
		cmocka_unit_test_setup_teardown(rows_cannot_be_exchanged, setup, teardown),
		cmocka_unit_test_setup_teardown(not_a_database, setup, teardown),
		cmocka_unit_test_setup_teardown(damaged_pages, setup, teardown),
		cmocka_unit_test_setup_teardown(rewrapped, setup, teardown),
		cmocka_unit_test_setup_teardown(a_refused_change_leaves_the_old, setup, teardown),
		cmocka_unit_test_setup_teardown(a_change_without_an_answer, setup, teardown),
		cmocka_unit_test_setup_teardown(set_aside, setup, teardown),
		cmocka_unit_test_setup_teardown(one_courier, setup, teardown),
		cmocka_unit_test_setup_teardown(no_room, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
