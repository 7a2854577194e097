/* typing - cases, every syllable in several orders of keys, and the public suites. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib.h>

#include "i18n/letter.h"
#include "i18n/typing.h"

#include "i18n/banned.h"

#define REACH 99.5

static void take(GString *line, size_t back, const char *put)
{
	assert_true(back <= line->len);
	g_string_truncate(line, line->len - back);
	g_string_append(line, put);
}

/* Types keys into an empty line; <BS> is Backspace, | ends the word as Enter does. */
static char *type(struct typing *t, const char *keys)
{
	GString *line = g_string_new(NULL);
	const char *put, *next;
	size_t back;

	typing_reset(t);
	for (; *keys != '\0'; keys = next) {
		char letter[8] = "";

		next = g_utf8_next_char(keys);
		if (g_str_has_prefix(keys, "<BS>")) {
			next = keys + 4;
			if (typing_backspace(t, &back, &put))
				take(line, back, put);
			else if (line->len > 0)
				take(line, line->len - (size_t)(g_utf8_prev_char(line->str +
										 line->len) -
								line->str), "");
			continue;
		}
		if (*keys == '|') {
			typing_end_word(t, &back, &put);
			take(line, back, put);
			continue;
		}
		memcpy(letter, keys, (size_t)(next - keys));
		typing_key(t, letter, &back, &put);
		take(line, back, put);
	}
	return g_string_free(line, FALSE);
}

struct typed {
	enum typing_method method;
	const char *keys, *text;
};

#define T TYPING_TELEX
#define V TYPING_VNI
#define Q TYPING_VIQR

/* Old placement (hòa). */
static const struct typed cases[] = {
	{T, "nguyeenx", "nguyễn"}, {T, "nguyenex", "nguyễn"}, {T, "nguyenxe", "nguyễn"},
	{T, "Nguyeenx Vawn Maaux", "Nguyễn Văn Mẫu"}, {T, "NGUYEENX", "NGUYỄN"},
	{T, "dduowcj", "được"}, {T, "duowcdj", "được"}, {T, "dduocwj", "được"},
	{T, "truwowngf", "trường"}, {T, "truongwf", "trường"}, {T, "huow", "huơ"},
	{T, "thuowr", "thuở"}, {T, "thuowng", "thương"}, {T, "uow", "ươ"},
	{T, "hoaf", "hòa"}, {T, "hoafn", "hoàn"}, {T, "hoafn<BS>", "hòa"},
	{T, "thuyr", "thủy"}, {T, "thuyrn", "thuỷn"}, {T, "quys", "quý"}, {T, "giaf", "già"},
	{T, "gif", "gì"}, {T, "giuwx", "giữ"}, {T, "khuyur", "khuỷu"}, {T, "ass", "as"},
	{T, "aaa", "aa"}, {T, "ddd", "dd"}, {T, "assn", "asn"}, {T, "tass<BS>s", "tá"},
	{T, "toansz", "toan"}, {T, "toasnf", "toàn"}, {T, "z", "z"}, {T, "QDD", "QĐ"},
	{T, "QDD |", "QĐ "}, {T, "DDaawsk", "Đắk"}, {T, "DDawsk Lawsk|", "Đắk Lắk"},
	{T, "Ksor|", "Ksor"}, {T, "K'Brooih|", "K'Brôih"}, {T, "H'Hen Niee|", "H'Hen Niê"},
	{T, "Y Moan|", "Y Moan"}, {T, "Kpaw|", "Kpă"}, {T, "Hmok|", "Hmok"},
	{T, "Krajan|", "Krajan"}, {T, "Puih|", "Puih"}, {T, "Rcom|", "Rcom"},
	{T, "Giangf A Paos", "Giàng A Páo"}, {T, "Kroong Busk|", "Krông Búk"},
	{T, "Wilson|", "Wilson"}, {T, "Jow Ngol|", "Jơ Ngol"}, {T, "fax|", "fã"},
	{T, "next |", "next "}, {T, "google,", "google,"}, {T, "windows|", "windows"},
	{T, "banana|", "banana"}, {T, "good.", "good."}, {T, "taxxi|", "taxi"},
	{T, "nhw", "như"}, {T, "tww", "tw"}, {T, "w", "w"}, {T, "tw<BS>", "t"},
	{T, "xoong", "xông"}, {T, "xooong", "xoong"}, {T, "booongs", "boóng"},
	{T, "nguoiwf", "người"}, {T, "NGUOIWF", "NGƯỜI"}, {T, "Quoocs", "Quốc"},
	{T, "khuyar", "khuỷa"}, {T, "huyeenf", "huyền"}, {T, "yeeus", "yếu"},
	{T, "ieef", "iề"}, {T, "luwuw", "luuw"}, {T, "hoocj<BS><BS>", "h"},
	{T, "nguyeenx<BS><BS>", "nguy"}, {T, "12 thang 3", "12 thang 3"}, {T, "t[", "t["},
	{T, "DDoongd", "Dôngd"}, {T, "vieetj", "việt"}, {T, "vietej", "việt"},
	{T, "casch", "cách"}, {T, "hocf", "hocf"}, {T, "awa", "â"}, {T, "aaw", "ă"},
	{T, "nguyen van an|", "nguyen van an"}, {T, "thoongz", "thôngz"},
	{V, "nguye6n4", "nguyễn"}, {V, "nguyen46", "nguyễn"}, {V, "d9u7o7c5", "được"},
	{V, "duoc975", "được"}, {V, "NGUYE6N4 VA8N MA6U4", "NGUYỄN VĂN MẪU"},
	{V, "hoa2", "hòa"}, {V, "hoan2", "hoàn"}, {V, "o77", "o7"}, {V, "a11", "a1"},
	{V, "e67", "ê7"}, {V, "toan10", "toan"}, {V, "12/03/1950", "12/03/1950"},
	{V, "ho65 0127", "hộ 0127"}, {V, "QD9", "QĐ"}, {V, "K'Bro6ih|", "K'Brôih"},
	{V, "Ksor|", "Ksor"}, {V, "H'Hen Nie6|", "H'Hen Niê"}, {V, "d9d|", "đd"},
	{V, "thuong72", "thường"}, {V, "quy1", "quý"}, {V, "099123456789", "099123456789"},
	{V, "muon7", "mươn"}, {V, "a86", "â"}, {V, "dieu95", "điẹu"},
	{Q, "Nguye^~n", "Nguyễn"}, {Q, "Nguyen~^", "Nguyễn"}, {Q, "ddu+o+.c", "được"},
	{Q, "hoa`", "hòa"}, {Q, "toa`n", "toàn"}, {Q, "u*", "ư"}, {Q, "a''", "a'"},
	{Q, "H'Hen Nie^|", "H'Hen Niê"}, {Q, "K'Bro^ih|", "K'Brôih"}, {Q, "va(n", "văn"},
	{Q, "an\\.", "an."}, {Q, "an\\?|", "an?"}, {Q, "toan'0", "toan"}, {Q, "(a)", "(a)"},
	{TYPING_OFF, "nguyeenx 7", "nguyeenx 7"},
};

