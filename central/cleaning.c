/* cleaning - counts, pages and who does which line. */
#include "central/cleaning.h"

#include <string.h>

#include "central/access.h"
#include "central/cleaning_rules.h"
#include "central/problem.h"
#include "central/request_store.h"
#include "central/residents.h"
#include "forms/copy.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

#define BATCH 200u /* lines given at once */

/* Every rule takes ?1 commune and ?2 the day a hundred years ago. */
#define RULE(index, rule) index, "r.commune = ?1 AND ?2 <> '' AND " rule
static const struct rule {
	const char *index, *where;
} rules[CLEANING_KINDS] = {
	[CLEANING_PARTIAL_BIRTH] = {RULE("clean_partial_birth", CLEAN_PARTIAL_BIRTH("r."))},
	[CLEANING_NO_PARENT_NUMBER] = {RULE("clean_no_parent_number",
					    CLEAN_NO_PARENT_NUMBER("r."))},
	[CLEANING_NO_RESIDENCE] = {RULE("clean_no_residence", CLEAN_NO_RESIDENCE("r."))},
	[CLEANING_BAD_NUMBER] = {RULE("clean_bad_number", CLEAN_BAD_NUMBER("r."))},
	[CLEANING_OVER_100] = {RULE("clean_age", CLEAN_OVER_100("r.", "?2"))},
	[CLEANING_DEAD_PRESENT] = {RULE("clean_dead_present", CLEAN_DEAD_PRESENT("r."))},
};

#define PAIRS "state = 'open' AND ?1 IN (commune, other)"

static char *hundred_years_ago(int64_t now)
{
	struct date day = moment_date(now);

	return g_strdup_printf("%04d-%02d-%02d", day.year - 100, day.month, day.day);
}

int64_t centre_cleaning_count(struct centre_ledger *l, const char *commune,
			      enum cleaning_kind kind, int64_t now)
{
	g_autofree char *limit = hundred_years_ago(now), *sql = NULL;

	if (kind == CLEANING_DUPLICATE)
		return centre_number(l, 0,
				     "SELECT (SELECT count(*) FROM pair WHERE commune = ?1 AND"
				     " state = 'open') + (SELECT count(*) FROM pair WHERE other ="
				     " ?1 AND other <> commune AND state = 'open')",
				     "s", commune);
	sql = g_strdup_printf("SELECT count(*) FROM resident r INDEXED BY %s WHERE %s",
			      rules[kind].index, rules[kind].where);
	return centre_number(l, 0, sql, "ss", commune, limit);
}

static int64_t mine(struct centre_call *c, enum cleaning_kind kind)
{
	g_autofree char *limit = hundred_years_ago(c->now), *sql = NULL;
	const char *word = cleaning_word(kind);

	if (kind == CLEANING_DUPLICATE)
		return centre_number(c->ledger, 0,
				     "SELECT count(*) FROM cleaning_task t JOIN pair p ON p.row ="
				     " CAST(substr(t.subject, 2) AS INTEGER) AND p.state = 'open'"
				     " WHERE t.commune = ?1 AND t.kind = ?2 AND t.officer = ?3",
				     "sss", c->officer->commune, word, c->officer->id);
	sql = g_strdup_printf("SELECT count(*) FROM cleaning_task t JOIN resident r"
			      " ON r.id = t.subject WHERE t.commune = ?1 AND t.kind = ?3"
			      " AND t.officer = ?4 AND %s",
			      rules[kind].where);
	return centre_number(c->ledger, 0, sql, "ssss", c->officer->commune, limit, word,
			     c->officer->id);
}

static void add_officers(struct centre_call *c, struct cleaning_lists *lists)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT id, name FROM officer WHERE commune = ?1 AND locked = 0 AND role IN"
		" ('officer', 'chief', 'deputy') ORDER BY login",
		"s", c->officer->commune);

	while (centre_next(rows))
		cleaning_lists_add_officer(lists, centre_text(rows, 0), centre_text(rows, 1));
	centre_done(rows);
}

