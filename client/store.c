/*
 * store - SQLite, opened so that "kept" means on the disk: WAL with
 * synchronous=FULL, checked before use, defensive, and every payload sealed
 * under the officer's data key.
 *
 * After an error of the disk itself (an fsync that failed) the store is broken
 * until it is opened again: what the kernel dropped then cannot be known.
 */
#include "client/store.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>

#include "client/store_private.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define BUSY_MS 2000

struct statement {
	struct store *store;
	sqlite3_stmt *stmt;
	int bad; /* the first error of preparing and binding */
};

G_DEFINE_QUARK(dancu-store-error, store_error)

bool store_fail(GError **error, int code, const char *sentence)
{
	g_set_error_literal(error, STORE_ERROR, code, sentence);
	return false;
}

/* What the system said last of the log, and of the database itself. */
static void last_words(struct store *store, int said[2])
{
	sqlite3_file *log = NULL;

	said[0] = said[1] = 0;
	sqlite3_file_control(store->db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
	if (log && log->pMethods)
		log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &said[0]);
	sqlite3_file_control(store->db, "main", SQLITE_FCNTL_LAST_ERRNO, &said[1]);
}

/*
 * To SQLite a quota that is used up is an error of the disk like any other; only
 * ENOSPC it knows.  Where something else was said, too, this is not believed.
 */
static bool is_full(struct store *store, int rc)
{
	bool full = false;
	int said[2];

	if (rc != SQLITE_IOERR_WRITE || !store || !store->db || store->broken)
		return false;
	last_words(store, said);
	for (size_t i = 0; i < G_N_ELEMENTS(said); i++) {
		if (said[i] != 0 && said[i] != EDQUOT)
			return false;
		full = full || said[i] == EDQUOT;
	}
	return full;
}

/* An error of SQLite as one of ours; always false. */
static bool fail_sqlite(struct store *store, int rc, GError **error)
{
	switch (is_full(store, rc) ? SQLITE_FULL : rc & 0xff) {
	case SQLITE_FULL:
		return store_fail(error, STORE_FULL,
			    _("The disk is full: nothing more can be kept. What was kept "
			      "before is safe. Make room, then try again."));
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return store_fail(error, STORE_BUSY,
			    _("Another window holds what is kept on this machine. Try "
			      "again."));
	case SQLITE_NOTADB:
	case SQLITE_CORRUPT:
		return store_fail(error, STORE_DAMAGED,
			    _("What is kept on this machine is damaged and was not "
			      "changed. Ask for support."));
	case SQLITE_CONSTRAINT:
		return store_fail(error, STORE_FAILED,
			    _("This cannot be done to a letter in its present state."));
	case SQLITE_IOERR:
		if (store)
			store->broken = true;
		break;
	}
	return store_fail(error, STORE_FAILED,
		    _("The disk refused to keep this. Close the program, start it again, "
		      "and ask for support if it is said once more."));
}

/* ---- statements --------------------------------------------------------------- */

static void bind(struct statement *s, int at, char type, va_list *ap)
{
	const char *text;
	GBytes *bytes;
	int rc = SQLITE_OK;

	if (type == 't') {
		text = va_arg(*ap, const char *);
		rc = sqlite3_bind_text(s->stmt, at, text, -1, SQLITE_TRANSIENT);
	} else if (type == 'n') {
		rc = sqlite3_bind_int64(s->stmt, at, va_arg(*ap, int64_t));
	} else {
		bytes = va_arg(*ap, GBytes *);
		rc = sqlite3_bind_blob64(s->stmt, at, g_bytes_get_data(bytes, NULL),
					 g_bytes_get_size(bytes), SQLITE_TRANSIENT);
	}
	if (s->bad == SQLITE_OK)
		s->bad = rc;
}

static struct statement *ask(struct store *store, const char *sql, const char *types,
			     va_list *ap)
{
	struct statement *s = g_new0(struct statement, 1);

	s->store = store;
	if (store->broken)
		s->bad = SQLITE_IOERR;
	else
		s->bad = sqlite3_prepare_v2(store->db, sql, -1, &s->stmt, NULL);
	for (int i = 0; s->bad == SQLITE_OK && types[i]; i++)
		bind(s, i + 1, types[i], ap);
	return s;
}

struct statement *store_ask(struct store *store, const char *sql, const char *types, ...)
{
	struct statement *s;
	va_list ap;

	va_start(ap, types);
	s = ask(store, sql, types, &ap);
	va_end(ap);
	return s;
}

enum statement_step statement_step(struct statement *s, GError **error)
{
	int rc = s->bad;

