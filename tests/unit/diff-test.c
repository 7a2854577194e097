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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_carets),
		cmocka_unit_test(test_any),
		cmocka_unit_test(test_long),
	};

	return cmocka_run_group_tests_name("diff", tests, NULL, NULL);
}
