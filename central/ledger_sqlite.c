/*
 * ledger_sqlite - the ledger kept in one SQLite file.
 *
 * WAL with synchronous=FULL: a commit that was answered survives the power
 * cut, and readers never wait for the writer.  Writing transactions begin
 * IMMEDIATE, because a reader that turns into a writer after somebody else's
 * commit is refused at once, whatever the busy timeout says.
 */
#include "central/ledger.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

#include "i18n/language.h"

#include "i18n/banned.h"

struct centre_ledger {
	sqlite3 *db;
	GHashTable *kept; /* sql text -> sqlite3_stmt */
	char *refusal;
	bool broken;
	int64_t touched;
};

struct centre_rows {
	struct centre_ledger *ledger;
	sqlite3_stmt *statement;
	bool kept; /* belongs to the ledger, not to the rows */
};

static void statement_end(void *statement)
{
	sqlite3_finalize(statement);
}

static bool make_file(const char *path, GError **why)
{
	int fd;

	if (strcmp(path, ":memory:") == 0)
		return true;
	fd = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0) {
		g_set_error(why, CENTRE_LEDGER_ERROR, 0,
			    _("Cannot create %s: %s. Nothing was changed."), path,
			    g_strerror(errno));
		return false;
	}
	close(fd);
	return true;
}

