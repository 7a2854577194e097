/*
 * text - the door: one walk over the bytes decides, GLib normalises, one walk
 * over the letters tidies.
 */
#include "i18n/text.h"

#include <string.h>

#include <glib.h>

#include "i18n/language.h"

#include "i18n/banned.h"

struct span {
	uint32_t first, last;
	enum text_flaw flaw;
};

/* In order; what is not named is fine.  Unicode 15, general categories Cc Cf Zl Zp Co
 * and what is drawn as nothing. */
static const struct span spans[] = {
	{ 0x00, 0x1f, TEXT_CONTROL },
	{ 0x7f, 0x9f, TEXT_CONTROL },
	{ 0xad, 0xad, TEXT_INVISIBLE },
	{ 0x34f, 0x34f, TEXT_INVISIBLE },
	{ 0x600, 0x605, TEXT_INVISIBLE },
	{ 0x61c, 0x61c, TEXT_BIDI },
	{ 0x6dd, 0x6dd, TEXT_INVISIBLE },
	{ 0x70f, 0x70f, TEXT_INVISIBLE },
	{ 0x890, 0x891, TEXT_INVISIBLE },
	{ 0x8e2, 0x8e2, TEXT_INVISIBLE },
	{ 0x115f, 0x1160, TEXT_INVISIBLE },
	{ 0x17b4, 0x17b5, TEXT_INVISIBLE },
	{ 0x180b, 0x180f, TEXT_INVISIBLE },
	{ 0x200b, 0x200d, TEXT_INVISIBLE },
	{ 0x200e, 0x200f, TEXT_BIDI },
	{ 0x2028, 0x2029, TEXT_CONTROL },
	{ 0x202a, 0x202e, TEXT_BIDI },
	{ 0x2060, 0x2065, TEXT_INVISIBLE },
	{ 0x2066, 0x2069, TEXT_BIDI },
	{ 0x206a, 0x206f, TEXT_BIDI },
	{ 0x2800, 0x2800, TEXT_INVISIBLE },
	{ 0x3164, 0x3164, TEXT_INVISIBLE },
	{ 0xd800, 0xdfff, TEXT_NOT_A_CHAR },
	{ 0xe000, 0xf8ff, TEXT_PRIVATE },
	{ 0xfdd0, 0xfdef, TEXT_NOT_A_CHAR },
	{ 0xfe00, 0xfe0f, TEXT_INVISIBLE },
	{ 0xfeff, 0xfeff, TEXT_INVISIBLE },
	{ 0xffa0, 0xffa0, TEXT_INVISIBLE },
	{ 0xfff0, 0xfffb, TEXT_INVISIBLE },
	{ 0xfffc, 0xffff, TEXT_NOT_A_CHAR },
	{ 0x110bd, 0x110bd, TEXT_INVISIBLE },
	{ 0x110cd, 0x110cd, TEXT_INVISIBLE },
	{ 0x13430, 0x1343f, TEXT_INVISIBLE },
	{ 0x1bca0, 0x1bca3, TEXT_INVISIBLE },
	{ 0x1d173, 0x1d17a, TEXT_INVISIBLE },
	{ 0xe0000, 0xe007f, TEXT_TAG },
	{ 0xe0080, 0xe0fff, TEXT_INVISIBLE },
	{ 0xf0000, 0x10ffff, TEXT_PRIVATE },
};

/* Assigned; what is not yet might turn out to be anything, and has no known width. */
static bool is_known(uint32_t code)
{
	return code < 0x370 || (code >= 0x1e00 && code < 0x1f00) ||
	       g_unichar_type(code) != G_UNICODE_UNASSIGNED;
}

enum text_flaw text_flaw_of(uint32_t code)
{
	size_t low = 0, high = G_N_ELEMENTS(spans);

	/* Vietnamese is all here; no span is. */
	if ((code >= 0x20 && code < 0x7f) || (code >= 0xc0 && code < 0x300) ||
	    (code >= 0x1e00 && code < 0x1f00))
		return TEXT_FINE;
	if ((code & 0xfffe) == 0xfffe)
		return TEXT_NOT_A_CHAR;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (code > spans[middle].last)
			low = middle + 1;
		else if (code < spans[middle].first)
			high = middle;
		else
			return spans[middle].flaw;
	}
	return is_known(code) ? TEXT_FINE : TEXT_NOT_A_CHAR;
}

bool text_is_mark(uint32_t code)
{
	return code >= 0x300 && (code < 0x1e00 || code >= 0x1f00) &&
	       g_unichar_iszerowidth(code) && text_flaw_of(code) == TEXT_FINE;
}

