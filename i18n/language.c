/* language - the locale is chosen by us, the words by LANGUAGE. */
#include "i18n/language.h"

#include <locale.h>

#include <glib.h>

#include "i18n/banned.h"

#define DOMAIN "dancu"

const char *language_pick(const char *context, const char *msgid)
{
	g_autofree char *key = g_strconcat(context, "\004", msgid, NULL);
	const char *found = gettext(key);

	/* gettext gives its own argument back when it knows no translation. */
	return found == key ? msgid : found;
}

enum locale_charset language_charset(const char *locale_name)
{
	const char *dot = strchr(locale_name, '.');
	size_t length;

	if (dot == NULL)
		return LOCALE_UNSAID;
	length = strcspn(++dot, "@");
	if ((length == 5 && g_ascii_strncasecmp(dot, "utf-8", 5) == 0) ||
	    (length == 4 && g_ascii_strncasecmp(dot, "utf8", 4) == 0))
		return LOCALE_UTF8;
	return LOCALE_ASCII;
}

static enum locale_charset charset_of_environment(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		const char *value = g_getenv(names[i]);

		if (value != NULL && *value != '\0')
			return language_charset(value);
	}
	return LOCALE_UNSAID;
}

/*
 * gettext listens to LANGUAGE only in a locale other than C, and curses wants
 * UTF-8: C.UTF-8 is both and always there.  The others are for machines that
 * are not Debian.  Numbers stay with a point in all of them but the last.
 */
static void set_locale(void)
{
	static const char *const names[] = { "C.UTF-8", "C.utf8", "en_US.UTF-8",
					     "vi_VN.UTF-8" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
		if (setlocale(LC_ALL, names[i]) != NULL)
			break;
	setlocale(LC_NUMERIC, "C");
}

enum locale_charset language_start(const char *wanted, const char *locale_dir)
{
	enum locale_charset charset = charset_of_environment();

	if (wanted == NULL || *wanted == '\0')
		wanted = "vi";
	set_locale();
	g_setenv("LANGUAGE", wanted, TRUE);
	bindtextdomain(DOMAIN, locale_dir);
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
	return charset;
}
