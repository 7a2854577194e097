/*
 * app - the services by pointer, the stack of screens, and what is said.
 *
 * First parameter everywhere in tui/.  main.c makes it and lends it everything
 * that outlives it (world, settings, options, terminal, keys); services.c makes
 * and frees the client's, app.c the rest.  Between start and sign-in `store`,
 * `journal`, `outbox` and `courier` are NULL; `http`, `line`, `transport` and
 * `central` are NULL until the sign-in screen has been painted and, in
 * practice, the centre is there (the first picture does not wait for curl).
 */
#ifndef TUI_APP_H
#define TUI_APP_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/dialog.h"
#include "tui/screen.h"
#include "tui/tries.h"

struct central;
struct courier;
struct dialog;
struct journal;
struct keeper;
struct atlas;
struct keychain;
struct keys;
struct line;
struct outbox;
struct places;
struct practice;
struct printer;
struct purpose;
struct readback;
struct rounds;
struct secret;
struct session;
struct settings;
struct signer;
struct store;
struct terminal;
struct transport;
struct world;

struct options {
	bool demo, fresh, plain;
	bool ssh;		/* SSH_CONNECTION was set */
	const char *lang;	/* "vi" or "en"; NULL: by the settings */
	const char *self;	/* path of this program */
	const char *machine;	/* its name in sign-ins and letters */
};

#define APP_REST_MS 700		/* of rest before row 22 says what is asked */

/*
 * Row 22.  What was said stays until the first rest after the next key; then
 * the screen's hint takes its place.  So typing and moving never repaint it.
 */
struct speech {
	char *text;		/* what stands there; never NULL */
	bool old;		/* a key came since: the hint may replace it */
	int64_t rest_at;	/* world_steady() of the rest; INT64_MAX: had it */
};

/* Keys typed before a question stood on the screen do not answer it. */
struct guard {
	bool up;
	bool asked;		/* the question has been painted, the reply is due */
	int64_t since, until;	/* world_steady(): painted; up at the longest until */
	unsigned ignored;
};

struct app {
	const struct world *world;
	const struct options *options;
	struct settings *settings;
	struct terminal *terminal;
	struct keys *keys;
	struct places *places;		/* the folders of this world */
	struct printer *printer;	/* the helper that runs lp; NULL: none */
	struct practice *practice;	/* NULL in the real world and before the first paint */
	struct transport *http;		/* the wire itself ... */
	struct line *line;		/* ... measured */
	const struct transport *transport; /* what central speaks through; the line's */
	struct central *central;
	struct session *session;	/* never NULL; session->open: somebody is signed in */
	struct store *store;
	struct journal *journal;
	struct outbox *outbox;
	struct readback *readback;	/* what approvals came to; NULL: nobody is signed in */
	struct courier *courier;
	struct signer *signer;		/* this terminal's key pair for packages; NULL */
	struct keeper *keeper;		/* of the commune's own copy */
	struct atlas *atlas;		/* the official lists; NULL: nobody is signed in */
	unsigned keeper_shown;		/* how far it was when a page was drawn last */
	struct secret *offline_password; /* until the line is back; NULL */
	struct keychain *keychain;	/* the keyring as it is used; NULL: not yet */
	struct purpose *purpose;	/* of the person served; NULL: ask */
	char *address;			/* typed last into a form: a place's value; NULL */
	char *paper_date;		/* of the paper form chosen last, ISO; NULL */
	const char *paper;		/* its name; NULL */
	struct rounds *rounds;		/* what verify and worklist have read; NULL: nothing */
	struct screen *(*renew)(struct app *app); /* renew_screen(), from the sign-in on */
	GPtrArray *stack;		/* struct screen *, the last is on top */
	GPtrArray *closed;		/* freed when the key has been dealt with */
	struct dialog *dialog;		/* a question that waits; NULL: none */
	struct guard guard;
	GString *paste;			/* being pasted; NULL: not */
	struct speech speech;
	struct tries tries;		/* of passwords that this machine judges */
	unsigned waiting;		/* letters not yet at the centre */
	int64_t oldest;			/* when the oldest of them was made: ms; 0 */
	bool letter_put;		/* by the copy: services count again */
	unsigned letters_changed;	/* grows whenever a letter changed its state */
	int64_t courier_at;		/* world_steady() of its next tick; INT64_MAX */
	int64_t keeper_at;		/* ... of the copy's */
	int64_t atlas_at;		/* ... of the official lists' */
	int64_t keychain_at;		/* ... of the keyring's */
	int64_t practice_at;		/* ... of the practice centre's */
	int64_t line_at;		/* ... that the line wants to ask whether it is back */
	struct typing *typing;		/* the word being typed; app_typing() */
	struct macros *macros;		/* gõ tắt of the officer macros_of; NULL: to be read */
	char *macros_of;
	bool typing_paused;		/* Ctrl-T: letters stay as they come */
	bool typing_told;		/* that another input method was noticed */
	int composing;			/* Ctrl-K: 1, then the first key; 0: not */
	bool pasted;			/* what screens get now is a paste */
	enum screen_text text;		/* row 23's VI or EN; follows the focus when it rests */
	int64_t text_at;		/* world_steady(): then it does; INT64_MAX */
	bool dirty;			/* something is to be drawn */
	int64_t last_key;		/* world_steady(): the lock counts from here */
	int exit_status;		/* -1 while running */
};

