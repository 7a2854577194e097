/* export - residents go out as an official message, and what it cannot say is counted. */
#include <string.h>

#include "central/admin.h"
#include "central/audit.h"
#include "central/message.h"
#include "central/residents.h"
#include "central/xml.h"
#include "i18n/language.h"

#include "i18n/banned.h"

/* One of two ways to write; the envelope goes first. */
struct writer {
	FILE *file;
	struct centre_xml_writer *xml; /* or JSON */
	unsigned count;
};

static struct json *envelope_of(const struct centre_export_plan *plan, int64_t now,
				unsigned count)
{
	struct json *envelope = json_object();
	g_autofree char *at = qcvn109_moment(now);
	g_autofree char *n = g_strdup_printf("%u", count);

	json_put_text(envelope, "GhiChu", plan->note ? plan->note : "");
	json_put_text(envelope, "ThoiDiemDuLieu", at);
	json_put_text(envelope, "SoCongDan", n);
	return envelope;
}

/* {"CongdanCollection":{...,"CongDan":[ - the object's end is taken off again. */
static bool begin_json(FILE *file, const struct json *envelope)
{
	g_autofree char *text = json_print(envelope);

	text[strlen(text) - 1] = '\0';
	return fprintf(file, "{\"CongdanCollection\":%s,\"CongDan\":[", text) > 0;
}

static bool write_one(struct writer *w, const struct json *citizen)
{
	g_autofree char *text = NULL;

	w->count++;
	if (w->xml)
		return centre_xml_write_citizen(w->xml, citizen);
	text = json_print(citizen);
	return fprintf(w->file, "%s\n%s", w->count > 1 ? "," : "", text) > 0;
}

static void count_lost(GHashTable *lost, const struct record *r, enum qcvn109_dialect dialect)
{
	g_autoptr(GPtrArray) paths = qcvn109_lost(r, dialect);

	for (guint i = 0; i < paths->len; i++) {
		guint n = GPOINTER_TO_UINT(g_hash_table_lookup(lost, paths->pdata[i]));

		g_hash_table_insert(lost, g_strdup(paths->pdata[i]), GUINT_TO_POINTER(n + 1));
	}
}

static bool write_resident(struct writer *w, struct record *r, enum qcvn109_dialect dialect,
			   GHashTable *lost)
{
	g_autoptr(json_owned) citizen = qcvn109_citizen_to_json(r, dialect);

	count_lost(lost, r, dialect);
	return write_one(w, citizen);
}

/* In the order they came in: one after the other, never all at once. */
static bool write_all(struct writer *w, struct centre_ledger *l, int64_t now,
		      const struct centre_export_plan *plan, GHashTable *lost)
{
	struct centre_rows *rows = centre_ask(
		l,
		"SELECT id FROM resident WHERE (?1 <> '' AND commune = ?1)"
		" OR (?2 <> '' AND (id = ?2 OR number = ?2)) ORDER BY row",
		"ss", plan->commune ? plan->commune : "", plan->resident ? plan->resident : "");
	bool fine = true;

	while (fine && centre_next(rows)) {
		struct record *r = centre_resident_load(l, centre_text(rows, 0), now, NULL);

		if (r)
			centre_members_load(l, r);
		fine = r && write_resident(w, r, plan->dialect, lost);
		record_free(r);
	}
	centre_done(rows);
	return fine;
}

static bool write_message(struct centre_ledger *l, int64_t now,
			  const struct centre_export_plan *plan, FILE *file, unsigned count,
			  GHashTable *lost)
{
	g_autoptr(json_owned) envelope = envelope_of(plan, now, count);
	struct writer w = {.file = file};
	bool fine;

	if (plan->xml) {
		w.xml = centre_xml_write(file, plan->dialect, envelope);
		fine = write_all(&w, l, now, plan, lost);
		fine = centre_xml_write_end(w.xml) && fine;
	} else {
		fine = begin_json(file, envelope) && write_all(&w, l, now, plan, lost) &&
		       fprintf(file, "\n]}}\n") > 0;
	}
	return fine && w.count == count && fflush(file) == 0 && !ferror(file);
}

/* In the trail before a byte is written. */
static bool trail(const struct centre *centre, struct centre_ledger *l,
		  const struct centre_export_plan *plan, unsigned count)
{
	g_autofree char *detail = g_strdup_printf("rows=%u", count);
	const struct centre_audit entry = {
		world_now(centre->world), "", "dancu-central",
		plan->commune ? plan->commune : "", "", "export",
		plan->commune ? plan->commune : plan->resident, "", "", "ok", detail};

	if (centre_begin(l) && centre_audit_append(l, &entry) && centre_commit(l))
		return true;
	centre_rollback(l);
	return false;
}

bool centre_export(const struct centre *centre, struct centre_ledger *l,
		   const struct centre_export_plan *plan, FILE *file, unsigned *count,
		   GHashTable **lost, GError **why)
{
	bool fine;

	*lost = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	*count = (unsigned)centre_number(
		l, 0,
		"SELECT count(*) FROM resident WHERE (?1 <> '' AND commune = ?1)"
		" OR (?2 <> '' AND (id = ?2 OR number = ?2))",
		"ss", plan->commune ? plan->commune : "", plan->resident ? plan->resident : "");
	fine = *count > 0 && trail(centre, l, plan, *count) &&
	       write_message(l, world_now(centre->world), plan, file, *count, *lost);
	if (!fine) {
		g_clear_pointer(lost, g_hash_table_unref);
		g_set_error_literal(why, CENTRE_ADMIN_ERROR, 0,
				    *count > 0 ? _("The message could not be written whole.")
					       : _("There is nobody to write: no such commune or "
						   "resident."));
	}
	return fine;
}

struct path {
	const char *path;
	guint count;
};

static int by_count(const void *a, const void *b)
{
	const struct path *x = a, *y = b;

	return x->count != y->count ? (x->count < y->count ? 1 : -1) : strcmp(x->path, y->path);
}

char *centre_paths_print(GHashTable *paths)
{
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(struct path));
	GString *out = g_string_new(NULL);
	GHashTableIter i;
	void *key, *value;

	g_hash_table_iter_init(&i, paths);
	while (g_hash_table_iter_next(&i, &key, &value)) {
		struct path path = {key, GPOINTER_TO_UINT(value)};

		g_array_append_val(list, path);
	}
	g_array_sort(list, by_count);
	for (guint k = 0; k < list->len; k++) {
		const struct path *path = &g_array_index(list, struct path, k);

		g_string_append_printf(out, "%s%s (%u)", k ? ", " : "", path->path, path->count);
	}
	return g_string_free(out, list->len == 0);
}
