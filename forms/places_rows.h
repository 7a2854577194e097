/* places_rows - rows of forms/delta.h into a list of places that is being built. */
#ifndef FORMS_PLACES_ROWS_H
#define FORMS_PLACES_ROWS_H

#include "forms/delta.h"
#include "forms/places.h"

/* False: not well-formed, or no row about places; nothing was added. */
bool place_list_row(struct place_list *list, const struct delta_row *row);

#endif
