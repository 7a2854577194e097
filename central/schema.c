/* schema - tables and triggers of the reference centre. */
#include "central/schema.h"

#include "central/names.h"
#include "central/request_rows.h"
#include "central/schema_case.h"
#include "central/schema_catalogue.h"
#include "central/schema_cleaning.h"
#include "i18n/fold.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define OLDEST 3 /* the oldest version that can be made new */

/* Who and where. */
static const char places[] =
	"CREATE TABLE meta(key TEXT PRIMARY KEY, value ANY NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE commune(code TEXT PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL,"
	" province TEXT NOT NULL, deadline INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE hamlet(id TEXT PRIMARY KEY, commune TEXT NOT NULL REFERENCES commune,"
	" name TEXT NOT NULL, place INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE INDEX hamlet_commune ON hamlet(commune, place);"
	"CREATE TABLE officer(id TEXT PRIMARY KEY, login TEXT NOT NULL UNIQUE,"
	" name TEXT NOT NULL, rank TEXT NOT NULL, role TEXT NOT NULL, commune TEXT NOT NULL,"
	" password TEXT NOT NULL, locked INTEGER NOT NULL DEFAULT 0,"
	" decides_from INTEGER NOT NULL DEFAULT 0, decides_to INTEGER NOT NULL DEFAULT 0,"
	" last_time INTEGER NOT NULL DEFAULT 0, last_terminal TEXT NOT NULL DEFAULT '')"
	" STRICT, WITHOUT ROWID;"
	"CREATE TABLE session(id TEXT PRIMARY KEY, officer TEXT NOT NULL REFERENCES officer,"
	" bearer BLOB NOT NULL UNIQUE, bearer_until INTEGER NOT NULL, refresh BLOB NOT NULL,"
	" refresh_until INTEGER NOT NULL, terminal TEXT NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE INDEX session_refresh ON session(refresh);"
	"CREATE INDEX session_officer ON session(officer);"
	"CREATE TABLE attempt(login TEXT PRIMARY KEY, fails INTEGER NOT NULL,"
	" wait_until INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE INDEX attempt_wait ON attempt(wait_until);"
	"CREATE TABLE refresh_used(refresh BLOB PRIMARY KEY, session TEXT NOT NULL)"
	" STRICT, WITHOUT ROWID;";

/* Households and residents; `fields` holds all values (see residents.c). */
static const char people[] =
	"CREATE TABLE household(id TEXT PRIMARY KEY, number TEXT NOT NULL, house TEXT NOT NULL,"
	" commune TEXT NOT NULL, hamlet TEXT NOT NULL, UNIQUE(commune, number))"
	" STRICT, WITHOUT ROWID;"
	"CREATE INDEX household_hamlet ON household(hamlet, number);"
	"CREATE TABLE resident(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
	" version INTEGER NOT NULL, commune TEXT NOT NULL, hamlet TEXT NOT NULL,"
	" household TEXT NOT NULL, head INTEGER NOT NULL, relation TEXT NOT NULL,"
	" number TEXT NOT NULL, old_number TEXT NOT NULL, name TEXT NOT NULL,"
	" name_text TEXT NOT NULL, fold TEXT NOT NULL, sort TEXT NOT NULL,"
	" birth TEXT NOT NULL, sex TEXT NOT NULL, life TEXT NOT NULL,"
	" fields TEXT NOT NULL, verified_at INTEGER NOT NULL DEFAULT 0,"
	" verified TEXT NOT NULL DEFAULT '', bucket INTEGER NOT NULL DEFAULT 0,"
	" leaf BLOB NOT NULL DEFAULT x'') STRICT;"
	"CREATE UNIQUE INDEX resident_number ON resident(number) WHERE number <> '';"
	"CREATE INDEX resident_old ON resident(old_number) WHERE old_number <> '';"
	/* all that a search by name looks at: it never goes to the rows themselves */
	"CREATE INDEX resident_name ON resident(commune, fold, name_text, birth, sort, id);"
	"CREATE INDEX resident_house ON resident(household, head DESC);"
	"CREATE INDEX resident_hamlet ON resident(hamlet, sort, id);"
	"CREATE INDEX resident_progress ON resident(commune, hamlet, life, verified_at);"
	"CREATE INDEX resident_commune ON resident(commune);"
	/* all that the reconciliation looks at */
	"CREATE INDEX resident_leaf ON resident(commune, bucket, id, version, leaf);"
	"CREATE TABLE history(row INTEGER PRIMARY KEY, resident TEXT NOT NULL,"
	" version INTEGER NOT NULL, time INTEGER NOT NULL, kind TEXT NOT NULL,"
	" receipt TEXT NOT NULL, actor TEXT NOT NULL, office TEXT NOT NULL,"
	" changes TEXT NOT NULL) STRICT;"
	"CREATE INDEX history_resident ON history(resident, row);";

