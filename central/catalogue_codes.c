/* catalogue_codes - rows of codes and days, out of sheets. */
#include "central/catalogue_codes.h"

#include <string.h>

#include "i18n/date.h"
#include "i18n/language.h"

#include "i18n/banned.h"

/* Where the cells of one list stand. */
struct code_plan {
	const char *list, *code, *name, *more;
};

static GPtrArray *rows_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)delta_row_free);
}

static void add(GPtrArray *rows, enum delta_list list, const char *const *cells)
{
	struct delta_row *row = g_new0(struct delta_row, 1);

	row->list = list;
	for (unsigned i = 0; i < delta_columns(list); i++)
		row->cell[i] = g_strdup(cells[i]);
	g_ptr_array_add(rows, row);
}

/* "Việt, Thổ" -> "Việt;Thổ" */
static char *others_of(const char *text)
{
	g_auto(GStrv) names = g_strsplit(text, ",", -1);

	for (unsigned i = 0; names[i]; i++)
		g_strstrip(names[i]);
	return g_strjoinv(";", names);
}

static bool is_code(const char *code)
{
	size_t length = strlen(code);

	for (; *code; code++)
		if (!g_ascii_isalnum(*code))
			return false;
	return length > 0 && length <= 12;
}

static GPtrArray *read_codes(const struct centre_sheet *s, const struct code_plan *plan,
			     GError **why)
{
	GPtrArray *rows = rows_new();
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	int code = centre_sheet_column(s, plan->code),
	    name = centre_sheet_column(s, plan->name);
	bool fine = true;

	for (size_t i = 0; fine && i < centre_sheet_rows(s); i++) {
		const char *own = centre_sheet_cell(s, i, code);
		g_autofree char *more = others_of(
			centre_sheet_cell(s, i, centre_sheet_column(s, plan->more)));
		const char *cells[] = { own,  centre_sheet_cell(s, i, name),
					more, "",
					"",   plan->list };

		if (!*own && plan->more[0] == 'o')
			continue; /* this numbering has none for it */
		if (!is_code(own))
			fine = centre_sheet_refuse(
				s, i, code, _("A code is of letters and digits."), why);
		else if (!g_hash_table_add(seen, (void *)own))
			fine = centre_sheet_refuse(
				s, i, code, _("This code stands in the file twice."),
				why);
		else if (!*cells[1] || strlen(cells[1]) > DELTA_CELL ||
			 strlen(more) > DELTA_CELL)
			fine = centre_sheet_refuse(s, i, name,
						   _("The name is not whole."), why);
		else
			add(rows, DELTA_CODE, cells);
	}
	if (fine)
		return rows;
	g_ptr_array_unref(rows);
	return NULL;
}

static bool store_codes(const struct centre_sheet *s, const struct code_plan *plan,
			const char *today, struct centre_ledger *l,
			struct centre_catalogue_news *news, GError **why)
{
	const struct centre_catalogue_scope scope = { .suffix = plan->list,
						      .ends = today };
	GPtrArray *rows = read_codes(s, plan, why);
	bool fine = rows && centre_catalogue_apply(l, DELTA_CODE, rows, &scope, news);

	if (rows)
		g_ptr_array_unref(rows);
	return fine;
}

/* Whether the row is a decision, and what it decides; "" it is passed over. */
static const char *day_of(const struct centre_sheet *s, size_t i)
{
	const char *kind = centre_sheet_cell(s, i, centre_sheet_column(s, "kind"));
	const char *status = centre_sheet_cell(s, i, centre_sheet_column(s, "status"));

	if (strcmp(status, "law") != 0 && strcmp(status, "announced") != 0)
		return "";
	if (strcmp(kind, "swapped-work") == 0)
		return "work";
	if (strcmp(kind, "holiday") == 0 || strcmp(kind, "compensatory") == 0 ||
	    strcmp(kind, "swapped-off") == 0)
		return "off";
	return NULL;
}

static bool is_day(const char *iso)
{
	struct date date;

	return date_from_iso(iso, &date) && date_is_whole(date);
}

static bool read_days(const struct centre_sheet *s, GPtrArray *rows, GError **why)
{
	g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
	int date = centre_sheet_column(s, "date"),
	    pair = centre_sheet_column(s, "pair_date");

	for (size_t i = 0; i < centre_sheet_rows(s); i++) {
		const char *own = centre_sheet_cell(s, i, date), *kind = day_of(s, i);
		const char *cells[] = { own, kind,
					centre_sheet_cell(
						s, i, centre_sheet_column(s, "name_vi")),
					centre_sheet_cell(s, i, pair) };

		if (!is_day(own))
			return centre_sheet_refuse(s, i, date,
						   _("This is no day: YYYY-MM-DD."), why);
		if (*cells[3] && !is_day(cells[3]))
			return centre_sheet_refuse(s, i, pair,
						   _("This is no day: YYYY-MM-DD."), why);
		if (!kind)
			return centre_sheet_refuse(s, i, centre_sheet_column(s, "kind"),
						   _("Nobody knows this kind of day."),
						   why);
		if (!*kind)
			continue;
		if (!g_hash_table_add(seen, (void *)own))
			return centre_sheet_refuse(
				s, i, date, _("This day stands in the file twice."), why);
		add(rows, DELTA_DAY, cells);
	}
	return true;
}

static int by_first(const void *a, const void *b)
{
	const struct delta_row *x = *(const struct delta_row *const *)a,
			       *y = *(const struct delta_row *const *)b;

	return strcmp(x->cell[0], y->cell[0]);
}

/* The days from the first to the last of the file are as it says. */
static bool store_days(const struct centre_sheet *s, struct centre_ledger *l,
		       struct centre_catalogue_news *news, GError **why)
{
	g_autoptr(GPtrArray) rows = rows_new();
	struct centre_catalogue_scope scope = { 0 };

	if (!read_days(s, rows, why))
		return false;
	if (rows->len == 0)
		return true;
	g_ptr_array_sort(rows, by_first);
	scope.first = ((struct delta_row *)rows->pdata[0])->cell[0];
	scope.last = ((struct delta_row *)rows->pdata[rows->len - 1])->cell[0];
	return centre_catalogue_apply(l, DELTA_DAY, rows, &scope, news);
}

bool centre_catalogue_codes_store(const struct centre_sheet *s,
				  enum centre_list_file list, const char *today,
				  struct centre_ledger *l,
				  struct centre_catalogue_news *news, GError **why)
{
	static const struct code_plan ethnic_new = { "ethnic-1019-2008", "code_1019_2008",
						     "name", "other_names" },
				      ethnic_old = { "ethnic-121-1979", "code_121_1979",
						     "name", "other_names" },
				      religions = { "religion", "code", "name", "note" },
				      countries = { "country", "alpha2", "name_vi_cldr41",
						    "alpha3" };

	if (list == CENTRE_FILE_ETHNIC)
		return store_codes(s, &ethnic_new, today, l, news, why) &&
		       store_codes(s, &ethnic_old, today, l, news, why);
	if (list == CENTRE_FILE_RELIGIONS)
		return store_codes(s, &religions, today, l, news, why);
	if (list == CENTRE_FILE_COUNTRIES)
		return store_codes(s, &countries, today, l, news, why);
	return store_days(s, l, news, why);
}
