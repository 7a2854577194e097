/* Lists of other sectors are read row by row, whatever wrote them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "forms/table.h"

#include "i18n/banned.h"

/* Bytes that come in pieces of any size. */
struct stream {
	const char *bytes;
	size_t left, piece;
	bool breaks; /* fails at its end */
};

static ssize_t stream_read(void *self, char *into, size_t bytes)
{
	struct stream *s = self;
	size_t n = MIN(MIN(bytes, s->piece), s->left);

	if (n == 0 && s->breaks)
		return -1;
	memcpy(into, s->bytes, n);
	s->bytes += n;
	s->left -= n;
	return (ssize_t)n;
}

/* "1:a|b" for each row, "!2" for one that is faulty; new. */
static char *rows(const char *text, size_t bytes, size_t piece, enum charset charset)
{
	struct stream s = {text, bytes, piece, false};
	struct table *t = table_new(stream_read, &s, charset, 0, NULL);
	GString *out = g_string_new(NULL);
	enum table_row row;

	assert_non_null(t);
	do {
		GError *why = NULL;

		row = table_next(t, &why);
		if (row == TABLE_ROW) {
			g_string_append_printf(out, "%u:", table_line(t));
			for (size_t i = 0; i < table_cells(t); i++)
				g_string_append_printf(out, "%s%s", i ? "|" : "",
						       table_cell(t, i));
			g_string_append_c(out, '\n');
		} else if (row == TABLE_FAULTY) {
			assert_non_null(why);
			g_string_append_printf(out, "!%u\n", table_line(t));
		}
		g_clear_error(&why);
	} while (row == TABLE_ROW || row == TABLE_FAULTY);
	assert_int_equal(row, TABLE_END);
	assert_int_equal(table_taken(t), bytes);
	table_free(t);
	return g_string_free(out, FALSE);
}

static void assert_rows(const char *text, const char *wanted)
{
	for (size_t piece = 1; piece < 20; piece += 6) {
		g_autofree char *got = rows(text, strlen(text), piece, CHARSET_NONE);

		assert_string_equal(got, wanted);
	}
}

static void separators_quotes_and_line_ends(void **state)
{
	(void)state;
	assert_rows("a,b\n1,2\n", "1:a|b\n2:1|2\n");
	assert_rows("a;b,c\r\n1;2,3\r\n", "1:a|b,c\n2:1|2,3\n");
	assert_rows("a\tb\rc\td", "1:a|b\n2:c|d\n");
	assert_rows("\xef\xbb\xbf"
		    "số,tên\n",
		    "1:số|tên\n");
	assert_rows("\"a,\"\"x\"\"\",b\n\n   \n,,\n3,4", "1:a,\"x\"|b\n5:3|4\n");
	assert_rows("\"a\nb\",c\nd,e\n", "1:a\nb|c\n3:d|e\n");
	assert_rows("a,\"b\" c,d\"e\n", "1:a|b c|d\"e\n");
	assert_rows("", "");
}

/* Invisible and odd characters stay: they are what a comparison has to show. */
static void what_is_invisible_stays(void **state)
{
	(void)state;
	assert_rows("a,b \xc2\xa0\n\xe2\x80\x8b"
		    "c, d\n",
		    "1:a|b \xc2\xa0\n2:\xe2\x80\x8b"
		    "c| d\n");
}

static void every_charset(void **state)
{
	static const enum charset sets[] = {CHARSET_UTF8, CHARSET_TCVN3, CHARSET_VNI,
					    CHARSET_VISCII, CHARSET_CP1258, CHARSET_VPS,
					    CHARSET_TCVN5712};
	static const char text[] = "số;họ và tên;ngày sinh\n1;nguyễn thị mậu;17/03/1950\n"
				   "2;trần văn đức;01/02/1960\n3;đặng thị thủy;05/06/1970\n"
				   "4;phạm văn hưởng;1980\n5;vũ đình quyết;1981\n";

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(sets); i++)
		for (int told = 0; told < 2; told++) {
			size_t bytes;
			g_autofree char *file = charset_encode(sets[i], text, &bytes, NULL);
			g_autofree char *got = rows(file, bytes, 7,
						    told ? sets[i] : CHARSET_NONE);

			assert_non_null(strstr(got, "2:1|nguyễn thị mậu|17/03/1950\n"));
			assert_non_null(strstr(got, "6:5|vũ đình quyết|1981\n"));
		}
}

static void a_faulty_row_is_told_and_passed_over(void **state)
{
	g_autofree char *longest = g_strnfill(TABLE_ROW_BYTES + 10, 'x');
	g_autofree char *text = g_strdup_printf("a,b\n%s,1\nc,d\n", longest);
	g_autofree char *got = rows(text, strlen(text), 4096, CHARSET_UTF8);
	g_autofree char *bad = rows("a,b\nx\xff,1\nc,d\n", 13, 3, CHARSET_UTF8);
	struct stream s = {"a,b\nc,\xc3(\n", 9, 4, false};
	struct table *t = table_new(stream_read, &s, CHARSET_UTF8, 0, NULL);
	GError *why = NULL;

	(void)state;
	assert_string_equal(got, "1:a|b\n!2\n3:c|d\n");
	assert_string_equal(bad, "1:a|b\n!2\n3:c|d\n");
	assert_int_equal(table_next(t, &why), TABLE_ROW);
	assert_int_equal(table_next(t, &why), TABLE_FAULTY);
	assert_non_null(strstr(why->message, "2"));	   /* the line */
	assert_non_null(strstr(why->message, "column 2")); /* and the column */
	g_clear_error(&why);
	table_free(t);
}

static void a_file_that_is_no_list_is_refused(void **state)
{
	struct stream s = {"s\0o\0;\0\n\0", 8, 8, false}, broken = {"a,b\n", 4, 4, true};
	GError *why = NULL;

	(void)state;
	assert_null(table_new(stream_read, &s, CHARSET_NONE, 0, &why));
	assert_non_null(strstr(why->message, "UTF-8"));
	g_clear_error(&why);
	assert_null(table_new(stream_read, &broken, CHARSET_NONE, 0, &why));
	g_clear_error(&why);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(separators_quotes_and_line_ends),
		cmocka_unit_test(what_is_invisible_stays),
		cmocka_unit_test(every_charset),
		cmocka_unit_test(a_faulty_row_is_told_and_passed_over),
		cmocka_unit_test(a_file_that_is_no_list_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
