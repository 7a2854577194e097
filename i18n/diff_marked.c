/* diff_marked - a comparison as text: a letter that could deceive is spelt out. */
#include "i18n/diff.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "i18n/diff_sides.h"
#include "i18n/letter.h"
#include "i18n/text.h"

#include "i18n/banned.h"

/* Whether the letter is not what it looks like: in pieces, or another's double. */
static bool deceives(const char *letter, size_t bytes)
{
	g_autofree char *nfc = NULL, *plain = NULL;
	uint32_t code;
	size_t first;

	/* Whole letters of Vietnamese are in no pieces. */
	if (text_read(letter, bytes, &code, &first) == TEXT_FINE && first == bytes &&
	    (code < 0x80 || (code >= 0xc0 && code < 0x1b1 && letter_of(code).base != 0) ||
	     (code >= 0x1ea0 && code < 0x1efa)))
		return diff_is_double(code);
	nfc = g_utf8_normalize(letter, (gssize)bytes, G_NORMALIZE_DEFAULT_COMPOSE);
	if (strlen(nfc) != bytes || memcmp(nfc, letter, bytes) != 0 || diff_is_double(code))
		return true;
	plain = g_utf8_normalize(letter, (gssize)bytes, G_NORMALIZE_ALL_COMPOSE);
	return strcmp(nfc, plain) != 0;
}

static bool is_drawable(uint32_t code)
{
	return code > ' ' && !g_unichar_isspace(code) && !text_is_mark(code);
}

static void spell(GString *out, const char *letter, size_t bytes)
{
	const char *before = "";

	g_string_append(out, "⟨");
	for (const char *p = letter; p < letter + bytes; p = g_utf8_next_char(p)) {
		uint32_t code = g_utf8_get_char(p);
		bool drawn = p == letter && is_drawable(code);

		if (drawn)
			g_string_append_unichar(out, code);
		if (!drawn || code >= 0x80 || bytes == 1)
			g_string_append_printf(out, "%sU+%04X", drawn ? " " : before, code);
		before = " ";
	}
	g_string_append(out, "⟩");
}

/* A letter with something in it that the door refuses: that, and all marks, by number. */
static void show(GString *out, const char *letter, size_t bytes)
{
	size_t length;
	uint32_t code;

	for (size_t i = 0; i < bytes; i += length) {
		enum text_flaw flaw = text_read(letter + i, bytes - i, &code, &length);

		if (flaw == TEXT_FINE && !text_is_mark(code))
			g_string_append_len(out, letter + i, (gssize)length);
		else
			g_string_append_printf(out, flaw == TEXT_BAD_UTF8 ? "⟨0x%02X⟩" :
									    "⟨U+%04X⟩",
					       code);
	}
}

static void put(GString *out, const struct diff_side *side, size_t i, bool differs)
{
	const char *letter = side->text + side->at[i];
	size_t bytes = side->at[i + 1] - side->at[i];

	if (!side->fine && !diff_is_fine(letter, bytes))
		show(out, letter, bytes);
	else if (differs && deceives(letter, bytes))
		spell(out, letter, bytes);
	else
		g_string_append_len(out, letter, (gssize)bytes);
}

/* What is not kept from *i on, between its brackets; *i goes behind it. */
static void put_only(GString *out, const struct diff_side *side, size_t *i, const char *open,
		     const char *close)
{
	if (*i == side->count || side->kept[*i])
		return;
	g_string_append(out, open);
	while (*i < side->count && !side->kept[*i])
		put(out, side, (*i)++, true);
	g_string_append(out, close);
}

char *diff_marked(const char *a_text, const char *b_text)
{
	GString *out = g_string_sized_new(strlen(a_text) + 32);
	struct diff_side a, b;
	size_t i = 0, j = 0;

	diff_side_init(&a, a_text);
	diff_side_init(&b, b_text);
	diff_sides_keep(&a, &b);
	while (i < a.count || j < b.count) {
		put_only(out, &a, &i, "[-", "-]");
		put_only(out, &b, &j, "{+", "+}");
		for (; i < a.count && j < b.count && a.kept[i] && b.kept[j]; i++, j++)
			put(out, &a, i, false);
	}
	diff_side_clear(&a);
	diff_side_clear(&b);
	return g_string_free(out, FALSE);
}
