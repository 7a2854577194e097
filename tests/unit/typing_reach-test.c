/*
 * typing_reach - how far typing comes, in per cent: the public suites of the
 * other engines and the names of places and families where those lists are, and
 * each syllable of a dictionary, in several orders of its keys, where Debian's
 * hunspell-vi is installed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "i18n/letter.h"
#include "tests/unit/typing_help.h"

#include "i18n/banned.h"

#define REACH 99.5 /* of the cases that two other engines agree on */
#define DICTIONARY "/usr/share/hunspell/vi_VN.dic"

static bool types(enum typing_method method, const char *keys, const char *text)
{
	for (int style = 0; style < 2; style++) {
		struct typing t;
		g_autofree char *typed = NULL;

		typing_init(&t, method, style);
		typed = typing_type(&t, keys);
		if (strcmp(typed, text) == 0)
			return true;
	}
	return false;
}

/* ---- the public suites -------------------------------------------------------------------- */

struct count {
	unsigned all, good, ended;
};

static void one_case(struct count *count, enum typing_method method, char **part)
{
	g_autofree char *ended = g_strconcat(part[1], "|", NULL);

	count->all++;
	count->good += types(method, part[1], part[2]);
	count->ended += types(method, ended, part[2]);
}

static double percent(unsigned good, unsigned all)
{
	return all > 0 ? 100.0 * good / all : 0;
}

/* A list beside the project; NULL, and told: it is not here. */
static char *read_list(const char *name)
{
	const char *shared = g_getenv("DANCU_SHARED"), *source = g_getenv("srcdir");
	g_autofree char *folder = shared ? g_strdup(shared)
					 : g_strdup_printf("%s/../shared", source ? source : ".");
	g_autofree char *file = g_strdup_printf("%s/data/%s.tsv", folder, name);
	char *all = NULL;

	if (!g_file_get_contents(file, &all, NULL, NULL))
		printf("# not run: no %s.tsv here\n", name);
	return all;
}

static void reach(enum typing_method method, const char *name)
{
	g_autofree char *list = g_strconcat("typing/", name, NULL);
	g_autofree char *all = read_list(list);
	g_auto(GStrv) lines = NULL;
	struct count tier[2] = {{0, 0, 0}, {0, 0, 0}};

	if (all == NULL)
		return;
	lines = g_strsplit(all, "\n", -1);
	for (size_t i = 1; lines[i] != NULL; i++) {
		g_auto(GStrv) part = g_strsplit(lines[i], "\t", 4);

		if (g_strv_length(part) == 4 && (part[0][0] == 'A' || part[0][0] == 'B'))
			one_case(&tier[part[0][0] - 'A'], method, part);
	}
	for (int i = 0; i < 2; i++)
		printf("# %s %c: %u, %.2f %% as typed, %.2f %% at the end of the word\n", name,
		       'A' + i, tier[i].all, percent(tier[i].good, tier[i].all),
		       percent(tier[i].ended, tier[i].all));
	assert_true(percent(tier[0].good, tier[0].all) >= REACH);
	assert_true(percent(tier[0].ended, tier[0].all) >= REACH);
}

static void test_telex(void **state)
{
	(void)state;
	reach(TYPING_TELEX, "telex");
}

static void test_vni(void **state)
{
	(void)state;
	reach(TYPING_VNI, "vni");
}

static void test_viqr(void **state)
{
	(void)state;
	reach(TYPING_VIQR, "viqr");
}

/* ---- a dictionary ---------------------------------------------------------------------------- */

enum order { AT_LETTER, TONE_LAST, ALL_LAST, TONE_THEN_MARKS, ORDERS };

struct word {
	struct letter letter[12];
	unsigned count;
};

/* Letters that the methods know; any case, and f j w z are letters of names. */
static bool read_word(struct word *word, const char *text)
{
	word->count = 0;
	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		struct letter letter = letter_of(g_utf8_get_char(text));
		bool ours = letter.hat <= HAT_STROKE &&
			    (letter.hat != HAT_BREVE || letter.base == 'a') &&
			    (letter.hat != HAT_STROKE || letter.base == 'd');

		if (letter.base == 0 || !ours || word->count == 12)
			return false;
		word->letter[word->count++] = letter;
	}
	return word->count > 0;
}

/* Of the dictionary: small letters with a vowel among them; ABC and GIF stand in it too. */
static bool is_a_syllable(const struct word *word)
{
	bool vowel = false;

	for (unsigned i = 0; i < word->count; i++) {
		if (word->letter[i].upper || strchr("fjwz", word->letter[i].base) != NULL)
			return false;
		vowel |= letter_is_vowel(word->letter[i]);
	}
	return vowel;
}

static char mark_of(enum typing_method method, struct letter letter)
{
	static const char marks[][4] = {"", "w?w", "876", "(+^"};

	if (letter.hat == HAT_STROKE)
		return method == TYPING_VNI ? '9' : 'd';
	if (letter.hat == HAT_CIRCUMFLEX)
		return method == TYPING_TELEX ? letter.base : marks[method][2];
	if (letter.hat == HAT_NONE)
		return '\0';
	return method == TYPING_TELEX ? 'w' : marks[method][letter.hat == HAT_HORN];
}

static char tone_of(enum typing_method method, enum tone tone)
{
	static const char *const tones[] = {"", "zfrxsj", "023415", "0`?~'."};

	return tones[method][tone];
}

