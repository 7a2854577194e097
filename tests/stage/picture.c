/* picture - letters are compared one by one, a letter with its marks being one. */
#include "tests/stage/picture.h"

#include <string.h>

#include "i18n/banned.h"

static const char *next_letter(const char *s)
{
	do {
		s = g_utf8_next_char(s);
	} while (*s != '\0' && g_unichar_ismark(g_utf8_get_char(s)));
	return s;
}

bool picture_row_matches(const char *row, const char *wanted)
{
	if (strcmp(wanted, "…") == 0)
		return true;
	while (*wanted != '\0') {
		const char *after = next_letter(wanted);
		size_t n = (size_t)(after - wanted);

		if (*wanted == '~' && *row != '\0')
			row = next_letter(row);
		else if (*row != '\0' && strncmp(row, wanted, n) == 0)
			row += n;
		else if (*row != '\0' || strchr("~ ", *wanted) == NULL)
			return false;
		wanted = after;
	}
	return row[strspn(row, " ")] == '\0';
}

static const char *wanted_row(char **wanted, int count, int row)
{
	return row < count ? wanted[row] : "";
}

char *picture_differs(struct stage *stage, char **wanted, int count)
{
	GString *why = g_string_new(NULL);
	int rows, cols;

	stage_size(stage, &rows, &cols);
	for (int i = 0; i < MAX(rows, count); i++) {
		g_autofree char *is = i < rows ? stage_row(stage, i) : g_strdup("");

		if (!picture_row_matches(is, wanted_row(wanted, count, i)))
			g_string_append_printf(why, "row %d differs, wanted\n   |%s\n", i,
					       wanted_row(wanted, count, i));
	}
	return g_string_free(why, why->len == 0);
}

void picture_record(GString *into, struct stage *stage, char **wanted, int count)
{
	int rows, cols;

	stage_size(stage, &rows, &cols);
	for (int i = 0; i < rows; i++) {
		g_autofree char *is = stage_row(stage, i);
		bool same = i < count && picture_row_matches(is, wanted[i]);

		g_string_append_printf(into, "%s\n", same ? wanted[i] : is);
	}
}
