/*
 * match_plan - nobody who would be accepted is passed over; every slip of the fingers
 * finds the name; a nearer spelling never ranks behind a farther one; and the names of
 * communes that official lists write in two ways find each other.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "i18n/fold.h"
#include "i18n/match_plan.h"

#include "i18n/banned.h"

static const char *const names[] = {
	"Nguyễn Thị Mậu",   "Nguyễn Văn A",	 "Lý Quý",	     "Trần Thị Thúy",
	"Đặng Hữu Nghĩa",   "H'Hen Niê",	 "Y Bhŏ Niê",	     "Giàng A Páo",
	"Huỳnh Thị Thu Thủy", "Phạm Xuân Trường", "Võ Thị Ngọc Yến", "Lê Mây",
	"Vũ Thị Hoài Thương", "Đỗ Quang Khải",	 "Lò Văn Ún",	     "Nguyễn Nam",
	"Trần Chinh",	    "Nguyễn Thị Hằng",	 "Dương Giang",	     "Ksor H'Blăm",
};

/* The register is this one name: does the plan lead to it in the reach it belongs to? */
static bool leads_to(const struct match_query *query, const char *name)
{
	g_autofree char *key = fold_key(name, FOLD_SEARCH);
	g_auto(GStrv) words = g_strsplit(key, " ", -1);
	struct match_plan *plan = match_plan_new(query);
	enum match_rank rank = match_rank_key(query, key);
	const GPtrArray *chosen;
	bool found = false;

	for (size_t i = 0; words[i] != NULL; i++)
		match_plan_offer(plan, words[i], 1);
	chosen = match_plan_syllables(plan, match_reach_of(rank));
	for (guint c = 0; c < chosen->len; c++)
		for (size_t i = 0; words[i] != NULL; i++)
			found = found || strcmp(words[i], chosen->pdata[c]) == 0;
	found = found && rank < MATCH_NONE && (match_plan_hopes(plan, key) & (1u << match_reach_of(rank)));
	match_plan_free(plan);
	return found;
}

static enum match_rank rank_of(const char *typed, const char *name)
{
	struct match_query *query = match_query_new(typed);
	enum match_rank rank = match_rank(query, name);

	if (rank < MATCH_NONE && !leads_to(query, name))
		fail_msg("%s is not led to by %s", name, typed);
	match_query_free(query);
	return rank;
}

static void must_find(const char *typed, const char *name, unsigned *count)
{
	enum match_rank rank = rank_of(typed, name);

	if (rank == MATCH_NONE)
		fail_msg("%s does not find %s", typed, name);
	++*count;
}

/* `letter` may be 0 where the kind needs none; NULL: there is no such slip. New. */
static char *slip(const char *name, glong at, char kind, char letter)
{
	glong letters;
	g_autofree gunichar *from = g_utf8_to_ucs4_fast(name, -1, &letters);
	bool before = at > 0 && g_unichar_isalpha(from[at - 1]);
	bool behind = at + 1 < letters && g_unichar_isalpha(from[at + 1]);
	GString *out;

	if (!g_unichar_isalpha(from[at]) || (kind == 's' && !behind) ||
	    (strchr("lr", kind) != NULL && !before && !behind))
		return NULL;
	out = g_string_new(NULL);
	for (glong i = 0; i < letters; i++) {
		if (i == at && strchr("ir", kind) != NULL)
			g_string_append_c(out, letter);
		if (i == at && kind == 's') {
			g_string_append_unichar(out, from[at + 1]);
			g_string_append_unichar(out, from[at]);
			i++;
		} else if (i != at || kind == 'i') {
			g_string_append_unichar(out, from[i]);
		}
	}
	return g_string_free(out, FALSE);
}

