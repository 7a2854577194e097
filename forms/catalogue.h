/*
 * catalogue - dated code lists: what a code means, and from when to when.
 *
 * A row is const and lives as long as the program.  `name` is the official
 * Vietnamese name and is never translated.  `from` and `to` are ISO dates, both
 * inclusive, "" = open.  One code may stand in several rows whose periods do
 * not overlap; a register keeps old codes, so a look-up without a date answers
 * with the newest row of that code.
 *
 * Which numbering: ETHNIC is QĐ 1019/QĐ-TCTK of 2008 (edition "1019-2008"), the
 * one QCVN 109:2017/BTTTT cites; the older 121-TCTK/1979 order (ETHNIC_1979)
 * differs from 04 on, so never convert by number, only by name (forms/editions).
 * REASON, PAPER, RELATION, ROLE, RETURN_REASON and REFUSE_REASON have no public
 * official list: their codes are this project's own.
 */
#ifndef FORMS_CATALOGUE_H
#define FORMS_CATALOGUE_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "forms/code_row.h"

enum catalogue {
	CATALOGUE_NONE,
	CATALOGUE_SEX,
	CATALOGUE_MARITAL,
	CATALOGUE_BLOOD,
	CATALOGUE_ETHNIC,
	CATALOGUE_RELIGION,
	CATALOGUE_COUNTRY,
	CATALOGUE_LIFE,
	CATALOGUE_RELATION,
	CATALOGUE_REASON,
	CATALOGUE_PAPER,
	CATALOGUE_PROCEDURE,
	CATALOGUE_RANK,
	CATALOGUE_RETURN_REASON,
	CATALOGUE_REFUSE_REASON,
	CATALOGUE_PERSON_STATE,
	CATALOGUE_ROLE,
	CATALOGUE_COMMUNE_KIND,
	CATALOGUE_APPLICANT,	  /* who came to the desk: struct applicant.who */
	CATALOGUE_IDENTITY_CHECK, /* how it was seen who that is: .checked */
	CATALOGUE_POST,		  /* what an officer is, beside the rank */
	CATALOGUE_SIGNATURE,	  /* KT. TL. ...: how one signs for another */
	/* the same groups and religions under other numbers: see forms/editions.h */
	CATALOGUE_ETHNIC_1979,
	CATALOGUE_RELIGION_2020,
	/* of the preferences form: codes are the words of the settings file */
	CATALOGUE_TYPING,
	CATALOGUE_TONE,
	CATALOGUE_NAME_ORDER,
	CATALOGUE_LANGUAGE,
	CATALOGUE_COUNT
};

/* All rows in the order in which lists show them; *n rows, never NULL unless n = 0. */
const struct code_row *catalogue_rows(enum catalogue cat, size_t *n);

/* The edition id of the list, e.g. "1019-2008"; "" where there is only one. */
const char *catalogue_edition(enum catalogue cat);

/* The row of `code` valid on the ISO date `on`; NULL or "" for `on`: the newest
 * row of that code.  NULL when there is none. */
const struct code_row *catalogue_row(enum catalogue cat, const char *code,
				     const char *on);

/* The name to show; an unknown code is shown as itself.  Never NULL. */
const char *catalogue_name(enum catalogue cat, const char *code);

/* True when `row` holds on the ISO date `on` (NULL or "": true). */
bool code_row_holds(const struct code_row *row, const char *on);

/* True when the row serves the record field at the wire path `path` ("DanToc",
 * "Cha/HoVaTen"); a row that serves all ("") says true, one that serves none ("-") false. */
bool code_row_serves(const struct code_row *row, const char *path);

/*
 * Appends to `out` (of const struct code_row *, borrowed) the rows that what was
 * typed may mean, best first: the code or the name as it stands, the name without
 * accents, its beginning, the beginnings of its words ("dc vo", "dcvc"), another
 * name, a part.  "" gives all rows.  Returns how many were appended.
 * catalogue_search_on() leaves out what does not hold on `on`; catalogue_search()
 * leaves out rows that have ended (`to` not empty).  Of PAPER nothing is left out:
 * its dates are those of issue.
 */
size_t catalogue_search(enum catalogue cat, const char *typed, GPtrArray *out);
size_t catalogue_search_on(enum catalogue cat, const char *typed, const char *on,
			   GPtrArray *out);

/* The one row that typed text means (code, name, or letters that fit one row better
 * than all others, among rows holding on `on`); NULL when none or several, *several
 * tells which.  `several` may be NULL.  Show the name of what was read. */
const struct code_row *catalogue_read(enum catalogue cat, const char *typed,
				      const char *on, bool *several);

#endif
