/*
 * syllable_hint - what a name with a slip in it may have been meant to be.
 *
 * A slip has one remedy: the tone at its place, one hat, the spelling of c/k,
 * g/gh, ng/ngh, one letter too many, two letters changed about.  Where several
 * would do, a well-known name decides, or nothing is said.  Names of minority
 * peoples look like many slips: the first word that cannot be mended, or shows
 * letters that Vietnamese has not, ends the search.
 */
#include "i18n/syllable.h"

#include <string.h>

#include <glib.h>

#include "i18n/letter.h"

#include "i18n/banned.h"

#define LETTERS_MAX 10

/* Written down by hand; what is here is never asked about as a family name. */
static const char families[] =
	" an âu bá bạc bạch bàng bành bế biện bồ bùi ca cái cam cầm can cao cát cầu châu chế chiêm"
	" chu chử chúc chung chương cổ cồ cù cung dã danh doãn dụ dư dương đái đàm đan đào đặng đậu"
	" đèo điêu điền đinh đoàn đỗ đồng đổng đới đường giang giáp hạ hà hán hàn hàng hầu hình hồ"
	" hồng hoa hoàng hoắc hứa hùng hướng huỳnh hữu kha khiếu khổng khúc khuất khương kiều kim kỷ"
	" la lã lạc lại lâm lăng lâu lê lều liên liễu lò lỗ lộ lôi lụa luân lục luyện lư lữ lương lường"
	" lưu lý ma mã mạc mạch mai man mang mẫn mẫu mè mộc mông nghị nghiêm ngô ngũ nguyễn nhan nhâm"
	" nhiếp nhữ ninh nông nùng ông phạm phan phí phó phong phù phú phùng phương quách quản quan"
	" quàng quảng quyền sái sầm sơn sử tạ tăng tào tất tề thạch thái thẩm thân thang thành thào"
	" thi thiều thịnh thôi tiêu tiết tiếu tô tôn tống trà trác trang trần trịnh triệu trình trưng"
	" trương từ tưởng ty ung uông ứng vạn văn vàng vi viên võ vòng vũ vui vưu vương xa xin yên ";

/* Middle and given names that decide between two remedies. */
static const char others[] =
	" việt quốc nhật đạt phúc lộc ngọc bích phát kiệt nguyệt tuyết đức lực thạch bách học hợp"
	" hiệp diệp nghiệp khắc xuất tất trực nhạc mật hạc túc phước thược cúc trúc"
	" hương phương phượng trường thường hường lượng vượng cường dương nương tường thưởng tưởng"
	" nguyên duyên quyên xuyên luyến thuyên quyền quyết thuyết tuyền tuyến tuyển thúy thủy thùy"
	" huỳnh quỳnh huy tùng dũng hùng hoàng toàn thoa hòa khoa loan oanh hoan ";

static bool is_in(const char *list, const char *word)
{
	g_autofree char *with_blanks = g_strconcat(" ", word, " ", NULL);

	return strstr(list, with_blanks) != NULL;
}

static bool is_known(const char *word)
{
	return is_in(families, word) || is_in(others, word);
}

/* ---- letters ---------------------------------------------------------------------------- */

struct slip {
	struct letter letter[LETTERS_MAX + 2];
	size_t count;
	enum tone tone; /* taken off the letters */
};

static char *spell(const struct letter *letter, size_t count, bool lower)
{
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < count; i++) {
		struct letter one = letter[i];

		one.upper = lower ? 0 : one.upper;
		g_string_append_unichar(out, letter_code(one));
	}
	return g_string_free(out, FALSE);
}

static bool is_of_vietnamese(struct letter letter)
{
	if (letter.base == 0 || strchr("fjwz", letter.base) != NULL)
		return false;
	switch (letter.hat) {
	case HAT_NONE:
		return true;
	case HAT_BREVE:
		return letter.base == 'a';
	case HAT_STROKE:
		return letter.base == 'd';
	case HAT_CIRCUMFLEX:
	case HAT_HORN:
		return true;
	default:
		return false;
	}
}

/* False: a letter that Vietnamese has not, or too many of them. */
static bool read_word(const char *word, const char *end, struct slip *slip)
{
	*slip = (struct slip){0};
	for (; word < end; word = g_utf8_next_char(word)) {
		struct letter letter = letter_of(g_utf8_get_char(word));

		if (slip->count == LETTERS_MAX || !is_of_vietnamese(letter))
			return false;
		slip->letter[slip->count++] = letter;
	}
	return true;
}

