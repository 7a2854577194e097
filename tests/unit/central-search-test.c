/*
 * Searching by name in an invented commune finds and ranks what a plain walk
 * over everybody finds and ranks, whatever ways the centre takes to be quick.
 */
#include "central/names.h"
#include "central/schema.h"
#include "central_help.h"
#include "forms/query.h"
#include "i18n/fold.h"
#include "i18n/match_plan.h"

#include "i18n/banned.h"

#define PEOPLE 2000
#define QUERIES 150

/* Everybody of the commune, once. */
struct everybody {
	char *id, *name, *fold, *sort, *birth;
};

struct ranked {
	unsigned score;
	const struct everybody *who;
};

static void everybody_clear(void *data)
{
	struct everybody *e = data;

	g_free(e->id);
	g_free(e->name);
	g_free(e->fold);
	g_free(e->sort);
	g_free(e->birth);
}

static GArray *load_everybody(struct lab *lab)
{
	GArray *all = g_array_new(FALSE, FALSE, sizeof(struct everybody));
	struct centre_rows *rows = centre_ask(lab->ledger,
					      "SELECT id, name_text, fold, sort, birth"
					      " FROM resident WHERE commune = '99003'",
					      "");

	g_array_set_clear_func(all, everybody_clear);
	while (centre_next(rows)) {
		struct everybody e = {
			g_strdup(centre_text(rows, 0)), g_strdup(centre_text(rows, 1)),
			g_strdup(centre_text(rows, 2)), g_strdup(centre_text(rows, 3)),
			g_strdup(centre_text(rows, 4))};

		g_array_append_val(all, e);
	}
	centre_done(rows);
	return all;
}

static int rank_order(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int sort = strcmp(x->who->sort, y->who->sort);

	if (x->score != y->score)
		return x->score < y->score ? -1 : 1;
	return sort ? sort : strcmp(x->who->id, y->who->id);
}

/* Everybody who fits and is found in this reach. */
static void walk(GArray *all, struct match_query *match, const char *year,
		 enum match_reach reach, GArray *out)
{
	for (guint i = 0; i < all->len; i++) {
		const struct everybody *e = &g_array_index(all, struct everybody, i);
		enum match_rank rank = match_rank_key(match, e->fold);
		struct ranked r = {MATCH_SCORE_NONE, e};

		if (rank == MATCH_NONE || match_reach_of(rank) != reach ||
		    strncmp(e->birth, year, strlen(year)) != 0)
			continue;
		r.score = match_score(match, e->name);
		if (r.score < MATCH_SCORE_NONE)
			g_array_append_val(out, r);
	}
}

/* Two slips are for those who have not found enough otherwise. */
static void leave_two_slips(GArray *out)
{
	const unsigned first = MATCH_NEAR * MATCH_SCORE_RANK + MATCH_SCORE_SLIPS;
	unsigned two = 0;

	for (guint i = 0; i < out->len; i++) {
		unsigned score = g_array_index(out, struct ranked, i).score;

		two += score >= first && score / MATCH_SCORE_RANK == MATCH_NEAR;
	}
	if (out->len - two < CENTRE_NAMES_ENOUGH)
		return;
	for (guint i = out->len; i-- > 0;) {
		unsigned score = g_array_index(out, struct ranked, i).score;

		if (score >= first && score / MATCH_SCORE_RANK == MATCH_NEAR)
			g_array_remove_index(out, i);
	}
}

/* What must be found, in order: slips only while the nearer ones are few. */
static GArray *plain(GArray *all, const char *name, const char *year)
{
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct ranked));
	struct match_query *match = match_query_new(name);

	walk(all, match, year, MATCH_REACH_WORDS, out);
	if (out->len < CENTRE_NAMES_ENOUGH)
		walk(all, match, year, MATCH_REACH_SLIPS, out);
	walk(all, match, year, MATCH_REACH_SOUNDS, out);
	leave_two_slips(out);
	g_array_sort(out, rank_order);
	match_query_free(match);
	return out;
}