/* Every letter inserted, lost, replaced, swapped, in every place, with marks or without. */
static void every_slip_finds(void **state)
{
	unsigned count = 0;

	(void)state;
	for (size_t n = 0; n < G_N_ELEMENTS(names); n++)
		for (int bare = 0; bare < 2; bare++) {
			g_autofree char *name = bare ? fold_key(names[n], FOLD_ASCII) :
						       g_strdup(names[n]);

			for (glong at = 0; at < g_utf8_strlen(name, -1); at++)
				for (const char *kind = "ilrs"; *kind != '\0'; kind++)
					for (char c = 'a'; c <= 'z'; c++) {
						g_autofree char *typed =
							slip(name, at, *kind, c);

						if (typed != NULL)
							must_find(typed, names[n], &count);
						if (strchr("ls", *kind) != NULL)
							break;
					}
		}
	assert_true(count > 20000);
}

static void blanks_slip_too(void **state)
{
	unsigned count = 0;

	(void)state;
	must_find("nguyenthi mau", "Nguyễn Thị Mậu", &count);
	must_find("nguyen thimau", "Nguyễn Thị Mậu", &count);
	must_find("ngu yen thi mau", "Nguyễn Thị Mậu", &count);
	must_find("nguyễn thị m ậu", "Nguyễn Thị Mậu", &count);
}

static void other_ways_to_the_name(void **state)
{
	(void)state;
	assert_int_equal(rank_of("quí lí", "Lý Quý"), MATCH_PART);
	assert_int_equal(rank_of("lí quí", "Lý Quý"), MATCH_EXACT);
	assert_int_equal(rank_of("li qui", "Lý Quý"), MATCH_MARKS);
	assert_int_equal(rank_of("lê mai", "Lê Mây"), MATCH_SOUND);
	assert_int_equal(rank_of("ntm", "Nguyễn Thị Mậu"), MATCH_PART);
	assert_int_equal(rank_of("nva", "Nguyễn Văn A"), MATCH_PART);
	assert_int_equal(rank_of("nva", "Nguyễn Thị A"), MATCH_NONE);
	assert_int_equal(rank_of("huynh thuy", "Huỳnh Thị Thu Thủy"), MATCH_PART);
	assert_int_equal(rank_of("nguyễn văn nam", "Nguyễn Nam"), MATCH_PART);
	assert_int_equal(rank_of("trần thị nam thy", "Trần Thị Nam"), MATCH_NONE);
	assert_int_equal(rank_of("trần nam thi", "Trần Nam"), MATCH_NONE);
	assert_int_equal(rank_of("nguyễn bá nam", "Nguyễn Nam"), MATCH_NONE);
	assert_int_equal(rank_of("tuy", "Lê Tuyên"), MATCH_PART);
	assert_int_equal(rank_of("tran trinh", "Trần Chinh"), MATCH_SOUND);
	assert_int_equal(rank_of("nguyễn thị hằng", "Nguyễn Thị Hân"), MATCH_SOUND);
	assert_int_equal(rank_of("dươn gang", "Dương Giang"), MATCH_NEAR);
	assert_int_equal(rank_of("rương rang", "Dương Giang"), MATCH_SOUND);
	assert_int_equal(rank_of("rương van", "Dương Giang"), MATCH_NONE);
	assert_int_equal(rank_of("nguyển thị mẩu", "Nguyễn Thị Mẫu"), MATCH_TONE);
}

static unsigned score_of(const char *typed, const char *name)
{
	struct match_query *query = match_query_new(typed);
	unsigned score = match_score(query, name);

	match_query_free(query);
	return score;
}

/* Fewer marks in the register never rank better; neither does one more word; i before y. */
static void nearer_is_never_behind(void **state)
{
	(void)state;
	for (size_t n = 0; n < G_N_ELEMENTS(names); n++) {
		g_autofree char *k0 = fold_key(names[n], FOLD_CANONICAL);
		g_autofree char *k1 = fold_key(names[n], FOLD_TONELESS);
		g_autofree char *k2 = fold_key(names[n], FOLD_ASCII);
		g_autofree char *more = g_strconcat(names[n], " Xuân", NULL);

		assert_int_equal(score_of(names[n], k0), 0);
		assert_true(score_of(names[n], k0) <= score_of(names[n], k1));
		assert_true(score_of(names[n], k1) <= score_of(names[n], k2));
		assert_true(score_of(names[n], k2) < score_of(names[n], more));
		assert_true(score_of(k2, names[n]) < (MATCH_MARKS + 1) * MATCH_SCORE_RANK);
		for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
			assert_true(i == n || score_of(names[n], names[i]) > 0);
	}
	assert_true(score_of("nguyễn hỏi", "Nguyễn Hõi") < score_of("nguyễn hỏi", "Nguyễn Hói"));
	assert_true(score_of("lý", "Lý") < score_of("lý", "Lí"));
	assert_true(score_of("lý", "Lí") < score_of("lý", "Lỳ"));
}

