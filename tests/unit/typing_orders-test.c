/*
 * typing_orders - type(keys(w)) = w, for every syllable and every order of its keys.
 *
 * The letters come in their order; each mark may come anywhere behind its
 * letter, the tone anywhere behind the first vowel.  All of them, in three
 * methods and both styles of placing the tone: half a million words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "i18n/letter.h"
#include "tests/unit/typing_help.h"

#include "i18n/banned.h"

/* In Telex; "q" stands before what begins with uy, "qu" and "gi" before the rest. */
static const char *const onsets[] = {
	"", "b", "c", "ch", "d", "dd", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng",
	"ngh", "nh", "p", "ph", "q", "qu", "r", "s", "t", "th", "tr", "v", "x",
};

/* Open and closed with c ch p t, which take sắc and nặng only. */
static const char *const rimes[] = {
	"a", "ai", "ao", "au", "ay", "am", "an", "ang", "anh", "awm", "awn", "awng", "aau", "aay",
	"aam", "aan", "aang", "e", "eo", "em", "en", "eng", "ee", "eeu", "eem", "een", "eenh",
	"i", "ia", "iu", "im", "in", "inh", "ieeu", "ieem", "ieen", "ieeng", "yeeu", "yeem",
	"yeen", "yeeng", "y", "o", "oi", "om", "on", "ong", "oa", "oai", "oao", "oay", "oam",
	"oan", "oang", "oanh", "oawm", "oawn", "oawng", "oe", "oen", "oeo", "oo", "ooi", "oom",
	"oon", "oong", "ow", "owi", "owm", "own", "u", "ua", "ui", "um", "un", "ung", "uaan",
	"uaang", "uaay", "uee", "ueenh", "uooi", "uoom", "uoon", "uoong", "uy", "uya", "uyu",
	"uyn", "uynh", "uyeen", "uw", "uwa", "uwi", "uwu", "uwm", "uwn", "uwng", "uwowi",
	"uwowu", "uwowm", "uwown", "uwowng",
};

static const char *const stopped[] = {
	"ac", "ach", "ap", "at", "awc", "awp", "awt", "aac", "aap", "aat", "ec", "ep", "et",
	"eech", "eep", "eet", "ich", "ip", "it", "ieec", "ieep", "ieet", "oc", "op", "ot", "oac",
	"oach", "oap", "oat", "oawc", "oawt", "oet", "ooc", "oop", "oot", "owp", "owt", "uc",
	"up", "ut", "uaat", "ueech", "uooc", "uoot", "uych", "uyt", "uyp", "uyeet", "uwc", "uwt",
	"uwowc", "uwowp", "uwowt",
};

struct mark {
	char key;
	unsigned behind; /* the letter it needs, from 0 */
};

struct spelled {
	struct letter letter[12];
	unsigned count, marks;
	struct mark mark[5];
};

/* ---- one syllable and its keys in each method ------------------------------------------- */

static char mark_key(enum typing_method method, struct letter letter)
{
	static const char circumflex[] = {0, 0, '6', '^'}, horn[] = {0, 'w', '7', '+'},
			  breve[] = {0, 'w', '8', '('}, stroke[] = {0, 'd', '9', 'd'};

	switch (letter.hat) {
	case HAT_CIRCUMFLEX:
		return method == TYPING_TELEX ? letter.base : circumflex[method];
	case HAT_HORN:
		return horn[method];
	case HAT_BREVE:
		return breve[method];
	default:
		return letter.hat == HAT_STROKE ? stroke[method] : '\0';
	}
}

static void add(struct spelled *s, char base, enum hat hat)
{
	s->letter[s->count++] = (struct letter){.base = base, .hat = (uint8_t)hat};
}

static void spell(struct spelled *s, const char *telex)
{
	for (; *telex != '\0'; telex++) {
		if (telex[1] == 'w')
			add(s, *telex, *telex == 'a' ? HAT_BREVE : HAT_HORN), telex++;
		else if (telex[1] == *telex)
			add(s, *telex, *telex == 'd' ? HAT_STROKE : HAT_CIRCUMFLEX), telex++;
		else
			add(s, *telex, HAT_NONE);
	}
}

static void add_marks(struct spelled *s, enum typing_method method, enum tone tone,
		      unsigned onset)
{
	static const char tones[][7] = {"", "\0frxsj", "\0" "23415", "\0`?~'."};

	s->marks = 0;
	for (unsigned i = 0; i < s->count; i++) {
		char key = mark_key(method, s->letter[i]);

		/* one w for both of ươ */
		if (key != '\0' && !(s->marks > 0 && s->letter[i].hat == HAT_HORN &&
				     s->mark[s->marks - 1].key == key))
			s->mark[s->marks++] = (struct mark){key, i};
	}
	if (method == TYPING_VNI && tone != TONE_NONE)
		s->mark[s->marks++] = (struct mark){"023415"[tone], onset};
	else if (tone != TONE_NONE)
		s->mark[s->marks++] = (struct mark){tones[method][tone], onset};
}

/* hòa, khỏe, thúy: the one place where the old way differs, an open glide. */
static void place_as_of_old(struct letter *word, unsigned count)
{
	struct letter *end = word + count - 2;

	if (count < 2 || end[1].tone == TONE_NONE || end[0].hat != HAT_NONE ||
	    end[1].hat != HAT_NONE ||
	    !((end[0].base == 'o' && strchr("ae", end[1].base) != NULL) ||
	      (end[0].base == 'u' && end[1].base == 'y' && word[0].base != 'q')))
		return;
	end[0].tone = end[1].tone;
	end[1].tone = TONE_NONE;
}

