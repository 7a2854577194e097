/*
 * undo - an approval is to be undone: what came after it, then the reason, then a
 * letter (a request of its own, which the chief or a higher office decides).
 */
#ifndef TUI_UNDO_H
#define TUI_UNDO_H

struct app;
struct request;
struct screen;

/* Copies what it needs; asks the centre what came after. */
struct screen *undo_screen(struct app *app, const struct request *approved);

#endif