void centre_cleaning(struct centre_call *c)
{
	struct cleaning_lists *lists = cleaning_lists_new();

	for (int k = 0; k < CLEANING_KINDS; k++) {
		enum cleaning_kind kind = (enum cleaning_kind)k;
		struct cleaning_count *count = cleaning_lists_add(lists, cleaning_word(kind));

		count->left = (unsigned)centre_cleaning_count(c->ledger, c->officer->commune, kind,
							      c->now);
		count->mine = (unsigned)mine(c, kind);
		count->done = (unsigned)centre_number(
			c->ledger, 0, "SELECT n FROM cleaning_done WHERE commune = ?1 AND kind = ?2",
			"ss", c->officer->commune, count->kind);
	}
	add_officers(c, lists);
	lists->as_of = c->now;
	centre_reply(c, 200, cleaning_lists_to_json(lists));
	cleaning_lists_free(lists);
}

static void put_task(struct centre_call *c, struct cleaning_row *row, const char *kind,
		     const char *subject)
{
	struct centre_rows *rows = centre_ask(c->ledger,
					      "SELECT o.name, o.id FROM cleaning_task t JOIN"
					      " officer o ON o.id = t.officer WHERE t.kind = ?1"
					      " AND t.subject = ?2",
					      "ss", kind, subject);

	if (centre_next(rows)) {
		record_put(&row->officer, centre_text(rows, 0));
		row->mine = strcmp(centre_text(rows, 1), c->officer->id) == 0;
	}
	centre_done(rows);
}

/* The ids of a page of persons behind the one named by the cursor. */
static struct centre_rows *ask_page(struct centre_call *c, enum cleaning_kind kind,
				    const char *after)
{
	g_autofree char *limit = hundred_years_ago(c->now), *sql = NULL;

	sql = g_strdup_printf(
		"SELECT r.id FROM resident r INDEXED BY %s WHERE %s%s ORDER BY r.hamlet, r.sort,"
		" r.id LIMIT %d",
		rules[kind].index, rules[kind].where,
		*after ? " AND (r.hamlet, r.sort, r.id) > (SELECT p.hamlet, p.sort, p.id FROM"
			 " resident p WHERE p.id = ?3)"
		       : "",
		CENTRE_CLEANING_PAGE);
	return *after ? centre_ask(c->ledger, sql, "sss", c->officer->commune, limit, after)
		      : centre_ask(c->ledger, sql, "ss", c->officer->commune, limit);
}

static void fill_persons(struct centre_call *c, struct cleaning_list *list,
			 enum cleaning_kind kind, const char *after)
{
	struct centre_rows *rows = ask_page(c, kind, after);

	while (centre_next(rows)) {
		struct person_row *person = centre_row_load(c->ledger, centre_text(rows, 0));
		struct cleaning_row *row;

		if (!person)
			continue;
		row = cleaning_row_new(person);
		put_task(c, row, cleaning_word(kind), person->id);
		g_ptr_array_add(list->rows, row);
	}
	centre_done(rows);
	if (list->rows->len == CENTRE_CLEANING_PAGE) {
		const struct cleaning_row *last = list->rows->pdata[list->rows->len - 1];

		record_put(&list->next, last->person->id);
	}
}

/* One line: his own of the two first. */
static struct cleaning_row *pair_row(struct centre_call *c, struct centre_rows *rows)
{
	bool own = strcmp(centre_text(rows, 3), c->officer->commune) == 0;
	struct person_row *person = centre_row_load(c->ledger, centre_text(rows, own ? 1 : 2));
	struct person_row *other = centre_row_load(c->ledger, centre_text(rows, own ? 2 : 1));
	struct cleaning_row *row = NULL;

	if (person && other) {
		row = cleaning_row_new(person);
		record_put(&row->pair, centre_text(rows, 0));
		record_put(&row->other, other->name);
		record_put(&row->other_birth, other->birth);
		put_task(c, row, cleaning_word(CLEANING_DUPLICATE), row->pair);
	} else {
		person_row_free(person);
	}
	person_row_free(other);
	return row;
}

/* Those put off come last. */
static void fill_pairs(struct centre_call *c, struct cleaning_list *list, const char *after)
{
	int64_t from = *after == 'p' ? g_ascii_strtoll(after + 1, NULL, 10) : 0;
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT 'p' || row, a, b, commune FROM pair WHERE " PAIRS
		" AND (later_at, row) > (SELECT later_at, row FROM pair WHERE row = ?2"
		" UNION ALL SELECT -1, 0 WHERE ?2 = 0) ORDER BY later_at, row LIMIT ?3",
		"sid", c->officer->commune, from, CENTRE_CLEANING_PAGE);

	while (centre_next(rows)) {
		struct cleaning_row *row = pair_row(c, rows);

		record_put(&list->next, centre_text(rows, 0));
		if (row)
			g_ptr_array_add(list->rows, row);
	}
	centre_done(rows);
	if (list->rows->len < CENTRE_CLEANING_PAGE)
		record_put(&list->next, "");
}

