/* store_slot: the second way into a store, by a key that a keyring keeps. */
#include "tests/unit/client_help.h"

#include "client/store.h"

#include "i18n/banned.h"

#define PASS "mat-khau-1"
#define NEXT "mat-khau-2"

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

static void refused(struct fixture *f, const char *pass, enum store_error code)
{
	GError *error = NULL;

	assert_null(open_with(f, pass, &error));
	assert_true(g_error_matches(error, STORE_ERROR, (int)code));
	g_error_free(error);
}

/* The passphrase opens it, and what was kept is in it. */
static void still_there_with(struct fixture *f, const char *pass)
{
	struct store *store = open_with(f, pass, NULL);
	g_autofree char *word = store ? store_recall(store, "planted") : NULL;

	assert_non_null(store);
	assert_string_equal(word, "giu-lai");
	store_close(store);
}

static const uint8_t kek[SEAL_KEY + 1] = "mot-chia-de-thu-trong-chum-khoa-";
static const uint8_t other_kek[SEAL_KEY + 1] = "mot-chia-de-thu-trong-chum-khoa+";

static void add_slot(struct fixture *f)
{
	struct store *store = open_with(f, PASS, NULL);
	g_autofree char *none = store_slot(store), *id = NULL;

	assert_true(store_remember(store, "planted", "giu-lai", NULL));
	assert_string_equal(none, "");
	assert_true(store_slot_add(store, "kek-1", kek, NULL));
	id = store_slot(store);
	assert_string_equal(id, "kek-1");
	store_close(store);
}

/* The password was reset: the keyring's key opens it, under the new one from then on. */
static void opened_by_key(void **state)
{
	struct fixture *f = *state;
	struct store *store;
	g_autofree char *id = NULL;

	add_slot(f);
	assert_false(help_found(f->dir, (const char *)kek));
	id = store_peek_slot(f->dir, "canbo1");
	assert_string_equal(id, "kek-1");
	refused(f, NEXT, STORE_PASSPHRASE);
	store = store_open_by_key(&f->help.world, f->dir, &f->owner, kek, NEXT, NULL);
	assert_non_null(store);
	store_close(store);
	refused(f, PASS, STORE_PASSPHRASE);
	still_there_with(f, NEXT);
}

static void refused_by_key(struct fixture *f, const uint8_t *key, enum store_error code)
{
	GError *error = NULL;

	assert_null(store_open_by_key(&f->help.world, f->dir, &f->owner, key, NEXT, &error));
	assert_true(g_error_matches(error, STORE_ERROR, (int)code));
	g_error_free(error);
}

/* A key that does not fit changes nothing; where nothing is, nothing is made. */
static void not_by_another_key(void **state)
{
	struct fixture *f = *state;
	g_autofree char *none = store_peek_slot(f->dir, "canbo1");

	assert_string_equal(none, "");
	refused_by_key(f, kek, STORE_DAMAGED);
	assert_false(store_exists(f->dir, "canbo1"));
	store_close(open_with(f, PASS, NULL));
	refused_by_key(f, kek, STORE_PASSPHRASE);
	add_slot(f);
	refused_by_key(f, other_kek, STORE_PASSPHRASE);
	f->owner.centre = "01930000-bbbb";
	refused_by_key(f, kek, STORE_FOREIGN);
	f->owner.centre = "01930000-aaaa";
	still_there_with(f, PASS);
}

/* Dropped: the key opens nothing any more, the passphrase does. */
static void slot_dropped(void **state)
{
	struct fixture *f = *state;
	struct store *store;
	g_autofree char *id = NULL;

	add_slot(f);
	store = open_with(f, PASS, NULL);
	assert_true(store_slot_drop(store, true, NULL));
	id = store_slot(store);
	assert_string_equal(id, STORE_SLOT_OFF);
	store_close(store);
	refused_by_key(f, kek, STORE_PASSPHRASE);
	still_there_with(f, PASS);
}

/* A changed password leaves the second wrap as it is: it wraps the same data key. */
static void slot_outlives_a_change(void **state)
{
	struct fixture *f = *state;
	struct store *store;

	add_slot(f);
	store = open_with(f, PASS, NULL);
	assert_true(store_rewrap_begin(store, PASS, "mat-khau-3", NULL));
	assert_true(store_rewrap_end(store, true, NULL));
	store_close(store);
	store = store_open_by_key(&f->help.world, f->dir, &f->owner, kek, NEXT, NULL);
	assert_non_null(store);
	store_close(store);
	still_there_with(f, NEXT);
	refused(f, "mat-khau-3", STORE_PASSPHRASE);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(opened_by_key),
		TEST(not_by_another_key),
		TEST(slot_dropped),
		TEST(slot_outlives_a_change),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
