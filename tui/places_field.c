/* places_field - F4 in a field that holds a place. */
#include "tui/places.h"

#include "forms/form.h"
#include "forms/record.h"
#include "tui/atlas.h"

#include "i18n/banned.h"

/* Where somebody lives now is a unit of now; an origin may be one of its time. */
static bool is_of_today(const struct field *field)
{
	return field->record == FIELD_PRESENT || field->record == FIELD_RESIDENCE ||
	       field->record == FIELD_TEMPORARY || (field->flags & FIELD_REPEATS_HOME);
}

void places_choose(struct app *app, const struct field *field, const char *typed,
		   void (*picked)(void *to, const char *value), void *to)
{
	const struct place_choice choice = {
		.title = _(field->label),
		.typed = typed,
		.today = is_of_today(field),
		.picked = picked,
		.to = to,
	};

	if (atlas_list(app) == NULL) {
		g_autofree char *excuse = atlas_excuse(app);

		app_say(app, "%s", excuse);
		return;
	}
	app_push(app, places_screen(app, &choice));
}

void places_open(struct app *app)
{
	static const struct place_choice choice = {0};

	if (atlas_list(app) == NULL) {
		g_autofree char *excuse = atlas_excuse(app);

		app_say(app, "%s", excuse);
		return;
	}
	app_push(app, places_screen(app, &choice));
}
