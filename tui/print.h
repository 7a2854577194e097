/*
 * print - a paper shown, numbered, logged and printed.
 *
 * The paper is made anew when it is printed, because its number is drawn then:
 * "IN-20261124-003", the third of this officer on this machine that day.  First
 * the letter that says what was printed for what purpose is on disk, then the
 * paper leaves.  Search results are never printed: no screen of them offers it.
 */
#ifndef TUI_PRINT_H
#define TUI_PRINT_H

#include <glib.h>

#include "forms/paper.h"

struct app;
struct screen;

/* The text of the paper for this office; new. */
typedef char *(*print_maker)(const struct paper_office *office, void *self);

struct print_job {
	const char *title;  /* translated: what it is, row 1; copied */
	const char *kind;   /* plain ASCII word of the log: "receipt", "rounds" */
	const char *target; /* whom it is about: id of a resident, request, hamlet; "" */
	print_maker make;
	void *self; /* taken; freed by free_self (may be NULL) */
	GDestroyNotify free_self;
};

struct screen *print_screen(struct app *app, const struct print_job *job);

/* ---- the papers, as screens offer them (print_papers.c) ---------------------------------- */

struct home_counts;
struct request;

enum print_about { PRINT_FORM, PRINT_RECEIPT, PRINT_MORE, PRINT_REFUSAL };

/* Of a request: copied.  Which papers it has in its state: print_has(). */
bool print_has(const struct request *request, enum print_about about);
struct screen *print_request_screen(struct app *app, const struct request *request,
				    enum print_about about);
/* Asks which of them by digits when there are several. */
void print_request(struct app *app, const struct request *request);
/* The rows are lent for now, copied. */
struct screen *print_rounds_screen(struct app *app, const char *hamlet_id, const char *hamlet,
				   const GPtrArray *rows);
/* Today's decisions: read from the centre first. */
void print_decided(struct app *app);
/* The figures of the first page, as the centre gave them last. */
void print_day(struct app *app, const struct home_counts *counts);
struct screen *print_figures_screen(struct app *app, const struct paper_figure *figures,
				    size_t count);

#endif
