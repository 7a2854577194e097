/*
 * outbox - letters in the store; the arrows of client/outbox.h:
 *
 *   WAITING --begin--> IN_FLIGHT --settle--> DONE | REFUSED | CONFLICT
 *   IN_FLIGHT --postpone, recover--> WAITING
 *   WAITING (never tried) --withdraw--> gone;  REFUSED, CONFLICT --drop--> gone
 *
 * Every arrow names the state that it leaves in its WHERE and looks whether a
 * row was changed; the triggers of store_schema.c refuse the rest, whoever asks.
 * In clear stand uuid, operation, state, counts and times, and a blind hash of
 * the record that the letter is about, which keeps letters on it in their order.
 */
#include "client/outbox.h"

#include <string.h>

#include "forms/json.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define COLUMNS                                                                        \
	"SELECT uuid, op, state, made_at, tries, next_try, settled_at, draft, body, fate " \
	"FROM letter "
#define BODY_MAX (256u << 10)

/* A next try farther away than this means that the clock was set back: try now. */
#define FARTHEST_MS (INT64_C(60) * 60 * 1000)

struct outbox {
	struct store *store;
};

struct outbox *outbox_new(struct store *store)
{
	struct outbox *box = g_new0(struct outbox, 1);

	box->store = store;
	return box;
}

void outbox_free(struct outbox *box)
{
	g_free(box);
}

struct store *outbox_store(const struct outbox *box)
{
	return box->store;
}

static int64_t now_of(const struct outbox *box)
{
	return world_now(store_world(box->store));
}

/* ---- reading ------------------------------------------------------------------ */

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

unsigned outbox_troubled(struct outbox *box)
{
	return count_of(box, "SELECT count(*) FROM letter WHERE state IN (3, 4)");
}

/* Waiting letters that no older one on the same record holds up. */
#define FREE_TO_GO                                                                   \
	"WHERE state = 0 AND NOT EXISTS (SELECT 1 FROM letter AS older "             \
	"WHERE older.place = letter.place AND letter.place <> '' "                   \
	"AND older.seq < letter.seq AND older.state IN (0, 1)) "

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

/* ---- the arrows --------------------------------------------------------------- */

static bool refuse(GError **error)
{
	g_set_error_literal(error, STORE_ERROR, STORE_FAILED,
			    _("This cannot be done to a letter in its present state."));
	return false;
}

/* One arrow that is one statement. */
static bool moved(bool ran, int64_t changed, GError **error)
{
	return ran && (changed == 1 || refuse(error));
}

/* What a letter must be before it may wait. */
static bool is_sound(const struct letter *letter)
{
	g_autoptr(json_owned) body = NULL;
	size_t length = letter->body ? strlen(letter->body) : 0;

	if (letter->op <= OP_NONE || letter->op >= OPERATION_COUNT || length > BODY_MAX)
		return false;
	body = json_parse(letter->body ? letter->body : "", length, NULL);
	return json_is_object(body);
}

bool outbox_put(struct outbox *box, struct letter *letter, GError **error)
{
	g_autofree char *place = NULL, *text = NULL;
	g_autoptr(GBytes) sealed = NULL;
	const char *draft = letter->draft ? letter->draft : "";

	if (!is_sound(letter))
		return refuse(error);
	if (!letter->uuid)
		letter->uuid = world_uuid(store_world(box->store));
	if (!letter->made_at)
		letter->made_at = now_of(box);
	letter->state = LETTER_WAITING;
	g_free(letter->officer);
	letter->officer = g_strdup(store_officer(box->store));
	place = store_blind(box->store, "about", letter->about ? letter->about : "");
	text = letter_print(letter, true);
	sealed = store_seal(box->store, "letter", letter->uuid, text);
	if (!store_begin(box->store, error))
		return false;
	if (store_run(box->store, error, NULL,
		      "INSERT INTO letter (uuid, op, place, made_at, draft, body) "
		      "VALUES (?, ?, ?, ?, ?, ?)",
		      "tttntb", letter->uuid, operations[letter->op].name, place,
		      letter->made_at, draft, sealed) &&
	    store_run(box->store, error, NULL, "UPDATE draft SET sent = 1 WHERE id = ?", "t",
		      draft))
		return store_commit(box->store, error);
	store_rollback(box->store);
	return false;
}

bool outbox_begin(struct outbox *box, const char *uuid, GError **error)
{
	int64_t changed;
	bool ran = store_run(box->store, error, &changed,
			     "UPDATE letter SET state = 1, tries = tries + 1 "
			     "WHERE uuid = ? AND state = 0",
			     "t", uuid);

	return moved(ran, changed, error);
}

