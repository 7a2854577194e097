/*
 * search FOLDER - searches at the centre, one officer at a time, beside SQLite alone.
 *
 * DANCU_BENCH_RESIDENTS (30,000 unless it says otherwise) invented residents in
 * communes of 30,000 are made in FOLDER/search.db, or found there.  What is timed
 * is a call from its headers to the JSON of its answer, without the server around
 * it and without the audit entry, whose commit has a row of its own.  Every query
 * is drawn anew: a resident by chance, his number or his name, one letter of one
 * word inserted, lost, replaced or swapped with the next, with marks or without.
 *
 * Whether the right person was found is told three ways.  Strictly: he himself is
 * among the first 20 rows.  Strictly, of those whose name, as it would have been
 * typed without the slip, not more than 20 bear: the others only a birth tells
 * apart.  By name: a row of the first 20 has his name.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "central/centre.h"
#include "forms/json.h"
#include "i18n/fold.h"
#include "tests/bench/bench.h"
#include "tests/bench/search.h"

#include "i18n/banned.h"

/* Of one kind of query. */
struct tally {
	GArray *ours, *cpu, *floor;
	unsigned asked, strict, fair, fair_asked, name;
};

/* What the machine's other work does not lengthen. */
static double cpu_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static sqlite3_stmt *prepare(struct bench *b, const char *sql)
{
	sqlite3_stmt *statement;

	if (sqlite3_prepare_v2(b->raw, sql, -1, &statement, NULL) != SQLITE_OK)
		search_fail(sqlite3_errmsg(b->raw));
	return statement;
}

/* The floor: the rows that an answer shows, from the best index, and nothing else. */
static void open_raw(struct bench *b)
{
#define COLUMNS "SELECT id, version, name, birth, sex, number, hamlet, household, life FROM resident"
	if (sqlite3_open_v2(b->database, &b->raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX,
			    NULL) != SQLITE_OK)
		search_fail(sqlite3_errmsg(b->raw));
	sqlite3_exec(b->raw, "PRAGMA cache_size=-16000", NULL, NULL, NULL);
	b->by_number = prepare(b, COLUMNS " WHERE number = ?1 AND number <> ''");
	b->by_name = prepare(b, COLUMNS " WHERE commune = ?1 AND fold = ?2 LIMIT 20");
	b->all_names = prepare(b, "SELECT fold FROM resident WHERE commune = ?1");
}

/* ---- asking ---------------------------------------------------------------------------- */

static void answer(struct bench *b, struct centre_call *call, enum operation op,
		   const char *cookie, const char *body)
{
	centre_call_init(call);
	call->method = operations[op].method;
	call->path = operations[op].path;
	call->header[CENTRE_HEADER_COOKIE] = cookie;
	call->header[CENTRE_HEADER_WORLD] = b->world;
	call->header[CENTRE_HEADER_TYPE] = "application/json";
	call->body = body;
	call->length = strlen(body);
}

static char *sign_in(struct bench *b, const char *login)
{
	g_autofree char *body = g_strdup_printf("{\"officer\":\"%s\",\"password\":\"%s\","
						"\"world\":\"practice\",\"terminal\":\"t\"}",
						login, PASSWORD);
	struct centre_call call;
	struct json *json;
	char *cookie;

	answer(b, &call, OP_SIGN_IN, NULL, body);
	centre_answer(b->centre, b->writer, &call);
	json = call.answer ? json_parse(call.answer, strlen(call.answer), NULL) : NULL;
	if (!json || !json_text_at(json, "bearer"))
		search_fail("nobody is signed in");
	cookie = g_strdup_printf("s=%s", json_text_at(json, "bearer"));
	json_free(json);
	centre_call_clear(&call);
	return cookie;
}

static void sign_all_in(struct bench *b)
{
	b->cookie = g_new0(char *, b->communes + 2);
	for (unsigned i = 0; i < b->communes; i++) {
		g_autofree char *login = g_strdup_printf("canbo%u", i);

		b->cookie[i] = sign_in(b, login);
	}
	b->cookie[b->communes] = sign_in(b, "tinh");
}

static char *body_of(const char *kind, const char *key, const char *value, const char *year)
{
	struct json *body = json_object(), *query = json_object(), *purpose = json_object();
	char *text;

	json_put_text(query, "kind", kind);
	json_put_text(query, key, value);
	if (year)
		json_put_text(query, "year", year);
	json_put_text(purpose, "procedure", "TH-02");
	json_put_text(purpose, "case", "0412/2026");
	json_put(body, "query", query);
	json_put(body, "purpose", purpose);
	text = json_print(body);
	json_free(body);
	return text;
}

