/* query_name - a name with or without a birth date behind it, and hamlets by their names.
 */
#include <string.h>

#include "forms/query_parts.h"
#include "forms/record.h"
#include "i18n/date.h"
#include "i18n/fold.h"
#include "i18n/language.h"
#include "i18n/text.h"
#include "i18n/banned.h"

/* Words that only a hamlet begins with, and words that may be a family name too. */
static const char *const sure_heads[] = { "to dan pho so ", "to dan pho ", "tdp ",
					  "khu dan cu ",    "khu pho ",	   "thon " };
static const char *const other_heads[] = { "khu ", "ap ",   "xom ", "buon ",
					   "ban ", "lang ", "to ",  "doi " };

static const char *after_head(const char *key, const char *const heads[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (g_str_has_prefix(key, heads[i]) && key[strlen(heads[i])])
			return key + strlen(heads[i]);
	return NULL;
}

/* A hamlet's name as it is compared: folded, without "thôn" before it. New. */
static char *bare_key(const char *name, enum fold_level level)
{
	g_autofree char *ascii = fold_key(name, FOLD_ASCII);
	g_autofree char *key = fold_key(name, level);
	const char *rest = after_head(ascii, sure_heads, G_N_ELEMENTS(sure_heads));
	size_t words = 0;
	const char *p = key;

	if (!rest)
		rest = after_head(ascii, other_heads, G_N_ELEMENTS(other_heads));
	if (!rest)
		return g_steal_pointer(&key);
	/* Blanks are the same in every key: pass over as many words. */
	for (const char *q = ascii; q < rest; q++)
		words += *q == ' ';
	for (; *p && words; p++)
		words -= *p == ' ';
	return g_strdup(p);
}

/* The only hamlet that fits at this level; -1 none, -2 several. */
static int only_hamlet(const char *line, const struct hamlet_names *hamlets,
		       enum fold_level level, bool beginning)
{
	g_autofree char *wanted = bare_key(line, level);
	int found = -1;

	for (size_t i = 0; i < hamlets->count; i++) {
		g_autofree char *key = bare_key(hamlets->rows[i].name, level);

		if (beginning ? !g_str_has_prefix(key, wanted) : strcmp(key, wanted) != 0)
			continue;
		if (found != -1)
			return -2;
		found = (int)i;
	}
	return found;
}

static int find_hamlet(const char *line, const struct hamlet_names *hamlets)
{
	int found = only_hamlet(line, hamlets, FOLD_CANONICAL, false);

	if (found == -1)
		found = only_hamlet(line, hamlets, FOLD_ASCII, false);
	if (found == -1)
		found = only_hamlet(line, hamlets, FOLD_ASCII, true);
	return found;
}

bool query_try_hamlet(const char *line, const struct hamlet_names *hamlets,
		      struct query *out, bool *mine, char **complaint)
{
	static const struct hamlet_names none = { NULL, 0 };
	g_autofree char *key = fold_key(line, FOLD_ASCII);
	bool sure = after_head(key, sure_heads, G_N_ELEMENTS(sure_heads)) ||
		    strcmp(key, "thon") == 0;
	int found = -1;

	*mine = sure;
	if (!sure && !after_head(key, other_heads, G_N_ELEMENTS(other_heads)))
		return false;
	found = find_hamlet(line, hamlets ? hamlets : &none);
	if (found >= 0) {
		*mine = true;
		out->kind = QUERY_HAMLET;
		record_put(&out->hamlet, hamlets->rows[found].id);
		record_put(&out->hamlet_name, hamlets->rows[found].name);
		return true;
	}
	g_free(*complaint);
	*complaint = g_strdup(
		found == -2 ? _("Several hamlets begin like this: type the whole name.")
			    : _("The commune has no hamlet of this name. F4 lists "
				"them; the text is kept."));
	return false;
}

/* How many of the last words are a date: 0, 1, or 3 ("17 3 1950"). */
static unsigned count_date_words(char *const word[], unsigned n)
{
	bool digits[3] = { false, false, false };

	for (unsigned i = 0; i < 3 && i < n; i++) {
		const char *w = word[n - 1 - i];

		digits[i] = w[0] && !w[strspn(w, "0123456789")];
	}
	if (n > 3 && digits[0] && digits[1] && digits[2])
		return 3;
	if (!n || !strpbrk(word[n - 1], "0123456789"))
		return 0;
	return word[n - 1][strspn(word[n - 1], "0123456789/.-_()")] ? 0 : 1;
}

/* "sinh năm", "sn" before the year say nothing more. */
static unsigned skip_born(char *const word[], unsigned n)
{
	g_autofree char *last = n ? fold_key(word[n - 1], FOLD_ASCII) : NULL;
	g_autofree char *before = n > 1 ? fold_key(word[n - 2], FOLD_ASCII) : NULL;

	if (n > 2 && strcmp(last, "nam") == 0 && strcmp(before, "sinh") == 0)
		return n - 2;
	if (n > 1 && strcmp(last, "sn") == 0)
		return n - 1;
	return n;
}

static bool take_date(struct query *out, const char *typed, char **complaint)
{
	g_autofree char *bare = g_strdup(typed);
	struct date date = { 0, 0, 0 };
	enum date_flaw flaw;

	g_strdelimit(bare, "()", ' ');
	flaw = date_read(g_strstrip(bare), &date);
	if (flaw != DATE_FINE) {
		g_free(*complaint);
		*complaint = date_flaw_sentence(flaw, date);
		return false;
	}
	if (date_is_whole(date)) {
		g_free(out->date);
		out->date = date_iso(date);
	} else {
		g_free(out->year);
		out->year = g_strdup_printf("%04d", date.year);
	}
	return true;
}

/* The first letter that no name has, as a new string; NULL when there is none. */
static char *strange_letter(const char *name)
{
	for (const char *p = name; *p; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		bool other = c == 0x2019 || c == 0x02bc ||
			     (c < 0x80 && strchr(" '-.", (int)c));

		if (!g_unichar_isalpha(c) && !g_unichar_ismark(c) && !other)
			return g_strndup(p, (size_t)(g_utf8_next_char(p) - p));
	}
	return NULL;
}

bool query_read_name(const char *line, struct query *out, char **complaint)
{
	g_auto(GStrv) word = text_words(line);
	unsigned n = g_strv_length(word), dates = count_date_words(word, n),
		 names = n - dates;
	g_autofree char *typed = g_strjoinv(" ", word + names), *name = NULL, *bad = NULL;
	char *kept;

	if (dates && !take_date(out, typed, complaint))
		return false;
	if (dates)
		names = skip_born(word, names);
	kept = word[names];
	word[names] = NULL;
	name = g_strjoinv(" ", word);
	word[names] = kept;
	bad = strange_letter(name);
	if (bad) {
		g_free(*complaint);
		*complaint =
			g_strdup_printf(_("“%s” does not stand in names. Numbers have 12 "
					  "or 9 digits. The text is kept."),
					bad);
		return false;
	}
	if (text_letters(name) < 2) {
		g_free(*complaint);
		*complaint = g_strdup(_("Type at least two letters of the name."));
		return false;
	}
	out->kind = QUERY_NAME;
	g_free(out->name);
	out->name = g_steal_pointer(&name);
	return true;
}
