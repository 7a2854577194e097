/*
 * typing - the word at the cursor: keys go into it, differences come out.
 *
 * What a key does to the word is typing_marks.c's.
 */
#include "i18n/typing.h"

#include <string.h>

#include <glib.h>

#include "i18n/syllable.h"

#include "i18n/banned.h"

enum typing_method typing_method_of(const char *name)
{
	static const char *const names[] = {"off", "telex", "vni", "viqr"};

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (strcmp(names[i], name) == 0)
			return (enum typing_method)i;
	return TYPING_OFF;
}

const char *typing_method_name(enum typing_method method)
{
	static const char *const names[] = {"", "Telex", "VNI", "VIQR"};

	return names[method];
}

void typing_init(struct typing *t, enum typing_method method, bool new_style)
{
	memset(t, 0, sizeof(*t));
	t->method = method;
	t->new_style = new_style;
}

void typing_reset(struct typing *t)
{
	t->letters = t->keys_typed = 0;
	t->tone = TONE_NONE;
	t->asleep = t->outside = t->marked = t->adopted = t->quoted = false;
	t->own_horn = t->pair = t->other_style = false;
	t->shown[0] = '\0';
}

/* ---- the word as it is shown --------------------------------------------------------- */

/* In what is no syllable any more the tone stays where it was: tìaa. */
static void place_tone(struct typing *t, struct syllable cut)
{
	size_t place = syllable_tone_place(t->letter, cut, t->new_style != t->other_style);

	if (!syllable_rime_fits(t->letter, cut) && t->tone_at < cut.ending &&
	    t->tone_at >= cut.vowels)
		return;
	/* óo: the tone was there before the second o came back as a letter */
	if (t->asleep && place > cut.vowels && t->letter[place].base == 'o' &&
	    t->letter[place - 1].base == 'o')
		place--;
	t->tone_at = place;
}

static void render(struct typing *t, char *out)
{
	struct syllable cut = typing_cut(t);
	bool toned = t->tone != TONE_NONE && cut.ending > cut.vowels;

	if (toned)
		place_tone(t, cut);
	for (size_t i = 0; i < t->letters; i++) {
		struct letter letter = t->letter[i];
		uint32_t code;

		if (!g_ascii_isalpha(letter.base)) {
			*out++ = letter.base;
			continue;
		}
		letter.tone = toned && i == t->tone_at ? t->tone : TONE_NONE;
		code = letter_code(letter);
		if (code == 0)
			code = (uint32_t)(letter.upper ? g_ascii_toupper(letter.base)
						       : letter.base);
		out += g_unichar_to_utf8(code, out);
	}
	*out = '\0';
}

/* The shortest replacement that makes `was` into what stands in put already. */
static void difference(struct typing *t, const char *was, size_t *back, const char **put)
{
	size_t same = 0;

	while (was[same] != '\0' && was[same] == t->put[same])
		same++;
	while (same > 0 && ((unsigned char)was[same] & 0xC0) == 0x80)
		same--;
	while (same > 0 && ((unsigned char)t->put[same] & 0xC0) == 0x80)
		same--;
	*back = strlen(was) - same;
	*put = t->put + same;
}

static void show(struct typing *t, size_t *back, const char **put)
{
	char was[TYPING_BYTES];

	memcpy(was, t->shown, sizeof(was));
	render(t, t->shown);
	memcpy(t->put, t->shown, sizeof(t->shown));
	difference(t, was, back, put);
}

/* ---- the end of a word ---------------------------------------------------------------- */

/*
 * A w at the beginning became ư, and no word came of it: who, why; and WC where
 * the w was not asked to.
 */
static bool is_w_in_vain(const struct typing *t)
{
	struct syllable cut = syllable_cut(t->letter, t->letters);

	if (t->letters == 0 || !t->from_w[0] || cut.vowels > 0 || t->letter[0].hat != HAT_HORN)
		return false;
	return !syllable_rime_fits(t->letter, cut) || t->letter[t->letters - 1].base == 'h' ||
	       (!t->lone_w && t->tone == TONE_NONE && syllable_is_stopped(t->letter, cut));
}

/* HĐND, UBĐ: capitals with nothing but Đ. */
static bool is_short_for(const struct typing *t)
{
	for (size_t i = 0; i < t->letters; i++)
		if (!t->letter[i].upper ||
		    (t->letter[i].hat != HAT_NONE && t->letter[i].hat != HAT_STROKE))
			return false;
	return t->tone == TONE_NONE;
}

