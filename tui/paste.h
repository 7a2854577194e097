/*
 * paste - text that is not typed letter by letter: pasted, made of two keys
 * with Ctrl-K, or judged before it may stand in a line.
 *
 * A paste is gathered and judged whole by the text door: it is text, never a
 * command, goes only where a line is being typed, and no input method touches
 * it.  What the door refuses stands in the line as ⟨U+202E⟩ until it is
 * deleted, and row 22 says which it is and where; so does a single letter from
 * a keyboard that could deceive.  What the door mends is said, too.
 *
 * Ctrl-K makes one letter of two keys, ( o for ŏ (i18n/compose.h), whether
 * Vietnamese typing is on or off.
 */
#ifndef TUI_PASTE_H
#define TUI_PASTE_H

#include <stdbool.h>

struct app;
struct key;

/* True when the key belonged to a paste or a composition, or could not be taken as it is. */
bool paste_key(struct app *app, const struct key *key);

/* Ctrl-K: the next two keys are one letter. */
void paste_compose(struct app *app);

#endif
