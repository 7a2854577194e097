/*
 * sim_check - what must be true after every step, whatever happened.
 */
#include "tests/torture/sim.h"

#include <string.h>

#include "central/audit.h"
#include "central/copy_rows.h"
#include "forms/digest.h"

#include "i18n/banned.h"

/* The row that a letter made at the centre: its receipt; NULL: none. */
static char *receipt_at_centre(struct sim *sim, const struct sim_promise *p)
{
	if (p->op == OP_REQUEST)
		return centre_word(sim->ledger, "SELECT receipt FROM request WHERE id = ?1", "s",
				   p->uuid);
	if (p->op == OP_VERIFY)
		return centre_word(sim->ledger, "SELECT receipt FROM verification WHERE id = ?1",
				   "s", p->uuid);
	return centre_word(sim->ledger, "SELECT r.receipt FROM decision AS d JOIN request AS r ON"
					" r.id = d.request WHERE d.id = ?1", "s", p->uuid);
}

void sim_check_done(struct sim *sim, const struct sim_promise *p)
{
	g_autofree char *there = NULL;

	if (!sim->ledger)
		return; /* looked at when it is up again */
	centre_begin_reading(sim->ledger);
	there = receipt_at_centre(sim, p);
	centre_rollback(sim->ledger);
	if (!there)
		sim_break(sim, "%s is called done and is not in the register", p->uuid);
	else if (!p->receipt || strcmp(there, p->receipt))
		sim_break(sim, "%s has the receipt %s, the register says %s", p->uuid,
			  p->receipt ? p->receipt : "-", there);
}

void sim_check_store(struct sim_terminal *t)
{
	struct sim *sim = t->sim;

	for (guint i = 0; i < sim->promises->len && t->up; i++) {
		const struct sim_promise *p = sim->promises->pdata[i];
		struct letter *letter;
		g_autoptr(GError) why = NULL;

		if (p->officer != t->number || !p->kept || p->dropped)
			continue;
		letter = outbox_load(t->box, p->uuid, &why);
		if (!letter && !disk_is_down(t->folder) && !why)
			sim_break(sim, "%s was kept by %s and is gone", p->uuid, t->login);
		else if (!letter && !disk_is_down(t->folder) && why->code == STORE_DAMAGED)
			sim_break(sim, "%s of %s does not open: %s", p->uuid, t->login,
				  why->message);
		else if (letter && p->state == LETTER_DONE &&
			 (letter->state != LETTER_DONE || strcmp(letter->receipt, p->receipt)))
			sim_break(sim, "%s was done and is %d again", p->uuid, letter->state);
		else if (letter && letter->state != LETTER_DONE && !*letter->body)
			sim_break(sim, "%s lost its content without a receipt", p->uuid);
		letter_free(letter);
	}
}

static void check_told(struct sim *sim)
{
	GHashTableIter at;
	void *key, *receipt;

	g_hash_table_iter_init(&at, sim->told);
	while (g_hash_table_iter_next(&at, &key, &receipt)) {
		const struct sim_promise *p = g_hash_table_lookup(sim->by_uuid, key);
		g_autofree char *there = p ? receipt_at_centre(sim, p) : NULL;

		if (p && (!there || strcmp(there, receipt)))
			sim_break(sim, "the centre gave %s the receipt %s and forgot it",
				  (char *)key, (char *)receipt);
	}
}

/* Of one officer about one person, in the order in which they were written. */
static void check_order(struct sim *sim)
{
	g_autoptr(GHashTable) last = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (guint i = 0; i < sim->arrived->len; i++) {
		const struct sim_promise *p =
			g_hash_table_lookup(sim->by_uuid, sim->arrived->pdata[i]);
		guint place;
		g_autofree char *line = NULL;

		if (!p || !g_ptr_array_find(sim->promises, p, &place))
			continue;
		line = g_strdup_printf("%u %s", p->officer, p->about);
		if (p->held)
			continue; /* what came behind it about another field could pass */
		if (GPOINTER_TO_UINT(g_hash_table_lookup(last, line)) > place + 1)
			sim_break(sim, "%s overtook an older letter of its officer about %s",
				  p->uuid, p->about);
		g_hash_table_replace(last, g_steal_pointer(&line), GUINT_TO_POINTER(place + 1));
	}
}

