/* requests - a correction is sent. */
#include "central/requests.h"

#include <string.h>

#include "central/access.h"
#include "central/feed.h"
#include "central/problem.h"
#include "central/residents.h"
#include "central/self.h"
#include "forms/catalogue.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

static bool refuse_locked(struct centre_call *c, enum record_field field, const char *detail)
{
	struct json *members = json_object();
	const char *procedure = record_fields[field].procedure;

	json_put_text(members, "field", record_fields[field].path);
	json_put_text(members, "procedure", procedure);
	json_put_text(members, "procedure_name",
		      catalogue_name(CATALOGUE_PROCEDURE, procedure));
	return centre_refuse_with(c, PROBLEM_LOCKED_FIELD, detail, members);
}

static bool check_form(struct centre_call *c, const struct request *r)
{
	enum record_field field = FIELD_NONE;
	enum request_flaw flaw = request_check(r, &field);
	g_autofree char *sentence = NULL;

	if (flaw == REQUEST_FINE)
		return true;
	sentence = request_flaw_sentence(flaw, field);
	if (flaw == REQUEST_LOCKED || flaw == REQUEST_YEAR)
		return refuse_locked(c, field, sentence);
	return centre_refuse_because(c, PROBLEM_BAD_SHAPE, sentence);
}

static bool code_holds(enum catalogue catalogue, const char *value, const char *today)
{
	g_autofree char *code = kind_part(value, 0);

	return catalogue_row(catalogue, code, today) != NULL;
}

static bool check_codes(struct centre_call *c, const struct request *r)
{
	g_autofree char *today = date_iso(moment_date(c->now));
	bool holds = code_holds(CATALOGUE_REASON, r->reason, today);

	for (guint i = 0; holds && i < r->papers->len; i++) {
		const struct paper *paper = r->papers->pdata[i];

		holds = code_holds(CATALOGUE_PAPER, paper->kind, today);
	}
	for (guint i = 0; holds && i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];
		const struct record_field_row *row = &record_fields[change->field];

		if (row->kind == KIND_CODE && *change->to)
			holds = code_holds(row->catalogue, change->to, today);
	}
	return holds || centre_refuse_because(c, PROBLEM_BAD_SHAPE,
					      _("A code is not in its list today. Choose it "
						"anew from the list; the draft is kept."));
}

static bool check_origin(struct centre_call *c, const struct request *r)
{
	if (strcmp(r->world, c->centre->world_name) != 0 ||
	    strcmp(r->centre, c->centre->id) != 0)
		return centre_refuse(c, PROBLEM_WRONG_WORLD);
	if (strcmp(r->kind, "correction") != 0)
		return centre_refuse(c, PROBLEM_BAD_SHAPE);
	return g_ascii_strtoll(r->base_version, NULL, 10) == c->match ||
	       centre_refuse(c, PROBLEM_BAD_SHAPE);
}

/* A returned request of the same maker gives way to this one. */
static bool replace(struct centre_call *c, const struct request *r)
{
	struct request *old = centre_request_seek(c, r->replaces);
	enum request_state next;
	bool done = false;

	if (!old)
		return false;
	if (strcmp(old->author_id, c->officer->id) != 0 ||
	    strcmp(old->resident, r->resident) != 0)
		centre_refuse(c, PROBLEM_FORBIDDEN);
	else if (old->state != REQUEST_RETURNED ||
		 !request_step(old->state, REQUEST_REPLACE, &next))
		centre_refuse(c, PROBLEM_NOT_OPEN);
	else
		done = centre_request_set_state(c->ledger, old->id, next);
	request_free(old);
	return done;
}

static bool check_pending(struct centre_call *c, const struct request *r)
{
	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];
		const char *path = record_fields[change->field].path;
		struct centre_rows *rows = centre_ask(
			c->ledger,
			"SELECT q.receipt, q.sent_at, m.name FROM request_field f JOIN request q"
			" ON q.id = f.request LEFT JOIN commune m ON m.code = q.commune"
			" WHERE f.resident = ?1 AND f.field = ?2 AND f.open = 1",
			"ss", r->resident, path);
		bool held = centre_next(rows);

		if (held) {
			struct json *members = json_object();

			json_put_text(members, "field", path);
			json_put_text(members, "receipt", centre_text(rows, 0));
			json_put_time(members, "date", centre_int(rows, 1));
			json_put_text(members, "office", centre_text(rows, 2));
			centre_refuse_with(c, PROBLEM_FIELD_PENDING, NULL, members);
		}
		centre_done(rows);
		if (held)
			return false;
	}
	return true;
}

static bool insert(struct centre_call *c, const struct request *r, const char *commune,
		   const char *receipt)
{
	struct json *document = request_to_json(r, false);
	g_autofree char *text = json_print(document);
	bool done;

	json_free(document);
	done = centre_do(c->ledger,
			 "INSERT INTO request VALUES(?1, ?2, ?3, ?4, 'pending', 1, ?5, ?6, ?7,"
			 " ?8, ?9)",
			 "ssssssiis", r->id, receipt, r->resident, commune, c->officer->id,
			 c->officer->name, c->now,
			 moment_of(moment_date(c->now + CENTRE_DECIDE_MS), 17, 0), text);
	if (!done && centre_refusal(c->ledger))
		return centre_refuse(c, PROBLEM_KEY_REUSED);
	for (guint i = 0; done && i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		done = centre_do(c->ledger,
				 "INSERT INTO request_field VALUES(?1, ?2, ?3, 1)", "sss", r->id,
				 r->resident, record_fields[change->field].path);
	}
	/* Whoever had a hand in the returned one has a hand in this. */
	if (done && *r->replaces)
		done = centre_do(c->ledger,
				 "INSERT OR IGNORE INTO request_touch SELECT ?1, officer, what,"
				 " at FROM request_touch WHERE request = ?2",
				 "ss", r->id, r->replaces);
	return done;
}

static void send(struct centre_call *c, const struct request *r, const struct record *now)
{
	g_autofree char *receipt = NULL;
	struct stale *stale;
	struct json *j;
	bool merged;

	stale = centre_request_compare(c->ledger, r, now, &merged);
	if (stale) {
		centre_refuse_stale(c, stale);
		return;
	}
	if (*r->replaces && !replace(c, r))
		return;
	if (!check_pending(c, r))
		return;
	receipt = centre_receipt_next(c);
	if (!insert(c, r, now->commune_code, receipt) ||
	    !centre_feed_tell(c, r->resident, "open")) {
		if (!c->status)
			centre_refuse(c, PROBLEM_BUSY);
		return;
	}
	j = json_object();
	json_put_text(j, "receipt", receipt);
	json_put_text(j, "state", request_state_word(REQUEST_PENDING));
	json_put_text(j, "version", "1");
	if (merged)
		json_put_bool(j, "merged", true);
	centre_receipt_put(c, j);
	centre_reply(c, 201, j);
	c->etag = g_strdup("1");
}

void centre_request(struct centre_call *c)
{
	g_autoptr(GError) why = NULL;
	struct request *r = request_of_json(c->document, &why);
	struct record *now = NULL;

	if (!r) {
		centre_refuse_error(c, why);
		return;
	}
	if (check_origin(c, r) && check_form(c, r) && check_codes(c, r))
		now = centre_resident_seek(c, r->resident);
	if (now) {
		send(c, r, now);
		centre_owe(c, r->resident, r->id);
		record_free(now);
	}
	request_free(r);
}
