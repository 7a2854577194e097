/*
 * collate - the order of Vietnamese words, as keys that sort by bytes.
 *
 * The dictionary's order: syllable by syllable from the left, in each first
 * its letters (a ă â b c d đ e ê …), then its tone (ngang huyền hỏi ngã sắc
 * nặng); case last, lower before upper.  The C library's vi_VN has the tones
 * wrong, and ICU compares tones only after the whole text, so both are left
 * alone.  Rule: the Vietnam Lexicography Centre's, vietlex.com.
 *
 * A key is printable ASCII: strcmp(), SQLite's BINARY and PostgreSQL's "C"
 * order it alike, and it travels in JSON.  hòa and hoà have the same key.
 * Numbers sort by value (Thôn 2 before Thôn 10).  Stored keys must be made
 * anew when COLLATE_VERSION changes.  New (g_free).
 */
#ifndef I18N_COLLATE_H
#define I18N_COLLATE_H

#include <stdbool.h>

#define COLLATE_VERSION 1

char *collate_key(const char *text);

/* Persons sort by given name, then family, then middle name; each may be "" or NULL. */
char *collate_person(const char *family, const char *middle, const char *given);

/* The other custom, a setting: family, middle, given. */
char *collate_person_family(const char *family, const char *middle, const char *given);

/* A key of collate_person(), put in the other custom's order: for what a register keeps. */
char *collate_family_first(const char *key);

/* A whole name as one text: its first word is taken for the family's, its last for the given. */
char *collate_name(const char *name, bool family_first);

#endif
