/*
 * schema_catalogue - what came (editions, changes, links, as they stand in the files),
 * and what is made of it and sent: catalogue_row, with the number of its last change.
 */
#include "central/schema_catalogue.h"

#include "i18n/banned.h"

const char centre_schema_catalogue[] =
	"CREATE TABLE IF NOT EXISTS catalogue_row(list TEXT NOT NULL, key TEXT NOT NULL,"
	" cells TEXT NOT NULL, seq INTEGER NOT NULL, gone INTEGER NOT NULL DEFAULT 0,"
	" PRIMARY KEY(list, key)) STRICT, WITHOUT ROWID;"
	"CREATE UNIQUE INDEX IF NOT EXISTS catalogue_seq ON catalogue_row(seq);"
	"CREATE TABLE IF NOT EXISTS division_edition(name TEXT PRIMARY KEY, day TEXT NOT NULL"
	" UNIQUE) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS division(edition TEXT NOT NULL REFERENCES division_edition,"
	" code TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, parent TEXT NOT NULL,"
	" PRIMARY KEY(edition, code)) STRICT, WITHOUT ROWID;"
	/* a code's new state from a day on; kind '' = it is gone */
	"CREATE TABLE IF NOT EXISTS division_change(code TEXT NOT NULL, day TEXT NOT NULL,"
	" kind TEXT NOT NULL, name TEXT NOT NULL, parent TEXT NOT NULL,"
	" PRIMARY KEY(code, day)) STRICT, WITHOUT ROWID;"
	/* area: the name of what had no code of its own, else '' */
	"CREATE TABLE IF NOT EXISTS division_link(day TEXT NOT NULL, old_code TEXT NOT NULL,"
	" new_code TEXT NOT NULL, how TEXT NOT NULL, area TEXT NOT NULL,"
	" PRIMARY KEY(day, old_code, new_code)) STRICT, WITHOUT ROWID;";
