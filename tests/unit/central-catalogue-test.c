/*
 * central-catalogue-test - official lists come in whole or not at all, say what is new,
 * and go out as deltas.
 */
#include <glib/gstdio.h>

#include "atlas_help.h"
#include "central_help.h"

#include "i18n/banned.h"

static const char DIVISIONS_2020[] =
	"level\tcode\tparent\ttype\tname\tfull_name\tfull_name_en\n"
	"1\t90\t\tTỉnh\tVí Dụ\tTỉnh Ví Dụ\t\n"
	"2\t900\t90\tHuyện\tBến Cũ\tHuyện Bến Cũ\t\n"
	"3\t90001\t900\tXã\tBến Gỗ\tXã Bến Gỗ\t\n"
	"3\t90002\t900\tXã\tHoà Lý\tXã Hoà Lý\t\n"
	"3\t90003\t900\tXã\tGò Đỏ\tXã Gò Đỏ\t\n";
static const char DIVISIONS_2025H1[] =
	"level\tcode\tparent\ttype\tname\tfull_name\tfull_name_en\n"
	"1\t90\t\tTỉnh\tVí Dụ\tTỉnh Ví Dụ\t\n"
	"2\t900\t90\tThị xã\tBến Mới\tThị xã Bến Mới\t\n"
	"3\t90001\t900\tPhường\tBến Gỗ\tPhường Bến Gỗ\t\n"
	"3\t90002\t900\tXã\tHòa Lý\tXã Hòa Lý\t\n";
static const char DIVISIONS_2025[] =
	"level\tcode\tparent\ttype\tname\tfull_name\tfull_name_en\n"
	"1\t90\t\tTỉnh\tVí Dụ\tTỉnh Ví Dụ\t\n"
	"3\t90001\t90\tXã\tTập Huấn\tXã Tập Huấn\t\n"
	"3\t90002\t90\tXã\tSuối Thử\tXã Suối Thử\t\n";
static const char CHANGES[] =
	"effective\tkind\tlevel\tcode\told_parent\told_full_name\tnew_parent\tnew_full_"
	"name\n"
	"2023-04-10\trenamed\t2\t900\t90\tHuyện Bến Cũ\t90\tThị xã Bến Mới\n"
	"2024-09-01\tremoved\t3\t90003\t900\tXã Gò Đỏ\t\t\n";
static const char MAPPING[] =
	"old_code\told_name\told_district_code\told_district\told_province_code\told_"
	"province\t"
	"kind\tnote\tnew_code\tnew_name\tnew_province_code\tnew_province\tcorrected\n"
	"90001\tPhường Bến Gỗ\t900\tThị xã Bến Mới\t90\tTỉnh Ví Dụ\twhole\t\t90001\tXã "
	"Tập Huấn\t"
	"90\tTỉnh Ví Dụ\t\n"
	"90002\tXã Hòa Lý\t900\tThị xã Bến Mới\t90\tTỉnh Ví Dụ\tpart\t\t90001\tXã Tập "
	"Huấn\t90\t"
	"Tỉnh Ví Dụ\t\n"
	"90002\tXã Hòa Lý\t900\tThị xã Bến Mới\t90\tTỉnh Ví Dụ\tpart\t\t90002\tXã Suối "
	"Thử\t90\t"
	"Tỉnh Ví Dụ\t\n"
	"\tKhu vực bãi bồi\t900\tThị xã Bến Mới\t90\tTỉnh Ví Dụ\twhole\t\t90002\tXã Suối "
	"Thử\t90\t"
	"Tỉnh Ví Dụ\t\n";
static const char RELIGIONS[] = "code\tname\tnote\n01\tĐạo Mẫu\tMẫu Đạo\n02\tĐạo Thử\t\n";
static const char DAYS[] =
	"date\tkind\tname_vi\tweekday_vi\tlunar_date\tpair_date\tstatus\n"
	"2026-01-02\tswapped-off\tnghỉ\tThứ Sáu\t\t2026-01-10\tannounced\n"
	"2026-01-10\tswapped-work\tlàm bù\tThứ Bảy\t\t2026-01-02\tannounced\n"
	"2027-01-02\tholiday\tdự kiến\tThứ Bảy\t\t\tproposed\n";

static const char *const all_files[] = { "mapping-2025.tsv",   "religions.tsv",
					 "divisions-2025.tsv", "divisions-2025h1.tsv",
					 "divisions-2020.tsv", "divisions-changes.tsv",
					 "holidays.tsv",       NULL };

struct desk {
	struct lab *lab;
	char *folder;
};