/* All pages that the centre answers; ids in their order. */
static GPtrArray *asked(struct asker *a, const char *name, const char *year)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *cursor = g_strdup("null");
	struct got got = {0};

	while (cursor) {
		g_autofree char *born =
			*year ? g_strdup_printf(",\"year\":\"%s\"", year) : g_strdup("");
		g_autofree char *body = g_strdup_printf(
			"{\"query\":{\"kind\":\"name\",\"name\":\"%s\"%s}," PURPOSE
			",\"limit\":50,\"cursor\":%s}",
			name, born, cursor);
		const char *next;

		a->lab->now += 2000;
		ask(a, OP_FIND, NULL, body, &got);
		if (got.status != 200)
			print_error("%s\n%s\n", body, got.text);
		assert_int_equal(got.status, 200);
		for (const struct json *row = json_first(json_get(got.body, "rows")); row;
		     row = json_next(row))
			g_ptr_array_add(ids, g_strdup(json_text_at(row, "id")));
		next = json_text_at(got.body, "cursor");
		g_free(cursor);
		cursor = next && *next && ids->len < 150 ? g_strdup_printf("\"%s\"", next) : NULL;
	}
	got_clear(&got);
	return ids;
}

static void compare(struct asker *a, GArray *all, const char *name, const char *year)
{
	GArray *want = plain(all, name, year);
	GPtrArray *found = asked(a, name, year);

	if (found->len != MIN(want->len, found->len) || found->len < MIN(want->len, 150))
		print_error("%s %s: %u, not %u\n", name, year, found->len, want->len);
	assert_true(found->len >= MIN(want->len, 150) && found->len <= want->len);
	for (guint i = 0; i < found->len; i++)
		assert_string_equal(found->pdata[i],
				    g_array_index(want, struct ranked, i).who->id);
	g_array_free(want, TRUE);
	g_ptr_array_free(found, TRUE);
}

static unsigned draw(struct lab *lab, unsigned below)
{
	uint32_t n;

	world_random(&lab->world, &n, sizeof(n));
	return n % below;
}

/* One letter inserted, lost, replaced or swapped with the next; new, ASCII stays so. */
static char *slip(struct lab *lab, const char *text)
{
	glong letters = 0;
	g_autofree gunichar *from = g_utf8_to_ucs4_fast(text, -1, &letters);
	GString *out = g_string_new(NULL);
	glong at = draw(lab, (unsigned)letters);
	unsigned kind = draw(lab, 4);

	for (glong i = 0; i < letters; i++) {
		if (i != at || kind == 0)
			g_string_append_unichar(out, from[i]);
		if (i == at && kind < 2)
			g_string_append_c(out, (char)('a' + draw(lab, 26)));
		if (i == at && kind == 3 && i + 1 < letters) {
			g_string_append_unichar(out, from[++i]);
			g_string_append_unichar(out, from[at]);
		}
	}
	return g_string_free(out, FALSE);
}

/* A name as somebody types it: marks or none, all of it or parts, a slip. */
static char *typed(struct lab *lab, const char *name)
{
	g_autofree char *text = draw(lab, 2) ? g_strdup(name) : fold_key(name, FOLD_ASCII);
	g_auto(GStrv) words = g_strsplit(text, " ", -1);
	unsigned count = g_strv_length(words);
	GString *letters;

	switch (draw(lab, 7)) {
	case 0:
		return g_strdup(words[draw(lab, count)]);
	case 1:
		return g_strdup_printf("%s %s", words[count - 1], words[0]);
	case 2:
		return fold_key(text, FOLD_SEARCH);
	case 3:
		letters = g_string_new(NULL);
		for (unsigned i = 0; i < count; i++)
			g_string_append_unichar(letters, g_utf8_get_char(words[i]));
		return g_string_free(letters, FALSE);
	case 4:
		return fold_key(text, FOLD_PHONETIC);
	case 5:
		return slip(lab, text);
	default:
		return g_strdup(text);
	}
}

