/* catalogue_file - the files of divisions, and which file is what. */
#include "central/catalogue_file.h"

#include <string.h>

#include "central/catalogue_codes.h"
#include "forms/places.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static const struct {
	enum centre_list_file list;
	const char *needs; /* columns, blank separated */
	const char *named; /* how the file's name begins, where columns do not tell */
} shapes[] = {
	{ CENTRE_FILE_DIVISIONS, "level code parent type name", "" },
	{ CENTRE_FILE_CHANGES, "effective kind level code new_parent new_full_name", "" },
	{ CENTRE_FILE_LINKS, "old_code old_name old_district_code kind new_code", "" },
	{ CENTRE_FILE_PROVINCES, "old_code new_code", "mapping-provinces" },
	{ CENTRE_FILE_ETHNIC, "code_1019_2008 code_121_1979 name other_names", "" },
	{ CENTRE_FILE_COUNTRIES, "alpha2 name_vi_cldr41", "" },
	{ CENTRE_FILE_DAYS, "date kind name_vi pair_date status", "" },
	{ CENTRE_FILE_RELIGIONS, "code name", "religions" },
};

/* From when the editions known today hold. */
static const struct {
	const char *edition, *day;
} known[] = {
	{ "2019", "2019-10-01" }, { "2020", "2021-11-01" }, { "2025h1", "2025-03-01" },
	{ "2025", "2025-07-01" }, { "2026", "2026-04-30" },
};

/* ---- which file ------------------------------------------------------------------ */

static bool has_all(const struct centre_sheet *sheet, const char *needs,
		    const char **missing)
{
	g_auto(GStrv) names = g_strsplit(needs, " ", -1);

	for (unsigned i = 0; names[i]; i++)
		if (centre_sheet_column(sheet, names[i]) < 0) {
			*missing = strstr(needs, names[i]);
			return false;
		}
	return true;
}

/* How many of the columns that a list needs the file has. */
static unsigned alike(const struct centre_sheet *sheet, const char *needs)
{
	g_auto(GStrv) names = g_strsplit(needs, " ", -1);
	unsigned n = 0;

	for (unsigned i = 0; names[i]; i++)
		n += centre_sheet_column(sheet, names[i]) >= 0;
	return n;
}

/* Nearly a list: the column that is missing; else nobody knows it. */
static bool say_unknown(const struct centre_sheet *sheet, GError **why)
{
	const char *missing = NULL;
	g_autofree char *name = NULL, *sentence = NULL;
	size_t nearest = 0;
	unsigned best = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++)
		if (alike(sheet, shapes[i].needs) > best) {
			best = alike(sheet, shapes[i].needs);
			nearest = i;
		}
	if (best < 2 || has_all(sheet, shapes[nearest].needs, &missing))
		return centre_sheet_refuse(sheet, SIZE_MAX, -1,
					   _("Nobody knows a list with these columns."),
					   why);
	name = g_strndup(missing, strcspn(missing, " "));
	sentence = g_strdup_printf(_("The column “%s” is missing."), name);
	return centre_sheet_refuse(sheet, SIZE_MAX, -1, sentence, why);
}

static bool know_list(struct centre_catalogue_file *f, const char *base, GError **why)
{
	const char *missing;

	for (size_t i = 0; i < G_N_ELEMENTS(shapes); i++)
		if (g_str_has_prefix(base, shapes[i].named) &&
		    has_all(f->sheet, shapes[i].needs, &missing)) {
			f->list = shapes[i].list;
			return true;
		}
	return say_unknown(f->sheet, why);
}

/* "divisions-2025h1.tsv" -> "2025h1" */
static char *edition_in(const char *base)
{
	const char *dash = strrchr(base, '-');
	size_t length = dash ? strcspn(dash + 1, ".") : 0;

	return length && length < 10 ? g_strndup(dash + 1, length) : g_strdup("");
}

