/*
 * misspelt - "Có phải Nguyễn?", asked on row 22 about a name that looks so.
 *
 * Never a reason to refuse.  `people` is the code of the ethnic group that is
 * recorded, or "": nothing is asked about names that are not Kinh.  NULL: nothing
 * to ask; else new (g_free).
 */
#ifndef TUI_MISSPELT_H
#define TUI_MISSPELT_H

char *misspelt_question(const char *words, const char *people);

/* The same while it is typed: the word that may still be in the making is left out. */
char *misspelt_so_far(const char *typed, const char *people);

#endif
