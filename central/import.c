/* import - an invented population comes in. */
#include <string.h>

#include "central/admin.h"
#include "central/feed.h"
#include "central/people.h"
#include "central/residents.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

#define PROGRESS 200 /* residents between two words of progress */

struct arrival {
	const struct centre *centre;
	struct centre_ledger *ledger;
	const char *commune;
	GPtrArray *ids, *names; /* of its hamlets */
	GString *list;		/* of faults; NULL: nobody asks */
};

static bool fail(GError **why, const char *sentence)
{
	g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0, sentence);
	return false;
}

static bool arrival_init(struct arrival *a, const struct centre *centre,
			 struct centre_ledger *l, const char *commune, GError **why)
{
	*a = (struct arrival){centre, l, commune, centre_hamlet_ids(l, commune),
			      centre_hamlet_names(l, commune), NULL};
	return a->ids->len > 0 || fail(why, _("There is no such commune. Add it first: "
					      "dancu-central commune add"));
}

static void arrival_clear(struct arrival *a)
{
	g_ptr_array_free(a->ids, TRUE);
	g_ptr_array_free(a->names, TRUE);
}

static void refused(struct arrival *a, GError **why)
{
	g_autofree char *sentence =
		g_strdup_printf(_("The register refused a resident (%s). Nothing was changed."),
				centre_refusal(a->ledger) ? centre_refusal(a->ledger) : "?");

	fail(why, sentence);
}

/* What is wrong with him, by the words of the cleaning lists. */
static void tell_faults(struct arrival *a, unsigned faults, const char *id, const char *number)
{
	for (int k = 0; a->list && k < CLEANING_KINDS; k++)
		if (faults & 1u << k)
			g_string_append_printf(a->list, "%s\t%s\t%s\n",
					       cleaning_word((enum cleaning_kind)k), id, number);
}

static char *id_of(struct arrival *a, const char *number, size_t digits)
{
	g_autofree char *whole = g_strndup(number, digits);

	return centre_word(a->ledger,
			   "SELECT id FROM resident WHERE number = ?1 AND number <> ''", "s",
			   whole);
}

static void tell_pairs(struct arrival *a, const GPtrArray *pairs)
{
	for (guint i = 0; a->list && pairs && i < pairs->len; i++) {
		const char *pair = pairs->pdata[i];
		size_t digits = strcspn(pair, "\t");
		g_autofree char *one = id_of(a, pair, digits);
		g_autofree char *other = id_of(a, pair + digits + 1, 12);

		g_string_append_printf(a->list, "duplicate\t%s\t%s\n", one, other);
	}
}

/* One invented household; ids tell nothing but the order. */
static bool settle(struct arrival *a, const struct people_household *h, GError **why)
{
	g_autofree char *id = world_uuid(a->centre->world);
	const char *hamlet = a->ids->pdata[h->hamlet];
	bool done = centre_household_insert(a->ledger, id, h->number, h->house, a->commune,
					    hamlet);

	for (size_t i = 0; done && i < h->members; i++) {
		struct record *r = h->member[i];
		g_autofree char *made = NULL;

		record_put(&r->commune_code, a->commune);
		record_put(&r->hamlet_id, hamlet);
		record_put(&r->household_id, id);
		made = centre_resident_insert(a->ledger, a->centre->world, r, i == 0);
		done = made != NULL;
		if (done)
			tell_faults(a, h->faults[i], made, r->value[FIELD_NUMBER]);
	}
	if (done)
		tell_pairs(a, h->pairs);
	else
		refused(a, why);
	return done;
}

static bool settle_all(struct arrival *a, struct people *people, unsigned count,
		       void (*progress)(unsigned done, unsigned total), GError **why)
{
	struct people_household household;
	unsigned came = 0, told = 0;
	bool done = centre_begin(a->ledger);

	while (done && centre_people_next(people, &household)) {
		done = settle(a, &household, why);
		came += (unsigned)household.members;
		if (progress && came - told >= PROGRESS)
			progress(told = came, count);
	}
	if (done && centre_feed_restart(a->ledger, a->commune) && centre_commit(a->ledger)) {
		if (progress)
			progress(count, count);
		return true;
	}
	if (done)
		fail(why, _("The database could not be written. Nothing was changed."));
	centre_rollback(a->ledger);
	return false;
}

static bool is_taken(const char *number, void *ledger)
{
	return centre_number(ledger, 0, "SELECT 1 FROM resident WHERE number = ?1"
					" AND number <> ''", "s", number) != 0;
}

bool centre_populate(const struct centre *centre, struct centre_ledger *l,
		     const char *commune, const char *seed, unsigned count,
		     void (*progress)(unsigned done, unsigned total), GError **why)
{
	const struct centre_population plan = {commune, seed, count, PEOPLE_AS_IN_LIFE, NULL};

	return centre_populate_as(centre, l, &plan, progress, why);
}

bool centre_populate_as(const struct centre *centre, struct centre_ledger *l,
			const struct centre_population *wanted,
			void (*progress)(unsigned done, unsigned total), GError **why)
{
	g_autofree char *name = centre_commune_name(l, wanted->commune);
	g_autofree char *province = centre_word(
		l, "SELECT province FROM commune WHERE code = ?1", "s", wanted->commune);
	struct people_plan plan = {.seed = wanted->seed,
				   .count = wanted->count,
				   .faults = wanted->faults,
				   .commune_code = wanted->commune,
				   .commune = name,
				   .province = province ? province : "",
				   .edition = "2025",
				   .is_taken = is_taken,
				   .lent = l,
				   .today = moment_date(world_now(centre->world))};
	struct arrival a;
	bool done = false;

	if (strcmp(centre->world_name, "practice") != 0)
		return fail(why, _("Invented people live in practice only. Nothing was "
				   "changed."));
	if (arrival_init(&a, centre, l, wanted->commune, why)) {
		struct people *people;

		a.list = wanted->list;
		plan.hamlet = (const char *const *)a.names->pdata;
		plan.hamlets = a.names->len;
		people = centre_people_new(&plan);
		done = settle_all(&a, people, wanted->count, progress, why);
		centre_people_free(people);
	}
	arrival_clear(&a);
	return done;
}
