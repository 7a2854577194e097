/*
 * actions - everything that can be done by a key, once.
 *
 * The one table that the key map, row 23, the F9 list, the help screen and the
 * key card are made from.  A screen never looks at key codes for a command: it
 * is handed an action (screen.h) and says which actions it can do now.
 *
 * X(ID, name, function key or 0, control letter or 0, row-23 word, longer word,
 * help).  `name` is for tests and the manual and is never
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
	X(HELP, "help", 1, 0, NP_("short", "Help"), NP_("long", "Help"), \
	  N_("explains this field, then this screen")) \
	X(SAVE, "save", 2, 'S', NP_("short", "Save draft"), NP_("long", "Save draft"), \
	  N_("keeps the draft on this machine; it is NOT sent")) \
	X(FIND, "find", 3, 0, NP_("short", "Find"), NP_("long", "Find"), \
	  N_("looks a resident up")) \
	X(FILTER, "filter", 3, 0, NP_("short", "Filter"), NP_("long", "Filter"), \
	  N_("shows only the lines that contain what is typed")) \
	X(CHOOSE, "choose", 4, 0, NP_("short", "Choose"), NP_("long", "Choose"), \
	  N_("chooses from the list of this field")) \
	X(SORT, "sort", 4, 0, NP_("short", "Sort"), NP_("long", "Sort"), \
	  N_("puts the list in another order")) \
	X(RELOAD, "reload", 5, 0, NP_("short", "Read again"), NP_("long", "Read again"), \
	  N_("reads again from the centre")) \
	X(CHANGE, "change", 6, 0, NP_("short", "Propose"), NP_("long", "Propose"), \
	  N_("proposes a change of the line the cursor stands on")) \
	X(CLAIM, "claim", 6, 0, NP_("short", "Other commune"), NP_("long", "To another commune"), \
	  N_("asks the commune where the person is registered")) \
	X(VERIFY, "verify", 7, 0, NP_("short", "Verify"), NP_("long", "Verify"), \
	  N_("checks what is shown with the person")) \
	X(SEND, "send", 8, 0, NP_("short", "Send"), NP_("long", "Send"), \
	  N_("reviews and sends")) \
	X(HANDLE, "handle", 8, 0, NP_("short", "Handle"), NP_("long", "Handle"), \
	  N_("acts on the marked lines, or on this line")) \
	X(MENU, "menu", 9, 'G', NP_("short", "More"), NP_("long", "More actions"), \
	  N_("lists everything that can be done here")) \
	X(QUIT, "quit", 10, 0, NP_("short", "Leave"), NP_("long", "Leave"), \
	  N_("leaves the program and lists what is not sent")) \
	X(TYPING, "typing", 0, 'T', NP_("short", "Typing"), NP_("long", "Vietnamese typing"), \
	  N_("turns Vietnamese typing on or off")) \
	X(COMPOSE, "compose", 0, 'K', NP_("short", "Compose"), NP_("long", "Compose a letter"), \
	  N_("makes one letter of two keys: ( o is ŏ")) \
	X(REDRAW, "redraw", 0, 'L', NP_("short", "Redraw"), NP_("long", "Draw again"), \
	  N_("draws the whole screen again")) \
	X(SHOW_NUMBER, "show-number", 0, 0, NP_("short", "Show"), NP_("long", "Show a number"), \
	  N_("shows one hidden number for 10 s; logged, counted")) \
	X(COMPARE, "compare", 0, 0, NP_("short", "Compare"), NP_("long", "Compare a number"), \
	  N_("compares a number with a card; counted")) \
	X(HOUSEHOLD, "household", 0, 0, NP_("short", "Household"), NP_("long", "Household"), \
	  N_("opens the household of this person")) \
	X(PRINT, "print", 0, 0, NP_("short", "Print"), NP_("long", "Print"), \
	  N_("shows a paper, then prints it or writes it into a file; logged")) \
	X(REPEAT, "repeat", 0, 'R', NP_("short", "Address"), NP_("long", "Repeat an address"), \
	  N_("takes the household's address, or the one typed last")) \
	X(IDENTITY, "identity", 0, 0, NP_("short", "Number"), NP_("long", "Check a personal number"), \
	  N_("explains its digits; keeps nothing")) \
	X(PAPERS, "papers", 0, 0, NP_("short", "Form"), NP_("long", "Enter a paper form"), \
	  N_("DC01, DC02, CT01, CC01 by the paper's date")) \
	X(UNDO, "undo", 0, 0, NP_("short", "Undo"), NP_("long", "Undo an approval"), \
	  N_("lists what came after it, asks why, sends it")) \
	X(CLEANING, "cleaning", 0, 0, NP_("short", "Clean"), NP_("long", "To be cleaned"), \
	  N_("what is missing or wrong in the commune's records")) \
	X(LISTS, "lists", 0, 0, NP_("short", "Lists"), NP_("long", "Compare lists"), \
	  N_("lists of other sectors beside the register")) \
	X(DROP, "drop", 0, 0, NP_("short", "Drop"), NP_("long", "Throw away"), \
	  N_("throws this draft away, after a question")) \
	X(PARCEL, "parcel", 0, 0, NP_("short", "By USB"), NP_("long", "Letters by USB stick"), \
	  N_("packs what waits, sends another's package, takes receipts in")) \
	X(PURPOSE, "purpose", 0, 0, NP_("short", "Purpose"), NP_("long", "New person served"), \
	  N_("asks for purpose and case number again")) \
	X(PREFERENCES, "preferences", 0, 0, NP_("short", "Settings"), NP_("long", "Settings"), \
	  N_("language, order of names, lock, password")) \
	X(PLACES, "places", 0, 0, NP_("short", "Places"), NP_("long", "Places, old and new"), \
	  N_("what an old xã, huyện or tỉnh is now")) \
	X(COPY, "copy", 0, 0, NP_("short", "Copy"), NP_("long", "Copy of the commune"), \
	  N_("how far it is here; compares it")) \
	X(LOCK, "lock", 0, 0, NP_("short", "Lock"), NP_("long", "Lock"), \
	  N_("locks this terminal until the password is typed")) \
	X(SIGN_OUT, "sign-out", 0, 0, NP_("short", "Sign out"), NP_("long", "Sign out"), \
	  N_("ends this officer's session")) \
	X(CUT, "cut", 0, 0, NP_("short", "Cut the line"), NP_("long", "Cut the line (practice)"), \
	  N_("the line is down until it is put back here")) \
	X(BACK, "back", 0, 0, NP_("short", "Back"), NP_("long", "Go back"), \
	  N_("undoes this field, else goes back and keeps the draft"))

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
	const char *word;	/* msgid in context "short": row 23 */
	const char *longer;	/* in context "long": there where it fits, and in F9 */
	const char *help;	/* msgid: half a sentence, after the word */
};

const struct action_row *action_row(enum action action);

/* "F3", "Esc", "Ctrl-L" or "": what stands before the word.  New, g_free(). */
char *action_key_name(enum action action);
/* Translated, lent: the word on row 23, and the longer one. */
const char *action_word(enum action action);
const char *action_longer(enum action action);

/*
 * Which of `offered` (ended by ACTION_NONE, may be NULL) a key means; BACK,
 * HELP, MENU, QUIT, TYPING and REDRAW are always offered.  ACTION_NONE: the
 * key is no command here.
 */
enum action action_of_key(const struct key *key, const enum action *offered);

/* The action on Fn among `offered` and the ones always offered. */
enum action action_of_function(unsigned function, const enum action *offered);

#endif
