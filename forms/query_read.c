/*
 * query_read - a typed line, understood: whose is it?
 *
 * A '|' makes it a card; "hộ" and digits a household; "thôn" and the like a
 * hamlet; digits alone a number; what is left is a name, perhaps with a date.
 */
#include <string.h>

#include "forms/kinds.h"
#include "forms/query_parts.h"
#include "forms/record.h"
#include "i18n/fold.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/banned.h"

static bool complain(char **complaint, char *sentence)
{
	g_free(*complaint);
	*complaint = sentence;
	return false;
}

/* Digits with blanks, dots or dashes between them, and nothing else: the digits; or NULL.
 */
static char *digits_of(const char *line)
{
	GString *digits;

	if (line[strspn(line, "0123456789 .-")])
		return NULL;
	digits = g_string_new(NULL);
	for (; *line; line++)
		if (g_ascii_isdigit(*line))
			g_string_append_c(digits, *line);
	return g_string_free(digits, FALSE);
}

static char *too_few(size_t have, size_t wanted)
{
	int missing = (int)(wanted - have);

	return wanted == 12
		       ? g_strdup_printf(
				 ngettext("Missing %d digit: a personal number has 12, "
					  "typed %d. The text is kept.",
					  "Missing %d digits: a personal number has "
					  "12, typed %d. The text is kept.",
					  (unsigned long)missing),
				 missing, (int)have)
		       : g_strdup_printf(
				 ngettext("Missing %d digit: an old card number has 9, "
					  "typed %d. The text is kept.",
					  "Missing %d digits: an old card number has "
					  "9, typed %d. The text is kept.",
					  (unsigned long)missing),
				 missing, (int)have);
}

static bool read_digits(const char *digits, struct query *out, char **complaint)
{
	size_t n = strlen(digits);

	if (n == 12 || n == 9) {
		out->kind = n == 12 ? QUERY_NUMBER : QUERY_OLD_NUMBER;
		record_put(&out->number, digits);
		return true;
	}
	if (n <= 4)
		return complain(complaint,
				g_strdup(_("A year or a short number alone finds "
					   "nobody: type a name before it.")));
	if (n < 9)
		return complain(complaint, too_few(n, 9));
	if (n == 10)
		return complain(
			complaint,
			g_strdup(_("10 digits: a personal number has 12, an old card "
				   "number has 9. The text is kept.")));
	if (n == 11)
		return complain(complaint, too_few(n, 12));
	return complain(
		complaint,
		g_strdup_printf(ngettext("%d digit too many: a personal number has 12. "
					 "The text is kept.",
					 "%d digits too many: a personal number has "
					 "12. The text is kept.",
					 (unsigned long)(n - 12)),
				(int)(n - 12)));
}

static bool try_household(const char *line, struct query *out, bool *mine,
			  char **complaint)
{
	static const char *const heads[] = { "ho gia dinh so ", "ho gia dinh ", "ho so ",
					     "ho " };
	g_autofree char *key = fold_key(line, FOLD_ASCII);
	g_autofree char *marked = fold_key(line, FOLD_CANONICAL);
	const char *rest = NULL;

	for (size_t i = 0; i < G_N_ELEMENTS(heads) && !rest; i++)
		if (g_str_has_prefix(key, heads[i]))
			rest = key + strlen(heads[i]);
	/* "hộ" alone is ours; "hồ xuân hương" and "ho van" are people. */
	if (!rest || !g_ascii_isdigit(*rest)) {
		*mine = strcmp(marked, "hộ") == 0 || g_str_has_prefix(marked, "hộ ");
		return complain(
			complaint,
			g_strdup(_("A household is found by its number: household "
				   "0127.")));
	}
	*mine = true;
	if (strlen(rest) > 10 || !value_is_digits(rest, strlen(rest)))
		return complain(complaint,
				g_strdup(_("A household number is digits only, as "
					   "in 0127. The text is kept.")));
	out->kind = QUERY_HOUSEHOLD;
	record_put(&out->household, rest);
	return true;
}

bool query_read(const char *line, const struct hamlet_names *hamlets, struct query *out,
		char **complaint)
{
	g_autofree char *clean = NULL, *digits = NULL, *sentence = NULL;
	bool fine, mine = false;

	query_clear(out);
	query_init(out);
	sentence = kind_refusal(line);
	clean = text_admit(line, strlen(line), NULL, NULL);
	if (sentence) {
		fine = false;
	} else if (!*clean) {
		sentence = query_sentence(out);
		fine = false;
	} else if (strchr(clean, '|')) {
		fine = query_read_card(clean, out, &sentence);
	} else if (text_letters(clean) > QUERY_LETTERS) {
		fine = complain(&sentence,
				g_strdup_printf(_("The line is longer than %d "
						  "letters. The text is kept."),
						QUERY_LETTERS));
	} else if ((digits = digits_of(clean))) {
		fine = read_digits(digits, out, &sentence);
	} else {
		fine = try_household(clean, out, &mine, &sentence);
		if (!mine)
			fine = query_try_hamlet(clean, hamlets, out, &mine, &sentence);
		if (!mine)
			fine = query_read_name(clean, out, &sentence);
	}
	if (fine)
		return true;
	out->kind = QUERY_NONE;
	if (complaint)
		*complaint = g_steal_pointer(&sentence);
	return false;
}
