/* diff - carets stand below the letters that differ, and nowhere else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "i18n/cells.h"
#include "i18n/diff.h"
#include "i18n/diff_sides.h"
#include "i18n/text.h"

#include "i18n/banned.h"

static void carets(const char *a, const char *b, const char *below_a, const char *below_b)
{
	struct diff diff;
	g_autofree char *first = NULL, *second = NULL;

	diff_init(&diff, a, b);
	first = diff_carets(a, diff.a, diff.a_count);
	second = diff_carets(b, diff.b, diff.b_count);
	diff_clear(&diff);
	assert_string_equal(first, below_a);
	assert_string_equal(second, below_b);
}

static void test_carets(void **state)
{
	(void)state;
	carets("Nguyễn Thị Mâu", "Nguyễn Thị Mậu", "            ^", "            ^");
	carets("--/--/1950", "17/03/1950", "^^ ^^", "^^ ^^");
	carets("Thôn Bến Gỗ", "Thôn Suối Cát", "     ^^^^^^", "     ^^^^^^^^");
	carets("Phạm Thị Nép", "Phạm Thị Nếp", "          ^", "          ^");
	carets("Mẫu", "Mẫu", "", "");
	carets("", "Mẫu", "", "^^^");
	carets("Lê Mẫu", "Lê Văn Mẫu", "", "   ^^^^");
	carets("a中b", "axb", " ^^", " ^");
	carets("Bơ\u0306", "Bơ", " ^", " ^");
}

static char *some(GRand *chance)
{
	static const char *const bits[] = { "a", "b", " ", "ệ", "ơ\u0306" };
	GString *text = g_string_new(NULL);

	for (int n = g_rand_int_range(chance, 0, 14); n > 0; n--)
		g_string_append(text, bits[g_rand_int_range(chance, 0, 5)]);
	return g_string_free(text, FALSE);
}

/* What is outside all ranges, blanks aside, is the same on both sides. */
static char *common(const char *text, const struct diff_range *ranges, size_t count)
{
	GString *out = g_string_new(NULL);
	size_t at = 0;

	for (size_t letter = 0; text[at] != '\0'; letter++) {
		size_t next = text_next(text, at);
		bool inside = false;

		for (size_t i = 0; i < count; i++)
			inside |= letter >= ranges[i].start && letter < ranges[i].end;
		if (!inside && text[at] != ' ')
			g_string_append_len(out, text + at, (gssize)(next - at));
		at = next;
	}
	return g_string_free(out, FALSE);
}

static void test_any(void **state)
{
	GRand *chance = g_rand_new_with_seed(11);

	(void)state;
	for (int round = 0; round < 5000; round++) {
		g_autofree char *a = some(chance), *b = some(chance);
		struct diff diff;

		diff_init(&diff, a, b);
		for (size_t i = 0; i < diff.a_count; i++) {
			assert_true(diff.a[i].start < diff.a[i].end);
			assert_true(diff.a[i].end <= text_letters(a));
			assert_true(i == 0 || diff.a[i - 1].end < diff.a[i].start);
		}
		g_autofree char *left = common(a, diff.a, diff.a_count);
		g_autofree char *right = common(b, diff.b, diff.b_count);
		assert_string_equal(left, right);
		assert_true((diff.a_count + diff.b_count == 0) == (strcmp(a, b) == 0));
		diff_clear(&diff);
	}
	g_rand_free(chance);
}

static void test_long(void **state)
{
	g_autofree char *a = g_strnfill(2000, 'a'), *b = g_strnfill(2000, 'b');
	struct diff diff;

	(void)state;
	diff_init(&diff, a, b);
	assert_int_equal(diff.a_count, 1);
	assert_int_equal(diff.a[0].end, 2000);
	diff_clear(&diff);
}

static void marked(const char *a, const char *b, const char *wanted)
{
	g_autofree char *line = diff_marked(a, b);

	assert_string_equal(line, wanted);
}

