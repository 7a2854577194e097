/*
 * outbox - letters in the store; the arrows of client/outbox.h:
 *
 *   WAITING --begin--> IN_FLIGHT --settle--> DONE | REFUSED | CONFLICT
 *   IN_FLIGHT --postpone, recover--> WAITING
 *   WAITING (never tried) --withdraw--> gone
 *   REFUSED, CONFLICT --drop, put of what replaces it--> gone
 *
 * Every arrow names the state that it leaves in its WHERE and looks whether a
 * row was changed; the triggers of store_schema.c refuse the rest, whoever asks.
 * In clear stand uuid, operation, state, counts and times, and a blind hash of
 * the record that the letter is about, which keeps letters on it in their order.
 */
#include "client/outbox.h"

#include <string.h>

#include "client/outbox_private.h"
#include "forms/json.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define BODY_MAX (256u << 10)

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

/* ---- what an arrow needs ------------------------------------------------------ */

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

/* ---- letters about one record ------------------------------------------------- */

/*
 * What this letter mends goes with the commit that keeps this one, which takes
 * its place in the order.  *seq: 0 at the end.
 */
static bool replace_old(struct outbox *box, const struct letter *letter, const char *place,
			int64_t *seq, GError **error)
{
	GPtrArray *old = outbox_on_record(box, place, "3, 4", error);
	bool fine = old != NULL;

	*seq = 0;
	for (unsigned i = 0; fine && i < old->len; i++) {
		const struct letter *one = g_ptr_array_index(old, i);

		if (!letter_replaces(letter, one))
			continue;
		if (*seq == 0)
			*seq = one->seq;
		fine = store_run(box->store, error, NULL,
				 "DELETE FROM letter WHERE uuid = ? AND state IN (3, 4)", "t",
				 one->uuid);
	}
	if (old)
		g_ptr_array_unref(old);
	return fine;
}

/* Who holds the waiting letters that this one would overtake on its own fields; "". */
static char *holder_of(struct outbox *box, const struct letter *letter, const char *place)
{
	g_autoptr(GPtrArray) waiting = outbox_on_record(box, place, "0", NULL);
	const char *holder = "";

	for (unsigned i = 0; waiting && i < waiting->len; i++) {
		const struct letter *one = g_ptr_array_index(waiting, i);

		if (*one->held && letter_meets(letter, one))
			holder = one->held;
	}
	return g_strdup(holder);
}

static bool is_met(const struct letter *letter, const GPtrArray *by)
{
	for (unsigned i = 0; i < by->len; i++)
		if (letter_meets(letter, g_ptr_array_index(by, i)))
			return true;
	return false;
}

/*
 * The centre did not take `troubled`: what waits behind it and touches the same
 * fields, or those of one that does, was written in the belief that it would.
 */
static bool hold_later(struct outbox *box, const struct letter *troubled, GError **error)
{
	g_autofree char *place = store_blind(box->store, "about", troubled->about);
	g_autoptr(GPtrArray) met = g_ptr_array_new();
	GPtrArray *waiting = outbox_on_record(box, place, "0", error);
	bool fine = waiting != NULL;

	g_ptr_array_add(met, (void *)troubled);
	for (unsigned i = 0; fine && i < waiting->len; i++) {
		struct letter *one = g_ptr_array_index(waiting, i);

		if (*one->held || !is_met(one, met))
			continue;
		g_ptr_array_add(met, one);
		fine = store_run(box->store, error, NULL,
				 "UPDATE letter SET held = ? WHERE uuid = ? AND state = 0", "tt",
				 troubled->uuid, one->uuid);
	}
	if (waiting)
		g_ptr_array_unref(waiting);
	return fine;
}

/* ---- the arrows --------------------------------------------------------------- */

