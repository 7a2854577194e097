/*
 * schema - the tables of a centre, and the rules that the database itself
 * keeps whatever the program above it does: four eyes, an audit trail that only
 * grows, one open request per field.
 */
#ifndef CENTRAL_SCHEMA_H
#define CENTRAL_SCHEMA_H

#include "central/ledger.h"

#define CENTRE_SCHEMA_VERSION 3

/* Inside a transaction of an empty database. */
bool centre_schema_make(struct centre_ledger *ledger);
/* False with `why` when it is no centre's database or of another version. */
bool centre_schema_check(struct centre_ledger *ledger, GError **why);

#endif