static bool know_day(struct centre_catalogue_file *f, struct centre_ledger *l,
		     const char *from, GError **why)
{
	g_autofree char *held = NULL;
	const char *day = from;

	if (!day && *f->edition)
		day = held =
			centre_word(l, "SELECT day FROM division_edition WHERE name = ?1",
				    "s", f->edition);
	for (size_t i = 0; !day && i < G_N_ELEMENTS(known); i++)
		if (strcmp(known[i].edition, f->edition) == 0)
			day = known[i].day;
	if (!day || !*f->edition)
		return centre_sheet_refuse(
			f->sheet, SIZE_MAX, -1,
			_("Say which edition it is and from when: --edition "
			  "NAME --from YYYY-MM-DD."),
			why);
	g_strlcpy(f->day, day, sizeof(f->day));
	return true;
}

bool centre_catalogue_file_is_place(const struct centre_catalogue_file *f)
{
	return f->list <= CENTRE_FILE_LINKS;
}

bool centre_catalogue_file_init(struct centre_catalogue_file *f,
				struct centre_sheet *sheet, struct centre_ledger *l,
				const char *edition, const char *from, GError **why)
{
	g_autofree char *base = g_path_get_basename(centre_sheet_name(sheet));

	*f = (struct centre_catalogue_file){ .sheet = sheet, .today = "" };
	if (!know_list(f, base, why))
		return false;
	f->edition = edition ? g_strdup(edition) : edition_in(base);
	if (!centre_catalogue_file_is_place(f) || f->list == CENTRE_FILE_CHANGES)
		return true;
	return know_day(f, l, from, why);
}

void centre_catalogue_file_clear(struct centre_catalogue_file *f)
{
	g_clear_pointer(&f->sheet, centre_sheet_free);
	g_clear_pointer(&f->edition, g_free);
}

/* ---- divisions ------------------------------------------------------------------- */

/* Looks at one row of divisions: shape, kind, whether the name is whole. */
static bool check_unit(const struct centre_sheet *s, size_t i, GHashTable *seen,
		       GError **why)
{
	int code = centre_sheet_column(s, "code"),
	    full = centre_sheet_column(s, "full_name");
	int type = centre_sheet_column(s, "type"), name = centre_sheet_column(s, "name");
	const char *own = centre_sheet_cell(s, i, code);
	enum place_level level = place_level_of(own);
	g_autofree char *whole = g_strconcat(centre_sheet_cell(s, i, type), " ",
					     centre_sheet_cell(s, i, name), NULL);
	const char level_text[2] = { (char)('0' + level), '\0' };
	enum place_kind kind;

	if (level == PLACE_NATION || level == PLACE_AREA)
		return centre_sheet_refuse(s, i, code, _("A code has 2, 3 or 5 digits."),
					   why);
	if (strcmp(centre_sheet_cell(s, i, centre_sheet_column(s, "level")),
		   level_text) != 0)
		return centre_sheet_refuse(s, i, centre_sheet_column(s, "level"),
					   _("The level does not fit the code."), why);
	if (!place_kind_read(centre_sheet_cell(s, i, type), &kind))
		return centre_sheet_refuse(s, i, type,
					   _("There is no such kind of division."), why);
	if (!*centre_sheet_cell(s, i, name) ||
	    (full >= 0 && strcmp(centre_sheet_cell(s, i, full), whole) != 0))
		return centre_sheet_refuse(s, i, name, _("The name is not whole."), why);
	if (!g_hash_table_add(seen, (void *)own))
		return centre_sheet_refuse(s, i, code,
					   _("This code stands in the file twice."), why);
	return true;
}

static bool check_parent(const struct centre_sheet *s, size_t i, GHashTable *seen,
			 GError **why)
{
	int column = centre_sheet_column(s, "parent");
	const char *parent = centre_sheet_cell(s, i, column);
	enum place_level own =
		place_level_of(centre_sheet_cell(s, i, centre_sheet_column(s, "code")));
	enum place_level above = place_level_of(parent);
	bool fits = own == PLACE_PROVINCE ? !*parent
					  : above >= PLACE_PROVINCE && above < own &&
						    g_hash_table_contains(seen, parent);

	return fits ||
	       centre_sheet_refuse(s, i, column,
				   _("The unit above it is not in the file."), why);
}

static bool check_units(const struct centre_sheet *s, GError **why)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	bool fine = true;

	for (size_t i = 0; fine && i < centre_sheet_rows(s); i++)
		fine = check_unit(s, i, seen, why);
	for (size_t i = 0; fine && i < centre_sheet_rows(s); i++)
		fine = check_parent(s, i, seen, why);
	return fine;
}

