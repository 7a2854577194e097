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

size_t text_place(const char *text, size_t offset)
{
	size_t place = 1;

	for (size_t i = 0; text[i] != '\0' && (i = text_next(text, i)) <= offset;)
		place++;
	return place;
}

static char *composed(GString *taken)
{
	char *nfc = g_utf8_normalize(taken->str, (gssize)taken->len,
				     G_NORMALIZE_DEFAULT_COMPOSE);

	g_string_free(taken, TRUE);
	return nfc;
}

/* Code by code: what the C library thinks of Turkish must not matter. */
static char *each(const char *text, gunichar (*cased)(gunichar code))
{
	GString *out = g_string_sized_new(strlen(text));

	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p))
		g_string_append_unichar(out, cased(g_utf8_get_char(p)));
	return composed(out);
}

char *text_upper(const char *text)
{
	return each(text, g_unichar_toupper);
}

char *text_lower(const char *text)
{
	return each(text, g_unichar_tolower);
}

static bool is_apostrophe(gunichar c)
{
	return c == '\'' || c == 0x2019 || c == 0x2bc || c == 0x2018;
}

static bool is_in_word(gunichar c)
{
	return g_unichar_isalnum(c) || text_is_mark(c);
}

char *text_title(const char *text)
{
	g_autofree char *lower = text_lower(text);
	GString *out = g_string_sized_new(strlen(lower));
	unsigned place = 0; /* letters of the word so far */

	for (const char *p = lower; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);
		bool apostrophe = is_apostrophe(c);

		g_string_append_unichar(out, place == 0 ? g_unichar_totitle(c) : c);
		if (apostrophe)
			place = place == 1 ? 0 : place; /* H'Hen, but Ê-đê's */
		else if (!is_in_word(c))
			place = 0;
		else if (!text_is_mark(c))
			place++;
	}
	return composed(out);
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