static void a_search_finds_what_a_walk_finds(void **state)
{
	struct lab *lab = *state;
	static const char *const hamlets[] = {"Suối Cát"};
	const struct centre_commune_plan plan = {"99003", "xã Đông", "xa", "tỉnh Ví Dụ",
						 hamlets, 1, 0};
	const char *count = g_getenv("DANCU_SEARCH_PEOPLE");
	struct asker a;
	GArray *all;

	assert_true(centre_commune_add(lab->centre, lab->ledger, &plan, NULL));
	lab_officer(lab, "canbo3", "Vi Văn Ba", "officer", "99003");
	assert_true(centre_populate(lab->centre, lab->ledger, "99003", "7",
				    count ? (unsigned)g_ascii_strtoull(count, NULL, 10) : PEOPLE, NULL, NULL));
	lab->now += 1000;
	a = sign_in(lab, "canbo3");
	all = load_everybody(lab);
	for (int i = 0; i < QUERIES; i++) {
		const struct everybody *e =
			&g_array_index(all, struct everybody, draw(lab, all->len));
		g_autofree char *name = typed(lab, e->name);
		g_autofree char *year = g_strndup(draw(lab, 3) ? "" : e->birth, 4);

		if (i % 40 == 0) {
			asker_clear(&a);
			a = sign_in(lab, "canbo3");
		}
		compare(&a, all, name, year);
	}
	g_array_free(all, TRUE);
	asker_clear(&a);
}

static void find_name(struct asker *a, const char *query, struct got *got)
{
	g_autofree char *body =
		g_strdup_printf("{\"query\":{\"kind\":%s}," PURPOSE "}", query);

	ask(a, OP_FIND, NULL, body, got);
}

/* Province and C06 find a name with its birth everywhere; nobody else, nothing else. */
static void a_name_with_its_birth_is_found_everywhere(void **state)
{
	static const char *const roles[] = {"province", "c06"};
	static const char *const narrow[] = {
		"\"name\",\"name\":\"le thi xa\"",
		"\"old_number\",\"number\":\"201456780\"",
		"\"household\",\"household\":\"0001\"",
		"\"hamlet\",\"hamlet\":\"99002-01\"",
	};
	struct lab *lab = *state;
	struct asker officer = sign_in(lab, "canbo1");
	struct got got = {0};

	for (size_t i = 0; i < G_N_ELEMENTS(roles); i++) {
		struct asker a;
		const struct json *row;

		lab_officer(lab, roles[i], "Vi Thị Bốn", roles[i], "99001");
		a = sign_in(lab, roles[i]);
		find_name(&a, "\"name\",\"name\":\"le thi xa\",\"year\":\"1990\"", &got);
		assert_int_equal(json_number_at(got.body, "total", 0), 1);
		row = json_first(json_get(got.body, "rows"));
		assert_string_equal(json_text_at(row, "id"), "x1");
		assert_string_equal(json_text_at(row, "commune"), "xã Suối Thử");
		find_name(&a, "\"name\",\"name\":\"nguyen a\",\"date\":\"1975-03-17\"", &got);
		row = json_first(json_get(got.body, "rows"));
		assert_string_equal(json_text_at(row, "commune"), "xã Tập Huấn");
		find_name(&a, "\"name\",\"name\":\"le thi xa\",\"year\":\"1991\"", &got);
		assert_int_equal(json_number_at(got.body, "total", -1), 0);
		for (size_t n = 0; n < G_N_ELEMENTS(narrow); n++) {
			find_name(&a, narrow[n], &got);
			assert_int_equal(json_number_at(got.body, "total", -1), 0);
		}
		/* opened with a purpose, and that is in the trail */
		ask(&a, OP_RESIDENT, "x1", NULL, &got);
		assert_int_equal(got.status, 200);
		ask(&a, OP_ACCESSES, "x1", NULL, &got);
		assert_refused(&got, 403, "forbidden");
		asker_clear(&a);
	}
	find_name(&officer, "\"name\",\"name\":\"le thi xa\",\"year\":\"1990\"", &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 0);
	find_name(&officer, "\"name\",\"name\":\"nguyen van a\",\"year\":\"1975\"", &got);
	assert_string_equal(json_text_at(json_first(json_get(got.body, "rows")), "commune"), "");
	got_clear(&got);
	asker_clear(&officer);
}

