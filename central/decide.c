/* decide - the second pair of eyes: approve, return, refuse. */
#include <string.h>

#include "central/access.h"
#include "central/feed.h"
#include "central/problem.h"
#include "central/requests.h"
#include "central/residents.h"
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
		return true;
	if (centre_refusal(c->ledger) && strstr(centre_refusal(c->ledger), "four-eyes"))
		return centre_refuse(c, PROBLEM_FOUR_EYES);
	return centre_refuse(c, centre_refusal(c->ledger) ? PROBLEM_KEY_REUSED : PROBLEM_BUSY);
}

/* The asked values become the register's. */
static bool apply(struct centre_call *c, const struct request *r, struct record *now)
{
	g_autofree struct centre_edit *edits = g_new0(struct centre_edit, r->changes->len);
	g_autofree char *office = centre_commune_name(c->ledger, now->commune_code);
	const struct centre_event event = {"correction", r->receipt, r->author, office, c->now};
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
		return centre_refuse_because(c, PROBLEM_BAD_SHAPE,
					     _("Another resident already has this number. Nothing "
					       "was changed; refuse or return the request."));
	return done || centre_refuse(c, PROBLEM_BUSY);
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

static void answer(struct centre_call *c, const struct request *r, const struct record *now,
		   enum request_state state, bool merged)
{
	struct json *j = json_object();

	c->etag = g_strdup_printf("%" G_GINT64_FORMAT, c->match + 1);
	json_put_text(j, "receipt", r->receipt);
	json_put_text(j, "state", request_state_word(state));
	json_put_text(j, "version", c->etag);
	json_put_text(j, "resident_version", now->version);
	json_put(j, "now", values_now(r, now));
	if (merged)
		json_put_bool(j, "merged", true);
	centre_receipt_put(c, j);
	centre_reply(c, 200, j);
}

/* What terminals with a copy are to look at again. */
static bool tell(struct centre_call *c, const struct request *r, enum request_state state)
{
	GString *columns = g_string_new("open");
	bool done;

	if (state == REQUEST_APPROVED)
		g_string_append(columns, " version");
	for (guint i = 0; state == REQUEST_APPROVED && i < r->changes->len; i++)
		g_string_append_printf(
			columns, " %s",
			record_fields[((struct change *)r->changes->pdata[i])->field].path);
	done = centre_feed_tell(c, r->resident, columns->str);
	g_string_free(columns, TRUE);
	return done;
}

static void decide(struct centre_call *c, const struct request *r, const struct verdict *v,
		   struct record *now)
{
	enum request_state next;
	struct stale *stale;
	bool merged = false;

	if (!request_step(r->state, v->event, &next)) {
		centre_refuse(c, PROBLEM_NOT_OPEN);
		return;
	}
	if (!check_version(c, r) || !check_reason(c, v) || !insert(c, r, v))
		return;
	if (v->event == REQUEST_APPROVE) {
		stale = centre_request_compare(c->ledger, r, now, &merged);
		if (stale) {
			centre_refuse_stale(c, stale);
			return;
		}
		if (!apply(c, r, now))
			return;
	}
	if (centre_request_set_state(c->ledger, r->id, next) && tell(c, r, next))
		answer(c, r, now, next, merged);
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
		r = centre_request_seek(c, c->id);
	if (r)
		now = centre_resident_seek(c, r->resident);
	if (now) {
		decide(c, r, v, now);
		centre_owe(c, r->resident, r->id);
	}
	record_free(now);
	request_free(r);
	verdict_free(v);
}
