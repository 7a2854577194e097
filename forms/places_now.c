/*
 * places_now - what became of a unit.
 *
 * From the day after its last, its code is looked for: the same code goes on under
 * another name, kind or parent - but on a day with links (01/07/2025, when codes were
 * given anew) only the links count.  A district or province that ended on such a day
 * went where its communes went.
 */
#include "forms/places.h"

#include <stdlib.h>

#include "forms/parts.h"
#include "forms/places_inside.h"
#include "i18n/date.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define STEPS 16 /* renamings one after the other */

struct walk {
	const struct place_list *list;
	uint32_t day;
	GArray *heirs;
	bool lost; /* some part of it is gone, nobody knows where to */
};

static void follow(struct walk *w, int unit, unsigned depth);

static bool has_links(const struct place_list *list, uint32_t day)
{
	for (guint i = 0; i < list->links->len; i++)
		if (g_array_index(list->links, struct place_link, i).day == day)
			return true;
	return false;
}

static uint64_t old_number(const struct place_link *link)
{
	return (uint64_t)link->old_level << 24 | link->old_code;
}

/* The first link of the old code, or where it would be. */
static guint link_from(const struct place_list *list, uint64_t number)
{
	guint low = 0, high = list->links->len;

	while (low < high) {
		guint middle = low + (high - low) / 2;

		if (old_number(&g_array_index(list->links, struct place_link, middle)) <
		    number)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Follows the links of one old unit on `day`; false: it has none. */
static bool follow_links(struct walk *w, unsigned level, uint32_t code, uint32_t day,
			 unsigned depth)
{
	uint64_t number = (uint64_t)level << 24 | code;
	bool any = false;

	for (guint i = link_from(w->list, number); i < w->list->links->len; i++) {
		const struct place_link *link =
			&g_array_index(w->list->links, struct place_link, i);
		int heir;

		if (old_number(link) != number)
			break;
		if (link->day != day)
			continue;
		any = true;
		heir = place_number_on(w->list, link->new_level, link->new_code, day);
		if (heir == PLACE_NONE)
			w->lost = true;
		else
			follow(w, heir, depth + 1);
	}
	return any;
}

/* Everything below a unit on its last day. */
static bool follow_below(struct walk *w, const struct unit *unit, uint32_t day,
			 unsigned depth)
{
	uint32_t number = (uint32_t)unit->level << 24 | unit->code;
	bool any = false;

	for (guint i = 0; i < w->list->units->len; i++) {
		const struct unit *below = unit_at(w->list, (int)i);

		if (below->parent != number || !unit_on(below, unit->to))
			continue;
		if (follow_links(w, below->level, below->code, day, depth))
			any = true;
		else if (below->level < PLACE_COMMUNE)
			any |= follow_below(w, below, day, depth + 1);
	}
	return any;
}

static void keep(struct walk *w, int unit)
{
	for (guint i = 0; i < w->heirs->len; i++)
		if (g_array_index(w->heirs, int, i) == unit)
			return;
	g_array_append_val(w->heirs, unit);
}

static void follow(struct walk *w, int at, unsigned depth)
{
	const struct unit *unit = unit_at(w->list, at);
	uint32_t next;
	int same;

	if (!unit->to || unit->to >= w->day) {
		keep(w, at);
		return;
	}
	next = place_day_after(unit->to);
	if (depth >= STEPS) {
		w->lost = true;
	} else if (has_links(w->list, next)) {
		bool linked = follow_links(w, unit->level, unit->code, next, depth);

		/* a district with links of its own has communes beside them */
		if (unit->level == PLACE_DISTRICT ||
		    (!linked && unit->level == PLACE_PROVINCE))
			linked |= follow_below(w, unit, next, depth);
		w->lost |= !linked;
	} else if ((same = place_number_on(w->list, unit->level, unit->code, next)) !=
		   PLACE_NONE) {
		follow(w, same, depth + 1);
	} else {
		w->lost = true;
	}
}

static int by_unit(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

enum place_fate place_now(const struct place_list *list, int unit, uint32_t day,
			  GArray *heirs)
{
	struct walk w = { list, day, heirs, false };

	g_array_set_size(heirs, 0);
	follow(&w, unit, 0);
	if (heirs->len > 1)
		qsort(heirs->data, heirs->len, sizeof(int), by_unit);
	if (heirs->len == 0)
		return PLACE_ENDED;
	if (heirs->len > 1 || w.lost)
		return PLACE_SPLIT;
	return g_array_index(heirs, int, 0) == unit ? PLACE_STANDS : PLACE_BECAME;
}

static char *ended_text(const struct place_list *list, int unit)
{
	uint32_t day = place_day_after(unit_at(list, unit)->to);
	g_autofree char *shown = date_show((struct date){
		(int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100) });

	return g_strdup_printf(_("no longer there since %s"), shown);
}

/* "xã A, xã B, phường C …": all of one province have its name behind them. */
static char *names_of(const struct place_list *list, const GArray *heirs, unsigned most)
{
	GString *names = g_string_new(NULL);
	int first = g_array_index(heirs, int, 0), above = place_above(list, first);

	for (guint i = 0; i < heirs->len && i < most; i++) {
		g_autofree char *title = place_title(list, g_array_index(heirs, int, i));

		g_string_append(names, i ? ", " : "");
		g_string_append(names, title);
	}
	for (guint i = 1; i < heirs->len; i++)
		if (place_above(list, g_array_index(heirs, int, i)) != above)
			above = PLACE_NONE;
	if (heirs->len > most)
		g_string_append(names, " …");
	if (above != PLACE_NONE) {
		g_autofree char *title = place_title(list, above);

		g_string_append_printf(names, heirs->len > 1 ? " (%s)" : ", %s", title);
	}
	return g_string_free(names, FALSE);
}

char *place_now_text(const struct place_list *list, int unit, uint32_t day, unsigned most)
{
	g_autoptr(GArray) heirs = g_array_new(FALSE, FALSE, sizeof(int));
	enum place_fate fate = place_now(list, unit, day, heirs);
	g_autofree char *names = heirs->len ? names_of(list, heirs, most) : NULL;

	switch (fate) {
	case PLACE_STANDS:
		return g_strdup("");
	case PLACE_ENDED:
		return ended_text(list, unit);
	case PLACE_BECAME:
		return g_strdup_printf(_("now %s"), names);
	case PLACE_SPLIT:
		break;
	}
	return g_strdup_printf(_("now part of %u units: %s"), heirs->len, names);
}

char *place_value_now(const struct place_list *list, const char *value, uint32_t day)
{
	g_autofree char *code = kind_part(value, 0), *edition = kind_part(value, 1);
	int unit = list && *code && *edition ? place_find(list, code, edition) : PLACE_NONE;

	return unit == PLACE_NONE ? g_strdup("") : place_now_text(list, unit, day, 3);
}
