/* identity_explain-test - a number read aloud: each part, what fits, what does not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <glib.h>
#include <string.h>

#include "forms/identity.h"

#include "i18n/banned.h"

/* "digits mark" of each line, blank separated; the last one's words in *closing. */
static char *read_aloud(const char *number, const char *birth, const char *sex,
			const char *place, char **closing)
{
	struct identity_bearer bearer = { birth, sex, place, 2026 };
	g_autoptr(GPtrArray) lines = identity_explain(number, &bearer);
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < lines->len; i++) {
		const struct identity_line *line = lines->pdata[i];

		assert_true(*line->words != '\0');
		g_string_append_printf(out, "%s%s%c", i ? " " : "", line->digits,
				       ".=!"[line->mark]);
	}
	*closing = g_strdup(((struct identity_line *)lines->pdata[lines->len - 1])->words);
	return g_string_free(out, false);
}

static void says(const char *number, const char *birth, const char *sex, const char *place,
		 const char *want, const char *closing)
{
	g_autofree char *last = NULL;
	g_autofree char *got = read_aloud(number, birth, sex, place, &last);

	assert_string_equal(got, want);
	if (!strstr(last, closing))
		fail_msg("%s: %s", number, last);
}

static void parts(void **state)
{
	(void)state;
	says("001080123456", "", "", "", "001. 0. 80. 123456. .", "nothing was compared");
	says("001080123456", "1980-02-03", "1", "001", "001= 0= 80= 123456. =", "Fits");
	says("001080123456", "1981", "1", "001", "001= 0= 80! 123456. !", "C06");
	says("001080123456", "1980", "2", "079", "001! 0! 80= 123456. !", "C06");
	says("001 080-123.456", "", "", "", "001. 0. 80. 123456. .", "nothing");
	says("001280123456", "2080", "", "", "001. 2. 80! 123456. !", "C06"); /* the future */
}

/* A code outside the table of 63 is never odd, whatever the record says. */
static void unknown_places(void **state)
{
	static const char *const codes[] = { "000", "003", "099", "100", "301", "999" };

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(codes); i++) {
		g_autofree char *number = g_strconcat(codes[i], "080123456", NULL);
		g_autofree char *want = g_strconcat(codes[i], ". 0= 80= 123456. =", NULL);

		says(number, "1980", "1", "001", want, "Fits");
		g_free(want);
		want = g_strconcat("001. 0. 80. 123456. .", NULL);
		says("001080123456", "", "", codes[i], want, "nothing");
	}
}

static void no_number(void **state)
{
	(void)state;
	says("", "", "", "", ".", "0 digits");
	says("00108012345", "", "", "", ".", "11 digits; a personal number has 12");
	says("0010801234567", "", "", "", ".", "13 digits, too many");
	says("099123456", "", "", "", ".", "CMND");
	says("00108012345x", "", "", "", ".", "no letters");
	says("**********56", "", "", "", ".", "hidden");
	says("٠٠١٠٨٠١٢٣٤٥٦", "", "", "", ".", "no letters");
}

static void all_centuries(void **state)
{
	(void)state;
	for (char digit = '0'; digit <= '9'; digit++) {
		char number[] = "001080123456", words[32];
		struct identity_bearer bearer = { "", "", "", 0 };
		g_autoptr(GPtrArray) lines = NULL;

		number[3] = digit;
		g_snprintf(words, sizeof words, "born %d to %d, a %s",
			   1900 + (digit - '0') / 2 * 100, 1999 + (digit - '0') / 2 * 100,
			   digit % 2 ? "woman" : "man");
		lines = identity_explain(number, &bearer);
		assert_string_equal(((struct identity_line *)lines->pdata[1])->words, words);
		assert_int_equal(((struct identity_line *)lines->pdata[2])->mark,
				 IDENTITY_PLAIN);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parts),
		cmocka_unit_test(unknown_places),
		cmocka_unit_test(no_number),
		cmocka_unit_test(all_centuries),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
