/* residents - one resident, one household, who changed and who looked. */
#include "central/residents.h"

#include <string.h>

#include "central/access.h"
#include "central/problem.h"
#include "forms/history.h"
#include "forms/household.h"

#include "i18n/banned.h"

#define ENTRIES 200 /* of history or accesses in one answer, the newest */

struct record *centre_resident_seek(struct centre_call *c, const char *id)
{
	struct record *r = centre_resident_load(c->ledger, id, c->now, c->officer->id);

	if (r && (centre_in_scope(c, r->commune_code) || centre_searches_widely(c)))
		return r;
	record_free(r);
	centre_owe(c, id, NULL);
	centre_refuse(c, PROBLEM_NOT_FOUND);
	return NULL;
}

static bool is_known_version(const struct centre_call *c, const char *version)
{
	g_autofree char *tag = g_strdup_printf("\"%s\"", version);
	const char *said = c->header[CENTRE_HEADER_NONE_MATCH];

	return said && strcmp(said, tag) == 0;
}

void centre_resident(struct centre_call *c)
{
	struct record *r = centre_resident_seek(c, c->id);

	if (!r)
		return;
	centre_owe(c, r->id, NULL);
	c->etag = g_strdup(r->version);
	if (is_known_version(c, r->version))
		centre_reply(c, 304, NULL);
	else
		centre_reply(c, 200, record_to_json(r, true));
	record_free(r);
}

static char *hidden(enum record_field field, const char *value)
{
	if ((record_fields[field].flags & RECORD_HIDDEN) && !kind_hidden(value))
		return kind_hide(value);
	return g_strdup(value);
}

static void add_changes(struct history_entry *entry, const char *text)
{
	g_autoptr(json_owned) list = json_parse(text, strlen(text), NULL);

	for (const struct json *e = json_first(list); e; e = json_next(e)) {
		const struct json *path = json_first(e), *from = json_next(path);
		enum record_field field = record_field_of_path(json_text(path));
		struct change *change;

		if (field == FIELD_NONE)
			continue;
		change = g_new0(struct change, 1);
		change->field = field;
		change->from = hidden(field, json_text(from));
		change->to = hidden(field, json_text(json_next(from)));
		g_ptr_array_add(entry->changes, change);
	}
}

static void set(char **slot, const char *text)
{
	g_free(*slot);
	*slot = g_strdup(text);
}

void centre_history(struct centre_call *c)
{
	struct record *r = centre_resident_seek(c, c->id);
	struct centre_rows *rows;
	GPtrArray *entries;

	if (!r)
		return;
	entries = g_ptr_array_new_with_free_func((GDestroyNotify)history_entry_free);
	rows = centre_ask(c->ledger,
			  "SELECT time, version, kind, receipt, actor, office, changes"
			  " FROM history WHERE resident IN (SELECT ?1 UNION ALL SELECT second FROM"
			  " merge WHERE kept = ?1 AND state = 'merged') ORDER BY row DESC LIMIT ?2",
			  "sd", r->id, ENTRIES);
	while (centre_next(rows)) {
		struct history_entry *e = history_entry_new();

		e->time = centre_int(rows, 0);
		set(&e->version, centre_text(rows, 1));
		set(&e->kind, centre_text(rows, 2));
		set(&e->receipt, centre_text(rows, 3));
		set(&e->actor, centre_text(rows, 4));
		set(&e->office, centre_text(rows, 5));
		add_changes(e, centre_text(rows, 6));
		g_ptr_array_add(entries, e);
	}
	centre_done(rows);
	centre_owe(c, r->id, NULL);
	centre_reply(c, 200, history_to_json(entries));
	g_ptr_array_free(entries, TRUE);
	record_free(r);
}

/* Officers see their own looks, the chief those of the commune. */
void centre_accesses(struct centre_call *c)
{
	struct record *r = centre_resident_seek(c, c->id);
	bool all = c->officer->role == CENTRE_ROLE_CHIEF;
	struct centre_rows *rows;
	GPtrArray *entries;

	if (!r)
		return;
	entries = g_ptr_array_new_with_free_func((GDestroyNotify)access_entry_free);
	rows = centre_ask(c->ledger,
			  "SELECT time, name, action, procedure, case_number FROM audit"
			  " WHERE target = ?1 AND (officer = ?2 OR (?3 AND commune = ?4))"
			  " ORDER BY seq DESC LIMIT ?5",
			  "ssdsd", r->id, c->officer->id, (int)all, c->officer->commune,
			  ENTRIES);
	while (centre_next(rows)) {
		struct access_entry *e = access_entry_new();

		e->time = centre_int(rows, 0);
		set(&e->officer, centre_text(rows, 1));
		set(&e->action, centre_text(rows, 2));
		set(&e->procedure, centre_text(rows, 3));
		set(&e->case_number, centre_text(rows, 4));
		g_ptr_array_add(entries, e);
	}
	centre_done(rows);
	centre_owe(c, r->id, NULL);
	centre_reply(c, 200, accesses_to_json(entries));
	g_ptr_array_free(entries, TRUE);
	record_free(r);
}

static bool household_load(struct centre_call *c, struct household *h)
{
	struct centre_rows *rows = centre_ask(
		c->ledger,
		"SELECT k.id, k.number, k.house, k.hamlet, h.name, c.name, k.commune"
		" FROM household k LEFT JOIN hamlet h ON h.id = k.hamlet"
		" LEFT JOIN commune c ON c.code = k.commune WHERE k.id = ?1",
		"s", c->id);
	bool found = centre_next(rows) && centre_in_scope(c, centre_text(rows, 6));

	if (found) {
		set(&h->id, centre_text(rows, 0));
		set(&h->number, centre_text(rows, 1));
		set(&h->house, centre_text(rows, 2));
		set(&h->hamlet_id, centre_text(rows, 3));
		set(&h->hamlet, centre_text(rows, 4));
		set(&h->commune, centre_text(rows, 5));
	}
	centre_done(rows);
	return found;
}

/* Head first; every member that is shown gets his own line in the trail. */
static void members_load(struct centre_call *c, struct household *h)
{
	struct centre_rows *rows =
		centre_ask(c->ledger,
			   CENTRE_ROW_SELECT
			   "WHERE r.household = ?1 ORDER BY r.head DESC, r.row",
			   "s", h->id);

	while (centre_next(rows)) {
		struct person_row *row = centre_row_of(rows);

		if (h->members->len == 0)
			set(&h->head, row->name);
		g_ptr_array_add(h->members, row);
		centre_owe(c, row->id, h->id);
	}
	centre_done(rows);
}

void centre_household(struct centre_call *c)
{
	struct household *h = household_new();

	if (household_load(c, h)) {
		members_load(c, h);
		h->as_of = c->now;
		centre_reply(c, 200, household_to_json(h));
	} else {
		centre_refuse(c, PROBLEM_NOT_FOUND);
	}
	centre_owe(c, c->id, NULL);
	household_free(h);
}
