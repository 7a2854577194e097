/* sessions - tokens and passwords. */
#include "central/sessions.h"

#include <string.h>

#include "central/access.h"
#include "central/audit.h"
#include "central/package.h"
#include "central/problem.h"
#include "central/self.h"
#include "forms/package.h"
#include "i18n/language.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define WAIT_MS (INT64_C(60) * 1000)
#define WAIT_DOUBLINGS 4
#define FORGET_MS (INT64_C(24) * 60 * 60 * 1000)

/* What sign-in and password find out before the writer is asked. */
struct finding {
	char *officer;	/* id; NULL: the password does not fit */
	char *password; /* hash of the new one */
};

static void finding_free(void *finding)
{
	struct finding *f = finding;

	g_free(f->officer);
	g_free(f->password);
	g_free(f);
}

static struct finding *finding_of(struct centre_call *c)
{
	if (!c->found) {
		c->found = g_new0(struct finding, 1);
		c->found_free = finding_free;
	}
	return c->found;
}

static bool shape(struct centre_call *c, const char *const keys[])
{
	g_autoptr(GError) why = NULL;

	return json_check_keys(c->document, keys, &why) || centre_refuse_error(c, why);
}

static const char *text_in(struct centre_call *c, const char *key)
{
	return json_text_at(c->document, key);
}

void centre_centre(struct centre_call *c)
{
	struct json *j = json_object();

	json_put_text(j, "world", c->centre->world_name);
	json_put_text(j, "id", c->centre->id);
	json_put_text(j, "name", c->centre->name);
	json_put_time(j, "time", c->now);
	json_put_text(j, "protocol", "1");
	centre_reply(c, 200, j);
}

static bool same_world(struct centre_call *c)
{
	const char *world = text_in(c, "world"), *centre = text_in(c, "centre");

	if (strcmp(world, c->centre->world_name) == 0 &&
	    (!centre || !*centre || strcmp(centre, c->centre->id) == 0))
		return true;
	return centre_refuse(c, PROBLEM_WRONG_WORLD);
}

/* Names are compared in lower case; longer ones are nobody's. */
static char *login_of(struct centre_call *c)
{
	g_autofree char *login = g_ascii_strdown(text_in(c, "officer"), -1);

	return text_show_start(login, 64);
}

static bool must_wait(struct centre_call *c, const char *login)
{
	int64_t until = centre_number(c->ledger, 0,
				      "SELECT wait_until FROM attempt WHERE login = ?1"
				      " AND fails >= ?2",
				      "sd", login, CENTRE_FREE_FAILS);

	if (until <= c->now)
		return false;
	centre_refuse_because(c, PROBLEM_TOO_MANY,
			      _("Too many wrong passwords. Wait a while, then type the "
				"password again."));
	c->retry_after = (unsigned)((until - c->now + 999) / 1000);
	return true;
}

void centre_sign_in_look(struct centre_call *c)
{
	static const char *const keys[] = {"officer",  "password",     "world", "centre",
					   "terminal", "terminal_key", NULL};
	g_autofree char *login = NULL, *id = NULL, *hash = NULL;
	const char *password;
	bool fits;

	if (!shape(c, keys))
		return;
	password = text_in(c, "password");
	if (!text_in(c, "officer") || !password || !text_in(c, "world") ||
	    !text_in(c, "terminal") || strlen(password) > 1024) {
		centre_refuse(c, PROBLEM_BAD_SHAPE);
		return;
	}
	login = login_of(c);
	if (!same_world(c) || must_wait(c, login))
		return;
	id = centre_word(c->ledger, "SELECT id FROM officer WHERE login = ?1", "s", login);
	hash = centre_word(c->ledger, "SELECT password FROM officer WHERE login = ?1", "s",
			   login);
	fits = hash ? centre_password_fits(hash, password)
		    : centre_password_pretend(password, c->centre->cost);
	finding_of(c)->officer = fits ? g_steal_pointer(&id) : NULL;
}

static void note_failure(struct centre_call *c, const char *login)
{
	int64_t fails, wait;

	centre_do(c->ledger, "DELETE FROM attempt WHERE wait_until < ?1", "i",
		  c->now - FORGET_MS);
	centre_do(c->ledger,
		  "INSERT INTO attempt VALUES(?1, 1, ?2) ON CONFLICT DO UPDATE"
		  " SET fails = fails + 1",
		  "si", login, c->now);
	fails = centre_number(c->ledger, 0, "SELECT fails FROM attempt WHERE login = ?1", "s",
			      login);
	if (fails < CENTRE_FREE_FAILS)
		return;
	wait = WAIT_MS << MIN(fails - CENTRE_FREE_FAILS, WAIT_DOUBLINGS);
	centre_do(c->ledger, "UPDATE attempt SET wait_until = ?2 WHERE login = ?1", "si", login,
		  c->now + MIN(wait, 15 * WAIT_MS));
}

