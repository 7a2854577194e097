/*
 * figures - whole numbers for people: 12.180 in Vietnamese, 12,180 in English.
 */
#ifndef I18N_FIGURES_H
#define I18N_FIGURES_H

#include <stdint.h>

/* Grouped by threes with the language's separator; new (g_free). */
char *figures_show(int64_t number);

#endif
