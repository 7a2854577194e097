/*
 * keeper - one thing at a time: the key, a piece, the feed.
 *
 * A piece that is under way when somebody asks something is given up and asked
 * for again later: what was asked by a person goes first.
 */
#include "client/keeper.h"

#include <string.h>

#include "client/keeper_private.h"
#include "forms/copy.h"
#include "forms/feed.h"
#include "forms/world.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define FULL_MS 60000
#define KEY_WORD "copy-key"
#define AGAIN_FIRST 2000
#define AGAIN_LAST 300000
#define LOOK_MS 30000 /* whether the other process has ended */

static void take_key(const struct answer *answer, void *to);
static void take_piece(const struct answer *answer, void *to);
static void take_feed(const struct answer *answer, void *to);

/* ---- opening --------------------------------------------------------------------- */

static void say(struct keeper *k, const char *cause)
{
	g_free(k->cause);
	k->cause = g_strdup(cause);
}

/* A full disk, or one that another window holds, is asked again after a minute. */
static void fail(struct keeper *k, GError *error)
{
	bool passes = g_error_matches(error, STORE_ERROR, STORE_FULL) ||
		      g_error_matches(error, STORE_ERROR, STORE_BUSY);

	k->state = passes ? KEEPER_HELD : KEEPER_BROKEN;
	if (passes)
		k->at = world_steady(k->needs.world) + FULL_MS;
	say(k, error ? error->message : "");
	g_clear_error(&error);
}

static void open_copy(struct keeper *k, const struct copy_key *key)
{
	const struct session *session = k->needs.session;
	const struct store_owner owner = {session->world, session->centre,
					  session->commune_code};
	GError *error = NULL;

	replica_close(k->replica);
	k->replica = replica_open(k->needs.world, k->needs.dir, &owner, key, &error);
	if (!k->replica && !g_error_matches(error, STORE_ERROR, STORE_BUSY))
		fail(k, g_steal_pointer(&error));
	g_clear_error(&error);
}

static struct store *store_of(struct keeper *k)
{
	return outbox_store(k->needs.outbox);
}

static bool read_key(struct copy_key *key, const char *text)
{
	g_autoptr(json_owned) json = text ? json_parse(text, strlen(text), NULL) : NULL;

	return json && copy_key_of_json(key, json, NULL);
}

static void open_remembered(struct keeper *k)
{
	g_autofree char *text = store_recall(store_of(k), KEY_WORD);
	struct copy_key key = {0};

	if (read_key(&key, text) && !strcmp(key.commune, k->needs.session->commune_code)) {
		k->key_id = g_strdup(key.id);
		open_copy(k, &key);
	}
	seal_wipe_text(text);
	copy_key_clear(&key);
}

struct keeper *keeper_new(const struct keeper_needs *needs)
{
	struct keeper *k = g_new0(struct keeper, 1);

	k->needs = *needs;
	k->cause = g_strdup("");
	k->state = KEEPER_NONE;
	open_remembered(k);
	return k;
}

static void stop(struct keeper *k)
{
	if (k->ticket)
		central_cancel(k->needs.central, k->ticket);
	k->ticket = 0;
	k->piece = false;
}

void keeper_free(struct keeper *k)
{
	if (!k)
		return;
	stop(k);
	replica_close(k->replica);
	g_free(k->key_id);
	g_free(k->cause);
	g_free(k);
}

/* ---- answers --------------------------------------------------------------------- */

static void wait_for(struct keeper *k, int64_t ms)
{
	k->state = KEEPER_HELD;
	k->at = world_steady(k->needs.world) + ms;
}

static void pause_after(struct keeper *k, const struct answer *answer)
{
	int64_t pause = AGAIN_FIRST << MIN(k->fails, 7u);

	k->fails++;
	say(k, answer->sentence);
	wait_for(k, MAX((int64_t)answer->retry_after * 1000, MIN(pause, AGAIN_LAST)));
}

/* True: it is done, go on with its body. */
static bool is_done(struct keeper *k, const struct answer *answer)
{
	k->ticket = 0;
	k->piece = false;
	if (answer->kind == ANSWER_DONE) {
		k->fails = 0;
		say(k, "");
		return true;
	}
	if (answer->kind == ANSWER_REFUSED && answer->status == 410)
		keeper_begin_anew(k);
	else if (answer->kind == ANSWER_MISSING || answer->kind == ANSWER_REFUSED)
		k->barred = true;
	else
		pause_after(k, answer);
	if (k->barred)
		k->state = KEEPER_NONE;
	return false;
}

