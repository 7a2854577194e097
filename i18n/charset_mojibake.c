/*
 * charset_mojibake - text that was taken for cp1252 and so became UTF-8.
 *
 * The way back is the bytes that cp1252 would have had; then they are what
 * they were: UTF-8 if they are that, else the charset in which they read best.
 * Sound text is a reading too, and wins when no other is clearly better.
 */
#include "i18n/charset_inside.h"

#include <string.h>

#include <glib.h>

#include "i18n/banned.h"

#define TURNS 3 /* UTF-8 taken for cp1252 again and again */

bool charset_mojibake_bytes(const char *text, size_t count, unsigned char **was,
			    size_t *size)
{
	const struct charset_table *latin = charset_table(CHARSET_MOJIBAKE);
	unsigned char *bytes = g_malloc(count + 1);
	size_t n = 0;

	for (const char *p = text; p < text + count; p = g_utf8_next_char(p)) {
		uint32_t code = g_utf8_get_char(p);

		/* Some readers keep 0x80..0x9F as they are: U+008C is 0x8C too. */
		bytes[n] = code >= 0x80 && code < 0xa0 ? (unsigned char)code
						       : charset_table_byte(latin, code);
		if (bytes[n++] == 0) {
			g_free(bytes);
			return false;
		}
	}
	bytes[n] = '\0';
	*was = bytes;
	*size = n;
	return true;
}

static enum charset best(const unsigned char *bytes, size_t count)
{
	static const enum charset all[] = {
		CHARSET_TCVN3,	CHARSET_VNI, CHARSET_CP1258,
		CHARSET_VISCII, CHARSET_VPS, CHARSET_TCVN5712
	};
	enum charset found = CHARSET_MOJIBAKE;
	double most =
		charset_weight(CHARSET_MOJIBAKE, bytes, count, -1e9) + CHARSET_DOUBT;

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++) {
		double weight =
			charset_weight(all[i], bytes, count, most - CHARSET_HOPELESS);

		if (weight > most) {
			most = weight;
			found = all[i];
		}
	}
	return found;
}

/* One turn back; NULL: it is sound, or beyond us. */
static char *repaired(const char *text, enum charset *from)
{
	g_autofree unsigned char *was = NULL;
	size_t size;

	if (g_str_is_ascii(text) ||
	    !charset_mojibake_bytes(text, strlen(text), &was, &size))
		return NULL;
	*from = CHARSET_UTF8;
	if (g_utf8_validate_len((const char *)was, size, NULL))
		return charset_decode(CHARSET_UTF8, (const char *)was, size, NULL);
	*from = best(was, size);
	if (*from == CHARSET_MOJIBAKE)
		return NULL;
	return charset_decode(*from, (const char *)was, size, NULL);
}

char *charset_mojibake_read(const char *utf8, size_t count, struct charset_fault *fault)
{
	char *text = charset_decode(CHARSET_UTF8, utf8, count, fault);

	for (int turn = 0; text != NULL && turn < TURNS; turn++) {
		enum charset from;
		char *better = repaired(text, &from);

		if (better == NULL)
			break;
		g_free(text);
		text = better;
		if (from != CHARSET_UTF8)
			break;
	}
	return text;
}

char *charset_mojibake_write(const char *text, size_t *bytes, struct charset_fault *fault)
{
	size_t size;
	g_autofree char *tcvn3 = charset_encode(CHARSET_TCVN3, text, &size, fault);
	const struct charset_table *latin = charset_table(CHARSET_MOJIBAKE);
	GString *out;

	if (tcvn3 == NULL)
		return NULL;
	out = g_string_sized_new(size * 2);
	for (size_t i = 0; i < size; i++)
		g_string_append_unichar(
			out, charset_table_code(latin, (unsigned char)tcvn3[i]));
	if (bytes != NULL)
		*bytes = out->len;
	return g_string_free(out, FALSE);
}
