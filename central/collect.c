/* collect - the record is made of what was asked for. */
#include "central/collect.h"

#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/residents.h"
#include "central/route.h"
#include "central/self.h"
#include "i18n/language.h"

#include "i18n/banned.h"

static void set(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

bool centre_number_admit(struct centre_call *c, const char *number, const char *but_for)
{
	g_autofree char *office = centre_word(
		c->ledger,
		"SELECT m.name FROM resident r JOIN commune m ON m.code = r.commune"
		" WHERE r.number = ?1 AND r.id <> ?2 UNION ALL SELECT m.name FROM"
		" number_cancelled x JOIN resident r ON r.id = x.resident JOIN commune m"
		" ON m.code = r.commune WHERE x.number = ?1 AND r.id <> ?2 LIMIT 1",
		"ss", number, but_for);
	g_autofree char *detail = NULL;

	if (!*number || !office)
		return true;
	detail = g_strdup_printf(_("A resident of %s already has this number. Nothing was "
				   "changed."),
				 office);
	return centre_refuse_with(c, PROBLEM_NUMBER_TAKEN, detail,
				  centre_blocker("", 0, office));
}

/* Both must be of the officer's commune, and the house of that hamlet. */
static bool check_home(struct centre_call *c, const struct request *r)
{
	bool hamlet = centre_number(c->ledger, 0,
				    "SELECT count(*) FROM hamlet WHERE id = ?1 AND commune = ?2",
				    "ss", r->hamlet, c->officer->commune) > 0;
	bool house = !*r->household ||
		     centre_number(c->ledger, 0,
				   "SELECT count(*) FROM household WHERE id = ?1 AND commune = ?2"
				   " AND hamlet = ?3",
				   "sss", r->household, c->officer->commune, r->hamlet) > 0;

	return (hamlet && house) || centre_refuse(c, PROBLEM_NOT_FOUND);
}

static const char *asked(const struct request *r, enum record_field field)
{
	const struct change *change = request_change_of(r, field);

	return change ? change->to : "";
}

bool centre_collect_prepare(struct centre_call *c, struct request *r)
{
	g_autofree char *id = world_uuid(c->centre->world);

	set(&r->resident, id);
	return check_home(c, r) && centre_number_admit(c, asked(r, FIELD_NUMBER), "");
}

/* The first in a house is its head; who says that he is, too, unless there is one. */
static bool is_head(struct centre_call *c, const struct request *r)
{
	return *r->household &&
	       centre_number(c->ledger, 0,
			     "SELECT count(*) FROM resident WHERE household = ?1 AND head = 1", "s",
			     r->household) == 0;
}

struct record *centre_collect_insert(struct centre_call *c, const struct request *r)
{
	struct record *record;
	g_autofree char *id = NULL;

	if (!centre_number_admit(c, asked(r, FIELD_NUMBER), ""))
		return NULL;
	record = record_new();
	record_put(&record->id, r->resident);
	record_put(&record->commune_code, r->commune_code);
	record_put(&record->hamlet_id, r->hamlet);
	record_put(&record->household_id, r->household);
	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		record_set(record, change->field, change->to);
	}
	id = centre_resident_insert(c->ledger, c->centre->world, record, is_head(c, r));
	record_free(record);
	if (id)
		return centre_resident_load(c->ledger, id, c->now, c->officer->id);
	centre_refuse(c, centre_refusal(c->ledger) ? PROBLEM_NUMBER_TAKEN : PROBLEM_BUSY);
	return NULL;
}