static char *written(const struct spelled *s, enum tone tone, bool new_style)
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
	if (!new_style)
		place_as_of_old(copy, s->count);
	for (unsigned i = 0; i < s->count; i++)
		g_string_append_unichar(out, letter_code(copy[i]));
	return g_string_free(out, FALSE);
}

/* ---- orders -------------------------------------------------------------------------------- */

struct run {
	struct typing *t;
	const struct spelled *s;
	const char *text;
	char keys[24];
	size_t words, wrong;
};

static void check(struct run *run, size_t length)
{
	char ended[26];
	g_autofree char *typed = NULL;

	memcpy(ended, run->keys, length);
	memcpy(ended + length, "|", 2);
	typed = typing_type(run->t, ended);
	run->words++;
	if (strcmp(typed, run->text) == 0)
		return;
	if (run->wrong++ < 12)
		printf("# %s %s: %s, not %s\n", typing_method_name(run->t->method), ended,
		       typed, run->text);
}

static bool may_stand(const struct run *run, unsigned mark, unsigned at)
{
	const struct mark *m = &run->s->mark[mark];

	/* VIQR knows dd only as one letter written twice */
	if (run->t->method == TYPING_VIQR && m->key == 'd')
		return at == m->behind + 1;
	return at > m->behind;
}

static void every_order(struct run *run, unsigned at, unsigned used, size_t length)
{
	const struct spelled *s = run->s;

	if (at == s->count && used == (1U << s->marks) - 1) {
		check(run, length);
		return;
	}
	for (unsigned m = 0; m < s->marks; m++) {
		if ((used & (1U << m)) || !may_stand(run, m, at))
			continue;
		run->keys[length] = s->mark[m].key;
		every_order(run, at, used | 1U << m, length + 1);
	}
	if (at < s->count) {
		run->keys[length] = s->letter[at].base;
		every_order(run, at + 1, used, length + 1);
	}
}

/* ---- all syllables ---------------------------------------------------------------------------- */

static bool is_spelt_so(const char *onset, const char *rime)
{
	bool front = strchr("iey", rime[0]) != NULL, has_y = g_str_has_prefix(rime, "uy");

	if (g_str_equal(onset, "q"))
		return has_y;
	if (g_str_equal(onset, "qu"))
		return strchr("ae", rime[0]) != NULL || g_str_equal(rime, "i") ||
		       g_str_equal(rime, "ow") || g_str_equal(rime, "ooc");
	if (g_str_equal(onset, "gi"))
		return rime[0] != 'i' && rime[0] != 'y';
	if (g_str_equal(onset, "gh") || g_str_equal(onset, "ngh") || g_str_equal(onset, "k"))
		return front;
	if (g_str_equal(onset, "c"))
		return !front;
	/* yêu, yên stand alone */
	return rime[0] != 'y' || rime[1] == '\0' || onset[0] == '\0';
}

/* Where the tone may come: behind the first vowel of the rime. */
static unsigned first_vowel(const struct spelled *s, const char *onset)
{
	unsigned at = (unsigned)strlen(onset) - (onset[0] == 'd' && onset[1] == 'd');

	return g_str_equal(onset, "q") ? at + 1 : MIN(at, s->count - 1);
}

static void syllable(struct run *run, const char *onset, const char *rime, enum tone tone)
{
	struct spelled s = {.count = 0};
	g_autofree char *text = NULL;

	spell(&s, onset);
	spell(&s, rime);
	add_marks(&s, run->t->method, tone, first_vowel(&s, onset));
	run->s = &s;
	run->text = text = written(&s, tone, run->t->new_style);
	every_order(run, 0, 0, 0);
}

static void all_syllables(struct run *run, const char *onset)
{
	for (size_t r = 0; r < G_N_ELEMENTS(rimes); r++)
		for (enum tone tone = TONE_NONE; is_spelt_so(onset, rimes[r]) && tone <= TONE_NANG;
		     tone++)
			syllable(run, onset, rimes[r], tone);
	for (size_t r = 0; r < G_N_ELEMENTS(stopped); r++)
		for (enum tone tone = TONE_SAC; is_spelt_so(onset, stopped[r]) && tone <= TONE_NANG;
		     tone++)
			syllable(run, onset, stopped[r], tone);
}

static void in_style(enum typing_method method, bool new_style)
{
	struct typing t;
	struct run run = {.t = &t};

	typing_init(&t, method, new_style);
	for (size_t o = 0; o < G_N_ELEMENTS(onsets); o++)
		all_syllables(&run, onsets[o]);
	printf("# %s, %s style: %zu words, %zu wrong\n", typing_method_name(method),
	       new_style ? "new" : "old", run.words, run.wrong);
	assert_true(run.words > 80000);
	assert_int_equal(run.wrong, 0);
}

static void method(enum typing_method method)
{
	in_style(method, true);
	in_style(method, false);
}

static void test_telex(void **state)
{
	(void)state;
	method(TYPING_TELEX);
}

static void test_vni(void **state)
{
	(void)state;
	method(TYPING_VNI);
}

static void test_viqr(void **state)
{
	(void)state;
	method(TYPING_VIQR);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_telex),
		cmocka_unit_test(test_vni),
		cmocka_unit_test(test_viqr),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
