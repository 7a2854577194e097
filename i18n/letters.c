/* letters - the part of text.h that walks clean text letter by letter. */
#include "i18n/text.h"

#include <string.h>

#include <glib.h>

#include "i18n/banned.h"

static bool is_mark_at(const char *p)
{
	return ((unsigned char)*p & 0x80) != 0 && text_is_mark(g_utf8_get_char(p));
}

size_t text_next(const char *text, size_t offset)
{
	const char *p = text + offset;

	if (*p == '\0')
		return offset;
	do
		p = g_utf8_next_char(p);
	while (is_mark_at(p));
	return (size_t)(p - text);
}

size_t text_previous(const char *text, size_t offset)
{
	const char *p = text + offset;

	if (offset == 0)
		return 0;
	do
		p = g_utf8_prev_char(p);
	while (p > text && is_mark_at(p));
	return (size_t)(p - text);
}

size_t text_letters(const char *text)
{
	size_t letters = 0;

	for (size_t i = 0; text[i] != '\0'; i = text_next(text, i))
		letters++;
	return letters;
}

size_t text_offset(const char *text, size_t letter)
{
	size_t i = 0;

	while (letter-- > 0 && text[i] != '\0')
		i = text_next(text, i);
	return i;
}

static char *composed(char *taken)
{
	char *nfc = g_utf8_normalize(taken, -1, G_NORMALIZE_DEFAULT_COMPOSE);

	g_free(taken);
	return nfc;
}

char *text_upper(const char *text)
{
	return composed(g_utf8_strup(text, -1));
}

char *text_lower(const char *text)
{
	return composed(g_utf8_strdown(text, -1));
}

char *text_title(const char *text)
{
	g_autofree char *lower = text_lower(text);
	GString *out = g_string_sized_new(strlen(lower));
	bool start = true;

	for (const char *p = lower; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		g_string_append_unichar(out, start ? g_unichar_totitle(c) : c);
		start = c == ' ' || c == '-';
	}
	return composed(g_string_free(out, FALSE));
}

char **text_words(const char *text)
{
	GPtrArray *words = g_ptr_array_new();

	while (*text != '\0') {
		size_t length = strcspn(text, " ");

		if (length > 0)
			g_ptr_array_add(words, g_strndup(text, length));
		text += length;
		text += strspn(text, " ");
	}
	g_ptr_array_add(words, NULL);
	return (char **)g_ptr_array_free(words, FALSE);
}