static bool is_next(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* U+0080..07FF and U+1000..1FFF by hand: what Vietnamese is made of. */
static size_t read_short(const char *at, size_t bytes, uint32_t *code)
{
	unsigned char lead = (unsigned char)at[0];

	if (lead >= 0xc2 && lead <= 0xdf && bytes >= 2 && is_next(at[1])) {
		*code = (lead & 0x1fu) << 6 | ((unsigned char)at[1] & 0x3fu);
		return 2;
	}
	if (lead == 0xe1 && bytes >= 3 && is_next(at[1]) && is_next(at[2])) {
		*code = 0x1000u | ((unsigned char)at[1] & 0x3fu) << 6 |
			((unsigned char)at[2] & 0x3fu);
		return 3;
	}
	return 0;
}

/* g_utf8_get_char_validated() knows overlong forms and surrogates. */
enum text_flaw text_read(const char *at, size_t bytes, uint32_t *code, size_t *length)
{
	gunichar c;

	*length = 1;
	*code = (unsigned char)*at;
	if (*code < 0x80)
		return text_flaw_of(*code);
	*length = read_short(at, bytes, code);
	if (*length > 0)
		return text_flaw_of(*code);
	*length = 1;
	c = g_utf8_get_char_validated(at, (gssize)MIN(bytes, 6));
	if (c >= (gunichar)-2 || c > 0x10ffff)
		return TEXT_BAD_UTF8;
	*code = c;
	*length = (size_t)g_unichar_to_utf8(c, NULL);
	return text_flaw_of(c);
}

static bool is_odd_blank(uint32_t code)
{
	return code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) ||
	       code == 0x202f || code == 0x205f || code == 0x3000;
}

/* Whether a letter of these stands in NFC wherever it stands: all of Vietnamese. */
static bool is_composed(uint32_t code)
{
	return code < 0x300 || (code >= 0x1ea0 && code < 0x1efa);
}

/* What a walk saw besides. */
struct seen {
	bool pieces; /* that normalising could change */
	bool untidy; /* that tidy() would change, or an odd blank */
};

static bool is_odd_letter(uint32_t code)
{
	return code == 0xd0 || code == 0xf0 || code == 0x189 || code == 0x256;
}

/* Walk the raw bytes: the first thing to refuse, if any. */
static bool inspect(const char *raw, size_t bytes, struct text_refusal *why,
		    struct seen *seen)
{
	unsigned marks = TEXT_MARKS_MAX;
	size_t letter = 0, length;
	uint32_t code;
	bool blank = true;

	*seen = (struct seen){ false, bytes > 0 && raw[bytes - 1] == ' ' };
	for (size_t i = 0; i < bytes; i += length) {
		enum text_flaw flaw = text_read(raw + i, bytes - i, &code, &length);

		if (text_is_mark(code)) {
			if (marks++ >= TEXT_MARKS_MAX)
				flaw = TEXT_MARKS;
		} else {
			letter++;
			marks = code == ' ' || is_odd_blank(code) ? TEXT_MARKS_MAX : 0;
		}
		if (flaw != TEXT_FINE) {
			*why = (struct text_refusal){ flaw, code, MAX(letter, 1), i };
			return false;
		}
		seen->pieces |= !is_composed(code);
		seen->untidy |= (code == ' ' && blank) || is_odd_letter(code) ||
				is_odd_blank(code);
		blank = code == ' ';
	}
	return true;
}

static uint32_t without_look_alikes(uint32_t code, unsigned *done)
{
	switch (code) {
	case 0xd0:
	case 0x189:
		*done |= TEXT_DSTROKE;
		return 0x110;
	case 0xf0:
	case 0x256:
		*done |= TEXT_DSTROKE;
		return 0x111;
	default:
		if (!is_odd_blank(code))
			return code;
		*done |= TEXT_NBSP;
		return ' ';
	}
}

static char *tidy(const char *nfc, unsigned *done)
{
	GString *out = g_string_sized_new(strlen(nfc));
	bool blank = true;

	for (const char *p = nfc; *p != '\0'; p = g_utf8_next_char(p)) {
		uint32_t code = without_look_alikes(g_utf8_get_char(p), done);

		if (code == ' ' && blank)
			*done |= TEXT_EDGES;
		else
			g_string_append_unichar(out, code);
		blank = code == ' ';
	}
	if (out->len > 0 && blank) {
		g_string_truncate(out, out->len - 1);
		*done |= TEXT_EDGES;
	}
	return g_string_free(out, FALSE);
}

char *text_admit(const char *raw, size_t bytes, unsigned *repairs,
		 struct text_refusal *why)
{
	struct text_refusal refusal = { 0 };
	g_autofree char *copy = NULL, *nfc = NULL;
	unsigned done = 0;
	char *clean = NULL;
	struct seen seen;

	if (inspect(raw, bytes, &refusal, &seen)) {
		copy = g_strndup(raw, bytes);
		if (seen.pieces)
			nfc = g_utf8_normalize(copy, -1, G_NORMALIZE_DEFAULT_COMPOSE);
		if (nfc != NULL && strcmp(copy, nfc) != 0)
			done |= TEXT_NFD;
		/* Composing takes a few signs apart: their marks count as well. */
		if (nfc == NULL || inspect(nfc, strlen(nfc), &refusal, &seen))
			clean = seen.untidy ? tidy(nfc != NULL ? nfc : copy, &done) :
				nfc != NULL ? g_steal_pointer(&nfc) :
					      g_steal_pointer(&copy);
		else
			refusal.offset = MIN(refusal.offset, bytes - 1);
	}
	if (repairs != NULL)
		*repairs = done;
	if (why != NULL)
		*why = refusal;
	return clean;
}

