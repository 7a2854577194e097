/*
 * line - how well the centre can be reached, in three words: good, slow, down.
 *
 * A line is a transport around another transport: what passes through it is
 * measured.  Three answers in a row slower than 2 s make it slow, one fast one
 * makes it good again; one failure to reach the centre makes it down, any
 * answer of the centre lifts that.
 *
 * In practice the officer can cut it (F9 "Ngắt đường truyền"): what is under way
 * and what is started fails with WIRE_CUT until it is put back.
 */
#ifndef CLIENT_LINE_H
#define CLIENT_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "client/transport.h"
#include "forms/world.h"

enum line_state { LINE_GOOD, LINE_SLOW, LINE_DOWN };

struct line;

/* `below` is lent and outlives the line; `world` too. */
struct line *line_new(const struct world *world, const struct transport *below);
void line_free(struct line *line);

/* The transport to give to central_new() and to wait on; lives as long as the line. */
const struct transport *line_transport(struct line *line);

enum line_state line_state(const struct line *line);
/* Wall clock in ms since when it is down; 0 while it is not. */
int64_t line_down_since(const struct line *line);

void line_cut(struct line *line, bool cut);
bool line_is_cut(const struct line *line);

/*
 * While the line is down, asks for the centre now and then (after 2 s, doubling
 * to 60 s).  Milliseconds until it wants to be called again; -1: not before the
 * state changes.
 */
int64_t line_tick(struct line *line);

/* Called when the state changes: from collect(), or from line_cut(). */
void line_on_change(struct line *line, void (*changed)(void *to), void *to);

#endif
