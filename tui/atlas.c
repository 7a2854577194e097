/* atlas - the lists' turns in the loop. */
#include "tui/atlas.h"

#include "client/atlas.h"
#include "client/keeper.h"
#include "client/line.h"
#include "client/session.h"
#include "client/settings.h"
#include "forms/world.h"
#include "i18n/figures.h"
#include "i18n/date.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "tui/app.h"

#include "i18n/banned.h"

#define QUIET_MS 3000 /* without a key */

void atlas_open(struct app *app)
{
	const struct atlas_needs needs = {
		.world = app->world,
		.central = app->central,
		.session = app->session,
		.dir = app->places->state_dir,
	};

	atlas_shut(app);
	app->atlas = atlas_new(&needs);
	app->atlas_at = world_steady(app->world) + QUIET_MS;
}

void atlas_shut(struct app *app)
{
	atlas_free(g_steal_pointer(&app->atlas));
	app->atlas_at = INT64_MAX;
}

/* The copy of the commune comes first: it is what works without a line. */
static bool copy_is_filling(const struct app *app)
{
	return app->keeper != NULL && keeper_state(app->keeper) == KEEPER_FILLING;
}

void atlas_turn(struct app *app)
{
	int64_t now = world_steady(app->world), quiet = app->last_key + QUIET_MS, left;

	if (app->atlas == NULL || now < app->atlas_at)
		return;
	if (now < quiet || copy_is_filling(app) || line_state(app->line) == LINE_DOWN) {
		app->atlas_at = MAX(quiet, now + QUIET_MS);
		return;
	}
	left = atlas_tick(app->atlas);
	/* an answer that comes, or somebody's question, is looked for soon */
	app->atlas_at = now + (left < 0 ? QUIET_MS / 10 : left);
}

int64_t atlas_deadline(const struct app *app)
{
	return app->atlas != NULL ? app->atlas_at : INT64_MAX;
}

void atlas_line_changed(struct app *app)
{
	if (app->atlas == NULL || line_state(app->line) == LINE_DOWN)
		return;
	atlas_wake(app->atlas);
	app->atlas_at = world_steady(app->world) + QUIET_MS;
}

const struct place_list *atlas_list(struct app *app)
{
	return app->atlas != NULL ? atlas_places(app->atlas) : NULL;
}

uint32_t atlas_today(const struct app *app)
{
	struct date date = moment_date(world_now(app->world));

	return (uint32_t)(date.year * 10000 + date.month * 100 + date.day);
}

char *atlas_excuse(const struct app *app)
{
	unsigned left = app->atlas != NULL ? atlas_left(app->atlas) : 0;
	g_autofree char *rows = figures_show(left);

	if (left > 0)
		return g_strdup_printf(_("The list of divisions is on its way (%s lines to come): "
					 "type it as the paper has it."),
				       rows);
	return g_strdup(_("There is no list of divisions here yet: type it as the paper has it."));
}
