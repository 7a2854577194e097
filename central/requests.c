/* requests - something is asked for: what is proved before it is taken. */
#include "central/requests.h"

#include <string.h>

#include "central/access.h"
#include "central/claim.h"
#include "central/collect.h"
#include "central/merge.h"
#include "central/problem.h"
#include "central/request_rows.h"
#include "central/request_store.h"
#include "central/residents.h"
#include "central/rules_check.h"
#include "central/self.h"
#include "central/undo.h"
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
	bool holds = !*r->reason || code_holds(CATALOGUE_REASON, r->reason, today);

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
	return g_ascii_strtoll(r->base_version, NULL, 10) == c->match ||
	       centre_refuse(c, PROBLEM_BAD_SHAPE);
}

/* A returned request of the same maker gives way to this one. */
static bool replace(struct centre_call *c, const struct request *r)
{
	struct request *old = centre_request_seek(c, r->replaces, CENTRE_VIEW_SENDER);
	enum request_state next;
	bool done = false;

	if (!old)
		return false;
	if (strcmp(old->author_id, c->officer->id) != 0 || strcmp(old->kind, r->kind) != 0 ||
	    (strcmp(old->resident, r->resident) != 0 &&
	     request_kind(r) != REQUEST_KIND_COLLECT))
		centre_refuse(c, PROBLEM_FORBIDDEN);
	else if (old->state != REQUEST_RETURNED ||
		 !request_step(old->state, REQUEST_REPLACE, &next))
		centre_refuse_with(c, PROBLEM_NOT_OPEN, NULL, centre_blocker_of(old));
	else
		done = centre_request_set_state(c->ledger, old->id, next);
	request_free(old);
	return done;
}

/* Number, date and office of the open request that holds the field. */
static bool refuse_pending(struct centre_call *c, const char *path, struct centre_rows *rows)
{
	const char *receipt = centre_text(rows, 0), *office = centre_text(rows, 2);
	struct json *members = centre_blocker(receipt, centre_int(rows, 1), office);
	g_autofree char *when = moment_show(centre_int(rows, 1));
	g_autofree char *detail = g_strdup_printf(
		_("%s of %s (%s) already asks for the same field and is still open. Wait until "
		  "it is decided; the draft is kept."),
		receipt, when, office);

	json_put_text(members, "field", path);
	return centre_refuse_with(c, PROBLEM_FIELD_PENDING, detail, members);
}

static bool check_pending(struct centre_call *c, const struct request *r)
{
	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];
		const char *path = record_fields[change->field].path;
		struct centre_rows *rows = centre_ask(
			c->ledger,
			"SELECT q.receipt, q.sent_at, m.name FROM request_field f JOIN request q"
			" ON q.id = f.request LEFT JOIN commune m ON m.code = q.origin"
			" WHERE f.resident = ?1 AND f.field = ?2 AND f.open = 1",
			"ss", r->resident, path);
		bool held = centre_next(rows);

		if (held)
			refuse_pending(c, path, rows);
		centre_done(rows);
		if (held)
			return false;
	}
	return true;
}

