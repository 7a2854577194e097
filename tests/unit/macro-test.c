/* macro - the table's lines, the case of what was typed, and the compose key's letters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include <glib.h>

#include "i18n/compose.h"
#include "i18n/macro.h"
#include "i18n/text.h"
#include "i18n/typing.h"

#include "i18n/banned.h"

static struct macros *table(const char *text, struct macro_fault *fault)
{
	return macros_new(text, strlen(text), fault);
}

static void expands(const struct macros *macros, const char *word, const char *text)
{
	char into[MACRO_BYTES] = "-";

	assert_true(macros_expand(macros, word, into));
	assert_string_equal(into, text);
}

static void test_case(void **state)
{
	struct macro_fault fault;
	struct macros *m = table("tphcm=Thành phố Hồ Chí Minh\n"
				 "UBND=Ủy ban nhân dân\r\n"
				 "đc = được\n"
				 "a:xã Tập Huấn = xã\n",
				 &fault);
	char into[MACRO_BYTES] = "-";

	(void)state;
	assert_int_equal(fault.line, 0);
	assert_int_equal(macros_count(m), 4);
	assert_string_equal(macros_name(m, 2), "đc");
	assert_string_equal(macros_text(m, 3), "xã Tập Huấn = xã");
	expands(m, "tphcm", "Thành phố Hồ Chí Minh");
	expands(m, "TPHCM", "THÀNH PHỐ HỒ CHÍ MINH");
	expands(m, "Tphcm", "Thành phố Hồ Chí Minh");
	expands(m, "tpHcm", "Thành phố Hồ Chí Minh");
	expands(m, "UBND", "Ủy ban nhân dân");
	expands(m, "ubnd", "Ủy ban nhân dân");
	expands(m, "đc", "được");
	expands(m, "Đc", "Được");
	expands(m, "ĐC", "ĐƯỢC");
	expands(m, "A", "Xã Tập Huấn = xã");
	assert_false(macros_expand(m, "tphc", into));
	assert_false(macros_expand(m, "", into));
	assert_false(macros_expand(m, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
				      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
				   into));
	assert_string_equal(into, "-");
	macros_free(m);
	macros_free(NULL);
}

static void faulty(const char *text, size_t line, enum macro_flaw flaw, size_t good)
{
	struct macro_fault fault;
	struct macros *m = table(text, &fault);

	assert_int_equal(fault.line, line);
	assert_int_equal(fault.flaw, flaw);
	assert_true((*macro_flaw_sentence(flaw) == '\0') == (flaw == MACRO_FINE));
	assert_int_equal(macros_count(m), good);
	macros_free(m);
}

static void test_faults(void **state)
{
	g_autofree char *fits = g_strnfill(MACRO_BYTES - 9, 'a');
	g_autofree char *line = g_strconcat("a=", fits, NULL);
	g_autofree char *longer = g_strconcat(line, "a\nb=ok\n", NULL);
	GString *many = g_string_new(NULL);

	(void)state;
	faulty("", 0, MACRO_FINE, 0);
	faulty("\n# gõ tắt\n;x\n  \n", 0, MACRO_FINE, 0);
	faulty("vn=Việt Nam\nvn Việt Nam\nhn=Hà Nội", 2, MACRO_NO_SIGN, 2);
	faulty("=x\n", 1, MACRO_BAD_NAME, 0);
	faulty("q1=Quận 1\n", 1, MACRO_BAD_NAME, 0);
	faulty("a b=x\n", 1, MACRO_BAD_NAME, 0);
	faulty("abcdefghijklmnop=x\nabcdefghijklmnopq=x\n", 2, MACRO_BAD_NAME, 1);
	faulty("vn=\n", 1, MACRO_BAD_TEXT, 0);
	faulty("vn=a\xe2\x80\xae\n", 1, MACRO_BAD_TEXT, 0);
	faulty("vn=a\xff\n", 1, MACRO_BAD_TEXT, 0);
	faulty("vn=a\nVN=b\n", 2, MACRO_TWICE, 1);
	faulty(line, 0, MACRO_FINE, 1);
	faulty(longer, 1, MACRO_LONG_TEXT, 1);
	for (int i = 0; i <= MACROS_MAX; i++)
		g_string_append_printf(many, "%c%c%c=x\n", 'a' + i / 26 / 26 % 26,
				       'a' + i / 26 % 26, 'a' + i % 26);
	faulty(many->str, MACROS_MAX + 1, MACRO_TOO_MANY, MACROS_MAX);
	g_string_free(many, TRUE);
}

/* ---- typed ------------------------------------------------------------------------------ */

