/*
 * courier - one letter at a time from the outbox to the centre.
 *
 * Every answer settles the letter or postpones it; the switch below says which,
 * kind by kind.  The next tries double from 2 s to 5 minutes, each with a
 * quarter of chance added, so that a thousand terminals do not come back in the
 * same second.
 */
#include "client/courier.h"

#include <string.h>

#include "i18n/language.h"

#include "i18n/banned.h"

#define FIRST_MS 2000
#define LAST_MS (5 * 60 * 1000)
#define OTHER_MS 5000
#define RECEIPT_MOST 40

struct courier {
	const struct world *world;
	struct outbox *outbox;
	struct central *central;
	enum courier_state state;
	bool locked;
	bool astray;	 /* a letter may stand in flight that is not: the store failed */
	unsigned ticket; /* of the letter on the wire; 0 */
	char *uuid;	 /* of that letter */
	unsigned tries;	 /* of that letter */
	unsigned downs;	 /* times in a row that the line was not there */
	int64_t held;	 /* steady: nothing before */
	int64_t look_at; /* steady: when the lock is looked at again */
	int64_t next_try; /* wall clock */
	char *cause;
	courier_changed changed;
	void *to;
};

struct courier *courier_new(const struct world *world, struct outbox *outbox,
			    struct central *central)
{
	struct courier *courier = g_new0(struct courier, 1);

	courier->world = world;
	courier->outbox = outbox;
	courier->central = central;
	courier->cause = g_strdup("");
	return courier;
}

void courier_free(struct courier *courier)
{
	if (!courier)
		return;
	if (courier->ticket)
		central_cancel(courier->central, courier->ticket);
	g_free(courier->uuid);
	g_free(courier->cause);
	g_free(courier);
}

void courier_on_change(struct courier *courier, courier_changed changed, void *to)
{
	courier->changed = changed;
	courier->to = to;
}

enum courier_state courier_state(const struct courier *courier)
{
	return courier->state;
}

int64_t courier_next_try(const struct courier *courier)
{
	return courier->next_try;
}

const char *courier_cause(const struct courier *courier)
{
	return courier->cause;
}

static void say(struct courier *courier, const char *cause)
{
	char *copy = g_strdup(cause);

	g_free(courier->cause);
	courier->cause = copy;
}

/* The store failed: say so and rest; what is kept stays kept. */
static void broken(struct courier *courier, GError *error)
{
	courier->state = COURIER_BROKEN;
	courier->astray = true;
	courier->next_try = 0;
	say(courier, error ? error->message : "");
	g_clear_error(&error);
}

/* With nothing on the wire: what stands in flight waits again. */
static bool recover(struct courier *courier)
{
	GError *error = NULL;

	if (!outbox_recover(courier->outbox, &error)) {
		broken(courier, error);
		return false;
	}
	courier->astray = false;
	return true;
}

/* 2 s, 4 s, 8 s ... 5 minutes, and up to a quarter more. */
static int64_t pause_after(const struct courier *courier, unsigned tries)
{
	int64_t ms = FIRST_MS;
	uint32_t chance;

	for (unsigned i = 1; i < tries && ms < LAST_MS; i++)
		ms *= 2;
	ms = MIN(ms, LAST_MS);
	world_random(courier->world, &chance, sizeof(chance));
	return MIN(ms + ms / 4 * (chance % 1024) / 1024, LAST_MS);
}

/* ---- answers ------------------------------------------------------------------ */

static void postpone(struct courier *courier, const char *uuid, int64_t pause,
		     const struct answer *answer)
{
	GError *error = NULL;
	int64_t next = pause ? world_now(courier->world) + pause : 0;
	const char *cause = answer->kind == ANSWER_DONE ?
				    _("The centre answered without a receipt. It is kept here "
				      "and asked for again.") :
				    answer->sentence;

	if (!(answer->unsent ? outbox_unsend : outbox_postpone)(courier->outbox, uuid, next,
								cause, &error))
		broken(courier, error);
}

/* A receipt can be read out at a counter: letters, digits and dashes; else it is none. */
static const char *receipt_of(const struct answer *answer)
{
	const char *receipt = json_text_at(answer->body, "receipt");
	size_t length = receipt ? strlen(receipt) : 0;

	if (!length || length > RECEIPT_MOST || strspn(receipt, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
							"0123456789-") != length)
		return NULL;
	return receipt;
}

static void line_is_down(struct courier *courier, const char *uuid,
			 const struct answer *answer)
{
	int64_t pause = pause_after(courier, ++courier->downs);

	postpone(courier, uuid, pause, answer);
	courier->held = world_steady(courier->world) + pause;
	courier->next_try = world_now(courier->world) + pause;
	outbox_hold(courier->outbox, courier->next_try, NULL);
	say(courier, answer->sentence);
}

static enum letter_state settle(struct courier *courier, const char *uuid,
				enum letter_state state, const struct answer *answer)
{
	const char *receipt = receipt_of(answer);
	const char *raw = state == LETTER_DONE ? "" : answer->raw;
	GError *error = NULL;

	if (outbox_settle(courier->outbox, uuid, state, receipt ? receipt : "",
			  answer->sentence, raw, &error))
		return state;
	broken(courier, error);
	return LETTER_IN_FLIGHT;
}

