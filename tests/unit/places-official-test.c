/*
 * places-official-test - the official lists, all of them, where they are at hand: every
 * row of every edition is found by its own name, every old commune has an answer.
 *
 * By default each 37th row is looked up (all take a minute): DANCU_LONG=1 takes all.
 */
#include "atlas_help.h"
#include "central_help.h"

#include "central/sheet.h"

#include "i18n/banned.h"

#define TODAY 20260801

static const char *const lists[] = { "divisions-2019.tsv",   "divisions-2020.tsv",
				     "divisions-2025h1.tsv", "divisions-2025.tsv",
				     "divisions-2026.tsv",   "divisions-changes.tsv",
				     "mapping-2025.tsv",     "mapping-provinces-2025.tsv",
				     "ethnic-groups.tsv",    "religions.tsv",
				     "countries.tsv",	     NULL };
static const char *const editions[] = { "2019", "2020", "2025h1", "2025", "2026" };

struct official {
	char *folder;
	struct lab *lab;
	struct place_list *places;
	size_t step;
};

static int setup(void **state)
{
	struct official *o = g_new0(struct official, 1);
	GError *why = NULL;

	*state = o;
	o->folder = official_lists();
	o->step = g_getenv("DANCU_LONG") ? 1 : 97;
	if (!o->folder) {
		print_message("# not run: the official lists are not here\n");
		return 0;
	}
	o->lab = lab_new_at(":memory:");
	int64_t before = g_get_monotonic_time();
	g_autofree char *text = import_files(o->lab->centre, o->lab->ledger, o->folder,
					     lists, false, &why);
	if (!text)
		print_error("%s\n", why->message);
	assert_non_null(text);
	int64_t between = g_get_monotonic_time();
	o->places = places_of(o->lab->ledger);
	print_message("# import %.0f ms, list built in %.0f ms, %zu units, %zu bytes\n",
		      (double)(between - before) / 1000,
		      (double)(g_get_monotonic_time() - between) / 1000,
		      place_count(o->places), place_bytes(o->places));
	return 0;
}

static int teardown(void **state)
{
	struct official *o = *state;

	if (o->folder) {
		void *lab = o->lab;

		lab_teardown(&lab);
		place_list_free(o->places);
	}
	g_free(o->folder);
	g_free(o);
	return 0;
}

static struct centre_sheet *sheet_of(const struct official *o, const char *name)
{
	g_autofree char *path = g_build_filename(o->folder, name, NULL), *bytes = NULL;
	gsize length;

	assert_true(g_file_get_contents(path, &bytes, &length, NULL));
	return centre_sheet_read(name, bytes, length, NULL);
}

static void it_fits_into_memory(void **state)
{
	struct official *o = *state;

	if (o->folder)
		assert_true(place_bytes(o->places) < 3u << 20);
}

/* Whether one of the hits is the unit. */
static bool has_hit(const GArray *hits, int unit)
{
	for (guint i = 0; i < hits->len; i++)
		if (g_array_index(hits, struct place_hit, i).unit == unit)
			return true;
	return false;
}

static void look_up(struct official *o, const struct centre_sheet *s, size_t row,
		    const char *edition, GArray *hits)
{
	const char *code = centre_sheet_cell(s, row, centre_sheet_column(s, "code"));
	const char *full = centre_sheet_cell(s, row, centre_sheet_column(s, "full_name"));
	int unit = place_find(o->places, code, edition);
	g_autofree char *title = NULL, *text = NULL;

	if (unit == PLACE_NONE)
		print_error("%s %s: %s\n", edition, code, full);
	assert_int_not_equal(unit, PLACE_NONE);
	/* by its own name, the first thirty; and with what it lies in, first */
	place_search(o->places, full, TODAY, 0, hits);
	if (!has_hit(hits, unit))
		print_error("%s %s: %s is not found\n", edition, code, full);
	assert_true(has_hit(hits, unit));
	text = place_text(o->places, unit);
	place_search(o->places, text, TODAY, 12, hits);
	if (!has_hit(hits, unit))
		print_error("%s %s: %s is not found\n", edition, code, text);
	assert_true(has_hit(hits, unit));
	assert_true(g_array_index(hits, struct place_hit, 0).rank < 20000);
}

static void every_row_is_found_by_its_name(void **state)
{
	struct official *o = *state;
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct place_hit));
	int64_t before = g_get_monotonic_time();
	unsigned n = 0;

	for (size_t e = 0; o->folder && e < G_N_ELEMENTS(editions); e++) {
		g_autofree char *name = g_strdup_printf("divisions-%s.tsv", editions[e]);
		struct centre_sheet *s = sheet_of(o, name);

		for (size_t row = e; row < centre_sheet_rows(s); row += o->step, n++)
			look_up(o, s, row, editions[e], hits);
		centre_sheet_free(s);
	}
	if (n)
		print_message("# %u rows, two searches each: %.2f ms a search\n", n,
			      (double)(g_get_monotonic_time() - before) / 2000 / n);
}

