/* A line of a list beside the register: the class, and the difference in words. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/compare.h"

#include "i18n/banned.h"

static const struct compare_known mau = {"Nguyễn Thị Mậu", "1950-03-17", "2", "1"};
static const struct compare_known hoa = {"Lê Hoà Bình-Minh", "1960", "1", "1"};
static const struct compare_known dead = {"Trần Văn Thử", "1940-01-02", "1", "2"};

static const struct {
	const char *number, *name, *birth, *sex;
	const struct compare_known *known;
	enum compare_result result;
	const char *says; /* in the words; NULL: there are none */
} lines[] = {
	{"099150000012", "Nguyễn Thị Mậu", "17/03/1950", "Nữ", &mau, COMPARE_SAME, NULL},
	{"'099.150.000.012", "NGUYỄN THỊ MẬU", "1950-03-17 00:00:00", "F", &mau, COMPARE_SAME,
	 NULL},
	{"99150000012", "nguyễn thị mậu", "19500317", "", &mau, COMPARE_SAME, NULL},
	{"099150000012", "Nguyễn Thị Mậu", "", "", &mau, COMPARE_SAME, NULL},
	{"099060000012", "Lê Hòa Bình Minh", "1960", "nam", &hoa, COMPARE_SAME, NULL},
	/* thread 36: a blank at the end makes no difference, but is said */
	{"099150000012", "Nguyễn Thị Mậu ", "17/3/1950", "", &mau, COMPARE_SAME, "blanks"},
	{"099150000012", "Nguyễn\xc2\xa0Thị Mậu", "17/3/1950", "", &mau, COMPARE_SAME, "odd blank"},
	/* thread 37: letter by letter, and what no screen shows */
	{"099150000012", "Nguyễn Thị Mâu", "17/03/1950", "", &mau, COMPARE_NAME, "M[-ậ-]{+â+}u"},
	{"099150000012", "Nguyễn Thị Mậ\xe2\x80\x8bu", "17/03/1950", "", &mau, COMPARE_NAME,
	 "⟨U+200B⟩"},
	{"099150000012", "Nguyễn Thị M\xd0\xb0u", "17/03/1950", "", &mau, COMPARE_NAME, "U+0430"},
	{"099150000012", "Nguyễn Thị Mậu", "18/03/1950", "", &mau, COMPARE_BIRTH,
	 "born 17/03/1950, in the list 18/03/1950"},
	{"099150000012", "Nguyễn Thị Mậu", "31/02/1950", "", &mau, COMPARE_BIRTH, "31/02/1950"},
	{"099060000012", "Lê Hoà Bình Minh", "17/03/1960", "", &hoa, COMPARE_BIRTH, "only"},
	{"099150000012", "Nguyễn Thị Mậu", "1950", "", &mau, COMPARE_SAME, "only"},
	{"099150000012", "Nguyễn Thị Mậu", "17/03/1950", "Nam", &mau, COMPARE_OTHER, "sex"},
	{"099150000012", "Lò Văn Khác", "01/01/1999", "", &mau, COMPARE_OTHER, "born"},
	{"099040000012", "Trần Văn Thử", "02/01/1940", "", &dead, COMPARE_OTHER, "dead"},
	{"099150000099", "Nguyễn Thị Mậu", "17/03/1950", "", NULL, COMPARE_NO_NUMBER, "nobody"},
	{"12345", "Nguyễn Thị Mậu", "17/03/1950", "", NULL, COMPARE_NO_NUMBER, "12345"},
	{"", "Nguyễn Thị Mậu", "17/03/1950", "", NULL, COMPARE_NO_NUMBER, "no number"},
};

static void lines_are_judged(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++) {
		struct compare_line line = {(char *)lines[i].number, (char *)lines[i].name,
					    (char *)lines[i].birth, (char *)lines[i].sex};
		g_autofree char *words = NULL;
		enum compare_result result = compare_judge(&line, lines[i].known, &words);

		if (result != lines[i].result || (lines[i].says && !strstr(words, lines[i].says)))
			print_message("# %zu: %s\n", i, words);
		assert_int_equal(result, lines[i].result);
		if (lines[i].says)
			assert_non_null(strstr(words, lines[i].says));
		else
			assert_string_equal(words, "");
	}
}

struct stream {
	const char *bytes;
};

static ssize_t stream_read(void *self, char *into, size_t bytes)
{
	struct stream *s = self;
	size_t n = MIN(bytes, strlen(s->bytes));

	memcpy(into, s->bytes, n);
	s->bytes += n;
	return (ssize_t)n;
}

static bool header(const char *text, struct compare_columns *columns)
{
	struct stream s = {text};
	struct table *t = table_new(stream_read, &s, CHARSET_NONE, 0, NULL);
	bool known;

	assert_non_null(t);
	assert_int_equal(table_next(t, NULL), TABLE_ROW);
	known = compare_columns_of_header(columns, t, NULL);
	table_free(t);
	return known;
}

static void headers_are_understood(void **state)
{
	struct compare_columns c;

	(void)state;
	assert_true(header("STT;Họ và tên;Ngày, tháng, năm sinh;Giới tính;Số CCCD\n", &c));
	assert_int_equal(c.at[COLUMN_NAME], 1);
	assert_int_equal(c.at[COLUMN_BIRTH], 2);
	assert_int_equal(c.at[COLUMN_SEX], 3);
	assert_int_equal(c.at[COLUMN_NUMBER], 4);
	assert_true(header("SO DINH DANH (*),HO DEM,TEN,NAM SINH\n", &c));
	assert_int_equal(c.at[COLUMN_NUMBER], 0);
	assert_int_equal(c.at[COLUMN_FAMILY], 1);
	assert_int_equal(c.at[COLUMN_GIVEN], 2);
	assert_int_equal(c.at[COLUMN_BIRTH], 3);
	assert_false(header("099150000012,Nguyễn Thị Mậu,1950\n", &c));
}

static void columns_are_told(void **state)
{
	struct compare_columns c;

	(void)state;
	assert_true(compare_columns_of_words(&c, "-,name,number,-,birth", NULL));
	assert_int_equal(c.at[COLUMN_NAME], 1);
	assert_int_equal(c.at[COLUMN_NUMBER], 2);
	assert_int_equal(c.at[COLUMN_BIRTH], 4);
	assert_int_equal(c.at[COLUMN_SEX], -1);
	assert_false(compare_columns_of_words(&c, "name,birth", NULL));
	assert_false(compare_columns_of_words(&c, "number,name,name", NULL));
	assert_false(compare_columns_of_words(&c, "number,nom", NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_judged),
		cmocka_unit_test(headers_are_understood),
		cmocka_unit_test(columns_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
