/* decide - the second pair of eyes: approve, return, refuse. */
#include <string.h>

#include "central/access.h"
#include "central/approve.h"
#include "central/feed.h"
#include "central/merge_rows.h"
#include "central/problem.h"
#include "central/request_store.h"
#include "central/requests.h"
#include "central/residents.h"
#include "central/undo.h"
#include "forms/catalogue.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

static bool check_reason(struct centre_call *c, const struct verdict *v)
{
	g_autofree char *today = date_iso(moment_date(c->now));
	enum catalogue catalogue = v->event == REQUEST_RETURN ? CATALOGUE_RETURN_REASON
							      : CATALOGUE_REFUSE_REASON;

	if (v->event == REQUEST_APPROVE || catalogue_row(catalogue, v->reason, today))
		return true;
	return centre_refuse_because(c, PROBLEM_BAD_SHAPE,
				     _("To return or refuse a request, choose a reason from the "
				       "list."));
}

static bool check_version(struct centre_call *c, const struct request *r)
{
	struct json *members;

	if (g_ascii_strtoll(r->version, NULL, 10) == c->match)
		return true;
	members = json_object();
	json_put_text(members, "now_version", r->version);
	json_put(members, "fields", json_array());
	return centre_refuse_with(c, PROBLEM_STALE,
				  _("The request was changed since you opened it. Read it "
				    "again."),
				  members);
}

/* Only what the request asks for can be marked. */
static bool mark(struct centre_call *c, const struct request *r, const struct verdict *v)
{
	for (guint i = 0; i < v->fields->len; i++) {
		enum record_field field =
			(enum record_field)GPOINTER_TO_INT(v->fields->pdata[i]);

		if (!request_change_of(r, field))
			return centre_refuse(c, PROBLEM_BAD_SHAPE);
		if (!centre_do(c->ledger, "INSERT OR IGNORE INTO decision_field VALUES(?1, ?2)",
			       "ss", v->id, record_fields[field].path))
			return centre_refuse(c, PROBLEM_BUSY);
	}
	return true;
}

/* The database has the last word on who may. */
static bool insert(struct centre_call *c, const struct request *r, const struct verdict *v)
{
	bool done = centre_do(c->ledger,
			      "INSERT INTO decision(id, request, request_version, decision,"
			      " reason, note, officer, officer_name, at, opened_at, decided_at,"
			      " terminal) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
			      " ?12)",
			      "ssisssssiiis", v->id, r->id, c->match,
			      request_event_word(v->event), v->reason, v->note, c->officer->id,
			      c->officer->name, c->now, v->opened_at, v->decided_at,
			      v->terminal);

	if (done)
		return mark(c, r, v);
	if (centre_refusal(c->ledger) && strstr(centre_refusal(c->ledger), "four-eyes"))
		return centre_refuse_with(c, PROBLEM_FOUR_EYES, NULL, centre_blocker_of(r));
	if (centre_refusal(c->ledger) && strstr(centre_refusal(c->ledger), "not-your-turn"))
		return centre_route_refuse(c, r);
	return centre_refuse(c, centre_refusal(c->ledger) ? PROBLEM_KEY_REUSED : PROBLEM_BUSY);
}

static struct json *values_now(const struct request *r, const struct record *now)
{
	struct json *list = json_array();

	for (guint i = 0; i < r->changes->len; i++) {
		enum record_field field = ((struct change *)r->changes->pdata[i])->field;
		bool hides = (record_fields[field].flags & RECORD_HIDDEN) != 0;
		g_autofree char *value = hides ? kind_hide(now->value[field])
					       : g_strdup(now->value[field]);
		struct json *row = json_object();

		json_put_text(row, "field", record_fields[field].path);
		json_put(row, "value", value_to_wire(field, value));
		json_push(list, row);
	}
	return list;
}

/* How long it can be undone here, and who undoes it later: on every receipt. */
static void put_undo(struct centre_call *c, struct json *answer, const struct request *r)
{
	enum request_kind kind = request_kind(r);
	struct json *undo;

	if (kind != REQUEST_KIND_CORRECTION && kind != REQUEST_KIND_REISSUE)
		return;
	undo = json_object();
	json_put_time(undo, "until", c->now + UNDO_DAYS * CENTRE_DAY_MS);
	json_put_text(undo, "decider", r->decider);
	json_put_text(undo, "later",
		      strcmp(r->decider, "chief") == 0 ? "province" : r->decider);
	json_put(answer, "undo", undo);
}

static void answer(struct centre_call *c, const struct request *r, const struct record *now,
		   enum request_state state, bool merged)
{
	struct json *j = json_object();