static void set(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

static bool keep(struct centre_call *c, struct request *r)
{
	g_autofree char *receipt = centre_receipt_next(c);

	set(&r->receipt, receipt);
	set(&r->author_id, c->officer->id);
	set(&r->author, c->officer->name);
	if (!centre_request_keep(c->ledger, r))
		return centre_refuse(c, centre_refusal(c->ledger) ? PROBLEM_KEY_REUSED
								  : PROBLEM_BUSY);
	/* Whoever had a hand in the returned one has a hand in this. */
	if (*r->replaces && !centre_do(c->ledger,
				       "INSERT OR IGNORE INTO request_touch SELECT ?1, officer,"
				       " what, at FROM request_touch WHERE request = ?2",
				       "ss", r->id, r->replaces))
		return centre_refuse(c, PROBLEM_BUSY);
	return centre_request_tell(c, r, "open") || centre_refuse(c, PROBLEM_BUSY);
}

static void answer(struct centre_call *c, const struct request *r, bool merged)
{
	struct json *j = json_object();

	json_put_text(j, "receipt", r->receipt);
	json_put_text(j, "state", request_state_word(r->state));
	json_put_text(j, "version", "1");
	json_put_text(j, "level", r->level);
	json_put_text(j, "decider", r->decider);
	json_put_time(j, "deadline", r->deadline);
	if (merged)
		json_put_bool(j, "merged", true);
	if (request_kind(r) == REQUEST_KIND_COLLECT)
		centre_collect_alike(c, r, j);
	centre_receipt_put(c, j);
	centre_reply(c, 201, j);
	c->etag = g_strdup("1");
}

/* `now` is whom it is about; NULL: a person who is to be collected. */
static void send(struct centre_call *c, struct request *r, const struct record *now)
{
	struct stale *stale = NULL;
	bool merged = false;

	if (now && !request_is_claim(r))
		stale = centre_request_compare(c->ledger, r, now, &merged);
	if (stale) {
		centre_refuse_stale(c, stale);
		return;
	}
	/* of another commune's resident nothing is said here; his own chief meets the rules */
	if (!request_is_claim(r) && !centre_rules_arrive(c, r, now))
		return;
	if (*r->replaces && !replace(c, r))
		return;
	if (!check_pending(c, r))
		return;
	centre_route_begin(c, r, now ? now->commune_code : c->officer->commune);
	if (keep(c, r))
		answer(c, r, merged);
}

/* An ordinary correction, or the re-issue of a number. */
static void correct(struct centre_call *c, struct request *r)
{
	struct record *now = request_is_claim(r) ? centre_claim_seek(c, r)
						 : centre_resident_seek(c, r->resident);

	if (now)
		send(c, r, now);
	centre_owe(c, r->resident, r->id);
	record_free(now);
}

static void undo(struct centre_call *c, struct request *r)
{
	struct record *now = centre_resident_seek(c, r->resident);

	if (now && centre_undo_prepare(c, r, now))
		send(c, r, now);
	centre_owe(c, r->resident, r->id);
	record_free(now);
}

static void collect(struct centre_call *c, struct request *r)
{
	if (centre_collect_prepare(c, r))
		send(c, r, NULL);
	centre_owe(c, r->resident, r->id);
}

/* Two records become one, or the other way. */
static void merge(struct centre_call *c, struct request *r,
		  bool (*prepare)(struct centre_call *, struct request *, const struct record *))
{
	struct record *now = centre_resident_seek(c, r->resident);

	if (now && prepare(c, r, now))
		send(c, r, now);
	centre_owe(c, r->resident, r->id);
	record_free(now);
}

static void take(struct centre_call *c, struct request *r)
{
	switch (request_kind(r)) {
	case REQUEST_KIND_CORRECTION:
	case REQUEST_KIND_REISSUE:
		correct(c, r);
		break;
	case REQUEST_KIND_COLLECT:
		collect(c, r);
		break;
	case REQUEST_KIND_UNDO:
		undo(c, r);
		break;
	case REQUEST_KIND_MERGE:
		merge(c, r, centre_merge_prepare);
		break;
	case REQUEST_KIND_UNMERGE:
		merge(c, r, centre_unmerge_prepare);
		break;
	case REQUEST_KIND_COUNT:
		centre_refuse(c, PROBLEM_BAD_SHAPE);
	}
}

void centre_request(struct centre_call *c)
{
	g_autoptr(GError) why = NULL;
	struct request *r = request_of_json(c->document, &why);

	if (!r) {
		centre_refuse_error(c, why);
		return;
	}
	/* what only the centre says, whatever came */
	set(&r->decider, "");
	set(&r->level, "");
	set(&r->receipt, "");
	g_ptr_array_set_size(r->decisions, 0);
	if (check_origin(c, r) && check_form(c, r) && check_codes(c, r))
		take(c, r);
	request_free(r);
}
