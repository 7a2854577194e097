/* merge_rows - images and moves in the ledger. */
#include "central/merge_rows.h"

#include "central/residents.h"

#include "i18n/banned.h"

#define COLUMNS                                                                            \
	"id, version, commune, hamlet, household, head, relation, number, old_number, name," \
	" name_text, fold, sort, birth, sex, life, fields, verified_at, verified, bucket, leaf"

bool centre_merge_keep(struct centre_ledger *l, const struct request *r, int64_t now)
{
	return centre_do(l,
			 "INSERT INTO merge(request, kept, second, at) VALUES(?1, ?2, ?3, ?4)",
			 "sssi", r->id, r->resident, r->other, now) &&
	       centre_do(l,
			 "INSERT INTO merge_image SELECT ?1, " COLUMNS " FROM resident WHERE id IN"
			 " (?2, ?3)",
			 "sss", r->id, r->resident, r->other);
}

bool centre_merge_moved(struct centre_ledger *l, const char *merge, const char *what,
			const char *id)
{
	return centre_do(l, "INSERT OR IGNORE INTO merge_move VALUES(?1, ?2, ?3)", "sss", merge,
			 what, id);
}

/* What is moved by its resident, each noted first. */
static const struct {
	const char *note, *move, *back;
} links[] = {
	{"INSERT INTO merge_move SELECT ?1, 'request', id FROM request WHERE resident = ?3",
	 "UPDATE request SET resident = ?2 WHERE resident = ?3",
	 "UPDATE request SET resident = ?2 WHERE id IN (SELECT id FROM merge_move WHERE"
	 " merge = ?1 AND what = 'request')"},
	{"INSERT INTO merge_move SELECT DISTINCT ?1, 'request-field', request FROM request_field"
	 " WHERE resident = ?3",
	 "UPDATE request_field SET resident = ?2 WHERE resident = ?3",
	 "UPDATE request_field SET resident = ?2 WHERE request IN (SELECT id FROM merge_move"
	 " WHERE merge = ?1 AND what = 'request-field')"},
	{"INSERT INTO merge_move SELECT ?1, 'verification', id FROM verification WHERE"
	 " resident = ?3",
	 "UPDATE verification SET resident = ?2 WHERE resident = ?3",
	 "UPDATE verification SET resident = ?2 WHERE id IN (SELECT id FROM merge_move WHERE"
	 " merge = ?1 AND what = 'verification')"},
	{"INSERT INTO merge_move SELECT ?1, 'comparison', comparison || ' ' || line FROM"
	 " comparison_line WHERE resident = ?3 AND resident <> ''",
	 "UPDATE comparison_line SET resident = ?2 WHERE resident = ?3 AND resident <> ''",
	 "UPDATE comparison_line SET resident = ?2 WHERE comparison || ' ' || line IN (SELECT id"
	 " FROM merge_move WHERE merge = ?1 AND what = 'comparison')"},
};

bool centre_merge_move(struct centre_ledger *l, const struct request *r)
{
	bool done = true;

	for (size_t i = 0; done && i < G_N_ELEMENTS(links); i++)
		done = centre_do(l, links[i].note, "sss", r->id, r->resident, r->other) &&
		       centre_do(l, links[i].move, "sss", r->id, r->resident, r->other);
	/* whoever verified the second has had a hand in the kept one */
	return done &&
	       centre_do(l,
			 "INSERT OR IGNORE INTO verification_field SELECT ?1, field, officer FROM"
			 " verification_field WHERE resident = ?2",
			 "ss", r->resident, r->other) &&
	       centre_do(l, "DELETE FROM cleaning_task WHERE subject = ?1", "s", r->other);
}

GPtrArray *centre_merge_relatives(struct centre_ledger *l, const char *merge)
{
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);
	struct centre_rows *rows = centre_ask(
		l, "SELECT id FROM merge_move WHERE merge = ?1 AND what = 'relative'", "s", merge);

	while (centre_next(rows))
		g_ptr_array_add(ids, g_strdup(centre_text(rows, 0)));
	centre_done(rows);
	return ids;
}

struct record *centre_merge_image(struct centre_ledger *l, const char *merge,
				  const char *resident)
{
	g_autofree char *fields =
		centre_word(l, "SELECT fields FROM merge_image WHERE merge = ?1 AND id = ?2", "ss",
			    merge, resident);
	struct record *r = fields ? record_new() : NULL;

	if (r)
		centre_resident_values_read(r, fields);
	return r;
}

bool centre_merge_restore(struct centre_ledger *l, const char *merge, const char *second)
{
	bool done = centre_do(l,
			      "INSERT INTO resident(" COLUMNS ") SELECT " COLUMNS
			      " FROM merge_image WHERE merge = ?1 AND id = ?2",
			      "ss", merge, second) &&
		    centre_do(l, "UPDATE resident SET version = version + 1 WHERE id = ?1", "s",
			      second) &&
		    centre_do(l,
			      "UPDATE resident SET head = (SELECT i.head FROM merge_image i WHERE"
			      " i.merge = ?1 AND i.id = resident.id) WHERE id = (SELECT kept FROM"
			      " merge WHERE request = ?1)",
			      "s", merge);

	for (size_t i = 0; done && i < G_N_ELEMENTS(links); i++)
		done = centre_do(l, links[i].back, "ss", merge, second);
	return done && centre_do(l, "UPDATE merge SET state = 'unmerged' WHERE request = ?1", "s",
				 merge);
}

void centre_merge_tell(struct centre_call *c, const struct request *r, struct json *answer)
{
	struct centre_rows *rows;
	struct json *moved;

	if (request_kind(r) != REQUEST_KIND_MERGE)
		return;
	moved = json_array();
	rows = centre_ask(c->ledger,
			  "SELECT what, count(*) FROM merge_move WHERE merge = ?1 AND"
			  " what <> 'request-field' GROUP BY what ORDER BY what",
			  "s", r->id);
	while (centre_next(rows)) {
		struct json *row = json_object();

		json_put_text(row, "what", centre_text(rows, 0));
		json_put_number(row, "n", centre_int(rows, 1));
		json_push(moved, row);
	}
	centre_done(rows);
	json_put(answer, "moved", moved);
}