/* One pass: forbidden characters written out, then composed. */
static char *write_out(const char *any, size_t bytes)
{
	g_autoptr(GString) out = g_string_sized_new(bytes);
	unsigned marks = TEXT_MARKS_MAX;
	size_t length;
	uint32_t code;

	for (size_t i = 0; i < bytes; i += length) {
		enum text_flaw flaw = text_read(any + i, bytes - i, &code, &length);

		if (flaw == TEXT_FINE && text_is_mark(code)) {
			if (marks++ >= TEXT_MARKS_MAX)
				flaw = TEXT_MARKS;
		} else {
			marks = code == ' ' || flaw != TEXT_FINE ? TEXT_MARKS_MAX : 0;
		}
		if (flaw != TEXT_FINE)
			g_string_append_printf(
				out, flaw == TEXT_BAD_UTF8 ? "⟨0x%02X⟩" : "⟨U+%04X⟩", code);
		else if (is_odd_blank(code))
			g_string_append_c(out, ' ');
		else
			g_string_append_len(out, any + i, (gssize)length);
	}
	return g_utf8_normalize(out->str, (gssize)out->len, G_NORMALIZE_DEFAULT_COMPOSE);
}

char *text_show(const char *any, size_t bytes)
{
	struct text_refusal why;
	struct seen seen;
	char *shown;

	if (inspect(any, bytes, &why, &seen) && !seen.pieces && !seen.untidy)
		return g_strndup(any, bytes);
	shown = write_out(any, bytes);
	/* Composing takes a few signs apart: their marks may be too many then. */
	while (!inspect(shown, strlen(shown), &why, &seen)) {
		char *again = write_out(shown, strlen(shown));

		g_free(shown);
		shown = again;
	}
	return shown;
}

size_t text_shown_here(const char *text)
{
	static const char end[] = "⟩";
	bool byte = g_str_has_prefix(text, "⟨0x");
	size_t head = strlen("⟨U+"), digits = 0;

	if (!byte && !g_str_has_prefix(text, "⟨U+"))
		return 0;
	while (g_ascii_isxdigit(text[head + digits]))
		digits++;
	if (!g_str_has_prefix(text + head + digits, end) || digits < (byte ? 2 : 4) ||
	    digits > (byte ? 2 : 6))
		return 0;
	return head + digits + strlen(end);
}

char *text_show_start(const char *any, size_t letters)
{
	/* A letter has at most this many bytes; whoever sends more gets no more shown. */
	size_t most = letters * 6 * (1 + TEXT_MARKS_MAX);
	char *shown = text_show(any, strnlen(any, most));

	shown[text_offset(shown, letters)] = '\0';
	return shown;
}

static const char *flaw_words(enum text_flaw flaw)
{
	switch (flaw) {
	case TEXT_CONTROL:
		return _("Character U+%04X at place %u is a control character. Delete it.");
	case TEXT_BIDI:
		return _("Character U+%04X at place %u turns text round. Delete it.");
	case TEXT_INVISIBLE:
	case TEXT_TAG:
		return _("Character U+%04X at place %u cannot be seen. Delete it.");
	case TEXT_MARKS:
		return _("Mark U+%04X at place %u is one too many. Type the letter anew.");
	case TEXT_BAD_UTF8:
		return _("Byte 0x%02X at place %u is not a letter (UTF-8). Type it anew.");
	case TEXT_FINE:
	case TEXT_NOT_A_CHAR:
	case TEXT_PRIVATE:
		break;
	}
	return _("Character U+%04X at place %u is not a letter. Delete it.");
}

char *text_refusal_sentence(const struct text_refusal *why)
{
	GString *out = g_string_new(NULL);

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	g_string_printf(out, flaw_words(why->flaw), why->code, (unsigned)why->letter);
#pragma GCC diagnostic pop
	return g_string_free(out, FALSE);
}

char *text_repair_sentence(unsigned repairs)
{
	static const struct {
		enum text_repair repair;
		const char *words;
	} all[] = {
		{ TEXT_NFD, N_("letters put together") },
		{ TEXT_NBSP, N_("odd blanks made plain") },
		{ TEXT_DSTROKE, N_("look-alike made D with stroke") },
		{ TEXT_EDGES, N_("extra blanks removed") },
	};
	g_autoptr(GString) list = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(all); i++)
		if (repairs & all[i].repair)
			g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "",
					       _(all[i].words));
	return list->len > 0 ? g_strdup_printf(_("Text was mended: %s."), list->str) : NULL;
}
