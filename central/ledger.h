/*
 * ledger - the centre's database, seen through a handful of words.
 *
 * Use-cases hold their SQL; this is how they say it.  A ledger is one
 * connection and belongs to one thread at a time.  Behind it stands a driver
 * (ledger_sqlite.c); nothing here names one.
 *
 * Statements are prepared once per connection and kept.  `types` tells what
 * follows: s const char * (NULL is SQL NULL), i int64_t, d int, b const void *
 * and size_t.  Rows are read with centre_next() and given back with
 * centre_done() (which takes NULL); column texts are lent until the next
 * centre_next().
 *
 * Errors are sticky: after a failure that is not a constraint the ledger is
 * "broken" until the next begin, and the caller answers 503 once, at the end,
 * instead of looking at every call.
 */
#ifndef CENTRAL_LEDGER_H
#define CENTRAL_LEDGER_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct centre_ledger;
struct centre_rows;

enum centre_ledger_mode {
	CENTRE_LEDGER_READ,   /* a reader beside the writer */
	CENTRE_LEDGER_WRITE,  /* must exist */
	CENTRE_LEDGER_CREATE, /* must not exist yet; made 0600 */
};

#define CENTRE_LEDGER_ERROR g_quark_from_static_string("centre-ledger")

/* ":memory:" is allowed with CREATE.  NULL: `why`, translated. */
struct centre_ledger *centre_ledger_open(const char *path, enum centre_ledger_mode mode,
					 GError **why);
void centre_ledger_close(struct centre_ledger *ledger);

/* One writing transaction; it takes the write lock at once. */
bool centre_begin(struct centre_ledger *ledger);
bool centre_commit(struct centre_ledger *ledger); /* false: all of it is undone */
void centre_rollback(struct centre_ledger *ledger);
/* A reading transaction: everything in it sees one moment. */
bool centre_begin_reading(struct centre_ledger *ledger);
/* One write of a batch, by itself undoable. */
bool centre_save(struct centre_ledger *ledger);
void centre_unsave(struct centre_ledger *ledger, bool keep);

bool centre_is_broken(const struct centre_ledger *ledger);
/* What the database refused by a rule (trigger, unique) in the last centre_do(); or NULL. */
const char *centre_refusal(const struct centre_ledger *ledger);
/* Rows touched by the last centre_do(). */
int64_t centre_touched(const struct centre_ledger *ledger);

struct centre_rows *centre_ask(struct centre_ledger *ledger, const char *sql,
			       const char *types, ...);
bool centre_next(struct centre_rows *rows);
const char *centre_text(struct centre_rows *rows, int column); /* "" for NULL */
int64_t centre_int(struct centre_rows *rows, int column);
const void *centre_blob(struct centre_rows *rows, int column, size_t *length);
void centre_done(struct centre_rows *rows);

bool centre_do(struct centre_ledger *ledger, const char *sql, const char *types, ...);
/* Several statements without parameters: the schema. */
bool centre_do_all(struct centre_ledger *ledger, const char *sql);

/* The first column of the first row. */
int64_t centre_number(struct centre_ledger *ledger, int64_t otherwise, const char *sql,
		      const char *types, ...);
char *centre_word(struct centre_ledger *ledger, const char *sql, const char *types,
		  ...); /* new; NULL: no row */

#endif
