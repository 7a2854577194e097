/*
 * kinds - one small set of functions per kind of value, and the table of them.
 *
 * Typed text first goes through the door (i18n/text); what is read after that is
 * clean NFC with single blanks, so the readers below only know their own rule.
 */
#include "forms/kinds.h"

#include <glib.h>
#include <string.h>

#include "forms/kinds_read.h"
#include "forms/values.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/banned.h"

static char *unknown_words(void)
{
	return g_strdup(_("no information yet"));
}

static char *show_date(const char *value)
{
	struct date date;

	return date_from_iso(value, &date) ? date_show(date) : g_strdup(value);
}

/* "Tày", or with the bearer's own word for it "Tày (Thù Lao)". */
static char *show_code(enum catalogue cat, const char *value)
{
	g_autofree char *code = kind_part(value, 0);
	g_autofree char *own = kind_part(value, 1);
	const char *name = catalogue_name(cat, code);

	if (kind_is_unknown_row(catalogue_row(cat, code, NULL)))
		return unknown_words();
	return *own ? g_strdup_printf("%s (%s)", name, own) : g_strdup(name);
}

static char *show_place(const char *value)
{
	g_autofree char *code = kind_part(value, 0);
	g_autofree char *country = kind_part(value, 3);
	char *detail = kind_part(value, 2);

	if (*detail)
		return detail;
	g_free(detail);
	if (*code)
		return g_steal_pointer(&code);
	return g_strdup(catalogue_name(CATALOGUE_COUNTRY, country));
}

static char *show_number(const char *value)
{
	GString *shown = g_string_new(NULL);

	for (; *value; value++) {
		if (*value == '*')
			g_string_append(shown, "•");
		else
			g_string_append_c(shown, *value);
	}
	return g_string_free(shown, FALSE);
}

static char *show_list(enum kind kind, const char *list)
{
	g_autoptr(GPtrArray) items = value_items(list);
	GString *out = g_string_new(NULL);

	for (guint i = 0; i < items->len; i++) {
		g_autofree char *item = kind_show_item(kind, items->pdata[i]);

		g_string_append_printf(out, "%s%s", i ? "; " : "", item);
	}
	return g_string_free(out, FALSE);
}

char *kind_show(enum kind kind, enum catalogue cat, const char *value)
{
	if (!*value)
		return unknown_words();
	switch (kind) {
	case KIND_NAME:
		return value_name_text(value);
	case KIND_DATE:
		return show_date(value);
	case KIND_CODE:
		return show_code(cat, value);
	case KIND_PLACE:
		return show_place(value);
	case KIND_NUMBER12:
	case KIND_NUMBER9:
		return show_number(value);
	case KIND_NUMBERS:
	case KIND_PEOPLE:
	case KIND_CARDS:
	case KIND_STAYS:
		return show_list(kind, value);
	case KIND_PASSWORD:
		return g_strdup("******");
	case KIND_TEXT:
	case KIND_LINE:
	case KIND_COUNT:
		break;
	}
	return g_strdup(value);
}

char *kind_edit(enum kind kind, enum catalogue cat, const char *value)
{
	if (!*value || kind == KIND_PASSWORD || kind_is_list(kind) || kind_hidden(value))
		return g_strdup("");
	if (kind == KIND_PLACE)
		return kind_part(value, 2);
	if (kind == KIND_CODE) {
		g_autofree char *code = kind_part(value, 0);

		if (kind_is_unknown_row(catalogue_row(cat, code, NULL)))
			return g_strdup("");
	}
	return kind_show(kind, cat, value);
}

/* A password is not tidied, but one way of writing each letter is kept. */
static char *read_password(const char *typed)
{
	return g_utf8_normalize(typed, -1, G_NORMALIZE_NFC);
}

static char *read_clean(const struct kind_question *question, enum kind kind,
			char **complaint)
{
	switch (kind) {
	case KIND_NAME:
		return kind_read_name(question, complaint);
	case KIND_DATE:
		return kind_read_date(question, complaint);
	case KIND_CODE:
		return kind_read_code(question, complaint);
	case KIND_PLACE:
		return kind_read_place(question, complaint);
	case KIND_NUMBER12:
		return kind_read_number(question, 12, complaint);
	case KIND_NUMBER9:
		return kind_read_number(question, 9, complaint);
	case KIND_TEXT:
	case KIND_LINE:
	case KIND_PASSWORD:
	case KIND_NUMBERS:
	case KIND_PEOPLE:
	case KIND_CARDS:
	case KIND_STAYS:
	case KIND_COUNT:
		break;
	}
	return g_strdup(question->clean);
}

/* How text_show() writes what the text door refused: it stays until it is deleted. */
#define SHOWN_CODE "⟨U+"
#define SHOWN_BYTE "⟨0x"

static const char *first_shown(const char *text)
{
	const char *code = strstr(text, SHOWN_CODE), *byte = strstr(text, SHOWN_BYTE);

	return !code || (byte && byte < code) ? byte : code;
}

char *kind_refusal(const char *typed)
{
	struct text_refusal why = { 0 };
	g_autofree char *clean = text_admit(typed, strlen(typed), NULL, &why);
	const char *shown = clean ? first_shown(clean) : NULL;

	if (!clean)
		return text_refusal_sentence(&why);
	if (!shown)
		return NULL;
	g_autofree char *before = g_strndup(clean, (gsize)(shown - clean));
	why.code = (uint32_t)g_ascii_strtoull(shown + strlen(SHOWN_CODE), NULL, 16);
	why.flaw = g_str_has_prefix(shown, SHOWN_BYTE) ? TEXT_BAD_UTF8 : text_flaw_of(why.code);
	why.letter = text_letters(before) + 1;
	return text_refusal_sentence(&why);
}

bool kind_read_on(enum kind kind, enum catalogue cat, const char *typed,
		  const char *original, const char *on, char **value, char **complaint)
{
	g_autofree char *before = kind_edit(kind, cat, original ? original : "");
	struct kind_question question = { cat, NULL, original ? original : "", before,
					  on };
	g_autofree char *clean = NULL;

	*value = NULL;
	*complaint = kind_is_list(kind) ? g_strdup(_("This is a list, not one value: it is "
						     "changed by its own procedure.")) :
					  kind_refusal(typed);
	if (*complaint)
		return false;
	clean = text_admit(typed, strlen(typed), NULL, NULL);
	question.clean = clean;
	if (kind == KIND_PASSWORD)
		*value = read_password(typed);
	else if (!*clean || (kind != KIND_LINE && !strcmp(clean, KIND_UNKNOWN_TYPED)))
		*value = g_strdup("");
	else
		*value = read_clean(&question, kind, complaint);
	return *value != NULL;
}

bool kind_read(enum kind kind, enum catalogue cat, const char *typed,
	       const char *original, char **value, char **complaint)
{
	return kind_read_on(kind, cat, typed, original, NULL, value, complaint);
}