/* Zeroed but for what has a beginning; the caller fills in the services. */
void app_init(struct app *app, const struct world *world, const struct options *options);
/* Closes all screens; then the services may go; then app_clear() frees the rest. */
void app_close_screens(struct app *app);
void app_clear(struct app *app);
/* Paints if something is to be drawn and the line takes it. */
void app_draw(struct app *app);
/* How letters are to be composed now; NULL: not at all (off, paused, pasted). */
struct typing *app_typing(struct app *app);
const char *app_typing_method(const struct app *app); /* "Telex" ...; "": off */
/* What letters are for in the line with the focus; before sign-in: for nothing. */
enum screen_text app_text(const struct app *app);
/* That line; NULL: none. */
struct lineedit *app_line(const struct app *app);
/* The focus may have moved: row 23 follows after APP_REST_MS, so that moving stays cheap. */
void app_typing_moved(struct app *app);
/* Row 23 follows now: another screen, Ctrl-T. */
void app_typing_follow(struct app *app);
/* Ctrl-T. */
void app_typing_turn(struct app *app);
/* Says, once, that composed letters come from another input method. */
void app_typing_aside(struct app *app);
/* The officer's macros have changed: they are read anew. */
void app_typing_macros(struct app *app);
void app_typing_clear(struct app *app);
/* How persons sort for this officer: "given" or "family" name first. Lent. */
const char *app_name_order(const struct app *app);
/* When app_tick() must be called: world_steady(); INT64_MAX: never. */
int64_t app_deadline(const struct app *app);
void app_tick(struct app *app);

/* ---- the stack ------------------------------------------------------------ */
struct screen *app_top(const struct app *app);
void app_push(struct app *app, struct screen *taken);
/* Closes the top one; the one below resumes.  The first screen stays. */
void app_back(struct app *app);
/* Closes the top one and puts another in its place. */
void app_replace(struct app *app, struct screen *taken);
/* Closes all but the first of the signed-in stack (home). */
void app_home(struct app *app);
/* Closes everything and shows this one. */
void app_restart(struct app *app, struct screen *taken);
void app_touch(struct app *app);
void app_quit(struct app *app, int exit_status);

/* ---- row 22: the only place where the program speaks ---------------------- */
/* One sentence of at most 78 cells (cut with an ellipsis beyond). */
void app_say(struct app *app, const char *format, ...) G_GNUC_PRINTF(2, 3);
/* Forget what was said; the hint comes after 0.7 s. */
void app_hush(struct app *app);
/* A key came, a screen appeared: the hint is due after 0.7 s of rest. */
void app_rest(struct app *app);
/* What is asked here has changed by itself, an answer came: the hint is due again,
 * unless something was said that nobody has answered with a key yet. */
void app_hint_anew(struct app *app);

/* ---- questions (dialog.h) -------------------------------------------------- */

/* Copies what it needs.  A screen that closes takes its question with it. */
void app_ask(struct app *app, const struct question *question);

/*
 * Type-ahead must not answer what is about to be painted: every key until the
 * terminal has replied where its cursor is, is dropped and counted on row 22.
 * app_ask() does it by itself; screens with digits that decide (decide,
 * review) call it when they show a new thing to decide.
 */
void app_guard(struct app *app);
/* It is over: says what was ignored. */
void app_guard_down(struct app *app);

/* "Xã Tập Huấn", of the session; new, g_free(). */
char *app_commune(const struct app *app);

/* An answer that is no data: says its sentence on row 22 and, if the session is
 * gone, opens the sign-in over the screen.  True if it was dealt with. */
struct answer;
bool app_answered(struct app *app, const struct answer *answer);

#endif
