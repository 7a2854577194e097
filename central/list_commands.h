/*
 * list_commands - commands of dancu-central that read or write lists of people:
 * an invented population with the list of its faults, and a list of another
 * sector compared with the register.
 */
#ifndef CENTRAL_LIST_COMMANDS_H
#define CENTRAL_LIST_COMMANDS_H

#include <glib.h>

#include "central/options.h"
#include "central/self.h"

typedef void (*centre_progress)(unsigned done, unsigned total);

/* False: nothing was changed, `why`. */
bool centre_people_command(const struct centre *centre, struct centre_ledger *ledger,
			   const struct centre_options *options, centre_progress progress,
			   GError **why);

/*
 * compare: the list `argument` with the register, the result to a new file.  New:
 * what came of it, in words, one line each; NULL: `why`.
 */
char *centre_compare_command(const struct centre *centre, struct centre_ledger *ledger,
			     const struct centre_options *options, centre_progress progress,
			     GError **why);

#endif
