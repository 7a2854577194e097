/* text - what the door lets in, what it mends, what it sends away and why. */
#define _XOPEN_SOURCE 700 /* wcwidth() */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <locale.h>
#include <string.h>
#include <wchar.h>

#include <glib.h>

#include "i18n/cells.h"
#include "i18n/text.h"

#include "i18n/banned.h"

static void admits(const char *raw, const char *wanted, unsigned repairs)
{
	struct text_refusal why;
	unsigned done = 99;
	g_autofree char *clean = text_admit(raw, strlen(raw), &done, &why);

	assert_non_null(clean);
	assert_string_equal(clean, wanted);
	assert_int_equal(done, repairs);
	assert_int_equal(why.flaw, TEXT_FINE);
}

static void refuses(const char *raw, size_t bytes, enum text_flaw flaw, uint32_t code,
		    size_t letter)
{
	struct text_refusal why;
	char *clean = text_admit(raw, bytes, NULL, &why);

	assert_null(clean);
	assert_int_equal(why.flaw, flaw);
	assert_int_equal(why.code, code);
	assert_int_equal(why.letter, letter);
}

#define REFUSES(raw, flaw, code, letter) refuses(raw, sizeof(raw) - 1, flaw, code, letter)

static void test_admit(void **state)
{
	(void)state;
	admits("", "", 0);
	admits("Nguyễn Thị Mậu", "Nguyễn Thị Mậu", 0);
	admits("Y Bhŏ Niê, K’Brôih", "Y Bhŏ Niê, K’Brôih", 0);
	admits("Nguye\u0302\u0303n", "Nguyễn", TEXT_NFD);
}

static void test_repairs(void **state)
{
	(void)state;
	admits("Nguyễn\u00a0Mậu", "Nguyễn Mậu", TEXT_NBSP);
	admits("Ðào Ɖức", "Đào Đức", TEXT_DSTROKE);
	admits("ðen", "đen", TEXT_DSTROKE);
	admits("  Lê   Mẫu ", "Lê Mẫu", TEXT_EDGES);
	admits("\u00a0 \u2003", "", TEXT_NBSP | TEXT_EDGES);
	admits("A\u0340", "À", TEXT_NFD);
	admits(" a\u0323\u00a0Ð ", "ạ Đ", 15);
	admits("   ", "", TEXT_EDGES);
}

static void test_refusals(void **state)
{
	(void)state;
	REFUSES("Lê\tMẫu", TEXT_CONTROL, 9, 3);
	REFUSES("\n", TEXT_CONTROL, 10, 1);
	REFUSES("a\x7f", TEXT_CONTROL, 0x7f, 2);
	REFUSES("a\0b", TEXT_CONTROL, 0, 2);
	REFUSES("a\xc2\x85", TEXT_CONTROL, 0x85, 2);
	REFUSES("a\u2028", TEXT_CONTROL, 0x2028, 2);
	REFUSES("Mậu\u202e", TEXT_BIDI, 0x202e, 4);
	REFUSES("\u2066x", TEXT_BIDI, 0x2066, 1);
	REFUSES("\u061c", TEXT_BIDI, 0x61c, 1);
	REFUSES("A\u200bB", TEXT_INVISIBLE, 0x200b, 2);
	REFUSES("A\u200dB", TEXT_INVISIBLE, 0x200d, 2);
	REFUSES("\ufeffA", TEXT_INVISIBLE, 0xfeff, 1);
	REFUSES("t\u00ad", TEXT_INVISIBLE, 0xad, 2);
	REFUSES("a\ufe0f", TEXT_INVISIBLE, 0xfe0f, 2);
	REFUSES("a\U000e0041", TEXT_TAG, 0xe0041, 2);
	REFUSES("a\ue000", TEXT_PRIVATE, 0xe000, 2);
	REFUSES("\U0010fffd", TEXT_PRIVATE, 0x10fffd, 1);
	REFUSES("\U0010ffff", TEXT_NOT_A_CHAR, 0x10ffff, 1);
	REFUSES("\ufdd0", TEXT_NOT_A_CHAR, 0xfdd0, 1);
	REFUSES("M\ufffdu", TEXT_NOT_A_CHAR, 0xfffd, 2);
}

