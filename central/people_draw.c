/* people_draw - splitmix64 and weighted lists. */
#include "central/people_draw.h"

#include <glib.h>

#include "i18n/banned.h"

struct people_list {
	char **text;
	unsigned *upto; /* running sum of the weights */
	unsigned count;
};

void centre_people_draw_init(struct people_draw *draw, const char *seed)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (const char *s = seed; *s; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3u;
	draw->state = h;
}

static uint64_t next(struct people_draw *draw)
{
	uint64_t z = draw->state += 0x9e3779b97f4a7c15u;

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	return z ^ (z >> 31);
}

unsigned centre_people_draw_below(struct people_draw *draw, unsigned below)
{
	return (unsigned)(((next(draw) >> 32) * below) >> 32);
}

int centre_people_draw_between(struct people_draw *draw, int low, int high)
{
	return low + (int)centre_people_draw_below(draw, (unsigned)(high - low + 1));
}

bool centre_people_draw_chance(struct people_draw *draw, unsigned per_thousand)
{
	return centre_people_draw_below(draw, 1000) < per_thousand;
}

struct people_list *centre_people_list_new(const char *weighted)
{
	struct people_list *list = g_new0(struct people_list, 1);
	unsigned sum = 0;

	list->text = g_strsplit(weighted, " ", -1);
	list->count = g_strv_length(list->text);
	list->upto = g_new(unsigned, list->count);
	for (unsigned i = 0; i < list->count; i++) {
		char *colon = strchr(list->text[i], ':');

		/* A word without its weight is never drawn; our tables have none. */
		if (colon) {
			*colon = '\0';
			sum += (unsigned)g_ascii_strtoull(colon + 1, NULL, 10);
		}
		list->upto[i] = sum;
	}
	return list;
}

void centre_people_list_free(struct people_list *list)
{
	if (!list)
		return;
	g_strfreev(list->text);
	g_free(list->upto);
	g_free(list);
}

const char *centre_people_list_draw(const struct people_list *list, struct people_draw *draw)
{
	unsigned at = centre_people_draw_below(draw, list->upto[list->count - 1]);
	unsigned low = 0, high = list->count - 1;

	while (low < high) {
		unsigned middle = (low + high) / 2;

		if (at < list->upto[middle])
			high = middle;
		else
			low = middle + 1;
	}
	return list->text[low];
}
