/*
 * schema - the tables of a centre, and the rules that the database itself
 * keeps whatever the program above it does: four eyes, an audit trail that only
 * grows, one open request per field.
 */
#ifndef CENTRAL_SCHEMA_H
#define CENTRAL_SCHEMA_H

#include "central/ledger.h"

#define CENTRE_SCHEMA_VERSION 6

/* Inside a transaction of an empty database. */
bool centre_schema_make(struct centre_ledger *ledger);
/*
 * An older database (from version 3 on) is made one of this version, in one
 * transaction, and the keys of names are built anew when their rules changed
 * (FOLD_VERSION); 30,000 residents take a few seconds.  False with `why`; nothing
 * was changed then.  For a ledger opened to be written, before centre_new().
 */
bool centre_schema_renew(struct centre_ledger *ledger, GError **why);
/* False with `why` when it is no centre's database or of another version. */
bool centre_schema_check(struct centre_ledger *ledger, GError **why);

#endif
