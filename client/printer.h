/*
 * printer - lp, started by a helper.
 *
 * The helper is forked once, first thing, while the program may still start
 * others; from then on the terminal itself needs no right to.  It has no
 * screen, no wire and no store: it gets a text and a title, runs lp and says
 * how that went.  The text travels in memory (a sealed memfd), never through a
 * file; the title is the paper's number, so that no name stands in argv or in
 * the queue of the printer.
 *
 * One job at a time.  Nothing here waits.
 */
#ifndef CLIENT_PRINTER_H
#define CLIENT_PRINTER_H

#include <stdbool.h>
#include <stddef.h>

struct printer;

/*
 * `program` is the path of lp; NULL when no helper could be made: nothing prints.
 * It returns twice: with *helper true in the helper, when the terminal has gone and
 * nothing is left to do but to end.
 */
struct printer *printer_start(const char *program, bool *helper);
/* The helper ends when what it is doing is done. */
void printer_free(struct printer *printer);

/* False: it still has one, or there is no helper.  `title` is plain ASCII. */
bool printer_send(struct printer *printer, const char *text, size_t bytes, const char *title);

enum printer_news {
	PRINTER_IDLE,	 /* nothing was sent, or its end has been told */
	PRINTER_WORKING,
	PRINTER_DONE,	 /* lp has taken it */
	PRINTER_ABSENT,	 /* there is no such program */
	PRINTER_FAILED,	 /* lp refused it, or did not answer in 30 s */
};

/* Readable when there is news. */
int printer_fd(const struct printer *printer);
/* What became of the last job; DONE, ABSENT and FAILED are told once. */
enum printer_news printer_news(struct printer *printer);

#endif