/*
 * What the communes' own copies are kept by.  seq is drawn in the transaction of
 * the change itself: a number that was given is committed, and none is missing.
 * The feed reaches back to `oldest` (exclusive).
 */
static const char copies[] =
	"CREATE TABLE feed_head(commune TEXT PRIMARY KEY REFERENCES commune,"
	" seq INTEGER NOT NULL DEFAULT 0, oldest INTEGER NOT NULL DEFAULT 0,"
	" key_id INTEGER NOT NULL, key BLOB NOT NULL, key_at INTEGER NOT NULL)"
	" STRICT, WITHOUT ROWID;"
	"CREATE TABLE feed(commune TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL,"
	" resident TEXT NOT NULL, columns TEXT NOT NULL, PRIMARY KEY(commune, seq))"
	" STRICT, WITHOUT ROWID;"
	"CREATE TABLE terminal_key(officer TEXT NOT NULL REFERENCES officer,"
	" key BLOB NOT NULL, terminal TEXT NOT NULL, at INTEGER NOT NULL,"
	" PRIMARY KEY(officer, key)) STRICT, WITHOUT ROWID;";

/* The index of names (names.c); triggers count the names of each syllable. */
static const char names[] =
	"CREATE TABLE name_word(commune TEXT NOT NULL, word TEXT NOT NULL, fold TEXT NOT NULL,"
	" PRIMARY KEY(commune, word, fold)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE syllable(commune TEXT NOT NULL, word TEXT NOT NULL,"
	" names INTEGER NOT NULL, PRIMARY KEY(commune, word)) STRICT, WITHOUT ROWID;"
	"CREATE TRIGGER name_comes AFTER INSERT ON name_word BEGIN INSERT INTO syllable"
	" VALUES(NEW.commune, NEW.word, 1) ON CONFLICT(commune, word) DO UPDATE"
	" SET names = names + 1; END;"
	"CREATE TRIGGER name_goes AFTER DELETE ON name_word BEGIN UPDATE syllable"
	" SET names = names - 1 WHERE commune = OLD.commune AND word = OLD.word; END;"
	/* everywhere, names are looked up with the year of birth */
	"CREATE INDEX resident_year ON resident(substr(birth, 1, 4), fold);";

static const char work[] =
	"CREATE TABLE request(id TEXT PRIMARY KEY, receipt TEXT NOT NULL UNIQUE,"
	" resident TEXT NOT NULL, commune TEXT NOT NULL, state TEXT NOT NULL,"
	" version INTEGER NOT NULL, author TEXT NOT NULL, author_name TEXT NOT NULL,"
	" sent_at INTEGER NOT NULL, deadline INTEGER NOT NULL)"
	" STRICT, WITHOUT ROWID;"
	"CREATE INDEX request_queue ON request(commune, state, deadline, id);"
	"CREATE INDEX request_author ON request(author, state, deadline, id);"
	"CREATE INDEX request_resident ON request(resident, state);"
	"CREATE TABLE request_field(request TEXT NOT NULL, resident TEXT NOT NULL,"
	" field TEXT NOT NULL, open INTEGER NOT NULL, PRIMARY KEY(request, field))"
	" STRICT, WITHOUT ROWID;"
	"CREATE UNIQUE INDEX request_field_open ON request_field(resident, field)"
	" WHERE open = 1;"
	"CREATE TABLE request_touch(request TEXT NOT NULL, officer TEXT NOT NULL,"
	" what TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(request, officer, what))"
	" STRICT, WITHOUT ROWID;"
	"CREATE TABLE decision(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
	" request TEXT NOT NULL REFERENCES request, request_version INTEGER NOT NULL,"
	" decision TEXT NOT NULL,"
	" reason TEXT NOT NULL, note TEXT NOT NULL, officer TEXT NOT NULL REFERENCES officer,"
	" officer_name TEXT NOT NULL, at INTEGER NOT NULL, opened_at INTEGER NOT NULL,"
	" decided_at INTEGER NOT NULL, terminal TEXT NOT NULL) STRICT;"
	"CREATE INDEX decision_request ON decision(request, row);"
	"CREATE TABLE withdrawal(request TEXT PRIMARY KEY REFERENCES request,"
	" reason TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
	"CREATE TABLE verification(row INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
	" receipt TEXT NOT NULL UNIQUE, resident TEXT NOT NULL, officer TEXT NOT NULL,"
	" version INTEGER NOT NULL, person TEXT NOT NULL, document TEXT NOT NULL,"
	" made_at INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;"
	"CREATE INDEX verification_resident ON verification(resident, row);"
	"CREATE INDEX verification_officer ON verification(officer, at);"
	"CREATE TABLE verification_field(resident TEXT NOT NULL, field TEXT NOT NULL,"
	" officer TEXT NOT NULL, PRIMARY KEY(resident, field, officer))"
	" STRICT, WITHOUT ROWID;";

