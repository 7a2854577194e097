/* route - views, levels and due times of requests. */
#include "central/route.h"

#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "forms/deciders.h"
#include "forms/procedures.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

/* Days around now whose decisions can matter to a limit of at most thirty days. */
#define DAYS_BACK 10
#define DAYS_AHEAD 60

/* Where no limit is published, as before 18/08/2026: this project's own figure. */
#define DECIDE_MS (INT64_C(3) * 24 * 60 * 60 * 1000)

static void set(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

/* ---- who sees it --------------------------------------------------------------- */

static bool is_of_province(struct centre_call *c, const char *commune)
{
	return centre_number(c->ledger, 0,
			     "SELECT count(*) FROM commune a JOIN commune b ON a.province ="
			     " b.province WHERE a.code = ?1 AND b.code = ?2",
			     "ss", commune, c->officer->commune) > 0;
}

static bool has_decided(struct centre_call *c, const char *request)
{
	return centre_number(c->ledger, 0,
			     "SELECT count(*) FROM decision WHERE request = ?1 AND officer = ?2",
			     "ss", request, c->officer->id) > 0;
}

/* For a higher office: what is its to decide, or was, or was left lying. */
static bool is_before(struct centre_call *c, const struct request *r)
{
	const char *level = centre_route_level(c);

	return strcmp(r->level, level) == 0 ||
	       (strcmp(level, "province") == 0 &&
		centre_route_is_overdue(r->state, r->deadline, c->now)) ||
	       has_decided(c, r->id);
}

enum centre_view centre_route_view(struct centre_call *c, const struct request *r)
{
	enum centre_role role = c->officer->role;

	if (role == CENTRE_ROLE_C06)
		return is_before(c, r) ? CENTRE_VIEW_HOLDER : CENTRE_VIEW_NONE;
	if (role == CENTRE_ROLE_PROVINCE)
		return is_of_province(c, r->commune_code) && is_before(c, r)
			       ? CENTRE_VIEW_HOLDER
			       : CENTRE_VIEW_NONE;
	if (centre_in_scope(c, r->commune_code))
		return CENTRE_VIEW_HOLDER;
	return centre_in_scope(c, r->origin_code) ? CENTRE_VIEW_SENDER : CENTRE_VIEW_NONE;
}

/* ---- whose turn it is ------------------------------------------------------------ */

const char *centre_route_level(const struct centre_call *c)
{
	switch (c->officer->role) {
	case CENTRE_ROLE_CHIEF:
	case CENTRE_ROLE_DEPUTY:
		return "chief";
	case CENTRE_ROLE_PROVINCE:
		return "province";
	case CENTRE_ROLE_C06:
		return "c06";
	case CENTRE_ROLE_NONE:
	case CENTRE_ROLE_OFFICER:
	case CENTRE_ROLE_AUDITOR:
	case CENTRE_ROLE_SUPPORT:
	case CENTRE_ROLE_ADMIN:
		break;
	}
	return "";
}

/* Somebody there who decides, or will from a day on, and is not the author. */
static bool has_decider(struct centre_call *c, const char *commune)
{
	return centre_number(c->ledger, 0,
			     "SELECT count(*) FROM officer WHERE commune = ?1 AND id <> ?2 AND"
			     " locked = 0 AND (role = 'chief' OR (role = 'deputy' AND"
			     " ?3 < decides_to))",
			     "ssi", commune, c->officer->id, c->now) > 0;
}

/* A merge of two with numbers cancels one of them: C06's word. */
static bool cancels_number(struct centre_call *c, const struct request *r)
{
	return centre_number(c->ledger, 0,
			     "SELECT count(*) FROM resident WHERE id IN (?1, ?2) AND number <> ''",
			     "ss", r->resident, r->other) == 2;
}

void centre_route_begin(struct centre_call *c, struct request *r, const char *commune)
{
	g_autofree char *today = date_iso(moment_date(c->now));
	bool orphan = centre_route_level(c)[0] != '\0' && !has_decider(c, commune);

	set(&r->commune_code, commune);
	set(&r->origin_code, c->officer->commune);
	if (!*r->decider)
		set(&r->decider, decider_of(r, today));
	if (request_kind(r) == REQUEST_KIND_MERGE && cancels_number(c, r))
		set(&r->decider, "c06");
	set(&r->level, orphan ? "province" : "chief");
	r->state = orphan ? REQUEST_FORWARDED : REQUEST_PENDING;
	r->sent_at = c->now;
	r->deadline = centre_route_due(c, r);
}

bool centre_route_refuse(struct centre_call *c, const struct request *r)
{
	g_autofree char *sentence =
		g_strdup_printf(_("It is the turn of: %s. Nothing was changed."),
				request_level_name(r->level));
	struct json *members = centre_blocker_of(r);

	json_put_text(members, "level", r->level);
	return centre_refuse_with(c, PROBLEM_FORBIDDEN, sentence, members);
}

bool centre_route_is_last(const struct request *r, const char **level)
{
	*level = r->decider;
	return request_level_height(r->level) >= request_level_height(r->decider);
}

/* ---- until when ------------------------------------------------------------------ */

/* The procedure whose limit counts (forms/procedures.h). */
static const char *procedure_of(const struct request *r)
{
	switch (request_kind(r)) {
	case REQUEST_KIND_REISSUE:
		return "huy-xac-lap";
	case REQUEST_KIND_COLLECT:
		return "thu-thap";
	case REQUEST_KIND_CORRECTION:
	case REQUEST_KIND_UNDO:
	case REQUEST_KIND_MERGE:
	case REQUEST_KIND_UNMERGE:
	case REQUEST_KIND_COUNT:
		break;
	}
	return "1.012564";
}

/*
 * The decisions about working days around now that were imported (list D, whose cells
 * are lines of workdays_load()); NULL: none.
 */
static struct workdays *decided_days(struct centre_call *c)
{
	int64_t day = date_number(moment_date(c->now));
	g_autofree char *from = date_iso(date_of_number(day - DAYS_BACK));
	g_autofree char *to = date_iso(date_of_number(day + DAYS_AHEAD));
	g_autofree char *text = centre_word(
		c->ledger,
		"SELECT group_concat(cells, char(10)) FROM catalogue_row"
		" WHERE list = 'D' AND gone = 0 AND key BETWEEN ?1 AND ?2",
		"ss", from, to);
	struct workdays *sent = NULL;

	if (!text || !*text)
		return NULL;
	sent = workdays_new();
	(void)workdays_load(sent, text, strlen(text), NULL);
	return sent;
}

int64_t centre_route_due(struct centre_call *c, const struct request *r)
{
	g_autofree char *today = date_iso(moment_date(c->now));
	const struct procedure_row *row = procedure_on(procedure_of(r), today);
	struct workdays *sent = decided_days(c);
	int64_t due = row ? procedure_due(row, sent, c->now) : 0;

	workdays_free(sent);
	return due ? due : moment_of(moment_date(c->now + DECIDE_MS), 17, 0);
}

bool centre_route_is_overdue(enum request_state state, int64_t deadline, int64_t now)
{
	return request_state_is_open(state) && now > deadline;
}

bool centre_route_warns(struct centre_call *c, enum request_state state, int64_t deadline)
{
	struct workdays *sent;
	struct date next;

	if (!request_state_is_open(state))
		return false;
	sent = decided_days(c);
	next = workday_after(sent, moment_date(c->now), 1);
	workdays_free(sent);
	return date_number(moment_date(deadline)) <= date_number(next);
}

/* ---- what stands in the way -------------------------------------------------------- */

struct json *centre_blocker(const char *receipt, int64_t date, const char *office)
{
	struct json *members = json_object();

	json_put_text(members, "receipt", receipt);
	json_put_time(members, "date", date);
	json_put_text(members, "office", office);
	return members;
}

struct json *centre_blocker_of(const struct request *r)
{
	const struct decision *last =
		r->decisions->len ? r->decisions->pdata[r->decisions->len - 1] : NULL;

	return centre_blocker(r->receipt, last ? last->at : r->sent_at, r->commune);
}
