/*
 * not_opened - the officer is who he says, and what he keeps on this machine does not
 * open: what happened, that nothing was changed, what to do, in a dialog, since
 * such a sentence is longer than row 22.  Only a newer program goes on with its own
 * store, so the way out is the answer that Enter gives there.
 */
#ifndef TUI_NOT_OPENED_H
#define TUI_NOT_OPENED_H

#include <glib.h>

struct app;

/* `error` of services_open(), lent.  The session at the centre is closed. */
void not_opened(struct app *app, const GError *error);

#endif
