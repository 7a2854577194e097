/* message - citizens of a message come in: whose commune, which household, which hamlet. */
#include "central/message.h"

#include <string.h>

#include "central/admin.h"
#include "central/audit.h"
#include "central/feed.h"
#include "central/residents.h"
#include "central/source.h"
#include "i18n/fold.h"
#include "i18n/language.h"

#include "i18n/banned.h"

#define PROGRESS 200 /* citizens between two words of progress */

struct hamlets {
	GPtrArray *ids, *names;
};

struct arrivals {
	const struct centre *centre;
	struct centre_ledger *ledger;
	const char *commune;  /* of all; NULL: of each */
	GHashTable *communes; /* code -> struct hamlets */
	GPtrArray *strangers; /* of the citizen being read */
	struct centre_import_report *report;
	unsigned count;
};

static void hamlets_free(void *data)
{
	struct hamlets *hamlets = data;

	g_ptr_array_free(hamlets->ids, TRUE);
	g_ptr_array_free(hamlets->names, TRUE);
	g_free(hamlets);
}

void centre_import_report_clear(struct centre_import_report *report)
{
	g_clear_pointer(&report->mended, g_free);
	g_clear_pointer(&report->strangers, g_hash_table_unref);
}

static bool fail(GError **why, const char *sentence)
{
	g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0, sentence);
	return false;
}

/* The hamlets of a commune; NULL: the register has no such commune. */
static const struct hamlets *hamlets_of(struct arrivals *a, const char *commune)
{
	struct hamlets *hamlets = g_hash_table_lookup(a->communes, commune);

	if (!hamlets) {
		hamlets = g_new0(struct hamlets, 1);
		hamlets->ids = centre_hamlet_ids(a->ledger, commune);
		hamlets->names = centre_hamlet_names(a->ledger, commune);
		g_hash_table_insert(a->communes, g_strdup(commune), hamlets);
	}
	return hamlets->ids->len > 0 ? hamlets : NULL;
}

/* The hamlet whose name stands in the words of a place; the first when none does. */
static const char *hamlet_of(const struct hamlets *hamlets, const char *place)
{
	g_autofree char *detail = kind_part(place, 2);
	g_autofree char *fold = fold_key(detail, FOLD_CANONICAL);

	for (guint i = 0; i < hamlets->names->len; i++) {
		g_autofree char *name = fold_key(hamlets->names->pdata[i], FOLD_CANONICAL);

		if (strstr(fold, name))
			return hamlets->ids->pdata[i];
	}
	return hamlets->ids->pdata[0];
}

/* The household of this number, made when it is new; *head: he is the first in it. */
static char *household_for(struct arrivals *a, const struct record *r, const char *hamlet,
			   bool *head)
{
	const char *number = r->household_number;
	char *id = *number ? centre_word(a->ledger,
					 "SELECT id FROM household WHERE commune = ?1"
					 " AND number = ?2",
					 "ss", r->commune_code, number)
			   : NULL;
	g_autofree char *fresh = NULL;

	*head = !id;
	if (id)
		return id;
	id = world_uuid(a->centre->world);
	fresh = *number ? g_strdup(number) : g_strdup_printf("I%.8s%.4s", id, id + 9);
	centre_household_insert(a->ledger, id, fresh, "", r->commune_code, hamlet);
	return id;
}

/* The code of the commune he belongs to; new, "" when no place of his has one. */
static char *commune_of(const struct arrivals *a, const struct record *r)
{
	static const enum record_field places[] = {FIELD_RESIDENCE, FIELD_PRESENT};

	if (a->commune)
		return g_strdup(a->commune);
	for (size_t i = 0; i < G_N_ELEMENTS(places); i++) {
		g_autofree char *code = kind_part(r->value[places[i]], 0);

		if (strlen(code) == 5)
			return g_steal_pointer(&code);
	}
	return g_strdup("");
}

static const struct hamlets *settle_in(struct arrivals *a, struct record *r, GError **why)
{
	g_autofree char *commune = commune_of(a, r);
	const struct hamlets *hamlets = *commune ? hamlets_of(a, commune) : NULL;

	record_put(&r->commune_code, commune);
	if (hamlets)
		return hamlets;
	g_set_error(why, CENTRE_ADMIN_ERROR, 0,
		    *commune ? _("The register has no commune %s. Add it first (dancu-central "
				 "commune add), or say --commune.")
			     : _("Neither ThuongTru nor NoiOHienTai has the code of a commune%s: "
				 "say --commune."),
		    commune);
	return NULL;
}

static bool keep_notes(struct arrivals *a, const char *resident)
{
	GHashTable *counts = a->report->strangers;

	for (guint i = 0; i < a->strangers->len; i++) {
		const struct qcvn109_stranger *s = a->strangers->pdata[i];
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, s->path));

		g_hash_table_insert(counts, g_strdup(s->path), GUINT_TO_POINTER(n + 1));
		if (!centre_do(a->ledger,
			       "INSERT INTO import_note(resident, path, text) VALUES(?1, ?2, ?3)",
			       "sss", resident, s->path, s->text))
			return false;
	}
	return true;
}

