/*
 * catalogue - looking things up in the code lists.
 *
 * Lists are short (249 rows at most), so a search folds every row anew instead
 * of keeping an index: there is no writable data here.
 */
#include "forms/catalogue.h"

#include <string.h>

#include "forms/catalogue_tables.h"
#include "i18n/fold.h"
#include "i18n/banned.h"

static const struct catalogue_table *const tables[CATALOGUE_COUNT] = {
	[CATALOGUE_SEX] = &catalogue_sex,
	[CATALOGUE_MARITAL] = &catalogue_marital,
	[CATALOGUE_BLOOD] = &catalogue_blood,
	[CATALOGUE_ETHNIC] = &catalogue_ethnic,
	[CATALOGUE_RELIGION] = &catalogue_religion,
	[CATALOGUE_COUNTRY] = &catalogue_country,
	[CATALOGUE_LIFE] = &catalogue_life,
	[CATALOGUE_RELATION] = &catalogue_relation,
	[CATALOGUE_REASON] = &catalogue_reason,
	[CATALOGUE_PAPER] = &catalogue_paper,
	[CATALOGUE_PROCEDURE] = &catalogue_procedure,
	[CATALOGUE_RANK] = &catalogue_rank,
	[CATALOGUE_RETURN_REASON] = &catalogue_return_reason,
	[CATALOGUE_REFUSE_REASON] = &catalogue_refuse_reason,
	[CATALOGUE_PERSON_STATE] = &catalogue_person_state,
	[CATALOGUE_ROLE] = &catalogue_role,
	[CATALOGUE_COMMUNE_KIND] = &catalogue_commune_kind,
	[CATALOGUE_APPLICANT] = &catalogue_applicant,
	[CATALOGUE_IDENTITY_CHECK] = &catalogue_identity_check,
	[CATALOGUE_POST] = &catalogue_post,
	[CATALOGUE_SIGNATURE] = &catalogue_signature,
	[CATALOGUE_ETHNIC_1979] = &catalogue_ethnic_1979,
	[CATALOGUE_RELIGION_2020] = &catalogue_religion_2020,
	[CATALOGUE_TYPING] = &catalogue_typing,
	[CATALOGUE_TONE] = &catalogue_tone,
	[CATALOGUE_NAME_ORDER] = &catalogue_name_order,
	[CATALOGUE_LANGUAGE] = &catalogue_language,
};

static const struct catalogue_table *table_of(enum catalogue cat)
{
	if ((unsigned)cat >= CATALOGUE_COUNT)
		return NULL;
	return tables[cat];
}

const struct code_row *catalogue_rows(enum catalogue cat, size_t *n)
{
	const struct catalogue_table *table = table_of(cat);

	*n = table ? table->n : 0;
	return table ? table->rows : NULL;
}

const char *catalogue_edition(enum catalogue cat)
{
	const struct catalogue_table *table = table_of(cat);

	return table ? table->edition : "";
}

/* ISO days compare as text; a partial date is held against as many letters. */
bool code_row_holds(const struct code_row *row, const char *on)
{
	size_t length = on ? strlen(on) : 0;

	if (!length)
		return true;
	if (*row->from && strncmp(on, row->from, length) < 0)
		return false;
	return !*row->to || strncmp(on, row->to, length) <= 0;
}

static bool path_is_in(const char *word, size_t length, const char *path)
{
	return !strncmp(path, word, length) &&
	       (path[length] == '\0' || path[length] == '/');
}

bool code_row_serves(const struct code_row *row, const char *path)
{
	const char *word = row->serves;

	if (!*word)
		return true;
	while (*word) {
		size_t length = strcspn(word, " ");

		if (path_is_in(word, length, path))
			return true;
		word += length;
		word += strspn(word, " ");
	}
	return false;
}

const struct code_row *catalogue_row(enum catalogue cat, const char *code, const char *on)
{
	const struct code_row *found = NULL;
	size_t n, i;
	const struct code_row *rows = catalogue_rows(cat, &n);

	for (i = 0; code && i < n; i++)
		if (!strcmp(rows[i].code, code) && code_row_holds(&rows[i], on))
			if (!found || strcmp(rows[i].from, found->from) > 0)
				found = &rows[i];
	return found;
}

const char *catalogue_name(enum catalogue cat, const char *code)
{
	const struct code_row *row = catalogue_row(cat, code, NULL);

	if (row)
		return row->name;
	return code ? code : "";
}

/* How well a row fits what was typed, best first. */
enum fit {
	FIT_SAME,   /* the code, or the name as it is written */
	FIT_FOLDED, /* the name without its marks */
	FIT_ALIAS,  /* another name, whole, or the code in small letters */
	FIT_BEGINS, /* the name begins so, marks and all */
	FIT_BEGINS_FOLDED,
	FIT_WORDS,    /* each typed word begins a word of the name, in order */
	FIT_INITIALS, /* "dcvc" */
	FIT_CODE,     /* the code begins so */
	FIT_ALIAS_BEGINS,
	FIT_INSIDE,
	FIT_NONE,
};

struct typed {
	const char *raw;
	char *marked, *plain; /* fold keys */
};

static bool words_begin(const char *plain, const char *typed)
{
	g_auto(GStrv) words = g_strsplit(plain, " ", -1);
	g_auto(GStrv) wanted = g_strsplit(typed, " ", -1);
	size_t i, at = 0;

	for (i = 0; wanted[i]; i++) {
		while (words[at] && !g_str_has_prefix(words[at], wanted[i]))
			at++;
		if (!words[at++])
			return false;
	}
	return true;
}