/* One of each kind that is drawn as nothing, as another thing, or not known at all. */
static void test_unseen_kinds(void **state)
{
	static const struct {
		const char *raw; /* stands between two letters */
		enum text_flaw flaw;
		uint32_t code;
	} all[] = {
		{ "\x1b", TEXT_CONTROL, 0x1b },	   { "\xc2\x9b", TEXT_CONTROL, 0x9b },
		{ "\xc2\x80", TEXT_CONTROL, 0x80 },	   { "\r", TEXT_CONTROL, 0x0d },
		{ "\b", TEXT_CONTROL, 0x08 },		   { "\x1f", TEXT_CONTROL, 0x1f },
		{ "\u2028", TEXT_CONTROL, 0x2028 },	   { "\u2029", TEXT_CONTROL, 0x2029 },
		{ "\u200e", TEXT_BIDI, 0x200e },	   { "\u200f", TEXT_BIDI, 0x200f },
		{ "\u202a", TEXT_BIDI, 0x202a },	   { "\u2069", TEXT_BIDI, 0x2069 },
		{ "\u034f", TEXT_INVISIBLE, 0x34f },	   { "\u200c", TEXT_INVISIBLE, 0x200c },
		{ "\u2060", TEXT_INVISIBLE, 0x2060 },	   { "\u2064", TEXT_INVISIBLE, 0x2064 },
		{ "\u180e", TEXT_INVISIBLE, 0x180e },	   { "\u180b", TEXT_INVISIBLE, 0x180b },
		{ "\u115f", TEXT_INVISIBLE, 0x115f },	   { "\u1160", TEXT_INVISIBLE, 0x1160 },
		{ "\u3164", TEXT_INVISIBLE, 0x3164 },	   { "\uffa0", TEXT_INVISIBLE, 0xffa0 },
		{ "\u17b4", TEXT_INVISIBLE, 0x17b4 },	   { "\u2800", TEXT_INVISIBLE, 0x2800 },
		{ "\ufe00", TEXT_INVISIBLE, 0xfe00 },	   { "\ufff9", TEXT_INVISIBLE, 0xfff9 },
		{ "\U000e0100", TEXT_INVISIBLE, 0xe0100 }, { "\U000e0001", TEXT_TAG, 0xe0001 },
		{ "\U000e007f", TEXT_TAG, 0xe007f },	   { "\U0001d173", TEXT_INVISIBLE, 0x1d173 },
		{ "\uf8ff", TEXT_PRIVATE, 0xf8ff },	   { "\ufdef", TEXT_NOT_A_CHAR, 0xfdef },
		{ "\ufffe", TEXT_NOT_A_CHAR, 0xfffe },	   { "\ufffc", TEXT_NOT_A_CHAR, 0xfffc },
		{ "\u0378", TEXT_NOT_A_CHAR, 0x378 },	   { "\U0004fffd", TEXT_NOT_A_CHAR, 0x4fffd },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		g_autofree char *raw = g_strdup_printf("Ệ%sb", all[i].raw);
		g_autofree char *shown = text_show(raw, strlen(raw));
		g_autofree char *wanted = g_strdup_printf("Ệ⟨U+%04X⟩b", all[i].code);

		refuses(raw, strlen(raw), all[i].flaw, all[i].code, 2);
		assert_string_equal(shown, wanted);
		g_free(text_admit(shown, strlen(shown), NULL, NULL));
	}
}

/*
 * Every code point there is, alone between letters: let in exactly when it is an
 * assigned letter, sign or blank, and then it takes the cells a terminal gives it.
 */
