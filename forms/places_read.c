/*
 * places_read - kinds, codes and days; the list of places read by code and day.
 */
#include "forms/places.h"

#include <string.h>

#include "forms/places_inside.h"
#include "i18n/date.h"

#include "i18n/banned.h"

/* ---- kinds, codes, days ---------------------------------------------------------- */

static const struct {
	char letter;
	const char *word;
} kinds[] = {
#define X(id, letter, word) { letter, word },
	PLACE_KINDS(X)
#undef X
};

char place_kind_letter(enum place_kind kind)
{
	return kinds[kind].letter;
}

const char *place_kind_word(enum place_kind kind)
{
	return kinds[kind].word;
}

bool place_kind_read(const char *text, enum place_kind *kind)
{
	g_autofree char *low = g_utf8_strdown(text, -1);

	for (unsigned i = 0; i < PLACE_KIND_COUNT; i++)
		if (strcmp(low, kinds[i].word) == 0 ||
		    (text[0] == kinds[i].letter && !text[1])) {
			*kind = (enum place_kind)i;
			return true;
		}
	return false;
}

enum place_level place_level_of(const char *code)
{
	size_t digits = strspn(code, "0123456789");

	if (digits == 3 && strcmp(code + 3, "-1") == 0)
		return PLACE_AREA;
	if (code[digits])
		return PLACE_NATION;
	return digits == 2   ? PLACE_PROVINCE
	       : digits == 3 ? PLACE_DISTRICT
	       : digits == 5 ? PLACE_COMMUNE
			     : PLACE_NATION;
}

uint32_t place_number(const char *code)
{
	return (uint32_t)g_ascii_strtoull(code, NULL, 10);
}

static void print_code(char out[8], unsigned level, uint32_t code)
{
	static const char *const shapes[] = { "", "%02u", "%03u", "%05u", "%03u-1" };

	out[0] = '\0';
	if (level == PLACE_NATION)
		return;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
	g_snprintf(out, 8, shapes[level], code);
#pragma GCC diagnostic pop
}

uint32_t place_day(const char *iso)
{
	struct date date;

	if (!iso || !date_from_iso(iso, &date) || !date_is_whole(date))
		return 0;
	return (uint32_t)(date.year * 10000 + date.month * 100 + date.day);
}

static struct date date_of(uint32_t day)
{
	return (struct date){ (int)(day / 10000), (int)(day / 100 % 100),
			      (int)(day % 100) };
}

char *place_day_iso(uint32_t day)
{
	return day ? date_iso(date_of(day)) : g_strdup("");
}

static uint32_t move_day(uint32_t day, int by)
{
	struct date date = date_of_number(date_number(date_of(day)) + by);

	return (uint32_t)(date.year * 10000 + date.month * 100 + date.day);
}

uint32_t place_day_after(uint32_t day)
{
	return move_day(day, 1);
}

uint32_t place_day_before(uint32_t day)
{
	return move_day(day, -1);
}

/* ---- reading --------------------------------------------------------------------- */

size_t place_count(const struct place_list *list)
{
	return list->units->len;
}

size_t place_bytes(const struct place_list *list)
{
	return sizeof(*list) + list->arena->allocated_len +
	       list->units->len * (sizeof(struct unit) + sizeof(uint32_t)) +
	       list->names->len * sizeof(struct place_name) +
	       list->links->len * sizeof(struct place_link) +
	       list->editions->len * sizeof(struct place_edition_row);
}

struct place_unit place_unit(const struct place_list *list, int at)
{
	const struct unit *unit = unit_at(list, at);
	struct place_unit out = { .level = (enum place_level)unit->level,
				  .kind = (enum place_kind)unit->kind,
				  .name = arena_at(list,
						   name_at(list, unit->name)->words),
				  .from = unit->from,
				  .to = unit->to };

	print_code(out.code, unit->level, unit->code);
	print_code(out.parent, unit->parent >> 24, unit->parent & 0xffffff);
	return out;
}

const char *place_code(const struct place_unit *unit)
{
	return unit->level == PLACE_AREA ? "" : unit->code;
}

int place_first(const struct place_list *list, unsigned level, uint32_t code)
{
	uint32_t wanted = level << 24 | code;
	int low = 0, high = (int)list->units->len;

	while (low < high) {
		int middle = low + (high - low) / 2;
		const struct unit *unit = unit_at(list, middle);

		if (((uint32_t)unit->level << 24 | unit->code) < wanted)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == (int)list->units->len || unit_at(list, low)->level != level ||
	    unit_at(list, low)->code != code)
		return PLACE_NONE;
	return low;
}

int place_number_on(const struct place_list *list, unsigned level, uint32_t code,
		    uint32_t day)
{
	int at = place_first(list, level, code);

	for (; at >= 0 && at < (int)list->units->len; at++) {
		const struct unit *unit = unit_at(list, at);

		if (unit->level != level || unit->code != code)
			break;
		if (unit_on(unit, day))
			return at;
	}
	return PLACE_NONE;
}

int place_on(const struct place_list *list, const char *code, uint32_t day)
{
	enum place_level level = place_level_of(code);

	return level && day ? place_number_on(list, level, place_number(code), day)
			    : PLACE_NONE;
}

int place_find(const struct place_list *list, const char *code, const char *edition)
{
	uint32_t day = place_day(edition);

	for (guint i = 0; !day && i < list->editions->len; i++) {
		const struct place_edition_row *row =
			&g_array_index(list->editions, struct place_edition_row, i);

		if (strcmp(row->name, edition) == 0)
			day = row->from;
	}
	return place_on(list, code, day);
}

bool place_stands(const struct place_list *list, int unit, uint32_t day)
{
	return unit_on(unit_at(list, unit), day);
}

int place_above(const struct place_list *list, int at)
{
	const struct unit *unit = unit_at(list, at);
	uint32_t day = unit->to ? unit->to : 99991231;

	return place_number_on(list, unit->parent >> 24, unit->parent & 0xffffff, day);
}

char *place_edition(const struct place_list *list, int at)
{
	const struct unit *unit = unit_at(list, at);

	for (guint i = list->editions->len; i-- > 0;) {
		const struct place_edition_row *row =
			&g_array_index(list->editions, struct place_edition_row, i);

		if (unit_on(unit, row->from))
			return g_strdup(row->name);
	}
	return place_day_iso(unit->from);
}

char *place_title(const struct place_list *list, int at)
{
	const struct unit *unit = unit_at(list, at);

	return g_strconcat(kinds[unit->kind].word, " ",
			   arena_at(list, name_at(list, unit->name)->words), NULL);
}

char *place_text(const struct place_list *list, int at)
{
	GString *text = g_string_new(NULL);

	for (unsigned depth = 0; at != PLACE_NONE && depth < 4; depth++) {
		g_autofree char *title = place_title(list, at);

		g_string_append(text, depth ? ", " : "");
		g_string_append(text, title);
		at = place_above(list, at);
	}
	return g_string_free(text, FALSE);
}
