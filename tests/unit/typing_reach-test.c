/*
 * typing_reach - how far typing comes, in per cent: the public suites of the
 * other engines where they are, and each syllable of a dictionary, in several
 * orders of its keys, where Debian's hunspell-vi is installed.
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

static void reach(enum typing_method method, const char *name)
{
	const char *shared = g_getenv("DANCU_SHARED"), *source = g_getenv("srcdir");
	g_autofree char *folder = shared ? g_strdup(shared)
					 : g_strdup_printf("%s/../shared", source ? source : ".");
	g_autofree char *file = g_strdup_printf("%s/data/typing/%s.tsv", folder, name);
	g_autofree char *all = NULL;
	g_auto(GStrv) lines = NULL;
	struct count tier[2] = {{0, 0, 0}, {0, 0, 0}};

	if (!g_file_get_contents(file, &all, NULL, NULL)) {
		printf("# not run: no %s.tsv here\n", name);
		return;
	}
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

/* Small Vietnamese letters with a vowel among them: ABC and GIF stand in it too. */
static bool read_word(struct word *word, const char *text)
{
	bool vowel = false;

	word->count = 0;
	for (; *text != '\0' && *text != '/'; text = g_utf8_next_char(text)) {
		struct letter letter = letter_of(g_utf8_get_char(text));

		if (letter.base == 0 || letter.upper || strchr("fjwz", letter.base) != NULL ||
		    word->count == 12)
			return false;
		vowel |= letter_is_vowel(letter);
		word->letter[word->count++] = letter;
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

		g_string_append_c(keys, letter.base);
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

		for (enum order order = AT_LETTER; order < ORDERS && read_word(&word, text);
		     order++) {
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_telex),
		cmocka_unit_test(test_vni),
		cmocka_unit_test(test_viqr),
		cmocka_unit_test(test_dictionary),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