static bool insert(struct outbox *box, const struct letter *letter, GError **error)
{
	const char *draft = letter->draft ? letter->draft : "";
	g_autofree char *place =
		store_blind(box->store, "about", letter->about ? letter->about : "");
	g_autofree char *text = letter_print(letter, true);
	g_autoptr(GBytes) sealed = store_seal(box->store, "letter", letter->uuid, text);
	g_autofree char *held = NULL;
	int64_t seq;

	if (!replace_old(box, letter, place, &seq, error))
		return false;
	held = holder_of(box, letter, place);
	return store_run(box->store, error, NULL,
			 "INSERT INTO letter (seq, uuid, op, place, made_at, draft, body, held) "
			 "VALUES (nullif(?, 0), ?, ?, ?, ?, ?, ?, ?)",
			 "ntttntbt", seq, letter->uuid, operations[letter->op].name, place,
			 letter->made_at, draft, sealed, held) &&
	       store_run(box->store, error, NULL,
			 "UPDATE draft SET sent = 1, open = 0 WHERE id = ?", "t", draft);
}

bool outbox_put(struct outbox *box, struct letter *letter, GError **error)
{
	if (!is_sound(letter))
		return refuse(error);
	if (!letter->uuid)
		letter->uuid = world_uuid(store_world(box->store));
	if (!letter->made_at)
		letter->made_at = now_of(box);
	letter->state = LETTER_WAITING;
	g_free(letter->officer);
	letter->officer = g_strdup(store_officer(box->store));
	if (!store_begin(box->store, error))
		return false;
	if (insert(box, letter, error))
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

static bool postpone(struct outbox *box, const char *uuid, int64_t next_try,
		     const char *cause, bool tried, GError **error)
{
	g_autofree char *text = letter_print_fate("", cause, "");
	g_autoptr(GBytes) fate = store_seal(box->store, "fate", uuid, text);
	int64_t changed;
	bool ran = store_run(box->store, error, &changed,
			     "UPDATE letter SET state = 0, next_try = ?, fate = ?, "
			     "tries = tries - ? WHERE uuid = ? AND state = 1",
			     "nbnt", next_try, fate, (int64_t)!tried, uuid);

	return moved(ran, changed, error);
}

bool outbox_postpone(struct outbox *box, const char *uuid, int64_t next_try,
		     const char *cause, GError **error)
{
	return postpone(box, uuid, next_try, cause, true, error);
}

bool outbox_unsend(struct outbox *box, const char *uuid, int64_t next_try, const char *cause,
		   GError **error)
{
	return postpone(box, uuid, next_try, cause, false, error);
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
		return error && *error ? false : refuse(error);
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
	struct letter *letter;

	if (!moved(ran, changed, error) ||
	    !store_run(box->store, error, NULL,
		       "UPDATE draft SET sent = 0 WHERE id = "
		       "(SELECT draft FROM letter WHERE uuid = ?)",
		       "t", uuid) ||
	    !(letter = outbox_load(box, uuid, error)))
		return false;
	ran = hold_later(box, letter, error);
	letter_free(letter);
	return ran;
}

/* Commits what went well, and takes what it deleted out of the log. */
static bool finish(struct outbox *box, bool fine, bool deleted, GError **error)
{
	if (!fine)
		store_rollback(box->store);
	else if ((fine = store_commit(box->store, error)) && deleted)
		store_forget(box->store);
	return fine;
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
	return finish(box, fine, state == LETTER_DONE, error);
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
			"DELETE FROM letter WHERE uuid = ? AND state = 0 AND tries = 0 "
			"AND packed_at = 0",
			"t", uuid);
	return finish(box, ran && moved(ran, changed, error), true, error);
}

/* Its draft was given back when it was settled, and may be on its way again. */
bool outbox_drop(struct outbox *box, const char *uuid, GError **error)
{
	int64_t changed;
	bool ran = store_run(box->store, error, &changed,
			     "DELETE FROM letter WHERE uuid = ? AND state IN (3, 4)", "t", uuid);

	if (!moved(ran, changed, error))
		return false;
	store_forget(box->store);
	return true;
}

bool outbox_pack(struct outbox *box, const GPtrArray *letters, GError **error)
{
	bool fine = store_begin(box->store, error);

	for (unsigned i = 0; fine && i < letters->len; i++) {
		const struct letter *letter = g_ptr_array_index(letters, i);

		fine = store_run(box->store, error, NULL,
				 "UPDATE letter SET packed_at = ? WHERE uuid = ? AND state = 0",
				 "nt", now_of(box), letter->uuid);
	}
	return fine && finish(box, fine, false, error);
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
