/*
 * diff_unseen - two texts that look alike and are not the same: what differs.
 *
 * Both are brought to what a reader takes them for (their look); when the looks
 * are equal, each step on the way there is tried for being the only difference.
 */
#include "i18n/diff.h"

#include <stdint.h>
#include <string.h>

#include <glib.h>

#include "i18n/diff_sides.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

/* A letter that is not ours, and behind it the one it is taken for. */
static const char doubles[] = "ÐĐƉĐðđɖđǍĂǎăǏĬǐĭǑŎǒŏǓŬǔŭıiɑaɡg"
			      "АAВBЕEКKМMНHОOРPСCТTУYХXІIЅSЈJЁËЇÏ"
			      "аaеeоoрpсcуyхxіiѕsјjԁdһhёëїïнʜкĸ"
			      "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoνvαaιiρpυu";
static const char apostrophes[] = "'`´‘’‛ʹʻʼʽˈˊˋ′";
static const char dashes[] = "-‐‑‒–—―−";

static bool is_one_of(const char *all, uint32_t code)
{
	return g_utf8_strchr(all, -1, code) != NULL;
}

static uint32_t taken_for(uint32_t code)
{
	if (code < 0x80)
		return code == '`' ? '\'' : code;
	if (code >= 0xc0 && code < 0x180 && code != 0xd0 && code != 0xf0 && code != 0x131)
		return code;
	for (const char *p = doubles; *p != '\0'; p = g_utf8_next_char(g_utf8_next_char(p)))
		if (g_utf8_get_char(p) == code)
			return g_utf8_get_char(g_utf8_next_char(p));
	if (is_one_of(apostrophes, code))
		return '\'';
	return is_one_of(dashes, code) ? '-' : code;
}

bool diff_is_double(uint32_t code)
{
	GUnicodeScript script;

	if ((code < 0x80 && code != '`') || (code >= 0x1e00 && code < 0x1f00))
		return false;
	if (taken_for(code) != code)
		return true;
	script = code < 0x80 ? G_UNICODE_SCRIPT_LATIN : g_unichar_get_script(code);
	return script == G_UNICODE_SCRIPT_GREEK || script == G_UNICODE_SCRIPT_CYRILLIC ||
	       script == G_UNICODE_SCRIPT_ARMENIAN || script == G_UNICODE_SCRIPT_CHEROKEE ||
	       script == G_UNICODE_SCRIPT_COPTIC || script == G_UNICODE_SCRIPT_LISU;
}

enum step { STEP_CASE = 1, STEP_BLANKS = 2, STEP_APOSTROPHES = 4, STEP_DASHES = 8, STEP_ALL = 31 };

/* `text` as a reader takes it, but only by these steps. NULL when it is not UTF-8. New. */
static char *look(const char *text, unsigned steps)
{
	g_autofree char *nfc = g_utf8_normalize(
		text, -1, steps == STEP_ALL ? G_NORMALIZE_ALL_COMPOSE : G_NORMALIZE_DEFAULT_COMPOSE);
	GString *out = nfc != NULL ? g_string_new(NULL) : NULL;
	g_autofree char *plain = NULL;

	for (const char *p = nfc; p != NULL && *p != '\0'; p = g_utf8_next_char(p)) {
		uint32_t code = g_utf8_get_char(p), as = taken_for(code);

		if ((steps & STEP_BLANKS) && g_unichar_isspace(code))
			continue;
		if (steps == STEP_ALL || ((steps & STEP_APOSTROPHES) && as == '\'') ||
		    ((steps & STEP_DASHES) && as == '-'))
			code = as;
		g_string_append_unichar(out, code);
	}
	plain = out != NULL ? g_string_free(out, FALSE) : NULL;
	return plain != NULL && (steps & STEP_CASE) ? text_lower(plain) : g_steal_pointer(&plain);
}

static bool look_alike(const char *a, const char *b, unsigned steps)
{
	g_autofree char *first = look(a, steps), *second = look(b, steps);

	return first != NULL && second != NULL && strcmp(first, second) == 0;
}

/* The first code that only one of the texts has and that stands for another; 0: none. */
static uint32_t stranger(const char *text, const char *other)
{
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		uint32_t code = g_utf8_get_char(p);

		if (code >= 0x80 && taken_for(code) != code && !is_one_of(other, code))
			return code;
	}
	return 0;
}

char *diff_unseen(const char *a, const char *b)
{
	uint32_t code;

	if (strcmp(a, b) == 0 || !look_alike(a, b, STEP_ALL))
		return NULL;
	if (look_alike(a, b, 0))
		return g_strdup(_("letters in pieces"));
	if (look_alike(a, b, STEP_CASE))
		return g_strdup(_("capitals differ"));
	if (look_alike(a, b, STEP_BLANKS))
		return g_strdup(_("blanks only"));
	if (look_alike(a, b, STEP_APOSTROPHES))
		return g_strdup(_("another apostrophe"));
	if (look_alike(a, b, STEP_DASHES))
		return g_strdup(_("another hyphen"));
	code = stranger(b, a) != 0 ? stranger(b, a) : stranger(a, b);
	return code != 0 ? g_strdup_printf(_("look-alike U+%04X"), code) :
			   g_strdup(_("looks the same"));
}