static void every_old_commune_has_an_answer(void **state)
{
	struct official *o = *state;
	g_autoptr(GArray) heirs = g_array_new(FALSE, FALSE, sizeof(int));
	unsigned split = 0, became = 0;
	struct centre_sheet *s = o->folder ? sheet_of(o, "mapping-2025.tsv") : NULL;

	for (size_t row = 0; s && row < centre_sheet_rows(s); row++) {
		const char *old = centre_sheet_cell(s, row, 0);
		const char *heir =
			centre_sheet_cell(s, row, centre_sheet_column(s, "new_code"));
		int unit = place_find(
			o->places, *old ? old : centre_sheet_cell(s, row, 2), "2025h1");
		enum place_fate fate;
		bool there = false;

		assert_int_not_equal(unit, PLACE_NONE);
		fate = place_now(o->places, unit, 20250701, heirs);
		assert_true(fate == PLACE_BECAME || fate == PLACE_SPLIT);
		for (guint i = 0; i < heirs->len; i++) {
			struct place_unit now =
				place_unit(o->places, g_array_index(heirs, int, i));

			there |= strcmp(now.code, heir) == 0;
		}
		/* the strip of land on the shore has a unit of its own */
		if (*old || *centre_sheet_cell(s, row, 1) == '\0')
			assert_true(there);
		split += fate == PLACE_SPLIT;
		became += fate == PLACE_BECAME;
	}
	if (s)
		print_message("# rows with one answer %u, with several %u\n", became,
			      split);
	centre_sheet_free(s);
}

static void letters_of_today_and_before(void **state)
{
	static const struct {
		const char *typed, *text, *now;
	} cases[] = {
		{ "ba dinh", "phường Ba Đình, thành phố Hà Nội", "" },
		{ "ngoc ha ba dinh ha noi",
		  "phường Ngọc Hà, quận Ba Đình, thành phố Hà Nội", NULL },
		{ "truc bach", "phường Trúc Bạch, quận Ba Đình, thành phố Hà Nội",
		  "now phường Ba Đình, thành phố Hà Nội" },
		{ "tinh yen bai", "tỉnh Yên Bái", "now tỉnh Lào Cai" },
		{ "đặc khu lý sơn", "đặc khu Lý Sơn, tỉnh Quảng Ngãi", "" },
		{ "qui nhon", "phường Quy Nhơn, tỉnh Gia Lai", "" },
		{ "p quy nhon", "phường Quy Nhơn, tỉnh Gia Lai", "" },
		{ "tp. ho chi minh", "thành phố Hồ Chí Minh", "" },
		{ "Thôn 3, xã Phúc Thọ, huyện Lâm Hà, tỉnh Lâm Đồng",
		  "xã Phúc Thọ, huyện Lâm Hà, tỉnh Lâm Đồng", NULL },
	};
	struct official *o = *state;
	g_autoptr(GArray) hits = g_array_new(FALSE, FALSE, sizeof(struct place_hit));

	for (size_t i = 0; o->folder && i < G_N_ELEMENTS(cases); i++) {
		int64_t before = g_get_monotonic_time();
		size_t n = place_search(o->places, cases[i].typed, TODAY, 20, hits);
		int64_t took = g_get_monotonic_time() - before;

		assert_true(n > 0);
		int unit = g_array_index(hits, struct place_hit, 0).unit;
		g_autofree char *text = place_text(o->places, unit);
		g_autofree char *now = place_now_text(o->places, unit, TODAY, 4);

		print_message("# %s: %zu in %d us: %s (%s)\n", cases[i].typed, n,
			      (int)took, text, now);
		assert_string_equal(text, cases[i].text);
		if (cases[i].now)
			assert_string_equal(now, cases[i].now);
	}
}

/* What a terminal pays for all of it. */
static void all_of_it_over_the_line(void **state)
{
	struct official *o = *state;
	struct asker a = { 0 };
	struct got got = { 0 };
	size_t bytes = 0, pieces = 0, most = 0;
	unsigned left = 1;
	int64_t seq = 0;

	if (!o->folder)
		return;
	a = sign_in(o->lab, "canbo1");
	while (left) {
		g_autofree char *query = delta_query_print(seq);
		g_autofree char *path = g_strconcat("/v1/catalogues", query, NULL);
		const char *header[CENTRE_HEADER_COUNT] = { NULL };
		struct delta *delta;

		header[CENTRE_HEADER_COOKIE] = a.cookie;
		header[CENTRE_HEADER_WORLD] = a.world;
		lab_send(a.lab, "GET", path, header, NULL, 0, &got);
		assert_int_equal(got.status, 200);
		delta = delta_of_json(got.body, NULL);
		assert_non_null(delta);
		seq = delta->seq;
		left = delta->left;
		bytes += strlen(got.text);
		most = MAX(most, strlen(got.text));
		pieces++;
		delta_free(delta);
	}
	print_message("# %zu bytes in %zu pieces, at most %zu\n", bytes, pieces, most);
	assert_true(bytes < 900000);
	assert_true(most < 40000);
	got_clear(&got);
	asker_clear(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(it_fits_into_memory),
		cmocka_unit_test(letters_of_today_and_before),
		cmocka_unit_test(every_row_is_found_by_its_name),
		cmocka_unit_test(every_old_commune_has_an_answer),
		cmocka_unit_test(all_of_it_over_the_line),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
