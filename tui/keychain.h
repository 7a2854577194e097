/*
 * keychain - the keyring (client/keyring.h) as the app uses it: a second way into
 * the officer's store.
 *
 *   keychain_signed_in()	the store is open: a key is made and kept in the keyring,
 *			once; nobody waits for it and nothing is said of it
 *   keychain_recover()	the centre has let a password in that does not open the
 *			store (it was reset): the keyring's key opens it.  Where it
 *			cannot, the officer is asked before anything is put aside,
 *			and is told what to do when the keyring is only locked
 *   keychain_turn()	settings: forget the key on this machine, or keep one again
 */
#ifndef TUI_KEYCHAIN_H
#define TUI_KEYCHAIN_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

struct app;

void keychain_signed_in(struct app *app);

/* How a store is opened, then (services.h). */
struct keychain_ways {
	bool (*by_key)(struct app *app, const uint8_t *key, const char *password, GError **error);
	bool (*anew)(struct app *app, const char *password, char **kept, GError **error);
};

/* `open`: the store is open and services run; `kept`: where the old one was put, or NULL. */
typedef void (*keychain_done)(void *to, bool open, const char *kept);
/* Called once, unless keychain_stop() comes first. */
void keychain_recover(struct app *app, const char *password,
		      const struct keychain_ways *ways, keychain_done done, void *to);
/* Whoever waits goes away. */
void keychain_stop(struct app *app);

/* One or two words for the settings; lent. */
const char *keychain_word(const struct app *app);
void keychain_turn(struct app *app);

/* The store is being shut; at the end of the program. */
void keychain_shut(struct app *app);
void keychain_clear(struct app *app);

void keychain_tick(struct app *app);
/* For the loop's poll(); -1. */
int keychain_fd(const struct app *app);

#endif
