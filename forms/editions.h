/*
 * editions - which list a code belongs to, when two lists number the same things.
 *
 * Ethnic groups were numbered in 1979 (edition "121-1979") and in 2008
 * ("1019-2008"); religions in QCVN 109 ("qcvn109") and in 2020 ("6955-2020").  A
 * record keeps codes of the first catalogue of each pair (ETHNIC, RELIGION).  A
 * code is converted only through its name, never as a number.
 */
#ifndef FORMS_EDITIONS_H
#define FORMS_EDITIONS_H

#include "forms/catalogue.h"

/* The other list of the same things; CATALOGUE_NONE when there is none. */
enum catalogue edition_other(enum catalogue cat);

/* The list of this pair whose edition id that is; CATALOGUE_NONE when nobody's. */
enum catalogue edition_catalogue(enum catalogue cat, const char *edition);

/* The row of `to` that means what `code` means in `from`; NULL when `to` has none. */
const struct code_row *edition_convert(enum catalogue from, const char *code,
				       enum catalogue to);

/* The row that this name (any of its names, marks or none) has in `cat`, or NULL. */
const struct code_row *edition_by_name(enum catalogue cat, const char *name);

/*
 * Which list a code came from that stands beside a name as written: `cat` or the
 * other one; CATALOGUE_NONE when both or neither fit, or there is no name.
 */
enum catalogue edition_of(enum catalogue cat, const char *code, const char *name);

#endif