/* Krooong: the third o took its mark back, so there is nothing to give back. */
static bool has_marks(const struct typing *t)
{
	bool marks = t->tone != TONE_NONE;

	for (size_t i = 0; i < t->letters; i++)
		marks |= t->letter[i].hat != HAT_NONE;
	return marks;
}

static bool can_be(const struct typing *t)
{
	if (is_short_for(t) && !t->from_w[0])
		return true;
	/* fax, for, foot: there is no f, and in Telex its marks were letters */
	if (t->method == TYPING_TELEX && t->letters > 0 && t->letter[0].base == 'f')
		return false;
	return !is_w_in_vain(t) && syllable_may_stand(t->letter, t->letters, t->tone,
						      t->method != TYPING_TELEX);
}

static void known_keys(const struct typing *t, char into[TYPING_KEYS + 1])
{
	memcpy(into, t->keys, t->keys_typed);
	into[t->keys_typed] = '\0';
}

/* The text of a macro: what is shown has its name, or else what was typed. */
static bool expand(struct typing *t)
{
	char keys[TYPING_KEYS + 1];

	if (t->macros == NULL || t->adopted || t->shown[0] == '\0')
		return false;
	if (macros_expand(t->macros, t->shown, t->put))
		return true;
	if (t->keys_typed >= TYPING_KEYS)
		return false;
	known_keys(t, keys);
	return macros_expand(t->macros, keys, t->put);
}

/* Leaves in put what the word becomes, and in back and put the change. */
static bool finish(struct typing *t, const char *behind, size_t *back, const char **put)
{
	bool raw = t->marked && !t->asleep && has_marks(t) && !can_be(t), changes = true;
	char was[TYPING_BYTES];

	memcpy(was, t->shown, sizeof(was));
	if (expand(t))
		;
	else if (raw)
		known_keys(t, t->put);
	else
		changes = false, render(t, t->put);
	typing_reset(t);
	g_strlcat(t->put, behind, sizeof(t->put));
	difference(t, was, back, put);
	return changes;
}

bool typing_end_word(struct typing *t, size_t *back, const char **put)
{
	bool quoted = t->quoted; /* the backslash quoted nothing, so it stays */

	return finish(t, quoted ? "\\" : "", back, put) || quoted;
}

/* ---- keys ----------------------------------------------------------------------------- */

static enum typing_reply as_it_is(struct typing *t, const char *key, size_t *back,
				  const char **put)
{
	*back = 0;
	g_strlcpy(t->put, key, sizeof(t->put));
	*put = t->put;
	return TYPING_PLAIN;
}

/* Composed letters: the word belongs to another input method. */
static enum typing_reply outside(struct typing *t, const char *key, size_t *back,
				 const char **put)
{
	bool first = !t->outside;

	if (letter_of(g_utf8_get_char(key)).base == 0 &&
	    !g_unichar_ismark(g_utf8_get_char(key))) {
		finish(t, key, back, put);
		return TYPING_PLAIN;
	}
	typing_reset(t);
	t->asleep = t->outside = t->heard_outside = true;
	as_it_is(t, key, back, put);
	return first ? TYPING_OUTSIDE : TYPING_PLAIN;
}

static bool belongs(const struct typing *t, char key)
{
	if (g_ascii_isalpha(key))
		return true;
	/* a digit behind letters is of the word: o77 is "o7" and stays so */
	return t->method == TYPING_VNI && t->letters > 0 && g_ascii_isdigit(key);
}

static void remember(struct typing *t, char key)
{
	if (t->keys_typed < TYPING_KEYS - 1)
		t->keys[t->keys_typed++] = key;
	else
		t->marked = false;
}

/* A backslash before what is no mark was a backslash. */
static enum typing_reply not_quoted(struct typing *t, char key, size_t *back, const char **put)
{
	const char text[2] = {key, '\0'};

	finish(t, "\\", back, put);
	if (belongs(t, key)) {
		remember(t, key);
		typing_append(t, key);
		render(t, t->shown);
	}
	g_strlcat(t->put, text, sizeof(t->put));
	return TYPING_CHANGED;
}

static enum typing_reply ascii(struct typing *t, char key, size_t *back, const char **put)
{
	const char text[2] = {key, '\0'};
	bool quoted = t->quoted;
	enum mark_reply mark = MARK_NONE;

