/*
 * copy - the commune's own copy as the app uses it: kept in the background,
 * answering when there is no line, and said on every screen that shows it.
 *
 *   copy_open()	somebody is signed in and his store is open
 *   copy_shut()	before his store is closed
 */
#ifndef TUI_COPY_H
#define TUI_COPY_H

#include <stdbool.h>
#include <stdint.h>

struct app;
struct screen;

void copy_open(struct app *app);
void copy_shut(struct app *app);
/* Every turn of the loop; copy_deadline() says when at the latest. */
void copy_tick(struct app *app);
int64_t copy_deadline(const struct app *app); /* world_steady(); INT64_MAX */
/* The line is there again, or gone. */
void copy_line_changed(struct app *app);
/* The centre has let the officer in: what is needed to do so without it is kept. */
void copy_signed_in(struct app *app);

/* What is remembered: the session as text, and when; `seen` is the highest time ever seen. */
void copy_remember(struct app *app, const char *session, int64_t at, int64_t seen);

/* "4.217 people, as of 08:41", "filling: 1.250 of 12.146, 10%"; new. */
char *copy_words(const struct app *app);

#endif
