/*
 * child - another program, started apart from this terminal (a session of its
 * own), whose words are read line by line without waiting.
 */
#ifndef CLIENT_CHILD_H
#define CLIENT_CHILD_H

#include <glib.h>
#include <stdbool.h>

struct child;

/* Starts argv[0] (a path) with `input` on its standard input; NULL: it could not. */
struct child *child_start(const char *const *argv, const char *input);
/* Readable when it said something or ended. */
int child_fd(const struct child *child);
/* What it has said since: the next whole line, new; NULL: none yet. */
char *child_line(struct child *child);
/* True when it has ended; *fine when with status 0. */
bool child_ended(struct child *child, bool *fine);
/* Lets it live on by itself, or ends it with SIGTERM and waits. */
void child_leave(struct child *child);
void child_end(struct child *child);
int child_pid(const struct child *child);

#endif
