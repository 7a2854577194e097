/* collate - lists in the order of a Vietnamese dictionary, and of persons. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "i18n/collate.h"

#include "i18n/banned.h"

/* Each sorts strictly before the next; written by hand after the rule. */
static const char *const words[] = {
	"",	"2",	 "10",	  "a",	   "A",	    "à",     "ả",     "ã",     "á",	"ạ",
	"ác",	"ai",	 "An",	  "ản",	   "án",    "ạn",    "anh",   "ảnh",   "ánh",	"áp",
	"ăn",	"ắt",	 "ân",	  "ấn",	   "ẩu",    "ba",    "ba ba", "ba đồng", "bà",	"bà con",
	"bả",	"bã",	 "bá",	  "bạ",	   "băng",  "bằng",  "bâng",  "be",    "bê",	"cá",
	"chanh", "da",	 "dân",	  "đa",	   "đà",    "đân",   "e",     "ẻ",     "ê",	"ề",
	"ga",	"gia",	 "già",	  "ha",	   "hoa",   "hoà",   "hoả",   "hoá",   "hoạ",	"hoài",
	"kha",	"la",	 "lê",	  "ma",	   "mau",   "màu",   "mạu",   "mâu",   "mầu",	"mẫu",
	"mậu",	"nam",	 "nga",	  "nguyên", "nguyền", "nguyễn", "nguyện", "nha", "o",	"ò",
	"oanh", "ô",	 "ông",	  "ơ",	   "ơn",    "pha",   "quý",   "ra",    "sa",	"ta",
	"tha",	"thuỷ",	 "tra",	  "u",	   "uyên",  "ư",     "ưng",   "va",    "xa",	"y",
	"ý",	"yên",
};

static void test_words(void **state)
{
	(void)state;
	for (size_t i = 0; i + 1 < G_N_ELEMENTS(words); i++)
		for (size_t j = i + 1; j < G_N_ELEMENTS(words); j++) {
			g_autofree char *low = collate_key(words[i]);
			g_autofree char *high = collate_key(words[j]);

			if (strcmp(low, high) >= 0)
				fail_msg("%s must sort before %s", words[i], words[j]);
		}
}

static void same(const char *a, const char *b)
{
	g_autofree char *first = collate_key(a), *second = collate_key(b);

	assert_string_equal(first, second);
}

static void test_variants(void **state)
{
	(void)state;
	same("hòa", "hoà");
	same("Lê-Văn  Mẫu", "Lê Văn Mẫu");
	same("Thôn 02", "Thôn 2");
}

static void test_printable(void **state)
{
	g_autofree char *key = collate_person("Y", "Bhŏ 中 Lơ\u0306", "Niê'2 ñ");

	(void)state;
	for (const char *p = key; *p != '\0'; p++)
		assert_true(*p >= ' ' && *p < 0x7f);
}

struct person {
	const char *family, *middle, *given;
};

static const struct person by_given[] = {
	{ "Lê", "Văn", "An" },	    { "Nguyễn", "", "An" },    { "Nguyễn", "Thị", "An" },
	{ "Nguyễn", "Văn", "An" },  { "Trần", "Bảo", "An" },   { "Lê", "Thị", "An Bình" },
	{ "Lê", "Thị", "Án" },	    { "Đỗ", "Văn", "Anh" },    { "Lê", "Thị", "Ánh" },
	{ "Lê", "Văn", "Ân" },	    { "Phạm", "Thị", "Bích" }, { "Dương", "Thị", "Mẫu" },
	{ "Đào", "Thị", "Mẫu" },    { "Nguyễn", "Thị", "Mậu" }, { "Phạm", "", "Ý" },
};

static void test_persons(void **state)
{
	(void)state;
	for (size_t i = 0; i + 1 < G_N_ELEMENTS(by_given); i++) {
		const struct person *a = &by_given[i], *b = &by_given[i + 1];
		g_autofree char *low = collate_person(a->family, a->middle, a->given);
		g_autofree char *high = collate_person(b->family, b->middle, b->given);

		if (strcmp(low, high) >= 0)
			fail_msg("%s %s must sort before %s %s", a->family, a->given,
				 b->family, b->given);
	}
}

static void test_other_custom(void **state)
{
	g_autofree char *le = collate_person_family("Lê", "Văn", "Tú");
	g_autofree char *nguyen = collate_person_family("Nguyễn", NULL, "An");

	(void)state;
	assert_true(strcmp(le, nguyen) < 0);
}

/* Up to the cases, which only part what is spelt alike. */
static size_t before_cases(const char *key)
{
	return strcspn(key, "!");
}

static void test_stored_keys_turn(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(by_given); i++) {
		const struct person *p = &by_given[i];
		g_autofree char *stored = collate_person(p->family, p->middle, p->given);
		g_autofree char *turned = collate_family_first(stored);
		g_autofree char *wanted = collate_person_family(p->family, p->middle, p->given);

		assert_int_equal(strlen(turned), strlen(stored));
		assert_int_equal(before_cases(turned), before_cases(wanted));
		assert_memory_equal(turned, wanted, before_cases(wanted));
	}
	g_autofree char *word = collate_key("Bến Gỗ"), *same_word = collate_family_first(word);
	assert_string_equal(word, same_word);
}

static void test_whole_names(void **state)
{
	g_autofree char *whole = collate_name(" Nguyễn  Thị Thu Mẫu ", false);
	g_autofree char *parts = collate_person("Nguyễn", "Thị Thu", "Mẫu");
	g_autofree char *family = collate_name("Nguyễn Thị Thu Mẫu", true);
	g_autofree char *family_parts = collate_person_family("Nguyễn", "Thị Thu", "Mẫu");
	g_autofree char *one = collate_name("Mẫu", true), *given = collate_person("", "", "Mẫu");
	g_autofree char *one_family = collate_person_family("", "", "Mẫu");
	g_autofree char *none = collate_name("", false);

	(void)state;
	assert_string_equal(whole, parts);
	assert_string_equal(family, family_parts);
	assert_string_equal(one, one_family);
	assert_string_not_equal(one, given);
	assert_non_null(none);
}

/* Any text has its place: the keys of three of them never go round in a circle, as
 * they are strings; equal keys are only of what reads alike. */
static void test_equal_keys(void **state)
{
	static const char *const distinct[] = {
		"a", "A", "á", "ă", "ắ", "ơ", "ơ\xcc\x86", "o", "ŏ", "Bhŏ", "Bho", "ñ", "n", "ƀ", "b",
		"č", "c", "đ", "d", "H'Hen", "Hen", "1", "01 1", "12", "中", "文", "ба", "z", "w", "Ü",
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(distinct); i++)
		for (size_t j = 0; j < i; j++) {
			g_autofree char *a = collate_key(distinct[i]);
			g_autofree char *b = collate_key(distinct[j]);

			if (strcmp(a, b) == 0)
				fail_msg("%s and %s have one key", distinct[i], distinct[j]);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),	  cmocka_unit_test(test_variants),
		cmocka_unit_test(test_printable), cmocka_unit_test(test_persons),
		cmocka_unit_test(test_other_custom), cmocka_unit_test(test_stored_keys_turn),
		cmocka_unit_test(test_whole_names), cmocka_unit_test(test_equal_keys),
	};

	return cmocka_run_group_tests_name("collate", tests, NULL, NULL);
}
