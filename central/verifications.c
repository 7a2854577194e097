/* verifications - one resident's answers arrive. */
#include "central/verifications.h"

#include <string.h>

#include "central/access.h"
#include "central/feed.h"
#include "central/problem.h"
#include "central/request_store.h"
#include "central/residents.h"
#include "forms/verification.h"

#include "i18n/banned.h"

static const char *outcome_of(const struct verification *v)
{
	if (v->person != PERSON_PRESENT)
		return verification_person_wire(v->person);
	if (verification_count(v, VERIFIED_DIFFERS) > 0)
		return "differ";
	return verification_count(v, VERIFIED_NO_PAPER) > 0 ? "paper" : "agree";
}

/* What was asked about must still be what was shown. */
static struct stale *compare(struct centre_call *c, const struct verification *v,
			     const struct record *now)
{
	int64_t base_version = g_ascii_strtoll(v->base_version, NULL, 10);
	struct stale *stale = stale_new();
	bool stands = base_version < 1 ||
		      base_version > g_ascii_strtoll(now->version, NULL, 10);

	g_free(stale->base_version);
	stale->base_version = g_strdup(v->base_version);
	g_free(stale->now_version);
	stale->now_version = g_strdup(now->version);
	for (guint i = 0; i < v->answers->len; i++) {
		const struct verification_answer *a = v->answers->pdata[i];
		g_autofree char *base =
			centre_resident_value_at(c->ledger, now, a->field, base_version);

		if (strcmp(base, now->value[a->field]) == 0)
			continue;
		stands = true;
		centre_stale_note(c->ledger,
				  stale_add(stale, a->field, base,
					    a->word == VERIFIED_DIFFERS ? a->value : base,
					    now->value[a->field]),
				  now->id, base_version);
	}
	if (stands)
		return stale;
	stale_free(stale);
	return NULL;
}

static bool keep_fields(struct centre_call *c, const struct verification *v)
{
	for (guint i = 0; i < v->answers->len; i++) {
		const struct verification_answer *a = v->answers->pdata[i];

		if (a->word == VERIFIED_DIFFERS &&
		    !centre_do(c->ledger,
			       "INSERT OR IGNORE INTO verification_field VALUES(?1, ?2, ?3)",
			       "sss", v->resident, record_fields[a->field].path,
			       c->officer->id))
			return false;
	}
	return true;
}

static bool keep(struct centre_call *c, const struct verification *v,
		 const struct record *now, const char *receipt)
{
	const char *outcome = outcome_of(v);
	bool done = v->person != PERSON_ABSENT;
	struct json *document = verification_to_json(v);
	g_autofree char *text = json_print(document);
	g_autofree char *office = centre_commune_name(c->ledger, now->commune_code);
	int64_t version = g_ascii_strtoll(now->version, NULL, 10);
	const struct centre_event event = {"verification", receipt, c->officer->name, office,
					   c->now};

	json_free(document);
	return centre_do(c->ledger,
			 "INSERT INTO verification(id, receipt, resident, officer, version,"
			 " person, document, made_at, at)"
			 " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
			 "ssssissii", v->id, receipt, v->resident, c->officer->id, version,
			 verification_person_wire(v->person), text, v->made_at, c->now) &&
	       keep_fields(c, v) &&
	       centre_do(c->ledger,
			 "UPDATE resident SET verified = ?2, verified_at = CASE WHEN ?3 THEN ?4"
			 " ELSE verified_at END WHERE id = ?1",
			 "ssdi", v->resident, outcome, (int)done, c->now) &&
	       centre_history_add(c->ledger, v->resident, version, NULL, 0, &event) &&
	       centre_feed_tell(c, v->resident, "verified verified_at");
}

static void take(struct centre_call *c, const struct verification *v,
		 const struct record *now)
{
	struct stale *stale = compare(c, v, now);
	g_autofree char *receipt = NULL;
	struct json *j;

	if (stale) {
		centre_refuse_stale(c, stale);
		return;
	}
	receipt = centre_receipt_next(c);
	if (!keep(c, v, now, receipt)) {
		centre_refuse(c, centre_refusal(c->ledger) ? PROBLEM_KEY_REUSED : PROBLEM_BUSY);
		return;
	}
	j = json_object();
	json_put_text(j, "receipt", receipt);
	json_put_number(j, "left",
			centre_number(c->ledger, 0,
				      "SELECT count(*) FROM resident WHERE hamlet = ?1"
				      " AND commune = ?2 AND verified_at = 0 AND life IN ('', '0', '1')",
				      "ss", now->hamlet_id, now->commune_code));
	centre_receipt_put(c, j);
	centre_reply(c, 201, j);
}

void centre_verify(struct centre_call *c)
{
	g_autoptr(GError) why = NULL;
	struct verification *v = verification_of_json(c->document, &why);
	struct record *now;

	if (!v) {
		centre_refuse_error(c, why);
		return;
	}
	now = centre_is_for_us(c, v->world, v->centre) ? centre_resident_seek(c, v->resident)
						       : NULL;
	if (now) {
		take(c, v, now);
		centre_owe(c, v->resident, verification_person_wire(v->person));
		record_free(now);
	}
	verification_free(v);
}
