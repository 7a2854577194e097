/*
 * text_sort - `dancu text sort`: a key and the line for each, then their order.
 *
 * Lines of the same key (hòa, hoà) are put in the order of their bytes, so the
 * answer does not depend on how the lines came.
 */
#include "tui/text_work.h"

#include <string.h>

#include "i18n/collate.h"

#include "i18n/banned.h"

#define BLOCK ((size_t)1 << 20)

bool text_sort_option(struct text_work *work, const char *word)
{
	if (work->order != TEXT_BY_WORDS)
		return false;
	if (g_str_equal(word, "--names"))
		work->order = TEXT_BY_GIVEN;
	else if (g_str_equal(word, "--family-first"))
		work->order = TEXT_BY_FAMILY;
	return work->order != TEXT_BY_WORDS;
}

static char *key_of(const struct text_work *work, const char *text, size_t bytes)
{
	g_autofree char *nfc = NULL;

	if (memchr(text, 0xcc, bytes) != NULL || memchr(text, 0xcd, bytes) != NULL)
		nfc = g_utf8_normalize(text, (gssize)bytes, G_NORMALIZE_DEFAULT_COMPOSE);
	if (work->order == TEXT_BY_WORDS)
		return collate_key(nfc != NULL ? nfc : text);
	return collate_name(nfc != NULL ? nfc : text, work->order == TEXT_BY_FAMILY);
}

/* Kept as key, NUL, length of the line, the line: one stretch of memory. */
bool text_sort_line(struct text_work *work, const char *text, size_t bytes)
{
	/* What is no text is said, and stands last: no line is lost. */
	bool fine = text_work_reads(work, text, bytes);
	g_autofree char *key = fine ? key_of(work, text, bytes) : g_strdup("\x7f");
	size_t key_bytes = strlen(key) + 1;
	uint32_t count = (uint32_t)bytes;

	if (work->kept == NULL) {
		work->kept = g_string_chunk_new(BLOCK);
		work->sorted = g_ptr_array_new();
		work->crlf = g_str_equal(work->lines.ending, "\r\n");
	}
	g_string_truncate(work->out, 0);
	g_string_append_len(work->out, key, (gssize)key_bytes);
	g_string_append_len(work->out, (const char *)&count, sizeof(count));
	g_string_append_len(work->out, text, (gssize)bytes);
	g_ptr_array_add(work->sorted, g_string_chunk_insert_len(work->kept, work->out->str,
								(gssize)work->out->len));
	return fine;
}

static const char *line_of(const char *kept, size_t *bytes)
{
	const char *at = kept + strlen(kept) + 1;
	uint32_t count;

	memcpy(&count, at, sizeof(count));
	*bytes = count;
	return at + sizeof(count);
}

static int compare(const void *a, const void *b)
{
	const char *x = *(const char *const *)a, *y = *(const char *const *)b;
	int order = strcmp(x, y);
	size_t x_bytes, y_bytes;

	if (order != 0)
		return order;
	x = line_of(x, &x_bytes);
	y = line_of(y, &y_bytes);
	order = memcmp(x, y, MIN(x_bytes, y_bytes));
	return order != 0 ? order : (x_bytes > y_bytes) - (x_bytes < y_bytes);
}

void text_sort_end(struct text_work *work)
{
	if (work->kept == NULL)
		return;
	work->lines.ending = work->crlf ? "\r\n" : "\n";
	g_ptr_array_sort(work->sorted, compare);
	for (size_t i = 0; i < work->sorted->len && !work->lines.broken; i++) {
		size_t bytes;
		const char *line = line_of(g_ptr_array_index(work->sorted, i), &bytes);

		lines_put(&work->lines, line, bytes);
	}
	g_ptr_array_free(work->sorted, TRUE);
	g_string_chunk_free(work->kept);
	work->kept = NULL;
}
