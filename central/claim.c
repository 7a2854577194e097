/* claim - three values, all or nothing. */
#include "central/claim.h"

#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/residents.h"
#include "forms/catalogue.h"
#include "forms/deciders.h"
#include "i18n/fold.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static void set(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

static bool same_name(const char *a, const char *b)
{
	g_autofree char *one = value_name_text(a), *two = value_name_text(b);
	g_autofree char *left = fold_key(one, FOLD_CANONICAL);
	g_autofree char *right = fold_key(two, FOLD_CANONICAL);

	return strcmp(left, right) == 0;
}

static struct record *find(struct centre_call *c, const struct person_claim *p)
{
	g_autofree char *id = centre_word(
		c->ledger, "SELECT id FROM resident WHERE number = ?1 AND number <> ''",
		"s", p->number);
	struct record *r = centre_resident_load(c->ledger, id ? id : "", c->now, c->officer->id);

	if (r && same_name(r->value[FIELD_NAME], p->name) &&
	    strcmp(r->value[FIELD_BIRTH], p->birth) == 0)
		return r;
	record_free(r);
	return NULL;
}

/* What an ordinary correction may not touch is only known now. */
static bool fill(struct centre_call *c, struct request *r, const struct record *now)
{
	for (guint i = 0; i < r->changes->len; i++) {
		struct change *change = r->changes->pdata[i];

		set(&change->from, now->value[change->field]);
		if (request_kind(r) == REQUEST_KIND_CORRECTION &&
		    decider_opens_reissue(change->field, change->from, change->to))
			return centre_refuse(c, PROBLEM_LOCKED_FIELD);
	}
	set(&r->resident, now->id);
	set(&r->base_version, now->version);
	return true;
}

struct record *centre_claim_seek(struct centre_call *c, struct request *r)
{
	struct record *now;

	if (!centre_tally(c, "claim", CENTRE_CLAIMS_A_DAY))
		return NULL;
	c->keeps = true; /* a guess counts, too */
	now = find(c, &r->person);
	if (!now) {
		centre_refuse_because(c, PROBLEM_NOT_FOUND,
				      _("Nobody has exactly this number, name and birth date. "
					"Compare them with the card; the draft is kept."));
		return NULL;
	}
	c->keeps = false;
	if (fill(c, r, now))
		return now;
	record_free(now);
	return NULL;
}
