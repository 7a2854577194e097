/* procedures_tables - the rows, by subject; only forms/procedures.c beside them. */
#ifndef FORMS_PROCEDURES_TABLES_H
#define FORMS_PROCEDURES_TABLES_H

#include <stddef.h>

#include "forms/procedure_row.h"

struct procedure_table {
	const struct procedure_row *rows;
	size_t n;
};

extern const struct procedure_table procedures_residence;
extern const struct procedure_table procedures_identity;

/* Both fees. */
#define UNSAID FEE_UNKNOWN, FEE_UNKNOWN
#define PROCEDURE_TABLE(rows) { rows, sizeof rows / sizeof *rows }

#endif
