/*
 * The key decoder against what terminals send, each recording decoded whole
 * and torn apart at every byte.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <string.h>
#include <cmocka.h>
#include <glib.h>

#include "tui/keys.h"

#include "i18n/banned.h"

struct recording {
	const char *terminal, *bytes, *keys; /* names, each followed by a blank */
};

/*
 * In the order F1 to F12, Up Down Right Left, Home Insert Delete End PgUp
 * PgDn, then what is special to it.
 */
static const struct recording recordings[] = {
	{ "xterm",
	  "\033OP\033OQ\033OR\033OS\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~"
	  "\033[A\033[B\033[C\033[D\033[H\033[2~\033[3~\033[F\033[5~\033[6~\033[Z\r\t\177",
	  "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Up Down Right Left Home Insert Delete End "
	  "PgUp PgDn Shift-Tab Enter Tab Backspace " },
	{ "xterm, application cursor and modifiers",
	  "\033OA\033OB\033OC\033OD\033OH\033OF\033[1;2P\033[1;5Q\033[1;2R\033[1;6S\033[15;2~"
	  "\033[1;5A\033[1;2B\033[1;3C\033[1;5D\033[1;5H\033[1;2F\033[3;5~\033[6;3~",
	  "Up Down Right Left Home End F1 F2 F3 F4 F5 Up Down Right Left Home End Delete PgDn " },
	{ "xterm, modifyOtherKeys",
	  "\033[27;5;115~\033[27;2;9~\033[115;5u\033[9;2u\033[27u\033[13u\033[97u",
	  "Ctrl-S Shift-Tab Ctrl-S Shift-Tab Esc Enter a " },
	{ "PuTTY",
	  "\033[11~\033[12~\033[13~\033[14~\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~"
	  "\033[24~\033[A\033[B\033[C\033[D\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~\033[Z\b",
	  "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Up Down Right Left Home Insert Delete End "
	  "PgUp PgDn Shift-Tab Backspace " },
	{ "PuTTY, application cursor, rxvt Home",
	  "\033OA\033OB\033OC\033OD\033[H\033Ow\033Oq\033OM", "Up Down Right Left Home 7 1 Enter " },
	{ "Linux",
	  "\033[[A\033[[B\033[[C\033[[D\033[[E\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~"
	  "\033[A\033[B\033[C\033[D\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~\033\t\177",
	  "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Up Down Right Left Home Insert Delete End "
	  "PgUp PgDn Shift-Tab Backspace " },
	{ "VT100",
	  "\033OP\033OQ\033OR\033OS\033OA\033OB\033OC\033OD"
	  "\033Op\033Oq\033Or\033Os\033Ot\033Ou\033Ov\033Ow\033Ox\033Oy\033Om\033Ol\033On\033OM",
	  "F1 F2 F3 F4 Up Down Right Left 0 1 2 3 4 5 6 7 8 9 - , . Enter " },
	{ "rxvt",
	  "\033[11~\033[12~\033[13~\033[14~\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~"
	  "\033[24~\033[A\033[B\033[C\033[D\033[7~\033[2~\033[3~\033[8~\033[5~\033[6~\033[Z"
	  "\033[7$\033[8^\033[5@\033[a\033[b\033Oc\033Od\033[11^",
	  "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Up Down Right Left Home Insert Delete End "
	  "PgUp PgDn Shift-Tab Home End PgUp Up Down Right Left F1 " },
	{ "screen",
	  "\033OP\033OQ\033OR\033OS\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~"
	  "\033OA\033OB\033OC\033OD\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~\033[Z\177",
	  "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Up Down Right Left Home Insert Delete End "
	  "PgUp PgDn Shift-Tab Backspace " },
	{ "tmux",
	  "\033OP\033OQ\033OR\033OS\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~"
	  "\033[A\033[B\033[C\033[D\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~\033[Z\033[1;5C",
	  "F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 Up Down Right Left Home Insert Delete End "
	  "PgUp PgDn Shift-Tab Right " },
	{ "text", "Nguyễn Đà Nẵng 09o\xcc\x86", "N g u y ễ n   Đ à   N ẵ n g   0 9 o \xcc\x86 " },
	{ "controls", "\x03\x13\x1a\x18\x16\x11\x04\x14\x0c\x07\x00",
	  "Ctrl-C Ctrl-S Ctrl-Z Ctrl-X Ctrl-V Ctrl-Q Ctrl-D Ctrl-T Ctrl-L Ctrl-G " },
	{ "Esc twice, then the rest", "\033\033[A\033\033\033OP", "Esc Up Esc Esc F1 " },
	{ "unknown, swallowed whole",
	  "\033[99~a\033[?1;2cb\033[<0;1;2Mc\033[>1;10;0cd\0331e\033xf\033[1;2;3;4;5Rg\033Ozh"
	  "\033[[Zi\033[201~j\033[25~k",
	  "{ESC[99~} a {ESC[?1;2c} b {ESC[<0;1;2M} c {ESC[>1;10;0c} d {ESC1} e {ESCx} f "
	  "{ESC[1;2;3;4;5R} g {ESCOz} h {ESC[[Z} i {ESC[201~} j {ESC[25~} k " },
	{ "answers nobody asked for",
	  "\033]11;rgb:0000/0000/0000\033\\a\033]0;title\ab\033P1$r0m\033\\c",
	  "{ESC]11;rgb:0000/0000/000..} a {ESC]0;title^G} b {ESCP1$r0mESC\\} c " },
	{ "Alt with a letter of two bytes", "\033đa", "{ESC<C4><91>} a " },
	{ "a sequence broken off", "\033[1\033[A\033[2\ra", "{ESC[1} Up {ESC[2} Enter a " },
	{ "bytes that are no text", "a\xff\xc3" "b\xe1\xbb" "c\xc0\xaf\xed\xa0\x80",
	  "a {<FF>} {<C3>} b {<E1>} {<BB>} c {<C0>} {<AF>} {<ED>} {<A0>} {<80>} " },
	{ "C1 controls", "\xc2\x9b" "1", "{<C2><9B>} 1 " },
	{ "the cursor's place", "\033[12;40R\033[1;40R\033[2;1R", "@12,40 F3 @2,1 " },
	{ "paste",
	  "x\033[200~a\rb\tc\033[A\0331đ\033[201~y",
	  "x [ a \r b \t c \033 [ A \033 1 đ ] y " },
};

