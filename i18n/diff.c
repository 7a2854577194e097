/* diff - the letters that are left over when a longest common run is taken out. */
#include "i18n/diff.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

#include "i18n/cells.h"
#include "i18n/diff_sides.h"
#include "i18n/text.h"

#include "i18n/banned.h"

static struct diff_range *ranges_of(const struct diff_side *side, size_t *count)
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
	struct diff_side a, b;

	diff_side_init(&a, a_text);
	diff_side_init(&b, b_text);
	diff_sides_keep(&a, &b);
	diff->a = ranges_of(&a, &diff->a_count);
	diff->b = ranges_of(&b, &diff->b_count);
	diff_side_clear(&a);
	diff_side_clear(&b);
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
