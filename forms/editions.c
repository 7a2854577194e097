/* editions - codes of two lists brought together by their names. */
#include "forms/editions.h"

#include <string.h>

#include "i18n/fold.h"
#include "i18n/banned.h"

enum catalogue edition_other(enum catalogue cat)
{
	static const enum catalogue pairs[][2] = {
		{ CATALOGUE_ETHNIC, CATALOGUE_ETHNIC_1979 },
		{ CATALOGUE_RELIGION, CATALOGUE_RELIGION_2020 },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
		if (pairs[i][0] == cat)
			return pairs[i][1];
		if (pairs[i][1] == cat)
			return pairs[i][0];
	}
	return CATALOGUE_NONE;
}

enum catalogue edition_catalogue(enum catalogue cat, const char *edition)
{
	enum catalogue other = edition_other(cat);

	if (!strcmp(catalogue_edition(cat), edition))
		return cat;
	if (other != CATALOGUE_NONE && !strcmp(catalogue_edition(other), edition))
		return other;
	return CATALOGUE_NONE;
}

/* Letters alone: hyphens and blanks are written either way in these names. */
static char *letters_of(const char *name)
{
	char *key = fold_key(name, FOLD_ASCII), *to = key;

	for (const char *c = key; *c; c++)
		if (g_ascii_isalnum(*c))
			*to++ = *c;
	*to = '\0';
	return key;
}

static bool has_name(const struct code_row *row, const char *letters)
{
	g_autofree char *all = g_strconcat(row->name, ";", row->more, NULL);
	g_auto(GStrv) names = g_strsplit(all, ";", -1);

	for (size_t i = 0; names[i]; i++) {
		g_autofree char *own = letters_of(names[i]);

		if (*own && !strcmp(own, letters))
			return true;
	}
	return false;
}

/* The chief name rules: "Thổ" is a group of its own, and once a name of the Tày. */
static const struct code_row *by_letters(enum catalogue cat, const char *letters)
{
	const struct code_row *found = NULL;
	size_t n, count = 0;
	const struct code_row *rows = catalogue_rows(cat, &n);

	for (size_t i = 0; *letters && i < n; i++) {
		g_autofree char *own = letters_of(rows[i].name);

		if (!strcmp(own, letters))
			return &rows[i];
		if (has_name(&rows[i], letters)) {
			found = &rows[i];
			count++;
		}
	}
	return count == 1 ? found : NULL;
}

const struct code_row *edition_by_name(enum catalogue cat, const char *name)
{
	g_autofree char *letters = letters_of(name);

	return by_letters(cat, letters);
}

const struct code_row *edition_convert(enum catalogue from, const char *code,
				       enum catalogue to)
{
	const struct code_row *row = catalogue_row(from, code, NULL), *found;
	g_autofree char *all = row ? g_strconcat(row->name, ";", row->more, NULL) : NULL;
	g_auto(GStrv) names = g_strsplit(all ? all : "", ";", -1);

	if (!row || from == to)
		return row;
	if (edition_other(from) != to)
		return NULL;
	for (size_t i = 0; names[i]; i++) {
		found = edition_by_name(to, names[i]);
		if (found)
			return found;
	}
	return NULL;
}

enum catalogue edition_of(enum catalogue cat, const char *code, const char *name)
{
	enum catalogue other = edition_other(cat);
	g_autofree char *letters = letters_of(name);
	const struct code_row *here = catalogue_row(cat, code, NULL);
	const struct code_row *there = catalogue_row(other, code, NULL);
	bool fits = here && has_name(here, letters);
	bool fits_there = there && has_name(there, letters);

	if (!*letters || fits == fits_there)
		return CATALOGUE_NONE;
	return fits ? cat : other;
}
