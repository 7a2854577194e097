/*
 * verify - one visit: who is asked, who now, and what was answered so far.
 * Between tui/verify.c (digits, sending), verify_type.c (what is typed),
 * verify_read.c (what is read and kept) and verify_draw.c (the picture).
 */
#ifndef TUI_VERIFY_H
#define TUI_VERIFY_H

#include <glib.h>
#include <stdbool.h>

#include "forms/form.h"
#include "forms/purpose.h"
#include "forms/record.h"
#include "tui/app.h"
#include "tui/lineedit.h"
#include "tui/verify_state.h"

struct key;
struct paint;

enum verify_input {
	INPUT_NONE,
	INPUT_VALUE,	/* what the person says */
	INPUT_NUMBER,	/* the number on the card, to be compared */
};

struct verify {
	struct screen base;
	char *household;	/* id; "" when one person alone is verified */
	char *wanted;		/* resident to begin with; "": the first still open */
	struct purpose purpose;	/* the item's own from a worklist, else that of the look-up */
	GPtrArray *people;	/* struct person_row, owned; empty: still being read */
	unsigned at;		/* which of them */
	unsigned done;		/* others of the household, who are not asked (any more) */
	GHashTable *fresh;	/* ids of the records read in this visit */
	struct record *record;	/* of the one asked now; NULL: still being read */
	struct verify_state state;
	char *journal_id;	/* of the draft of these answers; "": none yet */
	enum verify_input input;
	struct lineedit edit;
	char *complaint;	/* about what is typed; NULL: none */
	char *mismatch;		/* the number that did not match; Enter again means it */
	unsigned comparing;	/* ticket; 0: none */
	unsigned sent;		/* letters put in this visit */
	int rows, top;		/* lines shown, and the first of them, at the last draw */
	bool reading, failed;
};

/* ---- verify_read.c --------------------------------------------------------------- */

void verify_begin(struct verify *s);
/* Reads again what is asked now; F5. */
void verify_reload(struct verify *s);
/* The person number `at` of the visit is asked now. */
void verify_open_person(struct verify *s, unsigned at);
/* Keeps the answers as a draft; says so on row 22 when it cannot. */
void verify_keep(struct verify *s);
/* The one asked now; NULL while nobody is known. */
const struct person_row *verify_person(const struct verify *s);

/* ---- verify_type.c --------------------------------------------------------------- */

/* The line under the cursor; NULL at "Người này". */
struct verify_line *verify_line_here(struct verify *s);
/* The register holds something to compare with on it. */
bool verify_known(struct verify *s);
void verify_type_open(struct verify *s, enum verify_input input, const char *text);
void verify_type_close(struct verify *s);
bool verify_type_key(struct verify *s, const struct key *key);

/* Row 22 while something is typed: a name that looks misspelt is asked about. New. */
char *verify_type_hint(struct verify *s);
/* F4: the codes of the field being typed. */
void verify_type_choose(struct verify *s);
/* The answer under the cursor made a draft correction: it goes. */
void verify_forget_correction(struct verify *s);

/* ---- verify_draw.c --------------------------------------------------------------- */

void verify_draw(struct screen *screen, struct paint *paint);
/* The field under the cursor, of form_verification; NULL at "Người này". */
const struct field *verify_field(const struct verify *s);
/* What the register says on a line, in words; g_free() it. */
char *verify_register_says(const struct verify *s, enum record_field field);

#endif
