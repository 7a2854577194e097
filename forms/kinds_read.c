/*
 * kinds_read - what makes a name, a date, a code, a place, a number of clean text.
 */
#include "forms/kinds_read.h"

#include <glib.h>
#include <string.h>

#include "forms/values.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/letter.h"
#include "i18n/text.h"
#include "i18n/banned.h"

#define DIGITS "0123456789"

/* ---- names ------------------------------------------------------------------ */

static bool is_of_a_name(gunichar code)
{
	return g_unichar_isalpha(code) || g_unichar_ismark(code) ||
	       letter_is_apostrophe(code) || code == ' ' || code == '-' || code == '.';
}

static char *name_flaw(const char *clean)
{
	const char *p;
	bool letters = false;

	for (p = clean; *p; p = g_utf8_next_char(p)) {
		gunichar code = g_utf8_get_char(p);
		char letter[8] = "";

		letters |= g_unichar_isalpha(code);
		if (is_of_a_name(code))
			continue;
		g_unichar_to_utf8(code, letter);
		if (g_unichar_isdigit(code))
			return g_strdup_printf(
				_("A name has no digits: “%s” at place %u."), letter,
				(unsigned)text_place(clean, (size_t)(p - clean)));
		return g_strdup_printf(
			_("A name has no “%s” (place %u): letters, blank, ' and - "
			  "only."),
			letter, (unsigned)text_place(clean, (size_t)(p - clean)));
	}
	return letters ? NULL : g_strdup(_("A name needs letters."));
}

/* Whether the first `count` words are those of `part`, whatever their case. */
static bool same_words(const char *const *words, const char *part, unsigned count)
{
	g_auto(GStrv) wanted = text_words(part);
	unsigned i;

	if (g_strv_length(wanted) != count)
		return false;
	for (i = 0; i < count; i++) {
		g_autofree char *a = text_lower(words[i]);
		g_autofree char *b = text_lower(wanted[i]);

		if (strcmp(a, b))
			return false;
	}
	return true;
}

static unsigned count_words(const char *part)
{
	g_auto(GStrv) words = text_words(part);

	return g_strv_length(words);
}

/*
 * How many words belong to Ho (at the front) and Ten (at the back): as many as in
 * the original where the typed words still begin or end with them, else one.
 */
static unsigned ho_words(char **word, unsigned n, const char *original)
{
	g_autofree char *ho = kind_part(original, 0);
	unsigned count = count_words(ho);

	if (count > 1 && count < n && same_words((const char *const *)word, ho, count))
		return count;
	return n > 1 ? 1 : 0;
}

static unsigned ten_words(char **word, unsigned n, const char *original)
{
	g_autofree char *ten = kind_part(original, 2);
	unsigned count = count_words(ten);

	if (count > 1 && count < n &&
	    same_words((const char *const *)word + n - count, ten, count))
		return count;
	return 1;
}

static char *join(char **word, unsigned from, unsigned to)
{
	GString *out = g_string_new(NULL);

	for (; from < to; from++)
		g_string_append_printf(out, "%s%s", out->len ? " " : "", word[from]);
	return g_string_free(out, FALSE);
}

static bool parts_are_short(const char *ho, const char *middle, const char *ten,
			    char **complaint)
{
	return kind_fits(ho, VALUE_NAME_LETTERS, complaint) &&
	       kind_fits(middle, VALUE_NAME_LETTERS, complaint) &&
	       kind_fits(ten, VALUE_NAME_LETTERS, complaint);
}

char *kind_read_name(const struct kind_question *question, char **complaint)
{
	g_auto(GStrv) word = text_words(question->clean);
	unsigned n = g_strv_length(word), ho, ten;
	g_autofree char *first = NULL, *middle = NULL, *last = NULL;

	*complaint = name_flaw(question->clean);
	if (*complaint)
		return NULL;
	ho = ho_words(word, n, question->original);
	ten = ten_words(word, n, question->original);
	if (ho + ten > n)
		ten = n - ho;
	first = join(word, 0, ho);
	middle = join(word, ho, n - ten);
	last = join(word, n - ten, n);
	if (!parts_are_short(first, middle, last, complaint))
		return NULL;
	return value_name(first, middle, last);
}

/* ---- dates ------------------------------------------------------------------ */

char *kind_read_date(const struct kind_question *question, char **complaint)
{
	struct date date;
	enum date_flaw flaw = date_read(question->clean, &date);

	if (flaw == DATE_EMPTY)
		return g_strdup("");
	if (flaw == DATE_FINE)
		return date_iso(date);
	*complaint = date_flaw_sentence(flaw, date);
	return NULL;
}

