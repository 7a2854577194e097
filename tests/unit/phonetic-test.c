/* phonetic - what is heard as one in the North, in the South, and what never is. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "i18n/fold.h"
#include "i18n/phonetic.h"

#include "i18n/banned.h"

static bool alike(const char *a, const char *b, enum phonetic_region region)
{
	char first[PHONETIC_BYTES], second[PHONETIC_BYTES];

	phonetic_key(first, a, strlen(a), region);
	phonetic_key(second, b, strlen(b), region);
	return strcmp(first, second) == 0;
}

static void pairs_of_both_regions(void **state)
{
	static const struct {
		const char *a, *b;
		bool north, south;
	} pairs[] = {
		{ "son", "xon", true, false },	   { "trinh", "chinh", true, false },
		{ "lam", "nam", true, false },	   { "dung", "rung", true, false },
		{ "gia", "da", true, true },	   { "giang", "rang", true, false },
		{ "gieng", "dieng", true, true },  { "gi", "di", true, true },
		{ "luu", "liu", true, false },	   { "huou", "hieu", true, false },
		{ "vung", "dung", false, true },   { "gia", "va", false, true },
		{ "lan", "lang", false, true },	   { "minh", "min", false, true },
		{ "thanh", "than", false, true },  { "cat", "cac", false, true },
		{ "bich", "bit", false, true },	   { "kan", "can", true, true },
		{ "quoc", "cuoc", true, true },	   { "nghia", "ngia", true, true },
		{ "ghi", "gi", false, false },	   { "lan", "nang", false, false },
		{ "dan", "Dan", false, false },	   { "ba", "pa", false, false },
		{ "thu", "tu", false, false },	   { "nhan", "nan", false, false },
		{ "khoa", "hoa", false, false },   { "nga", "nha", false, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		bool north = alike(pairs[i].a, pairs[i].b, PHONETIC_NORTH);
		bool south = alike(pairs[i].a, pairs[i].b, PHONETIC_SOUTH);

		if (north != pairs[i].north || south != pairs[i].south)
			fail_msg("%s and %s: North %d, South %d", pairs[i].a, pairs[i].b,
				 (int)north, (int)south);
		if (north || south)
			assert_true(alike(pairs[i].a, pairs[i].b, PHONETIC_ANYWHERE));
	}
}

/* What one region hears as one, the key for finding hears as one: all syllables there are. */
static void anywhere_holds_every_region(void **state)
{
	static const char *const onsets[] = { "",   "b",  "c",	"ch", "d",  "g",  "gh",	 "gi",
					      "h",  "k",  "kh", "l",  "m",  "n",  "ng",	 "ngh",
					      "nh", "ph", "qu", "r",  "s",  "t",  "th",	 "tr",
					      "v",  "x" };
	static const char *const rimes[] = { "a",   "ai",   "an",  "ang", "anh",  "ac",	 "ach",
					     "at",  "e",    "en",  "i",	  "ien",  "ieng", "ieu",
					     "iu",  "in",   "inh", "it",  "ich",  "uu",	 "uou",
					     "uong", "uon", "oat", "oac", "uien", "ui" };
	GPtrArray *all = g_ptr_array_new_with_free_func(g_free);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(onsets); i++)
		for (size_t j = 0; j < G_N_ELEMENTS(rimes); j++)
			g_ptr_array_add(all, g_strconcat(onsets[i], rimes[j], NULL));
	for (guint i = 0; i < all->len; i++)
		for (guint j = 0; j < i; j++) {
			const char *a = all->pdata[i], *b = all->pdata[j];

			if ((alike(a, b, PHONETIC_NORTH) || alike(a, b, PHONETIC_SOUTH)) &&
			    !alike(a, b, PHONETIC_ANYWHERE))
				fail_msg("%s and %s", a, b);
		}
	g_ptr_array_unref(all);
}

static void keys_of_names(void **state)
{
	g_autofree char *a = fold_key("Nguyễn Xuân Trường", FOLD_PHONETIC);
	g_autofree char *b = fold_key("nguyen suan chuon", FOLD_PHONETIC);
	g_autofree char *c = fold_key("", FOLD_PHONETIC);

	(void)state;
	assert_string_equal(a, b);
	assert_string_equal(c, "");
}

static void odd_words_keep_in_bounds(void **state)
{
	g_autofree char *text = g_strnfill(400, 'a');
	g_autofree char *long_key = fold_key(text, FOLD_PHONETIC);
	char key[PHONETIC_BYTES];

	(void)state;
	phonetic_key(key, text, strlen(text), PHONETIC_NORTH);
	assert_int_equal(strlen(key), PHONETIC_BYTES - 1);
	assert_true(strlen(long_key) >= 24);
	phonetic_key(key, "", 0, PHONETIC_SOUTH);
	assert_string_equal(key, "");
	phonetic_key(key, "ngh", 3, PHONETIC_ANYWHERE);
	assert_string_equal(key, "ngh");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pairs_of_both_regions),
		cmocka_unit_test(anywhere_holds_every_region),
		cmocka_unit_test(keys_of_names),
		cmocka_unit_test(odd_words_keep_in_bounds),
	};

	return cmocka_run_group_tests_name("phonetic", tests, NULL, NULL);
}