bool outbox_postpone(struct outbox *box, const char *uuid, int64_t next_try,
		     const char *cause, GError **error)
{
	g_autofree char *text = letter_print_fate("", cause, "");
	g_autoptr(GBytes) fate = store_seal(box->store, "fate", uuid, text);
	int64_t changed;
	bool ran = store_run(box->store, error, &changed,
			     "UPDATE letter SET state = 0, next_try = ?, fate = ? "
			     "WHERE uuid = ? AND state = 1",
			     "nbt", next_try, fate, uuid);

	return moved(ran, changed, error);
}

/* The receipt is here: what the officer wrote goes, who and what it was about stays. */
static bool empty_letter(struct outbox *box, const char *uuid, GBytes *fate, GError **error)
{
	g_autofree char *text = NULL;
	g_autoptr(GBytes) rest = NULL;
	struct letter *letter = outbox_load(box, uuid, error);
	int64_t changed;
	bool ran;

	if (!letter)
		return false;
	text = letter_print(letter, false);
	letter_free(letter);
	rest = store_seal(box->store, "letter", uuid, text);
	ran = store_run(box->store, error, &changed,
			"UPDATE letter SET state = 2, settled_at = ?, next_try = 0, fate = ?, "
			"body = ? WHERE uuid = ? AND state = 1",
			"nbbt", now_of(box), fate, rest, uuid);
	return moved(ran, changed, error) &&
	       store_run(box->store, error, NULL,
			 "DELETE FROM draft WHERE sent = 1 AND id = "
			 "(SELECT draft FROM letter WHERE uuid = ?)",
			 "t", uuid);
}

/* The centre did not take it: the letter stays whole, its draft is a draft again. */
static bool return_letter(struct outbox *box, const char *uuid, enum letter_state state,
			  GBytes *fate, GError **error)
{
	int64_t changed;
	bool ran = store_run(box->store, error, &changed,
			     "UPDATE letter SET state = ?, settled_at = ?, next_try = 0, fate = ? "
			     "WHERE uuid = ? AND state = 1",
			     "nnbt", (int64_t)state, now_of(box), fate, uuid);

	return moved(ran, changed, error) &&
	       store_run(box->store, error, NULL,
			 "UPDATE draft SET sent = 0 WHERE id = "
			 "(SELECT draft FROM letter WHERE uuid = ?)",
			 "t", uuid);
}

bool outbox_settle(struct outbox *box, const char *uuid, enum letter_state state,
		   const char *receipt, const char *cause, const char *answer,
		   GError **error)
{
	g_autofree char *text = letter_print_fate(receipt, cause, answer);
	g_autoptr(GBytes) fate = store_seal(box->store, "fate", uuid, text);
	bool fine;

	if (state != LETTER_DONE && state != LETTER_REFUSED && state != LETTER_CONFLICT)
		return refuse(error);
	if (!store_begin(box->store, error))
		return false;
	if (state == LETTER_DONE)
		fine = empty_letter(box, uuid, fate, error);
	else
		fine = return_letter(box, uuid, state, fate, error);
	if (fine)
		return store_commit(box->store, error);
	store_rollback(box->store);
	return false;
}

bool outbox_withdraw(struct outbox *box, const char *uuid, GError **error)
{
	int64_t changed;
	bool ran;

	if (!store_begin(box->store, error))
		return false;
	ran = store_run(box->store, error, NULL,
			"UPDATE draft SET sent = 0 WHERE id = "
			"(SELECT draft FROM letter WHERE uuid = ?)",
			"t", uuid) &&
	      store_run(box->store, error, &changed,
			"DELETE FROM letter WHERE uuid = ? AND state = 0 AND tries = 0", "t",
			uuid);
	if (ran && moved(ran, changed, error))
		return store_commit(box->store, error);
	store_rollback(box->store);
	return false;
}

/* Its draft was given back when it was settled, and may be on its way again. */
bool outbox_drop(struct outbox *box, const char *uuid, GError **error)
{
	int64_t changed;
	bool ran = store_run(box->store, error, &changed,
			     "DELETE FROM letter WHERE uuid = ? AND state IN (3, 4)", "t", uuid);

	return moved(ran, changed, error);
}

bool outbox_hold(struct outbox *box, int64_t next_try, GError **error)
{
	return store_run(box->store, error, NULL,
			 "UPDATE letter SET next_try = max(next_try, ?) WHERE state = 0", "n",
			 next_try);
}

bool outbox_hurry(struct outbox *box, GError **error)
{
	return store_run(box->store, error, NULL,
			 "UPDATE letter SET next_try = 0 WHERE state = 0 AND next_try <> 0", "");
}

bool outbox_recover(struct outbox *box, GError **error)
{
	return store_run(box->store, error, NULL, "UPDATE letter SET state = 0 WHERE state = 1",
			 "");
}
