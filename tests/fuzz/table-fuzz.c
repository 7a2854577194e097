/*
 * table-fuzz - any bytes as a list: rows in any pieces are the same rows, every
 * cell is UTF-8, and every line can be judged.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "forms/compare.h"
#include "forms/table.h"

#include "i18n/banned.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct stream {
	const uint8_t *at;
	size_t left, piece;
};

static ssize_t stream_read(void *self, char *into, size_t bytes)
{
	struct stream *s = self;
	size_t n = MIN(MIN(bytes, s->piece), s->left);

	memcpy(into, s->at, n);
	s->at += n;
	s->left -= n;
	return (ssize_t)n;
}

static void must(int good)
{
	if (!good)
		abort();
}

static void judge(const struct table *t)
{
	static const struct compare_known known = {"Nguyễn Thị Mậu", "1950-03", "2", "1"};
	struct compare_columns columns;
	struct compare_line line;
	g_autofree char *words = NULL, *more = NULL;

	must(compare_columns_of_words(&columns, "number,name,birth,sex", NULL));
	compare_line_read(&line, &columns, t);
	must(compare_judge(&line, &known, &words) < COMPARE_RESULTS);
	must(compare_judge(&line, NULL, &more) == COMPARE_NO_NUMBER);
	must(g_utf8_validate(words, -1, NULL) && g_utf8_validate(more, -1, NULL));
	compare_line_clear(&line);
}

/* A hash of all that comes out. */
static unsigned walk(const uint8_t *data, size_t size, size_t piece, enum charset charset)
{
	struct stream s = {data, size, piece};
	struct table *t = table_new(stream_read, &s, charset, 0, NULL);
	unsigned hash = 5381;
	enum table_row row;

	if (!t)
		return 0;
	while ((row = table_next(t, NULL)) == TABLE_ROW || row == TABLE_FAULTY) {
		hash = hash * 33 + row + table_line(t);
		for (size_t i = 0; i < table_cells(t); i++) {
			must(g_utf8_validate(table_cell(t, i), -1, NULL));
			hash = hash * 33 + g_str_hash(table_cell(t, i));
		}
		if (row == TABLE_ROW && piece == 64)
			judge(t);
	}
	must(row == TABLE_END);
	table_free(t);
	return hash;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 8000)
		return 0;
	must(walk(data, size, 64, CHARSET_NONE) == walk(data, size, 3, CHARSET_NONE));
	walk(data, size, 64, CHARSET_UTF8);
	walk(data, size, 64, CHARSET_VNI);
	return 0;
}
