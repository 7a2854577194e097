/*
 * catalogue_tables - the code lists themselves, one file per subject.
 * Only forms/catalogue.c includes this beside those files.
 */
#ifndef FORMS_CATALOGUE_TABLES_H
#define FORMS_CATALOGUE_TABLES_H

#include <stdbool.h>
#include <stddef.h>

#include "forms/code_row.h"

struct catalogue_table {
	const struct code_row *rows;
	size_t n;
	const char *edition;
};

/* A plain row: always held, serves nothing in particular. */
#define CODE_ROW(code, name, more) { code, name, "", "", more, "", "", "" }

/* `rows` must be an array in sight, not a pointer. */
#define CODE_TABLE(rows, edition) { rows, sizeof rows / sizeof *rows, edition }

extern const struct catalogue_table catalogue_sex;
extern const struct catalogue_table catalogue_marital;
extern const struct catalogue_table catalogue_blood;
extern const struct catalogue_table catalogue_life;
extern const struct catalogue_table catalogue_relation;
extern const struct catalogue_table catalogue_ethnic;
extern const struct catalogue_table catalogue_religion;
extern const struct catalogue_table catalogue_country;
extern const struct catalogue_table catalogue_reason;
extern const struct catalogue_table catalogue_paper;
extern const struct catalogue_table catalogue_procedure;
extern const struct catalogue_table catalogue_rank;
extern const struct catalogue_table catalogue_return_reason;
extern const struct catalogue_table catalogue_refuse_reason;
extern const struct catalogue_table catalogue_person_state;
extern const struct catalogue_table catalogue_role;
extern const struct catalogue_table catalogue_commune_kind;
extern const struct catalogue_table catalogue_applicant;
extern const struct catalogue_table catalogue_identity_check;
extern const struct catalogue_table catalogue_post;
extern const struct catalogue_table catalogue_signature;
extern const struct catalogue_table catalogue_ethnic_1979;
extern const struct catalogue_table catalogue_religion_2020;
extern const struct catalogue_table catalogue_typing;
extern const struct catalogue_table catalogue_tone;
extern const struct catalogue_table catalogue_name_order;
extern const struct catalogue_table catalogue_language;

#endif
