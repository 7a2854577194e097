/*
 * language - which words the program speaks, and in which bytes.
 *
 * The source speaks English (msgids), i18n/vi.po speaks Vietnamese, and the
 * program speaks Vietnamese unless asked otherwise: a machine set up in
 * English, with no vi locale generated or with LC_ALL=C must still serve an
 * officer who reads Vietnamese.  So the C.UTF-8 that every Debian has is set
 * and LANGUAGE decides; numbers, dates and sorting never ask the C library.
 *
 *   _("Search")             translated here
 *   N_("Search")            marked in a const table, translated with _() later
 *   P_("key", "Back")       a short label, with what it is for
 *   NP_("key", "Back")      the same in a const table; translate with
 *                           P_ (context, msgid) taken from the table
 *
 * Translations are UTF-8 always, whatever the terminal can show: an ASCII
 * screen folds them (i18n/fold.h) when it draws.
 */
#ifndef I18N_LANGUAGE_H
#define I18N_LANGUAGE_H

#include <libintl.h>

#define _(s) gettext(s)
#define N_(s) s
#define P_(context, s) language_pick(context, s)
#define NP_(context, s) s

/* What the officer's terminal is believed to read, by the name of the locale. */
enum locale_charset {
	LOCALE_UTF8,
	LOCALE_ASCII,
	LOCALE_UNSAID, /* C, POSIX, nothing, no charset in the name: only the terminal knows */
};

/*
 * Start speaking `wanted` ("vi" or "en"; NULL or "" means "vi") with the
 * catalogues under `locale_dir`.  Call it once, first thing in main(), before
 * any thread: it sets the locale and LANGUAGE in the environment.
 * The answer is by the environment (LC_ALL, LC_CTYPE, LANG: the first that is
 * not empty): LOCALE_UTF8 when it names UTF-8, installed here or not, LOCALE_ASCII
 * when it names another charset, as in vi_VN.TCVN, else LOCALE_UNSAID.  Where it
 * is not UTF-8, ask the terminal (tui/probe.h).
 */
enum locale_charset language_start(const char *wanted, const char *locale_dir);

/* The charset that a locale's name asks for: "en_US.ISO-8859-1" is ASCII to us. */
enum locale_charset language_charset(const char *locale_name);

/* pgettext: the translation of `msgid` in `context`, or `msgid` itself. Lent, lasts. */
const char *language_pick(const char *context, const char *msgid)
	__attribute__((format_arg(2)));

#endif
