/* identity_explain - a personal number read aloud, part by part. */
#include "forms/identity.h"

#include <string.h>

#include "forms/parts.h"
#include "i18n/language.h"
#include "i18n/banned.h"

#define DIGITS 12
#define OLD_DIGITS 9

static void line_free(void *data)
{
	struct identity_line *line = data;

	g_free(line->digits);
	g_free(line->words);
	g_free(line);
}

/* Takes `words`. */
static void add(GPtrArray *lines, const char *digits, size_t count, enum identity_mark mark,
		char *words)
{
	struct identity_line *line = g_new0(struct identity_line, 1);

	line->digits = g_strndup(digits, count);
	line->words = words;
	line->mark = mark;
	g_ptr_array_add(lines, line);
}

/* Digits alone; NULL when there is something else than digits and what parts them. */
static char *digits_of(const char *typed)
{
	GString *out = g_string_new(NULL);

	for (; *typed; typed++) {
		if (g_ascii_isdigit(*typed))
			g_string_append_c(out, *typed);
		else if (!strchr(" .-", *typed))
			return g_string_free(out, true), NULL;
	}
	return g_string_free(out, false);
}

static const char *told(const char *text)
{
	return text ? text : "";
}

static enum identity_mark explain_place(GPtrArray *lines, const struct identity *says,
					const struct identity_bearer *bearer)
{
	const char *known = told(bearer->birth_place);
	const char *other = identity_place_name(known);
	enum identity_mark mark = IDENTITY_PLAIN;
	char *words;

	if (!says->place_name) {
		words = g_strdup(_("birth registered: not one of the 63 provinces; abroad, or a "
				   "newer code. Not an error"));
	} else if (other && strcmp(known, says->place)) {
		mark = IDENTITY_ODD;
		words = g_strdup_printf(_("birth registered: %s, but the record says %s"),
					says->place_name, other);
	} else {
		mark = other ? IDENTITY_FITS : IDENTITY_PLAIN;
		words = g_strdup_printf(_("birth registered: %s, of the 63 provinces until 2025"),
					says->place_name);
	}
	add(lines, says->place, 3, mark, words);
	return mark;
}

static enum identity_mark explain_sex(GPtrArray *lines, const struct identity *says,
				      const struct identity_bearer *bearer,
				      const char *digits)
{
	const char *sex = told(bearer->sex);
	bool man = says->sex[0] == '1';
	bool known = !strcmp(sex, "1") || !strcmp(sex, "2");
	enum identity_mark mark = IDENTITY_PLAIN;

	if (known)
		mark = strcmp(sex, says->sex) ? IDENTITY_ODD : IDENTITY_FITS;
	add(lines, digits + 3, 1, mark,
	    g_strdup_printf(man ? _("born %d to %d, a man") : _("born %d to %d, a woman"),
			    says->century, says->century + 99));
	return mark;
}

static enum identity_mark explain_year(GPtrArray *lines, const struct identity *says,
				       const struct identity_bearer *bearer,
				       const char *digits)
{
	int64_t born = g_ascii_strtoll(told(bearer->birth), NULL, 10);
	enum identity_mark mark = IDENTITY_PLAIN;
	char *words;

	if (bearer->this_year && says->year > bearer->this_year) {
		mark = IDENTITY_ODD;
		words = g_strdup_printf(_("year of birth %d: in the future"), says->year);
	} else if (born && born != says->year) {
		mark = IDENTITY_ODD;
		words = g_strdup_printf(_("year of birth %d, but the papers say %d"), says->year,
					(int)born);
	} else {
		mark = born ? IDENTITY_FITS : IDENTITY_PLAIN;
		words = g_strdup_printf(_("year of birth %d"), says->year);
	}
	add(lines, digits + 4, 2, mark, words);
	return mark;
}

static void sum_up(GPtrArray *lines, bool odd, bool compared)
{
	if (odd)
		add(lines, "", 0, IDENTITY_ODD,
		    g_strdup(_("Does not fit. Look at the birth certificate; if the number is "
			       "wrong: hủy, xác lập lại số định danh, decided by C06 (TT 59/2021 "
			       "Đ.6).")));
	else if (compared)
		add(lines, "", 0, IDENTITY_FITS, g_strdup(_("Fits what is known.")));
	else
		add(lines, "", 0, IDENTITY_PLAIN,
		    g_strdup(_("A number of the right structure; nothing was compared.")));
}

static void explain(GPtrArray *lines, const struct identity *says, const char *digits,
		    const struct identity_bearer *bearer)
{
	enum identity_mark marks[] = {
		explain_place(lines, says, bearer),
		explain_sex(lines, says, bearer, digits),
		explain_year(lines, says, bearer, digits),
	};
	bool odd = false, compared = false;

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		odd |= marks[i] == IDENTITY_ODD;
		compared |= marks[i] == IDENTITY_FITS;
	}
	add(lines, digits + 6, 6, IDENTITY_PLAIN,
	    g_strdup(_("chance; there is no check digit, a slip here cannot be seen")));
	sum_up(lines, odd, compared);
}

/* What is no number of 12 digits. */
static char *not_twelve(const char *typed, const char *digits)
{
	size_t count = digits ? strlen(digits) : 0;

	if (kind_hidden(typed))
		return g_strdup(_("The number is hidden: show it or type it."));
	if (!digits)
		return g_strdup(_("Digits only: a personal number has no letters."));
	if (count == OLD_DIGITS)
		return g_strdup(_("9 digits: an old card (CMND), without structure; it counted "
				  "until 31/12/2024."));
	if (count < DIGITS)
		return g_strdup_printf(_("%zu digits; a personal number has 12."), count);
	return g_strdup_printf(_("%zu digits, too many; a personal number has 12."), count);
}

GPtrArray *identity_explain(const char *typed, const struct identity_bearer *bearer)
{
	GPtrArray *lines = g_ptr_array_new_with_free_func(line_free);
	g_autofree char *digits = digits_of(typed);
	struct identity says;

	if (digits && identity_read(digits, &says))
		explain(lines, &says, digits, bearer);
	else
		add(lines, "", 0, IDENTITY_PLAIN, not_twelve(typed, digits));
	return lines;
}