static void test_cases(void **state)
{
	(void)state;
	assert_true(G_N_ELEMENTS(cases) >= 80);
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		struct typing t;
		g_autofree char *text = NULL;

		typing_init(&t, cases[i].method, false);
		text = type(&t, cases[i].keys);
		if (strcmp(text, cases[i].text) != 0)
			fail_msg("%s: %s, not %s", cases[i].keys, text, cases[i].text);
	}
}

static void test_settings(void **state)
{
	struct typing t;
	g_autofree char *tone = NULL, *full = NULL;

	(void)state;
	typing_init(&t, TYPING_TELEX, true);
	tone = type(&t, "hoaf thuys quys khoer hoafn");
	assert_string_equal(tone, "hoà thuý quý khoẻ hoàn");
	t.lone_w = t.brackets = true;
	full = type(&t, "w t]f ww d[");
	assert_string_equal(full, "ư từ w dơ");
	assert_int_equal(typing_method_of("viqr"), TYPING_VIQR);
	assert_int_equal(typing_method_of("dvorak"), TYPING_OFF);
	assert_string_equal(typing_method_name(TYPING_VNI), "VNI");
}

/* What goes to the line is the shortest stretch that differs. */
static void test_stretch(void **state)
{
	struct typing t;
	g_autofree char *text = NULL;
	const char *put;
	size_t back;

	(void)state;
	typing_init(&t, TYPING_TELEX, false);
	assert_int_equal(typing_key(&t, "t", &back, &put), TYPING_PLAIN);
	assert_true(back == 0 && strcmp(put, "t") == 0);
	text = type(&t, "toan");
	assert_int_equal(typing_key(&t, "s", &back, &put), TYPING_CHANGED);
	assert_true(back == 2 && strcmp(put, "án") == 0);
	assert_int_equal(typing_key(&t, " ", &back, &put), TYPING_PLAIN);
	assert_true(back == 0 && strcmp(put, " ") == 0);
	assert_false(typing_backspace(&t, &back, &put));
	assert_false(typing_end_word(&t, &back, &put));
}

