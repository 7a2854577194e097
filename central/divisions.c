/* divisions - one walk through the editions for each code. */
#include "central/divisions.h"

#include <string.h>

#include "central/catalogue.h"
#include "forms/places.h"
#include "i18n/fold.h"

#include "i18n/banned.h"

#define EDITIONS 64

/* What a code meant at a time; kind NULL: nothing. */
struct state {
	const char *kind, *name, *parent;
};

struct change {
	uint32_t day;
	struct state state;
};

struct story {
	struct state at[EDITIONS];
	GArray *changes; /* struct change, by day */
};

struct telling {
	GStringChunk *texts;
	GHashTable *stories; /* code to struct story */
	GPtrArray *names;    /* of the editions, oldest first */
	uint32_t day[EDITIONS];
	GPtrArray *units;

	/* the code that is being told */
	const char *code;
	struct state now;
	uint32_t since;
};

static struct delta_row *row_of(enum delta_list list, const char *const *cells)
{
	struct delta_row *row = g_new0(struct delta_row, 1);

	row->list = list;
	for (unsigned i = 0; i < delta_columns(list); i++)
		row->cell[i] = g_strdup(cells[i]);
	return row;
}

static void story_free(void *p)
{
	struct story *story = p;

	g_array_unref(story->changes);
	g_free(story);
}

static const char *keep(struct telling *t, const char *text)
{
	return g_string_chunk_insert_const(t->texts, text);
}

static struct state state_of(struct telling *t, struct centre_rows *rows, int column)
{
	const char *kind = centre_text(rows, column);

	if (!*kind)
		return (struct state){ 0 };
	return (struct state){ keep(t, kind), keep(t, centre_text(rows, column + 1)),
			       keep(t, centre_text(rows, column + 2)) };
}

static struct story *story_for(struct telling *t, const char *code)
{
	struct story *story = g_hash_table_lookup(t->stories, code);

	if (story)
		return story;
	story = g_new0(struct story, 1);
	story->changes = g_array_new(FALSE, FALSE, sizeof(struct change));
	g_hash_table_insert(t->stories, (void *)keep(t, code), story);
	return story;
}

static void load_editions(struct telling *t, struct centre_ledger *l)
{
	struct centre_rows *rows =
		centre_ask(l, "SELECT name, day FROM division_edition ORDER BY day", "");

	while (centre_next(rows) && t->names->len < EDITIONS) {
		t->day[t->names->len] = place_day(centre_text(rows, 1));
		g_ptr_array_add(t->names, (void *)keep(t, centre_text(rows, 0)));
	}
	centre_done(rows);
}

static void load_states(struct telling *t, struct centre_ledger *l)
{
	for (guint e = 0; e < t->names->len; e++) {
		struct centre_rows *rows = centre_ask(l,
						      "SELECT code, kind, name, parent "
						      "FROM division WHERE edition = ?1",
						      "s", t->names->pdata[e]);

		while (centre_next(rows))
			story_for(t, centre_text(rows, 0))->at[e] = state_of(t, rows, 1);
		centre_done(rows);
	}
}

static void load_changes(struct telling *t, struct centre_ledger *l)
{
	struct centre_rows *rows = centre_ask(l,
					      "SELECT code, day, kind, name, parent FROM "
					      "division_change ORDER BY code, day",
					      "");

	while (centre_next(rows)) {
		struct change change = { place_day(centre_text(rows, 1)),
					 state_of(t, rows, 2) };
		struct story *story = story_for(t, centre_text(rows, 0));

		g_array_append_val(story->changes, change);
	}
	centre_done(rows);
}

/* Hoà and Hòa are one name. */
static bool one_name(const char *a, const char *b)
{
	g_autofree char *left = NULL, *right = NULL;

	if (a == b || strcmp(a, b) == 0)
		return true;
	left = fold_key(a, FOLD_CANONICAL);
	right = fold_key(b, FOLD_CANONICAL);
	return strcmp(left, right) == 0;
}

static bool same(const struct state *a, const struct state *b)
{
	if (!a->kind || !b->kind)
		return a->kind == b->kind;
	return strcmp(a->kind, b->kind) == 0 && strcmp(a->parent, b->parent) == 0 &&
	       one_name(a->name, b->name);
}