static bool load_officer(struct centre_call *c, const char *id, const char *session)
{
	bool locked;

	c->officer = centre_officer_load(c->ledger, id, session, "", &locked);
	return !locked;
}

static struct json *hamlets_of(struct centre_call *c)
{
	struct json *list = json_array();
	struct centre_rows *rows =
		centre_ask(c->ledger,
			   "SELECT id, name FROM hamlet WHERE commune = ?1 ORDER BY place", "s",
			   c->officer->commune);

	while (centre_next(rows)) {
		struct json *hamlet = json_object();

		json_put_text(hamlet, "id", centre_text(rows, 0));
		json_put_text(hamlet, "name", centre_text(rows, 1));
		json_push(list, hamlet);
	}
	centre_done(rows);
	return list;
}

static struct json *officer_to_json(const struct centre_officer *o)
{
	struct json *j = json_object();

	json_put_text(j, "id", o->id);
	json_put_text(j, "login", o->login);
	json_put_text(j, "name", o->name);
	json_put_text(j, "rank", o->rank);
	json_put_text(j, "role", o->role_word);
	return j;
}

static void put_commune(struct centre_call *c, struct json *j)
{
	struct centre_rows *rows =
		centre_ask(c->ledger,
			   "SELECT code, name, kind, province, deadline FROM commune"
			   " WHERE code = ?1",
			   "s", c->officer->commune);
	struct json *commune = json_object();

	if (centre_next(rows)) {
		json_put_text(commune, "code", centre_text(rows, 0));
		json_put_text(commune, "name", centre_text(rows, 1));
		json_put_text(commune, "kind", centre_text(rows, 2));
		json_put_text(commune, "province", centre_text(rows, 3));
		json_put_time(j, "deadline", centre_int(rows, 4));
	}
	centre_done(rows);
	json_put(j, "commune", commune);
}

static void put_last(struct centre_call *c, struct json *j)
{
	struct centre_rows *rows =
		centre_ask(c->ledger,
			   "SELECT last_time, last_terminal FROM officer WHERE id = ?1", "s",
			   c->officer->id);
	struct json *last = json_object();

	if (centre_next(rows)) {
		json_put_time(last, "time", centre_int(rows, 0));
		json_put_text(last, "terminal", centre_text(rows, 1));
	}
	centre_done(rows);
	json_put(j, "last", last);
}

/* New tokens into the session's row and the answer. */
static void put_tokens(struct centre_call *c, struct json *j, const char *session)
{
	uint8_t bearer_hash[CENTRE_VAULT_HASH], refresh_hash[CENTRE_VAULT_HASH];
	g_autofree char *bearer = centre_token_new(c->centre->world, bearer_hash);
	g_autofree char *refresh = centre_token_new(c->centre->world, refresh_hash);

	centre_do(c->ledger,
		  "UPDATE session SET bearer = ?2, bearer_until = ?3, refresh = ?4,"
		  " refresh_until = ?5 WHERE id = ?1",
		  "sbibi", session, bearer_hash, sizeof(bearer_hash),
		  c->now + CENTRE_BEARER_MS, refresh_hash, sizeof(refresh_hash),
		  c->now + CENTRE_REFRESH_MS);
	json_put_text(j, "bearer", bearer);
	json_put_text(j, "refresh", refresh);
	json_put_number(j, "expires_in", CENTRE_BEARER_MS / 1000);
}

static void open_session(struct centre_call *c)
{
	g_autofree char *session = world_uuid(c->centre->world);
	g_autofree char *terminal = text_show_start(text_in(c, "terminal"), 64);
	struct json *j;

	if (!load_officer(c, finding_of(c)->officer, session)) {
		centre_refuse(c, PROBLEM_OFFICER_LOCKED);
		return;
	}
	if (!centre_terminal_note(c, c->officer->id, terminal))
		return;
	centre_do(c->ledger,
		  "DELETE FROM session WHERE refresh_until < ?1 AND bearer_until < ?1", "i",
		  c->now);
	centre_do(c->ledger,
		  "INSERT INTO session VALUES(?1, ?2, CAST(?1 AS BLOB), 0, x'', 0, ?3)", "sss",
		  session, c->officer->id, terminal);
	j = json_object();
	put_tokens(c, j, session);
	json_put(j, "officer", officer_to_json(c->officer));
	put_commune(c, j);
	json_put_text(j, "world", c->centre->world_name);
	json_put_text(j, "centre", c->centre->id);
	package_put_bytes(j, "centre_key", c->centre->box_public, CENTRE_BOX_KEY);
	json_put(j, "hamlets", hamlets_of(c));
	put_last(c, j);
	centre_audit_put(c->ledger, j);
	centre_do(c->ledger,
		  "UPDATE officer SET last_time = ?2, last_terminal = ?3 WHERE id = ?1", "sis",
		  c->officer->id, c->now, terminal);
	centre_reply(c, 200, j);
}