	t->quoted = false;
	if (t->method == TYPING_VIQR && key == '\\' && !quoted && t->letters > 0) {
		t->quoted = true;
		as_it_is(t, "", back, put);
		return TYPING_CHANGED;
	}
	if (quoted && strchr("'`?~.^+*(\\", key) == NULL)
		return not_quoted(t, key, back, put);
	if (t->letters >= TYPING_LETTERS - 1) {
		typing_reset(t);
		t->asleep = true;
	}
	if (t->asleep && t->letters == 0 && belongs(t, key))
		return as_it_is(t, text, back, put);
	if (!t->asleep && !quoted)
		mark = typing_mark(t, key);
	if (mark == MARK_NONE && !belongs(t, key))
		return finish(t, text, back, put) ? TYPING_CHANGED : TYPING_PLAIN;
	remember(t, key);
	if (mark != MARK_DONE)
		typing_append(t, key);
	if (mark != MARK_NONE && t->keys_typed < TYPING_KEYS - 1)
		t->marked = true;
	show(t, back, put);
	return mark != MARK_NONE || *back > 0 ? TYPING_CHANGED : TYPING_PLAIN;
}

enum typing_reply typing_key(struct typing *t, const char *letter, size_t *back,
			     const char **put)
{
	if (t->method == TYPING_OFF || letter[0] == '\0')
		return as_it_is(t, letter, back, put);
	if ((unsigned char)letter[0] >= 0x80)
		return outside(t, letter, back, put);
	if (letter[1] != '\0') { /* several at once: not typed by hand */
		typing_reset(t);
		return as_it_is(t, letter, back, put);
	}
	return ascii(t, letter[0], back, put);
}

bool typing_backspace(struct typing *t, size_t *back, const char **put)
{
	struct syllable cut;

	if (t->method != TYPING_OFF && t->letters == 0 && t->asleep && !t->outside)
		typing_reset(t); /* the word may be one of ours without that letter */
	if (t->method == TYPING_OFF || t->letters == 0)
		return false;
	t->letters--;
	t->own_horn = false;
	cut = typing_cut(t);
	if (cut.ending == cut.vowels || t->tone_at == t->letters)
		t->tone = TONE_NONE; /* it goes with its vowel */
	/* the keys no longer tell how the word came about */
	t->asleep = t->marked = t->quoted = false;
	t->keys_typed = TYPING_KEYS;
	show(t, back, put);
	return true;
}

/* ---- a word that stands there already ------------------------------------------------- */

static bool take_up(struct typing *t, const char *s, const char *end)
{
	for (; s < end; s = g_utf8_next_char(s)) {
		struct letter letter = letter_of(g_utf8_get_char(s));

		if (letter.base == 0 || t->letters >= TYPING_LETTERS - 1 ||
		    (letter.tone != TONE_NONE && t->tone != TONE_NONE))
			return false;
		if (letter.tone != TONE_NONE)
			t->tone = letter.tone;
		letter.tone = TONE_NONE;
		t->from_w[t->letters] = false;
		t->letter[t->letters++] = letter;
	}
	return true;
}

static bool is_of_a_word(const char *s)
{
	gunichar c = g_utf8_get_char(s);

	return letter_of(c).base != 0 || g_unichar_ismark(c);
}

static bool shows(struct typing *t, const char *begin, const char *end)
{
	render(t, t->shown);
	return strlen(t->shown) == (size_t)(end - begin) &&
	       memcmp(t->shown, begin, (size_t)(end - begin)) == 0;
}

void typing_adopt(struct typing *t, const char *before, size_t bytes)
{
	const char *end = before + bytes, *begin = end, *previous;
	size_t known = strlen(t->shown);

	if (t->method == TYPING_OFF)
		return; /* keys go by unseen, so nothing may be remembered */
	while ((previous = g_utf8_find_prev_char(before, begin)) != NULL &&
	       is_of_a_word(previous))
		begin = previous;
	if (known > 0 && known <= bytes && memcmp(end - known, t->shown, known) == 0 &&
	    begin >= end - known)
		return;
	if (known == 0 && (begin == end || t->asleep))
		return;
	typing_reset(t);
	if (begin == end)
		return;
	if (!take_up(t, begin, end)) {
		typing_reset(t);
		t->asleep = true;
		return;
	}
	t->keys_typed = TYPING_KEYS;
	t->adopted = true;
	/* a record may have hoà where we would write hòa: it keeps its way */
	if (!shows(t, begin, end)) {
		t->other_style = true;
		if (!shows(t, begin, end)) {
			typing_reset(t);
			t->asleep = true;
		}
	}
}
