/*
 * code_row - one row of a code list.
 */
#ifndef FORMS_CODE_ROW_H
#define FORMS_CODE_ROW_H

struct code_row {
	const char *code;
	const char *name;    /* official Vietnamese name, NFC */
	const char *from;    /* ISO date or "" */
	const char *to;      /* ISO date or "" */
	const char *more;    /* other names, ';' between them, or "": found by search */
	const char *serves;  /* wire paths of the record fields it serves, blank separated;
				a group of fields by its first part ("Cha"); "" = all */
	const char *decider; /* ROLE code of who decides, or "" */
	const char *basis;   /* the legal text behind the row, or "" */
};

#endif
