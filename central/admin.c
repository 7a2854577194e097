/* admin - communes and officers. */
#include "central/admin.h"

#include <string.h>

#include "central/access.h"
#include "central/copy.h"
#include "central/sessions.h"
#include "forms/copy.h"
#include "i18n/language.h"
#include "i18n/moment.h"
#include "i18n/text.h"

#include "i18n/banned.h"

#define DEADLINE_MS (INT64_C(90) * 24 * 60 * 60 * 1000)

static bool fail(GError **why, const char *sentence)
{
	g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0, sentence);
	return false;
}

/* Text of the command line through the door; false: `why`. */
static bool admit(const char *raw, char **clean, GError **why)
{
	struct text_refusal refusal;

	*clean = text_admit(raw, strlen(raw), NULL, &refusal);
	if (!*clean) {
		g_autofree char *sentence = text_refusal_sentence(&refusal);

		return fail(why, sentence);
	}
	return **clean || fail(why, _("A name is empty. Nothing was changed."));
}

static bool end(struct centre_ledger *l, bool done, GError **why, const char *refusal)
{
	if (done && centre_commit(l))
		return true;
	if (why && *why) {
		centre_rollback(l);
		return false;
	}
	fail(why, centre_refusal(l) ? refusal
				    : _("The database could not be written. Nothing was "
					"changed."));
	centre_rollback(l);
	return false;
}

/* From now on its changes are counted, and its copies have a key. */
static bool add_feed(const struct centre *centre, struct centre_ledger *l, const char *code)
{
	uint8_t key[COPY_KEY_BYTES];
	bool done;

	world_random(centre->world, key, sizeof(key));
	done = centre_do(l,
			 "INSERT INTO feed_head(commune, key_id, key, key_at)"
			 " VALUES(?1, 1, ?2, ?3)",
			 "sbi", code, key, sizeof(key), world_now(centre->world));
	centre_wipe(key, sizeof(key));
	return done;
}

static bool add_hamlets(struct centre_ledger *l, const struct centre_commune_plan *plan,
			GError **why)
{
	for (size_t i = 0; i < plan->hamlets; i++) {
		g_autofree char *id = g_strdup_printf("%s-%02zu", plan->code, i + 1);
		g_autofree char *name = NULL;

		if (!admit(plan->hamlet[i], &name, why) ||
		    !centre_do(l, "INSERT INTO hamlet VALUES(?1, ?2, ?3, ?4)", "sssi", id,
			       plan->code, name, (int64_t)i + 1))
			return false;
	}
	return true;
}

bool centre_commune_add(const struct centre *centre, struct centre_ledger *l,
			const struct centre_commune_plan *plan, GError **why)
{
	g_autofree char *name = NULL, *province = NULL, *kind = NULL;
	int64_t last = world_now(centre->world) + DEADLINE_MS;
	int64_t deadline = plan->deadline ? plan->deadline : moment_of(moment_date(last), 17, 0);
	bool done;

	if (strlen(plan->code) != 5 || strspn(plan->code, "0123456789") != 5)
		return fail(why, _("A commune's code has five digits. Nothing was changed."));
	if (!admit(plan->name, &name, why) || !admit(plan->province, &province, why) ||
	    !admit(plan->kind, &kind, why))
		return false;
	if (plan->hamlets == 0)
		return fail(why, _("A commune needs at least one hamlet: --hamlet NAME. "
				   "Nothing was changed."));
	done = centre_begin(l) &&
	       centre_do(l, "INSERT INTO commune VALUES(?1, ?2, ?3, ?4, ?5)", "ssssi",
			 plan->code, name, kind, province, deadline) &&
	       add_feed(centre, l, plan->code) && add_hamlets(l, plan, why);
	return end(l, done, why, _("This commune is there already. Nothing was changed."));
}

bool centre_commune_new_key(const struct centre *centre, struct centre_ledger *l,
			    const char *code, GError **why)
{
	bool done = centre_begin(l);

	if (done && !centre_copy_key_change(centre, l, code))
		done = centre_is_broken(l) ? false
					   : fail(why, _("There is no such commune. Nothing was "
							 "changed."));
	return end(l, done, why, "");
}

static bool check_password(const char *password, GError **why)
{
	return (g_utf8_validate(password, -1, NULL) &&
		text_letters(password) >= CENTRE_PASSWORD_LETTERS &&
		strlen(password) <= 1024) ||
	       fail(why, _("A password has at least 8 letters, on one line of the input. "
			   "Nothing was changed."));
}

