/* places_inside - how a list of places lies in memory; forms/places*.c only. */
#ifndef FORMS_PLACES_INSIDE_H
#define FORMS_PLACES_INSIDE_H

#include "forms/places.h"

/* 20 bytes.  Sorted by level, code, from.  An area has the number of its district. */
struct unit {
	uint32_t code : 24, kind : 4, level : 4;
	uint32_t parent;
	uint32_t name; /* number in names */
	uint32_t from, to;
};

/* A name that some units have: its words, and the key it is found by, in the arena. */
struct place_name {
	uint32_t words, key;
	uint32_t first, count; /* its units, in by_name */
};

struct place_link {
	uint32_t old_code : 24, old_level : 4, how : 4;
	uint32_t new_code : 24, new_level : 4;
	uint32_t day;
};

struct place_edition_row {
	char name[12];
	uint32_t from;
};

struct place_list {
	GString *arena;
	GArray *editions; /* struct place_edition_row, oldest first */
	GArray *units;	  /* struct unit */
	GArray *names;	  /* struct place_name */
	GArray *links;	  /* struct place_link, by old code and day */
	uint32_t *by_name; /* units, those of one name together */
	GHashTable *seen;  /* words to number + 1; while building */
};

static inline const struct unit *unit_at(const struct place_list *list, int unit)
{
	return &g_array_index(list->units, struct unit, unit);
}

static inline const struct place_name *name_at(const struct place_list *list, uint32_t name)
{
	return &g_array_index(list->names, struct place_name, name);
}

static inline const char *arena_at(const struct place_list *list, uint32_t at)
{
	return list->arena->str + at;
}

static inline bool unit_on(const struct unit *unit, uint32_t day)
{
	return unit->from <= day && (!unit->to || unit->to >= day);
}

/* The digits of a code. */
uint32_t place_number(const char *code);
/* The first unit of this code; PLACE_NONE. */
int place_first(const struct place_list *list, unsigned level, uint32_t code);
/* The unit of level and number on a day; PLACE_NONE. */
int place_number_on(const struct place_list *list, unsigned level, uint32_t code, uint32_t day);
/* The key that a name is found by: marks, points and hyphens taken out.  New. */
char *place_key(const char *name);

/* How well a name fits, smaller is better; 0 is no fit. */
enum fit {
	FIT_NONE,
	FIT_WHOLE,
	FIT_START,
	FIT_WORDS,
	FIT_INITIALS,
	FIT_INSIDE,
	FIT_NEAR
};
enum fit place_fit_of(const char *name, const char *key);
/* The letters of a kind that stands at `key` and has a name behind it, and its bit; 0. */
size_t place_kind_before(const char *key, uint16_t *kinds);

#endif
