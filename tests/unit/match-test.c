/* match - the exact form first, forgiveness after, and the difference in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "i18n/language.h"
#include "i18n/match.h"

#include "i18n/banned.h"

static void ranks(const char *typed, const char *name, enum match_rank wanted)
{
	struct match_query *query = match_query_new(typed);
	enum match_rank rank = match_rank(query, name);

	match_query_free(query);
	if (rank != wanted)
		fail_msg("%s for %s: rank %d, not %d", name, typed, (int)rank, (int)wanted);
}

static void test_ranks(void **state)
{
	(void)state;
	ranks("nguyễn thị mậu", "Nguyễn Thị Mậu", MATCH_EXACT);
	ranks("NGUYỄN THỊ MẬU", "Nguyễn Thị Mậu", MATCH_EXACT);
	ranks("nguyen van a", "Nguyen Van A", MATCH_EXACT);
	ranks("lê thị hòa", "Lê Thị Hoà", MATCH_EXACT);
	ranks("nguyen van a", "Nguyễn Văn A", MATCH_MARKS);
	ranks("nguyễn thi mau", "Nguyễn Thị Mậu", MATCH_MARKS);
	ranks("dang", "Đặng", MATCH_MARKS);
	ranks("nguyễn thị mậu", "Nguyễn Thị Mâu", MATCH_TONE);
	ranks("nguyễn thị mậu", "Nguyễn Thi Mậu", MATCH_TONE);
	ranks("nguyễn thị mậu", "Nguyễn Thị Màu", MATCH_HAT);
	ranks("nguyển", "Nguyễn", MATCH_TONE);
	ranks("đang", "Dang", MATCH_FOLDED);
	ranks("mậu", "Nguyễn Thị Mậu", MATCH_PART);
	ranks("mậu nguyễn", "Nguyễn Thị Mậu", MATCH_PART);
	ranks("n t m", "Nguyễn Thị Mậu", MATCH_PART);
	ranks("nguyễn mậu", "Nguyễn Thị Thảo Mậu", MATCH_PART);
	ranks("nam n", "Ngọc Nam", MATCH_PART);
	ranks("n nam", "Nam Ngọc", MATCH_PART);
	ranks("h'hen nie", "H’Hen Niê", MATCH_MARKS);
	ranks("hhen niê", "H'Hen Niê", MATCH_EXACT);
	ranks("nguyen thi muu", "Nguyễn Thị Mậu", MATCH_NEAR);
	ranks("ngueyn thi mau", "Nguyễn Thị Mậu", MATCH_NEAR);
	ranks("tran", "Nguyễn Thị Mậu", MATCH_NONE);
	ranks("a b c d", "Lê A", MATCH_NONE);
	ranks("", "Lê A", MATCH_NONE);
	ranks("lê", "", MATCH_NONE);
	ranks("lơ\u0306mu", "Lơ\u0306mu", MATCH_EXACT);
	ranks("lomu", "Lơ\u0306mu", MATCH_MARKS);
}

static void nearer(const char *typed, const char *near, const char *far)
{
	struct match_query *query = match_query_new(typed);
	unsigned first = match_score(query, near), second = match_score(query, far);

	if (first >= second)
		print_error("%s: %s %u, %s %u\n", typed, near, first, far, second);
	assert_true(first < second);
	match_query_free(query);
}

/* Swapped or lost letters before a letter that the name has not; two slips last. */
static void test_likely_slips(void **state)
{
	(void)state;
	nearer("nguyen van phuco", "Nguyễn Văn Phước", "Nguyễn Văn Phúc");
	nearer("oang thi hoa", "Hoàng Thị Hoa", "Vàng Thị Hoa");
	nearer("nguyen van xan", "Nguyễn Văn Xuân", "Nguyễn Văn Tân");
	nearer("nguyen thi thanx", "Nguyễn Thị Thanh", "Nguyễn Thị Bá Thanh");
	nearer("nguyen thi thanx", "Nguyễn Thị Bá Thanh", "Nguyễn Thi Hanh");
}

/* For "nguyễn thị mậu", nearest first, as the results screen lists them. */
static void test_order(void **state)
{
	static const char *const names[] = {
		"Nguyễn Thị Mậu",	"Nguyễn Thị Mâu", "Nguyễn Thi Mâu", "Nguyễn Thị Màu",
		"Nguyễn Thị Thảo Mậu",	"Mậu Thị Nguyễn Xuân",	"Nguyễn Thị Thảo Mâu",
		"Nguyễn Thị Mu",	"Trần Văn Thử",
	};
	struct match_query *query = match_query_new("nguyễn thị mậu");
	unsigned before = 0;

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		unsigned score = match_score(query, names[i]);

		if (i > 0 && score <= before)
			fail_msg("%s must come after %s", names[i], names[i - 1]);
		before = score;
	}
	assert_int_equal(before, MATCH_SCORE_NONE);
	match_query_free(query);
}

