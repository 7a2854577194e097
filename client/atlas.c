/* atlas - asks for pieces while nobody else asks anything; builds the list when it is
 * needed. */
#include "client/atlas.h"

#include <string.h>

#include "client/atlas_file.h"
#include "client/session.h"
#include "forms/places_rows.h"
#include "forms/world.h"

#include "i18n/banned.h"

#define AGAIN_FIRST 2000
#define AGAIN_LAST 300000
#define FRESH_MS (INT64_C(6) * 3600 * 1000)
#define LOOK_MS 60000 /* whether the process that writes has written */
#define SOON_MS 500   /* somebody else asks something */

struct atlas {
	struct atlas_needs needs;
	struct atlas_file *file; /* NULL: nothing can be kept */
	struct place_list *places;
	int64_t built; /* the seq that `places` was made of */
	unsigned ticket, fails;
	int64_t at; /* steady: not before */
};

static void open_file(struct atlas *a)
{
	if (!a->file && *a->needs.session->centre)
		a->file = atlas_file_open(a->needs.dir, a->needs.session->centre, NULL);
}

struct atlas *atlas_new(const struct atlas_needs *needs)
{
	struct atlas *a = g_new0(struct atlas, 1);

	a->needs = *needs;
	open_file(a);
	return a;
}

static void stop(struct atlas *a)
{
	if (a->ticket)
		central_cancel(a->needs.central, a->ticket);
	a->ticket = 0;
}

void atlas_free(struct atlas *a)
{
	if (!a)
		return;
	stop(a);
	atlas_file_free(a->file);
	place_list_free(a->places);
	g_free(a);
}

/* ---- filling --------------------------------------------------------------------- */

static void wait_for(struct atlas *a, int64_t ms)
{
	a->at = world_steady(a->needs.world) + ms;
}

static void fail(struct atlas *a, const struct answer *answer)
{
	int64_t pause = MIN((int64_t)AGAIN_FIRST << MIN(a->fails, 7u), AGAIN_LAST);

	a->fails++;
	wait_for(a, MAX((int64_t)answer->retry_after * 1000, pause));
}

static void take(const struct answer *answer, void *to)
{
	struct atlas *a = to;
	struct delta *delta;

	a->ticket = 0;
	if (answer->kind == ANSWER_SAME) {
		wait_for(a, FRESH_MS);
		return;
	}
	if (answer->kind == ANSWER_REFUSED && answer->status == 410)
		atlas_file_empty(a->file, NULL);
	delta = answer->kind == ANSWER_DONE ? delta_of_json(answer->body, NULL) : NULL;
	if (!delta || delta->seq < atlas_file_seq(a->file) ||
	    (delta->left > 0 && delta->rows->len == 0) ||
	    (delta->rows->len > 0 && !atlas_file_take(a->file, delta, NULL))) {
		fail(a, answer);
	} else {
		a->fails = 0;
		wait_for(a, delta->left ? 0 : FRESH_MS);
	}
	delta_free(delta);
}

static bool may_ask(const struct atlas *a)
{
	return a->file && a->needs.session->open && !a->needs.session->offline;
}

int64_t atlas_tick(struct atlas *a)
{
	int64_t left;

	open_file(a);
	if (a->ticket && central_asking(a->needs.central) > 1) {
		stop(a); /* what a person asks goes first */
		wait_for(a, SOON_MS);
	}
	if (a->ticket || !may_ask(a))
		return -1;
	left = a->at - world_steady(a->needs.world);
	if (left > 0)
		return left;
	if (!atlas_file_leads(a->file)) {
		atlas_file_refresh(a->file);
		return LOOK_MS;
	}
	if (central_asking(a->needs.central) > 0)
		return SOON_MS;
	a->ticket = central_catalogue(a->needs.central, atlas_file_seq(a->file), take, a);
	return -1;
}

void atlas_wake(struct atlas *a)
{
	a->at = 0;
	a->fails = 0;
}

/* ---- reading --------------------------------------------------------------------- */

const struct place_list *atlas_places(struct atlas *a)
{
	g_autoptr(GPtrArray) rows = NULL;

	if (!a->file || !atlas_file_whole(a->file))
		return NULL;
	/* while more is to come, the list of before is the better one */
	if (a->places &&
	    (a->built == atlas_file_seq(a->file) || atlas_file_left(a->file)))
		return a->places;
	rows = atlas_file_rows(a->file,
			       1u << DELTA_EDITION | 1u << DELTA_UNIT | 1u << DELTA_LINK);
	place_list_free(a->places);
	a->places = place_list_new();
	for (guint i = 0; i < rows->len; i++)
		place_list_row(a->places, rows->pdata[i]);
	place_list_seal(a->places);
	a->built = atlas_file_seq(a->file);
	return place_count(a->places) > 0 ? a->places : NULL;
}

unsigned atlas_left(const struct atlas *a)
{
	return a->file ? atlas_file_left(a->file) : 0;
}

int64_t atlas_seq(const struct atlas *a)
{
	return a->file ? atlas_file_seq(a->file) : 0;
}

GPtrArray *atlas_rows(const struct atlas *a, enum delta_list list)
{
	return a->file ? atlas_file_rows(a->file, 1u << list)
		       : g_ptr_array_new_with_free_func((GDestroyNotify)delta_row_free);
}

char *atlas_days(const struct atlas *a)
{
	g_autoptr(GPtrArray) rows = atlas_rows(a, DELTA_DAY);
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < rows->len; i++) {
		g_autofree char *line = delta_row_text(rows->pdata[i]);

		g_string_append_printf(text, "%s\n", line);
	}
	return g_string_free(text, FALSE);
}
