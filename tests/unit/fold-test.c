/* fold - keys with fewer and fewer marks; what an ASCII screen shows. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "i18n/fold.h"

#include "i18n/banned.h"

static void keys(const char *text, const char *canonical, const char *toneless,
		 const char *ascii)
{
	g_autofree char *k0 = fold_key(text, FOLD_CANONICAL);
	g_autofree char *k1 = fold_key(text, FOLD_TONELESS);
	g_autofree char *k2 = fold_key(text, FOLD_ASCII);

	assert_string_equal(k0, canonical);
	assert_string_equal(k1, toneless);
	assert_string_equal(k2, ascii);
}

static void test_keys(void **state)
{
	(void)state;
	keys("Nguyễn Thị Mậu", "nguyễn thị mậu", "nguyên thi mâu", "nguyen thi mau");
	keys("ĐẶNG ĐỨC", "đặng đức", "đăng đưc", "dang duc");
	keys("Hòa", "hoà", "hoa", "hoa");
	keys("Hoà", "hoà", "hoa", "hoa");
	keys("Thủy  Thuỷ", "thuỷ thuỷ", "thuy thuy", "thuy thuy");
	keys("Quý", "quý", "quy", "quy");
	keys("Quí", "quí", "qui", "qui");
	keys("H’Hen Niê", "h'hen niê", "h'hen niê", "hhen nie");
	keys("K'Brôih", "k'brôih", "k'brôih", "kbroih");
	keys("Y-Bhŏ", "y bhŏ", "y bhŏ", "y bho");
	keys("Lơ\u0306mu", "lơ\u0306mu", "lơ\u0306mu", "lomu");
	keys("nguye\u0302\u0303n", "nguyễn", "nguyên", "nguyen");
	keys("", "", "", "");
	keys(" ,; ", "", "", "");
	keys("Thôn 3/2", "thôn 3 2", "thôn 3 2", "thon 3 2");
	keys("Xóm 12a", "xóm 12a", "xom 12a", "xom 12a");
	keys("Ñăm Čư Ƀar", "ñăm čư ƀar", "ñăm čư ƀar", "nam cu bar");
	keys("'abc'", "abc", "abc", "abc");
}

/* Folding a key again changes nothing, and the levels stand on each other. */
static void test_levels(void **state)
{
	static const char *const names[] = { "Trần Đình Nghĩa", "hòa bình", "H'Wing Ksơr",
					     "Ạ ẬỆ ữỹ", "Quỳnh-Như", "Lý thường Kiệt 2" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		for (int high = FOLD_CANONICAL; high <= FOLD_ASCII; high++)
			for (int low = high; low <= FOLD_ASCII; low++) {
				g_autofree char *first = fold_key(names[i], high);
				g_autofree char *second = fold_key(first, low);
				g_autofree char *direct = fold_key(names[i], low);

				assert_string_equal(second, direct);
			}
}

static void gives(char *taken, const char *wanted)
{
	assert_string_equal(taken, wanted);
	g_free(taken);
}

static void test_ascii(void **state)
{
	(void)state;
	gives(fold_ascii("Kết quả tra cứu"), "Ket qua tra cuu");
	gives(fold_ascii("Đã gửi – “xong”… 5₫ •"), "Da gui - \"xong\".. 5d *");
	gives(fold_ascii("──"), "--");
	gives(fold_ascii("Ü ñ Lơ\u0306"), "U n Lo");
	gives(fold_ascii("⟨U+202E⟩"), "<U+202E>");
	gives(fold_ascii("中"), "?");
	gives(fold_ascii("ĐẶNG"), "DANG");
}

static void test_viqr(void **state)
{
	(void)state;
	gives(fold_viqr("Nguyễn Thị Mậu"), "Nguye^~n Thi. Ma^.u");
	gives(fold_viqr("ĐẶNG đức"), "DDA(.NG ddu+'c");
	gives(fold_viqr("Đào Ý"), "DDa`o Y'");
	gives(fold_viqr("Lê Văn A."), "Le^ Va(n A\\.");
	gives(fold_viqr("H'Hen"), "H'Hen");
	gives(fold_viqr("add"), "ad\\d");
	gives(fold_viqr("Bhŏ Čư ƀ"), "Bho( C<u+ b-");
	gives(fold_viqr("12/03/1950"), "12/03/1950");
	gives(fold_viqr("đd"), "ddd");
	gives(fold_viqr("a\\"), "a\\\\");
}

/* Whatever text: only ASCII comes out. */
static void test_only_ascii(void **state)
{
	GRand *chance = g_rand_new_with_seed(5);

	(void)state;
	for (int round = 0; round < 3000; round++) {
		g_autoptr(GString) text = g_string_new(NULL);

		for (int n = 0; n < 8; n++)
			g_string_append_unichar(
				text, (gunichar)g_rand_int_range(chance, 0x20, 0x3000));
		g_autofree char *ascii = fold_ascii(text->str);
		g_autofree char *viqr = fold_viqr(text->str);
		g_autofree char *key = fold_key(text->str, FOLD_ASCII);

		assert_true(g_str_is_ascii(ascii));
		assert_true(g_str_is_ascii(viqr));
		assert_true(g_utf8_validate(key, -1, NULL));
	}
	g_rand_free(chance);
}

/* The index stands on it: i and y where both are written, and only there. */
static void test_free_i(void **state)
{
	static const char *const keys[][2] = {
		{"Lý", "li"}, {"Lí", "li"}, {"Mỹ", "mi"}, {"Quý", "qui"}, {"Quí", "qui"},
		{"Thúy", "thuy"}, {"Thúi", "thui"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		g_autofree char *key = fold_key(keys[i][0], FOLD_SEARCH);

		assert_string_equal(key, keys[i][1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_free_i), cmocka_unit_test(test_keys),  cmocka_unit_test(test_levels),
		cmocka_unit_test(test_ascii), cmocka_unit_test(test_viqr),
		cmocka_unit_test(test_only_ascii),
	};

	return cmocka_run_group_tests_name("fold", tests, NULL, NULL);
}
