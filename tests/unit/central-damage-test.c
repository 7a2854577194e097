/* central-damage-test - a damaged list is refused whole, and where it is damaged is said. */
#include "lists_help.h"

#include "i18n/banned.h"

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

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_damaged_file_is_refused_whole),
		TEST(old_letters_are_told),
		TEST(a_sum_beside_the_file_must_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