static void test_every_code(void **state)
{
	(void)state;
	setlocale(LC_CTYPE, "C.UTF-8");
	for (uint32_t code = 1; code < 0x110000; code++) {
		GUnicodeType type = g_unichar_type(code);
		char raw[8] = "a";
		enum text_flaw flaw;
		int cells;

		if (code >= 0xd800 && code < 0xe000)
			continue;
		raw[1 + g_unichar_to_utf8(code, raw + 1)] = '\0';
		g_autofree char *clean = text_admit(raw, strlen(raw), NULL, NULL);

		flaw = text_flaw_of(code);
		assert_true((clean != NULL) == (flaw == TEXT_FINE));
		if (type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
		    type == G_UNICODE_UNASSIGNED || type == G_UNICODE_PRIVATE_USE ||
		    type == G_UNICODE_SURROGATE || type == G_UNICODE_LINE_SEPARATOR ||
		    type == G_UNICODE_PARAGRAPH_SEPARATOR)
			assert_null(clean);
		if (clean == NULL || g_unichar_type(code) == G_UNICODE_SPACE_SEPARATOR)
			continue;
		cells = cells_width(raw) - 1;
		if (wcwidth((wchar_t)code) >= 0) /* this C library may be older */
			assert_int_equal(cells, wcwidth((wchar_t)code));
		assert_true(cells == 0 ? text_letters(raw) == 1 : text_letters(raw) == 2);
	}
}

static void test_minorities(void **state)
{
	static const char *const words[] = { "Krông Ƀuk", "Čư̆ M'gar", "Ñuar", "Bơ\u0306", "Ƀhĭ",
					     "Hơ\u0306 Dê\u0306", "Kpă", "Siŭ", "Tô\u0306",
					     "Ngâ\u0306", "Rơ Ôk", "Êban", "Ksor H’Ñ" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		g_autofree char *nfc = g_utf8_normalize(words[i], -1, G_NORMALIZE_NFC);
		g_autofree char *nfd = g_utf8_normalize(words[i], -1, G_NORMALIZE_NFD);

		admits(nfc, nfc, 0);
		admits(nfd, nfc, strcmp(nfc, nfd) != 0 ? TEXT_NFD : 0);
		assert_int_equal(cells_width(nfc), text_letters(nfc));
	}
}

static void test_bad_bytes(void **state)
{
	(void)state;
	REFUSES("Tr\xe7n", TEXT_BAD_UTF8, 0xe7, 3);
	REFUSES("a\xc0\x80", TEXT_BAD_UTF8, 0xc0, 2);	      /* overlong NUL */
	REFUSES("\xe0\x80\xaf", TEXT_BAD_UTF8, 0xe0, 1);      /* overlong / */
	REFUSES("\xed\xa0\x80", TEXT_BAD_UTF8, 0xed, 1);      /* a surrogate */
	REFUSES("\xf4\x90\x80\x80", TEXT_BAD_UTF8, 0xf4, 1);  /* above U+10FFFF */
	REFUSES("ab\xe1\xbb", TEXT_BAD_UTF8, 0xe1, 3);	      /* cut off */
	REFUSES("\x80", TEXT_BAD_UTF8, 0x80, 1);
	REFUSES("\xff\xfe", TEXT_BAD_UTF8, 0xff, 1);
}

static void test_marks(void **state)
{
	(void)state;
	REFUSES("\u0301a", TEXT_MARKS, 0x301, 1);
	REFUSES("a \u0301", TEXT_MARKS, 0x301, 2);
	REFUSES("xa\u0301\u0302\u0303\u0304\u0305", TEXT_MARKS, 0x305, 2);
	admits("ơ\u0306", "ơ\u0306", 0);
	/* Three marks that are six when they are taken apart, as NFC wants. */
	REFUSES("a\u0344\u0344\u0344", TEXT_MARKS, 0x301, 1);
	g_autofree char *shown = text_show("a\u0344\u0344\u0344", 7);
	g_autofree char *clean = text_admit(shown, strlen(shown), NULL, NULL);

	assert_non_null(clean);
	assert_non_null(strstr(shown, "⟨U+0301⟩"));
	/* Korean in pieces is put together; a vowel alone stands on nothing. */
	admits("\u1112\u1161\u11ab", "한", TEXT_NFD);
	REFUSES("a \u1161", TEXT_MARKS, 0x1161, 2);
}

static void test_sentences(void **state)
{
	struct text_refusal why = { TEXT_BIDI, 0x202e, 4, 5 };
	g_autofree char *sentence = text_refusal_sentence(&why);
	g_autofree char *mended = text_repair_sentence(TEXT_NFD | TEXT_EDGES);

	(void)state;
	assert_non_null(strstr(sentence, "U+202E"));
	assert_non_null(strstr(sentence, "4"));
	assert_string_equal(mended,
			    "Text was mended: letters put together, extra blanks removed.");
	assert_null(text_repair_sentence(0));
	for (int flaw = TEXT_BAD_UTF8; flaw <= TEXT_MARKS; flaw++) {
		g_autofree char *any = NULL;

		why.flaw = (enum text_flaw)flaw;
		any = text_refusal_sentence(&why);
		assert_true(strlen(any) > 20 && strlen(any) <= 78);
	}
}