static bool set_up(struct centre_ledger *l, enum centre_ledger_mode mode)
{
	sqlite3_extended_result_codes(l->db, 1);
	sqlite3_busy_timeout(l->db, 5000);
	sqlite3_limit(l->db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_db_config(l->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(l->db, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(l->db, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	if (!centre_do_all(l, "PRAGMA trusted_schema=OFF; PRAGMA foreign_keys=ON;"
			      "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"))
		return false;
	if (mode == CENTRE_LEDGER_READ)
		return centre_do_all(l, "PRAGMA query_only=ON;");
	return centre_do_all(l, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
}

struct centre_ledger *centre_ledger_open(const char *path, enum centre_ledger_mode mode,
					 GError **why)
{
	struct centre_ledger *l;
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;

	if (mode == CENTRE_LEDGER_CREATE && !make_file(path, why))
		return NULL;
	if (mode == CENTRE_LEDGER_CREATE)
		flags |= SQLITE_OPEN_CREATE;
	l = g_new0(struct centre_ledger, 1);
	l->kept = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, statement_end);
	if (sqlite3_open_v2(path, &l->db, flags, NULL) != SQLITE_OK || !set_up(l, mode)) {
		g_set_error(why, CENTRE_LEDGER_ERROR, 1,
			    _("Cannot open the database %s: %s. Check the path and its "
			      "permissions."),
			    path, l->db ? sqlite3_errmsg(l->db) : "");
		centre_ledger_close(l);
		return NULL;
	}
	return l;
}

void centre_ledger_close(struct centre_ledger *l)
{
	if (!l)
		return;
	g_hash_table_destroy(l->kept);
	sqlite3_close(l->db);
	g_free(l->refusal);
	g_free(l);
}

bool centre_is_broken(const struct centre_ledger *l)
{
	return l->broken;
}

const char *centre_refusal(const struct centre_ledger *l)
{
	return l->refusal;
}

int64_t centre_touched(const struct centre_ledger *l)
{
	return l->touched;
}

static void note_failure(struct centre_ledger *l, int code)
{
	if ((code & 0xff) == SQLITE_CONSTRAINT) {
		g_free(l->refusal);
		l->refusal = g_strdup(sqlite3_errmsg(l->db));
	} else {
		l->broken = true;
	}
}

/* The kept statement, or a passing one when the kept one is being read from. */
static struct centre_rows *rows_of(struct centre_ledger *l, const char *sql)
{
	struct centre_rows *rows = g_new0(struct centre_rows, 1);
	sqlite3_stmt *kept = g_hash_table_lookup(l->kept, sql);
	int code;

	rows->ledger = l;
	/*
	 * After a failure SQLite may have left the transaction by itself: what came
	 * after it would be committed one by one, though 503 is answered.
	 */
	if (l->broken)
		return rows;
	if (kept && !sqlite3_stmt_busy(kept)) {
		rows->statement = kept;
		rows->kept = true;
		return rows;
	}
	code = sqlite3_prepare_v3(l->db, sql, -1, SQLITE_PREPARE_PERSISTENT,
				  &rows->statement, NULL);
	if (code != SQLITE_OK) {
		note_failure(l, code);
		rows->statement = NULL;
	} else if (!kept) {
		g_hash_table_insert(l->kept, (char *)sqlite3_sql(rows->statement),
				    rows->statement);
		rows->kept = true;
	}
	return rows;
}

static void bind_all(struct centre_rows *rows, const char *types, va_list args)
{
	for (int at = 1; *types; types++, at++) {
		const void *bytes;
		size_t length;

		switch (*types) {
		case 's':
			sqlite3_bind_text(rows->statement, at, va_arg(args, const char *), -1,
					  SQLITE_TRANSIENT);
			break;
		case 'd':
			sqlite3_bind_int(rows->statement, at, va_arg(args, int));
			break;
		case 'i':
			sqlite3_bind_int64(rows->statement, at, va_arg(args, int64_t));
			break;
		case 'b':
			bytes = va_arg(args, const void *);
			length = va_arg(args, size_t);
			sqlite3_bind_blob64(rows->statement, at, bytes, length,
					    SQLITE_TRANSIENT);
			break;
		default: /* a type that is not there binds nothing: the row stays out */
			break;
		}
	}
}

static struct centre_rows *vask(struct centre_ledger *l, const char *sql, const char *types,
				va_list args)
{
	struct centre_rows *rows = rows_of(l, sql);

	if (rows->statement)
		bind_all(rows, types, args);
	return rows;
}

struct centre_rows *centre_ask(struct centre_ledger *l, const char *sql, const char *types,
			       ...)
{
	struct centre_rows *rows;
	va_list args;

	va_start(args, types);
	rows = vask(l, sql, types, args);
	va_end(args);
	return rows;
}

bool centre_next(struct centre_rows *rows)
{
	int code;

	if (!rows->statement)
		return false;
	code = sqlite3_step(rows->statement);
	if (code == SQLITE_ROW)
		return true;
	if (code != SQLITE_DONE)
		note_failure(rows->ledger, code);
	sqlite3_reset(rows->statement);
	return false;
}

const char *centre_text(struct centre_rows *rows, int column)
{
	const char *text = (const char *)sqlite3_column_text(rows->statement, column);

	return text ? text : "";
}

int64_t centre_int(struct centre_rows *rows, int column)
{
	return sqlite3_column_int64(rows->statement, column);
}

const void *centre_blob(struct centre_rows *rows, int column, size_t *length)
{
	const void *bytes = sqlite3_column_blob(rows->statement, column);

	*length = (size_t)sqlite3_column_bytes(rows->statement, column);
	return bytes;
}

void centre_done(struct centre_rows *rows)
{
	if (!rows)
		return;
	if (rows->statement && rows->kept) {
		sqlite3_reset(rows->statement);
		sqlite3_clear_bindings(rows->statement);
	} else {
		sqlite3_finalize(rows->statement);
	}
	g_free(rows);
}

bool centre_do(struct centre_ledger *l, const char *sql, const char *types, ...)
{
	struct centre_rows *rows;
	va_list args;
	bool done;

	g_clear_pointer(&l->refusal, g_free);
	va_start(args, types);
	rows = vask(l, sql, types, args);
	va_end(args);
	while (centre_next(rows))
		continue;
	done = rows->statement && !l->broken && !l->refusal;
	l->touched = done ? sqlite3_changes64(l->db) : 0;
	centre_done(rows);
	return done;
}

bool centre_do_all(struct centre_ledger *l, const char *sql)
{
	int code = sqlite3_exec(l->db, sql, NULL, NULL, NULL);

	if (code != SQLITE_OK)
		note_failure(l, code);
	return code == SQLITE_OK;
}

int64_t centre_number(struct centre_ledger *l, int64_t otherwise, const char *sql,
		      const char *types, ...)
{
	struct centre_rows *rows;
	va_list args;
	int64_t number;

	va_start(args, types);
	rows = vask(l, sql, types, args);
	va_end(args);
	number = centre_next(rows) ? centre_int(rows, 0) : otherwise;
	centre_done(rows);
	return number;
}

char *centre_word(struct centre_ledger *l, const char *sql, const char *types, ...)
{
	struct centre_rows *rows;
	va_list args;
	char *word;

	va_start(args, types);
	rows = vask(l, sql, types, args);
	va_end(args);
	word = centre_next(rows) ? g_strdup(centre_text(rows, 0)) : NULL;
	centre_done(rows);
	return word;
}

static bool begin_with(struct centre_ledger *l, const char *sql)
{
	l->broken = false;
	g_clear_pointer(&l->refusal, g_free);
	return centre_do(l, sql, "");
}

bool centre_begin(struct centre_ledger *l)
{
	return begin_with(l, "BEGIN IMMEDIATE");
}

bool centre_begin_reading(struct centre_ledger *l)
{
	return begin_with(l, "BEGIN");
}

bool centre_commit(struct centre_ledger *l)
{
	if (!l->broken && centre_do(l, "COMMIT", ""))
		return true;
	centre_rollback(l);
	return false;
}

void centre_rollback(struct centre_ledger *l)
{
	if (!sqlite3_get_autocommit(l->db))
		centre_do_all(l, "ROLLBACK");
}

bool centre_save(struct centre_ledger *l)
{
	return centre_do(l, "SAVEPOINT one", "");
}

void centre_unsave(struct centre_ledger *l, bool keep)
{
	if (!keep)
		centre_do_all(l, "ROLLBACK TO one");
	centre_do_all(l, "RELEASE one");
}
