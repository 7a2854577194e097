/*
 * reason - why a request is returned, refused or withdrawn: a small form.
 *
 * What is typed is kept aside while the screen stands (aside.h): after a crash
 * the same form about the same thing begins with it.
 */
#ifndef TUI_REASON_H
#define TUI_REASON_H

#include <glib.h>

#include "forms/form.h"

struct app;
struct screen;

/* Called after the screen has closed, only when all is in order.  Strings are lent;
 * `note` is "" where the form has none. */
typedef void (*reason_done)(const struct form *form, const char *reason, const char *note,
			    void *to);

/* `about`: opaque, names what the reason is for; `free_to`: of `to`, may be NULL. */
struct screen *reason_screen(struct app *app, const struct form *form, const char *about,
			     const char *subject, reason_done done, void *to,
			     GDestroyNotify free_to);

#endif
