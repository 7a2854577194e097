/* tries - five, each pause twice as long as the one before. */
#include "tui/tries.h"

#include <glib.h>

#include "forms/world.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static unsigned seconds_left(const struct tries *tries, const struct world *world)
{
	int64_t left = tries->until - world_steady(world);

	return left > 0 ? (unsigned)((left + 999) / 1000) : 0;
}

static char *ending(const struct tries *tries, const struct world *world)
{
	return g_strdup_printf(_("Wrong 5 times: the program ends in %u s. What is kept here stays."),
			       seconds_left(tries, world));
}

bool tries_may(const struct tries *tries, const struct world *world, char **why)
{
	unsigned left = seconds_left(tries, world);

	if (tries->wrong >= TRIES_MOST)
		*why = ending(tries, world);
	else if (left > 0)
		*why = g_strdup_printf(_("Wait %u s more before the next try."), left);
	else
		return true;
	return false;
}

char *tries_wrong(struct tries *tries, const struct world *world)
{
	unsigned pause = 1u << tries->wrong++;

	tries->until = world_steady(world) + pause * INT64_C(1000);
	if (tries->wrong >= TRIES_MOST)
		return ending(tries, world);
	return g_strdup_printf(_("Wrong password, %u of 5; the next try in %u s. Nothing is deleted."),
			       tries->wrong, pause);
}

void tries_right(struct tries *tries)
{
	*tries = (struct tries){0};
}

int64_t tries_end(const struct tries *tries)
{
	return tries->wrong >= TRIES_MOST ? tries->until : INT64_MAX;
}
