/*
 * choose - F4 in a field: the rows of a code list, narrowed by what is typed.
 *
 * The screen closes before `picked` is called, so the caller is on top again.
 * `row` is const and lives as long as the program.
 */
#ifndef TUI_CHOOSE_H
#define TUI_CHOOSE_H

#include "forms/catalogue.h"
#include "forms/draft.h"
#include "tui/app.h"

struct choice {
	enum catalogue catalogue;
	const char *title;	/* translated; the field's label */
	const char *serves;	/* wire path of the field: only rows that serve it; NULL: all */
	const struct draft *draft; /* what fits in this draft's field `key`; NULL: all */
	const char *key;
	void (*picked)(void *to, const struct code_row *row);
	void *to;
};

struct screen *choose_screen(struct app *app, const struct choice *choice);

#endif
