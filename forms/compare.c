/* compare - columns, and the judgement of a line. */
#include "forms/compare.h"

#include <string.h>

#include "i18n/date.h"
#include "i18n/diff.h"
#include "i18n/fold.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define SHOWN_LETTERS 60 /* of a cell in a sentence */

static const struct {
	const char *word, *name;
} results[COMPARE_RESULTS] = {
	[COMPARE_SAME] = { "same", N_("all agrees") },
	[COMPARE_NAME] = { "name-differs", N_("name differs") },
	[COMPARE_BIRTH] = { "birth-differs", N_("birth date differs") },
	[COMPARE_NO_NUMBER] = { "no-number", N_("no such number") },
	[COMPARE_OTHER] = { "other", N_("other information") },
};

const char *compare_word(enum compare_result result)
{
	return results[result].word;
}

bool compare_of_word(const char *word, enum compare_result *result)
{
	for (int i = 0; i < COMPARE_RESULTS; i++)
		if (strcmp(results[i].word, word) == 0) {
			*result = (enum compare_result)i;
			return true;
		}
	return false;
}

const char *compare_name(enum compare_result result)
{
	return _(results[result].name);
}

/* Words of headers, folded; what begins with one is that column. */
static const struct {
	enum compare_column column;
	const char *words;
} headers[] = {
	{ COLUMN_NUMBER, "so dinh danh|so ddcn|so cccd|cccd|so can cuoc|can cuoc|ma dinh danh|"
			 "so cmnd/cccd|cmnd/cccd|so cmt|so giay to|sodinhdanh|socccd|number" },
	{ COLUMN_NAME, "ho va ten|ho ten|ho, chu dem va ten|ho, chu dem, ten|ho chu dem va ten|"
		       "ten day du|hovaten|hoten|name" },
	{ COLUMN_FAMILY, "ho va chu dem|ho chu dem|ho dem|ho va ten dem|ho lot|ho" },
	{ COLUMN_GIVEN, "ten" },
	{ COLUMN_BIRTH, "ngay, thang, nam sinh|ngay thang nam sinh|ngay sinh|nam sinh|sinh ngay|"
			"ngaysinh|namsinh|birth" },
	{ COLUMN_SEX, "gioi tinh|phai|gioi|nam/nu|gioitinh|sex" },
};

static const char *const column_words[COLUMN_COUNT] = { "number", "name",  "family",
							"given",  "birth", "sex" };

static void columns_init(struct compare_columns *columns)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		columns->at[i] = -1;
}

static bool is_one_of(const char *words, const char *cell)
{
	g_auto(GStrv) list = g_strsplit(words, "|", -1);

	return g_strv_contains((const char *const *)list, cell);
}

static enum compare_column column_of(const char *cell)
{
	g_autofree char *clean = text_admit(cell, strlen(cell), NULL, NULL);
	g_autofree char *fold = clean ? fold_key(clean, FOLD_ASCII) : g_strdup("");
	char *bracket = strpbrk(fold, "(*:");

	if (bracket)
		*bracket = '\0';
	g_strstrip(fold);
	for (size_t i = 0; i < G_N_ELEMENTS(headers); i++)
		if (is_one_of(headers[i].words, fold))
			return headers[i].column;
	return COLUMN_NONE;
}

static bool columns_check(const struct compare_columns *c, GError **why)
{
	bool named = c->at[COLUMN_NAME] >= 0 || c->at[COLUMN_GIVEN] >= 0;

	if (c->at[COLUMN_NUMBER] >= 0 && named)
		return true;
	g_set_error(why, TABLE_ERROR, 0,
		    _("The list's first line names no column for %s. Name the columns with "
		      "--columns number,name,birth,sex (- for one that does not matter)."),
		    c->at[COLUMN_NUMBER] < 0 ? _("the personal number") : _("the name"));
	return false;
}

bool compare_columns_of_header(struct compare_columns *c, const struct table *t, GError **why)
{
	columns_init(c);
	for (size_t i = 0; i < table_cells(t); i++) {
		enum compare_column column = column_of(table_cell(t, i));

		if (column != COLUMN_NONE && c->at[column] < 0)
			c->at[column] = (int)i;
	}
	return columns_check(c, why);
}