/* Takes the tones off; false when two of them contradict each other. */
static bool take_tone(struct slip *slip)
{
	for (size_t i = 0; i < slip->count; i++) {
		enum tone tone = slip->letter[i].tone;

		if (tone != TONE_NONE && slip->tone != TONE_NONE && tone != slip->tone)
			return false;
		if (tone != TONE_NONE)
			slip->tone = tone;
		slip->letter[i].tone = TONE_NONE;
	}
	return true;
}

/* ---- one remedy ------------------------------------------------------------------------- */

/* What was found so far: one, the well-known one of several, or too many. */
struct finds {
	char *only, *known;
	unsigned count, known_count;
};

static void finds_clear(struct finds *finds)
{
	g_clear_pointer(&finds->only, g_free);
	g_clear_pointer(&finds->known, g_free);
}

static void find(struct finds *finds, const struct slip *slip, enum tone tone)
{
	struct letter word[LETTERS_MAX + 2];
	struct syllable cut = syllable_cut(slip->letter, slip->count);
	g_autofree char *low = NULL;
	size_t at;

	if (cut.ending == cut.vowels)
		return;
	memcpy(word, slip->letter, sizeof(word));
	at = syllable_tone_place(word, cut, false);
	word[at].tone = tone;
	if (letter_code(word[at]) == 0 || !syllable_letters_are_plausible(word, slip->count))
		return;
	low = spell(word, slip->count, true);
	if (finds->count++ == 0)
		finds->only = spell(word, slip->count, false);
	if (is_known(low) && finds->known_count++ == 0)
		finds->known = spell(word, slip->count, false);
}

/* The well-known one, if there is but one; new.  Ends the finding. */
static char *decide_known(struct finds *finds)
{
	char *one = finds->known_count == 1 ? g_steal_pointer(&finds->known) : NULL;

	finds_clear(finds);
	return one;
}

/* The one that is meant, if that is clear. */
static char *decide(struct finds *finds)
{
	char *one = NULL;

	if (finds->count != 1)
		return decide_known(finds);
	one = g_steal_pointer(&finds->only);
	finds_clear(finds);
	return one;
}

/* uo, too: ươ is typed with one key, and forgotten with one. */
static char *other_hat(const struct slip *slip)
{
	struct finds finds = {0};

	for (size_t i = 1; i < slip->count; i++) {
		struct slip other = *slip;

		if (slip->letter[i - 1].base != 'u' || slip->letter[i].base != 'o' ||
		    slip->letter[i - 1].hat != HAT_NONE || slip->letter[i].hat != HAT_NONE)
			continue;
		other.letter[i - 1].hat = other.letter[i].hat = HAT_HORN;
		find(&finds, &other, slip->tone);
	}
	for (size_t i = 0; i < slip->count; i++)
		for (uint8_t hat = HAT_NONE; hat <= HAT_HORN; hat++) {
			struct slip other = *slip;

			if (hat == slip->letter[i].hat || !letter_is_vowel(slip->letter[i]))
				continue;
			other.letter[i].hat = hat;
			if (is_of_vietnamese(other.letter[i]) && letter_code(other.letter[i]) != 0)
				find(&finds, &other, slip->tone);
		}
	return decide(&finds);
}

static void cut_out(struct slip *slip, size_t at)
{
	slip->count--;
	memmove(slip->letter + at, slip->letter + at + 1,
		(slip->count - at) * sizeof(slip->letter[0]));
}

static void put_in(struct slip *slip, size_t at, char base)
{
	memmove(slip->letter + at + 1, slip->letter + at,
		(slip->count - at) * sizeof(slip->letter[0]));
	slip->count++;
	slip->letter[at] = (struct letter){.base = base, .upper = slip->letter[at + 1].upper};
	if (at > 0)
		slip->letter[at].upper = slip->letter[at].upper && slip->letter[at - 1].upper;
}

/* nge, gha, ce, ko, iên. */
static char *other_spelling(const struct slip *slip)
{
	struct syllable cut = syllable_cut(slip->letter, slip->count);
	struct finds finds = {0};
	struct slip other = *slip;
	char first = slip->letter[0].base;
	size_t last = cut.vowels > 0 ? cut.vowels - 1 : 0;

	if (cut.vowels == 0 && first == 'i')
		other.letter[0].base = 'y';
	else if (cut.vowels == 1 && (first == 'c' || first == 'k'))
		other.letter[0].base = first == 'c' ? 'k' : 'c';
	else if (cut.vowels > 1 && slip->letter[last].base == 'h')
		cut_out(&other, last);
	else if (cut.vowels > 0 && slip->letter[last].base == 'g')
		put_in(&other, cut.vowels, 'h');
	else
		return NULL;
	find(&finds, &other, slip->tone);
	/* Kơ Să, Ka: not every k is a slip. */
	return first == 'k' && cut.vowels == 1 ? decide_known(&finds) : decide(&finds);
}

