/*
 * outbox_read - what the outbox knows: lists, counts, and which letter goes next.
 *
 * Held is a waiting letter while the letter that holds it is refused or in
 * conflict; nothing has to be undone when that one goes.
 */
#include "client/outbox.h"

#include <string.h>

#include "client/outbox_private.h"

#include "i18n/banned.h"

/* A next try farther away than this means that the clock was set back: try now. */
#define FARTHEST_MS (INT64_C(16) * 60 * 1000)

#define HOLDER(letter)                                                      \
	"EXISTS (SELECT 1 FROM letter AS holder WHERE holder.uuid = " letter \
	".held AND holder.state IN (3, 4))"
#define COLUMNS                                                                        \
	"SELECT uuid, op, state, made_at, tries, next_try, settled_at, draft, body, fate, " \
	"CASE WHEN state = 0 AND " HOLDER("letter") " THEN held ELSE '' END, packed_at, seq " \
	"FROM letter "

static bool read_part(struct outbox *box, struct statement *s, int column, const char *kind,
		      bool (*read)(struct letter *, const char *, bool, GError **),
		      struct letter *letter, bool whole, GError **error)
{
	size_t length;
	const void *sealed = statement_bytes(s, column, &length);
	g_autofree char *text = NULL;

	text = store_unseal(box->store, kind, letter->uuid, sealed, length, error);
	return text && read(letter, text, whole, error);
}

/* The row that the statement stands on. */
static struct letter *row_read(struct outbox *box, struct statement *s, bool whole,
			       GError **error)
{
	struct letter *letter = letter_new(operation_named(statement_text(s, 1)));
	size_t fate;

	letter->uuid = g_strdup(statement_text(s, 0));
	letter->state = (enum letter_state)statement_number(s, 2);
	letter->made_at = statement_number(s, 3);
	letter->tries = (unsigned)statement_number(s, 4);
	letter->next_try = statement_number(s, 5);
	letter->settled_at = statement_number(s, 6);
	letter->draft = g_strdup(statement_text(s, 7));
	letter->held = g_strdup(statement_text(s, 10));
	letter->packed_at = statement_number(s, 11);
	letter->seq = statement_number(s, 12);
	letter->receipt = g_strdup("");
	letter->cause = g_strdup("");
	if (whole)
		letter->answer = g_strdup("");
	statement_bytes(s, 9, &fate);
	if (read_part(box, s, 8, "letter", letter_read, letter, whole, error) &&
	    (!fate ||
	     read_part(box, s, 9, "fate", letter_read_fate, letter, whole, error)))
		return letter;
	letter_free(letter);
	return NULL;
}

static struct letter *read_one(struct outbox *box, struct statement *s, GError **error)
{
	struct letter *letter = NULL;

	if (statement_step(s, error) == STATEMENT_ROW)
		letter = row_read(box, s, true, error);
	statement_free(s);
	return letter;
}

/* A letter that does not open any more is left out here; it stays in the store. */
static bool read_into(struct outbox *box, struct statement *s, GPtrArray *list,
		      GError **error)
{
	enum statement_step step;
	struct letter *letter;

	while ((step = statement_step(s, error)) == STATEMENT_ROW) {
		letter = row_read(box, s, false, NULL);
		if (letter)
			g_ptr_array_add(list, letter);
	}
	statement_free(s);
	return step == STATEMENT_DONE;
}

GPtrArray *outbox_list(struct outbox *box, int64_t done_since, GError **error)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)letter_free);

	if (read_into(box, store_ask(box->store, COLUMNS "WHERE state <> 2 ORDER BY seq", ""),
		      list, error) &&
	    read_into(box,
		      store_ask(box->store,
				COLUMNS "WHERE state = 2 AND settled_at >= ? "
					"ORDER BY settled_at DESC, seq DESC",
				"n", done_since),
		      list, error))
		return list;
	g_ptr_array_unref(list);
	return NULL;
}

GPtrArray *outbox_receipts(struct outbox *box, unsigned most, GError **error)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)letter_free);

	if (read_into(box,
		      store_ask(box->store,
				COLUMNS "WHERE state = 2 ORDER BY settled_at DESC, seq DESC "
					"LIMIT ?",
				"n", (int64_t)most),
		      list, error))
		return list;
	g_ptr_array_unref(list);
	return NULL;
}