bool compare_columns_of_words(struct compare_columns *c, const char *words, GError **why)
{
	g_auto(GStrv) list = g_strsplit(words, ",", TABLE_CELLS);

	columns_init(c);
	for (int i = 0; list[i]; i++) {
		int column = 0;

		if (strcmp(list[i], "-") == 0)
			continue;
		while (column < COLUMN_COUNT && strcmp(column_words[column], list[i]) != 0)
			column++;
		if (column == COLUMN_COUNT || c->at[column] >= 0) {
			g_set_error(why, TABLE_ERROR, 0,
				    _("“%s” is no name of a column, or stands twice: number "
				      "name family given birth sex, - for any other."),
				    list[i]);
			return false;
		}
		c->at[column] = i;
	}
	return columns_check(c, why);
}

static const char *cell(const struct compare_columns *c, const struct table *t,
			enum compare_column column)
{
	return c->at[column] < 0 ? "" : table_cell(t, (size_t)c->at[column]);
}

void compare_line_read(struct compare_line *line, const struct compare_columns *c,
		       const struct table *t)
{
	line->number = g_strdup(cell(c, t, COLUMN_NUMBER));
	line->name = c->at[COLUMN_NAME] >= 0
			     ? g_strdup(cell(c, t, COLUMN_NAME))
			     : g_strdup_printf("%s %s", cell(c, t, COLUMN_FAMILY),
					       cell(c, t, COLUMN_GIVEN));
	line->birth = g_strdup(cell(c, t, COLUMN_BIRTH));
	line->sex = g_strdup(cell(c, t, COLUMN_SEX));
}

void compare_line_clear(struct compare_line *line)
{
	g_free(line->number);
	g_free(line->name);
	g_free(line->birth);
	g_free(line->sex);
	*line = (struct compare_line){ 0 };
}

/* A spreadsheet takes the first 0 away and puts ' before: 11 digits may be 12. */
char *compare_number(const struct compare_line *line)
{
	char digits[16] = "";
	size_t n = 0;

	for (const char *at = line->number; *at; at++) {
		if (g_ascii_isdigit(*at) && n < 13)
			digits[n++] = *at;
		else if (!strchr(" .'-\xc2\xa0", *at))
			return g_strdup("");
	}
	digits[MIN(n, 13)] = '\0';
	if (n == 11)
		return g_strconcat("0", digits, NULL);
	return g_strdup(n == 12 ? digits : "");
}

struct finding {
	enum compare_result result;
	GString *words;
};

static void add(struct finding *f, enum compare_result result, char *words_taken)
{
	/* two things wrong at once are somebody else, or a line gone wrong */
	f->result = f->result == COMPARE_SAME ? result : COMPARE_OTHER;
	if (f->words->len)
		g_string_append(f->words, "; ");
	g_string_append(f->words, words_taken);
	g_free(words_taken);
}

static void note(struct finding *f, char *words_taken)
{
	enum compare_result was = f->result;

	add(f, was, words_taken);
	f->result = was;
}

/* Not one of the classes, but to be told: what the door mended. */
static void note_repairs(struct finding *f, unsigned repairs)
{
	if (repairs & TEXT_EDGES)
		note(f, g_strdup(_("blanks too many in the list's name, passed over")));
	if (repairs & TEXT_NBSP)
		note(f, g_strdup(_("an odd blank in the list's name, passed over")));
}

static void judge_name(struct finding *f, const char *listed, const char *known)
{
	unsigned repairs = 0;
	g_autofree char *clean = text_admit(listed, strlen(listed), &repairs, NULL);
	g_autofree char *mine = fold_key(known, FOLD_CANONICAL);
	g_autofree char *theirs = clean ? fold_key(clean, FOLD_CANONICAL) : NULL;
	g_autofree char *marked = NULL, *unseen = NULL;

	if (theirs && strcmp(mine, theirs) == 0) {
		note_repairs(f, repairs);
		return;
	}
	marked = diff_marked(known, clean ? clean : listed);
	unseen = diff_unseen(known, clean ? clean : listed);
	add(f, COMPARE_NAME,
	    g_strdup_printf(_("name: %s%s%s%s"), marked, unseen ? " (" : "", unseen ? unseen : "",
			    unseen ? ")" : ""));
}

