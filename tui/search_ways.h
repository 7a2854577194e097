/* search_ways - the table of what one may type in the search line. */
#ifndef TUI_SEARCH_WAYS_H
#define TUI_SEARCH_WAYS_H

struct paint;

/* From row `at` of the screen on, as far as there is room. */
void search_ways_draw(struct paint *paint, int at);

#endif
