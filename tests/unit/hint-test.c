/* syllable_hint - slips in names are asked about, sound names never. */
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
#include "tui/misspelt.h"

#include "i18n/banned.h"

static const struct {
	const char *name, *meant;
} slips[] = {
	{"Nguỹên Văn Mẫu", "Nguyễn"}, {"Nguyển Thị Mẫu", "Nguyễn"}, {"NGUỸỄN VĂN", "NGUYỄN"},
	{"Nguyẽn", "Nguyễn"}, {"Nguyen", "Nguyễn"}, {"Nguyền", "Nguyễn"}, {"Ngyuễn", "Nguyễn"},
	{"Hùynh Văn", "Huỳnh"}, {"Đổ Thị", "Đỗ"}, {"Vỏ Văn", "Võ"}, {"Trưong", "Trương"},
	{"Trừơng", "Trường"}, {"Trần Thị Huơng", "Hương"}, {"Lê Phuong", "Phương"},
	{"Lý Qúy", "Quý"}, {"Lê Quôc", "Quốc"}, {"Lê Nghành", "Ngành"}, {"Lê Ngĩa", "Nghĩa"},
	{"Iên", "Yên"}, {"Lê Kường", "Cường"}, {"Lê Thị-Huơng", "Hương"}, {"Lê A Huơng", "Hương"},
	{"Lê Minhh", "Minh"},
};

static const char *const sound[] = {
	"", " ", "Nguyễn Văn Mẫu", "Nguyên", "Hòa", "Hoà", "Thủy Tiên", "Trần Thị B", "Ý", "Phụng",
	"Y Bhŏ Nguỹên", "H'Hen Niê", "K'Brôih", "Ksor Nguỹên", "Giàng A Páo", "Kơ Să Nguyển",
	"Lò Văn Lỡo", "Krajan Plin", "Nguyễn 2", "Lê Văn (", "A\xcc\x80", "ngngngngngngngngngng",
	"Bắc Kạn", "Đắk Lắk", "Quàng Thị", "Vàng", "Lù", "Lê Fan Huơng",
};

static void test_slips(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(slips); i++) {
		g_autofree char *meant = syllable_hint(slips[i].name);

		if (g_strcmp0(meant, slips[i].meant) != 0)
			fail_msg("%s: %s, not %s", slips[i].name, meant ? meant : "nothing",
				 slips[i].meant);
	}
}

static void test_sound(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(sound); i++) {
		g_autofree char *meant = syllable_hint(sound[i]);

		if (meant != NULL)
			fail_msg("%s: asked about %s", sound[i], meant);
	}
}

static char *shared(const char *file)
{
	const char *folder = g_getenv("DANCU_SHARED"), *srcdir = g_getenv("srcdir");
	g_autofree char *path =
		folder != NULL ? g_build_filename(folder, "data", file, NULL)
			       : g_build_filename(srcdir != NULL ? srcdir : ".", "..", "shared",
						  "data", file, NULL);
	char *text = NULL;

	g_file_get_contents(path, &text, NULL, NULL);
	return text;
}

/* How many of the names between commas in this column are asked about. */
static unsigned asked(const char *file, unsigned column, unsigned *all)
{
	g_autofree char *text = shared(file);
	g_auto(GStrv) lines = g_strsplit(text != NULL ? text : "", "\n", -1);
	unsigned count = 0;

	for (unsigned i = 1; lines[0] != NULL && lines[i] != NULL; i++) {
		g_auto(GStrv) cells = g_strsplit(lines[i], "\t", -1);
		g_auto(GStrv) names = NULL;

		if (g_strv_length(cells) <= column || g_str_has_prefix(cells[column], "see "))
			continue;
		names = g_strsplit_set(cells[column], ",;(", -1);
		for (char **name = names; *name != NULL; name++) {
			g_autofree char *meant = syllable_hint(g_strstrip(*name));

			if (meant != NULL)
				print_message("# %s: %s?\n", *name, meant);
			count += meant != NULL;
			(*all)++;
		}
	}
	return count;
}

/* One name of the lists is spelt Hùynh there, which is a slip. */
static void test_lists(void **state)
{
	static const struct {
		const char *file;
		unsigned column, asked;
	} lists[] = {
		{"names-family.tsv", 2, 1}, {"names-given.tsv", 3, 0}, {"names-middle.tsv", 3, 0},
		{"names-ethnic.tsv", 4, 0}, {"names-ethnic.tsv", 5, 0}, {"names-ethnic.tsv", 7, 0},
		{"names-given-compound-pool.tsv", 1, 0},
	};
	g_autofree char *there = shared(lists[0].file);

	(void)state;
	if (there == NULL) {
		print_message("# not run: no lists of names here\n");
		return;
	}
	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		unsigned all = 0, count = asked(lists[i].file, lists[i].column, &all);

		print_message("# %s: %u of %u are asked about\n", lists[i].file, count, all);
		assert_true(all > 20);
		assert_true(count <= lists[i].asked);
	}
}

static void asks(const char *typed, const char *people, const char *about)
{
	g_autofree char *said = misspelt_so_far(typed, people);

	if ((said != NULL) != (about != NULL) || (said && !strstr(said, about)))
		fail_msg("%s, %s: %s", typed, people, said ? said : "nothing");
}

/* Nothing about the word in the making, nothing about a name that is not Kinh. */
static void test_while_typed(void **state)
{
	(void)state;
	asks("Nguyển", "01", NULL);
	asks("Nguyển ", "01", "Nguyễn?");
	asks("Nguyển V", "", "Nguyễn?");
	asks("Nguyển V", "06", NULL);
	asks("Y Bhŏ Niê ", "", NULL);
	asks("", "01", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slips),
		cmocka_unit_test(test_sound),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_while_typed),
	};

	return cmocka_run_group_tests_name("hint", tests, NULL, NULL);
}
