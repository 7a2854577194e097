/*
 * likely - before a new person is sent: those of the commune who may be the same,
 * below what the paper says.
 *
 * The commune is asked (its copy when there is no line: two desks that both work
 * offline have the same copy).  Whoever is another person needs a reason, which
 * travels with the request and is kept.
 */
#ifndef TUI_LIKELY_H
#define TUI_LIKELY_H

struct app;
struct kept;

#define LIKELY_RULE "duplicate"

/* Looks for them; the review follows at once when there is nobody. `kept` is the
 * entry screen's, which stays below. */
void likely_begin(struct app *app, struct kept *kept);

#endif
