/*
 * letter - the table of letters, written once as rows of six tones and read
 * in both directions.
 */
#include "i18n/letter.h"

#include <glib.h>

#include "i18n/banned.h"

/* One row: base, hat, then the code points without tone and with each tone. */
#define ROWS(R)                                                                          \
	R('a', HAT_NONE, 0x61, 0xe0, 0x1ea3, 0xe3, 0xe1, 0x1ea1)                         \
	R('A', HAT_NONE, 0x41, 0xc0, 0x1ea2, 0xc3, 0xc1, 0x1ea0)                         \
	R('a', HAT_BREVE, 0x103, 0x1eb1, 0x1eb3, 0x1eb5, 0x1eaf, 0x1eb7)                 \
	R('A', HAT_BREVE, 0x102, 0x1eb0, 0x1eb2, 0x1eb4, 0x1eae, 0x1eb6)                 \
	R('a', HAT_CIRCUMFLEX, 0xe2, 0x1ea7, 0x1ea9, 0x1eab, 0x1ea5, 0x1ead)             \
	R('A', HAT_CIRCUMFLEX, 0xc2, 0x1ea6, 0x1ea8, 0x1eaa, 0x1ea4, 0x1eac)             \
	R('e', HAT_NONE, 0x65, 0xe8, 0x1ebb, 0x1ebd, 0xe9, 0x1eb9)                       \
	R('E', HAT_NONE, 0x45, 0xc8, 0x1eba, 0x1ebc, 0xc9, 0x1eb8)                       \
	R('e', HAT_CIRCUMFLEX, 0xea, 0x1ec1, 0x1ec3, 0x1ec5, 0x1ebf, 0x1ec7)             \
	R('E', HAT_CIRCUMFLEX, 0xca, 0x1ec0, 0x1ec2, 0x1ec4, 0x1ebe, 0x1ec6)             \
	R('i', HAT_NONE, 0x69, 0xec, 0x1ec9, 0x129, 0xed, 0x1ecb)                        \
	R('I', HAT_NONE, 0x49, 0xcc, 0x1ec8, 0x128, 0xcd, 0x1eca)                        \
	R('o', HAT_NONE, 0x6f, 0xf2, 0x1ecf, 0xf5, 0xf3, 0x1ecd)                         \
	R('O', HAT_NONE, 0x4f, 0xd2, 0x1ece, 0xd5, 0xd3, 0x1ecc)                         \
	R('o', HAT_CIRCUMFLEX, 0xf4, 0x1ed3, 0x1ed5, 0x1ed7, 0x1ed1, 0x1ed9)             \
	R('O', HAT_CIRCUMFLEX, 0xd4, 0x1ed2, 0x1ed4, 0x1ed6, 0x1ed0, 0x1ed8)             \
	R('o', HAT_HORN, 0x1a1, 0x1edd, 0x1edf, 0x1ee1, 0x1edb, 0x1ee3)                  \
	R('O', HAT_HORN, 0x1a0, 0x1edc, 0x1ede, 0x1ee0, 0x1eda, 0x1ee2)                  \
	R('u', HAT_NONE, 0x75, 0xf9, 0x1ee7, 0x169, 0xfa, 0x1ee5)                        \
	R('U', HAT_NONE, 0x55, 0xd9, 0x1ee6, 0x168, 0xda, 0x1ee4)                        \
	R('u', HAT_HORN, 0x1b0, 0x1eeb, 0x1eed, 0x1eef, 0x1ee9, 0x1ef1)                  \
	R('U', HAT_HORN, 0x1af, 0x1eea, 0x1eec, 0x1eee, 0x1ee8, 0x1ef0)                  \
	R('y', HAT_NONE, 0x79, 0x1ef3, 0x1ef7, 0x1ef9, 0xfd, 0x1ef5)                     \
	R('Y', HAT_NONE, 0x59, 0x1ef2, 0x1ef6, 0x1ef8, 0xdd, 0x1ef4)

/* Letters that bear no Vietnamese tone. */
#define SINGLES(S)                                                                       \
	S('d', HAT_STROKE, 0x111)                                                        \
	S('D', HAT_STROKE, 0x110)                                                        \
	S('b', HAT_STROKE, 0x180)                                                        \
	S('B', HAT_STROKE, 0x243)                                                        \
	S('c', HAT_CARON, 0x10d)                                                         \
	S('C', HAT_CARON, 0x10c)                                                         \
	S('e', HAT_BREVE, 0x115)                                                         \
	S('E', HAT_BREVE, 0x114)                                                         \
	S('i', HAT_BREVE, 0x12d)                                                         \
	S('I', HAT_BREVE, 0x12c)                                                         \
	S('o', HAT_BREVE, 0x14f)                                                         \
	S('O', HAT_BREVE, 0x14e)                                                         \
	S('u', HAT_BREVE, 0x16d)                                                         \
	S('U', HAT_BREVE, 0x16c)                                                         \
	S('n', HAT_OTHER, 0xf1)                                                          \
	S('N', HAT_OTHER, 0xd1)

/* Two ranges hold them all; the second follows the first in the table. */
#define LOW_END 0x244
#define HIGH_START 0x1ea0
#define HIGH_END 0x1efa
#define AT(code) ((code) < LOW_END ? (code) : (code) - HIGH_START + LOW_END)
#define LETTER(b, h, t) { (b) | 0x20, h, t, (b) < 'a' }