static void note(GString *into, const struct key *key)
{
	char name[64];

	if (key->code == K_UNKNOWN)
		g_string_append_printf(into, "{%s} ", key->text);
	else if (key->code == K_CURSOR_REPORT)
		g_string_append_printf(into, "@%d,%d ", key->row, key->col);
	else if (key->code == K_PASTE_BEGIN || key->code == K_PASTE_END)
		g_string_append(into, key->code == K_PASTE_BEGIN ? "[ " : "] ");
	else
		g_string_append_printf(into, "%s ", key_name(key, name, sizeof(name)));
}

static void take(struct keys *keys, GString *into)
{
	struct key key;

	while (keys_next(keys, &key))
		note(into, &key);
}

/* The keys of `bytes` that came in two pieces, `pause` ms apart. */
static char *decoded(const char *bytes, size_t n, size_t cut, int64_t pause)
{
	GString *got = g_string_new(NULL);
	struct keys keys;

	keys_init(&keys);
	keys_feed(&keys, (const uint8_t *)bytes, cut, 1000);
	take(&keys, got);
	keys_tick(&keys, 1000 + pause);
	take(&keys, got);
	keys_feed(&keys, (const uint8_t *)bytes + cut, n - cut, 1000 + pause);
	take(&keys, got);
	keys_tick(&keys, 100000);
	take(&keys, got);
	assert_int_equal(keys_deadline(&keys), INT64_MAX);
	keys_clear(&keys);
	return g_string_free(got, FALSE);
}

static void recordings_are_decoded(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(recordings); i++) {
		const struct recording *r = &recordings[i];
		size_t n = strlen(r->bytes);

		for (size_t cut = 0; cut <= n; cut++) {
			g_autofree char *got = decoded(r->bytes, n, cut, 49);

			if (strcmp(got, r->keys) != 0)
				fail_msg("%s, cut at %zu:\n%s\n%s", r->terminal, cut, got,
					 r->keys);
		}
	}
}

static void byte_by_byte_is_the_same(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(recordings); i++) {
		GString *got = g_string_new(NULL);
		struct keys keys;

		keys_init(&keys);
		for (const char *at = recordings[i].bytes; *at != '\0'; at++) {
			keys_feed(&keys, (const uint8_t *)at, 1, 0);
			take(&keys, got);
		}
		keys_tick(&keys, 5000);
		take(&keys, got);
		assert_string_equal(got->str, recordings[i].keys);
		g_string_free(got, TRUE);
		keys_clear(&keys);
	}
}

static void check(const char *bytes, size_t cut, int64_t pause, const char *keys)
{
	g_autofree char *got = decoded(bytes, strlen(bytes), cut, pause);

	assert_string_equal(got, keys);
}

