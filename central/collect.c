/* collect - the record is made of what was asked for. */
#include "central/collect.h"

#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/residents.h"
#include "central/route.h"
#include "central/self.h"
#include "i18n/fold.h"
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

/* Two desks may ask for the same person: the number says so before any approval. */
static bool check_asked(struct centre_call *c, const char *number)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT q.receipt, q.sent_at, m.name FROM request_field f JOIN request q"
		" ON q.id = f.request LEFT JOIN commune m ON m.code = q.commune WHERE"
		" f.field = ?2 AND f.open = 1 AND f.asked = ?1 AND q.kind = 'collect'",
		"ss", number, record_fields[FIELD_NUMBER].path);
	bool asked_for = *number && centre_next(rows);

	if (asked_for)
		centre_refuse_with(c, PROBLEM_NUMBER_TAKEN, NULL,
				   centre_blocker(centre_text(rows, 0), centre_int(rows, 1),
						  centre_text(rows, 2)));
	centre_done(rows);
	return !asked_for;
}

void centre_collect_alike(struct centre_call *c, const struct request *r, struct json *answer)
{
	g_autofree char *text = value_name_text(asked(r, FIELD_NAME));
	g_autofree char *key = fold_key(text, FOLD_SEARCH);
	struct json *list = json_array();
	struct centre_rows *rows = centre_ask(
		c->ledger,
		CENTRE_ROW_SELECT "WHERE r.commune = ?1 AND r.fold = ?2 AND"
				  " substr(r.birth, 1, 4) = substr(?3, 1, 4) LIMIT 5",
		"sss", c->officer->commune, key, asked(r, FIELD_BIRTH));

	while (centre_next(rows)) {
		struct person_row *row = centre_row_of(rows);

		json_push(list, person_row_to_json(row));
		centre_owe(c, row->id, r->id);
		person_row_free(row);
	}
	centre_done(rows);
	json_put(answer, "duplicates", list);
}

bool centre_collect_prepare(struct centre_call *c, struct request *r)
{
	g_autofree char *id = world_uuid(c->centre->world);

	set(&r->resident, id);
	return check_home(c, r) && centre_number_admit(c, asked(r, FIELD_NUMBER), "") &&
	       check_asked(c, asked(r, FIELD_NUMBER));
}

/* The first in a house is its head. */
static bool is_head(struct centre_call *c, const char *household)
{
	return centre_number(c->ledger, 0,
			     "SELECT count(*) FROM resident WHERE household = ?1 AND head = 1", "s",
			     household) == 0;
}

/* A household of his own, with the next number of the commune; its id, new, NULL: refused. */
static char *house_of(struct centre_call *c, const struct request *r)
{
	g_autofree char *number = NULL;
	char *id;

	if (*r->household)
		return g_strdup(r->household);
	id = world_uuid(c->centre->world);
	number = g_strdup_printf("%04d", (int)centre_number(c->ledger, 0,
							    "SELECT max(CAST(number AS INTEGER))"
							    " FROM household WHERE commune = ?1",
							    "s", r->commune_code) + 1);
	if (centre_household_insert(c->ledger, id, number, "", r->commune_code, r->hamlet))
		return id;
	g_free(id);
	centre_refuse(c, PROBLEM_BUSY);
	return NULL;
}

struct record *centre_collect_insert(struct centre_call *c, const struct request *r)
{
	struct record *record;
	g_autofree char *id = NULL, *house = NULL;

	if (!centre_number_admit(c, asked(r, FIELD_NUMBER), "") || !(house = house_of(c, r)))
		return NULL;
	record = record_new();
	record_put(&record->id, r->resident);
	record_put(&record->commune_code, r->commune_code);
	record_put(&record->hamlet_id, r->hamlet);
	record_put(&record->household_id, house);
	for (guint i = 0; i < r->changes->len; i++) {
		const struct change *change = r->changes->pdata[i];

		record_set(record, change->field, change->to);
	}
	id = centre_resident_insert(c->ledger, c->centre->world, record, is_head(c, house));
	record_free(record);
	if (id)
		return centre_resident_load(c->ledger, id, c->now, c->officer->id);
	centre_refuse(c, centre_refusal(c->ledger) ? PROBLEM_NUMBER_TAKEN : PROBLEM_BUSY);
	return NULL;
}