/* Lists write 19500317, too, which is no ddmmyyyy. */
static enum date_flaw read_date(const char *listed, struct date *date)
{
	g_autofree char *clean = text_admit(listed, strlen(listed), NULL, NULL);
	g_autofree char *iso = NULL;

	if (!clean)
		return DATE_SHAPE;
	if (strlen(clean) > 10 && (clean[10] == ' ' || clean[10] == 'T'))
		clean[10] = '\0'; /* 1950-03-17 00:00:00 */
	if (strlen(clean) == 8 && strspn(clean, "0123456789") == 8 &&
	    (g_str_has_prefix(clean, "19") || g_str_has_prefix(clean, "20"))) {
		iso = g_strdup_printf("%.4s-%.2s-%.2s", clean, clean + 4, clean + 6);
		if (date_from_iso(iso, date))
			return DATE_FINE;
	}
	return date_read(clean, date);
}

static void judge_birth(struct finding *f, const char *listed, const char *known)
{
	struct date theirs = { 0 }, mine = { 0 };
	enum date_flaw flaw = read_date(listed, &theirs);
	g_autofree char *a = NULL, *b = NULL, *shown = text_show_start(listed, SHOWN_LETTERS);

	if (flaw == DATE_EMPTY)
		return;
	date_from_iso(known, &mine);
	a = date_show(mine);
	b = date_show(theirs);
	if (flaw != DATE_FINE)
		add(f, COMPARE_BIRTH, g_strdup_printf(_("“%s” is no birth date"), shown));
	else if (date_is_none(mine))
		add(f, COMPARE_BIRTH, g_strdup_printf(_("the register has no birth date, the list "
							"has %s"), b));
	else if (date_compare(mine, theirs) == 0)
		return;
	else if (mine.year == theirs.year && !date_is_whole(mine))
		add(f, COMPARE_BIRTH,
		    g_strdup_printf(_("the register has only %s, the list has %s"), a, b));
	else if (mine.year == theirs.year && !date_is_whole(theirs))
		note(f, g_strdup_printf(_("the list has only %s of the birth date"), b));
	else
		add(f, COMPARE_BIRTH, g_strdup_printf(_("born %s, in the list %s"), a, b));
}

/* "1" man, "2" woman, "" not known. */
static const char *sex_of(const char *listed)
{
	g_autofree char *clean = text_admit(listed, strlen(listed), NULL, NULL);
	g_autofree char *fold = clean ? fold_key(clean, FOLD_ASCII) : NULL;

	if (!fold)
		return "";
	if (is_one_of("nam|m|male|1|trai", fold))
		return "1";
	return is_one_of("nu|f|female|2|0|gai", fold) ? "2" : "";
}

static void judge_rest(struct finding *f, const struct compare_line *line,
		       const struct compare_known *known)
{
	const char *sex = sex_of(line->sex);

	if (*sex && strchr("12", *known->sex) && *known->sex && strcmp(sex, known->sex) != 0)
		add(f, COMPARE_OTHER,
		    g_strdup(*sex == '1' ? _("sex: woman in the register, man in the list")
					 : _("sex: man in the register, woman in the list")));
	if (strcmp(known->life, "2") == 0)
		add(f, COMPARE_OTHER, g_strdup(_("dead, by the register")));
}

enum compare_result compare_judge(const struct compare_line *line,
				  const struct compare_known *known, char **words)
{
	struct finding f = { COMPARE_SAME, g_string_new(NULL) };
	g_autofree char *number = compare_number(line);

	if (!known) {
		g_autofree char *shown = text_show_start(line->number, SHOWN_LETTERS);

		add(&f, COMPARE_NO_NUMBER,
		    *number	    ? g_strdup(_("nobody has this number"))
		    : *line->number ? g_strdup_printf(_("“%s” is no number of 12 digits"), shown)
				    : g_strdup(_("no number in the list")));
	} else {
		judge_name(&f, line->name, known->name);
		judge_birth(&f, line->birth, known->birth);
		judge_rest(&f, line, known);
	}
	*words = g_string_free(f.words, FALSE);
	return f.result;
}
