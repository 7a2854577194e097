/* centre - the way of a call: route, prove, look, settle. */
#include "central/centre.h"

#include <string.h>

#include "central/access.h"
#include "central/audit.h"
#include "central/cleaning.h"
#include "central/compare.h"
#include "central/catalogue.h"
#include "central/copy.h"
#include "central/feed.h"
#include "central/idempotency.h"
#include "central/package.h"
#include "central/pairs.h"
#include "central/problem.h"
#include "central/reconcile.h"
#include "central/requests.h"
#include "central/residents.h"
#include "central/sessions.h"
#include "central/undo.h"
#include "central/verifications.h"

#include "i18n/banned.h"

typedef void (*step)(struct centre_call *call);

/* What each operation does with a reader, and with the writer. */
static const struct {
	step look, settle;
} steps[OPERATION_COUNT] = {
	[OP_CENTRE] = {centre_centre, NULL},
	[OP_SIGN_IN] = {centre_sign_in_look, centre_sign_in},
	[OP_REFRESH] = {NULL, centre_refresh},
	[OP_SIGN_OUT] = {NULL, centre_sign_out},
	[OP_PASSWORD] = {centre_password_look, centre_password},
	[OP_HOME] = {centre_home, NULL},
	[OP_FIND] = {centre_find, NULL},
	[OP_RESIDENT] = {centre_resident, NULL},
	[OP_HISTORY] = {centre_history, NULL},
	[OP_ACCESSES] = {centre_accesses, NULL},
	[OP_REVEAL] = {NULL, centre_reveal},
	[OP_MATCH] = {NULL, centre_match},
	[OP_HOUSEHOLD] = {centre_household, NULL},
	[OP_HAMLETS] = {centre_hamlets, NULL},
	[OP_WORKLIST] = {centre_worklist, NULL},
	[OP_REQUEST] = {NULL, centre_request},
	[OP_REQUESTS] = {centre_requests, NULL},
	[OP_REQUEST_GET] = {centre_request_get, NULL},
	[OP_DECIDE] = {NULL, centre_decide},
	[OP_WITHDRAW] = {NULL, centre_withdraw},
	[OP_VERIFY] = {NULL, centre_verify},
	[OP_FEED] = {centre_feed, NULL},
	[OP_COPY] = {centre_copy, NULL},
	[OP_COPY_KEY] = {centre_copy_key, NULL},
	[OP_RECONCILE] = {centre_reconcile, NULL},
	[OP_PACKAGE] = {NULL, centre_package},
	[OP_LOOK] = {NULL, centre_copy_look},
	[OP_UNDO_CHECK] = {centre_undo_check, NULL},
	[OP_CLEANING] = {centre_cleaning, NULL},
	[OP_CLEANING_LIST] = {centre_cleaning_list, NULL},
	[OP_CLEANING_ASSIGN] = {NULL, centre_cleaning_assign},
	[OP_PAIR] = {centre_pair, NULL},
	[OP_PAIR_ANSWER] = {NULL, centre_pair_answer},
	[OP_COMPARISONS] = {centre_comparisons, NULL},
	[OP_COMPARISON] = {centre_comparison, NULL},
	[OP_COMPARISON_ANSWER] = {NULL, centre_comparison_answer},
	[OP_CATALOGUE] = {centre_catalogue, NULL},
};

static bool route(struct centre_call *c)
{
	const char *query = strchr(c->path, '?');

	c->op = operation_of(c->method, c->path, &c->id);
	c->query = query ? query + 1 : NULL;
	if (c->op != OP_NONE)
		return true;
	return centre_refuse(c, operation_path_is_known(c->path) ? PROBLEM_WRONG_METHOD
								 : PROBLEM_NOT_FOUND);
}

static bool type_is_json(const char *type)
{
	if (!type || g_ascii_strncasecmp(type, "application/json", 16) != 0)
		return false;
	return !type[16] || g_ascii_strcasecmp(type + 16, ";charset=utf-8") == 0 ||
	       g_ascii_strcasecmp(type + 16, "; charset=utf-8") == 0;
}

static bool prove_frame(struct centre_call *c)
{
	bool posts = strcmp(operations[c->op].method, "POST") == 0;

	if (c->length > CENTRE_MAX_BODY)
		return centre_refuse(c, PROBLEM_TOO_LARGE);
	if (c->header[CENTRE_HEADER_ENCODING] || (!posts && c->length > 0) ||
	    (posts && !type_is_json(c->header[CENTRE_HEADER_TYPE])))
		return centre_refuse(c, PROBLEM_BAD_HEADER);
	return true;
}

static bool read_body(struct centre_call *c)
{
	g_autoptr(GError) why = NULL;

	if (strcmp(operations[c->op].method, "POST") != 0)
		return true;
	c->document = json_parse(c->body ? c->body : "", c->length, &why);
	if (!c->document)
		return centre_refuse_error(c, why);
	return json_is_object(c->document) || centre_refuse(c, PROBLEM_BAD_SHAPE);
}