static void time_decides_about_what_is_torn(void **state)
{
	(void)state;
	check("\033", 1, 50, "Esc ");
	check("\033[A", 1, 49, "Up ");
	check("\033[A", 1, 50, "Esc [ A ");
	check("\033[A", 2, 999, "Up ");
	check("\033[A", 2, 1000, "{ESC[} A ");
	check("\033OP", 2, 999, "F1 ");
	check("\033OP", 2, 1000, "{ESCO} P ");
	check("\033[15~", 4, 999, "F5 ");
	check("\033[15~", 4, 1000, "{ESC[15} ~ ");
	check("\033[[A", 3, 999, "F1 ");
	check("\xe1\xbb\x87", 2, 999, "ệ ");
	check("\xe1\xbb\x87", 2, 1000, "{<E1><BB>} {<87>} ");
	check("\0333", 1, 50, "Esc 3 ");
	check("\0333", 1, 49, "{ESC3} ");
	check("\033]", 2, 50, "{ESC]} ");
}

static void the_deadline_is_told(void **state)
{
	struct keys keys;
	struct key key;

	(void)state;
	keys_init(&keys);
	assert_int_equal(keys_deadline(&keys), INT64_MAX);
	keys_feed(&keys, (const uint8_t *)"\033", 1, 700);
	assert_false(keys_next(&keys, &key));
	assert_int_equal(keys_deadline(&keys), 750);
	keys_feed(&keys, (const uint8_t *)"[", 1, 720);
	assert_false(keys_next(&keys, &key));
	assert_int_equal(keys_deadline(&keys), 1720);
	keys_tick(&keys, 1719);
	assert_false(keys_next(&keys, &key));
	keys_tick(&keys, 1720);
	assert_true(keys_next(&keys, &key));
	assert_int_equal(key.code, K_UNKNOWN);
	assert_string_equal(key.text, "ESC[");
	keys_feed(&keys, (const uint8_t *)"a", 1, 1800);
	assert_int_equal(keys_deadline(&keys), 1800); /* a key waits to be taken */
	assert_true(keys_next(&keys, &key));
	keys_clear(&keys);
}

static void a_paste_ends_even_without_its_end(void **state)
{
	struct keys keys;
	GString *got = g_string_new(NULL);

	(void)state;
	keys_init(&keys);
	keys_feed(&keys, (const uint8_t *)"\033[200~abc", 9, 0);
	take(&keys, got);
	assert_true(keys_pasting(&keys));
	assert_int_equal(keys_deadline(&keys), 10000);
	keys_tick(&keys, 9999);
	take(&keys, got);
	assert_true(keys_pasting(&keys));
	keys_feed(&keys, (const uint8_t *)"\033OP", 3, 20000);
	take(&keys, got);
	assert_false(keys_pasting(&keys));
	assert_string_equal(got->str, "[ a b c ] F1 ");
	g_string_free(got, TRUE);
	keys_clear(&keys);
}

/* Bytes that are no UTF-8, controls and NUL reach the text door. */
static void a_paste_keeps_what_it_is(void **state)
{
	static const uint8_t raw[] = "\033[200~\xe1\x41\xff\xc2\x85\0z\033[201~";
	struct keys keys;
	struct key key;
	GString *got = g_string_new(NULL);

	(void)state;
	keys_init(&keys);
	keys_feed(&keys, raw, sizeof(raw) - 1, 0);
	while (keys_next(&keys, &key))
		if (key.code == K_TEXT)
			g_string_append(got, key.text);
	assert_string_equal(got->str, "\xe1\x41\xff\xc2\x85\xef\xbf\xbdz");
	g_string_free(got, TRUE);
	keys_clear(&keys);
}

static void long_sequences_end(void **state)
{
	g_autofree char *digits = g_strnfill(100000, '1');
	g_autofree char *bytes = g_strconcat("\033[", digits, NULL);
	struct keys keys;
	struct key key;

	(void)state;
	keys_init(&keys);
	keys_feed(&keys, (const uint8_t *)bytes, strlen(bytes), 0);
	assert_true(keys_next(&keys, &key));
	assert_int_equal(key.code, K_UNKNOWN);
	assert_true(strlen(key.text) < sizeof(key.text));
	keys_clear(&keys);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(recordings_are_decoded),
		cmocka_unit_test(byte_by_byte_is_the_same),
		cmocka_unit_test(time_decides_about_what_is_torn),
		cmocka_unit_test(the_deadline_is_told),
		cmocka_unit_test(a_paste_ends_even_without_its_end),
		cmocka_unit_test(a_paste_keeps_what_it_is),
		cmocka_unit_test(long_sequences_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
