/*
 * formview - a draft on the screen: one field after the other, the register's
 * value beside the proposed one, the cursor in one of them.  Embedded in the
 * screens entry, decide (reasons) and whoever else has a form to fill in.
 *
 * Deciding and drawing are two functions: formview_key() changes the state and
 * answers what happened, formview_draw() only reads it.  Text that was refused
 * stays where it was typed, with its complaint in the draft; the field is read
 * when it is left, never while it is being typed.
 *
 * Columns (80 cells): marker 0, label 2-23, old 26-50, mark 52, new 54-78; a
 * field that is no record's has its answer from 26 on.  A narrower window
 * shares what is left equally.  A place takes as many lines as it needs and is
 * never cut.  With --plain (formview_plain.c) one field stands below the other
 * in whole words, its complaint under it.
 *
 * Dates: the slash comes by itself after two digits, what is still to be typed
 * stands as __/__/____; where the year stays (FIELD_YEAR_STAYS) it stands there
 * already and is added when the field is left.
 *
 * A field that is typed twice (FIELD_TWICE) is left by Enter, Tab or Down only when
 * it was typed a second time without the first in sight; `2` stands beside it then.
 * Up and the pages leave it as it is: what is still once is named before sending.
 *
 * Without a record behind the draft all answers stand from 26 on.
 *
 * A paste that the text door refuses is kept as text_show() writes it, ⟨U+202E⟩,
 * and complained of at once and again when the field is left.
 */
#ifndef TUI_FORMVIEW_H
#define TUI_FORMVIEW_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "forms/draft.h"
#include "tui/compose.h"
#include "tui/keys.h"
#include "tui/lineedit.h"
#include "tui/paint.h"
#include "tui/screen.h"

enum formview_reply {
	FORMVIEW_OTHER,	  /* not a key of a form */
	FORMVIEW_DONE,	  /* something changed on the screen, or could have */
	FORMVIEW_LEFT,	  /* a field was left: it has been read, keep the draft */
	FORMVIEW_LAST,	  /* Enter on the last field */
	FORMVIEW_UNDONE,  /* Esc took back what was typed in this field */
	FORMVIEW_HELP,	  /* ? in an empty field */
	FORMVIEW_LOCKED,  /* a letter for a field that takes none */
	FORMVIEW_FULL,	  /* no room for another letter */
	FORMVIEW_REFUSED, /* a paste with what may not be there: formview_refusal() */
	FORMVIEW_MENDED,  /* a paste that was mended: formview_refusal() says how */
	FORMVIEW_ESC,	  /* Esc, and nothing to undo here: go back */
	FORMVIEW_AGAIN,	  /* read; to be typed a second time: formview_hint() says so */
	FORMVIEW_DIFFERS, /* the second time differs: formview_refusal() says where */
};

/* Embedded in its screen; read the members, change them through the functions. */
struct formview {
	struct draft *draft; /* lent */
	const struct form *form;
	size_t cursor;	     /* index of the field */
	size_t left;	     /* index of the field that was left last */
	size_t top;	     /* the first field shown */
	size_t shown;	     /* how many, at the last draw */
	struct lineedit edit; /* what is typed in the field under the cursor */
	struct typing *typing; /* lent, set before each key; NULL: letters stay as they are */
	bool typed;	     /* it differs from the draft's text: not read yet */
	bool again;	     /* `edit` is the second typing, the first one is hidden */
	GString *paste;	     /* what has come of a paste; NULL: none under way */
	char *refusal;	     /* why the last paste was refused, or how mended; a difference */
	char *mended;	     /* how the field that was read last was; NULL: it was not */
};

/* The cursor goes to the field with this key, or the first that takes keys. */
void formview_init(struct formview *view, struct draft *draft, const char *key);
void formview_clear(struct formview *view);

enum formview_reply formview_key(struct formview *view, const struct key *key);
/* Reads what is typed in the field under the cursor, as leaving it does. */
void formview_settle(struct formview *view);
/* Puts what is typed into the draft for the journal; goes on typing, no complaint shown. */
void formview_keep(struct formview *view);
/* Leaves this field for another; `at` is an index. */
void formview_move(struct formview *view, size_t at);
/* The draft was changed from outside (a choice from a list): show it. */
void formview_refresh(struct formview *view);

/* Puts a value (canonical) into the field under the cursor; false: it takes none. */
bool formview_put(struct formview *view, const char *value);

const struct field *formview_field(const struct formview *view);
bool formview_locked(const struct formview *view);
/* What letters are for in the field under the cursor. */
enum screen_text formview_kind(struct formview *view, struct lineedit **line);
/*
 * The complaint about the field `at`, or what a name with a slip in it may have
 * been meant to be; NULL: nothing.  g_free() it.
 */
char *formview_says(const struct formview *view, size_t at);
/* Row 22: the complaint about this field, else what it wants.  g_free() it. */
char *formview_hint(const struct formview *view);
const char *formview_refusal(const struct formview *view);
/* "Mục 2 / 20, đổi 1, sai 1".  g_free() it. */
char *formview_position(const struct formview *view);
/* "PgDn Số CMND, Cha: họ tên…": what comes below, "" at the end.  g_free() it. */
char *formview_below(const struct formview *view, int cells);

/* Draws into the screen's rows `at` .. at + rows - 1 and places the cursor. */
void formview_draw(struct formview *view, struct paint *paint, int at, int rows);

/* ---- for formview_draw.c and formview_plain.c ---------------------------------- */
void formview_draw_plain(struct formview *view, struct paint *paint, int at, int rows);
/* What is typed, `width` cells of it, with the cursor in it. */
void formview_draw_input(struct formview *view, struct paint *paint, int row, int col, int width);
/*
 * What an unfinished date still wants: "/__/1950" behind "17"; what an answer is
 * unless it is typed; "" else.  g_free() it.
 */
char *formview_ghost(const struct formview *view, const struct field *field, const char *typed);
/* Whether the register's value stands beside the proposed one. */
bool formview_two(const struct formview *view, const struct field *field);
/* The words of the register, and of the draft.  g_free() them. */
char *formview_old_text(const struct formview *view, const struct field *field);
char *formview_new_text(const struct formview *view, const struct field *field);

#endif
