/*
 * parts - the kinds of values, and the parts inside one canonical string.
 *
 * What each kind's string looks like is told in forms/kinds.h; this is what the
 * record and the wire need of it without knowing how anything is typed or shown.
 */
#ifndef FORMS_PARTS_H
#define FORMS_PARTS_H

#include <stdbool.h>

#include "forms/catalogue.h"

enum kind {
	KIND_TEXT,     /* free text of one line */
	KIND_NAME,     /* a person's name */
	KIND_DATE,     /* a whole or partial date */
	KIND_CODE,     /* a row of a catalogue */
	KIND_PLACE,    /* a division and the words below it */
	KIND_NUMBER12, /* số định danh cá nhân */
	KIND_NUMBER9,  /* số chứng minh nhân dân 9 số */
	KIND_PASSWORD, /* text that is never shown, nor trimmed, nor journalled */
	KIND_LINE,     /* the search line: understood by forms/query */
	KIND_NUMBERS,  /* a list of 12-digit numbers */
	KIND_PEOPLE,   /* a list of relatives, wards, members */
	KIND_CARDS,    /* a list of identity cards with their dates */
	KIND_STAYS,    /* a list of residence intervals with their reasons */
	KIND_COUNT
};

#define KIND_PART '\x1f'
#define KIND_PART_TEXT "\x1f"
/* Between the items of a list; RS, cannot pass the text door either. */
#define KIND_ITEM '\x1e'
#define KIND_ITEM_TEXT "\x1e"

/* True for NUMBERS, PEOPLE, CARDS, STAYS: shown item by item, never typed as one. */
bool kind_is_list(enum kind kind);

/* False with a complaint when `typed` has more than `letters` letters (graphemes
 * as the user counts them; 0 = no limit). */
bool kind_fits(const char *typed, unsigned letters, char **complaint);

/* The part number `at` (0 first) of a value of parts; "" beyond the last.  g_free(). */
char *kind_part(const char *value, unsigned at);

/* True for stars followed by digits: a number the centre has not shown. */
bool kind_hidden(const char *value);

/*
 * Hides all but the last two digits of a plain number; in a value of several parts
 * or items, of each part that is exactly 9 or 12 digits.  g_free() it.
 */
char *kind_hide(const char *value);

#endif
