/*
 * loop - the one place that waits: for keys, for the wire, for the time.
 *
 * No threads.  Every turn: signals, bytes from the keyboard, answers, what is
 * due by the clock, and at the end one picture, if anything has changed and
 * the line takes it.  While the line is full nothing is drawn and everything
 * else goes on; then the newest state is drawn once.
 */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

struct app;

/* Runs until app->exit_status is set; returns it. */
int loop_run(struct app *app);

#endif
