/* world - the three questions asked of the outside, and UUIDv7 made of them. */
#include "forms/world.h"

#include <glib.h>

#include "i18n/banned.h"

int64_t world_now(const struct world *world)
{
	return world->now(world->self);
}

int64_t world_steady(const struct world *world)
{
	return world->steady(world->self);
}

void world_random(const struct world *world, void *into, size_t bytes)
{
	world->random(world->self, into, bytes);
}

char *world_uuid(const struct world *world)
{
	uint8_t b[16];
	uint64_t ms = (uint64_t)world_now(world);
	GString *out = g_string_sized_new(36);

	world_random(world, b + 6, 10);
	for (int i = 0; i < 6; i++)
		b[i] = (uint8_t)(ms >> (40 - 8 * i));
	b[6] = (uint8_t)(0x70 | (b[6] & 0x0f));
	b[8] = (uint8_t)(0x80 | (b[8] & 0x3f));
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			g_string_append_c(out, '-');
		g_string_append_printf(out, "%02x", b[i]);
	}
	return g_string_free(out, FALSE);
}