static const char *letter_of(const char *type, char letter[2])
{
	enum place_kind kind = PLACE_XA;

	place_kind_read(type, &kind);
	letter[0] = place_kind_letter(kind);
	letter[1] = '\0';
	return letter;
}

static bool store_units(struct centre_catalogue_file *f, struct centre_ledger *l,
			GError **why)
{
	const struct centre_sheet *s = f->sheet;
	int code = centre_sheet_column(s, "code"),
	    parent = centre_sheet_column(s, "parent");
	int type = centre_sheet_column(s, "type"), name = centre_sheet_column(s, "name");
	char letter[2];
	bool fine;

	if (!check_units(s, why))
		return false;
	fine = centre_do(l, "DELETE FROM division WHERE edition = ?1", "s", f->edition) &&
	       centre_do(l, "DELETE FROM division_edition WHERE name = ?1", "s",
			 f->edition);
	if (fine && !centre_do(l, "INSERT INTO division_edition VALUES(?1, ?2)", "ss",
			       f->edition, f->day))
		return centre_sheet_refuse(s, SIZE_MAX, -1,
					   _("Another edition holds from the same day."),
					   why);
	for (size_t i = 0; fine && i < centre_sheet_rows(s); i++)
		fine = centre_do(l, "INSERT INTO division VALUES(?1, ?2, ?3, ?4, ?5)",
				 "sssss", f->edition, centre_sheet_cell(s, i, code),
				 letter_of(centre_sheet_cell(s, i, type), letter),
				 centre_sheet_cell(s, i, name),
				 centre_sheet_cell(s, i, parent));
	return fine;
}

/* ---- changes between editions ---------------------------------------------------- */

/* "Thành phố Quy Nhơn" -> 'C' and "Quy Nhơn"; false: no such kind. */
static bool split_name(const char *full, char letter[2], const char **name)
{
	for (const char *blank = strchr(full, ' '); blank;
	     blank = strchr(blank + 1, ' ')) {
		g_autofree char *word = g_strndup(full, (size_t)(blank - full));
		enum place_kind kind;

		if (!place_kind_read(word, &kind))
			continue;
		letter[0] = place_kind_letter(kind);
		letter[1] = '\0';
		*name = blank + 1;
		return **name != '\0';
	}
	return false;
}

static bool store_change(const struct centre_sheet *s, struct centre_ledger *l, size_t i,
			 GError **why)
{
	int day = centre_sheet_column(s, "effective"),
	    code = centre_sheet_column(s, "code");
	int full = centre_sheet_column(s, "new_full_name");
	const char *kind = centre_sheet_cell(s, i, centre_sheet_column(s, "kind"));
	const char *parent =
		centre_sheet_cell(s, i, centre_sheet_column(s, "new_parent"));
	const char *name = "";
	char letter[2] = "";

	if (!place_day(centre_sheet_cell(s, i, day)))
		return centre_sheet_refuse(s, i, day, _("This is no day: YYYY-MM-DD."),
					   why);
	if (place_level_of(centre_sheet_cell(s, i, code)) == PLACE_NATION)
		return centre_sheet_refuse(s, i, code, _("A code has 2, 3 or 5 digits."),
					   why);
	if (strcmp(kind, "removed") != 0 &&
	    !split_name(centre_sheet_cell(s, i, full), letter, &name))
		return centre_sheet_refuse(s, i, full,
					   _("There is no such kind of division."), why);
	return centre_do(
		l, "INSERT OR REPLACE INTO division_change VALUES(?1, ?2, ?3, ?4, ?5)",
		"sssss", centre_sheet_cell(s, i, code), centre_sheet_cell(s, i, day),
		letter, name, parent);
}

/* ---- what went into what --------------------------------------------------------- */

static const struct {
	const char *word;
	char letter;
} hows[] = {
	{ "whole", 'w' },     { "part", 'p' },
	{ "part-area", 'a' }, { "part-area-all-pop", 'e' },
	{ "part-pop", 'u' },  { "unchanged", 'n' },
	{ "renamed", 'r' },   { "other", 'o' },
};

