/*
 * journal - whose drafts are offered again: those of windows that are gone, never
 * what another window holds now; and what lasts until it is dropped.
 */
#include "tests/unit/outbox_help.h"

#include "i18n/banned.h"

static char *keep(struct journal *journal, const char *form, const char *target,
		  bool aside, bool lasting)
{
	struct journal_entry *entry = g_new0(struct journal_entry, 1);
	char *id;

	entry->form = g_strdup(form);
	entry->target = g_strdup(target);
	entry->body = g_strdup("{}");
	entry->open = !lasting;
	entry->aside = aside;
	entry->lasting = lasting;
	assert_true(journal_keep(journal, entry, NULL));
	id = g_strdup(entry->id);
	journal_entry_free(entry);
	return id;
}

static void offers(struct journal *journal, const char *id)
{
	struct journal_entry *entry = journal_resume(journal, NULL);

	assert_string_equal(entry ? entry->id : "", id);
	journal_entry_free(entry);
}

static unsigned lasting(struct journal *journal)
{
	g_autoptr(GPtrArray) list = journal_lasting(journal, "decisions");

	return list->len;
}

/* A second window of the same officer, while the first one stands. */
static void two_windows(void **state)
{
	struct fixture *f = *state, other = { .help = f->help, .dir = f->dir };
	g_autofree char *draft = keep(f->journal, "correction", "r1", false, false);
	g_autofree char *aside = NULL, *mine = NULL;

	help_pass(&f->help, 10);
	aside = keep(f->journal, "lookup", "", true, false);
	open_all(&other);
	assert_int_equal(store_window(f->store), 1);
	assert_int_equal(store_window(other.store), 2);
	assert_true(journal_begin(other.journal, NULL));
	offers(other.journal, "");
	assert_null(journal_find(other.journal, "lookup", "", NULL));
	/* ... and what it keeps itself is not laid over the first one's */
	help_pass(&f->help, 10);
	mine = keep(other.journal, "lookup", "", true, false);
	assert_string_not_equal(mine, aside);
	assert_int_equal(journal_count(other.journal), 1);
	close_all(&other);
	/* the first one still goes on with its own */
	assert_true(journal_begin(f->journal, NULL));
	offers(f->journal, mine);
}

/* The first window is gone: its newest is offered, to one window only. */
static void a_gone_window(void **state)
{
	struct fixture *f = *state, other = { .help = f->help, .dir = f->dir };
	g_autofree char *draft = keep(f->journal, "correction", "r1", false, false);

	open_all(&other);
	assert_int_equal(store_window(other.store), 2);
	close_all(f);
	assert_true(journal_begin(other.journal, NULL));
	offers(other.journal, draft);
	open_all(f);
	assert_int_equal(store_window(f->store), 1);
	assert_true(journal_begin(f->journal, NULL));
	offers(f->journal, "");
	offers(other.journal, draft);
	close_all(&other);
}

/* Choices of the queue: in no list and no count, there until they are dropped. */
static void what_lasts(void **state)
{
	struct fixture *f = *state, other = { .help = f->help, .dir = f->dir };
	g_autofree char *one = keep(f->journal, "decisions", "q1", true, true);
	g_autofree char *two = keep(f->journal, "decisions", "q2", true, true);
	g_autofree char *again = keep(f->journal, "decisions", "q1", true, true);

	assert_string_equal(one, again);
	assert_int_equal(lasting(f->journal), 2);
	assert_int_equal(journal_count(f->journal), 0);
	offers(f->journal, "");
	open_all(&other);
	assert_true(journal_begin(other.journal, NULL));
	assert_int_equal(lasting(other.journal), 0);
	close_all(&other);
	close_all(f);
	open_all(f);
	assert_true(journal_begin(f->journal, NULL));
	assert_true(journal_begin(f->journal, NULL));
	assert_int_equal(lasting(f->journal), 2);
	assert_true(journal_drop(f->journal, one, NULL));
	assert_int_equal(lasting(f->journal), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(two_windows, setup, teardown),
		cmocka_unit_test_setup_teardown(a_gone_window, setup, teardown),
		cmocka_unit_test_setup_teardown(what_lasts, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
