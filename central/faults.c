/* faults - what goes wrong with one request. */
#include "central/faults.h"

#include <glib.h>
#include <string.h>

#include "i18n/banned.h"

bool centre_faults_read(const char *text, struct centre_faults *faults)
{
	g_auto(GStrv) parts = g_strsplit(text, ",", -1);
	const struct {
		const char *name;
		unsigned *percent;
	} known[] = {
		{"busy=", &faults->busy}, {"drop=", &faults->drop}, {"lose=", &faults->lose}};

	*faults = (struct centre_faults){0};
	for (size_t i = 0; parts[i]; i++) {
		bool found = false;

		for (size_t k = 0; k < G_N_ELEMENTS(known); k++) {
			guint64 n;

			if (!g_str_has_prefix(parts[i], known[k].name))
				continue;
			found = g_ascii_string_to_unsigned(parts[i] + strlen(known[k].name),
							   10, 0, 100, &n, NULL);
			*known[k].percent = found ? (unsigned)n : 0;
		}
		if (!found)
			return false;
	}
	return faults->busy + faults->drop + faults->lose <= 100;
}

enum centre_fault centre_faults_draw(const struct centre_faults *f, const struct world *world)
{
	uint32_t chance;
	unsigned at;

	if (f->busy + f->drop + f->lose == 0)
		return CENTRE_FAULT_NONE;
	world_random(world, &chance, sizeof(chance));
	at = chance % 100;
	if (at < f->busy)
		return CENTRE_FAULT_BUSY;
	if (at < f->busy + f->drop)
		return CENTRE_FAULT_DROP;
	return at < f->busy + f->drop + f->lose ? CENTRE_FAULT_LOSE : CENTRE_FAULT_NONE;
}