static void put_file(const struct desk *d, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(d->folder, name, NULL);

	assert_true(g_file_set_contents(path, text, -1, NULL));
}

static int setup(void **state)
{
	struct desk *d = g_new0(struct desk, 1);

	d->lab = lab_new_at(":memory:");
	d->folder = g_dir_make_tmp("dancu-lists-XXXXXX", NULL);
	put_file(d, "divisions-2020.tsv", DIVISIONS_2020);
	put_file(d, "divisions-2025h1.tsv", DIVISIONS_2025H1);
	put_file(d, "divisions-2025.tsv", DIVISIONS_2025);
	put_file(d, "divisions-changes.tsv", CHANGES);
	put_file(d, "mapping-2025.tsv", MAPPING);
	put_file(d, "religions.tsv", RELIGIONS);
	put_file(d, "holidays.tsv", DAYS);
	*state = d;
	return 0;
}

static int teardown(void **state)
{
	struct desk *d = *state;
	GDir *dir = g_dir_open(d->folder, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(dir)) != NULL) {
		g_autofree char *path = g_build_filename(d->folder, name, NULL);

		g_unlink(path);
	}
	g_dir_close(dir);
	g_rmdir(d->folder);
	g_free(d->folder);
	void *lab = d->lab;
	lab_teardown(&lab);
	g_free(d);
	return 0;
}

static char *take(struct desk *d, const char *const *names, bool dry, GError **why)
{
	return import_files(d->lab->centre, d->lab->ledger, d->folder, names, dry, why);
}

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

/* ---- damage ---------------------------------------------------------------------- */

static void is_refused(struct desk *d, const char *name, const char *text,
		       const char *says)
{
	const char *const files[] = { "divisions-2020.tsv", "religions.tsv", name, NULL };
	g_autoptr(GError) why = NULL;
	g_autofree char *came = NULL;

	put_file(d, name, text);
	came = take(d, files, false, &why);
	assert_null(came);
	assert_non_null(why);
	if (!strstr(why->message, says))
		print_error("%s\n", why->message);
	assert_non_null(strstr(why->message, says));
	assert_non_null(strstr(why->message, "Nothing was changed."));
	assert_int_equal(centre_catalogue_seq(d->lab->ledger), 0);
	assert_int_equal(
		centre_number(d->lab->ledger, -1, "SELECT count(*) FROM division", ""),
		0);
}

#define HEAD "level\tcode\tparent\ttype\tname\tfull_name\n"
#define PROVINCE "1\t90\t\tTỉnh\tVí Dụ\tTỉnh Ví Dụ\n"

