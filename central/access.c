/* access - duties, sessions, scope and daily counts. */
#include "central/access.h"

#include <string.h>

#include "central/problem.h"
#include "central/self.h"
#include "forms/catalogue.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

#define OF(op) (UINT64_C(1) << (op))

/* What everybody with a session may do, and what reads and changes residents. */
#define BASIC                                                                          \
	(OF(OP_REFRESH) | OF(OP_SIGN_OUT) | OF(OP_PASSWORD) | OF(OP_HOME) | OF(OP_PACKAGE) | \
	 OF(OP_CATALOGUE))
#define READING                                                                        \
	(OF(OP_FIND) | OF(OP_RESIDENT) | OF(OP_HISTORY) | OF(OP_ACCESSES) |            \
	 OF(OP_REVEAL) | OF(OP_MATCH) | OF(OP_HOUSEHOLD) | OF(OP_HAMLETS) |            \
	 OF(OP_WORKLIST) | OF(OP_REQUESTS) | OF(OP_REQUEST_GET) | OF(OP_UNDO_CHECK) | OF(OP_FEED) |        \
	 OF(OP_COPY) | OF(OP_COPY_KEY) | OF(OP_RECONCILE))
#define CLEANING                                                                       \
	(OF(OP_CLEANING) | OF(OP_CLEANING_LIST) | OF(OP_CLEANING_ASSIGN) |             \
	 OF(OP_PAIR) | OF(OP_PAIR_ANSWER) | OF(OP_COMPARISONS) |                       \
	 OF(OP_COMPARISON) | OF(OP_COMPARISON_ANSWER))
#define WORKING (OF(OP_REQUEST) | OF(OP_WITHDRAW) | OF(OP_VERIFY) | OF(OP_LOOK))
/* The offices above a commune: they decide what is forwarded to them. */
#define ABOVE                                                                          \
	(OF(OP_FIND) | OF(OP_RESIDENT) | OF(OP_HISTORY) | OF(OP_REQUESTS) |            \
	 OF(OP_REQUEST_GET) | OF(OP_UNDO_CHECK) | OF(OP_DECIDE))

static const struct {
	const char *word;
	uint64_t may;
} roles[] = {
	[CENTRE_ROLE_NONE] = {"", 0},
	[CENTRE_ROLE_OFFICER] = {"officer", BASIC | READING | WORKING | CLEANING},
	[CENTRE_ROLE_CHIEF] = {"chief", BASIC | READING | WORKING | CLEANING | OF(OP_DECIDE)},
	[CENTRE_ROLE_DEPUTY] = {"deputy", BASIC | READING | WORKING | CLEANING | OF(OP_DECIDE)},
	[CENTRE_ROLE_PROVINCE] = {"province", BASIC | ABOVE},
	[CENTRE_ROLE_C06] = {"c06", BASIC | ABOVE},
	[CENTRE_ROLE_AUDITOR] = {"auditor", BASIC},
	[CENTRE_ROLE_SUPPORT] = {"support", BASIC},
	[CENTRE_ROLE_ADMIN] = {"admin", BASIC},
};

enum centre_role centre_role_of(const char *word)
{
	for (size_t i = 1; i < G_N_ELEMENTS(roles); i++)
		if (strcmp(roles[i].word, word) == 0)
			return (enum centre_role)i;
	return CENTRE_ROLE_NONE;
}

bool centre_may(const struct centre_call *c, enum operation op)
{
	const struct centre_officer *o = c->officer;

	if (op == OP_DECIDE && o->role == CENTRE_ROLE_DEPUTY &&
	    (c->now < o->decides_from || c->now >= o->decides_to))
		return false;
	return (roles[o->role].may & OF(op)) != 0;
}

/* The token in "s=TOKEN"; NULL unless the cookie is exactly that. */
static const char *token_of(const char *cookie)
{
	if (!cookie || strncmp(cookie, "s=", 2) != 0)
		return NULL;
	cookie += 2;
	for (size_t i = 0; cookie[i]; i++)
		if (!g_ascii_isalnum(cookie[i]) && cookie[i] != '-' && cookie[i] != '_')
			return NULL;
	return strlen(cookie) == 43 ? cookie : NULL;
}

static struct centre_officer *officer_of(struct centre_rows *rows)
{
	struct centre_officer *o = g_new0(struct centre_officer, 1);

