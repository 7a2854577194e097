/* fold - search keys from words; screens' ASCII letter by letter. */
#include "i18n/fold.h"

#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "i18n/letter.h"
#include "i18n/phonetic.h"
#include "i18n/word.h"

#include "i18n/banned.h"

/* Marks that stand alone: NFD text, which is composed first, and ơ̆, which cannot be. */
static char *composed(const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++)
		if (*p == 0xcc || *p == 0xcd)
			return g_utf8_normalize(text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
	return NULL;
}

static void append_letter(GString *out, struct word *word, unsigned i,
			  enum fold_level level)
{
	struct letter *letter = &word->letter[i];

	if (level == FOLD_ASCII && letter->base != 0) {
		g_string_append_c(out, letter->base);
		return;
	}
	if (level != FOLD_CANONICAL) {
		/*
		 * A mark without a letter: a tone goes, a hat goes with the hats.
		 * Asked of what was written: settling may have moved the tone on.
		 */
		struct letter mark = letter_of(word->code[i]);

		if (mark.base == 0 && mark.tone != TONE_NONE)
			return;
		if (mark.base == 0 && mark.hat != HAT_NONE && level == FOLD_ASCII)
			return;
		letter->tone = TONE_NONE;
	}
	g_string_append_unichar(out, word_code(word, i));
}

/* y becomes i where both are written for one sound; in place. */
static void choose_i(char *key)
{
	for (char *p = key; *p != '\0'; p++)
		if (*p == 'y' && word_y_is_i(p > key ? p[-1] : ' ', p > key + 1 ? p[-2] : ' ',
					     p[1] == '\0' || p[1] == ' '))
			*p = 'i';
}

static char *heard(char *key)
{
	g_auto(GStrv) words = g_strsplit(key, " ", -1);
	GString *out = g_string_sized_new(strlen(key) + 1);

	for (size_t i = 0; words[i] != NULL; i++) {
		if (i > 0)
			g_string_append_c(out, ' ');
		phonetic_append(out, words[i]);
	}
	g_free(key);
	return g_string_free(out, FALSE);
}

static char *marks_off(const char *text, enum fold_level level);

char *fold_key(const char *text, enum fold_level level)
{
	char *key = marks_off(text, MIN(level, FOLD_ASCII));

	if (level >= FOLD_SEARCH)
		choose_i(key);
	return level == FOLD_PHONETIC ? heard(key) : key;
}

static char *marks_off(const char *text, enum fold_level level)
{
	g_autofree char *nfc = composed(text);
	GString *out = g_string_sized_new(strlen(text) + 1);
	struct word word;
	size_t offset = 0;

	if (nfc != NULL)
		text = nfc;
	while (word_next(text, &offset, &word)) {
		if (word.link == WORD_BLANK && out->len > 0)
			g_string_append_c(out, ' ');
		else if (word.link == WORD_APOSTROPHE && level != FOLD_ASCII && out->len > 0)
			g_string_append_c(out, '\'');
		for (unsigned i = 0; i < word.count; i++)
			append_letter(out, &word, i, level);
	}
	return g_string_free(out, FALSE);
}

struct likeness {
	uint16_t code;
	char ascii[6];
};

/* In order of their code points. */
static const struct likeness likenesses[] = {
	{ 0xa0, " " },	     { 0xa9, "(c)" },	  { 0xab, "\"" },     { 0xb0, "o" },
	{ 0xb1, "+-" },	     { 0xb2, "2" },	  { 0xb3, "3" },      { 0xb7, "." },
	{ 0xbb, "\"" },	     { 0xd7, "x" },	  { 0x2010, "-" },    { 0x2011, "-" },
	{ 0x2012, "-" },     { 0x2013, "-" },	  { 0x2014, "-" },    { 0x2018, "'" },
	{ 0x2019, "'" },     { 0x201a, "'" },	  { 0x201c, "\"" },   { 0x201d, "\"" },
	{ 0x201e, "\"" },    { 0x2022, "*" },	  { 0x2026, ".." },   { 0x202f, " " },
	{ 0x20ab, "d" },     { 0x2190, "<-" },	  { 0x2191, "^" },    { 0x2192, "->" },
	{ 0x2193, "v" },     { 0x2212, "-" },	  { 0x2264, "<=" },   { 0x2265, ">=" },
	{ 0x2500, "-" },     { 0x2502, "|" },	  { 0x250c, "+" },    { 0x2510, "+" },
	{ 0x2514, "+" },     { 0x2518, "+" },	  { 0x251c, "+" },    { 0x2524, "+" },
	{ 0x252c, "+" },     { 0x2534, "+" },	  { 0x253c, "+" },    { 0x2588, "#" },
	{ 0x2591, "." },     { 0x2713, "x" },	  { 0x27e8, "<" },    { 0x27e9, ">" },
};