static void take_key(const struct answer *answer, void *to)
{
	struct keeper *k = to;
	struct copy_key key = {0};
	bool fine = is_done(k, answer);

	if (fine && !copy_key_of_json(&key, answer->body, NULL)) {
		k->barred = true;
		fine = false;
	}
	if (fine) {
		k->keyed = true;
		store_remember(store_of(k), KEY_WORD, answer->raw, NULL);
		if (!k->replica || g_strcmp0(k->key_id, key.id))
			open_copy(k, &key);
		g_free(k->key_id);
		k->key_id = g_strdup(key.id);
	}
	copy_key_clear(&key);
}

static void take_piece(const struct answer *answer, void *to)
{
	struct keeper *k = to;
	struct copy_piece *piece;
	GError *error = NULL;

	if (!is_done(k, answer))
		return;
	piece = copy_piece_of_json(answer->body, &error);
	if (!piece) {
		fail(k, error);
		return;
	}
	if (strcmp(piece->key, k->key_id))
		k->keyed = false; /* another key now: ask for it, and begin anew */
	else if (!replica_take_piece(k->replica, piece, &error))
		fail(k, error);
	copy_piece_free(piece);
}

static void take_feed(const struct answer *answer, void *to)
{
	struct keeper *k = to;
	struct feed *feed;
	GError *error = NULL;

	if (!is_done(k, answer))
		return;
	feed = feed_of_json(answer->body, &error);
	if (!feed || !replica_take_feed(k->replica, feed, &error)) {
		if (error)
			fail(k, error);
		else
			keeper_begin_anew(k);
	} else if (answer->retry_after) {
		wait_for(k, (int64_t)answer->retry_after * 1000);
	}
	if (feed)
		feed_free(feed);
}

/* ---- asking ---------------------------------------------------------------------- */

static bool may_ask(const struct keeper *k)
{
	return !k->resting && !k->barred && k->needs.session->open &&
	       !k->needs.session->offline;
}

static void ask_piece(struct keeper *k)
{
	const struct replica_state *state = replica_state(k->replica);

	k->state = KEEPER_FILLING;
	if (central_busy(k->needs.central) > 0)
		return;
	k->piece = true;
	k->ticket = central_copy(k->needs.central, k->needs.session->commune_code, state->next,
				 0, take_piece, k);
}

static void ask(struct keeper *k)
{
	if (!k->keyed) {
		k->ticket = central_copy_key(k->needs.central, k->needs.session->commune_code,
					     take_key, k);
		return;
	}
	if (!k->replica || !replica_refresh(k->replica, NULL) || !replica_leads(k->replica)) {
		wait_for(k, LOOK_MS);
		k->state = KEEPER_OTHER;
		k->keyed = k->replica != NULL;
		return;
	}
	if (replica_state(k->replica)->filling) {
		ask_piece(k);
		return;
	}
	k->state = KEEPER_FOLLOWING;
	k->ticket = central_feed(k->needs.central, k->needs.session->commune_code,
				 replica_state(k->replica)->seq, FEED_WAIT_MOST, take_feed, k);
}

int64_t keeper_tick(struct keeper *k)
{
	int64_t left = k->at - world_steady(k->needs.world);

	if (k->piece && central_busy(k->needs.central) > 1)
		stop(k);
	if (k->ticket || k->state == KEEPER_BROKEN || !may_ask(k))
		return -1;
	if (left > 0)
		return left;
	ask(k);
	left = k->at - world_steady(k->needs.world);
	return k->ticket || left <= 0 ? -1 : left;
}

void keeper_wake(struct keeper *k)
{
	k->resting = false;
	k->at = 0;
	k->fails = 0;
}

void keeper_rest(struct keeper *k)
{
	stop(k);
	k->resting = true;
	k->state = KEEPER_HELD;
}

void keeper_begin_anew(struct keeper *k)
{
	GError *error = NULL;

	if (k->replica && !replica_begin_round(k->replica, &error))
		fail(k, error);
}

enum keeper_state keeper_state(const struct keeper *k)
{
	return (enum keeper_state)k->state;
}

const char *keeper_cause(const struct keeper *k)
{
	return k->cause;
}

struct replica *keeper_replica(const struct keeper *k)
{
	return k->replica;
}