static void shows(const char *any, size_t bytes, const char *wanted)
{
	g_autofree char *shown = text_show(any, bytes);

	assert_string_equal(shown, wanted);
}

static void test_show(void **state)
{
	(void)state;
	shows("Mậu", 5, "Mậu");
	shows("a\u202eb", 5, "a⟨U+202E⟩b");
	shows("a\x1b[2J", 5, "a⟨U+001B⟩[2J");
	shows("\xe7n", 2, "⟨0xE7⟩n");
	shows("a\xe1\xbb", 3, "a⟨0xE1⟩⟨0xBB⟩");
	shows("\ufffd", 3, "⟨U+FFFD⟩");
	shows("a\0b", 3, "a⟨U+0000⟩b");
	shows("e\u0302\u0323", 5, "ệ");
	shows("\u0301", 2, "⟨U+0301⟩");
	shows("a\u00a0b", 4, "a b");
	shows("", 0, "");
}

/* Whatever comes: what is admitted stays as it is, what is shown can be admitted. */
static void test_any_bytes(void **state)
{
	GRand *chance = g_rand_new_with_seed(7);

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char raw[24];
		size_t bytes = (size_t)g_rand_int_range(chance, 0, sizeof(raw));
		unsigned again;

		for (size_t i = 0; i < bytes; i++)
			raw[i] = (char)(round % 2 ? g_rand_int_range(chance, 0, 256) :
						    " aeo\xcc\x81\x83\xc3\xe1\xbb\x87"
						    [g_rand_int_range(chance, 0, 11)]);
		g_autofree char *clean = text_admit(raw, bytes, NULL, NULL);
		g_autofree char *shown = text_show(raw, bytes);

		assert_true(g_utf8_validate(shown, -1, NULL));
		g_autofree char *let_in = text_admit(shown, strlen(shown), NULL, NULL);
		g_autofree char *same = text_show(shown, strlen(shown));

		assert_non_null(let_in);
		assert_string_equal(same, shown);
		if (clean != NULL) {
			g_autofree char *twice = text_admit(clean, strlen(clean), &again, NULL);

			assert_non_null(twice);
			assert_string_equal(twice, clean);
			assert_int_equal(again, 0);
		}
	}
	g_rand_free(chance);
}

static void test_letters(void **state)
{
	const char *text = "Bơ\u0306ệ";

	(void)state;
	assert_int_equal(text_letters(text), 3);
	assert_int_equal(text_next(text, 0), 1);
	assert_int_equal(text_next(text, 1), 5);
	assert_int_equal(text_next(text, 5), 8);
	assert_int_equal(text_next(text, 8), 8);
	assert_int_equal(text_previous(text, 8), 5);
	assert_int_equal(text_previous(text, 5), 1);
	assert_int_equal(text_previous(text, 1), 0);
	assert_int_equal(text_previous(text, 0), 0);
	assert_int_equal(text_offset(text, 2), 5);
	assert_int_equal(text_offset(text, 9), 8);
	assert_int_equal(text_letters(""), 0);
}

static void cased(char *taken, const char *wanted)
{
	assert_string_equal(taken, wanted);
	g_free(taken);
}

static void test_case(void **state)
{
	(void)state;
	cased(text_upper("đặng thị ữ ŏ ƀ č"), "ĐẶNG THỊ Ữ Ŏ Ƀ Č");
	cased(text_lower("ĐẶNG THỊ Ữ Ŏ Ƀ Č"), "đặng thị ữ ŏ ƀ č");
	cased(text_title("NGUYỄN thị ý"), "Nguyễn Thị Ý");
	cased(text_title("y bhŏ"), "Y Bhŏ");
	cased(text_upper("h'hen"), "H'HEN");
}

