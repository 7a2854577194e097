/*
 * divisions - from the editions as they came to units with dates (forms/places.h).
 *
 * A unit goes on as long as its code stands in edition after edition with the same
 * kind, name and parent; two ways of placing a tone are one name.  Where two editions
 * differ the day is that of the newer one, or of a change that lies between them.
 */
#ifndef CENTRAL_DIVISIONS_H
#define CENTRAL_DIVISIONS_H

#include <glib.h>

#include "central/ledger.h"

/* Works out all rows of DELTA_UNIT from what the tables division* hold; of struct delta_row. */
GPtrArray *centre_divisions_units(struct centre_ledger *ledger);
/* The rows of DELTA_EDITION and DELTA_LINK. */
GPtrArray *centre_divisions_editions(struct centre_ledger *ledger);
GPtrArray *centre_divisions_links(struct centre_ledger *ledger);

struct centre_catalogue_news;
/* Applies all three; `news` is about units: added, renamed (changed), ended. */
bool centre_divisions_apply(struct centre_ledger *ledger, struct centre_catalogue_news *news);

#endif