/* ---- codes ------------------------------------------------------------------ */

bool kind_is_unknown_row(const struct code_row *row)
{
	return row && !strcmp(row->name, "Chưa có thông tin");
}

static char *code_flaw(const struct kind_question *question, bool several)
{
	const char *edition = catalogue_edition(question->cat);

	if (several)
		return g_strdup(_("Several fit. Type more letters, or choose with F4."));
	if (question->cat == CATALOGUE_ETHNIC && *edition)
		return g_strdup(
			_("Not in the list of ethnic groups. Type letters of the name, "
			  "or choose with F4."));
	return g_strdup(
		_("Not in the list. Type the code or letters of the name, or choose "
		  "with F4."));
}

/* "Tày (Thù Lao)": the name of the group, and the bearer's own word for it. */
static char *read_ethnic(const struct kind_question *question, char **complaint)
{
	const char *open = strchr(question->clean, '(');
	size_t length = strlen(question->clean);
	struct kind_question head = *question;
	g_autofree char *group = NULL, *own = NULL, *code = NULL;

	if (!open || open == question->clean || question->clean[length - 1] != ')')
		return NULL;
	group = g_strstrip(g_strndup(question->clean, (size_t)(open - question->clean)));
	own = g_strstrip(
		g_strndup(open + 1, length - (size_t)(open - question->clean) - 2));
	if (!*group || !*own || strpbrk(own, "()"))
		return NULL;
	head.clean = group;
	if (!(code = kind_read_code(&head, complaint)))
		return NULL;
	if (!kind_fits(own, VALUE_NAME_LETTERS, complaint))
		return NULL;
	return g_strdup_printf("%s" KIND_PART_TEXT "%s", code, own);
}

char *kind_read_code(const struct kind_question *question, char **complaint)
{
	const struct code_row *row;
	bool several = false;

	if (*question->before && !strcmp(question->before, question->clean))
		return g_strdup(question->original);
	if (question->cat == CATALOGUE_ETHNIC) {
		char *value = read_ethnic(question, complaint);

		if (value || *complaint)
			return value;
	}
	row = catalogue_read(question->cat, question->clean, question->on, &several);
	if (!row) {
		*complaint = code_flaw(question, several);
		return NULL;
	}
	return g_strdup(kind_is_unknown_row(row) ? "" : row->code);
}

/* ---- places ----------------------------------------------------------------- */

char *kind_read_place(const struct kind_question *question, char **complaint)
{
	g_autofree char *detail = kind_part(question->original, 2);
	g_autofree char *country = kind_part(question->original, 3);

	if (!strcmp(detail, question->clean))
		return g_strdup(question->original);
	if (!kind_fits(question->clean, VALUE_LETTERS, complaint))
		return NULL;
	return value_place("", "", question->clean, *country ? country : "VN");
}

/* ---- numbers ---------------------------------------------------------------- */

static char *digit_count_flaw(size_t has, unsigned digits)
{
	if (digits == 9 && has < 9)
		return g_strdup_printf(_("%u digits too few: an old card number has 9."),
				       9 - (unsigned)has);
	if (digits == 9)
		return g_strdup_printf(_("%u digits too many: an old card number has 9."),
				       (unsigned)has - 9);
	if (has < digits)
		return g_strdup_printf(_("%u digits too few: a personal number has 12."),
				       digits - (unsigned)has);
	return g_strdup_printf(_("%u digits too many: a personal number has 12."),
			       (unsigned)has - digits);
}

char *kind_read_number(const struct kind_question *question, unsigned digits,
		       char **complaint)
{
	GString *out = g_string_new(NULL);
	const char *p;

	for (p = question->clean; *p; p = g_utf8_next_char(p)) {
		char letter[8] = "";

		if (*p == ' ')
			continue;
		if (g_ascii_isdigit(*p)) {
			g_string_append_c(out, *p);
			continue;
		}
		g_unichar_to_utf8(g_utf8_get_char(p), letter);
		*complaint = g_strdup_printf(
			_("“%s” at place %u is not a digit."), letter,
			(unsigned)text_place(question->clean, (size_t)(p - question->clean)));
		g_string_free(out, TRUE);
		return NULL;
	}
	if (out->len == digits)
		return g_string_free(out, FALSE);
	*complaint = digit_count_flaw(out->len, digits);
	g_string_free(out, TRUE);
	return NULL;
}
