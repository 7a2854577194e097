/*
 * places - divisions by a few letters: F4 in a field that holds a place, and the screen
 * "Địa danh cũ - mới", where an old name shows what it is now.
 *
 * A line is a unit as it is or was.  What stands comes first; under the list stands what
 * has become of an old one.  Tab puts its new units into the list; where there are several
 * a person chooses, the program never does.
 */
#ifndef TUI_PLACES_H
#define TUI_PLACES_H

#include <stdbool.h>

#include "tui/app.h"

struct place_choice {
	const char *title; /* translated, the field's label; NULL: the screen of old and new */
	const char *typed; /* what stands in the field */
	bool today;	   /* only a unit that stands today: an old one asks for a new one */
	/* `value` of KIND_PLACE: code, edition, text, VN.  The screen is closed before. */
	void (*picked)(void *to, const char *value);
	void *to;
};

struct field;
/* F4 in a field of KIND_PLACE that holds `typed`; says why when there is no list. */
void places_choose(struct app *app, const struct field *field, const char *typed,
		   void (*picked)(void *to, const char *value), void *to);
/* The screen of old and new, from F9. */
void places_open(struct app *app);

/* There must be a list: atlas_list(app). */
struct screen *places_screen(struct app *app, const struct place_choice *choice);

#endif
