/*
 * atlas - the official lists as the app uses them: filled while nobody types and the
 * commune's own copy wants nothing (client/atlas.h).
 *
 *   atlas_open()	somebody is signed in
 *   atlas_shut()	before central goes
 */
#ifndef TUI_ATLAS_H
#define TUI_ATLAS_H

#include <stdint.h>

struct app;
struct place_list;

void atlas_open(struct app *app);
void atlas_shut(struct app *app);
void atlas_turn(struct app *app);		 /* every turn of the loop */
int64_t atlas_deadline(const struct app *app); /* world_steady(); INT64_MAX */
void atlas_line_changed(struct app *app);

/* The divisions; NULL: not here yet.  Lent until the loop turns. */
const struct place_list *atlas_list(struct app *app);
uint32_t atlas_today(const struct app *app); /* 20260801 */
/* Why there are none: translated, new. */
char *atlas_excuse(const struct app *app);

#endif
