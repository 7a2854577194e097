/*
 * app - the services by pointer, the stack of screens, and what is said.
 *
 * First parameter everywhere in tui/.  main.c makes it and lends it everything
 * that outlives it (world, settings, options); app.c owns the rest.  Between
 * start and sign-in `store`, `journal`, `outbox` and `courier` are NULL;
 * `transport` and `central` are NULL until the sign-in screen has been painted
 * (the first picture does not wait for curl).
 */
#ifndef TUI_APP_H
#define TUI_APP_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/screen.h"

struct central;
struct courier;
struct dialog;
struct journal;
struct keys;
struct line;
struct outbox;
struct practice;
struct purpose;
struct session;
struct settings;
struct store;
struct terminal;
struct transport;
struct world;

struct options {
	bool demo, fresh, plain;
	char *lang;		/* "vi" or "en"; NULL: by settings and locale */
};

/* Row 22: what was said last, and when the pen rests. */
struct speech {
	char *said;		/* "" : nothing; else shown until the next key but one */
	char *hint;		/* what the screen asks, once rested; NULL: not yet */
	int64_t rest_at;	/* world_steady() at which the hint may be drawn */
};

struct app {
	const struct world *world;
	const struct options *options;
	struct settings *settings;
	struct terminal *terminal;
	struct keys *keys;
	struct practice *practice;	/* NULL in the real world */
	struct transport *transport;
	struct central *central;
	struct session *session;
	struct line *line;
	struct store *store;
	struct journal *journal;
	struct outbox *outbox;
	struct courier *courier;
	struct purpose *purpose;	/* of the person served; NULL: ask */
	GPtrArray *stack;		/* struct screen *, the last is on top */
	GPtrArray *closed;		/* freed when the key has been dealt with */
	struct dialog *dialog;		/* a question that waits; NULL: none */
	struct speech speech;
	unsigned waiting;		/* letters not yet at the centre */
	bool typing_on;			/* Ctrl-T: Vietnamese typing (from B on) */
	bool dirty;			/* something is to be drawn */
	bool repaint;			/* ... and everything anew (Ctrl-L) */
	bool cursor_asked;		/* the next write asks where the cursor is */
	int64_t last_key;		/* world_steady(): the lock counts from here */
	int exit_status;		/* -1 while running */
};

/* ---- the stack ------------------------------------------------------------ */
struct screen *app_top(struct app *app);
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
/* The bell is never rung.  Forget what was said; the hint comes after 0.7 s. */
void app_hush(struct app *app);

/* ---- questions (dialog.h) -------------------------------------------------- */
struct question {
	const char *text;	/* at most 22 cells fit beside the answers; else above */
	const char *above[3];	/* lines above it; NULL ends */
	/* Up to nine answers, NULL ends; answered by digits 1..n. */
	const char *answers[10];
	unsigned safe;		/* the digit of "xem lại": Enter and Esc mean it */
	/* `answer` 1..n.  Called once; the dialog is closed already. */
	void (*answered)(void *to, unsigned answer);
	void *to;
};

/* Copies what it needs.  A screen that closes takes its question with it. */
void app_ask(struct app *app, const struct question *question);

/*
 * Type-ahead must not answer what is about to be painted: every key until the
 * terminal has replied where its cursor is, is dropped and counted on row 22.
 * app_ask() does it by itself; screens with digits that decide (decide,
 * review) call it when they show a new thing to decide.
 */
void app_guard(struct app *app);

/* An answer that is no data: says its sentence on row 22 and, if the session is
 * gone, opens the sign-in over the screen.  True if it was dealt with. */
struct answer;
bool app_answered(struct app *app, const struct answer *answer);

#endif
