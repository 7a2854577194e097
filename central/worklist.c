/* worklist - what is left to verify, and the counts of the first screen. */
#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "central/requests.h"
#include "central/residents.h"
#include "central/sessions.h"
#include "central/verifications.h"
#include "forms/household.h"
#include "i18n/language.h"
#include "i18n/moment.h"

#include "i18n/banned.h"

static void set(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

static int64_t deadline_of(struct centre_call *c)
{
	return centre_number(c->ledger, 0, "SELECT deadline FROM commune WHERE code = ?1", "s",
			     c->officer->commune);
}

void centre_hamlets(struct centre_call *c)
{
	struct hamlet_list *list = hamlet_list_new();
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT h.id, h.name,"
		" (SELECT count(*) FROM household k WHERE k.hamlet = h.id),"
		" (SELECT count(*) FROM resident r WHERE r.commune = ?1 AND r.hamlet = h.id"
		"  AND r.life IN ('', '0', '1')),"
		" (SELECT count(*) FROM resident r WHERE r.commune = ?1 AND r.hamlet = h.id"
		"  AND r.life IN ('', '0', '1') AND r.verified_at = 0)"
		" FROM hamlet h WHERE h.commune = ?1 ORDER BY h.place",
		"s", c->officer->commune);

	while (centre_next(rows)) {
		struct hamlet_row *row = hamlet_row_new();

		set(&row->id, centre_text(rows, 0));
		set(&row->name, centre_text(rows, 1));
		row->households = (unsigned)centre_int(rows, 2);
		row->people = (unsigned)centre_int(rows, 3);
		row->left = (unsigned)centre_int(rows, 4);
		row->done = row->people - row->left;
		g_ptr_array_add(list->rows, row);
	}
	centre_done(rows);
	list->deadline = deadline_of(c);
	list->as_of = c->now;
	centre_reply(c, 200, hamlet_list_to_json(list));
	hamlet_list_free(list);
}

static const char *note_of(int64_t absent, int64_t elsewhere)
{
	if (absent > 0)
		return P_("note in a list", "absent");
	return elsewhere > 0 ? P_("note in a list", "not met") : "";
}

static struct work_row *work_row_of(struct centre_rows *rows)
{
	struct work_row *row = work_row_new();

	set(&row->id, centre_text(rows, 0));
	set(&row->number, centre_text(rows, 1));
	set(&row->house, centre_text(rows, 2));
	set(&row->head, centre_text(rows, 3));
	row->people = (unsigned)centre_int(rows, 4);
	row->agree = (unsigned)centre_int(rows, 5);
	row->differ = (unsigned)centre_int(rows, 6);
	row->paper = (unsigned)centre_int(rows, 7);
	row->left = (unsigned)centre_int(rows, 8);
	set(&row->note, note_of(centre_int(rows, 9), centre_int(rows, 10)));
	return row;
}

static void fill(struct centre_call *c, struct worklist *list)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT k.id, k.number, k.house, max(CASE WHEN r.head THEN r.name ELSE '' END),"
		" count(r.id), count(*) FILTER (WHERE r.verified = 'agree'),"
		" count(*) FILTER (WHERE r.verified = 'differ'),"
		" count(*) FILTER (WHERE r.verified = 'paper'),"
		" count(*) FILTER (WHERE r.verified_at = 0),"
		" count(*) FILTER (WHERE r.verified = 'absent'),"
		" count(*) FILTER (WHERE r.verified IN ('dead', 'missing', 'moved', 'unknown'))"
		" FROM household k JOIN resident r ON r.household = k.id AND r.life IN ('', '0', '1')"
		" WHERE k.hamlet = ?1 GROUP BY k.id ORDER BY k.number",
		"s", c->id);

	while (centre_next(rows))
		g_ptr_array_add(list->rows, work_row_of(rows));
	centre_done(rows);
}

void centre_worklist(struct centre_call *c)
{
	g_autofree char *commune =
		centre_word(c->ledger, "SELECT commune FROM hamlet WHERE id = ?1", "s", c->id);
	struct worklist *list;

	centre_owe(c, c->id, NULL);
	if (!commune || !centre_in_scope(c, commune)) {
		centre_refuse(c, PROBLEM_NOT_FOUND);
		return;
	}
	list = worklist_new();
	fill(c, list);
	list->total = list->rows->len;
	list->as_of = c->now;
	centre_reply(c, 200, worklist_to_json(list));
	worklist_free(list);
}

static int64_t count(struct centre_call *c, const char *sql)
{
	int64_t today = moment_of(moment_date(c->now), 0, 0);

	return centre_number(c->ledger, 0, sql, "ssi", c->officer->id, c->officer->commune,
			     today);
}

/* Every SQL takes ?1 officer, ?2 commune, ?3 the first moment of today. */
#define MINE " AND ?1 <> '' AND ?3 > 0"
static const struct {
	const char *part, *key, *sql;
} counts[] = {
	{NULL, "verify_left",
	 "SELECT count(*) FROM resident WHERE commune = ?2 AND verified_at = 0"
	 " AND life IN ('', '0', '1')" MINE},
	{NULL, "mine_pending",
	 "SELECT count(*) FROM request WHERE author = ?1 AND origin = ?2"
	 " AND state IN ('pending', 'forwarded')" MINE},
	{NULL, "mine_returned",
	 "SELECT count(*) FROM request WHERE author = ?1 AND origin = ?2"
	 " AND state = 'returned'" MINE},
	{"progress", "people",
	 "SELECT count(*) FROM resident WHERE commune = ?2 AND life IN ('', '0', '1')" MINE},
	{"progress", "done",
	 "SELECT count(*) FROM resident WHERE commune = ?2 AND verified_at > 0"
	 " AND life IN ('', '0', '1')" MINE},
	{"today", "verified",
	 "SELECT count(*) FROM verification WHERE officer = ?1 AND at >= ?3 AND ?2 <> ''"},
	{"today", "sent",
	 "SELECT count(*) FROM request WHERE author = ?1 AND origin = ?2 AND sent_at >= ?3"},
	{"today", "approved",
	 "SELECT count(*) FROM decision d JOIN request q ON q.id = d.request"
	 " WHERE ?2 <> '' AND q.state = 'approved' AND d.decision = 'approve' AND d.at >= ?3"
	 " AND (q.author = ?1 OR d.officer = ?1)"},
};

/* What waits for him, as the lists themselves have it; not said to whom has no such list. */
static void put_lists(struct centre_call *c, struct json *j)
{
	static const char *const lists[] = {"queue", "incoming", "overdue"};

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		int64_t n = centre_requests_count(c, lists[i]);

		if (n >= 0)
			json_put_number(j, lists[i], n);
	}
}

void centre_home(struct centre_call *c)
{
	struct json *j = json_object(), *progress = json_object(), *today = json_object();

	for (size_t i = 0; i < G_N_ELEMENTS(counts); i++) {
		struct json *into = j;

		if (counts[i].part)
			into = strcmp(counts[i].part, "today") == 0 ? today : progress;
		json_put_number(into, counts[i].key, count(c, counts[i].sql));
	}
	put_lists(c, j);
	json_put_time(j, "deadline", deadline_of(c));
	json_put(j, "progress", progress);
	json_put(j, "today", today);
	json_put_time(j, "as_of", c->now);
	centre_reply(c, 200, j);
}