static bool is_there(struct centre_ledger *l, const char *code, const char *day,
		     bool before)
{
	return centre_number(
		       l, 0,
		       before ? "SELECT count(*) FROM division WHERE code = ?1 AND "
				"edition ="
				" (SELECT name FROM division_edition WHERE day < ?2"
				" ORDER BY day DESC LIMIT 1)"
			      : "SELECT count(*) FROM division WHERE code = ?1 AND "
				"edition ="
				" (SELECT name FROM division_edition WHERE day <= ?2"
				" ORDER BY day DESC LIMIT 1)",
		       "ss", code, day) > 0;
}

static bool put_link(const struct centre_catalogue_file *f, struct centre_ledger *l,
		     const char *old, const char *heir, char how, const char *area)
{
	const char letter[2] = { how, '\0' };

	return centre_do(
		l, "INSERT OR REPLACE INTO division_link VALUES(?1, ?2, ?3, ?4, ?5)",
		"sssss", f->day, old, heir, letter, area);
}

static bool store_link(const struct centre_catalogue_file *f, struct centre_ledger *l,
		       size_t i, GError **why)
{
	const struct centre_sheet *s = f->sheet;
	int old_column = centre_sheet_column(s, "old_code"),
	    new_column = centre_sheet_column(s, "new_code"),
	    kind = centre_sheet_column(s, "kind");
	int district = centre_sheet_column(s, "old_district_code");
	const char *name = centre_sheet_cell(s, i, centre_sheet_column(s, "old_name"));
	const char *heir = centre_sheet_cell(s, i, new_column), *area = "";
	g_autofree char *old = g_strdup(centre_sheet_cell(s, i, old_column));
	char how = f->list == CENTRE_FILE_PROVINCES ? 't' : '\0';

	for (size_t h = 0; !how && h < G_N_ELEMENTS(hows); h++)
		if (strcmp(centre_sheet_cell(s, i, kind), hows[h].word) == 0)
			how = hows[h].letter;
	if (!how)
		return centre_sheet_refuse(s, i, kind,
					   _("Nobody knows this kind of change."), why);
	if (!*old) /* a district without communes, or land of no commune */
		old = (g_free(old), g_strdup(centre_sheet_cell(s, i, district)));
	if (!is_there(l, old, f->day, true))
		return centre_sheet_refuse(
			s, i, old_column,
			_("The edition before that day has no such code."), why);
	if (!is_there(l, heir, f->day, false))
		return centre_sheet_refuse(s, i, new_column,
					   _("The edition of that day has no such code."),
					   why);
	if (place_level_of(old) == PLACE_DISTRICT && *name) {
		area = g_str_has_prefix(name, "Khu vực ") ? name + strlen("Khu vực ")
							  : name;
		char *own = g_strconcat(old, "-1", NULL);

		g_free(old);
		old = own;
	}
	return put_link(f, l, old, heir, how, area);
}

static bool store_links(struct centre_catalogue_file *f, struct centre_ledger *l,
			GError **why)
{
	bool provinces = f->list == CENTRE_FILE_PROVINCES;
	bool fine = centre_do(l,
			      provinces ? "DELETE FROM division_link WHERE day = ?1"
					  " AND length(old_code) = 2"
					: "DELETE FROM division_link WHERE day = ?1"
					  " AND length(old_code) > 2",
			      "s", f->day);

	for (size_t i = 0; fine && i < centre_sheet_rows(f->sheet); i++)
		fine = store_link(f, l, i, why);
	return fine;
}

bool centre_catalogue_file_store(struct centre_catalogue_file *f, struct centre_ledger *l,
				 struct centre_catalogue_news *news, GError **why)
{
	bool fine = true;

	switch (f->list) {
	case CENTRE_FILE_DIVISIONS:
		return store_units(f, l, why);
	case CENTRE_FILE_CHANGES:
		for (size_t i = 0; fine && i < centre_sheet_rows(f->sheet); i++)
			fine = store_change(f->sheet, l, i, why);
		return fine;
	case CENTRE_FILE_PROVINCES:
	case CENTRE_FILE_LINKS:
		return store_links(f, l, why);
	case CENTRE_FILE_ETHNIC:
	case CENTRE_FILE_RELIGIONS:
	case CENTRE_FILE_COUNTRIES:
	case CENTRE_FILE_DAYS:
		break;
	}
	return centre_catalogue_codes_store(f->sheet, f->list, f->today, l, news, why);
}
