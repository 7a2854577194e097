/*
 * sim_terminal - an officer at a terminal: signs in, looks, writes, is cut off.
 *
 * Kept is what outbox_put() said true to; from then on the letter is a promise,
 * and stands in the simulator's own list, which no fault touches.
 */
#include "tests/torture/sim.h"

#include <string.h>

#include "central/residents.h"
#include "forms/record.h"

#include "i18n/banned.h"

static const char *const people[SIM_PEOPLE] = { "r1", "r2", "r3", "r4" };

static int64_t wall(void *self)
{
	struct sim_terminal *t = self;

	return SIM_EPOCH + t->sim->now + t->skew;
}

static int64_t steady(void *self)
{
	return ((struct sim_terminal *)self)->sim->now + 1000;
}

static void random_bytes(void *self, void *into, size_t bytes)
{
	struct sim *sim = ((struct sim_terminal *)self)->sim;
	uint8_t *at = into;

	while (bytes-- > 0)
		*at++ = (uint8_t)(disk_chance(&sim->chance) >> 40);
}

/* ---- answers -------------------------------------------------------------------- */

/* Of one officer, about the same field of the same person. */
static bool meet(const struct sim_promise *a, const struct sim_promise *b)
{
	return a->officer == b->officer && !strcmp(a->about, b->about) &&
	       !g_strcmp0(a->field, b->field);
}

/* Those behind it that change the same field wait for the officer. */
static void hold_behind(struct sim *sim, const struct sim_promise *first)
{
	guint place = 0;

	g_ptr_array_find(sim->promises, first, &place);
	for (guint i = place + 1; i < sim->promises->len; i++) {
		struct sim_promise *p = sim->promises->pdata[i];

		if (meet(p, first))
			p->held = true;
	}
}

/* What is written behind one that waits held is held with it. */
static bool stands_behind_held(const struct sim *sim, const struct sim_promise *promise)
{
	for (guint i = 0; i < sim->promises->len; i++) {
		const struct sim_promise *p = sim->promises->pdata[i];

		if (p->held && p->state == LETTER_WAITING && meet(p, promise))
			return true;
	}
	return false;
}

static void settled(const char *uuid, enum letter_state state, const struct answer *answer,
		    void *to)
{
	struct sim_terminal *t = to;
	struct sim *sim = t->sim;
	struct sim_promise *promise = g_hash_table_lookup(sim->by_uuid, uuid);

	sim_say(sim, "%s: %s is now %d (%s %s)", t->login, uuid, state,
		answer_kind_name(answer->kind), answer->slug);
	if (!promise) {
		sim_break(sim, "%s carried a letter that nobody wrote: %s", t->login, uuid);
		return;
	}
	/* where the disk failed it may have been settled all the same, or not */
	if (answer->kind == ANSWER_REFUSED || answer->kind == ANSWER_MISSING ||
	    answer->kind == ANSWER_STALE)
		hold_behind(sim, promise);
	if (disk_is_down(t->folder))
		return; /* nobody has seen it */
	promise->state = state;
	sim->conflicts += state == LETTER_CONFLICT;
	sim->refused += state == LETTER_REFUSED;
	sim->done += state == LETTER_DONE;
	if (state != LETTER_DONE)
		return;
	g_free(promise->receipt);
	promise->receipt = g_strdup(json_text_at(answer->body, "receipt"));
	sim_check_done(sim, promise);
}

static void signed_in(const struct answer *answer, void *to)
{
	struct sim_terminal *t = to;

	sim_say(t->sim, "%s: sign-in %s %s", t->login, answer_kind_name(answer->kind),
		answer->slug);
	if (answer->kind != ANSWER_DONE)
		return;
	courier_wake(t->courier);
	t->next_keep = 0;
	if (t->keeper)
		keeper_wake(t->keeper);
}

/* The copy is opened at the first sign-in, outside of the answer's callback. */
static void keep_copy(struct sim_terminal *t)
{
	const struct keeper_needs needs = { &t->world, t->central, t->session,
					    t->box,    t->folder,  30 };
	int64_t rest;

	if (t->keeper && keeper_state(t->keeper) == KEEPER_BROKEN) /* as a new start would */
		keeper_free(g_steal_pointer(&t->keeper));
	if (!t->keeper && t->session->open)
		t->keeper = keeper_new(&needs);
	if (!t->keeper || t->sim->now < t->next_keep)
		return;
	rest = keeper_tick(t->keeper);
	if (rest < -1)
		sim_break(t->sim, "a negative wait of the copy: %" G_GINT64_FORMAT, rest);
	t->next_keep = rest > 0 ? t->sim->now + MIN(rest, 5000) : 0;
}

static void met(const struct answer *answer, void *to)
{
	struct sim_terminal *t = to;

	if (answer->kind == ANSWER_DONE)
		central_sign_in(t->central, t->login, t->password, t->login, signed_in, t);
}

/* ---- up and down ---------------------------------------------------------------- */

