/*
 * text_command - `dancu text`: Vietnamese text as a filter, for trainers,
 * support and scripts.  One line in, one line out; no terminal, no settings,
 * no home.  dancu(1) has the interface.
 */
#ifndef TUI_TEXT_COMMAND_H
#define TUI_TEXT_COMMAND_H

#include <stdbool.h>

/*
 * Where the word "text" stands among the arguments, or 0: only --lang may
 * stand before it.  *lang becomes what --lang says, "" without it.
 */
int text_command_at(int argc, char *const *argv, const char **lang);

/*
 * Do it: argv[0] is "text"; three descriptors to read, write and complain to.
 * The exit status: 0, 1 (a line could not be handled, check found something,
 * reading or writing failed), 2 (wrong use).
 */
int text_command(int argc, char *const *argv, int in, int out, int err);

#endif
