/* plausible - what is a Vietnamese syllable, and what is not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/syllable.h"

#include "i18n/banned.h"

/* Of each rime one, and what is odd in spelling or tone. */
static const char *const good[] = {
	"a", "Ý", "y", "Nguyễn", "NGUYỄN", "nghiêng", "hòa", "hoà", "thủy", "thuỷ", "quý",
	"quốc", "quyên", "quýt", "quỳnh", "khuya", "khuỷu", "khuâng", "oạp", "yếm", "yêng",
	"chưn", "hừm", "tuyn", "gì", "gìn", "giếng", "giường", "giặt", "già", "giũa", "Đắk",
	"Kạn", "boong", "ngoéo", "hươu", "ưu", "xoáy", "mía", "của", "chưa", "thuở", "huệ",
	"huỳnh", "huých", "suýt", "pin", "rượu", "nghề", "ghe", "kẻ", "cà", "ngã",
};

static const char *const bad[] = {
	"", "Nguỹên", "Nguỹễn", "Nguyẽn", "qúy", "gìa", "hòan", "hât", "hầt", "mat", "mảc",
	"nge", "ngi", "gha", "nghành", "ce", "kô", "iên", "tyên", "Bhŏ", "Niê", "K", "UBND",
	"ff", "wa", "zung", "jun", "Ksor", "trưong", "huơng", "đuờng", "Thuý2", "a-b", "năơng",
	"ngngng", "nghiêngg", "dđ", "ñinh", "Lê\xcc\x80",
};

static void test_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(good); i++)
		if (!syllable_is_plausible(good[i], strlen(good[i])))
			fail_msg("%s is a syllable", good[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(bad); i++)
		if (syllable_is_plausible(bad[i], strlen(bad[i])))
			fail_msg("%s is no syllable", bad[i]);
}

static char *dictionary(void)
{
	static const char *const places[] = {"/usr/share/hunspell/vi_VN.dic",
					     "/usr/share/hunspell/vi.dic"};
	char *text = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(places) && text == NULL; i++)
		g_file_get_contents(places[i], &text, NULL, NULL);
	return text;
}

/* Words with a Vietnamese letter: the others are mostly abbreviations and English. */
static void test_dictionary(void **state)
{
	g_autofree char *text = dictionary();
	g_auto(GStrv) lines = text != NULL ? g_strsplit(text, "\n", -1) : NULL;
	unsigned all = 0, missed = 0;

	(void)state;
	if (text == NULL) {
		print_message("# not run: hunspell-vi is not installed\n");
		return;
	}
	for (char **line = lines; *line != NULL; line++) {
		size_t bytes = strcspn(*line, "/\r");

		if (g_str_is_ascii(*line) || !g_utf8_validate(*line, -1, NULL))
			continue;
		all++;
		missed += !syllable_is_plausible(*line, bytes);
	}
	print_message("# %u of %u words are plausible\n", all - missed, all);
	assert_true(missed * 1000 <= all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_dictionary),
	};

	return cmocka_run_group_tests_name("plausible", tests, NULL, NULL);
}
