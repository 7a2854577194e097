/*
 * input - what a key means here: a question's answer, an action of the screen,
 * text, or something to be explained on row 22.
 */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include "tui/actions.h"

struct app;
struct key;
struct screen;

void input_key(struct app *app, const struct key *key);

/* Does an action as if its key had been pressed on the top screen (the F9 list). */
void input_action(struct app *app, enum action action);

/* What the top screen offers now, ended by ACTION_NONE. */
void input_offers(struct screen *screen, enum action offers[]);

#endif
