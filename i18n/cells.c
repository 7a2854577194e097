/* cells - widths by code point, cuts by letter. */
#include "i18n/cells.h"

#include <stdbool.h>
#include <string.h>

#include <glib.h>

#include "i18n/text.h"

#include "i18n/banned.h"

/* Circled numbers and hexagrams: GLib calls them narrow, terminals draw them wide. */
static bool is_wide(gunichar c)
{
	return g_unichar_iswide(c) || (c >= 0x3248 && c <= 0x324f) ||
	       (c >= 0x4dc0 && c <= 0x4dff);
}

static int width_of(gunichar c)
{
	if (c < 0x20 || (c >= 0x7f && c < 0xa0))
		return 0;
	if (c < 0x300)
		return c != 0xad;
	if (text_is_mark(c))
		return 0;
	return is_wide(c) ? 2 : 1;
}

int cells_letter(const char *text)
{
	return width_of(g_utf8_get_char(text));
}

static int width_between(const char *from, const char *to)
{
	int width = 0;

	for (; from < to && *from != '\0'; from = g_utf8_next_char(from))
		width += width_of(g_utf8_get_char(from));
	return width;
}

int cells_width(const char *text)
{
	return width_between(text, text + strlen(text));
}

/* As many bytes of `text` as fit whole letters into `cells`. */
static size_t fitting(const char *text, int cells)
{
	size_t at = 0;

	while (text[at] != '\0') {
		size_t next = text_next(text, at);

		cells -= width_between(text + at, text + next);
		if (cells < 0)
			break;
		at = next;
	}
	return at;
}

char *cells_fit(const char *text, int cells, const char *more)
{
	size_t keep = fitting(text, MAX(cells, 0));
	int room = cells - cells_width(more);

	if (text[keep] == '\0')
		return g_strdup(text);
	if (room <= 0)
		return g_strndup(text, keep);
	keep = fitting(text, room);
	while (keep > 0 && text[keep - 1] == ' ')
		keep--;
	return g_strdup_printf("%.*s%s", (int)keep, text, more);
}

/* Where the last `count` words of `text` begin. */
static size_t last_words(const char *text, int count)
{
	size_t at = strlen(text);

	while (count-- > 0) {
		while (at > 0 && text[at - 1] == ' ')
			at--;
		while (at > 0 && text[at - 1] != ' ')
			at--;
	}
	return at;
}

char *cells_fit_name(const char *name, int cells, const char *more)
{
	size_t tail = last_words(name, 2), head = 0, next;
	int room = cells - cells_width(name + tail) - cells_width(more) - 2;

	if (cells_width(name) <= cells)
		return g_strdup(name);
	/* Whole words from the front, each with no blank behind it. */
	for (next = strcspn(name, " "); next < tail && width_between(name, name + next) <= room;
	     next += 1 + strcspn(name + next + 1, " "))
		head = next;
	if (head == 0)
		return cells_fit(name, cells, more);
	return g_strdup_printf("%.*s %s %s", (int)head, name, more, name + tail);
}

char *cells_pad(const char *text, int cells, const char *more)
{
	g_autofree char *fit = cells_fit(text, cells, more);
	int rest = MAX(cells - cells_width(fit), 0);

	return g_strdup_printf("%s%*s", fit, rest, "");
}

/* The bytes of the line that begins at `text`, and in *skip where the next one begins. */
static size_t line_of(const char *text, int cells, size_t *skip)
{
	size_t line_end = strcspn(text, "\n");
	size_t keep = MIN(fitting(text, cells), line_end), cut;

	if (keep == line_end) {
		*skip = keep + (text[keep] == '\n');
		return keep;
	}
	for (cut = keep; cut > 0 && text[cut] != ' '; cut--)
		;
	if (cut == 0)
		cut = MAX(keep, text_next(text, 0));
	*skip = cut + strspn(text + cut, " ");
	while (cut > 1 && text[cut - 1] == ' ')
		cut--;
	return cut;
}

char **cells_wrap(const char *text, int cells)
{
	GPtrArray *lines = g_ptr_array_new();
	size_t skip;

	do {
		size_t length = line_of(text, MAX(cells, 1), &skip);

		g_ptr_array_add(lines, g_strndup(text, length));
		text += skip;
	} while (*text != '\0');
	g_ptr_array_add(lines, NULL);
	return (char **)g_ptr_array_free(lines, FALSE);
}