static void a_damaged_file_is_refused_whole(void **state)
{
	static const struct {
		const char *name, *text, *says;
	} cases[] = {
		{ "divisions-2026.tsv", HEAD PROVINCE "3\t90001\t90\tX\xe3\tA\tX\xe3 A\n",
		  "line 3: This is not UTF-8 (byte 0xE3)." },
		{ "divisions-2026.tsv", HEAD PROVINCE "3\t90001\t90\tXã\tA\n",
		  "line 3, column “full_name”: This cell is missing" },
		{ "divisions-2026.tsv", HEAD PROVINCE "3\t90001\t90\tXã\tA\tXã A\tB\n",
		  "line 3: It has more cells" },
		{ "divisions-2026.tsv", HEAD PROVINCE "3\t90001\t91\tXã\tA\tXã A\n",
		  "line 3, column “parent”: The unit above it is not in the file." },
		{ "divisions-2026.tsv", HEAD PROVINCE "3\t90001\t\tXã\tA\tXã A\n",
		  "line 3, column “parent”" },
		{ "divisions-2026.tsv", HEAD PROVINCE PROVINCE,
		  "line 3, column “code”: This code stands in the file twice." },
		{ "divisions-2026.tsv", HEAD PROVINCE "3\t90001\t90\tLàng\tA\tLàng A\n",
		  "line 3, column “type”: There is no such kind" },
		{ "divisions-2026.tsv", HEAD PROVINCE "2\t90001\t90\tXã\tA\tXã A\n",
		  "line 3, column “level”: The level does not fit" },
		{ "divisions-2026.tsv", HEAD PROVINCE "3\t9001\t90\tXã\tA\tXã A\n",
		  "line 3, column “code”: A code has 2, 3 or 5 digits." },
		{ "divisions-2026.tsv",
		  HEAD PROVINCE "3\t90001\t90\tXã\tTập\tXã Tập Huấn\n",
		  "line 3, column “name”: The name is not whole." },
		{ "divisions-2026.tsv", HEAD PROVINCE "3\t90001\t90\tXã\tA\u202e\tXã A\n",
		  "line 3, column “name”: " },
		{ "divisions-2026.tsv", HEAD PROVINCE "# rows 2\n",
		  "line 3: It counts other rows than the file has" },
		{ "divisions-2026.tsv", "level\tcode\tparent\tname\n1\t90\t\tVí Dụ\n",
		  "line 1: The column “type” is missing." },
		{ "divisions-2026.tsv", "", "There are no rows." },
		{ "divisions-2026.tsv", HEAD, "There are no rows." },
		{ "divisions-2020.tsv", "a\tb\n1\t2\n", "Nobody knows a list" },
		{ "divisions-x.tsv", HEAD PROVINCE, "Say which edition it is" },
		{ "divisions-changes.tsv",
		  "effective\tkind\tlevel\tcode\tnew_parent\tnew_full_name\n"
		  "2023-04\tremoved\t3\t90003\t\t\n",
		  "line 2, column “effective”" },
		{ "divisions-changes.tsv",
		  "effective\tkind\tlevel\tcode\tnew_parent\tnew_full_name\n"
		  "2023-04-01\trenamed\t3\t90003\t900\tLàng Gò\n",
		  "line 2, column “new_full_name”" },
		{ "mapping-2025.tsv",
		  "old_code\told_name\told_district_code\tkind\tnew_code\n"
		  "90009\tXã A\t900\twhole\t90001\n",
		  "line 2, column “old_code”: The edition before that day has no such "
		  "code." },
		{ "mapping-2025.tsv",
		  "old_code\told_name\told_district_code\tkind\tnew_code\n"
		  "90001\tXã A\t900\twhole\t90009\n",
		  "line 2, column “new_code”: The edition of that day has no such "
		  "code." },
		{ "mapping-2025.tsv",
		  "old_code\told_name\told_district_code\tkind\tnew_code\n"
		  "90001\tXã A\t900\tmerged\t90002\n",
		  "line 2, column “kind”: Nobody knows this kind of change." },
		{ "holidays.tsv",
		  "date\tkind\tname_vi\tpair_date\tstatus\n2026-02-"
		  "30\tholiday\tA\t\tlaw\n",
		  "line 2, column “date”" },
		{ "countries.tsv", "alpha2\tname_vi_cldr41\nVN\tViệt Nam\nVN\tViệt Nam\n",
		  "line 3, column “alpha2”: This code stands in the file twice." },
		{ "countries.tsv", "alpha2\tname_vi_cldr41\nV N\tViệt Nam\n",
		  "line 2, column “alpha2”: A code is of letters and digits." },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		is_refused(*state, cases[i].name, cases[i].text, cases[i].says);
		put_file(*state, "divisions-2020.tsv", DIVISIONS_2020);
	}
}

static void old_letters_are_told(void **state)
{
	/* TCVN3, as spread-sheets of the nineties write it */
	is_refused(*state, "divisions-2026.tsv",
		   "level\tcode\tparent\ttype\tname\n"
		   "1\t90\t\tT\xd8nh\tTh\xb8i Nguy\xaan\n1\t91\t\tT\xd8nh\tB\xdd"
		   "c K\xb9n\n"
		   "1\t92\t\tT\xd8nh\t\xa7\xadng Th\xb8p\n1\t93\t\tT\xd8nh\tH\xb6i "
		   "D\xad\xacng\n",
		   "dancu text from tcvn3");
}

static void a_sum_beside_the_file_must_fit(void **state)
{
	static const char *const one[] = { "religions.tsv", NULL };
	struct desk *d = *state;
	g_autoptr(GError) why = NULL;
	g_autofree char *sum =
		g_compute_checksum_for_string(G_CHECKSUM_SHA256, RELIGIONS, -1);
	g_autofree char *line = g_strconcat(sum, "  religions.tsv\n", NULL);

	put_file(d, "religions.tsv.sha256", line);
	g_autofree char *fits = take(d, one, true, NULL);
	assert_non_null(fits);
	line[0] = line[0] == '0' ? '1' : '0';
	put_file(d, "religions.tsv.sha256", line);
	assert_null(take(d, one, false, &why));
	assert_non_null(strstr(why->message, ".sha256"));
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
		TEST(a_damaged_file_is_refused_whole),
		TEST(old_letters_are_told),
		TEST(a_sum_beside_the_file_must_fit),
		TEST(deltas_bring_everything_in_pieces),
		TEST(only_what_changed_comes_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