static void typed(const struct macros *macros, const char *keys, const char *text)
{
	GString *line = g_string_new(NULL);
	struct typing t;
	const char *put;
	size_t back;

	typing_init(&t, TYPING_TELEX, false);
	t.macros = macros;
	for (; *keys != '\0'; keys++) {
		const char key[2] = {*keys, '\0'};

		typing_adopt(&t, line->str, line->len);
		if (*keys == '<' && !typing_backspace(&t, &back, &put))
			back = 1, put = "";
		else if (*keys == '|')
			typing_end_word(&t, &back, &put);
		else if (*keys != '<')
			typing_key(&t, key, &back, &put);
		assert_true(back <= line->len);
		g_string_truncate(line, line->len - back);
		g_string_append(line, put);
	}
	assert_string_equal(line->str, text);
	g_string_free(line, TRUE);
}

static void test_typed(void **state)
{
	struct macros *m = table("tphcm=Thành phố Hồ Chí Minh\nđc=được\nddx=đã xem\nvn=Việt Nam\n"
				 "as=anh sáu\n",
				 NULL);

	(void)state;
	typed(m, "tphcm.", "Thành phố Hồ Chí Minh.");
	typed(m, "oor TPHCM nhes|", "ổ THÀNH PHỐ HỒ CHÍ MINH nhé");
	typed(m, "ddc |", "được ");
	typed(m, "DDC|", "ĐƯỢC");
	typed(m, "ddx|", "đã xem");	     /* by its keys: shown it is đx */
	typed(m, "as|", "anh sáu");	     /* the same: shown it is á */
	typed(m, "vnn< vn<|", "Việt Nam v"); /* by what is shown */
	typed(m, "vn <", "Việt Nam");
	typed(m, "vn<<vns|", "vns");
	typed(NULL, "vn ", "vn ");
	macros_free(m);
}

/* A word that stood there before is not expanded by a blank behind it. */
static void test_not_adopted(void **state)
{
	struct macros *m = table("vn=Việt Nam\n", NULL);
	struct typing t;
	const char *put;
	size_t back;

	(void)state;
	typing_init(&t, TYPING_TELEX, false);
	t.macros = m;
	typing_adopt(&t, "xem vn", 6);
	typing_key(&t, " ", &back, &put);
	assert_true(back == 0 && strcmp(put, " ") == 0);
	macros_free(m);
}

/* ---- compose ---------------------------------------------------------------------------- */

static void test_compose(void **state)
{
	(void)state;
	assert_string_equal(compose_letter('(', 'o'), "ŏ");
	assert_string_equal(compose_letter('o', '('), "ŏ");
	assert_string_equal(compose_letter('(', 'U'), "Ŭ");
	assert_string_equal(compose_letter('<', 'c'), "č");
	assert_string_equal(compose_letter('v', 'C'), "Č");
	assert_string_equal(compose_letter('~', 'n'), "ñ");
	assert_string_equal(compose_letter('-', 'B'), "Ƀ");
	assert_string_equal(compose_letter('[', 'o'), "ơ\xcc\x86");
	assert_string_equal(compose_letter('~', 'a'), "ã");
	assert_string_equal(compose_letter('\'', 'U'), "Ú");
	assert_string_equal(compose_letter('y', '?'), "ỷ");
	assert_null(compose_letter('(', 'q'));
	assert_null(compose_letter('x', 'y'));
	assert_null(compose_letter('\0', '\0'));
}

/* Each is one letter that the door lets in as it is, and the capital is its capital. */
static void test_pairs(void **state)
{
	size_t count;
	const struct compose_pair *pair = compose_pairs(&count);

	(void)state;
	assert_true(count >= 19);
	for (size_t i = 0; i < count; i++) {
		unsigned repairs = 0;
		g_autofree char *small = text_admit(pair[i].lower, strlen(pair[i].lower),
						    &repairs, NULL);
		g_autofree char *upper = text_upper(pair[i].lower);

		assert_string_equal(small, pair[i].lower);
		assert_int_equal(repairs, 0);
		assert_string_equal(upper, pair[i].upper);
		assert_int_equal(text_letters(small), 1);
		assert_int_equal(text_letters(upper), 1);
		assert_ptr_equal(compose_letter(pair[i].sign, pair[i].base), pair[i].lower);
		assert_ptr_equal(compose_letter(pair[i].base, pair[i].sign), pair[i].lower);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_case),	     cmocka_unit_test(test_faults),
		cmocka_unit_test(test_typed),	     cmocka_unit_test(test_not_adopted),
		cmocka_unit_test(test_compose),	     cmocka_unit_test(test_pairs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