static void count_found(struct tally *t, const struct centre_call *call,
			const struct person *who, bool marks)
{
	bool fair = who->namesakes[marks] <= FIRST;
	struct json *json = json_parse(call->answer, strlen(call->answer), NULL);
	bool strict = false, name = false;
	int at = 0;

	for (const struct json *row = json_first(json_get(json, "rows")); row && at < FIRST;
	     row = json_next(row), at++) {
		const struct json *parts = json_get(row, "name");
		g_autofree char *shown = g_strdup_printf(
			"%s %s %s", json_text_at(parts, "Ho") ? json_text_at(parts, "Ho") : "",
			json_text_at(parts, "ChuDem") ? json_text_at(parts, "ChuDem") : "",
			json_text_at(parts, "Ten") ? json_text_at(parts, "Ten") : "");
		g_autofree char *a = fold_key(shown, FOLD_CANONICAL);
		g_autofree char *b = fold_key(who->name, FOLD_CANONICAL);

		strict = strict || g_str_equal(json_text_at(row, "id"), who->id);
		name = name || g_str_equal(a, b);
	}
	if (g_getenv("BENCH_MISSES") && !strict && fair)
		fprintf(stderr, "%s of %s: %s\n", who->name, who->birth, call->body);
	t->asked++;
	t->strict += strict;
	t->name += name;
	t->fair_asked += fair;
	t->fair += fair && strict;
	json_free(json);
}

static void time_find(struct bench *b, struct tally *t, const char *cookie, const char *body,
		      const struct person *who, bool marks)
{
	struct centre_call call;
	double began, took, cpu;

	answer(b, &call, OP_FIND, cookie, body);
	cpu = cpu_ms();
	began = bench_ms();
	centre_look(b->centre, b->reader, &call);
	took = bench_ms() - began;
	cpu = cpu_ms() - cpu;
	g_array_append_val(t->cpu, cpu);
	if (call.status != 200)
		search_fail(call.answer ? call.answer : "no answer");
	g_array_append_val(t->ours, took);
	count_found(t, &call, who, marks);
	if (g_getenv("BENCH_SLOW") && took > g_ascii_strtod(g_getenv("BENCH_SLOW"), NULL))
		fprintf(stderr, "%.1f ms %s\n", took, body);
	centre_call_clear(&call);
}

static void time_audit(struct bench *b, GArray *samples, const char *cookie, const char *body)
{
	struct centre_call call;
	double began, took;

	answer(b, &call, OP_FIND, cookie, body);
	centre_look(b->centre, b->reader, &call);
	began = bench_ms();
	if (!centre_begin(b->writer))
		search_fail("no transaction");
	centre_settle(b->centre, b->writer, &call);
	if (!centre_commit(b->writer))
		search_fail("no commit");
	took = bench_ms() - began;
	g_array_append_val(samples, took);
	centre_call_clear(&call);
}

static double time_raw(sqlite3_stmt *statement, const char *first, const char *second)
{
	double began = bench_ms();
	size_t bytes = 0;

	sqlite3_bind_text(statement, 1, first, -1, SQLITE_STATIC);
	if (second)
		sqlite3_bind_text(statement, 2, second, -1, SQLITE_STATIC);
	while (sqlite3_step(statement) == SQLITE_ROW)
		for (int i = 0; i < sqlite3_column_count(statement); i++) {
			(void)sqlite3_column_text(statement, i);
			bytes += (size_t)sqlite3_column_bytes(statement, i);
		}
	sqlite3_reset(statement);
	(void)bytes;
	return bench_ms() - began;
}

enum query_sort { SORT_NUMBER, SORT_EXACT, SORT_FOLDED, SORT_SLIP, SORT_SLIP_YEAR, SORT_WIDE,
		  SORT_WIDE_SLIP, SORTS };

static char *typed_name(const struct person *p, enum query_sort sort, bool marks)
{
	g_autofree char *name = marks ? g_strdup(p->name) : fold_key(p->name, FOLD_ASCII);

	return sort == SORT_SLIP || sort == SORT_SLIP_YEAR || sort == SORT_WIDE_SLIP ?
		       search_slip(name) : g_steal_pointer(&name);
}

static void one_query(struct bench *b, enum query_sort sort, struct tally *t)
{
	struct person p = { 0 };
	g_autofree char *body = NULL, *year = NULL, *name = NULL, *key = NULL, *code = NULL;
	bool wide = sort == SORT_WIDE || sort == SORT_WIDE_SLIP;
	bool marks = sort == SORT_EXACT || (sort != SORT_FOLDED && search_draw(2) == 0);
	double floor;

	search_draw_person(b, &p);
	code = g_strdup_printf("99%03u", p.commune + 1);
	year = wide || sort == SORT_SLIP_YEAR ? g_strndup(p.birth, 4) : NULL;
	name = typed_name(&p, sort, marks);
	key = fold_key(p.name, FOLD_SEARCH);
	body = sort == SORT_NUMBER ? body_of("number", "number", p.number, NULL) :
				     body_of("name", "name", name, year);
	if (sort == SORT_NUMBER)
		floor = time_raw(b->by_number, p.number, NULL);
	else if (sort == SORT_SLIP || sort == SORT_SLIP_YEAR)
		floor = time_raw(b->all_names, code, NULL);
	else
		floor = time_raw(b->by_name, code, key);
	g_array_append_val(t->floor, floor);
	time_find(b, t, b->cookie[wide ? b->communes : p.commune], body, &p,
		  marks);
	search_person_clear(&p);
}

