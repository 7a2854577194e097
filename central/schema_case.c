/* schema_case - columns, tables and turns of requests. */
#include "central/schema_case.h"

#include "i18n/banned.h"

#define TEXT_COLUMN(table, name, otherwise)                                            \
	"ALTER TABLE " table " ADD COLUMN " name " TEXT NOT NULL DEFAULT '" otherwise "';"
#define REQUEST(name) TEXT_COLUMN("request", name, "")

const char centre_schema_case_columns[] =
	TEXT_COLUMN("request", "kind", "correction")
	TEXT_COLUMN("request", "level", "chief")
	TEXT_COLUMN("request", "decider", "chief")
	REQUEST("base_version") REQUEST("reason") REQUEST("note") REQUEST("form")
	REQUEST("form_date") REQUEST("applicant") REQUEST("applicant_name")
	REQUEST("applicant_number") REQUEST("checked") REQUEST("applicant_note")
	REQUEST("purpose") REQUEST("case_number") REQUEST("replaces") REQUEST("terminal")
	REQUEST("claim_number") REQUEST("claim_name") REQUEST("claim_birth") REQUEST("undoes")
	REQUEST("other") REQUEST("household") REQUEST("hamlet") REQUEST("origin")
	"ALTER TABLE request ADD COLUMN made_at INTEGER NOT NULL DEFAULT 0;"
	"CREATE INDEX request_origin ON request(origin, author, state, sent_at, id);"
	"CREATE INDEX request_incoming ON request(commune, deadline, id)"
	" WHERE origin <> commune;"
	"CREATE INDEX request_level ON request(level, state, deadline, id)"
	" WHERE level <> 'chief';"
	"CREATE INDEX request_undoes ON request(undoes, state) WHERE undoes <> '';"
	"ALTER TABLE request_field ADD COLUMN place INTEGER NOT NULL DEFAULT 0;"
	TEXT_COLUMN("request_field", "was", "")
	TEXT_COLUMN("request_field", "asked", "")
	"CREATE TABLE request_paper(request TEXT NOT NULL REFERENCES request,"
	" place INTEGER NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL,"
	" date TEXT NOT NULL, issuer TEXT NOT NULL, PRIMARY KEY(request, place))"
	" STRICT, WITHOUT ROWID;"
	"CREATE TABLE request_override(request TEXT NOT NULL REFERENCES request,"
	" place INTEGER NOT NULL, rule TEXT NOT NULL, reason TEXT NOT NULL,"
	" PRIMARY KEY(request, place)) STRICT, WITHOUT ROWID;"
	"CREATE TABLE request_answer(request TEXT NOT NULL REFERENCES request,"
	" place INTEGER NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,"
	" PRIMARY KEY(request, place)) STRICT, WITHOUT ROWID;"
	/* numbers that were cancelled; none is ever given again */
	"CREATE TABLE number_cancelled(number TEXT PRIMARY KEY, resident TEXT NOT NULL,"
	" at INTEGER NOT NULL, receipt TEXT NOT NULL, successor TEXT NOT NULL)"
	" STRICT, WITHOUT ROWID;"
	"CREATE TABLE decision_field(decision TEXT NOT NULL, field TEXT NOT NULL,"
	" PRIMARY KEY(decision, field)) STRICT, WITHOUT ROWID;"
	"CREATE INDEX decision_officer ON decision(officer, at);";

#define HEIGHT(column) "instr('chief province c06', " column ")"

/*
 * Whoever had a hand in a request, or approved it at a lower level, does not
 * decide; an officer decides at his own level, and the province what the chief
 * has left lying.  The last word is the decider's.
 */
const char centre_schema_case[] =
	"DROP TRIGGER IF EXISTS four_eyes;"
	"CREATE TRIGGER four_eyes BEFORE INSERT ON decision BEGIN SELECT"
	" CASE WHEN EXISTS(SELECT 1 FROM request_touch WHERE request = NEW.request AND"
	" officer = NEW.officer) OR EXISTS(SELECT 1 FROM decision WHERE request = NEW.request"
	" AND officer = NEW.officer AND decision = 'approve') THEN RAISE(ABORT, 'four-eyes')"
	" WHEN NOT EXISTS(SELECT 1 FROM request q, officer o WHERE q.id = NEW.request AND"
	" o.id = NEW.officer AND CASE o.role WHEN 'province' THEN q.level = 'province' OR"
	" (q.level = 'chief' AND q.deadline < NEW.at) WHEN 'c06' THEN q.level = 'c06'"
	" ELSE q.level = 'chief' END) THEN RAISE(ABORT, 'not-your-turn') END; END;"
	"DROP TRIGGER IF EXISTS decided_by_decision;"
	"CREATE TRIGGER decided_by_decision BEFORE UPDATE OF state ON request"
	" WHEN NEW.state IN ('approved', 'returned', 'refused', 'forwarded') AND NOT EXISTS("
	"SELECT 1 FROM decision WHERE request = NEW.id AND request_version = OLD.version AND"
	" decision = CASE NEW.state WHEN 'approved' THEN 'approve' WHEN 'forwarded' THEN"
	" 'approve' WHEN 'returned' THEN 'return' ELSE 'refuse' END) BEGIN"
	" SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER decider_approves BEFORE UPDATE OF state ON request"
	" WHEN NEW.state = 'approved' AND " HEIGHT("NEW.level") " < " HEIGHT("NEW.decider")
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER decider_stays BEFORE UPDATE OF decider ON request"
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"CREATE TRIGGER undone_by_undo BEFORE UPDATE OF state ON request"
	" WHEN NEW.state = 'undone' AND NOT EXISTS(SELECT 1 FROM request WHERE undoes = NEW.id"
	" AND state = 'approved') BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;"
	"DROP TRIGGER IF EXISTS born_pending;"
	"CREATE TRIGGER born_pending BEFORE INSERT ON request WHEN NEW.state <> 'pending' AND"
	" NOT (NEW.state = 'forwarded' AND NEW.level = 'province')"
	" BEGIN SELECT RAISE(ABORT, 'four-eyes'); END;";