void centre_cleaning_list(struct centre_call *c)
{
	g_autofree char *after = NULL;
	struct cleaning_list *list;
	enum cleaning_kind kind;
	unsigned limit;

	if (!cleaning_of_word(c->id, &kind)) {
		centre_refuse(c, PROBLEM_NOT_FOUND);
		return;
	}
	if (!copy_query_read(c->query, &after, &limit)) {
		centre_refuse(c, PROBLEM_BAD_SHAPE);
		return;
	}
	list = cleaning_list_new();
	if (kind == CLEANING_DUPLICATE)
		fill_pairs(c, list, after);
	else
		fill_persons(c, list, kind, after);
	list->total = (unsigned)centre_cleaning_count(c->ledger, c->officer->commune, kind, c->now);
	list->as_of = c->now;
	centre_owe(c, c->id, NULL);
	centre_reply(c, 200, cleaning_list_to_json(list));
	cleaning_list_free(list);
}

/* The officer must be of this commune; "" takes the lines back. */
static bool may_do(struct centre_call *c, const char *officer)
{
	return !*officer ||
	       centre_number(c->ledger, 0,
			     "SELECT count(*) FROM officer WHERE id = ?1 AND commune = ?2", "ss",
			     officer, c->officer->commune) == 1;
}

static bool give(struct centre_call *c, const char *subject, const char *officer)
{
	if (!*officer)
		return centre_do(c->ledger,
				 "DELETE FROM cleaning_task WHERE kind = ?1 AND subject = ?2"
				 " AND commune = ?3",
				 "sss", c->id, subject, c->officer->commune);
	return centre_do(c->ledger,
			 "INSERT INTO cleaning_task SELECT ?1, ?2, ?3, ?4, ?5 WHERE EXISTS(SELECT 1"
			 " FROM resident WHERE id = ?2 AND commune = ?3) OR EXISTS(SELECT 1 FROM pair"
			 " WHERE 'p' || row = ?2 AND row = CAST(substr(?2, 2) AS INTEGER) AND ?3 IN"
			 " (commune, other)) ON CONFLICT(kind, subject) DO UPDATE SET officer ="
			 " excluded.officer, at = excluded.at",
			 "ssssi", c->id, subject, c->officer->commune, officer, c->now);
}

static void give_all(struct centre_call *c, const char *lines, const char *officer)
{
	g_auto(GStrv) line = g_strsplit(lines, " ", -1);
	struct json *j;
	bool done = true;
	unsigned n = 0;

	for (size_t i = 0; done && line[i]; i++) {
		done = give(c, line[i], officer);
		n += done && centre_touched(c->ledger) > 0;
	}
	if (!done) {
		centre_refuse(c, PROBLEM_BUSY);
		return;
	}
	j = json_object();
	json_put_number(j, "given", n);
	centre_receipt_put(c, j);
	centre_owe(c, c->id, officer);
	centre_reply(c, 200, j);
}

void centre_cleaning_assign(struct centre_call *c)
{
	static const char *const keys[] = {"officer", "lines", NULL};
	g_autoptr(GError) why = NULL;
	g_autofree char *officer = NULL, *lines = NULL;
	enum cleaning_kind kind;
	const char *stranger;

	if (!cleaning_of_word(c->id, &kind))
		centre_refuse(c, PROBLEM_NOT_FOUND);
	else if (!json_only_keys(c->document, keys, &stranger))
		centre_refuse(c, PROBLEM_UNKNOWN_FIELD);
	else if (!(officer = json_admit(c->document, "officer", 64, &why)) ||
		 !(lines = json_admit(c->document, "lines", BATCH * 65, &why)))
		centre_refuse_error(c, why);
	else if (!may_do(c, officer))
		centre_refuse(c, PROBLEM_NOT_FOUND);
	else
		give_all(c, lines, officer);
}