/* The sixty-first in a minute waits, alone, and is in the trail. */
static void searches_are_counted_by_the_minute(void **state)
{
	static const char query[] = "\"name\",\"name\":\"mau\"";
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1"), b = sign_in(lab, "canbo2");
	struct got got = {0};

	for (unsigned i = 0; i < CENTRE_SEARCHES; i++) {
		find_name(&a, query, &got);
		assert_int_equal(got.status, 200);
		lab->now += 100;
	}
	find_name(&a, query, &got);
	assert_refused(&got, 429, "too-many");
	assert_int_equal(got.retry_after, 54);
	assert_int_equal(centre_number(lab->ledger, 0,
				       "SELECT count(*) FROM audit WHERE action = 'find'"
				       " AND result = 'too-many'",
				       ""),
			 1);
	find_name(&b, query, &got);
	assert_int_equal(got.status, 200);
	lab->now += INT64_C(54) * 1000;
	find_name(&a, query, &got);
	assert_int_equal(got.status, 200);
	find_name(&a, query, &got);
	assert_refused(&got, 429, "too-many");
	lab->centre->searches = 0;
	for (unsigned i = 0; i < 2 * CENTRE_SEARCHES; i++) {
		find_name(&a, query, &got);
		assert_int_equal(got.status, 200);
	}
	got_clear(&got);
	asker_clear(&a);
	asker_clear(&b);
}

/* Rules of names that changed: all keys are made anew, names found as ever. */
static void older_names_are_renewed(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	GError *why = NULL;
	struct got got = {0};

	assert_true(centre_do_all(lab->ledger, "UPDATE meta SET value = 1 WHERE key = 'fold';"
					       "UPDATE resident SET fold = 'older rules'"));
	find_name(&a, "\"name\",\"name\":\"nguyen van a\"", &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 0);
	assert_true(centre_schema_renew(lab->ledger, &why));
	find_name(&a, "\"name\",\"name\":\"nguyen van a\"", &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 2);
	got_clear(&got);
	asker_clear(&a);
}

/* A corrected name is found, the old one no more; the group of each row is said. */
static void a_corrected_name_moves_in_the_index(void **state)
{
	struct lab *lab = *state;
	struct asker a = sign_in(lab, "canbo1");
	struct record *r = centre_resident_load(lab->ledger, "r1", lab->now, NULL);
	struct centre_event event = {"correction", "", "", "", lab->now};
	g_autofree char *name = value_name_of_text("Nguyễn Thị Sương");
	struct got got = {0};

	assert_true(centre_begin(lab->ledger));
	record_set(r, FIELD_NAME, name);
	assert_true(centre_resident_write(lab->ledger, r, NULL, 0, &event));
	assert_true(centre_commit(lab->ledger));
	find_name(&a, "\"name\",\"name\":\"mau\"", &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 0);
	assert_int_equal(centre_number(lab->ledger, -1, "SELECT names FROM syllable"
							" WHERE word = 'mau'", ""), 0);
	assert_int_equal(centre_number(lab->ledger, -1, "SELECT names FROM syllable"
							" WHERE word = 'van'", ""), 1);
	find_name(&a, "\"name\",\"name\":\"nguyen thi xuong\"", &got);
	assert_int_equal(json_number_at(got.body, "total", -1), 1);
	assert_int_equal(json_number_at(got.body, "sounds", -1), 1);
	assert_string_equal(json_text_at(json_first(json_get(got.body, "rows")), "rank"),
			    "sound");
	find_name(&a, "\"name\",\"name\":\"nguyễn suơng\"", &got);
	assert_string_equal(json_text_at(json_first(json_get(got.body, "rows")), "rank"),
			    "maybe");
	find_name(&a, "\"name\",\"name\":\"nguyen thi suong\"", &got);
	assert_string_equal(json_text_at(json_first(json_get(got.body, "rows")), "rank"),
			    "exact");
	record_free(r);
	got_clear(&got);
	asker_clear(&a);
}

#define AT_LAB(f) cmocka_unit_test_setup_teardown(f, lab_setup, lab_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		AT_LAB(a_name_with_its_birth_is_found_everywhere),
		AT_LAB(searches_are_counted_by_the_minute),
		AT_LAB(older_names_are_renewed),
		AT_LAB(a_corrected_name_moves_in_the_index),
		AT_LAB(a_search_finds_what_a_walk_finds),
	};

	return cmocka_run_group_tests_name("central search", tests, NULL, NULL);
}