static const char records[] =
	"CREATE TABLE idempotency(officer TEXT NOT NULL, key TEXT NOT NULL, hash TEXT NOT NULL,"
	" status INTEGER NOT NULL, etag TEXT NOT NULL, body TEXT NOT NULL,"
	" at INTEGER NOT NULL, PRIMARY KEY(officer, key)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX idempotency_at ON idempotency(at);"
	"CREATE TABLE tally(officer TEXT NOT NULL, day INTEGER NOT NULL, what TEXT NOT NULL,"
	" n INTEGER NOT NULL, PRIMARY KEY(officer, day, what)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE audit(seq INTEGER PRIMARY KEY, time INTEGER NOT NULL,"
	" officer TEXT NOT NULL, name TEXT NOT NULL, commune TEXT NOT NULL,"
	" session TEXT NOT NULL, action TEXT NOT NULL, target TEXT NOT NULL,"
	" procedure TEXT NOT NULL, case_number TEXT NOT NULL, result TEXT NOT NULL,"
	" detail TEXT NOT NULL, hash BLOB NOT NULL) STRICT;"
	"CREATE INDEX audit_find ON audit(officer, time) WHERE action = 'find'"
	" AND result = 'ok';"
	"CREATE INDEX audit_target ON audit(target, seq) WHERE target <> '';";

/* What a message said of a resident and no field holds: kept, though nothing reads it yet. */
static const char imports[] =
	"CREATE TABLE import_note(row INTEGER PRIMARY KEY, resident TEXT NOT NULL,"
	" path TEXT NOT NULL, text TEXT NOT NULL) STRICT;"
	"CREATE INDEX import_note_resident ON import_note(resident);";

/* RAISE texts are the slugs that the program answers with. */
static const char rules[] =
	"CREATE TRIGGER four_eyes BEFORE INSERT ON decision WHEN EXISTS(SELECT 1"
	" FROM request_touch WHERE request = NEW.request AND officer = NEW.officer)"
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER author_touches AFTER INSERT ON request BEGIN INSERT OR IGNORE INTO"
	" request_touch VALUES(NEW.id, NEW.author, 'sent', NEW.sent_at); END;"
	"CREATE TRIGGER verifier_touches AFTER INSERT ON request_field BEGIN"
	" INSERT OR IGNORE INTO request_touch SELECT NEW.request, officer, 'verified', 0"
	" FROM verification_field WHERE resident = NEW.resident AND field = NEW.field; END;"
	"CREATE TRIGGER late_verifier_touches AFTER INSERT ON verification_field BEGIN"
	" INSERT OR IGNORE INTO request_touch SELECT request, NEW.officer, 'verified', 0"
	" FROM request_field WHERE resident = NEW.resident AND field = NEW.field AND open = 1;"
	" END;"
	"CREATE TRIGGER decided_by_decision BEFORE UPDATE OF state ON request"
	" WHEN NEW.state IN ('approved', 'returned', 'refused') AND NOT EXISTS(SELECT 1 FROM"
	" decision WHERE request = NEW.id AND request_version = OLD.version AND decision ="
	" CASE NEW.state WHEN 'approved' THEN 'approve' WHEN 'returned' THEN 'return'"
	" ELSE 'refuse' END) BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER born_pending BEFORE INSERT ON request WHEN NEW.state <> 'pending'"
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER author_stays BEFORE UPDATE OF author, id ON request"
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER touch_stays BEFORE DELETE ON request_touch"
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER touch_is BEFORE UPDATE ON request_touch"
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER decision_stays BEFORE DELETE ON decision"
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER decision_is BEFORE UPDATE ON decision"
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER audit_stays BEFORE DELETE ON audit"
	" BEGIN SELECT RAISE(ABORT, 'append-only'); END;"
	"CREATE TRIGGER audit_is BEFORE UPDATE ON audit"
	" BEGIN SELECT RAISE(ABORT, 'append-only'); END;"
	"CREATE TRIGGER history_stays BEFORE DELETE ON history"
	" BEGIN SELECT RAISE(ABORT, 'append-only'); END;"
	"CREATE TRIGGER history_is BEFORE UPDATE ON history"
	" BEGIN SELECT RAISE(ABORT, 'append-only'); END;";

