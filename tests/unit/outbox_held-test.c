/*
 * outbox_held - letters behind one that the centre did not take, and what
 * becomes of content: gone from the disk with the receipt, and not before.
 */
#include "tests/unit/outbox_help.h"

#include "i18n/banned.h"

/* What was written on top of a refused change waits for it; the rest goes on. */
static void held_behind_trouble(void **state)
{
	struct fixture *f = *state;
	g_autofree char *first = put_changes(f, "r1", "HoVaTen DanToc", "d1");
	g_autofree char *same = put_changes(f, "r1", "HoVaTen TonGiao", NULL);
	g_autofree char *chain = put_changes(f, "r1", "TonGiao", NULL);
	g_autofree char *apart = put_changes(f, "r1", "NhomMau", NULL);
	g_autofree char *other = put_changes(f, "r2", "HoVaTen", NULL);
	g_autofree char *late = NULL, *mended = NULL;
	struct letter *letter;

	settle_next(f, first, LETTER_REFUSED);
	settle_next(f, apart, LETTER_DONE);
	settle_next(f, other, LETTER_DONE);
	late = put_changes(f, "r1", "TonGiao", NULL);
	next_is(f, "");
	assert_int_equal(outbox_next_time(f->box, f->help.now), -1);
	letter = outbox_load(f->box, same, NULL);
	assert_string_equal(letter->held, first);
	letter_free(letter);
	assert_int_equal(outbox_waiting(f->box), 3);
	close_all(f);
	open_all(f);
	next_is(f, "");
	mended = put_changes(f, "r1", "HoVaTen", "d1");
	settle_next(f, mended, LETTER_DONE);
	settle_next(f, same, LETTER_DONE);
	settle_next(f, chain, LETTER_DONE);
	settle_next(f, late, LETTER_DONE);
	assert_int_equal(outbox_waiting(f->box), 0);
}

static void dropping_lets_go(void **state)
{
	struct fixture *f = *state;
	g_autofree char *first = put_changes(f, "r1", "HoVaTen", "d1");
	g_autofree char *same = put_changes(f, "r1", "HoVaTen", NULL);

	settle_next(f, first, LETTER_CONFLICT);
	next_is(f, "");
	assert_true(outbox_drop(f->box, first, NULL));
	settle_next(f, same, LETTER_DONE);
}

/* The sealed bytes of a letter leave the file and its log with the receipt. */
static void content_leaves_the_disk(void **state)
{
	struct fixture *f = *state;
	g_autofree char *first = put(f, OP_REQUEST, "r1", NULL);
	g_autofree char *second = put(f, OP_REQUEST, "r2", NULL);
	g_autofree char *third = put(f, OP_REQUEST, "r3", NULL);
	const char *const uuids[] = { first, second, third };

	for (size_t i = 0; i < 3; i++) {
		struct statement *s = store_ask(f->store, "SELECT hex(body) FROM letter "
							  "WHERE uuid = ?", "t", uuids[i]);
		g_autofree uint8_t *bytes = NULL;
		g_autofree char *hex = NULL;

		assert_int_equal(statement_step(s, NULL), STATEMENT_ROW);
		hex = g_strdup(statement_text(s, 0));
		statement_free(s);
		bytes = g_malloc0(33);
		for (size_t at = 0; at < 32; at++) /* the nonce and more: never a zero within */
			bytes[at] = (uint8_t)(g_ascii_xdigit_value(hex[2 * at]) * 16 +
					      g_ascii_xdigit_value(hex[2 * at + 1]));
		if (memchr(bytes, 0, 32))
			continue;
		assert_true(help_found(f->dir, (char *)bytes));
		if (i == 0) {
			assert_true(outbox_withdraw(f->box, uuids[i], NULL));
		} else {
			outbox_begin(f->box, uuids[i], NULL);
			outbox_settle(f->box, uuids[i],
				      i == 1 ? LETTER_DONE : LETTER_REFUSED, "TH-1", "", "", NULL);
			assert_int_equal(help_found(f->dir, (char *)bytes), i == 2);
			if (i == 2)
				assert_true(outbox_drop(f->box, uuids[i], NULL));
		}
		assert_false(help_found(f->dir, (char *)bytes));
	}
}

static void receipts_and_the_oldest(void **state)
{
	struct fixture *f = *state;
	g_autofree char *one = NULL, *two = NULL, *three = NULL;
	GPtrArray *list;

	assert_int_equal(outbox_oldest(f->box), 0);
	one = put(f, OP_REQUEST, "r1", NULL);
	help_pass(&f->help, 1000);
	two = put(f, OP_REQUEST, "r2", NULL);
	help_pass(&f->help, 1000);
	assert_int_equal(outbox_oldest(f->box), HELP_NOW);
	settle_next(f, one, LETTER_DONE);
	assert_int_equal(outbox_oldest(f->box), HELP_NOW + 1000);
	help_pass(&f->help, INT64_C(40) * 86400 * 1000);
	settle_next(f, two, LETTER_DONE);
	three = put(f, OP_REQUEST, "r3", NULL);
	list = outbox_receipts(f->box, 10, NULL);
	assert_int_equal(list->len, 2);
	assert_string_equal(((struct letter *)list->pdata[0])->uuid, two);
	assert_string_equal(((struct letter *)list->pdata[1])->receipt, "TH-1");
	g_ptr_array_unref(list);
	list = outbox_receipts(f->box, 1, NULL);
	assert_int_equal(list->len, 1);
	g_ptr_array_unref(list);
}

/* No room for the letter: it is said, the draft is a draft, and it goes when there is room. */
static void no_room(void **state)
{
	struct fixture *f = *state;
	struct journal_entry *entry = g_new0(struct journal_entry, 1);
	struct letter *letter = letter_new(OP_REQUEST);
	g_autofree char *filler = g_strnfill(200000, 'x');
	GError *error = NULL;

	entry->form = g_strdup("correction");
	entry->target = g_strdup("r1");
	entry->body = g_strdup("{}");
	assert_true(journal_keep(f->journal, entry, NULL));
	letter->about = g_strdup("r1");
	letter->draft = g_strdup(entry->id);
	letter->body = g_strdup_printf("{\"x\":\"%s\"}", filler);
	assert_true(store_run(f->store, NULL, NULL, "PRAGMA max_page_count = 20", ""));
	assert_false(outbox_put(f->box, letter, &error));
	assert_true(g_error_matches(error, STORE_ERROR, STORE_FULL));
	g_error_free(error);
	assert_int_equal(journal_count(f->journal), 1);
	assert_int_equal(outbox_waiting(f->box), 0);
	assert_true(store_run(f->store, NULL, NULL, "PRAGMA max_page_count = 100000", ""));
	assert_true(outbox_put(f->box, letter, NULL));
	assert_int_equal(journal_count(f->journal), 0);
	assert_int_equal(outbox_waiting(f->box), 1);
	letter_free(letter);
	journal_entry_free(entry);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(held_behind_trouble, setup, teardown),
		cmocka_unit_test_setup_teardown(dropping_lets_go, setup, teardown),
		cmocka_unit_test_setup_teardown(content_leaves_the_disk, setup, teardown),
		cmocka_unit_test_setup_teardown(no_room, setup, teardown),
		cmocka_unit_test_setup_teardown(receipts_and_the_oldest, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
