/* cells - widths, cuts that never halve a letter, exact pads, wrapping. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "i18n/cells.h"

#include "i18n/banned.h"

static void gives(char *taken, const char *wanted)
{
	assert_string_equal(taken, wanted);
	g_free(taken);
}

static void test_width(void **state)
{
	(void)state;
	assert_int_equal(cells_width(""), 0);
	assert_int_equal(cells_width("Nguyễn Thị Mậu"), 14);
	assert_int_equal(cells_width("nguye\u0302\u0303n"), 6);
	assert_int_equal(cells_width("Bơ\u0306"), 2);
	assert_int_equal(cells_width("中文"), 4);
	assert_int_equal(cells_width("••89…₫─"), 7);
}

static void test_fit(void **state)
{
	(void)state;
	gives(cells_fit("Mậu", 3, CELLS_MORE), "Mậu");
	gives(cells_fit("Mậu Mẫu", 3, CELLS_MORE), "Mậ…");
	gives(cells_fit("Mậu Mẫu", 5, CELLS_MORE), "Mậu…");
	gives(cells_fit("Mậu Mẫu", 5, CELLS_MORE_ASCII), "Mậu..");
	gives(cells_fit("Bơ\u0306ng", 3, CELLS_MORE), "Bơ\u0306…");
	gives(cells_fit("中文", 3, CELLS_MORE), "中…");
	gives(cells_fit("中文", 2, CELLS_MORE), "…");
	gives(cells_fit("abc", 1, CELLS_MORE_ASCII), "a");
	gives(cells_fit("abc", 0, CELLS_MORE), "");
	gives(cells_fit("abc", -5, CELLS_MORE), "");
}

static void test_fit_name(void **state)
{
	(void)state;
	gives(cells_fit_name("Nguyễn Thị Mậu", 25, CELLS_MORE), "Nguyễn Thị Mậu");
	gives(cells_fit_name("Nguyễn Thị Phương Anh Thảo Mậu", 25, CELLS_MORE),
	      "Nguyễn Thị … Thảo Mậu");
	gives(cells_fit_name("Nguyễn Thị Phương Anh Thảo Mậu", 25, CELLS_MORE_ASCII),
	      "Nguyễn Thị .. Thảo Mậu");
	gives(cells_fit_name("Nguyễn Thị Phương Anh Thảo Mậu", 18, CELLS_MORE),
	      "Nguyễn … Thảo Mậu");
	gives(cells_fit_name("Nguyễn Thị Phương Anh Thảo Mậu", 10, CELLS_MORE),
	      "Nguyễn Th…");
	gives(cells_fit_name("Aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 10, CELLS_MORE),
	      "Aaaaaaaaa…");
	gives(cells_fit_name("Aaaaaaaaaaaaaa Bbbbbbbbbbbbbb", 10, CELLS_MORE),
	      "Aaaaaaaaa…");
}

static void test_pads(void **state)
{
	(void)state;
	gives(cells_pad("Mậu", 5, CELLS_MORE), "Mậu  ");
	gives(cells_pad("中文", 3, CELLS_MORE), "中…");
	gives(cells_pad("", 2, CELLS_MORE), "  ");
}

static void wraps(const char *text, int cells, const char *joined)
{
	g_auto(GStrv) lines = cells_wrap(text, cells);
	g_autofree char *all = g_strjoinv("|", lines);

	assert_string_equal(all, joined);
}

static void test_wrap(void **state)
{
	(void)state;
	wraps("", 10, "");
	wraps("Thôn Bến Gỗ, xã Tập Huấn", 12, "Thôn Bến Gỗ,|xã Tập Huấn");
	wraps("Thôn Bến Gỗ, xã Tập Huấn", 13, "Thôn Bến Gỗ,|xã Tập Huấn");
	wraps("Thôn Bến Gỗ", 40, "Thôn Bến Gỗ");
	wraps("một\nhai ba", 40, "một|hai ba");
	wraps("một\n\nhai", 40, "một||hai");
	wraps("dàidàidài ơi", 4, "dàid|àidà|i ơi");
	wraps("中文中", 1, "中|文|中");
}

/* Whatever text and width: pads are exact, cuts fit, wrapping loses no letter. */
static void test_any(void **state)
{
	static const char *const bits[] = { "a",  " ", "ệ",	"中",	 "ơ\u0306",
					    "Mậu", "…", "Nguyễn", "\n", "  " };
	GRand *chance = g_rand_new_with_seed(3);

	(void)state;
	for (int round = 0; round < 5000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);
		int cells = g_rand_int_range(chance, 1, 30);

		for (int n = g_rand_int_range(chance, 0, 12); n > 0; n--)
			g_string_append(text, bits[g_rand_int_range(chance, 0, 10)]);
		g_auto(GStrv) lines = cells_wrap(text->str, MAX(cells, 2));
		g_autofree char *all = g_strjoinv("", lines);
		g_autofree char *padded = cells_pad(text->str, cells, CELLS_MORE);
		g_autofree char *name = cells_fit_name(text->str, cells, CELLS_MORE);

		assert_int_equal(cells_width(padded), cells);
		assert_true(cells_width(name) <= cells);
		assert_true(g_utf8_validate(name, -1, NULL));
		for (char **line = lines; *line != NULL; line++)
			assert_true(cells_width(*line) <= MAX(cells, 2));
		for (char *from = text->str, *to = all; *from != '\0'; from++)
			if (*from != ' ' && *from != '\n') {
				to += strspn(to, " ");
				assert_int_equal(*from, *to++);
			}
	}
	g_rand_free(chance);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_width),  cmocka_unit_test(test_fit),
		cmocka_unit_test(test_fit_name), cmocka_unit_test(test_pads),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_any),
	};

	return cmocka_run_group_tests_name("cells", tests, NULL, NULL);
}
