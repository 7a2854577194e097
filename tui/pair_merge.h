/*
 * pair_merge - which of two records is kept, and what it takes from the other:
 * made into a request that somebody else decides.
 */
#ifndef TUI_PAIR_MERGE_H
#define TUI_PAIR_MERGE_H

#include "forms/cleaning.h"
#include "tui/app.h"

/* Copies the records. */
struct screen *pair_merge_screen(struct app *app, const struct pair *pair);

#endif