void sim_terminal_boot(struct sim_terminal *t)
{
	struct store_owner owner = { "practice", t->sim->centre_id, t->login };
	g_autoptr(GError) why = NULL;

	t->world = (struct world){ wall, steady, random_bytes, t };
	t->store = store_open_costing(&t->world, t->folder, &owner, t->password,
				      SEAL_COST_LEAST, &why);
	if (!t->store) {
		if (disk_is_down(t->folder))
			sim_terminal_end(t, DISK_MIX);
		else if (why->code == STORE_FULL || why->code == STORE_FAILED)
			t->next_boot = t->sim->now + 5000; /* the disk failed: later */
		else
			sim_break(t->sim, "the store of %s does not open: %s", t->login,
				  why->message);
		return;
	}
	t->box = outbox_new(t->store);
	t->session = session_new();
	t->wire = sim_transport(t);
	t->central = central_new(&t->world, &t->wire, t->session);
	central_expect(t->central, "practice");
	t->courier = courier_new(&t->world, t->box, t->central);
	courier_on_change(t->courier, settled, t);
	t->up = true;
	t->next_tick = 0;
	t->next_sign_in = 0;
	sim_say(t->sim, "%s: up", t->login);
	sim_check_store(t);
}

static void put_out(struct sim_terminal *t)
{
	if (!t->up)
		return;
	t->up = false;
	keeper_free(g_steal_pointer(&t->keeper));
	courier_free(t->courier);
	outbox_free(t->box);
	store_close(t->store);
	central_free(t->central);
	session_free(t->session);
	transport_close(&t->wire);
	sim_line_forget(t->sim, t);
}

void sim_terminal_end(struct sim_terminal *t, enum disk_end how)
{
	sim_say(t->sim, "%s: ends (%d)", t->login, how);
	disk_cut(t->folder);
	put_out(t);
	disk_restart(t->folder, how, &t->sim->chance);
	t->sim->ends++;
	t->next_boot = t->sim->now + 500 + sim_draw(t->sim, 30000);
}

void sim_terminal_move(struct sim_terminal *t)
{
	struct sim *sim = t->sim;
	int64_t rest;

	if (!t->up) {
		if (sim->now >= t->next_boot)
			sim_terminal_boot(t);
		return;
	}
	transport_collect(&t->wire);
	if (!t->session->open && sim->now >= t->next_sign_in) {
		t->next_sign_in = sim->now + 20000;
		central_centre(t->central, met, t);
	}
	if (courier_state(t->courier) == COURIER_BROKEN) { /* as a person would: start anew */
		sim_terminal_end(t, DISK_KILL);
		return;
	}
	if (t->session->open) {
		rest = courier_tick(t->courier);
		if (rest < -1)
			sim_break(sim, "a negative wait: %" G_GINT64_FORMAT, rest);
	}
	keep_copy(t);
	if (disk_is_down(t->folder))
		sim_terminal_end(t, (enum disk_end)sim_draw(sim, DISK_ENDS));
}

/* ---- what the officer does ------------------------------------------------------ */

void sim_terminal_look(struct sim_terminal *t)
{
	unsigned who = sim_draw(t->sim, SIM_PEOPLE);
	g_autofree char *text = NULL;
	struct record *r;
	g_autoptr(json_owned) fields = NULL;

	if (!t->sim->ledger)
		return;
	r = centre_resident_load(t->sim->ledger, people[who], SIM_EPOCH + t->sim->now, "");
	if (!r)
		return;
	g_free(t->version[who]);
	g_free(t->blood[who]);
	g_free(t->marital[who]);
	t->version[who] = g_strdup(r->version);
	t->blood[who] = g_strdup(r->value[FIELD_BLOOD]);
	t->marital[who] = g_strdup(r->value[FIELD_MARITAL]);
	record_free(r);
}

/* Keeps the letter; from here on it is a promise, if the store said so. */
static void keep(struct sim_terminal *t, struct letter *letter, const char *field)
{
	struct sim *sim = t->sim;
	struct sim_promise *promise;
	g_autoptr(GError) why = NULL;

	promise = g_new0(struct sim_promise, 1);
	promise->kept = outbox_put(t->box, letter, &why) && !disk_is_down(t->folder);
	promise->uuid = g_strdup(letter->uuid);
	promise->about = g_strdup(letter->about);
	promise->field = g_strdup(field);
	promise->officer = t->number;
	promise->op = letter->op;
	promise->held = stands_behind_held(sim, promise);
	g_ptr_array_add(sim->promises, promise);
	g_hash_table_insert(sim->by_uuid, promise->uuid, promise);
	courier_note(t->courier);
	sim_say(sim, "%s: %s %s %s about %s%s", t->login, promise->kept ? "kept" : "did not keep",
		letter->uuid, operations[letter->op].name, letter->about,
		why ? why->message : "");
	letter_free(letter);
}

#define PURPOSE_JSON "\"purpose\":{\"procedure\":\"TH-02\",\"case\":\"0412/2026\"}"
#define MADE_JSON "\"made_at\":\"2026-01-01T00:00:00.000Z\",\"terminal\":\"may\""

