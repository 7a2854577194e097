/*
 * lists - work that the centre finds: cleaning lists, suspected pairs, and the
 * lines of other sectors' lists that differ from the register.
 */
#ifndef TUI_LISTS_H
#define TUI_LISTS_H

#include "forms/cleaning.h"
#include "tui/app.h"

/* Cần làm sạch: the kinds and how many lines each has. */
struct screen *cleaning_screen(struct app *app);
/* One of them, by hamlet. `officers` (struct cleaning_officer) is lent for the call. */
struct screen *cleaning_list_screen(struct app *app, enum cleaning_kind kind,
				    const GPtrArray *officers);
/* Two records side by side: merge, different, later. */
struct screen *pair_screen(struct app *app, const char *pair);
/* Đối chiếu danh sách: the centre's worklists, and a file of one's own. */
struct screen *comparisons_screen(struct app *app);
struct screen *comparison_screen(struct app *app, const char *id);
struct screen *compare_file_screen(struct app *app);

#endif