/* ---- official names written in two ways ----------------------------------------------- */

struct variants {
	unsigned all, placed, respelt, stroke, other, found_other;
};

static char *without(const char *text, enum fold_level level, bool y, bool stroke)
{
	char *key = fold_key(text, level);
	GString *out = g_string_new(NULL);

	for (const char *p = key; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		gunichar base, mark;

		if (stroke && c == 0x111)
			c = 'd';
		/* ý and í, ỷ and ỉ: the base is exchanged, the mark kept */
		if (y && c == 'y')
			c = 'i';
		else if (y && g_unichar_decompose(c, &base, &mark) && base == 'y')
			g_unichar_compose('i', mark, &c);
		g_string_append_unichar(out, c);
	}
	g_free(key);
	return g_string_free(out, FALSE);
}

static bool same(const char *a, const char *b, bool y, bool stroke)
{
	g_autofree char *first = without(a, FOLD_CANONICAL, y, stroke);
	g_autofree char *second = without(b, FOLD_CANONICAL, y, stroke);

	return strcmp(first, second) == 0;
}

/*
 * By rule, not by the file's own word: equal once tones are placed alike; equal when y
 * is also read i; equal when đ is also read d.
 */
static void judge(const char *a, const char *b, struct variants *v)
{
	bool placed = same(a, b, false, false), respelt = same(a, b, true, false);
	bool stroke = same(a, b, true, true);
	enum match_rank there = rank_of(a, b), back = rank_of(b, a);

	v->all++;
	v->placed += placed;
	v->respelt += !placed && respelt;
	v->stroke += !placed && !respelt && stroke;
	if (stroke) {
		if (there > MATCH_FOLDED || back > MATCH_FOLDED)
			fail_msg("%s and %s: %d, %d", a, b, (int)there, (int)back);
		if (respelt)
			assert_int_equal(MAX(there, back), MATCH_EXACT);
		return;
	}
	v->other++;
	v->found_other += there < MATCH_NONE && back < MATCH_NONE;
}

static void official_variants_find_each_other(void **state)
{
	const char *shared = g_getenv("DANCU_SHARED"), *source = g_getenv("srcdir");
	g_autofree char *beside = g_build_filename(source != NULL ? source : ".", "..", "shared",
						   NULL);
	g_autofree char *path = g_build_filename(shared != NULL ? shared : beside, "data",
						 "official-name-variants.tsv", NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;
	struct variants v = { 0 };

	(void)state;
	if (!g_file_get_contents(path, &text, NULL, NULL)) {
		printf("# not run: no %s\n", path);
		return;
	}
	lines = g_strsplit(text, "\n", -1);
	for (size_t i = 1; lines[i] != NULL; i++) {
		g_auto(GStrv) fields = g_strsplit(lines[i], "\t", -1);

		if (g_strv_length(fields) >= 3)
			judge(fields[1], fields[2], &v);
	}
	printf("# %u pairs: %u by tone placement or case, %u by i and y, %u by d and đ: all "
	       "found; %u differ otherwise, of these %u are found\n",
	       v.all, v.placed, v.respelt, v.stroke, v.other, v.found_other);
	assert_true(v.placed > 300 && v.respelt >= 10 && v.stroke >= 1);
	assert_true(v.found_other * 10 > v.other * 7);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_slip_finds),
		cmocka_unit_test(blanks_slip_too),
		cmocka_unit_test(other_ways_to_the_name),
		cmocka_unit_test(nearer_is_never_behind),
		cmocka_unit_test(official_variants_find_each_other),
	};

	return cmocka_run_group_tests_name("match_plan", tests, NULL, NULL);
}
