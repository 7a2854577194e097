/*
 * charset_marks - VNI and VIQR, in which a letter is followed by its marks:
 * one byte for hat and tone together, or ASCII signs one after the other.
 */
#include "i18n/charset_inside.h"

#include <string.h>

#include <glib.h>

#include "i18n/banned.h"

/* ---- VNI ---- */

/* The mark of a small letter; a capital's is 0x20 less.  A breve is for a only. */
static const uint8_t vni_marks[][6] = {
	[HAT_NONE] = { 0, 0xf8, 0xfb, 0xf5, 0xf9, 0xef },
	[HAT_BREVE] = { 0xea, 0xe8, 0xfa, 0xfc, 0xe9, 0xeb },
	[HAT_CIRCUMFLEX] = { 0xe2, 0xe0, 0xe5, 0xe3, 0xe1, 0xe4 },
};

static bool vni_mark(unsigned char byte, struct letter *mark)
{
	unsigned char small = byte | 0x20;

	if (byte < 0xc0)
		return false;
	for (uint8_t hat = HAT_NONE; hat < G_N_ELEMENTS(vni_marks); hat++)
		for (uint8_t tone = 0; tone < 6; tone++)
			if (vni_marks[hat][tone] == small) {
				*mark = (struct letter){ 0, hat, tone, 0 };
				return true;
			}
	return false;
}

/* a e o u y take marks in ASCII, ơ and ư as they are; i has codes of its own. */
static uint32_t vni_marked(uint32_t code, struct letter mark)
{
	struct letter letter = letter_of(code);

	if (letter.base == 0 || letter.tone != TONE_NONE || !strchr("aeouy", letter.base))
		return 0;
	if (mark.hat != HAT_NONE && letter.hat != HAT_NONE)
		return 0;
	if (mark.hat == HAT_BREVE && letter.base != 'a')
		return 0;
	if (mark.hat != HAT_NONE)
		letter.hat = mark.hat;
	letter.tone = mark.tone;
	return letter_code(letter);
}

bool charset_vni_step(const unsigned char *bytes, size_t count, size_t *at,
		      uint32_t *code)
{
	uint32_t base = charset_table_code(charset_table(CHARSET_VNI), bytes[*at]), whole;
	struct letter mark;

	if (base == 0)
		return false;
	++*at;
	*code = base;
	if (*at < count && vni_mark(bytes[*at], &mark)) {
		whole = vni_marked(base, mark);
		if (whole != 0) {
			*code = whole;
			++*at;
		}
	}
	return true;
}

size_t charset_vni_put(uint32_t code, unsigned char *out)
{
	const struct charset_table *table = charset_table(CHARSET_VNI);
	struct letter letter, base;
	uint8_t hat;

	out[0] = charset_table_byte(table, code);
	if (out[0] != 0)
		return 1;
	base = letter = letter_of(code);
	base.tone = TONE_NONE;
	hat = letter.hat;
	if (hat == HAT_HORN)
		hat = HAT_NONE;
	else
		base.hat = HAT_NONE;
	if (letter.base == 0 || hat >= G_N_ELEMENTS(vni_marks) ||
	    vni_marked(letter_code(base), (struct letter){ 0, hat, letter.tone, 0 }) !=
		    code)
		return 0;
	out[0] = charset_table_byte(table, letter_code(base));
	out[1] = vni_marks[hat][letter.tone];
	if (letter.upper)
		out[1] &= (unsigned char)~0x20;
	return 2;
}

/* ---- VIQR ---- */

struct viqr_mark {
	char sign;
	uint8_t hat, tone;
};

/* The first sign of each mark is the one that is written. */
static const struct viqr_mark viqr_marks[] = {
	{ '(', HAT_BREVE, TONE_NONE }, { '^', HAT_CIRCUMFLEX, TONE_NONE },
	{ '+', HAT_HORN, TONE_NONE },  { '*', HAT_HORN, TONE_NONE },
	{ '`', HAT_NONE, TONE_HUYEN }, { '?', HAT_NONE, TONE_HOI },
	{ '~', HAT_NONE, TONE_NGA },   { '\'', HAT_NONE, TONE_SAC },
	{ '.', HAT_NONE, TONE_NANG },
};

/* What a letter and the sign behind it are together; 0: two letters. */
static uint32_t viqr_marked(uint32_t code, unsigned char sign)
{
	struct letter letter;

	if (code == 0)
		return 0;
	letter = letter_of(code);
	if (code < 0x80 && letter.base == 'd' && (sign | 0x20) == 'd')
		return letter.upper ? 0x110 : 0x111;
	if (!letter_is_vowel(letter))
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(viqr_marks); i++) {
		const struct viqr_mark *mark = &viqr_marks[i];

		if (mark->sign != sign)
			continue;
		if (mark->tone != TONE_NONE && letter.tone == TONE_NONE)
			letter.tone = mark->tone;
		else if (mark->hat != HAT_NONE && letter.hat == HAT_NONE &&
			 (mark->hat != HAT_BREVE || letter.base == 'a'))
			letter.hat = mark->hat;
		else
			return 0;
		return letter_code(letter);
	}
	return 0;
}

bool charset_viqr_step(const unsigned char *bytes, size_t count, size_t *at,
		       uint32_t *code)
{
	uint32_t more;

	if (bytes[*at] >= 0x80)
		return false;
	if (bytes[*at] == '\\' && *at + 1 < count && bytes[*at + 1] < 0x80 &&
	    bytes[*at + 1] >= ' ') {
		*code = bytes[*at + 1];
		*at += 2;
		return true;
	}
	*code = bytes[(*at)++];
	while (*at < count && (more = viqr_marked(*code, bytes[*at])) != 0) {
		*code = more;
		++*at;
	}
	return true;
}

static size_t viqr_letter(uint32_t code, unsigned char *out)
{
	struct letter letter = letter_of(code);
	size_t size = 0;

	if (letter.base == 0)
		return 0;
	out[size++] = (unsigned char)(letter.upper ? letter.base & ~0x20 : letter.base);
	if (letter.base == 'd' && letter.hat == HAT_STROKE) {
		out[size] = out[0];
		return size + 1;
	}
	for (int turn = 0; turn < 2; turn++) /* the hat first, then the tone */
		for (size_t i = 0; i < G_N_ELEMENTS(viqr_marks); i++) {
			const struct viqr_mark *mark = &viqr_marks[i];

			if (turn == 0 ? mark->hat != HAT_NONE && mark->hat == letter.hat
				      : mark->tone != TONE_NONE &&
						mark->tone == letter.tone) {
				out[size++] = (unsigned char)mark->sign;
				break;
			}
		}
	return size;
}

size_t charset_viqr_put(uint32_t code, uint32_t *before, unsigned char *out)
{
	uint32_t behind = *before, whole;
	size_t size, at = 0;

	*before = code;
	if (code >= 0x80) {
		size = viqr_letter(code, out);
		if (size == 0 || !charset_viqr_step(out, size, &at, &whole) ||
		    at < size || whole != code)
			return 0;
		if ((out[0] | 0x20) != 'd' || behind == 0 || (behind | 0x20) != 'd')
			return size;
		/* dđ: "ddd" would be đd, so the d already written becomes "\\d" */
		memmove(out + 1, out, size);
		out[0] = (unsigned char)behind;
		out[-1] = '\\';
		return size + 1;
	}
	if (code != '\\' && viqr_marked(behind, (unsigned char)code) == 0) {
		out[0] = (unsigned char)code;
		return 1;
	}
	*before = 0;
	out[0] = '\\';
	out[1] = (unsigned char)code;
	return 2;
}
