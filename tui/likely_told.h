/*
 * likely_told - what the centre found when a new person arrived: two desks may have
 * collected the same one offline.
 */
#ifndef TUI_LIKELY_TOLD_H
#define TUI_LIKELY_TOLD_H

struct json;

/*
 * Of a receipt that names likely duplicates: "giống 1 người đã có (--/--/1990, Thôn
 * Bến Gỗ)" (g_free() it); NULL: it names none.
 */
char *likely_outcome(const struct json *receipt);

#endif