/* An input method outside sends composed letters: the word is its own, said once a word. */
static void test_outside(void **state)
{
	struct typing t;
	g_autofree char *text = NULL;
	const char *put;
	size_t back;

	(void)state;
	typing_init(&t, TYPING_TELEX, false);
	text = type(&t, "việts nama");
	assert_string_equal(text, "việts nâm");
	typing_reset(&t);
	assert_int_equal(typing_key(&t, "ễ", &back, &put), TYPING_OUTSIDE);
	assert_int_equal(typing_key(&t, "ễ", &back, &put), TYPING_PLAIN);
	assert_int_equal(typing_key(&t, "s", &back, &put), TYPING_PLAIN);
	assert_int_equal(back, 0);
	typing_key(&t, " ", &back, &put);
	assert_int_equal(typing_key(&t, "ŏ", &back, &put), TYPING_OUTSIDE);
}

static void adopts(const char *before, const char *keys, const char *after)
{
	GString *line = g_string_new(before);
	struct typing t;
	const char *put;
	size_t back;

	typing_init(&t, TYPING_TELEX, false);
	for (; *keys != '\0'; keys++) {
		const char key[2] = {*keys, '\0'};

		typing_adopt(&t, line->str, line->len);
		typing_key(&t, key, &back, &put);
		take(line, back, put);
	}
	assert_string_equal(line->str, after);
	g_string_free(line, TRUE);
}

static void test_adopt(void **state)
{
	(void)state;
	adopts("Nguyễn", "s", "Nguyến");
	adopts("Nguyễn ", "s", "Nguyễn s");
	adopts("Tran Hoa", "fng", "Tran Hoàng");
	adopts("hoà", "s", "hoàs"); /* the other style: not ours to rewrite */
	adopts("", "vieetj nam", "việt nam");
	adopts("Bhŏ", "s", "Bhŏs");
	adopts("12", "as", "12á");
}

/* ---- every syllable, in several orders of its keys ---------------------------------- */

static const char *const onsets[] = {
	"", "b", "c", "ch", "dd", "gh", "h", "kh", "l", "m", "ng", "ngh", "nh", "ph", "r", "s",
	"t", "th", "tr", "v", "x",
};

/* Open and closed with c ch p t, which take sắc and nặng only. */
static const char *const rimes[] = {
	"a", "ai", "ao", "au", "ay", "am", "an", "ang", "anh", "awm", "awn", "awng", "aau", "aay",
	"aam", "aan", "aang", "e", "eo", "em", "en", "eng", "ee", "eeu", "eem", "een", "eenh",
	"i", "ia", "iu", "im", "in", "inh", "ieeu", "ieem", "ieen", "ieeng", "yeeu", "yeen", "o",
	"oi", "om", "on", "ong", "oa", "oai", "oay", "oan", "oang", "oawn", "oawng", "oe", "oo",
	"ooi", "oom", "oon", "oong", "ow", "owi", "owm", "own", "u", "ua", "ui", "um", "un",
	"ung", "uaan", "uaay", "uee", "uooi", "uoom", "uoon", "uoong", "uy", "uyu", "uyeen", "uw",
	"uwa", "uwi", "uwu", "uwng", "uwowi", "uwowu", "uwowm", "uwown", "uwowng",
};

static const char *const stopped[] = {
	"ac", "ach", "ap", "at", "awc", "awp", "awt", "aac", "aap", "aat", "ec", "et", "eech",
	"eet", "ich", "ip", "it", "ieec", "ieep", "ieet", "oc", "op", "ot", "oac", "oach", "oat",
	"oawt", "ooc", "oop", "oot", "owp", "owt", "uc", "up", "ut", "uaat", "uooc", "uoot",
	"uych", "uyt", "uyeet", "uwc", "uwt", "uwowc", "uwowp", "uwowt",
};

static const char tones[] = "\0frxsj"; /* as enum tone */

struct spelled {
	struct letter letter[12];
	unsigned count;
	char bare[16], hats[8]; /* "duong", "dw" */
};

static void add(struct spelled *s, char base, enum hat hat, char key)
{
	s->letter[s->count++] = (struct letter){.base = base, .hat = (uint8_t)hat};
	s->bare[strlen(s->bare)] = base;
	if (key != '\0' && (key != 'w' || strchr(s->hats, 'w') == NULL))
		s->hats[strlen(s->hats)] = key;
}

/* Reads "dd" "aa" "aw" as letters. */
static void spell(struct spelled *s, const char *telex)
{
	for (; *telex != '\0'; telex++) {
		if (telex[1] == 'w')
			add(s, *telex, *telex == 'a' ? HAT_BREVE : HAT_HORN, 'w'), telex++;
		else if (telex[1] == *telex)
			add(s, *telex, *telex == 'd' ? HAT_STROKE : HAT_CIRCUMFLEX, *telex),
				telex++;
		else
			add(s, *telex, HAT_NONE, '\0');
	}
}