static void test_marked(void **state)
{
	(void)state;
	marked("", "", "");
	marked("Nguyễn Thị Mậu", "Nguyễn Thị Mậu", "Nguyễn Thị Mậu");
	marked("Nguyễn Thị Mâu", "Nguyễn Thị Mậu", "Nguyễn Thị M[-â-]{+ậ+}u");
	marked("Lê Mẫu", "Lê Văn Mẫu", "Lê {+Văn +}Mẫu");
	marked("Lê Văn Mẫu", "Lê Mẫu", "Lê [-Văn -]Mẫu");
	marked("Lê  Mẫu", "Lê Mẫu", "Lê [- -]Mẫu");
	marked("LêMẫu", "Lê Mẫu", "Lê{+ +}Mẫu");
	marked("", "Mẫu", "{+Mẫu+}");
	marked("Mẫu", "", "[-Mẫu-]");
	marked("abc", "xyz", "[-abc-]{+xyz+}");
	marked("MẪU", "MẫU", "M[-Ẫ-]{+ẫ+}U");
	marked("Bơ\u0306", "Bơ", "B[-ơ\u0306-]{+ơ+}");
	marked("0412", "0421", "04[-1-]2{+1+}");
}

/* What looks the same is spelt where it differs, and only there. */
static void test_marked_unseen(void **state)
{
	(void)state;
	marked("Ve\u0302\u0323", "Vệ", "V[-⟨e U+0302 U+0323⟩-]{+ệ+}");
	marked("Vê\u0323", "Vệ", "V[-⟨ê U+00EA U+0323⟩-]{+ệ+}");
	marked("Ve\u0302\u0323", "Ve\u0302\u0323!", "Ve\u0302\u0323{+!+}");
	marked("Lê\u00a0Mẫu", "Lê Mẫu", "Lê[-⟨U+00A0⟩-]{+ +}Mẫu");
	marked("Ðức", "Đức", "[-⟨Ð U+00D0⟩-]{+Đ+}ức");
	marked("Đức", "Ɖức", "[-Đ-]{+⟨Ɖ U+0189⟩+}ức");
	marked("H'Hen", "H’Hen", "H[-'-]{+⟨’ U+2019⟩+}Hen");
	marked("H’Hen", "HʼHen", "H[-⟨’ U+2019⟩-]{+⟨ʼ U+02BC⟩+}Hen");
	marked("H`Hen", "H'Hen", "H[-⟨` U+0060⟩-]{+'+}Hen");
	marked("L\u0430n", "Lan", "L[-⟨\u0430 U+0430⟩-]{+a+}n");
	marked("Ǎn", "Ăn", "[-⟨Ǎ U+01CD⟩-]{+Ă+}n");
	marked("Ａn", "An", "[-⟨Ａ U+FF21⟩-]{+A+}n");
	marked("a–b", "a-b", "a[-⟨– U+2013⟩-]{+-+}b");
	marked("a\u200b", "a", "a[-⟨U+200B⟩-]");
	marked("a\x1b[2J", "a\x1b[3J", "a⟨U+001B⟩[[-2-]{+3+}J");
	marked("Tr\xe7n", "Trần", "Tr[-⟨0xE7⟩-]{+ầ+}n");
	marked("\xe1\xbb", "", "[-⟨0xE1⟩⟨0xBB⟩-]");
	marked("\u0301a", "a", "[-⟨U+0301⟩-]a");
	marked("中国", "中國", "中[-国-]{+國+}");
}

static void unseen(const char *a, const char *b, const char *wanted)
{
	g_autofree char *one = diff_unseen(a, b), *other = diff_unseen(b, a);

	if (wanted == NULL) {
		assert_null(one);
		assert_null(other);
		return;
	}
	assert_string_equal(one, wanted);
	assert_string_equal(other, wanted);
	assert_true(cells_width(one) <= 20);
}

