/*
 * figures - whole numbers for people: 12.180 in Vietnamese, 12,180 in English.
 */
#ifndef I18N_FIGURES_H
#define I18N_FIGURES_H

#include <stdbool.h>
#include <stdint.h>

/* Grouped by threes with the language's separator; new (g_free). */
char *figures_show(int64_t number);

/*
 * A whole number as typed: digits, at most one sign before, blanks around,
 * groups of three parted by . , or a blank.  False: not one, or it does not fit.
 */
bool figures_read(const char *typed, int64_t *number);

#endif
