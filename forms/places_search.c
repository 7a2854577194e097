/*
 * places_search - from a few letters to units.
 *
 * What was typed is read as parts: the unit, then what it lies in.  A part is
 * compared with the distinct names (some 8,000), never with the units; the units
 * of the names that fit are then asked whether they lie in the other parts.
 * Readings are tried from the plain to the far-fetched; the first that finds
 * anything counts.
 */
#include "forms/places.h"

#include <string.h>

#include "forms/places_inside.h"
#include "i18n/fold.h"
#include "i18n/match.h"

#include "i18n/banned.h"

#define PARTS 4
#define WORDS 12
#define ANY_KIND UINT16_MAX

struct part {
	char *key;	   /* FOLD_SEARCH, the kind taken off; owned */
	const char *typed; /* lent: the words as typed, for their marks; or NULL */
	uint16_t kinds;	   /* bits of enum place_kind */
	uint8_t *fits;	   /* enum fit of each name; owned */
};

struct search {
	const struct place_list *list;
	uint32_t day;
	GArray *hits;
	struct part part[PARTS];
	unsigned parts, detail;
	bool near;
};

/* ---- names --------------------------------------------------------------------- */

/* Every name against the part; false: none fits. */
static bool fit_names(const struct place_list *list, struct part *part)
{
	bool any = false;

	if (!part->fits)
		part->fits = g_new0(uint8_t, MAX(list->names->len, 1));
	for (guint i = 0; i < list->names->len; i++) {
		part->fits[i] = (uint8_t)place_fit_of(
			arena_at(list, name_at(list, i)->key), part->key);
		any |= part->fits[i] != FIT_NONE;
	}
	return any;
}

static bool fit_near(const struct place_list *list, struct part *part)
{
	struct match_query *query = match_query_new(part->key);
	bool any = false;

	for (guint i = 0; i < list->names->len; i++) {
		const char *key = arena_at(list, name_at(list, i)->key);

		part->fits[i] =
			match_rank_key(query, key) <= MATCH_NEAR ? FIT_NEAR : FIT_NONE;
		any |= part->fits[i] != FIT_NONE;
	}
	match_query_free(query);
	return any;
}

/* ---- units ----------------------------------------------------------------------- */

/* Whether the unit lies in a unit of the part, at any time of its life; *lies is that
 * unit. */
static bool lies_in(const struct search *s, const struct unit *unit,
		    const struct part *part, unsigned depth, enum fit *fit)
{
	uint32_t parent = unit->parent & 0xffffff;
	unsigned level = unit->parent >> 24;
	int at = place_first(s->list, level, parent);

	for (; at >= 0 && at < (int)s->list->units->len; at++) {
		const struct unit *above = unit_at(s->list, at);
		enum fit here = (enum fit)part->fits[above->name];

		if (above->level != level || above->code != parent)
			return false;
		if ((above->to && above->to < unit->from) ||
		    (unit->to && above->from > unit->to))
			continue;
		if (here && (part->kinds >> above->kind & 1)) {
			*fit = here;
			return true;
		}
		if (depth < 2 && lies_in(s, above, part, depth + 1, fit))
			return true;
	}
	return false;
}

/* Where its marks were typed, a name with others comes behind: Ba Đình, not Bà Đinh. */
static bool marks_differ(const struct place_list *list, const struct unit *unit,
			 const char *typed)
{
	g_autofree char *want = NULL, *has = NULL;

	if (!typed || g_str_is_ascii(typed))
		return false;
	want = fold_key(typed, FOLD_CANONICAL);
	has = fold_key(arena_at(list, name_at(list, unit->name)->words), FOLD_CANONICAL);
	return !strstr(want, has) && !strstr(has, want);
}

static void take_unit(struct search *s, uint32_t at, enum fit fit)
{
	const struct unit *unit = unit_at(s->list, (int)at);
	struct place_hit hit = { (int)at, (unsigned)fit * 10000, s->detail };

	for (unsigned i = 1; i < s->parts; i++) {
		enum fit above = FIT_NONE;

		if (!lies_in(s, unit, &s->part[i], 0, &above))
			return;
		hit.rank += (unsigned)above * 100;
	}
	if (!(s->part[0].kinds >> unit->kind & 1))
		hit.rank += 4500;
	if (marks_differ(s->list, unit, s->part[0].typed))
		hit.rank += 3000;
	if (!unit_on(unit, s->day))
		hit.rank += 50;
	g_array_append_val(s->hits, hit);
}

/* All units of the names that fit the first part, in all the others. */
static bool take_units(struct search *s)
{
	for (guint i = 0; i < s->list->names->len; i++) {
		const struct place_name *name = name_at(s->list, i);

		for (uint32_t n = 0; s->part[0].fits[i] && n < name->count; n++)
			take_unit(s, s->list->by_name[name->first + n],
				  (enum fit)s->part[0].fits[i]);
	}
	return s->hits->len > 0;
}

static void clear_parts(struct search *s)
{
	for (unsigned i = 0; i < s->parts; i++) {
		g_free(s->part[i].key);
		g_free(s->part[i].fits);
	}
	memset(s->part, 0, sizeof(s->part));
	s->parts = 0;
}

static void add_part(struct search *s, const char *key, size_t length, uint16_t kinds)
{
	if (s->parts == PARTS || !length)
		return;
	s->part[s->parts++] =
		(struct part){ .key = g_strndup(key, length), .kinds = kinds };
}