	c->etag = g_strdup_printf("%" G_GINT64_FORMAT, c->match + 1);
	json_put_text(j, "receipt", r->receipt);
	json_put_text(j, "state", request_state_word(state));
	json_put_text(j, "version", c->etag);
	json_put_text(j, "resident_version", now ? now->version : "0");
	json_put_text(j, "level", r->level);
	json_put(j, "now", now ? values_now(r, now) : json_array());
	if (merged)
		json_put_bool(j, "merged", true);
	if (state == REQUEST_APPROVED) {
		put_undo(c, j, r);
		centre_merge_tell(c, r, j);
	}
	centre_receipt_put(c, j);
	centre_reply(c, 200, j);
}

/* What terminals with a copy are to look at again. */
static bool tell(struct centre_call *c, const struct request *r, enum request_state state)
{
	GString *columns = g_string_new("open");
	bool done;

	if (state == REQUEST_APPROVED && request_kind(r) == REQUEST_KIND_COLLECT)
		g_string_assign(columns, CENTRE_FEED_WHOLE);
	else if (state == REQUEST_APPROVED)
		g_string_append(columns, " version");
	for (guint i = 0; state == REQUEST_APPROVED && i < r->changes->len; i++)
		if (request_kind(r) != REQUEST_KIND_COLLECT)
			g_string_append_printf(
				columns, " %s",
				record_fields[((struct change *)r->changes->pdata[i])->field]
					.path);
	done = centre_request_tell(c, r, columns->str);
	g_string_free(columns, TRUE);
	return done;
}

/* The chief's yes is not the last: it goes up, with a new due time. */
static bool forward(struct centre_call *c, struct request *r, const char *level)
{
	g_free(r->level);
	r->level = g_strdup(level);
	r->deadline = centre_route_due(c, r);
	return centre_request_raise(c->ledger, r, level) || centre_refuse(c, PROBLEM_BUSY);
}

/* The province in the place of a chief who let the time pass. */
static bool take_over(struct centre_call *c, struct request *r)
{
	const char *level = centre_route_level(c);

	if (strcmp(r->level, level) == 0)
		return true;
	g_free(r->level);
	r->level = g_strdup(level);
	return centre_request_raise(c->ledger, r, level) || centre_refuse(c, PROBLEM_BUSY);
}

/* *next becomes the state after it. */
static bool settle(struct centre_call *c, struct request *r, enum request_event event,
		   struct record **now, enum request_state *next, bool *merged)
{
	const char *level;

	if (event != REQUEST_APPROVE)
		return true;
	if (centre_route_is_last(r, &level))
		return centre_approve(c, r, now, merged);
	return request_step(r->state, REQUEST_FORWARD, next)
		       ? forward(c, r, level)
		       : centre_refuse_with(c, PROBLEM_NOT_OPEN, NULL, centre_blocker_of(r));
}

/* An undo that was approved has set its own state already. */
static bool end(struct centre_call *c, const struct request *r, enum request_state next)
{
	bool undoes = request_kind(r) == REQUEST_KIND_UNDO ||
		      request_kind(r) == REQUEST_KIND_UNMERGE;
	bool done = undoes && next == REQUEST_APPROVED;

	return done || centre_request_set_state(c->ledger, r->id, next);
}

static void decide(struct centre_call *c, struct request *r, const struct verdict *v,
		   struct record **now)
{
	enum request_state next;
	bool merged = false;

	if (!request_step(r->state, v->event, &next)) {
		centre_refuse_with(c, PROBLEM_NOT_OPEN, NULL, centre_blocker_of(r));
		return;
	}
	if (!check_version(c, r) || !check_reason(c, v) || !insert(c, r, v) ||
	    !take_over(c, r) || !settle(c, r, v->event, now, &next, &merged))
		return;
	if (end(c, r, next) && tell(c, r, next))
		answer(c, r, *now, next, merged);
	else
		centre_refuse(c, PROBLEM_BUSY);
}

void centre_decide(struct centre_call *c)
{
	g_autoptr(GError) why = NULL;
	struct verdict *v = verdict_of_json(c->document, &why);
	struct request *r = NULL;
	struct record *now = NULL;

	if (!v)
		centre_refuse_error(c, why);
	else if (centre_is_for_us(c, v->world, v->centre))
		r = centre_request_seek(c, c->id, CENTRE_VIEW_HOLDER);
	if (r) {
		now = centre_resident_load(c->ledger, r->resident, c->now, c->officer->id);
		if (now || request_kind(r) == REQUEST_KIND_COLLECT)
			decide(c, r, v, &now);
		else
			centre_refuse(c, PROBLEM_NOT_FOUND);
		centre_owe(c, r->resident, r->id);
	}
	record_free(now);
	request_free(r);
	verdict_free(v);
}