static bool is_known(struct arrivals *a, const struct record *r)
{
	return *r->value[FIELD_NUMBER] &&
	       centre_number(a->ledger, 0,
			     /* the index of numbers leaves out the empty ones */
			     "SELECT 1 FROM resident WHERE number = ?1 AND number <> ''", "s",
			     r->value[FIELD_NUMBER]) > 0;
}

static bool take(struct arrivals *a, struct record *r, GError **why)
{
	const struct hamlets *hamlets = settle_in(a, r, why);
	g_autofree char *household = NULL, *id = NULL;
	const char *hamlet;
	bool head;

	if (!hamlets)
		return false;
	if (is_known(a, r)) {
		a->report->known++;
		return true;
	}
	hamlet = hamlet_of(hamlets, r->value[FIELD_PRESENT]);
	household = household_for(a, r, hamlet, &head);
	record_put(&r->hamlet_id, hamlet);
	record_put(&r->household_id, household);
	record_put(&r->id, "");
	id = centre_resident_insert(a->ledger, a->centre->world, r, head);
	if (id && keep_notes(a, id) &&
	    centre_feed_add(a->ledger, world_now(a->centre->world), id, CENTRE_FEED_WHOLE,
			    NULL)) {
		a->report->came++;
		return true;
	}
	g_set_error(why, CENTRE_ADMIN_ERROR, 0, _("The register refused a resident (%s)."),
		    centre_refusal(a->ledger) ? centre_refusal(a->ledger) : "?");
	return false;
}

/* One citizen, from his JSON to his row; the complaint names him. */
static bool take_citizen(struct arrivals *a, const struct json *citizen, GError **why)
{
	g_autoptr(GError) inner = NULL;
	struct record *r = qcvn109_citizen_of_json(citizen, a->strangers, &inner);
	bool done = r && take(a, r, &inner);

	record_free(r);
	if (!done)
		g_set_error(why, inner->domain, inner->code, "CongDan %u: %s", a->count,
			    inner->message);
	return done;
}

static void tell(const struct arrivals *a, FILE *file, long size)
{
	long at = ftell(file);

	if (a->report->progress)
		a->report->progress(a->count, size > 0 ? (unsigned)(at / MAX(size / 100, 1)) : 0);
}

static bool take_all(struct arrivals *a, struct centre_source *source, FILE *file, long size,
		     GError **why)
{
	struct json *citizen;
	bool done = true;

	while (done && (citizen = centre_source_next(source, a->strangers, why))) {
		a->count++;
		done = take_citizen(a, citizen, why);
		json_free(citizen);
		g_ptr_array_set_size(a->strangers, 0);
		if (a->count % PROGRESS == 0)
			tell(a, file, size);
	}
	return done && !(why && *why) && centre_source_check(source, why);
}

static bool settle_feeds(struct arrivals *a)
{
	GHashTableIter i;
	void *commune;

	g_hash_table_iter_init(&i, a->communes);
	while (g_hash_table_iter_next(&i, &commune, NULL))
		if (!centre_feed_compact(a->ledger, commune, a->centre->feed_keep, 0))
			return false;
	return true;
}

static bool trail(struct arrivals *a)
{
	g_autofree char *detail = g_strdup_printf("rows=%u known=%u", a->report->came,
						  a->report->known);
	const struct centre_audit entry = {
		world_now(a->centre->world), "", "dancu-central", a->commune ? a->commune : "",
		"", "import", a->commune ? a->commune : "", "", "", "ok", detail};

	return centre_audit_append(a->ledger, &entry);
}

/* The complaint with its place in the file, what to do, and that nothing happened. */
static void say_refused(GError **why, GError *inner, const struct centre_source *source)
{
	g_autofree char *place = strstr(inner->message, "CongDan ")
					 ? centre_source_place(source, inner->message)
					 : g_strdup("");
	g_autofree char *advice = centre_source_advice(source);
	g_autofree char *refusal = g_strdup_printf(_("%s%s Nothing was changed."),
						   inner->message, place);

	g_set_error(why, inner->domain, inner->code, "%s%s%s", refusal, advice ? " " : "",
		    advice ? advice : "");
	g_error_free(inner);
}

bool centre_import(const struct centre *centre, struct centre_ledger *l, const char *commune,
		   FILE *file, struct centre_import_report *report, GError **why)
{
	struct arrivals a = {.centre = centre, .ledger = l, .commune = commune,
			     .report = report};
	long size = fseek(file, 0, SEEK_END) == 0 ? ftell(file) : 0;
	struct centre_source *source;
	GError *inner = NULL;
	bool done;

	rewind(file);
	source = centre_source_new(file);
	a.communes = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, hamlets_free);
	a.strangers = g_ptr_array_new_with_free_func(qcvn109_stranger_free);
	report->came = report->known = 0;
	report->strangers = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (commune && !hamlets_of(&a, commune))
		fail(&inner, _("There is no such commune. Add it first: dancu-central commune "
			       "add"));
	done = !inner && centre_begin(l) && take_all(&a, source, file, size, &inner) &&
	       settle_feeds(&a) && trail(&a) && centre_commit(l);
	if (done)
		report->mended = centre_source_mended(source);
	else
		centre_rollback(l);
	if (!done && !inner)
		fail(&inner, _("The database could not be written."));
	if (inner)
		say_refused(why, inner, source);
	g_ptr_array_unref(a.strangers);
	g_hash_table_unref(a.communes);
	centre_source_free(source);
	return done;
}
