/* charset_losses - what a charset cannot hold, letter by letter, and the sentences. */
#include "i18n/charset_inside.h"

#include <string.h>

#include <glib.h>

#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define MANY 160 /* bytes: a sentence that names more letters is read by nobody */

static bool has_place(enum charset charset, const char *letter)
{
	g_autofree char *bytes = charset_encode(charset, letter, NULL, NULL);

	return bytes != NULL;
}

/* Whether `letter` stands in a list of letters with blanks between. */
static bool is_listed(const GString *list, const char *letter)
{
	size_t size = strlen(letter);

	for (const char *p = list->str; (p = strstr(p, letter)) != NULL; p += size)
		if ((p == list->str || p[-1] == ' ') &&
		    (p[size] == ' ' || p[size] == '\0'))
			return true;
	return false;
}

char *charset_losses(enum charset charset, const char *utf8)
{
	GString *list = g_string_new(NULL);
	g_autofree char *text = g_utf8_normalize(utf8, -1, G_NORMALIZE_DEFAULT_COMPOSE);

	if (text == NULL)
		return g_string_free(list, FALSE);
	for (size_t at = 0, next; text[at] != '\0'; at = next) {
		g_autofree char *letter = NULL;

		next = text_next(text, at);
		if ((unsigned char)text[at] < 0x80 && next == at + 1 &&
		    (text[at] >= ' ' || text[at] == '\n'))
			continue; /* ASCII has its place everywhere */
		letter = g_strndup(text + at, next - at);
		if (is_listed(list, letter) || has_place(charset, letter))
			continue;
		if (list->len > 0)
			g_string_append_c(list, ' ');
		g_string_append(list, letter);
	}
	return g_string_free(list, FALSE);
}

char *charset_losses_sentence(enum charset charset, const char *utf8)
{
	g_autofree char *all = charset_losses(charset, utf8);
	g_autofree char *shown = NULL;
	size_t size = strlen(all);
	bool more = size > MANY;

	if (more)
		for (size = MANY; size > 0 && all[size] != ' '; size--)
			;
	shown = text_show(all, size);
	return g_strdup_printf(_("%s has no place for: %s%s. Nothing was written; "
				 "use UTF-8, or write these letters in another way."),
			       charset_name(charset), shown, more ? " …" : "");
}

char *charset_fault_sentence(enum charset charset, const struct charset_fault *fault)
{
	return g_strdup_printf(
		_("Byte %02X at place %zu is no letter in %s. "
		  "Is the text in another charset? \"dancu text detect\" says which."),
		fault->code, fault->letter, charset_name(charset));
}

char *charset_advice(const char *bytes, size_t count)
{
	unsigned percent;
	enum charset charset;

	if (g_utf8_validate_len(bytes, count, NULL))
		return NULL;
	charset = charset_detect(bytes, count, &percent);
	if (charset == CHARSET_NONE || charset == CHARSET_UTF8)
		return NULL;
	return g_strdup_printf(_("It reads as %s (%u %%). Convert it first: "
				 "dancu text from %s < FILE > NEW-FILE"),
			       charset_name(charset), percent, charset_name(charset));
}
