/* macro - the table by its small names, and the case of what was typed. */
#include "i18n/macro.h"

#include <string.h>

#include <glib.h>

#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define SMALL_BYTES (MACRO_NAME_LETTERS * 6 + 8)

struct macro {
	char *name, *text; /* as written */
};

struct macros {
	GPtrArray *all;	     /* of struct macro */
	GHashTable *by_name; /* small letters -> struct macro, both lent or owned by `all` */
};

static void macro_free(void *self)
{
	struct macro *m = self;

	g_free(m->name);
	g_free(m->text);
	g_free(m);
}

/* ---- reading --------------------------------------------------------------------------- */

static bool is_a_name(const char *name)
{
	size_t letters = 0;

	for (; *name != '\0'; name = g_utf8_next_char(name)) {
		gunichar c = g_utf8_get_char(name);

		if (!g_unichar_isalpha(c) && !g_unichar_ismark(c))
			return false;
		letters++;
	}
	return letters > 0 && letters <= MACRO_NAME_LETTERS;
}

/* Nothing of it may be lost, whichever case it is asked for. */
static bool is_too_long(const char *text)
{
	g_autofree char *upper = text_upper(text);

	return strlen(text) >= MACRO_BYTES - 8 || strlen(upper) >= MACRO_BYTES - 8;
}

/* Letter by letter, for the table and for the word alike; false: too long for a name. */
static bool small_letters(const char *word, char into[SMALL_BYTES])
{
	size_t used = 0;

	for (; *word != '\0'; word = g_utf8_next_char(word)) {
		if (used + 7 > SMALL_BYTES)
			return false;
		used += (size_t)g_unichar_to_utf8(g_unichar_tolower(g_utf8_get_char(word)),
						  into + used);
	}
	into[used] = '\0';
	return used > 0;
}

static enum macro_flaw add(struct macros *macros, const char *name, const char *text)
{
	char small[SMALL_BYTES];
	struct macro *m;

	if (!is_a_name(name) || !small_letters(name, small))
		return MACRO_BAD_NAME;
	if (*text == '\0')
		return MACRO_BAD_TEXT;
	if (is_too_long(text))
		return MACRO_LONG_TEXT;
	if (g_hash_table_contains(macros->by_name, small))
		return MACRO_TWICE;
	if (macros->all->len >= MACROS_MAX)
		return MACRO_TOO_MANY;
	m = g_new(struct macro, 1);
	*m = (struct macro){g_strdup(name), g_strdup(text)};
	g_ptr_array_add(macros->all, m);
	g_hash_table_insert(macros->by_name, g_strdup(small), m);
	return MACRO_FINE;
}

static enum macro_flaw read_line(struct macros *macros, const char *line, size_t bytes)
{
	g_autofree char *whole = text_admit(line, bytes, NULL, NULL);
	g_autofree char *name = NULL, *text = NULL;
	size_t sign;

	if (whole == NULL)
		return MACRO_BAD_TEXT;
	if (*whole == '\0' || *whole == '#' || *whole == ';')
		return MACRO_FINE;
	sign = strcspn(whole, "=:");
	if (whole[sign] == '\0')
		return MACRO_NO_SIGN;
	name = g_strchomp(g_strndup(whole, sign));
	text = g_strchug(g_strdup(whole + sign + 1));
	return add(macros, name, text);
}

struct macros *macros_new(const char *text, size_t bytes, struct macro_fault *first)
{
	struct macros *macros = g_new(struct macros, 1);
	struct macro_fault fault = {0, MACRO_FINE};
	const char *end = text + bytes;

	macros->all = g_ptr_array_new_with_free_func(macro_free);
	macros->by_name = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t line = 1; text < end; line++) {
		const char *feed = memchr(text, '\n', (size_t)(end - text));
		size_t length = (size_t)((feed != NULL ? feed : end) - text);
		size_t cut = length > 0 && text[length - 1] == '\r' ? length - 1 : length;
		enum macro_flaw flaw = read_line(macros, text, cut);

		if (flaw != MACRO_FINE && fault.line == 0)
			fault = (struct macro_fault){line, flaw};
		text += length + (feed != NULL);
	}
	if (first != NULL)
		*first = fault;
	return macros;
}

void macros_free(struct macros *macros)
{
	if (macros == NULL)
		return;
	g_hash_table_unref(macros->by_name);
	g_ptr_array_unref(macros->all);
	g_free(macros);
}

size_t macros_count(const struct macros *macros)
{
	return macros->all->len;
}

const char *macros_name(const struct macros *macros, size_t at)
{
	return ((const struct macro *)macros->all->pdata[at])->name;
}

const char *macros_text(const struct macros *macros, size_t at)
{
	return ((const struct macro *)macros->all->pdata[at])->text;
}

/* ---- expanding --------------------------------------------------------------------------- */

enum look { LOOK_SMALL, LOOK_FIRST, LOOK_ALL };

static enum look look_of(const char *word)
{
	size_t letters = 0, capitals = 0;
	bool first = g_unichar_isupper(g_utf8_get_char(word));

	for (; *word != '\0'; word = g_utf8_next_char(word)) {
		gunichar c = g_utf8_get_char(word);

		letters += !g_unichar_ismark(c);
		capitals += g_unichar_isupper(c);
	}
	if (letters > 1 && capitals == letters)
		return LOOK_ALL;
	return first ? LOOK_FIRST : LOOK_SMALL;
}

static void in_case(const char *text, enum look look, char into[MACRO_BYTES])
{
	char *out = into;

	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (look == LOOK_ALL || (look == LOOK_FIRST && p == text))
			c = g_unichar_toupper(c);
		if (out + 7 > into + MACRO_BYTES)
			break;
		out += g_unichar_to_utf8(c, out);
	}
	*out = '\0';
}

bool macros_expand(const struct macros *macros, const char *word, char into[MACRO_BYTES])
{
	char small[SMALL_BYTES];
	const struct macro *m;

	if (!small_letters(word, small))
		return false;
	m = g_hash_table_lookup(macros->by_name, small);
	if (m == NULL)
		return false;
	in_case(m->text, strcmp(word, m->name) == 0 ? LOOK_SMALL : look_of(word), into);
	return true;
}

const char *macro_flaw_sentence(enum macro_flaw flaw)
{
	switch (flaw) {
	case MACRO_NO_SIGN:
		return _("A macro is a line such as vn=Việt Nam: no = was found.");
	case MACRO_BAD_NAME:
		return _("A macro's name is 1 to 16 letters, with no blanks and no digits.");
	case MACRO_BAD_TEXT:
		return _("A macro needs a text, without control or invisible characters.");
	case MACRO_LONG_TEXT:
		return _("This macro's text is too long: about 150 letters are possible.");
	case MACRO_TWICE:
		return _("This macro's name is there already; the first one counts.");
	case MACRO_TOO_MANY:
		return _("No more than 500 macros are possible.");
	case MACRO_FINE:
		break;
	}
	return "";
}