static void tell_unit(struct telling *t, uint32_t to)
{
	g_autofree char *from_iso = place_day_iso(t->since), *to_iso = place_day_iso(to);
	const char *cells[] = { t->code,       t->now.name, t->now.kind,
				t->now.parent, from_iso,    to_iso };

	if (!to || to >= t->since)
		g_ptr_array_add(t->units, row_of(DELTA_UNIT, cells));
}

static void become(struct telling *t, const struct state *state, uint32_t day)
{
	if (same(&t->now, state)) {
		if (state->kind)
			t->now.name = state->name;
		return;
	}
	if (t->now.kind)
		tell_unit(t, place_day_before(day));
	t->now = *state;
	t->since = day;
}

static void tell_story(struct telling *t, const char *code, const struct story *story)
{
	guint next = 0;

	t->code = code;
	t->now = story->at[0];
	t->since = t->day[0];
	for (guint e = 1; e <= t->names->len; e++) {
		for (; next < story->changes->len; next++) {
			const struct change *change =
				&g_array_index(story->changes, struct change, next);

			if (e < t->names->len && change->day > t->day[e])
				break;
			if (change->day > t->day[e - 1])
				become(t, &change->state, change->day);
		}
		if (e < t->names->len)
			become(t, &story->at[e], t->day[e]);
	}
	if (t->now.kind)
		tell_unit(t, 0);
}

/* Land without a code of its own, until the day on which it got one. */
static void tell_areas(struct telling *t, struct centre_ledger *l)
{
	struct centre_rows *rows = centre_ask(
		l, "SELECT old_code, area, day FROM division_link WHERE area <> ''", "");

	while (centre_next(rows)) {
		g_autofree char *parent = g_strndup(centre_text(rows, 0), 3);

		t->code = centre_text(rows, 0);
		t->now = (struct state){ "K", centre_text(rows, 1), parent };
		t->since = t->day[0];
		tell_unit(t, place_day_before(place_day(centre_text(rows, 2))));
	}
	centre_done(rows);
}

/* What repeats most comes last in a row and first in the order. */
static int by_repeats(const void *a, const void *b)
{
	static const unsigned order[] = { 4, 5, 3, 2, 0 };
	const struct delta_row *x = *(const struct delta_row *const *)a,
			       *y = *(const struct delta_row *const *)b;
	int differ = 0;

	for (size_t i = 0; !differ && i < G_N_ELEMENTS(order); i++)
		differ = strcmp(x->cell[order[i]], y->cell[order[i]]);
	return differ;
}

static GPtrArray *rows_new(void)
{
	return g_ptr_array_new_with_free_func((GDestroyNotify)delta_row_free);
}

GPtrArray *centre_divisions_units(struct centre_ledger *l)
{
	struct telling t = { .texts = g_string_chunk_new(1 << 16),
			     .stories = g_hash_table_new_full(g_str_hash, g_str_equal,
							      NULL, story_free),
			     .names = g_ptr_array_new(),
			     .units = rows_new() };
	GHashTableIter iter;
	void *code, *story;

	load_editions(&t, l);
	load_states(&t, l);
	load_changes(&t, l);
	g_hash_table_iter_init(&iter, t.stories);
	while (t.names->len > 0 && g_hash_table_iter_next(&iter, &code, &story))
		tell_story(&t, code, story);
	if (t.names->len > 0)
		tell_areas(&t, l);
	g_hash_table_unref(t.stories);
	g_ptr_array_free(t.names, TRUE);
	g_string_chunk_free(t.texts);
	g_ptr_array_sort(t.units, by_repeats);
	return t.units;
}

static GPtrArray *rows_of(struct centre_ledger *l, enum delta_list list, const char *sql)
{
	GPtrArray *all = rows_new();
	struct centre_rows *rows = centre_ask(l, sql, "");

	while (centre_next(rows)) {
		const char *cells[DELTA_COLUMNS];

		for (unsigned i = 0; i < delta_columns(list); i++)
			cells[i] = centre_text(rows, (int)i);
		g_ptr_array_add(all, row_of(list, cells));
	}
	centre_done(rows);
	return all;
}

GPtrArray *centre_divisions_editions(struct centre_ledger *l)
{
	return rows_of(l, DELTA_EDITION,
		       "SELECT name, day FROM division_edition ORDER BY day");
}

