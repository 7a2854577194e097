/*
 * compose - a line being typed in Telex, VNI or VIQR: typing's changes put into a lineedit.
 *
 * `typing` may be NULL: then this is lineedit_key().  A line with a | in it is
 * a scanned card and is left as it comes.
 */
#ifndef TUI_COMPOSE_H
#define TUI_COMPOSE_H

#include <stdbool.h>

#include "tui/lineedit.h"

struct typing;

/* As lineedit_key(). */
bool compose_key(struct typing *typing, struct lineedit *edit, const struct key *key, bool *full);

/* The field is left or sent: a word that cannot be Vietnamese is given back as typed. */
void compose_end(struct typing *typing, struct lineedit *edit);

#endif
