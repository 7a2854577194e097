/*
 * services - the client floor as the app uses it: woken after the first paint,
 * opened at sign-in, ticked by the loop.
 *
 *   services_wake()	after the first paint: the practice centre is made,
 *			started or joined; in the real world the wire is opened
 *   services_open()	after a good sign-in: the officer's store, drafts,
 *			letters, the courier
 *   services_shut()	at sign-out
 *   services_clear()	at the end; the practice centre ends when we were the last
 */
#ifndef TUI_SERVICES_H
#define TUI_SERVICES_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct app;

void services_wake(struct app *app);
/* Before a sign-in: which key pair this terminal will sign packages with. */
void services_tell_key(struct app *app, const char *login);
/* Opens the store of the officer just signed in.  One that belonged to another
 * practice commune is put aside and *kept (may be NULL) says where: new, g_free().
 * One that this password does not open is left: STORE_PASSPHRASE (keychain.h). */
bool services_open(struct app *app, const char *password, char **kept, GError **error);
/* The rest of it, when app->store is open: drafts, letters, the courier, the copy. */
void services_begin(struct app *app);
/* By the keyring's key; from then on it opens with this password. */
bool services_open_by_key(struct app *app, const uint8_t *key, const char *password,
			  GError **error);
/* The officer has said so: what is there is put aside, a new one begins. */
bool services_open_anew(struct app *app, const char *password, char **kept, GError **error);
void services_shut(struct app *app);
void services_clear(struct app *app);

/* Moves what can move: the practice centre, the courier, the count on row 23. */
void services_tick(struct app *app);
/* world_steady() of the next services_tick(); INT64_MAX: none. */
int64_t services_deadline(const struct app *app);
/* A letter was put or changed: count again, and let the courier look. */
void services_note_letters(struct app *app);
/* F5 on `waiting`, the line put back: everything is tried now. */
void services_hurry(struct app *app);

#endif
