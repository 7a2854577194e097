/*
 * package - letters that came on a stick (forms/package.h), done in the name of
 * the officer who wrote them.
 *
 * Whoever carries a package is nobody to it: it is opened with the centre's key,
 * must be signed by a terminal that its officer has signed in from, and each
 * letter is judged as if it came over the line now: the officer's role and
 * duties, four eyes, base versions, one receipt for one key.  Receipts go back
 * sealed to that terminal.
 */
#ifndef CENTRAL_PACKAGE_H
#define CENTRAL_PACKAGE_H

#include "central/call.h"

/* Keys of terminals kept for one officer: the newest. */
#define CENTRE_TERMINALS_EACH 8

/* At sign-in, in the writer's transaction: "terminal_key" of the body, if it is there. */
bool centre_terminal_note(struct centre_call *call, const char *officer,
			  const char *terminal);

/* The operation; the officer may be NULL: brought by hand to the centre itself. */
void centre_package(struct centre_call *call);

#endif
