/* schema_case - the tables of requests since version 6; for schema.c only. */
#ifndef CENTRAL_SCHEMA_CASE_H
#define CENTRAL_SCHEMA_CASE_H

/* Columns that a request got with version 6, and the tables beside it. */
extern const char centre_schema_case_columns[];
/* Whose turn it is, kept by the database itself. */
extern const char centre_schema_case[];

#endif
