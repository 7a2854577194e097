/*
 * requests_open - one request of the centre: looked at, or, when it was
 * returned, opened again as a draft that replaces it.
 */
#ifndef TUI_REQUESTS_OPEN_H
#define TUI_REQUESTS_OPEN_H

struct app;
struct request;
struct screen;
struct sheet;

/* Changes, reason, papers and what was decided, to look at. */
struct screen *request_view_screen(struct app *app, const char *id);

/* Asks for the request and its resident's record, then shows the form; Esc forgets it. */
void request_reopen(struct app *app, const char *id);

/* The same for a letter that came back and has no draft any more; `words` are said. */
void request_reopen_kept(struct app *app, struct request *taken, const char *words);

/* Its changes, reason and papers as lines of a review. */
void request_sheet(struct sheet *sheet, const struct request *request);

#endif