GPtrArray *centre_divisions_links(struct centre_ledger *l)
{
	return rows_of(l, DELTA_LINK,
		       "SELECT old_code, new_code, how, day FROM division_link"
		       " ORDER BY day, how, new_code, old_code");
}

/* ---- what is new ----------------------------------------------------------------- */

/* "code day" of all rows, by the day of `cell`. */
static GHashTable *days_of(const GPtrArray *rows, unsigned cell, bool next)
{
	GHashTable *days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < rows->len; i++) {
		const struct delta_row *row = rows->pdata[i];
		uint32_t day = place_day(row->cell[cell]);

		if (day)
			g_hash_table_add(
				days, g_strdup_printf("%s %u", row->cell[0],
						      next ? place_day_after(day) : day));
	}
	return days;
}

static bool has_day(GHashTable *days, const char *code, uint32_t day)
{
	g_autofree char *key = g_strdup_printf("%s %u", code, day);

	return g_hash_table_contains(days, key);
}

static void example(struct centre_catalogue_news *news, char mark,
		    const struct delta_row *row, const char *day)
{
	enum place_kind kind = PLACE_XA;
	g_autofree char *words = NULL;

	place_kind_read(row->cell[2], &kind);
	words = g_strdup_printf("%s %s %s (%s)", row->cell[0], place_kind_word(kind),
				row->cell[1], day);
	centre_catalogue_example(news, mark, words);
}

/* `old` are the rows as they were. */
static void compare(const GPtrArray *old, const GPtrArray *rows,
		    struct centre_catalogue_news *news)
{
	g_autoptr(GHashTable) was = days_of(old, 4, false), is = days_of(rows, 4, false),
			      before = days_of(rows, 5, true),
			      ended = days_of(old, 5, true);

	for (guint i = 0; i < rows->len; i++) {
		const struct delta_row *row = rows->pdata[i];
		uint32_t from = place_day(row->cell[4]), to = place_day(row->cell[5]);

		if (!has_day(was, row->cell[0], from)) {
			bool goes_on = has_day(before, row->cell[0], from);

			*(goes_on ? &news->changed : &news->added) += 1;
			example(news, goes_on ? '~' : '+', row, row->cell[4]);
		}
		if (to && old->len > 0 &&
		    !has_day(ended, row->cell[0], place_day_after(to)) &&
		    !has_day(is, row->cell[0], place_day_after(to))) {
			news->ended++;
			example(news, '-', row, row->cell[5]);
		}
	}
	for (guint i = 0; i < old->len; i++) {
		const struct delta_row *row = old->pdata[i];

		if (!has_day(is, row->cell[0], place_day(row->cell[4])))
			news->dropped++;
	}
}

static GPtrArray *units_as_they_were(struct centre_ledger *l)
{
	GPtrArray *all = rows_new();
	struct centre_rows *rows = centre_ask(
		l, "SELECT cells FROM catalogue_row WHERE list = 'U' AND gone = 0", "");

	while (centre_next(rows)) {
		const char *cells = centre_text(rows, 0);
		struct delta_row *row =
			delta_row_of_text(DELTA_UNIT, cells, strlen(cells));

		if (row)
			g_ptr_array_add(all, row);
	}
	centre_done(rows);
	return all;
}

bool centre_divisions_apply(struct centre_ledger *l, struct centre_catalogue_news *news)
{
	static const struct centre_catalogue_scope all = { 0 };
	g_autoptr(GPtrArray) old = units_as_they_were(l),
			     units = centre_divisions_units(l);
	g_autoptr(GPtrArray) editions = centre_divisions_editions(l);
	g_autoptr(GPtrArray) links = centre_divisions_links(l);
	struct centre_catalogue_news rows;
	bool fine;

	centre_catalogue_news_init(&rows);
	compare(old, units, news);
	fine = centre_catalogue_apply(l, DELTA_EDITION, editions, &all, &rows) &&
	       centre_catalogue_apply(l, DELTA_UNIT, units, &all, &rows) &&
	       centre_catalogue_apply(l, DELTA_LINK, links, &all, &rows);
	centre_catalogue_news_clear(&rows);
	return fine;
}
