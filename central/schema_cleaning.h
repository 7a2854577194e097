/*
 * schema_cleaning - the tables and indexes of the cleaning lists, of pairs that
 * may be one person, of merged records, and of lists compared for others.
 */
#ifndef CENTRAL_SCHEMA_CLEANING_H
#define CENTRAL_SCHEMA_CLEANING_H

extern const char centre_schema_cleaning[];
extern const char centre_schema_cleaning_fill[]; /* once, behind the names' keys */

#endif
