/* withdraw - an own request that nobody has decided is taken back from the centre. */
#ifndef TUI_WITHDRAW_H
#define TUI_WITHDRAW_H

struct app;

/* Asks for the reason; then it is a letter like every other.  All are copied. */
void withdraw_begin(struct app *app, const char *request, const char *resident,
		    const char *name);
/* The same from what aside kept: "REQUEST RESIDENT". */
void withdraw_resume(struct app *app, const char *about, const char *name);

#endif
