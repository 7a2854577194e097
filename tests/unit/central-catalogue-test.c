/*
 * central-catalogue-test - official lists come in whole or not at all, say what is new,
 * and go out as deltas.
 */
#include "lists_help.h"

#include "i18n/banned.h"

static const char *const all_files[] = { "mapping-2025.tsv",   "religions.tsv",
					 "divisions-2025.tsv", "divisions-2025h1.tsv",
					 "divisions-2020.tsv", "divisions-changes.tsv",
					 "holidays.tsv",       NULL };

static void take_all(struct desk *d)
{
	GError *why = NULL;
	g_autofree char *text = take(d, all_files, false, &why);

	if (!text)
		print_error("%s\n", why->message);
	assert_non_null(text);
}

static void is_unit(const struct place_list *list, const char *code, const char *edition,
		    const char *text)
{
	int unit = place_find(list, code, edition);
	g_autofree char *has = unit == PLACE_NONE ? g_strdup("") : place_text(list, unit);

	assert_string_equal(has, text);
}

/* ---- what comes of the files --------------------------------------------------- */

static void editions_become_units_with_dates(void **state)
{
	struct desk *d = *state;
	struct place_list *list;

	take_all(d);
	list = places_of(d->lab->ledger);
	is_unit(list, "90001", "2020", "xã Bến Gỗ, thị xã Bến Mới, tỉnh Ví Dụ");
	is_unit(list, "90001", "2025h1", "phường Bến Gỗ, thị xã Bến Mới, tỉnh Ví Dụ");
	is_unit(list, "90001", "2025", "xã Tập Huấn, tỉnh Ví Dụ");
	/* the day of the change, not of the next edition */
	is_unit(list, "900", "2023-04-09", "huyện Bến Cũ, tỉnh Ví Dụ");
	is_unit(list, "900", "2023-04-10", "thị xã Bến Mới, tỉnh Ví Dụ");
	is_unit(list, "90003", "2024-08-31", "xã Gò Đỏ, thị xã Bến Mới, tỉnh Ví Dụ");
	is_unit(list, "90003", "2024-09-01", "");
	/* another way to place a tone is no other unit */
	assert_int_equal(place_find(list, "90002", "2020"),
			 place_find(list, "90002", "2025h1"));
	is_unit(list, "90002", "2020", "xã Hòa Lý, thị xã Bến Mới, tỉnh Ví Dụ");
	place_list_free(list);
}

static void what_the_links_say(void **state)
{
	struct desk *d = *state;
	g_autoptr(GArray) heirs = g_array_new(FALSE, FALSE, sizeof(int));
	struct place_list *list;

	take_all(d);
	list = places_of(d->lab->ledger);
	assert_int_equal(
		place_now(list, place_find(list, "90001", "2020"), 20260801, heirs),
		PLACE_BECAME);
	assert_int_equal(
		place_now(list, place_find(list, "90002", "2020"), 20260801, heirs),
		PLACE_SPLIT);
	assert_int_equal(heirs->len, 2);
	assert_int_equal(
		place_now(list, place_find(list, "900", "2020"), 20260801, heirs),
		PLACE_SPLIT);
	assert_int_equal(
		place_now(list, place_on(list, "900-1", 20250101), 20260801, heirs),
		PLACE_BECAME);
	place_list_free(list);
}

static void the_same_again_changes_nothing(void **state)
{
	struct desk *d = *state;
	int64_t seq;

	take_all(d);
	seq = centre_catalogue_seq(d->lab->ledger);
	assert_true(seq > 15);
	g_autofree char *again = take(d, all_files, false, NULL);
	assert_int_equal(centre_catalogue_seq(d->lab->ledger), seq);
	assert_non_null(strstr(again, "Nothing is new"));
}

static void a_look_changes_nothing(void **state)
{
	struct desk *d = *state;
	g_autofree char *text = take(d, all_files, true, NULL);

	assert_int_equal(centre_catalogue_seq(d->lab->ledger), 0);
	assert_non_null(strstr(text, "look only"));
	assert_non_null(strstr(text, "+ 90001 xã Bến Gỗ"));
}

static void a_later_edition_says_what_changed(void **state)
{
	static const char *const newer[] = { "divisions-2026.tsv", NULL };
	struct desk *d = *state;
	int64_t seq;

	take_all(d);
	seq = centre_catalogue_seq(d->lab->ledger);
	put_file(d, "divisions-2026.tsv",
		 "level\tcode\tparent\ttype\tname\tfull_name\n"
		 "1\t90\t\tThành phố\tVí Dụ\tThành phố Ví Dụ\n"
		 "3\t90001\t90\tPhường\tTập Huấn\tPhường Tập Huấn\n"
		 "3\t90005\t90\tXã\tHòn Xa\tXã Hòn Xa\n");
	g_autofree char *text = take(d, newer, false, NULL);
	assert_non_null(
		strstr(text, "1 added, 2 renamed or changed, 1 ended, 0 taken out"));
	assert_non_null(strstr(text, "~ 90001 phường Tập Huấn (2026-04-30)"));
	assert_non_null(strstr(text, "- 90002 xã Suối Thử (2026-04-29)"));
	/* three that came, three whose end is known now, one edition */
	assert_int_equal(centre_catalogue_seq(d->lab->ledger), seq + 7);
}

