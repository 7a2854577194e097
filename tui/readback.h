/*
 * readback - after an approval the terminal reads the register again and holds it
 * against what was approved: a value that did not arrive is an alarm, not a
 * silence.
 *
 * Asked for by whoever decides, when his letter is through, and by whoever made
 * the request, when his list shows it approved.  What differs is held against
 * what was approved later on the same person; only then it is an alarm.  Alarms
 * are sealed in the officer's store and stand on the first page until the request
 * has been looked at.  One question at a time; without a line it waits.
 */
#ifndef TUI_READBACK_H
#define TUI_READBACK_H

#include <stdbool.h>
#include <stddef.h>

struct app;
struct readback;
struct request;

/* After the store is open; frees what it knows when the store is shut. */
struct readback *readback_new(struct app *app);
void readback_free(struct readback *readback);

/* All functions below do nothing without a readback. */
void readback_want(struct app *app, const char *request);
/* The line is back: go on with what is wanted. */
void readback_again(struct app *app);
/* "CSDL hiện ghi: ...; số tiếp nhận TH-000391", or what is wrong; NULL: not read yet. Lent. */
const char *readback_words(const struct app *app, const char *request);
/* How many are not seen yet, and the oldest of them ("" none, lent). */
unsigned readback_alarms(const struct app *app);
const char *readback_alarm(const struct app *app);
bool readback_is_alarm(const struct app *app, const char *request);
/* The officer has had it on the screen. */
void readback_seen(struct app *app, const char *request);

/* ---- what it goes by; no app, no wire -------------------------------------------- */

/* "CSDL hiện ghi: Nguyễn Thị Mậu, 17/03/1950; số tiếp nhận TH-000391". New. */
char *readback_sentence(const struct request *request);
/* Labels of the approved fields that the register does not say, NULL when it says all. New. */
char *readback_missing(const struct request *request);

#endif