static int64_t meta_number(struct centre_ledger *ledger, const char *key)
{
	return centre_number(ledger, 0, "SELECT value FROM meta WHERE key = ?1", "s", key);
}

bool centre_schema_make(struct centre_ledger *ledger)
{
	static const char *const parts[] = {places,  people, names,
					    copies,  work,   records,
					    rules,   centre_schema_case_columns,
					    centre_schema_case, centre_schema_cleaning,
					    centre_schema_catalogue, imports};

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (!centre_do_all(ledger, parts[i]))
			return false;
	return centre_do(ledger, "INSERT INTO meta VALUES('schema', ?1), ('fold', ?2)", "dd",
			 CENTRE_SCHEMA_VERSION, FOLD_VERSION);
}

/* What makes a database of version `from` one of the next. */
static const struct step {
	int from;
	const char *sql;
	bool (*work)(struct centre_ledger *ledger); /* what SQL alone cannot; NULL */
} steps[] = {
	{3, "DROP INDEX IF EXISTS resident_birth;", NULL},
	{3, names, NULL},
	{5, centre_schema_case_columns, centre_request_unfold},
	{5, "ALTER TABLE request DROP COLUMN document;", NULL},
	{5, centre_schema_case, NULL},
	{5, centre_schema_cleaning, NULL},
	{5, imports, NULL},
	{5, centre_schema_cleaning_fill, NULL},
	{5, centre_schema_catalogue, NULL},
};

static bool climb_step(struct centre_ledger *ledger, const struct step *step)
{
	return centre_do_all(ledger, step->sql) && (!step->work || step->work(ledger));
}

static bool climb(struct centre_ledger *ledger, int64_t version)
{
	for (; version < CENTRE_SCHEMA_VERSION; version++)
		for (size_t i = 0; i < G_N_ELEMENTS(steps); i++)
			if (steps[i].from == version && !climb_step(ledger, &steps[i]))
				return false;
	return centre_do(ledger, "UPDATE meta SET value = ?1 WHERE key = 'schema'", "d",
			 CENTRE_SCHEMA_VERSION);
}

bool centre_schema_renew(struct centre_ledger *ledger, GError **why)
{
	int64_t version = meta_number(ledger, "schema"), fold = meta_number(ledger, "fold");

	if (version < OLDEST || version > CENTRE_SCHEMA_VERSION ||
	    (version == CENTRE_SCHEMA_VERSION && fold == FOLD_VERSION))
		return centre_schema_check(ledger, why);
	if (centre_begin(ledger) && climb(ledger, version) &&
	    (fold == FOLD_VERSION || centre_names_rebuild(ledger)) && centre_commit(ledger))
		return true;
	centre_rollback(ledger);
	g_set_error_literal(why, CENTRE_LEDGER_ERROR, 4,
			    _("The database is of an older version and could not be renewed. "
			      "Nothing was changed."));
	return false;
}

bool centre_schema_check(struct centre_ledger *ledger, GError **why)
{
	int64_t version = meta_number(ledger, "schema");

	if (version == CENTRE_SCHEMA_VERSION)
		return true;
	g_set_error_literal(why, CENTRE_LEDGER_ERROR, 2,
			    version ? _("This database was made by another version of "
					"dancu-central. Nothing was changed.")
				    : _("This file is not a centre's database. Make one with: "
					"dancu-central init"));
	return false;
}
