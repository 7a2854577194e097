/*
 * charset_detect-test - which charset a text is in: cases, and how often it is
 * right for random texts of names, which must not fall below what was reached.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <glib.h>

#include "i18n/charset.h"

#include "i18n/banned.h"

#define TEXTS 400

static void is_found(enum charset charset, const char *bytes, size_t count,
		     unsigned least)
{
	unsigned percent = 0;
	enum charset found = charset_detect(bytes, count, &percent);

	if (found != charset || percent < least)
		print_message("%.40s: %s %u\n", bytes, charset_name(found), percent);
	assert_int_equal(found, charset);
	assert_in_range(percent, least, 100);
}

static void is(enum charset charset, const char *bytes, unsigned least)
{
	is_found(charset, bytes, strlen(bytes), least);
}

static void test_utf8(void **state)
{
	(void)state;
	is(CHARSET_UTF8, "", 100);
	is(CHARSET_UTF8, "plain words, don't you? to. be@a.vn C:\\x a(b)", 100);
	is(CHARSET_UTF8, "{\"a\":\"b.c\",\"la(x)\":[1.5e+3]}", 90);
	is(CHARSET_UTF8, "Tiếng Việt", 100);
	is(CHARSET_UTF8, "Lê Tài, thôn Hà", 80);
	is(CHARSET_UTF8, "năm 1999", 100);
	is(CHARSET_UTF8, "là bà", 80);
}

static void test_others(void **state)
{
	static const char sentence[] =
		"Cộng hòa xã hội chủ nghĩa Việt Nam, độc lập tự do";

	(void)state;
	for (enum charset c = CHARSET_TCVN3; c <= CHARSET_MOJIBAKE; c++) {
		size_t size;
		g_autofree char *bytes = charset_encode(c, sentence, &size, NULL);

		if (c == CHARSET_TCVN5712)
			continue; /* small letters are those of TCVN3 */
		assert_non_null(bytes);
		is_found(c, bytes, size, 99);
	}
	is(CHARSET_MOJIBAKE, "TiÕng ViÖt", 90);
	is(CHARSET_MOJIBAKE, "Tiáº¿ng Viá»‡t", 90);
	is(CHARSET_VIQR, "Nguye^~n Thi. Hoa", 80);
	is(CHARSET_TCVN5712, "\xc4N \x94NG NGUY\xd9N V\xa1N \x80", 60);
}

static void test_none(void **state)
{
	static const char zeros[] = "\x7f"
				    "ELF\0\x01\xfe\xff\0\x90\x02\xc3\xf1";

	(void)state;
	is(CHARSET_NONE,
	   "Gar\xe7on d\xe9j\xe0 \xe9t\xe9 fran\xe7"
	   "ais tr\xe8s \xe2g\xe9",
	   60);
	is(CHARSET_NONE,
	   "\xcf\xf0\xe8\xe2\xe5\xf2 \xec\xe8\xf0, \xea\xe0\xea \xe4\xe5\xeb\xe0", 60);
	is_found(CHARSET_NONE, zeros, sizeof zeros, 60);
}

/* ---- figures ---- */

/* Some rows of the tables are themselves mojibake: Khaùnh. */
static bool is_sound(const char *word)
{
	g_autofree char *read =
		charset_decode(CHARSET_MOJIBAKE, word, strlen(word), NULL);

	return *word != '\0' && read != NULL && strcmp(read, word) == 0;
}

static void take_names(GPtrArray *pool, const char *file, unsigned column)
{
	const char *shared = g_getenv("DANCU_SHARED"), *source = g_getenv("srcdir");
	g_autofree char *path = shared != NULL
					? g_build_filename(shared, "data", file, NULL)
					: g_build_filename(source ? source : ".", "..",
							   "shared", "data", file, NULL);
	g_autofree char *text = NULL;
	g_auto(GStrv) lines = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return;
	lines = g_strsplit(text, "\n", -1);
	for (char **line = lines + 1; lines[0] != NULL && *line != NULL; line++) {
		g_auto(GStrv) fields = g_strsplit(*line, "\t", -1);
		g_auto(GStrv) words = NULL;

		if (g_strv_length(fields) <= column)
			continue;
		words = g_strsplit(fields[column], " ", -1);
		for (char **word = words; *word != NULL; word++)
			if (is_sound(*word))
				g_ptr_array_add(pool, g_strdup(*word));
	}
}