void centre_sign_in(struct centre_call *c)
{
	g_autofree char *login = login_of(c);

	c->keeps = true;
	centre_owe(c, "", login);
	if (!finding_of(c)->officer) {
		note_failure(c, login);
		centre_refuse(c, PROBLEM_SIGN_IN_FAILED);
		return;
	}
	centre_do(c->ledger, "DELETE FROM attempt WHERE login = ?1", "s", login);
	open_session(c);
}

static void end_session(struct centre_call *c, const char *session)
{
	centre_do(c->ledger, "DELETE FROM refresh_used WHERE session = ?1", "s", session);
	centre_do(c->ledger, "DELETE FROM session WHERE id = ?1", "s", session);
}

void centre_refresh(struct centre_call *c)
{
	static const char *const keys[] = {"refresh", NULL};
	g_autofree char *session = NULL, *used = NULL, *officer = NULL;
	uint8_t hash[CENTRE_VAULT_HASH];
	struct json *j;

	if (!shape(c, keys) || !text_in(c, "refresh")) {
		if (!c->status)
			centre_refuse(c, PROBLEM_BAD_SHAPE);
		return;
	}
	c->keeps = true;
	centre_token_hash(text_in(c, "refresh"), hash);
	used = centre_word(c->ledger, "SELECT session FROM refresh_used WHERE refresh = ?1", "b",
			   hash, sizeof(hash));
	session = centre_word(c->ledger,
			      "SELECT id FROM session WHERE refresh = ?1 AND refresh_until > ?2",
			      "bi", hash, sizeof(hash), c->now);
	if (used) {
		centre_owe(c, "", "refresh token came twice: session ended");
		end_session(c, used);
	}
	officer = session ? centre_word(c->ledger, "SELECT officer FROM session WHERE id = ?1",
					"s", session)
			  : NULL;
	if (!officer) {
		centre_refuse(c, PROBLEM_SIGNED_OUT);
		return;
	}
	if (!load_officer(c, officer, session)) {
		end_session(c, session);
		centre_refuse(c, PROBLEM_OFFICER_LOCKED);
		return;
	}
	centre_do(c->ledger, "INSERT INTO refresh_used VALUES(?1, ?2)", "bs", hash,
		  sizeof(hash), session);
	j = json_object();
	put_tokens(c, j, session);
	centre_owe(c, "", NULL);
	centre_reply(c, 200, j);
}

void centre_sign_out(struct centre_call *c)
{
	static const char *const keys[] = {NULL};

	if (!shape(c, keys))
		return;
	end_session(c, c->officer->session);
	centre_owe(c, "", NULL);
	centre_reply(c, 200, json_object());
}

void centre_password_look(struct centre_call *c)
{
	static const char *const keys[] = {"old", "new", NULL};
	g_autofree char *hash = NULL;
	const char *was, *wanted;

	if (!shape(c, keys))
		return;
	was = text_in(c, "old");
	wanted = text_in(c, "new");
	if (!was || !wanted || strlen(was) > 1024 || strlen(wanted) > 1024) {
		centre_refuse(c, PROBLEM_BAD_SHAPE);
		return;
	}
	if (text_letters(wanted) < CENTRE_PASSWORD_LETTERS) {
		centre_refuse_because(c, PROBLEM_BAD_SHAPE,
				      _("A password has at least 8 letters. The old one "
					"still holds."));
		return;
	}
	if (must_wait(c, c->officer->login))
		return;
	hash = centre_word(c->ledger, "SELECT password FROM officer WHERE id = ?1", "s",
			   c->officer->id);
	if (hash && centre_password_fits(hash, was)) {
		finding_of(c)->officer = g_strdup(c->officer->id);
		finding_of(c)->password = centre_password_hash(wanted, c->centre->cost);
	}
}

void centre_password(struct centre_call *c)
{
	const struct finding *f = finding_of(c);

	c->keeps = true;
	centre_owe(c, c->officer->id, NULL);
	if (!f->officer) {
		note_failure(c, c->officer->login);
		centre_refuse_because(c, PROBLEM_SIGN_IN_FAILED,
				      _("The old password is wrong; it still holds. Type it "
					"again."));
		return;
	}
	if (!f->password) {
		centre_refuse(c, PROBLEM_BUSY);
		return;
	}
	centre_do(c->ledger, "UPDATE officer SET password = ?2 WHERE id = ?1", "ss",
		  c->officer->id, f->password);
	/* Whoever knew the old password is signed out everywhere but here. */
	centre_do(c->ledger, "DELETE FROM session WHERE officer = ?1 AND id <> ?2", "ss",
		  c->officer->id, c->officer->session);
	centre_reply(c, 200, json_object());
}
