/*
 * actions - everything that can be done by a key, once.
 *
 * The one table that the key map, row 23, the F9 list, the help screen and the
 * key card are made from.  A screen never looks at key codes for a command: it
 * is handed an action (screen.h) and says which actions it can do now.
 *
 * X(ID, name, function key or 0, control letter or 0, row-23 word, long word
 * for row 23, help sentence).  `name` is for tests and the manual and is never
 * translated; the words are msgids.  Two actions may share a key only if no
 * screen ever offers both (tests/unit/actions-test holds that).
 */
#ifndef TUI_ACTIONS_H
#define TUI_ACTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "i18n/language.h"

struct key;

#define ACTIONS(X) \
	X(HELP, "help", 1, 0, N_("Help"), N_("Help me"), \
	  N_("explains this field, then this screen")) \
	X(SAVE, "save", 2, 'S', N_("Save draft"), N_("Save draft"), \
	  N_("keeps the draft on this machine; it is NOT sent")) \
	X(FIND, "find", 3, 0, N_("Find"), N_("Find"), \
	  N_("looks a resident up")) \
	X(FILTER, "filter", 3, 0, N_("Filter"), N_("Filter"), \
	  N_("shows only the lines that contain what is typed")) \
	X(CHOOSE, "choose", 4, 0, N_("Choose"), N_("Choose"), \
	  N_("chooses from the list of this field")) \
	X(SORT, "sort", 4, 0, N_("Sort"), N_("Sort"), \
	  N_("puts the list in another order")) \
	X(RELOAD, "reload", 5, 0, N_("Read again"), N_("Read again"), \
	  N_("reads again from the centre")) \
	X(CHANGE, "change", 6, 0, N_("Propose"), N_("Propose"), \
	  N_("proposes a change of the line the cursor stands on")) \
	X(VERIFY, "verify", 7, 0, N_("Verify"), N_("Verify"), \
	  N_("checks what is shown with the person")) \
	X(SEND, "send", 8, 0, N_("Send"), N_("Send"), \
	  N_("reviews and sends")) \
	X(HANDLE, "handle", 8, 0, N_("Handle"), N_("Handle"), \
	  N_("acts on the marked lines, or on this line")) \
	X(MENU, "menu", 9, 'G', N_("More"), N_("More actions"), \
	  N_("lists everything that can be done here")) \
	X(QUIT, "quit", 10, 0, N_("Leave"), N_("Leave"), \
	  N_("leaves the program and lists what is not sent")) \
	X(TYPING, "typing", 0, 'T', N_("Typing"), N_("Vietnamese typing on or off"), \
	  N_("turns Vietnamese typing on or off")) \
	X(REDRAW, "redraw", 0, 'L', N_("Redraw"), N_("Draw the screen again"), \
	  N_("draws the screen again")) \
	X(SHOW_NUMBER, "show-number", 0, 0, N_("Show"), N_("Show this number for 10 seconds"), \
	  N_("shows one hidden number for 10 seconds; it is logged and counted")) \
	X(COMPARE, "compare", 0, 0, N_("Compare"), N_("Compare this number with a card"), \
	  N_("says whether a typed number is the hidden one; it is counted")) \
	X(HOUSEHOLD, "household", 0, 0, N_("Household"), N_("Open the household"), \
	  N_("lists the members of the household")) \
	X(DROP, "drop", 0, 0, N_("Drop"), N_("Throw this draft away"), \
	  N_("throws the draft away, after a question")) \
	X(PURPOSE, "purpose", 0, 0, N_("Purpose"), N_("New person served"), \
	  N_("asks for a new purpose and case number")) \
	X(PREFERENCES, "preferences", 0, 0, N_("Preferences"), N_("Preferences"), \
	  N_("language, order of names, lock, password")) \
	X(LOCK, "lock", 0, 0, N_("Lock"), N_("Lock this terminal"), \
	  N_("locks the terminal until the password is typed")) \
	X(SIGN_OUT, "sign-out", 0, 0, N_("Sign out"), N_("Sign out"), \
	  N_("ends this officer's session")) \
	X(CUT, "cut", 0, 0, N_("Cut"), N_("Cut the line (practice)"), \
	  N_("practice only: the line is down until it is put back")) \
	X(BACK, "back", 0, 0, N_("Back"), N_("Go back"), \
	  N_("closes a list, undoes this field, or goes back and keeps the draft"))

enum action {
	ACTION_NONE = -1,
#define X(id, ...) ACTION_##id,
	ACTIONS(X)
#undef X
	ACTION_COUNT
};

struct action_row {
	const char *name;
	unsigned function;	/* 1-10: F1-F10; 0: no function key */
	char control;		/* 'S': Ctrl-S; 0: none */
	const char *word;	/* msgids: row 23 ... */
	const char *longer;	/* ... where it fits, and in the F9 list */
	const char *help;
};

const struct action_row *action_row(enum action action);

/* "F3", "Esc", "Ctrl-L" or "": what stands before the word on row 23. */
const char *action_key_name(enum action action);

/*
 * Which of `offered` (ended by ACTION_NONE, may be NULL) a key means; BACK,
 * HELP, MENU, QUIT, TYPING and REDRAW are always offered.  ACTION_NONE: the
 * key is no command here.
 */
enum action action_of_key(const struct key *key, const enum action *offered);

/* The action on Fn among `offered` and the ones always offered. */
enum action action_of_function(unsigned function, const enum action *offered);

#endif
