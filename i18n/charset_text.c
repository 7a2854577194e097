/*
 * charset_text - names, and the two loops: bytes to letters, letters to bytes.
 * What one letter is, the tables and charset_marks.c know.
 */
#include "i18n/charset_inside.h"

#include <string.h>

#include <glib.h>

#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

/* ---- names ---- */

struct name {
	const char *name;
	enum charset charset;
};

/* The first of each is its own. */
static const struct name names[] = {
	{ "unknown", CHARSET_NONE },
	{ "utf-8", CHARSET_UTF8 },
	{ "utf8", CHARSET_UTF8 },
	{ "tcvn3", CHARSET_TCVN3 },
	{ "abc", CHARSET_TCVN3 },
	{ "tcvn5712", CHARSET_TCVN5712 },
	{ "tcvn5712-1", CHARSET_TCVN5712 },
	{ "vn1", CHARSET_TCVN5712 },
	{ "vni", CHARSET_VNI },
	{ "vni-windows", CHARSET_VNI },
	{ "viscii", CHARSET_VISCII },
	{ "cp1258", CHARSET_CP1258 },
	{ "windows-1258", CHARSET_CP1258 },
	{ "vps", CHARSET_VPS },
	{ "viqr", CHARSET_VIQR },
	{ "mojibake", CHARSET_MOJIBAKE },
};

enum charset charset_of(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (g_ascii_strcasecmp(names[i].name, name) == 0)
			return names[i].charset;
	return CHARSET_NONE;
}

const char *charset_name(enum charset charset)
{
	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (names[i].charset == charset)
			return names[i].name;
	return names[0].name;
}

/* ---- one letter ---- */

static bool table_step(const struct charset_table *table, const unsigned char *bytes,
		       size_t count, size_t *at, uint32_t *code)
{
	struct letter letter;
	uint32_t whole;

	*code = charset_table_code(table, bytes[*at]);
	if (*code == 0)
		return false;
	++*at;
	if (table->tone[TONE_HUYEN] == 0 || *at == count || bytes[*at] < 0x80)
		return true;
	for (uint8_t tone = TONE_HUYEN; tone <= TONE_NANG; tone++) {
		if (table->tone[tone] != bytes[*at])
			continue;
		letter = letter_of(*code);
		if (letter.base == 0 || letter.tone != TONE_NONE)
			break;
		letter.tone = tone;
		whole = letter_code(letter);
		if (whole != 0) {
			*code = whole;
			++*at;
		}
		break;
	}
	return true;
}

bool charset_step(enum charset charset, const unsigned char *bytes, size_t count,
		  size_t *at, uint32_t *code)
{
	if (bytes[*at] == '\0')
		return false;
	if (charset == CHARSET_VNI)
		return charset_vni_step(bytes, count, at, code);
	if (charset == CHARSET_VIQR)
		return charset_viqr_step(bytes, count, at, code);
	return table_step(charset_table(charset), bytes, count, at, code);
}

static size_t table_put(const struct charset_table *table, uint32_t code,
			unsigned char *out)
{
	struct letter letter;
	gunichar base = 0, mark = 0;

	out[0] = charset_table_byte(table, code);
	if (out[0] != 0)
		return 1;
	if (table->tone[TONE_HUYEN] == 0)
		return 0;
	letter = letter_of(code);
	if (letter.tone != TONE_NONE && letter_code(letter) == code) {
		out[1] = table->tone[letter.tone];
		letter.tone = TONE_NONE;
		base = letter_code(letter);
	} else if (g_unichar_decompose(code, &base, &mark)) { /* ǹ, Ṍ: none of ours */
		out[1] = charset_table_byte(table, mark);
	}
	out[0] = base != 0 ? charset_table_byte(table, base) : 0;
	return out[0] != 0 && out[1] != 0 ? 2 : 0;
}

size_t charset_put(enum charset charset, uint32_t code, uint32_t *before,
		   unsigned char *out)
{
	if (charset == CHARSET_VIQR)
		return charset_viqr_put(code, before, out);
	*before = code;
	if (charset == CHARSET_VNI)
		return charset_vni_put(code, out);
	return table_put(charset_table(charset), code, out);
}

/* ---- whole texts ---- */

static void *failed(struct charset_fault *fault, size_t offset, size_t letter,
		    uint32_t code)
{
	if (fault != NULL)
		*fault = (struct charset_fault){ offset, letter, code };
	return NULL;
}

/*
 * Whether UTF-8 may be other than NFC: a look at its bytes, as normalizing
 * takes ten times longer.  Sure of Latin, Vietnamese and the dashes and quotes.
 */