/* The marks that come at once, or those that wait: those of the letters [from, to). */
static void put_marks(GString *keys, enum typing_method method, const struct word *word,
		      unsigned from, unsigned to, bool waiting)
{
	for (unsigned i = from; i < to; i++) {
		char mark = mark_of(method, word->letter[i]);
		bool at_once = method == TYPING_VIQR && mark == 'd';

		/* ươ waits for one key together */
		if (mark == '\0' || at_once == waiting ||
		    (waiting && i > 0 && word->letter[i].hat == HAT_HORN &&
		     word->letter[i - 1].hat == HAT_HORN))
			continue;
		g_string_append_c(keys, mark);
	}
}

/* xoong: a third o says that the two are no ô. */
static bool is_second_o(enum typing_method method, const struct word *word, unsigned i)
{
	return method == TYPING_TELEX && i > 0 && word->letter[i].base == 'o' &&
	       word->letter[i - 1].base == 'o' && word->letter[i].hat == HAT_NONE;
}

static char *keys_of(const struct word *word, enum typing_method method, enum order order)
{
	GString *keys = g_string_new(NULL);
	char tone = '\0';

	for (unsigned i = 0; i < word->count; i++) {
		struct letter letter = word->letter[i];
		char mark = mark_of(method, letter);

		g_string_append_c(keys, letter.upper ? g_ascii_toupper(letter.base) : letter.base);
		if (is_second_o(method, word, i))
			g_string_append_c(keys, 'o');
		if (order <= TONE_LAST && mark != '\0')
			g_string_append_c(keys, mark);
		else
			put_marks(keys, method, word, i, i + 1, false);
		if (letter.tone != TONE_NONE)
			tone = tone_of(method, (enum tone)letter.tone);
		if (letter.tone != TONE_NONE && order == AT_LETTER)
			g_string_append_c(keys, tone);
	}
	if (order == TONE_THEN_MARKS && tone != '\0')
		g_string_append_c(keys, tone);
	if (order >= ALL_LAST)
		put_marks(keys, method, word, 0, word->count, true);
	if ((order == TONE_LAST || order == ALL_LAST) && tone != '\0')
		g_string_append_c(keys, tone);
	g_string_append_c(keys, '|');
	return g_string_free(keys, FALSE);
}

static void in_dictionary(enum typing_method method, char **lines, double unikey)
{
	unsigned all = 0, good = 0;

	for (size_t i = 1; lines[i] != NULL; i++) {
		size_t length = strcspn(lines[i], "/\r");
		g_autofree char *text = g_strndup(lines[i], length);
		struct word word;

		if (!read_word(&word, text) || !is_a_syllable(&word))
			continue;
		for (enum order order = AT_LETTER; order < ORDERS; order++) {
			g_autofree char *keys = keys_of(&word, method, order);
			bool right = types(method, keys, text);

			all++;
			good += right;
			if (!right)
				printf("# %s: not by %s\n", text, keys);
		}
	}
	printf("# %s: %u of %u, %.2f %%; UniKey %.2f %%\n", typing_method_name(method), good,
	       all, percent(good, all), unikey);
	assert_true(all > 20000);
	assert_true(percent(good, all) > unikey);
}

static void test_dictionary(void **state)
{
	g_autofree char *all = NULL;
	g_auto(GStrv) lines = NULL;

	(void)state;
	if (!g_file_get_contents(DICTIONARY, &all, NULL, NULL)) {
		printf("# not run: no " DICTIONARY " here (Debian: hunspell-vi)\n");
		return;
	}
	lines = g_strsplit(all, "\n", -1);
	in_dictionary(TYPING_TELEX, lines, 99.72);
	in_dictionary(TYPING_VNI, lines, 99.76);
	in_dictionary(TYPING_VIQR, lines, 99.84);
}

/* ---- names of places, families and peoples ---------------------------------------------------- */

static void add_words(GHashTable *words, const char *list)
{
	g_autofree char *all = read_list(list);
	g_auto(GStrv) parts = NULL;

	if (all == NULL)
		return;
	parts = g_strsplit_set(all, " \t\r\n,;.:()/-'\"0123456789_?", -1);
	for (size_t i = 0; parts[i] != NULL; i++)
		if (parts[i][0] != '\0')
			g_hash_table_add(words, g_strdup(parts[i]));
}

/* Marks behind their letters and the tone last, as most people type. */
static void names_in(GHashTable *words, enum typing_method method, double bar)
{
	unsigned all = 0, good = 0;
	GHashTableIter iter;
	void *text;

	g_hash_table_iter_init(&iter, words);
	while (g_hash_table_iter_next(&iter, &text, NULL)) {
		g_autofree char *keys = NULL;
		struct word word;

		if (!read_word(&word, text))
			continue;
		keys = keys_of(&word, method, TONE_LAST);
		all++;
		good += types(method, keys, text);
	}
	printf("# names in %s: %u of %u, %.2f %%\n", typing_method_name(method), good, all,
	       percent(good, all));
	assert_true(all > 2000);
	assert_true(percent(good, all) >= bar);
}

/*
 * Words of English headings are in these lists too, and Telex cannot tell Kar
 * and Bar from Kả and Bả: hence its bar.
 */
static void test_names(void **state)
{
	static const char *const lists[] = {"divisions-2019", "divisions-2025h1", "names-ethnic",
					    "names-family", "names-given", "ethnic-groups"};
	g_autoptr(GHashTable) words = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++)
		add_words(words, lists[i]);
	if (g_hash_table_size(words) == 0)
		return;
	names_in(words, TYPING_TELEX, 96);
	names_in(words, TYPING_VNI, 99);
	names_in(words, TYPING_VIQR, 99);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_telex),
		cmocka_unit_test(test_vni),
		cmocka_unit_test(test_viqr),
		cmocka_unit_test(test_dictionary),
		cmocka_unit_test(test_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