GPtrArray *outbox_packable(struct outbox *box, unsigned most, GError **error)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)letter_free);
	struct statement *s = store_ask(box->store,
					COLUMNS "WHERE state = 0 AND NOT " HOLDER("letter")
						" ORDER BY op <> 'decide', seq LIMIT ?",
					"n", (int64_t)most);
	enum statement_step step;

	while ((step = statement_step(s, error)) == STATEMENT_ROW) {
		struct letter *letter = row_read(box, s, true, NULL);

		if (letter)
			g_ptr_array_add(list, letter);
	}
	statement_free(s);
	if (step == STATEMENT_DONE)
		return list;
	g_ptr_array_unref(list);
	return NULL;
}

GPtrArray *outbox_on_record(struct outbox *box, const char *place, const char *states,
			    GError **error)
{
	GPtrArray *list = g_ptr_array_new_with_free_func((GDestroyNotify)letter_free);
	g_autofree char *sql = g_strdup_printf(
		COLUMNS "WHERE place = ? AND place <> '' AND state IN (%s) ORDER BY seq", states);
	struct statement *s = store_ask(box->store, sql, "t", place);
	enum statement_step step;

	while ((step = statement_step(s, error)) == STATEMENT_ROW) {
		struct letter *letter = row_read(box, s, true, NULL);

		if (letter)
			g_ptr_array_add(list, letter);
	}
	statement_free(s);
	if (step == STATEMENT_DONE)
		return list;
	g_ptr_array_unref(list);
	return NULL;
}

struct letter *outbox_load(struct outbox *box, const char *uuid, GError **error)
{
	return read_one(box, store_ask(box->store, COLUMNS "WHERE uuid = ?", "t", uuid), error);
}

static unsigned count_of(struct outbox *box, const char *sql)
{
	struct statement *s = store_ask(box->store, sql, "");
	unsigned count = 0;

	if (statement_step(s, NULL) == STATEMENT_ROW)
		count = (unsigned)statement_number(s, 0);
	statement_free(s);
	return count;
}

unsigned outbox_waiting(struct outbox *box)
{
	return count_of(box, "SELECT count(*) FROM letter WHERE state IN (0, 1)");
}

int64_t outbox_oldest(struct outbox *box)
{
	struct statement *s = store_ask(
		box->store, "SELECT min(made_at) FROM letter WHERE state IN (0, 1)", "");
	int64_t at = 0;

	if (statement_step(s, NULL) == STATEMENT_ROW)
		at = statement_number(s, 0);
	statement_free(s);
	return at;
}

unsigned outbox_troubled(struct outbox *box)
{
	return count_of(box, "SELECT count(*) FROM letter WHERE state IN (3, 4)");
}

/* Waiting letters that nothing holds, and no older one on the same record keeps back. */
#define FREE_TO_GO                                                                   \
	"WHERE state = 0 AND NOT " HOLDER("letter") " AND NOT EXISTS (SELECT 1 FROM "   \
	"letter AS older WHERE older.place = letter.place AND letter.place <> '' "       \
	"AND older.seq < letter.seq AND older.state IN (0, 1) AND NOT " HOLDER("older") ") "

int64_t outbox_next_time(struct outbox *box, int64_t now)
{
	struct statement *s = store_ask(box->store, "SELECT min(next_try), count(*), max(next_try) "
						    "FROM letter " FREE_TO_GO, "");
	int64_t at = -1;

	if (statement_step(s, NULL) == STATEMENT_ROW && statement_number(s, 1) > 0) {
		at = statement_number(s, 0);
		if (at <= now || statement_number(s, 2) > now + FARTHEST_MS)
			at = 0;
	}
	statement_free(s);
	return at;
}

struct letter *outbox_next(struct outbox *box, int64_t now, GError **error)
{
	return read_one(box,
			store_ask(box->store,
				  COLUMNS FREE_TO_GO "AND (next_try <= ? OR next_try > ?) "
						     "ORDER BY op <> 'decide', seq LIMIT 1",
				  "nn", now, now + FARTHEST_MS),
			error);
}
