/* values - shapes of the canonical strings. */
#include "forms/values.h"

#include <glib.h>
#include <string.h>

#include "i18n/date.h"
#include "i18n/text.h"
#include "i18n/banned.h"

char *value_join(const char *const parts[], size_t count)
{
	GString *out = g_string_new(NULL);
	bool any = false;

	for (size_t i = 0; i < count; i++) {
		if (i)
			g_string_append_c(out, KIND_PART);
		if (!parts[i] || !*parts[i])
			continue;
		g_string_append(out, parts[i]);
		any = true;
	}
	if (!any)
		g_string_truncate(out, 0);
	return g_string_free(out, FALSE);
}

char *value_name(const char *ho, const char *chu_dem, const char *ten)
{
	return value_join((const char *const[]){ ho, chu_dem, ten }, 3);
}

char *value_place(const char *code, const char *edition, const char *detail,
		  const char *country)
{
	return value_join((const char *const[]){ code, edition, detail, country }, 4);
}

char *value_name_text(const char *name)
{
	GString *out = g_string_new(NULL);

	for (const char *p = name; *p; p++) {
		if (*p != KIND_PART)
			g_string_append_c(out, *p);
		else if (out->len && out->str[out->len - 1] != ' ' && p[1])
			g_string_append_c(out, ' ');
	}
	while (out->len && out->str[out->len - 1] == ' ')
		g_string_truncate(out, out->len - 1);
	return g_string_free(out, FALSE);
}

char *value_name_of_text(const char *words)
{
	g_auto(GStrv) word = text_words(words);
	unsigned n = g_strv_length(word);
	g_autofree char *ten = NULL, *middle = NULL;

	if (n == 0)
		return g_strdup("");
	ten = g_strdup(word[n - 1]);
	if (n == 1)
		return value_name("", "", ten);
	g_free(word[n - 1]);
	word[n - 1] = NULL;
	middle = g_strjoinv(" ", word + 1);
	return value_name(word[0], middle, ten);
}

bool value_is_digits(const char *text, size_t count)
{
	return strlen(text) == count && strspn(text, "0123456789") == count;
}

static unsigned count_parts(const char *value)
{
	unsigned n = 1;

	for (; *value; value++)
		n += *value == KIND_PART;
	return n;
}

/* Every part at most so many letters. */
static bool parts_fit(const char *value, unsigned parts, size_t letters)
{
	if (count_parts(value) > parts)
		return false;
	for (unsigned i = 0; i < parts; i++) {
		g_autofree char *part = kind_part(value, i);

		if (text_letters(part) > letters)
			return false;
	}
	return true;
}

static bool is_code(const char *code, size_t most)
{
	size_t n = 0;

	for (; code[n]; n++)
		if (!g_ascii_isalnum(code[n]) && !strchr("-_.", code[n]))
			return false;
	return n <= most;
}

static bool is_place(const char *value)
{
	g_autofree char *code = kind_part(value, 0), *edition = kind_part(value, 1),
			*country = kind_part(value, 3);

	/* 2, 3 or 5 digits: province, former district, commune (QCVN 109). */
	if (*code && !value_is_digits(code, 2) && !value_is_digits(code, 3) &&
	    !value_is_digits(code, 5))
		return false;
	if (*country && (strlen(country) != 2 || !g_ascii_isupper(country[0]) ||
			 !g_ascii_isupper(country[1])))
		return false;
	return is_code(edition, VALUE_CODE_LETTERS) && parts_fit(value, 4, VALUE_LETTERS);
}

static bool is_name(const char *value)
{
	g_autofree char *ten = kind_part(value, 2);

	return *ten && parts_fit(value, 3, VALUE_NAME_LETTERS);
}

static bool is_coded(const char *value)
{
	g_autofree char *code = kind_part(value, 0);

	return is_code(code, VALUE_CODE_LETTERS) &&
	       parts_fit(value, 2, VALUE_NAME_LETTERS);
}

static bool is_number(const char *value, size_t digits)
{
	size_t stars = strspn(value, "*");

	if (stars)
		return stars == digits - 2 && value_is_digits(value + stars, 2);
	return value_is_digits(value, digits);
}

bool value_is_date(const char *iso)
{
	struct date date;

	return date_from_iso(iso, &date) && date_check(date) == DATE_FINE;
}

bool value_is_well_formed(enum kind kind, const char *value)
{
	if (!*value)
		return true;
	/* Letters are counted below, and only UTF-8 has letters. */
	if (!g_utf8_validate(value, -1, NULL))
		return false;
	switch (kind) {
	case KIND_NAME:
		return is_name(value);
	case KIND_DATE:
		return value_is_date(value);
	case KIND_CODE:
		return is_coded(value);
	case KIND_PLACE:
		return is_place(value);
	case KIND_NUMBER12:
		return is_number(value, 12);
	case KIND_NUMBER9:
		return is_number(value, 9);
	case KIND_NUMBERS:
	case KIND_PEOPLE:
	case KIND_CARDS:
	case KIND_STAYS:
		return value_is_list(kind, value);
	case KIND_TEXT:
	case KIND_PASSWORD:
	case KIND_LINE:
	case KIND_COUNT:
		break;
	}
	return parts_fit(value, 1, VALUE_LETTERS);
}

bool value_same(const char *a, const char *b)
{
	size_t n = strlen(a);

	if (strcmp(a, b) == 0)
		return true;
	if (n < 3 || strlen(b) != n || (!kind_hidden(a) && !kind_hidden(b)))
		return false;
	return strcmp(a + n - 2, b + n - 2) == 0;
}