static void test_unseen(void **state)
{
	(void)state;
	unseen("Mậu", "Mậu", NULL);
	unseen("Mậu", "Mâu", NULL);
	unseen("Lan", "Lân", NULL);
	unseen("", "a", NULL);
	unseen("Ve\u0302\u0323", "Vệ", "letters in pieces");
	unseen("MẬU", "Mậu", "capitals differ");
	unseen("Lê  Mẫu", "Lê Mẫu", "blanks only");
	unseen("LêMẫu", "Lê Mẫu", "blanks only");
	unseen("Lê\u00a0Mẫu", "Lê Mẫu", "blanks only");
	unseen("H'Hen", "H’Hen", "another apostrophe");
	unseen("HʼHen", "H’Hen", "another apostrophe");
	unseen("Ê-đê", "Ê–đê", "another hyphen");
	unseen("L\u0430n", "Lan", "look-alike U+0430");
	unseen("\u039dam", "Nam", "look-alike U+039D");
	unseen("Ðức", "Đức", "look-alike U+00D0");
	unseen("Ǎn", "Ăn", "look-alike U+01CD");
	unseen("Ａn", "An", "looks the same");
	unseen("h’hen", "H'Hen", "look-alike U+2019");
	unseen("\xff", "a", NULL);
}

/* The longest common subsequence by the book, in letters of one byte. */
static size_t longest(const char *a, const char *b)
{
	size_t best[32][32] = { { 0 } }, n = strlen(a), m = strlen(b);

	for (size_t i = n; i-- > 0;)
		for (size_t j = m; j-- > 0;)
			best[i][j] = a[i] == b[j] ? best[i + 1][j + 1] + 1 :
						    MAX(best[i + 1][j], best[i][j + 1]);
	return best[0][0];
}

/* One side of a marked line: the stretches between `skip` and `skip_end` left out. */
static char *one_side(const char *line, const char *skip, const char *skip_end,
		      const char *open, const char *close)
{
	GString *out = g_string_new(NULL);

	while (*line != '\0')
		if (g_str_has_prefix(line, skip))
			line = strstr(line, skip_end) + 2;
		else if (g_str_has_prefix(line, open) || g_str_has_prefix(line, close))
			line += 2;
		else
			g_string_append_c(out, *line++);
	return g_string_free(out, FALSE);
}

/* Both texts stand in the line, and no fewer letters could be marked. */
static void test_marked_any(void **state)
{
	GRand *chance = g_rand_new_with_seed(12);

	(void)state;
	for (int round = 0; round < 20000; round++) {
		char a[31] = "", b[31] = "";
		struct diff_side left, right;
		size_t kept = 0;

		for (int i = g_rand_int_range(chance, 0, 30); i-- > 0;)
			a[i] = "abcd"[g_rand_int_range(chance, 0, 2 + round % 3)];
		for (int i = g_rand_int_range(chance, 0, 30); i-- > 0;)
			b[i] = "abcd"[g_rand_int_range(chance, 0, 2 + round % 3)];
		g_autofree char *line = diff_marked(a, b);
		g_autofree char *from = one_side(line, "{+", "+}", "[-", "-]");
		g_autofree char *to = one_side(line, "[-", "-]", "{+", "+}");

		assert_string_equal(from, a);
		assert_string_equal(to, b);
		assert_null(strstr(line, "+}[-"));
		diff_side_init(&left, a);
		diff_side_init(&right, b);
		diff_sides_keep(&left, &right);
		for (size_t i = 0; i < left.count; i++)
			kept += left.kept[i];
		assert_int_equal(kept, longest(a, b));
		diff_side_clear(&left);
		diff_side_clear(&right);
	}
	g_rand_free(chance);
}

/* A huge line that shares nothing costs no more than its share of time. */
static void test_marked_huge(void **state)
{
	g_autofree char *a = g_strnfill(200000, 'a'), *b = g_strnfill(200000, 'b');
	g_autofree char *line = NULL, *wanted = NULL;

	(void)state;
	a[77777] = b[77777] = 'c';
	line = diff_marked(a, b);
	a[77777] = b[77777] = '\0';
	wanted = g_strdup_printf("[-%s-]{+%s+}c[-%s-]{+%s+}", a, b, a + 77778, b + 77778);
	assert_string_equal(line, wanted);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_carets),
		cmocka_unit_test(test_any),
		cmocka_unit_test(test_long),
		cmocka_unit_test(test_marked),
		cmocka_unit_test(test_marked_unseen),
		cmocka_unit_test(test_marked_any),
		cmocka_unit_test(test_unseen),
		cmocka_unit_test(test_marked_huge),
	};

	return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