static char *one_letter_less(const struct slip *slip)
{
	struct finds finds = {0};

	for (size_t i = 1; i < slip->count; i++) {
		struct slip other = *slip;

		if (slip->letter[i].base != slip->letter[i - 1].base ||
		    slip->letter[i].hat != slip->letter[i - 1].hat)
			continue;
		cut_out(&other, i);
		find(&finds, &other, slip->tone);
	}
	return decide(&finds);
}

static char *changed_about(const struct slip *slip)
{
	struct finds finds = {0};

	for (size_t i = 1; i < slip->count; i++) {
		struct slip other = *slip;
		struct letter *a = &other.letter[i - 1], *b = &other.letter[i], kept = *a;
		uint8_t upper = a->upper;

		*a = *b;
		*b = kept;
		b->upper = a->upper;
		a->upper = upper;
		find(&finds, &other, slip->tone);
	}
	return decide_known(&finds);
}

/* Quôc, Viêt: a stop wants sắc or nặng; only a well-known name tells which. */
static char *stopped(const struct slip *slip)
{
	struct finds finds = {0};

	if (slip->tone == TONE_SAC || slip->tone == TONE_NANG)
		return NULL;
	find(&finds, slip, TONE_SAC);
	find(&finds, slip, TONE_NANG);
	return decide(&finds);
}

static char *mend(const struct slip *whole)
{
	static char *(*const remedies[])(const struct slip *) = {
		stopped, other_hat, other_spelling, one_letter_less, changed_about,
	};
	struct slip slip = *whole;
	struct finds finds = {0};
	char *meant;

	if (!take_tone(&slip))
		return NULL;
	find(&finds, &slip, slip.tone);
	meant = decide(&finds);
	for (size_t i = 0; meant == NULL && i < G_N_ELEMENTS(remedies); i++)
		meant = remedies[i](&slip);
	return meant;
}

/* ---- a family name ---------------------------------------------------------------------- */

static char *as_family(const struct slip *slip, enum tone tone)
{
	struct slip other = *slip;
	struct finds finds = {0};
	g_autofree char *found = NULL, *low = NULL;

	if (!take_tone(&other))
		return NULL;
	find(&finds, &other, tone);
	found = decide(&finds);
	low = found != NULL ? g_utf8_strdown(found, -1) : NULL;
	return low != NULL && is_in(families, low) ? g_steal_pointer(&found) : NULL;
}

/*
 * Is a syllable, but no family's name: hỏi for ngã and the other way, and what
 * looks like Nguyễn.  Nguyên as it stands is a name too, but not when `mended`.
 */
static char *family(const struct slip *slip, bool mended)
{
	struct slip bare = *slip;
	g_autofree char *word = spell(slip->letter, slip->count, true);
	g_autofree char *base = NULL;

	if (is_in(families, word) || !take_tone(&bare))
		return NULL;
	if (bare.tone == TONE_HOI || bare.tone == TONE_NGA)
		return as_family(slip, bare.tone == TONE_HOI ? TONE_NGA : TONE_HOI);
	base = spell(bare.letter, bare.count, true);
	if (!g_str_equal(base, "nguyên") || (bare.tone == TONE_NONE && !mended))
		return NULL;
	return as_family(slip, TONE_NGA);
}

/* ---- a whole name ----------------------------------------------------------------------- */

/* *stop: this word is of another language, and so are those behind it. */
static char *of_word(const char *word, const char *end, bool first, bool *stop)
{
	struct slip slip;
	g_autofree char *meant = NULL, *better = NULL;

	if (!read_word(word, end, &slip) || (first && slip.count == 1)) {
		*stop = true;
		return NULL;
	}
	if (slip.count == 1)
		return NULL; /* an initial */
	if (syllable_letters_are_plausible(slip.letter, slip.count))
		return first ? family(&slip, false) : NULL;
	meant = mend(&slip);
	*stop = meant == NULL;
	if (first && meant != NULL && read_word(meant, meant + strlen(meant), &slip))
		better = family(&slip, true);
	return better != NULL ? g_steal_pointer(&better) : g_steal_pointer(&meant);
}

char *syllable_hint(const char *name)
{
	bool first = true, stop = false;
	char *meant = NULL;

	for (const char *at = name; *at != '\0' && meant == NULL && !stop;) {
		const char *end = at + strcspn(at, " -");

		if (end > at) {
			meant = of_word(at, end, first, &stop);
			first = false;
		}
		at = *end != '\0' ? end + 1 : end;
	}
	return meant;
}