/* The parts as they stand; leaves them cleared. */
static bool try_parts(struct search *s, const char *typed)
{
	bool found = s->parts > 0;

	for (unsigned i = 0; found && i < s->parts; i++)
		found = fit_names(s->list, &s->part[i]) ||
			(s->near && i == 0 && strlen(s->part[i].key) > 3 &&
			 fit_near(s->list, &s->part[i]));
	if (found) {
		s->part[0].typed = typed;
		found = take_units(s);
	}
	clear_parts(s);
	return found;
}

/* ---- readings -------------------------------------------------------------------- */

/* One part of the key, its kind taken off where it has one and `strip` says so. */
static void add_read(struct search *s, const char *key, size_t length, bool strip)
{
	uint16_t kinds = ANY_KIND;
	g_autofree char *own = g_strndup(key, length);
	size_t skip = strip ? place_kind_before(own, &kinds) : 0;

	add_part(s, own + skip, length - skip, kinds);
}

/* The parts between commas, from number `first` on. */
static bool try_commas(struct search *s, char *const *segments, unsigned first,
		       bool strip)
{
	for (unsigned i = first; segments[i]; i++) {
		g_autofree char *key = place_key(segments[i]);

		add_read(s, key, strlen(key), i > first || strip);
	}
	return try_parts(s, segments[first]);
}

/* "xa tan phu huien ba vi tinh x": a kind inside begins a part. */
static bool try_kinds(struct search *s, const char *key, const char *typed)
{
	const char *start = key, *at = key;
	uint16_t kinds;

	while ((at = strchr(at, ' ')) != NULL) {
		at++;
		if (strcspn(at, " ") < 2 || !place_kind_before(at, &kinds) ||
		    at - 1 <= start)
			continue;
		add_read(s, start, (size_t)(at - 1 - start), true);
		start = at;
	}
	if (start == key)
		return false;
	add_read(s, start, strlen(start), true);
	return try_parts(s, typed);
}

/* "ngoc ha ba dinh": cut at each blank in turn, the longest name first; with `more`, in
 * three. */
static bool try_cuts(struct search *s, const char *key, const char *typed, bool more)
{
	size_t end = strlen(key);

	while (end-- > 1) {
		if (key[end] != ' ')
			continue;
		for (size_t second = more ? strlen(key) - 1 : end; second >= end;
		     second--) {
			if (second != end && key[second] != ' ')
				continue;
			if (more && second == end)
				break;
			add_read(s, key, end, true);
			if (more)
				add_read(s, key + end + 1, second - end - 1, true);
			add_read(s, key + (more ? second : end) + 1,
				 strlen(key + (more ? second : end) + 1), true);
			if (try_parts(s, typed))
				return true;
		}
	}
	return false;
}

static unsigned words_in(const char *key)
{
	unsigned words = 1;

	for (; *key; key++)
		words += *key == ' ';
	return words;
}

/* One text without a comma. */
static bool try_words(struct search *s, char *const *segments, unsigned at)
{
	g_autofree char *key = place_key(segments[at]);
	bool alone = !segments[at + 1];

	if (try_commas(s, segments, at, true) || try_commas(s, segments, at, false))
		return true;
	if (!alone || words_in(key) > WORDS)
		return false;
	return try_kinds(s, key, segments[at]) || try_cuts(s, key, segments[at], false) ||
	       (words_in(key) > 4 && try_cuts(s, key, segments[at], true));
}

static bool try_all(struct search *s, char *const *segments, const unsigned *starts)
{
	for (unsigned i = 0; segments[i]; i++) {
		if (!*segments[i])
			continue;
		s->detail = starts[i];
		if (try_words(s, segments, i))
			return true;
	}
	return false;
}

static void take_provinces(struct search *s)
{
	for (guint i = 0; i < s->list->units->len; i++) {
		const struct unit *unit = unit_at(s->list, (int)i);
		struct place_hit hit = { (int)i, 0, 0 };

		if (unit->level == PLACE_PROVINCE && unit_on(unit, s->day))
			g_array_append_val(s->hits, hit);
	}
}

/* Of two that fit alike the one that stood last, then the larger. */
static int by_rank(const void *a, const void *b, void *of)
{
	const struct place_hit *x = a, *y = b;
	uint32_t left = unit_at(of, x->unit)->to, right = unit_at(of, y->unit)->to;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	if (left != right)
		return left - 1 > right - 1 ? -1 : 1; /* 0, still open, is the last */
	return x->unit - y->unit;
}

/* Splits at commas into trimmed segments, and tells where each begins. */
static char **split(const char *typed, unsigned starts[WORDS])
{
	char **segments = g_strsplit(typed, ",", WORDS);
	size_t at = 0;

	for (unsigned i = 0; segments[i]; i++) {
		size_t length = strlen(segments[i]);

		starts[i] = (unsigned)(at + strspn(segments[i], " "));
		at += length + 1;
		g_strstrip(segments[i]);
	}
	return segments;
}

size_t place_search(const struct place_list *list, const char *typed, uint32_t day,
		    size_t limit, GArray *hits)
{
	struct search s = { .list = list, .day = day, .hits = hits };
	unsigned starts[WORDS] = { 0 };
	g_auto(GStrv) segments = NULL;
	size_t all;

	g_array_set_size(hits, 0);
	if (!g_utf8_validate(typed, -1, NULL))
		return 0;
	segments = split(typed, starts);
	if (strspn(typed, " ,") == strlen(typed))
		take_provinces(&s);
	else if (strlen(typed) < 400 && !try_all(&s, segments, starts)) {
		s.near = true;
		try_all(&s, segments, starts);
	}
	all = hits->len;
	if (all > 1)
		g_qsort_with_data(hits->data, (int)all, sizeof(struct place_hit), by_rank,
				  (void *)list);
	if (limit && all > limit)
		g_array_set_size(hits, (guint)limit);
	return all;
}
