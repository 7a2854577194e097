/* schema_cleaning - lists that the database keeps by itself. */
#include "central/schema_cleaning.h"

#include "central/cleaning_rules.h"

#include "i18n/banned.h"

#define LIST(name, rule)                                                                   \
	"CREATE INDEX IF NOT EXISTS clean_" name " ON resident(commune, hamlet, sort, id) WHERE " rule ";"
#define LEFT(word, rule)                                                                   \
	" SELECT '" word "' AS kind WHERE (" rule("OLD.") ") AND NOT (" rule("NEW.") ")"

/* The day, counted from the verification itself, that was a hundred years before. */
#define OVER_100_OLD(p) CLEAN_OVER_100(p, "date(NEW.verified_at / 1000, 'unixepoch', '-100 years')")

const char centre_schema_cleaning[] =
	LIST("partial_birth", CLEAN_PARTIAL_BIRTH(""))
	LIST("no_parent_number", CLEAN_NO_PARENT_NUMBER(""))
	LIST("no_residence", CLEAN_NO_RESIDENCE(""))
	LIST("bad_number", CLEAN_BAD_NUMBER(""))
	LIST("dead_present", CLEAN_DEAD_PRESENT(""))
	"CREATE INDEX IF NOT EXISTS clean_age ON resident(commune, birth) WHERE " CLEAN_LIVING("") ";"
	/* how many lines left each list */
	"CREATE TABLE IF NOT EXISTS cleaning_done(commune TEXT NOT NULL, kind TEXT NOT NULL,"
	" n INTEGER NOT NULL, PRIMARY KEY(commune, kind)) STRICT, WITHOUT ROWID;"
	"CREATE TRIGGER IF NOT EXISTS cleaning_left AFTER UPDATE OF birth, sex, number, life, fields,"
	" verified ON resident BEGIN INSERT INTO cleaning_done"
	" SELECT NEW.commune, kind, 1 FROM ("
	LEFT("partial-birth", CLEAN_PARTIAL_BIRTH)
	" UNION ALL" LEFT("no-parent-number", CLEAN_NO_PARENT_NUMBER)
	" UNION ALL" LEFT("no-residence", CLEAN_NO_RESIDENCE)
	" UNION ALL" LEFT("bad-number", CLEAN_BAD_NUMBER)
	" UNION ALL" LEFT("dead-present", CLEAN_DEAD_PRESENT)
	" UNION ALL" LEFT("over-100", OVER_100_OLD)
	") WHERE true ON CONFLICT(commune, kind) DO UPDATE SET n = n + 1; END;"
	/* who does which line; of a pair, its id */
	"CREATE TABLE IF NOT EXISTS cleaning_task(kind TEXT NOT NULL, subject TEXT NOT NULL,"
	" commune TEXT NOT NULL, officer TEXT NOT NULL REFERENCES officer, at INTEGER NOT NULL,"
	" PRIMARY KEY(kind, subject)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX IF NOT EXISTS cleaning_task_officer ON cleaning_task(commune, kind, officer);"
	"CREATE TABLE IF NOT EXISTS pair(row INTEGER PRIMARY KEY, a TEXT NOT NULL, b TEXT NOT NULL,"
	" commune TEXT NOT NULL, other TEXT NOT NULL, why TEXT NOT NULL,"
	" state TEXT NOT NULL DEFAULT 'open', noted_at INTEGER NOT NULL,"
	" later_at INTEGER NOT NULL DEFAULT 0, officer TEXT NOT NULL DEFAULT '',"
	" note TEXT NOT NULL DEFAULT '', UNIQUE(a, b)) STRICT;"
	"CREATE INDEX IF NOT EXISTS pair_commune ON pair(commune, state);"
	"CREATE INDEX IF NOT EXISTS pair_other ON pair(other, state) WHERE other <> commune;"
	"CREATE INDEX IF NOT EXISTS pair_b ON pair(b);"
	"CREATE TRIGGER IF NOT EXISTS pair_left AFTER UPDATE OF state ON pair WHEN OLD.state = 'open'"
	" AND NEW.state <> 'open' BEGIN INSERT INTO cleaning_done VALUES(NEW.commune,"
	" 'duplicate', 1) ON CONFLICT(commune, kind) DO UPDATE SET n = n + 1; END;"
	/* worklists of what differed in another sector's list */
	"CREATE TABLE IF NOT EXISTS comparison(id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
	" at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS comparison_line(comparison TEXT NOT NULL REFERENCES comparison,"
	" line INTEGER NOT NULL, commune TEXT NOT NULL, resident TEXT NOT NULL,"
	" result TEXT NOT NULL, words TEXT NOT NULL, number TEXT NOT NULL, name TEXT NOT NULL,"
	" birth TEXT NOT NULL, answer TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',"
	" officer TEXT NOT NULL DEFAULT '', at INTEGER NOT NULL DEFAULT 0,"
	" PRIMARY KEY(comparison, line)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX IF NOT EXISTS comparison_work ON"
	" comparison_line(commune, comparison, answer, line);"
	"CREATE INDEX IF NOT EXISTS comparison_resident ON comparison_line(resident)"
	" WHERE resident <> '';"
	/* two records made one: both as they were, and what moved */
	"CREATE TABLE IF NOT EXISTS merge(request TEXT PRIMARY KEY REFERENCES request,"
	" kept TEXT NOT NULL, second TEXT NOT NULL, state TEXT NOT NULL DEFAULT 'merged',"
	" at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE INDEX IF NOT EXISTS merge_kept ON merge(kept, state);"
	"CREATE TABLE IF NOT EXISTS merge_image(merge TEXT NOT NULL REFERENCES merge,"
	" id TEXT NOT NULL, version INTEGER NOT NULL, commune TEXT NOT NULL,"
	" hamlet TEXT NOT NULL, household TEXT NOT NULL, head INTEGER NOT NULL,"
	" relation TEXT NOT NULL, number TEXT NOT NULL, old_number TEXT NOT NULL,"
	" name TEXT NOT NULL, name_text TEXT NOT NULL, fold TEXT NOT NULL, sort TEXT NOT NULL,"
	" birth TEXT NOT NULL, sex TEXT NOT NULL, life TEXT NOT NULL, fields TEXT NOT NULL,"
	" verified_at INTEGER NOT NULL, verified TEXT NOT NULL, bucket INTEGER NOT NULL,"
	" leaf BLOB NOT NULL, PRIMARY KEY(merge, id)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE IF NOT EXISTS merge_move(merge TEXT NOT NULL REFERENCES merge,"
	" what TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY(merge, what, id))"
	" STRICT, WITHOUT ROWID;"
	"CREATE TRIGGER IF NOT EXISTS merge_image_is BEFORE UPDATE ON merge_image"
	" BEGIN SELECT RAISE(ABORT, 'append-only'); END;"
	"CREATE TRIGGER IF NOT EXISTS merge_image_stays BEFORE DELETE ON merge_image"
	" BEGIN SELECT RAISE(ABORT, 'append-only'); END;";

/* Who of the residents of an older database looks like somebody before him. */
const char centre_schema_cleaning_fill[] =
	"INSERT OR IGNORE INTO pair(a, b, commune, other, why, noted_at)"
	" SELECT min(r.id, o.id), max(r.id, o.id), iif(r.id < o.id, r.commune, o.commune),"
	" iif(r.id < o.id, o.commune, r.commune),"
	" iif(o.birth = r.birth, 'name-birth', 'name-year'), 0"
	" FROM resident r JOIN resident o ON " CLEAN_SAME_NAME
	" WHERE r.fold <> '' AND o.row < r.row;";