/* If-Match: "7" */
static bool read_match(struct centre_call *c)
{
	const char *said = c->header[CENTRE_HEADER_MATCH];
	char *end = NULL;

	if (!said)
		return centre_refuse(c, PROBLEM_NEEDS_MATCH);
	if (said[0] != '"' || !g_ascii_isdigit(said[1]) || strlen(said) > 18)
		return centre_refuse(c, PROBLEM_BAD_HEADER);
	c->match = g_ascii_strtoll(said + 1, &end, 10);
	return strcmp(end, "\"") == 0 || centre_refuse(c, PROBLEM_BAD_HEADER);
}

static bool prove_caller(struct centre_call *c, unsigned needs)
{
	if (!(needs & NEEDS_SESSION))
		return true;
	if (!centre_admit(c) || !centre_admit_world(c))
		return false;
	return centre_may(c, c->op) || centre_refuse(c, PROBLEM_FORBIDDEN);
}

static bool prove(struct centre_call *c)
{
	unsigned needs;

	if (!route(c) || !prove_frame(c))
		return false;
	needs = operations[c->op].needs;
	return prove_caller(c, needs) && (!(needs & NEEDS_MATCH) || read_match(c)) &&
	       read_body(c) && (!(needs & NEEDS_KEY) || centre_key_read(c)) &&
	       (!(needs & NEEDS_PURPOSE) || centre_admit_purpose(c));
}

void centre_look(const struct centre *centre, struct centre_ledger *reader,
		 struct centre_call *c)
{
	c->centre = centre;
	c->ledger = reader;
	c->now = world_now(centre->world);
	if (!centre_begin_reading(reader)) {
		centre_lost(c);
		return;
	}
	if (prove(c) && steps[c->op].look)
		steps[c->op].look(c);
	c->settles = !c->status && c->op != OP_NONE && steps[c->op].settle;
	if (centre_is_broken(reader))
		centre_lost(c);
	centre_rollback(reader);
}

bool centre_owes(const struct centre_call *c)
{
	return c->settles || c->debts->len > 0;
}

static void settle_once(struct centre_call *c)
{
	bool keep;

	if (c->key && centre_key_replay(c))
		return;
	centre_save(c->ledger);
	steps[c->op].settle(c);
	keep = c->keeps || c->status < 400;
	if (keep && c->key && c->status < 400)
		centre_key_keep(c);
	centre_unsave(c->ledger, keep);
	if (!keep)
		g_clear_pointer(&c->news, g_free);
}

static void pay(struct centre_call *c, const struct centre_debt *debt)
{
	const struct centre_officer *o = c->officer;
	const struct centre_audit entry = {
		.time = c->now,
		.officer = o ? o->id : "",
		.name = o ? o->name : "",
		.commune = o ? o->commune : "",
		.session = o ? o->session : "",
		.action = operations[c->op].name,
		.target = debt->target,
		.procedure = c->purpose.procedure,
		.case_number = c->purpose.case_number,
		.result = c->slug ? c->slug : "ok",
		.detail = debt->detail,
	};

	centre_audit_append(c->ledger, &entry);
}

static void pay_all(struct centre_call *c)
{
	for (guint i = 0; i < c->debts->len; i++)
		pay(c, g_ptr_array_index(c->debts, i));
}

/* Its officer is known, but has no session here: the rest is proved as ever. */
static void deliver(struct centre_call *letter)
{
	struct centre_call *c = letter;
	unsigned needs;

	if (route(c) && prove_frame(c)) {
		needs = operations[c->op].needs;
		c->settles = (centre_may(c, c->op) || centre_refuse(c, PROBLEM_FORBIDDEN)) &&
			     (!(needs & NEEDS_MATCH) || read_match(c)) && read_body(c) &&
			     centre_key_read(c) &&
			     (!(needs & NEEDS_PURPOSE) || centre_admit_purpose(c));
	}
	if (c->settles)
		settle_once(c);
	pay_all(c);
}

void centre_settle(const struct centre *centre, struct centre_ledger *writer,
		   struct centre_call *c)
{
	c->centre = centre;
	c->ledger = writer;
	c->deliver = deliver;
	if (c->settles)
		settle_once(c);
	pay_all(c);
}

void centre_lost(struct centre_call *c)
{
	c->settles = false;
	g_clear_pointer(&c->news, g_free);
	g_clear_pointer(&c->etag, g_free);
	g_ptr_array_set_size(c->debts, 0);
	centre_refuse(c, PROBLEM_BUSY);
	c->retry_after = 1;
}

void centre_answer(const struct centre *centre, struct centre_ledger *ledger,
		   struct centre_call *c)
{
	centre_look(centre, ledger, c);
	if (!centre_owes(c))
		return;
	if (!centre_begin(ledger)) {
		centre_lost(c);
		return;
	}
	centre_settle(centre, ledger, c);
	if (!centre_commit(ledger))
		centre_lost(c);
}