	o->id = g_strdup(centre_text(rows, 0));
	o->login = g_strdup(centre_text(rows, 1));
	o->name = g_strdup(centre_text(rows, 2));
	o->rank = g_strdup(centre_text(rows, 3));
	o->role_word = g_strdup(centre_text(rows, 4));
	o->role = centre_role_of(o->role_word);
	o->commune = g_strdup(centre_text(rows, 5));
	o->session = g_strdup(centre_text(rows, 6));
	o->terminal = g_strdup(centre_text(rows, 7));
	o->decides_from = centre_int(rows, 9);
	o->decides_to = centre_int(rows, 10);
	return o;
}

struct centre_officer *centre_officer_load(struct centre_ledger *l, const char *id,
					   const char *session, const char *terminal,
					   bool *locked)
{
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT id, login, name, rank, role, commune, ?2, ?3, locked, decides_from,"
		" decides_to FROM officer WHERE id = ?1",
		"sss", id, session, terminal);
	struct centre_officer *officer = centre_next(rows) ? officer_of(rows) : NULL;

	*locked = !officer || centre_int(rows, 8) != 0;
	centre_done(rows);
	return officer;
}

bool centre_admit(struct centre_call *c)
{
	const char *token = token_of(c->header[CENTRE_HEADER_COOKIE]);
	uint8_t hash[CENTRE_VAULT_HASH];
	struct centre_rows *rows;
	bool locked = false;

	if (!token)
		return centre_refuse(c, PROBLEM_SIGNED_OUT);
	centre_token_hash(token, hash);
	rows = centre_ask(c->ledger,
			  "SELECT o.id, o.login, o.name, o.rank, o.role, o.commune, s.id,"
			  " s.terminal, o.locked, o.decides_from, o.decides_to FROM session s JOIN officer o"
			  " ON o.id = s.officer WHERE s.bearer = ?1 AND s.bearer_until > ?2",
			  "bi", hash, sizeof(hash), c->now);
	if (centre_next(rows)) {
		c->officer = officer_of(rows);
		locked = centre_int(rows, 8) != 0;
	}
	centre_done(rows);
	if (!c->officer)
		return centre_refuse(c, PROBLEM_SIGNED_OUT);
	return !locked || centre_refuse(c, PROBLEM_OFFICER_LOCKED);
}

bool centre_admit_world(struct centre_call *c)
{
	const char *said = c->header[CENTRE_HEADER_WORLD];
	g_autofree char *mine = g_strconcat(c->centre->world_name, ";", c->centre->id, NULL);

	return (said && strcmp(said, mine) == 0) || centre_refuse(c, PROBLEM_WRONG_WORLD);
}

bool centre_is_for_us(struct centre_call *c, const char *world, const char *centre)
{
	if (!*world && !*centre)
		return true;
	return (strcmp(world, c->centre->world_name) == 0 &&
		strcmp(centre, c->centre->id) == 0) ||
	       centre_refuse(c, PROBLEM_WRONG_WORLD);
}

static bool purpose_came(struct centre_call *c)
{
	const char *header = c->header[CENTRE_HEADER_PURPOSE];

	if (!c->document)
		return header && purpose_of_header(header, &c->purpose);
	return purpose_of_json(json_get(c->document, "purpose"), &c->purpose, NULL);
}

bool centre_admit_purpose(struct centre_call *c)
{
	g_autofree char *today = date_iso(moment_date(c->now));

	if (!purpose_came(c) || !*c->purpose.case_number ||
	    !catalogue_row(CATALOGUE_PROCEDURE, c->purpose.procedure, today))
		return centre_refuse(c, PROBLEM_NEEDS_PURPOSE);
	return true;
}

bool centre_in_scope(const struct centre_call *c, const char *commune)
{
	return *commune && strcmp(c->officer->commune, commune) == 0;
}

bool centre_searches_widely(const struct centre_call *c)
{
	return c->officer->role == CENTRE_ROLE_PROVINCE || c->officer->role == CENTRE_ROLE_C06;
}

static int64_t day_of(const struct centre_call *c)
{
	return date_number(moment_date(c->now));
}

int64_t centre_tally_left(struct centre_call *c, const char *what, int64_t limit)
{
	int64_t n = centre_number(c->ledger, 0,
				  "SELECT n FROM tally WHERE officer = ?1 AND day = ?2"
				  " AND what = ?3",
				  "sis", c->officer->id, day_of(c), what);

	return n < limit ? limit - n : 0;
}

bool centre_tally(struct centre_call *c, const char *what, int64_t limit)
{
	if (centre_tally_left(c, what, limit) == 0)
		return centre_refuse(c, PROBLEM_TOO_MANY);
	return centre_do(c->ledger,
			 "INSERT INTO tally VALUES(?1, ?2, ?3, 1) ON CONFLICT DO UPDATE"
			 " SET n = n + 1",
			 "sis", c->officer->id, day_of(c), what);
}
