/* approve - by kind: write, then read back. */
#include "central/approve.h"

#include <string.h>

#include "central/collect.h"
#include "central/merge.h"
#include "central/problem.h"
#include "central/reissue.h"
#include "central/request_rows.h"
#include "central/request_store.h"
#include "central/residents.h"
#include "central/rules_check.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static bool refuse_same(struct centre_call *c, const struct request *r)
{
	return centre_refuse_with(c, PROBLEM_NO_CHANGE, NULL, centre_blocker_of(r));
}

/* The base is proved again: what was approved elsewhere since then counts. */
static bool check_base(struct centre_call *c, const struct request *r,
		       const struct record *now, bool *merged)
{
	struct stale *stale = centre_request_compare(c->ledger, r, now, merged);

	if (stale)
		return centre_refuse_stale(c, stale);
	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		if (strcmp(change->to, now->value[change->field]) == 0)
			return refuse_same(c, r);
	}
	return true;
}

/* The asked values become the register's. */
static bool write(struct centre_call *c, const struct request *r, struct record *now)
{
	g_autofree struct centre_edit *edits = g_new0(struct centre_edit, r->changes->len);
	const struct centre_event event = {r->kind, r->receipt, r->author, r->commune, c->now};
	GPtrArray *was = g_ptr_array_new_with_free_func(g_free);
	bool done;

	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		g_ptr_array_add(was, g_strdup(now->value[change->field]));
		edits[i] = (struct centre_edit){change->field, was->pdata[i], change->to};
		record_set(now, change->field, change->to);
	}
	done = centre_resident_write(c->ledger, now, edits, r->changes->len, &event);
	g_ptr_array_free(was, TRUE);
	if (!done && centre_refusal(c->ledger))
		return centre_refuse_because(c, PROBLEM_NUMBER_TAKEN,
					     _("Another resident already has this number. Nothing "
					       "was changed; refuse or return the request."));
	return done || centre_refuse(c, PROBLEM_BUSY);
}

/* A collected person's history begins with the request that brought him. */
static bool note_birth(struct centre_call *c, const struct request *r)
{
	g_autofree struct centre_edit *edits = g_new0(struct centre_edit, r->changes->len);
	const struct centre_event event = {r->kind, r->receipt, r->author, r->commune, c->now};

	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		edits[i] = (struct centre_edit){change->field, "", change->to};
	}
	return centre_history_add(c->ledger, r->resident, 1, edits, r->changes->len, &event) ||
	       centre_refuse(c, PROBLEM_BUSY);
}

static bool bring(struct centre_call *c, const struct request *r, struct record **now)
{
	if (!centre_rules_admit(c, r, NULL))
		return false;
	*now = centre_collect_insert(c, r);
	return *now && note_birth(c, r);
}

/* What the register holds now must be what was approved: a loss is never a silence. */
static bool read_back(struct centre_call *c, const struct request *r, struct record **now)
{
	struct record *after =
		centre_resident_load(c->ledger, r->resident, c->now, c->officer->id);
	bool agrees = after != NULL;

	for (guint i = 0; agrees && i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		agrees = strcmp(after->value[change->field], change->to) == 0;
	}
	record_free(*now);
	*now = after;
	return agrees || centre_refuse_with(c, PROBLEM_NOT_RECORDED, NULL, centre_blocker_of(r));
}

/* What came before is itself no longer in force. */
static bool end_undone(struct centre_call *c, const struct request *r)
{
	struct request *undone = centre_request_load(c->ledger, r->undoes);
	enum request_state next = REQUEST_UNDONE;
	bool done = undone && request_step(undone->state, REQUEST_UNDO, &next);

	if (!done && undone)
		centre_refuse_with(c, PROBLEM_NOT_OPEN, NULL, centre_blocker_of(undone));
	else if (!done || !centre_request_set_state(c->ledger, r->id, REQUEST_APPROVED) ||
		 !centre_request_set_state(c->ledger, undone->id, next))
		done = centre_refuse(c, PROBLEM_BUSY);
	request_free(undone);
	return done;
}

bool centre_approve(struct centre_call *c, struct request *r, struct record **now, bool *merged)
{
	enum request_kind kind = request_kind(r);

	if (kind == REQUEST_KIND_COLLECT)
		return bring(c, r, now) && read_back(c, r, now);
	if (!check_base(c, r, *now, merged))
		return false;
	if (kind == REQUEST_KIND_REISSUE && !centre_reissue_prepare(c, r, *now))
		return false;
	if (kind == REQUEST_KIND_MERGE && !centre_merge_apply(c, r, *now))
		return false;
	if (kind == REQUEST_KIND_UNMERGE && !centre_unmerge_apply(c, r, *now))
		return false;
	return centre_rules_admit(c, r, *now) && write(c, r, *now) && read_back(c, r, now) &&
	       ((kind != REQUEST_KIND_UNDO && kind != REQUEST_KIND_UNMERGE) ||
		end_undone(c, r));
}
