/*
 * message_commands - import, export and package of dancu-central: files, words, and
 * the count of what did not fit.
 */
#ifndef CENTRAL_MESSAGE_COMMANDS_H
#define CENTRAL_MESSAGE_COMMANDS_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

#include "central/options.h"
#include "central/self.h"

/*
 * The answer is what is to be told at the end (new, ends with a line end); NULL: it
 * could not be done, `why`.  `progress` may be NULL.
 */
char *centre_import_command(const struct centre *centre, struct centre_ledger *ledger,
			    const struct centre_options *options,
			    void (*progress)(unsigned citizens, unsigned percent),
			    GError **why);
/* A FILE of "-" is `out`, the standard output, which is lent. */
char *centre_export_command(const struct centre *centre, struct centre_ledger *ledger,
			    const struct centre_options *options, FILE *out, GError **why);
/* Letters of a terminal without a line; the receipts go to FILE.receipt. */
char *centre_package_command(const struct centre *centre, struct centre_ledger *ledger,
			     const struct centre_options *options, GError **why);
/* Whether the options of export go together; else a sentence (translated, lent). */
const char *centre_export_misuse(const struct centre_options *options);

#endif