static void a_code_that_is_not_named_ends(void **state)
{
	static const char *const one[] = { "religions.tsv", NULL };
	struct desk *d = *state;

	take_all(d);
	put_file(d, "religions.tsv",
		 "code\tname\tnote\n01\tĐạo Mẫu mới\t\n03\tĐạo Ba\t\n");
	g_autofree char *text = take(d, one, false, NULL);
	assert_non_null(strstr(text, "1 added, 1 renamed or changed, 1 ended"));
	g_autofree char *cells = centre_word(
		d->lab->ledger,
		"SELECT cells FROM catalogue_row WHERE list = 'C' AND key LIKE '02 %'",
		"");
	assert_true(g_str_has_prefix(cells, "02\tĐạo Thử\t\t\t20"));
}

/* ---- deltas ---------------------------------------------------------------------- */

static struct delta *fetch(struct asker *a, int64_t after, struct got *got)
{
	g_autofree char *query = delta_query_print(after);
	g_autofree char *path = g_strconcat("/v1/catalogues", query, NULL);
	const char *header[CENTRE_HEADER_COUNT] = { NULL };

	header[CENTRE_HEADER_COOKIE] = a->cookie;
	header[CENTRE_HEADER_WORLD] = a->world;
	lab_send(a->lab, "GET", path, header, NULL, 0, got);
	return got->status == 200 ? delta_of_json(got->body, NULL) : NULL;
}

static void deltas_bring_everything_in_pieces(void **state)
{
	struct desk *d = *state;
	struct asker a = sign_in(d->lab, "canbo1");
	g_autoptr(GHashTable) rows =
		g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct got got = { 0 };
	int64_t seq = 0;
	bool more = true;

	take_all(d);
	while (more) {
		struct delta *delta = fetch(&a, seq, &got);

		assert_non_null(delta);
		for (guint i = 0; i < delta->rows->len; i++) {
			char *text = delta_row_text(delta->rows->pdata[i]);

			assert_true(g_hash_table_add(rows, text));
		}
		seq = delta->seq;
		more = delta->left > 0;
		delta_free(delta);
	}
	assert_int_equal(seq, centre_catalogue_seq(d->lab->ledger));
	assert_int_equal(g_hash_table_size(rows),
			 centre_number(d->lab->ledger, 0,
				       "SELECT count(*) FROM catalogue_row", ""));
	/* who has everything pays next to nothing */
	struct delta *nothing = fetch(&a, seq, &got);
	assert_int_equal(nothing->rows->len, 0);
	assert_true(strlen(got.text) < 40);
	g_autofree char *etag = g_strdup_printf("%d", (int)seq);
	assert_string_equal(got.etag, etag);
	delta_free(nothing);
	/* ahead of the centre: another centre's list */
	assert_null(fetch(&a, seq + 1, &got));
	assert_int_equal(got.status, 410);
	assert_null(fetch(&a, -1, &got));
	got_clear(&got);
	asker_clear(&a);
}

static void only_what_changed_comes_later(void **state)
{
	static const char *const one[] = { "religions.tsv", NULL };
	struct desk *d = *state;
	struct asker a = sign_in(d->lab, "canbo1");
	struct got got = { 0 };
	struct delta *delta;
	int64_t seq;

	take_all(d);
	seq = centre_catalogue_seq(d->lab->ledger);
	put_file(d, "religions.tsv",
		 "code\tname\tnote\n01\tĐạo Mẫu mới\t\n02\tĐạo Thử\t\n");
	g_free(take(d, one, false, NULL));
	delta = fetch(&a, seq, &got);
	assert_int_equal(delta->rows->len, 1);
	assert_true(strlen(got.text) < 120);
	delta_free(delta);
	got_clear(&got);
	asker_clear(&a);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(editions_become_units_with_dates),
		TEST(what_the_links_say),
		TEST(the_same_again_changes_nothing),
		TEST(a_look_changes_nothing),
		TEST(a_later_edition_says_what_changed),
		TEST(a_code_that_is_not_named_ends),
		TEST(deltas_bring_everything_in_pieces),
		TEST(only_what_changed_comes_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