static const struct {
	const char *figure, *target;
} figures[SORTS] = {
	[SORT_NUMBER] = { "by number", "p99 <= 1 ms" },
	[SORT_EXACT] = { "by name with its marks", "p99 <= 10 ms" },
	[SORT_FOLDED] = { "by name without marks", "p99 <= 10 ms" },
	[SORT_SLIP] = { "by name, one wrong letter", "p99 <= 30 ms" },
	[SORT_SLIP_YEAR] = { "by name, one wrong letter, and birth year", "p99 <= 30 ms" },
	[SORT_WIDE] = { "nation-wide, name and birth year", "p99 <= 10 ms" },
	[SORT_WIDE_SLIP] = { "nation-wide, one wrong letter, and year", "p99 <= 30 ms" },
};

static double percent(unsigned of, unsigned all)
{
	return all ? 100.0 * of / all : 0;
}

static void tell_found(const struct tally *t)
{
	g_autofree char *strict = g_strdup_printf("%.2f %%", percent(t->strict, t->asked));
	g_autofree char *fair = g_strdup_printf("%.2f %%", percent(t->fair, t->fair_asked));
	g_autofree char *name = g_strdup_printf("%.2f %%", percent(t->name, t->asked));

	bench_row("  he himself among the first 20", strict, "", 0, "printed");
	bench_row("  the same, where <= 20 are called so", fair, "", 0, ">= 99 %");
	bench_row("  his name among the first 20", name, "", 0, "printed");
}

static char *p50_p99(GArray *samples)
{
	double middle = bench_percentile(samples, 50), high = bench_percentile(samples, 99);

	return g_strdup_printf("%.3f / %.3f ms", middle, high);
}

static void measure(struct bench *b, enum query_sort sort)
{
	struct tally t = { .ours = g_array_new(FALSE, FALSE, sizeof(double)),
			   .cpu = g_array_new(FALSE, FALSE, sizeof(double)),
			   .floor = g_array_new(FALSE, FALSE, sizeof(double)) };
	g_autofree char *ours = NULL, *cpu = NULL, *floor = NULL;
	double ratio;

	for (unsigned i = 0; i < b->queries; i++)
		one_query(b, sort, &t);
	ours = p50_p99(t.ours);
	cpu = p50_p99(t.cpu);
	floor = p50_p99(t.floor);
	ratio = bench_percentile(t.ours, 50) / bench_percentile(t.floor, 50);
	bench_row(figures[sort].figure, ours, floor, ratio, figures[sort].target);
	bench_row("  the processor's time in it", cpu, "", 0, "printed");
	if (sort >= SORT_SLIP)
		tell_found(&t);
	g_array_free(t.ours, TRUE);
	g_array_free(t.cpu, TRUE);
	g_array_free(t.floor, TRUE);
}

static void measure_audit(struct bench *b)
{
	g_autoptr(GArray) samples = g_array_new(FALSE, FALSE, sizeof(double));
	g_autofree char *body = body_of("number", "number", "099000000000", NULL), *took = NULL;

	for (unsigned i = 0; i < MIN(b->queries, 200); i++)
		time_audit(b, samples, b->cookie[0], body);
	took = p50_p99(samples);
	bench_row("the audit entry's commit, left out above", took, "", 0, "printed");
}

int main(int argc, char **argv)
{
	const char *residents = g_getenv("DANCU_BENCH_RESIDENTS");
	const char *queries = g_getenv("DANCU_BENCH_QUERIES");
	struct bench b = { 0 };

	if (argc != 2)
		return 2;
	b.residents = residents ? (unsigned)g_ascii_strtoull(residents, NULL, 10) : COMMUNE;
	b.queries = queries ? (unsigned)g_ascii_strtoull(queries, NULL, 10) : 500;
	if (b.residents == 0 || b.queries == 0 || !centre_vault_start())
		return 2;
	b.communes = (b.residents + COMMUNE - 1) / COMMUNE;
	b.database = g_build_filename(argv[1], "search.db", NULL);
	search_open_register(&b);
	open_raw(&b);
	sign_all_in(&b);
	for (int sort = 0; sort < SORTS; sort++)
		measure(&b, (enum query_sort)sort);
	measure_audit(&b);
	sqlite3_finalize(b.by_number);
	sqlite3_finalize(b.by_name);
	sqlite3_finalize(b.all_names);
	sqlite3_close(b.raw);
	centre_ledger_close(b.reader);
	centre_free(b.centre);
	centre_ledger_close(b.writer);
	return 0;
}