static bool may_be_loose(const char *utf8, size_t count)
{
	const unsigned char *p = (const unsigned char *)utf8;

	for (size_t i = 0; i < count; i++)
		if (p[i] >= 0xcc && p[i] != 0xe1 && p[i] != 0xe2)
			return true;
		else if (p[i] == 0xe1
				 ? (p[i + 1] & 0xfe) != 0xba
				 : p[i] == 0xe2 && (p[i + 1] != 0x80 || p[i + 2] < 0x90))
			return true;
	return false;
}

static char *decode_utf8(const char *bytes, size_t count, struct charset_fault *fault)
{
	g_autofree char *sound = NULL;
	const char *end;

	if (g_utf8_validate_len(bytes, count, &end))
		return !may_be_loose(bytes, count)
			       ? g_strndup(bytes, count)
			       : g_utf8_normalize(bytes, (gssize)count,
						  G_NORMALIZE_DEFAULT_COMPOSE);
	sound = g_strndup(bytes, (size_t)(end - bytes));
	return failed(fault, (size_t)(end - bytes), text_letters(sound) + 1,
		      (unsigned char)*end);
}

/* A text of `size` bytes in a buffer that was made for the worst. */
static char *fitted(char *buffer, size_t size)
{
	buffer[size] = '\0';
	return g_realloc(buffer, size + 1);
}

static char *decode(enum charset charset, const unsigned char *bytes, size_t count,
		    struct charset_fault *fault)
{
	char *text = g_malloc(count * 3 + 1), *nfc;
	size_t at = 0, size = 0;
	bool loose = false; /* a mark without its letter: more than we can put together */

	while (at < count) {
		uint32_t code;

		if (!charset_step(charset, bytes, count, &at, &code)) {
			text[size] = '\0';
			failed(fault, at, text_letters(text) + 1, bytes[at]);
			g_free(text);
			return NULL;
		}
		if (code < 0x80)
			text[size++] = (char)code;
		else
			size += (size_t)g_unichar_to_utf8(code, text + size);
		loose = loose || (code >= 0x300 && code < 0x370);
	}
	text = fitted(text, size);
	if (!loose)
		return text;
	nfc = g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
	g_free(text);
	return nfc;
}

char *charset_decode(enum charset charset, const char *bytes, size_t count,
		     struct charset_fault *fault)
{
	if (charset == CHARSET_UTF8)
		return decode_utf8(bytes, count, fault);
	if (charset == CHARSET_MOJIBAKE)
		return charset_mojibake_read(bytes, count, fault);
	if (charset == CHARSET_NONE)
		return failed(fault, 0, 1, count > 0 ? (unsigned char)*bytes : 0);
	return decode(charset, (const unsigned char *)bytes, count, fault);
}

/* Letter `p` of NFC `text`, which is cut there, as a place in what was given. */
static void *no_place(char *text, char *p, const char *utf8, struct charset_fault *fault)
{
	uint32_t code = g_utf8_get_char(p);
	size_t letter = g_unichar_ismark(code) ? 0 : 1;

	*p = '\0';
	letter = MAX(letter + text_letters(text), 1);
	return failed(fault, text_offset(utf8, letter - 1), letter, code);
}

static char *encode(enum charset charset, char *text, size_t *bytes, const char *utf8,
		    struct charset_fault *fault)
{
	g_autofree unsigned char *out = g_malloc(strlen(text) * 2 + CHARSET_LONGEST + 1);
	uint32_t before = 0;
	size_t size = 0;

	for (char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		size_t put =
			charset_put(charset, g_utf8_get_char(p), &before, out + size);

		if (put == 0)
			return no_place(text, p, utf8, fault);
		size += put;
	}
	if (bytes != NULL)
		*bytes = size;
	return fitted((char *)g_steal_pointer(&out), size);
}

char *charset_encode(enum charset charset, const char *utf8, size_t *bytes,
		     struct charset_fault *fault)
{
	g_autofree char *text = decode_utf8(utf8, strlen(utf8), fault);

	if (text == NULL)
		return NULL;
	if (charset == CHARSET_NONE)
		return no_place(text, text, utf8, fault);
	if (charset == CHARSET_MOJIBAKE)
		return charset_mojibake_write(text, bytes, fault);
	if (charset != CHARSET_UTF8)
		return encode(charset, text, bytes, utf8, fault);
	if (bytes != NULL)
		*bytes = strlen(text);
	return g_steal_pointer(&text);
}
