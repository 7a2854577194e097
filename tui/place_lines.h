/*
 * place_lines - a place on as many lines as it needs: its detail, then commune
 * and province; the comma where a line ends goes.  Never cut.
 */
#ifndef TUI_PLACE_LINES_H
#define TUI_PLACE_LINES_H

#include <glib.h>

/* Of char *, owned; each a piece of `text` of at most `width` cells, in order. */
GPtrArray *place_lines(const char *text, int width);

#endif