/* What an answer does to its letter. */
static enum letter_state apply(struct courier *courier, const char *uuid, unsigned tries,
			       const struct answer *answer)
{
	int64_t asked = (int64_t)MIN(answer->retry_after, 900u) * 1000;

	if (answer->kind != ANSWER_NO_LINE)
		courier->downs = 0;
	switch (answer->kind) {
	case ANSWER_DONE:
		if (receipt_of(answer))
			return settle(courier, uuid, LETTER_DONE, answer);
		/* Taken, it says, but no receipt: the content stays, the same key asks again. */
		postpone(courier, uuid, pause_after(courier, tries), answer);
		return LETTER_WAITING;
	case ANSWER_STALE:
		return settle(courier, uuid, LETTER_CONFLICT, answer);
	case ANSWER_REFUSED:
	case ANSWER_MISSING:
		return settle(courier, uuid, LETTER_REFUSED, answer);
	case ANSWER_SIGN_IN:
		postpone(courier, uuid, 0, answer);
		courier->state = COURIER_SIGN_IN;
		say(courier, answer->sentence);
		return LETTER_WAITING;
	case ANSWER_NO_LINE:
		line_is_down(courier, uuid, answer);
		return LETTER_WAITING;
	case ANSWER_BUSY:
	case ANSWER_SAME:
	case ANSWER_STRANGE:
		postpone(courier, uuid, MAX(asked, pause_after(courier, tries)), answer);
		return LETTER_WAITING;
	}
	return LETTER_WAITING;
}

static void on_answer(const struct answer *answer, void *to)
{
	struct courier *courier = to;
	g_autofree char *uuid = g_steal_pointer(&courier->uuid);
	enum letter_state state;

	courier->ticket = 0;
	courier->state = COURIER_IDLE;
	state = apply(courier, uuid, courier->tries, answer);
	if (courier->changed)
		courier->changed(uuid, state, answer, courier->to);
}

/* ---- carrying ----------------------------------------------------------------- */

/* The store's lock; what a dead terminal had in flight waits again. */
static bool lock(struct courier *courier)
{
	int64_t now = world_steady(courier->world);

	if (courier->locked)
		return !courier->astray || recover(courier);
	if (now < courier->look_at)
		return false;
	courier->look_at = now + OTHER_MS;
	if (!store_lock(outbox_store(courier->outbox))) {
		courier->state = COURIER_OTHER;
		say(courier, _("Another window of this officer is sending what waits."));
		return false;
	}
	if (!recover(courier))
		return false;
	courier->locked = true;
	courier->state = COURIER_IDLE;
	say(courier, "");
	return true;
}

static void carry(struct courier *courier, struct letter *letter)
{
	GError *error = NULL;

	if (!outbox_begin(courier->outbox, letter->uuid, &error)) {
		broken(courier, error);
		return;
	}
	courier->state = COURIER_CARRYING;
	courier->uuid = g_strdup(letter->uuid);
	courier->tries = letter->tries + 1;
	courier->ticket = central_send(courier->central, letter, on_answer, courier);
}

/* Nothing is due: when is the next one? */
static int64_t rest(struct courier *courier)
{
	int64_t now = world_now(courier->world);
	int64_t at = outbox_next_time(courier->outbox, now);

	courier->next_try = at > 0 ? at : 0;
	courier->state = at < 0 ? COURIER_IDLE : COURIER_HELD;
	if (at < 0)
		say(courier, "");
	return at < 0 ? -1 : MAX(at - now, 0);
}

int64_t courier_tick(struct courier *courier)
{
	int64_t now = world_steady(courier->world);
	struct letter *letter;
	GError *error = NULL;

	if (courier->ticket || courier->state == COURIER_SIGN_IN ||
	    courier->state == COURIER_BROKEN)
		return -1;
	if (!lock(courier))
		return courier->state == COURIER_BROKEN ? -1 : MAX(courier->look_at - now, 0);
	if (courier->held > now && outbox_waiting(courier->outbox)) {
		courier->state = COURIER_HELD;
		/* told by the wall clock, which may have been set since */
		courier->next_try = world_now(courier->world) + courier->held - now;
		return courier->held - now;
	}
	letter = outbox_next(courier->outbox, world_now(courier->world), &error);
	if (error) {
		broken(courier, error);
		return -1;
	}
	if (!letter)
		return rest(courier);
	carry(courier, letter);
	letter_free(letter);
	return -1;
}

void courier_wake(struct courier *courier)
{
	courier->held = 0;
	courier->downs = 0;
	courier->look_at = 0;
	if (courier->astray && courier->locked && !courier->ticket)
		recover(courier);
	if (courier->state == COURIER_SIGN_IN || courier->state == COURIER_BROKEN)
		courier->state = COURIER_IDLE;
	if (courier->locked)
		outbox_hurry(courier->outbox, NULL);
}

void courier_note(struct courier *courier)
{
	if (courier->state == COURIER_BROKEN)
		courier->state = COURIER_IDLE;
}

bool courier_receive(struct courier *courier, const char *uuid, const struct answer *answer)
{
	struct letter *letter = outbox_load(courier->outbox, uuid, NULL);
	bool waits = letter && letter->state == LETTER_WAITING;
	unsigned tries = letter ? letter->tries + 1 : 0;
	enum letter_state state;

	letter_free(letter);
	if (!waits || !outbox_begin(courier->outbox, uuid, NULL))
		return false;
	state = apply(courier, uuid, tries, answer);
	if (courier->changed)
		courier->changed(uuid, state, answer, courier->to);
	return state == LETTER_DONE || state == LETTER_REFUSED || state == LETTER_CONFLICT;
}
