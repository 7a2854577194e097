/*
 * search_ways - the table of what one may type in the search line, and what a
 * number of another commune leads to.
 */
#ifndef TUI_SEARCH_WAYS_H
#define TUI_SEARCH_WAYS_H

#include "forms/query.h"

struct app;
struct paint;
struct session;

/* From row `at` of the screen on, as far as there is room. */
void search_ways_draw(struct paint *paint, int at);
/* The session's hamlets as query_read() wants them; g_free() the rows. */
struct hamlet_names search_hamlets(const struct session *session);
/* The form of a request to another commune's police, about this number ("": none yet). */
void search_claim(struct app *app, const char *number);

#endif
