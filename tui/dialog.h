/*
 * dialog - a question that needs an answer, drawn over the lowest rows of its
 * screen: no box, one line, answered by a digit that is typed after it was
 * painted.  Enter and Esc always mean the safe answer.  Asked through
 * app_ask() (app.h), which also keeps type-ahead from answering it.
 */
#ifndef TUI_DIALOG_H
#define TUI_DIALOG_H

#include <stdbool.h>

struct key;
struct paint;
struct screen;

struct dialog;

struct question {
	const char *text;	/* beside the answers if it has 23 cells or less, else above */
	const char *above[3];	/* lines above it; NULL ends */
	/* Up to nine answers, NULL ends; answered by digits 1..n. */
	const char *answers[10];
	unsigned safe;		/* the digit of "xem lại": Enter and Esc mean it */
	const char *hint;	/* row 22; NULL: says what Enter and Esc mean */
	/* `answer` 1..n.  Called once; the dialog is closed already. */
	void (*answered)(void *to, unsigned answer);
	void *to;
};

/* `of`: the screen that asks; copies what it needs of the question. */
struct dialog *dialog_new(const struct question *question, struct screen *of);
void dialog_free(struct dialog *dialog);
struct screen *dialog_screen(const struct dialog *dialog);
/* Row 22 while it stands; lent. */
const char *dialog_hint(const struct dialog *dialog);
void dialog_draw(const struct dialog *dialog, struct paint *paint);
/* The answer that a key gives, 1..n; 0: none. */
unsigned dialog_answer(const struct dialog *dialog, const struct key *key);
/* Calls back; the dialog is to be freed by the caller afterwards. */
void dialog_tell(const struct dialog *dialog, unsigned answer);

#endif
