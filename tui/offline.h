/*
 * offline - the way in without a line.
 *
 * An officer who signed in with a line within `offline_days` may sign in without
 * one: his password opens his store, where it is remembered who he is.  The
 * password is kept in locked memory until the line is back, signs him in then,
 * and is wiped; he is asked for it only when the centre does not take it.
 */
#ifndef TUI_OFFLINE_H
#define TUI_OFFLINE_H

#include <stdbool.h>

struct app;

/*
 * Signs in without a line; the store, drafts and letters are open then.  False:
 * *why is one sentence, new; NULL: this officer was never signed in here, so
 * that there is nothing to say but that there is no line.
 */
bool offline_sign_in(struct app *app, const char *login, const char *password, char **why);

#endif