/* What stands for a sign that is not a letter; "?" when nothing does. */
static const char *likeness_of(uint32_t code)
{
	if (letter_is_apostrophe(code))
		return "'";
	for (size_t i = 0; i < G_N_ELEMENTS(likenesses); i++)
		if (likenesses[i].code == code)
			return likenesses[i].ascii;
	return "?";
}

char *fold_ascii(const char *text)
{
	GString *out = g_string_sized_new(strlen(text));

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		uint32_t code = g_utf8_get_char(text);
		struct letter letter;

		if (code < 0x80) {
			g_string_append_c(out, (char)code);
			continue;
		}
		letter = letter_of(code);
		if (letter.base != 0)
			g_string_append_c(out, letter.upper || g_unichar_isupper(code) ?
						       g_ascii_toupper(letter.base) :
						       letter.base);
		else if (letter.hat == HAT_NONE && letter.tone == TONE_NONE)
			g_string_append(out, likeness_of(code));
	}
	return g_string_free(out, FALSE);
}

/* The key that RFC 1456 has for a hat or a tone; for minority letters our own. */
static const char *const viqr_hat[] = {
	[HAT_NONE] = "",   [HAT_BREVE] = "(",  [HAT_CIRCUMFLEX] = "^", [HAT_HORN] = "+",
	[HAT_STROKE] = "", [HAT_CARON] = "<", [HAT_OTHER] = "~",
};
static const char *const viqr_tone[] = {
	[TONE_NONE] = "", [TONE_HUYEN] = "`", [TONE_HOI] = "?",
	[TONE_NGA] = "~", [TONE_SAC] = "'",   [TONE_NANG] = ".",
};

/* Whether a plain character behind `before` would be read as its mark. */
static bool reads_as_mark(struct letter before, char c)
{
	if (c == '\\')
		return true;
	if (before.base == 'd')
		return c == 'd' || c == 'D';
	return letter_is_vowel(before) && strchr("^(+'`?~.", c) != NULL;
}

static void append_viqr(GString *out, struct letter letter)
{
	char base = letter.upper ? g_ascii_toupper(letter.base) : letter.base;

	if (letter.base != 0) {
		g_string_append_c(out, base);
		if (letter.hat == HAT_STROKE)
			g_string_append_c(out, letter.base == 'd' ? base : '-');
	}
	g_string_append(out, viqr_hat[letter.hat]);
	g_string_append(out, viqr_tone[letter.tone]);
}

char *fold_viqr(const char *text)
{
	GString *out = g_string_sized_new(strlen(text) * 2);
	struct letter before = { 0 };

	for (; *text != '\0'; text = g_utf8_next_char(text)) {
		uint32_t code = g_utf8_get_char(text);
		struct letter letter = letter_of(code);

		if (code < 0x80) {
			if (reads_as_mark(before, (char)code))
				g_string_append_c(out, '\\');
			g_string_append_c(out, (char)code);
		} else if (letter.base != 0 || letter.hat != HAT_NONE ||
			   letter.tone != TONE_NONE) {
			append_viqr(out, letter);
		} else {
			g_string_append(out, likeness_of(code));
		}
		before = letter.hat == HAT_STROKE ? (struct letter){ 0 } : letter;
	}
	return g_string_free(out, FALSE);
}