#define TONES(b, h, c0, c1, c2, c3, c4, c5)                                              \
	[AT(c0)] = LETTER(b, h, 0), [AT(c1)] = LETTER(b, h, 1),                          \
	[AT(c2)] = LETTER(b, h, 2), [AT(c3)] = LETTER(b, h, 3),                          \
	[AT(c4)] = LETTER(b, h, 4), [AT(c5)] = LETTER(b, h, 5),
#define SINGLE(b, h, c) [AT(c)] = LETTER(b, h, 0),

static const struct letter letters[LOW_END + HIGH_END - HIGH_START] = {
	ROWS(TONES) SINGLES(SINGLE)
};

struct row {
	char base;
	uint8_t hat;
	uint16_t code[6];
};

#define ROW(b, h, ...) { b, h, { __VA_ARGS__ } },
static const struct row rows[] = { ROWS(ROW) SINGLES(ROW) };

static struct letter mark_of(uint32_t code)
{
	struct letter mark = { 0 };

	switch (code) {
	case 0x300:
		mark.tone = TONE_HUYEN;
		break;
	case 0x309:
		mark.tone = TONE_HOI;
		break;
	case 0x303:
		mark.tone = TONE_NGA;
		break;
	case 0x301:
		mark.tone = TONE_SAC;
		break;
	case 0x323:
		mark.tone = TONE_NANG;
		break;
	case 0x302:
		mark.hat = HAT_CIRCUMFLEX;
		break;
	case 0x306:
		mark.hat = HAT_BREVE;
		break;
	case 0x31b:
		mark.hat = HAT_HORN;
		break;
	case 0x30c:
		mark.hat = HAT_CARON;
		break;
	default:
		mark.hat = HAT_OTHER;
	}
	return mark;
}

/* The rest of Latin, by its decomposition: ü is u with something on it. */
static struct letter stranger(uint32_t code)
{
	struct letter letter = { 0 };
	gunichar first, second;

	if (g_unichar_ismark(code))
		return mark_of(code);
	if (g_unichar_decompose(code, &first, &second)) {
		letter = letter_of(first);
		if (letter.base != 0)
			letter.hat = HAT_OTHER;
	}
	return letter;
}

struct letter letter_of(uint32_t code)
{
	struct letter letter = { 0 };

	if (code < 0x80) {
		if (g_ascii_isalpha((char)code)) {
			letter.base = (char)(code | 0x20);
			letter.upper = code < 'a';
		}
		return letter;
	}
	if (code < LOW_END)
		letter = letters[code];
	else if (code >= HIGH_START && code < HIGH_END)
		letter = letters[AT(code)];
	return letter.base != 0 ? letter : stranger(code);
}

uint32_t letter_code(struct letter letter)
{
	char base = letter.upper ? (char)(letter.base & ~0x20) : letter.base;

	if (letter.hat == HAT_NONE && letter.tone == TONE_NONE)
		return (uint32_t)(unsigned char)base;
	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].base == base && rows[i].hat == letter.hat)
			return rows[i].code[letter.tone];
	return 0;
}

bool letter_is_apostrophe(uint32_t code)
{
	return code == '\'' || code == '`' || code == 0xb4 || code == 0x2018 ||
	       code == 0x2019 || code == 0x2bb || code == 0x2bc;
}

/* Where the vowels that may bear the tone begin: behind the onset, qu and gi too. */
static unsigned first_vowel(const struct letter *s, unsigned count)
{
	unsigned i = 0;

	while (i < count && !letter_is_vowel(s[i]))
		i++;
	if (i == 1 && i + 1 < count && letter_is_vowel(s[i + 1]) && s[i].hat == HAT_NONE &&
	    ((s[0].base == 'q' && s[1].base == 'u') ||
	     (s[0].base == 'g' && s[1].base == 'i')))
		i++;
	return i;
}

/* The letter that bears the tone among the vowels [from, to) of `count` letters. */
static unsigned tone_seat(const struct letter *s, unsigned from, unsigned to,
			  unsigned count)
{
	for (unsigned i = to; i > from; i--)
		if (s[i - 1].hat != HAT_NONE)
			return i - 1;
	if (to - from == 1)
		return from;
	if (to - from >= 3 || to < count)
		return from + 1;
	/* oa, oe, uy open: the second vowel is the main one. */
	if (s[from].base == 'o' && (s[from + 1].base == 'a' || s[from + 1].base == 'e'))
		return from + 1;
	if (s[from].base == 'u' && s[from + 1].base == 'y')
		return from + 1;
	return from;
}

void letter_settle_tone(struct letter *syllable, unsigned count)
{
	unsigned from, to, seat, toned = 0, at = 0;
	uint8_t tone;

	for (unsigned i = 0; i < count; i++) {
		if (syllable[i].tone == TONE_NONE)
			continue;
		at = i;
		if (++toned > 1 || syllable[i].base == 0)
			return;
	}
	from = first_vowel(syllable, count);
	for (to = from; to < count && letter_is_vowel(syllable[to]); to++)
		;
	if (toned == 0 || at >= to || to - from > 3 || to == from)
		return;
	tone = syllable[at].tone;
	seat = tone_seat(syllable, from, to, count);
	syllable[at].tone = TONE_NONE;
	syllable[seat].tone = tone;
	if (letter_code(syllable[seat]) == 0) {
		syllable[seat].tone = TONE_NONE;
		syllable[at].tone = tone;
	}
}
