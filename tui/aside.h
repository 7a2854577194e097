/*
 * aside - what is typed in a small form that is not a draft to be sent (a
 * look-up, a reason): kept in the journal while its screen stands, so that a
 * crash or a lost line does not take it, and thrown away when it is left.
 *
 *	aside_keep(app, &s->aside, &form_lookup, "", "", at, body);
 *	body = aside_find(app, &s->aside, &form_lookup, "");   after a crash
 *	aside_close(app, &s->aside);                           in the screen's close
 */
#ifndef TUI_ASIDE_H
#define TUI_ASIDE_H

#include "forms/form.h"
#include "forms/json.h"
#include "tui/inputs.h"

struct app;

/* Embedded; zeroed it is empty. */
struct aside {
	char *id; /* of the journal entry; NULL: nothing kept */
};

/* `about`: what the form is about, opaque; `subject`: in words; `at`: field from 1. */
void aside_keep(struct app *app, struct aside *aside, const struct form *form,
		const char *about, const char *subject, unsigned at, struct json *body_taken);
/* What was interrupted, json_free() it; NULL: nothing. */
struct json *aside_find(struct app *app, struct aside *aside, const struct form *form,
			const char *about);
/* The same for the lines of a screen whose inputs are the fields of `form`. */
void aside_keep_inputs(struct app *app, struct aside *aside, const struct form *form,
		       const struct inputs *inputs);
void aside_find_inputs(struct app *app, struct aside *aside, const struct form *form,
		       struct inputs *inputs);
/* Its purpose is served. */
void aside_drop(struct app *app, struct aside *aside);
/*
 * The screen closes: dropped, unless the program ends against the officer's will.
 */
void aside_close(struct app *app, struct aside *aside);

#endif
