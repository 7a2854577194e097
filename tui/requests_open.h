/*
 * requests_open - one request of the centre: looked at, or, when it was
 * returned, opened again as a draft that replaces it.
 */
#ifndef TUI_REQUESTS_OPEN_H
#define TUI_REQUESTS_OPEN_H

struct app;
struct request;

/* Asks for the request and its resident's record, then shows the form; Esc forgets it. */
void request_reopen(struct app *app, const char *id);

/* The same for a letter that came back and has no draft any more; `words` are said. */
void request_reopen_kept(struct app *app, struct request *taken, const char *words);

#endif