static bool check_login(const char *login, GError **why)
{
	size_t length = strspn(login, "abcdefghijklmnopqrstuvwxyz0123456789._-");

	return (length > 0 && length <= 32 && !login[length]) ||
	       fail(why, _("An officer's sign-in name is made of small letters, digits and "
			   ". _ -. Nothing was changed."));
}

bool centre_officer_add(const struct centre *centre, struct centre_ledger *l,
			const struct centre_officer_plan *plan, GError **why)
{
	g_autofree char *id = world_uuid(centre->world);
	g_autofree char *name = NULL, *rank = NULL, *hash = NULL, *commune = NULL;
	bool done;

	if (!check_login(plan->login, why) || !admit(plan->name, &name, why) ||
	    !admit(plan->rank, &rank, why) || !check_password(plan->password, why))
		return false;
	if (centre_role_of(plan->role) == CENTRE_ROLE_NONE)
		return fail(why, _("There is no such role. Nothing was changed."));
	if ((plan->decides_from || plan->decides_to) &&
	    (strcmp(plan->role, "deputy") != 0 || plan->decides_from >= plan->decides_to))
		return fail(why, _("Only a deputy decides from one day to a later one: --from "
				   "and --to. Nothing was changed."));
	commune = centre_word(l, "SELECT code FROM commune WHERE code = ?1", "s", plan->commune);
	if (!commune)
		return fail(why, _("There is no such commune. Add it first: dancu-central "
				   "commune add"));
	hash = centre_password_hash(plan->password, centre->cost);
	if (!hash)
		return fail(why, _("Not enough memory for the password. Nothing was changed."));
	done = centre_begin(l) &&
	       centre_do(l,
			 "INSERT INTO officer(id, login, name, rank, role, commune, password,"
			 " decides_from, decides_to)"
			 " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
			 "sssssssii", id, plan->login, name, rank, plan->role, commune, hash,
			 plan->decides_from, plan->decides_to);
	return end(l, done, why, _("This sign-in name is taken. Nothing was changed."));
}

static bool sign_out(struct centre_ledger *l, const char *login)
{
	return centre_do(l,
			 "DELETE FROM session WHERE officer = (SELECT id FROM officer"
			 " WHERE login = ?1)",
			 "s", login) &&
	       centre_do(l,
			 "DELETE FROM terminal_key WHERE officer = (SELECT id FROM officer"
			 " WHERE login = ?1)",
			 "s", login) &&
	       centre_do(l, "DELETE FROM attempt WHERE login = ?1", "s", login);
}

static bool changed_one(struct centre_ledger *l, GError **why)
{
	return centre_touched(l) == 1 ||
	       fail(why, _("There is no officer of this name. Nothing was changed."));
}

bool centre_officer_passwd(const struct centre *centre, struct centre_ledger *l,
			   const char *login, const char *password, GError **why)
{
	g_autofree char *hash = NULL;
	bool done;

	if (!check_password(password, why))
		return false;
	hash = centre_password_hash(password, centre->cost);
	if (!hash)
		return fail(why, _("Not enough memory for the password. Nothing was changed."));
	done = centre_begin(l) &&
	       centre_do(l, "UPDATE officer SET password = ?2 WHERE login = ?1", "ss", login,
			 hash) &&
	       changed_one(l, why) && sign_out(l, login);
	return end(l, done, why, "");
}

bool centre_officer_lock(const struct centre *centre, struct centre_ledger *l,
			 const char *login, bool locked, GError **why)
{
	bool done = centre_begin(l) &&
		    centre_do(l, "UPDATE officer SET locked = ?2 WHERE login = ?1", "sd", login,
			      (int)locked) &&
		    changed_one(l, why) && sign_out(l, login);

	(void)centre;
	return end(l, done, why, "");
}

static GPtrArray *column(struct centre_rows *rows)
{
	GPtrArray *out = g_ptr_array_new_with_free_func(g_free);

	while (centre_next(rows))
		g_ptr_array_add(out, g_strdup(centre_text(rows, 0)));
	centre_done(rows);
	return out;
}

GPtrArray *centre_hamlet_ids(struct centre_ledger *l, const char *commune)
{
	return column(centre_ask(l, "SELECT id FROM hamlet WHERE commune = ?1 ORDER BY place",
				 "s", commune));
}

GPtrArray *centre_hamlet_names(struct centre_ledger *l, const char *commune)
{
	return column(centre_ask(l, "SELECT name FROM hamlet WHERE commune = ?1 ORDER BY place",
				 "s", commune));
}