static void must_be_zero(struct sim *sim, const char *what, const char *sql)
{
	int64_t n = centre_number(sim->ledger, -1, sql, "");

	if (n != 0)
		sim_break(sim, "%s: %" G_GINT64_FORMAT, what, n);
}

void sim_check_centre(struct sim *sim)
{
	int64_t at;

	if (!sim->ledger || disk_is_down(sim->centre_folder))
		return;
	centre_begin_reading(sim->ledger); /* what broke in the last call is over */
	check_told(sim);
	check_order(sim);
	must_be_zero(sim, "approved requests without their one line of history",
		     "SELECT count(*) FROM request AS r WHERE state = 'approved' AND 1 <>"
		     " (SELECT count(*) FROM history AS h WHERE h.receipt = r.receipt)");
	must_be_zero(sim, "versions that no history tells of",
		     "SELECT count(*) FROM resident AS r WHERE version - 1 <> (SELECT count(DISTINCT"
		     " version) FROM history AS h WHERE h.resident = r.id AND h.version > 1)");
	must_be_zero(sim, "requests approved by their own author",
		     "SELECT count(*) FROM decision AS d JOIN request AS r ON r.id = d.request"
		     " WHERE d.officer = r.author");
	must_be_zero(sim, "changes that the audit trail does not know",
		     "SELECT (SELECT count(*) FROM request) + (SELECT count(*) FROM decision) +"
		     " (SELECT count(*) FROM verification) > (SELECT count(*) FROM audit WHERE"
		     " action IN ('request', 'decide', 'verify') AND result = 'ok')");
	at = centre_audit_check(sim->ledger);
	centre_rollback(sim->ledger);
	if (at != 0)
		sim_break(sim, "the audit chain breaks at %" G_GINT64_FORMAT, at);
}

static bool row_agrees(struct sim *sim, struct replica *copy, const char *id)
{
	struct copy_row *there = centre_copy_row_load(sim->ledger, id, NULL);
	struct copy_row *here = replica_row(copy, id, NULL);
	uint8_t a[DIGEST_BYTES] = { 0 }, b[DIGEST_BYTES] = { 1 };

	if (there && here) {
		digest_row(there, a);
		digest_row(here, b);
	}
	copy_row_free(there);
	copy_row_free(here);
	return !memcmp(a, b, DIGEST_BYTES);
}

bool sim_copy_agrees(struct sim_terminal *t, char **difference)
{
	static const char *const people[SIM_PEOPLE] = { "r1", "r2", "r3", "r4" };
	struct replica *copy = t->up && t->keeper ? keeper_replica(t->keeper) : NULL;
	bool agrees = copy && replica_state(copy)->whole && !replica_state(copy)->filling;

	g_free(*difference);
	*difference = NULL;
	if (!agrees)
		*difference = g_strdup_printf("state %d, %s", t->keeper ? (int)keeper_state(t->keeper)
									: -1,
					      t->keeper ? keeper_cause(t->keeper) : "");
	for (unsigned i = 0; agrees && i < SIM_PEOPLE; i++)
		if (!row_agrees(t->sim, copy, people[i])) {
			*difference = g_strdup_printf(
				"%s; at %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT, people[i],
				replica_state(copy)->seq,
				centre_number(t->sim->ledger, -1,
					      "SELECT max(seq) FROM feed", ""));
			agrees = false;
		}
	return agrees;
}

void sim_check_end(struct sim *sim)
{
	g_autofree char *difference = NULL;

	sim_check_centre(sim);
	for (unsigned i = 0; i < SIM_OFFICERS && !sim->broken; i++) {
		struct sim_terminal *t = &sim->terminal[i];

		if (!t->up)
			sim_break(sim, "%s never came up again", t->login);
		else
			sim_check_store(t);
		if (t->up && outbox_waiting(t->box))
			sim_break(sim, "%u letters of %s wait for ever (%s)",
				  outbox_waiting(t->box), t->login, courier_cause(t->courier));
		if (!sim->broken && !sim_copy_agrees(t, &difference))
			sim_break(sim, "the copy of %s is not what the centre has: %s", t->login,
				  difference);
		else
			sim->copies++;
	}
	for (guint i = 0; i < sim->promises->len && !sim->broken; i++) {
		const struct sim_promise *p = sim->promises->pdata[i];

		if (p->state == LETTER_DONE)
			sim_check_done(sim, p);
	}
}
