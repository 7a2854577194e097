/*
 * store_schema - the tables of a store, one step per version.  A step is never
 * changed once it has been in use; what is new is a step of its own.
 *
 * The triggers hold the arrows that are drawn in client/outbox.h: state numbers
 * are enum letter_state (0 waiting, 1 in flight, 2 done, 3 refused, 4 conflict).
 */
#include "client/store_schema.h"

#include <stddef.h>

#include "i18n/banned.h"

const char *const store_schema[] = {
	"CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;"
	"CREATE TABLE draft ("
	" id TEXT PRIMARY KEY, place TEXT NOT NULL, saved_at INTEGER NOT NULL,"
	" sent INTEGER NOT NULL DEFAULT 0 CHECK (sent IN (0, 1)), body BLOB NOT NULL)"
	" WITHOUT ROWID;"
	"CREATE INDEX draft_place ON draft (place);"
	"CREATE TABLE letter ("
	" seq INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE,"
	" op TEXT NOT NULL, place TEXT NOT NULL,"
	" state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 4),"
	" made_at INTEGER NOT NULL, tries INTEGER NOT NULL DEFAULT 0,"
	" next_try INTEGER NOT NULL DEFAULT 0, settled_at INTEGER NOT NULL DEFAULT 0,"
	" draft TEXT NOT NULL, body BLOB NOT NULL, fate BLOB);"
	"CREATE INDEX letter_state ON letter (state, next_try);"
	"CREATE INDEX letter_place ON letter (place, seq);"
	"CREATE TRIGGER letter_begins BEFORE INSERT ON letter WHEN NEW.state <> 0"
	" BEGIN SELECT RAISE(ABORT, 'a letter begins by waiting'); END;"
	"CREATE TRIGGER letter_moves BEFORE UPDATE OF state ON letter"
	" WHEN NOT (OLD.state = 0 AND NEW.state = 1"
	"  OR OLD.state = 1 AND NEW.state IN (0, 2, 3, 4))"
	" BEGIN SELECT RAISE(ABORT, 'a letter cannot move so'); END;"
	"CREATE TRIGGER letter_stays BEFORE UPDATE OF uuid, op, place, body, made_at ON letter"
	" WHEN NEW.uuid <> OLD.uuid OR NEW.op <> OLD.op OR NEW.place <> OLD.place"
	"  OR NEW.made_at <> OLD.made_at OR NEW.state <> 2"
	" BEGIN SELECT RAISE(ABORT, 'a letter is not changed before its receipt'); END;"
	"CREATE TRIGGER letter_leaves BEFORE DELETE ON letter"
	" WHEN NOT (OLD.state IN (3, 4) OR OLD.state = 0 AND OLD.tries = 0)"
	" BEGIN SELECT RAISE(ABORT, 'a letter cannot leave so'); END;",

	/*
	 * held: uuid of the letter to be dealt with first; packed_at: last put into a
	 * package; open: a screen had this draft when the program ended; work: 0 for
	 * what is kept only to go on with (a look-up), never to be sent.
	 */
	"ALTER TABLE letter ADD COLUMN held TEXT NOT NULL DEFAULT '';"
	"ALTER TABLE letter ADD COLUMN packed_at INTEGER NOT NULL DEFAULT 0;"
	"ALTER TABLE draft ADD COLUMN open INTEGER NOT NULL DEFAULT 0 CHECK (open IN (0, 1));"
	"ALTER TABLE draft ADD COLUMN work INTEGER NOT NULL DEFAULT 1 CHECK (work IN (0, 1));",

	/* What stands in a package may be at the centre already: it is not taken back. */
	"DROP TRIGGER letter_leaves;"
	"CREATE TRIGGER letter_leaves BEFORE DELETE ON letter"
	" WHEN NOT (OLD.state IN (3, 4) OR"
	"  OLD.state = 0 AND OLD.tries = 0 AND OLD.packed_at = 0)"
	" BEGIN SELECT RAISE(ABORT, 'a letter cannot leave so'); END;",
	/*
	 * window: the number of the window that holds the draft (its lock says whether
	 * that still lives); lasting: kept aside until it is dropped (a choice of the queue).
	 */
	"ALTER TABLE draft ADD COLUMN window INTEGER NOT NULL DEFAULT 0;"
	"ALTER TABLE draft ADD COLUMN lasting INTEGER NOT NULL DEFAULT 0"
	" CHECK (lasting IN (0, 1));",
	NULL,
};
