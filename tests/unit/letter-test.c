/* letter - every letter apart and together again; tones settle. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include <glib.h>

#include "i18n/letter.h"
#include "i18n/word.h"

#include "i18n/banned.h"

static const char alphabet[] =
	"aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụ"
	"ưừửữứựvwxyỳỷỹýỵz";

static void test_there_and_back(void **state)
{
	(void)state;
	for (const char *p = alphabet; *p != '\0'; p = g_utf8_next_char(p)) {
		uint32_t code = g_utf8_get_char(p);
		struct letter lower = letter_of(code);
		struct letter upper = letter_of(g_unichar_toupper(code));

		assert_int_not_equal(lower.base, 0);
		assert_int_equal(lower.upper, 0);
		assert_int_equal(upper.upper, 1);
		assert_int_equal(lower.base, upper.base);
		assert_int_equal(lower.hat, upper.hat);
		assert_int_equal(lower.tone, upper.tone);
		assert_int_equal(letter_code(lower), code);
		assert_int_equal(letter_code(upper), g_unichar_toupper(code));
	}
}

/* What Unicode says of a letter's parts must be what the table says. */
static void test_against_unicode(void **state)
{
	(void)state;
	for (uint32_t code = 0xc0; code < 0x1f00; code++) {
		struct letter letter = letter_of(code);
		gunichar parts[4];
		gsize count = g_unichar_fully_decompose(code, FALSE, parts, 4);
		struct letter sum = letter_of(parts[0]);

		if (letter.base == 0 || letter.hat == HAT_OTHER || letter.hat == HAT_STROKE)
			continue;
		for (gsize i = 1; i < count; i++) {
			struct letter mark = letter_of(parts[i]);

			sum.hat = MAX(sum.hat, mark.hat);
			sum.tone = MAX(sum.tone, mark.tone);
		}
		assert_int_equal(sum.base, letter.base);
		assert_int_equal(sum.hat, letter.hat);
		assert_int_equal(sum.tone, letter.tone);
		assert_int_equal(sum.upper, letter.upper);
	}
}

static void test_strangers(void **state)
{
	(void)state;
	assert_int_equal(letter_of(0xfc).base, 'u'); /* ü */
	assert_int_equal(letter_of(0xfc).hat, HAT_OTHER);
	assert_int_equal(letter_of(0x180).base, 'b'); /* ƀ */
	assert_int_equal(letter_of(0x14f).hat, HAT_BREVE); /* ŏ */
	assert_int_equal(letter_of(0x323).base, 0);
	assert_int_equal(letter_of(0x323).tone, TONE_NANG);
	assert_int_equal(letter_of(0x306).hat, HAT_BREVE);
	assert_int_equal(letter_of(0x4e00).base, 0);
	assert_int_equal(letter_of('7').base, 0);
	assert_int_equal(letter_of(0x10ffff).base, 0);
	assert_true(letter_is_apostrophe(0x2019));
	assert_true(letter_is_apostrophe(0x2bc));
	assert_false(letter_is_apostrophe('"'));
}

static void settles(const char *written, const char *wanted)
{
	struct word word;
	size_t offset = 0;
	g_autoptr(GString) out = g_string_new(NULL);

	assert_true(word_next(written, &offset, &word));
	for (unsigned i = 0; i < word.count; i++)
		g_string_append_unichar(out, word_code(&word, i));
	assert_string_equal(out->str, wanted);
}

static void test_tones_settle(void **state)
{
	static const char *const pairs[][2] = {
		{ "hòa", "hoà" },	{ "hoà", "hoà" },     { "thủy", "thuỷ" },
		{ "thuỷ", "thuỷ" },	{ "quý", "quý" },     { "qúy", "quý" },
		{ "quí", "quí" },	{ "gìa", "già" },     { "giá", "giá" },
		{ "gì", "gì" },		{ "gìn", "gìn" },     { "mía", "mía" },
		{ "múa", "múa" },	{ "mưa", "mưa" },     { "lụa", "lụa" },
		{ "khuyú", "khuýu" },	{ "ngoái", "ngoái" }, { "ngóai", "ngoái" },
		{ "tóan", "toán" },	{ "toán", "toán" },   { "nguỵên", "nguyện" },
		{ "thưở", "thưở" },	{ "đựơc", "được" },   { "xòe", "xoè" },
		{ "hai", "hai" },	{ "bàò", "bàò" },     { "Hòa", "hoà" },
		{ "chiếu", "chiếu" },	{ "qủa", "quả" },     { "quả", "quả" },
		{ "gịêng", "giệng" },	{ "ủa", "ủa" },	      { "Ý", "ý" },
		{ "hǜa", "hǜa" },	{ "ngh", "ngh" },     { "uống", "uống" },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++)
		settles(pairs[i][0], pairs[i][1]);
}

static void test_words(void **state)
{
	struct words words;
	struct word word;
	size_t offset = 0;

	(void)state;
	words_read(&words, "  H’Hen Niê-Ksơr (2a)  ");
	assert_int_equal(words.count, 4);
	assert_int_equal(words.token[0].count, 4);
	assert_int_equal(words.token[1].count, 3);
	assert_int_equal(words.token[3].count, 2);
	assert_int_equal(words.token[3].to - words.token[3].from, 2);
	words_read(&words, "");
	assert_int_equal(words.count, 0);
	words_read(&words, "?!,");
	assert_int_equal(words.count, 0);
	assert_true(word_next("a'b", &offset, &word));
	assert_true(word_next("a'b", &offset, &word));
	assert_int_equal(word.link, WORD_APOSTROPHE);
	assert_false(word_next("a'b", &offset, &word));
}

static void test_long_words_are_cut(void **state)
{
	g_autofree char *text = g_strnfill(1000, 'a');
	struct words words;
	struct word word;
	size_t offset = 0, letters = 0;

	(void)state;
	while (word_next(text, &offset, &word))
		letters += word.count;
	assert_int_equal(letters, 1000);
	words_read(&words, text);
	assert_int_equal(words.count, 1);
	assert_int_equal(words.letters, WORDS_LETTERS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_there_and_back),
		cmocka_unit_test(test_against_unicode),
		cmocka_unit_test(test_strangers),
		cmocka_unit_test(test_tones_settle),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_long_words_are_cut),
	};

	return cmocka_run_group_tests_name("letter", tests, NULL, NULL);
}
