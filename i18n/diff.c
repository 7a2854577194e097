/* diff - the longest common run of letters, then what is left over. */
#include "i18n/diff.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "i18n/cells.h"
#include "i18n/text.h"

#include "i18n/banned.h"

/* Longer texts are compared by their ends only. */
#define LETTERS_MAX 400

struct side {
	const char *text;
	size_t *at; /* byte offset of each letter, and of the end */
	size_t count;
	bool *kept; /* in both texts */
};

static void side_init(struct side *side, const char *text)
{
	size_t at = 0;

	side->text = text;
	side->count = text_letters(text);
	side->at = g_new(size_t, side->count + 1);
	side->kept = g_new0(bool, side->count + 1);
	for (size_t i = 0; i < side->count; i++, at = text_next(text, at))
		side->at[i] = at;
	side->at[side->count] = at;
}

static void side_clear(struct side *side)
{
	g_free(side->at);
	g_free(side->kept);
}

static bool same(const struct side *a, size_t i, const struct side *b, size_t j)
{
	size_t length = a->at[i + 1] - a->at[i];

	return length == b->at[j + 1] - b->at[j] &&
	       memcmp(a->text + a->at[i], b->text + b->at[j], length) == 0;
}

/* Mark the longest common subsequence of a[from..a_end) and b[from..b_end). */
static void keep_common(struct side *a, size_t a_end, struct side *b, size_t b_end,
			size_t from)
{
	size_t n = a_end - from, m = b_end - from, width = m + 1;
	g_autofree uint16_t *best = NULL;

	if (n > LETTERS_MAX || m > LETTERS_MAX)
		return;
	best = g_new0(uint16_t, (n + 1) * width);
	for (size_t i = n; i-- > 0;)
		for (size_t j = m; j-- > 0;)
			best[i * width + j] =
				same(a, from + i, b, from + j) ?
					(uint16_t)(best[(i + 1) * width + j + 1] + 1) :
					MAX(best[(i + 1) * width + j],
					    best[i * width + j + 1]);
	for (size_t i = 0, j = 0; i < n && j < m;) {
		if (same(a, from + i, b, from + j)) {
			a->kept[from + i++] = true;
			b->kept[from + j++] = true;
		} else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) {
			i++;
		} else {
			j++;
		}
	}
}

static struct diff_range *ranges_of(const struct side *side, size_t *count)
{
	GArray *ranges = g_array_new(FALSE, FALSE, sizeof(struct diff_range));

	for (size_t i = 0; i < side->count; i++) {
		struct diff_range *last = NULL;

		if (side->kept[i])
			continue;
		if (ranges->len > 0)
			last = &g_array_index(ranges, struct diff_range, ranges->len - 1);
		if (last != NULL && (last->end == i || (last->end + 1 == i &&
		    side->text[side->at[i - 1]] == ' '))) {
			last->end = i + 1;
		} else {
			struct diff_range range = { i, i + 1 };

			g_array_append_val(ranges, range);
		}
	}
	*count = ranges->len;
	return (struct diff_range *)(void *)g_array_free(ranges, FALSE);
}

void diff_init(struct diff *diff, const char *a_text, const char *b_text)
{
	struct side a, b;
	size_t from = 0, a_end, b_end;

	side_init(&a, a_text);
	side_init(&b, b_text);
	a_end = a.count;
	b_end = b.count;
	while (from < a_end && from < b_end && same(&a, from, &b, from)) {
		a.kept[from] = b.kept[from] = true;
		from++;
	}
	while (a_end > from && b_end > from && same(&a, a_end - 1, &b, b_end - 1))
		a.kept[--a_end] = b.kept[--b_end] = true;
	keep_common(&a, a_end, &b, b_end, from);
	diff->a = ranges_of(&a, &diff->a_count);
	diff->b = ranges_of(&b, &diff->b_count);
	side_clear(&a);
	side_clear(&b);
}

void diff_clear(struct diff *diff)
{
	g_free(diff->a);
	g_free(diff->b);
	*diff = (struct diff){ 0 };
}

char *diff_carets(const char *text, const struct diff_range *ranges, size_t count)
{
	GString *line = g_string_new(NULL);
	size_t at = 0;

	for (size_t letter = 0; text[at] != '\0' && count > 0; letter++) {
		size_t next = text_next(text, at);
		g_autofree char *one = g_strndup(text + at, next - at);
		bool differs = letter >= ranges->start;

		for (int cells = cells_width(one); cells > 0; cells--)
			g_string_append_c(line, differs ? '^' : ' ');
		if (letter + 1 >= ranges->end) {
			ranges++;
			count--;
		}
		at = next;
	}
	return g_string_free(line, FALSE);
}