static void test_long_texts(void **state)
{
	g_autofree char *text = g_strnfill(5000, 'a');
	g_autoptr(GString) many = g_string_new(NULL);

	(void)state;
	for (int i = 0; i < 100; i++)
		g_string_append(many, "a b ");
	ranks(text, text, MATCH_EXACT);
	ranks(many->str, "Lê A", MATCH_NONE);
	ranks("a b", many->str, MATCH_PART);
}

static void words(const char *from, const char *to, const char *wanted)
{
	g_autofree char *told = match_words(from, to);

	assert_string_equal(told, wanted);
}

static void test_words(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	words("Nguyễn Thị Mâu", "Nguyễn Thị Mậu", "thêm dấu nặng");
	words("Nguyễn Thị Mậu", "Nguyễn Thị Mâu", "bỏ dấu nặng");
	words("Phạm Thị Nép", "Phạm Thị Nếp", "thêm dấu mũ");
	words("Nguyển", "Nguyễn", "dấu hỏi thành dấu ngã");
	words("Mau", "Mậu", "thêm dấu mũ, thêm dấu nặng");
	words("Dang", "Đặng", "khác 3 dấu");
	words("Đào", "Dào", "bỏ gạch ngang của đ");
	words("Lê Mẫu", "Lê Văn Mẫu", "thêm \"Văn\"");
	words("Lê Văn Mẫu", "Lê Mẫu", "bỏ \"Văn\"");
	words("Thôn Bến", "Thôn Suối", "\"Bến\" thành \"Suối\"");
	words("Thôn Bến Gỗ", "Thôn Suối Cát", "viết khác");
	words("Hòa", "Hoà", "khác chỗ đặt dấu");
	words("lê mẫu", "Lê Mẫu", "khác chữ hoa");
	words("Lê Mẫu", "Lê-Mẫu", "viết khác");
	words("", "Lê", "thêm \"Lê\"");
	words("Lê", "Lê", "");
	language_start("en", "i18n/locale");
	words("Mâu", "Mậu", "add dot below");
}

static void differs(const char *typed, const char *name, const char *wanted)
{
	g_autofree char *told = match_difference(typed, name);

	if (wanted == NULL) {
		assert_null(told);
		return;
	}
	assert_non_null(told);
	assert_string_equal(told, wanted);
}

static void test_difference(void **state)
{
	(void)state;
	language_start("vi", "i18n/locale");
	differs("nguyễn thị mậu", "Nguyễn Thị Mâu",
		"Tên ghi là \"Mâu\", đã gõ \"mậu\": thiếu dấu nặng; họ và chữ đệm giống.");
	differs("nguyễn thị mậu", "Nguyễn Thi Mậu",
		"Chữ đệm ghi là \"Thi\", đã gõ \"thị\": thiếu dấu nặng; họ và tên giống.");
	differs("nguyên thị mậu", "Nguyễn Thị Mẫu",
		"Họ ghi là \"Nguyễn\", đã gõ \"nguyên\": thừa dấu ngã; còn chỗ khác nữa.");
	differs("lê nam", "Lê Năm", NULL);
	differs("lê nám", "Lê Năm",
		"Tên ghi là \"Năm\", đã gõ \"nám\": thừa dấu trăng, thiếu dấu sắc; họ giống.");
	differs("lê nam", "Lê Nan",
		"Tên ghi là \"Nan\", đã gõ \"nam\": khác chữ cái; họ giống.");
	differs("nguyễn thị mậu", "Nguyễn Thị Thảo Mậu",
		"Tên ghi trong CSDL còn có: \"Thảo\".");
	differs("nguyễn thị mậu", "Nguyễn Thị Mậu", NULL);
	differs("", "Nguyễn Thị Mậu", NULL);
	language_start("en", "i18n/locale");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ranks),	   cmocka_unit_test(test_order),
		cmocka_unit_test(test_long_texts), cmocka_unit_test(test_words),
		cmocka_unit_test(test_likely_slips),
		cmocka_unit_test(test_difference),
	};

	return cmocka_run_group_tests_name("match", tests, NULL, NULL);
}