static void write_request(struct sim_terminal *t, unsigned who)
{
	struct letter *letter = letter_new(OP_REQUEST);
	bool blood = sim_chance(t->sim, 60);
	const char *was = blood ? t->blood[who] : t->marital[who];
	g_autofree char *to = g_strdup_printf("%s%u", blood ? "0" : "", 1 + sim_draw(t->sim, 4));
	g_autofree char *from_wire = NULL, *to_wire = NULL;
	enum record_field field = blood ? FIELD_BLOOD : FIELD_MARITAL;
	struct json *value;

	value = value_to_wire(field, was);
	from_wire = json_print(value);
	json_free(value);
	value = value_to_wire(field, to);
	to_wire = json_print(value);
	json_free(value);
	letter->uuid = world_uuid(&t->world);
	letter->about = g_strdup(people[who]);
	letter->base = g_strdup(t->version[who]);
	letter->body = g_strdup_printf(
		"{\"id\":\"%s\",\"kind\":\"correction\",\"world\":\"practice\",\"centre\":\"%s\","
		"\"resident\":\"%s\",\"base_version\":\"%s\",\"changes\":[{\"field\":\"%s\","
		"\"from\":%s,\"to\":%s}],\"reason\":\"SS02\",\"note\":\"\",\"papers\":[{\"kind\":"
		"\"P02\",\"number\":\"27/2026\",\"date\":\"2020-03-05\",\"issuer\":\"UBND\"}],"
		PURPOSE_JSON "," MADE_JSON "}",
		letter->uuid, t->sim->centre_id, people[who], t->version[who],
		record_fields[field].path, from_wire, to_wire);
	keep(t, letter, record_fields[field].path);
}

static void write_verification(struct sim_terminal *t, unsigned who)
{
	struct letter *letter = letter_new(OP_VERIFY);

	letter->uuid = world_uuid(&t->world);
	letter->about = g_strdup(people[who]);
	letter->body = g_strdup_printf(
		"{\"id\":\"%s\",\"resident\":\"%s\",\"base_version\":\"%s\",\"person\":\"present\","
		"\"fields\":[{\"field\":\"DanToc\",\"answer\":\"agrees\"}]," PURPOSE_JSON
		"," MADE_JSON SIM_FOR_US "}",
		letter->uuid, people[who], t->version[who] SIM_FOR_US_ARGS);
	keep(t, letter, NULL);
}

static void write_decision(struct sim_terminal *t)
{
	struct sim *sim = t->sim;
	struct centre_rows *rows;
	struct letter *letter;
	const char *words[] = { "approve", "approve", "approve", "refuse", "return" };
	const char *word = words[sim_draw(sim, G_N_ELEMENTS(words))];
	size_t n;
	const char *reason = *word == 'a' ? ""
			     : catalogue_rows(*word == 'r' && word[2] == 'f'
						      ? CATALOGUE_REFUSE_REASON
						      : CATALOGUE_RETURN_REASON, &n)[0].code;

	if (!sim->ledger)
		return;
	rows = centre_ask(sim->ledger, "SELECT id, version, resident FROM request WHERE state ="
				       " 'pending' ORDER BY id LIMIT 1 OFFSET ?1", "d",
			  (int)sim_draw(sim, 3));
	if (centre_next(rows)) {
		letter = letter_new(OP_DECIDE);
		letter->uuid = world_uuid(&t->world);
		letter->path_id = g_strdup(centre_text(rows, 0));
		letter->base = g_strdup(centre_text(rows, 1));
		letter->about = g_strdup(centre_text(rows, 2));
		letter->body = g_strdup_printf(
			"{\"id\":\"%s\",\"decision\":\"%s\",\"reason\":\"%s\",\"note\":\"\","
			"\"resident_version\":\"1\",\"opened_at\":\"2026-01-01T00:00:00.000Z\","
			"\"decided_at\":\"2026-01-01T00:01:00.000Z\",\"terminal\":\"may\""
			SIM_FOR_US "}",
			letter->uuid, word, reason SIM_FOR_US_ARGS);
		keep(t, letter, NULL);
	}
	centre_done(rows);
}

void sim_terminal_write(struct sim_terminal *t)
{
	unsigned who = sim_draw(t->sim, SIM_PEOPLE);

	if (!t->up || !t->version[who])
		return;
	if (!strcmp(t->login, "truong"))
		write_decision(t);
	else if (sim_chance(t->sim, 75))
		write_request(t, who);
	else
		write_verification(t, who);
}

void sim_terminal_tidy(struct sim_terminal *t)
{
	GPtrArray *list = t->up ? outbox_list(t->box, INT64_MAX, NULL) : NULL;

	for (guint i = 0; list && i < list->len; i++) {
		const struct letter *letter = list->pdata[i];
		struct sim_promise *p = g_hash_table_lookup(t->sim->by_uuid, letter->uuid);

		if (letter->state != LETTER_REFUSED && letter->state != LETTER_CONFLICT)
			continue;
		/* the power may go while he does it: then it may be there, or not */
		if (p)
			p->dropped = true;
		outbox_drop(t->box, letter->uuid, NULL);
	}
	if (list)
		g_ptr_array_unref(list);
	if (t->up)
		courier_note(t->courier);
}
