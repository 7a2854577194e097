/*
 * form - one question, and an ordered list of them: const tables, no functions.
 *
 * Each form has its own file (forms/correction.c ...) and is listed in
 * forms/register; menus, help, tests and the manual walk that list.  `label`,
 * `help`, `hint` and `title` are msgids: show them through gettext.  Labels fit
 * 22 cells and hints 78 in Vietnamese (tested).
 *
 * `circular` names the paper form this follows; `unverified` is true where its
 * layout is not public, so that nobody takes ours for the official one.
 */
#ifndef FORMS_FORM_H
#define FORMS_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "forms/catalogue.h"
#include "forms/checks.h"
#include "forms/kinds.h"
#include "forms/record.h"

enum {
	FIELD_REQUIRED = 1 << 0, /* cannot be sent empty */
	/* over a record: shown, takes no keys (draft_locked()): see `procedure` and `hint` */
	FIELD_LOCKED = 1 << 1,
	FIELD_SECRET = 1 << 2,	 /* never shown, never journalled */
	/* words: Vietnamese typing applies; with KEEP_CASE only where digits are no marks */
	FIELD_TYPING = 1 << 3,
	FIELD_YEAR_STAYS = 1 << 4, /* of a date: day and month only may change */
	FIELD_KEEP_CASE = 1 << 5, /* as typed: passwords, numbers of papers */
	FIELD_TWICE = 1 << 6,	  /* typed a second time, the first one hidden */
	FIELD_REPEATS_HOME = 1 << 7, /* one key takes the household's address */
	FIELD_DERIVED = 1 << 8,	  /* read from the household: nobody's form takes it */
};

struct field {
	const char *key;   /* unique in its form; for a record field its wire path */
	const char *label; /* msgid, <= 22 cells in Vietnamese */
	const char *help;  /* msgid: 1-3 sentences for F1 */
	const char *hint;  /* msgid: <= 78 cells, row 22 */
	enum kind kind;
	enum catalogue catalogue;
	unsigned letters; /* at most; 0 = by kind */
	unsigned flags;	  /* FIELD_... */
	int record;	  /* enum record_field, or FIELD_NONE */
	const char *procedure; /* PROCEDURE code that changes it instead, or "" */
	enum check check;
};

struct form {
	const char *name;  /* "correction" */
	const char *title; /* msgid */
	const struct field *field;
	size_t fields;
	const char *from, *to; /* ISO dates of the layout, "" = open */
	const char *circular;  /* "DC02, TT 17/2024/TT-BCA" or "" */
	bool unverified;
};

/* Index of the field with this key, or -1. */
int form_index(const struct form *form, const char *key);

/* The field itself, or NULL. */
const struct field *form_field(const struct form *form, const char *key);

#endif