static char *written(const struct spelled *s, enum tone tone)
{
	struct letter copy[12];
	GString *out = g_string_new(NULL);
	unsigned last = 0;

	memcpy(copy, s->letter, sizeof(copy));
	for (unsigned i = 0; i < s->count; i++)
		if (letter_is_vowel(copy[i]))
			last = i;
	copy[last].tone = (uint8_t)tone;
	letter_settle_tone(copy, s->count);
	for (unsigned i = 0; i < s->count; i++)
		g_string_append_unichar(out, letter_code(copy[i]));
	return g_string_free(out, FALSE);
}

static void typed_as(struct typing *t, const char *keys, const char *text)
{
	g_autofree char *ended = g_strdup_printf("%s|", keys);
	g_autofree char *typed = type(t, ended);

	if (strcmp(typed, text) != 0)
		fail_msg("%s: %s, not %s", keys, typed, text);
}

static void in_every_order(struct typing *t, const char *onset, const char *rime, enum tone tone)
{
	struct spelled s = {.count = 0};
	const char mark[2] = {tones[tone], '\0'};
	g_autofree char *text = NULL, *keys[5] = {NULL};

	spell(&s, onset);
	spell(&s, rime);
	text = written(&s, tone);
	keys[0] = g_strconcat(onset, rime, mark, NULL);
	keys[1] = g_strconcat(s.bare, s.hats, mark, NULL);
	keys[2] = g_strconcat(s.bare, mark, s.hats, NULL);
	keys[3] = g_strconcat(onset, s.bare + strlen(onset) - (*onset == 'd'), s.hats[0] == 'd'
			      ? s.hats + 1 : s.hats, mark, NULL);
	for (size_t i = 0; i < 4; i++)
		typed_as(t, keys[i], text);
	for (size_t i = 0; i < 4; i++)
		g_free(g_steal_pointer(&keys[i]));
}

static void test_syllables(void **state)
{
	struct typing t;

	(void)state;
	typing_init(&t, TYPING_TELEX, true);
	for (size_t o = 0; o < G_N_ELEMENTS(onsets); o++) {
		for (size_t r = 0; r < G_N_ELEMENTS(rimes); r++)
			for (enum tone tone = TONE_NONE; tone <= TONE_NANG; tone++)
				in_every_order(&t, onsets[o], rimes[r], tone);
		for (size_t r = 0; r < G_N_ELEMENTS(stopped); r++) {
			in_every_order(&t, onsets[o], stopped[r], TONE_SAC);
			in_every_order(&t, onsets[o], stopped[r], TONE_NANG);
		}
	}
}

/* ---- the public suites, where they are ------------------------------------------------ */

static bool reaches(enum typing_method method, const char *keys, const char *text)
{
	for (int style = 0; style < 2; style++) {
		struct typing t;
		g_autofree char *typed = NULL;

		typing_init(&t, method, style);
		typed = type(&t, keys);
		if (strcmp(typed, text) == 0)
			return true;
	}
	return false;
}

static void reach(enum typing_method method, const char *name)
{
	const char *shared = g_getenv("DANCU_SHARED"), *source = g_getenv("srcdir");
	g_autofree char *folder = shared ? g_strdup(shared)
					 : g_strdup_printf("%s/../shared", source ? source : ".");
	g_autofree char *file = g_strdup_printf("%s/data/typing/%s.tsv", folder, name);
	g_autofree char *all = NULL;
	g_auto(GStrv) lines = NULL;
	unsigned count = 0, good = 0;

	if (!g_file_get_contents(file, &all, NULL, NULL)) {
		printf("# not run: no %s.tsv here\n", name);
		return;
	}
	lines = g_strsplit(all, "\n", -1);
	for (size_t i = 1; lines[i] != NULL; i++) {
		g_auto(GStrv) part = g_strsplit(lines[i], "\t", 4);

		if (g_strv_length(part) < 4 || strcmp(part[0], "A") != 0)
			continue;
		count++;
		good += reaches(method, part[1], part[2]);
	}
	printf("# %s: %u of %u, %.2f %%\n", name, good, count, 100.0 * good / count);
	assert_true(count > 0);
	assert_true(100.0 * good / count >= REACH);
}

static void test_telex_reach(void **state)
{
	(void)state;
	reach(TYPING_TELEX, "telex");
}

static void test_vni_reach(void **state)
{
	(void)state;
	reach(TYPING_VNI, "vni");
}

static void test_viqr_reach(void **state)
{
	(void)state;
	reach(TYPING_VIQR, "viqr");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_cases),	    cmocka_unit_test(test_settings),
		cmocka_unit_test(test_stretch),	    cmocka_unit_test(test_outside),
		cmocka_unit_test(test_adopt),	    cmocka_unit_test(test_syllables),
		cmocka_unit_test(test_telex_reach), cmocka_unit_test(test_vni_reach),
		cmocka_unit_test(test_viqr_reach),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
