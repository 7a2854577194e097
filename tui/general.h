/*
 * general - what an action does on a screen that has no meaning of its own for
 * it: back, help, the F9 list, leave, lock, draw again, cut the line.
 */
#ifndef TUI_GENERAL_H
#define TUI_GENERAL_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/actions.h"

struct app;

/* False: it means nothing in general either. */
bool general_action(struct app *app, enum action action);

/* Appends to `offers` (ended by ACTION_NONE, `room` in all) what is possible
 * everywhere now: for the F9 list. */
void general_offers(struct app *app, enum action offers[], size_t room);

/* When the terminal locks itself, world_steady(); and does it when it is time. */
int64_t general_lock_at(const struct app *app);
void general_lock_tick(struct app *app);

#endif