/* All letters of Vietnamese (134 beyond ASCII), both ways, as they are and in pieces. */
static void test_case_of_all(void **state)
{
	static const char small[] = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmn"
				    "oòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ";
	static const char large[] = "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHIÌỈĨÍỊKLMN"
				    "OÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴ";
	/* Ê-đê, Gia-rai, Ba-na, Cơ-ho, Mnông, Chăm; fjwz; the last five have no whole form */
	static const char minor[] = "ƀčĕĭñŏŭfjwzơ\u0306ư\u0306ô\u0306ê\u0306â\u0306";
	static const char major[] = "ɃČĔĬÑŎŬFJWZƠ\u0306Ư\u0306Ô\u0306Ê\u0306Â\u0306";
	g_autofree char *pieces = g_utf8_normalize(small, -1, G_NORMALIZE_NFD);
	g_autofree char *parts = g_utf8_normalize(large, -1, G_NORMALIZE_NFD);

	(void)state;
	assert_int_equal(text_letters(small), 89);
	assert_int_equal(text_letters(large), 89);
	cased(text_upper(small), large);
	cased(text_lower(large), small);
	cased(text_upper(pieces), large);
	cased(text_lower(parts), small);
	cased(text_upper(minor), major);
	cased(text_lower(major), minor);
	/* Each letter alone, as a word's first and as its second. */
	for (size_t i = 0, j = 0; small[i] != '\0';) {
		size_t next = text_next(small, i), end = text_next(large, j);
		g_autofree char *word = g_strdup_printf("%.*s%.*s", (int)(end - j), large + j,
							(int)(end - j), large + j);
		g_autofree char *wanted = g_strdup_printf("%.*s%.*s", (int)(end - j), large + j,
							  (int)(next - i), small + i);

		cased(text_title(word), wanted);
		i = next;
		j = end;
	}
	cased(text_title(minor), "Ƀčĕĭñŏŭfjwzơ\u0306ư\u0306ô\u0306ê\u0306â\u0306");
	cased(text_title("ơ\u0306 Ư\u0306"), "Ơ\u0306 Ư\u0306");
}

static void test_titles(void **state)
{
	(void)state;
	cased(text_title("H'HEN NIÊ"), "H'Hen Niê");
	cased(text_title("h’hen niê kđăm"), "H’Hen Niê Kđăm");
	cased(text_title("K'BRÔIH"), "K'Brôih");
	cased(text_title("kʼbrôih"), "KʼBrôih");
	cased(text_title("Y BHŎ BKRÔNG"), "Y Bhŏ Bkrông");
	cased(text_title("JEAN-PIERRE NGUYỄN"), "Jean-Pierre Nguyễn");
	cased(text_title("KBUR'H"), "Kbur'h");
	cased(text_title("LÊ (TÁM) ĐỨC"), "Lê (Tám) Đức");
	cased(text_title("ẤP 17B"), "Ấp 17b");
	cased(text_title(""), "");
	cased(text_title("'A"), "'A");
}

static void test_places(void **state)
{
	const char *text = "Bơ\u0306ệ";

	(void)state;
	assert_int_equal(text_place(text, 0), 1);
	assert_int_equal(text_place(text, 1), 2);
	assert_int_equal(text_place(text, 3), 2);
	assert_int_equal(text_place(text, 5), 3);
	assert_int_equal(text_place(text, 8), 4);
	assert_int_equal(text_place("", 0), 1);
}

static void test_words(void **state)
{
	g_auto(GStrv) words = text_words("  Lê  Văn Mẫu ");
	g_auto(GStrv) none = text_words("   ");

	(void)state;
	assert_int_equal(g_strv_length(words), 3);
	assert_string_equal(words[2], "Mẫu");
	assert_int_equal(g_strv_length(none), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_admit),	  cmocka_unit_test(test_repairs),
		cmocka_unit_test(test_refusals),  cmocka_unit_test(test_bad_bytes),
		cmocka_unit_test(test_marks),	  cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_show),	  cmocka_unit_test(test_any_bytes),
		cmocka_unit_test(test_letters),	  cmocka_unit_test(test_case),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_case_of_all),
		cmocka_unit_test(test_titles),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_unseen_kinds),
		cmocka_unit_test(test_every_code),
		cmocka_unit_test(test_minorities),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
