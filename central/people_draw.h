/*
 * people_draw - chance from a seed: the same seed draws the same people on any
 * machine, which is why nothing here asks the world for random bytes.
 *
 * The generator is splitmix64 started from the FNV-1a hash of the seed's text.
 * It is for inventing people, never for keys.
 */
#ifndef CENTRAL_PEOPLE_DRAW_H
#define CENTRAL_PEOPLE_DRAW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct people_draw {
	uint64_t state;
};

void centre_people_draw_init(struct people_draw *draw, const char *seed);

/* A whole number from 0 to below - 1; below must not be 0. */
unsigned centre_people_draw_below(struct people_draw *draw, unsigned below);
/* A whole number from low to high, both included. */
int centre_people_draw_between(struct people_draw *draw, int low, int high);
/* True in `per_thousand` of a thousand draws. */
bool centre_people_draw_chance(struct people_draw *draw, unsigned per_thousand);

/* A "text:weight text:weight" list made ready for drawing. */
struct people_list;
struct people_list *centre_people_list_new(const char *weighted);
void centre_people_list_free(struct people_list *list);
/* A text of the list by its weight; lent by the list. */
const char *centre_people_list_draw(const struct people_list *list, struct people_draw *draw);

#endif