static uint32_t next(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static char *random_text(const GPtrArray *pool, unsigned syllables, uint32_t *seed)
{
	GString *text = g_string_new(NULL);

	do {
		g_string_truncate(text, 0);
		for (unsigned i = 0; i < syllables; i++)
			g_string_append_printf(
				text, "%s%s", i > 0 ? " " : "",
				(char *)pool->pdata[next(seed) % pool->len]);
	} while (g_str_is_ascii(text->str));
	return g_string_free(text, FALSE);
}

/* A font draws the small letters of TCVN3 as capitals: so its toned ones are small. */
static char *as_written(enum charset charset, char *text)
{
	GString *out;

	if (charset != CHARSET_TCVN3)
		return text;
	out = g_string_new(NULL);
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		char letter[8] = "";
		g_autofree char *bytes = NULL;

		letter[g_unichar_to_utf8(g_utf8_get_char(p), letter)] = '\0';
		bytes = charset_encode(charset, letter, NULL, NULL);
		g_string_append_unichar(out,
					bytes ? g_utf8_get_char(p)
					      : g_unichar_tolower(g_utf8_get_char(p)));
	}
	g_free(text);
	return g_string_free(out, FALSE);
}

/* How many of TEXTS are read right; *sure becomes what was claimed, in percent. */
static double reached(enum charset charset, const GPtrArray *pool, unsigned syllables,
		      double *sure)
{
	uint32_t seed = 7 + syllables;
	unsigned right = 0, claimed = 0;

	for (unsigned i = 0; i < TEXTS; i++) {
		g_autofree char *text =
			as_written(charset, random_text(pool, syllables, &seed));
		size_t size;
		unsigned percent;
		g_autofree char *bytes = charset_encode(charset, text, &size, NULL);
		g_autofree char *read = NULL;

		if (bytes == NULL) {
			i--;
			continue;
		}
		read = charset_decode(charset_detect(bytes, size, &percent), bytes, size,
				      NULL);
		right += read != NULL && strcmp(read, text) == 0;
		claimed += percent;
	}
	*sure = (double)claimed / TEXTS;
	return right * 100.0 / TEXTS;
}

static const struct goal {
	enum charset charset;
	double one, three, six, thirty;
} goals[] = {
	{ CHARSET_TCVN3, 100, 100, 100, 100 },	 { CHARSET_VNI, 90, 99.2, 100, 100 },
	{ CHARSET_CP1258, 82, 97.7, 99.8, 100 }, { CHARSET_VISCII, 51, 83, 97, 100 },
	{ CHARSET_VPS, 35, 58, 82, 100 },
};

static void test_figures(void **state)
{
	static const unsigned lengths[] = { 1, 3, 6, 30 };
	g_autoptr(GPtrArray) pool = g_ptr_array_new_with_free_func(g_free);

	(void)state;
	take_names(pool, "names-family.tsv", 2);
	take_names(pool, "names-middle.tsv", 3);
	take_names(pool, "names-given.tsv", 3);
	if (pool->len == 0) {
		print_message("# not run: no names\n");
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(goals); i++) {
		const double *goal = &goals[i].one;

		for (size_t k = 0; k < G_N_ELEMENTS(lengths); k++) {
			double sure, right = reached(goals[i].charset, pool, lengths[k],
						     &sure);

			print_message("# %-7s %2u syllables: right %5.1f %%, claimed "
				      "%5.1f %%\n",
				      charset_name(goals[i].charset), lengths[k], right,
				      sure);
			assert_true(right >= goal[k]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_none),
		cmocka_unit_test(test_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