	if (rc == SQLITE_OK)
		rc = sqlite3_step(s->stmt);
	if (rc == SQLITE_ROW)
		return STATEMENT_ROW;
	if (rc == SQLITE_DONE)
		return STATEMENT_DONE;
	s->bad = rc;
	fail_sqlite(s->store, rc, error);
	return STATEMENT_FAILED;
}

/*
 * A value that could not be fetched for want of memory looks as if it were none: a
 * store whose id was read so would seal what nobody can open again.
 */
static void has_memory(const struct statement *s, const void *got)
{
	if (!got && sqlite3_errcode(s->store->db) == SQLITE_NOMEM)
		g_error("out of memory");
}

const char *statement_text(struct statement *s, int column)
{
	const char *text = (const char *)sqlite3_column_text(s->stmt, column);

	has_memory(s, text);
	return text ? text : "";
}

int64_t statement_number(struct statement *s, int column)
{
	return sqlite3_column_int64(s->stmt, column);
}

const void *statement_bytes(struct statement *s, int column, size_t *length)
{
	const void *bytes = sqlite3_column_blob(s->stmt, column);

	has_memory(s, bytes);
	*length = (size_t)sqlite3_column_bytes(s->stmt, column);
	return bytes;
}

void statement_free(struct statement *s)
{
	sqlite3_finalize(s->stmt);
	g_free(s);
}

bool store_run(struct store *store, GError **error, int64_t *changed, const char *sql,
	       const char *types, ...)
{
	struct statement *s;
	enum statement_step step;
	va_list ap;

	va_start(ap, types);
	s = ask(store, sql, types, &ap);
	va_end(ap);
	do
		step = statement_step(s, error);
	while (step == STATEMENT_ROW);
	if (changed)
		*changed = step == STATEMENT_DONE ? sqlite3_changes64(store->db) : 0;
	statement_free(s);
	return step == STATEMENT_DONE;
}

bool store_begin(struct store *store, GError **error)
{
	return store_run(store, error, NULL, "BEGIN IMMEDIATE", "");
}

bool store_commit(struct store *store, GError **error)
{
	if (store_run(store, error, NULL, "COMMIT", ""))
		return true;
	store_rollback(store);
	return false;
}

void store_rollback(struct store *store)
{
	if (!sqlite3_get_autocommit(store->db))
		sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
}

/* ---- the connection ----------------------------------------------------------- */

static char *first_word(struct statement *s, GError **error)
{
	enum statement_step step = statement_step(s, error);
	char *text = NULL;

	if (step != STATEMENT_FAILED)
		text = g_strdup(step == STATEMENT_ROW ? statement_text(s, 0) : "");
	statement_free(s);
	return text;
}

char *store_word(struct store *store, const char *sql, GError **error)
{
	return first_word(store_ask(store, sql, ""), error);
}

char *store_meta(struct store *store, const char *key, GError **error)
{
	return first_word(store_ask(store, "SELECT value FROM meta WHERE key = ?", "t", key),
			  error);
}

bool store_script(struct store *store, const char *sql, GError **error)
{
	int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK || fail_sqlite(store, rc, error);
}

/* Safe settings first. */
bool store_attach(struct store *store, GError **error)
{
	static const char pragmas[] =
		"PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0;"
		"PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;"
		"PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
	const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE;
	int rc = sqlite3_open_v2(store->path, &store->db, flags, NULL);

	if (rc != SQLITE_OK)
		return fail_sqlite(store, rc, error);
	sqlite3_extended_result_codes(store->db, 1);
	sqlite3_busy_timeout(store->db, BUSY_MS);
	if (!store_script(store, pragmas, error))
		return false;
	sqlite3_db_config(store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	return true;
}

/* Then whether the pages are what they were. */
bool store_connect(struct store *store, GError **error)
{
	g_autofree char *check = NULL;

	if (!store_attach(store, error))
		return false;
	check = store_word(store, "PRAGMA quick_check(1)", error);
	return check && (!strcmp(check, "ok") || store_damaged(error));
}

void store_disconnect(struct store *store)
{
	sqlite3_close(store->db);
	store->db = NULL;
}

bool store_damaged(GError **error)
{
	return fail_sqlite(NULL, SQLITE_CORRUPT, error);
}

/* Everything of the log into the file, so that the file alone is the whole. */
bool store_gather(struct store *store)
{
	return sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
					 NULL) == SQLITE_OK;
}

/* What was deleted is overwritten in the file (secure_delete), but stands in the log. */
void store_forget(struct store *store)
{
	if (store->broken)
		return;
	sqlite3_busy_timeout(store->db, 0); /* another window reads: the next one does it */
	store_gather(store);
	sqlite3_busy_timeout(store->db, BUSY_MS);
}
