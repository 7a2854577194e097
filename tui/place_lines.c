/* place_lines - broken at commas, and only where that is not enough at blanks. */
#include "tui/place_lines.h"

#include <string.h>

#include "i18n/cells.h"

#include "i18n/banned.h"

/* The longest beginning of `text` that ends before ", " and fits; 0: none does. */
static size_t head_of(const char *text, int width)
{
	size_t found = 0;

	for (const char *at = strstr(text, ", "); at; at = strstr(at + 2, ", ")) {
		g_autofree char *head = g_strndup(text, (gsize)(at - text));

		if (cells_width(head) > width)
			break;
		found = (size_t)(at - text);
		if (cells_width(at + 2) <= width)
			break;
	}
	return found;
}

GPtrArray *place_lines(const char *text, int width)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);

	while (cells_width(text) > width) {
		size_t head = head_of(text, width);

		if (!head) {
			g_auto(GStrv) words = cells_wrap(text, width);

			for (char **word = words; *word; word++)
				g_ptr_array_add(lines, g_strdup(*word));
			return lines;
		}
		g_ptr_array_add(lines, g_strndup(text, head));
		text += head + 2;
	}
	g_ptr_array_add(lines, g_strdup(text));
	return lines;
}