static bool initials_begin(const char *plain, const char *typed)
{
	bool first = true;

	for (; *plain && *typed; plain++) {
		if (first && *plain != *typed++)
			return false;
		first = *plain == ' ';
	}
	return !*typed;
}

static enum fit fit_alias(const struct code_row *row, const struct typed *typed)
{
	g_auto(GStrv) names = g_strsplit(row->more, ";", -1);
	enum fit best = FIT_NONE;
	size_t i;

	for (i = 0; names[i]; i++) {
		g_autofree char *plain = fold_key(names[i], FOLD_ASCII);

		if (!strcmp(plain, typed->plain))
			return FIT_ALIAS;
		if (g_str_has_prefix(plain, typed->plain))
			best = FIT_ALIAS_BEGINS;
	}
	return best;
}

static enum fit fit_name(const char *name, const struct typed *typed)
{
	g_autofree char *marked = fold_key(name, FOLD_CANONICAL);
	g_autofree char *plain = fold_key(name, FOLD_ASCII);

	if (!strcmp(marked, typed->marked))
		return FIT_SAME;
	if (!strcmp(plain, typed->plain))
		return FIT_FOLDED;
	if (g_str_has_prefix(marked, typed->marked))
		return FIT_BEGINS;
	if (g_str_has_prefix(plain, typed->plain))
		return FIT_BEGINS_FOLDED;
	if (words_begin(plain, typed->plain))
		return FIT_WORDS;
	if (strlen(typed->plain) > 1 && initials_begin(plain, typed->plain))
		return FIT_INITIALS;
	return strstr(plain, typed->plain) ? FIT_INSIDE : FIT_NONE;
}

static enum fit fit_row(const struct code_row *row, const struct typed *typed)
{
	enum fit name, alias;

	if (!*typed->raw)
		return FIT_SAME;
	if (!strcmp(row->code, typed->raw))
		return FIT_SAME;
	if (!*typed->plain)
		return FIT_NONE;
	name = fit_name(row->name, typed);
	alias = fit_alias(row, typed);
	if (alias < name)
		name = alias;
	/* "my" may be the code MY or Mỹ: small letters are no surer than a name. */
	if (name > FIT_ALIAS && !g_ascii_strcasecmp(row->code, typed->raw))
		return FIT_ALIAS;
	if (name > FIT_CODE &&
	    !g_ascii_strncasecmp(row->code, typed->raw, strlen(typed->raw)))
		return FIT_CODE;
	return name;
}

/* A paper is asked for by its own date of issue, so old ones stay in the list. */
static bool in_list(enum catalogue cat, const struct code_row *row, const char *on)
{
	if (cat == CATALOGUE_PAPER)
		return true;
	return on ? code_row_holds(row, on) : !*row->to;
}

/* In Telex the code DD05 comes as Đ05. */
static char *as_code(const char *text)
{
	gunichar first = g_utf8_get_char(text);
	const char *rest = g_utf8_next_char(text);

	if ((first != 0x110 && first != 0x111) || !g_ascii_isdigit(*rest))
		return g_strdup(text);
	return g_strconcat("DD", rest, NULL);
}

static enum fit search(enum catalogue cat, const char *text, const char *on,
		       GPtrArray *out)
{
	g_autofree char *raw = as_code(text);
	struct typed typed = { .raw = raw };
	size_t n, i;
	const struct code_row *rows = catalogue_rows(cat, &n);
	g_autofree enum fit *fits = g_new(enum fit, n + 1);
	enum fit fit, best = FIT_NONE;

	typed.marked = fold_key(text, FOLD_CANONICAL);
	typed.plain = fold_key(text, FOLD_ASCII);
	for (i = 0; i < n; i++) {
		fits[i] =
			in_list(cat, &rows[i], on) ? fit_row(&rows[i], &typed) : FIT_NONE;
		if (fits[i] < best)
			best = fits[i];
	}
	for (fit = FIT_SAME; fit < FIT_NONE; fit++)
		for (i = 0; i < n; i++)
			if (fits[i] == fit)
				g_ptr_array_add(out, (void *)&rows[i]);
	g_free(typed.marked);
	g_free(typed.plain);
	return best;
}

size_t catalogue_search_on(enum catalogue cat, const char *typed, const char *on,
			   GPtrArray *out)
{
	size_t before = out->len;

	search(cat, typed, on && *on ? on : NULL, out);
	return out->len - before;
}

size_t catalogue_search(enum catalogue cat, const char *typed, GPtrArray *out)
{
	return catalogue_search_on(cat, typed, NULL, out);
}

/* How many of the rows found fit as well as the best: the first ones. */
static size_t as_good(const GPtrArray *found, const char *text, enum fit best)
{
	struct typed typed = { .raw = text };
	size_t i;

	typed.marked = fold_key(text, FOLD_CANONICAL);
	typed.plain = fold_key(text, FOLD_ASCII);
	for (i = 0; i < found->len; i++)
		if (fit_row(found->pdata[i], &typed) != best)
			break;
	g_free(typed.marked);
	g_free(typed.plain);
	return i;
}

const struct code_row *catalogue_read(enum catalogue cat, const char *typed,
				      const char *on, bool *several)
{
	g_autoptr(GPtrArray) found = g_ptr_array_new();
	enum fit best;

	if (several)
		*several = false;
	if (!*typed)
		return NULL;
	best = search(cat, typed, on && *on ? on : NULL, found);
	if (found->len == 0)
		return NULL;
	if (found->len == 1 || (best <= FIT_WORDS && as_good(found, typed, best) == 1))
		return found->pdata[0];
	if (several)
		*several = true;
	return NULL;
}
