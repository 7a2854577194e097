/*
 * screen - what every screen is: a title, the actions it offers, draw and act.
 *
 * A screen's own struct begins with `struct screen base`; its one public
 * function (screens.h) allocates it with screen_new() and returns &x->base.
 * app_push() takes it; app_back() closes it.  On close app.c first tells the
 * central to forget it (central_forget(app->central, screen)), so pass the
 * screen as `to` of every central_...() call: a closed screen gets no answer.
 *
 * Drawing: rows 0, 22 and 23 are the app's (statusbar.h); `draw` paints rows
 * 1 .. lines-3 onto an empty picture and places the cursor.  It is called for
 * every refresh: keep it free of side effects; only differences are sent.
 * Nothing is drawn from act or an answer: say app_touch(app).
 *
 * Keys: `act` gets an action of `offers` (ACTION_NONE if the key is none:
 * text, arrows, digits, Enter, paste) and the key itself (tui/keys.h).  False:
 * not mine; app.c then does what is general (BACK goes back, HELP opens help,
 * MENU lists, QUIT asks, an arrow does nothing).  `act` may call app_push,
 * app_back, app_replace: the screen is freed only after act has returned.
 *
 * Every function but title, draw and close may be NULL.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/actions.h"

struct app;
struct key;
struct lineedit;
struct paint;
struct screen;

/* What letters are for on a screen, now. */
enum screen_text {
	SCREEN_NO_TEXT,		/* no line is being typed: a paste goes nowhere */
	SCREEN_PLAIN_TEXT,	/* digits, passwords, user names, serials: as they come */
	SCREEN_NUMBERED_TEXT,	/* words and numbers, 15/QĐ-UBND: not where digits are marks */
	SCREEN_TYPED_TEXT,	/* words: Telex, VNI or VIQR, when it is on */
};

#define SCREEN_OFFERS 20	/* at most so many actions, ACTION_NONE included */

struct screen_ops {
	const char *name;	/* "search": in tests, help and the manual */
	const char *help;	/* msgid: a paragraph for the help screen */
	/*
	 * Row 23: the actions that matter here besides Esc, F1 and F9, in the
	 * order of their keys; ACTION_NONE ends.  They never move.
	 */
	enum action row[4];
	/* A paste comes to `act` as it is, K_PASTE_BEGIN to K_PASTE_END: formview judges it. */
	bool pastes;
	bool before_sign_in;	/* no lock, no counts: nobody is signed in */
	/*
	 * Of the line with the focus, and which that is (left alone when there is no text);
	 * row 23 says VI Telex or EN by it.  NULL: no text.
	 */
	enum screen_text (*text)(struct screen *screen, struct lineedit **line);
	/* Row 0, translated; lent until the next call. */
	const char *(*title)(struct screen *screen);
	/*
	 * Everything possible now, ACTION_NONE at the end, into `offers`: the key
	 * map and the F9 list.  NULL: the actions of `row`.
	 */
	void (*offers)(struct screen *screen, enum action offers[SCREEN_OFFERS]);
	void (*draw)(struct screen *screen, struct paint *paint);
	bool (*act)(struct screen *screen, enum action action, const struct key *key);
	/* Row 22 after 0.7 s of rest: what is asked here.  g_free()d; NULL: none. */
	char *(*hint)(struct screen *screen);
	/* F1: help on the field the cursor stands in; g_free()d; NULL: none. */
	char *(*field_help)(struct screen *screen);
	/* Called when screen->wake_at (world_steady) has passed; it sets it anew. */
	void (*tick)(struct screen *screen, int64_t steady);
	/* The screen above has closed. */
	void (*resume)(struct screen *screen);
	/* A letter about this resident has its receipt, or was refused. */
	void (*settled)(struct screen *screen, const char *resident);
	/* Called before the screen is left by BACK, QUIT or lock: keep the draft. */
	void (*leave)(struct screen *screen);
	/* Frees what the screen owns, not the screen. */
	void (*close)(struct screen *screen);
};

struct screen {
	const struct screen_ops *ops;
	struct app *app;
	int64_t copied;		/* what it shows is the copy's, as of then: ms; 0: the centre's */
	int64_t wake_at;	/* world_steady() of the next tick; INT64_MAX: none */
};

/* Zeroed; `size` of the screen's own struct, whose first member is `base`. */
struct screen *screen_new(const struct screen_ops *ops, struct app *app, size_t size);

#endif
